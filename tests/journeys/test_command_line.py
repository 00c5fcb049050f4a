"""A newcomer at the terminal: from nothing to the weekly page, without a window."""

from pathlib import Path

import pytest

from tests.cli.lines import Terminal
from tests.journeys.files import CALENDAR, GROUPS

TABLE = """Titel;Text;Thema
Öffnungszeiten;Guten Tag, das Bürgerbüro öffnet um 8 Uhr.;Service
;Text ohne Titel;Service
"""


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "desk", capsys)


def test_an_empty_desk_takes_in_the_office_s_files_and_names_one_bad_row_each(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "bausteine.csv").write_bytes(TABLE.replace("\n", "\r\n").encode("cp1252"))
    (tmp_path / "gruppen.yaml").write_text(GROUPS, encoding="utf-8")
    (tmp_path / "stadt.ics").write_text(CALENDAR, encoding="utf-8")

    for kind, name, line in (
        ("templates", "bausteine.csv", 3),
        ("groups", "gruppen.yaml", 3),
        ("events", "stadt.ics", 8),
    ):
        said = terminal.type("import", kind, tmp_path / name, lang="de")
        assert (said.code, said.out) == (0, f"{name}: 1 neu, 0 geändert, 0 gleich, 1 fehlerhaft.\n")
        assert said.err.startswith(f"Zeile {line}: ")

    assert "Öffnungszeiten" in terminal.type("search", "buergerbuero", lang="de").out
    assert "Stadtrat" in terminal.type("events", "--from", "2027-05-20", "--to", "2027-05-20").out

    page = tmp_path / "woche.pdf"
    assert terminal.type("weekly", "--week", "2027-W19", "-o", page, at="2027-05-14T12:00").code == 0
    assert page.read_bytes().startswith(b"%PDF")


def test_birkenfurt_is_kept_lost_and_brought_back(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.type("demo").code == 0
    before = terminal.type("today", "--json").data
    assert terminal.type("backup", tmp_path / "stick.sqlite3").code == 0

    terminal.records.write_bytes(b"")
    assert terminal.type("today").code == 1
    assert terminal.type("restore", tmp_path / "stick.sqlite3").code == 0

    after = terminal.type("today", "--json").data
    assert after["still_today"] == before["still_today"]
    assert terminal.type("check").code == 0
