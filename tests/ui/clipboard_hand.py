"""Programs that share a clipboard on a real display: one copies, one reads. Run as a module."""

import json
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from amtdesk.ui import clipboard as clipboard_room
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.messages import Messages, ToastNote

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS: Final = "Am 17. Mai öffnet das Bad.\n👨‍👩‍👧 Willkommen"
_BEAT_MS: Final = 10
TRIES_MS: Final = (60, 120)
#: Long enough for another program to take the clipboard back on any machine.
_LOOK_MS: Final = 1000
_LONGEST_MS: Final = 120_000


def copier(app: QApplication) -> None:
    """Copies until its clipboard rests, and tells what was said, how often it was done, and its window's heartbeats."""
    said: list[str] = []
    done: list[int] = []
    beats: list[int] = []
    messages = Messages()
    heart = QTimer(app, interval=_BEAT_MS)
    heart.timeout.connect(lambda: beats.append(1))
    vars(clipboard_room).update(TRY_AGAIN_MS=TRIES_MS, LOOK_AGAIN_MS=_LOOK_MS)
    clipboard = Clipboard(messages, messages)

    def finish() -> None:
        eyes.stop()
        tell({"said": said, "done": len(done), "beats": len(beats), "formats": formats(), "text": held()})
        if sys.argv[2:] != ["stay"]:
            app.quit()

    def look() -> None:
        if done and not said and rests(clipboard):
            finish()

    def note(toast: ToastNote) -> None:
        said.append(f"{toast.text} [{toast.action}]")
        QTimer.singleShot(0, finish)

    def begin() -> None:
        heart.start()
        eyes.start()
        clipboard.copy(WORDS, then=lambda: done.append(1))

    eyes = QTimer(app, interval=_BEAT_MS)
    eyes.timeout.connect(look)
    messages.toast_raised.connect(note)
    QTimer.singleShot(0, begin)


def rests(clipboard: Clipboard) -> bool:
    """Whether it neither tries nor looks again."""
    return not any(each.isActive() for each in clipboard.findChildren(QTimer))


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
