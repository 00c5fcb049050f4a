"""What the rows of a table and the texts of a folder mean, and what is wrong with them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from amtdesk.domain.contributions import Column, ContributionEntry
from amtdesk.domain.imports import ImportRefused
from amtdesk.exchange.cell_values import time_of, words_of
from amtdesk.exchange.contribution_form import FormFacts, contribution_form
from amtdesk.exchange.contribution_row import Office, listed, places_near
from amtdesk.exchange.contributions import read_contributions
from amtdesk.services.media import read_picture
from amtdesk.system.pictures import look
from tests.builders import NOW
from tests.builders_sheets import a_csv, a_picture, an_xlsx, first_sheet, rezipped

OFFICE = Office(today=NOW.date(), departments={"bader": "baeder", "bauamt": "ba"}, look=look, read_picture=read_picture)


def entries(path: Path) -> tuple[ContributionEntry, ...]:
    return read_contributions(path, OFFICE).entries


def said(entry: ContributionEntry) -> str:
    return " ".join(str(message) for message in (*entry.faults, *entry.notes))


def only(folder: Path, heading: Sequence[str], row: Sequence[object]) -> ContributionEntry:
    (entry,) = entries(an_xlsx(folder / "a.xlsx", row, heading=heading))
    return entry


def test_a_whole_row_of_a_german_excel_is_understood(tmp_path: Path) -> None:
    a_picture(tmp_path / "Turnfest.JPG".lower())
    row = ("Turnfest", "„Größtes“ Fest", "5.6.", "9 Uhr", "Ehrenamt", "Bäder", "Turnfest.jpg", "Kinder", "Foto: TSV",
           "keine Personen erkennbar", "TSV Birkenfurt", "Danke")  # fmt: skip

    (entry,) = entries(a_csv(tmp_path, row))

    given = entry.contribution
    assert given is not None
    assert (given.title, given.text, given.day, given.at) == (
        "Turnfest",
        "„Größtes“ Fest",
        date(2027, 6, 5),
        time(9),
    )
    assert (given.topic, given.department, given.by, given.note) == ("ehrenamt", "baeder", "TSV Birkenfurt", "Danke")
    assert (given.credit, given.consent, given.alt_text) == ("Foto: TSV", "not_needed", "Kinder")
    assert (entry.line, entry.faults, entry.notes) == (2, (), ())


def test_other_headings_a_title_above_and_unknown_columns_are_no_obstacle(tmp_path: Path) -> None:
    path = an_xlsx(
        tmp_path / "a.xlsx",
        (),
        ("Datum", "Überschrift *", "Inhalt", "Kanal", "Inhalt"),
        ("21.04.2028", "Markt", "Am Samstag", "Facebook", "doppelt"),
        heading=("Beiträge der Grundschule",),
    )

    read = read_contributions(path, OFFICE)

    (entry,) = read.entries
    assert entry.contribution is not None
    assert (entry.line, entry.contribution.text, entry.contribution.day) == (4, "Am Samstag", date(2028, 4, 21))
    notes = [str(note) for note in read.notes]
    assert [word for word in ("Kanal", "“Inhalt” is there twice") if any(word in note for note in notes)] == [
        "Kanal",
        "“Inhalt” is there twice",
    ]


def test_a_table_without_the_needed_columns_is_refused(tmp_path: Path) -> None:
    far = an_xlsx(tmp_path / "b.xlsx", *[("x",)] * 40, ("Titel", "Text"), heading=("x",))
    for path in (an_xlsx(tmp_path / "a.xlsx", heading=("Titel", "Datum")), far):
        with pytest.raises(ImportRefused, match="no heading row"):
            entries(path)


def test_other_sheets_hidden_columns_and_macros_are_named(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", ("Markt", "Am Samstag"))
    book = openpyxl.load_workbook(path)
    first_sheet(book).column_dimensions["B"].hidden = True
    book.create_sheet("Alt")["A1"] = "alt"
    book.save(path)
    rezipped(path, {"xl/vbaProject.bin": b"."})

    notes = " ".join(str(note) for note in read_contributions(path, OFFICE).notes)

    assert "columns are read all the same: Text" in notes
    assert "not read: Alt" in notes
    assert "not run" in notes


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2027, 6, 5, 9, 30), date(2027, 6, 5)),  # noqa: DTZ001 - a spreadsheet's day has no zone
        (date(2027, 6, 5), date(2027, 6, 5)),
        ("5.6.", date(2027, 6, 5)),
        ("5. 6. 2027", date(2027, 6, 5)),
        ("2027-06-05", date(2027, 6, 5)),
        ("2027-06-05T09:30", date(2027, 6, 5)),
        ("05.06.27, 9:30 Uhr", date(2027, 6, 5)),
        ("3.1.", date(2028, 1, 3)),
    ],
)
def test_days_are_read_as_they_are_written(tmp_path: Path, value: object, day: date) -> None:
    found = only(tmp_path, ("Titel", "Text", "Wunschtag"), ("Markt", "Am Samstag", value))

    assert found.contribution is not None
    assert found.contribution.day == day


@pytest.mark.parametrize("value", [46498, "bald", "31.2.2027", "nächste Woche", True])
def test_what_is_no_day_is_a_fault_of_its_row(tmp_path: Path, value: object) -> None:
    found = only(tmp_path, ("Titel", "Text", "Wunschtag"), ("Markt", "Am Samstag", value))

    assert found.contribution is None
    assert "is no day" in said(found)


def test_a_day_that_is_over_comes_without_a_date(tmp_path: Path) -> None:
    found = only(tmp_path, ("Titel", "Text", "Wunschtag"), ("Markt", "Am Samstag", "1.4.2027"))

    assert found.contribution is not None
    assert found.contribution.day is None
    assert "is over" in said(found)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (time(9, 30), time(9, 30)),
        (0.75, time(18)),
        (timedelta(hours=9, minutes=5), time(9, 5)),
        ("9:30", time(9, 30)),
        ("9.30 Uhr", time(9, 30)),
        (9, time(9)),
        (datetime(2027, 6, 5, 9, 30), time(9, 30)),  # noqa: DTZ001 - a spreadsheet's day has no zone
    ],
)
def test_times_are_read_as_they_are_written(tmp_path: Path, value: object, at: time) -> None:
    found = only(tmp_path, ("Titel", "Text", "Uhrzeit"), ("Markt", "Am Samstag", value))

    assert found.contribution is not None
    assert found.contribution.at == at


def test_a_time_behind_the_day_counts_and_nonsense_is_a_fault(tmp_path: Path) -> None:
    behind = only(tmp_path, ("Titel", "Text", "Wunschtag"), ("Markt", "Am Samstag", "5.6.2027 9:30"))
    assert behind.contribution is not None
    assert behind.contribution.at == time(9, 30)

    assert "is no time" in said(only(tmp_path, ("Titel", "Text", "Uhrzeit"), ("Markt", "Am Samstag", "abends")))
    assert time_of(None, [], is_day=True) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (2027.0, "2027"),
        (2.5, "2,5"),
        (True, "wahr"),
        (False, "falsch"),
        (date(2027, 6, 5), "05.06.2027"),
        (datetime(2027, 6, 5), "05.06.2027"),  # noqa: DTZ001 - a spreadsheet's day has no zone
        (datetime(2027, 6, 5, 9), "05.06.2027 09:00"),  # noqa: DTZ001 - as above
        (time(9), "09:00"),
        ("a\r\nb\r", "a\nb"),
    ],
)
def test_any_value_is_words_where_words_are_wanted(value: object, words: str) -> None:
    assert words_of(value) == words  # type: ignore[arg-type]  # every kind of value


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("", "Text ohne Titel"), "title is missing"),
        (("Nur Titel", ""), "Neither text nor picture"),
        (("Lang", "x" * 20_001), "too long"),
        (("=1+1", "Text"), "formula without a result"),
        (("Markt", "#DIV/0!"), "error of the table program"),
        (("Markt", "#NV"), "error of the table program"),
    ],
)
def test_each_fault_is_a_sentence_of_its_row(tmp_path: Path, row: tuple[str, str], fault: str) -> None:
    found = only(tmp_path, ("Titel", "Text"), row)

    assert found.contribution is None
    assert fault in said(found)


def test_formulas_errors_and_merged_cells_are_told(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for place, words in enumerate(("Titel", "Text", "Wer liefert")):
        sheet.write_string(0, place, words)
    sheet.write_formula(1, 0, '="Markt"', None, "Markt")
    sheet.write_string(1, 1, "Am Samstag")
    sheet.merge_range("C2:C3", "TSV")
    sheet.write_string(2, 0, "Fest")
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    book.close()

    computed, error = entries(path)

    assert computed.contribution is not None
    assert computed.contribution.title == "Markt"
    assert "its stored result is taken" in said(computed)
    assert "error of the table program" in said(error)
    assert "is merged" in said(error)
    assert "stored result" not in said(error)


def test_a_row_with_more_values_than_columns_is_a_fault(tmp_path: Path) -> None:
    (entry,) = entries(a_csv(tmp_path, ("Markt", "Erst das", "dann das"), heading=("Titel", "Text")))

    assert "more values" in said(entry)


def test_empty_rows_sums_and_the_example_are_no_contributions(tmp_path: Path) -> None:
    path = an_xlsx(
        tmp_path / "a.xlsx",
        ("Beispiel: Tag der offenen Tür", "So geht es", ""),
        ("", "", "Summe: 3"),
        heading=("Titel", "Text", "Hinweis"),
    )

    example, total = entries(path)
    assert (example.contribution, example.faults, total.contribution, total.faults) == (None, (), None, ())


@pytest.mark.parametrize(
    ("words", "consent", "note"),
    [
        ("", "", ""),
        ("keine Personen", "not_needed", ""),
        ("fehlt", "missing", ""),
        ("ja", "missing", "is said to be there"),
        ("wird nachgereicht", "missing", "counts as missing"),
    ],
)
def test_consent_that_others_claim_is_not_yet_a_proof(tmp_path: Path, words: str, consent: str, note: str) -> None:
    found = only(tmp_path, ("Titel", "Text", "Einwilligung"), ("Markt", "Am Samstag", words))

    assert found.contribution is not None
    assert found.contribution.consent == consent
    assert note in said(found)


def test_an_unknown_department_stays_empty_and_is_told(tmp_path: Path) -> None:
    found = only(tmp_path, ("Titel", "Text", "Fachamt"), ("Markt", "Am Samstag", "Raumfahrt"))

    assert found.contribution is not None
    assert found.contribution.department == ""
    assert "Raumfahrt" in said(found)


@pytest.mark.parametrize("name", ["fehlt.jpg", "../geheim.jpg", "C:\\geheim.jpg", "/etc/hostname"])
def test_a_picture_is_looked_for_beside_the_file_and_nowhere_else(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "eingang"
    folder.mkdir()
    a_picture(tmp_path / "geheim.jpg")

    assert "is not there" in said(only(folder, ("Titel", "Bilddatei"), ("Markt", name)))


def test_a_picture_may_lie_in_a_folder_below_and_a_broken_one_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "Bilder").mkdir()
    a_picture(tmp_path / "Bilder" / "markt.png")
    (tmp_path / "kaputt.jpg").write_bytes(b"\xff\xd8\xff\xe0 half")
    (tmp_path / "text.jpg").write_text("Das ist ein Text.")

    good = only(tmp_path, ("Titel", "Bilddatei"), ("Markt", "Bilder/markt.png"))
    assert good.contribution is not None
    assert good.contribution.picture == tmp_path / "Bilder" / "markt.png"
    for name in ("kaputt.jpg", "text.jpg"):
        assert name in said(only(tmp_path, ("Titel", "Bilddatei"), ("Markt", name)))


def a_text(path: Path, words: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(words, "utf-8")
    return path


def test_texts_and_pictures_of_a_folder_find_each_other(tmp_path: Path) -> None:
    a_text(tmp_path / "turnfest.md", "# Turnfest am Samstag\n\nWir laden alle ein.")
    a_picture(tmp_path / "Turnfest.jpg")
    a_text(tmp_path / "lauf" / "bericht.txt", "Wunschtag: 5.6.\nWer liefert: TSV\n\nNur ein Satz, ohne Titel.")
    for color in ("blue", "green"):
        a_picture(tmp_path / "lauf" / f"{color}.png", color=color)
    a_picture(tmp_path / "nur_ein-bild.jpg", color="white")
    a_text(tmp_path / "leer.txt", " ")
    a_text(tmp_path / "notiz.pdf", "x")
    a_text(tmp_path / "liste.csv", "x")
    a_text(tmp_path / ".verborgen.txt", "x")

    read = read_contributions(tmp_path, OFFICE)

    empty, fest, alone, run = read.entries
    assert [entry.line for entry in read.entries] == [1, 2, 3, 4]
    assert "is empty" in said(empty)
    assert fest.contribution is not None
    assert (fest.title, fest.contribution.text, fest.source) == (
        "Turnfest am Samstag",
        "Wir laden alle ein.",
        "turnfest.md",
    )
    assert fest.contribution.picture == tmp_path / "Turnfest.jpg"
    assert alone.contribution is not None
    assert (alone.title, alone.contribution.text) == ("nur ein bild", "")
    assert run.contribution is not None
    assert (run.title, run.contribution.by, run.contribution.day) == ("bericht", "TSV", date(2027, 6, 5))
    assert (run.contribution.text, run.contribution.picture) == (
        "Nur ein Satz, ohne Titel.",
        tmp_path / "lauf" / "blue.png",
    )
    assert "green.png" in said(run)
    assert ["liste.csv" in str(read.notes[0]), "notiz.pdf" in str(read.notes[1])] == [True, True]


def test_a_text_may_name_its_picture_and_its_title(tmp_path: Path) -> None:
    a_text(tmp_path / "a.txt", "Titel: Markt\nBilddatei: stand.png\nFoto von: Schule\nHinweis auf den Markt: kommt.")
    a_picture(tmp_path / "stand.png")

    (entry, *_rest) = read_contributions(tmp_path, OFFICE).entries

    assert entry.contribution is not None
    assert (entry.title, entry.contribution.credit) == ("Markt", "Foto: Schule")
    assert entry.contribution.text == "Hinweis auf den Markt: kommt."


def test_a_folder_without_any_of_it_is_refused(tmp_path: Path) -> None:
    a_text(tmp_path / "a.pdf", "x")

    with pytest.raises(ImportRefused, match="neither texts"):
        entries(tmp_path)


def test_a_folder_with_too_much_is_refused(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / f"{number}.txt").touch()

    with pytest.raises(ImportRefused, match="more than 2000"):
        entries(tmp_path)


def test_the_form_is_read_back_and_its_example_is_no_contribution(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(contribution_form(a_form()))
    book = openpyxl.load_workbook(path)
    sheet = book["Beiträge"]
    assert [cell.value for cell in sheet[3]] == [column.value for column in Column]
    lists = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert lists["F4:F204"] == ("list", "Listen!$B$1:$B$2")
    assert sheet["A4"].font.italic
    assert book["So geht es"]["B3"].value

    sheet["A5"], sheet["B5"], sheet["C5"] = "=Markt", "Am Samstag", date(2027, 6, 5)
    sheet["A5"].data_type = "s"
    book.save(path)
    read = read_contributions(path, OFFICE)
    example, row = read.entries
    assert (example.contribution, example.faults, read.notes) == (None, (), ())
    assert row.contribution is not None
    assert (row.contribution.title, row.contribution.day) == ("=Markt", date(2027, 6, 5))


def test_a_form_without_departments_has_no_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(contribution_form(a_form(departments=(), topics=(), town="")))

    sheet = openpyxl.load_workbook(path)["Beiträge"]
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date", "decimal", "textLength"}


def a_form(
    *, departments: Sequence[str] = ("=Bäder", "Bauamt"), topics: Sequence[str] = ("service",), town: str = "B"
) -> FormFacts:
    return FormFacts(town=town, departments=departments, topics=topics, today=NOW.date(), written_at=NOW)


def test_a_folder_that_may_not_be_read_holds_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path / "System Volume Information") == []
    assert places_near(tmp_path / "gone") == [tmp_path / "gone"]
