"""The form that notes a question, or corrects one: a few seconds from key to kept. It asks for no name."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QTextEdit, QWidget

from amtdesk.domain.asked_words import moment_asked
from amtdesk.domain.begun_note import BegunNote
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import CitizenQuestion, QuestionSource
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.note_details import NoteDetails

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_LINES: Final = 2


class QuestionNote(QWidget):
    """Text first, the rest has sensible beginnings. Enter keeps, Esc leaves; what was typed waits for the next time."""

    noted = Signal(object)  # QuestionId
    cancelled = Signal()

    def __init__(self, context: "PageContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edited: CitizenQuestion | None = None
        self._is_begun = False
        self._shown: BegunNote | None = None  # what the form said when it was last kept
        theme = context.theme
        self.text = _NoteText(theme, self.tr("The question, in the citizen’s words"))
        sources = (
            (QuestionSource.PAGE_COMMENT, self.tr("Comment")),
            (QuestionSource.GROUP, self.tr("Group")),
            (QuestionSource.DIRECT_MESSAGE, self.tr("Message")),
            (QuestionSource.OTHER, self.tr("Other way")),
        )
        self.source = SegmentedControl(theme, self.tr("Seen in"), choices=sources)
        self.group = QComboBox()
        self._details = NoteDetails(context)
        self.asked, self.category, self.link = self._details.asked, self._details.category, self._details.link
        self.error = Label(theme, role="meta", color="danger.text", wrap=True)
        self._hint = Label(theme, role="meta", color="text.tertiary", wrap=True)
        self.keep = KbdButton(theme, self.tr("Note question"), kind="primary", keys="Return")
        self._cancel = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._pause = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._pause.timeout.connect(self._keep_begun)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=12)
        self.setLayout(lines)
        lines.addWidget(self.text)
        where = row(theme, spacing=12)
        where.addWidget(self.source)
        where.addWidget(self.group, 1)
        where.addStretch(1)
        lines.addLayout(where)
        self.group.setAccessibleName(self.tr("Group"))
        lines.addWidget(self._details)
        lines.addWidget(self.error)
        self.error.hide()
        foot = row(theme, spacing=8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        lines.addLayout(foot)

    def _connect(self) -> None:
        self.text.accepted.connect(self._keep)
        self.text.left.connect(self._give_up)
        self.text.textChanged.connect(self.error.hide)
        for changed in (self.text.textChanged, self.asked.textChanged, self.link.textChanged):
            changed.connect(self._pause.start)
        self.keep.clicked.connect(self._keep)
        self._cancel.clicked.connect(self._give_up)
        self.asked.returnPressed.connect(self._keep)
        self.link.returnPressed.connect(self._keep)
        self.source.chosen.connect(self._show_group)

    def begin(self) -> None:
        """Start with an empty form, or where she stopped, and the focus in the text."""
        if self._is_begun and self._edited is None and self.text.toPlainText().strip():
            self._focus_text()  # asked for once more: what is being typed stays
            return
        self.leave()
        self._edited = None
        begun = self._context.desk.begun_notes.get()
        self.keep.set_label(self.tr("Note question"))
        words = self.tr("Your note from before. Typing replaces it.") if begun else self.tr("No name is kept.")
        self._hint.setText(words)
        self._fill(begun or BegunNote(text="", source=self._source()))

    def begin_edit(self, question: CitizenQuestion) -> None:
        """Show what was noted, to be corrected."""
        self.leave()
        self._edited = question
        self.keep.set_label(self.tr("Keep changes"))
        self._hint.setText(self.tr("No name is kept."))
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
            self._shown = self._typed()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        self._is_begun = False
        super().hideEvent(event)

    def _fill(self, note: BegunNote) -> None:
        self._fill_choices()
        self.text.setPlainText(note.text)
        self.text.selectAll()
        self.source.choose(note.source)
        self.group.setCurrentIndex(max(self.group.findData(note.group_id), 0))
        self.category.setCurrentIndex(max(self.category.findData(note.category), 0))
        self.asked.setText(note.asked)
        self.link.setText(note.link)
        self._rest()
        self._is_begun = True
        self._focus_text()

    def _rest(self) -> None:
        self._pause.stop()
        self._shown = self._typed()

    def _keep_begun(self) -> None:
        if self._edited is None:
            self._shown = self._typed()
            self._context.desk.begun_notes.keep(self._shown if self._shown.text.strip() else None)

    def _typed(self) -> BegunNote:
        return BegunNote(
            text=self.text.toPlainText(),
            source=self._source(),
            group_id=self._group(),
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
        self._show_group()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_choices(self) -> None:
        desk = self._context.desk
        self.group.clear()
        self.group.addItem(self.tr("which group?"), None)
        for group in desk.rounds.groups():
            if not group.is_own_channel:
                self.group.addItem(group.name, group.id)
        self._details.offer_subjects()

    def _show_group(self) -> None:
        self.group.setVisible(self.source.key() is QuestionSource.GROUP)

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
        return self._context.desk.questions.note(
            self.text.toPlainText(),
            source=self._source(),
            asked_at=asked_at,
            group_id=self._group(),
            category=self.category.currentData(),
            link=self.link.text(),
        )

    def _corrected(self, question: CitizenQuestion, asked_at: "datetime") -> CitizenQuestion:
        return self._context.desk.questions.edit(
            question.id,
            text=self.text.toPlainText(),
            source=self._source(),
            asked_at=asked_at,
            group_id=self._group(),
            category=self.category.currentData(),
            link=self.link.text(),
        )

    def _source(self) -> QuestionSource:
        return QuestionSource(str(self.source.key()))

    def _group(self) -> GroupId | None:
        found = self.group.currentData()
        return GroupId(found) if found and self._source() is QuestionSource.GROUP else None

    def _say(self, sentence: str, field: QWidget) -> None:
        self.error.setText(sentence)
        self.error.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class _NoteText(QTextEdit):
    """A few lines; Enter keeps, Shift+Enter begins a line."""

    accepted = Signal()
    left = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.setFixedHeight(_LINES * theme.line("body") + theme.px(20))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
