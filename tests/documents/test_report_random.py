"""Reports from empty to overfull, with whatever people type: always a valid page in every form, never a stop."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from amtdesk.documents import weekly_report
from amtdesk.documents.report_docx import docx
from amtdesk.documents.report_html import html
from amtdesk.domain.report_weeks import PeriodRule, period_of
from amtdesk.domain.reports import (
    LISTS,
    DayCount,
    Entry,
    MoodRow,
    PostLine,
    ReportField,
    ReportFigures,
    Section,
    TopicLine,
    UsualFigures,
    WeeklyReport,
)
from amtdesk.domain.rounds import Mood
from amtdesk.services.report_forms import FORMS
from amtdesk.system.language import Language
from amtdesk.system.resources import root
from tests.builders import BERLIN
from tests.documents.test_weekly_report import faults, pages_in

#: The long runs look at so many, too: each is typeset and looked through.
EXAMPLES = 15 if settings.get_current_profile_name() == "test" else min(200, settings().max_examples)
#: A report is large; the seed of the run brings a faulty one back sooner than a smaller one is found.
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
MONDAY = date(2027, 5, 10)
HOSTILE = (
    '#panic("x")',
    "<script>&amp;",
    "=1+1",
    "$x^2$",
    "\\u{41}",
    "ẞ ß Ä",
    "„Zitat“",
    "🚒👨‍👩‍👧",
    "\x00\x1b",
    "\u202e",
    "漢",
    "@a" * 40,
)
#: What people and machines write: any letters, words of the office, and what looks like source.
words = st.one_of(
    st.text(max_size=80),
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(("Sperrung", "der", "Mühlenstraße", "heute", "–", *HOSTILE)), max_size=30).map(" ".join),
    st.integers(1, 90).map(lambda n: "Donaudampf" * n),
)
days = st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n))
counts = st.integers(0, 10_000)
figures = st.builds(
    ReportFigures,
    questions_received=counts,
    answered_within_24h=counts,
    median_response_hours=st.none() | st.floats(0, 900, allow_nan=False),
    open_items=counts,
    posts_planned=counts,
    posts_published=counts,
    group_rounds_done=counts,
    group_rounds_planned=counts,
    first_reactions=counts,
    template_reactions=counts,
    planning_horizon=st.none() | days,
)
usual = st.builds(
    UsualFigures, weeks=st.integers(0, 8), questions_received=st.floats(0, 99), answered_share=st.floats(0, 1)
)
mood_days = st.integers(0, 7)


def rows_of_moods(width: int) -> st.SearchStrategy[tuple[MoodRow, ...]]:
    row = st.builds(MoodRow, group=words, moods=st.tuples(*[st.none() | st.sampled_from(Mood)] * width))
    return st.lists(row, max_size=40).map(tuple)


def entries() -> st.SearchStrategy[tuple[Entry, ...]]:
    return st.tuples(
        *(
            st.builds(
                Entry, field=st.just(field), edited=st.lists(words, max_size=15 if field in LISTS else 3).map(tuple)
            )
            for field in ReportField
        )
    )


@st.composite
def reports(draw: st.DrawFn) -> WeeklyReport:
    """Any report."""
    width = draw(mood_days)
    bars = draw(st.lists(st.builds(DayCount, day=days, received=counts, answered=counts), max_size=7))
    return WeeklyReport(
        period=period_of("2027-W19", PeriodRule(), zone=BERLIN),
        as_of=datetime(2027, 5, 14, 12, tzinfo=BERLIN),
        town=draw(words),
        addressee=draw(words),
        author=draw(words),
        target_hours=draw(st.sampled_from((0, 24, 72))),
        figures=draw(figures),
        before=draw(figures),
        usual=draw(usual),
        days=tuple(bars),
        mood_days=tuple(MONDAY + timedelta(days=n) for n in range(width)),
        moods=draw(rows_of_moods(width)),
        topics=draw(st.lists(st.builds(TopicLine, name=words, count=counts, example=words), max_size=20).map(tuple)),
        published=draw(st.lists(st.builds(PostLine, title=words, day=days), max_size=30).map(tuple)),
        entries=draw(entries()),
        hours_spent=draw(st.none() | st.floats(0, 168)),
        hidden=draw(st.frozensets(st.sampled_from(Section))),
        order=tuple(draw(st.permutations(tuple(Section)))),
    )


@pytest.mark.proof
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
@given(report=reports(), code=st.sampled_from(("de", "en")))
def test_any_report_is_a_valid_page_in_every_form(report: WeeklyReport, code: str) -> None:
    language = Language(code, BERLIN)

    content = weekly_report.pdf(report, language, resources=root())

    with TemporaryDirectory() as folder:
        assert faults(content, Path(folder)) == []
    assert pages_in(content) >= 1
    assert html(report, language, resources=root()).startswith(b"<!DOCTYPE html>")
    assert docx(replace(report, version=2), language, resources=root()).startswith(b"PK")
    assert all(FORMS[ending](report, language).decode() for ending in (".txt", ".csv"))
