"""Birkenfurt's daily rounds up to a given time: each group in its rhythm, what was skipped, tone and topics."""

from dataclasses import replace
from datetime import date, timedelta

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import RoundId, VisitId
from amtdesk.domain.round_stops import planned_groups
from amtdesk.domain.rounds import Mood, Observation, ObservationKind, SkipReason, Visit
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.seed import BirkenfurtSeed
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rounds import RoundRepository


class DemoRounds:
    """Writes the rounds of the demonstration inside a running command."""

    def __init__(
        self, database: Database, seed: BirkenfurtSeed, *, demo_time: DemoTime, groups: tuple[Group, ...]
    ) -> None:
        self._repository = RoundRepository(database)
        self._rounds = seed.rounds
        self._time = demo_time
        self._groups = groups
        self._skipped = {(skip["day"], skip["group"]): SkipReason(skip["reason"]) for skip in seed.rounds["skipped"]}

    def write(self, writer: CommandWriter) -> None:
        """Write a round for each service day on which it had begun by then."""
        day = self._time.first_monday
        while day <= self._time.today:
            begins_at = self._time.instant(day, self._rounds["start"])
            if self._time.calendar.is_service_day(day) and self._time.has_passed(begins_at):
                self._walk(writer, day)
            day += timedelta(days=1)

    def _walk(self, writer: CommandWriter, day: date) -> None:
        stops = planned_groups(self._groups, day, calendar=self._time.calendar)
        at = self._time.instant(day, self._rounds["start"])
        planned = sum(not group.is_own_channel for group in stops)
        round_id = self._repository.begin(writer, day, at=at, planned=planned)
        for group in stops:
            visit = self._visit(round_id, group, day=day)
            at += timedelta(seconds=visit.seconds or 5)
            if not self._time.has_passed(at):
                return
            self._repository.put_visit(writer, replace(visit, at=at))
            self._observe(writer, round_id, group=group, visit=replace(visit, at=at))
        self._repository.set_progress(writer, round_id, planned=planned, finished_at=at)

    def _visit(self, round_id: RoundId, group: Group, *, day: date) -> Visit:
        number = self._time.number(day)
        skip_reason = self._skipped.get((number, group.key))
        mood = Mood(self._rounds["moods"].get(number, {}).get(group.key, Mood.CALM))
        return Visit(
            id=VisitId(0),
            round_id=round_id,
            group_id=group.id,
            day=day,
            at=self._time.at,
            skip_reason=skip_reason,
            mood=None if skip_reason else mood,
            seconds=0 if skip_reason else group.minutes * 60 - 20,
        )

    def _observe(self, writer: CommandWriter, round_id: RoundId, *, group: Group, visit: Visit) -> None:
        number = self._time.number(visit.day)
        for row in self._rounds["observations"]:
            if (row["day"], row["at"]) != (number, group.key):
                continue
            for _ in range(row["mentions"]):
                self._repository.add_observation(
                    writer,
                    Observation(
                        id=0,
                        round_id=round_id,
                        group_id=group.id,
                        kind=ObservationKind(row["kind"]),
                        text=row["text"],
                        mood=Mood(row["mood"]),
                        at=visit.at,
                    ),
                )
