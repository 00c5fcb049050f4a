"""Posts with their versions, approvals, publications and submissions, as rows. Lists of summaries: post_lists."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from amtdesk.domain.identifiers import ApprovalId, PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, ApprovalWay, ClosingReason, Post, PostLogKind, PostVersion, Publication
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import (
    day_text,
    instant_from,
    instant_text,
    optional_day,
    optional_instant,
    optional_instant_text,
    optional_time,
    time_text,
)

#: Tables of what happens to a post, and the columns that say when.
_EVENTS = {
    "approvals": ("approved_at", "recorded_at", "closed_at", "withdrawn_at"),
    "approval_ticks": ("ticked_at", "recorded_at", "closed_at", "withdrawn_at"),
    "publications": ("published_at", "withdrawn_at"),
}
SUBMITTED = PostLogKind.SUBMITTED.value
#: Links that were added to what is out; of an erased one the address is gone.
_LINKS = """
    SELECT details ->> '$.publication' AS publication, details ->> '$.link' AS link FROM log
    WHERE subject = ? AND +kind = 'post_link' AND withdrawn_at IS NULL AND details ->> '$.link' LIKE '%://%' ORDER BY id
"""
#: The latest rows that are looked at for names. Each of a name counts once, at its latest.
_ASKED = """
    SELECT name FROM (
        SELECT name, max(at) AS latest FROM (
            SELECT * FROM (SELECT approved_by AS name, recorded_at AS at FROM approvals
                WHERE withdrawn_at IS NULL OR closing_reason <> '' ORDER BY id DESC LIMIT 100)
            UNION ALL
            SELECT * FROM (SELECT details ->> 'to' AS name, at FROM log
                WHERE +kind = 'post_submitted' AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 100))
        WHERE name <> '' GROUP BY name)
    ORDER BY latest DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One time that a post was handed to someone for approval."""

    at: datetime
    version: int
    to: str
    fingerprint: str


class PostRepository:
    """Reads and writes posts. Every write goes through a command's writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, post_id: PostId) -> Post | None:
        """Return a post with its approvals and publications, or None."""
        row = self._database.row("SELECT * FROM posts WHERE id = ? AND deleted_at IS NULL", (post_id,))
        return None if row is None else self._whole(row)

    def get_even_discarded(self, post_id: PostId) -> Post:
        """Return a post, also one that was thrown away: its trail stays. Raises KeyError without such a row."""
        row = self._database.row("SELECT * FROM posts WHERE id = ?", (post_id,))
        if row is None:
            raise KeyError(f"there is no post {post_id}")
        return self._whole(row)

    def _whole(self, row: sqlite3.Row) -> Post:
        post_id = row["id"]
        approvals = self._database.rows("SELECT * FROM approvals WHERE post_id = ? ORDER BY id", (post_id,))
        rows = self._database.rows("SELECT * FROM publications WHERE post_id = ? ORDER BY id", (post_id,))
        return _post(
            row,
            approvals=tuple(_approval(each) for each in approvals),
            publications=self._with_links(post_id, tuple(_publication(each) for each in rows)),
        )

    def _with_links(self, post_id: PostId, publications: tuple[Publication, ...]) -> tuple[Publication, ...]:
        """Fill in the links that were added later; the rows themselves stay as they were entered."""
        if all(each.link for each in publications):
            return publications
        found = self._database.rows(_LINKS, (_subject(post_id),))
        links = {row["publication"]: row["link"] for row in found}
        return tuple(replace(each, link=each.link or links.get(each.id, "")) for each in publications)

    def find_key(self, key: str) -> PostId | None:
        """Return the post with a readable key such as P07, or None."""
        row = self._database.row("SELECT id FROM posts WHERE key = ?", (key,))
        return None if row is None else PostId(row["id"])

    def next_key(self) -> str:
        """Return a key that no post has."""
        row = self._database.row("SELECT coalesce(max(id), 0) + 1 AS number FROM posts")
        number = 1 if row is None else int(row["number"])
        while self.find_key(f"post-{number}") is not None:
            number += 1
        return f"post-{number}"

    def corrections_of(self, post_id: PostId) -> tuple[PostId, ...]:
        """Return the posts that correct this one, the earliest first."""
        rows = self._database.rows(
            "SELECT id FROM posts WHERE corrects_id = ? AND deleted_at IS NULL ORDER BY id", (post_id,)
        )
        return tuple(PostId(row["id"]) for row in rows)

    def find_feedback(self, post_id: PostId) -> PostId | None:
        """Return the latest answer to those who took part by this post, if one is begun."""
        row = self._database.row(
            "SELECT id FROM posts WHERE feedback_for_id = ? AND deleted_at IS NULL AND status <> ? "
            "ORDER BY id DESC LIMIT 1",
            (post_id, PostStatus.WITHDRAWN),
        )
        return None if row is None else PostId(row["id"])

    def ids_between(self, first: date, last: date, *, statuses: Collection[PostStatus]) -> tuple[PostId, ...]:
        """Return the posts of these days, both included, and those without a day, that stand in one of these states."""
        marks = ", ".join("?" * len(statuses))
        rows = self._database.rows(
            f"SELECT id FROM posts WHERE deleted_at IS NULL AND status IN ({marks}) "
            "AND (day BETWEEN ? AND ? OR day IS NULL) ORDER BY id",
            (*sorted(statuses), day_text(first), day_text(last)),
        )
        return tuple(PostId(row["id"]) for row in rows)

    def ids_with_events(self, start: datetime, end: datetime) -> tuple[PostId, ...]:
        """Return the posts to whose approval or publication something may have happened in this time."""
        within = "BETWEEN ?1 AND ?2"
        parts = [
            f"SELECT post_id FROM {table} WHERE {' OR '.join(f'{column} {within}' for column in columns)}"
            for table, columns in _EVENTS.items()
        ]
        noted = f"SELECT CAST(substr(subject, 6) AS INTEGER) FROM log WHERE subject GLOB 'post:*' AND at {within}"
        rows = self._database.rows(
            f"{' UNION '.join((*parts, noted))} ORDER BY 1", (instant_text(start), instant_text(end))
        )
        return tuple(PostId(row[0]) for row in rows)

    def names_asked(self) -> tuple[str, ...]:
        """Return who approved posts, or had them before them, the latest first."""
        return tuple(row["name"] for row in self._database.rows(_ASKED))

    def insert(self, writer: CommandWriter, post: Post) -> PostId:
        """Add a post. Its id is given by the table; approvals and publications are added apart."""
        return PostId(writer.insert("posts", post_row(post)))

    def update(self, writer: CommandWriter, post: Post) -> bool:
        """Bring the row to what the post says; return whether anything is different now."""
        return writer.update("posts", post.id, changes=post_row(post))

    def discard(self, writer: CommandWriter, post_id: PostId, *, at: datetime) -> None:
        """Take a post out of every list."""
        writer.update("posts", post_id, changes={"deleted_at": instant_text(at)})

    def keep_version(self, writer: CommandWriter, version: PostVersion) -> None:
        """Keep one state of the words, unless this number is kept already."""
        if self.is_kept(version.post_id, version.number):
            return
        writer.insert(
            "post_versions",
            {
                "post_id": version.post_id,
                "number": version.number,
                "title": version.title,
                "text": version.text,
                "saved_at": instant_text(version.saved_at),
                "reason": version.reason,
                "saved_by": version.saved_by,
            },
        )

    def is_kept(self, post_id: PostId, number: int) -> bool:
        """Whether a version with this number is kept."""
        found = self._database.row("SELECT 1 FROM post_versions WHERE post_id = ? AND number = ?", (post_id, number))
        return found is not None

    def versions(self, post_id: PostId) -> tuple[PostVersion, ...]:
        """Return the kept versions, the latest first."""
        rows = self._database.rows("SELECT * FROM post_versions WHERE post_id = ? ORDER BY number DESC", (post_id,))
        return tuple(_version(row) for row in rows)

    def add_approval(self, writer: CommandWriter, approval: Approval, *, recorded_at: datetime) -> ApprovalId:
        """Add an approval. Rows of this table are never removed."""
        row: dict[str, Value] = {
            "post_id": approval.post_id,
            "version": approval.version,
            "text_fingerprint": approval.text_fingerprint,
            "approved_by": approval.approved_by,
            "approved_at": instant_text(approval.approved_at),
            "way": approval.way.value,
            "level": approval.level,
            "recorded_at": instant_text(recorded_at),
            "closed_at": optional_instant_text(approval.closed_at),
            "closing_reason": approval.closing_reason,
            "valid_until": day_text(approval.valid_until),
        }
        return ApprovalId(writer.insert("approvals", row))

    def close_approval(self, writer: CommandWriter, approval_id: ApprovalId, *, at: datetime, reason: str) -> None:
        """Note that an approval holds no longer."""
        writer.update("approvals", approval_id, changes={"closed_at": instant_text(at), "closing_reason": reason})

    def take_back_approval(self, writer: CommandWriter, approval_id: ApprovalId, *, at: datetime) -> None:
        """Note that an approval was taken back by whoever gave it."""
        reason = ClosingReason.TAKEN_BACK.value  # what undo took back bears none
        writer.update("approvals", approval_id, changes={"withdrawn_at": instant_text(at), "closing_reason": reason})

    def add_publication(self, writer: CommandWriter, publication: Publication) -> int:
        """Keep a text as it went out. Rows of this table are never removed."""
        return writer.insert(
            "publications",
            {
                "post_id": publication.post_id,
                "text": publication.text,
                "published_at": instant_text(publication.published_at),
                "link": publication.link,
            },
        )

    def add_submission(self, writer: CommandWriter, post_id: PostId, *, submission: Submission) -> None:
        """Note in the log that a version was handed to someone."""
        noted = {"version": submission.version, "to": submission.to, "fingerprint": submission.fingerprint}
        details = json.dumps(noted, ensure_ascii=False)
        row: dict[str, Value] = {
            "at": instant_text(submission.at),
            "kind": SUBMITTED,
            "subject": _subject(post_id),
            "details": details,
        }
        writer.insert("log", row)


