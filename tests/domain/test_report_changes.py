"""A report that was opened again says what is different from the version before."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from amtdesk.domain.report_changes import changes_since
from amtdesk.domain.report_weeks import PeriodRule, period_of
from amtdesk.domain.reports import (
    Entry,
    MoodRow,
    PostLine,
    ReportField,
    ReportFigures,
    Section,
    TopicLine,
    WeeklyReport,
)
from amtdesk.system.language import Language
from tests.builders import BERLIN

FINISHED = WeeklyReport(
    period=period_of("2027-W19", PeriodRule(), zone=BERLIN),
    as_of=datetime(2027, 5, 14, 12, tzinfo=BERLIN),
    figures=ReportFigures(questions_received=14, answered_within_24h=13),
    entries=(Entry(field=ReportField.HEADLINE, edited=("Ruhige Woche.",)),),
)


def said(**changes: object) -> list[str]:
    return [str(line) for line in changes_since(FINISHED, replace(FINISHED, **changes))]  # type: ignore[arg-type]  # as named


def test_the_same_report_has_no_differences() -> None:
    assert said() == []
    assert said(as_of=datetime(2027, 5, 15, tzinfo=BERLIN), version=2) == []


def test_each_figure_is_named_with_both_values() -> None:
    figures = ReportFigures(questions_received=15, answered_within_24h=13, median_response_hours=2.5)

    assert said(figures=figures) == [
        "Questions and hints: 15 instead of 14",
        "Median response time: 2:30 h instead of –",
    ]


def test_a_share_and_a_day_are_named_as_the_page_writes_them() -> None:
    german = Language("de", BERLIN)
    before = ReportFigures(first_reactions=3, template_reactions=2, planning_horizon=date(2027, 5, 14))
    now = replace(before, first_reactions=13, template_reactions=9, planning_horizon=date(2027, 5, 21))

    lines = changes_since(replace(FINISHED, figures=before), replace(FINISHED, figures=now))

    assert [german.sentence(line) for line in lines] == [
        "Unveränderter Baustein: 69\u00a0% statt 67\u00a0%",
        "Planung reicht bis: 21.05.2027 statt 14.05.2027",
    ]


def test_a_figure_put_right_is_named_like_a_counted_one() -> None:
    assert said(corrected={"questions_received": 20.0}) == ["Questions and hints: 20 instead of 14"]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"entries": (Entry(field=ReportField.HEADLINE, edited=("Laute Woche.",)),)}, "What matters most: changed"),
        ({"entries": (*FINISHED.entries, Entry(field=ReportField.GOALS, edited=("Ziel: da",)))}, "Goals"),
        ({"topics": (TopicLine(name="Freibad", count=3),)}, "What people wanted to know: changed"),
        ({"moods": (MoodRow(group="Eltern", moods=()),)}, "Mood in the groups: changed"),
        ({"published": (PostLine(title="Markt", day=date(2027, 5, 12)),)}, "Published: changed"),
        ({"hours_spent": 6.0}, "Time spent: changed"),
    ],
)
def test_parts_with_other_words_are_named(changes: dict[str, object], line: str) -> None:
    [told] = said(**changes)

    assert told.startswith(line)


def test_what_stands_on_the_page_and_in_which_order_is_named() -> None:
    order = (Section.DECISIONS, *(each for each in Section if each is not Section.DECISIONS))

    assert said(order=order) == ["other order of the parts"]
    assert said(hidden=frozenset({Section.TIME})) == ["Time spent: left out"]
    back = changes_since(replace(FINISHED, hidden=frozenset({Section.TIME})), FINISHED)
    assert [str(line) for line in back] == ["Time spent: put on the page"]


def test_a_part_that_nobody_sees_moves_unseen() -> None:
    hidden = frozenset({Section.DECISIONS})
    order = (Section.DECISIONS, *(each for each in Section if each is not Section.DECISIONS))

    assert changes_since(replace(FINISHED, hidden=hidden), replace(FINISHED, hidden=hidden, order=order)) == ()
