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
    ReplyKind,
    short_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.domain.question_trail import TrailEntry
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.answer_stand import Stand

_LONGEST_IN_A_LIST: Final = 240
_HOURS_A_DAY: Final = 24
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
            return self.tr("overdue for {time}").format(time=self._language.elapsed(-left))
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

    def short(self, question: CitizenQuestion) -> str:
        """The same for a list: of a very long one, the beginning."""
        return self.tr("“{text}”").format(text=short_title(question.text, _LONGEST_IN_A_LIST))

    def status(self, question: CitizenQuestion) -> str:
        """How far it is."""
        return self._language.text(STATUS_WORD[question.status])

    def taken(self, question: CitizenQuestion) -> str:
        """Nach 2 Std. 05 Min.: service hours until the first reaction; empty while there is none."""
        taken = self._desk.questions.response_time(question)
        return "" if taken is None else self.tr("after {time}").format(time=self.service_time(taken))

    def service_time(self, span: timedelta) -> str:
        """2 Std. 05 Min., 31 Std.: never days, for a day of service is shorter than a day."""
        hours, minutes = divmod(max(0, round(span.total_seconds() / 60)), 60)
        if hours < _HOURS_A_DAY:
            return self._language.duration(timedelta(hours=hours, minutes=minutes))
        return self.tr("{hours} hrs").format(hours=self._language.number(hours))

    # what the buttons do

    def primary(self, question: CitizenQuestion, kind: ReplyKind, *, stand: "Stand | None") -> str:
        """What the primary button does: copying always comes with closing, or with what it is instead."""
        if question.is_closed:
            is_silent = question.status is QuestionStatus.NO_ANSWER
            return self.tr("Reopen") if is_silent else self.tr("Copy again")
        if stand is not None and not stand.may_go_out:
            return self.tr("Record the approval") if stand.is_submitted else self.tr("Submit for approval")
        return {
            ReplyKind.ANSWER: self.tr("Copy and close"),
            ReplyKind.INTERIM: self.tr("Copy as interim reply"),
            ReplyKind.MOVED: self.tr("Copy and move"),
        }[kind]

    @staticmethod
    def primary_icon(question: CitizenQuestion, *, stand: "Stand | None", has_replies: bool) -> str:
        """The icon of the primary button. The stamp is kept for what is approved already."""
        if question.is_closed:
            return "copy" if has_replies else "undo-2"
        if stand is None or stand.may_go_out:
            return "copy"
        return "pencil" if stand.is_submitted else "send"

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

    def history(self, question: CitizenQuestion, trail: "Iterable[TrailEntry]") -> str:
        """What happened, oldest first, a line each."""
        asked = self.tr("Asked: {place}").format(place=self.place(question))
        lines = [(question.asked_at, asked), *((entry.at, self._language.sentence(entry.text)) for entry in trail)]
        told = [self._line(at, words) for at, words in lines]
        return "\n".join([*told, self.tr("No name is kept.")])

    def _line(self, at: datetime, words: str) -> str:
        return self.tr("{when} · {what}").format(when=self._language.day_and_time(at), what=words)
