"""What a channel takes: its rules as data with day and source, and the one measure of a text against them (P6)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

#: Letters that are always one character each: no mark joins them, so that plain text needs no Unicode tables.
_PLAIN: Final = re.compile(r"[\x20-\u02ff\n\u2010-\u2027\u20ac]*")
_LINK: Final = re.compile(r"https?://[^\s<>\"„“”«»]+", re.IGNORECASE)
_BARE_LINK: Final = re.compile(
    r"https?://[^\s<>\"„“”«»]+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:de|com|org|net|eu|info|at|ch|example|koeln|bayern|berlin|hamburg|saarland|nrw)\b"
    r"(?:/[^\s<>\"„“”«»]*)?",
    re.IGNORECASE,
)
_AFTER_LINK: Final = ".,;:!?'…"
_HASHTAG: Final = re.compile(r"(?<![\w&/#])#\w*[^\W\d_]\w*")
_SIZE: Final = re.compile(r"\s*(\d{2,5})\s*[x×]\s*(\d{2,5})\s*", re.IGNORECASE)
#: So far before the fold a word may begin without being cut.
_LONGEST_CUT: Final = 24


class Certainty(StrEnum):
    """How well a figure is evidenced."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"


CERTAINTY_WORD = {
    Certainty.CERTAIN: N_("certain"),
    Certainty.PROBABLE: N_("probable"),
    Certainty.UNCERTAIN: N_("uncertain"),
}


class ChannelPlace(StrEnum):
    """What a channel is to the office."""

    UNUSED = ""
    MAIN = "main"
    SECOND = "second"


class Counting(StrEnum):
    """What counts as a character."""

    GRAPHEMES = "graphemes"
    EMOJI_AS_BYTES = "emoji_as_bytes"


