"""Lists of groups from YAML and from a German Excel: merged by id or name, each fault named with its line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.groups import Group, GroupMode
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.imports import ImportRefused, ImportReport
from amtdesk.domain.platforms import PLATFORM_WORD
from amtdesk.exchange.group_entry import PLATFORMS
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
        ("  - {id: G9, name: A, rhythm: {rule: jeden Montag}}\n", 2),
        ("  - {id: G9, name: A, rhythm: {rule: FREQ=DAILY, from: bald}}\n", 2),
        ("  - {id: G9, name: A, season_begins: 31.6.}\n", 2),
        ("  - {id: G9, name: A, season_ends: Sommer}\n", 2),
        ("  - {id: G9, name: A, season_ends: 1. Abc}\n", 2),
        ("  - {id: G9, name: A, paused_from: 2027-06-02, paused_until: 2027-06-01}\n", 2),
        ("  - {id: G9, name: A, paused_from: 31.2.2027}\n", 2),
        ("  - {id: G9, name: A, in_every_round: manchmal}\n", 2),
        ("  - id: G9\n    name: A\n    archived: vielleicht\n", 4),
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


NEW_FACTS = """groups:
  - id: G7
    name: Freibad
    platform: telegram_group
    rhythm: {rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", from: 2027-05-12, minutes: 4}
    season_begins: 1.5.
    season_ends: "09-15"
    paused_from: 2027-06-01
    paused_until: 14.06.2027
    in_every_round: yes
    answer_level: 2
    archived: true
"""


def test_rhythm_season_pause_and_archive_come_with_a_file(desk: Desk, tmp_path: Path) -> None:
    assert counts(desk.imports.import_groups(a_file(tmp_path, NEW_FACTS))) == (1, 0, 0, 0)

    (group,) = desk.rounds.archived_groups()
    assert (group.rhythm, group.rhythm_from) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", date(2027, 5, 12))
    assert (group.season_begins, group.season_ends, group.minutes) == ("05-01", "09-15", 4)
    assert (group.paused_from, group.paused_until) == (date(2027, 6, 1), date(2027, 6, 14))
    assert (group.in_every_round, group.answer_level, group.platform) == (True, 2, "telegram_group")


@pytest.mark.parametrize("written", ["1.4.", "1.4", "01.04.2027", "04-01", "01. Apr", "1. April"])
def test_a_day_of_the_year_is_understood_as_people_and_spreadsheets_write_it(
    desk: Desk, tmp_path: Path, written: str
) -> None:
    desk.imports.import_groups(a_file(tmp_path, f"Name;Saison von\nFreibad;{written}\n", "g.csv"))

    assert group_named(desk, "Freibad").season_begins == "04-01"


def test_days_without_a_rule_take_the_rule_away(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, NEW_FACTS))

    report = desk.imports.import_groups(a_file(tmp_path, "Kennung;Name;Tage;Archiviert\nG7;Freibad;Mo;nein\n", "g.csv"))

    group = group_named(desk, "Freibad")
    assert counts(report) == (0, 1, 0, 0)
    assert (group.rhythm, group.days, group.archived_at) == ("", frozenset({0}), None)


def test_a_file_puts_a_group_into_the_archive_only_when_it_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, "Name\nFreibad\n", "g.csv"))

    assert counts(desk.imports.import_groups(a_file(tmp_path, "Name\nFreibad\n", "g.csv"))) == (0, 0, 1, 0)
    assert counts(desk.imports.import_groups(a_file(tmp_path, "Name;Archiv\nFreibad;x\n", "g.csv"))) == (0, 1, 0, 0)
    assert counts(desk.imports.import_groups(a_file(tmp_path, "Name;Archiv\nFreibad;x\n", "g.csv"))) == (0, 0, 1, 0)
    assert counts(desk.imports.import_groups(a_file(tmp_path, "Name\nFreibad\n", "g.csv"))) == (0, 0, 1, 0)
    assert [group.name for group in desk.rounds.archived_groups()] == ["Freibad"]


def test_english_column_names_are_understood_like_german_ones(desk: Desk, tmp_path: Path) -> None:
    heading = "id;name;platform;days;minutes;season_begins;in_every_round;mode"
    file = a_file(tmp_path, f"{heading}\nG1;Eltern;Facebook-Gruppe;Tue/Thu;6;04-01;yes;read_only\n", "g.csv")

    assert counts(desk.imports.import_groups(file)) == (1, 0, 0, 0)

    group = group_named(desk, "Eltern")
    assert (group.platform, group.season_begins, group.in_every_round) == ("facebook_group", "04-01", True)


def test_a_preview_tells_row_by_row_what_is_new_changed_and_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))
    rows = "Kennung;Name;Tage;Minuten;Archiviert\nG3;Flohmarkt;Mi;3;\nG1;Birkenfurt;Mo, Fr;9;ja\n;Neu;Mo;3;\n"

    report = desk.imports.preview_groups(a_file(tmp_path, rows, "g.csv"))

    told = [(row.line, row.kind.value, row.title) for row in report.rows]
    assert told == [(2, "same", "Flohmarkt"), (3, "changed", "Birkenfurt"), (4, "new", "Neu")]
    assert [(each.name, each.before, each.after) for each in report.rows[1].changes] == [
        ("Name", "Du kommst aus Birkenfurt, wenn …", "Birkenfurt"),
        ("Tage", "Mo, Di, Mi, Do, Fr", "Mo, Fr"),
        ("Minuten", "8", "9"),
        ("Archiviert", "nein", "ja"),
    ]


# out and in again


def with_everything(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_groups(a_file(tmp_path, TWO_GROUPS))
    desk.imports.import_groups(a_file(tmp_path, NEW_FACTS))
    desk.rounds.add_group(
        name="=SUMME(A1); „Straße“",
        platform="Schwarzes Brett",
        note='Erste Zeile\n- zweite; mit "Zeichen"',
        mode=GroupMode.REPLY_AS_STAFF,
        topics="+ Feste",
        members=12,
    )
    desk.rounds.move_group(desk.rounds.groups()[3].id, to=0)


def told(desk: Desk) -> list[Group]:
    """The groups, without what only this desk knows of them."""
    groups = (*desk.rounds.groups()[1:], *desk.rounds.archived_groups())
    nobody = GroupId(0)
    shelved = datetime(2027, 1, 1, tzinfo=UTC)
    return [
        replace(group, id=nobody, position=0, added_at=None, archived_at=group.archived_at and shelved)
        for group in groups
    ]


@pytest.mark.parametrize("name", ["gruppen.yaml", "gruppen.csv"])
def test_what_is_exported_is_the_same_where_it_is_imported(desk: Desk, tmp_path: Path, name: str) -> None:
    with_everything(desk, tmp_path)
    path = tmp_path / name

    assert desk.exports.groups(path) == 4

    (tmp_path / "elsewhere").mkdir()
    with open_desk(tmp_path / "elsewhere") as elsewhere:
        assert counts(elsewhere.imports.import_groups(path)) == (4, 0, 0, 0)
        assert told(elsewhere) == told(desk)
        assert counts(elsewhere.imports.preview_groups(path)) == (0, 0, 4, 0)
    assert counts(desk.imports.preview_groups(path)) == (0, 0, 4, 0)


def test_an_exported_list_says_what_it_is_and_no_formula_begins_in_it(desk: Desk, tmp_path: Path) -> None:
    with_everything(desk, tmp_path)

    desk.exports.groups(tmp_path / "gruppen.yaml")
    desk.exports.groups(tmp_path / "gruppen.csv")

    first = (tmp_path / "gruppen.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# Gruppen · 4 Gruppen · 12.05.2027"
    assert "'=SUMME" in (tmp_path / "gruppen.csv").read_text(encoding="utf-8-sig")


def test_every_platform_that_is_offered_has_a_word_for_a_table(desk: Desk) -> None:
    groups = [desk.rounds.add_group(name=f"Gruppe {code}", platform=code) for code in PLATFORM_WORD]

    assert [group.platform for group in groups] == list(PLATFORMS)
