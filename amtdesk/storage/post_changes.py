"""When each post was last changed, without loading any."""

from datetime import datetime

from amtdesk.domain.identifiers import PostId
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from


def last_changes(database: Database) -> dict[PostId, datetime]:
    """Return the instant of the last change by post; posts that tell none are left out."""
    rows = database.rows("SELECT id, changed_at FROM posts WHERE deleted_at IS NULL AND changed_at IS NOT NULL")
    return {PostId(row["id"]): instant_from(row["changed_at"]) for row in rows}
