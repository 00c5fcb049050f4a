"""The weekly report's reading pass over one period, and its own rows: entries she wrote, and frozen versions."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from amtdesk.domain.post_summaries import USUAL_POST_TIME, PostStatus
from amtdesk.domain.questions import NOT_COUNTED_CATEGORIES
from amtdesk.domain.report_figures import ReportRecords
from amtdesk.domain.report_weeks import ReportPeriod, week_of
from amtdesk.domain.reports import FinishedReport, PostLine
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.groups import GroupRepository
from amtdesk.storage.questions import QuestionRepository
from amtdesk.storage.rounds import RoundRepository
from amtdesk.storage.rows import instant_from, instant_text, optional_day, optional_time

_AHEAD = timedelta(days=7)
#: Nobody approves a post for later than this; it keeps the look at an old week short.
_LONGEST_PLAN = timedelta(days=366)
#: And nobody answers a question after a longer time.
_LONGEST_WAIT = timedelta(days=366)
_NOT_PLANNED = (PostStatus.IDEA, PostStatus.WITHDRAWN)
_SIGNED = (PostStatus.APPROVED, PostStatus.SCHEDULED, PostStatus.PUBLISHED)
_HOLDS = "approvals.post_id = posts.id AND approvals.withdrawn_at IS NULL AND approvals.closed_at IS NULL"
_POST_COLUMNS = (
    "posts.title, posts.day, posts.at, posts.status, posts.approval_level, "
    f"EXISTS (SELECT 1 FROM approvals WHERE {_HOLDS}) AS signed"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenVersion:
    """One finished report as it is kept."""

    number: int
    finished_at: datetime
    content: str


class ReportRepository:
    """Reads a period in one pass; writes entries and versions of the report."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._questions = QuestionRepository(database)
        self._groups = GroupRepository(database)
        self._rounds = RoundRepository(database)

    def names_in(self, setting: str) -> tuple[str, ...]:
        """Return the parts of the page that one of the office's settings names, in its order."""
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (setting,))
        stored = None if row is None else json.loads(row["value"])
        return tuple(map(str, stored)) if isinstance(stored, list) else ()

    def records(self, period: ReportPeriod, *, as_of: datetime, zone: tzinfo) -> ReportRecords:
        """Return everything the report of one period is made from, as of the end of the period or now."""
        planned, coming = self._planned(period, zone)
        return ReportRecords(
            period=period,
            as_of=as_of,
            questions=self._questions.asked_between(period.start, period.end),
            open_items=self._open_items(as_of),
            groups=tuple(group for group in self._groups.groups(with_gone=True) if not group.is_own_channel),
            held_rounds=self._rounds.held_by_day(*_first_and_last(period, zone)),
            visits=self._rounds.visits_between(period.start, period.end),
            observations=self._rounds.observations_between(period.start, period.end),
            planned=planned,
            published=self._published(period, as_of=as_of, zone=zone),
            coming=coming,
            planning_horizon=self._planning_horizon(as_of),
        )

    def records_to_compare(self, period: ReportPeriod, *, as_of: datetime, zone: tzinfo) -> ReportRecords:
        """Return what stands beside the week after: questions and posts alone."""
        return ReportRecords(
            period=period,
            as_of=as_of,
            questions=self._questions.asked_between(period.start, period.end),
            planned=self._planned(period, zone)[0],
            published=self._published(period, as_of=as_of, zone=zone),
        )

    def _open_items(self, as_of: datetime) -> int:
        """Count what had no first reaction at that time: never got one, or got it later."""
        marks = ", ".join("?" * len(NOT_COUNTED_CATEGORIES))
        open_then = f"deleted_at IS NULL AND (closed_at IS NULL OR closed_at > ?) AND category NOT IN ({marks})"
        row = self._database.row(
            "SELECT (SELECT count(*) FROM questions WHERE first_reaction_at IS NULL AND asked_at < ? "
            f"AND {open_then}) + (SELECT count(*) FROM questions WHERE asked_at >= ? AND asked_at < ? "
            f"AND first_reaction_at > ? AND {open_then}) AS n",
            self._values_of_open(as_of),
        )
        return 0 if row is None else int(row["n"])

    @staticmethod
    def _values_of_open(as_of: datetime) -> tuple[str, ...]:
        now, long_ago = instant_text(as_of), instant_text(as_of - _LONGEST_WAIT)
        kinds = sorted(NOT_COUNTED_CATEGORIES)
        return (now, now, *kinds, long_ago, now, now, now, *kinds)

    def _planned(self, period: ReportPeriod, zone: tzinfo) -> tuple[tuple[PostLine, ...], tuple[PostLine, ...]]:
        """Return the posts planned for the period, and those of the seven days after it."""
        days = period.days(zone)
        marks = ", ".join("?" * len(_NOT_PLANNED))
        rows = self._database.rows(
            f"SELECT {_POST_COLUMNS} FROM posts WHERE day BETWEEN ? AND ? AND deleted_at IS NULL "
            f"AND status NOT IN ({marks}) ORDER BY day, at, posts.id",
            (days[0].isoformat(), (days[-1] + _AHEAD).isoformat(), *_NOT_PLANNED),
        )
        lines = [(datetime.combine(line.day, line.at or USUAL_POST_TIME, zone), line) for line in map(_post, rows)]
        return (
            tuple(line for at, line in lines if period.holds(at)),
            tuple(line for at, line in lines if period.end <= at and line.status is not PostStatus.PUBLISHED),
        )

    def _published(self, period: ReportPeriod, *, as_of: datetime, zone: tzinfo) -> tuple[PostLine, ...]:
        rows = self._database.rows(
            f"SELECT {_POST_COLUMNS}, min(publications.published_at) AS published_at FROM publications "
            "JOIN posts ON posts.id = publications.post_id "
            "WHERE publications.published_at >= ? AND publications.published_at < ? "
            "AND publications.published_at <= ? AND publications.withdrawn_at IS NULL AND posts.deleted_at IS NULL "
            "GROUP BY posts.id ORDER BY published_at, posts.id",
            (*_span(period), instant_text(as_of)),
        )
        return tuple(_post(row, on=_local(row["published_at"], zone)) for row in rows)

    def _planning_horizon(self, as_of: datetime) -> date | None:
        """Return the day of the last post that was approved, scheduled or out at that time."""
        marks = ", ".join("?" * len(_SIGNED))
        row = self._database.row(
            f"SELECT day FROM posts WHERE +status IN ({marks}) AND day IS NOT NULL AND deleted_at IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM approvals WHERE post_id = posts.id AND approved_at > ? "
            "AND withdrawn_at IS NULL) AND day < ? AND NOT (status = 'approved' AND EXISTS (SELECT 1 FROM approvals "
            f"WHERE {_HOLDS} AND valid_until < posts.day)) ORDER BY day DESC LIMIT 1",
            (*_SIGNED, instant_text(as_of), (as_of + _LONGEST_PLAN).date().isoformat()),
        )
        return None if row is None else optional_day(row["day"])

    # what she wrote, and what was finished

    def entries(self, week: str) -> dict[str, object]:
        """Return what was written for a week, by field. Text that is no JSON counts as plain words."""
        rows = self._database.rows("SELECT field, value FROM report_entries WHERE week = ?", (week,))
        return {row["field"]: _read(row["value"]) for row in rows}

    def entries_since(self, day: date) -> dict[str, dict[str, object]]:
        """Return what was written for all weeks from the one of this day on, by week and field."""
        rows = self._database.rows(
            "SELECT week, field, value FROM report_entries WHERE week >= ? ORDER BY week", (week_of(day),)
        )
        found: dict[str, dict[str, object]] = {}
        for row in rows:
            found.setdefault(row["week"], {})[row["field"]] = _read(row["value"])
        return found

    def put_entry(self, writer: CommandWriter, week: str, *, field: str, value: object) -> None:
        """Keep what was written in one field."""
        text = json.dumps(value, ensure_ascii=False)
        row_id = self._entry_id(week, field)
        if row_id is None:
            writer.insert("report_entries", {"week": week, "field": field, "value": text})
        else:
            writer.update("report_entries", row_id, changes={"value": text})

    def remove_entry(self, writer: CommandWriter, week: str, *, field: str) -> None:
        """Forget what was written in one field."""
        row_id = self._entry_id(week, field)
        if row_id is not None:
            writer.delete("report_entries", row_id)

    def _entry_id(self, week: str, field: str) -> int | None:
        row = self._database.row("SELECT id FROM report_entries WHERE week = ? AND field = ?", (week, field))
        return None if row is None else int(row["id"])

    def last_version(self, week: str) -> FrozenVersion | None:
        """Return the newest finished version that was not taken back."""
        row = self._database.row(
            "SELECT number, finished_at, content FROM report_versions WHERE week = ? AND withdrawn_at IS NULL "
            "ORDER BY number DESC, id DESC LIMIT 1",
            (week,),
        )
        return None if row is None else _version(row)

    def version(self, week: str, number: int) -> FrozenVersion | None:
        """Return one finished version that was not taken back."""
        row = self._database.row(
            "SELECT number, finished_at, content FROM report_versions "
            "WHERE week = ? AND number = ? AND withdrawn_at IS NULL",
            (week, number),
        )
        return None if row is None else _version(row)

    def finished(self) -> tuple[FinishedReport, ...]:
        """Return every finished version that was not taken back, the newest week and version first."""
        rows = self._database.rows(
            "SELECT week, number, finished_at, json_extract(content, '$.period.start') AS starts, "
            "json_extract(content, '$.period.end') AS ends FROM report_versions "
            "WHERE withdrawn_at IS NULL ORDER BY week DESC, number DESC",
        )
        return tuple(_finished(row) for row in rows)

    def put_right_since(self, day: date) -> tuple[tuple[ReportPeriod, Mapping[str, float]], ...]:
        """Return the period and the own counts of each finished report that has some, from the week of this day on."""
        rows = self._database.rows(
            "SELECT week, json_extract(content, '$.period.start') AS starts, json_extract(content, '$.period.end') "
            "AS ends, json_extract(content, '$.corrected') AS own FROM report_versions AS version "
            "WHERE week >= ? AND own IS NOT NULL AND own <> '{}' AND withdrawn_at IS NULL AND number = "
            "(SELECT max(number) FROM report_versions WHERE week = version.week AND withdrawn_at IS NULL) "
            "ORDER BY week",
            (week_of(day),),
        )
        return tuple((_period(row), json.loads(row["own"])) for row in rows)

    def next_number(self, week: str) -> int:
        """Return the number of the next version: numbers of withdrawn ones are not used again."""
        row = self._database.row("SELECT max(number) AS n FROM report_versions WHERE week = ?", (week,))
        return 1 if row is None or row["n"] is None else int(row["n"]) + 1

    def add_version(self, writer: CommandWriter, week: str, *, version: FrozenVersion) -> None:
        """Freeze a version."""
        writer.insert(
            "report_versions",
            {
                "week": week,
                "number": version.number,
                "finished_at": instant_text(version.finished_at),
                "content": version.content,
            },
        )


