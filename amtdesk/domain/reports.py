"""The weekly report to the head of the house: its period, its parts, and what is proposed or edited. No computing here.

Names of fields and figures are the keys of the office's own report form (headline, decisions, questions_received …).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.rounds import Mood
from amtdesk.domain.words import N_, Message

_MINUTES_OF_AN_HOUR = 60
_HOURS_OF_A_WEEK = 24 * 7


class ReportField(StrEnum):
    """What is proposed from the records and may be put into her own words (W2)."""

    HEADLINE = "headline"
    DECISIONS = "decisions"
    TOPICS = "topics"
    TIPS = "tips_to_departments"
    INCIDENTS = "incidents"
    BENEFIT = "benefit"
    GOALS = "goals"
    OUTLOOK = "outlook"
    TIME_SPENT = "time_spent_hours"
    TIME_PLANNED = "time_planned_hours"
    CORRECTED = "corrected_figures"


#: Recommended lengths and numbers of items; the page counts, it never cuts.
MAX_CHARS = {ReportField.HEADLINE: 400, ReportField.BENEFIT: 200}
MAX_ITEMS = {
    ReportField.DECISIONS: 3,
    ReportField.TIPS: 5,
    ReportField.GOALS: 6,
    ReportField.OUTLOOK: 5,
    ReportField.TOPICS: 5,
}
#: Fields that are one line each instead of running text.
LISTS = frozenset({ReportField.DECISIONS, ReportField.TIPS, ReportField.GOALS, ReportField.OUTLOOK, ReportField.TOPICS})


class Section(StrEnum):
    """A part of the page that can be moved and left out; in the order of a new desk, decisions last."""

    HEADLINE = "headline"
    NUMBERS = "numbers"
    DAYS = "questions_per_day"
    MOOD = "mood"
    TOPICS = "topics"
    POSTS = "posts"
    OUTLOOK = "outlook"
    TIPS = "tips_to_departments"
    BENEFIT = "benefit"
    INCIDENTS = "incidents"
    TIME = "time_spent"
    GOALS = "goals"
    DECISIONS = "decisions"


SECTION_WORD = {
    Section.HEADLINE: N_("What matters most"),
    Section.NUMBERS: N_("Figures of the week"),
    Section.DAYS: N_("Questions per day"),
    Section.MOOD: N_("Mood in the groups"),
    Section.TOPICS: N_("What people wanted to know"),
    Section.POSTS: N_("Published"),
    Section.OUTLOOK: N_("Next week"),
    Section.TIPS: N_("Hints to the departments"),
    Section.GOALS: N_("Goals: where do we stand?"),
    Section.BENEFIT: N_("Benefit of the week"),
    Section.INCIDENTS: N_("Incidents"),
    Section.TIME: N_("Time spent"),
    Section.DECISIONS: N_("What we need from you"),
}


def hours_from_words(words: str) -> float | None:
    """Read hours as people write them: 6:15, 6,25 or 6.25; None when empty. Raises ValueError."""
    plain = words.strip().replace(",", ".")
    if not plain:
        return None
    whole, colon, minutes = plain.partition(":")
    hours = int(whole) + int(minutes) / _MINUTES_OF_AN_HOUR if colon else float(plain)
    if not 0 <= hours <= _HOURS_OF_A_WEEK:
        raise ValueError(words)
    return hours


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures:
    """The figures of one period. `median_response_hours` counts service hours; None means nothing to measure."""

    questions_received: int = 0
    answered_within_24h: int = 0
    median_response_hours: float | None = None
    open_items: int = 0
    posts_planned: int = 0
    posts_published: int = 0
    group_rounds_done: int = 0
    group_rounds_planned: int = 0
    first_reactions: int = 0
    template_reactions: int = 0
    planning_horizon: date | None = None

    @property
    def snippet_share(self) -> float | None:
        """The share of first reactions that were an unchanged template, to two digits."""
        return round(self.template_reactions / self.first_reactions, 2) if self.first_reactions else None

    def put_right(self, own: Mapping[str, float]) -> "ReportFigures":
        """Return the figures as they stand on the page, with what she counted herself."""
        counts: dict[str, Any] = {key: n if key == "median_response_hours" else round(n) for key, n in own.items()}
        return replace(self, **counts)

    def keyed(self) -> Mapping[str, int | float | str | None]:
        """Return the figures under the keys of the report form."""
        return {
            "questions_received": self.questions_received,
            "answered_within_24h": self.answered_within_24h,
            "median_response_hours": self.median_response_hours,
            "open_items": self.open_items,
            "posts_planned": self.posts_planned,
            "posts_published": self.posts_published,
            "group_rounds_done": self.group_rounds_done,
            "group_rounds_planned": self.group_rounds_planned,
            "snippet_share": self.snippet_share,
            "planning_horizon": self.planning_horizon.isoformat() if self.planning_horizon else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualFigures:
    """What is usual: the median over the eight weeks before, weeks without any record left out.

    `answered_share` is a share (0 to 1), `median_response_hours` counts service hours; None where nothing was measured.
    """

    weeks: int = 0
    questions_received: float | None = None
    answered_share: float | None = None
    median_response_hours: float | None = None
    posts_published: float | None = None


#: Figures that she may put right by hand: what she counted beside the records. The computed one stays beside it.
CORRECTABLE = (
    "questions_received",
    "answered_within_24h",
    "median_response_hours",
    "open_items",
    "posts_published",
    "group_rounds_done",
)


#: Each figure's name, and how it is counted: stands beside it wherever it is shown.
FIGURE_WORDS: Mapping[str, tuple[str, str]] = {
    "questions_received": (N_("Questions and hints"), N_("Noted in the period, without praise and advertising.")),
    "answered_within_24h": (
        N_("First reaction in time"),
        N_("Answer or interim reply within the target in clock hours; days without service are skipped."),
    ),
    "median_response_hours": (N_("Median response time"), N_("Half were faster. In service hours.")),
    "open_items": (N_("Open"), N_("Without a first reaction at the end of the period.")),
    "posts_published": (N_("Posts"), N_("Published, of those planned for the period.")),
    "group_rounds_done": (N_("Group visits"), N_("Groups read, of those due. The own channel does not count.")),
    "snippet_share": (N_("Unchanged template"), N_("Share of the first reactions in agreed words.")),
    "planning_horizon": (N_("Planned until"), N_("Day of the last post that is approved or scheduled.")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedReport:
    """What the archive tells of one finished version, without its words and figures."""

    period: ReportPeriod
    version: int
    finished_at: datetime

    @property
    def week(self) -> str:
        """The ISO week that names the report."""
        return self.period.week


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """One bar pair of the chart: questions asked on a day, and first reactions given on it."""

    day: date
    received: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodRow:
    """The tone in one group, one value for each day of the table; None where it was not read."""

    group: str
    moods: tuple[Mood | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One subject: how often, in whose words, how far. `state` is hers when she put one down."""

    name: str
    count: int
    example: str = ""
    state: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """One post on its day, as the report lists it."""

    title: str
    day: date
    at: time | None = None
    status: PostStatus = PostStatus.PUBLISHED
    level: int = 0
    is_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field of W2: what the records propose, and what stands there once she edited it.

    Running text has its sentences as items; a list has its lines.
    """

    field: ReportField
    proposed: tuple[Message, ...] = ()
    edited: tuple[str, ...] | None = None

    @property
    def is_edited(self) -> bool:
        """Whether her own words stand there."""
        return self.edited is not None

    def items(self, say: Callable[[Message], str]) -> tuple[str, ...]:
        """Return what stands there, item by item, in the language of `say`; empty items are left out."""
        items: Sequence[str] = self.edited if self.edited is not None else [say(m) for m in self.proposed]
        return tuple(item.strip() for item in items if item.strip())

    def words(self, say: Callable[[Message], str]) -> str:
        """Return what stands there as one text: sentences in a row, or lines."""
        return ("\n" if self.field in LISTS else " ").join(self.items(say))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyReport:
    """The whole report of one week: computed figures and tables, proposed and edited words. Enough to typeset it."""

    period: ReportPeriod
    as_of: datetime
    town: str = ""
    addressee: str = ""
    author: str = ""
    target_hours: int = 24  # 0: on the same day
    figures: ReportFigures = field(default_factory=ReportFigures)
    before: ReportFigures = field(default_factory=ReportFigures)
    usual: UsualFigures = field(default_factory=UsualFigures)
    days: tuple[DayCount, ...] = ()
    mood_days: tuple[date, ...] = ()
    moods: tuple[MoodRow, ...] = ()
    topics: tuple[TopicLine, ...] = ()
    topics_edited: bool = False
    published: tuple[PostLine, ...] = ()
    entries: tuple[Entry, ...] = ()
    hours_spent: float | None = None
    hours_proposed: float = 0.0
    hours_planned: float | None = None
    corrected: Mapping[str, float] = field(default_factory=dict)
    hidden: frozenset[Section] = frozenset()
    order: tuple[Section, ...] = tuple(Section)
    version: int = 0
    finished_at: datetime | None = None

    @property
    def week(self) -> str:
        """The ISO week that names the report."""
        return self.period.week

    @property
    def is_finished(self) -> bool:
        """Whether it is frozen (W4)."""
        return self.finished_at is not None

    def shown(self, figure: str) -> float | None:
        """The figure that stands on the page: hers when she put it right, else the computed one."""
        computed = self.figures.keyed()[figure]
        return self.corrected.get(figure, computed if isinstance(computed, int | float) else None)

    @property
    def hours(self) -> float | None:
        """Hours of work: hers, else those proposed from the records; None when there is nothing to tell."""
        return self.hours_spent if self.hours_spent is not None else self.hours_proposed or None

    @property
    def is_quiet(self) -> bool:
        """Whether the week left nothing in the records."""
        figures = self.figures
        counts = (figures.questions_received, figures.open_items, figures.posts_planned, figures.posts_published)
        return not any(counts) and not figures.group_rounds_done

    def entry(self, name: ReportField) -> Entry:
        """Return one field; empty when there is nothing to propose and nothing was written."""
        return next((entry for entry in self.entries if entry.field is name), Entry(field=name))

    def with_words(self, name: ReportField, words: str) -> "WeeklyReport":
        """Return the report as it reads with these words in one of its fields of text or lines."""
        written = Entry(field=name, edited=tuple(words.split("\n")) if name in LISTS else (words,))
        entries = tuple(replace(each, edited=written.edited) if each.field is name else each for each in self.entries)
        return replace(self, entries=entries)

    def shows(self, section: Section) -> bool:
        """Whether this part belongs on the page."""
        return section not in self.hidden

    @property
    def contents(self) -> tuple[Section, ...]:
        """The parts that belong on the page, in its order."""
        return tuple(section for section in self.order if self.shows(section))
