"""The reminder on a real desk: raised once, put off, seen, found again after a restart, accounted for."""

from datetime import UTC, date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotFound
from amtdesk.domain.reminders import Outcome, QuietHours, Reminder, ReminderSettings
from amtdesk.services.town import TownRecords
from tests.builders import berlin, open_desk, set_clock


def at(desk: Desk, day: int, clock: str) -> Reminder | None:
    set_clock(desk, berlin(day, clock))
    return desk.reminders.due()


def account(desk: Desk) -> list[tuple[int, Outcome]]:
    notes = desk.reminders.account_between(berlin(1, "00:00"), berlin(31, "00:00"))
    return [(note.due_at.astimezone(berlin(1).tzinfo).day, note.outcome) for note in notes]


def test_the_round_is_due_from_its_time_on(desk: Desk) -> None:
    assert at(desk, 12, "08:14") is None

    due = at(desk, 12, "08:15")

    assert due is not None
    assert (due.due_at, due.until) == (berlin(12, "08:15"), berlin(12, "16:00"))
    assert account(desk) == [(12, Outcome.RAISED)]


def test_it_is_one_reminder_however_often_one_looks(desk: Desk) -> None:
    assert at(desk, 12, "08:15") == at(desk, 12, "08:16") == at(desk, 12, "11:00")
    assert len(account(desk)) == 1


def test_it_is_quiet_once_the_round_has_begun_and_after_it_has_ended(desk: Desk) -> None:
    set_clock(desk, berlin(12, "08:10"))
    desk.rounds.start()
    assert at(desk, 12, "08:20") is None

    desk.rounds.finish()

    assert at(desk, 12, "09:00") is None
    assert account(desk) == [(12, Outcome.DONE_ALREADY)]


def test_a_snooze_survives_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path, at=berlin(12, "08:15")) as desk:
        assert desk.reminders.due() is not None
        desk.reminders.snooze(berlin(12, "09:15"))
        assert desk.reminders.due() is None

    with open_desk(tmp_path, at=berlin(12, "09:14")) as desk:
        assert desk.reminders.due() is None
        assert at(desk, 12, "09:15") is not None


def test_putting_off_until_tomorrow_is_silent_today_and_raises_once_tomorrow(desk: Desk) -> None:
    at(desk, 12, "08:15")

    tomorrow = desk.reminders.snooze_choices().next_day
    assert tomorrow is not None
    desk.reminders.snooze(tomorrow)

    assert at(desk, 12, "15:00") is None
    assert at(desk, 13, "08:14") is None
    assert at(desk, 13, "08:15") is not None
    assert account(desk) == [(12, Outcome.DISMISSED), (13, Outcome.RAISED)]


def test_tomorrow_means_the_next_day_of_service(desk: Desk) -> None:
    set_clock(desk, berlin(5, "08:15"))  # the 6th is a public holiday

    assert desk.reminders.snooze_choices().next_day == berlin(7, "08:15")


def test_no_choice_lies_beyond_the_end_of_service(desk: Desk) -> None:
    set_clock(desk, berlin(12, "15:20"))

    assert desk.reminders.snooze_choices().spans == (timedelta(minutes=15),)


def test_what_was_missed_while_the_machine_was_off_is_not_stacked(desk: Desk) -> None:
    at(desk, 3, "08:15")

    due = at(desk, 12, "09:00")

    assert due is not None
    assert due.due_at == berlin(12, "08:15")
    assert account(desk) == [
        (3, Outcome.RAISED),
        (4, Outcome.TOO_LATE),
        (5, Outcome.TOO_LATE),
        (6, Outcome.HOLIDAY),
        (7, Outcome.TOO_LATE),
        (10, Outcome.TOO_LATE),
        (11, Outcome.TOO_LATE),
        (12, Outcome.RAISED),
    ]


def test_a_machine_that_wakes_after_service_does_not_remind(desk: Desk) -> None:
    assert at(desk, 12, "16:00") is None
    assert account(desk) == [(12, Outcome.TOO_LATE)]


def test_a_new_desk_is_not_blamed_for_days_before_it(desk: Desk) -> None:
    at(desk, 12, "08:00")

    assert account(desk) == []


def test_holidays_closing_days_and_weekends_stay_quiet(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))

    assert [at(desk, day, "09:00") for day in (6, 7, 8, 9)] == [None] * 4
    assert account(desk) == [(6, Outcome.HOLIDAY), (7, Outcome.HOLIDAY)]


def test_a_clock_that_ran_ahead_does_not_silence_the_days_in_between(desk: Desk) -> None:
    at(desk, 12, "08:15")
    at(desk, 31, "09:00")

    assert at(desk, 13, "08:00") is None
    assert at(desk, 13, "08:15") is not None
    assert dict(account(desk))[13] is Outcome.RAISED


