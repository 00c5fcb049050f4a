"""What the desk remembers between two looks is what a desk that was just opened finds, whatever she does meanwhile."""

import random
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reminders import Reminder
from tests.builders import berlin, set_clock
from tests.builders_posts import a_post, an_approved_post, open_office

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 120


class Morning:
    """Somebody at work, by chance."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk = desk
        self.chance = chance
        self.deeds: tuple[Callable[[], object], ...] = (
            *[self.time_passes] * 6,
            self.a_question_comes,
            self.a_question_is_put_off,
            self.a_department_is_asked,
            self.a_post_is_approved,
            self.a_post_is_copied,
            self.a_post_is_submitted,
            self.a_task_is_added,
            self.a_task_is_done,
            self.a_round_begins,
            self.she_snoozes,
            self.desk.reminders.dismiss,
            self.desk.history.undo,
        )

    def step(self) -> None:
        """Do one thing, if it can be done now."""
        deed = self.chance.choice(self.deeds)
        try:
            deed()
        except UserFacingError:
            return  # nothing to undo, nothing stands: another thing next

    def time_passes(self) -> None:
        minutes = self.chance.choice((1, 7, 40, 130, 900, -20))
        set_clock(self.desk, self.desk.clock.now() + timedelta(minutes=minutes))

    def a_question_comes(self) -> None:
        asked_at = self.desk.clock.now() - timedelta(hours=self.chance.choice((0, 10, 21, 23)))
        self.desk.questions.note("Wann?", source=QuestionSource.OTHER, asked_at=asked_at)

    def a_question_is_put_off(self) -> None:
        for question in self.desk.questions.open()[:1]:
            self.desk.questions.postpone(question.id, self.desk.clock.now() + timedelta(hours=2))

    def a_department_is_asked(self) -> None:
        day = self.desk.clock.today() + timedelta(days=self.chance.choice((0, 1, 3)))
        for question in self.desk.questions.open()[-1:]:
            self.desk.questions.hand_to_department(question.id, "baeder", asked="Wann?", follow_up_on=day)

    def a_post_is_approved(self) -> None:
        at = self.desk.clock.local(self.desk.clock.now() + timedelta(hours=1))
        an_approved_post(self.desk, day=at.date(), at=at.time().replace(microsecond=0))

    def a_post_is_copied(self) -> None:
        for post in self.desk.posts.list(status=PostStatus.APPROVED)[:1]:
            self.desk.posts.mark_copied(post.id)

    def a_post_is_submitted(self) -> None:
        self.desk.posts.submit(a_post(self.desk, approval_level=1).id, to="Petra Lüders")

    def a_task_is_added(self) -> None:
        at = self.chance.choice((None, self.desk.clock.local(self.desk.clock.now() + timedelta(hours=1)).time()))
        self.desk.own_tasks.add(title="Aushang", at=None if at is None else at.replace(second=0, microsecond=0))

    def a_task_is_done(self) -> None:
        for due in self.desk.own_tasks.due(self.desk.clock.today())[:1]:
            self.desk.own_tasks.mark_done(due.task.id, due.day)

    def a_round_begins(self) -> None:
        self.desk.rounds.start()

    def she_snoozes(self) -> None:
        self.desk.reminders.snooze(self.desk.clock.now() + self.chance.choice((timedelta(minutes=15), timedelta(1))))


def fresh(desk: Desk) -> Reminder | None:
    """What a desk finds that was just opened at this moment."""
    with desk.another() as other:
        return other.reminders.due()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_remembered_is_what_a_fresh_look_finds(tmp_path: Path, seed: int) -> None:
    desk, _clock = open_office(tmp_path, now=berlin(11, "07:00"))
    with desk:
        desk.reminders.due()
        morning = Morning(desk, random.Random(seed))
        stood = 0
        for _step in range(STEPS):
            morning.step()
            found = desk.reminders.due()
            stood += found is not None
            assert found == fresh(desk)

    assert stood > STEPS // 10
