"""The weekly report's reading pass over one period, and its own rows: entries she wrote, and frozen versions."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from amtdesk.domain.groups import Group, GroupMode, Mood, Observation, ObservationKind, SkipReason, Visit
from amtdesk.domain.identifiers import GroupId, OccasionId, QuestionId, RoundId, VisitId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.posts import PostStatus
from amtdesk.domain.questions import (
    NOT_COUNTED_CATEGORIES,
    CitizenQuestion,
    QuestionSource,
    QuestionStatus,
    WordingOrigin,
)
from amtdesk.domain.report_figures import ReportRecords
from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.reports import PostLine
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_day, optional_instant, optional_time

#: A post planned for a day without a time belongs to the period in which this time of that day lies.
_USUAL_TIME = time(9)
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

    def hidden_sections(self) -> frozenset[str]:
        """Return the parts of the page that the office leaves out."""
        row = self._database.row("SELECT value FROM settings WHERE name = 'report_hidden_sections'")
        stored = [] if row is None else json.loads(row["value"])
        return frozenset(map(str, stored or ()))

    def records(self, period: ReportPeriod, *, as_of: datetime, zone: tzinfo) -> ReportRecords:
        """Return everything the report of one period is made from, as of the end of the period or now."""
        planned, coming = self._planned(period, zone)
        first_day = period.end.astimezone(zone).date()
        return ReportRecords(
            period=period,
            as_of=as_of,
            questions=self._questions(period),
            open_items=self._open_items(as_of),
            groups=self._groups(),
            visits=self._visits(period, zone),
            observations=self._observations(period),
            planned=planned,
            published=self._published(period, as_of=as_of, zone=zone),
            coming=coming,
            occasions=self._occasions(first_day),
            planning_horizon=self._planning_horizon(as_of),
        )

    def records_to_compare(self, period: ReportPeriod, *, as_of: datetime, zone: tzinfo) -> ReportRecords:
        """Return what stands beside the week after: questions and posts alone."""
        return ReportRecords(
            period=period,
            as_of=as_of,
            questions=self._questions(period),
            planned=self._planned(period, zone)[0],
            published=self._published(period, as_of=as_of, zone=zone),
        )

    def _questions(self, period: ReportPeriod) -> tuple[CitizenQuestion, ...]:
        rows = self._database.rows(
            "SELECT id, key, text, source, asked_at, noted_at, status, category, department, first_reaction_at, "
            "first_reaction_origin, closed_at FROM questions WHERE asked_at >= ? AND asked_at < ? "
            "AND deleted_at IS NULL ORDER BY asked_at, id",
            _span(period),
        )
        return tuple(map(_question, rows))

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

    def _groups(self) -> tuple[Group, ...]:
        rows = self._database.rows(
            "SELECT id, key, name, days, mode FROM groups WHERE is_own_channel = 0 AND deleted_at IS NULL "
            "ORDER BY position, id"
        )
        return tuple(
            Group(
                id=GroupId(row["id"]),
                key=row["key"],
                name=row["name"],
                days=frozenset(int(day) for day in row["days"]),
                mode=GroupMode(row["mode"]),
            )
            for row in rows
        )

    def _visits(self, period: ReportPeriod, zone: tzinfo) -> tuple[Visit, ...]:
        days = period.days(zone)
        rows = self._database.rows(
            "SELECT visits.* FROM visits JOIN groups ON groups.id = visits.group_id "
            "WHERE visits.day BETWEEN ? AND ? AND visits.at >= ? AND visits.at < ? AND groups.is_own_channel = 0 "
            "ORDER BY visits.at, visits.id",
            (days[0].isoformat(), days[-1].isoformat(), *_span(period)),
        )
        return tuple(map(_visit, rows))

    def _observations(self, period: ReportPeriod) -> tuple[Observation, ...]:
        rows = self._database.rows("SELECT * FROM observations WHERE at >= ? AND at < ? ORDER BY at, id", _span(period))
        return tuple(map(_observation, rows))

    def _planned(self, period: ReportPeriod, zone: tzinfo) -> tuple[tuple[PostLine, ...], tuple[PostLine, ...]]:
        """Return the posts planned for the period, and those of the seven days after it."""
        days = period.days(zone)
        marks = ", ".join("?" * len(_NOT_PLANNED))
        rows = self._database.rows(
            f"SELECT {_POST_COLUMNS} FROM posts WHERE day BETWEEN ? AND ? AND deleted_at IS NULL "
            f"AND status NOT IN ({marks}) ORDER BY day, at, posts.id",
            (days[0].isoformat(), (days[-1] + _AHEAD).isoformat(), *_NOT_PLANNED),
        )
        lines = [(datetime.combine(line.day, line.at or _USUAL_TIME, zone), line) for line in map(_post, rows)]
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
            "AND withdrawn_at IS NULL) AND day < ? ORDER BY day DESC LIMIT 1",
            (*_SIGNED, instant_text(as_of), (as_of + _LONGEST_PLAN).date().isoformat()),
        )
        return None if row is None else optional_day(row["day"])

    def _occasions(self, first_day: date) -> tuple[Occasion, ...]:
        rows = self._database.rows(
            "SELECT * FROM occasions WHERE starts > ? AND starts < ? ORDER BY starts, id LIMIT 20",
            (first_day.isoformat(), (first_day + _AHEAD).isoformat()),
        )
        return tuple(map(_occasion, rows))

    # what she wrote, and what was finished

    def entries(self, week: str) -> dict[str, object]:
        """Return what was written for a week, by field. Text that is no JSON counts as plain words."""
        rows = self._database.rows("SELECT field, value FROM report_entries WHERE week = ?", (week,))
        return {row["field"]: _read(row["value"]) for row in rows}

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
        if row is None:
            return None
        return FrozenVersion(number=row["number"], finished_at=instant_from(row["finished_at"]), content=row["content"])

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


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _span(period: ReportPeriod) -> tuple[str, str]:
    return instant_text(period.start), instant_text(period.end)


def _local(stored: str, zone: tzinfo) -> datetime:
    return instant_from(stored).astimezone(zone)


def _question(row: sqlite3.Row) -> CitizenQuestion:
    origin = row["first_reaction_origin"]
    return CitizenQuestion(
        id=QuestionId(row["id"]),
        key=row["key"],
        text=row["text"],
        source=QuestionSource(row["source"]),
        asked_at=instant_from(row["asked_at"]),
        noted_at=instant_from(row["noted_at"]),
        status=QuestionStatus(row["status"]),
        category=row["category"],
        department=row["department"],
        first_reaction_at=optional_instant(row["first_reaction_at"]),
        first_reaction_origin=WordingOrigin(origin) if origin else None,
        closed_at=optional_instant(row["closed_at"]),
    )


def _visit(row: sqlite3.Row) -> Visit:
    return Visit(
        id=VisitId(row["id"]),
        round_id=RoundId(row["round_id"]),
        group_id=GroupId(row["group_id"]),
        day=date.fromisoformat(row["day"]),
        at=instant_from(row["at"]),
        skip_reason=SkipReason(row["skip_reason"]) if row["skip_reason"] else None,
        mood=Mood(row["mood"]) if row["mood"] else None,
        seconds=row["seconds"],
    )


def _observation(row: sqlite3.Row) -> Observation:
    return Observation(
        id=row["id"],
        round_id=row["round_id"],
        group_id=row["group_id"],
        kind=ObservationKind(row["kind"]),
        text=row["text"],
        mood=Mood(row["mood"]) if row["mood"] else None,
        at=instant_from(row["at"]),
    )


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


def _occasion(row: sqlite3.Row) -> Occasion:
    all_day = bool(row["all_day"])
    read = date.fromisoformat if all_day else datetime.fromisoformat
    return Occasion(
        id=OccasionId(row["id"]),
        uid=row["uid"],
        title=row["title"],
        start=read(row["starts"]),
        end=read(row["ends"]),
        all_day=all_day,
        source=row["source"],
        note=row["note"],
    )
