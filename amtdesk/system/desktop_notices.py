"""Notices of the desktop on Linux: one at a time, from a thread of its own that sleeps until something happens.

Nothing here raises towards the caller and nothing makes it wait: what became of a notice is the answer of a Future.
"""

import os
import selectors
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.system.notices import Delivered, Notice, NoticeAction

if TYPE_CHECKING:
    from amtdesk.system.notice_bus import NoticeBus

#: How long the bus and the service have for an answer, in seconds.
LIMIT: Final = 2.0


class _Wish(NamedTuple):
    """What the thread is asked for; no notice means: take away the one that stands."""

    notice: Notice | None
    answer: "Future[Delivered]"


class DesktopNotices:
    """Shows notices through org.freedesktop.Notifications. `on_action` is called on the thread of the notices."""

    def __init__(self, *, on_action: Callable[[str], None], icon: str = "", limit: float = LIMIT) -> None:
        self._on_action = on_action
        self._icon = icon
        self._limit = limit
        self._wishes: SimpleQueue[_Wish | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._bell = -1

    def show(self, title: str, text: str, *, actions: tuple[NoticeAction, ...] = ()) -> "Future[Delivered]":
        """Show a notice in place of the one before."""
        if self._thread is None:
            ear, self._bell = os.pipe()
            self._thread = threading.Thread(target=self._stay, args=(ear,), name="desktop notices", daemon=True)
            self._thread.start()
        return self._ask(Notice(title, text, actions))

    def withdraw(self) -> "Future[Delivered]":
        """Take away the notice that stands, if one does."""
        if self._thread is not None:
            return self._ask(None)
        nothing_to_do: Future[Delivered] = Future()
        nothing_to_do.set_result(Delivered.WITHDRAWN)
        return nothing_to_do

    def close(self) -> None:
        """Take away what stands and end the thread; a service that does not answer is not waited for."""
        if self._thread is not None:
            self.withdraw()
            self._put(None)
            self._thread.join(timeout=self._limit)
            os.close(self._bell)
            self._thread = None

    def _ask(self, notice: Notice | None) -> "Future[Delivered]":
        wish = _Wish(notice, Future())
        self._put(wish)
        return wish.answer

    def _put(self, wish: _Wish | None) -> None:
        self._wishes.put(wish)
        os.write(self._bell, b"!")

    # on the thread

    def _stay(self, ear: int) -> None:
        from amtdesk.system.notice_bus import NoticeBus

        bus = NoticeBus(icon=self._icon, limit=self._limit)
        try:
            while self._take_turn(ear, bus):
                pass
        finally:
            bus.close()
            os.close(ear)

    def _take_turn(self, ear: int, bus: "NoticeBus") -> bool:
        """Sleep until there is a wish or news from the bus, and see to it; False when it is time to go."""
        for name in bus.actions():
            self._on_action(name)
        with selectors.DefaultSelector() as eyes:
            eyes.register(ear, selectors.EVENT_READ)
            if (socket := bus.fileno()) is not None:
                eyes.register(socket, selectors.EVENT_READ)
            ready = {key.fd for key, _events in eyes.select()}
        if ear not in ready:
            return True
        os.read(ear, 1)
        wish = self._wishes.get()
        if wish is None:
            return False
        wish.answer.set_result(bus.withdraw() if wish.notice is None else bus.show(wish.notice))
        return True
