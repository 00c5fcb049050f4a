"""Sets a document of `resources/documents` with typst: PDF/UA-1 and PDF/A-2a, or the same pages as pictures.

Users' words reach the template as JSON only, never as source. A character that no shipped font can draw would end the
whole document: it is put down by its code point, such as [U+6F22], and the document is set again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

from amtdesk.documents.letters import in_all_texts, printable

Paper = Mapping[str, Any]

#: What German and English are written with; a test sets them all.
SURELY_DRAWN: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x17F)))) | frozenset(
    "\n\u00a0\u00adẞ–—‘’‚“”„…‹›•€™−"
)

_NAMED = re.compile(r"the text `\"(.*?)\"` could not be displayed|codepoint `\"(.*?)\"`", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
#: Each round names every character of one text at least, so this many cover a page of strange writing.
_ROUNDS = 12
_CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_STREAM = re.compile(rb"(?P<entries>/Length (?P<length>\d+)[^\n]*>>)\nstream\n")
_AFTER = b"\nendstream"
#: Words longer than this may break anywhere: addresses, and what someone typed without a space.
_LONG_WORD = re.compile(r"\S{24,}")


class TypesettingFailed(RuntimeError):
    """The template itself is broken: a bug, never a matter of what someone typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A typst source and the folder with its fonts."""

    source: Path
    fonts: Path


def set_pdf(template: Template, paper: Paper, *, at: datetime) -> bytes:
    """Return the document as one PDF; `at` is its creation time, so that the same words give the same bytes."""
    return with_clear_ends(_fitting(template, paper, at=at)[0])


def with_clear_ends(pdf: bytes) -> bytes:
    """Return the same PDF with no doubt about where a stream ends (PDF/A, ISO 19005-2, 6.1.7.1).

    Compressed data may happen to end in CR, and the line feed after it then reads like the end of line CR LF: its
    length seems to be one too great. Such data moves one byte up, in the place of an end of line that is optional, and
    CR LF follows it. Nothing else moves. One report in some twenty has such a stream.
    """
    found = bytearray(pdf)
    for stream in _STREAM.finditer(pdf):
        begin, end = stream.end(), stream.end() + int(stream["length"])
        if pdf[end - 1 : end + len(_AFTER)] == b"\r" + _AFTER:
            found[stream.end("entries") : end + 1] = b"stream\n" + pdf[begin:end] + b"\r\n"
    return bytes(found)


def set_pictures(template: Template, paper: Paper, *, at: datetime, ppi: float) -> tuple[bytes, ...]:
    """Return the pages as PNG: exactly what the PDF shows, replaced characters included."""
    import typst

    inputs = _inputs(paper, set()) if is_surely_drawn(paper) else _fitting(template, paper, at=at)[1]
    made: object = typst.compile(
        template.source,
        font_paths=[template.fonts],
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs=inputs,
    )
    # one page comes as bytes, several as a list
    return tuple(made) if isinstance(made, list) else (bytes(made),)  # type: ignore[call-overload]  # its stub says bytes


def draw(template: Template, paper: Paper, *, form: Literal["svg", "png"], ppi: float = 144.0) -> bytes:
    """Return a drawing of one page whose few words are the program's own."""
    import typst

    made = typst.compile(
        template.source,
        font_paths=[template.fonts],
        ignore_system_fonts=True,
        format=form,
        ppi=ppi,
        sys_inputs=_inputs(paper, set()),
    )
    return bytes(made)  # one page comes as bytes, not as a list


def is_surely_drawn(paper: Paper) -> bool:
    """Whether the shipped fonts draw every character, so that nothing need be set to find out."""
    return all(SURELY_DRAWN.issuperset(text) for text in _texts(paper))


def undrawn(template: Template, paper: Paper, *, at: datetime) -> tuple[str, ...]:
    """Return the characters that stand on the page by their code because no shipped font draws them, in order."""
    if is_surely_drawn(paper):
        return ()
    before = "".join(_texts(paper))
    _pdf, inputs = _fitting(template, paper, at=at)
    printed = (chr(int(code, 16)) for code in _CODE.findall(inputs["paper"]))
    return tuple(dict.fromkeys(character for character in printed if character in before))


def _texts(paper: Paper) -> Iterator[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    in_all_texts(paper, note)
    yield from found


def _compiled(template: Template, inputs: dict[str, str], *, at: datetime) -> bytes:
    import typst

    return typst.compile(
        template.source,
        font_paths=[template.fonts],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=round(at.timestamp()),
        sys_inputs=inputs,
    )


def _fitting(template: Template, paper: Paper, *, at: datetime) -> tuple[bytes, dict[str, str]]:
    """Return the PDF and the words that could be printed: what no font draws is replaced, round by round."""
    import typst

    replaced: set[str] = set()
    for _round in range(_ROUNDS):
        inputs = _inputs(paper, replaced)
        try:
            return _compiled(template, inputs, at=at), inputs
        except typst.TypstError as error:
            named = _characters_named(error.diagnostic) - replaced
            if not named:
                raise TypesettingFailed(f"{template.source.name}: {error.diagnostic}") from error
            replaced |= named
    inputs = _inputs(paper, replaced, plain=True)
    return _compiled(template, inputs, at=at), inputs


def _inputs(paper: Paper, replaced: set[str], *, plain: bool = False) -> dict[str, str]:
    shown = in_all_texts(paper, lambda text: _shown(text, replaced, plain=plain))
    return {"paper": json.dumps(shown, ensure_ascii=False)}


def _characters_named(diagnostic: str) -> set[str]:
    """Return the characters that typst says it cannot draw."""
    found: set[str] = set()
    for shown in (text or point for text, point in _NAMED.findall(diagnostic)):
        plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), shown)
        found |= {character for character in plain if ord(character) > ord("~") or not character.isprintable()}
    return found


def _shown(text: str, replaced: set[str], *, plain: bool) -> str:
    return _LONG_WORD.sub(_breakable, printable(text, replaced=replaced, plain=plain))


def _breakable(word: re.Match[str]) -> str:
    return "\u200b".join(word[0][n : n + 12] for n in range(0, len(word[0]), 12))
