"""The office's goals as rows, and how many posts served each of them in a month."""

from datetime import date, datetime

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.report_goals import Goal, GoalFigure, PostCounts
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_text

_NOT_PLANNED = (PostStatus.IDEA, PostStatus.WITHDRAWN, PostStatus.MISSED)


class GoalRepository:
    """Reads goals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def goals(self) -> tuple[Goal, ...]:
        """Return the goals in the order in which they were set."""
        rows = self._database.rows("SELECT key, name, target, figure FROM goals ORDER BY id")
        return tuple(Goal(row["key"], row["name"], row["target"], GoalFigure(row["figure"])) for row in rows)

    def posts_by_goal(self, first: date, last: date, *, as_of: datetime) -> dict[str, PostCounts]:
        """Return by goal how many posts planned for these days (both included) were out at that time, and were not."""
        marks = ", ".join("?" * len(_NOT_PLANNED))
        rows = self._database.rows(
            "SELECT goal, count(*) AS n, sum(EXISTS (SELECT 1 FROM publications WHERE post_id = posts.id "
            "AND withdrawn_at IS NULL AND published_at <= ?)) AS out FROM posts "
            f"WHERE day BETWEEN ? AND ? AND goal <> '' AND deleted_at IS NULL AND status NOT IN ({marks}) "
            "GROUP BY goal",
            (instant_text(as_of), first.isoformat(), last.isoformat(), *_NOT_PLANNED),
        )
        return {row["goal"]: PostCounts(row["out"], row["n"] - row["out"]) for row in rows}
