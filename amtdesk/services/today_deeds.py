"""What can be done with a row of Heute where it stands: ticked, put off, moved to another day, brought back."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import OwnTaskId, PostId, QuestionId
from amtdesk.domain.today import MOVABLE, OF_POSTS, ItemKind, TodayItem
from amtdesk.domain.words import N_, Message

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from amtdesk.services.today_look import Rooms
    from amtdesk.services.town import TownService
    from amtdesk.storage.change_log import CommandWriter
    from amtdesk.storage.database import Database
    from amtdesk.storage.put_off import PutOffRepository
    from amtdesk.system.clock import Clock

#: What remembers by itself until when it was put off.
_ON_QUESTION: Final = frozenset({ItemKind.QUESTION, ItemKind.IN_WORK})
#: Which pages show what is put off here.
_AREA_OF: Final = {ItemKind.ROUND: Area.ROUNDS, ItemKind.TASK: Area.TASKS, ItemKind.REPORT: Area.REPORTS}
#: How the history names what has no words of its own.
_PUT_OFF: Final = {ItemKind.ROUND: N_("Round put off"), ItemKind.REPORT: N_("Weekly report put off")}
_BROUGHT_BACK: Final = {ItemKind.ROUND: N_("Round brought back"), ItemKind.REPORT: N_("Weekly report brought back")}


class TodayDeeds:
    """The deeds of Heute. Each is one command, and undo takes it back."""

    _database: "Database"
    _clock: "Clock"
    _town: "TownService"
    _rooms: "Rooms"
    _put_off: "PutOffRepository"

    def later_moments(self) -> tuple[datetime, ...]:
        """Return when she may put something off to: 11:00 and 14:00 as far as they lie ahead, and tomorrow morning."""
        now = self._clock.local(self._clock.now())
        ahead = [now.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (11, 14)]
        next_day = self._town.calendar().next_service_day(now.date())
        return (*(moment for moment in ahead if moment > now), self.opening_of(next_day))

    def opening_of(self, day: date) -> datetime:
        """Return the moment at which a day begins here: what was put off to that day comes back then."""
        return datetime.combine(day, self._town.town().round_time, self._clock.zone)

    def postpone(self, item: TodayItem, until: datetime) -> None:
        """Put something off: it leaves the front until then; its clock runs on. Raises NotAllowed for what is past."""
        if until <= self._clock.now():
            raise NotAllowed(N_("This time has passed already. Please choose a later one."))
        if item.kind in _ON_QUESTION:
            self._rooms.all_questions().postpone(QuestionId(int(item.ref)), until)
            return
        with self._command(_PUT_OFF.get(item.kind, N_("Put off: {title}")), item) as writer:
            self._put_off.put(writer, item.subject, until=until)

    def bring_back(self, item: TodayItem) -> None:
        """Take back that something was put off."""
        if item.kind in _ON_QUESTION:
            self._rooms.all_questions().postpone(QuestionId(int(item.ref)), None)
            return
        with self._command(_BROUGHT_BACK.get(item.kind, N_("Brought back: {title}")), item) as writer:
            self._put_off.put(writer, item.subject, until=None)

    def move(self, item: TodayItem, day: date, *, at: time | None = None) -> None:
        """Give something another day: a post, a follow-up or a task moves; all else comes back on that morning.

        `at` is a time of that day; for today it says when it comes back. Raises NotAllowed for what is past.
        """
        today = self._clock.today()
        if day < today or (day == today and at is None):
            raise NotAllowed(N_("Please choose a day after today."))
        if day == today or item.kind not in MOVABLE:
            moment = self.opening_of(day) if at is None else datetime.combine(day, at, self._clock.zone)
            self.postpone(item, moment)
        elif item.kind in OF_POSTS:
            posts = self._rooms.all_posts()
            post = posts.get(PostId(int(item.ref)))
            posts.set_day(post.id, day, at=at or post.at)
        elif item.kind is ItemKind.FOLLOW_UP:
            self._rooms.all_questions().follow_up_again(QuestionId(int(item.ref)), day)
        else:
            task_id, task_day = _task_of(item)
            self._rooms.own_tasks().postpone(task_id, task_day, until=day)

    def mark_done(self, item: TodayItem, *, reason: str = "") -> None:
        """Tick an item: a post is out, a follow-up or task is done, a question is settled for `reason`."""
        match item.kind:
            case ItemKind.PUBLISH:
                self._rooms.all_posts().mark_published(PostId(int(item.ref)), at=self._clock.now(), link="")
            case ItemKind.MISSED:
                at = item.due_at or self._clock.now()  # it was online when it was to be, says she
                self._rooms.all_posts().mark_published(PostId(int(item.ref)), at=at, link="")
            case ItemKind.LINK:
                at = item.since or self._clock.now()
                self._rooms.all_posts().mark_published(PostId(int(item.ref)), at=at, link="")
            case ItemKind.FEEDBACK:
                self._rooms.all_posts().feedback_given(PostId(int(item.ref)))
            case ItemKind.FOLLOW_UP:
                self._rooms.all_questions().end_follow_up(QuestionId(int(item.ref)))
            case ItemKind.QUESTION | ItemKind.IN_WORK:
                self._rooms.all_questions().close_without_answer(QuestionId(int(item.ref)), reason)
            case ItemKind.TASK:
                task_id, day = _task_of(item)
                self._rooms.own_tasks().mark_done(task_id, day)
            case _:
                raise ValueError(f"an item of kind {item.kind} cannot be ticked")

    def _command(self, label: str, item: TodayItem) -> "AbstractContextManager[CommandWriter]":
        area = _AREA_OF.get(item.kind, Area.POSTS)
        message = Message(label, {"title": " ".join(item.title.split())})
        return self._database.command(message, at=self._clock.now(), areas={area, Area.REMINDERS})


def _task_of(item: TodayItem) -> tuple[OwnTaskId, date]:
    number, day = str(item.ref).split()
    return OwnTaskId(int(number)), date.fromisoformat(day)
