"""The form that notes a question, or corrects one: a few seconds from key to kept. It asks for no name."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.asked_words import moment_asked
from amtdesk.domain.begun_note import BegunNote, NotePlace
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.note_details import NoteDetails
from amtdesk.ui.widgets.note_hint import NoteHint
from amtdesk.ui.widgets.note_source import NoteSource
from amtdesk.ui.widgets.note_text import NoteText
from amtdesk.ui.widgets.pasting import Pasting, clipboard_text
from amtdesk.ui.widgets.pause import Pause, keep_or_tell
from amtdesk.ui.widgets.personal_data_line import PersonalDataCare

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.ui.page import PageContext

#: Room for the focus ring at the edges of what scrolls.
_RING: Final = 4
#: From here on the words at the foot have a line of their own.
_LARGE: Final = 1.5


class QuestionNote(QWidget):
    """Text first, the rest has sensible beginnings. Enter keeps, Esc leaves; what was typed waits for the next time."""

    noted = Signal(object)  # QuestionId
    cancelled = Signal()
    reshaped = Signal()  # it is another height

    def __init__(self, context: "PageContext", *, scrolls: bool = False) -> None:
        super().__init__()
        self._context = context
        self._edited: CitizenQuestion | None = None
        self._is_begun = False
        self._shown: BegunNote | None = None  # what the form said when it was last kept
        theme = context.theme
        self._place = NotePlace()
        #: What scrolls above the buttons, where the form has little room.
        self.fields = ScrollColumn(theme, margins=(_RING, _RING, _RING, _RING)) if scrolls else None
        self.text = NoteText(theme, self.tr("The question, in the citizen’s words"))
        self._aside = column(theme, spacing=6)  # what is said about the words
        self.personal = PersonalDataCare(context, self.text, place=self._aside)
        self.pasting = Pasting(context, self.text, place=self._aside)
        self._where = NoteSource(context)
        self.source, self.group = self._where.source, self._where.group
        self._details = NoteDetails(context)
        self.asked, self.category, self.link = self._details.asked, self._details.category, self._details.link
        self.error = Label(theme, role="meta", color="danger.text", wrap=True)
        self._hint = NoteHint(theme)
        self.paste_button = self._hint.paste_button
        self.keep = KbdButton(theme, self.tr("Note question"), kind="primary", keys="Return")
        self._cancel = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._pause = Pause(self, self._keep_begun)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._context.theme
        whole = column(theme, spacing=12)
        self.setLayout(whole)
        lines = column(theme, spacing=12)
        if self.fields is not None:
            self.fields.column.addLayout(lines)
            whole.addWidget(self.fields)
        else:
            whole.addLayout(lines)
        lines.addWidget(self.text)
        lines.addLayout(self._aside)
        lines.addWidget(self._where)
        lines.addWidget(self._details)
        lines.addWidget(self.error)
        self.error.hide()
        foot = row(theme, spacing=8, margins=(_RING, 0, _RING, 0) if self.fields is not None else (0, 0, 0, 0))
        if theme.zoom >= _LARGE:
            lines.insertWidget(lines.indexOf(self._aside) + 1, self._hint)
        else:
            foot.addWidget(self._hint, 1)
        foot.addStretch(0)
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.text.accepted.connect(self._keep)
        self.text.left.connect(self._give_up)
        self.text.grown.connect(self.reshaped)
        self.text.pasted.connect(self.pasting.paste)
        self.text.textChanged.connect(self.error.hide)
        self.text.textChanged.connect(self._offer_clipboard)
        self._hint.paste_wished.connect(self._paste)
        self.personal.changed.connect(self.reshaped)
        self.pasting.changed.connect(self.reshaped)
        for changed in (self.text.textChanged, self.asked.textChanged, self.link.textChanged):
            changed.connect(self._pause.start)
        self.keep.clicked.connect(self._keep)
        self._cancel.clicked.connect(self._give_up)
        self.asked.returnPressed.connect(self._keep)
        self.link.returnPressed.connect(self._keep)

    def begin(self, place: NotePlace | None = None) -> None:
        """Start with an empty form, or where she stopped, and the focus in the text; `place` is where she reads now."""
        if self._is_begun and self._edited is None and self.text.toPlainText().strip():
            self._focus_text()  # asked for once more: what is being typed stays
            return
        self.leave()
        self._edited = None
        begun = self._context.desk.begun_notes.get()
        self.keep.set_label(self.tr("Note question"))
        words = self.tr("Your note from before. Typing replaces it.") if begun else self.tr("No name is kept.")
        self._hint.say(words)
        self._place = place or self._context.desk.begun_notes.last_place()
        self._fill(begun or BegunNote(text="", source=self._place.source, group_id=self._place.group_id))

    def begin_edit(self, question: CitizenQuestion) -> None:
        """Show what was noted, to be corrected."""
        self.leave()
        self._edited = question
        self.keep.set_label(self.tr("Keep changes"))
        self._hint.say(self.tr("No name is kept."))
        self._fill(
            BegunNote(
                text=question.text,
                source=question.source,
                group_id=question.group_id,
                asked=self._shown_moment(question),
                category=question.category,
                link=question.link,
            )
        )

    def leave(self) -> None:
        """She goes elsewhere: keep what is typed, as a correction or as a note that is only begun."""
        self._pause.stop()
        if self._shown is None or self._typed() == self._shown:
            return
        if self._edited is None:
            self._keep_begun()
        elif self.text.toPlainText().strip() and (asked_at := self._moment()) is not None:
            try:
                self._edited = self._corrected(self._edited, asked_at)
            except UserFacingError as error:
                self._context.messages.report(error)
                return
            self._shown = self._typed()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_begun = False
        keep_or_tell(self._context.messages, self.leave)

    def _fill(self, note: BegunNote) -> None:
        self._where.offer_groups()
        self._details.offer_subjects()
        self.text.setPlainText(note.text)
        self.text.selectAll()
        self._where.show_place(note.source, note.group_id)
        self.category.setCurrentIndex(max(self.category.findData(note.category), 0))
        self.asked.setText(note.asked)
        self.link.setText(note.link)
        self._rest()
        self.personal.forget()
        self.pasting.forget()
        self._is_begun = True
        self._focus_text()

    def _rest(self) -> None:
        self._pause.stop()
        self._shown = self._typed()

    def _keep_begun(self) -> None:
        if self._edited is None:
            typed = self._typed()
            self._context.desk.begun_notes.keep(typed if typed.text.strip() else None)
            self._shown = typed

    def _typed(self) -> BegunNote:
        return BegunNote(
            text=self.text.toPlainText(),
            source=self._where.seen_in(),
            group_id=self._where.group_id(),
            asked=self.asked.text(),
            category=self.category.currentData() or "",
            link=self.link.text(),
        )

    def is_editing(self) -> bool:
        """Whether a question is corrected, not noted."""
        return self._edited is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        if self._edited is not None:
            self._shown = self._typed()  # Esc: the question stays as it was
        self.cancelled.emit()

    def _focus_text(self) -> None:
        self.error.hide()
        self._offer_clipboard()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_clipboard(self) -> None:
        self._hint.offer(is_empty=self.text.document().isEmpty())

    def _paste(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pasting.paste(clipboard_text())

    def _shown_moment(self, question: CitizenQuestion) -> str:
        local = self._context.desk.clock.local(question.asked_at)
        return f"{local:%d.%m.%Y %H:%M}"

    def _keep(self) -> None:
        asked_at = self._moment()
        if asked_at is None:
            self._say(self.tr("Please give a time that has passed, such as 10:00 or yesterday 10:00."), self.asked)
            return
        try:
            question = self._noted(asked_at) if self._edited is None else self._corrected(self._edited, asked_at)
        except UserFacingError as error:
            self._say(self._context.language.sentence(error), self.text)
            return
        if self._edited is None:
            self._context.desk.begun_notes.keep(None)
            self._context.desk.begun_notes.keep_place(
                replace(self._place, source=question.source, group_id=question.group_id)
            )
            self.text.clear()
        self._rest()
        self.noted.emit(question.id)

    def _moment(self) -> "datetime | None":
        words = self.asked.text()
        if self._edited is not None and words == self._shown_moment(self._edited):
            return self._edited.asked_at  # what is shown has minutes, what was noted has seconds
        clock = self._context.desk.clock
        return moment_asked(words, now=clock.local(clock.now()))

    def _noted(self, asked_at: "datetime") -> CitizenQuestion:
        source, group_id = self._where.seen_in(), self._where.group_id()
        is_there = (source, group_id) == (self._place.source, self._place.group_id)
        return self._context.desk.questions.note(
            self.text.toPlainText(),
            source=source,
            asked_at=asked_at,
            group_id=group_id,
            round_id=self._place.round_id if is_there else None,
            category=self.category.currentData(),
            link=self.link.text(),
        )

    def _corrected(self, question: CitizenQuestion, asked_at: "datetime") -> CitizenQuestion:
        return self._context.desk.questions.edit(
            question.id,
            text=self.text.toPlainText(),
            source=self._where.seen_in(),
            asked_at=asked_at,
            group_id=self._where.group_id(),
            category=self.category.currentData(),
            link=self.link.text(),
        )

    def _say(self, sentence: str, field: QWidget) -> None:
        self.error.setText(sentence)
        self.error.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
