"""Which backups may go: by day, week and month, whatever the clock says and whatever is damaged."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amtdesk.domain.backup_rotation import DAILY, ON_OCCASION, Rotation, may_go
from amtdesk.domain.safekeeping import Backup

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 1, 5, 7, tzinfo=UTC)


def a_backup(at: datetime, name: str = "") -> Backup:
    return Backup(path=Path(name or at.isoformat()), made_at=at)


def rotated(
    backups: set[Backup], *, now: datetime, damaged: frozenset[Backup] = frozenset(), rule: Rotation = DAILY
) -> set[Backup]:
    """What is left after those that may go have gone."""
    return backups - set(may_go(backups, now=now, zone=BERLIN, rule=rule, is_good=lambda backup: backup not in damaged))


def test_seven_days_four_weeks_and_twelve_months_stay_of_two_years() -> None:
    kept: set[Backup] = set()
    for day in range(730):
        now = FIRST + timedelta(days=day)
        kept = rotated(kept | {a_backup(now)}, now=now)

    days = sorted((each.made_at.date() for each in kept), reverse=True)
    assert days[:7] == [date(2028, 1, 4) - timedelta(days=back) for back in range(7)]
    assert days[7:9] == [date(2027, 12, 26), date(2027, 12, 19)]  # Sundays; the other two are among the days
    assert days[9:] == [
        date(2027, 11, 30), date(2027, 10, 31), date(2027, 9, 30), date(2027, 8, 31), date(2027, 7, 31),
        date(2027, 6, 30), date(2027, 5, 31), date(2027, 4, 30), date(2027, 3, 31), date(2027, 2, 28),
    ]  # fmt: skip


def test_several_of_one_day_stay_where_each_is_a_state_of_its_own() -> None:
    of_one_day = {a_backup(FIRST + timedelta(minutes=minute)) for minute in range(12)}

    assert len(rotated(of_one_day, now=FIRST, rule=ON_OCCASION)) == 8
    assert len(rotated(of_one_day, now=FIRST)) == 1


def test_of_one_second_the_later_name_stays() -> None:
    first, second = a_backup(FIRST, "daily-Z.x"), a_backup(FIRST, "daily-Z-2.x")

    assert rotated({first, second}, now=FIRST) == {second}


def test_a_clock_that_is_set_back_a_year_lets_nothing_go() -> None:
    kept: set[Backup] = set()
    for day in range(400):
        now = FIRST + timedelta(days=day)
        kept = rotated(kept | {a_backup(now)}, now=now)

    year_ago = now - timedelta(days=365)
    written = a_backup(year_ago + timedelta(minutes=1))

    assert rotated(kept | {written}, now=year_ago) >= {each for each in kept if each.made_at > year_ago} | {written}


def test_a_damaged_backup_stands_in_for_nothing() -> None:
    days = [a_backup(FIRST + timedelta(days=day)) for day in range(8)]

    kept = rotated(set(days), now=days[-1].made_at, damaged=frozenset(days[1:]))

    assert days[0] in kept


@settings(max_examples=60)
@given(
    steps=st.lists(
        st.tuples(st.integers(-400, 40), st.booleans(), st.sampled_from([0.0, 0.3, 1.0])), min_size=1, max_size=60
    ),
    rule=st.sampled_from([DAILY, ON_OCCASION]),
)
def test_the_last_good_backup_is_never_let_go(steps: list[tuple[int, bool, float]], rule: Rotation) -> None:
    """Years pass in leaps and the clock is set back; backups are written, and some of them rot."""
    now, kept, damaged = FIRST, set[Backup](), set[Backup]()
    for number, (days, rots, share) in enumerate(steps):
        now += timedelta(days=days if days < -300 else abs(days) % 41, minutes=1)
        written = a_backup(now, str(number))
        if rots:
            damaged |= set(sorted(kept, key=Backup.age_key)[: round(len(kept) * share)])
        before = kept | {written}

        kept = rotated(before, now=now, damaged=frozenset(damaged), rule=rule)

        assert written in kept
        assert bool(kept - damaged) == bool(before - damaged)
        good = max((each for each in before - damaged), key=Backup.age_key)
        assert good in kept
        assert kept == rotated(kept, now=now, damaged=frozenset(damaged), rule=rule)


@pytest.mark.parametrize("rule", [DAILY, ON_OCCASION])
def test_an_empty_shelf_stays_empty(rule: Rotation) -> None:
    assert rotated(set(), now=FIRST, rule=rule) == set()
