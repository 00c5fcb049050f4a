"""What a post should not do to those who hear it, or read with little German (P7). It advises; pure functions."""

import re
from collections.abc import Iterator
from typing import Final

from amtdesk.domain.words import N_, Message

Span = tuple[int, int]

#: So many and no more (phrases.yaml: max_emojis, hashtags_max).
MOST_EMOJI: Final = 3
MOST_HASHTAGS: Final = 3
#: A hashtag of one lower-case word this long is read out letter by letter, or as one word that nobody knows.
LONGEST_SMALL_HASHTAG: Final = 11
#: Longer than this, a text that asks nobody anything is a press release that was pasted (research B03).
PRESS_RELEASE_FROM: Final = 1200

_HASHTAG: Final = re.compile(r"(?<![\w&])#(\w+)")
_ADDRESS: Final = re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?)\b", re.IGNORECASE)
#: Letters that look like others: mathematical, full width, in circles. A screen reader spells them, or says nothing.
_FANCY: Final = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f130-\U0001f189]+")
_EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
    "\ufe0f?[\U0001f3fb-\U0001f3ff]?(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
_SHOUTED: Final = re.compile(r"\b[A-ZÄÖÜ]{4,}\b(?:\s+\b[A-ZÄÖÜ]{2,}\b)+")
_PRESS: Final = re.compile(r"Pressemitteilung|Pressekontakt|zur sofortigen Veröffentlichung|Sperrfrist", re.IGNORECASE)


def style_remarks(text: str) -> Iterator[tuple[Message, Span]]:
    """Yield a sentence and the place it is about, for everything that should be looked at."""
    yield from _address(text)
    yield from _fancy(text)
    yield from _emoji(text)
    yield from _hashtags(text)
    yield from _shouted(text)
    yield from _press_release(text)


def _address(text: str) -> Iterator[tuple[Message, Span]]:
    found = _ADDRESS.search(text)
    if found is not None:
        yield Message(N_("“{words}”: the office says Sie"), {"words": found.group()}), found.span()


def _fancy(text: str) -> Iterator[tuple[Message, Span]]:
    found = _FANCY.search(text)
    if found is not None:
        yield Message(N_("Decorated letters cannot be read out: {words}"), {"words": found.group()}), found.span()


def _emoji(text: str) -> Iterator[tuple[Message, Span]]:
    found = list(_EMOJI.finditer(text))
    if len(found) > MOST_EMOJI:
        words = Message(N_("{n} emoji: at most {most}, each is read out"), {"n": len(found), "most": MOST_EMOJI})
        yield words, found[MOST_EMOJI].span()
    within = next((each for each in found if _stands_within(text, each)), None)
    if within is not None:
        words = Message(N_("An emoji within a sentence interrupts whoever listens; at its end it does not"))
        yield words, within.span()


def _stands_within(text: str, emoji: "re.Match[str]") -> bool:
    """Whether words of the same sentence follow; at the head of a line an emoji marks it, which is fine."""
    before = text[: emoji.start()].rstrip(" ")
    after = text[emoji.end() :].lstrip(" \ufe0f")
    is_at_head = not before or before.endswith("\n")
    ends_sentence = before.endswith((".", "!", "?", "…", ":"))
    return not is_at_head and not ends_sentence and after[:1].isalnum()


def _hashtags(text: str) -> Iterator[tuple[Message, Span]]:
    found = list(_HASHTAG.finditer(text))
    for tag in found:
        name = tag.group(1)
        if len(name) > LONGEST_SMALL_HASHTAG and name[1:].islower():
            yield (
                Message(N_("#{name}: a capital for each word, so that it can be read out"), {"name": name}),
                tag.span(),
            )
    if len(found) > MOST_HASHTAGS:
        words = Message(N_("{n} hashtags: at most {most} help"), {"n": len(found), "most": MOST_HASHTAGS})
        yield words, found[MOST_HASHTAGS].span()


def _shouted(text: str) -> Iterator[tuple[Message, Span]]:
    found = _SHOUTED.search(text)
    if found is not None:
        yield Message(N_("Words in capitals read like shouting: {words}"), {"words": found.group()}), found.span()


def _press_release(text: str) -> Iterator[tuple[Message, Span]]:
    found = _PRESS.search(text)
    if found is not None or (len(text) > PRESS_RELEASE_FROM and "?" not in text):
        span = found.span() if found is not None else (PRESS_RELEASE_FROM, len(text))
        yield Message(N_("This reads like a press release. What is the one thing people need to know?")), span
