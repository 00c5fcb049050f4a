"""How a week is said: its period, its cards, occasions and routines in words. No widget and no deed lives here."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.domain.week_routines import Routine, RoutineKind, RoutineState
from amtdesk.ui.pages.plan.plan_rows import PlanRows
from amtdesk.ui.pages.plan.post_faces import MOVABLE, ProposalKey
from amtdesk.ui.pages.plan.week_cards import WeekCard
from amtdesk.ui.pages.plan.week_lines import CellLine
from amtdesk.ui.widgets.card_rows import RowAction

if TYPE_CHECKING:
    from amtdesk.domain.occasions import Occasion
    from amtdesk.domain.post_excerpts import PostExcerpt
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus
_LEFT_OPEN: Final = re.compile(r"\{\{[^}]*\}\}")
_LONGEST_OFFER: Final = 48
_ROUTINE_ICONS: Final = {
    RoutineState.DONE: "check",
    RoutineState.RUNNING: "circle-dot",
    RoutineState.OPEN: "circle",
}


class WeekSaid(QObject):
    """Says things about a week in the window's language."""

    def __init__(
        self, language: "Language", words: "PostWords", *, on_proposals: tuple[RowAction, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._on_proposals = on_proposals
        self._language = language
        self._words = words
        self._rows = PlanRows(language, words, parent=self)

    def take_today(self, today: date) -> None:
        """Take today, before cards are asked for: what their menus offer hangs on it."""
        self._rows.at(today, departments={})

    def period(self, monday: date) -> str:
        """KW 16, 13. bis 19. April."""
        sunday = monday + timedelta(days=6)
        words = self.tr("{week}, {first} {month} to {last} {next}")
        if monday.month == sunday.month:
            words = self.tr("{week}, {first} to {last} {next}")
        said = words.format(
            week=self._language.week(monday),
            first=monday.day,
            last=sunday.day,
            month=self._language.month_name(monday.month),
            next=self._language.month_name(sunday.month),
        )
        return said[:1].upper() + said[1:]

    def target(self, posts: int, *, least: int, most: int) -> str:
        """4 Beiträge, Ziel: 3 bis 5."""
        if least == most:
            words = self.tr("1 post, target: {most}") if posts == 1 else self.tr("{n} posts, target: {most}")
        elif posts == 1:
            words = self.tr("1 post, target: {least} to {most}")
        else:
            words = self.tr("{n} posts, target: {least} to {most}")
        return words.format(n=posts, least=least, most=most)

    def card(self, post: PostSummary, excerpt: "PostExcerpt | None", *, values: Mapping[str, str]) -> WeekCard:
        """A post as a card."""
        kind, icon = self._words.look(post)
        text = "" if excerpt is None else _LEFT_OPEN.sub("…", fill_gaps(excerpt.text, values).text)
        return WeekCard(
            key=post.id,
            title=self._words.title(post),
            state=self._words.state(post),
            kind=kind,
            icon=icon,
            time="" if post.at is None else self.at(post),
            text=text,
            picture="" if excerpt is None else excerpt.image_sha256,
            button=self.tr("Copy") if post.status is _S.APPROVED and post.ends_before is None else "",
            is_movable=post.status in MOVABLE,
            actions=(*self._rows.actions(post), self._peek()),
        )

    def proposal(self, idea: ProposedIdea) -> WeekCard:
        """A proposed idea as a card."""
        return WeekCard(
            key=ProposalKey(idea.idea_id, idea.day),
            title=self._words.proposed(idea),
            state=self.tr("proposed"),
            icon="lightbulb" if idea.follows is None else "calendar-days",
            time="" if idea.at is None else self._clock_words(idea.at.strftime("%H:%M")),
            is_proposal=True,
            is_movable=True,
            actions=self._on_proposals,
        )

    def at(self, post: PostSummary) -> str:
        """09:00 Uhr."""
        return "" if post.at is None else self._clock_words(self._language.clock_time(post.at))

    def empty(self, day: date, *, today: date, is_gap: bool) -> str:
        """What an empty day says."""
        if day < today:
            return self.tr("No post.")
        return self.tr("Nothing planned yet.") if is_gap else ""

    def occasion(self, occasion: "Occasion", day: date) -> CellLine:
        """An occasion as a line, with its hours."""
        return CellLine(
            key=occasion,
            text=occasion.title,
            icon="flag",
            further=self._hours(occasion, day),
            color="text.primary" if occasion.own_note else "text.secondary",
            actions=(RowAction(key="open", text=self.tr("Look at the date …"), icon="flag", keys="Return"),),
        )

    def routine(self, routine: Routine) -> CellLine:
        """A routine as a line."""
        return CellLine(
            key=routine.kind,
            text=self._routine_words(routine),
            icon=_ROUTINE_ICONS[routine.state],
            color="text.primary" if routine.state is RoutineState.RUNNING else "text.secondary",
            is_strong=routine.state is RoutineState.RUNNING,
        )

    def gap(self, days: int) -> str:
        """Lücke von drei Tagen."""
        numbers = (self.tr("three"), self.tr("four"), self.tr("five"), self.tr("six"), self.tr("seven"))
        least = 3
        number = numbers[days - least] if least <= days < least + len(numbers) else str(days)
        return self.tr("A gap of {number} days.").format(number=number)

    def fits(self, title: str) -> str:
        """Aus den Ideen passt: „…“."""
        if not title:
            return ""
        short = title if len(title) <= _LONGEST_OFFER else f"{title[: _LONGEST_OFFER - 1].rstrip()}…"
        return self.tr("From the ideas, this fits: “{title}”.").format(title=short)

    def more(self, posts: int) -> str:
        """+ 8 Beiträge."""
        return self.tr("+ 1 post") if posts == 1 else self.tr("+ {n} posts").format(n=posts)

    def _routine_words(self, routine: Routine) -> str:
        if routine.kind is RoutineKind.TASK:
            return routine.title
        if routine.kind is RoutineKind.REPORT:
            return self.tr("Weekly report")
        if routine.state is RoutineState.RUNNING:
            return self.tr("Round {done}/{planned}").format(done=routine.done, planned=routine.planned)
        if routine.done_at is not None:
            return self.tr("Round, {time}").format(time=self._language.clock_time(routine.done_at))
        return self.tr("Round")

    def _hours(self, occasion: "Occasion", day: date) -> str:
        start, end = occasion.start, occasion.end
        if occasion.last_day > day:
            return self.tr("until {day}").format(day=self._language.short_date(occasion.last_day))
        if occasion.all_day or not isinstance(start, datetime) or not isinstance(end, datetime):
            return ""
        if self._language.local(start).date() != day:
            return ""
        first, last = (self._short_time(each) for each in (start, end))
        if first == last:
            return self._clock_words(first)
        return self.tr("{first}–{last} h").format(first=first, last=last)

    def _short_time(self, instant: datetime) -> str:
        local = self._language.local(instant)
        return str(local.hour) if local.minute == 0 else self._language.clock_time(instant)

    def _clock_words(self, at: str) -> str:
        return self.tr("{time} h").format(time=at)

    def _peek(self) -> RowAction:
        return RowAction(key="peek", text=self.tr("Preview"), icon="eye", keys="Space")
