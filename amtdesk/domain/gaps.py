"""Gaps in prepared words, such as {{datum}}: what they are called, how they are filled, which are still open."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from amtdesk.domain.day_phrases import is_counted_from_today, written_out
from amtdesk.domain.words import N_, Message

if TYPE_CHECKING:
    from amtdesk.domain.office_calendar import OfficeCalendar
    from amtdesk.domain.reply_templates import ReplyTemplate

#: `{{datum}}` is a gap, `{{frist|morgen um 12 Uhr}}` a gap with what usually stands there. Its parts are bounded, so
#: that a megabyte of white space behind two braces is read in one go.
GAP = re.compile(r"\{\{\s{0,9}(?P<name>\w[\w .-]{0,59}?)\s{0,9}(?:\|(?P<default>[^{}|]{0,500}))?\}\}")

#: Words that hold for one reply only. They are never remembered: yesterday's date in today's answer would be wrong.
PASSING_GAPS = frozenset({"antwort", "datum", "fakt", "frist", "grund", "naechster_tag", "punkt", "stand", "uhrzeit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a filled text. `gap` names the placeholder that it fills, or that is still open there."""

    text: str
    gap: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledText:
    """A template's text with its gaps filled, and the names of those that are still open."""

    text: str
    open_gaps: tuple[str, ...]


def gap_name(gap: re.Match[str]) -> str:
    """Return the name by which a gap's value is known: `{{Name der Straße}}` → name_der_straße."""
    return "_".join(gap["name"].lower().split())


def is_filled(value: str) -> bool:
    """Whether a value fills its gap: one that holds braces itself, such as `{{x}}` for x, leaves it open."""
    return bool(value.strip()) and "{{" not in value and "}}" not in value


