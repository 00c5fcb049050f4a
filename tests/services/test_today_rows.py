"""Heute: every row can be done, put off, moved and brought back, and comes back at its time (H2, H7, H9)."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import QuestionStatus, ReplyKind
from amtdesk.domain.reminders import ReminderSettings
from amtdesk.domain.today import OF_QUESTIONS, ItemKind, TodayItem
from amtdesk.domain.town import Department, Person
from amtdesk.services.town import TownRecords
from tests.builders import NOW, berlin, open_birkenfurt, open_desk, set_clock
from tests.builders_questions import reply
from tests.builders_today import a_question, an_approved_post, everything, kinds, only, walk_the_round

TODAY = NOW.date()
ELEVEN = berlin(12, "11:00")
TOMORROW = berlin(13, "08:15")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        yield desk


def a_follow_up(desk: Desk, on: date = TODAY) -> QuestionId:
    question = a_question(desk, "Ein Loch?")
    reply(desk, question, "Wir fragen nach.", kind=ReplyKind.INTERIM)
    desk.questions.hand_to_department(question, "bauhof", asked="Wann?", follow_up_on=on)
    return question


def a_post_in_review(desk: Desk, day: date | None = None) -> PostId:
    post = desk.posts.add("Sperrung", text="Die Straße ist zu.", day=day)
    desk.posts.submit(post.id, "Petra Lüders")
    return post.id


def a_scheduled_post(desk: Desk) -> PostId:
    post = an_approved_post(desk, day=TODAY, at=time(9, 30))
    desk.posts.mark_scheduled(post)
    return post


def is_for_today(desk: Desk, item: TodayItem) -> bool:
    return any(each.subject == item.subject for each in desk.today.brief().for_today)


class TestPuttingOff:
    def test_a_round_put_off_waits_behind_everything_until_then(self, desk: Desk) -> None:
        a_question(desk, asked_at=berlin(11, "15:00"))
        desk.today.postpone(only(desk, ItemKind.ROUND), ELEVEN)

        assert kinds(desk.today.brief().for_today) == [ItemKind.QUESTION, ItemKind.ROUND]
        set_clock(desk, ELEVEN)
        assert desk.today.brief().next_up == only(desk, ItemKind.ROUND)

    @pytest.mark.parametrize(
        ("make", "kind"),
        [
            (lambda desk: an_approved_post(desk, day=TODAY), ItemKind.PUBLISH),
            (a_follow_up, ItemKind.FOLLOW_UP),
            (lambda desk: desk.own_tasks.add(title="Aushang"), ItemKind.TASK),
            (lambda desk: a_question(desk, asked_at=berlin(11, "12:00")), ItemKind.QUESTION),
        ],
    )
    def test_put_off_to_tomorrow_leaves_today_comes_back_and_undo_brings_it_back_at_once(
        self, desk: Desk, make: object, kind: ItemKind
    ) -> None:
        make(desk)  # type: ignore[operator]  # one of the builders above
        item = only(desk, kind)

        desk.today.postpone(item, TOMORROW)
        assert not is_for_today(desk, item)
        desk.history.undo()
        assert is_for_today(desk, item)

        desk.today.postpone(item, TOMORROW)
        set_clock(desk, TOMORROW)
        assert any(each.kind in (kind, ItemKind.MISSED) for each in desk.today.brief().for_today)

    def test_what_waits_for_others_comes_back_among_todays_work_when_it_was_put_off_to_today(self, desk: Desk) -> None:
        a_post_in_review(desk)
        item = only(desk, ItemKind.APPROVAL)
        assert not is_for_today(desk, item)

        desk.today.postpone(item, TOMORROW)
        set_clock(desk, TOMORROW)
        assert is_for_today(desk, item)
        set_clock(desk, berlin(14))
        assert not is_for_today(desk, item)

    def test_putting_off_again_counts_from_then_and_bringing_back_is_at_once(self, desk: Desk) -> None:
        item = only(desk, ItemKind.ROUND)
        desk.today.postpone(item, ELEVEN)
        desk.today.postpone(item, TOMORROW)
        assert only(desk, ItemKind.ROUND).postponed_until == TOMORROW

        desk.today.bring_back(item)
        assert only(desk, ItemKind.ROUND).postponed_until is None
        label = desk.history.undo()
        assert label is not None
        assert "Round brought back" in str(label)
        assert only(desk, ItemKind.ROUND).postponed_until == TOMORROW

    def test_bringing_back_what_was_never_put_off_changes_nothing(self, desk: Desk) -> None:
        desk.today.bring_back(only(desk, ItemKind.ROUND))

        assert only(desk, ItemKind.ROUND).postponed_until is None

    def test_a_question_is_brought_back_by_its_own_record(self, desk: Desk) -> None:
        question = a_question(desk, asked_at=berlin(10, "07:00"))
        desk.today.postpone(only(desk, ItemKind.QUESTION), ELEVEN)

        desk.today.bring_back(only(desk, ItemKind.QUESTION))

        assert desk.questions.get(question).postponed_until is None

    def test_a_question_that_was_put_off_to_yesterday_is_due_as_if_it_never_was(self, desk: Desk) -> None:
        a_question(desk, asked_at=berlin(10, "07:00"))
        desk.today.postpone(only(desk, ItemKind.QUESTION), ELEVEN)
        set_clock(desk, berlin(13))

        assert is_for_today(desk, only(desk, ItemKind.QUESTION))

    def test_what_is_put_off_survives_a_restart(self, desk: Desk) -> None:
        desk.today.postpone(only(desk, ItemKind.ROUND), ELEVEN)

        with desk.another() as later:
            assert only(later, ItemKind.ROUND).postponed_until == ELEVEN

    def test_nothing_is_put_off_to_a_time_that_has_passed(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            desk.today.postpone(only(desk, ItemKind.ROUND), NOW)


class TestAnotherDay:
    def test_a_post_moves_and_keeps_its_time_unless_another_is_named(self, desk: Desk) -> None:
        post = an_approved_post(desk, day=TODAY, at=time(15))

        desk.today.move(only(desk, ItemKind.PUBLISH), date(2027, 5, 14))
        assert (desk.posts.get(post).day, desk.posts.get(post).at) == (date(2027, 5, 14), time(15))
        desk.today.move(only(desk, ItemKind.PUBLISH), date(2027, 5, 18), at=time(10))
        assert (desk.posts.get(post).day, desk.posts.get(post).at) == (date(2027, 5, 18), time(10))

    def test_a_follow_up_gets_another_day(self, desk: Desk) -> None:
        question = a_follow_up(desk)

        desk.today.move(only(desk, ItemKind.FOLLOW_UP), date(2027, 5, 14))

        assert desk.questions.get(question).follow_up_on == date(2027, 5, 14)

    def test_a_task_is_put_off_to_another_day_by_its_own_record(self, desk: Desk) -> None:
        desk.own_tasks.add(title="Aushang")

        desk.today.move(only(desk, ItemKind.TASK), date(2027, 5, 14))

        (coming,) = desk.own_tasks.coming(TODAY, TODAY + timedelta(days=7))
        assert (coming.postponed_until, desk.own_tasks.due(TODAY)) == (date(2027, 5, 14), ())

    def test_all_else_comes_back_on_the_morning_of_that_day_or_at_the_named_time(self, desk: Desk) -> None:
        desk.today.move(only(desk, ItemKind.ROUND), TOMORROW.date())
        assert only(desk, ItemKind.ROUND).postponed_until == TOMORROW
        desk.today.move(only(desk, ItemKind.ROUND), TODAY, at=time(15, 30))
        assert only(desk, ItemKind.ROUND).postponed_until == berlin(12, "15:30")

    @pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
    def test_today_without_a_time_and_days_past_are_refused(self, desk: Desk, day: date) -> None:
        with pytest.raises(NotAllowed):
            desk.today.move(only(desk, ItemKind.ROUND), day)


class TestTicking:
    def test_a_task_is_done_stands_among_what_is_done_and_undo_brings_it_back(self, desk: Desk) -> None:
        desk.own_tasks.add(title="Aushang", minutes=12, note="Der Schlüssel hängt im\nBürgerbüro.", page="plan")
        task = only(desk, ItemKind.TASK)
        assert (task.note, task.minutes, task.page) == ("Der Schlüssel hängt im Bürgerbüro.", 12, "plan")

        desk.today.mark_done(task)

        assert kinds(desk.today.brief().done_today) == [ItemKind.TASK]
        assert ItemKind.TASK not in kinds(everything(desk))
        desk.history.undo()
        assert is_for_today(desk, task)

    def test_a_daily_task_is_not_told_for_tomorrow_while_it_is_open_or_done_today(self, desk: Desk) -> None:
        desk.own_tasks.add(title="Postfach", rhythm="FREQ=DAILY")
        assert kinds(desk.today.brief().coming).count(ItemKind.TASK) == 0
        desk.today.mark_done(only(desk, ItemKind.TASK))
        assert kinds(desk.today.brief().coming).count(ItemKind.TASK) == 0

    def test_a_task_of_the_next_days_stands_under_coming_up(self, desk: Desk) -> None:
        desk.own_tasks.add(title="Quartal", starts_on=date(2027, 5, 18), at=time(10))

        (item,) = (item for item in desk.today.brief().coming if item.kind is ItemKind.TASK)

        assert (item.due_at, item.has_time) == (berlin(18, "10:00"), True)

    def test_what_the_platform_brought_is_asked_for_its_link_on_the_next_service_morning(self, desk: Desk) -> None:
        post = a_scheduled_post(desk)
        assert ItemKind.LINK not in kinds(everything(desk))
        set_clock(desk, berlin(15))  # a Saturday
        assert ItemKind.LINK not in kinds(everything(desk))
        set_clock(desk, berlin(18))

        desk.today.mark_done(only(desk, ItemKind.LINK))

        assert desk.posts.get(post).publications[0].published_at == berlin(12, "09:30")

    def test_the_link_of_a_post_without_a_known_time_is_entered_as_of_now(self, desk: Desk) -> None:
        post = a_scheduled_post(desk)
        set_clock(desk, berlin(13))

        desk.today.mark_done(only(desk, ItemKind.LINK)._replace(since=None))

        assert desk.posts.get(post).publications[0].published_at == berlin(13)

    def test_a_held_post_asks_for_a_decision_on_its_day(self, desk: Desk) -> None:
        post = an_approved_post(desk, day=TODAY)
        desk.posts.hold(post)

        assert desk.today.brief().next_up == only(desk, ItemKind.HELD)
        desk.today.move(only(desk, ItemKind.HELD), date(2027, 5, 14))
        assert ItemKind.HELD not in kinds(everything(desk))

    def test_a_question_with_an_interim_reply_is_closed_with_its_reason(self, desk: Desk) -> None:
        question = a_question(desk)
        reply(desk, question, "Wir fragen nach.", kind=ReplyKind.INTERIM)

        desk.today.mark_done(only(desk, ItemKind.IN_WORK), reason="am Telefon geklärt")

        assert desk.questions.get(question).status is QuestionStatus.NO_ANSWER


class TestWhatIsNamed:
    def test_monday_puts_the_questions_of_the_weekend_before_the_rest_of_the_day(self, desk: Desk) -> None:
        set_clock(desk, berlin(10, "08:00"))
        friday = a_question(desk, "Freitag früh?", asked_at=berlin(7, "09:00"))
        evening = a_question(desk, "Freitag Abend?", asked_at=berlin(7, "19:00"))
        sunday = a_question(desk, "Sonntag?", asked_at=berlin(9, "14:00"))
        walk_the_round(desk)

        brief = desk.today.brief()

        assert [item.ref for item in brief.for_today] == [friday, evening, sunday, "2027-W18"]
        assert [item.is_from_days_off for item in brief.for_today] == [False, True, True, False]
        assert (brief.from_days_off, brief.days_off and brief.days_off.is_weekend) == (2, True)

    def test_on_tuesday_nothing_is_from_the_weekend_any_more(self, desk: Desk) -> None:
        set_clock(desk, berlin(11, "08:00"))
        a_question(desk, asked_at=berlin(9, "14:00"))

        assert desk.today.brief().from_days_off == 0

    def test_open_for_more_than_48_hours_is_named_days_off_not_counted(self, desk: Desk) -> None:
        old = a_question(desk, asked_at=berlin(10, "07:59"))
        a_question(desk, asked_at=berlin(10, "08:00"))
        assert [item.ref for item in everything(desk) if item.is_long_open] == [old]

        set_clock(desk, berlin(14, "12:00"))
        before_whitsun = a_question(desk)
        set_clock(desk, berlin(18))
        assert before_whitsun not in {item.ref for item in everything(desk) if item.is_long_open}

    def test_the_channel_is_silent_ten_days_after_the_last_publication(self, desk: Desk) -> None:
        assert desk.today.brief().silence is None
        post = an_approved_post(desk, day=TODAY)
        desk.posts.mark_published(post, at=NOW)
        an_approved_post(desk, day=date(2027, 5, 25))
        set_clock(desk, berlin(21))
        assert desk.today.brief().silence is None
        set_clock(desk, berlin(22))

        silence = desk.today.brief().silence

        assert silence is not None
        assert (silence.last_on, silence.days, silence.next_on) == (TODAY, 10, date(2027, 5, 25))

    def test_a_publication_that_was_taken_back_ends_no_silence(self, desk: Desk) -> None:
        post = an_approved_post(desk, day=TODAY)
        desk.posts.mark_published(post, at=NOW)
        set_clock(desk, berlin(22))
        desk.posts.mark_published(an_approved_post(desk, day=berlin(22).date()), at=berlin(22))
        assert desk.today.brief().silence is None

        desk.history.undo()

        assert desk.today.brief().silence is not None

    def test_a_day_without_service_is_named_and_says_when_work_goes_on(self, desk: Desk) -> None:
        set_clock(desk, berlin(17, "10:00"))
        whit_monday = desk.today.brief()
        set_clock(desk, berlin(15, "10:00"))
        saturday = desk.today.brief()

        assert (whit_monday.rest_day, saturday.rest_day) == ("Pfingstmontag", "")
        assert whit_monday.next_service_day == saturday.next_service_day == date(2027, 5, 18)

    def test_whoever_says_yes_is_named_with_the_telephone_of_the_department(self, desk: Desk) -> None:
        people = (Person(key="p_lu", name="Petra Lüders", role=""),)
        desk.town.record(TownRecords(settings={}, people=people))
        desk.departments.save(Department(key="ha", name="Hauptamt", lead="p_lu", phone="069 90009-100"))
        a_post_in_review(desk, day=date(2027, 5, 14))

        item = only(desk, ItemKind.APPROVAL)

        assert (item.note, str(item.contact), item.since) == ("Petra Lüders", "reached at 069 90009-100", NOW)

    def test_a_department_that_is_asked_without_a_date_is_named_with_since_when(self, desk: Desk) -> None:
        question = a_follow_up(desk)
        desk.questions.end_follow_up(question)

        item = only(desk, ItemKind.IN_WORK)

        assert (item.note, item.since, item in desk.today.brief().coming) == ("bauhof", NOW, True)

    def test_whether_she_ever_kept_a_task_is_known_also_when_it_is_deleted(self, desk: Desk) -> None:
        assert not desk.today.brief().has_had_tasks
        desk.own_tasks.delete(desk.own_tasks.add(title="Aushang").id)
        assert desk.today.brief().has_had_tasks


class TestRoundsOfTheDay:
    def test_a_later_round_is_told_first_and_asked_for_at_its_time(self, desk: Desk) -> None:
        desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(15, 30))}))
        walk_the_round(desk)
        brief = desk.today.brief()
        assert (brief.next_round_at, ItemKind.ROUND in kinds(everything(desk))) == (berlin(12, "15:30"), False)

        set_clock(desk, berlin(12, "15:30"))
        item = only(desk, ItemKind.ROUND)
        assert (item.due_at, item.minutes) == (berlin(12, "15:30"), 3)

        desk.rounds.start_again()
        assert desk.today.brief().round_at == time(15, 30)
        walk_the_round(desk)
        assert desk.today.brief().next_round_at is None

    def test_the_stops_that_are_left_are_those_that_heute_asks_for(self, desk: Desk) -> None:
        assert desk.today.stops_left() == len(desk.today.brief().round.stops)
        walk_the_round(desk)
        assert desk.today.stops_left() == 0
        set_clock(desk, berlin(17))
        assert desk.today.stops_left() == 0


def questions_on_heute(desk: Desk) -> int:
    return len({item.ref for item in everything(desk) if item.kind in OF_QUESTIONS})


def stops_on_heute(desk: Desk) -> int:
    walk = desk.today.brief().round
    is_asked = any(item.kind is ItemKind.ROUND for item in everything(desk))
    return len(walk.stops) - walk.done_count if is_asked else 0


@pytest.mark.parametrize("day", [10, 12, 14, 15, 17, 18, 24])
@pytest.mark.parametrize("clock", ["06:00", "08:30", "18:00"])
def test_on_birkenfurt_the_rail_counts_what_heute_shows(tmp_path: Path, day: int, clock: str) -> None:
    with open_birkenfurt(tmp_path) as desk:
        set_clock(desk, berlin(day, clock))

        assert desk.questions.count_open() == questions_on_heute(desk) > 0
        assert desk.today.stops_left() == stops_on_heute(desk)


@pytest.mark.no_cover
def test_on_the_large_desk_the_rail_counts_what_heute_shows_at_any_time(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.demo.build_large(years=1, seed=1)
        for day, clock in ((12, "06:00"), (12, "12:00"), (14, "18:30"), (16, "09:00"), (18, "08:20")):
            set_clock(desk, berlin(day, clock))
            assert desk.questions.count_open() == questions_on_heute(desk) > 0
            assert desk.today.stops_left() == stops_on_heute(desk)


def test_a_post_without_a_status_to_tick_is_left_to_its_page(desk: Desk) -> None:
    a_post_in_review(desk)
    with pytest.raises(ValueError, match="cannot be ticked"):
        desk.today.mark_done(only(desk, ItemKind.APPROVAL))
    assert desk.posts.list(status=PostStatus.IN_REVIEW)
