"""The rounds of a day: what is planned, what was read or skipped, and what was noted."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId, RoundId, VisitId
from amtdesk.domain.plain_words import plain_line
from amtdesk.domain.round_stops import groups_again, planned_groups, stops_at
from amtdesk.domain.round_summary import RoundSummary, summary_of
from amtdesk.domain.rounds import Mood, Observation, ObservationKind, Round, SkipReason, Stop, Unfinished, Visit
from amtdesk.domain.words import N_, Message
from amtdesk.services.group_doors import GroupDoors
from amtdesk.services.group_list import NO_ROW_YET, GroupList
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rounds import RoundRecord, RoundRepository
from amtdesk.system.clock import Clock

_NEW_VISIT = VisitId(0)


class RoundService(GroupDoors):
    """Walks through the own channel and the groups that are due today, once or several times."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        super().__init__(GroupList(database, clock, town=town))
        self._repository = RoundRepository(database)

    # the walk

    def today(self) -> Round:
        """Return the latest round of today: the plan before the first is started, the progress afterwards."""
        day = self._clock.today()
        records = self._repository.rounds_of(day)
        if not records:
            stops = stops_at(self._planned(), {}, noted={}, is_running=False)
            return Round(id=None, day=day, started_at=None, finished_at=None, stops=stops)
        record = records[-1]
        visits = {visit.group_id: visit for visit in self._repository.visits_of(record.id)}
        return Round(
            id=record.id,
            day=day,
            started_at=record.started_at,
            finished_at=record.finished_at,
            stops=stops_at(
                self._groups_of(record, visits),
                visits,
                noted=self._repository.noted_in(record.id),
                is_running=record.finished_at is None,
            ),
            seconds=record.seconds + sum(visit.seconds for visit in visits.values()),
            unfinished=record.unfinished,
            number=len(records),
        )

    def start(self) -> Round:
        """Start today's round, or go on with it; after its end begin the next one of the day.

        A group that was added after the end is called at first, still in the round that had ended.
        """
        was_running = self.today().is_running
        walk = self._going_on()
        return walk if walk.is_running or was_running else self._begin()

    def may_start_again(self) -> bool:
        """Whether a round of today has ended, so that another one can begin."""
        walk = self.today()
        return walk.started_at is not None and not (walk.is_running and walk.current)

    def start_again(self) -> Round:
        """Begin another round of the day. Raises NotAllowed while one is going on, or before the first."""
        if not self.may_start_again():
            raise NotAllowed(N_("Another round can begin when today’s round has ended."))
        if self.today().is_running:
            self._going_on()
        return self._begin()

    def read(self, group_id: GroupId, *, mood: Mood | None = None, seconds: int = 0) -> Round:
        """Note a stop as read. After the last one the round has ended. Raises NotFound."""
        return self._visit(group_id, mood=mood, seconds=seconds)

    def skip(self, group_id: GroupId, reason: SkipReason, *, seconds: int = 0) -> Round:
        """Note a stop as left out, with the reason. Raises NotFound."""
        return self._visit(group_id, reason=reason, seconds=seconds)

    def go_back(self, group_id: GroupId) -> Round:
        """Open a stop of today's round once more; the time spent there stays counted. Raises NotFound."""
        walk, stop = self._stop_of(group_id)
        if stop.visit is None:
            return walk
        with self._command(Message(N_("Opened again: {name}"), {"name": stop.group.name})) as writer:
            record = self._record()
            self._repository.remove_visit(writer, stop.visit)
            seconds = record.seconds + stop.visit.seconds
            self._repository.set_seconds(writer, record.id, seconds=seconds)
            self._repository.set_progress(writer, record.id, planned=_group_visits(walk), finished_at=None)
        return self.today()

    def finish(self) -> Round:
        """End the round here: the stops that still wait are left out for lack of time."""
        walk = self._going_on()
        if walk.finished_at is not None:
            return walk
        with self._command(Message(N_("Round ended"))) as writer:
            record = self._record()
            for stop in walk.stops:
                if stop.visit is None:
                    visit = self._new_visit(record, stop.group.id, reason=SkipReason.NO_TIME)
                    self._repository.put_visit(writer, replace(visit, seconds=_seconds_at(record, stop)))
            self._end(writer, walk, round_id=record.id)
        self.keep_unfinished(None)
        return self.today()

    def keep_unfinished(self, unfinished: Unfinished | None) -> None:
        """Keep what stands on the screen at the current stop. It is no step of undo and announces nothing."""
        record = self._latest()
        if record is None or record.unfinished == unfinished:
            return
        with self._database.command(
            Message(N_("Typed in the round")),
            at=self._clock.now(),
            areas=(),
            merge_key="round-unfinished",
            undoable=False,
        ) as writer:
            self._repository.set_unfinished(writer, record.id, unfinished=unfinished)

    def left_over(self) -> Unfinished | None:
        """Return the line that stood half typed when the last round of an earlier day was left for good."""
        record = self._repository.half_typed_before(self._clock.today())
        return None if record is None else record.unfinished

    def forget_left_over(self) -> None:
        """It stands on today's screen now, and is kept with today's round."""
        record = self._repository.half_typed_before(self._clock.today())
        if record is not None:
            with self._command(Message(N_("Typed in the round")), undoable=False) as writer:
                self._repository.set_unfinished(writer, record.id, unfinished=None)

    def note_observation(
        self, group_id: GroupId | None, kind: ObservationKind, *, text: str, mood: Mood | None = None
    ) -> Observation:
        """Keep a topic, a rumour or a moderation note. Raises NotAllowed for an empty text."""
        told = plain_line(text)
        if not told:
            raise NotAllowed(N_("Please write down in a few words what you saw."))
        record = self._latest()
        observation = Observation(
            id=0,
            round_id=None if record is None else record.id,
            group_id=group_id,
            kind=kind,
            text=told,
            mood=mood,
            at=self._clock.now(),
        )
        with self._command(Message(N_("Noted: {text}"), {"text": told})) as writer:
            number = self._repository.add_observation(writer, observation)
        return observation._replace(id=number)

    def summary(self, walk: Round) -> RoundSummary:
        """Return what a round came to (R3)."""
        return summary_of(walk)

    def was_begun_between(self, start: datetime, end: datetime) -> bool:
        """Whether a round was started from `start` up to, not including, `end`."""
        return self._repository.was_begun_between(start, end)

    # what reports ask

    def visits_between(self, start: datetime, end: datetime) -> tuple[Visit, ...]:
        """Return the group visits, read and skipped, from `start` up to, not including, `end`."""
        return self._repository.visits_between(start, end)

    def observations_between(self, start: datetime, end: datetime) -> tuple[Observation, ...]:
        """Return what was observed from `start` up to, not including, `end`, also on the own channel."""
        return self._repository.observations_between(start, end)

    # within

    def _planned(self) -> tuple[Group, ...]:
        return planned_groups(self._groups.all(), self._clock.today(), calendar=self._town.calendar())

    def _groups_of(self, record: RoundRecord, visits: Mapping[GroupId, Visit]) -> tuple[Group, ...]:
        """Return the groups of a round: the planned ones, and those visited in it that have left the plan since."""
        before = {visit.group_id: visit for visit in self._repository.visits_before(record)}
        planned = groups_again(self._planned(), before) if before else self._planned()
        gone = visits.keys() - {group.id for group in planned}
        return (*planned, *(self._groups.get(group_id) for group_id in sorted(gone)))

    def _going_on(self) -> Round:
        """Return the latest round of today: started if it is the first, opened again if a group waits in it.

        It has ended when its last waiting group has left the list.
        """
        walk = self.today()
        if walk.id is None:
            return self._begin()
        if walk.is_running and walk.current is None:
            with self._command(Message(N_("Round ended"))) as writer:
                self._end(writer, walk, round_id=walk.id)
            return self.today()
        if walk.is_running or walk.current is None:
            return walk
        with self._command(Message(N_("Round started"))) as writer:
            self._repository.set_progress(writer, walk.id, planned=_group_visits(walk), finished_at=None)
        return self.today()

    def _begin(self) -> Round:
        day, now = self._clock.today(), self._clock.now()
        with self._command(Message(N_("Round started"))) as writer:
            self._groups.write_own_channel(writer)
            round_id = self._repository.begin(writer, day, at=now, planned=0)
            walk = self.today()
            self._repository.set_progress(writer, round_id, planned=_group_visits(walk), finished_at=None)
        return self.today()

    def _visit(
        self, group_id: GroupId, *, mood: Mood | None = None, reason: SkipReason | None = None, seconds: int
    ) -> Round:
        walk, stop = self._stop_of(group_id)
        label = N_("Read: {name}") if reason is None else N_("Skipped: {name}")
        with self._command(Message(label, {"name": stop.group.name})) as writer:
            record = self._record()
            visit = self._new_visit(record, stop.group.id, reason=reason)
            self._repository.put_visit(writer, replace(visit, mood=mood, seconds=max(0, seconds)))
            if all(each.visit is not None for each in walk.stops if each is not stop):
                self._end(writer, walk, round_id=record.id)
        self.keep_unfinished(None)
        return self.today()

    def _stop_of(self, group_id: GroupId) -> tuple[Round, Stop]:
        walk = self._going_on()
        stop = walk.stops[0] if group_id == NO_ROW_YET else walk.stop_of(group_id)
        if stop is None:
            raise NotFound(N_("This group is not part of today’s round."))
        return walk, stop

    def _latest(self) -> RoundRecord | None:
        return next(reversed(self._repository.rounds_of(self._clock.today())), None)

    def _record(self) -> RoundRecord:
        record = self._latest()
        if record is None:
            raise NotFound(N_("There is no round today yet."))
        return record

    def _new_visit(self, record: RoundRecord, group_id: GroupId, *, reason: SkipReason | None) -> Visit:
        return Visit(
            id=_NEW_VISIT,
            round_id=record.id,
            group_id=group_id,
            day=record.day,
            at=self._clock.now(),
            skip_reason=reason,
        )

    def _end(self, writer: CommandWriter, walk: Round, *, round_id: RoundId) -> None:
        self._repository.set_progress(writer, round_id, planned=_group_visits(walk), finished_at=self._clock.now())

    def _command(self, label: Message, *, undoable: bool = True) -> AbstractContextManager[CommandWriter]:
        return self._database.command(label, at=self._clock.now(), areas={Area.ROUNDS}, undoable=undoable)


def _seconds_at(record: RoundRecord, stop: Stop) -> int:
    here = record.unfinished
    return here.seconds if here is not None and here.group_id == stop.group.id else 0


def _group_visits(walk: Round) -> int:
    return sum(not stop.group.is_own_channel for stop in walk.stops)
