"""Bugs: logged, shown once with a copy button, never swallowed. The world's faults become sentences instead."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.messages import BarAction

if TYPE_CHECKING:
    from types import TracebackType

    from amtdesk.ui.messages import Messages


class Faults(QObject):
    """Takes what nobody caught."""

    def __init__(self, messages: "Messages") -> None:
        super().__init__()
        self._messages = messages
        self._shown: set[str] = set()
        self._clipboard = Clipboard(messages, self)

    def take(self, kind: type[BaseException], error: BaseException, *_trace: "TracebackType | None") -> None:
        """Say the world's fault as a sentence; log a bug and show it once."""
        if isinstance(error, UserFacingError):
            self._messages.report(error)
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, error.__traceback__)
            return
        import logging  # not needed until something goes wrong

        text = _where(error)
        logging.getLogger(__name__).error("bug in the window:\n%s", text)
        if text not in self._shown:
            self._shown.add(text)
            self._show(text)

    def _copy(self, text: str) -> None:
        self._clipboard.copy(text)

    def _show(self, text: str) -> None:
        copy = BarAction(text=self.tr("Copy for IT"), on_action=lambda: self._copy(text))
        words = self.tr("Something in AmtDesk went wrong. Your records are stored. Please send the details to your IT.")
        self._messages.bar(words, (copy,), key="bug", icon="triangle-alert")


def _where(error: BaseException) -> str:
    """The places in the program that led to a bug, and its kind. Not its message: that may repeat a citizen's words."""
    import traceback

    parts, following = [], error.__cause__ or error.__context__
    if following is not None:
        parts.append(_where(following))
    parts += [*traceback.format_tb(error.__traceback__), type(error).__qualname__, "\n"]
    return "".join(parts)
