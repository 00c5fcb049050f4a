"""Posts as lists need them: summaries without text, in windows of days. One post with all its parts: posts."""

import sqlite3
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from amtdesk.domain.folding import query_words
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_text, optional_day, optional_instant, optional_time

_COLUMNS = """
    SELECT p.id, p.key, p.title, p.status, p.day, p.at, p.topic, p.department, p.approval_level, p.submitted_at,
           p.copied_at, a.approved_by, a.approved_at,
           CASE WHEN a.id IS NOT NULL THEN a.valid_until ELSE (
               SELECT max(valid_until) FROM approvals WHERE post_id = p.id AND closing_reason = 'expired'
                   AND version = p.version AND withdrawn_at IS NULL) END AS approval_until,
           (SELECT max(published_at) FROM publications WHERE post_id = p.id AND withdrawn_at IS NULL) AS published_at
    FROM posts AS p
    LEFT JOIN approvals AS a ON a.id = (
        SELECT max(id) FROM approvals WHERE post_id = p.id AND closed_at IS NULL AND withdrawn_at IS NULL)
"""
_BY_TIME = " ORDER BY p.day, coalesce(p.at, '99'), p.id"
_LATEST_FIRST = " ORDER BY p.day DESC, coalesce(p.at, '99') DESC, p.id DESC"


#: Posts whose approval was given up to a day before this one. What is out, or with the platform, has had its use of it.
#: Undo may bring back the state of a post whose approval ended meanwhile. CROSS JOIN: the few that ended come first,
#: SQLite would begin with everything that is approved.
_ENDED = """
    SELECT a.post_id FROM approvals AS a JOIN posts AS p ON p.id = a.post_id
    WHERE a.valid_until < ? AND a.valid_until IS NOT NULL AND a.closed_at IS NULL AND a.withdrawn_at IS NULL
        AND p.deleted_at IS NULL AND p.status NOT IN ('scheduled', 'published')
    UNION
    SELECT e.post_id FROM approvals AS e CROSS JOIN posts AS p ON p.id = e.post_id
    WHERE e.closing_reason = 'expired' AND p.deleted_at IS NULL AND p.status IN ('approved', 'missed')
        AND NOT EXISTS (
            SELECT 1 FROM approvals WHERE post_id = p.id AND closed_at IS NULL AND withdrawn_at IS NULL)
"""


class PostFilter(NamedTuple):
    """Which posts a list shows. Days are inclusive; empty `statuses` means every status; `dated` None means both."""

    statuses: frozenset[PostStatus] = frozenset()
    from_day: date | None = None
    to_day: date | None = None
    query: str = ""
    dated: bool | None = None
    latest: int | None = None


class PostLists:
    """Asks for summaries; never loads a text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: PostFilter) -> tuple[PostSummary, ...]:
        """Return the posts that fit, by day and time; those without a day come first."""
        conditions, values = _conditions(wanted)
        where = f"WHERE {' AND '.join(conditions)}"
        if wanted.latest is None:
            return self._summaries(where + _BY_TIME, values)
        # the ids first: approvals and publications are looked up for those that are shown, not for all that fit
        ids = f"SELECT p.id FROM posts AS p {where}{_LATEST_FIRST} LIMIT {int(wanted.latest)}"
        return self._summaries(f"WHERE p.id IN ({ids}){_BY_TIME}", values)

    def with_ended_approval(self, today: date) -> tuple[PostId, ...]:
        """Return the posts whose approval stands in the records and is over by now."""
        return tuple(PostId(row["post_id"]) for row in self._database.rows(_ENDED, (today.isoformat(),)))

    def has_before(self, day: date) -> bool:
        """Whether posts stand before this day."""
        found = self._database.row(
            "SELECT 1 FROM posts WHERE deleted_at IS NULL AND day < ? LIMIT 1", (day.isoformat(),)
        )
        return found is not None

    def is_empty(self) -> bool:
        """Whether no post was ever written that still stands."""
        return self._database.row("SELECT 1 FROM posts WHERE deleted_at IS NULL LIMIT 1") is None

    def span(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which a post stands."""
        ends = (f"SELECT {end}(day) FROM posts WHERE deleted_at IS NULL" for end in ("min", "max"))
        found = self._database.rows("SELECT ({}) AS first, ({}) AS last".format(*ends))[0]  # each from the index
        return optional_day(found["first"]), optional_day(found["last"])

    def topics(self) -> tuple[str, ...]:
        """Return the topics that posts have, in order."""
        rows = self._database.rows(
            "SELECT DISTINCT topic FROM posts WHERE deleted_at IS NULL AND topic <> '' ORDER BY topic"
        )
        return tuple(row["topic"] for row in rows)

    def published_between(self, start: datetime, end: datetime) -> tuple[PostSummary, ...]:
        """Return what went out from `start` on and before `end`, in the order it did."""
        values = [instant_text(start), instant_text(end)]
        return self._summaries(
            "WHERE p.deleted_at IS NULL AND p.id IN (SELECT post_id FROM publications "
            "WHERE withdrawn_at IS NULL AND published_at >= ? AND published_at < ?) ORDER BY published_at, p.id",
            values,
        )

    def with_picture(self, sha256: str) -> tuple[PostSummary, ...]:
        """Return the posts that show a picture, the latest day first."""
        return self._summaries(
            "WHERE p.deleted_at IS NULL AND p.image_sha256 = ? ORDER BY p.day IS NULL, p.day DESC, p.id DESC", [sha256]
        )

    def _summaries(self, rest: str, values: list[str]) -> tuple[PostSummary, ...]:
        return tuple(_summary(row) for row in self._database.rows(_COLUMNS + rest, values))


def _conditions(wanted: PostFilter) -> tuple[list[str], list[str]]:
    conditions, values = ["p.deleted_at IS NULL"], list[str]()
    if wanted.statuses:
        conditions.append(f"p.status IN ({', '.join('?' * len(wanted.statuses))})")
        values += sorted(status.value for status in wanted.statuses)
    for sign, day in ((">=", wanted.from_day), ("<=", wanted.to_day)):
        if day is not None:
            conditions.append(f"p.day {sign} ?")
            values.append(day.isoformat())
    if wanted.dated is not None:
        conditions.append("p.day IS NOT NULL" if wanted.dated else "p.day IS NULL")
    if words := query_words(wanted.query):
        conditions.append("p.id IN (SELECT rowid FROM posts_search WHERE posts_search MATCH ?)")
        values.append(_match(words))
    return conditions, values


def _match(words: Collection[str]) -> str:
    """All words, each as the beginning of one."""
    return " ".join(f'"{word}"*' for word in words)


def _summary(row: sqlite3.Row) -> PostSummary:
    return PostSummary(
        id=PostId(row["id"]),
        key=row["key"],
        title=row["title"],
        status=PostStatus(row["status"]),
        day=optional_day(row["day"]),
        at=optional_time(row["at"]),
        topic=row["topic"],
        department=row["department"],
        approval_level=row["approval_level"],
        approved_by=row["approved_by"] or "",
        approved_at=optional_instant(row["approved_at"]),
        submitted_at=optional_instant(row["submitted_at"]),
        published_at=optional_instant(row["published_at"]),
        copied_at=optional_instant(row["copied_at"]),
        approval_until=optional_day(row["approval_until"]),
    )
