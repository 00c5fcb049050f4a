"""The trail of a post (P8): every submission, yes, tick, lapse, withdrawal, level and publication, oldest first.

Derived from rows that are never removed. Nothing is written here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from amtdesk.domain.approval_ticks import ApprovalTick
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import Approval, ClosingReason, Post, PostEvent, PostEventKind, PostLogKind
from amtdesk.services.approval_ticks import ApprovalTicks
from amtdesk.storage.post_log import LogLine

_K = PostEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One event with its post and, where words were approved or went out, those words."""

    post: Post
    event: PostEvent
    words: str = ""


class ApprovalTrail(ApprovalTicks):
    """What can be shown, years later."""

    def timeline(self, post_id: PostId) -> tuple[PostEvent, ...]:
        """Return what happened to a post's approval and publication, the latest first, without what was undone."""
        self.get(post_id)
        events = (event for event in self._events(post_id) if event.undone_at is None)
        # of two at the same instant the one that followed stands above
        return tuple(sorted(events, key=lambda event: event.order)[::-1])

    def trail(self, first: date, last: date) -> tuple[TrailLine, ...]:
        """Return what happened to any post on these days, both included, the earliest first; also what was undone."""
        zone = self._clock.zone
        start = datetime.combine(first, time(), zone)
        end = datetime.combine(last + timedelta(days=1), time(), zone)
        lines = (
            self._trail_line(post_id, event)
            for post_id in self._repository.ids_with_events(start, end)
            for event in self._events(post_id)
            if start <= event.at < end
        )
        return tuple(sorted(lines, key=lambda line: (line.event.order, line.post.id)))

    # within

    def _events(self, post_id: PostId) -> Iterator[PostEvent]:
        post = self._repository.get_even_discarded(post_id)
        yield from map(_submitted, self._log.of_post(post_id, PostLogKind.SUBMITTED))
        yield from map(_reminded, self._log.of_post(post_id, PostLogKind.REMINDED))
        yield from map(_level_set, self._log.of_post(post_id, PostLogKind.LEVEL))
        yield from _approval_events(post)
        yield from _tick_events(self._ticks.of_post(post_id))
        corrections = tuple(self._correction_events(post))
        links = self._log.of_post(post_id, PostLogKind.LINK)
        yield from map(_link_added, links)
        before = [each.at for each in corrections if each.kind is _K.CORRECTED] + [each.at for each in links]
        added = {each.details["publication"] for each in links}
        yield from _publication_events(post, before=before, added=added)
        yield from corrections

    def _correction_events(self, post: Post) -> Iterator[PostEvent]:
        """Which post sets this one right, and which one it sets right itself; `reason` is its title."""
        others = [(_K.CORRECTED, each) for each in self._repository.corrections_of(post.id)]
        if post.corrects_id is not None:
            others.append((_K.CORRECTS, post.corrects_id))
        for kind, post_id in others:
            other = self._repository.get_even_discarded(post_id)
            began = post if kind is _K.CORRECTS else other
            yield PostEvent(kind=kind, at=began.created_at or self._clock.now(), reason=other.title)

    def _trail_line(self, post_id: PostId, event: PostEvent) -> TrailLine:
        post, words = self._repository.get_even_discarded(post_id), ""
        if event.kind in (_K.APPROVED, _K.RENEWED):
            words = self._approved_words(post_id, event)
        elif event.kind is _K.PUBLISHED:
            words = next((each.text for each in post.publications if each.published_at == event.at), "")
        return TrailLine(post=post, event=event, words=words)

    def _approved_words(self, post_id: PostId, event: PostEvent) -> str:
        noted = self._log.of_post(post_id, PostLogKind.APPROVED_WORDS)
        kept = (each for each in self._repository.versions(post_id) if each.number == event.version)
        found = (
            *(_words_of(line) for line in noted if line.details["fingerprint"] == event.fingerprint),
            *(f"{each.title}\n\n{each.text}" for each in kept),
        )
        return next(iter(found), "")


def _words_of(line: LogLine) -> str:
    """All that an approval was recorded against, as a reader would tell it."""
    names = ("title", "text", "hashtags", "image_name", "alt_text", "image_credit")
    return "\n\n".join(str(line.details[name]) for name in names if line.details[name])


def _submitted(line: LogLine) -> PostEvent:
    return PostEvent(
        kind=_K.SUBMITTED,
        at=line.at,
        version=int(line.details["version"] or 0),
        who=str(line.details["to"] or ""),
        undone_at=line.withdrawn_at,
    )


