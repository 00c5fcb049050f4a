"""The overview of keys on paper."""

from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.key_overview import KeyLine, KeySection
from amtdesk.system.files import CannotWrite
from amtdesk.system.language import Language

SECTIONS = (
    KeySection(title="Überall", lines=(KeyLine(keys=("Strg K", "F3"), text="Alles durchsuchen"),)),
    KeySection(title="Im Rundgang", lines=tuple(KeyLine(keys=(f"Alt {n}",), text=f"Schritt {n}") for n in range(80))),
)


def test_all_keys_stand_on_a_page_that_a_screen_reader_can_read(desk: Desk, tmp_path: Path) -> None:
    language = Language("de", desk.clock.zone)

    path = desk.key_overview.save_pdf(SECTIONS, language, path=tmp_path / "tasten.pdf")

    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/MarkInfo" in content
    assert content == desk.key_overview.pdf(SECTIONS, language)


def test_a_place_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        desk.key_overview.save_pdf(SECTIONS, Language("de", desk.clock.zone), path=tmp_path / "fort" / "tasten.pdf")
