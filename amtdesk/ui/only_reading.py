"""A window that only reads: a bar says who writes or what is in the way, and opens the records again for writing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.messages import BarAction
from amtdesk.ui.voice import FAULT_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk.opening import Holder, Opening
    from amtdesk.ui.page import PageContext

BAR_KEY = "reading"


class OnlyReading(QObject):
    """The bar of a window that only reads. It goes when the window writes."""

    writes_now = Signal()

    def __init__(self, opening: "Opening", context: "Callable[[], PageContext]") -> None:
        super().__init__()
        self._opening = opening
        self._present = context  # another one after the language was changed

    @property
    def _context(self) -> "PageContext":
        return self._present()

    def say(self) -> None:
        """Say why this window only reads; again after the window was built anew."""
        again = BarAction(text=self.tr("Open again"), on_action=self.try_again)
        words = self.tr("{reason} You can read here. What you type stays on the screen.").format(reason=self._reason())
        self._context.messages.bar(words, (again,), key=BAR_KEY, icon="lock", closable=False)

    def try_again(self) -> None:
        """Look whether the records may be written now; what was typed meanwhile is stored then."""
        if not self._opening.try_to_write():
            self.say()
            self._context.messages.toast(self.tr("The records still cannot be written."), icon="lock")
            return
        for key in (BAR_KEY, FAULT_KEY):
            self._context.messages.clear_bar(key)
        self._context.messages.toast(self.tr("Open again. What you type is stored."))
        self.writes_now.emit()

    def _reason(self) -> str:
        hindrance = self._opening.hindrance
        if hindrance is None:
            return ""
        if isinstance(hindrance, UserFacingError):
            return self._context.language.sentence(hindrance)
        return self._words_for(hindrance)

    def _words_for(self, holder: "Holder") -> str:
        desk, language = self._context.desk, self._context.language
        today = language.local(desk.clock.now()).date()
        since = language.relative_time(holder.since, today=today)
        if holder.is_on_this_screen():
            words = self.tr("AmtDesk has been open since {since} and does not answer just now.")
        elif holder.user:
            words = self.tr("{user} on {host} has had the records open since {since}.")
        else:
            words = self.tr("Someone has had the records open since {since}.")
        return words.format(user=holder.user, host=holder.host, since=since)
