"""The routines of a week: rounds, the report where its week ends, her own tasks; as far as they are."""

from datetime import date, timedelta

from amtdesk.desk import Desk
from amtdesk.domain.week_routines import Routine, RoutineKind, RoutineState
from amtdesk.services.town import TownRecords
from tests.builders import berlin, set_clock
from tests.builders_posts import TODAY

MONDAY = TODAY - timedelta(days=TODAY.weekday())
FRIDAY = 4


def routines(desk: Desk, day: date) -> dict[RoutineKind, Routine]:
    monday = day - timedelta(days=day.weekday())
    return {each.kind: each for each in desk.week_look.routines(monday)[day.weekday()]}


def test_a_round_waits_on_every_day_of_service_to_come(office: Desk) -> None:
    states = [
        [each.state for each in day if each.kind is RoutineKind.ROUND] for day in office.week_look.routines(MONDAY)
    ]

    assert states == [[], [], [RoutineState.OPEN], [RoutineState.OPEN], [RoutineState.OPEN], [], []]


def test_a_round_under_way_tells_its_stops(office: Desk) -> None:
    office.rounds.start()

    found = routines(office, TODAY)[RoutineKind.ROUND]

    assert (found.state, found.done, found.planned) == (RoutineState.RUNNING, 0, 1)


def test_a_round_that_has_ended_tells_when(office: Desk) -> None:
    office.rounds.start()
    office.rounds.finish()

    found = routines(office, TODAY)[RoutineKind.ROUND]

    assert found.state is RoutineState.DONE
    assert found.done_at == office.clock.now()


def test_today_without_service_asks_for_no_round(office: Desk) -> None:
    office.town.record(TownRecords(settings={}, closing_days={TODAY: "Betriebsausflug"}))

    assert RoutineKind.ROUND not in routines(office, TODAY)


def test_of_two_rounds_the_last_one_tells_when(office: Desk) -> None:
    office.rounds.start()
    office.rounds.finish()
    set_clock(office, berlin(12, "15:00"))
    office.rounds.start()
    office.rounds.finish()

    assert routines(office, TODAY)[RoutineKind.ROUND].done_at == berlin(12, "15:00")
    set_clock(office, berlin(13))
    assert routines(office, TODAY)[RoutineKind.ROUND].done_at == berlin(12, "15:00")


def test_the_report_stands_where_its_week_ends(office: Desk) -> None:
    friday = MONDAY + timedelta(days=FRIDAY)

    assert routines(office, friday)[RoutineKind.REPORT].state is RoutineState.OPEN
    assert RoutineKind.REPORT not in routines(office, TODAY)


def test_a_week_before_any_record_owes_no_report(office: Desk) -> None:
    assert RoutineKind.REPORT not in routines(office, MONDAY + timedelta(days=FRIDAY - 14))


def test_a_finished_report_is_done(office: Desk) -> None:
    friday = MONDAY + timedelta(days=FRIDAY)
    office.reports.finish(office.report_weeks.week_of(office.clock.now()))

    assert routines(office, friday)[RoutineKind.REPORT].state is RoutineState.DONE


def test_her_own_tasks_stand_on_their_days(office: Desk) -> None:
    today = office.own_tasks.add(title="Aushang erneuern", starts_on=TODAY)
    office.own_tasks.add(title="Wochenende vorbereiten", starts_on=TODAY + timedelta(days=2))

    assert routines(office, TODAY)[RoutineKind.TASK].state is RoutineState.OPEN
    assert routines(office, TODAY + timedelta(days=2))[RoutineKind.TASK].title == "Wochenende vorbereiten"

    office.own_tasks.mark_done(today.id, TODAY)

    done = routines(office, TODAY)[RoutineKind.TASK]
    assert (done.state, done.done_at) == (RoutineState.DONE, office.clock.now())