def _reminded(line: LogLine) -> PostEvent:
    return replace(_submitted(line), kind=_K.REMINDED)


def _level_set(line: LogLine) -> PostEvent:
    details = line.details
    return PostEvent(
        kind=_K.LEVEL_SET,
        at=line.at,
        version=int(details["version"] or 0),
        who=str(details["by"] or ""),
        reason=str(details["reason"] or ""),
        level=int(details["to"] or 0),
        level_before=int(details["from"] or 0),
        undone_at=line.withdrawn_at,
    )


def _approval_events(post: Post) -> Iterator[PostEvent]:
    known: set[tuple[str, str, datetime]] = set()
    for approval in post.approvals:
        same = (approval.text_fingerprint, approval.approved_by, approval.approved_at)
        is_renewed = same in known
        known.add(same)
        yield _given(approval, is_renewed=is_renewed)
        yield from _ended(approval)


def _given(approval: Approval, *, is_renewed: bool) -> PostEvent:
    was_undone = approval.withdrawn_at is not None and not _was_taken_back(approval)
    return PostEvent(
        kind=_K.RENEWED if is_renewed else _K.APPROVED,
        at=(approval.recorded_at if is_renewed else None) or approval.approved_at,
        noted_at=approval.recorded_at,
        version=approval.version,
        who=approval.approved_by,
        way=approval.way,
        level=approval.level,
        valid_until=approval.valid_until,
        fingerprint=approval.text_fingerprint,
        undone_at=approval.withdrawn_at if was_undone else None,
    )


def _ended(approval: Approval) -> Iterator[PostEvent]:
    event = PostEvent(
        kind=_K.LAPSED,
        at=approval.approved_at,
        version=approval.version,
        who=approval.approved_by,
        reason=approval.closing_reason,
        valid_until=approval.valid_until,
        fingerprint=approval.text_fingerprint,
    )
    if approval.withdrawn_at is not None:
        if _was_taken_back(approval):
            yield replace(event, kind=_K.TAKEN_BACK, at=approval.withdrawn_at, reason="")
    elif approval.closed_at is not None:
        yield replace(event, at=approval.closed_at)


def _was_taken_back(approval: Approval | ApprovalTick) -> bool:
    return approval.closing_reason == ClosingReason.TAKEN_BACK


def _tick_events(ticks: Iterable[ApprovalTick]) -> Iterator[PostEvent]:
    known: set[tuple[str, str, datetime]] = set()
    for tick in ticks:
        same = (tick.kind, tick.text_fingerprint, tick.ticked_at)
        yield from _of_tick(tick, at=tick.recorded_at if same in known else tick.ticked_at)
        known.add(same)


def _of_tick(tick: ApprovalTick, *, at: datetime) -> Iterator[PostEvent]:
    was_undone = tick.withdrawn_at is not None and not _was_taken_back(tick)
    event = PostEvent(
        kind=_K.TICKED,
        at=at,
        version=tick.version,
        who=tick.ticked_by,
        what=tick.kind,
        fingerprint=tick.text_fingerprint,
        undone_at=tick.withdrawn_at if was_undone else None,
    )
    yield event
    if tick.withdrawn_at is not None and not was_undone:
        yield replace(event, kind=_K.TICK_TAKEN_BACK, at=tick.withdrawn_at)
    elif tick.closed_at is not None and tick.withdrawn_at is None:
        yield replace(event, kind=_K.TICK_LAPSED, at=tick.closed_at, reason=tick.closing_reason)


def _link_added(line: LogLine) -> PostEvent:
    return PostEvent(
        kind=_K.LINK_ADDED, at=line.at, reason=str(line.details["link"] or ""), undone_at=line.withdrawn_at
    )


def _publication_events(post: Post, *, before: Iterable[datetime], added: Collection[object]) -> Iterator[PostEvent]:
    """Nobody kept when a publication was entered: at the end of its minute, unless something followed in that one.

    `added` are those whose link came later, in a line of its own.
    """
    for publication in post.publications:
        at, taken_back_at = publication.published_at, publication.withdrawn_at
        ends = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
        followed = (each for each in (taken_back_at, *before) if each is not None and each >= at)
        link = "" if publication.id in added else publication.link
        yield PostEvent(kind=_K.PUBLISHED, at=at, noted_at=min(followed, default=ends), reason=link)
        if taken_back_at is not None:
            yield PostEvent(kind=_K.PUBLICATION_TAKEN_BACK, at=taken_back_at)
