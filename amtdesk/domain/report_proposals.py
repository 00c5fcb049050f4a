"""What the weekly report proposes to say (W2): sentences from topics, mood and incidents of the week.

She has the last word. A proposal is a message, not a text: it follows the language, and it changes with the records
until she edits it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from amtdesk.domain.occasions import Occasion
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.report_figures import ReportRecords
from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.reports import MAX_ITEMS, Entry, MoodRow, PostLine, ReportField, ReportFigures, TopicLine
from amtdesk.domain.rounds import Mood, ObservationKind
from amtdesk.domain.town import Minutes
from amtdesk.domain.words import N_, Message

#: From this many questions of one department on, a hint to it is proposed.
_WORTH_A_HINT = 2
_QUARTER_HOUR = 15
_WAITING = frozenset({PostStatus.IN_REVIEW, PostStatus.DRAFT})
_HEAD_LEVEL = 3
_SECONDS_OF_A_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBasis:
    """What proposals are made from."""

    records: ReportRecords
    figures: ReportFigures
    topics: tuple[TopicLine, ...]
    moods: tuple[MoodRow, ...]
    departments: Mapping[str, str]
    department_of: Mapping[str, str]


def proposals_of(basis: ReportBasis) -> tuple[Entry, ...]:
    """Return every field with its proposal, none edited."""
    proposed = {
        ReportField.HEADLINE: _headline(basis),
        ReportField.DECISIONS: _decisions(basis.records.coming),
        ReportField.TIPS: _tips(basis),
        ReportField.INCIDENTS: _incidents(basis),
        ReportField.BENEFIT: _benefit(basis.figures),
        ReportField.OUTLOOK: _outlook(basis.records),
    }
    return tuple(
        Entry(field=name, proposed=messages[: MAX_ITEMS.get(name, len(messages))])
        for name, messages in proposed.items()
    )


def occasions_ahead(found: Iterable[Occasion], period: ReportPeriod, *, zone: tzinfo) -> tuple[Occasion, ...]:
    """Return what begins after the period, without the waste rounds whose day everyone knows."""
    last_day = period.last_day(zone)
    return tuple(each for each in found if not each.is_usual_round and _begins_after(each, period, last_day=last_day))


def _begins_after(occasion: Occasion, period: ReportPeriod, *, last_day: date) -> bool:
    return occasion.start >= period.end if isinstance(occasion.start, datetime) else occasion.start > last_day


def hours_proposed(records: ReportRecords, minutes: Minutes) -> float:
    """Return the working time that the records account for, in quarters of an hour."""
    reactions = sum(records.reaction_to(question) is not None for question in records.questions)
    rounds = sum(visit.seconds for visit in records.visits) / _SECONDS_OF_A_MINUTE
    total = reactions * minutes.question + len(records.published) * minutes.publish + rounds
    return round(total / _QUARTER_HOUR) / 4


def _headline(basis: ReportBasis) -> tuple[Message, ...]:
    if not basis.figures.questions_received and not basis.moods:
        return (Message(N_("A calm week: no questions came in.")),)
    return tuple(message for message in (_main_topic(basis), _tone(basis.moods), _reactions(basis.figures)) if message)


def _main_topic(basis: ReportBasis) -> Message | None:
    if not basis.topics:
        return None
    first = basis.topics[0]
    if first.count < _WORTH_A_HINT:
        return Message(N_("The questions of the week were spread over many subjects."))
    return Message(
        N_("“{topic}” was the subject of the week, with {n} mentions."), {"topic": first.name, "n": first.count}
    )


def _tone(moods: Sequence[MoodRow]) -> Message | None:
    heated = [row.group for row in moods if Mood.HEATED in row.moods]
    tense = [row.group for row in moods if Mood.TENSE in row.moods]
    if heated:
        return Message(N_("The tone in “{group}” was heated at times."), {"group": heated[0]})
    if tense:
        return Message(N_("The tone in “{group}” was tense, elsewhere calm."), {"group": tense[0]})
    return Message(N_("The tone in the groups was calm.")) if moods else None


def _reactions(figures: ReportFigures) -> Message | None:
    received, answered = figures.questions_received, figures.first_reactions
    if not received:
        return None
    values = {"answered": answered, "received": received, "open": figures.open_items}
    if not figures.open_items and answered >= received:
        return Message(N_("All questions have had a first reaction ({answered} of {received})."), values)
    if not figures.open_items:  # some were closed without a word, such as a repetition
        return Message(N_("{answered} of {received} questions have had a first reaction, none is open."), values)
    if figures.open_items == 1:
        return Message(N_("{answered} of {received} questions have had a first reaction, one is open."), values)
    return Message(N_("{answered} of {received} questions have had a first reaction, {open} are open."), values)


def _decisions(coming: Sequence[PostLine]) -> tuple[Message, ...]:
    waiting = [post for post in coming if post.status in _WAITING and post.level >= _HEAD_LEVEL]
    return tuple(
        Message(N_("May “{title}” go out on {day:%d/%m/%Y} as drafted?"), {"title": post.title, "day": post.day})
        for post in waiting
    )


def _tips(basis: ReportBasis) -> tuple[Message, ...]:
    counts: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    for question in basis.records.counted:
        key = question.department or basis.department_of.get(question.category, "")
        name = basis.departments.get(key, "")
        counts[name] += 1
        waiting[name] += basis.records.reaction_to(question) is None and not question.is_closed
    ranked = sorted((name for name in counts if name), key=lambda name: (-counts[name], name))
    return tuple(_tip(name, counts[name], waiting=waiting[name]) for name in ranked if counts[name] >= _WORTH_A_HINT)


def _tip(name: str, count: int, *, waiting: int) -> Message:
    values = {"department": name, "n": count, "waiting": waiting}
    if waiting:
        return Message(N_("{department}: {n} questions this week, {waiting} of them open."), values)
    return Message(N_("{department}: {n} questions this week."), values)


def _incidents(basis: ReportBasis) -> tuple[Message, ...]:
    kinds = Counter(observation.kind for observation in basis.records.observations)
    found = []
    if rumours := kinds[ObservationKind.RUMOUR]:
        one, many = N_("1 rumour noted."), N_("{n} rumours noted.")
        found.append(Message(one if rumours == 1 else many, {"n": rumours}))
    if cases := kinds[ObservationKind.MODERATION]:
        one, many = N_("1 moderation case noted."), N_("{n} moderation cases noted.")
        found.append(Message(one if cases == 1 else many, {"n": cases}))
    return tuple(found)


def _benefit(figures: ReportFigures) -> tuple[Message, ...]:
    if not figures.first_reactions:
        return ()
    values = {"n": figures.first_reactions, "templates": figures.template_reactions}
    if not figures.template_reactions:
        return (Message(N_("{n} questions got a reaction that everyone in the group could read."), values),)
    return (Message(N_("{n} questions got a reaction, {templates} of them in words agreed beforehand."), values),)


def _outlook(records: ReportRecords) -> tuple[Message, ...]:
    posts = [(post.day, _post_ahead(post)) for post in records.coming]
    dates = [(occasion.day, _occasion_ahead(occasion)) for occasion in records.occasions]
    return tuple(message for _day, message in sorted([*posts, *dates], key=_by_day))


def _by_day(dated: tuple[date, Message]) -> date:
    return dated[0]


def _post_ahead(post: PostLine) -> Message:
    values = {"day": post.day, "title": post.title}
    if post.status in _WAITING:
        return Message(N_("{day:%d/%m}: post “{title}” (not approved yet)"), values)
    return Message(N_("{day:%d/%m}: post “{title}”"), values)


def _occasion_ahead(occasion: Occasion) -> Message:
    values = {"day": occasion.day, "title": occasion.title}
    if occasion.moved_from is None:
        return Message(N_("{day:%d/%m}: {title}"), values)
    return Message(N_("{day:%d/%m}: {title} (instead of {planned:%d/%m})"), {**values, "planned": occasion.moved_from})
