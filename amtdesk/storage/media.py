"""Media as rows: what is known of each kept picture, and which posts show it."""

import sqlite3
from datetime import datetime

from amtdesk.domain.identifiers import MediaId, PostId
from amtdesk.domain.media import Licence, Medium, People
from amtdesk.domain.pictures import PictureKind
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, instant_from, instant_text, optional_day


class MediaRepository:
    """Reads and writes media. Every write goes through a command's writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Medium, ...]:
        """Return every picture, the latest first."""
        rows = self._database.rows("SELECT * FROM media WHERE deleted_at IS NULL ORDER BY added_at DESC, id DESC")
        return tuple(_medium(row) for row in rows)

    def find(self, sha256: str, *, with_deleted: bool = False) -> Medium | None:
        """Return what is known of a picture, or None."""
        rest = "" if with_deleted else " AND deleted_at IS NULL"
        row = self._database.row(f"SELECT * FROM media WHERE sha256 = ?{rest}", (sha256,))
        return None if row is None else _medium(row)

    def insert(self, writer: CommandWriter, medium: Medium) -> MediaId:
        """Add a picture."""
        return MediaId(writer.insert("media", _row(medium)))

    def update(self, writer: CommandWriter, medium: Medium) -> bool:
        """Bring the row to what the medium says; return whether anything is different now."""
        return writer.update("media", medium.id, changes=_row(medium))

    def delete(self, writer: CommandWriter, medium_id: MediaId, *, at: datetime) -> None:
        """Take a picture out of every list. Its file stays."""
        writer.update("media", medium_id, changes={"deleted_at": instant_text(at)})

    def bring_back(self, writer: CommandWriter, medium_id: MediaId) -> None:
        """Put a picture into the lists again, with what was known of it."""
        writer.update("media", medium_id, changes={"deleted_at": None})

    def posts_with(self, sha256: str) -> tuple[PostId, ...]:
        """Return the posts that show a picture, the latest day first."""
        rows = self._database.rows(
            "SELECT id FROM posts WHERE image_sha256 = ? AND image_sha256 <> '' AND deleted_at IS NULL "
            "ORDER BY day IS NULL, day DESC, id DESC",
            (sha256,),
        )
        return tuple(PostId(row["id"]) for row in rows)

    def times_used(self) -> dict[str, int]:
        """Return how many posts show each picture."""
        rows = self._database.rows(
            "SELECT image_sha256, count(*) AS times FROM posts WHERE image_sha256 <> '' AND deleted_at IS NULL "
            "GROUP BY image_sha256"
        )
        return {row["image_sha256"]: row["times"] for row in rows}


def _row(medium: Medium) -> dict[str, Value]:
    return {
        "sha256": medium.sha256,
        "name": medium.name,
        "kind": medium.kind.value,
        "width": medium.width,
        "height": medium.height,
        "alt_text": medium.alt_text,
        "author": medium.author,
        "licence": medium.licence.value,
        "licence_proof": medium.licence_proof,
        "licence_on": day_text(medium.licence_on),
        "credit": medium.credit,
        "people": medium.people.value,
        "consent_proof": medium.consent_proof,
        "consent_until": day_text(medium.consent_until),
        "note": medium.note,
        "contributed_by": medium.contributed_by,
        "added_at": instant_text(medium.added_at),
    }


def _medium(row: sqlite3.Row) -> Medium:
    return Medium(
        id=MediaId(row["id"]),
        sha256=row["sha256"],
        name=row["name"],
        kind=PictureKind(row["kind"]),
        width=row["width"],
        height=row["height"],
        alt_text=row["alt_text"],
        author=row["author"],
        licence=Licence(row["licence"]),
        licence_proof=row["licence_proof"],
        licence_on=optional_day(row["licence_on"]),
        credit=row["credit"],
        people=People(row["people"]),
        consent_proof=row["consent_proof"],
        consent_until=optional_day(row["consent_until"]),
        note=row["note"],
        contributed_by=row["contributed_by"],
        added_at=instant_from(row["added_at"]),
    )
