"""Signs within a word that stand for several genders: a hint, with words for all where there are some (P7)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.words import N_, Message

_SIGNED: Final = re.compile(
    r"\b(?P<stem>[A-ZÄÖÜ][a-zäöüß]+)(?:[*:_·]|/-?|\((?=in))(?P<plural>innen|in)\b\)?"
    r"|\b(?P<inner>[A-ZÄÖÜ][a-zäöüß]+)(?P<capital>Innen|In)\b"
)
#: Behind these a plural in -er has another ending: mit Bürgerinnen und Bürgern.
_DATIVE: Final = re.compile(r"\b(?:mit|von|bei|zu|aus|nach|seit|den|allen|vielen|unseren|Ihren)\s+$", re.IGNORECASE)

#: Behind these what is said of people ends in -n: die Beschäftigten, unsere neuen Beschäftigten.
_WEAK: Final = re.compile(
    r"\b(?:die|der|beide|(?:all|dies|jen|kein|mein|sein|unser|ihr|eur)er?)(?:\s+[a-zäöüß]+en)?\s+$", re.IGNORECASE
)
_DECLINED: Final = re.compile(r"(?<=ende|igte)$|(?<=ierte)$|(?<=^ältere)(?= )")


def gender_remarks(line: str, neutral: Mapping[str, str]) -> Iterator[Check]:
    """Yield the words with a sign in them."""
    for found in _SIGNED.finditer(line):
        word = found.group()
        instead = _instead(line, found, neutral=neutral)
        if instead:
            sentence = N_("“{word}” is not read out by every program: rather {instead}")
            words = Message(sentence, {"word": word, "instead": instead})
        else:
            words = Message(N_("“{word}” is not read out by every program: rather a word for all"), {"word": word})
        check = remark(CheckKind.GENDER, words, span=found.span(), level=CheckLevel.HINT, said=word)
        yield replace(check, cure=cure(instead, found.span()) if instead else None)


def _instead(line: str, found: "re.Match[str]", *, neutral: Mapping[str, str]) -> str:
    stem = found["stem"] or found["inner"]
    is_plural = (found["plural"] or found["capital"]).lower() == "innen"
    known = neutral.get(stem) or neutral.get(stem.removesuffix("er") + "er", "")
    if not is_plural:
        return ""
    is_dative = bool(_DATIVE.search(line[: found.start()]))
    if known:
        is_weak = _WEAK.search(line[: found.start()])
        return "" if is_dative else _DECLINED.sub("n", known) if is_weak else known
    if not stem.endswith("er"):
        return ""
    return f"{stem}innen und {stem}{'n' if is_dative else ''}"
