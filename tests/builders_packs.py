"""Packs for tests: what a file is beside the records, and what is decided on its rows."""

from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.packs import Choice, PackChoices, PackPreview, PackRow, RowKind

LATER = "Uwe Harms;16.04.2027"
WITH_AGREEMENT = "Titel;Text;Abgestimmt mit;Abgestimmt am"
WITH_SHORTCUT = "Titel;Text;Kürzel"


def kinds(preview: PackPreview) -> list[RowKind]:
    return [row.kind for row in preview.rows]


def the_row(desk: Desk, path: Path) -> PackRow:
    (row,) = desk.imports.preview_templates(path).rows
    return row


def notes(row: PackRow) -> str:
    return " ".join(str(note) for note in row.notes)


def edited(path: Path, old: str, new: str) -> Path:
    """The file after someone changed words in it."""
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))
    return path


def take(desk: Desk, path: Path, *decided: tuple[int, Choice]) -> int:
    choices = PackChoices(preview=desk.imports.preview_templates(path))
    for number, choice in decided:
        choices = choices.decide(number, choice)
    return desk.imports.take_templates(choices)
