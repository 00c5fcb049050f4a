"""What the list of the plan shows: posts by week, occasions and gaps between them, what is out. No widget.

A row's columns: `lead` day, `right` time, title, `meta` department, `status` with `right_icon` as chip; `icon` stands
in the place of the time for what is no post, and `right_color` is the ink of time and title.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.occasions import Occasion
from amtdesk.domain.planning_lead import Gap
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.pages.plan.post_faces import MOVABLE, may_be_held
from amtdesk.ui.pages.plan.post_words import STATUS_LOOK, PostWords
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading

if TYPE_CHECKING:
    from amtdesk.system.language import Language

_S = PostStatus
OVER: Final = frozenset({_S.PUBLISHED, _S.WITHDRAWN})
#: What may be entered as published.
ON_THE_WAY: Final = frozenset({_S.APPROVED, _S.SCHEDULED, _S.MISSED})
OLDER_KEY: Final = "older"
#: What is wished of the row of an occasion: to see what is known of it.
LOOK: Final = "occasion"
QUIET: Final = "text.secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent:
    """Everything that stands in the list at once."""

    posts: tuple[PostSummary, ...] = ()
    asked: tuple[PostSummary, ...] = ()
    ideas: tuple[PostSummary, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    has_older: bool = False


def wished_of(key: object) -> tuple[date | None, str]:
    """Return the day and title that a new post takes from a row: of an occasion or a gap."""
    match key:
        case ("occasion", str(), date() as day, str(title)):
            return day, title
        case ("gap", date() as day):
            return day, ""
    return None, ""


class PlanRows(QObject):
    """Puts content into rows, in the window's language."""

    def __init__(self, language: "Language", words: PostWords, *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words = words
        self._departments: dict[str, str] = {}
        self._today = date.min

    def at(self, today: date, *, departments: dict[str, str]) -> None:
        """Take today and the names of the departments, before rows are asked for."""
        self._today = today
        self._departments = departments

    def all(self, content: PlanContent) -> list[CardRow]:
        """The whole plan: what is asked, what is left from past days, the weeks, ideas, and at the end what is out."""
        monday = self._today - timedelta(days=self._today.weekday())
        asked_ids = {post.id for post in content.asked}
        posts = [post for post in content.posts if post.id not in asked_ids and post.status is not _S.WITHDRAWN]
        left = [p for p in posts if p.day is not None and p.day < self._today and p.status not in OVER]
        weeks = [p for p in posts if p.day is not None and p.day >= monday and p not in left]
        over = [p for p in posts if p.day is not None and p.day < monday and p.status is _S.PUBLISHED]
        signed = [post for post in content.asked if post.status is _S.APPROVED]
        others = [post for post in content.asked if post.status is not _S.APPROVED][::-1]
        rows = self._section(self.tr("Time passed, not copied: is it online?"), signed, icon="clock-alert")
        rows += self._section(self.tr("Date passed, not approved: what becomes of it?"), others, icon="clock-alert")
        rows += self._section(self.tr("From past days"), left)
        rows += self._weeks(weeks, content)
        rows += self._section(self.tr("Ideas without a date"), content.ideas)
        rows += self._over(over, has_older=content.has_older)
        return rows

    def filtered(self, content: PlanContent) -> list[CardRow]:
        """Posts of one state by week; those without a day at the end."""
        dated = [post for post in content.posts if post.day is not None]
        return [*self._weeks(dated, content), *self._section(self.tr("Without a date"), content.ideas)]

    def published(self, content: PlanContent) -> list[CardRow]:
        """What is out, the latest first."""
        return self._over(content.posts, has_older=content.has_older, title=self.tr("Published, the latest first"))

    def found(self, content: PlanContent, *, most: int) -> list[CardRow]:
        """What a search found, the latest first."""
        count = len(content.posts)
        if not count:
            return []
        words = self.tr("1 found") if count == 1 else self.tr("{n} found").format(n=count)
        if count >= most:
            words = self.tr("The latest {n} that fit").format(n=count)
        return self._section(words, content.posts[::-1])

    def dates(self, occasions: Sequence[Occasion]) -> list[CardRow]:
        """Occasions alone, for an empty plan."""
        return [self._with_day(self._occasion_row(each), each.day) for each in occasions]

    def idea(self, post: PostSummary) -> CardRow:
        """A line of the tray."""
        icon = "" if post.status is _S.IDEA else STATUS_LOOK[post.status][1]
        return CardRow(key=post.id, title=self._words.title(post), icon=icon, actions=self.actions(post))

    # sections

    def _section(self, title: str, posts: Iterable[PostSummary], *, icon: str = "") -> list[CardRow]:
        rows: list[CardRow] = list(self._post_rows(posts))
        return [heading(title, icon=icon, icon_color="warn.base"), *rows] if rows else []

    def _over(self, posts: Sequence[PostSummary], *, has_older: bool, title: str = "") -> list[CardRow]:
        rows: list[CardRow] = list(self._post_rows(reversed(posts)))
        if has_older:
            link = RowAction("older", self.tr("Show older ones"))
            rows.append(
                CardRow(key=OLDER_KEY, title=self.tr("Older posts"), icon="history", right_color=QUIET, link=link)
            )
        return [heading(title or self.tr("Published earlier")), *rows] if rows else []

    def _weeks(self, posts: Sequence[PostSummary], content: PlanContent) -> list[CardRow]:
        by_day: dict[date, list[CardRow]] = {}
        for occasion in content.occasions:
            by_day.setdefault(occasion.day, []).append(self._occasion_row(occasion))
        for gap in content.gaps:
            by_day.setdefault(gap.first, []).append(self._gap_row(gap))
        for post in posts:
            if post.day is not None:
                by_day.setdefault(post.day, []).append(self.post_row(post))
        rows: list[CardRow] = []
        monday = None
        for day in sorted(by_day):
            if monday != day - timedelta(days=day.weekday()):
                monday = day - timedelta(days=day.weekday())
                rows.append(heading(self._week_words(monday)))
            rows += self._dated(day, by_day[day])
        return rows

    def _dated(self, day: date, rows: Sequence[CardRow]) -> Iterator[CardRow]:
        for number, row in enumerate(rows):
            yield self._with_day(row, day if number == 0 else None)

    def _post_rows(self, posts: Iterable[PostSummary]) -> Iterator[CardRow]:
        before = None
        for post in posts:
            yield self._with_day(self.post_row(post), post.day if post.day != before else None)
            before = post.day

    # rows

    def _with_day(self, row: CardRow, day: date | None) -> CardRow:
        if day is None:
            return row
        words = self._language.short_date(day)
        if day.year != self._today.year:
            words = self._language.numeric_date(day)
        return row._replace(lead=words, lead_color="accent.text" if day == self._today else QUIET)

    def proposed(self, idea: ProposedIdea) -> str:
        """What an idea proposes."""
        return self._words.proposed(idea)

    def post_row(self, post: PostSummary) -> CardRow:
        """A post as a row, without its day."""
        return CardRow(
            key=post.id,
            title=self._words.title(post),
            right="" if post.at is None else self._language.clock_time(post.at),
            meta=self._departments.get(post.department, ""),
            status=self._words.state(post),
            right_icon=self._words.look(post)[1],
            right_color=QUIET if post.status in OVER else "text.primary",
            actions=self.actions(post),
        )

    def _occasion_row(self, occasion: Occasion) -> CardRow:
        look = RowAction(key=LOOK, text=self.tr("Look at the date …"), icon="flag")
        draft = RowAction(key="draft", text=self.tr("Draft from it"), icon="plus", keys="Ctrl+N")
        is_ahead = occasion.day >= self._today
        return CardRow(
            key=("occasion", occasion.uid, occasion.day, occasion.title),
            title=occasion.title,
            icon="calendar",
            right_color=QUIET,
            link=draft if is_ahead else look,
            actions=(look,) if is_ahead else (),
        )

    def _gap_row(self, gap: Gap) -> CardRow:
        until = self._language.short_date(gap.last)
        words = self.tr("Gap until {day}: nothing planned for {n} days of service").format(
            day=until, n=gap.service_days
        )
        link = RowAction(key="draft", text=self.tr("Fill the gap"), icon="plus", keys="Ctrl+N")
        return CardRow(key=("gap", gap.first), title=words, icon="triangle-alert", icon_color="warn.base", link=link)

    def _week_words(self, monday: date) -> str:
        sunday = monday + timedelta(days=6)
        words = self.tr("{week} · {first} to {last}").format(
            week=self._language.week(monday),
            first=self._language.day_and_month(monday),
            last=self._language.day_and_month(sunday),
        )
        if monday <= self._today <= sunday:
            return self.tr("This week · {week}").format(week=words)
        return words

    def actions(self, post: PostSummary) -> tuple[RowAction, ...]:
        """What can be done with a post, for its context menu."""
        actions = [RowAction(key="open", text=self.tr("Open the post"), icon="pencil", keys="Return")]
        if post.status in {_S.APPROVED, _S.SCHEDULED, _S.PUBLISHED}:
            actions.append(RowAction(key="copy", text=self.tr("Copy the text"), icon="copy", keys="Ctrl+Shift+C"))
        if self._words.has_passed(post):
            actions.append(RowAction(key="online", text=self.tr("It is online …"), icon="check"))
        elif post.status in ON_THE_WAY:
            words = self.tr("Enter as published …")
            actions.append(RowAction(key="online", text=words, icon="check", keys="Ctrl+Shift+V"))
        if post.status is _S.ON_HOLD:
            actions.append(RowAction(key="resume", text=self.tr("Resume"), icon="undo-2"))
        if post.status is _S.APPROVED:
            actions.append(RowAction(key="missed", text=self.tr("Does not go out any more"), icon="clock-alert"))
        if may_be_held(post):
            actions.append(RowAction(key="hold", text=self.tr("Put on hold"), icon="lock"))
        if post.status in MOVABLE:
            actions += [
                RowAction(key="date", text=self.tr("Move to …"), icon="calendar", keys="Ctrl+T"),
                *self._moves(post.day or self._today),
                *([] if post.day is None else [self._to_ideas()]),
                RowAction(key="withdraw", text=self.tr("Withdraw"), icon="trash-2", keys="Del", danger=True),
            ]
        return tuple(actions)

    def _moves(self, start: date) -> list[RowAction]:
        """The moves that lead to a day on which something can still be planned."""
        moves = {
            1: RowAction(key="day+1", text=self.tr("A day later"), icon="arrow-down", keys="Ctrl+Shift+Right"),
            -1: RowAction(key="day-1", text=self.tr("A day earlier"), icon="arrow-up", keys="Ctrl+Shift+Left"),
            7: RowAction(key="day+7", text=self.tr("A week later"), icon="arrow-down", keys="Ctrl+Shift+Down"),
            -7: RowAction(key="day-7", text=self.tr("A week earlier"), icon="arrow-up", keys="Ctrl+Shift+Up"),
        }
        return [move for days, move in moves.items() if start + timedelta(days=days) >= self._today]

    def _to_ideas(self) -> RowAction:
        return RowAction(key="tray", text=self.tr("Back to the ideas"), icon="lightbulb")
