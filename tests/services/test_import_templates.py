"""Importing reply templates: what a German Excel leaves, packs, and everything that can be wrong with a file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.imports import ImportRefused, ImportReport
from amtdesk.exchange import reading
from amtdesk.exchange.template_writing import as_csv, as_yaml
from amtdesk.services.import_templates import TemplateImport
from amtdesk.system.resources import resource
from tests.builders import open_desk
from tests.builders_templates import AGREED, german_table, keep_template


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "desk").mkdir()
    with open_desk(tmp_path / "desk") as opened:
        yield opened


def a_file(folder: Path, content: str | bytes, name: str = "pack.yaml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.changed, report.unchanged


def fault_lines(report: ImportReport) -> list[int]:
    return [fault.line for fault in report.faults]


def test_a_german_excel_table_is_taken_in_and_its_one_bad_row_named(desk: Desk, tmp_path: Path) -> None:
    path = german_table(
        tmp_path,
        'Freibad: Öffnung;"Guten Tag,\r\ndas Freibad öffnet.";Freizeit;/bad;Petra Lüders;16.04.2027;31.12.2027',
        "Straße gesperrt;zu wenig Spalten",
        "Müll;„Tonne“ – 5 €;Müll;;;;",
        heading="Titel;Text;Thema;Kürzel;Abgestimmt mit;Abgestimmt am;Gültig bis",
    )

    report = desk.imports.import_templates(path)

    assert (counts(report), fault_lines(report)) == ((2, 0, 0), [4])
    pool = desk.templates.find("freibad")[0].template
    assert pool.text == "Guten Tag,\ndas Freibad öffnet."
    assert (pool.category_name, pool.shortcut) == ("Freizeit", "bad")
    assert pool.agreement is not None
    assert (pool.agreement.agreed_on, pool.agreement.valid_until) == (date(2027, 4, 16), date(2027, 12, 31))
    assert desk.templates.find("tonne")[0].template.text == "„Tonne“ – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_umlauts_survive_every_encoding(desk: Desk, tmp_path: Path, encoding: str) -> None:
    desk.imports.import_templates(german_table(tmp_path, "Größe;Ärger über Öl", encoding=encoding))
    assert [t.title for t in desk.templates.all()] == ["Größe"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_the_headings(desk: Desk, tmp_path: Path, delimiter: str) -> None:
    path = german_table(tmp_path, delimiter.join(("A", '"x; y, z"')), heading=delimiter.join(("Titel", "Text")))
    assert counts(desk.imports.import_templates(path)) == (1, 0, 0)


def test_excels_own_first_line_and_doubled_line_ends_are_understood(desk: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, b'\xef\xbb\xbfsep=;\r\nTitel;Text\r\r\nA;"eins\r\nzwei"\r\r\nB\r\r\n', "t.csv")

    report = desk.imports.import_templates(path)

    assert (counts(report), fault_lines(report)) == ((1, 0, 0), [5])


def test_an_import_twice_changes_nothing_and_a_changed_text_loses_its_stamp(desk: Desk, tmp_path: Path) -> None:
    before = keep_template(desk, "Bad", "Offen.")

    assert counts(desk.imports.import_templates(german_table(tmp_path, "Bad;Offen."))) == (0, 0, 1)
    assert counts(desk.imports.preview_templates(german_table(tmp_path, "Bad;Zu.")).report) == (0, 1, 0)
    assert desk.templates.get(before.id) == before
    assert counts(desk.imports.import_templates(german_table(tmp_path, "bad;Zu."))) == (0, 1, 0)
    assert desk.templates.get(before.id).agreement is None


def test_an_import_is_one_step_of_undo(tmp_path: Path, desk: Desk) -> None:
    desk.imports.import_templates(german_table(tmp_path, "A;B", "C;D"))
    desk.history.undo()
    assert desk.templates.count() == 0


def test_a_backup_is_made_before_anything_is_written(tmp_path: Path, desk: Desk) -> None:
    seen: list[int] = []
    service = TemplateImport(
        desk._database,  # noqa: SLF001 - wired as the desk wires it, with a backup that looks at the records
        desk.clock,
        templates=desk.templates,
        town=desk.town,
        before_import=lambda: seen.append(desk.templates.count()),
    )
    path = german_table(tmp_path, "A;B")

    service.preview(path)
    assert seen == []
    service.run(path)
    service.run(path)

    assert seen == [0]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (";Text;;;;;", "Titel"),
        ("T;;;;;;", "Text"),
        ("T;X;9;;;;", "9"),
        ("T;X;streng;;;;", "streng"),
        ("T;X;;Wer;;;", "Abgestimmt am"),
        ("T;X;;;1.4.2027;;", "Abgestimmt mit"),
        ("T;X;;Wer;31.02.2027;;", "31.02.2027"),
        ("T;X;;Wer;1.4.2028;;", "future"),
        ("T;X;;;;zwei wörter;", "zwei wörter"),
        ("T;X;;;;;Brief", "Brief"),
    ],
)
def test_a_row_that_will_not_do_is_named_with_what_to_do(desk: Desk, tmp_path: Path, row: str, word: str) -> None:
    heading = "Titel;Text;Freigabestufe;Abgestimmt mit;Abgestimmt am;Kürzel;Art"

    report = desk.imports.import_templates(german_table(tmp_path, row, "Gut;Ja;2;;;;", heading=heading))

    assert (counts(report), fault_lines(report)) == ((1, 0, 0), [2])
    assert word in str(report.faults[0].message)


def test_an_unknown_column_is_named_and_the_rest_imported(desk: Desk, tmp_path: Path) -> None:
    report = desk.imports.import_templates(german_table(tmp_path, "1;A;B", heading="Nr.;Titel;Text"))

    assert (counts(report), fault_lines(report)) == ((1, 0, 0), [1])
    assert "Nr." in str(report.faults[0].message)


def test_rows_that_claim_the_same_id_title_or_shortcut_are_left_for_a_person(desk: Desk, tmp_path: Path) -> None:
    path = german_table(
        tmp_path,
        "a;A;x;k",
        "a;B;x;",
        ";C;x;k",
        ";D;x;",
        ";d;x;",
        ";E;x;e",
        heading="Schlüssel;Titel;Text;Kürzel",
    )

    report = desk.imports.import_templates(path)

    assert counts(report) == (1, 0, 0)
    assert [conflict.line for conflict in report.conflicts] == [2, 3, 4, 5, 6]
    assert [template.title for template in desk.templates.all()] == ["E"]


def test_a_deleted_id_does_not_come_back_by_the_back_door(desk: Desk, tmp_path: Path) -> None:
    keep = keep_template(desk)
    desk.templates.delete(keep.id)

    report = desk.imports.import_templates(german_table(tmp_path, f"{keep.key};A;B", heading="Schlüssel;Titel;Text"))

    assert (counts(report), [conflict.line for conflict in report.conflicts]) == ((0, 0, 0), [2])


def test_the_starter_pack_is_taken_in_whole(desk: Desk) -> None:
    report = desk.imports.import_templates(resource("seed", "starter_pack.yaml"))
    assert (counts(report), report.faults) == ((81, 0, 0), ())
    assert len(desk.templates.categories()) == 34


def test_a_pack_names_unknown_keys_duplicate_ids_and_odd_entries_by_line(desk: Desk, tmp_path: Path) -> None:
    path = a_file(
        tmp_path,
        "templates:\n"
        "  - {id: A, title: Eins, text: x}\n"
        "  - id: B\n"
        "    title: Zwei\n"
        "    text: x\n"
        "    aproval: 3\n"
        "  - {id: A, title: Drei, text: x}\n"
        "  - nur ein Wort\n"
        "  - {id: C, title: Vier, title: Fünf, text: x}\n"
        "  - {id: D, title: Sechs, text: x, agreed_with: W, agreed_on: 2027-04-31}\n"
        "  - {id: E, title: Sieben, text: x, agreed_with: W, agreed_on: 2027-04-30, facts: [eins, zwei]}\n",
    )

    report = desk.imports.import_templates(path)

    assert (counts(report), fault_lines(report)) == ((1, 0, 0), [6, 8, 9, 10])
    assert [conflict.line for conflict in report.conflicts] == [2, 7]
    assert desk.templates.find("sieben")[0].template.note == "eins; zwei"


REFUSED = {
    "empty": b"",
    "only white space": b" \r\n\n",
    "binary": b"Titel;Text\n\0\1\2",
    "a workbook": b"PK\x03\x04rest",
    "no bytes of Windows-1252": b"Titel;Text\n\x81\x8d",
    "half of a UTF-16 letter": b"\xff\xfeT",
    "no known column": b"Datum;Uhrzeit\n1;2\n",
    "an open quotation mark": b'Titel;Text\nA;B\nC;"D\nE;F\n',
    "a quotation mark inside a value": b'Titel;Text\nA;"B"C"\n',
    "separators that nobody uses": b"Titel|Text\nA|B\n",
    "more rows than anybody reads": b"Titel;Text\n" + b"A;B\n" * 20_002,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_a_table_that_cannot_be_understood_is_refused_as_a_whole(desk: Desk, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused):
        desk.imports.import_templates(a_file(tmp_path, content, "t.csv"))
    assert desk.templates.count() == 0


REFUSED_PACKS = {
    "half a file": "templates:\n  - {id: A, title: x, text: y}\n  - {id: B, title: 'x",
    "a plain text": "Guten Tag",
    "a comment alone": "# nichts\n",
    "another list": "groups:\n  - {id: G1}\n",
    "a code tag at the top": "!!python/object/apply:os.system ['true']",
    "too deep": "[" * 100_000,
    "a document behind the first": "templates:\n  - {title: x, text: y}\n---\ntemplates: []\n",
    "a tabulator for an indent": "templates:\n\t- {title: x, text: y}\n",
    "billions of aliases": "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "templates: *i\n",
}


@pytest.mark.parametrize("content", REFUSED_PACKS.values(), ids=REFUSED_PACKS.keys())
def test_a_pack_that_cannot_be_understood_is_refused_as_a_whole(desk: Desk, tmp_path: Path, content: str) -> None:
    with pytest.raises(ImportRefused):
        desk.imports.import_templates(a_file(tmp_path, content))
    assert desk.templates.count() == 0


def test_half_a_pack_is_named_with_the_line(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        desk.imports.import_templates(a_file(tmp_path, REFUSED_PACKS["half a file"]))
    assert refused.value.message.values["line"] == 3


def test_a_hundred_megabytes_are_refused_unread(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gross.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))

    with pytest.raises(ImportRefused) as refused:
        desk.imports.import_templates(path)
    assert refused.value.message.values["size"] == 100


def test_a_missing_file_and_a_folder_are_said_in_words(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "fehlt.csv", tmp_path):
        with pytest.raises(ImportRefused):
            desk.imports.import_templates(path)


@pytest.mark.parametrize("ending", [".csv", ".yaml"])
def test_what_is_exported_comes_back_the_same(desk: Desk, tmp_path: Path, ending: str) -> None:
    desk.imports.import_templates(resource("seed", "starter_pack.yaml"))
    keep_template(desk, 'Zeile;mit "Zeichen"', "=SUMME(1;2)\nzweite Zeile", shortcut="/z", agreement=AGREED)
    templates = desk.templates.all()
    content = as_csv(templates) if ending == ".csv" else as_yaml(templates, desk.town.categories())

    (tmp_path / "other").mkdir()
    with open_desk(tmp_path / "other") as other:
        report = other.imports.import_templates(a_file(tmp_path, content, f"export{ending}"))
        assert (counts(report), report.faults) == ((82, 0, 0), ())
        kept = {t.key: (t.title, t.text, t.agreement, t.kind, t.approval_level) for t in other.templates.all()}
    assert kept == {t.key: (t.title, t.text, t.agreement, t.kind, t.approval_level) for t in templates}


def test_no_cell_of_an_export_is_taken_for_a_formula(desk: Desk) -> None:
    keep_template(desk, "A", "=1+1")
    assert b";'=1+1;" in as_csv(desk.templates.all())


def test_the_limit_is_the_one_that_is_said() -> None:
    assert reading.MAX_BYTES == 20 * 1024 * 1024


def test_other_words_that_the_file_says_are_agreed_carry_the_new_stamp(desk: Desk, tmp_path: Path) -> None:
    before = keep_template(desk, "Bad", "Offen.")
    path = german_table(tmp_path, "Bad;Zu.;Petra Lüders;16.04.2027", heading="Titel;Text;Abgestimmt mit;Abgestimmt am")

    assert counts(desk.imports.import_templates(path)) == (0, 1, 0)

    agreement = desk.templates.get(before.id).agreement
    assert agreement is not None
    assert agreement.agreed_on == date(2027, 4, 16)
