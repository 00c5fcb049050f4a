"""Lists of groups from YAML and from a German Excel: merged by id or name, each fault named with its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.groups import (
    Group,
    GroupMode,
)
from amtdesk.domain.imports import ImportRefused, ImportReport
from tests.builders import open_desk

TWO_GROUPS = """groups:
  - id: G1
    name: "Du kommst aus Birkenfurt, wenn …"
    platform: facebook_group
    members: 4100
    admin_type: Privatperson
    mode: read_and_reply_as_page
    joined_how: "auf Einladung"
    rhythm: {days: [Mo, Di, Mi, Do, Fr], minutes: 8}
    topics: [Baustellen, Gerüchte]
    house_rules: "keine Werbung"
    note: "größte Gruppe"
  - id: G3
    name: "Flohmarkt"
    rhythm: {days: [Mi], minutes: 3}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()


def a_file(tmp_path: Path, content: str | bytes, name: str = "gruppen.yaml") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return (report.added, report.changed, report.unchanged, len(report.faults))


def group_named(desk: Desk, name: str) -> Group:
    return next(group for group in desk.rounds.groups() if group.name == name)


def test_a_yaml_list_brings_groups_with_all_that_is_known(desk: Desk, tmp_path: Path) -> None:
    report = desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))

    group = group_named(desk, "Du kommst aus Birkenfurt, wenn …")
    assert counts(report) == (2, 0, 0, 0)
    assert (group.key, group.members, group.minutes, group.topics) == ("G1", 4100, 8, "Baustellen, Gerüchte")
    assert (group.mode, group.days) == (GroupMode.REPLY_AS_PAGE, frozenset(range(5)))
    assert group.note == "größte Gruppe\nZugang: auf Einladung\nVerwaltung: Privatperson"


def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, TWO_GROUPS)
    desk.imports.import_groups(path)

    assert counts(desk.imports.preview_groups(path)) == (0, 0, 2, 0)
    assert counts(desk.imports.import_groups(path)) == (0, 0, 2, 0)


def test_a_preview_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    assert counts(desk.imports.preview_groups(a_file(tmp_path, TWO_GROUPS))) == (2, 0, 0, 0)
    assert len(desk.rounds.groups()) == 1


def test_what_a_file_does_not_say_stays_as_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))

    report = desk.imports.import_groups(a_file(tmp_path, "groups:\n  - {id: G1, name: Neu, minutes: 9}\n"))

    group = group_named(desk, "Neu")
    assert counts(report) == (0, 1, 0, 0)
    assert (group.minutes, group.members) == (9, 4100)


def test_an_import_is_one_step_of_undo(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))

    desk.history.undo()

    assert len(desk.rounds.groups()) == 1


def test_a_deleted_group_comes_back_with_the_file(desk: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, TWO_GROUPS)
    desk.imports.import_groups(path)
    desk.rounds.delete_group(group_named(desk, "Flohmarkt").id)

    assert counts(desk.imports.import_groups(path)) == (0, 1, 1, 0)
    assert group_named(desk, "Flohmarkt").minutes == 3


def test_a_group_added_by_hand_is_never_taken_for_one_of_the_file(desk: Desk, tmp_path: Path) -> None:
    desk.rounds.add_group(name="Vereine")

    desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))

    assert {group.name for group in desk.rounds.groups()} > {"Vereine", "Flohmarkt"}


GERMAN_EXCEL = "Name;Tage;Minuten;Modus;Adresse\r\n{rows}"


def excel(rows: str) -> bytes:
    return GERMAN_EXCEL.format(rows=rows).encode("cp1252")


