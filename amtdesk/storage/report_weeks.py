"""When the office's reporting week ends, and which weeks are finished. What a report says stands in `reports`."""

import json
from datetime import datetime, time

from amtdesk.domain.report_weeks import PeriodRule
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_text


class ReportWeekRepository:
    """Reads the rule of the period and the state of a week."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def period_rule(self) -> PeriodRule:
        """Return when the office's reporting week ends: setting `report_period`, {"weekday": 4, "at": "12:00"}."""
        row = self._database.row("SELECT value FROM settings WHERE name = 'report_period'")
        stored = None if row is None else json.loads(row["value"])
        if not isinstance(stored, dict):
            return PeriodRule()
        usual = PeriodRule()
        at = stored.get("at")
        return PeriodRule(
            weekday=int(stored.get("weekday", usual.weekday)) % 8,
            at=time.fromisoformat(at) if isinstance(at, str) else usual.at,
        )

    def is_finished(self, week: str) -> bool:
        """Whether the newest version of a week stands, and was not opened again."""
        row = self._database.row(
            "SELECT max(number) AS newest, (SELECT value FROM report_entries WHERE week = ? AND field = 'reopened') "
            "AS reopened FROM report_versions WHERE week = ? AND withdrawn_at IS NULL",
            (week, week),
        )
        if row is None or row["newest"] is None:
            return False
        return row["reopened"] is None or int(json.loads(row["reopened"])) < int(row["newest"])

    def has_records_before(self, end: datetime) -> bool:
        """Whether anything was noted, read or published before that time."""
        row = self._database.row(
            "SELECT EXISTS (SELECT 1 FROM questions WHERE asked_at < ?) OR EXISTS (SELECT 1 FROM visits WHERE at < ?) "
            "OR EXISTS (SELECT 1 FROM publications WHERE published_at < ?) AS found",
            (instant_text(end),) * 3,
        )
        return row is not None and bool(row["found"])
