"""What a deletion run leaves of reminders: what she put off comes again, what was forgotten is not written anew."""

from datetime import date, timedelta
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reminders import Outcome, ReminderNote
from amtdesk.domain.retention import RETAINED, RetentionKind
from amtdesk.services.reminders import REMEMBERED
from tests.builders import berlin, open_desk, set_clock

NOTES = RetentionKind.NOTES
A_YEAR_ON = berlin(14, "09:00", month=6, year=2028)


def an_old_task(desk: Desk) -> None:
    """A task of 12 May that she saw and never did."""
    desk.town.begin_empty()
    desk.own_tasks.add(title="Ablage", starts_on=date(2027, 5, 12))
    set_clock(desk, berlin(12, "09:00"))
    assert desk.reminders.due() is not None
    desk.reminders.dismiss()


def old_notes(desk: Desk) -> list[ReminderNote]:
    notes = desk.reminders.account_between(berlin(1), berlin(31))
    return [note for note in notes if note.subject.startswith("own_task:")]


def notes_taken(desk: Desk) -> int:
    return sum(each.count for each in desk.retention.run() if each.kind == NOTES)


def test_notes_of_what_is_open_for_over_a_year_go_once_and_are_not_written_again(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        an_old_task(desk)
        set_clock(desk, A_YEAR_ON)
        desk.reminders.due()
        desk.retention.agree()
        assert [note.outcome for note in old_notes(desk)] == [Outcome.DISMISSED]
        assert notes_taken(desk) > 0

    with open_desk(tmp_path, at=A_YEAR_ON) as desk:
        desk.reminders.due()

        assert old_notes(desk) == []
        assert notes_taken(desk) == 0


def test_while_nothing_was_agreed_to_what_is_long_open_owes_its_note(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        set_clock(desk, berlin(11, "09:00"))
        desk.reminders.due()
        desk.own_tasks.add(title="Ablage", starts_on=date(2027, 5, 12))
        set_clock(desk, A_YEAR_ON)

        desk.reminders.due()

        assert [note.outcome for note in old_notes(desk)] == [Outcome.TOO_LATE]


def test_what_she_puts_off_again_and_again_is_still_put_off_when_its_day_is_long_past(tmp_path: Path) -> None:
    tomorrow = A_YEAR_ON + timedelta(days=1)
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        desk.own_tasks.add(title="Ablage", starts_on=date(2027, 5, 12))
        set_clock(desk, berlin(12, "09:00"))
        desk.reminders.due()
        desk.reminders.snooze(tomorrow)
        set_clock(desk, A_YEAR_ON)
        desk.retention.agree()

        desk.retention.run()

        assert [note.outcome for note in old_notes(desk)] == [Outcome.SNOOZED]
        set_clock(desk, tomorrow + timedelta(minutes=1))
        due = desk.reminders.due()
        assert due is not None
        assert "own_task:1" in {matter.subject for matter in due.matters}


def test_no_rule_forgets_earlier_than_the_reminder_counts_on() -> None:
    assert min(filter(None, RETAINED[NOTES].choices)) == REMEMBERED.days


def test_where_a_backup_of_hers_lies_is_remembered_as_long_as_it_may_lie_there(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        desk.town.begin_empty()
        question = desk.questions.note("Wo gibt es Quittenkaltschale?", source=QuestionSource.OTHER)
        mine = desk.safekeeping.backup(tmp_path / "stick.amtdesk-backup").path
        desk.safekeeping.backup(mine)
        desk.safekeeping.backup_now()
        set_clock(desk, A_YEAR_ON)
        desk.safekeeping.backup_now()
        desk.retention.agree()

        assert notes_taken(desk) >= 2, "the one that was replaced, and the one that lies among the others"

        assert mine in {each.path for each in desk.erasure.preview(f"question:{question.id}").backups}


def test_the_run_of_the_day_waits_for_a_day_where_the_clock_went_ahead_by_months(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        an_old_task(desk)
        desk.retention.agree()
        set_clock(desk, A_YEAR_ON)

        assert desk.retention.daily() == ()

        desk.reminders.due()
        set_clock(desk, A_YEAR_ON + timedelta(days=1))
        assert desk.retention.daily() != ()
