"""What can be said of a plan as a whole (P5): gaps, clashes, balance of topics, a question to readers. Advice only."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.planning_lead import DayState, Gap, LeadState, gaps_in
from amtdesk.domain.post_summaries import PostStatus

_S = PostStatus
#: What no longer stands in the plan.
NOT_PLANNED: Final = frozenset({_S.WITHDRAWN, _S.MISSED})
_OUT: Final = frozenset({_S.PUBLISHED})
#: Two posts on one topic that stand so many days apart, or fewer, are too near each other.
NEAR_DAYS: Final = 3
#: Over so many days topics are weighed against each other.
BALANCE_DAYS: Final = 28
#: Fewer posts than these have no balance.
_LEAST_POSTS: Final = 8
#: A topic is heavy from this multiple of its due share on, and rare below the other.
_HEAVY: Final = 2.0
_RARE: Final = 0.5
_WEEK: Final = timedelta(days=7)

_QUESTION: Final = re.compile(r"[^.!?\n]*\?")
_SOMEONE_ELSE_ASKS: Final = re.compile(r"\bfrag(?:en|t|ten|te|test)\b[^:]*:", re.IGNORECASE)
_TO_READERS: Final = re.compile(
    r"\b(?:Sie|Ihnen|Ihr|Ihre[nmrs]?|euch|eu(?:er|re[nmrs]?)|[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[nmrs]?|wir|uns)\b"
)
_ANSWER_WANTED: Final = re.compile(
    r"\b(?:schreiben|sagen|nennen|verraten|erzählen|antworten|kommentieren|zeigen|schicken|stimmen)\s+Sie\b|Kommentar",
    re.IGNORECASE,
)


class RemarkKind(StrEnum):
    """What a remark is about; the order in which they are shown."""

    SAME_TIME = "same_time"
    NO_SERVICE = "no_service"
    GAP = "gap"
    SAME_TOPIC = "same_topic"
    NO_QUESTION = "no_question"
    BALANCE = "balance"


class PlannedPost(NamedTuple):
    """What remarks need to know about a post with a day; `asks_readers`: a question to them stands in its text."""

    id: PostId
    title: str
    status: PostStatus
    day: date
    at: time | None = None
    topic: str = ""
    asks_readers: bool = False


class TopicShare(NamedTuple):
    """How much of the plan a topic has, and how much it is due: by the office's wish, or evenly. From 0 to 1."""

    topic: str
    posts: int
    share: float
    due: float
    is_wished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRemark:
    """One thing worth a look, and the days and posts it is about."""

    kind: RemarkKind
    first: date
    last: date
    posts: tuple[PlannedPost, ...] = ()
    topic: TopicShare | None = None
    service_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWindow:
    """The days that are looked at (both included), and what the office says of them."""

    first: date
    last: date
    today: date
    calendar: OfficeCalendar
    wishes: Mapping[str, float]


def asks_readers(text: str) -> bool:
    """Whether a question in the text is put to those who read it: not a heading, not what citizens asked."""
    wants_answer = _ANSWER_WANTED.search(text) is not None
    for found in _QUESTION.finditer(text):
        sentence = found.group()
        if _SOMEONE_ELSE_ASKS.search(sentence) is None and (wants_answer or _TO_READERS.search(sentence)):
            return True
    return False


def plan_remarks(posts: Iterable[PlannedPost], window: PlanWindow) -> tuple[PlanRemark, ...]:
    """Return what can be said, by kind and day. Posts come by day and time."""
    planned = [post for post in posts if post.status not in NOT_PLANNED]
    return (
        *_same_time(planned, window),
        *_without_service(planned, window),
        *_gaps(planned, window),
        *_same_topic(planned, window),
        *_weeks_without_question(planned, window),
        *_balance(planned, window),
    )


def nearby(post: PlannedPost, posts: Iterable[PlannedPost]) -> tuple[PlannedPost, ...]:
    """Return what a post would clash with on its day: the same time, or the same topic within a few days."""
    others = (each for each in posts if each.id != post.id and each.status not in NOT_PLANNED)
    return tuple(each for each in others if _is_same_time(each, post) or _is_near(each, post))


def _is_same_time(one: PlannedPost, other: PlannedPost) -> bool:
    return one.at is not None and (one.day, one.at) == (other.day, other.at)


def _is_near(one: PlannedPost, other: PlannedPost) -> bool:
    return bool(one.topic) and one.topic == other.topic and abs((one.day - other.day).days) <= NEAR_DAYS


def _is_ahead(post: PlannedPost, window: PlanWindow) -> bool:
    return post.day >= window.today and post.status not in _OUT


