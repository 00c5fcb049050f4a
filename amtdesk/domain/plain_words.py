"""Words as they are kept and go out: nothing in them that cannot be seen and turns, hides or breaks what can."""

import re
import unicodedata
from typing import Final

_NEW_LINE: Final = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
#: Never seen, and it changes what is: control characters, byte order mark, soft hyphen, zero-width space, half a sign,
#: and the signs that turn the direction of what follows, by which a text can be made to read as something else.
_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffc\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
#: Right-to-left marks belong to scripts that are written so, and to nothing else.
_MARKS: Final = re.compile("[\u200e\u200f\u061c]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def plain(text: str) -> str:
    """Return the words without what is not seen, lines ended one way, letters composed.

    Joiners stay: an emoji family is one sign. Right-to-left marks stay beside right-to-left letters only.
    """
    if text.isascii() and text.isprintable():
        return text
    words = _UNSEEN.sub("", _NEW_LINE.sub("\n", text)).replace("\t", " ")
    if _MARKS.search(words) and not _is_right_to_left(words):
        words = _MARKS.sub("", words)
    return unicodedata.normalize("NFC", words)


def plain_line(text: str) -> str:
    """Return the same on one line, without white space around it."""
    return " ".join(plain(text).split())


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in _MARKS.sub("", text))
