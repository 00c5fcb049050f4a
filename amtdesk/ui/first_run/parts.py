"""What the questions are made of: a field under its name with what is wrong beside it, rows that fold."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.fields import show_hint
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from amtdesk.ui.theme import Theme


class Answer(Protocol):
    """Something that holds what was typed or chosen, as words that can be kept and put back."""

    def words(self) -> str:
        """What stands there."""

    def put(self, words: str) -> None:
        """Let these words stand there."""

    def go_on(self) -> None:
        """Let typing go on behind what stands there."""

    def blame(self, sentence: str) -> None:
        """Say what is wrong with it; nothing takes it away."""


class FieldBox(QWidget):
    """A name, a field under it, and what is wrong under that, unless `fault` says it elsewhere for several fields."""

    def __init__(
        self,
        theme: "Theme",
        name: str,
        *,
        field: QLineEdit | QComboBox,
        aside: str = "",
        fault: ErrorLine | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        lines = column(theme, spacing=4)
        self.setLayout(lines)
        head = row(theme, spacing=6)
        label = Label(theme, name, role="metaStrong")
        label.setBuddy(field)
        head.addWidget(label)
        if aside:
            head.addWidget(Label(theme, aside, role="meta", color="text.secondary"))
        head.addStretch(1)
        lines.addLayout(head)
        field.setFont(theme.font("control"))
        if isinstance(field, QLineEdit) and field.placeholderText():
            show_hint(field, field.placeholderText())
        field.setAccessibleName(name)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        lines.addWidget(field)
        self.fault = fault or ErrorLine(theme)
        if fault is None:
            lines.addWidget(self.fault)
        lines.addStretch(1)

    def words(self) -> str:
        """What stands there: the text, or the key of what is chosen."""
        return self.field.text() if isinstance(self.field, QLineEdit) else str(self.field.currentData() or "")

    def put(self, words: str) -> None:
        """Let these words stand there."""
        self.blame("")
        if isinstance(self.field, QLineEdit):
            if words != self.field.text():
                self.field.setText(words)
                self.field.setCursorPosition(0)
        else:
            self.field.setCurrentIndex(max(0, self.field.findData(words)))

    def go_on(self) -> None:
        """Let typing go on behind what stands there."""
        if isinstance(self.field, QLineEdit):
            self.field.end(False)

    def blame(self, sentence: str) -> None:
        """Say what is wrong with it, and go there."""
        self.fault.say(sentence)
        if sentence:
            self.field.setFocus()


class FoldingRow(QWidget):
    """Parts side by side; one below the other where there is little room, or too little for what one of them says."""

    def __init__(self, theme: "Theme", parts: "Iterable[QWidget]") -> None:
        super().__init__()
        self._is_narrow = False
        self._line = row(theme, spacing=16)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for part in parts:
            self._line.addWidget(part, 1)

    def fold(self, *, is_narrow: bool) -> None:
        """Stand one below the other, or side by side again if there is room."""
        self._is_narrow = is_narrow
        self._stand()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if self._is_narrow or self._needed() > self.width() else ways.LeftToRight
        if wanted != self._line.direction():
            self._line.setDirection(wanted)

    def _needed(self) -> int:
        """How wide the parts are side by side: all alike."""
        parts = [item for number in range(self._line.count()) if (item := self._line.itemAt(number)) is not None]
        widest = max((item.minimumSize().width() for item in parts), default=0)
        return widest * len(parts) + self._line.spacing() * (len(parts) - 1)


def text_field(on_typed: "Callable[[], None]", *, placeholder: str = "") -> QLineEdit:
    """A field of one line that says when something is typed."""
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.textChanged.connect(on_typed)
    return field


def choice_field(on_chosen: "Callable[[], None]", choices: "Sequence[tuple[str, str]]") -> ChoiceBox:
    """A choice of several that says when one is chosen."""
    field = ChoiceBox("")
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(14)
    for key, words in choices:
        field.addItem(words, key)
    field.currentIndexChanged.connect(on_chosen)
    return field
