"""Parts of the picture card: a text that grows with its words, and the facts of a picture known by its name alone."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amtdesk.domain.media import PEOPLE_WORD
from amtdesk.domain.posts import Post
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_MOST_LINES: Final = 8


class GrowingText(AutosaveTextEdit):
    """As high as its words, up to some lines."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, bare=True, role="meta")
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._wanted())

    def _wanted(self) -> int:
        line = self._theme.line("meta")
        frame = 2 * self.frameWidth() + self._theme.px(2)
        words = round(self.document().size().height()) if self.toPlainText() else line
        return max(min(max(words, line), _MOST_LINES * line) + frame, self._theme.px(28))

    def _fit(self) -> None:
        wanted = self._wanted()
        if self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)


class NamedPictureFacts(QWidget):
    """Credit and people of a picture whose file nobody took in: they are the post's own until it is."""

    changed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._credit = QLineEdit()
        self._people = ChoiceBox(self.tr("People in the picture"))
        self._credit.setPlaceholderText(self.tr("Photo: name / town"))
        for people, words in PEOPLE_WORD.items():
            self._people.addItem(self.tr(words), people.value)
        line = row(theme, spacing=12)
        self.setLayout(line)
        line.addLayout(self._labelled(self.tr("Credit"), self._credit), 1)
        line.addLayout(self._labelled(self.tr("People in the picture"), self._people), 1)
        self._credit.editingFinished.connect(self.changed)
        self._people.activated.connect(self.changed)

    def _labelled(self, name: str, field: QWidget) -> QVBoxLayout:
        field.setFont(self._theme.font("control"))
        field.setAccessibleName(name)
        label = Label(self._theme, name, role="metaStrong")
        label.setBuddy(field)
        lines = column(self._theme, spacing=4)
        lines.addWidget(label)
        lines.addWidget(field)
        return lines

    def show_post(self, post: Post, *, is_read_only: bool) -> None:
        """Show what the post says; a field that is being typed in keeps its words."""
        if not self._credit.hasFocus():
            self._credit.setText(post.image_credit)
            self._credit.setCursorPosition(0)
        self._credit.setReadOnly(is_read_only)
        self._people.setCurrentIndex(max(self._people.findData(post.consent), 0))
        self._people.setEnabled(not is_read_only)

    def told(self, post: Post) -> Post:
        """Return the post with what stands in the fields."""
        return replace(post, image_credit=self._credit.text().strip(), consent=str(self._people.currentData()))
