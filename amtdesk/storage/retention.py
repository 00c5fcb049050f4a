"""Which records have been kept as long as their rule says, and taking them away in small steps."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from amtdesk.domain.report_weeks import week_of
from amtdesk.domain.retention import Removal, RetentionKind
from amtdesk.domain.safekeeping import BackupKind
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.storage import erasing
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import Counts, of
from amtdesk.storage.rows import instant_from, instant_text

_K = RetentionKind
#: So many are taken in one transaction: a window that writes meanwhile waits for a few milliseconds.
BATCH: Final = 50
_CLOSED: Final = "deleted_at IS NULL AND status IN ('answered', 'moved', 'no_answer') AND closed_at < :before"
_NEVER_OUT: Final = (
    "NOT EXISTS (SELECT 1 FROM approvals WHERE post_id = posts.id) "
    "AND NOT EXISTS (SELECT 1 FROM publications WHERE post_id = posts.id)"
)
#: No post shows it, and none that undo knows.
_UNSHOWN: Final = (
    "NOT EXISTS (SELECT 1 FROM posts WHERE image_sha256 = media.sha256) AND sha256 NOT IN (SELECT "
    "before ->> '$.image_sha256' FROM changes WHERE table_name = 'posts' AND before ->> '$.image_sha256' IS NOT NULL)"
)

Take = Callable[[sqlite3.Connection, Sequence[int]], Counts]


@dataclass(frozen=True, slots=True)
class Sweep:
    """One query of a rule (`id`, `day`, `words`; `:before` and `:week` are bound), and what is done with its rows."""

    query: str
    take: Take

    @property
    def is_about_pictures(self) -> bool:
        """Whether files go with the rows."""
        return self.take is _drop_pictures


@dataclass(frozen=True, slots=True)
class DueRow:
    """One record that a rule would take."""

    id: int
    day: date
    words: str


def _dropped(table: str) -> Take:
    def take(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
        erasing.forget_steps(connection, table, ids=ids)
        return Counter({table: connection.execute(f"DELETE FROM {table} WHERE id IN {of(ids)}").rowcount})

    return take


def _changed(table: str, change: str) -> Take:
    def take(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
        erasing.forget_steps(connection, table, ids=ids)
        return Counter({table: connection.execute(f"UPDATE {table} SET {change} WHERE id IN {of(ids)}").rowcount})

    return take


def _drop_tasks(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    connection.execute(f"DELETE FROM own_task_days WHERE task_id IN {of(ids)}")
    return _dropped("own_tasks")(connection, ids)


def _drop_pictures(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    erasing.forget_steps(connection, "media", ids=ids)
    gone = connection.execute(f"SELECT sha256 FROM media WHERE id IN {of(ids)}").fetchall()
    marks = ", ".join("?" * len(gone))
    connection.execute(f"DELETE FROM media WHERE id IN {of(ids)}")
    connection.execute(f"DELETE FROM files WHERE sha256 IN ({marks})", [row["sha256"] for row in gone])
    return Counter({"media": len(gone)})


def _drop_commands(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    """Take old steps. What an agreed template said earlier stays with its command: packs know templates by it."""
    some = of(ids)
    connection.execute(f"DELETE FROM changes WHERE command_id IN {some} AND table_name <> 'templates'")
    connection.execute(
        "UPDATE commands SET undoable = 0, reverts = NULL, reverted_by = NULL, label_values = '{}' "
        f"WHERE id IN {some}"
    )
    return Counter({"commands": len(ids)})


def _drop_report_weeks(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    some = of(ids)
    weeks = f"SELECT week FROM report_versions WHERE id IN {some}"
    entries = connection.execute(f"SELECT id FROM report_entries WHERE week IN ({weeks})")
    erasing.forget_steps(connection, "report_entries", ids=[row["id"] for row in entries])
    erasing.forget_steps(connection, "report_versions", ids=ids)
    counts = Counter[str]()
    counts["report_entries"] = connection.execute(f"DELETE FROM report_entries WHERE week IN ({weeks})").rowcount
    counts["report_versions"] = connection.execute(f"DELETE FROM report_versions WHERE id IN {some}").rowcount
    return +counts


#: What each kind asks and does. Open questions and posts under way are in none of the queries.
SWEEPS: Final[dict[RetentionKind, tuple[Sweep, ...]]] = {
    _K.QUESTIONS: (
        Sweep(
            f"SELECT id, closed_at AS day, text AS words FROM questions WHERE {_CLOSED} "
            f"AND text <> '{ERASED_WORDS}' ORDER BY closed_at",
            erasing.empty_questions,
        ),
    ),
    _K.LINKS: (
        Sweep(
            f"SELECT id, closed_at AS day, link AS words FROM questions WHERE {_CLOSED} AND link <> '' "
            "ORDER BY closed_at",
            _changed("questions", "link = ''"),
        ),
    ),
    _K.OBSERVATIONS: (
        Sweep(
            "SELECT id, at AS day, text AS words FROM observations WHERE at < :before "
            f"AND text <> '{ERASED_WORDS}' ORDER BY at",
            _changed("observations", f"text = '{ERASED_WORDS}'"),
        ),
    ),
    _K.DELEGATIONS: (
        Sweep(
            "SELECT id, ends_at AS day, subject AS words FROM delegations WHERE ends_at < :before ORDER BY ends_at",
            _dropped("delegations"),
        ),
    ),
    _K.DRAFTS: (
        Sweep(
            "SELECT id, changed_at AS day, title AS words FROM posts WHERE status = 'withdrawn' AND deleted_at IS NULL "
            f"AND changed_at < :before AND {_NEVER_OUT} ORDER BY changed_at",
            erasing.drop_posts,
        ),
    ),
    _K.CONTRIBUTORS: (
        Sweep(
            "SELECT id, changed_at AS day, title AS words FROM posts WHERE contributed_by <> '' "
            "AND status IN ('published', 'withdrawn') AND changed_at < :before ORDER BY changed_at",
            _changed("posts", "contributed_by = '', contribution = ''"),
        ),
    ),
    _K.PICTURES: (
        Sweep(
            f"SELECT id, added_at AS day, name AS words FROM media WHERE added_at < :before AND {_UNSHOWN} "
            "ORDER BY added_at",
            _drop_pictures,
        ),
    ),
    _K.BIN: (
        Sweep(
            "SELECT id, deleted_at AS day, text AS words FROM questions WHERE deleted_at < :before ORDER BY deleted_at",
            erasing.drop_questions,
        ),
        Sweep(
            "SELECT id, deleted_at AS day, title AS words FROM posts WHERE deleted_at < :before "
            f"AND {_NEVER_OUT} ORDER BY deleted_at",
            erasing.drop_posts,
        ),
        Sweep(
            f"SELECT id, deleted_at AS day, name AS words FROM media WHERE deleted_at < :before AND {_UNSHOWN} "
            "ORDER BY deleted_at",
            _drop_pictures,
        ),
        Sweep(
            "SELECT id, deleted_at AS day, title AS words FROM own_tasks WHERE deleted_at < :before "
            "ORDER BY deleted_at",
            _drop_tasks,
        ),
    ),
    _K.UNDO: (
        Sweep(
            "SELECT id, at AS day, '' AS words FROM commands WHERE at < :before "
            "AND EXISTS (SELECT 1 FROM changes WHERE command_id = commands.id AND table_name <> 'templates') "
            "AND NOT EXISTS (SELECT 1 FROM commands AS newer WHERE newer.id = commands.reverted_by "
            "AND newer.at >= :before) ORDER BY id",
            _drop_commands,
        ),
    ),
    _K.NOTES: (
        Sweep(
            # what she put off comes again when she said, however long ago it was due
            "SELECT id, due_at AS day, '' AS words FROM reminders "
            "WHERE max(due_at, coalesce(snoozed_until, due_at)) < :before "
            "AND outcome <> 'watched_from' ORDER BY due_at",
            _dropped("reminders"),
        ),
        Sweep(
            "SELECT id, at AS day, subject AS words FROM log WHERE kind = 'backup_written' AND at < :before "
            "AND id < (SELECT max(id) FROM log WHERE kind = 'backup_written') "
            # where one lies that she named herself nobody else knows: erasing has to name it
            f"AND (subject GLOB '*{BackupKind.ASKED_FOR}-????-??-??T*' OR EXISTS (SELECT 1 FROM log AS later "
            "WHERE later.kind = log.kind AND later.subject = log.subject AND later.id > log.id)) ORDER BY at",
            _dropped("log"),
        ),
    ),
    _K.POSTS: (
        Sweep(
            "SELECT posts.id, max(p.published_at) AS day, posts.title AS words FROM posts "
            "JOIN publications p ON p.post_id = posts.id WHERE posts.status = 'published' "
            f"AND posts.title <> '{ERASED_WORDS}' GROUP BY posts.id HAVING max(p.published_at) < :before "
            "ORDER BY max(p.published_at)",
            erasing.empty_posts,
        ),
    ),
    _K.REPORTS: (
        Sweep(
            "SELECT id, finished_at AS day, week AS words FROM report_versions WHERE week < :week "
            "AND finished_at < :before AND NOT EXISTS (SELECT 1 FROM report_versions AS newer "
            "WHERE newer.week = report_versions.week AND newer.finished_at >= :before) ORDER BY week, number",
            _drop_report_weeks,
        ),
    ),
}


class RetentionRepository:
    """Reads rules and what is due, and takes what is due. The log of it repeats no words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self) -> dict[RetentionKind, int | None]:
        """Return the periods that she chose; kinds that she left alone are not among them."""
        rows = self._database.rows("SELECT kind, days FROM retention_rules")
        return {RetentionKind(row["kind"]): row["days"] for row in rows if row["kind"] in set(RetentionKind)}

    def rule_id(self, kind: RetentionKind) -> int | None:
        """Return the row of a kind, or None."""
        row = self._database.row("SELECT id FROM retention_rules WHERE kind = ?", (kind,))
        return None if row is None else int(row["id"])

    def due(self, sweep: Sweep, before: datetime, *, limit: int = -1) -> tuple[DueRow, ...]:
        """Return what a sweep would take, the oldest first."""
        values = {"before": instant_text(before), "week": week_of(before.date()), "limit": limit}
        rows = self._database.rows(f"{sweep.query} LIMIT :limit", values)  # type: ignore[arg-type]  # sqlite3 binds names, too
        return tuple(DueRow(int(row["id"]), instant_from(row["day"]).date(), row["words"]) for row in rows)

    def pictures_of(self, ids: Sequence[int]) -> tuple[str, ...]:
        """Return the names of the files that lie beside these media."""
        rows = self._database.rows(f"SELECT sha256 FROM media WHERE id IN {of(ids)}")
        return tuple(row["sha256"] for row in rows)

    def was_used_between(self, start: datetime, end: datetime) -> bool:
        """Whether anything was done with the records from `start` up to, not including, `end`."""
        found = self._database.row(
            "SELECT 1 FROM commands WHERE at >= ? AND at < ? LIMIT 1", (instant_text(start), instant_text(end))
        )
        return found is not None

    def removals(self, *, limit: int = 200) -> tuple[Removal, ...]:
        """Return what was removed for good, the latest first."""
        rows = self._database.rows("SELECT * FROM erasures ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(
            Removal(
                at=instant_from(row["at"]),
                kind=row["kind"],
                counts=json.loads(row["counts"]),
                subject=row["subject"],
                reason=row["reason"],
                backups=tuple(json.loads(row["backups"])),
            )
            for row in rows
        )


def note_removal(connection: sqlite3.Connection, removal: Removal, *, before: datetime | None = None) -> None:
    """Keep what was removed, in numbers."""
    connection.execute(
        "INSERT INTO erasures (at, kind, subject, reason, before_day, counts, backups) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            instant_text(removal.at),
            removal.kind,
            removal.subject,
            removal.reason,
            None if before is None else before.date().isoformat(),
            json.dumps(removal.counts),
            json.dumps(removal.backups, ensure_ascii=False),
        ),
    )
