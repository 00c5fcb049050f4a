"""The trail of a question: what happened to it, in sentences, out of records that are never removed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from amtdesk.domain.answer_approval import AnswerApproval
from amtdesk.domain.posts import WAY_WORD
from amtdesk.domain.questions import CitizenQuestion, Reply, ReplyKind, WordingOrigin
from amtdesk.domain.words import N_, Message


class TrailKind(StrEnum):
    """What is noted in the log about a question, besides its replies and approvals."""

    HANDED_OVER = "question_handed_over"
    RETURNED = "question_returned"
    SUBMITTED = "question_submitted"
    SUBMISSION_ENDED = "question_submission_ended"
    SUBMISSION_TAKEN_BACK = "question_submission_taken_back"
    LEFT = "question_left"
    REOPENED = "question_reopened"
    DRAFTED = "question_drafted"  # the words of the answer changed: a time, no sentence of the trail


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEvent:
    """One line of the log about a question. `withdrawn_at`: when undo took it back."""

    kind: TrailKind
    at: datetime
    details: Mapping[str, str]
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEntry:
    """One sentence of the trail."""

    at: datetime
    text: Message


ORIGIN_WORD: Final = {
    WordingOrigin.TEMPLATE: N_("template, unchanged"),
    WordingOrigin.EDITED_TEMPLATE: N_("edited template"),
    WordingOrigin.OWN_WORDS: N_("own words"),
}
_REPLIED: Final = {
    ReplyKind.INTERIM: N_("Interim reply given: {wording}"),
    ReplyKind.ANSWER: N_("Answered: {wording}"),
    ReplyKind.MOVED: N_("Moved to a safe way: {wording}"),
}
_HAPPENED: Final = {
    TrailKind.HANDED_OVER: N_("Handed over to {department}"),
    TrailKind.RETURNED: N_("Back from {department}"),
    TrailKind.SUBMITTED: N_("Submitted to {to} for approval at level {level}"),
    TrailKind.SUBMISSION_ENDED: N_("Not waiting for approval any more: the words were changed"),
    TrailKind.SUBMISSION_TAKEN_BACK: N_("Not waiting for approval any more: submission taken back"),
    TrailKind.LEFT: N_("Closed without an answer: {reason}"),
    TrailKind.REOPENED: N_("Reopened"),
}
_HANDED_OVER_ASKING: Final = N_("Handed over to {department}: {asked}")
_TAKEN_BACK: Final = N_("Taken back: {what}")


def trail_of(
    question: CitizenQuestion,
    *,
    events: Iterable[TrailEvent],
    replies: Iterable[Reply],
    approvals: Iterable[AnswerApproval],
) -> tuple[TrailEntry, ...]:
    """Return what happened to a question, oldest first. What was taken back stays, with when it was taken back."""
    entries = [TrailEntry(at=question.noted_at, text=Message(N_("Noted")))]
    for event in (each for each in events if each.kind is not TrailKind.DRAFTED):
        entries += _and_taken_back(event.at, _what_happened(event), withdrawn_at=event.withdrawn_at)
    kept = tuple(approvals)
    for place, approval in enumerate(kept):
        entries += _approval_entries(approval, is_again=any(map(approval.repeats, kept[:place])))
    for reply in replies:
        said = Message(_REPLIED[reply.kind], {"wording": Message(ORIGIN_WORD[reply.origin])})
        entries += _and_taken_back(reply.sent_at, said, withdrawn_at=reply.withdrawn_at)
    return tuple(sorted(entries, key=lambda entry: entry.at))


def _what_happened(event: TrailEvent) -> Message:
    if event.kind is TrailKind.HANDED_OVER and event.details.get("asked"):
        return Message(_HANDED_OVER_ASKING, event.details)
    return Message(_HAPPENED[event.kind], event.details)


def _approval_entries(approval: AnswerApproval, *, is_again: bool) -> Iterator[TrailEntry]:
    """What became of a yes. Brought back with its words it was not given once more, but stands again from then on."""
    who = {"who": approval.approved_by}
    way = Message(WAY_WORD[approval.way])
    given = Message(N_("Approved by {who}, {way}, at level {level}"), who | {"way": way, "level": approval.level})
    if is_again:
        yield TrailEntry(at=approval.recorded_at, text=Message(N_("Approval by {who} stands again"), who))
    else:
        yield TrailEntry(at=_within_its_minute(approval), text=given)
    if approval.withdrawn_at is not None:
        yield TrailEntry(at=approval.withdrawn_at, text=Message(N_("Approval by {who} taken back"), who))
    elif approval.closed_at is not None:
        lapsed = Message(N_("Approval by {who} lapsed: the words were changed"), who)
        yield TrailEntry(at=approval.closed_at, text=lapsed)


def _within_its_minute(approval: AnswerApproval) -> datetime:
    """A time that was told to the minute stands behind what was done in that minute, and led to it."""
    given = approval.approved_at
    return max(given, min(approval.recorded_at, given.replace(second=59, microsecond=999_999)))


def _and_taken_back(at: datetime, text: Message, *, withdrawn_at: datetime | None) -> Iterator[TrailEntry]:
    yield TrailEntry(at=at, text=text)
    if withdrawn_at is not None:
        yield TrailEntry(at=withdrawn_at, text=Message(_TAKEN_BACK, {"what": text}))
