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
    TopicLine,
    WeeklyReport,
)
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

    assert said(figures=figures) == ["Questions and hints: 15 instead of 14", "Median response time: 2.5 instead of –"]


def test_a_figure_put_right_is_named_like_a_counted_one() -> None:
    assert said(corrected={"questions_received": 20}) == ["Questions and hints: 20 instead of 14"]


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
