"""Questions as rows of the list: under their headings, or all of them in order of time."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.questions import CitizenQuestion, QuestionGroup, QuestionStatus, group_of
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.ui.page import PageContext

REOPEN: Final = "reopen"
LATER: Final = "later"
EDIT: Final = "edit"
DELETE: Final = "delete"


class QuestionRows(QObject):
    """Makes the rows."""

    def __init__(self, context: "PageContext", words: QuestionWords) -> None:
        super().__init__(words)
        self._desk = context.desk
        self._language = context.language
        self._words = words
        self._closed_rows: dict[int, tuple[CitizenQuestion, CardRow]] = {}  # they say the same at any time

    def grouped(self, questions: Iterable[CitizenQuestion], closed: Iterable[CitizenQuestion]) -> tuple[CardRow, ...]:
        """Under their headings: what runs out first, then the rest, then what was closed lately."""
        now = self._desk.clock.now()
        found: dict[QuestionGroup, list[tuple[timedelta, CitizenQuestion]]] = {group: [] for group in QuestionGroup}
        for question in questions:
            left = self._desk.questions.remaining(question, now)
            found[group_of(question, remaining=left, now=now)].append((left, question))
        for entries in found.values():
            entries.sort(key=_urgency)
        found[QuestionGroup.CLOSED] = [(timedelta(), question) for question in closed]
        rows: list[CardRow] = []
        for group, entries in found.items():
            if entries:
                rows += [self._heading(group), *(self._row(question, left) for left, question in entries)]
        return tuple(rows)

    def in_order(self, questions: Iterable[CitizenQuestion]) -> tuple[CardRow, ...]:
        """All of them, each with its day and state."""
        now = self._desk.clock.now()
        return tuple(self._dated_row(question, now) for question in questions)

    def _dated_row(self, question: CitizenQuestion, now: "datetime") -> CardRow:
        known = self._closed_rows.get(question.id)
        if known is not None and known[0] == question:
            return known[1]
        day = self._language.numeric_date(self._language.local(question.asked_at).date())
        left = timedelta() if question.is_closed else self._desk.questions.remaining(question, now)
        state = "" if question.awaits_first_reaction else self._words.status(question)
        parts = (state, day, self._words.place(question))
        row = self._row(question, left)._replace(meta=" · ".join(part for part in parts if part))
        if question.is_closed:
            self._closed_rows[question.id] = (question, row)
        return row

    def _heading(self, group: QuestionGroup) -> CardRow:
        if group is QuestionGroup.RUNS_OUT:
            return heading(self.tr("Running out soon"), icon="clock-alert", icon_color="warn.base")
        words = {
            QuestionGroup.OPEN: self.tr("Open"),
            QuestionGroup.LATER: self.tr("Put off"),
            QuestionGroup.WITH_DEPARTMENT: self.tr("With the department"),
            QuestionGroup.CLOSED: self.tr("Answered today and yesterday"),
        }
        return heading(words[group])

    def _row(self, question: CitizenQuestion, left: timedelta) -> CardRow:
        title = self._words.short(question)
        if question.is_closed:
            return self._closed_row(question, title)
        row = CardRow(key=question.id, title=title, actions=self._open_actions(), status=self._words.status(question))
        if not question.awaits_first_reaction:
            return row._replace(icon="hourglass", meta=self._waiting(question))
        ring, ink = self._words.colors(left)
        share = left / self._desk.questions.target()
        is_late = left < timedelta()
        return row._replace(
            ring=None if is_late else min(share, 1.0),
            ring_color=ring,
            icon="clock-alert" if is_late else "",
            icon_color=ring,
            lead=self._words.remaining(left),
            lead_color=ink,
            meta=self._where(question),
        )

    def _closed_row(self, question: CitizenQuestion, title: str) -> CardRow:
        is_answered = question.status is QuestionStatus.ANSWERED
        parts = (
            self._words.taken(question) if is_answered else self._words.status(question),
            self._words.place(question),
        )
        return CardRow(
            key=question.id,
            title=title,
            icon="check",
            meta=" · ".join(part for part in parts if part),
            status=self._words.status(question) if is_answered else "",
            actions=self._closed_actions(),
        )

    def _where(self, question: CitizenQuestion) -> str:
        if question.status is QuestionStatus.WAITING_DEPARTMENT:
            return self._words.with_department(question)
        return self._words.place(question)

    def _waiting(self, question: CitizenQuestion) -> str:
        parts = [self.tr("interim reply given")]
        if question.status is QuestionStatus.WAITING_DEPARTMENT:
            parts.insert(0, self._words.with_department(question))
        else:
            parts.append(self._words.place(question))
        return " · ".join(parts)

    def _open_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(key=LATER, text=self.tr("Later …"), icon="clock"),
            RowAction(key=EDIT, text=self.tr("Edit"), icon="pencil", keys="F2"),
            RowAction(key=DELETE, text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True),
        )

    def _closed_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(key=REOPEN, text=self.tr("Reopen"), icon="undo-2"),
            RowAction(key=EDIT, text=self.tr("Edit"), icon="pencil", keys="F2"),
            RowAction(key=DELETE, text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True),
        )


def _urgency(entry: tuple[timedelta, CitizenQuestion]) -> tuple[bool, timedelta]:
    """Questions whose clock has stopped stand after those whose clock runs."""
    left, question = entry
    return (not question.awaits_first_reaction, left)
