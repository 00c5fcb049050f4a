"""German that is a good third longer, for seeing whether every sentence of the window finds its room.

Each word grows by its own letters, so that lines break where words of another language would; gaps such as {name},
marks of forms, keys and addresses stay as they are.
"""

import re
from datetime import tzinfo
from math import ceil
from typing import TYPE_CHECKING, Final

from amtdesk.system.language import Language
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.app import WindowApp

SHARE: Final = 0.35
#: What is no word: gaps, marks of a form, addresses and file names, keys joined by a plus, words with a digit.
_KEPT: Final = re.compile(r"(\{[^}]*\}|<[^>]*>|%[\w.]+|\S*(?:://|@|\+|\w\.\w)\S*|\w*\d\w*)")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def lengthened(text: str) -> str:
    """The text with at least 35 % more letters where it has words."""
    parts = _KEPT.split(text)
    open_parts = [part for part in parts if not _KEPT.fullmatch(part)]
    letters = sum(len(word) for part in open_parts for word in _WORD.findall(part))
    wanted = ceil(sum(map(len, open_parts)) * SHARE)
    passed = given = 0

    def longer(match: re.Match[str]) -> str:
        nonlocal passed, given
        word = match.group()
        passed += len(word)
        more = ceil(wanted * passed / letters) - given
        given += more
        tail = word[1:].lower() if word[1:].islower() else word[1:]
        return word + (tail * (more // len(tail) + 1))[:more]

    return "".join(part if _KEPT.fullmatch(part) else _WORD.sub(longer, part) for part in parts)


class LongGerman(Language):
    """German as the program speaks it, with every sentence of the catalogue lengthened."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__("de", zone)

    @override
    def text(self, source: str) -> str:
        known = super().text(source)
        return lengthened(known)


def speak_long_german(running: "WindowApp") -> None:
    """Let the window speak it from now on, as if it were chosen in the settings."""
    running.language = LongGerman(running.desk.clock.zone)
    running.translators.speak(running.language)
    running.window.speak(running.context())