def post_row(post: Post) -> dict[str, Value]:
    """Return the columns of a post; `created_at` and `changed_at` must be set."""
    if post.created_at is None or post.changed_at is None:
        raise ValueError("a stored post knows when it was made and changed")
    return {
        "key": post.key,
        "title": post.title,
        "text": post.text,
        "status": post.status.value,
        "day": day_text(post.day),
        "at": time_text(post.at),
        "hashtags": post.hashtags,
        "topic": post.topic,
        "goal": post.goal,
        "target_group": post.target_group,
        "department": post.department,
        "approval_level": post.approval_level,
        "version": post.version,
        "image_name": post.image_name,
        "image_sha256": post.image_sha256,
        "alt_text": post.alt_text,
        "image_credit": post.image_credit,
        "consent": post.consent,
        "note": post.note,
        "locked_until": day_text(post.locked_until),
        "locked_reason": post.locked_reason,
        "created_at": instant_text(post.created_at),
        "changed_at": instant_text(post.changed_at),
        "submitted_at": optional_instant_text(post.submitted_at),
        "submitted_to": post.submitted_to,
        "copied_at": optional_instant_text(post.copied_at),
        "level_by_hand": post.level_by_hand,
        "level_reason": post.level_reason,
        "shows_officials": int(post.shows_officials),
        "contributed_by": post.contributed_by,
        "text_from_outside": int(post.text_from_outside),
        "contribution": post.contribution,
        "idea_id": post.idea_id,
        "idea_day": day_text(post.idea_day),
        "occasion_uid": post.occasion_uid,
        "corrects_id": post.corrects_id,
        "feedback_on": day_text(post.feedback_on),
        "feedback_given_at": optional_instant_text(post.feedback_given_at),
        "feedback_for_id": post.feedback_for_id,
        "copied_text": post.copied_text,
    }


