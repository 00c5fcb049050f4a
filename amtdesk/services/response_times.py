"""How long questions wait: when a first reaction is due, what is left, and what it took. Both clocks of Q2."""

from datetime import datetime, timedelta

from amtdesk.domain.answer_figures import SplitFigures, split_figures
from amtdesk.domain.median import median
from amtdesk.domain.questions import CitizenQuestion, TargetShare
from amtdesk.services.town import TownService
from amtdesk.storage.questions import QuestionRepository

_WEEK = timedelta(days=7)


class ResponseTimes:
    """Measures questions by the office's calendar and its target."""

    def __init__(self, questions: QuestionRepository, town: TownService) -> None:
        self._questions = questions
        self._town = town

    def target(self) -> timedelta:
        """Return the clock hours within which a first reaction is due; for the same day, those of a whole day."""
        return timedelta(hours=self._town.town().answer_target_hours)

    def due_at(self, question: CitizenQuestion) -> datetime:
        """Return when a first reaction is due: clock hours that skip days without service."""
        return self._town.calendar().target_due(question.asked_at, self._town.town().answer_target)

    def remaining(self, question: CitizenQuestion, now: datetime) -> timedelta:
        """Return the clock time left until the target, without days of no service; negative when overdue."""
        calendar, due = self._town.calendar(), self.due_at(question)
        if now <= due:
            return calendar.counted_time_between(now, due)
        return -calendar.counted_time_between(due, now)

    def response_time(self, question: CitizenQuestion) -> timedelta | None:
        """Return the service time until the first reaction, or None while there is none."""
        if question.first_reaction_at is None:
            return None
        return self._town.calendar().service_time_between(question.asked_at, question.first_reaction_at)

    def is_in_time(self, question: CitizenQuestion) -> bool:
        """Whether the first reaction came before its target ran out."""
        return question.first_reaction_at is not None and question.first_reaction_at <= self.due_at(question)

    def weekly_medians(self, now: datetime, *, weeks: int) -> tuple[timedelta | None, ...]:
        """Return the median response time of each of the last weeks up to now, oldest first.

        Counted are questions that were asked and reacted to within the same week; one look into the records for all.
        """
        begin = now - _WEEK * weeks
        times: list[list[float]] = [[] for _number in range(weeks)]
        for asked_at, reacted_at in self._questions.counted_reactions(begin, now):
            number = min((asked_at - begin) // _WEEK, weeks - 1)
            if reacted_at <= begin + _WEEK * (number + 1):
                time = self._town.calendar().service_time_between(asked_at, reacted_at)
                times[number].append(time.total_seconds())
        return tuple(timedelta(seconds=median(week)) if week else None for week in times)

    def response_figures(self, start: datetime, end: datetime) -> SplitFigures:
        """Return the figures of the counted questions of [start, end) that were reacted to by `end`, weekends apart."""
        pairs = tuple(pair for pair in self._questions.counted_reactions(start, end) if pair[1] <= end)
        return split_figures(pairs, self._town.calendar(), target=self._town.town().answer_target)

    def target_share(self, start: datetime, end: datetime) -> TargetShare:
        """Say how many of the counted questions asked in [start, end) got a first reaction in time, as of `end`."""
        in_time = decided = 0
        for question in self._questions.asked_between(start, end):
            reacted = question.first_reaction_at is not None and question.first_reaction_at <= end
            overdue = question.awaits_first_reaction and self.due_at(question) < end
            if question.is_counted and (reacted or overdue):
                decided += 1
                in_time += reacted and self.is_in_time(question)
        return TargetShare(in_time=in_time, decided=decided)