def test_a_clock_that_is_set_back_does_not_remind_twice_after_a_refusal(desk: Desk) -> None:
    at(desk, 12, "08:15")
    desk.reminders.snooze(berlin(13, "08:15"))

    assert at(desk, 12, "07:00") is None
    assert at(desk, 12, "08:15") is None


def test_a_snooze_can_be_taken_back(desk: Desk) -> None:
    at(desk, 12, "08:15")
    desk.reminders.snooze(berlin(12, "08:30"))

    desk.history.undo()

    assert desk.reminders.due() is not None


def test_the_time_of_the_reminder_can_be_changed(desk: Desk) -> None:
    desk.reminders.set_time(time(10, 30))

    assert at(desk, 12, "10:29") is None
    assert at(desk, 12, "10:30") is not None
    assert desk.reminders.next_at() == berlin(13, "10:30")


def test_it_stays_at_its_local_time_over_both_clock_changes(desk: Desk) -> None:
    changes = (
        (berlin(25, "08:15", month=3), berlin(30, "08:15", month=3)),
        (berlin(29, "08:15", month=10), berlin(1, "08:15", month=11)),
    )
    for before, after in changes:
        set_clock(desk, before)
        assert desk.reminders.due() is not None
        set_clock(desk, after - timedelta(minutes=1))
        assert desk.reminders.due() is None
        set_clock(desk, after)
        assert desk.reminders.due() is not None


def test_nothing_can_be_put_off_on_a_weekend(desk: Desk) -> None:
    set_clock(desk, berlin(15, "09:00"))

    assert desk.reminders.snooze_choices().spans == ()
    with pytest.raises(NotFound):
        desk.reminders.snooze(berlin(15, "09:15"))


def test_two_times_a_day_are_raised_one_after_the_other(desk: Desk) -> None:
    desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(13, 30))}))

    first, second = at(desk, 12, "09:00"), at(desk, 12, "13:30")

    assert first is not None
    assert second is not None
    assert (first.due_at, first.until, second.due_at) == (berlin(12, "08:15"), berlin(12, "13:30"), second.due_at)
    assert account(desk) == [(12, Outcome.RAISED), (12, Outcome.RAISED)]


def test_a_round_in_the_morning_does_not_do_for_the_afternoon(desk: Desk) -> None:
    desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(13, 30))}))
    set_clock(desk, berlin(12, "08:00"))
    desk.rounds.start()
    assert desk.reminders.next_at() == berlin(12, "13:30")

    assert at(desk, 12, "08:15") is None
    assert at(desk, 12, "13:30") is not None


def test_not_before_tomorrow_holds_for_every_time_of_today(desk: Desk) -> None:
    desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(13, 30)), 3: (time(8, 15),)}))
    at(desk, 12, "08:15")
    tomorrow = desk.reminders.snooze_choices().next_day
    assert tomorrow == berlin(13, "08:15")

    desk.reminders.snooze(tomorrow)

    assert at(desk, 12, "13:30") is None
    assert at(desk, 13, "08:15") is not None


def test_what_she_sets_is_kept_and_can_be_undone(desk: Desk) -> None:
    before = desk.reminders.settings()
    wish = ReminderSettings(
        times={0: (time(9), time(15, 30))},
        quiet=QuietHours(begins=time(18), ends=time(7)),
        lasts=timedelta(minutes=45),
        silent_until=berlin(12, "11:00").astimezone(UTC),
    )

    desk.reminders.change(wish)
    assert desk.reminders.settings() == wish
    desk.history.undo()

    assert desk.reminders.settings() == before


def test_without_any_time_there_is_no_next_reminder(desk: Desk) -> None:
    desk.reminders.change(ReminderSettings(times={2: ()}))

    assert desk.reminders.next_at() is None
    assert desk.reminders.snooze_choices().next_day is None


def test_silence_that_was_asked_for_delays_and_does_not_lose(desk: Desk) -> None:
    desk.reminders.change(ReminderSettings(silent_until=berlin(12, "10:00")))

    assert at(desk, 12, "08:15") is None
    assert account(desk) == [(12, Outcome.QUIET)]
    assert at(desk, 12, "10:00") is not None
    assert account(desk) == [(12, Outcome.RAISED)]