_PLAIN = (
    "key",
    "title",
    "text",
    "hashtags",
    "topic",
    "goal",
    "target_group",
    "department",
    "approval_level",
    "version",
    "image_name",
    "image_sha256",
    "alt_text",
    "image_credit",
    "consent",
    "note",
    "locked_reason",
    "submitted_to",
    "level_by_hand",
    "level_reason",
    "contributed_by",
    "contribution",
    "idea_id",
    "occasion_uid",
    "corrects_id",
    "feedback_for_id",
    "copied_text",
)


def _post(row: sqlite3.Row, *, approvals: tuple[Approval, ...], publications: tuple[Publication, ...]) -> Post:
    return Post(
        id=PostId(row["id"]),
        status=PostStatus(row["status"]),
        day=optional_day(row["day"]),
        at=optional_time(row["at"]),
        locked_until=optional_day(row["locked_until"]),
        created_at=instant_from(row["created_at"]),
        changed_at=instant_from(row["changed_at"]),
        submitted_at=optional_instant(row["submitted_at"]),
        copied_at=optional_instant(row["copied_at"]),
        shows_officials=bool(row["shows_officials"]),
        text_from_outside=bool(row["text_from_outside"]),
        idea_day=optional_day(row["idea_day"]),
        feedback_on=optional_day(row["feedback_on"]),
        feedback_given_at=optional_instant(row["feedback_given_at"]),
        approvals=approvals,
        publications=publications,
        **{name: row[name] for name in _PLAIN},
    )


def _approval(row: sqlite3.Row) -> Approval:
    return Approval(
        id=ApprovalId(row["id"]),
        post_id=PostId(row["post_id"]),
        version=row["version"],
        text_fingerprint=row["text_fingerprint"],
        approved_by=row["approved_by"],
        approved_at=instant_from(row["approved_at"]),
        way=ApprovalWay(row["way"]),
        level=row["level"],
        closed_at=optional_instant(row["closed_at"]),
        closing_reason=row["closing_reason"],
        withdrawn_at=optional_instant(row["withdrawn_at"]),
        recorded_at=instant_from(row["recorded_at"]),
        valid_until=optional_day(row["valid_until"]),
    )


def _publication(row: sqlite3.Row) -> Publication:
    return Publication(
        id=row["id"],
        post_id=PostId(row["post_id"]),
        text=row["text"],
        published_at=instant_from(row["published_at"]),
        link=row["link"],
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )


def _version(row: sqlite3.Row) -> PostVersion:
    return PostVersion(
        post_id=PostId(row["post_id"]),
        number=row["number"],
        title=row["title"],
        text=row["text"],
        saved_at=instant_from(row["saved_at"]),
        reason=row["reason"],
        saved_by=row["saved_by"],
    )


def _subject(post_id: PostId) -> str:
    return f"post:{post_id}"
