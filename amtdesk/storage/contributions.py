"""What posts keep about the rows that they came from."""

from typing import NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.storage.database import Database


class KeptMark(NamedTuple):
    """A post that came from outside, and by what its row is known."""

    post_id: PostId
    mark: str


class ContributionRepository:
    """Reads marks. They are written with the posts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self) -> tuple[KeptMark, ...]:
        """Return every post that came from outside, the earliest first."""
        rows = self._database.rows(
            "SELECT id, contribution FROM posts WHERE contribution <> '' AND deleted_at IS NULL ORDER BY id"
        )
        return tuple(KeptMark(PostId(row["id"]), row["contribution"]) for row in rows)