# the round and other matters in one


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk that looks at the clock since seven, with a task for half past eight and one for ten."""
    at(desk, 12, "07:00")
    for title, clock in (("Aushang", time(8, 30)), ("Protokoll", time(10))):
        desk.own_tasks.add(title=title, starts_on=date(2027, 5, 12), at=clock)
    return desk


def titles(found: Reminder | None) -> list[str]:
    return [] if found is None else [matter.title for matter in found.matters]


def test_all_that_stands_is_one_reminder_and_what_falls_due_joins_it(busy: Desk) -> None:
    first, second, third = at(busy, 12, "08:15"), at(busy, 12, "08:30"), at(busy, 12, "10:00")

    assert (titles(first), titles(second), titles(third)) == ([""], ["", "Aushang"], ["", "Aushang", "Protokoll"])
    assert third is not None
    assert third.is_round
    assert third.page == "today"


def test_what_she_has_seen_does_not_come_again(busy: Desk) -> None:
    at(busy, 12, "08:30")

    busy.reminders.dismiss()

    assert busy.reminders.due() is None
    assert titles(at(busy, 12, "10:00")) == ["Protokoll"]
    assert titles(at(busy, 13, "08:15")) == ["", "Protokoll"]


def test_what_fell_due_since_she_was_told_is_neither_seen_nor_put_off(busy: Desk) -> None:
    told = at(busy, 12, "08:29")
    set_clock(busy, berlin(12, "08:30"))
    busy.reminders.dismiss()
    assert titles(told) == [""]
    assert titles(busy.reminders.due()) == ["Aushang"]

    set_clock(busy, berlin(12, "10:00"))
    busy.reminders.snooze(berlin(12, "11:00"))

    assert titles(busy.reminders.due()) == ["Protokoll"]


def test_what_was_settled_meanwhile_cannot_be_put_off_and_nothing_else_is(busy: Desk) -> None:
    busy.reminders.set_time(time(11))
    at(busy, 12, "08:30")
    busy.own_tasks.mark_done(busy.own_tasks.all()[0].id, date(2027, 5, 12))

    with pytest.raises(NotFound):
        busy.reminders.snooze(berlin(12, "12:00"))

    assert at(busy, 12, "11:00") is not None


def test_seeing_it_can_be_taken_back(busy: Desk) -> None:
    before = at(busy, 12, "08:30")
    busy.reminders.dismiss()

    busy.history.undo()

    assert busy.reminders.due() == before


def test_nothing_can_be_seen_where_nothing_stands(busy: Desk) -> None:
    set_clock(busy, berlin(12, "07:30"))

    with pytest.raises(NotFound):
        busy.reminders.dismiss()


def test_all_of_it_is_put_off_at_once_and_comes_again_after_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path, at=berlin(12, "07:00")) as desk:
        desk.reminders.due()
        desk.own_tasks.add(title="Aushang", starts_on=date(2027, 5, 12), at=time(8, 30))
        before = at(desk, 12, "08:30")
        desk.reminders.snooze(berlin(12, "09:30"))
        assert desk.reminders.due() is None

    with open_desk(tmp_path, at=berlin(12, "09:29")) as desk:
        assert desk.reminders.due() is None
        assert titles(at(desk, 12, "09:30")) == titles(before) == ["", "Aushang"]


def test_without_the_round_it_can_be_put_off_to_the_next_service_day(busy: Desk) -> None:
    busy.rounds.start()
    at(busy, 12, "15:50")

    choices = busy.reminders.snooze_choices()
    assert (choices.spans, choices.next_day) == ((timedelta(minutes=15), timedelta(hours=1)), berlin(13, "08:00"))
    assert choices.next_day is not None
    busy.reminders.snooze(choices.next_day)

    assert busy.reminders.due() is None
    assert titles(at(busy, 13, "08:00")) == ["Aushang", "Protokoll"]
    assert account(busy)[-1] == (12, Outcome.SNOOZED)


def test_putting_a_task_off_leaves_the_round_that_is_still_to_come(busy: Desk) -> None:
    busy.reminders.set_time(time(11))
    assert titles(at(busy, 12, "08:30")) == ["Aushang"]

    busy.reminders.snooze(berlin(13, "08:00"))

    found = at(busy, 12, "11:00")
    assert found is not None
    assert found.is_round


def test_while_held_back_nothing_comes_and_the_account_says_so(busy: Desk) -> None:
    set_clock(busy, berlin(12, "08:15"))

    assert busy.reminders.due(is_held_back=True) is None
    assert account(busy) == [(12, Outcome.HELD_BACK)]
    assert busy.reminders.due() is not None
    assert account(busy) == [(12, Outcome.RAISED)]


def test_what_stays_the_same_is_not_looked_up_again(busy: Desk) -> None:
    at(busy, 12, "08:15")
    asked: list[str] = []
    trace = busy._database._connection.set_trace_callback  # noqa: SLF001 - what the file is asked
    trace(asked.append)

    for clock in ("08:15", "08:16", "08:29"):
        at(busy, 12, clock)
    before = len(asked)
    at(busy, 12, "08:30")
    trace(None)

    assert before == 0
    assert asked


def test_a_clock_that_is_set_back_is_looked_at_anew(busy: Desk) -> None:
    assert at(busy, 12, "08:15") is not None

    assert at(busy, 12, "08:14") is None


def test_reminders_can_be_paused_and_brought_back(busy: Desk) -> None:
    set_clock(busy, berlin(12, "08:15"))

    busy.reminders.pause_until(berlin(12, "13:00"))
    assert busy.reminders.due() is None
    busy.reminders.pause_until(None)

    assert busy.reminders.due() is not None
