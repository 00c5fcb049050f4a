"""Birkenfurt's pictures with their rights, as far as they had been taken in by then. Inside a running command."""

from collections.abc import Mapping
from datetime import time
from typing import Any, Final

from amtdesk.domain.identifiers import MediaId
from amtdesk.domain.media import Licence, Medium, People
from amtdesk.domain.pictures import PictureKind, kind_of
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.seed import BirkenfurtSeed, ImageSeed, read_seed
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.media import MediaRepository
from amtdesk.system.resources import resource

_TAKEN_IN_AT: Final = time(9, 40)


class DemoMedia:
    """Writes the pictures of the demonstration: the files, and what is known of each."""

    def __init__(self, database: Database, seed: BirkenfurtSeed, *, demo_time: DemoTime) -> None:
        self._files = FileStore(database)
        self._repository = MediaRepository(database)
        self._images: dict[str, ImageSeed] = {row["image"]["file"]: row["image"] for row in seed.posts if row["image"]}
        self._time = demo_time

    def write(self, writer: CommandWriter) -> Mapping[str, str]:
        """Write the pictures; return what each one's content hashes to, by its name."""
        folder = resource("seed", "birkenfurt")
        seed = read_seed(folder / "media.yaml")
        written: dict[str, str] = {}
        for row in seed["media"]:
            content = (folder / "media" / row["file"]).read_bytes()
            medium = self._write(writer, row, size=seed["size"], content=content)
            written[medium.name] = medium.sha256
        return written

    def _write(self, writer: CommandWriter, row: dict[str, Any], *, size: tuple[int, int], content: bytes) -> Medium:
        added_at = min(self._time.instant(row["added"], _TAKEN_IN_AT), self._time.at)
        kept = self._files.keep(writer, content, name=row["file"], at=added_at, is_shipped=True)
        image = self._images[row["file"]]
        medium = Medium(
            id=MediaId(0),
            sha256=kept.sha256,
            name=row["file"],
            kind=kind_of(content) or PictureKind.JPEG,
            width=size[0],
            height=size[1],
            added_at=added_at,
            alt_text=image["alt"],
            author=row["author"],
            licence=Licence(row["licence"]),
            licence_proof=row.get("licence_proof", ""),
            licence_on=row.get("licence_on"),
            credit=image["credit"],
            people=People(image["consent"]),
            consent_proof=row.get("consent_proof", ""),
            consent_until=row.get("consent_until"),
            contributed_by=row.get("contributed_by", ""),
        )
        self._repository.insert(writer, medium)
        return medium
