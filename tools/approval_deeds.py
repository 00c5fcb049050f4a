"""What can be done with posts, each by two numbers that choose among what is there. A deed says whether it was done."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar

from amtdesk.desk import Desk
from amtdesk.domain.approval_ticks import TickKind
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import Licence, People
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.pre_election import PreElectionPeriod
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.system.clock import StillClock
from tools.approval_ledger import Ledger
from tools.desk_deeds import DeskDeeds

T = TypeVar("T")
BEGIN: Final = datetime(2027, 5, 12, 6, tzinfo=UTC)
_TODAY: Final = date(2027, 5, 12)
#: Few, so that the same words come back often; some differ by white space alone.
_TEXTS: Final = (
    "Das Freibad öffnet.",
    "Das  Freibad\nöffnet. ",
    "Das Freibad öffnet um 9 Uhr.",
    "Die Gebühr beträgt 12 €.",
    "Kosten und Zuschuss für das Freibad",
    "Karin Ahlers eröffnet das Freibad.",
    "",
)
_TITLES: Final = ("Freibad", "Freibad ", "Markt")
_DETAILS: Final[tuple[dict[str, object], ...]] = (
    {"hashtags": "#Freibad"},
    {"hashtags": ""},
    {"image_name": "rutsche.jpg", "alt_text": "Rutsche", "image_credit": "Foto: Stadt"},
    {"image_name": "", "alt_text": "", "image_credit": ""},
    {"alt_text": "Eine Rutsche"},
    {"image_credit": "Foto: Brandt"},
    {"consent": "missing"},
    {"consent": "on_file"},
    {"department": "baeder"},
    {"department": ""},
    {"topic": "kontrovers"},
    {"shows_officials": True},
    {"shows_officials": False},
    {"locked_until": date(2027, 5, 14), "locked_reason": "Rat"},
    {"locked_until": None},
    {"note": "Kasse anrufen"},
)
#: One pixel.
_PNG: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
_PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 11, 60, 600, 1440, 2880, 5000))
_MOST_POSTS: Final = 3


class Deeds(DeskDeeds):
    """One desk and what is done at it."""

    pauses = _PAUSES

    def __init__(self, desk: Desk, clock: StillClock, *, ledger: Ledger) -> None:
        super().__init__(desk, clock, ledger=ledger)
        self.ledger = ledger

    def post(self, number: int) -> Post:
        """One of the posts; the first is begun when there is none."""
        found = self.desk.post_overview.list()
        if not found:
            begun = self.desk.posts.add(_TITLES[0], _TEXTS[number % 4], day=_TODAY, at=time(18))
            self.ledger.see(self.desk, begun)
            return begun
        return self.desk.posts.get(found[number % len(found)].id)

    def post_id(self, number: int) -> PostId:
        """The same by its number."""
        return self.post(number).id

    # words

    def begin(self, first: int, second: int) -> bool:
        """Another post."""
        if len(self.desk.post_overview.list()) >= _MOST_POSTS:
            return False
        day = (None, _TODAY, _TODAY + timedelta(days=2))[second % 3]
        self.desk.posts.add(_one_of(_TITLES, second), _one_of(_TEXTS, first), day=day, is_idea=first % 5 == 0)
        return True

    def write(self, first: int, second: int) -> bool:
        """Other words, or the same."""
        post = self.post(first)
        title = post.title if second % 3 else _one_of(_TITLES, second // 7)
        self.desk.posts.save_text(post.id, title=title, text=_one_of(_TEXTS, second))
        return True

    def detail(self, first: int, second: int) -> bool:
        """Hashtags, picture, department …"""
        post = self.post(first)
        self.desk.posts.edit(replace(post, **_one_of(_DETAILS, second)))  # type: ignore[arg-type]  # by their names
        return True

    def picture(self, first: int, second: int) -> bool:
        """A picture of the media at a post, other facts of it, or none any more."""
        media, pictures, post_id = self.desk.media, self.desk.pictures, self.post_id(first)
        known = media.all()
        if not known:
            path = self.desk.folder / "becken.png"
            path.write_bytes(base64.b64decode(_PNG))
            media.edit(
                replace(
                    media.keep(path),
                    licence=Licence.OWN_PHOTO,
                    author="Brandt",
                    people=People.NOBODY,
                    credit="Foto: Stadt",
                )
            )
        elif second % 4 == 0:
            media.edit(replace(known[0], credit=_one_of(("Foto: Stadt", "Foto: Brandt"), second // 4)))
        elif second % 4 == 1:
            pictures.remove(post_id)
        elif second % 4 == 2:  # noqa: PLR2004 - one of four
            pictures.describe(post_id, _one_of(("Ein Becken", "Das Becken"), second // 4))
        else:
            pictures.use(post_id, known[0].sha256)
        return True

    def restore(self, first: int, second: int) -> bool:
        """The words of a version."""
        post_id = self.post_id(first)
        kept = self.desk.posts.versions(post_id)
        if not kept:
            return False
        self.desk.posts.restore_version(post_id, kept[second % len(kept)].number)
        return True

    def keep(self, first: int, _second: int) -> bool:
        """The editor closes."""
        self.desk.posts.keep_version(self.post_id(first))
        return True

    def bring_in(self, first: int, second: int) -> bool:
        """A text from outside, new or in other words."""
        if len(self.desk.post_overview.list()) > _MOST_POSTS:
            return False
        rows = (("Titel", "Text", "Wer liefert"), ("Turnfest", _one_of(_TEXTS, second) or "Fest", "TSV"))
        path = self.desk.folder / f"Eingang-{first % 2}.csv"
        path.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
        return bool(self.desk.contributions.take(self.desk.contributions.preview(path)))

    # approval

    def submit(self, first: int, second: int) -> bool:
        """To one, or to all that may be; or whoever has it is reminded."""
        if second % 5 == 0:
            self.desk.posts.remind(self.post_id(first))
            return True
        post_ids = [self.post_id(first)] if second % 3 else [each.id for each in self.desk.post_overview.list()]
        self.desk.posts.submit_all(dict.fromkeys(post_ids, "Petra Lüders"))
        return True

    def approve(self, first: int, second: int) -> bool:
        """Somebody says yes, at times up to a day; at times it is entered later, or for what was not yet written."""
        post_id = self.post_id(first)
        days = (None, None, 0, 1, 3)[second % 5]
        until = None if days is None else self.clock.today() + timedelta(days=days)
        at = self.clock.now() - timedelta(minutes=0 if second % 4 else second % 90)
        self.desk.posts.record_approval(post_id, by="Petra Lüders", at=at, way=ApprovalWay.PHONE, valid_until=until)
        self.ledger.note(self.desk, post_id, valid_until=until)
        return True

    def again(self, first: int, second: int) -> bool:
        """Earlier words are typed back, and what was approved of them stands again."""
        post_id = self.post_id(first)
        for kept in self.desk.posts.versions(post_id)[second % 3 :][:1]:
            self.desk.posts.save_text(post_id, title=kept.title, text=kept.text)
        self.desk.posts.let_stand_again(post_id)
        return True

    def take_back(self, first: int, _second: int) -> bool:
        """Whoever said yes says no."""
        post_id = self.post_id(first)
        self.desk.posts.withdraw_approval(post_id)
        self.ledger.note_taken_back(self.desk, post_id)
        return True

    def tick(self, first: int, second: int) -> bool:
        """One of the two ticks, or off again."""
        post_id, kind = self.post_id(first), _one_of(tuple(TickKind), second)
        if kind in self.desk.posts.ticks(post_id):
            self.desk.posts.untick(post_id, kind)
        else:
            self.desk.posts.tick(post_id, kind, by="Petra Lüders", at=self.clock.now())
        return True

    def level(self, first: int, second: int) -> bool:
        """By hand, or as the table says."""
        post_id = self.post_id(first)
        if second % 5 == 0:
            self.desk.posts.follow_table(post_id)
        else:
            self.desk.posts.set_level(post_id, second % 4, reason="So vereinbart" if second % 3 else "")
        return True

    # the plan and the channel

    def state(self, first: int, second: int) -> bool:
        """A step of the table of states."""
        posts = self.desk.posts
        steps: tuple[Callable[[PostId], object], ...] = (
            posts.hold,
            posts.resume,
            posts.withdraw,
            posts.begin_draft,
            posts.take_back_submission,
            posts.mark_missed,
            posts.discard,
            posts.correct,
        )
        _one_of(steps, second)(self.post_id(first))
        return True

    def publish(self, first: int, second: int) -> bool:
        """Copied, with the platform, or out."""
        posts, post_id = self.desk.posts, self.post_id(first)
        steps: tuple[Callable[[PostId], object], ...] = (posts.mark_copied, posts.mark_scheduled, posts.unschedule)
        if second % 4 < len(steps):
            steps[second % 4](post_id)
        else:
            posts.mark_published(post_id, at=self.clock.now())
        return True

    def move(self, first: int, second: int) -> bool:
        """Another day, or none."""
        post_id, days = self.post_id(first), (None, 0, 1, 3, 8)[second % 5]
        day = None if days is None else self.clock.today() + timedelta(days=days)
        self.desk.posts.set_day(post_id, day, at=time(18) if second % 2 else None)
        return True

    # the office and the machine

    def table(self, first: int, second: int) -> bool:
        """The office changes what asks for which level, or dates the time before an election."""
        town, posts = self.desk.town, self.desk.posts
        if second % 4 == 0 and town.approval_triggers():
            town.remove_trigger(_one_of(town.approval_triggers(), first))
        elif second % 4 == 1:
            town.set_trigger(ApprovalTrigger(key="bad", name="Bad", level=1 + first % 3, words=("Freibad",)))
        elif second % 4 == 2 and posts.pre_election_periods():  # noqa: PLR2004 - one of four
            posts.remove_pre_election_period(posts.pre_election_periods()[0])
        else:
            start = _TODAY + timedelta(days=first % 4)
            until = start + timedelta(days=3)
            posts.put_pre_election_period(PreElectionPeriod(name="Wahl", starts_on=start, ends_on=until))
        return True


@dataclass(frozen=True, slots=True)
class Deed:
    """How a deed is done and how often it comes."""

    do: Callable[[Deeds, int, int], bool]
    weight: int


DEEDS: Final = {
    "begin": Deed(Deeds.begin, 2),
    "write": Deed(Deeds.write, 12),
    "detail": Deed(Deeds.detail, 8),
    "picture": Deed(Deeds.picture, 5),
    "restore": Deed(Deeds.restore, 7),
    "keep": Deed(Deeds.keep, 2),
    "bring_in": Deed(Deeds.bring_in, 2),
    "submit": Deed(Deeds.submit, 4),
    "approve": Deed(Deeds.approve, 16),
    "again": Deed(Deeds.again, 8),
    "take_back": Deed(Deeds.take_back, 3),
    "tick": Deed(Deeds.tick, 4),
    "level": Deed(Deeds.level, 4),
    "state": Deed(Deeds.state, 8),
    "publish": Deed(Deeds.publish, 7),
    "move": Deed(Deeds.move, 3),
    "table": Deed(Deeds.table, 3),
    "wait": Deed(Deeds.wait, 8),
    "reopen": Deed(Deeds.reopen, 1),
    "undo": Deed(Deeds.undo, 16),
    "redo": Deed(Deeds.redo, 7),
}


def _one_of(things: Sequence[T], number: int) -> T:
    return things[number % len(things)]
