"""Heute: what was moved, deleted or has ended by itself asks for nothing any more."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.today import ItemKind
from tests.builders import berlin, open_desk
from tests.builders_today import an_approved_post, everything, kinds, only


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        yield desk


def test_what_was_put_off_and_then_moved_leaves_today(desk: Desk) -> None:
    desk.own_tasks.add(title="Aushang", at=time(9))
    an_approved_post(desk, day=date(2027, 5, 12))
    for kind in (ItemKind.TASK, ItemKind.PUBLISH):
        desk.today.postpone(only(desk, kind), berlin(12, "14:00"))
        desk.today.move(only(desk, kind), date(2027, 5, 13))

    brief = desk.today.brief()
    assert kinds(brief.for_today) == [ItemKind.ROUND]
    assert {ItemKind.TASK, ItemKind.PUBLISH} <= set(kinds(brief.coming))


def test_what_was_done_today_is_told_also_when_the_last_task_is_deleted(desk: Desk) -> None:
    task = desk.own_tasks.add(title="Aushang")
    desk.own_tasks.mark_done(task.id, desk.clock.today())
    desk.own_tasks.delete(task.id)

    assert [item.title for item in desk.today.brief().done_today] == ["Aushang"]


def test_a_round_whose_last_waiting_group_has_left_asks_for_nothing(desk: Desk) -> None:
    group = desk.rounds.add_group(name="Eltern")
    desk.rounds.start()
    desk.rounds.read(desk.rounds.today().stops[0].group.id)
    desk.rounds.archive_group(group.id)

    assert ItemKind.ROUND not in kinds(everything(desk))
