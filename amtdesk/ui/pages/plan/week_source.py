"""What the week view asks the desk for, put into cards, lines and chips. No widget."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.plan_days import PlanDay, PlanFilter
from amtdesk.domain.plan_remarks import NOT_PLANNED
from amtdesk.domain.planning_lead import DayState, Gap, LeadState, gaps_in
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.pages.plan.week_cards import WeekCard
from amtdesk.ui.pages.plan.week_lines import CellLine
from amtdesk.ui.pages.plan.week_outlook import OutlookChip, OutlookGap

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.pages.plan.week_said import WeekSaid

DAYS: Final = 7
_NOT_COUNTED: Final = NOT_PLANNED | {PostStatus.IDEA}
#: So many chips of a later day are shown; the others are counted.
_MOST_CHIPS: Final = 1


class WeekContent(NamedTuple):
    """One week and the outline of the next. Tuples go by day; `days` has fourteen."""

    days: tuple[PlanDay, ...]
    cards: tuple[tuple[WeekCard, ...], ...]
    empty: tuple[str, ...]
    occasions: tuple[tuple[CellLine, ...], ...]
    routines: tuple[tuple[CellLine, ...], ...]
    chips: tuple[OutlookChip, ...]
    gaps: tuple[OutlookGap, ...]

    @property
    def posts(self) -> int:
        """How many posts the week has; ideas and what fell out of the plan are none."""
        return sum(post.status not in _NOT_COUNTED for day in self.days[:DAYS] for post in day.posts)


class WeekSource:
    """Reads a week."""

    def __init__(self, desk: "Desk", said: "WeekSaid") -> None:
        self._desk = desk
        self._said = said

    def week(self, monday: date, *, wanted: PlanFilter) -> WeekContent:
        """Return a week with what fits the filter."""
        self._said.take_today(self._desk.clock.today())
        last = monday + timedelta(days=2 * DAYS - 1)
        days = self._desk.plan_days.between(monday, last, wanted=wanted)
        routines = self._desk.week_look.routines(monday)
        return WeekContent(
            days=days,
            cards=self._cards(days[:DAYS]),
            empty=tuple("" if wanted.count else self._empty(day) for day in days[:DAYS]),
            occasions=tuple(self._occasions(day, is_first=place == 0) for place, day in enumerate(days[:DAYS])),
            routines=tuple(tuple(map(self._said.routine, found)) for found in routines),
            chips=tuple(chip for place, day in enumerate(days[DAYS:]) for chip in self._chips(place, day.posts)),
            gaps=() if wanted.count else self._gaps(days[DAYS:]),
        )

    def _occasions(self, day: PlanDay, *, is_first: bool) -> tuple[CellLine, ...]:
        """What begins on the day; what goes on for longer is said once a week."""
        begun = sorted(day.occasions, key=lambda each: each.day < day.day)
        return tuple(self._said.occasion(each, day.day) for each in begun if is_first or each.day == day.day)

    def _cards(self, days: tuple[PlanDay, ...]) -> tuple[tuple[WeekCard, ...], ...]:
        excerpts = self._desk.week_look.excerpts(days[0].day, days[-1].day)
        values, today = self._desk.town.town().variables, self._desk.clock.today()
        return tuple(
            (
                *(self._said.card(post, excerpts.get(post.id), values=values) for post in day.posts),
                *(self._said.proposal(idea) for idea in day.proposals if day.day >= today),
            )
            for day in days
        )

    def _empty(self, day: PlanDay) -> str:
        return self._said.empty(day.day, today=self._desk.clock.today(), is_gap=day.is_gap)

    def _chips(self, place: int, posts: tuple[PostSummary, ...]) -> tuple[OutlookChip, ...]:
        has_more = len(posts) > _MOST_CHIPS
        shown = [self._chip(place, post)._replace(is_low=has_more) for post in posts[:_MOST_CHIPS]]
        if has_more:
            words = self._said.more(len(posts) - _MOST_CHIPS)
            shown.append(OutlookChip(place=place, key=None, title=words, spoken=words))
        return tuple(shown)

    def _chip(self, place: int, post: PostSummary) -> OutlookChip:
        card = self._said.card(post, None, values={})
        return OutlookChip(
            place=place,
            key=post.id,
            title=card.title,
            time="" if post.at is None else post.at.strftime("%H:%M"),
            kind=card.kind,
            icon=card.icon,
            spoken=card.spoken(),
        )

    def _gaps(self, days: tuple[PlanDay, ...]) -> tuple[OutlookGap, ...]:
        today = self._desk.clock.today()
        states = (
            DayState(
                day=day.day,
                state=LeadState.DRAFT if _is_planned(day) else LeadState.EMPTY,
                is_service_day=day.is_service_day,
            )
            for day in days
            if day.day >= today
        )
        return tuple(self._gap(gap, days) for gap in gaps_in(states))

    def _gap(self, gap: Gap, days: tuple[PlanDay, ...]) -> OutlookGap:
        offer = self._offer(gap, days)
        return OutlookGap(
            first=(gap.first - days[0].day).days,
            last=(gap.last - days[0].day).days,
            words=self._said.gap(gap.service_days),
            hint=self._said.fits(offer.title) if offer is not None else "",
            offer=offer,
        )

    def _offer(self, gap: Gap, days: tuple[PlanDay, ...]) -> ProposedIdea | PostSummary | None:
        proposed = (idea for day in days if gap.first <= day.day <= gap.last for idea in day.proposals)
        return next(proposed, None) or next(iter(self._desk.plan_days.tray()), None)


def _is_planned(day: PlanDay) -> bool:
    return any(post.status not in NOT_PLANNED for post in day.posts)
