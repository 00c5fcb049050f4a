"""What is pasted into a note: made readable, shortened where it is no note any more, and freed of the line with a name.

Decided: the first 20,000 letters are kept, the rest stays in the clipboard. A joiner stays inside an emoji family and
in scripts that need it. A first line goes only where its surroundings show that a platform wrote it, or where it begins
with a usual first name; a greeting or a heading stays.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from amtdesk.domain.first_names import FIRST_NAMES
from amtdesk.domain.folding import fold
from amtdesk.domain.plain_words import plain
from amtdesk.domain.words import N_, Message

MOST_PASTED: Final = 20_000
_READ: Final = 2 * MOST_PASTED  # of a megabyte no more than this is looked at
_CUT_BACK: Final = 200

_JOINERS: Final = re.compile("[\u200c\u200d]")
_ON_TOP: Final = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")  # how an emoji is shown, and its skin
_JOINING_SCRIPTS: Final = ("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "TAMIL", "MALAYALAM", "SINHALA")
_HARMLESS: Final = re.compile("[\t\r\n\u000b\u000c\u0085\u2028\u2029\u00ad]")
_EMPTY_LINES: Final = re.compile(r"\n[ \xa0]*\n(?:[ \xa0]*\n)+")

_AGO: Final = (
    r"(?:\d{1,3}[ \xa0]?(?:Sek|Min|Std|Tg?|Tag|Tagen?|Wo?|Wochen?|Mon|Monat|J|h|d|w|s)\b\.?|gerade eben|gestern|heute)"
)
_CLOCK: Final = r"(?:[ ,]{0,2}(?:um[ ])?\d{1,2}:\d{2}(?:[ ]?Uhr)?)"
_DATE: Final = r"(?:\d{1,2}\.[ ]?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\.?)(?:[ ]?\d{2,4})?)"
_TIME: Final = rf"(?:(?:vor[ ])?{_AGO}{_CLOCK}?|{_DATE}{_CLOCK}?)"
#: What platforms write around a comment; it says nothing about the question.
_CHROME: Final = (
    r"(?:Gefällt mir(?:[- ]Angaben?)?|Gefällt \d{1,5} Mal|\d{1,5} „?Gefällt mir“?[- ]?(?:Angaben?)?"
    r"|Antworten(?: ausblenden)?|\d{1,4} Antwort(?:en)?(?: ansehen)?|(?:Alle )?\d{1,4} Antworten anzeigen"
    r"|Teilen|Kommentieren|Bearbeitet|Melden|Folgen|Danke|Like|Reply|Share|Öffentlich|Top-Fan|Aufsteigender Fan"
    r"|Autor(?:in)?|Admin(?:istrator(?:in)?)?|Moderator(?:in)?|Verfasser(?:in)?"
    r"|Übersetzung anzeigen|Mehr anzeigen|Weniger anzeigen|Profilbild von [^\n]{1,60})"
)
_SEPARATOR: Final = r"[ \xa0·•,|]{0,4}"
_CHROME_LINE: Final = re.compile(rf"{_SEPARATOR}(?:(?:{_CHROME}|{_TIME}|\d{{1,5}}){_SEPARATOR}){{1,8}}", re.IGNORECASE)
_TIME_LINE: Final = re.compile(
    rf"(?:[^\n·•]{{1,40}}[·•][ ])?{_TIME}{_SEPARATOR}(?:{_CHROME})?{_SEPARATOR}", re.IGNORECASE
)
_THANKS: Final = frozenset({"danke", "heute", "gestern"})
_HEAD_LINES: Final = 4
_FOOT_LINES: Final = 6

_CHAT: Final = re.compile(
    r"^(?P<who>\[\d{1,2}:\d{2}(?::\d{2})?, \d{1,2}\.\d{1,2}\.\d{2,4}\] [^:\n]{1,50}:"
    r"|\[\d{1,2}\.\d{1,2}\.\d{2,4}, \d{1,2}:\d{2}(?::\d{2})?\] [^:\n]{1,50}:"
    r"|\d{1,2}\.\d{1,2}\.\d{2,4},? \d{1,2}:\d{2} - [^:\n]{1,50}:) ?",
    re.MULTILINE,
)
_NAME: Final = re.compile(
    r"[A-ZÄÖÜ][^\W\d_]{0,24}\.?(?:[ -](?:von|van|de|zu|der|al|el|[A-ZÄÖÜ][^\W\d_]{0,24}\.?)){1,3}"
)
_HANDLE: Final = re.compile(r"@?[a-z0-9][a-z0-9._]{2,29}")
#: A first line of these is an address or a subject, not a name.
_NO_NAMES: Final = frozenset(
    (
        "hallo", "hi", "hey", "moin", "servus", "guten", "gute", "liebe", "lieber", "liebes", "sehr", "geehrte",
        "geehrter", "stadt", "rathaus", "gemeinde", "verwaltung", "burgeramt", "burgerburo", "freibad", "mull",
        "mullabfuhr", "kita", "schule", "strasse", "frage", "anfrage", "info", "achtung", "wichtig", "danke", "vielen",
        "dank", "bitte", "wann", "wie", "wo", "was", "warum", "wer", "kann", "konnt", "gibt", "ist", "habt", "ich",
        "wir", "der", "die", "das", "ein", "eine", "am", "im", "in", "zum", "zur", "neu", "neus", "neur", "team", "tag",
        "morgen", "abend",
    )
)  # fmt: skip
_LEAST_WORDS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedText:
    """What is put into the field, and what is said about it."""

    text: str
    removed: tuple[Message, ...] = ()


def cleaned(text: str) -> CleanedText:
    """Return pasted text as it is kept: no invisible signs, letters composed, lines ended one way, not endless."""
    said = []
    words = _without_stray_joiners(plain(text[:_READ]))
    if _has_unseen(text[:_READ], words):
        said.append(Message(N_("Invisible characters removed.")))
    words = _EMPTY_LINES.sub("\n\n", words).strip("\n")
    if len(words) > MOST_PASTED or len(text) > _READ:
        words = _shortened(words)
        said.append(Message(N_("The text is very long. Its first {count} characters are kept."), {"count": len(words)}))
    return CleanedText(text=words, removed=tuple(said))


def without_name_line(text: str) -> tuple[str, str | None]:
    """Return the comment alone, and what a platform wrote around it with somebody's name, or None."""
    chat = _CHAT.search(text)
    if chat is not None and not text[: chat.start()].strip():
        return _CHAT.sub("", text).strip(), chat["who"]
    lines = text.split("\n")
    foot = _foot(lines)
    head = _head(lines[: len(lines) - foot], is_platform=foot > 0)
    body = "\n".join(lines[head : len(lines) - foot]).strip()
    if not body or not head + foot:
        return text, None
    gone = (*lines[:head], *lines[len(lines) - foot :])
    return body, "\n".join(line for line in gone if line.strip())


