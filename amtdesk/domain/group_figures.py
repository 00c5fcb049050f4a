"""What reading a group takes and brings: minutes planned and real, the last visit, the last topic. No member data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from amtdesk.domain.median import median

#: So many of the latest read visits tell how long a group takes.
VISITS_COUNTED: Final = 20
_SECONDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """One group in numbers; `real_minutes` is the median of its latest read visits, None while none was timed."""

    planned_minutes: int
    real_minutes: float | None = None
    last_read_at: datetime | None = None
    last_topic: str = ""
    last_topic_at: datetime | None = None


def real_minutes(seconds: Iterable[int]) -> float | None:
    """Return the median of these visits in minutes; a visit without a time says nothing about how long it took."""
    timed = [each for each in seconds if each > 0]
    return median(timed) / _SECONDS if timed else None
