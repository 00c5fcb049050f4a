"""Which letters go on paper: what draws nothing or cannot be drawn is put down by its code, such as [U+6F22]."""

import unicodedata
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

_NOT_PRINTED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: Kept although they draw nothing: joined emoji, soft hyphen, variation selectors are marks of their own.
_KEPT: Final = frozenset("\n\u00ad\u200b\u200d")
_LAST_LATIN: Final = 0x24F


def printable(text: str, *, replaced: AbstractSet[str] = frozenset(), plain: bool = False) -> str:
    """Return a text without control characters; what is in `replaced` goes by its code.

    With `plain` everything beyond Latin writing and dashes goes by its code, too.
    """
    return "".join(_shown(character, replaced, plain=plain) for character in text)


def in_all_texts(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the same value with every text in it changed; keys stay."""
    match value:
        case str():
            return change(value)
        case Mapping():
            return {key: in_all_texts(item, change) for key, item in value.items()}
        case list() | tuple():
            return [in_all_texts(item, change) for item in value]
    return value


def _shown(character: str, replaced: AbstractSet[str], *, plain: bool) -> str:
    if character in _KEPT and character not in replaced:
        return character
    category = unicodedata.category(character)
    if category in {"Cc", "Cf"}:
        return " " if character in "\t\r\v\f" else ""
    strange = plain and ord(character) > _LAST_LATIN and category not in {"Pd", "Pi", "Pf", "Po"}
    if category in _NOT_PRINTED or character in replaced or strange:
        return f"[U+{ord(character):04X}]"
    return character
