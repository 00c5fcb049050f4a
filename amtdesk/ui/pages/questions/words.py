"""What the page says about a question: its clock, its place, its history. Words only: rows stand in rows."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.questions import (
    RUNS_OUT_WITHIN,
    SOURCE_WORD,
    STATUS_WORD,
    CitizenQuestion,
    QuestionSource,
    QuestionStatus,
    Reply,
    ReplyKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.ui.page import PageContext

_IN_TIME: Final = ("accent.base", "text.secondary")
_SOON: Final = ("warn.base", "warn.text")
_LATE: Final = ("danger.base", "danger.text")


class QuestionWords(QObject):
    """Words for questions as of now."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._language = context.language

    # the clock

    def remaining(self, left: timedelta) -> str:
        """Noch 1 Std. 48 Min., or seit 3 Std. überfällig."""
        if left < timedelta():
            return self.tr("overdue for {time}").format(time=self._language.duration(-left))
        return self.tr("{time} left").format(time=self._language.duration(left))

    @staticmethod
    def colors(left: timedelta) -> tuple[str, str]:
        """The colour tokens of the meter and of the words for what is left."""
        if left < timedelta():
            return _LATE
        return _SOON if left < RUNS_OUT_WITHIN else _IN_TIME

    def moment(self, at: datetime) -> str:
        """Gestern, 10:00."""
        return self._language.relative_time(at, today=self._desk.clock.today())

    # where it comes from, who has it

    def place(self, question: CitizenQuestion) -> str:
        """The group's name, or the way it came."""
        return question.group_name or self._language.text(SOURCE_WORD[question.source])

    def source_line(self, question: CitizenQuestion) -> str:
        """What stands over the question."""
        if question.source is QuestionSource.GROUP and question.group_name:
            return self.tr("{group}, seen on the round").format(group=question.group_name)
        place = self.place(question)
        return place[:1].upper() + place[1:]

    def department(self, key: str) -> str:
        """A department's name; a key that the office does not know stands for itself."""
        return next((one.name for one in self._desk.town.departments() if one.key == key), key)

    def with_department(self, question: CitizenQuestion) -> str:
        """Bauamt seit Di, 14. April."""
        name = self.department(question.department)
        if question.handed_over_at is None:
            return name
        day = self._language.relative_day(
            self._language.local(question.handed_over_at).date(), today=self._desk.clock.today()
        )
        return self.tr("{department} since {day}").format(department=name, day=day)

    def quoted(self, question: CitizenQuestion) -> str:
        """The question in quotation marks, on one line."""
        return self.tr("“{text}”").format(text=" ".join(question.text.split()))

    def status(self, question: CitizenQuestion) -> str:
        """How far it is."""
        return self._language.text(STATUS_WORD[question.status])

    def taken(self, question: CitizenQuestion) -> str:
        """Nach 2 Std. 05 Min.: service hours until the first reaction; empty while there is none."""
        taken = self._desk.questions.response_time(question)
        return "" if taken is None else self.tr("after {time}").format(time=self._language.duration(taken))

    # what the buttons do

    def primary(self, question: CitizenQuestion, kind: ReplyKind) -> str:
        """What the primary button does: copying always comes with closing, or with what it is instead."""
        if question.is_closed:
            is_silent = question.status is QuestionStatus.NO_ANSWER
            return self.tr("Reopen") if is_silent else self.tr("Copy again")
        return {
            ReplyKind.ANSWER: self.tr("Copy and close"),
            ReplyKind.INTERIM: self.tr("Copy as interim reply"),
            ReplyKind.MOVED: self.tr("Copy and move"),
        }[kind]

    def mode(self, kind: ReplyKind) -> str:
        """What the answer will be, where it is not simply the answer."""
        return {
            ReplyKind.ANSWER: "",
            ReplyKind.INTERIM: self.tr("Interim reply: it stops the clock, and the question stays in work."),
            ReplyKind.MOVED: self.tr("Safe way: the answer points to mail or telephone; nothing personal is public."),
        }[kind]

    def week(self) -> str:
        """Diese Woche: 9 von 11 im Ziel beantwortet; nothing while nothing is decided."""
        clock = self._desk.clock
        monday = clock.today() - timedelta(days=clock.today().weekday())
        share = self._desk.questions.target_share(datetime.combine(monday, time(), clock.zone), clock.now())
        words = self.tr("This week: {in_time} of {decided} answered in time")
        return words.format(in_time=share.in_time, decided=share.decided) if share.decided else ""

    # the history

    def history(self, question: CitizenQuestion, replies: "Iterable[Reply]") -> str:
        """What happened, oldest first, in whole sentences."""
        lines = [
            self.tr("Asked {when}: {place}.").format(when=self._dated(question.asked_at), place=self.place(question)),
            self.tr("Noted {when}.").format(when=self._dated(question.noted_at)),
        ]
        dated = [(reply.sent_at, self._told(reply)) for reply in replies]
        if question.handed_over_at is not None:
            dated.insert(0, (question.handed_over_at, self._told_hand_over(question)))
        lines += [told for _at, told in sorted(dated, key=_when)]
        if question.status is QuestionStatus.NO_ANSWER and question.closed_at is not None:
            told = self.tr("Closed without an answer {when}: {reason}.")
            reason = question.closing_reason.rstrip(".")
            lines.append(told.format(when=self._dated(question.closed_at), reason=reason))
        return " ".join([*lines, self.tr("No name is kept.")])

    def _dated(self, at: datetime) -> str:
        return self._language.day_and_time(at)

    def _told(self, reply: Reply) -> str:
        told = {
            ReplyKind.INTERIM: self.tr("Interim reply {when}."),
            ReplyKind.ANSWER: self.tr("Answered {when}."),
            ReplyKind.MOVED: self.tr("Moved to a safe way {when}."),
        }
        return told[reply.kind].format(when=self._dated(reply.sent_at))

    def _told_hand_over(self, question: CitizenQuestion) -> str:
        at = question.handed_over_at or question.noted_at
        told = self.tr("{department} asked {when}.")
        return told.format(department=self.department(question.department), when=self._dated(at))


def _when(told: tuple[datetime, str]) -> datetime:
    return told[0]