def _without_stray_joiners(text: str) -> str:
    if _JOINERS.search(text) is None:
        return text
    return _JOINERS.sub(lambda found: found.group() if _joins(text, found.start()) else "", text)


def _joins(text: str, place: int) -> bool:
    """Whether the signs on both sides are one only through this joiner."""
    before = place - 1
    while before >= 0 and before > place - 3 and _ON_TOP.match(text[before]):
        before -= 1
    if before < 0 or place + 1 >= len(text):
        return False
    left, right = text[before], text[place + 1]
    is_family = text[place] == "\u200d" and unicodedata.category(left) == unicodedata.category(right) == "So"
    return is_family or all(unicodedata.name(sign, "").startswith(_JOINING_SCRIPTS) for sign in (left, right))


def _has_unseen(before: str, after: str) -> bool:
    """Whether more went than other ways to write the same."""
    known = len(unicodedata.normalize("NFC", before.replace("\r\n", "\n"))) - len(
        _HARMLESS.findall(before.replace("\r\n", "\n"))
    )
    return known > len(after) - len(_HARMLESS.findall(after)) + before.count("\t")


def _shortened(words: str) -> str:
    """Cut between two words, never inside one sign."""
    cut = words[:MOST_PASTED]
    last_gap = max(cut.rfind(" ", MOST_PASTED - _CUT_BACK), cut.rfind("\n", MOST_PASTED - _CUT_BACK))
    if last_gap > 0:
        return cut[:last_gap].rstrip()
    end = len(cut)
    while end > 1 and _hangs(words, end):
        end -= 1
    return cut[:end]


def _hangs(words: str, place: int) -> bool:
    """Whether the sign at a place belongs to the one before it."""
    if place >= len(words):
        return False
    sign, before = words[place], words[place - 1]
    return bool(unicodedata.combining(sign) or _ON_TOP.match(sign) or "\u200d" in {sign, before})


def _foot(lines: list[str]) -> int:
    """How many lines at the end are a platform's: reactions, times, buttons."""
    named = 0
    for count, line in enumerate(lines[:0:-1][:_FOOT_LINES], start=1):
        words = line.strip()
        if words and not _CHROME_LINE.fullmatch(words):
            break
        if words and fold(words).strip(" .") not in _THANKS and not words.isdigit():
            named = count
    return named


def _head(lines: list[str], *, is_platform: bool) -> int:
    """How many lines at the beginning are somebody's name with what a platform wrote below it."""
    first = lines[0].strip() if lines else ""
    rest = [line.strip() for line in lines[1:]]
    if not any(rest) or not (_is_name(first) or _HANDLE.fullmatch(first)):
        return 0
    below = 0
    for line in rest[:_HEAD_LINES]:
        if line and not (_TIME_LINE.fullmatch(line) or _CHROME_LINE.fullmatch(line)):
            break
        below += 1
    is_written_by_platform = is_platform or any(rest[:below])
    is_known = _is_name(first) and fold(first.split()[0]) in FIRST_NAMES
    return 1 + below if is_written_by_platform or is_known else 0


def _is_name(line: str) -> bool:
    words = line.split()
    return (
        len(words) >= _LEAST_WORDS
        and _NAME.fullmatch(line) is not None
        and not any(word[0].isupper() and fold(word) in _NO_NAMES for word in words)
    )
