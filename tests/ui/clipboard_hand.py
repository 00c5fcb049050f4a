"""Programs that share a clipboard on a real display: one copies, one reads. Run as a module."""

import json
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.messages import Messages, ToastNote

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS: Final = "Am 17. Mai öffnet das Bad.\n👨‍👩‍👧 Willkommen"
_BEAT_MS: Final = 10
_LONGEST_MS: Final = 8000


def copier(app: QApplication) -> None:
    """Copies, and tells what was said, how often it counted as done, and the longest pause of its window."""
    said: list[str] = []
    done: list[int] = []
    beats = [time.monotonic()]
    messages = Messages()
    heart = QTimer(app, interval=_BEAT_MS)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start()
    clipboard = Clipboard(messages, messages)

    def finish() -> None:
        pauses = [later - before for before, later in pairwise(beats)]
        tell({"said": said, "done": len(done), "longest_pause": max(pauses), "formats": formats(), "text": held()})
        if sys.argv[2:] != ["stay"]:
            app.quit()

    def note(toast: ToastNote) -> None:
        said.append(f"{toast.text} [{toast.action}]")
        QTimer.singleShot(0, finish)

    messages.toast_raised.connect(note)
    QTimer.singleShot(0, lambda: clipboard.copy(WORDS, then=lambda: done.append(1)))
    if sys.argv[2:] != ["until-said"]:
        QTimer.singleShot(1200, finish)


def reader(app: QApplication) -> None:
    """Tells what another program finds on the clipboard."""

    def look() -> None:
        if held():
            tell({"formats": formats(), "text": held()})
            app.quit()

    eyes = QTimer(app, interval=100)
    eyes.timeout.connect(look)
    eyes.start()


def formats() -> list[str]:
    """Every format but what X11 itself adds to a clipboard."""
    return [name for name in QGuiApplication.clipboard().mimeData().formats() if not name.isupper()]


def held() -> str:
    return QGuiApplication.clipboard().text()


def tell(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    parts: dict[str, Callable[[QApplication], None]] = {"copier": copier, "reader": reader}
    parts[sys.argv[1]](app)
    QTimer.singleShot(_LONGEST_MS, app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
