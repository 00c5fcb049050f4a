"""What the window did while a key waited: each event by name, with its milliseconds. For `bench_checks`.

Milliseconds are those in which the window's thread really worked; "not ours" is what other programs took meanwhile.
"""

import itertools
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from amtdesk.ui.overriding import override

_TOLD: Final = {
    QEvent.Type.KeyPress: "key",
    QEvent.Type.Paint: "paint",
    QEvent.Type.UpdateRequest: "update",
    QEvent.Type.LayoutRequest: "layout",
    QEvent.Type.MetaCall: "call",
    QEvent.Type.Resize: "resize",
}


class Trace(QObject):
    """Sees every event of the program pass by. An event counts until the next one begins."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self._seen: list[_Seen] = []
        self._app = app
        app.installEventFilter(self)

    def stop(self) -> None:
        """See nothing any more."""
        self._app.removeEventFilter(self)

    def begin(self) -> None:
        """Forget what was."""
        self._seen = []

    def since(self, since: float) -> Mapping[str, float]:
        """Return for each deed how many milliseconds it took since then."""
        now = _Seen(time.perf_counter(), time.thread_time(), "")
        spans: dict[str, float] = defaultdict(float)
        for this, after in itertools.pairwise([*self._seen, now]):
            if after.when > since:
                spans[this.what] += min(after.busy - this.busy, after.when - max(this.when, since)) * 1000
        return spans

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Timer:
            self._note(_timer(watched))
        elif kind in _TOLD:
            self._note(f"{_TOLD[kind]} {type(watched).__name__}")
        return False

    def _note(self, what: str) -> None:
        self._seen.append(_Seen(time.perf_counter(), time.thread_time(), what))


def told(deeds: Mapping[str, float], waited: float, *, most: int = 4) -> str:
    """Return what took longest of a time: "Following._count_later 1.4, paint QWidget 0.9, not ours 7.2"."""
    longest = sorted(deeds.items(), key=lambda deed: -deed[1])[:most]
    said = [f"{what} {ms:.1f}" for what, ms in longest]
    return ", ".join([*said, f"not ours {waited - sum(deeds.values()):.1f}"])


class _Seen(NamedTuple):
    """When an event began, and how long the thread had worked by then."""

    when: float
    busy: float
    what: str


def _timer(watched: QObject) -> str:
    holder = watched.parent()
    if not isinstance(watched, QTimer) or holder is None:
        return f"timer of {type(watched).__name__}"
    name = next((name for name, held in vars(holder).items() if held is watched), "timer")
    return f"{type(holder).__name__}.{name}"
