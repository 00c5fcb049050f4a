"""The weekly report's periods and figures, as rules."""

from dataclasses import replace
from datetime import date, time

import pytest

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.questions import QuestionStatus
from amtdesk.domain.report_figures import days_of, example_of, figures_of, moods_of, topics_of
from amtdesk.domain.report_weeks import CALENDAR_WEEK, PeriodRule, monday_of, period_of, week_beside, week_of
from amtdesk.domain.reports import Entry, ReportField, WeeklyReport, hours_from_words
from amtdesk.domain.rounds import Mood, Observation, ObservationKind, SkipReason
from amtdesk.domain.words import Message
from tests.builders import BERLIN, berlin
from tests.builders_report_records import OFFICE, ONE_DAY, PERIOD, a_question, a_visit, figures, records, say


def test_a_period_runs_from_friday_noon_to_friday_noon_and_is_named_by_its_last_week() -> None:
    assert PERIOD.start == berlin(7, "12:00")
    assert PERIOD.end == berlin(14, "12:00")
    assert PERIOD.holds(berlin(7, "12:00"))
    assert not PERIOD.holds(berlin(14, "12:00"))


def test_the_period_follows_the_setting_and_the_wall_clock() -> None:
    sunday_evening = period_of("2027-W12", PeriodRule(6, time(18)), zone=BERLIN)

    assert (sunday_evening.start.day, sunday_evening.end.day) == (21, 28)
    assert sunday_evening.start.hour == sunday_evening.end.hour == 18
    hours = (sunday_evening.end.timestamp() - sunday_evening.start.timestamp()) / 3600
    assert hours == 7 * 24 - 1  # the clocks went forward


def test_a_calendar_week_ends_with_its_sunday() -> None:
    period = period_of("2027-W19", CALENDAR_WEEK, zone=BERLIN)

    assert (f"{period.start:%a %d.%m. %H:%M}", f"{period.end:%a %d.%m. %H:%M}") == (
        "Mon 10.05. 00:00",
        "Mon 17.05. 00:00",
    )
    assert period.last_day(BERLIN) == date(2027, 5, 16)
    assert len(period.days(BERLIN)) == 7


def test_weeks_have_neighbours_across_the_turn_of_the_year() -> None:
    assert week_of(date(2027, 1, 1)) == "2026-W53"
    assert week_beside("2026-W53", weeks=1) == "2027-W01"
    assert monday_of("2027-W01") == date(2027, 1, 4)


