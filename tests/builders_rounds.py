"""Groups and clocks for tests of the round, with the noise left out."""

from datetime import date, datetime
from typing import Final

from amtdesk.desk import Desk
from amtdesk.domain.groups import Group, GroupMode
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.rounds import Round, Stop, Visit
from amtdesk.services.town import DEFAULT_HOURS
from tests.builders import BERLIN, berlin, set_clock

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
#: Name and weekdays of Birkenfurt's eight groups.
BIRKENFURT: Final = (
    ("Du kommst aus Birkenfurt, wenn …", "01234", 8),
    ("Birkenfurt – Fragen und Antworten", "01234", 6),
    ("Flohmarkt Birkenfurt & Mahretal", "2", 3),
    ("Eltern in Birkenfurt", "13", 6),
    ("Nachbarschaft Kernstadt (nebenan.de)", "14", 5),
    ("Mahretal aktuell", "4", 3),
    ("Blitzer, Unfälle, Sperrungen – Mahreland", "03", 4),
    ("Pro Mühlenstraße – Bürgerinitiative", "024", 5),
)


def a_group(
    number: int = 1,
    *,
    days: str = "01234",
    own: bool = False,
    added_at: datetime | None = None,
    deleted_at: datetime | None = None,
) -> Group:
    """A group whose rhythm is written in digits: "024" is Monday, Wednesday, Friday."""
    return Group(
        id=GroupId(number),
        key=f"G{number}",
        name=f"Gruppe {number}",
        days=frozenset(int(digit) for digit in days),
        position=number,
        is_own_channel=own,
        added_at=added_at,
        deleted_at=deleted_at,
    )


def current_group(walk: Round) -> Group:
    """The group that is read now."""
    assert walk.current is not None
    return walk.current.group


def stop_at(walk: Round, group: Group) -> Stop:
    """The stop at a group."""
    stop = walk.stop_of(group.id)
    assert stop is not None
    return stop


def visit_at(walk: Round, group: Group) -> Visit:
    """The visit to a group."""
    visit = stop_at(walk, group).visit
    assert visit is not None
    return visit


def a_calendar(*, off: tuple[date, ...] = ()) -> OfficeCalendar:
    """The usual hours: Monday to Thursday 8 to 16, Friday 8 to 12."""
    return OfficeCalendar(hours=DEFAULT_HOURS, zone=BERLIN, days_off=dict.fromkeys(off, "frei"))


def add_birkenfurt_groups(desk: Desk) -> tuple[Group, ...]:
    """Give the desk Birkenfurt's eight groups, on the list since January, and 7 May as a closing day."""
    now = desk.clock.now()
    set_clock(desk, berlin(4, month=1))
    for name, days, minutes in BIRKENFURT:
        desk.rounds.add_group(
            name=name,
            days=frozenset(int(digit) for digit in days),
            minutes=minutes,
            mode=GroupMode.REPLY_AS_PAGE,
            address=f"https://www.facebook.example/groups/{minutes}{days}",
        )
    set_clock(desk, now)
    return desk.rounds.groups()[1:]
