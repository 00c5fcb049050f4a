"""The weekly report beside its own week: what is usual, goals, its forms, the archive, figures put right by hand."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reports import ReportField
from amtdesk.domain.words import Message
from amtdesk.system.language import Language
from tests.builders import berlin, open_desk
from tests.builders_reports import FIGURES, FRIDAY, WEEK, add_finished_weeks, birkenfurt_week


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, FRIDAY) as desk:
        yield desk


@pytest.fixture
def birkenfurt(desk: Desk) -> Desk:
    birkenfurt_week(desk)
    return desk


@pytest.fixture
def german(desk: Desk) -> Language:
    return Language("de", desk.clock.zone)


def say(message: Message) -> str:
    return str(message)


def test_what_is_usual_is_the_median_of_the_eight_weeks_before(tmp_path: Path) -> None:
    with open_desk(tmp_path, berlin(14, "12:00")) as desk:
        for weeks, questions in enumerate((9, 3, 4, 5), start=1):  # and one more before the eight weeks
            for number in range(questions):
                asked_at = berlin(10) - timedelta(weeks=weeks, minutes=number)
                desk.questions.note(f"Frage {number}", source=QuestionSource.OTHER, asked_at=asked_at)
        for _number in range(50):
            desk.questions.note("Alt", source=QuestionSource.OTHER, asked_at=berlin(10) - timedelta(weeks=9))

        report = desk.reports.weekly(WEEK)

        assert report.before.questions_received == 9
        assert (report.usual.weeks, report.usual.questions_received) == (4, 4.5)
        assert (report.usual.answered_share, report.usual.median_response_hours) == (0.0, None)
        assert report.usual.posts_published == 0

        desk.questions.note("Noch eine", source=QuestionSource.OTHER, asked_at=berlin(10) - timedelta(weeks=1))

        assert desk.reports.weekly(WEEK).before.questions_received == 10


def test_goals_that_the_records_know_are_proposed(desk: Desk, german: Language) -> None:
    desk.demo.open_birkenfurt(FRIDAY)
    desk.reports.reset(WEEK, ReportField.GOALS)

    assert desk.reports.weekly(WEEK).entry(ReportField.GOALS).items(german.sentence) == (
        "Fragen schnell beantworten: 93 % im Ziel (angestrebt 90 %) – erreicht",
        "Entscheidungen verständlich machen: 1 von 3 Beiträgen in diesem Monat, 2 geplant – auf dem Weg",
        "Stadtleben zeigen, soweit die Stadt beteiligt ist: 1 von 4 Beiträgen in diesem Monat, 1 geplant – auf dem Weg",
    )


def test_a_form_that_nobody_knows_is_refused_with_those_that_are(birkenfurt: Desk, german: Language) -> None:
    with pytest.raises(NotAllowed, match=r"\.pdf, \.docx, \.html, \.txt, \.csv"):
        birkenfurt.reports.form(WEEK, german, ending=".odt")


def test_every_finished_version_stays_in_the_archive(birkenfurt: Desk, german: Language, tmp_path: Path) -> None:
    reports = birkenfurt.reports
    reports.finish(WEEK)
    assert reports.changes_since_finished(WEEK) == ()
    reports.reopen(WEEK)
    assert reports.changes_since_finished(WEEK) == ()
    reports.edit(WEEK, ReportField.HEADLINE, value="Eine andere Woche.")

    assert [german.sentence(each) for each in reports.changes_since_finished(WEEK)] == ["Das Wichtigste: geändert"]
    reports.finish(WEEK)

    assert [(each.week, each.version) for each in reports.archive()] == [(WEEK, 2), (WEEK, 1)]
    first = reports.version(WEEK, 1)
    assert "Mühlenstraße" in first.entry(ReportField.HEADLINE).words(say)
    path = reports.save_version(WEEK, 1, language=german, path=tmp_path / "Fassung 1.txt")
    written = path.read_text(encoding="utf-8")
    assert "Mühlenstraße war das Thema" in " ".join(written.split())
    with pytest.raises(NotFound, match="Version 9"):
        reports.version(WEEK, 9)


def test_ten_years_of_finished_weeks_are_listed_without_opening_one(birkenfurt: Desk) -> None:
    add_finished_weeks(birkenfurt, 520)

    listed = birkenfurt.reports.archive()

    assert len(listed) == 520
    assert [(each.week, each.version) for each in (listed[0], listed[-1])] == [("2027-W18", 1), ("2017-W21", 1)]
    assert listed[0].period.end == berlin(7, "12:00")
    assert listed[0].finished_at == berlin(7, "12:00")
    with pytest.raises(ValueError, match="not read"):
        birkenfurt.reports.version("2027-W18", 1)


def test_a_week_that_was_never_finished_has_nothing_to_differ_from(birkenfurt: Desk) -> None:
    assert birkenfurt.reports.changes_since_finished(WEEK) == ()
    assert birkenfurt.reports.archive() == ()


def test_a_figure_put_right_by_hand_stands_on_the_page_and_the_recorded_one_beside_it(
    birkenfurt: Desk, german: Language
) -> None:
    reports = birkenfurt.reports
    reports.correct(WEEK, "questions_received", value=20)
    reports.correct(WEEK, "median_response_hours", value=1.25)
    reports.correct(WEEK, "group_rounds_done", value=18)

    report = reports.weekly(WEEK)
    text = " ".join(reports.mail_text(WEEK, german).split())
    assert report.figures.keyed() == FIGURES
    assert report.shown("questions_received") == 20
    assert "- 20 Fragen und Hinweise, 1 offen (erfasst: 14)" in text
    assert "- 13 von 20 erste Reaktion" in text
    assert "- 1:15 Std. Antwortzeit (Median) (erfasst: 2:30 Std.)" in text
    assert "Aus 18 von 21 Gruppenbesuchen. (erfasst: 19)" in text

    reports.reset(WEEK, ReportField.HEADLINE)
    assert "13 von 20 Fragen" in reports.weekly(WEEK).entry(ReportField.HEADLINE).words(german.sentence)

    reports.correct(WEEK, "questions_received", value=None)
    assert reports.weekly(WEEK).corrected == {"median_response_hours": 1.25, "group_rounds_done": 18}
    birkenfurt.history.undo()
    assert reports.weekly(WEEK).shown("questions_received") == 20


@pytest.mark.parametrize(("figure", "value"), [("planning_horizon", 3.0), ("open_items", -1.0)])
def test_what_is_no_figure_is_refused(birkenfurt: Desk, figure: str, value: float) -> None:
    with pytest.raises(NotAllowed, match="from 0 on"):
        birkenfurt.reports.correct(WEEK, figure, value=value)


def test_an_empty_week_put_right_has_nothing_recorded(desk: Desk, german: Language) -> None:
    desk.reports.correct(WEEK, "median_response_hours", value=2.0)

    assert "2:00 Std. Antwortzeit (Median) (erfasst: –)" in " ".join(desk.reports.mail_text(WEEK, german).split())


def test_what_was_opened_and_finished_again_stands_still_again(birkenfurt: Desk) -> None:
    birkenfurt.reports.finish(WEEK)
    birkenfurt.reports.reopen(WEEK)
    assert not birkenfurt.reports.weekly(WEEK).is_finished

    birkenfurt.reports.finish(WEEK)

    assert (birkenfurt.reports.weekly(WEEK).version, birkenfurt.reports.weekly(WEEK).is_finished) == (2, True)
    assert birkenfurt.reports.changes_since_finished(WEEK) == ()
    with pytest.raises(NotAllowed):
        birkenfurt.reports.correct(WEEK, "open_items", value=3)
