"""How posts, their states and their history are said. No widget and no deed lives here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.post_summaries import STATUS_WORD, PostStatus, PostSummary
from amtdesk.domain.posts import UNTOLD_HOUR, WAY_WORD, Approval, ApprovalWay, ClosingReason, Post, PostEvent
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.pages.plan.event_words import EventWords, short_name
from amtdesk.ui.widgets.chips import ChipKind

if TYPE_CHECKING:
    from amtdesk.system.clock import Clock
    from amtdesk.system.language import Language

_S = PostStatus
#: state → chip and icon. Green belongs to what someone signed, and to nothing else.
STATUS_LOOK: Final[dict[PostStatus, tuple[ChipKind, str]]] = {
    _S.IDEA: ("neutral", "lightbulb"),
    _S.DRAFT: ("accent", "pencil"),
    _S.IN_REVIEW: ("warn", "hourglass"),
    _S.APPROVED: ("approved", "stamp"),
    _S.SCHEDULED: ("neutral", "clock"),
    _S.PUBLISHED: ("neutral", "check"),
    _S.ON_HOLD: ("warn", "lock"),
    _S.MISSED: ("warn", "clock-alert"),
    _S.WITHDRAWN: ("neutral", "undo-2"),
}
#: What does not hold as its state says: its time has passed, or its approval ends before that.
_DOUBTED: Final[tuple[ChipKind, str]] = ("warn", "clock-alert")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One line of the timeline in words: a strong beginning, the rest, when. `dot` is a colour token, empty a ring."""

    lead: str
    rest: str
    when: str
    dot: str
    lead_color: str
    version: int


