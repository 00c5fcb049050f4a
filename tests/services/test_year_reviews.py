"""Twelve months of real records, as figures and as one valid page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.documents import year_review
from amtdesk.domain.errors import NotFound
from amtdesk.domain.reports import ReportField
from amtdesk.system.language import Language
from amtdesk.system.resources import root
from tests.builders import BERLIN, berlin, open_birkenfurt, open_desk
from tests.builders_reports import FRIDAY, WEEK, Row, a_question_row, add_rows, birkenfurt_week
from tests.documents.test_weekly_report import faults, pages_in, text_of

MAY = date(2027, 5, 1)
GERMAN = Language("de", BERLIN)


@pytest.fixture(scope="module")
def birkenfurt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_birkenfurt(tmp_path_factory.mktemp("desk"), FRIDAY) as desk:
        yield desk


def test_the_months_are_counted_like_the_weeks(birkenfurt: Desk) -> None:
    review = birkenfurt.year_reviews.until(MAY)

    may = review.months[-1].figures
    assert may.questions_received == 26
    assert may.posts_published == 8
    assert review.questions == may.questions_received
    assert (review.town, review.addressee) == ("Stadt Birkenfurt", "Bürgermeisterin Karin Ahlers")
    assert [GERMAN.sentence(line).partition(":")[0] for line in review.goals] == [
        "Fragen schnell beantworten",
        "Entscheidungen verständlich machen",
        "Stadtleben zeigen, soweit die Stadt beteiligt ist",
    ]


def test_hours_belong_to_the_month_in_which_their_week_ends(tmp_path: Path) -> None:
    with open_desk(tmp_path, FRIDAY) as desk:
        desk.reports.edit("2027-W17", ReportField.TIME_SPENT, value=4.0)  # ends on 30 April
        desk.reports.edit("2027-W18", ReportField.TIME_SPENT, value=5.0)
        desk.reports.edit("2027-W19", ReportField.TIME_SPENT, value=1.5)
        desk.reports.edit("2027-W16", ReportField.BENEFIT, value="Viel.")

        review = desk.year_reviews.until(MAY)

        assert [each.hours for each in review.months[-2:]] == [4.0, 6.5]
        assert review.hours == 10.5


def test_a_month_that_has_not_begun_is_refused(birkenfurt: Desk) -> None:
    with pytest.raises(NotFound):
        birkenfurt.year_reviews.until(date(2027, 6, 1))


def test_the_page_is_valid_and_says_the_figures(birkenfurt: Desk, tmp_path: Path) -> None:
    path = birkenfurt.year_reviews.save(MAY, GERMAN, path=tmp_path / "Jahr.pdf")

    content = path.read_bytes()
    assert faults(content, tmp_path) == []
    assert pages_in(content) == 1
    words = text_of(content)
    assert "Was hat es gebracht?" in words
    assert "Juni 2026 bis Mai 2027" in words
    assert "26 Fragen und Hinweise" in birkenfurt.year_reviews.text(MAY, GERMAN)
    assert birkenfurt.year_reviews.pdf(MAY, GERMAN) == content


def test_a_year_without_records_is_a_valid_page_too(tmp_path: Path) -> None:
    with open_desk(tmp_path, FRIDAY) as desk:
        desk.town.set("answer_same_day", value=True)
        review = desk.year_reviews.until(MAY)
        content = year_review.pdf(review, GERMAN, resources=root())

        assert review.is_empty
        assert faults(content, tmp_path) == []
        assert "Fragen je Monat" not in text_of(content)
        pages, spoken = desk.year_reviews.look(MAY, Language("en", BERLIN), ppi=40)
        assert pages[0].startswith(b"\x89PNG")
        assert "Month: May 2027" in spoken


@pytest.fixture
def put_right(tmp_path: Path) -> Iterator[Desk]:
    """Week 19 finished with a question and a post more than recorded, and one reaction fewer."""
    with open_desk(tmp_path, FRIDAY) as desk:
        birkenfurt_week(desk)
        for figure, value in (("questions_received", 20), ("answered_within_24h", 12), ("median_response_hours", 9.5)):
            desk.reports.correct(WEEK, figure, value=value)
        desk.reports.correct(WEEK, "posts_published", value=5)
        desk.reports.finish(WEEK)
        yield desk


def test_a_finished_reports_own_counts_stand_in_its_month_beside_the_recorded_ones(
    put_right: Desk, tmp_path: Path
) -> None:
    review = put_right.year_reviews.until(MAY)
    words = put_right.year_reviews.text(MAY, GERMAN)
    content = put_right.year_reviews.pdf(MAY, GERMAN)

    assert (review.questions, review.in_time, review.posts) == (20, 12, 5)
    assert review.median_response_hours == 2.5  # medians of weeks do not add up
    assert "20 Fragen und Hinweise (erfasst: 14)" in words
    assert "60\u00a0% erste Reaktion in 24 Stunden (erfasst: 93\u00a0%)" in words
    assert "Monat: Mai 2027, Fragen: 20 (erfasst: 14), rechtzeitig: 60\u00a0% (erfasst: 93\u00a0%)" in words
    assert "Beiträge: 5 (erfasst: 4)" in words
    assert "2:30 Std. Antwortzeit (Median)\n" in words
    assert "Mai: 20 eingegangen, 12 rechtzeitig" in year_review.paper_of(review, GERMAN)["chart"]["alt"]
    assert "abgeschlossener Wochenbericht anders zählt" in " ".join(text_of(content).split())
    assert (faults(content, tmp_path), pages_in(content)) == ([], 1)


def test_what_is_recorded_later_is_not_counted_twice(put_right: Desk) -> None:
    late = berlin(13, "09:00")
    add_rows(put_right, "questions", [a_question_row(99, late)])

    review = put_right.year_reviews.until(MAY)

    assert review.questions == 20
    assert review.total("questions_received", recorded=True) == 15


def test_a_report_that_is_only_begun_changes_no_month(put_right: Desk) -> None:
    put_right.reports.reopen(WEEK)
    put_right.reports.correct(WEEK, "questions_received", value=30)
    assert put_right.year_reviews.until(MAY).questions == 20  # as the version says that the mayor has

    put_right.reports.correct(WEEK, "questions_received", value=None)
    put_right.reports.finish(WEEK)
    review = put_right.year_reviews.until(MAY)
    assert review.questions == 14
    assert "erfasst: 14" not in put_right.year_reviews.text(MAY, GERMAN)


def test_weeks_add_up_in_the_month_in_which_they_end(put_right: Desk) -> None:
    for week, more in (("2027-W18", 3), ("2027-W17", 2)):  # begins on 30 April; ends on it
        put_right.reports.correct(week, "questions_received", value=more)
        put_right.reports.finish(week)

    months = put_right.year_reviews.until(MAY).months

    assert [(each.figures.questions_received, each.shown.questions_received) for each in months[-2:]] == [
        (0, 2),
        (14, 14 + 6 + 3),
    ]


def test_a_version_that_was_taken_back_counts_no_longer(put_right: Desk) -> None:
    put_right.reports.reopen(WEEK)
    put_right.reports.correct(WEEK, "questions_received", value=30)
    put_right.reports.finish(WEEK)
    assert put_right.year_reviews.until(MAY).questions == 30

    put_right.history.undo()

    assert put_right.year_reviews.until(MAY).questions == 20


def test_goals_are_measured_by_what_she_counted(put_right: Desk) -> None:
    goal: Row = {"key": "Z1", "name": "Schnell", "measure": "Anteil", "target": 0.9, "figure": "answered_share"}
    add_rows(put_right, "goals", [goal])

    [line] = put_right.year_reviews.until(MAY).goals

    assert GERMAN.sentence(line) == "Schnell: 60 % im Ziel (angestrebt 90 %) – gefährdet"
