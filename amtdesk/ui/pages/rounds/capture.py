"""The capture field of a stop: one line, what it is, Enter stores it and the field stays ready for the next."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from amtdesk.domain.rounds import (
    ObservationKind,
)
from amtdesk.domain.words import N_
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame
from amtdesk.ui.widgets.pasting import Pasting
from amtdesk.ui.widgets.personal_data_line import PersonalDataCare

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

QUESTION: Final = "question"

_HINTS: Final[dict[str, str]] = {
    QUESTION: N_(
        "Briefly, in your own words, without names. The question waits for its answer with its clock running."
    ),
    ObservationKind.RUMOUR: N_("Briefly in your own words, without names. The weekly report counts the rumour."),
    ObservationKind.TOPIC: N_("Briefly in your own words, without names. The weekly report counts the topic."),
    ObservationKind.MODERATION: N_("Only what happened and where: no names, and not the insult itself."),
}
_STORED: Final[dict[str, str]] = {
    QUESTION: N_("Question noted: “{text}”"),
    ObservationKind.RUMOUR: N_("Rumour noted: “{text}”"),
    ObservationKind.TOPIC: N_("Topic noted: “{text}”"),
    ObservationKind.MODERATION: N_("Moderation noted: “{text}”"),
}
_SHOWN_LENGTH: Final = 60


class CaptureField(QLineEdit):
    """One line. Enter stores, the arrows up and down choose what it is, what is pasted is handed on to be cleaned."""

    stepped = Signal(int)
    paste_wished = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = key_text("Return")
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.px(40))
        self.setTextMargins(0, 0, key_frame_width(theme, self._hint) + theme.px(8), 0)
        theme.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wished.emit()
        elif is_plain and Qt.Key(event.key()) in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif not is_plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # Ctrl+Enter is the page's primary action
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Qt's menu, but its "paste" is ours."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_wished)
        return menu

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        height = self._theme.px(KEY_FRAME_HEIGHT)
        width = key_frame_width(self._theme, self._hint)
        rect = QRectF(self.width() - self._theme.px(12) - width, (self.height() - height) // 2, width, height)
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        paint_key_frame(painter, self._theme, text=self._hint, rect=rect, ink=ink, line=line)


class Capture(Card):
    """ "Etwas gefunden?" It stores nothing itself: it asks, and is told how it went."""

    store_requested = Signal(str, str)  # the line; QUESTION or an ObservationKind
    draft_changed = Signal()  # 600 ms after the last key
    touched = Signal()
    undo_requested = Signal()
    reshaped = Signal()  # it is another height

    def __init__(self, context: "PageContext") -> None:
        theme = context.theme
        super().__init__(theme, padding=(14, 20), spacing=8)
        self._language = context.language
        choices = (
            (QUESTION, self.tr("Question")),
            (ObservationKind.RUMOUR, self.tr("Rumour")),
            (ObservationKind.TOPIC, self.tr("Topic")),
            (ObservationKind.MODERATION, self.tr("Moderation")),
        )
        self._order = tuple(key for key, _text in choices)
        self._kinds = SegmentedControl(theme, self.tr("What it is"), choices=choices)
        self._kinds.setToolTip(self.tr("In the field, ↑ and ↓ choose as well"))
        self.field = CaptureField(theme, self.tr("What did you find?"))
        self._hint = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.undo_button = LinkButton(theme, self.tr("Undo"), keys="Ctrl+Z")
        self.undo_button.hide()
        self._aside = column(theme, spacing=4)
        self.personal = PersonalDataCare(context, self.field, place=self._aside)
        self.pasting = Pasting(context, self.field, place=self._aside)
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._assemble(Label(theme, self.tr("Found something?"), role="heading"))
        self._connect()
        self._show_hint()

    def _assemble(self, heading: Label) -> None:
        head = row(self._theme, spacing=12)
        head.addWidget(heading, 1)
        head.addWidget(self._kinds)
        foot = row(self._theme, spacing=8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.undo_button)
        self.column.addLayout(head)
        self.column.addWidget(self.field)
        self.column.addLayout(self._aside)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self._kinds.chosen.connect(self._choose)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(self._ask_to_store)
        self.field.textEdited.connect(self._note_typing)
        self.field.paste_wished.connect(self._paste)
        self.personal.redacted.connect(self._note_change)
        self.personal.changed.connect(self._show_whole)
        self.pasting.changed.connect(self._show_whole)
        self.pasting.undone.connect(self._note_change)
        self._timer.timeout.connect(self.draft_changed)
        self.undo_button.clicked.connect(self._ask_to_undo)

    # what is there

    def text(self) -> str:
        """What is typed and not stored yet."""
        return self.field.text()

    def kind(self) -> str:
        """QUESTION or an ObservationKind."""
        return str(self._kinds.key())

    def rest(self) -> None:
        """What is typed is being kept just now: nothing is left to ask for later."""
        self._timer.stop()

    def show_draft(self, text: str, kind: str) -> None:
        """Show what was typed at this stop before."""
        self._timer.stop()
        if text != self.field.text():
            self.pasting.forget()
        self.field.setText(text)
        self._kinds.choose(ObservationKind(kind) if kind in set(ObservationKind) else QUESTION)
        self._show_hint()

    def show_stored(self, text: str) -> None:
        """Say that the line is kept, and be ready for the next."""
        self._timer.stop()
        self.personal.forget()
        self.pasting.forget()
        self.field.setText("")  # not clear(): Ctrl+Z shall take the note back, not bring the line a second time
        shown = text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"
        self._hint.setText(self._language.text(_STORED[self.kind()]).format(text=shown))
        self._hint.set_color("text.primary")
        self.undo_button.show()
        self.field.setFocus()

    # slots

    def _choose(self, _key: object) -> None:
        self._show_hint()
        self.touched.emit()
        self.draft_changed.emit()

    def _step(self, by: int) -> None:
        place = min(max(self._order.index(self._kinds.key()) + by, 0), len(self._order) - 1)
        self._kinds.choose(self._order[place])
        self._choose(self._order[place])

    def _note_typing(self, _text: str) -> None:
        self._show_hint()
        self.touched.emit()
        self._timer.start()

    def _note_change(self) -> None:
        self._note_typing(self.field.text())

    def _paste(self) -> None:
        self.pasting.paste(QGuiApplication.clipboard().text())
        self._note_change()

    def _show_whole(self) -> None:
        """A line came or went: Qt measures it on its next turn."""
        QTimer.singleShot(0, self, self.reshaped.emit)

    def _ask_to_store(self) -> None:
        self.touched.emit()
        if self.field.text().strip():
            self.store_requested.emit(self.field.text(), self.kind())

    def _ask_to_undo(self) -> None:
        self._show_hint()
        self.field.setFocus()
        self.undo_requested.emit()

    def _show_hint(self) -> None:
        self._hint.setText(self._language.text(_HINTS[self.kind()]))
        self._hint.set_color("text.secondary")
        self.undo_button.hide()
