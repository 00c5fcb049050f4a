"""Contributions and their form on the command line."""

from pathlib import Path

from tests.builders_sheets import a_csv
from tests.cli.lines import Terminal

ROWS = (("Turnfest", "Am Samstag."), ("", "Ohne Titel."))


def test_rows_are_shown_first_and_taken_over_when_asked(terminal: Terminal, tmp_path: Path) -> None:
    path = a_csv(tmp_path, *ROWS, heading=("Titel", "Text", "Kanal"))

    shown = terminal.type("import", "posts", str(path))
    assert (shown.code, "Line 2, new: Turnfest" in shown.out, "--take" in shown.out) == (0, True, True)
    assert "Line 3" in shown.err
    assert "Kanal" in shown.err

    taken = terminal.type("import", "posts", str(path), "--take")
    assert (taken.code, "1 drafts taken over" in taken.out) == (0, True)
    again = terminal.type("import", "posts", str(path), "--json", "--take").data
    assert (again["unchanged"], again["added"], len(again["faults"])) == (1, 0, 1)
    assert [row["kind"] for row in again["rows"]] == ["same", "faulty"]


def test_the_form_is_written_and_read_back(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "formular.xlsx"

    written = terminal.type("export", "form", str(path))
    assert (written.code, str(path) in written.out) == (0, True)
    read = terminal.type("import", "posts", str(path), "--json").data
    assert (read["taken_over"], [row["kind"] for row in read["rows"]]) == (False, ["left"])


def test_a_file_that_is_none_is_refused_with_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html></html>")

    said = terminal.type("import", "posts", str(path), "--preview")
    assert (said.code, "web page" in said.err) == (1, True)
