"""Rounds, visits and observations as rows. What a round means is decided in the domain."""

import json
import sqlite3
from datetime import date, datetime
from typing import NamedTuple

from amtdesk.domain.identifiers import GroupId, RoundId, VisitId
from amtdesk.domain.planned_visits import HeldRound
from amtdesk.domain.round_stops import Noted
from amtdesk.domain.rounds import Mood, Observation, ObservationKind, SkipReason, Unfinished, Visit
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant, optional_instant_text


class RoundRecord(NamedTuple):
    """A round as its row has it, without its stops."""

    id: RoundId
    day: date
    started_at: datetime
    finished_at: datetime | None
    seconds: int
    unfinished: Unfinished | None


class RoundRepository:
    """Reads and writes what rounds bring."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rounds_of(self, day: date) -> tuple[RoundRecord, ...]:
        """Return the rounds of a day, in the order they were begun."""
        rows = self._database.rows("SELECT * FROM rounds WHERE day = ? ORDER BY id", (day.isoformat(),))
        return tuple(_round(row) for row in rows)

    def half_typed_before(self, day: date) -> RoundRecord | None:
        """Return the last round before a day if a line stands half typed in it."""
        row = self._database.row("SELECT * FROM rounds WHERE day < ? ORDER BY id DESC LIMIT 1", (day.isoformat(),))
        record = None if row is None else _round(row)
        is_half_typed = record is not None and record.unfinished is not None and record.unfinished.text.strip()
        return record if is_half_typed else None

    def was_begun_between(self, start: datetime, end: datetime) -> bool:
        """Whether a round was started from `start` up to, not including, `end`."""
        found = self._database.row(
            "SELECT 1 FROM rounds WHERE started_at >= ? AND started_at < ?", (instant_text(start), instant_text(end))
        )
        return found is not None

    def begin(self, writer: CommandWriter, day: date, *, at: datetime, planned: int) -> RoundId:
        """Add the round of a day with the number of group visits it plans."""
        row: dict[str, Value] = {"day": day.isoformat(), "started_at": instant_text(at), "planned": planned}
        return RoundId(writer.insert("rounds", row))

    def set_progress(
        self, writer: CommandWriter, round_id: RoundId, *, planned: int, finished_at: datetime | None
    ) -> None:
        """Keep how many group visits the round plans, and whether it has ended."""
        writer.update(
            "rounds", round_id, changes={"planned": planned, "finished_at": optional_instant_text(finished_at)}
        )

    def set_seconds(self, writer: CommandWriter, round_id: RoundId, *, seconds: int) -> None:
        """Keep reading time that no visit carries any more."""
        writer.update("rounds", round_id, changes={"seconds": seconds})

    def set_unfinished(self, writer: CommandWriter, round_id: RoundId, *, unfinished: Unfinished | None) -> None:
        """Keep what stands on the screen at the current stop."""
        writer.update("rounds", round_id, changes={"unfinished": _unfinished_text(unfinished)})

    def visits_of(self, round_id: RoundId) -> tuple[Visit, ...]:
        """Return a round's visits in the order they were made."""
        rows = self._database.rows("SELECT * FROM visits WHERE round_id = ? ORDER BY id", (round_id,))
        return tuple(_visit(row) for row in rows)

    def visits_before(self, record: RoundRecord) -> tuple[Visit, ...]:
        """Return the visits of the day's earlier rounds in the order they were made."""
        rows = self._database.rows(
            "SELECT visits.* FROM visits JOIN rounds ON rounds.id = visits.round_id "
            "WHERE rounds.day = ? AND rounds.id < ? ORDER BY visits.round_id, visits.id",
            (record.day.isoformat(), record.id),
        )
        return tuple(_visit(row) for row in rows)

    def put_visit(self, writer: CommandWriter, visit: Visit) -> None:
        """Add a visit, or change the one that this round already has at this group."""
        found = self._database.row(
            "SELECT id FROM visits WHERE round_id = ? AND group_id = ?", (visit.round_id, visit.group_id)
        )
        row: dict[str, Value] = {
            "round_id": visit.round_id,
            "group_id": visit.group_id,
            "day": visit.day.isoformat(),
            "at": instant_text(visit.at),
            "skip_reason": visit.skip_reason,
            "mood": visit.mood,
            "seconds": visit.seconds,
        }
        if found is None:
            writer.insert("visits", row)
        else:
            writer.update("visits", found["id"], changes=row)

    def remove_visit(self, writer: CommandWriter, visit: Visit) -> None:
        """Take a visit away; the log keeps it."""
        writer.delete("visits", visit.id)

    # what was noted

    def add_observation(self, writer: CommandWriter, observation: Observation) -> int:
        """Add an observation; its `id` is given by the table."""
        row: dict[str, Value] = {
            "round_id": observation.round_id,
            "group_id": observation.group_id,
            "kind": observation.kind,
            "text": observation.text,
            "mood": observation.mood,
            "at": instant_text(observation.at),
        }
        return writer.insert("observations", row)

    def noted_in(self, round_id: RoundId) -> dict[GroupId, Noted]:
        """Return what each stop of a round brought."""
        questions = self._counts("questions", round_id, where="round_id = ? AND deleted_at IS NULL")
        observations = self._counts("observations", round_id, where="round_id = ?")
        return {
            group: Noted(questions=questions.get(group, 0), observations=observations.get(group, 0))
            for group in questions.keys() | observations.keys()
        }

    def _counts(self, table: str, round_id: RoundId, *, where: str) -> dict[GroupId, int]:
        rows = self._database.rows(
            f"SELECT group_id, count(*) AS n FROM {table} WHERE {where} AND group_id IS NOT NULL GROUP BY group_id",
            (round_id,),
        )
        return {GroupId(row["group_id"]): row["n"] for row in rows}

    # what reports ask

    def held_by_day(self, first: date, last: date) -> dict[date, tuple[HeldRound, ...]]:
        """Return the rounds of these days in order, where it was noted how many group visits they planned."""
        rows = self._database.rows(
            "SELECT day, started_at, planned FROM rounds "
            "WHERE day BETWEEN ? AND ? AND planned IS NOT NULL ORDER BY day, id",
            (first.isoformat(), last.isoformat()),
        )
        held: dict[date, tuple[HeldRound, ...]] = {}
        for row in rows:
            day = date.fromisoformat(row["day"])
            walked = HeldRound(began_at=instant_from(row["started_at"]), planned=row["planned"])
            held[day] = (*held.get(day, ()), walked)
        return held

    def visits_between(self, start: datetime, end: datetime) -> tuple[Visit, ...]:
        """Return the visits to groups (not to the own channel) from `start` up to, not including, `end`."""
        rows = self._database.rows(
            "SELECT visits.* FROM visits JOIN groups ON groups.id = visits.group_id "
            "WHERE visits.at >= ? AND visits.at < ? AND groups.is_own_channel = 0 ORDER BY visits.at, visits.id",
            (instant_text(start), instant_text(end)),
        )
        return tuple(_visit(row) for row in rows)

    def observations_between(self, start: datetime, end: datetime) -> tuple[Observation, ...]:
        """Return what was observed from `start` up to, not including, `end`, also on the own channel."""
        rows = self._database.rows(
            "SELECT * FROM observations WHERE at >= ? AND at < ? ORDER BY at, id",
            (instant_text(start), instant_text(end)),
        )
        return tuple(_observation(row) for row in rows)


