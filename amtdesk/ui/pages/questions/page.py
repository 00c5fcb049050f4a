"""The page Bürgerfragen: the list on the left, one question and its answer on the right."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.ui.overriding import override
from amtdesk.ui.page import NEW, ONE_COLUMN_BELOW, Page, PageContext
from amtdesk.ui.pages.questions.deeds import QuestionDeeds
from amtdesk.ui.pages.questions.detail import QuestionDetail
from amtdesk.ui.pages.questions.frame import Frame
from amtdesk.ui.pages.questions.page_head import OPEN
from amtdesk.ui.pages.questions.returning import Returning
from amtdesk.ui.pages.questions.row_source import RowSource, next_question
from amtdesk.ui.pages.questions.rows import DELETE, EDIT, LATER, REOPEN, QuestionRows
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from amtdesk.ui.widgets.buttons import KbdButton
    from amtdesk.ui.widgets.card_rows import CardRow
    from amtdesk.ui.widgets.question_note import QuestionNote


class QuestionsPage(Page):
    """What waits for an answer, and answering it."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.QUESTIONS, Area.TEMPLATES, Area.TOWN, Area.ROUNDS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = QuestionWords(context, self)
        self._source = RowSource(self.desk, QuestionRows(context, self._words))
        self._deeds = QuestionDeeds(context, self)
        self._shown: tuple[CardRow, ...] = ()
        self._returning = Returning(self.desk)
        self._wants_answer = False  # the window asks for the focus after it opened the page at a question
        whole = column(self.theme, spacing=0, margins=(32, 20, 0, 0))
        self.setLayout(whole)
        # From the outside in: whatever is given a place with everything in it, costs Qt that much more.
        self.frame = Frame(context, self, lines=whole)
        self._new, self.tabs, self.list = self.frame.head.new, self.frame.head.tabs, self.frame.list
        self.detail = QuestionDetail(context, self._words, deeds=self._deeds)
        self.frame.sides.hold(self.detail)
        self.detail.build()
        self._connect()

    @property
    def note(self) -> "QuestionNote":
        """The form that notes and corrects."""
        return self.frame.note

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_requested)
        self.tabs.chosen.connect(self._show_tab)
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self._focus_answer)
        self.list.deleted.connect(self._deeds.delete)
        self.list.action_requested.connect(self._act_on_row)
        self.detail.edit_wished.connect(self.edit_requested)
        self.detail.shown_form.connect(self.frame.sides.reveal)
        self.frame.noted.connect(self._finish_note)
        self.frame.note_cancelled.connect(self._close_note)
        self.frame.filtered.connect(self._show_filtered)
        self.frame.delegation_ended.connect(self.detail.notices.delegation_ended)
        self.detail.conduct.bind_keys(self)
        self._deeds.closed.connect(self._go_on)
        self._deeds.set_aside.connect(self._put_aside)

    # what is shown

    @override
    def build_more(self) -> bool:
        return self.desk.suggestions.read_ahead()

    @override
    def refresh(self) -> None:
        is_all = self.frame.is_all()
        if is_all:
            self.frame.filters.offer()
        self._source.read(
            self.tabs.key(), self.frame.filters.wanted() if is_all else QuestionFilter(), seen=self.frame.seen()
        )
        with QSignalBlocker(self.list):  # rows that become current on the way are not shown
            self._show_rows()
        if is_all:
            self.frame.filters.show_count(self._source.count())
        open_count = self.desk.questions.count_open()
        words = self.tr("{count} open").format(count=self.language.number(open_count))
        self.tabs.show_count(OPEN, words if open_count else "")
        self.frame.head.week.setText(self._words.week())
        self.frame.show_delegated()
        self._show_current(self.list.current_key())
        self._return()

    @override
    def tick(self) -> None:
        self._show_rows()
        self.frame.show_delegated()
        self.detail.tick()

    def _show_rows(self) -> None:
        rows = self._source.rows(self.tabs.key())
        if rows != self._shown:
            self._shown = rows
            place = self.list.verticalScrollBar().value()
            self.list.show_rows(rows, more=self._source.next_rows if self.frame.is_all() else None)
            self.list.verticalScrollBar().setValue(place)
            if self.list.current_key() is None:
                self.list.select_first()
            self.frame.sides.fit()
        self.frame.is_empty = not rows
        self.frame.share_room()
        self._weigh()

    def _show_current(self, key: object) -> None:
        if not isinstance(key, int):
            return
        try:
            question = self.desk.questions.get(QuestionId(key))
        except NotFound:
            return  # deleted this moment: the refresh that follows shows another
        self.detail.show_question(question)

    def _show_tab(self, _key: str) -> None:
        self.frame.show_tab()
        self._shown = ()
        self.refresh()
        self.frame.sides.fit()
        self.frame.sides.go_to_top()

    def _show_filtered(self) -> None:
        self.refresh()
        self.list.verticalScrollBar().setValue(0)

    @override
    def accessible_title(self) -> str:
        return self.tr("Citizens’ questions, {count} open").format(count=self.desk.questions.count_open())

    # where things stand

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(is_narrow=self.layout_width() < ONE_COLUMN_BELOW)

    def _show_note(self, *, is_shown: bool) -> None:
        self.frame.show_note(is_shown=is_shown)
        self._weigh()

    def _weigh(self) -> None:
        """One primary button: the form's while it is open."""
        is_open = self.frame.is_noting()
        self.detail.weigh(is_primary=not is_open)
        self._new.set_kind("secondary" if self._shown or is_open else "primary")

    # what can be done

    def _focus_answer(self, _key: object) -> None:
        self.detail.focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.frame.sides.reveal(self.detail.primary())
        self.frame.sides.reveal(self.detail.focus())

    def _go_on(self, closed: QuestionId) -> None:
        """After one is closed the next one is shown that waits for her, else another open one; the last one stays."""
        self._returning.note_closed(closed)
        self._pass_on(closed, others=frozenset(question.id for question in self.desk.questions.open()))

    def _put_aside(self, done: QuestionId) -> None:
        self._returning.note_set_aside(done)
        self._pass_on(done)

    def _pass_on(self, done: QuestionId, *, others: frozenset[QuestionId] = frozenset()) -> None:
        """What got an interim reply or was handed over leaves the desk for now: the next one is shown."""
        following = next_question(self._shown, done, waiting=self._source.waiting_for_her(), others=others)
        self._show_rows()
        self.list.select_key(following)
        self._show_current(following)
        self._focus_answer(following)

    def _return(self) -> None:
        due = self._returning.due()
        if due is not None and self.list.select_key(due):
            self._focus_answer(due)

    def _act_on_row(self, key: object, wish: str) -> None:
        detail, deeds = self.detail, {EDIT: self.edit_requested}
        deeds |= {DELETE: detail.conduct.delete, LATER: detail.open_later, REOPEN: detail.conduct.reopen}
        if self.list.select_key(key):
            deeds[wish]()

    @override
    def new_requested(self) -> None:
        self.detail.leave()
        self._show_note(is_shown=True)
        self.note.begin()

    @override
    def edit_requested(self) -> None:
        question = self.detail.question()
        if question is not None and not question.is_erased and not self.frame.is_empty:
            self.detail.leave()
            self._show_note(is_shown=True)
            self.note.begin_edit(self.desk.questions.get(question.id))

    def _finish_note(self, question_id: QuestionId) -> None:
        title = self.desk.questions.get(question_id).title
        was_edited = self.note.is_editing()
        self._close_note()
        words = self.tr("Changed: “{title}”") if was_edited else self.tr("Noted: “{title}”")
        self.messages.undo_toast(words.format(title=title))
        if not was_edited:
            self.open_at(question_id)

    def _close_note(self) -> None:
        self._show_note(is_shown=False)
        if (focus := self.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def open_at(self, target: object) -> None:
        if target == NEW:
            self.new_requested()
        if not isinstance(target, int):
            return
        self._show_rows()
        if not self.list.select_key(target):
            self.frame.ask_for_everything()
            if not self.list.select_key(target):
                self.list.clear_current()
        self._show_current(target)
        self._wants_answer = True
        self._focus_answer(target)

    @override
    def place(self) -> object:
        if self.frame.is_noting() and not self.note.is_editing():
            return NEW
        question = self.detail.question()
        return None if question is None or self.frame.is_empty else question.id

    @override
    def leave(self) -> None:
        self.detail.leave()
        if self.frame.is_noting():
            self.note.leave()

    @override
    def primary_button(self) -> "KbdButton | None":
        if self.frame.is_noting():
            return self.note.keep
        return self._new if self.frame.is_empty else self.detail.primary()

    @override
    def needed_next(self) -> tuple[QWidget, ...]:
        return self.detail.forms.needed_next()

    @override
    def first_focus(self) -> QWidget | None:
        wants_answer, self._wants_answer = self._wants_answer, False
        if self.frame.is_noting():
            return self.note.text
        if self.frame.is_empty:
            return self._new
        return self.detail.focus() if wants_answer else self.list

    @override
    def focus_areas(self) -> list[QWidget]:
        areas: list[QWidget] = [self.tabs]
        if self.frame.is_noting():
            areas.append(self.note)
        if self.frame.is_all():
            areas.append(self.frame.filters.search)
        return [*areas, self._new] if self.frame.is_empty else [*areas, self.list, self.detail.focus()]
