"""One start, measured from inside: how long until the first window is painted, and how much memory it takes.

    python -m tools.bench_start BEGAN bare            a bare PySide6 window
    python -m tools.bench_start BEGAN desk WORDS…     AmtDesk, with the words of its command line

BEGAN is the starter's `time.monotonic_ns()` just before it started this process. Prints one line of JSON.
Painted means: the window was exposed, its paint events are done, and the event loop found nothing left to do.
"""

import json
import sys
import time
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LOOK_AGAIN = 1  # milliseconds until an unexposed window is asked again


def resident_mb() -> float:
    """Resident memory of this process in MB."""
    line = next(row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


class Watch:
    """Waits inside the event loop until the first window is painted, says what it cost, and ends the loop."""

    def __init__(self, began: int) -> None:
        self._began = began

    def begin(self) -> None:
        """Asks whether the window is there; called from the event loop."""
        from PySide6.QtCore import QTimer

        window = self._window()
        handle = window.windowHandle() if window else None
        if handle is None or not handle.isExposed():
            QTimer.singleShot(LOOK_AGAIN, self.begin)
            return
        QTimer.singleShot(0, self._painted)

    def _window(self) -> "QWidget | None":
        from PySide6.QtWidgets import QApplication

        return next((widget for widget in QApplication.topLevelWidgets() if widget.isVisible()), None)

    def _painted(self) -> None:
        from PySide6.QtCore import QCoreApplication

        took = (time.monotonic_ns() - self._began) / 1e6
        modules = sorted(name for name in sys.modules if "." not in name)
        print(json.dumps({"ms": took, "mb": resident_mb(), "modules": modules}), flush=True)
        QCoreApplication.exit(0)


class WhenQtIsThere(MetaPathFinder):
    """Lets the watch begin with the event loop, without loading Qt any earlier than the program itself does.

    Asked about every import; finds nothing, but sees when Qt's widgets have been loaded.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    @override
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        widgets = sys.modules.get("PySide6.QtWidgets")
        if widgets is not None and hasattr(widgets, "QApplication"):
            sys.meta_path.remove(self)
            self.attach()

    def attach(self) -> None:
        """Puts the watch in front of the event loop."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        original = QApplication.exec

        def exec_with_watch(*_: object) -> int:
            QTimer.singleShot(0, self._watch.begin)
            return original()

        QApplication.exec = exec_with_watch  # type: ignore[method-assign]  # the measured program has no hook


def bare(began: int) -> int:
    """The least that PySide6 can open."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    WhenQtIsThere(Watch(began)).attach()
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return application.exec()


def desk(began: int, words: list[str]) -> int:
    """AmtDesk as its users start it."""
    sys.meta_path.insert(0, WhenQtIsThere(Watch(began)))
    from amtdesk.__main__ import main

    sys.argv = ["amtdesk", *words]
    return main()


if __name__ == "__main__":
    began, kind, *words = sys.argv[1:]
    sys.exit(bare(int(began)) if kind == "bare" else desk(int(began), words))
