"""The daily round: what is planned, what was read or skipped, what was noted, and the figures the report asks for."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import (
    Group,
    GroupFacts,
)
from amtdesk.domain.identifiers import GroupId, RoundId, VisitId
from amtdesk.domain.rounds import (
    Mood,
    Observation,
    ObservationKind,
    Round,
    RoundSummary,
    SkipReason,
    Stop,
    StopState,
    Unfinished,
    Visit,
    planned_groups,
    summary_of,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.group_list import NO_ROW_YET, GroupList
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rounds import Noted, RoundRecord, RoundRepository
from amtdesk.system.clock import Clock

_NEW_VISIT = VisitId(0)


class RoundService:
    """Walks through the own channel and the groups that are due today."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._groups = GroupList(database, clock, town=town)
        self._repository = RoundRepository(database)

    # the groups

    def groups(self) -> tuple[Group, ...]:
        """Return the own channel and every group, in the order of the round."""
        return self._groups.all()

    def group(self, group_id: GroupId) -> Group:
        """Return one group, also one that is no longer on the list. Raises NotFound."""
        return self._groups.get(group_id)

    def add_group(self, **facts: Unpack[GroupFacts]) -> Group:
        """Add a group, by its `name` at least, at the end of the round. Raises NotAllowed with a sentence."""
        return self._groups.add(facts)

    def edit_group(self, group_id: GroupId, **facts: Unpack[GroupFacts]) -> Group:
        """Change what is known about a group or the own channel. Raises NotFound, NotAllowed."""
        return self._groups.edit(group_id, facts)

    def delete_group(self, group_id: GroupId) -> None:
        """Take a group from the list; its visits stay in the records. Raises NotFound, NotAllowed."""
        self._groups.delete(group_id)

    # the walk

    def today(self) -> Round:
        """Return today's round: the plan before it is started, the progress afterwards."""
        day = self._clock.today()
        record = self._repository.round_of(day)
        visits = {} if record is None else {v.group_id: v for v in self._repository.visits_of(record.id)}
        noted = {} if record is None else self._repository.noted_in(record.id)
        stops = _with_current(
            [_stop(group, visits, noted=noted) for group in self._groups_of(visits)],
            is_running=record is not None and record.finished_at is None,
        )
        if record is None:
            return Round(id=None, day=day, started_at=None, finished_at=None, stops=stops)
        return Round(
            id=record.id,
            day=day,
            started_at=record.started_at,
            finished_at=record.finished_at,
            stops=stops,
            seconds=record.seconds + sum(visit.seconds for visit in visits.values()),
            unfinished=record.unfinished,
        )

    def start(self) -> Round:
        """Start today's round, or go on with it: also when a group was added after it had ended."""
        walk = self.today()
        if walk.started_at is not None and (walk.is_running or walk.current is None):
            return walk
        now = self._clock.now()
        with self._command(Message(N_("Round started"))) as writer:
            self._groups.write_own_channel(writer)
            planned = _group_visits(walk)
            if walk.id is None:
                self._repository.begin(writer, walk.day, at=now, planned=planned)
            else:
                self._repository.set_progress(writer, walk.id, planned=planned, finished_at=None)
        return self.today()

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
        walk = self.start()
        if walk.finished_at is not None:
            return walk
        with self._command(Message(N_("Round ended"))) as writer:
            record = self._record()
            for stop in walk.stops:
                if stop.visit is None:
                    visit = self._new_visit(record, stop.group.id, reason=SkipReason.NO_TIME)
                    self._repository.put_visit(writer, visit)
            self._end(writer, walk, round_id=record.id)
        return self.today()

    def keep_unfinished(self, unfinished: Unfinished | None) -> None:
        """Keep what stands on the screen at the current stop. It is no step of undo and announces nothing."""
        record = self._repository.round_of(self._clock.today())
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

    def note_observation(
        self, group_id: GroupId | None, kind: ObservationKind, *, text: str, mood: Mood | None = None
    ) -> Observation:
        """Keep a topic, a rumour or a moderation note. Raises NotAllowed for an empty text."""
        told = " ".join(text.split())
        if not told:
            raise NotAllowed(N_("Please write down in a few words what you saw."))
        record = self._repository.round_of(self._clock.today())
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
        return replace(observation, id=number)

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

    def _groups_of(self, visits: dict[GroupId, Visit]) -> tuple[Group, ...]:
        """Return today's groups: the planned ones, and those visited today that have left the list since."""
        planned = planned_groups(self._groups.all(), self._clock.today(), calendar=self._town.calendar())
        gone = visits.keys() - {group.id for group in planned}
        return (*planned, *(self._groups.get(group_id) for group_id in sorted(gone)))

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
        walk = self.start()
        stop = walk.stops[0] if group_id == NO_ROW_YET else walk.stop_of(group_id)
        if stop is None:
            raise NotFound(N_("This group is not part of today’s round."))
        return walk, stop

    def _record(self) -> RoundRecord:
        record = self._repository.round_of(self._clock.today())
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

    def _command(self, label: Message) -> AbstractContextManager[CommandWriter]:
        return self._database.command(label, at=self._clock.now(), areas={Area.ROUNDS})


def _stop(group: Group, visits: dict[GroupId, Visit], *, noted: dict[GroupId, Noted]) -> Stop:
    visit = visits.get(group.id)
    found = noted.get(group.id, Noted())
    return Stop(
        group=group,
        state=_state_of(visit),
        visit=visit,
        questions_noted=found.questions,
        observations_noted=found.observations,
    )


def _state_of(visit: Visit | None) -> StopState:
    if visit is None:
        return StopState.WAITING
    return StopState.READ if visit.skip_reason is None else StopState.SKIPPED


def _with_current(stops: list[Stop], *, is_running: bool) -> tuple[Stop, ...]:
    first = next((number for number, stop in enumerate(stops) if stop.visit is None), None)
    if is_running and first is not None:
        stops[first] = replace(stops[first], state=StopState.CURRENT)
    return tuple(stops)


def _group_visits(walk: Round) -> int:
    return sum(not stop.group.is_own_channel for stop in walk.stops)
