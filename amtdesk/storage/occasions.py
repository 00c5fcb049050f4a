"""Dated occasions as rows: all-day ones as local days (end exclusive), others as UTC instants."""

import sqlite3
from datetime import date, datetime, time, timedelta, tzinfo

from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import Occasion, guessed_kind
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text


class OccasionRepository:
    """Reads and writes what stands beside the posts anyway."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def between(self, first: date, last: date, *, zone: tzinfo) -> tuple[Occasion, ...]:
        """Return the occasions that begin on one of these local days (both included), in order."""
        after_last = last + timedelta(days=1)
        rows = self._database.rows(
            "SELECT * FROM occasions WHERE (all_day = 1 AND starts >= ? AND starts < ?) "
            "OR (all_day = 0 AND starts >= ? AND starts < ?) ORDER BY starts, id",
            (first.isoformat(), after_last.isoformat(), _midnight(first, zone), _midnight(after_last, zone)),
        )
        return tuple(_occasion(row, zone) for row in rows)

    def running_between(self, first: date, last: date, *, zone: tzinfo) -> tuple[Occasion, ...]:
        """Return the occasions that are under way on any of these local days (both included), in order."""
        after_last = last + timedelta(days=1)
        begin, end = _midnight(first, zone), _midnight(after_last, zone)
        rows = self._database.rows(
            "SELECT * FROM occasions WHERE (all_day = 1 AND starts < ? AND ends > ?) "
            "OR (all_day = 0 AND starts < ? AND (ends > ? OR starts >= ?)) ORDER BY starts, id",
            (after_last.isoformat(), first.isoformat(), end, begin, begin),
        )
        return tuple(_occasion(row, zone) for row in rows)

    def by_uid(self, *, zone: tzinfo) -> dict[str, tuple[Occasion, ...]]:
        """Return all stored occasions by the lasting id of their entry, in order."""
        found: dict[str, tuple[Occasion, ...]] = {}
        for row in self._database.rows("SELECT * FROM occasions ORDER BY starts, id"):
            found[row["uid"]] = (*found.get(row["uid"], ()), _occasion(row, zone))
        return found

    def find(self, occasion_id: OccasionId, *, zone: tzinfo) -> Occasion | None:
        """Return one occasion, or None."""
        row = self._database.row("SELECT * FROM occasions WHERE id = ?", (occasion_id,))
        return None if row is None else _occasion(row, zone)

    def set_own_note(self, writer: CommandWriter, occasion_id: OccasionId, *, text: str) -> None:
        """Keep what she wrote to an occasion."""
        writer.update("occasions", occasion_id, changes={"own_note": text})

    def set_kind(self, writer: CommandWriter, occasion: Occasion, *, kind: str) -> None:
        """Keep what she calls an occasion; what its title says anyway needs no keeping."""
        writer.update("occasions", occasion.id, changes={"kind": _kept_kind(occasion.title, kind)})

    def delete(self, writer: CommandWriter, occasion_id: OccasionId) -> None:
        """Remove an occasion; the log keeps it."""
        writer.delete("occasions", occasion_id)

    def insert(self, writer: CommandWriter, occasion: Occasion) -> OccasionId:
        """Add an occasion; its id is given by the table."""
        return OccasionId(
            writer.insert(
                "occasions",
                {
                    "uid": occasion.uid,
                    "title": occasion.title,
                    "starts": _moment_text(occasion.start),
                    "ends": _moment_text(occasion.end),
                    "all_day": int(occasion.all_day),
                    "source": occasion.source,
                    "note": occasion.note,
                    "own_note": occasion.own_note,
                    "kind": _kept_kind(occasion.title, occasion.kind),
                },
            )
        )


def _midnight(day: date, zone: tzinfo) -> str:
    return instant_text(datetime.combine(day, time(), tzinfo=zone))


def _moment_text(moment: date | datetime) -> str:
    return instant_text(moment) if isinstance(moment, datetime) else moment.isoformat()


def _kept_kind(title: str, kind: str) -> str:
    return "" if kind == guessed_kind(title) else kind


def _occasion(row: sqlite3.Row, zone: tzinfo) -> Occasion:
    is_all_day = bool(row["all_day"])
    return Occasion(
        id=OccasionId(row["id"]),
        uid=row["uid"],
        title=row["title"],
        start=date.fromisoformat(row["starts"]) if is_all_day else instant_from(row["starts"]).astimezone(zone),
        end=date.fromisoformat(row["ends"]) if is_all_day else instant_from(row["ends"]).astimezone(zone),
        all_day=is_all_day,
        source=row["source"],
        note=row["note"],
        own_note=row["own_note"],
        kind=row["kind"] or guessed_kind(row["title"]),
    )
