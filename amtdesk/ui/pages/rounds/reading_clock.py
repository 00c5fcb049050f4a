"""The clock of one stop: it runs while she reads, here or in the browser, and rests while she is on another page."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.reading_time import ReadingTime

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.system.clock import Clock

#: A round that nobody went on with for this long keeps no reminder back any more.
STILL_READING: Final = timedelta(minutes=30)


class ReadingClock:
    """How long she has been at the stop that is shown. What counts as reading is decided in `ReadingTime`."""

    def __init__(self, clock: "Clock") -> None:
        self._clock = clock
        self._reading: ReadingTime | None = None
        self._is_resting = False

    def begin(self, *, seconds: int) -> None:
        """She is at another stop; she may have been there for some seconds before."""
        self._reading = ReadingTime(since=self._clock.now(), spent=timedelta(seconds=seconds))
        self._is_resting = False

    def end(self) -> None:
        """There is no stop any more."""
        self._reading = None

    def notice(self) -> None:
        """She pressed a key, clicked, or came back: to the window, or from another page, which counts nothing."""
        if self._reading is None:
            return
        if self._is_resting:
            self.begin(seconds=self.seconds())
        else:
            self._reading = self._reading.noticed(self._clock.now())

    def leave_window(self) -> None:
        """Another window came to the front."""
        if self._reading is not None and not self._is_resting:
            self._reading = self._reading.left(self._clock.now())

    def rest(self) -> None:
        """She goes to another page: no time runs until she is back."""
        if not self._is_resting:
            self.notice()
            self._is_resting = True

    def seconds(self) -> int:
        """Whole seconds at this stop until now."""
        if self._reading is None:
            return 0
        at = self._reading.since if self._is_resting else self._clock.now()
        return self._reading.seconds(at)

    def paused_since(self) -> "datetime | None":
        """Since when the time stands still because nobody is there; None while it runs."""
        return None if self._reading is None else self._reading.paused_since(self._clock.now())

    def is_reading(self) -> bool:
        """Whether she is still at it, or will come back to it."""
        paused_since = self.paused_since()
        return paused_since is None or self._clock.now() - paused_since < STILL_READING
