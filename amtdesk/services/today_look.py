"""One look at all rooms for Heute: where it looks, at what time, and whom one reaches where."""

from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.contacts import how_reached, whom_to_ask
from amtdesk.domain.words import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amtdesk.domain.town import Department, Person
    from amtdesk.services.ending_agreements import EndingAgreements
    from amtdesk.services.own_tasks import OwnTaskService
    from amtdesk.services.post_overview import PostOverview
    from amtdesk.services.posts import PostsService
    from amtdesk.services.question_overview import QuestionOverview
    from amtdesk.services.questions import QuestionService
    from amtdesk.services.report_weeks import ReportWeeks
    from amtdesk.services.rounds import RoundService
    from amtdesk.services.town import TownService
    from amtdesk.storage.morning import MorningFacts
    from amtdesk.system.clock import Clock

#: What is due on a day, without a time, comes after what has one.
END_OF_DAY = time(23, 59)


class Rooms(NamedTuple):
    """Where the day's work comes from."""

    questions: "QuestionOverview"
    posts: "PostOverview"
    rounds: "RoundService"
    weeks: "ReportWeeks"
    ending: "EndingAgreements"
    #: What acts is loaded when something is done, not for the first look; her own tasks when she keeps any.
    all_questions: "Callable[[], QuestionService]"
    all_posts: "Callable[[], PostsService]"
    own_tasks: "Callable[[], OwnTaskService]"


class Look:
    """One look, at one time. `put_off` says by subject until when she put things off."""

    def __init__(
        self,
        clock: "Clock",
        *,
        town: "TownService",
        rooms: Rooms,
        facts: "MorningFacts",
        put_off: "Mapping[str, datetime]",
    ) -> None:
        self._clock = clock
        self._now = clock.now()
        self._today = clock.today()
        self._town = town
        self._rooms = rooms
        self._facts = facts
        self._put_off = put_off

    @cached_property
    def _departments(self) -> "dict[str, Department]":
        return {each.key: each for each in self._town.departments()}

    @cached_property
    def _people(self) -> "tuple[Person, ...]":
        return self._town.people()

    def _at(self, day: date, at: time | None) -> datetime:
        return datetime.combine(day, at or END_OF_DAY, self._clock.zone)

    def _name_of(self, key: str) -> str:
        return self._departments[key].name if key in self._departments else key

    def _contact_at(self, key: str) -> Message | None:
        department = self._departments.get(key)
        return None if department is None else whom_to_ask(department, self._people)

    def _reached(self, name: str) -> Message | None:
        """How the one who approves is reached: by the department that she or he leads."""
        return how_reached(name, self._people, departments=self._departments.values())
