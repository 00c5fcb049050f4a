"""German words of several words: where they are joined. The dictionary is asked, pure functions decide."""

from collections.abc import Callable, Sequence
from typing import Final

_LEAST: Final = 3
_LEAST_OF_TWO: Final = 4
_MOST_PARTS: Final = 4
#: What joins two nouns: Arbeit-s-zeit, Blume-n-beet.
_JOINTS: Final = ("", "s", "es", "n", "en", "er")
#: Three letters prove nothing, except where streets, places and offices are named.
_SHORT_ENDS: Final = frozenset({"weg", "hof", "tor", "see", "bad", "amt", "tal", "ort", "bau", "tag", "rat", "bus"})
#: What makes a verb of its stem: hüpf-en, kletter-n.
_VERB_ENDS: Final = ("en", "n")
#: What is joined with a verb: mit-geholfen, zurück-gegeben.
_PREFIXES: Final = (
    "zurück", "zusammen", "weiter", "vorbei", "herein", "hinein", "heraus", "hinaus", "herunter", "hinunter",
    "fest", "frei", "nach", "fort", "teil", "mit", "vor", "auf", "aus", "ein", "an", "ab", "bei", "her", "hin", "los",
    "weg", "zu", "um",
)  # fmt: skip

Knows = Callable[[str], bool]


def camel_case(name: str, knows: Knows) -> str:
    """Return the words of a hashtag with a capital each: müllabfuhrbirkenfurt → MüllabfuhrBirkenfurt; '' if unknown.

    As few words as possible; one word that the dictionary knows stays one.
    """
    lowered = name.casefold() if "ß" not in name else name.lower()
    if _is_word(lowered, knows):
        return lowered.capitalize()
    for count in range(2, _MOST_PARTS + 1):
        parts = _parts(lowered, count, knows=knows)
        if parts:
            return "".join(part.capitalize() for part in parts)
    return ""


def hyphenated(word: str, knows: Knows) -> str:
    """Return a long word with a hyphen where two words meet, near its middle: Hochwasserschutz-Konzept; '' if none."""
    middle = len(word) / 2
    places = sorted(range(_LEAST_OF_TWO, len(word) - _LEAST_OF_TWO + 1), key=lambda place: abs(place - middle))
    for place in places:
        left, right = word[:place], word[place:]
        if knows(right.capitalize()) and _is_first_part(left, knows):
            return f"{left}-{right.capitalize()}"
    return ""


def is_compound(word: str, knows: Knows) -> bool:
    """Whether two known words make this one, such as Freibadsaison. Parts of less than four letters prove nothing."""
    if word.islower():
        rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        return any(len(rest) > _LEAST_OF_TWO and knows(rest) for rest in rests)
    for place in range(_LEAST_OF_TWO, len(word) - _LEAST + 1):
        rest = word[place:]
        is_long = len(rest) >= _LEAST_OF_TWO or rest in _SHORT_ENDS
        if is_long and knows(rest.capitalize()) and _is_first_part(word[:place], knows):
            return True
    return False


def _is_first_part(left: str, knows: Knows) -> bool:
    for joint in _JOINTS:
        stem = left.removesuffix(joint) if joint else left
        if (not joint or stem != left) and len(stem) >= _LEAST_OF_TWO and knows(stem.capitalize()):
            return True
    return any(knows(left.lower() + end) for end in _VERB_ENDS)


def _parts(word: str, count: int, *, knows: Knows) -> Sequence[str]:
    if count == 1:
        return (word,) if _is_word(word, knows) else ()
    for place in range(len(word) - _LEAST * (count - 1), _LEAST - 1, -1):
        if _is_word(word[:place], knows):
            rest = _parts(word[place:], count - 1, knows=knows)
            if rest:
                return (word[:place], *rest)
    return ()


def _is_word(word: str, knows: Knows) -> bool:
    return len(word) >= _LEAST and (knows(word.capitalize()) or knows(word))
