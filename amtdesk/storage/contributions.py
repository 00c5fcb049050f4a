"""What posts keep about the rows that they came from."""

from typing import Final, NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.storage.database import Database

#: What a post is known to say: its words and its picture, not the plan.
WORDS: Final = ("title", "text", "image_sha256", "alt_text", "image_credit")


class KeptMark(NamedTuple):
    """A post that came from outside: by what its row is known, how far it is, what it says now."""

    post_id: PostId
    mark: str
    status: PostStatus
    words: tuple[str, ...]


class ContributionRepository:
    """Reads marks. They are written with the posts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self) -> tuple[KeptMark, ...]:
        """Return every post that came from outside, the earliest first."""
        rows = self._database.rows(
            f"SELECT id, contribution, status, {', '.join(WORDS)} FROM posts "
            "WHERE contribution <> '' AND deleted_at IS NULL ORDER BY id"
        )
        return tuple(
            KeptMark(
                PostId(row["id"]), row["contribution"], PostStatus(row["status"]), tuple(row[name] for name in WORDS)
            )
            for row in rows
        )