class PostWords(QObject):
    """Says things about posts in the window's language."""

    def __init__(self, language: "Language", clock: "Clock", *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock
        self._events = EventWords(language, parent=self)

    def status(self, status: PostStatus) -> str:
        """The state in words, as on a chip."""
        if status is PostStatus.IN_REVIEW:
            return self.tr("waiting")
        return self._language.text(STATUS_WORD[status])

    def has_passed(self, post: Post | PostSummary) -> bool:
        """Whether its time has passed, and nobody said what became of it."""
        return post.is_asked(self._clock.now(), self._clock.zone)

    def state(self, post: Post | PostSummary) -> str:
        """How far a post is, as on a chip; what of that does not hold comes first."""
        if self.has_passed(post):
            return self.tr("date passed")
        return self.status(post.status) if post.ends_before is None else self.tr("approval too short")

    def spoken_state(self, post: Post | PostSummary) -> str:
        """The same in all words, for a screen reader."""
        if post.is_asked(self._clock.now(), self._clock.zone):
            if post.status is not _S.APPROVED:
                return self.tr("date passed, not approved")
            return self.tr("time passed, not copied") if post.copied_at is None else self.tr("time passed, not entered")
        if post.ends_before is not None:
            return self.tr("approval ends before the date")
        return self._language.text(STATUS_WORD[post.status])

    def look(self, post: Post | PostSummary) -> tuple[ChipKind, str]:
        """Chip and icon. Green is only what was signed for its day, and can still go out on it."""
        is_doubted = post.ends_before is not None or post.is_asked(self._clock.now(), self._clock.zone)
        return _DOUBTED if is_doubted else STATUS_LOOK[post.status]

    def ends_before(self, until: date) -> str:
        """Die Freigabe endet am 18. Mai, vor dem Termin."""
        day = self._language.day_of_month(until, today=self._clock.today())
        return self.tr("The approval ends on {day}, before the date.").format(day=day)

    def title(self, post: Post | PostSummary) -> str:
        """The title, or that there is none yet."""
        return post.title or self.tr("Without a title")

    def proposed(self, idea: ProposedIdea) -> str:
        """What an idea proposes: a post, or that the one whose occasion was moved comes along."""
        if idea.follows is None:
            return idea.title
        return self.tr("Bring along: {title}").format(title=idea.title)

    def planned(self, day: date | None, at: time | None) -> str:
        """Sa, 9. Mai, 08:00 Uhr."""
        if day is None:
            return self.tr("No date yet")
        words = self._language.short_date(day)
        if day.year != self._clock.today().year:
            words = f"{words} {day.year}"
        if at is None:
            return self.tr("{day}, no time yet").format(day=words)
        return self.tr("{day}, {time}").format(day=words, time=self._language.clock_time(at))

    def published(self, at: datetime) -> str:
        """Veröffentlicht Sa, 9. Mai, 08:03 Uhr."""
        local = self._language.local(at)
        return self.tr("Published {when}").format(when=self.planned(local.date(), local.time()))

    def on_channel(self, day: date | None, at: time | None) -> str:
        """9. Mai um 08:00, as a channel writes it."""
        if day is None:
            return self.tr("No date yet")
        words = self._language.full_date(day).rsplit(" ", 1)[0]  # no channel names the year of what is near
        if at is None:
            return words
        return self.tr("{day} at {time}").format(day=words, time=self._language.clock_time(at))

    def way(self, way: ApprovalWay) -> str:
        """By phone, in person …"""
        return self._language.text(WAY_WORD[way])

    def moment(self, instant: datetime) -> str:
        """14.04., 15:30; with the year when it is another; without the hour when nobody told it."""
        local = self._language.local(instant)
        is_near = local.year == self._clock.today().year
        day = self._language.day_and_month(local.date()) if is_near else self._language.numeric_date(local.date())
        if local.timetz().replace(tzinfo=None) == UNTOLD_HOUR:
            return day
        return f"{day}, {self._language.clock_time(local)}"

    def approved_by(self, approval: Approval) -> str:
        """Freigegeben von J. Plath, 14.04., 15:30, telefonisch. Fassung 2. Gültig bis 30.06.2026."""
        said = self.tr("Approved by {name}, {when}, {way}. Version {n}.").format(
            name=approval.approved_by,
            when=self.moment(approval.approved_at),
            way=self.way(approval.way),
            n=approval.version,
        )
        if approval.valid_until is None:
            return said
        until = self.tr("Valid until {day}.").format(day=self._language.numeric_date(approval.valid_until))
        return f"{said} {until}"

    def stand(self, post: Post, *, reminded: Sequence[datetime] = (), before: Approval | None = None) -> str:
        """One sentence on where the post stands.

        `reminded` is when whoever has it was reminded, `before` the approval that may stand again.
        """
        approval = post.standing_approval
        if post.status is _S.IN_REVIEW and post.submitted_at is not None:
            return self._waits(post, post.submitted_at, reminded=reminded)
        if before is not None:
            words = self.tr("These are again exactly the words that {name} approved, {when}, {way}.")
            when, way = self.moment(before.approved_at), self.way(before.way)
            return words.format(name=before.approved_by, when=when, way=way)
        if approval is not None and post.status is not _S.PUBLISHED:
            told = self.approved_by(approval)
            return told if post.ends_before is None else f"{self.ends_before(post.ends_before)} {told}"
        if post.status is _S.DRAFT and (ended := ended_on(post)) is not None:
            return self.tr("Approval ended on {day}. Please ask anew.").format(day=self._language.numeric_date(ended))
        if post.status is _S.DRAFT and post.approval_level > 0:
            return self.tr("Someone else approves this post before it goes out.")
        words_of_status = {
            _S.DRAFT: self.tr("This post is free: you approve it yourself."),
            _S.PUBLISHED: self.tr("Kept as it went out. The link stands below."),
            _S.WITHDRAWN: self.tr("It is out of the plan."),
            _S.ON_HOLD: self.tr("It is on hold."),
        }
        return words_of_status.get(post.status, self.tr("Nobody has to approve this yet."))

    def _waits(self, post: Post, since: datetime, *, reminded: Sequence[datetime]) -> str:
        when = self._language.relative_time(since, today=self._clock.today())
        words = self.tr("Submitted {when}, to {name}") if post.submitted_to else self.tr("Submitted {when}")
        said = words.format(when=when, name=post.submitted_to)
        if not reminded:
            return said
        last = self.moment(reminded[-1])
        once, twice = self.tr("{said}. Reminded: {when}."), self.tr("{said}. Reminded twice, last: {when}.")
        return (once if len(reminded) == 1 else twice).format(said=said, when=last)

    def lapsed(self, approval: Approval) -> str:
        """What the one toast of a session says."""
        name = short_name(approval.approved_by)
        reason = approval.closing_reason
        if reason == ClosingReason.PICTURE_CHANGED:
            return self.tr("Approval by {name} lapsed because you changed the picture or its details.").format(
                name=name
            )
        if reason == ClosingReason.LEVEL_RAISED:
            return self.tr("Approval by {name} lapsed because the level is higher now.").format(name=name)
        return self.tr("Approval by {name} lapsed because you changed the text.").format(name=name)

    def line(self, event: PostEvent) -> EventLine:
        """A line of the timeline."""
        parts = self._events.parts(event)
        when = self.moment(event.at)
        if event.way is not None:
            when = f"{when}, {self.way(event.way)}"
        colors = {"approve.base": "approve.text", "warn.base": "warn.text"}
        color = colors.get(parts.dot, "text.secondary")
        differs = event.reason != ClosingReason.EXPIRED  # what only ended has nothing to compare
        version = event.version if differs else 0
        return EventLine(lead=parts.lead, rest=parts.rest, when=when, dot=parts.dot, lead_color=color, version=version)


def ended_on(post: Post) -> date | None:
    """The day up to which the last approval held, when it is that which made the post a draft."""
    last = post.approvals[-1] if post.approvals else None
    if last is None or last.closing_reason != ClosingReason.EXPIRED or last.text_fingerprint != post.words_fingerprint:
        return None
    return last.valid_until
