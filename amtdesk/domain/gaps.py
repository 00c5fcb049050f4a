"""Gaps in prepared words, such as {{datum}}: what they are called, how they are filled, which are still open."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amtdesk.domain.words import N_, Message

#: `{{datum}}` is a gap, `{{frist|morgen um 12 Uhr}}` a gap with what usually stands there.
GAP = re.compile(r"\{\{\s*(?P<name>\w[\w .-]*?)\s*(?:\|(?P<default>[^{}|]*))?\}\}")

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


def pieces_of(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the text in stretches, gaps filled in one pass: a value that looks like a gap stays what it is."""
    end = 0
    for gap in GAP.finditer(text):
        if gap.start() > end:
            yield Piece(text=text[end : gap.start()])
        name = gap_name(gap)
        value = values.get(name, "").strip() or (gap["default"] or "").strip()
        yield Piece(text=value or gap.group(0), gap=name, is_open=not value)
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


def gap_defaults(text: str) -> dict[str, str]:
    """Return what the text itself says usually stands in its gaps."""
    defaults = ((gap_name(gap), (gap["default"] or "").strip()) for gap in GAP.finditer(text))
    return {name: default for name, default in defaults if default}


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
