"""What waits for an answer and since when: reading only, and light enough for the first painting of the morning."""

from datetime import datetime, time, timedelta

from amtdesk.domain.answer_figures import SplitFigures
from amtdesk.domain.contacts import whom_to_ask
from amtdesk.domain.questions import CitizenQuestion, TargetShare
from amtdesk.domain.words import Message
from amtdesk.services.response_times import ResponseTimes
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.questions import QuestionRepository
from amtdesk.system.clock import Clock


class QuestionOverview:
    """Open questions, both clocks, and whom to ask."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._clock = clock
        self._town = town
        self._questions = QuestionRepository(database)
        self._times = ResponseTimes(self._questions, town)

    def open(self) -> tuple[CitizenQuestion, ...]:
        """Return what is not closed, oldest first."""
        return self._questions.open()

    def count_open(self) -> int:
        """Return how many questions are not closed."""
        return self._questions.count_open()

    def recently_answered(self, days: int = 2) -> tuple[CitizenQuestion, ...]:
        """Return what was closed today and on the days before (2: today and yesterday), latest first."""
        first_day = self._clock.today() - timedelta(days=days - 1)
        return self._questions.closed_since(datetime.combine(first_day, time(), self._clock.zone))

    def has_submitted(self) -> bool:
        """Whether any answer waits for someone's yes."""
        return self._questions.has_submitted()

    # whom to ask

    def contact_at(self, key: str) -> Message | None:
        """Say whom to ask at a department: who leads it, telephone and mail, and who stands in when nobody is there."""
        department = next((each for each in self._town.departments() if each.key == key), None)
        return None if department is None else whom_to_ask(department, self._town.people())

    def department_name(self, key: str) -> str:
        """Return what a department is called; its key when it is not there any more."""
        return next((each.name for each in self._town.departments() if each.key == key), key)

    # both clocks

    def due_at(self, question: CitizenQuestion) -> datetime:
        """Return when a first reaction is due."""
        return self._times.due_at(question)

    def target(self) -> timedelta:
        """Return the clock hours that a first reaction may take."""
        return self._times.target()

    def remaining(self, question: CitizenQuestion, now: datetime) -> timedelta:
        """Return the counted time left until the target; negative when overdue."""
        return self._times.remaining(question, now)

    def response_time(self, question: CitizenQuestion) -> timedelta | None:
        """Return the service time until the first reaction, or None while there is none."""
        return self._times.response_time(question)

    def weekly_medians(self, now: datetime, *, weeks: int) -> tuple[timedelta | None, ...]:
        """Return the median response time of each of the last weeks up to now, oldest first."""
        return self._times.weekly_medians(now, weeks=weeks)

    def response_figures(self, start: datetime, end: datetime) -> SplitFigures:
        """Return how fast the questions of [start, end) were reacted to; those of days without service apart."""
        return self._times.response_figures(start, end)

    def target_share(self, start: datetime, end: datetime) -> TargetShare:
        """Say how many of the questions asked in [start, end) got their first reaction in time."""
        return self._times.target_share(start, end)