#: The figures of a channel, in the order in which they are shown. Each may be unknown.
FIGURES: Final = (
    "text_max",
    "text_recommended",
    "fold_after",
    "link_length",
    "hashtags_max",
    "alt_max",
    "image_sizes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRules:
    """One channel. None stands for what is not evidenced. Lengths in characters, sizes in pixels (width, height)."""

    key: str
    name: str
    place: ChannelPlace = ChannelPlace.UNUSED
    address: str = ""
    text_max: int | None = None
    text_recommended: int | None = None
    fold_after: int | None = None
    link_length: int | None = None
    hashtags_max: int | None = None
    alt_max: int | None = None
    image_sizes: tuple[tuple[int, int], ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    certainty: Certainty = Certainty.UNCERTAIN
    #: figures whose certainty is another than that of the channel
    doubts: Mapping[str, Certainty] = field(default_factory=dict)
    checked_on: date | None = None
    sources: tuple[str, ...] = ()
    reason: str = ""
    hours_a_week: float | None = None
    #: whether the figures are the office's own and no longer the shipped ones
    is_edited: bool = False
    counting: Counting = Counting.GRAPHEMES
    #: whether an address without https:// counts as a link, too
    bare_links: bool = False
    bytes_max: int | None = None

    @property
    def is_used(self) -> bool:
        """Whether the office writes for it."""
        return self.place is not ChannelPlace.UNUSED

    def certainty_of(self, figure: str) -> Certainty:
        """How well one figure is evidenced."""
        return self.doubts.get(figure, self.certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMeasure:
    """How long a text is by a channel's rules. What is over is zero where nothing is, or where no rule is known."""

    length: int
    limit: int | None
    recommended: int | None
    links: int
    hashtags: int
    over_limit: int
    over_recommendation: int
    too_many_hashtags: int
    over_bytes: int = 0

    @property
    def fits(self) -> bool:
        """Whether the channel takes it at all."""
        return not (self.over_limit or self.over_bytes)


def measure(text: str, rules: ChannelRules) -> TextMeasure:
    """Measure what goes out: letters as people see them, links by their own length, hashtags apart."""
    body = text.strip()
    shortened, links = _without_links(body, rules)
    length = _length(shortened, rules.counting)
    if rules.link_length is not None:
        length += links * (rules.link_length - 1)
    hashtags = len(_HASHTAG.findall(shortened))
    return TextMeasure(
        length=length,
        limit=rules.text_max,
        recommended=rules.text_recommended,
        links=links,
        hashtags=hashtags,
        over_limit=_over(length, rules.text_max),
        over_recommendation=_over(length, rules.text_recommended),
        too_many_hashtags=_over(hashtags, rules.hashtags_max),
        over_bytes=0 if rules.bytes_max is None else _over(len(body.encode()), rules.bytes_max),
    )


def characters(text: str) -> int:
    """Count what a reader sees as characters: flags, families and letters with their marks are one each."""
    return _length(text.strip(), Counting.GRAPHEMES)


def find_links(text: str, *, bare: bool = True) -> Iterator[tuple[int, int]]:
    """Yield where links stand; with `bare` also those without https://. Marks of the sentence behind them stay out."""
    for found in (_BARE_LINK if bare else _LINK).finditer(text):
        link = found.group(0).rstrip(_AFTER_LINK)
        if link.endswith(")") and "(" not in link:
            link = link.rstrip(")").rstrip(_AFTER_LINK)
        yield found.start(), found.start() + len(link)


def find_hashtags(text: str) -> Iterator[tuple[int, int]]:
    """Yield where hashtags stand."""
    for found in _HASHTAG.finditer(text):
        yield found.span()


def fold_position(text: str, rules: ChannelRules) -> int | None:
    """Return up to which position the channel shows a text; None where all is shown, or no fold is evidenced."""
    if rules.fold_after is None:
        return None
    end = _position_after(text, rules.fold_after)
    if end >= len(text):
        return None
    space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    return space if end - space <= _LONGEST_CUT and space > 0 else end


def sizes_from_words(words: str) -> tuple[tuple[int, int], ...]:
    """Read sizes such as “1080x1350, 1200 × 630”. Raises NotAllowed with a sentence."""
    found = []
    for part in re.split(r"[,;\n]", words):
        if not part.strip():
            continue
        size = _SIZE.fullmatch(part)
        if size is None:
            raise NotAllowed(N_("“{size}” is no size. Write width and height, such as 1080 × 1350."), size=part.strip())
        found.append((int(size.group(1)), int(size.group(2))))
    return tuple(found)


def checked_rules(rules: ChannelRules) -> ChannelRules:
    """Return the rules with tidy words. Raises NotAllowed with a sentence for figures that no channel can have."""
    tidy = replace(rules, name=" ".join(rules.name.split()), address=rules.address.strip())
    if not tidy.name:
        raise NotAllowed(N_("Please give the channel a name."))
    figures = (getattr(tidy, name) for name in ("text_max", "text_recommended", "fold_after", "link_length"))
    if any(figure is not None and figure < 1 for figure in figures):
        raise NotAllowed(N_("A length has at least one character. Leave the field empty where none is known."))
    if any(figure is not None and figure < 0 for figure in (tidy.hashtags_max, tidy.alt_max)):
        raise NotAllowed(N_("A number can't be below zero. Leave the field empty where none is known."))
    if tidy.text_max is not None and (tidy.text_recommended or 0) > tidy.text_max:
        raise NotAllowed(N_("The recommended length is above what the channel takes."))
    return tidy


def checked_opening(reason: str, hours_a_week: float) -> tuple[str, float]:
    """Return why a second channel is opened. Raises NotAllowed without a reason or hours."""
    tidy = " ".join(reason.split())
    if not tidy:
        raise NotAllowed(N_("Please say in a sentence why the town needs this channel besides its main one."))
    if not 0 < hours_a_week <= 60:  # noqa: PLR2004 - nobody has more hours in a week for it
        raise NotAllowed(N_("Please say how many hours a week someone has for it, such as 2."))
    return tidy, hours_a_week


def _over(count: int, most: int | None) -> int:
    return 0 if most is None else max(0, count - most)


def _without_links(text: str, rules: ChannelRules) -> tuple[str, int]:
    """Return the text with each link as one letter where links have a length of their own, and how many there are."""
    spans = list(find_links(text, bare=rules.bare_links))
    if rules.link_length is None:
        return text, len(spans)
    parts, before = [], 0
    for start, end in spans:
        parts += [text[before:start], "x"]
        before = end
    return "".join([*parts, text[before:]]), len(spans)


def _length(text: str, counting: Counting) -> int:
    if _PLAIN.fullmatch(text):
        return len(text)
    letters = _graphemes(text)
    if counting is Counting.GRAPHEMES:
        return len(letters)
    return sum(len(each.encode()) if _is_emoji(each) else 1 for each in letters)


def _graphemes(text: str) -> list[str]:
    import regex  # 30 ms, and only for what is more than plain letters

    return regex.findall(r"\X", text)


def _is_emoji(grapheme: str) -> bool:
    import regex

    return regex.search(r"\p{Extended_Pictographic}|\p{Regional_Indicator}", grapheme) is not None


def _position_after(text: str, count: int) -> int:
    if _PLAIN.fullmatch(text):
        return min(count, len(text))
    return sum(len(each) for each in _graphemes(text)[:count])
