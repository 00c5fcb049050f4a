"""The page as it leaves the house: valid, tagged, one page, the same figures, never stopped by what someone typed."""

import io
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import page as validator  # the package page-validation
import pikepdf
import pytest

from amtdesk.desk import Desk
from amtdesk.documents import weekly_report
from amtdesk.documents.letters import printable
from amtdesk.documents.mail_text import WIDTH, mail_text
from amtdesk.documents.report_paper import paper_of
from amtdesk.documents.typesetting import SURELY_DRAWN, with_clear_ends
from amtdesk.domain.reports import LISTS, Entry, MoodRow, ReportField, Section, TopicLine, WeeklyReport
from amtdesk.system.language import Language
from amtdesk.system.resources import root
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week

GERMAN, ENGLISH = Language("de", BERLIN), Language("en", BERLIN)
HOSTILE = '#panic("x") *fett* $x^2$ \\ "Zitat" <b>&amp;</b> {n} %s // /* ]) @ref `code` \x00\x07\u202eRTL'
EMOJI = "Danke 👍 an alle 🚒 Familie 👨‍👩‍👧 1️⃣ 🇩🇪"
STRANGE = "漢字 und العربية und हिन्दी und \ue000 und z\u0335\u0322 und \ud800"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 4


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Desk]]:
    full = open_desk(tmp_path_factory.mktemp("full"), FRIDAY)
    empty = open_desk(tmp_path_factory.mktemp("empty"), FRIDAY)
    birkenfurt_week(full)
    yield {"full": full, "empty": empty}
    full.close()
    empty.close()


@pytest.fixture(scope="module")
def report(desks: Mapping[str, Desk]) -> WeeklyReport:
    return desks["full"].reports.weekly(WEEK)


def with_words(report: WeeklyReport, words: str, *, items: int = 1) -> WeeklyReport:
    """The same report with these words in every place that people can fill."""
    entries = tuple(
        Entry(field=field, edited=(words,) * (items if field in LISTS else min(items, 4))) for field in ReportField
    )
    post = replace(report.published[0], title=words)
    return replace(
        report,
        town=words,
        addressee=words,
        author=words,
        entries=entries,
        topics=(TopicLine(name=words, count=3, example=words),) * items,
        moods=(MoodRow(group=words, moods=report.moods[0].moods),) * items,
        published=(post,) * items,
    )


def pdf(report: WeeklyReport, language: Language = GERMAN) -> bytes:
    return weekly_report.pdf(report, language, resources=root())


