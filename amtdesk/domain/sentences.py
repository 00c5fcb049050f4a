"""Where sentences begin and end in a German text, and which words they have. A line break ends a sentence, too."""

import re
from collections.abc import Iterator
from typing import Final

from amtdesk.domain.gaps import GAP

Span = tuple[int, int]

_END: Final = re.compile(r"[.!?…]+[\"“”»›)\]’']*(?=\s|$)")
#: A full stop behind these ends no sentence: numbers of a day, single letters, the usual abbreviations.
_NO_END: Final = re.compile(
    r"(?:(?<!\d)\d{1,2}|\b[^\W\d_]|\b(?:Nr|Str|Tel|ca|bzw|usw|evtl|inkl|exkl|ggf|max|mind|Dr|Prof|St|Abs|Art|vgl|gem|lfd"
    r"|Jan|Feb|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez|Mo|Di|Mi|Do|Fr|Sa|So))$",
    re.IGNORECASE,
)
#: An address in the web or a mailbox is read as one word.
LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+\.(?:de|example|org|com|net|eu)\b[^\s<>]*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\w’'-]*\w[\w’'-]*")


def sentences(text: str) -> Iterator[Span]:
    """Yield the spans of sentences; a full stop after a number or an abbreviation ends none."""
    begin = 0
    for line in text.split("\n"):
        for start, end in _in_line(line):
            yield begin + start, begin + end
        begin += len(line) + 1


def spoken_words(text: str) -> list[str]:
    """Return the words as they are read: a number is one, and so is a gap or an address in the web."""
    return _WORD.findall(LINK.sub("Wort", GAP.sub("Wort", text)))


def _in_line(line: str) -> Iterator[Span]:
    start = 0
    for found in _END.finditer(line):
        if _ends_sentence(line, found):
            yield from _trimmed(line, start, end=found.end())
            start = found.end()
    yield from _trimmed(line, start, end=len(line))


def _ends_sentence(line: str, found: "re.Match[str]") -> bool:
    after = line[found.end() :].lstrip(' \t\xa0"„“»«(')
    if after[:1].islower():
        return False
    is_single_stop = found.group().startswith(".") and not found.group().startswith("..")
    return not (is_single_stop and after and _NO_END.search(line[: found.start()]))


def _trimmed(line: str, start: int, *, end: int) -> Iterator[Span]:
    words = line[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
