"""The days that recurring ideas name: counted once in stretches, without what was done with them, and who follows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.moved_occasions import BegunPost, days_for_left, is_left_behind, same_days_for_left
from amtdesk.domain.proposed_days import Surroundings, occasions_needed, proposals_of, surroundings
from amtdesk.domain.recurring_ideas import IdeaKind, ProposedIdea, RecurringIdea
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.recurring_ideas import RecurringIdeaRepository
from amtdesk.system.clock import Clock

#: Proposals are counted and remembered in stretches of this many days.
_STRETCH: Final = 35
_MOST_STRETCHES: Final = 200
_ONE_DAY: Final = timedelta(days=1)
#: So long a post for an occasion that is over waits for it to come again; so far around its day that is looked for.
_REMEMBERED: Final = timedelta(days=60)
_LOOKED_AROUND: Final = timedelta(days=180)

#: An idea and one of its days.
IdeaDay = tuple[IdeaId, date]


class IdeaDays:
    """Counts; nothing is written here."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        occasions: OccasionsService,
        ideas: Callable[[], tuple[RecurringIdea, ...]],
    ) -> None:
        self._clock = clock
        self._town = town
        self._occasions = occasions
        self._ideas = ideas
        self._repository = RecurringIdeaRepository(database)
        self._settled: frozenset[IdeaDay] | None = None
        self._followed: dict[IdeaDay, BegunPost] | None = None
        self._stretches: dict[int, tuple[ProposedIdea, ...]] = {}
        database.on_commit.append(self._forget)

    def proposed(self, first: date, last: date) -> tuple[ProposedIdea, ...]:
        """Return what is proposed for these days from today on, neither taken nor skipped, by day."""
        followed = self._known_followed()
        found: list[ProposedIdea] = []
        for each in self._open(max(first, self._clock.today()), last):
            post = followed.get((each.idea_id, each.day))
            if post is None:
                found.append(each)
            elif post.stands_on != each.day:
                found.append(replace(each, follows=post.post_id))
        return tuple(found)

    def of_idea(self, idea: RecurringIdea, *, first: date, last: date) -> tuple[ProposedIdea, ...]:
        """Return the days that an idea names as it is typed, stored or not."""
        return proposals_of(idea, first=first, last=last, around=self._around((idea,), first=first, last=last))

    # what is counted

    def _open(self, first: date, last: date) -> Iterator[ProposedIdea]:
        settled = self._known_settled()
        for each in self._named(first, last):
            if first <= each.day <= last and not any((each.idea_id, day) in settled for day in days_of_proposal(each)):
                yield each

    def _named(self, first: date, last: date) -> Iterator[ProposedIdea]:
        """All that ideas name around these days, whatever became of it."""
        for number in range(first.toordinal() // _STRETCH, last.toordinal() // _STRETCH + 1):
            yield from self._stretch(number)

    def _stretch(self, number: int) -> tuple[ProposedIdea, ...]:
        found = self._stretches.get(number)
        if found is None:
            if len(self._stretches) >= _MOST_STRETCHES:
                self._stretches.clear()
            first = date.fromordinal(number * _STRETCH)
            found = self._stretches[number] = self._counted(first, first + _ONE_DAY * (_STRETCH - 1))
        return found

    def _counted(self, first: date, last: date) -> tuple[ProposedIdea, ...]:
        ideas = [idea for idea in self._ideas() if not idea.is_resting and idea.kind is not IdeaKind.BY_HAND]
        around = self._around(ideas, first=first, last=last)
        found = (each for idea in ideas for each in proposals_of(idea, first=first, last=last, around=around))
        return tuple(sorted(found, key=lambda each: (each.day, each.at or time.max, each.title)))

    def _around(self, ideas: Iterable[RecurringIdea], *, first: date, last: date) -> Surroundings:
        needed = occasions_needed(ideas, first=first, last=last)
        occasions = () if needed is None else self._occasions.running_between(*needed)
        return surroundings(occasions, self._town.calendar())

    def _known_settled(self) -> frozenset[IdeaDay]:
        if self._settled is None:
            self._settled = self._repository.settled()
        return self._settled

    # posts whose occasion was moved

    def _known_followed(self) -> dict[IdeaDay, BegunPost]:
        """To which proposed days posts go that their occasion left behind."""
        if self._followed is None:
            self._followed = {}
            begun = self._repository.begun_since(self._clock.today() - _REMEMBERED)
            left = [each for each in begun if is_left_behind(each, self._named(each.day, each.day))]
            for _, posts in groupby(sorted(left, key=_matter_and_day), key=_matter):
                self._followed |= self._days_for(list(posts))
        return self._followed

    def _days_for(self, left: list[BegunPost]) -> dict[IdeaDay, BegunPost]:
        """Where posts of one idea and one occasion go."""
        idea_id = left[0].idea_id
        first, last = left[0].day - _LOOKED_AROUND, left[-1].day + _LOOKED_AROUND
        open_days = [each for each in self._open(max(first, self._clock.today()), last) if left[0].is_meant_by(each)]
        named = {day for each in self._named(first, last) if each.idea_id == idea_id for day in days_of_proposal(each)}
        settled = {day for settled_id, day in self._known_settled() if settled_id == idea_id and first <= day <= last}
        idea = next((each for each in self._ideas() if each.id == idea_id), None)
        same = [each for each in left if idea is not None and each.is_still_named_by(idea)]
        found = same_days_for_left(same, proposals=open_days)
        others = [each for each in left if each not in same]
        rest = [each for each in open_days if each.day not in found]
        found |= days_for_left(others, proposals=rest, settled=settled - named)
        return {(idea_id, day): post for day, post in found.items()}

    def _forget(self, changed: Changed) -> None:
        if changed.areas & {Area.IDEAS, Area.OCCASIONS, Area.TOWN}:
            self._stretches.clear()
        if changed.areas & {Area.IDEAS, Area.OCCASIONS, Area.TOWN, Area.POSTS}:
            self._followed = None
        if changed.areas & {Area.IDEAS, Area.POSTS}:
            self._settled = None


def days_of_proposal(proposal: ProposedIdea) -> frozenset[date]:
    """Return the day that is proposed, and the one that the rule names."""
    return frozenset({proposal.day, proposal.moved_from or proposal.day})


def _matter(post: BegunPost) -> tuple[IdeaId, str]:
    return post.idea_id, post.occasion_uid


def _matter_and_day(post: BegunPost) -> tuple[IdeaId, str, date]:
    return *_matter(post), post.day
