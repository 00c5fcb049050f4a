"""Which backups may go: seven days, four weeks, twelve months stay, and never fewer good ones than that (S2).

The periods are counted by the backups themselves and not by today, so a clock that was set wrong cannot empty the
shelf. Those that seem to come from the future are a shelf of their own.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from amtdesk.domain.safekeeping import Backup

IsGood = Callable[[Backup], bool]
_Period = Callable[[datetime], tuple[int, ...]]


class Rotation(NamedTuple):
    """How many periods are kept, one backup each; `a_day` is how many of one day stay while the days are counted."""

    days: int = 7
    weeks: int = 4
    months: int = 12
    a_day: int = 1


DAILY: Final = Rotation()
#: Two imports on one day are two states that somebody may want back.
ON_OCCASION: Final = Rotation(a_day=8)
#: A clock may be a little ahead of the one before it.
_AHEAD: Final = timedelta(days=1)


def may_go(
    backups: Iterable[Backup], *, now: datetime, zone: tzinfo, rule: Rotation, is_good: IsGood
) -> tuple[Backup, ...]:
    """Return the backups that nobody needs any more, oldest first.

    `is_good` reads a backup again; it is asked only about those that another one would go for. A damaged one counts
    for nothing: the next good one of its period stays in its place.
    """
    shelves: tuple[list[Backup], list[Backup]] = ([], [])
    for each in backups:
        shelves[each.made_at > now + _AHEAD].append(each)
    going = (each for shelf in shelves for each in _going(shelf, zone=zone, rule=rule, is_good=is_good))
    return tuple(sorted(going, key=Backup.age_key))


def _going(shelf: list[Backup], *, zone: tzinfo, rule: Rotation, is_good: IsGood) -> tuple[Backup, ...]:
    newest_first = sorted(shelf, key=Backup.age_key, reverse=True)
    good: set[Backup] = set()
    bad: set[Backup] = set()
    while True:
        sound = [each for each in newest_first if each not in bad]
        staying = _staying(newest_first, zone=zone, rule=rule) | _staying(sound, zone=zone, rule=rule)
        going = tuple(each for each in newest_first if each not in staying)
        asked = [each for each in _standing_in(going, sound, zone=zone) if each in staying and each not in good]
        if not asked:
            return going
        for each in asked:
            (good if is_good(each) else bad).add(each)


def _standing_in(going: tuple[Backup, ...], sound: list[Backup], *, zone: tzinfo) -> list[Backup]:
    """The newest of all, and every one whose week or month one of those that go shares."""
    if not going:
        return []
    periods = {period for each in going for period in _periods(each, zone)}
    return [each for place, each in enumerate(sound) if place == 0 or periods & set(_periods(each, zone))]


def _staying(newest_first: list[Backup], *, zone: tzinfo, rule: Rotation) -> set[Backup]:
    wanted: tuple[tuple[_Period, int, int], ...] = (
        (_day, rule.days, rule.a_day),
        (_week, rule.weeks, 1),
        (_month, rule.months, 1),
    )
    staying: set[Backup] = set()
    for period, how_many, each_time in wanted:
        found: dict[tuple[int, ...], int] = {}
        for backup in newest_first:
            key = period(backup.made_at.astimezone(zone))
            if key not in found and len(found) == how_many:
                break
            found[key] = found.get(key, 0) + 1
            if found[key] <= each_time:
                staying.add(backup)
    return staying


def _periods(backup: Backup, zone: tzinfo) -> tuple[tuple[int, ...], ...]:
    local = backup.made_at.astimezone(zone)
    return (_day(local), _week(local), _month(local))


def _day(local: datetime) -> tuple[int, ...]:
    return (local.year, local.month, local.day)


def _week(local: datetime) -> tuple[int, ...]:
    return (*local.isocalendar()[:2], 0, 0)  # as long as no day and no month is


def _month(local: datetime) -> tuple[int, ...]:
    return (local.year, local.month)