def _same_time(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    by_time: dict[tuple[date, time], list[PlannedPost]] = {}
    for post in posts:
        if post.at is not None and window.first <= post.day <= window.last:
            by_time.setdefault((post.day, post.at), []).append(post)
    for (day, _at), found in by_time.items():
        if len(found) > 1 and any(_is_ahead(post, window) for post in found):
            yield PlanRemark(kind=RemarkKind.SAME_TIME, first=day, last=day, posts=tuple(found))


def _without_service(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    by_day: dict[date, list[PlannedPost]] = {}
    for post in posts:
        is_meant = window.first <= post.day <= window.last and _is_ahead(post, window)
        if is_meant and post.status is not _S.SCHEDULED and not window.calendar.is_service_day(post.day):
            by_day.setdefault(post.day, []).append(post)
    for day, found in by_day.items():
        yield PlanRemark(kind=RemarkKind.NO_SERVICE, first=day, last=day, posts=tuple(found))


def _gaps(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    for gap in plan_gaps({post.day for post in posts}, window):
        yield PlanRemark(kind=RemarkKind.GAP, first=gap.first, last=gap.last, service_days=gap.service_days)


def plan_gaps(planned: "set[date]", window: PlanWindow) -> tuple[Gap, ...]:
    """Return the runs of service days from today on for which nothing is planned, within the window."""
    first = max(window.first, window.today)
    days = (first + timedelta(days=offset) for offset in range((window.last - first).days + 1))
    is_service_day = window.calendar.is_service_day
    states = (
        DayState(day, LeadState.DRAFT if day in planned else LeadState.EMPTY, is_service_day(day)) for day in days
    )
    return tuple(gaps_in(states))


def _same_topic(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    by_topic: dict[str, list[PlannedPost]] = {}
    for post in posts:
        if post.topic:
            by_topic.setdefault(post.topic, []).append(post)
    runs = [run for found in by_topic.values() for run in _runs(found)]
    for run in sorted(runs, key=lambda each: each[0].day):
        if window.first <= run[-1].day and run[0].day <= window.last and _is_ahead(run[-1], window):
            yield PlanRemark(kind=RemarkKind.SAME_TOPIC, first=run[0].day, last=run[-1].day, posts=tuple(run))


def _runs(posts: Sequence[PlannedPost]) -> Iterator[list[PlannedPost]]:
    """Yield posts of one topic of which each stands near the one before; single ones are none."""
    run: list[PlannedPost] = []
    for post in posts:
        if run and (post.day - run[-1].day).days > NEAR_DAYS:
            if len(run) > 1:
                yield run
            run = []
        run.append(post)
    if len(run) > 1:
        yield run


def _weeks_without_question(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    monday = max(window.first, window.today - timedelta(days=window.today.weekday()))
    monday += timedelta(days=-monday.weekday() % 7)
    while monday + timedelta(days=6) <= window.last:
        found = [post for post in posts if monday <= post.day < monday + _WEEK]
        if found and not any(post.asks_readers for post in found):
            yield PlanRemark(kind=RemarkKind.NO_QUESTION, first=monday, last=monday + timedelta(days=6))
        monday += _WEEK


def _balance(posts: Sequence[PlannedPost], window: PlanWindow) -> Iterator[PlanRemark]:
    first = window.today - timedelta(days=window.today.weekday())
    last = first + timedelta(days=BALANCE_DAYS - 1)
    weighed = [share for share in topic_shares(posts, first, last=last, wishes=window.wishes) if _is_off(share)]
    if weighed:
        furthest = max(weighed, key=lambda each: abs(each.share - each.due))
        yield PlanRemark(kind=RemarkKind.BALANCE, first=first, last=last, topic=furthest)


def topic_shares(
    posts: Iterable[PlannedPost], first: date, *, last: date, wishes: Mapping[str, float]
) -> tuple[TopicShare, ...]:
    """Return each topic's share of the posts of these days, the greatest first; none while there are too few."""
    counts = Counter(post.topic for post in posts if post.topic and first <= post.day <= last)
    total = counts.total()
    if total < _LEAST_POSTS:
        return ()
    wished = {topic: wish for topic, wish in wishes.items() if wish > 0}
    whole = sum(wished.values())
    topics = [*counts, *(topic for topic in wished if topic not in counts)]
    shares = (
        TopicShare(
            topic=topic,
            posts=counts[topic],
            share=counts[topic] / total,
            due=wished.get(topic, 0) / whole if whole else 1 / len(topics),
            is_wished=topic in wished,
        )
        for topic in topics
    )
    return tuple(sorted(shares, key=lambda each: (-each.share, each.topic)))


def _is_off(share: TopicShare) -> bool:
    if share.is_wished:
        return not share.due * _RARE <= share.share <= share.due * _HEAVY
    return share.due > 0 and share.share > share.due * _HEAVY
