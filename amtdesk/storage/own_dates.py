"""Dates that she entered herself, as rows. On which days they fall is decided in the domain."""

import sqlite3
from datetime import date

from amtdesk.domain.identifiers import OwnDateId
from amtdesk.domain.own_dates import OwnDate
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import optional_time, time_text


class OwnDateRepository:
    """Reads and writes her own dates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[OwnDate, ...]:
        """Return every date of hers, the earliest first."""
        return tuple(_own(row) for row in self._database.rows("SELECT * FROM own_dates ORDER BY day, id"))

    def find(self, own_id: OwnDateId) -> OwnDate | None:
        """Return one date, or None."""
        row = self._database.row("SELECT * FROM own_dates WHERE id = ?", (own_id,))
        return None if row is None else _own(row)

    def add(self, writer: CommandWriter, own: OwnDate) -> OwnDateId:
        """Add a date; its id is given by the table."""
        return OwnDateId(writer.insert("own_dates", {"key": own.key, **_columns(own)}))

    def change(self, writer: CommandWriter, own: OwnDate) -> None:
        """Keep what a date says now."""
        writer.update("own_dates", own.id, changes=_columns(own))

    def delete(self, writer: CommandWriter, own_id: OwnDateId) -> None:
        """Remove a date; the log keeps it."""
        writer.delete("own_dates", own_id)


def _columns(own: OwnDate) -> dict[str, Value]:
    return {
        "title": own.title,
        "kind": own.kind,
        "day": own.day.isoformat(),
        "last_day": own.last_day.isoformat(),
        "at": time_text(own.at),
        "ends_at": time_text(own.ends_at),
        "rhythm": own.rhythm,
        "moves_after_holidays": int(own.moves_after_holidays),
        "note": own.note,
    }


def _own(row: sqlite3.Row) -> OwnDate:
    return OwnDate(
        id=OwnDateId(row["id"]),
        key=row["key"],
        title=row["title"],
        kind=row["kind"],
        day=date.fromisoformat(row["day"]),
        last_day=date.fromisoformat(row["last_day"]),
        at=optional_time(row["at"]),
        ends_at=optional_time(row["ends_at"]),
        rhythm=row["rhythm"],
        moves_after_holidays=bool(row["moves_after_holidays"]),
        note=row["note"],
    )