def text_of(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def faults(content: bytes, folder: Path) -> list[object]:
    path = folder / "report.pdf"
    path.write_bytes(content)
    reports = [validator.validate_pdf(str(path), profile=profile) for profile in ("ua1", "2a")]
    return [failure for each in reports for failure in each.failures]


def pages_in(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as document:
        return len(document.pages)


def every_report(desks: Mapping[str, Desk]) -> Mapping[str, WeeklyReport]:
    report = desks["full"].reports.weekly(WEEK)
    return {
        "birkenfurt": report,
        "empty week": desks["empty"].reports.weekly(WEEK),
        "hostile": with_words(report, HOSTILE),
        "emoji": with_words(report, EMOJI),
        "strange writing": with_words(report, STRANGE),
        "long word": with_words(report, LONG_WORD),
        "overfull": with_words(report, "Ein Punkt, der eine ganze Zeile füllt und noch etwas weiter reicht.", items=12),
        "no words at all": replace(with_words(report, ""), hidden=frozenset(Section)),
    }


NAMES = ["birkenfurt", "empty week", "hostile", "emoji", "strange writing", "long word", "overfull", "no words at all"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", [GERMAN, ENGLISH], ids=["de", "en"])
def test_every_report_passes_pdf_ua_and_pdf_a(
    desks: Mapping[str, Desk], tmp_path: Path, name: str, language: Language
) -> None:
    content = pdf(every_report(desks)[name], language)

    assert faults(content, tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_report_fits_one_page(desks: Mapping[str, Desk], name: str) -> None:
    assert pages_in(pdf(every_report(desks)[name])) == 1


def test_only_words_that_cannot_fit_make_a_second_page(report: WeeklyReport) -> None:
    endless = replace(report, entries=(Entry(field=ReportField.HEADLINE, edited=("Ein Satz. " * 1500,)),))

    assert pages_in(pdf(endless)) > 1


def test_the_page_says_what_the_figures_say(desks: Mapping[str, Desk], report: WeeklyReport) -> None:
    numbers = desks["full"].reports.figures(WEEK)

    words = text_of(pdf(report))

    assert f"{numbers['answered_within_24h']} von {numbers['questions_received']}" in words
    assert f"{numbers['open_items']} offen" in words
    assert "2:30 Std." in words
    assert f"{numbers['posts_published']} von {numbers['posts_planned']}" in words
    assert f"{numbers['group_rounds_done']} von {numbers['group_rounds_planned']} Gruppenbesuchen" in words
    assert "69 % mit unverändertem Textbaustein (9 von 13)" in words
    assert "Freigegeben bis 14. Mai 2027" in words


def test_a_target_of_the_same_day_is_called_so(report: WeeklyReport) -> None:
    words = text_of(pdf(replace(report, target_hours=0)))

    assert "erste Reaktion am selben" in words
    assert "in 0 Stunden" not in words


@pytest.mark.parametrize("name", NAMES)
def test_mail_lines_are_wrapped_at_72_characters(desks: Mapping[str, Desk], name: str) -> None:
    lines = mail_text(every_report(desks)[name], GERMAN).splitlines()

    assert all(len(line) <= WIDTH or " " not in line.strip().removeprefix("- ").removeprefix("[ ] ") for line in lines)


def test_the_same_report_gives_the_same_bytes(report: WeeklyReport) -> None:
    assert pdf(report) == pdf(report)


def test_what_no_font_can_draw_is_named_by_its_code(report: WeeklyReport) -> None:
    words = text_of(pdf(with_words(report, "Schild 漢 hier")))

    assert "[U+6F22]" in words
    assert "Schild" in words


def test_the_letters_of_german_and_english_need_no_trial(report: WeeklyReport) -> None:
    every = "".join(sorted(SURELY_DRAWN))

    words = text_of(pdf(with_words(report, every)))

    assert "[U+" not in words
    assert weekly_report.undrawn(report, GERMAN, resources=root()) == ()
    assert weekly_report.undrawn(with_words(report, "漢"), GERMAN, resources=root()) == ("漢",)


def test_emoji_are_printed(report: WeeklyReport) -> None:
    content = pdf(with_words(report, "Danke 🚒"))

    assert "[U+" not in text_of(content)
    assert any("NotoEmoji" in name for name in fonts_in(content))


def test_only_shipped_fonts_are_used(report: WeeklyReport) -> None:
    names = fonts_in(pdf(report))

    assert names
    assert all("SourceSans3" in name for name in names)


def test_users_words_are_never_read_as_source(report: WeeklyReport) -> None:
    words = text_of(pdf(with_words(report, '#sys.version *x* "y" {n}')))

    assert '#sys.version *x* "y" {n}' in words


@pytest.mark.parametrize("language", [GERMAN, ENGLISH], ids=["de", "en"])
def test_the_pdf_names_its_language_and_title(report: WeeklyReport, language: Language) -> None:
    with pikepdf.open(io.BytesIO(pdf(report, language))) as document:
        assert str(document.Root.Lang).startswith(language.code)
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert WEEK[-2:] in str(document.docinfo.Title)


def test_headings_table_heads_and_pictures_are_tagged(report: WeeklyReport) -> None:
    with pikepdf.open(io.BytesIO(pdf(report))) as document:
        tags = list(structure(document.Root.StructTreeRoot))

    kinds = [str(tag.get("/S")) for tag in tags]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 6
    assert kinds.count("/TH") >= 10  # group and five days, four columns of subjects
    figures = [str(tag.get("/Alt", "")) for tag in tags if tag.get("/S") == "/Figure"]
    assert all(figures)
    assert any("Mo 10.: 3 eingegangen, 5 mit erster Reaktion" in alt for alt in figures)
    assert "aufgeheizt" in figures


def test_the_preview_is_the_page(report: WeeklyReport) -> None:
    pictures = weekly_report.pages(report, GERMAN, resources=root(), ppi=48)

    assert len(pictures) == 1
    assert pictures[0].startswith(b"\x89PNG")


def test_the_preview_of_two_pages_has_two_pictures(report: WeeklyReport) -> None:
    endless = replace(report, entries=(Entry(field=ReportField.HEADLINE, edited=("Ein Satz. " * 1000,)),))

    assert len(weekly_report.pages(endless, GERMAN, resources=root(), ppi=20)) == 2


def test_empty_parts_vanish(desks: Mapping[str, Desk]) -> None:
    words = text_of(pdf(desks["empty"].reports.weekly(WEEK)))

    assert "Eine ruhige Woche" in words
    assert "Stimmung" not in words
    assert "Entscheidung" not in words


def test_long_lists_say_how_many_more_there_are(report: WeeklyReport) -> None:
    words = text_of(pdf(with_words(report, "Ein Punkt", items=12)))

    assert "weitere" in words


def structure(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield every element of the tag tree."""
    children = node.get("/K")
    kids = list(children) if isinstance(children, pikepdf.Array) else [children]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from structure(kid)


def fonts_in(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as document:
        return {
            str(item.get("/BaseFont"))
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }


def test_data_that_ends_like_a_line_leaves_no_doubt_about_its_length() -> None:
    faulty = b"1 0 obj\n<</Length 3/Filter/X>>\nstream\nab\r\nendstream\nendobj\n"
    before = faulty + b"2 0 obj\n<</Length 2>>\nstream\nab\nendstream"

    after = with_clear_ends(before)

    assert after == before.replace(b">>\nstream\nab\r\nendstream", b">>stream\nab\r\r\nendstream")
    assert after.index(b"2 0 obj") == before.index(b"2 0 obj")


def test_twice_as_many_decisions_as_recommended_are_printed_and_no_more(report: WeeklyReport) -> None:
    asked = Entry(field=ReportField.DECISIONS, edited=tuple(f"Frage {number}?" for number in range(1, 9)))

    paper = paper_of(replace(report, entries=(asked,)), GERMAN)

    assert [each["text"] for each in paper["decisions"]] == [f"Frage {number}?" for number in range(1, 7)]


def test_a_tab_parts_words_and_what_controls_a_machine_goes() -> None:
    assert printable("Müll\tund\x0bGlas\x00\x1b\u202e") == "Müll und Glas"
