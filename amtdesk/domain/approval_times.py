"""When a yes can have been given: never before the words stood here that it is for. Pure; who said it is elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from amtdesk.domain.answer_approval import AnswerApproval
from amtdesk.domain.posts import UNTOLD_HOUR, fingerprint
from amtdesk.domain.question_trail import TrailEvent, TrailKind
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.words import N_, Message

_HALF_AN_HOUR: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWords:
    """How it is said that a yes is older than its words: where only the day was told, and where the hour was."""

    hour_missing: str
    too_early: str


EARLY_POST: Final = EarlyWords(
    hour_missing=N_(
        "The post was changed on that day at {since:%H:%M}. Please add the time at which this version was "
        "approved, such as {example:%H:%M}."
    ),
    too_early=N_(
        "The post stands here in this version only since {since:%d %B %Y, %H:%M}. Enter when this version was "
        "approved, or restore the one that was."
    ),
)
EARLY_ANSWER: Final = EarlyWords(
    hour_missing=N_(
        "The answer was changed on that day at {since:%H:%M}. Please add the time at which these words were "
        "approved, such as {example:%H:%M}."
    ),
    too_early=N_(
        "The answer stands here in these words only since {since:%d %B %Y, %H:%M}. Enter when they were approved, "
        "or restore the ones that were."
    ),
)


def why_too_early(
    at: datetime, *, since: datetime | None, now: datetime, zone: tzinfo, words: EarlyWords
) -> Message | None:
    """Return why nobody can have approved words at a time at which they did not stand here yet, or None.

    A time is told to the minute. Where no hour was told, it has to be when the words came on that very day.
    """
    if since is None:
        return None
    given, stood = at.astimezone(zone), _minute(since.astimezone(zone))
    if given >= stood:
        return None
    if given.date() == stood.date() and given.time() == UNTOLD_HOUR:
        example = min(stood + _HALF_AN_HOUR, stood.replace(hour=23, minute=59), _minute(now.astimezone(zone)))
        return Message(words.hour_missing, {"since": stood, "example": example})
    return Message(words.too_early, {"since": stood})


def answer_stands_since(
    question: CitizenQuestion,
    text: str,
    *,
    events: Iterable[TrailEvent],
    approvals: Iterable[AnswerApproval],
    now: datetime,
) -> datetime | None:
    """Return since when it is known that exactly these words stood here as an answer; None where nobody noted it.

    That is the last change of the draft, or an earlier moment at which exactly they were handed over or approved:
    after another edit they may have come back. Words that are not the draft are stored only now.
    """
    mark, events = fingerprint(text), tuple(events)
    is_draft = fingerprint(question.draft_text) == mark
    changed = [event.at for event in events if event.kind is TrailKind.DRAFTED and event.withdrawn_at is None]
    stored = changed[-1:] if is_draft else [now]
    handed_over = [
        event.at for event in events if event.kind is TrailKind.SUBMITTED and event.details.get("fingerprint") == mark
    ]
    waiting = [question.submitted_at] if is_draft and question.submitted_at is not None else []
    approved = [each.approved_at for each in approvals if each.is_for(text) and each.was_given]
    known = (*stored, *handed_over, *waiting, *approved)
    return min((*known, now)) if known else None  # a clock that was put back lets nothing stand in the future


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
