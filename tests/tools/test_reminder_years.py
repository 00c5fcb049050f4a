"""The year that reminders are driven through finds what would be lost or doubled."""

import random
from dataclasses import replace

import pytest

from amtdesk.domain import reminders
from amtdesk.domain.reminders import Outcome
from tools import reminder_years
from tools.reminder_years import Life, years


def test_whole_years_with_interruptions_lose_and_double_nothing() -> None:
    tally = years(12, seed=20270512)

    assert tally.faults == []
    assert tally.schedules == 12
    assert tally.raised + sum(tally.reasons.values()) == tally.moments > 1000
    assert {"too_late", "holiday", "done_already", "replaced", "quiet"} <= set(tally.reasons)


def test_a_moment_that_is_forgotten_is_found() -> None:
    life = Life(random.Random(1))
    life.live()
    life.records.notes.popitem()

    life._check()  # noqa: SLF001 - the check alone, after something was taken away

    assert any("lost" in fault for fault in life.tally.faults)


def test_a_rule_that_says_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*asked: object, **told: object) -> reminders.Look:
        found = reminders.look(*asked, **told)  # type: ignore[arg-type]  # whatever it is asked
        news = (
            replace(note, outcome=Outcome.TOO_LATE if note.outcome is Outcome.RAISED else note.outcome)
            for note in found.news
        )
        return reminders.Look(news=tuple(news))

    monkeypatch.setattr(reminder_years, "look", silent)  # a wrong rule in the place of the right one

    assert any("could have been raised" in fault for fault in years(2, seed=1).faults)
