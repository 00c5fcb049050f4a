"""Packs of templates on the command line: what a file would do, row by row, and conflicts that nobody decides there."""

from pathlib import Path

import pytest

from tests.builders_templates import german_table
from tests.cli.lines import Terminal

HEADING = "Titel;Text;Kürzel;Abgestimmt mit;Abgestimmt am"


@pytest.fixture
def office(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A desk with one agreed template that has a shortcut."""
    table = german_table(tmp_path, "Bad;Offen.;bad;Petra Lüders;18.01.2027", heading=HEADING)
    assert terminal.type("import", "templates", table).code == 0
    return terminal


def a_mixed_table(folder: Path) -> Path:
    return german_table(folder, "Bad;Zu.;bad;;", "Neu;Ja.;;;", "Freibad;Ja.;bad;;", ";ohne Titel;;;", heading=HEADING)


def test_a_preview_lists_each_row_with_its_kind_and_changes_nothing(office: Terminal, tmp_path: Path) -> None:
    before = office.records.read_bytes()

    data = office.type("import", "templates", a_mixed_table(tmp_path), "--preview", "--json").data

    assert [(row["line"], row["kind"], row["standard"]) for row in data["rows"]] == [
        (2, "changed", "take"),
        (3, "new", "take"),
        (4, "conflict", "leave"),
    ]
    changed = data["rows"][0]
    assert changed["costs_agreement"]
    assert {"field": "Text", "before": "Offen.", "after": "Zu."} in changed["differences"]
    assert {"field": "Agreed on", "before": "2027-01-18", "after": None} in changed["differences"]
    assert [fault["line"] for fault in data["faults"]] == [5]
    assert office.records.read_bytes() == before


def test_a_preview_for_people_says_what_is_different_and_why(office: Terminal, tmp_path: Path) -> None:
    said = office.type("import", "templates", a_mixed_table(tmp_path), "--preview", lang="de")

    assert "Zeile 2, geändert: Bad\n  Die Abstimmung mit Petra Lüders vom 18.01.2027 erlischt" in said.out
    assert "Zeile 4, im Widerspruch: Freibad\n  Das Kürzel /bad gehört hier zu „Bad“." in said.out
    assert said.out.endswith("bausteine.csv: 1 neu, 1 geändert, 0 gleich, 1 im Widerspruch, 1 fehlerhaft.\n")
    assert said.err.startswith("Zeile 5: ")


def test_an_import_takes_new_and_changed_and_names_each_conflict_that_it_leaves(
    office: Terminal, tmp_path: Path
) -> None:
    said = office.type("import", "templates", a_mixed_table(tmp_path), lang="de")

    assert said.code == 0
    assert [line[:8] for line in said.err.splitlines()] == ["Zeile 4:", "Zeile 5:"]
    assert said.out.endswith("Widersprüche bleiben, wie sie sind. Entscheiden Sie darüber im Fenster.\n")
    again = office.type("import", "templates", a_mixed_table(tmp_path), "--json").data
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert [conflict["line"] for conflict in again["conflicts"]] == [4]


def test_one_subject_is_exported_alone(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type("import", "templates", german_table(tmp_path, "A;x;Bäder", "B;x;Wald", heading="Titel;Text;Thema"))

    said = terminal.type("export", "templates", tmp_path / "wald.yaml", "--category", "wald")

    assert said.out.endswith("wald.yaml: 1 entries written.\n")
    assert "title: B" in (tmp_path / "wald.yaml").read_text("utf-8")


def test_a_subject_that_no_template_has_is_refused_with_those_that_there_are(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.type("import", "templates", german_table(tmp_path, "A;x;Bäder", heading="Titel;Text;Thema"))

    said = terminal.type("export", "templates", tmp_path / "x.yaml", "--category", "Raumfahrt")

    assert (said.code, said.err) == (1, "No template belongs to the subject “Raumfahrt”. There are: Bäder.\n")
    assert not (tmp_path / "x.yaml").exists()


def test_only_templates_can_be_exported_by_subject(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.type("export", "posts", tmp_path / "x.yaml", "--category", "Bäder")
    assert said.code == 2
    assert "--subject" in said.err
