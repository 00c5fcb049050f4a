"""What each due moment comes to: raised once, or accounted for with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.reminder_account import Look, Memory, look, matter_outcome, round_outcome
from amtdesk.domain.reminders import Outcome, QuietHours, ReminderNote, ReminderRule
from tests.builders import BERLIN, berlin
from tests.builders_reminders import a_matter
from tests.builders_rounds import a_calendar

HOLIDAY = date(2027, 5, 6)
WORKDAYS = range(5)
RULE = ReminderRule(times=dict.fromkeys(WORKDAYS, (time(8, 15),)), calendar=a_calendar(off=(HOLIDAY,)))
TWICE = replace(RULE, times=dict.fromkeys(WORKDAYS, (time(8, 15), time(13, 15))))
NO_ROUND = replace(RULE, times={})
WEDNESDAY = berlin(12, "08:15")
#: Due on Wednesday at 9, too late when service ends.
POST = a_matter(MatterKind.POST_DUE, 7, due_at=berlin(12, "09:00"), until=berlin(12, "16:00"))


# the round


def test_a_moment_in_quiet_hours_is_raised_when_they_end() -> None:
    rule = replace(RULE, quiet=QuietHours(begins=time(7), ends=time(9)))

    assert outcome(WEDNESDAY, rule=rule) is Outcome.QUIET
    assert outcome(berlin(12, "09:00"), rule=rule) is Outcome.RAISED


def test_silence_that_was_asked_for_holds_until_its_time() -> None:
    rule = replace(RULE, silent_until=berlin(12, "10:00"))

    assert outcome(berlin(12, "09:59"), rule=rule) is Outcome.QUIET
    assert outcome(berlin(12, "10:00"), rule=rule) is Outcome.RAISED


def test_what_was_quiet_until_it_was_too_late_says_so() -> None:
    lasting = replace(RULE, lasts=timedelta(hours=1))

    assert (
        outcome(berlin(12, "12:00"), rule=replace(lasting, quiet=QuietHours(begins=time(8), ends=time(10))))
        is Outcome.QUIET
    )
    assert (
        outcome(berlin(12, "12:00"), rule=replace(lasting, quiet=QuietHours(begins=time(8), ends=time(9))))
        is Outcome.TOO_LATE
    )
    assert (
        outcome(
            berlin(12, "12:00"),
            rule=replace(
                lasting, quiet=QuietHours(begins=time(8, 30), ends=time(10)), silent_until=berlin(12, "09:00")
            ),
        )
        is Outcome.QUIET
    )
    assert outcome(berlin(13, "12:00"), rule=replace(RULE, silent_until=berlin(20))) is Outcome.QUIET


def test_quiet_hours_over_midnight_end_on_the_next_day() -> None:
    late = replace(
        RULE, times={2: (time(20),)}, lasts=timedelta(hours=14), quiet=QuietHours(begins=time(18), ends=time(7))
    )

    assert outcome(berlin(13, "10:00"), moment=berlin(12, "20:00"), rule=late) is Outcome.TOO_LATE


# what becomes of a moment


def outcome(
    now: datetime,
    *,
    note: ReminderNote | None = None,
    begun: bool = False,
    moment: datetime = WEDNESDAY,
    rule: ReminderRule = RULE,
) -> Outcome:
    return round_outcome(rule, moment, now=now, note=note, was_begun=begun)


def a_note(outcome: Outcome, *, until: datetime | None = None) -> ReminderNote:
    return ReminderNote(due_at=WEDNESDAY, outcome=outcome, snoozed_until=until)


def test_it_is_raised_from_its_time_until_it_is_too_late() -> None:
    assert outcome(WEDNESDAY) is Outcome.RAISED
    assert outcome(berlin(12, "15:59")) is Outcome.RAISED
    assert outcome(berlin(12, "16:00")) is Outcome.TOO_LATE


def test_the_next_one_takes_the_place_of_the_one_before() -> None:
    assert outcome(berlin(12, "13:15"), rule=TWICE) is Outcome.REPLACED


def test_a_holiday_a_begun_round_and_a_refusal_each_have_their_reason() -> None:
    assert outcome(berlin(6, "08:15"), moment=berlin(6, "08:15")) is Outcome.HOLIDAY
    assert outcome(WEDNESDAY, begun=True) is Outcome.DONE_ALREADY
    assert outcome(WEDNESDAY, note=a_note(Outcome.DISMISSED)) is Outcome.DISMISSED


def test_a_snooze_ends_at_its_time() -> None:
    note = a_note(Outcome.SNOOZED, until=berlin(12, "09:15"))

    assert outcome(berlin(12, "09:14"), note=note) is Outcome.SNOOZED
    assert outcome(berlin(12, "09:15"), note=note) is Outcome.RAISED


def test_what_a_wrong_clock_wrote_down_does_not_silence_the_real_moment() -> None:
    assert outcome(WEDNESDAY, note=a_note(Outcome.TOO_LATE)) is Outcome.RAISED


def test_a_round_that_she_does_not_want_to_hear_of_says_so() -> None:
    assert outcome(WEDNESDAY, rule=replace(RULE, kinds_off=frozenset({"round"}))) is Outcome.SWITCHED_OFF


# another matter


def of(matter: Matter, now: datetime, *, note: ReminderNote | None = None, rule: ReminderRule = RULE) -> Outcome:
    return matter_outcome(rule, matter, now=now, note=note)


def test_a_matter_is_raised_until_it_is_too_late() -> None:
    assert of(POST, berlin(12, "09:00")) is Outcome.RAISED
    assert of(POST, berlin(12, "15:59")) is Outcome.RAISED
    assert of(POST, berlin(12, "16:00")) is Outcome.TOO_LATE


def test_a_matter_on_a_day_off_waits_for_the_opening_and_says_so() -> None:
    moved = a_matter(MatterKind.OWN_TASK, due_at=berlin(6, "10:00"), moved_to=berlin(7, "08:00"), until=berlin(14))

    assert of(moved, berlin(6, "10:00")) is Outcome.HOLIDAY
    assert of(moved, berlin(7, "08:00")) is Outcome.AFTER_DAY_OFF


def test_what_stands_since_friday_is_silent_at_the_weekend_and_until_monday_opens() -> None:
    stands = a_matter(MatterKind.FOLLOW_UP, due_at=berlin(7, "08:00"), until=berlin(14, "08:00"))

    assert of(stands, berlin(7, "20:00")) is Outcome.RAISED
    assert of(stands, berlin(8, "10:00")) is Outcome.HOLIDAY
    assert of(stands, berlin(10, "07:59")) is Outcome.HOLIDAY
    assert of(stands, berlin(10, "08:00")) is Outcome.RAISED
    assert of(stands, berlin(11, "07:00")) is Outcome.RAISED


def test_an_office_without_any_service_is_reminded_all_the_same() -> None:
    never_there = replace(RULE, calendar=OfficeCalendar(hours={}, zone=BERLIN))

    assert of(POST, berlin(12, "09:00"), rule=never_there) is Outcome.RAISED


def test_a_kind_that_is_off_a_refusal_and_a_snooze_each_have_their_reason() -> None:
    seen = ReminderNote(subject=POST.subject, due_at=POST.due_at, outcome=Outcome.DISMISSED)
    later = replace(seen, outcome=Outcome.SNOOZED, snoozed_until=berlin(12, "10:00"))

    assert of(POST, berlin(12, "09:30"), rule=replace(RULE, kinds_off=frozenset({"post_due"}))) is Outcome.SWITCHED_OFF
    assert of(POST, berlin(12, "09:30"), note=seen) is Outcome.DISMISSED
    assert of(POST, berlin(12, "09:30"), note=later) is Outcome.SNOOZED
    assert of(POST, berlin(12, "10:00"), note=later) is Outcome.RAISED


def test_a_matter_is_quiet_in_quiet_hours_and_says_so_when_they_lasted_to_its_end() -> None:
    morning = replace(RULE, quiet=QuietHours(begins=time(8), ends=time(10)))
    day = replace(RULE, quiet=QuietHours(begins=time(8), ends=time(17)))

    assert of(POST, berlin(12, "09:30"), rule=morning) is Outcome.QUIET
    assert of(POST, berlin(12, "16:30"), rule=morning) is Outcome.TOO_LATE
    assert of(POST, berlin(12, "17:30"), rule=day) is Outcome.QUIET


# one look at the clock


class Desk:
    """Notes as they are kept, and what is open."""

    def __init__(self, rule: ReminderRule = NO_ROUND, *, matters: Sequence[Matter] = ()) -> None:
        self.rule = rule
        self.matters = list(matters)
        self.notes: dict[tuple[str, datetime], ReminderNote] = {}

    def look(self, now: datetime, *, is_held_back: bool = False) -> Look:
        rounds = [due for subject, due in self.notes if subject == "round" and due <= now]
        watched = [due for (_s, due), note in self.notes.items() if note.outcome is Outcome.WATCHED_FROM]
        memory = Memory(
            note=lambda subject, due: self.notes.get((subject, due)),
            last_seen=max(rounds, default=None),
            was_begun_between=lambda _start, _end: False,
            watched_from=min(watched, default=None),
        )
        found = look(self.rule, now, memory=memory, matters=self.matters, is_held_back=is_held_back)
        self.notes |= {(note.subject, note.due_at): note for note in found.news}
        return found

    def titles(self, now: datetime, *, is_held_back: bool = False) -> list[str]:
        reminder = self.look(now, is_held_back=is_held_back).reminder
        return [] if reminder is None else [matter.subject for matter in reminder.matters]

    def outcome(self, matter: Matter) -> Outcome:
        return self.notes[matter.subject, matter.due_at].outcome


def test_what_falls_due_while_something_stands_joins_it_and_what_is_settled_goes() -> None:
    task = a_matter(MatterKind.OWN_TASK, 3, due_at=berlin(12, "10:00"))
    desk = Desk(RULE, matters=[POST, task])
    desk.look(berlin(12, "07:00"))

    assert desk.titles(berlin(12, "08:15")) == ["round"]
    assert desk.titles(berlin(12, "10:00")) == ["post_due:7", "round", "own_task:3"]
    desk.matters.remove(POST)
    assert desk.titles(berlin(12, "10:01")) == ["round", "own_task:3"]


def test_what_was_due_before_the_first_look_is_not_asked_for() -> None:
    old = a_matter(MatterKind.FOLLOW_UP, 1, due_at=berlin(11, "08:00"), until=berlin(18))
    of_today = a_matter(MatterKind.FOLLOW_UP, 2, due_at=berlin(12, "08:00"), until=berlin(18))
    desk = Desk(matters=[old, of_today])

    assert desk.titles(berlin(12, "09:00")) == ["follow_up:2"]
    assert desk.titles(berlin(13, "09:00")) == ["follow_up:2"]


def test_a_round_of_the_evening_before_the_first_look_is_not_asked_for() -> None:
    desk = Desk(replace(RULE, times={1: (time(23),)}))

    assert desk.titles(berlin(12, "00:30")) == []
    assert ("round", berlin(11, "23:00")) not in desk.notes


def test_a_desk_that_was_off_accounts_for_what_it_missed() -> None:
    desk = Desk(matters=[POST])
    desk.look(berlin(12, "07:00"))

    assert desk.titles(berlin(13, "07:00")) == []
    assert desk.outcome(POST) is Outcome.TOO_LATE


def test_a_clock_that_ran_ahead_reminds_again_at_the_right_time() -> None:
    desk = Desk(matters=[POST])
    desk.look(berlin(12, "07:00"))
    desk.look(berlin(20, "07:00"))

    assert desk.titles(berlin(12, "09:00")) == ["post_due:7"]
    assert desk.outcome(POST) is Outcome.RAISED


def test_put_off_to_another_day_it_lasts_until_that_days_service_ends() -> None:
    desk = Desk(matters=[POST])
    desk.look(berlin(12, "07:00"))
    note = ReminderNote(subject=POST.subject, due_at=POST.due_at, outcome=Outcome.SNOOZED)
    desk.notes[POST.subject, POST.due_at] = replace(note, snoozed_until=berlin(13, "08:00"))

    assert desk.titles(berlin(12, "15:00")) == []
    assert desk.titles(berlin(13, "08:00")) == ["post_due:7"]
    assert desk.titles(berlin(13, "16:00")) == []


def test_while_held_back_nothing_new_is_raised_and_what_stands_stays() -> None:
    task = a_matter(MatterKind.OWN_TASK, 3, due_at=berlin(12, "10:00"))
    desk = Desk(matters=[POST, task])
    desk.look(berlin(12, "09:00"))

    assert desk.titles(berlin(12, "10:00"), is_held_back=True) == ["post_due:7"]
    assert desk.outcome(task) is Outcome.HELD_BACK
    assert desk.titles(berlin(12, "10:05")) == ["post_due:7", "own_task:3"]
    assert desk.outcome(task) is Outcome.RAISED


def test_a_question_is_overdue_once_its_time_has_run_out() -> None:
    question = a_matter(
        MatterKind.QUESTION_SOON, due_at=berlin(12, "10:00"), deadline=berlin(12, "12:00"), until=berlin(12, "16:00")
    )
    desk = Desk(matters=[question])

    before, after = desk.look(berlin(12, "11:59")), desk.look(berlin(12, "12:00"))

    assert before.again_at == berlin(12, "12:00")
    assert before.reminder is not None
    assert after.reminder is not None
    assert not before.reminder.matters[0].is_overdue
    assert after.reminder.has_news_since(before.reminder)


def test_a_look_says_when_looking_can_bring_more() -> None:
    desk = Desk(replace(RULE, quiet=QuietHours(begins=time(18), ends=time(7))), matters=[POST])

    seen = [desk.look(berlin(12, clock)).again_at for clock in ("06:00", "07:00", "08:00", "08:15", "09:00", "16:00")]

    assert seen == [berlin(12, clock) for clock in ("07:00", "08:00", "08:15", "09:00", "16:00", "18:00")]
    assert desk.look(berlin(12, "18:00")).again_at == berlin(13, "00:00")


def test_a_look_after_a_snooze_waits_for_its_end() -> None:
    desk = Desk(matters=[POST])
    desk.look(berlin(12, "09:00"))
    note = ReminderNote(subject=POST.subject, due_at=POST.due_at, outcome=Outcome.SNOOZED)
    desk.notes[POST.subject, POST.due_at] = replace(note, snoozed_until=berlin(12, "09:15"))

    assert desk.look(berlin(12, "09:01")).again_at == berlin(12, "09:15")
