"""One window over a desk, measured from inside: keystrokes, page changes, and what wakes it when nobody does anything.

    python -m tools.bench_window DIR AT IDLE_SECONDS

Prints one line of JSON. A keystroke is measured from the key event until the list has painted and the event loop found
nothing left to do.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from amtdesk.desk import Desk
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.ui.app import WindowApp, load_find, make_application
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination
from amtdesk.ui.page_list import PAGES

WORDS = ("hund", "sperrmüll", "öffnungszeiten", "ausweis beantragen", "strasse", "schlagloch", "freibat", "kita")
TURNS = 6
PATIENCE = 2.0  # seconds after which something that was to be painted never will be
ONE_MOMENT = 1.5  # seconds: what wakes within belongs together (Qt tidies its caches a second after a painting)
SETTLED_MS = 8000  # by then the daily backup, five seconds after the start, is made or found unnecessary
QUIET = 0.06  # seconds without a further painting: done. Longer than any pause before a late answer


class Painting(QObject):
    """Notes when the window has last brought its changes to the screen: Qt asks it for that with UpdateRequest."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.first = self.last = self.began = 0.0
        window.installEventFilter(self)
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.last = time.perf_counter()
        self.first = self.first or self.last

    def took(self, deed: Callable[[], None]) -> float:
        """Milliseconds from the deed until the last painting that follows from it."""
        self.began = time.perf_counter()
        self.first = self.last = 0.0
        deed()
        while (now := time.perf_counter()) - self.began < PATIENCE:
            QTest.qWait(0)
            if self.last and now - self.last > QUIET:
                break
        return ((self.last or time.perf_counter()) - self.began) * 1000


class ListPainting(Painting):
    """Notes when a list has painted its new rows: the first painting after the deed, for rows change within the deed.

    What follows by design, such as the preview beside it, is not the list.
    """

    def __init__(self, window: QWidget, view: QAbstractItemView) -> None:
        super().__init__(window)
        self._viewport = view.viewport()
        self.list_first = 0.0
        self._viewport.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._viewport and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._list_painted)
        return super().eventFilter(watched, event)

    def _list_painted(self) -> None:
        self.list_first = self.list_first or time.perf_counter()

    @override
    def took(self, deed: Callable[[], None]) -> float:
        """Milliseconds until the list's painting, or the window's first: where nothing is found, the list is gone."""
        self.list_first = 0.0
        until_window = super().took(deed)
        painted = self.list_first or self.first
        return (painted - self.began) * 1000 if painted else until_window


class Waking(QObject):
    """Notes when the event loop wakes while nobody does anything, and which objects' timers fire."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.moments = 0
        self.timers: Counter[str] = Counter()
        self._last = time.monotonic()  # what is under way when counting begins is not counted
        self._app = app
        app.installEventFilter(self)
        QAbstractEventDispatcher.instance().awake.connect(self._wake)

    def _wake(self) -> None:
        now = time.monotonic()
        if now - self._last > ONE_MOMENT:
            self.moments += 1
        self._last = now

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.timers[type(watched).__name__] += 1
        return False

    def stop(self) -> None:
        """Ends the event loop."""
        self._app.removeEventFilter(self)
        self._app.quit()


def _press(field: QWidget, letter: str) -> None:
    """Presses and releases a key as the system would; QTest knows no umlauts."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(field, event)


def keystrokes(running: WindowApp) -> list[float]:
    """Types words into the search of the templates, letter by letter."""
    running.window.open(Destination("templates"))
    page = running.window.page()
    if page is None or (field := page.first_focus()) is None:
        raise RuntimeError("the page of templates has no field to type into")
    view = next(each for each in page.findChildren(QAbstractItemView) if each.isVisible())
    painting = ListPainting(running.window, view)
    times = []
    for word in WORDS:
        times += [painting.took(partial(_press, field, letter)) for letter in word]
        times += [painting.took(partial(QTest.keyClick, field, Qt.Key.Key_Backspace)) for _ in word]
    return times


def quick_find(running: WindowApp) -> tuple[list[float], list[float]]:
    """Opens the quick find several times, then types the same words into it. The first opening also loads it."""
    window = running.window
    painting = Painting(window)
    opened, typed = [], []
    for turn in range(TURNS + 1):
        opened.append(painting.took(window.open_find))
        sheet, field = window.sheet(), window.focusWidget()
        if sheet is None:
            raise RuntimeError("Ctrl+K opens nothing")
        if turn == TURNS:
            listing = ListPainting(window, next(iter(sheet.findChildren(QAbstractItemView))))
            for word in WORDS:
                typed += [listing.took(partial(_press, field, letter)) for letter in word]
                typed += [listing.took(partial(QTest.keyClick, field, Qt.Key.Key_Backspace)) for _ in word]
        sheet.close_sheet()
        QTest.qWait(50)
    return opened, typed


def note_sheet(running: WindowApp) -> list[float]:
    """Opens the sheet that notes a question, several times. The first opening also loads it."""
    painting, opened = Painting(running.window), []
    for _turn in range(TURNS + 1):
        opened.append(painting.took(running.window.open_quick_note))
        sheet = running.window.sheet()
        if sheet is None:
            raise RuntimeError("Ctrl+Shift+N opens nothing")
        sheet.close_sheet()
        QTest.qWait(50)
    return opened


def page_changes(running: WindowApp) -> tuple[dict[str, float], dict[str, list[float]]]:
    """Opens every page once, then each again several times. Milliseconds until its window has painted."""
    painting = Painting(running.window)
    first: dict[str, float] = {}
    again: dict[str, list[float]] = {spec.key: [] for spec in PAGES}
    for turn in range(TURNS + 1):
        for spec in PAGES:
            took = painting.took(partial(running.window.open, Destination(spec.key)))
            if turn == 0:
                first[spec.key] = took
            else:
                again[spec.key].append(took)
    return first, again


def idle(running: WindowApp, seconds: int) -> Waking:
    """What wakes the window in that time, after it came to rest on its first page."""
    running.window.open(Destination(PAGES[0].key))
    QTest.qWait(SETTLED_MS)
    waking = Waking(running.app)
    QTimer.singleShot(seconds * 1000, waking.stop)
    running.app.exec()
    return waking


def main(folder: Path, at: str, *, seconds: int) -> None:
    """Measures one after the other."""
    running = WindowApp(make_application(), Desk.open(folder, Clock(at=instant_from_words(at))), language="de")
    running.show()
    QTest.qWaitForWindowExposed(running.window)
    running.tidy_when_idle()  # as the program does once it is painted
    load_find()  # so, too
    ahead = running.build_ahead()  # so, too
    while not ahead.is_done():
        QTest.qWait(50)
    first, again = page_changes(running)
    typed = keystrokes(running)
    running.window.open(Destination(PAGES[0].key))
    opened, found = quick_find(running)
    noting = note_sheet(running)
    waking = idle(running, seconds)
    figures = {
        "keystrokes_ms": typed, "first_ms": first, "pages_ms": again, "find_opens_ms": opened, "find_keys_ms": found,
        "note_opens_ms": noting,
        "wakes": waking.moments - 1, "timers": dict(waking.timers),
    }  # fmt: skip
    running.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], seconds=int(sys.argv[3]))
