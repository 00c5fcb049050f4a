"""What is remembered about each due moment of a reminder, and when she wants to be reminded."""

import json
import sqlite3
from datetime import datetime, time, timedelta
from typing import Any, Final

from amtdesk.domain.reminders import RAISES, Outcome, QuietHours, ReminderNote, ReminderSettings
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant, optional_instant_text, time_text
from amtdesk.storage.town import TownRepository

_SETTING: Final = "reminders"
_MINUTE: Final = timedelta(minutes=1)


class ReminderRepository:
    """Reads and writes the notes. A subject is the round, or a matter as it calls itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, subject: str, due_at: datetime) -> ReminderNote | None:
        """Return what is remembered about a due moment, or None."""
        row = self._database.row(
            "SELECT * FROM reminders WHERE kind = ? AND due_at = ?", (subject, instant_text(due_at))
        )
        return None if row is None else _note(row)

    def last_seen(self, subject: str, now: datetime) -> datetime | None:
        """Return the last due moment of a subject up to now that is accounted for, or None."""
        row = self._database.row(
            "SELECT max(due_at) AS last FROM reminders WHERE kind = ? AND due_at <= ?", (subject, instant_text(now))
        )
        return None if row is None else optional_instant(row["last"])

    def last_account(self, now: datetime) -> datetime | None:
        """Return the last due moment of anything up to now that is accounted for, or None."""
        row = self._database.row("SELECT max(due_at) AS last FROM reminders WHERE due_at <= ?", (instant_text(now),))
        return None if row is None else optional_instant(row["last"])

    def watched_from(self, now: datetime) -> datetime | None:
        """Return since when the desk looks at the clock, or None."""
        row = self._database.row(
            "SELECT min(due_at) AS first FROM reminders WHERE outcome = 'watched_from' AND due_at <= ?",
            (instant_text(now),),
        )
        return None if row is None else optional_instant(row["first"])

    def notes_between(self, start: datetime, end: datetime) -> tuple[ReminderNote, ...]:
        """Return the notes of due moments from `start` up to, not including, `end`, in order."""
        rows = self._database.rows(
            "SELECT * FROM reminders WHERE due_at >= ? AND due_at < ? AND outcome <> ? ORDER BY due_at, kind",
            (instant_text(start), instant_text(end), Outcome.WATCHED_FROM),
        )
        return tuple(_note(row) for row in rows)

    def settings(self) -> ReminderSettings:
        """Return when she wants to be reminded."""
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (_SETTING,))
        return ReminderSettings() if row is None else _settings(json.loads(row["value"]))

    def put_settings(self, writer: CommandWriter, settings: ReminderSettings) -> None:
        """Keep when she wants to be reminded."""
        quiet = settings.quiet
        value: dict[str, object] = {
            "times": {str(day): [time_text(at) for at in times] for day, times in settings.times.items()},
            "quiet": None if quiet is None else [time_text(quiet.begins), time_text(quiet.ends)],
            "minutes": None if settings.lasts is None else settings.lasts // _MINUTE,
            "silent_until": optional_instant_text(settings.silent_until),
            "kinds_off": sorted(settings.kinds_off),
        }
        TownRepository(self._database).put_setting(writer, _SETTING, value=value)

    def put(self, writer: CommandWriter, note: ReminderNote, *, at: datetime) -> None:
        """Keep what became of a due moment."""
        ended = note.outcome not in RAISES | {Outcome.SNOOZED}
        row: dict[str, Value] = {
            "snoozed_until": optional_instant_text(note.snoozed_until),
            "done_at": instant_text(at) if ended else None,
            "outcome": note.outcome,
        }
        found = self._database.row(
            "SELECT id FROM reminders WHERE kind = ? AND due_at = ?", (note.subject, instant_text(note.due_at))
        )
        if found is None:
            writer.insert("reminders", {"kind": note.subject, "due_at": instant_text(note.due_at), **row})
        else:
            writer.update("reminders", found["id"], changes=row)


def _note(row: sqlite3.Row) -> ReminderNote:
    return ReminderNote(
        subject=row["kind"],
        due_at=instant_from(row["due_at"]),
        outcome=Outcome(row["outcome"]),
        snoozed_until=optional_instant(row["snoozed_until"]),
    )


def _settings(stored: dict[str, Any]) -> ReminderSettings:
    quiet, minutes = stored["quiet"], stored["minutes"]
    return ReminderSettings(
        times={int(day): tuple(time.fromisoformat(at) for at in times) for day, times in stored["times"].items()},
        quiet=None
        if quiet is None
        else QuietHours(begins=time.fromisoformat(quiet[0]), ends=time.fromisoformat(quiet[1])),
        lasts=None if minutes is None else minutes * _MINUTE,
        silent_until=optional_instant(stored["silent_until"]),
        kinds_off=frozenset(stored.get("kinds_off", ())),
    )
