"""Beside the page: DOCX for the office, HTML for any browser, the figures as CSV. The same figures in all."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import docx as library
import pytest
from openxml_audit import OpenXmlValidator
from PySide6.QtGui import QImage

from amtdesk.desk import Desk
from amtdesk.documents import report_docx, report_html
from amtdesk.documents.report_outline import Grid, outline_of
from amtdesk.domain.reports import FIGURE_WORDS, Entry, ReportField, Section, TopicLine, UsualFigures, WeeklyReport
from amtdesk.services.report_forms import FORMS
from amtdesk.system.language import Language
from amtdesk.system.resources import root
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week
from tests.documents.test_weekly_report import EMOJI, HOSTILE, LONG_WORD, STRANGE, text_of, with_words

GERMAN, ENGLISH = Language("de", BERLIN), Language("en", BERLIN)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMULAS = '=HYPERLINK("http://x.example";"hier")'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("desk"), FRIDAY) as opened:
        birkenfurt_week(opened)
        yield opened


@pytest.fixture(scope="module")
def report(desk: Desk) -> WeeklyReport:
    return desk.reports.weekly(WEEK)


def html(report: WeeklyReport, language: Language) -> bytes:
    return report_html.html(report, language, resources=root())


def docx(report: WeeklyReport, language: Language) -> bytes:
    return report_docx.docx(report, language, resources=root())


def tree(content: bytes) -> Element:
    """The file read as strict XML: only well-formed markup passes."""
    body = content.decode().removeprefix("<!DOCTYPE html>\n")
    return fromstring(re.sub(r"<(meta|col|br)\b([^>]*)>", r"<\1\2/>", body))  # noqa: S314 - our own file


def words_of(content: bytes) -> str:
    return " ".join("".join(tree(content).itertext()).split())


def document_words(content: bytes) -> str:
    document = library.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(line.text for line in document.paragraphs), *cells]).split())


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


SAID: Mapping[str, Callable[[bytes], str]] = {
    ".pdf": text_of,
    ".docx": document_words,
    ".html": words_of,
    ".txt": lambda content: " ".join(content.decode().split()),
}


def test_all_forms_tell_the_same_figures(desk: Desk, report: WeeklyReport) -> None:
    figures = report.figures

    for ending, said in SAID.items():
        words = said(desk.reports.form(WEEK, GERMAN, ending=ending))
        assert f"{figures.answered_within_24h} von {figures.questions_received}" in words, ending
        assert f"Fragen und Hinweise, {figures.open_items} offen" in words, ending
        assert f"{figures.posts_published} von {figures.posts_planned}" in words, ending
        assert f"{figures.group_rounds_done} von {figures.group_rounds_planned} Gruppenbesuchen" in words, ending
        assert "69 % mit unverändertem Textbaustein (9 von 13)" in words, ending
        assert "2:30 Std." in words, ending
        assert "Freigegeben bis 14. Mai 2027" in words, ending
    table = {row[0]: row[1] for row in rows_of(desk.reports.form(WEEK, GERMAN, ending=".csv"))}
    assert table["Fragen und Hinweise"] == str(figures.questions_received)
    assert table["Rechtzeitig reagiert"] == str(figures.answered_within_24h)
    assert table["Geplante Beiträge"] == str(figures.posts_planned)
    assert table["Vorgesehene Gruppenbesuche"] == str(figures.group_rounds_planned)
    assert table["Mittlere Antwortzeit"] == "2,5"
    assert table["Offen"] == str(figures.open_items)
    assert table["Beiträge"] == str(figures.posts_published)
    assert table["Gruppenbesuche"] == str(figures.group_rounds_done)
    assert table["Unveränderter Baustein"] == "0,69"
    assert table["Planung reicht bis"] == "14.05.2027"
    assert len(table) == len(figures.keyed()) + 1  # the heads


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("language", [GERMAN, ENGLISH], ids=["de", "en"])
def test_the_same_report_gives_the_same_bytes_in_every_form(desk: Desk, ending: str, language: Language) -> None:
    made = [desk.reports.form(WEEK, language, ending=ending) for _time in range(2)]

    assert made[0] == made[1]


@pytest.mark.parametrize("words", [HOSTILE, EMOJI, STRANGE, LONG_WORD, FORMULAS, "]]>&amp;<script>alert(1)</script>"])
def test_whatever_someone_typed_stays_text(report: WeeklyReport, words: str) -> None:
    hostile = with_words(report, words, items=3)

    page = tree(html(hostile, GERMAN))
    document = library.Document(io.BytesIO(docx(hostile, GERMAN)))

    assert FORMS[".txt"](hostile, GERMAN).decode()
    assert not list(page.iter("script"))
    assert not list(page.iter("b"))
    assert page.find("body/main/header/h1") is not None
    assert document.tables
    if words.isprintable():
        assert " ".join(words.split()) in words_of(html(hostile, GERMAN))
        assert " ".join(words.split()) in document_words(docx(hostile, GERMAN))


def test_the_html_needs_nothing_but_itself(report: WeeklyReport) -> None:
    page = tree(html(with_words(report, '<img src="http://x.example/a.png">'), GERMAN))

    assert not any(element.get("src") for element in page.iter())
    assert all(element.get("href", "#").startswith("#") for element in page.iter())  # strokes that the drawing repeats
    policy = next(each for each in page.iter("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content", "").startswith("default-src 'none'")


def test_the_bars_stand_in_the_file_with_what_they_say_and_the_table_after_them(report: WeeklyReport) -> None:
    page = tree(html(report, GERMAN))

    [part] = [each for each in page.iter("section") if each.get("aria-labelledby") == "part-questions-per-day"]
    [drawing] = part.findall("svg")

    assert [each.tag for each in part][:3] == ["h2", "svg", "table"]
    assert (drawing.get("role"), drawing[0].tag, drawing[1].tag) == ("img", "title", "desc")
    assert [each.get("id") for each in drawing[:2]] == [drawing.get("aria-labelledby"), drawing.get("aria-describedby")]
    assert drawing[0].text == "Fragen je Tag"
    assert "Mo 10.: 3 eingegangen, 5 mit erster Reaktion" in str(drawing[1].text)
    fills = {each.get("fill") for each in drawing.iter("path")}
    assert {"#9fb4d2", "#1e4e8f"} <= fills  # light and dark: told apart in black and white


def test_a_mood_has_its_circle_beside_its_word(report: WeeklyReport) -> None:
    page = tree(html(report, GERMAN))

    circles = {str(cell[0].tail).strip(): cell[0] for cell in page.iter("td") if cell.get("class") == "marked"}

    assert {word: (drawing[0].get("fill"), len(drawing)) for word, drawing in circles.items()} == {
        "ruhig": ("#fff", 1),
        "angespannt": ("#fff", 2),
        "aufgeheizt": ("#16202c", 1),
    }
    assert {drawing.get("aria-hidden") for drawing in circles.values()} == {"true"}  # the word says it


def test_the_bars_stand_in_the_document_as_the_picture_of_the_page(report: WeeklyReport) -> None:
    content = docx(report, GERMAN)

    document = library.Document(io.BytesIO(content))
    [shape] = document.inline_shapes
    about = shape._inline.docPr  # noqa: SLF001 - the library has no other way to it
    image = QImage.fromData(zipfile.ZipFile(io.BytesIO(content)).read("word/media/image1.png"))
    inks = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}

    assert about.get("title") == "Fragen je Tag"
    assert "Mo 10.: 3 eingegangen, 5 mit erster Reaktion" in about.get("descr")
    assert {"#ffffff", "#9fb4d2", "#1e4e8f"} <= inks
    assert [cell.text for cell in document.tables[1].rows[1].cells][:2] == ["eingegangen", "1"]


def test_the_html_can_be_read_by_ear(report: WeeklyReport) -> None:
    page = tree(html(report, GERMAN))

    assert page.get("lang") == "de"
    assert "KW" not in (page.findtext("head/title") or "")
    assert "Wochenbericht" in (page.findtext("head/title") or "")
    assert [len(list(page.iter(tag))) for tag in ("h1", "main")] == [1, 1]
    for section in page.iter("section"):
        heading = section.find("h2")
        assert heading is not None
        assert section.get("aria-labelledby") == heading.get("id")
    for table in page.iter("table"):
        assert (table.findtext("caption") or "").strip()
        assert all(head.get("scope") == "col" for head in table.findall("thead/tr/th"))
        assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in table.findall("tbody/tr"))


def test_the_document_has_real_styles_heads_and_descriptions(report: WeeklyReport) -> None:
    document = library.Document(io.BytesIO(docx(report, GERMAN)))

    outline = outline_of(report, GERMAN)
    headings = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert headings == [*(part.heading for part in outline.parts), "So wird gezählt"]
    assert [line.text for line in document.paragraphs if line.style and line.style.name == "Title"] == [outline.title]
    grids = [block for part in outline.parts for block in part.blocks if isinstance(block, Grid)]
    assert len(document.tables) == len(grids)
    for table, grid in zip(document.tables, grids, strict=True):
        about = table._tbl.tblPr  # noqa: SLF001 - the library has no other way to it
        assert about.find(f"{WORD}tblDescription").get(f"{WORD}val") == grid.told
        assert table.rows[0]._tr.trPr.find(f"{WORD}tblHeader") is not None  # type: ignore[union-attr]  # noqa: SLF001
    assert document.core_properties.language == "de-DE"
    assert document.core_properties.author == "Jana Wolter"
    assert 'w:lang w:val="de-DE"' in zipfile.ZipFile(io.BytesIO(docx(report, GERMAN))).read("word/styles.xml").decode()


def test_the_document_is_valid_by_the_rules_of_its_format(report: WeeklyReport, tmp_path: Path) -> None:
    path = tmp_path / "Bericht.docx"
    path.write_bytes(docx(with_words(report, HOSTILE, items=2), GERMAN))

    assert [each.description for each in OpenXmlValidator().validate(path).errors] == []


def test_each_figure_says_how_it_is_counted(report: WeeklyReport) -> None:
    for words in (words_of(html(report, GERMAN)), document_words(docx(report, GERMAN))):
        for name, how in FIGURE_WORDS.values():
            assert f"{GERMAN.text(name)}: {GERMAN.text(how)}" in words
    without = replace(report, hidden=frozenset({Section.NUMBERS}))
    assert "So wird gezählt" not in words_of(html(without, GERMAN))


def test_what_is_hidden_or_empty_has_no_heading(report: WeeklyReport) -> None:
    hidden = replace(report, hidden=frozenset({Section.MOOD}), topics=())

    sections = {part.section for part in outline_of(hidden, GERMAN).parts}

    assert not sections & {Section.MOOD, Section.TOPICS}
    assert "Stimmung in den Gruppen" not in words_of(html(hidden, GERMAN))


def test_goals_stand_in_every_form_with_their_state(report: WeeklyReport) -> None:
    goals = Entry(field=ReportField.GOALS, edited=("Schnell antworten: 93 % – erreicht", "Krisenübung im Juni"))
    told = replace(report, entries=(*report.entries, goals))
    told = replace(
        told, entries=tuple(each for each in told.entries if each.field is not ReportField.GOALS or each.edited)
    )

    for ending, said in SAID.items():
        words = said(FORMS[ending](told, GERMAN))
        assert "Ziele: wo stehen wir?".upper() in words.upper(), ending
        assert "Schnell antworten" in words, ending
        assert "erreicht" in words, ending
        assert "Krisenübung im Juni" in words, ending


def test_a_column_that_nobody_filled_is_left_out(report: WeeklyReport) -> None:
    plain = replace(report, topics=(TopicLine(name="Freibad", count=0),), moods=(), published=())

    grids = [block for part in outline_of(plain, GERMAN).parts for block in part.blocks if isinstance(block, Grid)]

    assert [grid.heads for grid in grids if grid.rows[0][0] == "Freibad"] == [("Thema",)]
    assert outline_of(plain, GERMAN).parts


def test_what_is_usual_stands_beside_the_week_before(report: WeeklyReport) -> None:
    usual = UsualFigures(
        weeks=8, questions_received=11.5, answered_share=0.9, median_response_hours=3.0, posts_published=4
    )
    told = replace(report, usual=usual)

    for words in (words_of(html(told, GERMAN)), document_words(docx(told, GERMAN))):
        assert "Median der Wochen davor" in words
        assert "11,5" in words
        assert "90 %" in words
        assert "3:00 Std." in words
    assert "Median aus 8 Wochen: 11,5" in " ".join(FORMS[".txt"](told, GERMAN).decode().split())
    rows = rows_of(FORMS[".csv"](told, GERMAN))
    assert rows[0][3] == "Median aus acht Wochen"
    assert rows[1][3] == "11,5"


def test_the_figures_open_in_a_german_spreadsheet(desk: Desk) -> None:
    content = desk.reports.form(WEEK, GERMAN, ending=".csv")

    rows = rows_of(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["Kennzahl", "Diese Woche", "Vorwoche", "Median aus acht Wochen", "Berichtigt", "So wird gezählt"]
    assert {len(row) for row in rows} == {6}
    assert ["Planung reicht bis", "14.05.2027"] in [row[:2] for row in rows]
    assert all(row[5] for row in rows)


def test_every_form_is_saved_by_its_ending(desk: Desk, tmp_path: Path) -> None:
    for ending in FORMS:
        path = desk.reports.save(WEEK, GERMAN, path=tmp_path / f"Bericht{ending.upper()}")

        assert path.read_bytes() == desk.reports.form(WEEK, GERMAN, ending=ending)
