"""Parts of the report are moved in every week and left out in one; a finished report keeps its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reports import SECTION_WORD, ReportField, Section
from amtdesk.domain.words import Message
from amtdesk.services.report_forms import FORMS
from amtdesk.system.language import Language
from tests.builders import open_desk
from tests.builders_reports import FRIDAY, WEEK, add_entries, birkenfurt_week
from tests.documents.golden_forms import docx_lines, html_lines, pdf_lines

LAST_FIRST = (Section.DECISIONS, *(each for each in Section if each is not Section.DECISIONS))


@pytest.fixture
def birkenfurt(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, FRIDAY) as desk:
        birkenfurt_week(desk)
        yield desk


def say(message: Message) -> str:
    return str(message)


def test_the_order_is_that_of_every_week_and_undone_in_one_step(birkenfurt: Desk) -> None:
    reports = birkenfurt.reports

    assert reports.move_section(Section.DECISIONS, place=0)
    assert not reports.move_section(Section.DECISIONS, place=0)  # it stands there already

    assert reports.order() == reports.weekly(WEEK).order == reports.weekly("2027-W20").order == LAST_FIRST
    birkenfurt.history.undo()
    assert reports.order() == tuple(Section)


def test_a_part_is_left_out_of_one_week_and_stands_in_the_next(birkenfurt: Desk) -> None:
    reports = birkenfurt.reports

    reports.show_section(WEEK, Section.TIME, shown=False)
    assert not reports.weekly(WEEK).shows(Section.TIME)
    assert reports.weekly("2027-W20").shows(Section.TIME)
    assert reports.left_out_always() == frozenset()

    birkenfurt.history.undo()
    assert reports.weekly(WEEK).shows(Section.TIME)
    birkenfurt.history.redo()
    reports.show_section(WEEK, Section.TIME, shown=True)
    assert reports.weekly(WEEK).shows(Section.TIME)


def test_what_every_week_leaves_out_one_week_may_bring_back(birkenfurt: Desk) -> None:
    reports = birkenfurt.reports
    reports.show_section(WEEK, Section.MOOD, shown=False)

    reports.show_section_always(WEEK, Section.TIME, shown=False)
    reports.show_section("2027-W20", Section.TIME, shown=True)

    assert reports.left_out_always() == reports.left_out("2027-W21") == {Section.TIME}
    assert reports.left_out(WEEK) == {Section.TIME, Section.MOOD}
    assert reports.left_out("2027-W20") == frozenset()

    reports.show_section_always(WEEK, Section.TIME, shown=True)
    assert reports.left_out(WEEK) == {Section.MOOD}


def test_every_week_takes_over_what_this_one_chose(birkenfurt: Desk) -> None:
    reports = birkenfurt.reports
    reports.show_section(WEEK, Section.TIME, shown=False)

    reports.show_section_always(WEEK, Section.TIME, shown=False)
    reports.show_section_always("2027-W20", Section.TIME, shown=True)

    assert reports.weekly(WEEK).shows(Section.TIME)  # it has no choice of its own any more


def test_names_that_nobody_knows_are_passed_over(birkenfurt: Desk) -> None:
    birkenfurt.town.set("report_hidden_sections", ["weather", "mood"])
    birkenfurt.town.set("report_section_order", "mood")
    add_entries(birkenfurt, {"contents": {"weather": False, "time_spent": False}})

    assert birkenfurt.reports.left_out(WEEK) == {Section.MOOD, Section.TIME}
    assert birkenfurt.reports.order() == tuple(Section)


def test_a_finished_report_keeps_order_and_contents_in_each_of_its_forms(birkenfurt: Desk) -> None:
    reports, german = birkenfurt.reports, Language("de", birkenfurt.clock.zone)
    reports.move_section(Section.DECISIONS, place=0)
    reports.show_section(WEEK, Section.TIME, shown=False)
    reports.finish(WEEK)
    before = {ending: reports.form(WEEK, german, ending=ending) for ending in FORMS}

    with pytest.raises(NotAllowed):
        reports.show_section(WEEK, Section.TIME, shown=True)
    with pytest.raises(NotAllowed):
        reports.show_section_always(WEEK, Section.TIME, shown=True)
    reports.move_section(Section.TOPICS, place=0)
    reports.show_section_always("2027-W20", Section.MOOD, shown=False)

    assert {ending: reports.form(WEEK, german, ending=ending) for ending in FORMS} == before
    assert reports.weekly(WEEK).contents == tuple(each for each in LAST_FIRST if each is not Section.TIME)


def test_version_two_says_what_else_stands_on_the_page(birkenfurt: Desk) -> None:
    reports = birkenfurt.reports
    reports.finish(WEEK)
    reports.reopen(WEEK)
    reports.move_section(Section.DECISIONS, place=0)
    reports.show_section(WEEK, Section.TIME, shown=False)

    assert [say(each) for each in reports.changes_since_finished(WEEK)] == [
        "Time spent: left out",
        "other order of the parts",
    ]


def test_page_document_file_and_mail_have_the_same_order(birkenfurt: Desk) -> None:
    reports, german = birkenfurt.reports, Language("de", birkenfurt.clock.zone)
    reports.edit(WEEK, ReportField.GOALS, value=["Nachwuchs: 3 Bewerbungen – auf dem Weg"])
    for section in Section:
        reports.move_section(section, place=0)  # one by one to the head: the other way round in the end
    made = {ending: reports.form(WEEK, german, ending=ending) for ending in FORMS}

    said = {
        ".pdf": " ".join(pdf_lines(made[".pdf"]).split("\n\n")[-1].split()),
        ".docx": docx_lines(made[".docx"]),
        ".html": html_lines(made[".html"]),
        ".txt": made[".txt"].decode(),
    }

    assert reports.order() == tuple(reversed(Section))
    for ending, words in said.items():
        heads = [german.text(SECTION_WORD[section]) for section in reversed(Section)]
        if ending == ".txt":
            heads = [head.upper() for head in heads]
        if ending == ".pdf":  # the figures stand for themselves there
            heads.remove(german.text(SECTION_WORD[Section.NUMBERS]))
        places = [words.index(_heading(head, ending=ending)) for head in heads]
        assert places == sorted(places), ending


def _heading(words: str, *, ending: str) -> str:
    return {".docx": f"[Heading 1] {words}", ".html": f">{words}</h2>", ".txt": f"\n{words}\n"}.get(ending, words)
