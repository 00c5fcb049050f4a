"""The capture field of a stop: one line, what it is, Enter stores it and the field stays ready for the next."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal

from amtdesk.domain.plain_words import plain_line
from amtdesk.domain.rounds import ObservationKind
from amtdesk.domain.words import N_
from amtdesk.ui.keys import key_text
from amtdesk.ui.last_step import LastStep
from amtdesk.ui.pages.rounds.capture_field import CaptureField
from amtdesk.ui.pages.rounds.noting import QUESTION
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, FoldingRow, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.pasting import Pasting
from amtdesk.ui.widgets.personal_data_line import PersonalDataCare

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_HINTS: Final[dict[str, str]] = {
    QUESTION: N_(
        "Briefly, in your own words, without names. The question waits for its answer with its clock running."
    ),
    ObservationKind.RUMOUR: N_("Briefly in your own words, without names. The weekly report counts the rumour."),
    ObservationKind.TOPIC: N_("Briefly in your own words, without names. The weekly report counts the topic."),
    ObservationKind.MODERATION: N_(
        "Only what happened and where: no names, and not the insult itself. "
        "The note is kept for the page Moderation that is still to come."
    ),
}
_STORED: Final[dict[str, str]] = {
    QUESTION: N_("Question noted: “{text}”"),
    ObservationKind.RUMOUR: N_("Rumour noted: “{text}”"),
    ObservationKind.TOPIC: N_("Topic noted: “{text}”"),
    ObservationKind.MODERATION: N_("Moderation noted: “{text}”"),
}
_SHOWN_LENGTH: Final = 60


class Capture(Card):
    """ "Etwas gefunden?" It stores nothing itself: it asks, and is told how it went."""

    store_requested = Signal(str, str)  # the line; QUESTION or an ObservationKind
    draft_changed = Signal()  # 600 ms after the last key
    touched = Signal()
    undo_requested = Signal()
    reshaped = Signal()  # it is another height
    told = Signal()  # it says itself what became of a line

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
        self._kinds.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the field
        self._kinds.setToolTip(self.tr("In the field, ↑ and ↓ choose as well"))
        self.field = CaptureField(theme, self.tr("What did you find?"))
        self._hint = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.undo_button = LinkButton(theme, self.tr("Undo"), keys="Ctrl+Z", at_end=True)
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo_button.hide()
        self._storing = LastStep(context.desk)
        self._shown_once = ""  # what looked like personal data when she was told
        self._aside = column(theme, spacing=4)
        self.personal = PersonalDataCare(context, self.field, place=self._aside)
        self.pasting = Pasting(context, self.field, place=self._aside)
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._assemble(Label(theme, self.tr("Found something?"), role="heading"))
        self._connect()
        self._show_hint()

    def _assemble(self, heading: Label) -> None:
        head = FoldingRow(self._theme, spacing=12)
        head.line.addWidget(heading, 1)
        head.line.addWidget(self._kinds)
        foot = row(self._theme, spacing=8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.undo_button)
        self.column.addWidget(head)
        self.column.addWidget(self.field)
        self.column.addLayout(self._aside)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self._kinds.chosen.connect(self._choose)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(self._ask_to_store)
        self.field.textEdited.connect(self._note_typing)
        self.field.brought.connect(self._take_in)
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

    def is_empty(self) -> bool:
        """Whether there is nothing to keep: no sign that can be seen."""
        return not plain_line(self.field.text())

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
        self._shown_once = ""
        self.field.setText(text)
        self._kinds.choose(ObservationKind(kind) if kind in set(ObservationKind) else QUESTION)
        self._show_hint()

    def show_left_over(self, text: str, kind: str, *, name: str) -> None:
        """Show a line of an earlier day, and where it was typed."""
        self.show_draft(text, kind)
        self._say(self.tr("This line was left half typed at “{name}”. Keep it, or delete it.").format(name=name))

    def show_stored(self, text: str) -> None:
        """Say that the line is kept, and be ready for the next."""
        self._timer.stop()
        self._storing.remember()
        self.personal.forget()
        self.pasting.forget()
        self.field.setText("")  # not clear(): Ctrl+Z shall take the note back, not bring the line a second time
        shown = text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"
        self._say(self._language.text(_STORED[self.kind()]).format(text=shown))
        self.undo_button.show()
        self.told.emit()
        self.field.setFocus()

    def look_again(self) -> None:
        """What the line says was kept may not be the last step any more: its "undo" would mean another."""
        if not self.undo_button.isHidden() and not self._storing.is_last():
            self._show_hint()

    def is_looked_through(self) -> bool:
        """Whether the line may be kept. What looks like personal data is pointed out once before (R5)."""
        self.personal.look()
        line, text = self.personal.line, self.text()
        if line is None or line.isHidden() or self._shown_once == text:
            return True
        self._shown_once = text
        self.told.emit()
        words = self.tr("Not kept yet: please look at what is marked above. The same key once more keeps it as it is.")
        self._say(words)
        self.field.setFocus()
        return False

    # slots

    def _choose(self, _key: object) -> None:
        self._show_hint()
        announce(self._kinds, self._kinds.accessibleName())
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

    def _take_in(self, words: str) -> None:
        self.pasting.paste(words)
        self._note_change()

    def _show_whole(self) -> None:
        """A line came or went: Qt measures it on its next turn."""
        QTimer.singleShot(0, self, self.reshaped.emit)

    def _ask_to_store(self) -> None:
        self.touched.emit()
        if self.is_empty():
            words = self.tr("There is nothing in this line yet. {keys} goes on to the next stop.")
            self._say(words.format(keys=key_text("Ctrl+Return")))
        elif self.is_looked_through():
            self.store_requested.emit(self.field.text(), self.kind())

    def _ask_to_undo(self) -> None:
        self._show_hint()
        self.field.setFocus()
        self.undo_requested.emit()

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.set_color("text.primary")
        self.undo_button.hide()
        announce(self._hint, words)

    def _show_hint(self) -> None:
        self._hint.setText(self._language.text(_HINTS[self.kind()]))
        self._hint.set_color("text.secondary")
        self.undo_button.hide()
