"""Periods with questions, visits and what proposals are made of, with the noise left out."""

from datetime import datetime, time, timedelta

from amtdesk.domain.identifiers import GroupId, QuestionId, RoundId, VisitId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, WordingOrigin
from amtdesk.domain.report_figures import ReportRecords, figures_of, moods_of, topics_of
from amtdesk.domain.report_proposals import ReportBasis
from amtdesk.domain.report_weeks import PeriodRule, period_of
from amtdesk.domain.reports import ReportFigures
from amtdesk.domain.rounds import Mood, SkipReason, Visit
from amtdesk.domain.words import Message
from tests.builders import BERLIN, berlin

OFFICE = OfficeCalendar(hours={day: ((time(8), time(16)),) for day in range(5)}, zone=BERLIN)
PERIOD = period_of("2027-W19", PeriodRule(), zone=BERLIN)
ONE_DAY = timedelta(hours=24)


def a_question(
    asked: datetime,
    reacted: datetime | None = None,
    *,
    category: str = "bau",
    text: str = "Wann?",
    unchanged: bool = False,
) -> CitizenQuestion:
    """A question of the week, with or without a first reaction."""
    origin = None if reacted is None else (WordingOrigin.TEMPLATE if unchanged else WordingOrigin.OWN_WORDS)
    return CitizenQuestion(
        id=QuestionId(1),
        key="F",
        text=text,
        source=QuestionSource.PAGE_COMMENT,
        asked_at=asked,
        noted_at=asked,
        category=category,
        first_reaction_at=reacted,
        first_reaction_origin=origin,
    )


def records(*questions: CitizenQuestion, as_of: datetime = PERIOD.end, **more: object) -> ReportRecords:
    """What was noted in week 19."""
    return ReportRecords(period=PERIOD, as_of=as_of, questions=questions, **more)  # type: ignore[arg-type]  # test noise


def figures(found: ReportRecords) -> ReportFigures:
    """The figures of these records in an ordinary office."""
    return figures_of(found, OFFICE, target=ONE_DAY, round_times=dict.fromkeys(range(5), (time(8, 15),)))


def a_visit(day: int, *, group: int = 1, reason: SkipReason | None = None, mood: Mood | None = Mood.CALM) -> Visit:
    """One group read, or skipped, in the morning of a day of May."""
    moment = berlin(day, "08:20")
    return Visit(
        id=VisitId(1),
        round_id=RoundId(1),
        group_id=GroupId(group),
        day=moment.date(),
        at=moment,
        skip_reason=reason,
        mood=None if reason else mood,
        seconds=600,
    )


def say(message: Message) -> str:
    """A message in English."""
    return str(message)


def a_basis(found: ReportRecords) -> ReportBasis:
    """What proposals are made from, with one department."""
    return ReportBasis(
        records=found,
        figures=figures(found),
        topics=topics_of(found, {"bau": "Bauen"}),
        moods=moods_of(found)[1],
        departments={"bauamt": "Bauamt"},
        department_of={"bau": "bauamt"},
    )
