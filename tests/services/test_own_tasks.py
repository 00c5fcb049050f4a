"""Her own tasks: kept, done, put off, taken from the routine, and each step taken back."""

from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import DueTask, OwnTask
from amtdesk.domain.routine import Period
from tests.builders import berlin, open_desk, set_clock

WEDNESDAY = date(2027, 5, 12)
WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


def titles(tasks: tuple[DueTask, ...]) -> list[str]:
    return [each.task.title for each in tasks]


def undone(desk: Desk) -> str:
    step = desk.history.undoable()
    assert step is not None
    desk.history.undo()
    return str(step.label)


# kept


def test_a_new_task_is_for_today_takes_ten_minutes_and_survives_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        added = desk.own_tasks.add(title="Schaukasten tauschen")
    with open_desk(tmp_path) as desk:
        assert desk.own_tasks.all() == (added,)
        assert (added.starts_on, added.minutes) == (WEDNESDAY, 10)
        assert titles(desk.own_tasks.due(WEDNESDAY)) == ["Schaukasten tauschen"]


def test_everything_that_is_said_of_a_task_is_kept(desk: Desk) -> None:
    task = desk.own_tasks.add(
        title="Vorproduktion",
        note="drei Entwürfe",
        rhythm=WEEKLY,
        starts_on=date(2027, 5, 10),
        at=time(10),
        minutes=35,
        page="plan",
    )

    assert desk.own_tasks.get(task.id) == task
    assert (task.at, task.minutes, task.page, task.note) == (time(10), 35, "plan", "drei Entwürfe")


