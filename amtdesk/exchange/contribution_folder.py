"""Contributions from a folder: texts, with the pictures that are called as they are or lie in one folder with them.

A text file may begin with lines such as "Titel: …" or "Foto von: …"; else its first line is the title.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from amtdesk.domain.contributions import Column, ContributionEntry, ReadContributions
from amtdesk.domain.folding import fold
from amtdesk.domain.imports import ImportRefused
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.contribution_row import Office, Reading, column_named, listed, places_near
from amtdesk.exchange.reading import read_words
from amtdesk.exchange.spreadsheets import Cell

_TEXTS: Final = frozenset({".txt", ".md"})
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif"})
_TABLES: Final = frozenset({".csv", ".xlsx", ".xlsm", ".xls", ".ods"})
#: What systems and programs leave in folders by themselves.
_OWN: Final = frozenset({"thumbs.db", "desktop.ini"})
_MOST_FILES: Final = 2000
_MOST_PICTURES: Final = 1
_FACT: Final = re.compile(r"([A-Za-zÄÖÜäöüß -]{2,20}):\s*(.*)")


def read_folder(folder: Path, office: Office) -> ReadContributions:
    """Return what a folder and the folders right below it hold. Raises ImportRefused for one without any of it."""
    below = places_near(folder)
    files = [path for each in below for path in listed(each) if _is_meant(path)]
    if len(files) > _MOST_FILES:
        raise ImportRefused(
            N_("{name} holds more than {most} files. Please split it."), name=folder.name, most=_MOST_FILES
        )
    entries = tuple(entry for place in below for entry in _of_place(place, folder, files=files, office=office))
    if not entries:
        raise ImportRefused(
            N_("{name} holds neither texts (.txt, .md) nor pictures. Please choose another folder or a table."),
            name=folder.name,
        )
    numbered = tuple(_numbered(entry, number) for number, entry in enumerate(entries, start=1))
    return ReadContributions(name=folder.name, entries=numbered, notes=tuple(_notes(files)))


def _of_place(place: Path, folder: Path, *, files: list[Path], office: Office) -> Iterator[ContributionEntry]:
    here = [path for path in files if path.parent == place]
    texts = [path for path in here if path.suffix.lower() in _TEXTS]
    pictures = [path for path in here if path.suffix.lower() in _PICTURES]
    reading = Reading(office, place)
    is_one = place != folder and len(texts) == 1
    for text in texts:
        own = pictures if is_one else [each for each in pictures if fold(each.stem) == fold(text.stem)]
        pictures = [each for each in pictures if each not in own]
        yield _of_text(text, own, reading=reading, folder=folder)
    for picture in pictures:
        cells = {Column.TITLE: Cell(_title_of(picture)), Column.PICTURE: Cell(picture.name)}
        yield _from(picture, reading.entry(0, cells), folder=folder)


def _of_text(path: Path, pictures: list[Path], *, reading: Reading, folder: Path) -> ContributionEntry:
    try:
        words = read_words(path)
    except ImportRefused as error:
        return ContributionEntry(line=0, title=path.name, faults=(error.message,), source=_source(path, folder))
    cells = {column: Cell(value) for column, value in _facts_of(words, path).items()}
    entry = reading.entry(0, cells) if Column.PICTURE in cells or not pictures else None
    if entry is None:
        entry = reading.entry(0, {**cells, Column.PICTURE: Cell(pictures[0].name)})
    return _from(path, entry, folder=folder, spare=pictures[_MOST_PICTURES:])


def _facts_of(words: str, path: Path) -> dict[Column, str]:
    """Return the facts of a text: lines with a known name in front, then title and text."""
    facts: dict[Column, str] = {}
    lines = words.strip().split("\n")
    while lines and (found := _FACT.fullmatch(lines[0].strip())) and (column := column_named(found[1])):
        facts[column] = found[2].strip()
        lines.pop(0)
    rest = "\n".join(lines).strip()
    if Column.TITLE not in facts:
        first, _, after = rest.partition("\n")
        is_heading = first.startswith("#") or (
            bool(after.strip()) and not first.rstrip().endswith((".", "?", "!", ":"))
        )
        facts[Column.TITLE] = first.lstrip("# ").strip() if is_heading else _title_of(path)
        rest = after.strip() if is_heading else rest
    facts.setdefault(Column.TEXT, rest)
    return facts


def _from(path: Path, entry: ContributionEntry, *, folder: Path, spare: list[Path] | None = None) -> ContributionEntry:
    notes = entry.notes
    if spare:
        names = ", ".join(each.name for each in spare)
        notes = (*notes, Message(N_("A post shows one picture. These stay out: {names}."), {"names": names}))
    return ContributionEntry(
        line=entry.line,
        title=entry.title,
        contribution=entry.contribution,
        faults=entry.faults,
        notes=notes,
        source=_source(path, folder),
    )


def _numbered(entry: ContributionEntry, number: int) -> ContributionEntry:
    return ContributionEntry(
        line=number,
        title=entry.title,
        contribution=entry.contribution,
        faults=entry.faults,
        notes=entry.notes,
        source=entry.source,
    )


def _notes(files: list[Path]) -> Iterator[Message]:
    tables = [path.name for path in files if path.suffix.lower() in _TABLES]
    if tables:
        yield Message(
            N_("Tables in the folder are read one by one. Choose them themselves: {names}."),
            {"names": ", ".join(tables)},
        )
    others = [path.name for path in files if path.suffix.lower() not in _TEXTS | _PICTURES | _TABLES]
    if others:
        yield Message(N_("These files are neither text nor picture: {names}."), {"names": ", ".join(others[:10])})


def _is_meant(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$")) and path.name.lower() not in _OWN


def _title_of(path: Path) -> str:
    return " ".join(re.sub(r"[_-]+", " ", path.stem).split())


def _source(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
