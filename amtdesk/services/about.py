"""What this installation is made of: versions, and where its records lie. For the card "About" and for the IT."""

import platform
import sys
from pathlib import Path
from typing import NamedTuple

from amtdesk import __version__
from amtdesk.storage.restoring import sqlite_version
from amtdesk.storage.schema_names import KNOWN_MIGRATIONS
from amtdesk.system.resources import resource


class Installation(NamedTuple):
    """Versions, and the data folder."""

    program: str
    schema: str
    python: str
    sqlite: str
    system: str
    folder: Path


class AboutService:
    """Tells what runs here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def installation(self) -> Installation:
        """Return the versions of what runs here."""
        return Installation(
            program=__version__,
            schema=KNOWN_MIGRATIONS[-1],
            python=sys.version.split()[0],
            sqlite=sqlite_version(),
            system=f"{platform.system()} {platform.release()}",
            folder=self._folder,
        )

    def licences(self) -> str:
        """Return what others made and AmtDesk ships, as the page of the resources has it (Markdown, English)."""
        return resource("LICENSES.md").read_text(encoding="utf-8")
