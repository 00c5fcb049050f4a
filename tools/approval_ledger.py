"""Who said yes to exactly which words, noted apart from the desk's own rules, and every way a post shows a stamp."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.posts import Post, PostEventKind

_K = PostEventKind
_STAMPED: Final = (PostStatus.APPROVED, PostStatus.SCHEDULED)
_HANDED_OVER: Final = (PostStatus.SCHEDULED, PostStatus.PUBLISHED)
_ENDS: Final = (_K.LAPSED, _K.TAKEN_BACK)

#: All that goes out, without regard to white space.
Words = tuple[str, ...]


def words_of(post: Post) -> Words:
    """What somebody says yes to."""
    spoken = (post.title, post.text, post.hashtags, post.image_name, post.image_sha256, post.alt_text)
    return tuple(" ".join(part.split()) for part in (*spoken, post.image_credit))


@dataclass(slots=True)
class Yes:
    """One yes. It counts as long as neither undo nor whoever gave it took it back, and its day is not over."""

    post_id: PostId
    words: Words
    level: int
    valid_until: date | None
    command: int
    taken_back_by: set[int] = field(default_factory=set)

    def counts(self, post: Post, *, today: date, undone: Collection[int]) -> bool:
        """Whether it stands for a post as it is today. `undone` are the commands that undo took back."""
        if self.command in undone or not self.taken_back_by.issubset(undone):
            return False
        if self.post_id != post.id or self.words != words_of(post):
            return False
        is_over = self.valid_until is not None and today > self.valid_until
        # what is with the platform, or out, was handed over while the yes held
        return self.level >= post.approval_level and (not is_over or post.status in _HANDED_OVER)

    def reaches(self, day: date | None) -> bool:
        """Whether it is not over before the day on which the post is to go out."""
        return self.valid_until is None or day is None or day <= self.valid_until


class Ledger:
    """Every yes of a history."""

    def __init__(self) -> None:
        self._given: list[Yes] = []
        self._undone: list[int] = []
        self._stood: dict[tuple[PostId, Words], datetime] = {}  # when words were seen for the first time
        self._early = ""

    def note(self, desk: Desk, post_id: PostId, *, valid_until: date | None) -> None:
        """Somebody said yes to a post just now."""
        post = desk.posts.get(post_id)
        self._hold_against_words(desk, post)
        self._given.append(
            Yes(
                post_id=post_id,
                words=words_of(post),
                level=post.approval_level,
                valid_until=valid_until,
                command=_last_command(desk),
            )
        )

    def _hold_against_words(self, desk: Desk, post: Post) -> None:
        """Nobody says yes to what nobody could see by then. Noon may stand for a day without its hour."""
        given = post.approvals[-1].approved_at.astimezone(desk.clock.zone)
        stood = self._stood.get((post.id, words_of(post)), desk.clock.now()).astimezone(desk.clock.zone)
        is_told = (given.hour, given.minute) != (12, 0)
        if given < stood.replace(second=0, microsecond=0) if is_told else given.date() < stood.date():
            self._early = f"{post.key} was approved at {given:%d %H:%M}, but its words stand since {stood:%d %H:%M}"

    def note_taken_back(self, desk: Desk, post_id: PostId) -> None:
        """Whoever gave it took it back: no earlier yes to the same words counts any more."""
        words = words_of(desk.posts.get(post_id))
        for each in self._given:
            if each.post_id == post_id and each.words == words:
                each.taken_back_by.add(_last_command(desk))

    def undo(self, command: int) -> None:
        """A deed was taken back."""
        self._undone.append(command)

    def redo(self) -> None:
        """The last one that was taken back stands again."""
        self._undone.pop()

    # looking

    def see(self, desk: Desk, post: Post) -> None:
        """These words stand here by now: also those that the next half of a deed overwrites at once."""
        self._stood.setdefault((post.id, words_of(post)), desk.clock.now())

    def look(self, desk: Desk) -> tuple[int, str]:
        """Return how many stamps are shown, and the first that nobody gave."""
        seen = 0
        if self._early:
            return seen, self._early
        for summary in desk.post_overview.list():
            post = desk.posts.get(summary.id)
            self.see(desk, post)
            said = _shown(desk, post, summary=summary)
            seen += bool(said)
            given = [each for each in self._given if each.counts(post, today=desk.clock.today(), undone=self._undone)]
            if said and not given:
                return seen, f"{post.key} shows {', '.join(said)} for {words_of(post)}"
            for_its_day = _shown_for_its_day(desk, post, summary=summary)
            if for_its_day and not any(each.reaches(post.day) for each in given):
                return seen, f"{post.key} shows {', '.join(for_its_day)} on {post.day}, but nobody approved up to it"
        return seen, ""


def _last_command(desk: Desk) -> int:
    step = desk.history.undoable()
    return 0 if step is None else int(step.id)


def _shown(desk: Desk, post: Post, *, summary: PostSummary) -> list[str]:
    """Every way in which a post says that it is approved."""
    if post.status is PostStatus.PUBLISHED:
        return ["that it is out"]
    ways = {
        "the state": post.status in _STAMPED or summary.status in _STAMPED,
        "the list": bool(summary.approved_by) or summary.approved_at is not None,
        "an approval that stands": post.standing_approval is not None,
        "an approval of today": post.approval_on(desk.clock.today()) is not None,
        "its text to copy": _may_be_copied(desk, post),
        "its timeline": _is_green(desk, post),
        "the month": any(each.id == post.id and each.status in _STAMPED for each in desk.post_overview.reserve()),
    }
    return [name for name, is_shown in ways.items() if is_shown]


def _shown_for_its_day(desk: Desk, post: Post, *, summary: PostSummary) -> list[str]:
    """Every way in which a post says that it may go out on its day."""
    today = desk.clock.today()
    ways = {
        "the post as approved": post.status in _STAMPED and post.ends_before is None,
        "the list as approved": summary.status in _STAMPED and summary.ends_before is None,
        "the lead reaching so far": _reaches_ahead(desk, post, today=today),
    }
    return [name for name, is_shown in ways.items() if is_shown]


def _reaches_ahead(desk: Desk, post: Post, *, today: date) -> bool:
    """Whether the lead counts its day, and no other post stands there."""
    if post.day is None or post.day < today:
        return False
    others = [each for each in desk.post_overview.list(from_day=post.day, to_day=post.day) if each.id != post.id]
    return not others and desk.post_overview.planning_lead(today).approved_until == post.day


def _may_be_copied(desk: Desk, post: Post) -> bool:
    try:
        desk.posts.text_to_copy(post.id)
    except UserFacingError:
        return False
    return True


def _is_green(desk: Desk, post: Post) -> bool:
    kinds = (event.kind for event in desk.posts.timeline(post.id))
    last = next((kind for kind in kinds if kind in (*_ENDS, _K.APPROVED, _K.RENEWED)), None)
    return last in (_K.APPROVED, _K.RENEWED)
