"""Recurring ideas (P4): keeping them, and the days for which they propose a post. Nothing becomes a post by itself."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.idea_rules import checked
from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.posts import Post
from amtdesk.domain.proposed_days import days_for, is_meant
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, ProposedIdea, RecurringIdea
from amtdesk.domain.words import N_, Message
from amtdesk.services.idea_days import IdeaDays, days_of_proposal
from amtdesk.services.idea_drafts import IdeaDrafts
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.recurring_ideas import SKIPPED, TAKEN, RecurringIdeaRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.posts import PostsService

#: So far ahead the list looks for the next day of an idea.
_LOOKED_AHEAD: Final = timedelta(days=400)
_ONE_DAY: Final = timedelta(days=1)
#: Around an occasion, so far is looked for what ideas propose for it.
_AROUND: Final = timedelta(days=35)


class IdeaFacts(TypedDict, total=False):
    """What is said of an idea; see `RecurringIdea`."""

    title: str
    kind: IdeaKind
    rhythm: str
    starts_on: date | None
    ends_on: date | None
    offsets: tuple[int, ...]
    end_offsets: tuple[int, ...]
    occasion_kind: str
    occasion_words: str
    at: time | None
    lead_days: int
    on_days_off: OnDaysOff
    topic: str
    department: str
    level: int
    goal: str
    target_group: str
    format: str
    dialogue: str
    skeleton: str
    note: str
    is_resting: bool


class RecurringIdeas:
    """Ideas that come again."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        occasions: OccasionsService,
        posts: "Callable[[], PostsService]",
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._occasions = occasions
        self._repository = RecurringIdeaRepository(database)
        self._drafts = IdeaDrafts(database, clock, town=town, posts=posts)
        self._ideas: tuple[RecurringIdea, ...] | None = None
        database.on_commit.append(self._forget)
        self._days = IdeaDays(database, clock, town=town, occasions=occasions, ideas=self.all)

    # what is there

    def all(self) -> tuple[RecurringIdea, ...]:
        """Return every idea by title."""
        if self._ideas is None:
            self._ideas = self._repository.all()
        return self._ideas

    def get(self, idea_id: IdeaId) -> RecurringIdea:
        """Return one idea. Raises NotFound."""
        found = next((each for each in self.all() if each.id == idea_id), None)
        if found is None:
            raise NotFound(N_("This recurring idea is not there any more."))
        return found

    def proposed(self, first: date, last: date) -> tuple[ProposedIdea, ...]:
        """Return what is proposed for these days (both included) from today on, neither taken nor skipped, by day."""
        return self._days.proposed(first, last)

    def next_proposals(self) -> Mapping[IdeaId, ProposedIdea]:
        """Return what each idea proposes next, within somewhat more than a year."""
        today = self._clock.today()
        found: dict[IdeaId, ProposedIdea] = {}
        for each in self.proposed(today, today + _LOOKED_AHEAD):
            found.setdefault(each.idea_id, each)
        return found

    def preview(self, idea: RecurringIdea, *, count: int) -> tuple[ProposedIdea, ...]:
        """Return the next days that an idea would propose as it is typed, stored or not."""
        today = self._clock.today()
        return self._days.of_idea(idea, first=today, last=today + _LOOKED_AHEAD)[:count]

    # the list

    def add(self, **facts: Unpack[IdeaFacts]) -> RecurringIdea:
        """Add an idea. Raises NotAllowed with a sentence."""
        idea = checked(replace(RecurringIdea(id=IdeaId(0), title=""), **facts), today=self._clock.today())
        with self._command(N_("Recurring idea added: “{title}”"), idea) as writer:
            idea_id = self._repository.add(writer, idea)
        return self.get(idea_id)

    def edit(self, idea_id: IdeaId, **facts: Unpack[IdeaFacts]) -> RecurringIdea:
        """Change an idea. Days that were taken or skipped stay so. Raises NotAllowed, NotFound."""
        before = self.get(idea_id)
        idea = checked(replace(before, **facts), today=self._clock.today())
        if idea != before:
            with self._command(N_("Recurring idea changed: “{title}”"), idea) as writer:
                self._repository.change(writer, idea)
        return self.get(idea_id)

    def delete(self, idea_id: IdeaId) -> None:
        """Take an idea off the list; its posts stay. Undo brings it back."""
        idea = self.get(idea_id)
        with self._command(N_("Recurring idea deleted: “{title}”"), idea) as writer:
            self._repository.hide(writer, idea_id, at=self._clock.now())

    def rest(self, idea_id: IdeaId, is_resting: bool) -> RecurringIdea:
        """Let an idea rest: it proposes nothing, and stays on the list. Or wake it."""
        idea = replace(self.get(idea_id), is_resting=is_resting)
        label = N_("Rests: “{title}”") if is_resting else N_("Goes on: “{title}”")
        with self._command(label, idea) as writer:
            self._repository.change(writer, idea)
        return idea

    # what is done with a proposal

    def take(self, idea_id: IdeaId, day: date, *, on: date | None = None, at: time | None = None) -> Post:
        """Begin the post of a proposal as a draft, `on` another day or `at` another time if told, all as one step.

        Where the occasion was moved, the post that is there already is brought along. Raises NotAllowed when nothing
        is proposed for the day.
        """
        idea, proposal = self.get(idea_id), self._proposal(idea_id, day)
        if proposal.follows is not None:
            return self._bring_along(proposal, proposal.follows, on=on, at=at)
        post = self._drafts.of(idea, day=day, occasion=proposal.occasion, on=on, at=at)
        with self._command(N_("Post begun: “{title}”"), idea, begins_post=True) as writer:
            post_id = self._drafts.write(writer, post)
            self._settle(writer, proposal, outcome=TAKEN, post_id=post_id)
            self._drafts.note_occasion(writer, post_id, proposal=proposal)
        return self._drafts.get(post_id)

    def _bring_along(self, proposal: ProposedIdea, follows: PostId, *, on: date | None, at: time | None) -> Post:
        post = self._drafts.get(follows)
        label = Message(N_("Moved: “{title}”"), {"title": post.title})
        areas = {Area.IDEAS, Area.POSTS}
        with self._database.command(label, at=self._clock.now(), areas=areas) as writer:
            self._drafts.bring_along(writer, post.id, day=proposal.day, on=on, at=at)
            # its occasion may come back to the day that it leaves
            self._repository.reopen(writer, proposal.idea_id, day=post.idea_day or proposal.day)
            self._settle(writer, proposal, outcome=TAKEN, post_id=post.id)
            self._drafts.note_occasion(writer, post.id, proposal=proposal)
        return self._drafts.get(post.id)

    def words_of(self, proposal: ProposedIdea) -> str:
        """Return what the post of a proposal begins with, as it would go out; what is open stays a placeholder."""
        text = self._drafts.text_of(self.get(proposal.idea_id), proposal.occasion)
        return fill_gaps(text, self._town.town().variables).text

    def skip(self, idea_id: IdeaId, day: date) -> None:
        """Leave out one day of an idea. Raises NotAllowed when nothing is proposed for it."""
        idea, proposal = self.get(idea_id), self._proposal(idea_id, day)
        with self._command(N_("Left out this once: “{title}”"), idea) as writer:
            self._settle(writer, proposal, outcome=SKIPPED)

    def skipped(self, idea_id: IdeaId) -> tuple[date, ...]:
        """Return the days of an idea from today on that were left out."""
        return self._repository.skipped_since(idea_id, self._clock.today())

    def bring_back(self, idea_id: IdeaId, *days: date) -> None:
        """Let days that were left out be proposed again, as one step."""
        idea = self.get(idea_id)
        with self._command(N_("Proposed again: “{title}”"), idea) as writer:
            for day in days:
                self._repository.reopen(writer, idea_id, day=day)

    def trigger(self, idea_id: IdeaId, *, day: date | None) -> Post:
        """Begin a post of an idea by hand, for a day or without one. What it proposes for that day is taken by it."""
        idea = self.get(idea_id)
        proposal = None if day is None else self._find(idea_id, day)
        occasion = None if proposal is None else proposal.occasion
        post = self._drafts.of(idea, day=day, occasion=occasion)
        with self._command(N_("Post begun: “{title}”"), idea, begins_post=True) as writer:
            post_id = self._drafts.write(writer, post)
            if proposal is not None:
                self._settle(writer, proposal, outcome=TAKEN, post_id=post_id)
                self._drafts.note_occasion(writer, post_id, proposal=proposal)
            elif day is not None:
                self._repository.settle(writer, idea_id, day=day, outcome=TAKEN, post_id=post_id)
        return self._drafts.get(post_id)

    def draft_from(self, occasion: Occasion) -> Post:
        """Begin the post of an occasion: by the idea that proposes the next one for it, else for its own day."""
        proposal = self.proposal_for(occasion)
        if proposal is not None:
            return self.take(proposal.idea_id, proposal.day)
        post = self._drafts.from_occasion(occasion)
        label = Message(N_("Post begun: “{title}”"), {"title": post.title})
        with self._database.command(label, at=self._clock.now(), areas={Area.POSTS}) as writer:
            post_id = self._drafts.write(writer, post)
        return self._drafts.get(post_id)

    def proposal_for(self, occasion: Occasion) -> ProposedIdea | None:
        """Return the next open proposal that speaks of an occasion, if there is one."""
        calendar = self._town.calendar()
        meant = [idea for idea in self.all() if idea.kind is IdeaKind.BY_OFFSET and not idea.is_resting]
        named = {
            (idea.id, day)
            for idea in meant
            if is_meant(idea, occasion, calendar=calendar)
            for day in days_for(idea, occasion)
        }
        if not named:
            return None
        days = sorted(day for _, day in named)
        open_days = self.proposed(days[0] - _AROUND, days[-1] + _AROUND)
        return next((each for each in open_days if (each.idea_id, each.moved_from or each.day) in named), None)

    # inside

    def _proposal(self, idea_id: IdeaId, day: date) -> ProposedIdea:
        found = self._find(idea_id, day)
        if found is None:
            raise NotAllowed(N_("For this day nothing is proposed any more: it was taken or left out."))
        return found

    def _find(self, idea_id: IdeaId, day: date) -> ProposedIdea | None:
        return next((each for each in self.proposed(day, day) if each.idea_id == idea_id), None)

    def _settle(
        self, writer: CommandWriter, proposal: ProposedIdea, *, outcome: str, post_id: PostId | None = None
    ) -> None:
        """Settle the day, and the one that its rule names: another calendar must not propose it again."""
        for day in days_of_proposal(proposal):
            self._repository.settle(writer, proposal.idea_id, day=day, outcome=outcome, post_id=post_id)

    def _command(
        self, label: str, idea: RecurringIdea, *, begins_post: bool = False
    ) -> AbstractContextManager[CommandWriter]:
        areas = {Area.IDEAS, Area.POSTS} if begins_post else {Area.IDEAS}
        return self._database.command(Message(label, {"title": idea.title}), at=self._clock.now(), areas=areas)

    def _forget(self, changed: Changed) -> None:
        if Area.IDEAS in changed.areas:
            self._ideas = None
