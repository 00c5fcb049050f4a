"""Where else posts appear, as rows."""

import json

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_places import Place, PostPlace
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, optional_day, optional_instant, optional_instant_text


class PostPlaceRepository:
    """Reads and writes places. Every write goes through a command's writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_post(self, post_id: PostId) -> tuple[PostPlace, ...]:
        """Return what is kept about a post's places."""
        rows = self._database.rows("SELECT * FROM post_places WHERE post_id = ? ORDER BY id", (post_id,))
        return tuple(
            PostPlace(
                post_id=post_id,
                place=Place(row["place"]),
                due_on=optional_day(row["due_on"]),
                done_at=optional_instant(row["done_at"]),
                note=row["note"],
            )
            for row in rows
        )

    def put(self, writer: CommandWriter, place: PostPlace) -> None:
        """Keep what is known about one place."""
        facts: dict[str, Value] = {
            "due_on": day_text(place.due_on),
            "done_at": optional_instant_text(place.done_at),
            "note": place.note,
        }
        found = self._id(place)
        if found is None:
            writer.insert("post_places", {"post_id": place.post_id, "place": place.place.value, **facts})
        else:
            writer.update("post_places", found, changes=facts)

    def remove(self, writer: CommandWriter, place: PostPlace) -> None:
        """Forget a place."""
        found = self._id(place)
        if found is not None:
            writer.delete("post_places", found)

    def feedback_words(self, key: str) -> str:
        """Return the skeleton of the recurring idea with this key, '' without one."""
        row = self._database.row("SELECT details FROM recurring_ideas WHERE key = ? AND deleted_at IS NULL", (key,))
        return "" if row is None else str(json.loads(row["details"]).get("skeleton") or "")

    def _id(self, place: PostPlace) -> int | None:
        row = self._database.row(
            "SELECT id FROM post_places WHERE post_id = ? AND place = ?", (place.post_id, place.place.value)
        )
        return None if row is None else int(row["id"])