def pieces_of(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the text in stretches, gaps filled in one pass: a value that looks like a gap stays what it is, and open.

    What usually stands in a gap holds wherever its name stands, also where the text does not say it again.
    """
    usual, end = gap_defaults(text), 0
    for gap in GAP.finditer(text):
        if gap.start() > end:
            yield Piece(text=text[end : gap.start()])
        name = gap_name(gap)
        value = values.get(name, "").strip() or (gap["default"] or "").strip() or usual.get(name, "")
        yield Piece(text=value or gap.group(0), gap=name, is_open=not is_filled(value))
        end = gap.end()
    if end < len(text):
        yield Piece(text=text[end:])


def fill_gaps(text: str, values: Mapping[str, str]) -> FilledText:
    """Put values into the gaps; where there is none, what usually stands there; else the gap stays open."""
    pieces = tuple(pieces_of(text, values))
    return FilledText(
        text="".join(piece.text for piece in pieces),
        open_gaps=tuple(dict.fromkeys(piece.gap for piece in pieces if piece.is_open)),
    )


def with_gaps_named(text: str, said: Callable[[Message], str]) -> str:
    """Return a text for readers: what is still open stands there by its name in brackets, not as a placeholder."""
    return GAP.sub(lambda gap: f"[{said(gap_label(gap_name(gap)))}]", text)


def gap_defaults(text: str) -> dict[str, str]:
    """Return what the text itself says usually stands in its gaps; where it says so twice, the first holds."""
    defaults: dict[str, str] = {}
    for gap in GAP.finditer(text):
        if default := (gap["default"] or "").strip():
            defaults.setdefault(gap_name(gap), default)
    return defaults


# the form


class GapKind(StrEnum):
    """What a gap takes. In a day's gap, words such as "nächster Freitag" become a date."""

    TEXT = "text"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapField:
    """One field of the form: what it asks for, what was put in last, what usually stands there as of today."""

    name: str
    label: Message
    value: str = ""
    default: str = ""
    kind: GapKind = GapKind.TEXT

    def spoken(self, typed: str, *, today: date, calendar: "OfficeCalendar | None" = None) -> str:
        """Return what goes out for these words: a day counted from today as its date, all else as it was typed."""
        if self.kind is GapKind.TEXT:
            return typed.strip()
        return written_out(typed.strip(), today=today, calendar=calendar)


#: Words in a gap's name that say that it takes a day.
_DAY_NAMES: Final = frozenset({"datum", "frist", "termin", "stichtag", "stand", "date", "deadline"})
_DAY_ENDINGS: Final = ("datum", "termin", "frist")
#: Words that say so only beside others: `naechster_tag` is a date, `tag` alone may be "Montag" of every week.
_DAY_BESIDE: Final = frozenset({"tag", "day"})


def kind_of(name: str, default: str, *, today: date) -> GapKind:
    """Say what a gap takes, by its name or by what usually stands there."""
    words = name.replace("-", "_").split("_")
    is_day = any(word in _DAY_NAMES or word.endswith(_DAY_ENDINGS) for word in words)
    is_day = is_day or (len(words) > 1 and not _DAY_BESIDE.isdisjoint(words))
    return GapKind.DAY if is_day or is_counted_from_today(default, today=today) else GapKind.TEXT


def gap_form_fields(
    template: "ReplyTemplate", *, today: date, values: Mapping[str, str], calendar: "OfficeCalendar | None" = None
) -> tuple[GapField, ...]:
    """Return a field for each gap in the order of the text; `values` is what is known for them already."""
    usual, fields = gap_defaults(template.text), []
    for name in template.gaps:
        kind = kind_of(name, usual.get(name, ""), today=today)
        field = GapField(name=name, label=gap_label(name), value=values.get(name, ""), kind=kind)
        default = field.spoken(usual.get(name, ""), today=today, calendar=calendar)
        fields.append(GapField(name=name, label=field.label, value=field.value, default=default, kind=kind))
    return tuple(fields)


def usual_days(template: "ReplyTemplate", *, today: date, calendar: "OfficeCalendar | None" = None) -> dict[str, str]:
    """Return the dates that stand for what usually fills a gap today: `{{frist|morgen}}` → Donnerstag, 13. Mai."""
    usual = gap_defaults(template.text)
    fields = gap_form_fields(template, today=today, values={}, calendar=calendar)
    return {field.name: field.default for field in fields if field.default != usual.get(field.name, "")}


_GAP_KINDS = {
    "tel_": N_("Telephone: {name}"),
    "url_": N_("Web address: {name}"),
    "mail_": N_("E-mail: {name}"),
}


def gap_label(name: str) -> Message:
    """Return what a gap asks for, in words: `tel_bauhof` → Telephone: Bauhof."""
    for prefix, words in _GAP_KINDS.items():
        if name.startswith(prefix):
            return Message(words, {"name": _as_word(name.removeprefix(prefix))})
    return Message("{name}", {"name": _as_word(name)})


#: Names of the starter pack that are written without umlauts.
_SPOKEN = {
    "gruende": "Gründe",
    "naechster_tag": "Nächster Tag",
    "oeffnungszeiten_buergerbuero": "Öffnungszeiten Bürgerbüro",
    "buergerbuero": "Bürgerbüro",
    "buergertelefon": "Bürgertelefon",
    "maengel": "Mängel",
    "rathaus_adresse": "Adresse des Rathauses",
    "strasse": "Straße",
}


def _as_word(name: str) -> str:
    spoken = _SPOKEN.get(name, name.replace("_", " "))
    return spoken[:1].upper() + spoken[1:]


# what is written wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFault:
    """Braces that are no gap: where they stand, the words that follow them, and what is wrong, as a sentence."""

    start: int
    length: int
    words: str
    message: Message


_UNCLOSED: Final = N_("The placeholder “{words}” is not closed: two closing braces are missing behind it.")
_UNOPENED: Final = N_("Two closing braces stand behind “{words}” without a placeholder that begins there.")
_NESTED: Final = N_("A placeholder stands inside other braces near “{words}”. Please leave only one pair around it.")
_NAMELESS: Final = N_("“{words}” is no placeholder: between the braces stands a name, and after a bar what is usual.")
_MASK: Final = "\0"
_BRACES: Final = re.compile(r"\{\{|\}\}")
_SHOWN_WORDS: Final = 24
_MOST_FAULTS: Final = 9


def gap_faults(text: str) -> tuple[GapFault, ...]:
    """Return the first pairs of braces that will never be filled: not closed, not opened, nested, without a name."""
    masked = GAP.sub(lambda gap: _MASK * len(gap.group(0)), text.replace(_MASK, " "))
    return tuple(islice(chain(_stray_pairs(text, masked), _hugged_gaps(text, masked)), _MOST_FAULTS))


def _stray_pairs(text: str, masked: str) -> Iterator[GapFault]:
    pairs, place = list(_BRACES.finditer(masked)), 0
    while place < len(pairs):
        pair = pairs[place]
        closing = pairs[place + 1] if place + 1 < len(pairs) else None
        if pair.group(0) == "}}":
            yield _fault(text, (max(0, pair.start() - _SHOWN_WORDS), pair.end()), source=_UNOPENED)
        elif closing is None or closing.group(0) == "{{":
            yield _fault(text, (pair.start(), pair.start() + _SHOWN_WORDS), source=_UNCLOSED)
        else:
            is_nested = _MASK in masked[pair.end() : closing.start()]
            yield _fault(text, (pair.start(), closing.end()), source=_NESTED if is_nested else _NAMELESS)
            place += 1
        place += 1


def _hugged_gaps(text: str, masked: str) -> Iterator[GapFault]:
    """A single brace right before or behind a gap: `{{{datum}}}`."""
    for gap in GAP.finditer(text):
        around = masked[gap.start() - 1 : gap.start()] + masked[gap.end() : gap.end() + 1]
        is_pair = masked[max(0, gap.start() - 2) : gap.start()] == "{{" or masked[gap.end() : gap.end() + 2] == "}}"
        if ("{" in around or "}" in around) and not is_pair:
            yield _fault(text, gap.span(), source=_NESTED)


def _fault(text: str, span: tuple[int, int], *, source: str) -> GapFault:
    start, end = span
    words = " ".join(text[start:end].split())[:_SHOWN_WORDS].strip()
    return GapFault(
        start=start, length=min(end, len(text)) - start, words=words, message=Message(source, {"words": words})
    )
