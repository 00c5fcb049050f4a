"""What holds for a recurring idea: exactly one of the three kinds, complete, within bounds. No clock, no records."""

import re
from dataclasses import replace
from datetime import date
from typing import Final, NoReturn, assert_never

from amtdesk.domain.recurring_ideas import (
    FARTHEST,
    HIGHEST_LEVEL,
    LONGEST_TITLE,
    MOST_OFFSETS,
    IdeaFault,
    IdeaKind,
    RecurringIdea,
)
from amtdesk.domain.words import N_

_NO_RULE: Final = N_("Please choose a rhythm.")
_NO_OFFSET: Final = N_("Please say how many days before or after, for example 8, 3 or 0.")
_NO_OCCASION: Final = N_("Please say before or after what: a kind of occasion, words of its title, or both.")


def checked(idea: RecurringIdea, *, today: date) -> RecurringIdea:
    """Return an idea tidied, without what belongs to another kind. Raises NotAllowed, mostly an IdeaFault.

    A rule that nobody gave a first day counts from today.
    """
    title = " ".join(idea.title.split())
    if not title:
        _refuse("title", N_("Please give the idea a title."))
    if len(title) > LONGEST_TITLE:
        _refuse("title", N_("A title has at most {most} letters."), most=LONGEST_TITLE)
    if not 0 <= idea.lead_days <= FARTHEST:
        _refuse("lead_days", N_("The draft is begun at most {most} days before."), most=FARTHEST)
    if not 0 <= idea.level <= HIGHEST_LEVEL:
        _refuse("level", N_("There is no level {level}."), level=idea.level)
    tidy = replace(idea, title=title, skeleton=idea.skeleton.strip(), note=idea.note.strip())
    match idea.kind:
        case IdeaKind.BY_RULE:
            return _by_rule(tidy, today)
        case IdeaKind.BY_OFFSET:
            return _by_offset(tidy)
        case IdeaKind.BY_HAND:
            return replace(_without_offsets(tidy), rhythm="", starts_on=None, ends_on=None)
        case _:
            assert_never(idea.kind)


def _by_rule(idea: RecurringIdea, today: date) -> RecurringIdea:
    from amtdesk.domain.recurrence import checked_rule

    rhythm = checked_rule(idea.rhythm)
    if not rhythm:
        _refuse("rhythm", _NO_RULE)
    return replace(_without_offsets(idea), rhythm=rhythm, starts_on=idea.starts_on or today)


def _by_offset(idea: RecurringIdea) -> RecurringIdea:
    offsets, end_offsets = (tuple(sorted(set(days))) for days in (idea.offsets, idea.end_offsets))
    if not offsets and not end_offsets:
        _refuse("offsets", _NO_OFFSET)
    if len(offsets) + len(end_offsets) > MOST_OFFSETS:
        _refuse("offsets", N_("An idea comes at most {most} times for one occasion."), most=MOST_OFFSETS)
    if any(abs(days) > FARTHEST for days in (*offsets, *end_offsets)):
        _refuse("offsets", N_("A post comes at most {most} days before or after."), most=FARTHEST)
    words = " ".join(idea.occasion_words.split())
    if not words and not idea.occasion_kind:
        _refuse("occasion", _NO_OCCASION)
    if idea.starts_on and idea.ends_on and idea.ends_on < idea.starts_on:
        _refuse("ends_on", N_("The last day lies before the first one."))
    return replace(idea, rhythm="", offsets=offsets, end_offsets=end_offsets, occasion_words=words)


def _without_offsets(idea: RecurringIdea) -> RecurringIdea:
    return replace(idea, offsets=(), end_offsets=(), occasion_kind="", occasion_words="")


def _refuse(fact: str, source: str, **values: object) -> NoReturn:
    raise IdeaFault(fact, source, **values)


_NUMBER: Final = re.compile(r"\d{1,3}")
_UNITS: Final = {"tag": 1, "tage": 1, "tagen": 1, "day": 1, "days": 1, "woche": 7, "wochen": 7, "week": 7, "weeks": 7}
_BETWEEN: Final = frozenset({"und", "and"})


def distances_from_words(words: str) -> tuple[int, ...] | None:
    """Return the days that are meant by "14, 2 und 0" or "8, 4 und 1 Woche"; () for nothing, None for anything else.

    A unit holds for all of them.
    """
    parts = re.findall(r"[^\s,;]+", words.casefold())
    numbers = tuple(int(part) for part in parts if _NUMBER.fullmatch(part))
    rest = [part for part in parts if not _NUMBER.fullmatch(part) and part not in _BETWEEN]
    if len(rest) > 1 or any(part not in _UNITS for part in rest) or (rest and not numbers):
        return None
    unit = _UNITS[rest[0]] if rest else 1
    return tuple(number * unit for number in numbers)
