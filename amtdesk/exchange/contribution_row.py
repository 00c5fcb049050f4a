"""One row of contributions: what each cell means, and what is wrong with it. Pictures are found near the file."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Final

from amtdesk.domain.contributions import (
    ALSO_CALLED,
    EXAMPLE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Column,
    Contribution,
    ContributionEntry,
)
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.folding import fold
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.cell_values import consent_of, day_of, is_error_word, time_of, words_of
from amtdesk.exchange.spreadsheets import Cell

_C = Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What of the office is needed to read a row: the day, the departments by folded key and name, how a picture is
    looked at (it raises what is wrong with it).
    """

    today: date
    departments: Mapping[str, str]
    look: Callable[[bytes, Path], object]
    read_picture: Callable[[Path], bytes]


class Reading:
    """Reads values; pictures are looked for in the folder of the file and the folders right below it."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office = office
        self._folder = folder
        self._files: dict[str, Path] | None = None

    def entry(self, line: int, cells: Mapping[Column, Cell], *, is_hidden: bool = False) -> ContributionEntry:
        """Return one row with everything that is wrong or worth a word."""
        row = _Row(cells)
        title = row.words(_C.TITLE)
        if fold(title).startswith(fold(EXAMPLE)):
            return ContributionEntry(line=line, title=title, notes=(Message(N_("The example of the form.")),))
        if not title and row.is_bare(_C.TEXT, _C.PICTURE):
            note = Message(N_("Neither title nor text nor picture stands in this row."))
            return ContributionEntry(line=line, title=title, notes=(note,))
        return self._judged(line, row, title=title, is_hidden=is_hidden)

    def _judged(self, line: int, row: "_Row", *, title: str, is_hidden: bool) -> ContributionEntry:
        text, picture = row.words(_C.TEXT), row.words(_C.PICTURE)
        faults, notes = [*row.faults()], [*row.notes()]
        if not title:
            faults.append(Message(N_("The title is missing. Enter one in the column “Titel”.")))
        if not text and not picture and not faults:
            faults.append(Message(N_("Neither text nor picture is there. Enter one of them.")))
        if len(text) > LONGEST_TEXT or len(title) > LONGEST_TITLE:
            faults.append(Message(N_("Title or text is too long for a post. Please shorten it.")))
        day, at = self._when(row, faults=faults, notes=notes)
        path, sha256 = self._picture(picture, faults)
        department = self._department(row.words(_C.DEPARTMENT), notes)
        if is_hidden:
            notes.append(Message(N_("The row is hidden in the file. It is taken over only when you tick it.")))
        contribution = Contribution(
            title=title,
            text=text,
            day=day,
            at=at,
            topic=row.words(_C.TOPIC).lower(),
            department=department,
            picture=path,
            picture_sha256=sha256,
            alt_text=row.words(_C.ALT_TEXT),
            author=row.words(_C.AUTHOR).removeprefix("Foto:").strip(),
            consent=consent_of(row.words(_C.CONSENT), notes),
            by=row.words(_C.BY),
            note=row.words(_C.NOTE),
            as_written=tuple(row.words(column) for column in _C),
        )
        return ContributionEntry(
            line=line,
            title=title or text[:60] or picture,
            contribution=None if faults else contribution,
            faults=tuple(faults),
            notes=tuple(notes),
            is_hidden=is_hidden,
        )

    def _when(self, row: "_Row", *, faults: list[Message], notes: list[Message]) -> "tuple[date | None, time | None]":
        day_cell, at_cell = row.cell(_C.DAY), row.cell(_C.AT)
        day = None if day_cell.is_empty else day_of(day_cell.value, today=self._office.today, faults=faults)
        at = time_of(day_cell.value if at_cell.is_empty else at_cell.value, faults, is_day=at_cell.is_empty)
        if day is not None and day < self._office.today:
            values = {"day": day}
            notes.append(Message(N_("{day:%d %B %Y} is over: it comes without a date."), values))
            return None, at
        return day, at

    def _department(self, words: str, notes: list[Message]) -> str:
        key = self._office.departments.get(fold(words), "") if words else ""
        if words and not key:
            notes.append(Message(N_("“{name}” is no department in the settings: it stays empty."), {"name": words}))
        return key

    def _picture(self, name: str, faults: list[Message]) -> tuple[Path | None, str]:
        if not name:
            return None, ""
        path = self._find(name)
        if path is None:
            faults.append(
                Message(
                    N_("The picture “{name}” is not there. Put it beside the file, or correct the name."),
                    {"name": name},
                )
            )
            return None, ""
        return self.look(path, faults)

    def look(self, path: Path, faults: list[Message]) -> tuple[Path | None, str]:
        """Return a picture and by what its bytes are known; what is wrong with it is a fault."""
        try:
            content = self._office.read_picture(path)
            self._office.look(content, path)
        except UserFacingError as error:
            faults.append(error.message)
            return None, ""
        return path, hashlib.sha256(content).hexdigest()

    def _find(self, name: str) -> Path | None:
        """Find a file by its name. Names that lead elsewhere find nothing: only the folder itself is looked into."""
        if self._files is None:
            self._files = {}
            for path in _files_near(self._folder):
                self._files.setdefault(path.name.casefold(), path)
        return self._files.get(name.replace("\\", "/").rpartition("/")[2].strip().casefold())


class _Row:
    """The cells of one row by their columns."""

    def __init__(self, cells: Mapping[Column, Cell]) -> None:
        self._cells = cells

    def cell(self, column: Column) -> Cell:
        return self._cells.get(column, Cell())

    def words(self, column: Column) -> str:
        words = words_of(self.cell(column).value)
        return words if column is _C.TEXT else " ".join(words.split())

    def is_bare(self, *columns: Column) -> bool:
        return all(self.cell(column).is_empty for column in columns)

    def faults(self) -> Iterator[Message]:
        for column, cell in self._cells.items():
            if cell.is_error or is_error_word(cell.value):
                yield Message(
                    N_("In the column “{column}” stands an error of the table program. Correct it there, and save."),
                    {"column": column.value},
                )
            elif cell.is_uncomputed:
                yield Message(
                    N_(
                        "In the column “{column}” stands a formula without a result. Open the file in its program, "
                        "save it, and choose it again."
                    ),
                    {"column": column.value},
                )

    def notes(self) -> Iterator[Message]:
        for column, cell in self._cells.items():
            if cell.is_formula and not cell.is_error:
                yield Message(
                    N_("The column “{column}” holds a formula; its stored result is taken."), {"column": column.value}
                )
            elif cell.is_shared:
                yield Message(
                    N_("The column “{column}” is merged: what stands there counts for this row, too."),
                    {"column": column.value},
                )


def _files_near(folder: Path) -> Iterator[Path]:
    for place in places_near(folder):
        yield from (path for path in listed(place) if path.is_file())


def places_near(folder: Path) -> list[Path]:
    """Return a folder and the folders right below it."""
    return [folder, *(path for path in listed(folder) if path.is_dir() and not path.name.startswith("."))]


def listed(folder: Path) -> list[Path]:
    """Return what lies in a folder, nothing for one that may not be read: each USB stick of Windows has such a one."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


_BY_NAME: Final = {fold(name): column for column in reversed(Column) for name in (*ALSO_CALLED[column], column.value)}


def column_named(name: str) -> Column | None:
    """Return the column that a heading means, or None."""
    return _BY_NAME.get(fold(name.strip(" *:")))
