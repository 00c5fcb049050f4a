"""Which approval level a post needs by the office's own table, and why (P8, P12, P13). Pure rules.

The level in force is kept with the post. It follows the words as long as nobody set it by hand; what the office changes
in its table never lowers a level that stands: only new words do, or she herself, with a reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from amtdesk.domain.answer_approval import word_that_triggers
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.figures import figures
from amtdesk.domain.posts import Post
from amtdesk.domain.pre_election import LEVEL_BEFORE_ELECTIONS, PreElectionPeriod
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.domain.words import N_, Message

#: What nobody has written yet is not free.
LEVEL_WITHOUT_WORDS: Final = 1
#: A text that comes from outside the house needs at least this (P12); photos alone do not.
LEVEL_FROM_OUTSIDE: Final = 2
_MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLevel:
    """What the table asks for, and why: each reason is the end of a sentence that begins “Level 1, because …”."""

    level: int
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRules:
    """The office's table, the dated times before elections, and whom it counts among the office-holders."""

    triggers: tuple[ApprovalTrigger, ...]
    periods: tuple[PreElectionPeriod, ...] = ()
    office_holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFacts:
    """What is asked of a post besides its own fields. `picture` is what its picture is known by in words."""

    today: date
    topic_name: str = ""
    picture: str = ""


def needed_level(post: Post, rules: LevelRules, *, facts: LevelFacts) -> PostLevel:
    """Return the level that the table asks for, with the reasons that decide; 0 when nothing applies."""
    said = "\n".join((post.title, post.text, post.hashtags, post.alt_text))
    found = [
        *_without_words(post),
        *_by_triggers(post, rules, said=said, facts=facts),
        *_from_outside(post),
        *_before_elections(post, rules, said=f"{said}\n{facts.picture}", facts=facts),
    ]
    level = max((each for each, _reason in found), default=0)
    reasons = tuple(reason for each, reason in found if each == level)
    return PostLevel(level=level, reasons=reasons[:_MOST_REASONS] or (Message(N_("nothing in the table applies")),))


def levelled(before: Post, after: Post, *, was: int, now: int) -> Post:
    """Return a post after a change with its level in force. `was` and `now`: what today's table asks of both.

    What asks for more than before raises it, a level set by hand as well. A level that stands above the table without
    anyone's hand comes from a table that has changed since: it stays.
    """
    if _level(after) != _level(before):
        return after  # it was just chosen, for these very words
    if now > max(was, after.approval_level):
        return replace(after, approval_level=now, level_by_hand=None, level_reason="")
    if after.level_by_hand is not None:
        return after
    stays = before.approval_level if before.approval_level > was else 0
    return replace(after, approval_level=max(now, stays))


def set_by_hand(post: Post, level: int, *, reason: str, highest: int) -> Post:
    """Return a post with the level that she chose. Raises NotAllowed when it is lowered and nobody says why."""
    tidy = " ".join(reason.split())
    if not 0 <= level <= highest:
        raise NotAllowed(N_("There is no level {level}."), level=level)
    if level < post.approval_level and not tidy:
        raise NotAllowed(N_("Please say why a lower level is enough here. It is kept with the post."))
    return replace(post, approval_level=level, level_by_hand=level, level_reason=tidy)


def _level(post: Post) -> tuple[int, int | None]:
    return post.approval_level, post.level_by_hand


def _without_words(post: Post) -> Iterator[tuple[int, Message]]:
    if not post.text.strip():
        yield LEVEL_WITHOUT_WORDS, Message(N_("there is no text yet"))


def _by_triggers(post: Post, rules: LevelRules, *, said: str, facts: LevelFacts) -> Iterator[tuple[int, Message]]:
    for trigger in rules.triggers:
        for reason in _why_triggered(post, trigger, said=said, facts=facts):
            yield trigger.level, reason


def _why_triggered(post: Post, trigger: ApprovalTrigger, *, said: str, facts: LevelFacts) -> Iterator[Message]:
    if word := word_that_triggers(said, trigger.words):
        yield Message(N_("“{word}” is mentioned ({name})"), {"word": word, "name": trigger.name})
    if post.topic and post.topic in trigger.categories:
        values = {"topic": facts.topic_name or post.topic, "name": trigger.name}
        yield Message(N_("its topic is “{topic}” ({name})"), values)
    if trigger.figures:
        for figure in figures(said):
            yield Message(figure.because, {"figure": figure.words})


def _from_outside(post: Post) -> Iterator[tuple[int, Message]]:
    if post.text_from_outside:
        yield LEVEL_FROM_OUTSIDE, Message(N_("the text comes from outside"))


def _before_elections(post: Post, rules: LevelRules, *, said: str, facts: LevelFacts) -> Iterator[tuple[int, Message]]:
    for period in _periods_on(post.day or facts.today, rules.periods):
        values = {"name": period.name}
        if post.shows_officials:
            yield LEVEL_BEFORE_ELECTIONS, Message(N_("it shows office-holders or parties ({name})"), values)
        elif word := word_that_triggers(said, (*rules.office_holders, *period.words)):
            yield LEVEL_BEFORE_ELECTIONS, Message(N_("“{word}” is mentioned ({name})"), {**values, "word": word})


def _periods_on(day: date, periods: Iterable[PreElectionPeriod]) -> Iterator[PreElectionPeriod]:
    return (period for period in periods if period.holds_on(day))
