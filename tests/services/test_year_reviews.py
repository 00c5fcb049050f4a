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
from tests.builders import BERLIN, open_birkenfurt, open_desk
from tests.builders_reports import FRIDAY
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
