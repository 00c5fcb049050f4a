"""Lists of groups on the command line: out, shown row by row, and in again elsewhere."""

from pathlib import Path

import pytest

from tests.cli.lines import Terminal


@pytest.mark.parametrize("name", ["gruppen.csv", "gruppen.yaml"])
def test_groups_go_out_and_come_back_unchanged(birkenfurt: Terminal, tmp_path: Path, name: str) -> None:
    assert birkenfurt.type("export", "groups", tmp_path / name).code == 0

    data = birkenfurt.type("import", "groups", tmp_path / name, "--preview", "--json").data

    assert {row["kind"] for row in data.pop("rows")} == {"same"}
    assert data == {"added": 0, "changed": 0, "unchanged": 8, "conflicts": [], "faults": []}


def test_a_preview_of_groups_says_what_is_different(birkenfurt: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "gruppen.csv"
    table.write_text("Kennung;Name;Minuten;Saison von\nG4;Eltern;9;1.4.\n;Neu;3;\n;Falsch;drei;\n", encoding="utf-8")

    said = birkenfurt.type("import", "groups", table, "--preview", lang="de")
    data = birkenfurt.type("import", "groups", table, "--preview", "--json").data

    assert said.out == (
        "Zeile 2, geändert: Eltern\n"
        "  Name: Eltern in Birkenfurt → Eltern\n"
        "  Minuten: 6 → 9\n"
        "  Saison von: – → 1.4.\n"
        "Zeile 3, neu: Neu\n"
        "gruppen.csv: 1 neu, 1 geändert, 0 gleich, 1 fehlerhaft.\n"
    )
    assert said.err.startswith("Zeile 4: ")
    assert data["rows"][0]["differences"][1] == {"field": "Minuten", "before": "6", "after": "9"}
    assert [row["kind"] for row in data["rows"]] == ["changed", "new"]