def test_a_german_excel_csv_is_read(desk: Desk, tmp_path: Path) -> None:
    rows = (
        "Eltern in Grünau;Di, Do;6;Als Seite antworten;facebook.com/groups/eltern\r\n"
        "Straßenfest;Mo-Fr;4 Min;nur lesen;\r\n"
        "Wochenmarkt;werktags;2;veröffentlichen;\r\n"
    )

    report = desk.imports.import_groups(a_file(tmp_path, excel(rows), "gruppen.csv"))

    parents = group_named(desk, "Eltern in Grünau")
    assert counts(report) == (3, 0, 0, 0)
    assert (parents.days, parents.address) == (frozenset({1, 3}), "https://facebook.com/groups/eltern")
    assert group_named(desk, "Straßenfest").minutes == 4
    assert group_named(desk, "Wochenmarkt").mode is GroupMode.PUBLISH


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("täglich", range(7)),
        ("Mo–Mi", (0, 1, 2)),
        ("Sa - Mo", (5, 6, 0)),
        ("Montag und Freitag", (0, 4)),
        ("Tue/Thu", (1, 3)),
        ("Mo. Mi.", (0, 2)),
    ],
)
def test_days_are_understood_as_people_write_them(desk: Desk, tmp_path: Path, written: str, days: range) -> None:
    desk.imports.import_groups(a_file(tmp_path, f"Name;Tage\nA;{written}\n", "g.csv"))

    assert group_named(desk, "A").days == frozenset(days)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("A;Fasching;3;;", "Fasching".casefold()),
        ("A;und;3;;", "und"),
        ("A;Mo;drei;;", "drei"),
        ("A;Mo;3;streiten;", "streiten"),
        ("A;Mo;0;;", "A"),
        ("A;Mo;3;;ftp://x", "ftp://x"),
        (";Mo;3;;", "name"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_good_ones_come_in(
    desk: Desk, tmp_path: Path, row: str, word: str
) -> None:
    report = desk.imports.import_groups(a_file(tmp_path, excel(f"Gut;Mo;3;;\r\n{row}\r\n"), "g.csv"))

    assert counts(report) == (1, 0, 0, 1)
    assert report.faults[0].line == 3
    assert word in str(report.faults[0].message)


def test_an_unknown_column_is_named_and_left_out(desk: Desk, tmp_path: Path) -> None:
    report = desk.imports.import_groups(a_file(tmp_path, "Name;Farbe;Name\nA;rot;B\n", "g.csv"))

    assert counts(report) == (1, 0, 0, 2)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("  - {id: G9, name: A, farbe: rot}\n", 2),
        ("  - {id: G9, name: A}\n  - {id: G9, name: B}\n", 3),
        ("  - {id: G9, name: A, rhythm: oft}\n", 2),
        ("  - {id: G9, name: A, rhythm: {tage: [Mo]}}\n", 2),
        ("  - {id: G9, name: A}\n  - {id: G8, name: a}\n", 3),
        ("  - just words\n", 2),
    ],
)
def test_a_bad_yaml_entry_is_named_with_its_line(desk: Desk, tmp_path: Path, entry: str, line: int) -> None:
    report = desk.imports.import_groups(a_file(tmp_path, f"groups:\n{entry}"))

    assert [fault.line for fault in report.faults] == [line]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("", "g.csv"),
        ("  \n", "g.yaml"),
        (b"\x00\x01\x02", "g.csv"),
        (b"PK\x03\x04", "g.csv"),
        ("groups:\n  - {name: A", "g.yaml"),
        ('Name;Tage\n"A;Mo\n', "g.csv"),
        ("templates:\n  - {title: A}\n", "g.yaml"),
        ("Farbe;Tage\nrot;Mo\n", "g.csv"),
        ("- A\n- B\n", "g.yaml"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_and_nothing_comes_in(
    desk: Desk, tmp_path: Path, content: str | bytes, name: str
) -> None:
    with pytest.raises(ImportRefused):
        desk.imports.import_groups(a_file(tmp_path, content, name))

    assert len(desk.rounds.groups()) == 1
    assert desk.history.undoable() is None


def test_an_empty_list_is_nothing_to_do(desk: Desk, tmp_path: Path) -> None:
    assert counts(desk.imports.import_groups(a_file(tmp_path, "groups: []\n"))) == (0, 0, 0, 0)
