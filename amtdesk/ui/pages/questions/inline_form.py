"""A small form in place of the buttons under an answer. What is typed waits until it is sent, across a restart too."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Hairline, column
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.pause import Pause, keep_or_tell

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

Field = QLineEdit | QComboBox | SegmentedControl


class InlineForm(QWidget):
    """Fields with names, an error line, its own primary button. Esc leaves; it opens again where she stopped."""

    left = Signal()

    def __init__(self, context: "PageContext", *, name: str, heading: str, keep: str) -> None:
        super().__init__()
        self.context = context
        self._name = name
        self._question: CitizenQuestion | None = None
        self._fields: dict[str, Field] = {}
        self._offered: Mapping[str, str] = {}  # what stood there before she typed
        self.setAccessibleName(heading)
        theme = context.theme
        self.lines = column(theme, spacing=8)
        self.setLayout(self.lines)
        self.lines.addWidget(Hairline(theme))
        self.lines.addSpacing(theme.px(4))
        self.lines.addWidget(Label(theme, heading, role="bodyStrong"))
        self.error = RefusalLine(theme)
        self.error.hide()
        self.keep = KbdButton(theme, keep, kind="primary", keys="Ctrl+Return")
        self._cancel = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._cancel.clicked.connect(self.left)
        self._foot = FlowLayout(theme)
        self._pause = Pause(self, self.keep_begun)

    # how a form is put together

    def add_field(self, name: str, words: str, *, field: Field) -> None:
        """Add a field under its label."""
        label = Label(self.context.theme, words, role="metaStrong")
        label.setBuddy(field)
        field.setAccessibleName(words)
        inner = field.lineEdit() if isinstance(field, QComboBox) else None
        if inner is not None:
            inner.setAccessibleName(words)
        self._fields[name] = field
        self.lines.addWidget(label)
        self.lines.addWidget(field)
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self._pause.start)
            field.returnPressed.connect(self.keep.click)
        elif isinstance(field, QComboBox):
            field.editTextChanged.connect(self._pause.start)
        else:
            field.chosen.connect(self._pause.start)

    def close_form(self, *others: KbdButton) -> None:
        """Add the error line and the buttons: called last."""
        self.lines.addWidget(self.error)
        self.lines.addSpacing(self.context.theme.px(4))
        for button in (self.keep, *others, self._cancel):
            self._foot.addWidget(button)
        self.lines.addLayout(self._foot)

    # what stands in it

    def question(self) -> CitizenQuestion | None:
        """The question that the form is about."""
        return self._question

    def offer(self, question: CitizenQuestion, values: Mapping[str, str]) -> None:
        """Begin with these values, or with what she typed the last time."""
        self.keep_begun()
        self._question = question
        self._fill(values)
        self._offered = self.values()
        begun = self.context.desk.begun_forms.get(self._kept_as())
        self._fill({name: text for name, text in begun.items() if name in self._fields})
        self._pause.stop()
        self.error.hide()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: _text_of(field) for name, field in self._fields.items()}

    def _fill(self, values: Mapping[str, str]) -> None:
        for name, text in values.items():
            _show(self._fields[name], text)

    def keep_begun(self) -> None:
        """Keep what was typed."""
        self._pause.stop()
        if self._question is not None:
            typed = self.values()
            self.context.desk.begun_forms.keep(self._kept_as(), {} if typed == self._offered else typed)

    def sent(self) -> None:
        """It was sent: nothing of it waits any more."""
        self._offered = self.values()
        self.keep_begun()

    def _kept_as(self) -> str:
        return f"{self._name}:{self._question.id if self._question is not None else 0}"

    # how it goes on

    def say(self, sentence: str, field: QWidget) -> None:
        """Say what is missing, near its cause."""
        self.error.setText(sentence)
        self.error.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        keep_or_tell(self.context.messages, self.keep_begun)


def _text_of(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.currentText() if isinstance(field, QComboBox) else str(field.key())


def _show(field: Field, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(0)  # a long line is read from its beginning
    elif isinstance(field, QComboBox):
        place = field.findText(text)
        field.setCurrentIndex(place)
        if place < 0 and field.isEditable():
            field.setEditText(text)
    else:
        field.choose(text)
