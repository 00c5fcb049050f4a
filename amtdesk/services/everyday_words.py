"""The shipped tables of words: everyday words, what calls for help, what reads like a form. Read when asked for.

They are written as YAML; `python -m tools.words compile` makes the JSON that is read.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from amtdesk.domain.distress import AlarmingWords, AlarmKind
from amtdesk.domain.german import EverydayWords
from amtdesk.system.resources import resource

if TYPE_CHECKING:
    from amtdesk.domain.office_german import OfficeWords


@cache
def everyday_words() -> EverydayWords:
    """Return which everyday words mean what the office calls otherwise."""
    return EverydayWords.read(_read("everyday_words.json"))


@cache
def alarming_words() -> AlarmingWords:
    """Return which words tell of distress or of a threat."""
    kept = _read("alarming_words.json")
    return AlarmingWords({kind: kept[kind] for kind in AlarmKind}, harmless=kept["harmless"], lists=kept["lists"])


@cache
def office_words() -> "OfficeWords":
    """Return what reads like a form, with what to say instead, and abbreviations."""
    from amtdesk.domain.office_german import LongForm, OfficePhrase, OfficeWords

    kept = _read("office_german.json")
    return OfficeWords(
        phrases=tuple(OfficePhrase.told(**row) for row in kept["phrases"]),
        abbreviations={short: LongForm(**full) for short, full in kept["abbreviations"].items()},
        acronyms={short: LongForm(**full) for short, full in kept["acronyms"].items()},
        known_acronyms=frozenset(kept["known_acronyms"].split()),
        neutral=kept["neutral_words"],
    )


def _read(name: str) -> dict[str, Any]:
    """Return a table in its compiled form: it is asked for while someone waits."""
    import json

    return cast("dict[str, Any]", json.loads(resource("words", name).read_bytes()))
