"""Python's threads take turns: while one works for the window, the turns are short, so that no key waits for one."""

import sys
import threading
import time
from types import TracebackType
from typing import Final, Self

#: Seconds. Python's own turn of 5 ms is a third of what a key may wait, and a key needs several turns.
SHORT: Final = 0.0005
_PAUSE: Final = 0.0002


class ShortTurns:
    """Within, each thread gives way after half a millisecond. Several may hold at once; the last one ends it."""

    _lock: Final = threading.Lock()
    _holding = 0
    _usual = 0.005

    def __enter__(self) -> Self:
        """Shorten the turns."""
        with self._lock:
            if ShortTurns._holding == 0:
                ShortTurns._usual = sys.getswitchinterval()
                sys.setswitchinterval(SHORT)
            ShortTurns._holding += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the turns be as they were."""
        with self._lock:
            ShortTurns._holding -= 1
            if ShortTurns._holding == 0:
                sys.setswitchinterval(ShortTurns._usual)

    @staticmethod
    def pause() -> None:
        """Let whoever waits go first."""
        time.sleep(_PAUSE)
