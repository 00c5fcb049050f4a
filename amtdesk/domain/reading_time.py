"""How long someone really read at a stop of the round."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Self

#: After this long without a key or a click nobody is reading any more.
IDLE_AFTER: Final = timedelta(minutes=2)
#: With another window in front she reads the group there; who does not come back for this long does something else.
AWAY_AFTER: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTime:
    """How long she has been at a stop. A pause counts only until it is clear that nobody reads any more."""

    since: datetime
    spent: timedelta = timedelta()
    is_away: bool = False

    def noticed(self, at: datetime) -> Self:
        """She pressed a key, clicked, came back, or went on. A clock that was set back counts nothing."""
        gap = max(timedelta(), at - self.since)
        return replace(self, since=at, spent=self.spent + min(gap, self._patience), is_away=False)

    def left(self, at: datetime) -> Self:
        """Another window came to the front: the browser with the group, as a rule."""
        return self if self.is_away else replace(self.noticed(at), is_away=True)

    def paused_since(self, at: datetime) -> datetime | None:
        """Return since when the time stands still, or None while it runs."""
        stops_at = self.since + self._patience
        return stops_at if stops_at <= at else None

    def seconds(self, at: datetime) -> int:
        """Whole seconds up to `at`."""
        return round(self.noticed(at).spent.total_seconds())

    @property
    def _patience(self) -> timedelta:
        return AWAY_AFTER if self.is_away else IDLE_AFTER
