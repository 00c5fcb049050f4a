"""The few facts that only the morning asks for: one small look each, no record is loaded whole."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import AskedOfPost, DueFeedback, PostStatus
from amtdesk.storage.database import Database
from amtdesk.storage.rows import optional_instant

#: Whose readers wait, up to a day. Nearly always nobody's: the index of open ones is all that is looked at. The sign
#: before `status` keeps SQLite from walking through everything that was ever published.
_FEEDBACK = """
    SELECT id, title, feedback_on AS day, '' AS picture
    FROM posts
    WHERE feedback_on IS NOT NULL AND feedback_given_at IS NULL AND feedback_on <= ?1 AND deleted_at IS NULL
        AND +status = 'published'
"""
_IN_ORDER = " ORDER BY day, id"
#: Coming posts whose picture shows people without a consent that holds on their day. CROSS JOIN: the few posts first.
_CONSENT = """
    UNION ALL
    SELECT p.id, p.title, p.day, m.name
    FROM posts AS p CROSS JOIN media AS m ON m.sha256 = p.image_sha256
    WHERE p.day BETWEEN ?2 AND ?1 AND p.deleted_at IS NULL
        AND +p.status IN ('draft', 'in_review', 'approved', 'scheduled')
        AND (m.people = 'missing' OR (m.people = 'on_file' AND m.consent_until < p.day))
"""


#: The plus keeps SQLite from going through all reminders: a post has two at most.
_WAITING = """
    SELECT p.id, p.submitted_to AS name, count(l.id) AS times, max(l.at) AS last
    FROM posts AS p LEFT JOIN log AS l ON l.subject = 'post:' || p.id AND +l.kind = 'post_reminded'
        AND l.at > p.submitted_at AND l.withdrawn_at IS NULL
    WHERE p.status = ? AND p.deleted_at IS NULL
    GROUP BY p.id
"""
#: Who is to approve, how often that was called to mind, and when last.
Waiting = tuple[str, int, datetime | None]


class MorningFacts:
    """Looks things up for Heute."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_published_at(self) -> datetime | None:
        """Return when something went out last; None when nothing ever did."""
        row = self._database.row(
            "SELECT published_at AS last FROM publications WHERE withdrawn_at IS NULL "
            "AND EXISTS (SELECT 1 FROM posts WHERE id = post_id AND deleted_at IS NULL) "
            "ORDER BY published_at DESC LIMIT 1"
        )
        return None if row is None else optional_instant(row["last"])

    def waiting_for(self) -> Mapping[PostId, Waiting]:
        """Return to whom the posts in review were handed, and how often and when last she or he was reminded."""
        rows = self._database.rows(_WAITING, (PostStatus.IN_REVIEW,))
        return {PostId(row["id"]): (row["name"], row["times"], optional_instant(row["last"])) for row in rows}

    def feedback_due(self, until: date) -> tuple[DueFeedback, ...]:
        """Return whose readers wait for an answer that is due up to this day, the longest waiting first."""
        return tuple(
            DueFeedback(PostId(row["id"]), row["title"], date.fromisoformat(row["day"]))
            for row in self._database.rows(_FEEDBACK + _IN_ORDER, (until.isoformat(),))
        )

    def asked_of_posts(self, first: date, last: date) -> tuple[AskedOfPost, ...]:
        """Return what is asked of posts up to a day: whose readers wait, and from `first` on who gave no consent."""
        return tuple(
            AskedOfPost(PostId(row["id"]), row["title"], date.fromisoformat(row["day"]), row["picture"])
            for row in self._database.rows(_FEEDBACK + _CONSENT + _IN_ORDER, (last.isoformat(), first.isoformat()))
        )

    def round_times(self, weekday: int) -> tuple[time, ...]:
        """Return at what times she wants to be reminded of rounds on a weekday (0 = Monday); empty: the usual one."""
        row = self._database.row("SELECT value FROM settings WHERE name = 'reminders'")
        stored = {} if row is None else json.loads(row["value"])
        return tuple(sorted(time.fromisoformat(at) for at in stored.get("times", {}).get(str(weekday), ())))

    def has_tasks(self) -> bool:
        """Whether any task of her own is on the list."""
        return self._database.row("SELECT 1 FROM own_tasks WHERE deleted_at IS NULL LIMIT 1") is not None

    def has_had_tasks(self) -> bool:
        """Whether she ever kept a task of her own, deleted ones included."""
        return self._database.row("SELECT 1 FROM own_tasks LIMIT 1") is not None