def _round(row: sqlite3.Row) -> RoundRecord:
    return RoundRecord(
        id=RoundId(row["id"]),
        day=date.fromisoformat(row["day"]),
        started_at=instant_from(row["started_at"]),
        finished_at=optional_instant(row["finished_at"]),
        seconds=row["seconds"],
        unfinished=_unfinished_from(row["unfinished"]),
    )


def _visit(row: sqlite3.Row) -> Visit:
    return Visit(
        id=VisitId(row["id"]),
        round_id=RoundId(row["round_id"]),
        group_id=GroupId(row["group_id"]),
        day=date.fromisoformat(row["day"]),
        at=instant_from(row["at"]),
        skip_reason=None if row["skip_reason"] is None else SkipReason(row["skip_reason"]),
        mood=None if row["mood"] is None else Mood(row["mood"]),
        seconds=row["seconds"],
    )


def _observation(row: sqlite3.Row) -> Observation:
    return Observation(
        id=row["id"],
        round_id=None if row["round_id"] is None else RoundId(row["round_id"]),
        group_id=None if row["group_id"] is None else GroupId(row["group_id"]),
        kind=ObservationKind(row["kind"]),
        text=row["text"],
        mood=None if row["mood"] is None else Mood(row["mood"]),
        at=instant_from(row["at"]),
    )


def _unfinished_text(unfinished: Unfinished | None) -> str:
    if unfinished is None:
        return ""
    kept = {
        "group": unfinished.group_id,
        "text": unfinished.text,
        "kind": unfinished.kind,
        "mood": unfinished.mood,
        "seconds": unfinished.seconds,
        "ticked": unfinished.ticked,
        "messages": unfinished.is_on_messages,
    }
    return json.dumps(kept, ensure_ascii=False)


def _unfinished_from(text: str) -> Unfinished | None:
    if not text:
        return None
    kept = json.loads(text)
    return Unfinished(
        group_id=GroupId(kept["group"]),
        text=kept["text"],
        kind=kept["kind"],
        mood=None if kept["mood"] is None else Mood(kept["mood"]),
        seconds=kept["seconds"],
        ticked=tuple(kept["ticked"]),
        is_on_messages=kept.get("messages", False),  # kept before there was one: the comments
    )