def _version(row: sqlite3.Row) -> FrozenVersion:
    return FrozenVersion(number=row["number"], finished_at=instant_from(row["finished_at"]), content=row["content"])


def _period(row: sqlite3.Row) -> ReportPeriod:
    start, end = (datetime.fromisoformat(row[name]) for name in ("starts", "ends"))
    return ReportPeriod(week=row["week"], start=start, end=end)


def _finished(row: sqlite3.Row) -> FinishedReport:
    return FinishedReport(
        period=_period(row),
        version=row["number"],
        finished_at=instant_from(row["finished_at"]),
    )


def _first_and_last(period: ReportPeriod, zone: tzinfo) -> tuple[date, date]:
    days = period.days(zone)
    return days[0], days[-1]


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _span(period: ReportPeriod) -> tuple[str, str]:
    return instant_text(period.start), instant_text(period.end)


def _local(stored: str, zone: tzinfo) -> datetime:
    return instant_from(stored).astimezone(zone)


def _post(row: sqlite3.Row, on: datetime | None = None) -> PostLine:
    day = on.date() if on else date.fromisoformat(row["day"])
    return PostLine(
        title=row["title"],
        day=day,
        at=on.time() if on else optional_time(row["at"]),
        status=PostStatus(row["status"]),
        level=row["approval_level"],
        is_signed=bool(row["signed"]),
    )