@pytest.mark.parametrize(
    "wrong",
    ["", "2027", "2027-19", "2027-W53", "2027-W54", "27-W19", "2027-Wxx", "2027-W00", "9999-W52", "0001-W01"],
)
def test_a_week_that_does_not_exist_is_no_week(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the week itself is the message
        monday_of(wrong)


def test_praise_and_advertising_do_not_count() -> None:
    found = records(a_question(berlin(10, "09:00")), a_question(berlin(10, "10:00"), category="lob"))

    assert figures(found).questions_received == 1


def test_a_reaction_after_the_end_of_the_period_has_not_happened_yet() -> None:
    found = records(a_question(berlin(14, "11:00"), berlin(14, "13:00")))

    assert figures(found).first_reactions == 0
    assert figures(found).median_response_hours is None
    assert figures(found).snippet_share is None


def test_the_target_counts_clock_hours_and_the_median_service_hours() -> None:
    overnight = a_question(berlin(10, "15:00"), berlin(11, "15:00"))
    too_late = a_question(berlin(10, "08:00"), berlin(11, "08:01"))

    found = figures(records(overnight, too_late))

    assert found.answered_within_24h == 1
    assert found.median_response_hours == pytest.approx((8.0 + 8.02) / 2, abs=0.02)


def test_the_share_of_templates_is_of_the_reactions() -> None:
    found = figures(
        records(
            a_question(berlin(10, "08:00"), berlin(10, "09:00"), unchanged=True),
            a_question(berlin(10, "08:00"), berlin(10, "09:00")),
            a_question(berlin(10, "08:00")),
        )
    )

    assert found.snippet_share == 0.5
    assert found.keyed()["snippet_share"] == 0.5


def test_skipped_visits_were_due_but_not_made() -> None:
    group = Group(id=GroupId(1), key="G", name="Eltern", days=frozenset({0, 2}))
    found = figures(records(groups=(group,), visits=(a_visit(10), a_visit(12, reason=SkipReason.NO_TIME))))

    assert (found.group_rounds_done, found.group_rounds_planned) == (1, 2)


def test_visits_on_days_without_service_are_not_due() -> None:
    closed = OfficeCalendar(hours=OFFICE.hours, zone=BERLIN, days_off={date(2027, 5, 12): "zu"})
    group = Group(id=GroupId(1), key="G", name="Eltern", days=frozenset({0, 2}))

    found = figures_of(
        records(groups=(group,)), closed, target=ONE_DAY, round_times=dict.fromkeys(range(5), (time(8, 15),))
    )

    assert found.group_rounds_planned == 1


def test_the_bars_add_up_to_the_figures() -> None:
    found = records(a_question(berlin(8, "14:00"), berlin(10, "09:00")), a_question(berlin(10, "08:00")))

    days = days_of(found, OFFICE)

    assert sum(day.received for day in days) == 2
    assert sum(day.answered for day in days) == 1
    assert date(2027, 5, 9) not in {day.day for day in days}  # a Sunday on which nothing happened


def test_the_most_restless_group_stands_first() -> None:
    groups = tuple(Group(id=GroupId(n), key=f"G{n}", name=name) for n, name in ((1, "Ruhig"), (2, "Laut")))
    visits = (a_visit(10), a_visit(10, group=2, mood=Mood.HEATED), a_visit(11, group=2, mood=None))

    days, rows = moods_of(records(groups=groups, visits=visits))

    assert days == (date(2027, 5, 10),)
    assert [row.group for row in rows] == ["Laut", "Ruhig"]


def test_a_topic_of_the_round_takes_the_questions_that_speak_of_it() -> None:
    seen = Observation(
        id=1,
        round_id=None,
        group_id=None,
        kind=ObservationKind.TOPIC,
        text="Baustelle Mühlenstraße",
        mood=None,
        at=berlin(10, "08:20"),
    )
    found = records(
        a_question(berlin(10, "08:00"), text="Wie lange ist die Muehlenstraße zu?"),
        a_question(berlin(10, "09:00"), category="ausweis", text="Brauche ich ein Passbild?"),
        observations=(seen, seen),
    )

    topics = topics_of(found, {"ausweis": "Ausweis"})

    assert [(topic.name, topic.count) for topic in topics] == [("Baustelle Mühlenstraße", 3), ("Ausweis", 1)]
    assert topics[0].example == "Wie lange ist die Muehlenstraße zu?"


def test_a_topic_that_no_question_speaks_of_takes_none() -> None:
    seen = Observation(
        id=1,
        round_id=None,
        group_id=None,
        kind=ObservationKind.RUMOUR,
        text="Grundschule Kirchbach",
        mood=None,
        at=berlin(10, "08:20"),
    )
    found = records(a_question(berlin(10, "09:00"), category="ausweis", text="Passbild?"), observations=(seen,))

    topics = topics_of(found, {})

    assert [(topic.name, topic.count, topic.example, topic.state) for topic in topics][:1] == [
        ("Grundschule Kirchbach", 1, "", None)
    ]


def test_the_first_short_question_is_the_example_and_else_the_shortest() -> None:
    long, short, shorter = ("x" * length for length in (61, 60, 5))
    questions = [a_question(berlin(10, "08:00"), text=text) for text in (long, short, shorter)]

    assert example_of(questions) == short
    assert example_of(questions[:1]) == long
    assert example_of([a_question(berlin(10, "08:00"), text="y" * 90), questions[0]]) == long


def test_visits_beyond_the_plan_were_due_as_well() -> None:
    found = figures(records(groups=(), visits=(a_visit(10), a_visit(12))))

    assert (found.group_rounds_done, found.group_rounds_planned) == (2, 2)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (QuestionStatus.NEW, "1 open"),
        (QuestionStatus.WAITING_DEPARTMENT, "with the department"),
        (QuestionStatus.INTERIM, "interim reply given"),
        (QuestionStatus.ANSWERED, "answered"),
    ],
)
def test_a_topic_says_how_far_its_questions_are(status: QuestionStatus, word: str) -> None:
    reacted = None if status is QuestionStatus.NEW else berlin(10, "09:00")
    question = replace(a_question(berlin(10, "08:00"), reacted), status=status)

    (topic,) = topics_of(records(question), {})

    assert topic.state is not None
    assert say(topic.state) == word


def test_several_open_questions_are_counted() -> None:
    (topic,) = topics_of(records(a_question(berlin(10, "08:00")), a_question(berlin(10, "09:00"))), {})

    assert topic.state is not None
    assert say(topic.state) == "2 open"


@pytest.mark.parametrize(
    "text",
    [
        "Bin am 12.3.1981 geboren.",
        "Meine Nummer ist 0171 2345678",
        "Schreiben Sie an a@b.example",
        "DE02120300000000202051 bitte",
        "Wem gehört MA-BX 123?",
    ],
)
def test_personal_words_are_never_quoted(text: str) -> None:
    assert example_of([a_question(berlin(10, "08:00"), text=text)]) == ""


def test_her_words_stand_before_the_proposal() -> None:
    proposed = (Message("One."), Message("Two."))

    assert Entry(field=ReportField.HEADLINE, proposed=proposed).words(say) == "One. Two."
    mine = Entry(field=ReportField.DECISIONS, proposed=proposed, edited=("Drei", " ", "Vier"))
    assert mine.words(say) == "Drei\nVier"


@pytest.mark.parametrize(("words", "hours"), [("6:15", 6.25), ("6,25", 6.25), ("6.5", 6.5), (" ", None)])
def test_hours_are_read_as_people_write_them(words: str, hours: float | None) -> None:
    assert hours_from_words(words) == hours


@pytest.mark.parametrize("words", ["viel", "6:xx", "-1", "200"])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the message
        hours_from_words(words)


def test_a_report_without_anything_is_quiet() -> None:
    assert WeeklyReport(period=PERIOD, as_of=PERIOD.end).is_quiet


def test_a_report_reads_with_the_words_that_are_just_being_typed() -> None:
    entries = (
        Entry(field=ReportField.HEADLINE, proposed=(Message("Calm."),)),
        Entry(field=ReportField.TIPS, edited=("Bauhof",)),
    )
    report = WeeklyReport(period=PERIOD, as_of=PERIOD.end, entries=entries)

    typed = report.with_words(ReportField.HEADLINE, "A week\nof two lines").with_words(ReportField.TIPS, "One\nTwo")

    assert typed.entry(ReportField.HEADLINE).items(say) == ("A week\nof two lines",)
    assert typed.entry(ReportField.TIPS).items(say) == ("One", "Two")
    assert report.entry(ReportField.TIPS).items(say) == ("Bauhof",)
