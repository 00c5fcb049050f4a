"""Posts as remarks and the week read them: slim rows of a window of days. Lists of summaries: post_lists."""

from datetime import date

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_remarks import PlannedPost, asks_readers
from amtdesk.domain.post_excerpts import PostExcerpt
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, optional_time

#: A card shows a few lines; nobody needs the rest of a text there.
EXCERPT_LENGTH = 240


class PlanReading:
    """Reads windows of the plan."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def planned(self, first: date, last: date) -> tuple[PlannedPost, ...]:
        """Return the posts of these days (both included) by day and time; texts are read where a question stands."""
        rows = self._database.rows(
            "SELECT id, title, status, day, at, topic, CASE WHEN instr(text, '?') THEN text ELSE '' END AS asking "
            "FROM posts WHERE deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, coalesce(at, '99'), id",
            (day_text(first), day_text(last)),
        )
        return tuple(
            PlannedPost(
                id=PostId(row["id"]),
                title=row["title"],
                status=PostStatus(row["status"]),
                day=date.fromisoformat(row["day"]),
                at=optional_time(row["at"]),
                topic=row["topic"],
                asks_readers=bool(row["asking"]) and asks_readers(row["asking"]),
            )
            for row in rows
        )

    def excerpts(self, first: date, last: date) -> dict[PostId, PostExcerpt]:
        """Return how the posts of these days begin."""
        rows = self._database.rows(
            f"SELECT id, substr(text, 1, {EXCERPT_LENGTH}) AS text, image_sha256, alt_text "
            "FROM posts WHERE deleted_at IS NULL AND day BETWEEN ? AND ?",
            (day_text(first), day_text(last)),
        )
        return {PostId(row["id"]): PostExcerpt(row["text"], row["image_sha256"], row["alt_text"]) for row in rows}
