"""What is open in each room asks for a reminder in time, and no longer once it is settled."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.matters import MatterKind
from amtdesk.domain.questions import QuestionSource, ReplyKind, WordingOrigin
from amtdesk.domain.reminders import Reminder, ReminderSettings
from amtdesk.domain.reply_templates import Agreement, NewTemplate
from amtdesk.domain.today import ItemKind
from amtdesk.domain.words import Message
from amtdesk.services.matters import Matters
from amtdesk.storage.rows import instant_text
from tests.builders import NOW, berlin, set_clock
from tests.builders_posts import a_post, an_approved_post, open_office
from tests.builders_questions import send_agreed
from tests.builders_today import only

TODAY = NOW.date()
#: The round is another story; here only the rest is told.
NO_ROUND = ReminderSettings(kinds_off=frozenset({"round"}))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """A desk that has looked at the clock on Wednesday morning at seven, and is not reminded of the round."""
    desk, _clock = open_office(tmp_path, now=berlin(12, "07:00"))
    with desk:
        desk.reminders.change(NO_ROUND)
        desk.reminders.due()
        yield desk


def at(desk: Desk, day: int, clock: str, *, month: int = 5) -> list[str]:
    """What stands then, by kind and record."""
    set_clock(desk, berlin(day, clock, month=month))
    return subjects(desk.reminders.due())


def subjects(found: Reminder | None) -> list[str]:
    return [] if found is None else [matter.subject for matter in found.matters]


def a_question(desk: Desk, *, asked_at: datetime | None = None) -> QuestionId:
    return desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.OTHER, asked_at=asked_at).id


# posts


def test_an_approved_post_is_due_at_its_time_until_it_is_copied(office: Desk) -> None:
    post = an_approved_post(office, at=time(10))

    assert at(office, 12, "09:59") == []
    assert at(office, 12, "10:00") == [f"post_due:{post.id}"]
    office.posts.mark_copied(post.id)
    assert at(office, 12, "10:01") == []


def test_a_post_that_is_moved_is_due_at_its_new_time(office: Desk) -> None:
    post = an_approved_post(office, at=time(10))
    assert at(office, 12, "10:00") == [f"post_due:{post.id}"]

    office.posts.set_day(post.id, TODAY, at=time(14))

    assert at(office, 12, "10:01") == []
    assert at(office, 12, "14:00") == [f"post_due:{post.id}"]


def test_a_scheduled_post_is_silent_and_asks_for_its_link_the_next_service_morning(office: Desk) -> None:
    post = an_approved_post(office, day=date(2027, 5, 14), at=time(10))
    office.posts.mark_scheduled(post.id)

    assert at(office, 14, "10:30") == []
    assert at(office, 17, "07:59") == []
    assert at(office, 18, "08:00") == [f"post_without_link:{post.id}"]  # the 17th is Whit Monday
    office.posts.mark_published(post.id, at=berlin(14, "10:00"), link="https://example.org/1")
    assert at(office, 18, "08:01") == ["report_due:2027-W19"]  # with something in it now


def test_a_post_that_waits_for_its_approval_is_told_of_after_a_day_and_once_more(office: Desk) -> None:
    post = a_post(office, day=date(2027, 5, 30), approval_level=1)
    set_clock(office, berlin(12, "10:00"))
    office.posts.submit(post.id, to="Petra Lüders")

    assert at(office, 13, "09:59") == []
    assert at(office, 13, "10:00") == [f"approval_waits:{post.id}"]
    assert at(office, 14, "09:59") == [f"approval_waits:{post.id}"]
    assert at(office, 14, "10:00") == [f"approval_waits:{post.id}"]
    assert f"approval_waits:{post.id}" not in at(office, 25, "10:00")


# questions


def test_a_question_is_told_of_two_hours_before_its_time_and_until_somebody_reacts(office: Desk) -> None:
    number = a_question(office, asked_at=berlin(11, "11:00"))

    assert at(office, 12, "08:59") == []
    found = at(office, 12, "09:00")
    send_agreed(office, number, ReplyKind.INTERIM)

    assert found == [f"question_soon:{number}"]
    assert at(office, 12, "09:01") == []


def test_a_question_that_is_put_off_comes_again_when_she_wanted(office: Desk) -> None:
    question = office.questions.note("Wann?", source=QuestionSource.OTHER, asked_at=berlin(11, "11:00"))
    office.questions.postpone(question.id, berlin(12, "10:30"))

    assert at(office, 12, "10:29") == []
    assert at(office, 12, "10:30") == [f"question_soon:{question.id}"]


def test_a_department_is_to_be_asked_again_on_its_day(office: Desk) -> None:
    question = office.questions.note("Wann?", source=QuestionSource.OTHER)
    office.questions.hand_to_department(question.id, "baeder", asked="Wann?", follow_up_on=date(2027, 5, 14))

    assert f"follow_up:{question.id}" not in at(office, 14, "07:59")
    assert f"follow_up:{question.id}" in at(office, 14, "08:00")
    office.questions.end_follow_up(question.id)
    assert f"follow_up:{question.id}" not in at(office, 14, "08:01")


def test_an_answer_that_waits_for_its_approval_longer_than_agreed_is_told_of(office: Desk) -> None:
    question = office.questions.note("Wann?", source=QuestionSource.OTHER, asked_at=berlin(12, "06:00"))
    set_clock(office, berlin(12, "09:00"))
    office.answer_approvals.submit(
        question.id, "Am Samstag.", origin=WordingOrigin.OWN_WORDS, template_id=None, to="Petra Lüders"
    )

    assert at(office, 12, "12:59") == []
    assert at(office, 12, "13:00") == [f"answer_waits:{question.id}"]
    office.answer_approvals.take_back_submission(question.id)
    assert at(office, 12, "13:01") == []


# the rest


def test_a_template_is_to_be_looked_at_on_its_day_and_once_where_both_days_are_the_same(office: Desk) -> None:
    both = Agreement(
        agreed_with="Petra Lüders", agreed_on=TODAY, valid_until=date(2027, 5, 13), next_review=date(2027, 5, 13)
    )
    template = office.templates.add(NewTemplate(title="Freibad", text="Am Samstag.", agreement=both))
    draft = office.templates.add(NewTemplate(title="Ohne", text="Nicht abgestimmt."))

    found = at(office, 13, "08:00")

    assert found == [f"template_review:{template.id}"]
    assert template.id != draft.id


def test_the_report_is_due_when_its_week_ends_and_still_on_monday(office: Desk) -> None:
    send_agreed(office, a_question(office), ReplyKind.ANSWER)

    assert at(office, 14, "11:59") == []
    assert at(office, 14, "12:00") == ["report_due:2027-W19"]
    assert at(office, 18, "09:00") == ["report_due:2027-W19"]
    assert at(office, 21, "12:00") == ["report_due:2027-W20"]


def test_a_desk_that_was_not_in_use_owes_no_report(office: Desk) -> None:
    assert at(office, 14, "12:00") == []


def test_the_first_record_of_a_week_makes_its_report_due(office: Desk) -> None:
    assert at(office, 14, "11:00") == []

    send_agreed(office, a_question(office), ReplyKind.ANSWER)

    assert at(office, 14, "12:00") == ["report_due:2027-W19"]


def test_a_task_of_her_own_is_told_of_at_its_time_until_it_is_done(office: Desk) -> None:
    early = office.own_tasks.add(title="Vertretung einweisen", starts_on=TODAY)
    late = office.own_tasks.add(title="Pressespiegel", starts_on=TODAY, at=time(14))

    assert at(office, 12, "08:00") == [f"own_task:{early.id}"]
    office.own_tasks.mark_done(early.id, TODAY)
    assert at(office, 12, "13:59") == []
    assert at(office, 12, "14:00") == [f"own_task:{late.id}"]


def test_without_tasks_nothing_of_them_is_loaded(tmp_path: Path) -> None:
    desk, _clock = open_office(tmp_path)
    with desk:
        desk.reminders.due()

        assert "own_tasks" not in vars(desk)


def put_aside(desk: Desk, **until: datetime) -> None:
    """What Heute writes when something is put aside there."""
    with desk._database.command(Message("Put off"), at=desk.clock.now(), areas={Area.POSTS}) as writer:  # noqa: SLF001 - as Heute does
        for subject, moment in until.items():
            writer.insert("put_off", {"subject": subject, "until": instant_text(moment)})


def test_a_post_that_waits_and_was_put_aside_asks_once_then(office: Desk) -> None:
    post = a_post(office, day=date(2027, 5, 30), approval_level=1)
    set_clock(office, berlin(12, "10:00"))
    office.posts.submit(post.id, to="Petra Lüders")
    put_aside(office, **{f"approval:{post.id}": berlin(19, "09:00")})

    assert f"approval_waits:{post.id}" not in at(office, 19, "08:59")
    assert at(office, 19, "09:00").count(f"approval_waits:{post.id}") == 1


def test_what_she_put_aside_on_heute_comes_again_at_that_time(office: Desk) -> None:
    post = an_approved_post(office, at=time(10))
    task = office.own_tasks.add(title="Pressespiegel", starts_on=TODAY, at=time(11))
    put_aside(
        office,
        **{
            f"publish:{post.id} 2027-05-12": berlin(12, "14:30"),
            "publish:4711 2027-05-12": berlin(12, "14:30"),
            f"task:{task.id} 2027-05-12 2027-05-12": berlin(12, "13:00"),
        },
    )

    assert at(office, 12, "11:00") == []
    assert at(office, 12, "13:00") == [f"own_task:{task.id}"]
    assert at(office, 12, "14:30") == [f"post_due:{post.id}", f"own_task:{task.id}"]


def test_what_heute_puts_off_is_found_by_its_name_here(office: Desk) -> None:
    an_approved_post(office, at=time(10))
    office.own_tasks.add(title="Pressespiegel", starts_on=TODAY, at=time(11))
    set_clock(office, berlin(12, "10:00"))
    for kind in (ItemKind.PUBLISH, ItemKind.TASK):
        office.today.postpone(only(office, kind), berlin(12, "14:00"))

    assert at(office, 12, "11:00") == []
    assert len(at(office, 12, "14:00")) == 2


def test_a_round_that_she_put_aside_on_heute_comes_again_at_that_time(office: Desk) -> None:
    office.reminders.change(ReminderSettings())
    put_aside(
        office,
        **{"round:2027-05-12": berlin(12, "10:00"), "round:2027-05-12 13:30": berlin(12, "11:00")},
        other=berlin(12, "12:00"),
    )

    assert at(office, 12, "10:59") == []
    assert at(office, 12, "11:00") == ["round"]


# looking


def test_a_room_is_read_again_only_after_it_changed_or_the_day_did(office: Desk) -> None:
    matters = Matters(office._database, office.clock, town=office.town, tasks=lambda: office.own_tasks)  # noqa: SLF001 - on its own
    asked: list[str] = []
    trace = office._database._connection.set_trace_callback  # noqa: SLF001 - what the file is asked
    trace(lambda sql: asked.append(sql) if "FROM posts" in sql else None)
    matters.standing(since=NOW)
    first = len(asked)

    matters.standing(since=NOW)
    office._database.announce(Changed(frozenset({Area.QUESTIONS})))  # noqa: SLF001 - as after a commit
    matters.standing(since=NOW)
    unchanged = len(asked)
    office._database.announce(Changed(frozenset({Area.TOWN})))  # noqa: SLF001 - as after a commit
    matters.standing(since=NOW)
    after_town = len(asked)
    set_clock(office, NOW + timedelta(days=1))
    matters.standing(since=NOW)
    trace(None)

    assert first > 0
    assert (unchanged, after_town, len(asked)) == (first, 2 * first, 3 * first)


def test_each_kind_can_be_switched_off_and_on_again(office: Desk) -> None:
    post = an_approved_post(office, at=time(10))
    office.reminders.change(ReminderSettings(kinds_off=frozenset({"round", MatterKind.POST_DUE})))
    assert at(office, 12, "10:00") == []

    office.reminders.change(NO_ROUND)

    assert at(office, 12, "10:01") == [f"post_due:{post.id}"]
