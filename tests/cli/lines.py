"""Lines typed into the terminal, and what comes back."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from amtdesk.__main__ import main

WEDNESDAY = "2027-05-12T08:00"
FRIDAY = "2027-05-14T12:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line ended with."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        """The output read as JSON."""
        return json.loads(self.out)


class Terminal:
    """Types lines that all work on one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    @property
    def records(self) -> Path:
        """The file with the records."""
        return self.folder / "amtdesk.sqlite3"

    def type(self, *words: str | Path, at: str = WEDNESDAY, lang: str = "en") -> Said:
        """Run one line and return what it said."""
        code = main(["--data", str(self.folder), "--at", at, "--lang", lang, *map(str, words)])
        said = self._capsys.readouterr()
        return Said(code=code, out=said.out, err=said.err)


def commands_of(terminal: Terminal) -> list[str]:
    """Every command that the help names."""
    told = terminal.type("--help").out
    return re.findall(r"^    ([a-z][a-z-]+) ", told.partition("Commands:")[2], re.MULTILINE)
