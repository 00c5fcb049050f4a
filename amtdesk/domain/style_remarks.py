"""What a post should not do to those who hear it: signs, hashtags, letters, blanks (P7). Pure functions."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Span
from amtdesk.domain.compound_words import camel_case
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.sentences import LINK, sentences
from amtdesk.domain.words import N_, Message

Knows = Callable[[str], bool]

#: So many and no more (phrases.yaml: max_emojis).
MOST_EMOJI: Final = 3
#: From here on a hashtag of one lower-case word is hard to read, also where nobody knows its words.
LONGEST_SMALL_HASHTAG: Final = 11

HASHTAG: Final = re.compile(r"(?<![\w&/#])#(\w*[^\W\d_]\w*)")
#: Letters that look like others: mathematical, full width, in circles. A screen reader spells them, or says nothing.
_FANCY_LETTER: Final = "[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f130-\U0001f149]"
_FANCY: Final = re.compile(rf"{_FANCY_LETTER}+(?:[ -]+{_FANCY_LETTER}+)*")
EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
    "\ufe0f?[\U0001f3fb-\U0001f3ff]?(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
_SHOUTED: Final = re.compile(r"(?<![\w#@-])[A-ZÄÖÜ]{4,}(?![\w-])(?:\s+[A-ZÄÖÜ]{2,}(?![\w-]))*")
_ROW: Final = re.compile(r"!(?:\s?!)+|\?{2,}|[?!]*(?:\?!|!\?)[?!]*")
_BLANKS: Final = re.compile(r"(?<=\S)[ \xa0]{2,}(?=\S)")
_BLANK_BEFORE: Final = re.compile(r"(?<=[^\W\d_])[ \xa0]+(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_NO_BLANK: Final = re.compile(r"(?<=[a-zäöüß]{2}),(?=[A-Za-zÄÖÜäöüß]{2})")


def letters_remarks(line: str, knows: Knows, *, acronyms: Collection[str] = ()) -> Iterator[Check]:
    """Yield decorated letters, words in capitals, rows of signs and blanks that do not belong.

    `acronyms` stand in capitals by right, also where a word is spelled the same: NINA.
    """
    for found in _FANCY.finditer(line):
        words = Message(N_("Decorated letters cannot be read out: {words}"), {"words": found.group()})
        plain = unicodedata.normalize("NFKC", found.group())
        yield _styled(words, found, instead=plain)
    yield from _shouted(line, knows, acronyms=acronyms)
    for found in _ROW.finditer(line):
        single = "?" if "?" in found.group() else "!"
        yield _styled(Message(N_("“{words}”: one sign is enough"), {"words": found.group()}), found, instead=single)
    yield from _blanks(line)


def _styled(words: Message, found: "re.Match[str]", *, instead: str) -> Check:
    check = remark(CheckKind.STYLE, words, span=found.span(), said=found.group())
    return replace(check, cure=cure(instead, found.span()))


def _shouted(line: str, knows: Knows, *, acronyms: Collection[str]) -> Iterator[Check]:
    for found in _SHOUTED.finditer(line):
        words = found.group().split()
        plain = " ".join(word if word in acronyms else _spoken(word, knows) for word in words)
        if plain != " ".join(words):
            said = Message(N_("Words in capitals read like shouting: {words}"), {"words": found.group()})
            yield _styled(said, found, instead=plain[0].upper() + plain[1:])


def _spoken(word: str, knows: Knows) -> str:
    """A word without its capitals; letters that are no word, such as DLRG, stay. In STRASSE, SS stands for ß."""
    lower = word.lower()
    forms = (lower, word.capitalize(), lower.replace("ss", "ß"), word.capitalize().replace("ss", "ß"))
    return next((form for form in forms if knows(form)), word)


def _blanks(line: str) -> Iterator[Check]:
    for pattern, words, instead in (
        (_BLANKS, N_("Two blanks in a row"), " "),
        (_BLANK_BEFORE, N_("A blank before a sign"), ""),
        (_NO_BLANK, N_("A blank is missing behind the comma"), ", "),
    ):
        for found in pattern.finditer(line):
            span = _seen(line, found.span())
            yield replace(
                remark(CheckKind.STYLE, Message(words), span=span, level=CheckLevel.HINT, said=line[slice(*span)]),
                cure=cure(instead, found.span(), words=Message(N_("Put it right"))),
            )


def _seen(line: str, span: Span) -> Span:
    """A blank alone is no place that anybody sees: the letters beside it belong to it."""
    return max(0, span[0] - 1), min(len(line), span[1] + 1)


# emoji


def emoji_in(line: str) -> tuple[Span, ...]:
    """Return where emoji stand."""
    return tuple(found.span() for found in EMOJI.finditer(line))


def emoji_within(line: str, emoji: Sequence[Span]) -> Iterator[Check]:
    """Yield the emoji within a sentence; the cure puts it at the end."""
    for start, end in emoji:
        if _stands_within(line, start, end=end):
            words = Message(N_("An emoji within a sentence interrupts whoever listens; at its end it does not"))
            check = remark(CheckKind.STYLE, words, span=(start, end), said=line[start:end])
            last = next((stop for begin, stop in sentences(line) if begin <= start < stop), len(line))
            moved = f"{line[end:last].strip()} {line[start:end]}"
            place = (start, last)
            yield replace(check, cure=cure(moved, place, words=Message(N_("Put it at the end of the sentence"))))


def _stands_within(line: str, start: int, *, end: int) -> bool:
    """Whether words of the same sentence follow; at the head of a line an emoji marks it, which is fine."""
    before = EMOJI.sub("", line[:start]).rstrip(" \ufe0f")
    after = line[end:].lstrip(" \ufe0f")
    return bool(before) and not before.endswith((".", "!", "?", "…", ":", "|", "–")) and after[:1].isalnum()


def too_many_emoji(text: str, emoji: Sequence[Span]) -> Iterator[Check]:
    """Yield one remark at the first emoji that is too many; the cure takes it out with the blank before it."""
    if len(emoji) > MOST_EMOJI:
        start, end = emoji[MOST_EMOJI]
        words = Message(N_("{n} emoji: at most {most}, each is read out"), {"n": len(emoji), "most": MOST_EMOJI})
        check = remark(CheckKind.STYLE, words, span=(start, end))
        yield replace(check, cure=cure("", (start - (text[start - 1 : start] == " "), end)))


# hashtags


def hashtags_in(line: str) -> tuple[Span, ...]:
    """Return where hashtags stand; a place on a page, such as …/seite#oben, is none."""
    links = [found.span() for found in LINK.finditer(line)]
    spans = (found.span() for found in HASHTAG.finditer(line))
    return tuple(span for span in spans if not any(start <= span[0] < end for start, end in links))