def test_every_command_announces_that_tasks_are_different(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.on_change(heard.append)

    task = desk.own_tasks.add(title="Schaukasten", rhythm=WEEKLY)
    desk.own_tasks.edit(task.id, minutes=5)
    desk.own_tasks.postpone(task.id, WEDNESDAY, until=date(2027, 5, 13))
    desk.own_tasks.mark_done(task.id, WEDNESDAY)
    desk.own_tasks.delete(task.id)

    assert [change.areas for change in heard] == [{Area.TASKS}] * 5


def test_an_edit_keeps_what_it_does_not_name_and_what_is_open(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten", rhythm=WEEKLY, note="Schlüssel beim Bauhof")
    set_clock(desk, berlin(14))

    edited = desk.own_tasks.edit(task.id, title="Schaukasten tauschen")

    assert edited.note == "Schlüssel beim Bauhof"
    assert [each.day for each in desk.own_tasks.due(date(2027, 5, 14))] == [WEDNESDAY]


def test_an_edit_that_changes_nothing_is_no_step(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten")

    desk.own_tasks.edit(task.id, title=" Schaukasten ")

    assert undone(desk) == "Task added: “Schaukasten”"


def test_another_rhythm_counts_from_today_on(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten", rhythm=WEEKLY)
    set_clock(desk, berlin(14))

    desk.own_tasks.edit(task.id, rhythm="FREQ=WEEKLY;BYDAY=TH")

    assert not desk.own_tasks.due(date(2027, 5, 14))
    assert [each.due_on for each in desk.own_tasks.coming(date(2027, 5, 15), date(2027, 5, 30))] == [date(2027, 5, 20)]


def test_what_is_done_today_is_not_asked_for_again_by_another_rhythm(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten", rhythm=WEEKLY)
    desk.own_tasks.mark_done(task.id, WEDNESDAY)

    desk.own_tasks.edit(task.id, rhythm="FREQ=DAILY")

    assert not desk.own_tasks.due(WEDNESDAY)
    assert titles(desk.own_tasks.due(date(2027, 5, 13))) == ["Schaukasten"]


def test_a_task_that_came_once_and_is_done_can_be_planned_for_an_earlier_day_again(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten", starts_on=date(2027, 5, 14))
    desk.own_tasks.mark_done(task.id, date(2027, 5, 14))

    desk.own_tasks.edit(task.id, starts_on=date(2027, 5, 13))

    assert titles(desk.own_tasks.due(date(2027, 5, 13))) == ["Schaukasten"]


def test_what_cannot_be_kept_is_refused_with_a_sentence_and_changes_nothing(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Schaukasten")

    for facts in ({"title": ""}, {"minutes": 999}, {"starts_on": date(2027, 5, 11)}):
        with pytest.raises(NotAllowed):
            desk.own_tasks.edit(task.id, **facts)
    with pytest.raises(NotFound):
        desk.own_tasks.get(OwnTaskId(99))
    assert desk.own_tasks.all() == (task,)


# done and put off


def test_done_is_for_one_day_and_the_next_one_comes(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion", rhythm=WEEKLY)

    desk.own_tasks.mark_done(task.id, WEDNESDAY)

    assert not desk.own_tasks.due(WEDNESDAY)
    done = desk.own_tasks.done_on(WEDNESDAY)
    assert [(each.task.title, each.day, each.done_at) for each in done] == [("Vorproduktion", WEDNESDAY, berlin(12))]
    assert titles(desk.own_tasks.due(date(2027, 5, 19))) == ["Vorproduktion"]
    with pytest.raises(NotAllowed):
        desk.own_tasks.mark_done(task.id, WEDNESDAY)


def test_three_missed_weeks_are_one_task_and_done_settles_them_all(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion", rhythm=WEEKLY)
    set_clock(desk, berlin(3, month=6))

    found = desk.own_tasks.due(date(2027, 6, 3))
    desk.own_tasks.mark_done(task.id, found[0].day)

    assert [each.day for each in found] == [date(2027, 6, 2)]
    assert not desk.own_tasks.due(date(2027, 6, 3))


def test_what_falls_on_a_holiday_is_done_on_the_day_it_moved_to(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vier-Wochen-Blick", rhythm="FREQ=WEEKLY;BYDAY=MO")
    set_clock(desk, berlin(18))

    found = desk.own_tasks.due(date(2027, 5, 18))
    desk.own_tasks.mark_done(task.id, found[0].day)

    assert [(each.day, each.planned_on) for each in found] == [(date(2027, 5, 18), date(2027, 5, 17))]
    assert [(each.day, each.planned_on) for each in desk.own_tasks.done_on(date(2027, 5, 18))] == [
        (date(2027, 5, 18), date(2027, 5, 17))
    ]


def test_a_task_done_before_its_day_does_not_ask_on_it(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion", rhythm="FREQ=WEEKLY;BYDAY=TH")

    desk.own_tasks.mark_done(task.id, date(2027, 5, 13))

    assert not desk.own_tasks.due(date(2027, 5, 13))
    assert titles(desk.own_tasks.done_on(WEDNESDAY)) == ["Vorproduktion"]


def test_a_task_that_is_put_off_is_gone_today_and_comes_on_its_new_day(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion", rhythm=WEEKLY)

    desk.own_tasks.postpone(task.id, WEDNESDAY, until=date(2027, 5, 14))
    desk.own_tasks.postpone(task.id, WEDNESDAY, until=date(2027, 5, 13))

    assert not desk.own_tasks.due(WEDNESDAY)
    coming = desk.own_tasks.coming(date(2027, 5, 13), date(2027, 5, 19))
    assert [(each.day, each.postponed_until) for each in coming] == [(WEDNESDAY, date(2027, 5, 13))]
    assert titles(desk.own_tasks.due(date(2027, 5, 13))) == ["Vorproduktion"]
    desk.own_tasks.mark_done(task.id, WEDNESDAY)
    assert not desk.own_tasks.due(date(2027, 5, 13))


def test_a_task_is_not_put_off_to_today(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion")

    with pytest.raises(NotAllowed):
        desk.own_tasks.postpone(task.id, WEDNESDAY, until=WEDNESDAY)


def test_what_was_done_of_a_deleted_task_stays(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Vorproduktion", rhythm=WEEKLY)
    desk.own_tasks.mark_done(task.id, WEDNESDAY)

    desk.own_tasks.delete(task.id)

    assert not desk.own_tasks.all()
    assert not desk.own_tasks.coming(WEDNESDAY, date(2027, 6, 30))
    assert titles(desk.own_tasks.done_on(WEDNESDAY)) == ["Vorproduktion"]


def test_what_is_due_stands_by_day_then_time_then_title(desk: Desk) -> None:
    add = desk.own_tasks.add
    add(title="ohne Zeit", starts_on=WEDNESDAY)
    add(title="um elf", at=time(11))
    add(title="um neun", at=time(9))
    add(title="Älteres", starts_on=WEDNESDAY)

    assert titles(desk.own_tasks.due(date(2027, 5, 13))) == ["um neun", "um elf", "ohne Zeit", "Älteres"]


# the list


def test_the_list_begins_with_what_comes_next_and_ends_with_what_ended_lately(desk: Desk) -> None:
    add = desk.own_tasks.add
    yearly = add(title="Konzept", rhythm="FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15")
    weekly = add(title="Vorproduktion", rhythm=WEEKLY)
    once = add(title="Schaukasten")
    desk.own_tasks.mark_done(once.id, WEDNESDAY)
    desk.own_tasks.mark_done(weekly.id, WEDNESDAY)

    listed = desk.own_tasks.listed()

    assert [each.task.id for each in listed] == [weekly.id, yearly.id, once.id]
    assert [None if each.next is None else each.next.due_on for each in listed] == [
        date(2027, 5, 19),
        date(2028, 1, 17),
        None,
    ]
    assert [None if each.last_done is None else (each.last_done.at, each.last_done.times) for each in listed] == [
        (berlin(12), 1),
        None,
        (berlin(12), 1),
    ]


def test_what_ended_long_ago_leaves_the_list(desk: Desk) -> None:
    once = desk.own_tasks.add(title="Schaukasten")
    desk.own_tasks.mark_done(once.id, WEDNESDAY)

    set_clock(desk, berlin(12, month=7))

    assert not desk.own_tasks.listed()
    assert [each.id for each in desk.own_tasks.all()] == [once.id]


# the routine


def test_the_routine_is_offered_by_week_month_quarter_and_year_and_each_rhythm_holds(desk: Desk) -> None:
    offers = desk.own_tasks.routine()

    assert [sum(offer.period is period for offer in offers) for period in Period] == [8, 5, 2, 6]
    assert len({offer.key for offer in offers}) == len(offers)
    assert not any(offer.is_taken for offer in offers)
    taken = desk.own_tasks.take_routine(offer.key for offer in offers)
    assert [(task.title, task.rhythm) for task in taken] == [(offer.title, offer.rhythm) for offer in offers]
    assert all(not task.has_ended for task in desk.own_tasks.all())


def test_what_is_taken_from_the_routine_is_one_step_and_is_not_taken_twice(desk: Desk) -> None:
    assert desk.own_tasks.take_routine(["drafting", "weekend"])
    assert desk.own_tasks.take_routine(["drafting"]) == ()
    assert {offer.key for offer in desk.own_tasks.routine() if offer.is_taken} == {"drafting", "weekend"}

    assert undone(desk) == "Routine taken over: 2 tasks"
    assert not desk.own_tasks.all()


def test_one_entry_of_the_routine_is_named_in_the_step(desk: Desk) -> None:
    desk.own_tasks.take_routine(["weekend"])

    assert undone(desk) == "Task added: “Wochenende vorbereiten”"


# found


def test_open_tasks_are_found_by_title_and_note_and_ended_ones_are_not(desk: Desk) -> None:
    add = desk.own_tasks.add
    noted = add(title="Aushang erneuern", note="Der Schlüssel hängt im Bürgerbüro.", rhythm=WEEKLY)
    named = add(title="Schlüssel zurückgeben")
    ended = add(title="Schlüssel nachmachen")
    desk.own_tasks.mark_done(ended.id, WEDNESDAY)

    hits = desk.search.find("schluessel", "tasks")
    following = [desk.own_tasks.next_of(task.id) for task in (named, ended)]

    assert [(hit.kind, hit.id) for hit in hits] == [("tasks", named.id), ("tasks", noted.id)]
    assert [hit.kind for hit in desk.search.find("schluessel")] == ["tasks", "tasks"]
    assert [None if each is None else each.due_on for each in following] == [WEDNESDAY, None]


# taken back


class Tasks(RuleBasedStateMachine):
    """Whatever she does with her tasks, each undo shows what was to be seen before."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.desk = open_desk(Path(self.folder.name))
        self.before: list[object] = []

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    @rule(rhythm=st.sampled_from(("", WEEKLY, "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SA;COUNT=2")), ahead=st.integers(0, 9))
    def add(self, rhythm: str, ahead: int) -> None:
        day = self.desk.clock.today() + timedelta(days=ahead)
        self._step(lambda: self.desk.own_tasks.add(title="Schaukasten", rhythm=rhythm, starts_on=day))

    @rule(keys=st.sets(st.sampled_from(("drafting", "weekend", "goals")), min_size=1))
    def take_from_the_routine(self, keys: set[str]) -> None:
        self._step(lambda: self.desk.own_tasks.take_routine(keys))

    @precondition(lambda self: self.desk.own_tasks.all())
    @rule(data=st.data(), minutes=st.integers(0, 60), rhythm=st.sampled_from((WEEKLY, "FREQ=DAILY")))
    def edit(self, data: st.DataObject, minutes: int, rhythm: str) -> None:
        task = self._one_of(data)
        self._step(lambda: self.desk.own_tasks.edit(task.id, minutes=minutes, rhythm=rhythm))

    @precondition(lambda self: self.desk.own_tasks.all())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        task = self._one_of(data)
        self._step(lambda: self.desk.own_tasks.delete(task.id))

    @precondition(lambda self: self._open())
    @rule(data=st.data())
    def mark_done(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(self._open()))
        self._step(lambda: self.desk.own_tasks.mark_done(found.task.id, found.day))

    @precondition(lambda self: self._open())
    @rule(data=st.data(), ahead=st.integers(1, 20))
    def postpone(self, data: st.DataObject, ahead: int) -> None:
        found = data.draw(st.sampled_from(self._open()))
        until = max(found.day, self.desk.clock.today()) + timedelta(days=ahead)
        self._step(lambda: self.desk.own_tasks.postpone(found.task.id, found.day, until=until))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.desk.history.undo()
        assert self._visible() == self.before.pop()

    @precondition(lambda self: self.before)
    @rule()
    def undo_and_redo(self) -> None:
        present = self._visible()
        self.desk.history.undo()
        self.desk.history.redo()
        assert self._visible() == present

    def _one_of(self, data: st.DataObject) -> OwnTask:
        return data.draw(st.sampled_from(self.desk.own_tasks.all()))

    def _open(self) -> tuple[DueTask, ...]:
        today = self.desk.clock.today()
        return (*self.desk.own_tasks.due(today), *self.desk.own_tasks.coming(today, today + timedelta(days=9)))

    def _step(self, do: object) -> None:
        shown, steps = self._visible(), self.desk.history.undoable()
        assert callable(do)
        do()
        if self.desk.history.undoable() != steps:
            self.before.append(shown)

    def _visible(self) -> object:
        today, tasks = self.desk.clock.today(), self.desk.own_tasks
        return (
            tasks.all(),
            tasks.listed(),
            tasks.due(today),
            tasks.coming(today, today + timedelta(days=30)),
            tasks.done_on(today),
            [offer.key for offer in tasks.routine() if offer.is_taken],
        )


TestAnyHistoryOfTasksUndoes = Tasks.TestCase
TestAnyHistoryOfTasksUndoes.settings = settings(max_examples=20, stateful_step_count=20)
