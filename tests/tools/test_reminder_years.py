"""The year that reminders are driven through finds what would be lost, doubled, or stands without reason."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from amtdesk.domain import reminder_account
from amtdesk.domain.matters import Matter, MatterKind, MatterRules
from amtdesk.domain.reminders import Outcome
from tools import reminder_years
from tools.reminder_years import Life, years


@pytest.mark.no_cover
def test_whole_years_with_interruptions_lose_and_double_nothing() -> None:
    tally = years(12, seed=20270512)

    assert tally.faults == []
    assert tally.schedules == 12
    assert tally.raised + sum(tally.reasons.values()) == tally.moments > 1000
    assert tally.moments > tally.matters > 500
    assert {"too_late", "holiday", "done_already", "replaced", "quiet", "switched_off"} <= set(tally.reasons)
    assert set(tally.raised_by_kind) == set(MatterKind)


@pytest.mark.parametrize("subject", ["round", "question_soon"])
def test_a_moment_that_is_forgotten_is_found(subject: str) -> None:
    life = Life(random.Random(3))
    life.live()
    life.tally.faults.clear()
    for name in [name for name in life.records.notes if name[0].startswith(subject)]:
        del life.records.notes[name]

    life.checks.end(life.records)

    assert any("lost" in fault and subject in fault for fault in life.tally.faults)


def faults_of(seed: int = 1) -> str:
    return " ".join(years(2, seed=seed).faults)


def test_a_rule_that_says_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*asked: Any, **told: Any) -> reminder_account.Look:  # noqa: ANN401 - whatever it is asked
        found = reminder_account.look(*asked, **told)
        news = (
            replace(note, outcome=Outcome.TOO_LATE if note.outcome is Outcome.RAISED else note.outcome)
            for note in found.news
        )
        return reminder_account.Look(news=tuple(news), again_at=found.again_at)

    monkeypatch.setattr(reminder_years, "look", silent)  # a wrong rule in the place of the right one

    found = faults_of()
    assert "could have been raised" in found
    assert "missing" in found


def test_a_rule_that_speaks_at_any_hour_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminder_account, "_is_resting", lambda _now, _calendar: False)

    assert "stands without reason" in faults_of()


def test_a_look_that_is_remembered_for_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def sleepy(*asked: Any, **told: Any) -> reminder_account.Look:  # noqa: ANN401 - as above
        found = reminder_account.look(*asked, **told)
        return replace(found, again_at=found.again_at + timedelta(hours=3))

    monkeypatch.setattr(reminder_years, "look", sleepy)

    assert "missing" in faults_of()


def test_a_rule_that_counts_a_deadline_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = MatterRules.follow_up

    def wrong(self: MatterRules, *asked: Any, **told: Any) -> Matter:  # noqa: ANN401 - as above
        found = right(self, *asked, **told)
        return replace(found, until=found.until + timedelta(minutes=1))

    monkeypatch.setattr(MatterRules, "follow_up", wrong)

    assert "the rules say" in faults_of()


def test_a_memory_that_forgets_what_it_said_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*asked: Any, **told: Any) -> reminder_account.Look:  # noqa: ANN401 - as above
        memory = told["memory"]
        return reminder_account.look(*asked, **told | {"memory": replace(memory, note=lambda _subject, _due: None)})

    monkeypatch.setattr(reminder_years, "look", forgetful)

    assert "times" in faults_of()