def small_hashtags(line: str, hashtags: Sequence[Span], *, knows: Knows) -> Iterator[Check]:
    """Yield hashtags of several words in small letters; the cure gives each word its capital where they are known."""
    for start, end in hashtags:
        name = line[start + 1 : end]
        if not (len(name) > 1 and name[1:].islower() and name.isalpha()):
            continue
        readable = camel_case(name, knows)
        if readable.lower() == name.lower() and readable[1:].islower():
            continue  # one word of the dictionary
        if readable or len(name) > LONGEST_SMALL_HASHTAG:
            words = Message(N_("#{name}: a capital for each word, so that it can be read out"), {"name": name})
            check = remark(CheckKind.STYLE, words, span=(start, end), said=f"#{name}")
            yield replace(check, cure=cure(f"#{readable}", (start, end)) if readable else None)


def too_many_hashtags(text: str, hashtags: Sequence[Span], *, most: int, beside: int = 0) -> Iterator[Check]:
    """Yield one remark at the first hashtag that is too many; `beside` are those of the post's own field."""
    count = len(hashtags) + beside
    if count <= most:
        return
    words = Message(N_("{n} hashtags: at most {most} help"), {"n": count, "most": most})
    if len(hashtags) <= most:
        yield remark(CheckKind.STYLE, words, span=hashtags[-1] if hashtags else None)
        return
    start, end = hashtags[most]
    yield replace(
        remark(CheckKind.STYLE, words, span=(start, end)),
        cure=cure("", (start - (text[start - 1 : start] == " "), end)),
    )
