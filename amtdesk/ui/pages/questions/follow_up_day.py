"""When a department is asked again, and until when an interim reply promises more: the day after next with service."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from amtdesk.desk import Desk

_DAYS: Final = 2


def usual_follow_up(desk: "Desk") -> date:
    """Return that day."""
    calendar = desk.town.calendar()
    today = day = desk.clock.today()
    try:
        for _ in range(_DAYS):
            day = calendar.next_service_day(day)
    except ValueError:  # service hours without any day: the office has not told them yet
        return today + timedelta(days=_DAYS)
    return day
