"""What is to be said about a post's words (P7): the lines one by one, then the whole. It advises, post_rules blocks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from amtdesk.domain.channels import characters, measure
from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import WEIGHT, Check, CheckKind, CheckLevel, Span
from amtdesk.domain.line_checks import LineChecker, LineLook
from amtdesk.domain.office_german import OfficeWords
from amtdesk.domain.open_places import open_gaps
from amtdesk.domain.picture_remarks import picture_remarks
from amtdesk.domain.post_rules import going_out
from amtdesk.domain.posts import Post
from amtdesk.domain.press_release import press_release
from amtdesk.domain.reading_ease import EASY_UP_TO, FEWEST_WORDS, HARD_ABOVE, TextFigures
from amtdesk.domain.remark import fine, remark
from amtdesk.domain.sentence_remarks import (
    FEWEST_HITS,
    FEWEST_SENTENCES,
    MOST_NOMINAL,
    MOST_PASSIVE,
    SHORT_SENTENCE,
    LineFigures,
)
from amtdesk.domain.sentence_remarks import FEWEST_WORDS as FEWEST_FOR_SHARES
from amtdesk.domain.sentences import spoken_words
from amtdesk.domain.style_remarks import HASHTAG, too_many_emoji, too_many_hashtags
from amtdesk.domain.words import N_, Message

if TYPE_CHECKING:
    from datetime import date

READ_PER_MINUTE: Final = 200

#: What is said of a kind in which nothing was found, in the order in which the card shows it.
_FINE: Final = {
    CheckKind.OPEN_WORDS: N_("Nothing left to fill in"),
    CheckKind.ADDRESS: N_("Sie throughout"),
    CheckKind.PERSONAL: N_("No data of private persons"),
    CheckKind.SPELLING: N_("Spelling in order"),
    CheckKind.SENTENCES: N_("Sentences are short"),
    CheckKind.OFFICE_GERMAN: N_("No office German"),
    CheckKind.ABBREVIATIONS: N_("No unexplained abbreviations"),
    CheckKind.WORDING: N_("Told directly"),
    CheckKind.STYLE: N_("Signs and hashtags can be read out"),
    CheckKind.DATES: N_("Weekdays fit their dates"),
    CheckKind.CONTACT: N_("Contact, place or link is there"),
}

Knows = Callable[[str], bool]


def _hold_on() -> None:
    """Nobody waits meanwhile."""


class PostChecker:
    """Looks at posts on one ground, and remembers the lines of the last one: unchanged ones are not read again."""

    def __init__(self, ground: CheckGround, *, table: OfficeWords, knows: Knows) -> None:
        self._ground = ground
        self._lines = LineChecker(ground, table=table, knows=knows)
        self._looks: dict[tuple[str, date | None], LineLook] = {}

    def look(
        self, post: Post, *, ground: CheckGround | None = None, breathe: Callable[[], None] = _hold_on
    ) -> tuple[Check, ...]:
        """Return what is to be said, the weightiest first, what is fine last.

        `ground` may be a later one that differs in what was set aside. `breathe` is called between pieces of some 2 ms.
        """
        facts = ground or self._ground
        text = TextLook(post.text, self._look_at_lines(post, breathe))
        found = [*picture_remarks(post, longest_alt_text=facts.longest_alt_text)]
        found += _length(post, facts)
        if post.text.strip():
            found += _of_text(post, text, ground=facts)
        quiet = facts.quiet.get(post.id, frozenset())
        shown = [check for check in found if check.known_by not in quiet or check.level is CheckLevel.BLOCKING]
        kinds = {check.kind for check in found}
        return (
            *sorted((check for check in shown if not check.is_fine), key=lambda check: WEIGHT[check.level]),
            *(check for check in shown if check.is_fine),
            *(_fine(text, kinds) if post.text.strip() else ()),
        )

    def _look_at_lines(self, post: Post, breathe: Callable[[], None]) -> tuple[LineLook, ...]:
        day = post.day or self._ground.today
        looks: dict[tuple[str, date | None], LineLook] = {}
        found = []
        for line in post.text.split("\n"):
            known = (line, day)
            look = looks.get(known) or self._looks.get(known) or self._lines.look(line, day, breathe=breathe)
            looks[known] = self._looks[known] = look  # kept at once: what is ended here goes on from here
            found.append(look)
        self._looks = looks
        return tuple(found)


class TextLook:
    """The looks at the lines of a text, put together: places count from the beginning of the text."""

    def __init__(self, text: str, lines: Sequence[LineLook]) -> None:
        self.text = text
        self.lines = lines
        begin, self._begins = 0, list[int]()
        for line in text.split("\n"):
            self._begins.append(begin)
            begin += len(line) + 1

    def remarks(self) -> Iterator[Check]:
        """Yield the remarks of the lines."""
        for begin, line in zip(self._begins, self.lines, strict=True):
            for check in line.remarks:
                yield check.moved(begin)

    def emoji(self) -> tuple[Span, ...]:
        """Return where emoji stand."""
        return self._placed(lambda line: line.emoji)

    def hashtags(self) -> tuple[Span, ...]:
        """Return where hashtags stand."""
        return self._placed(lambda line: line.hashtags)

    def passive(self) -> tuple[Span, ...]:
        """Return the sentences in which something is done to something."""
        return self._placed(lambda line: line.figures.passive)

    def nominal(self) -> tuple[Span, ...]:
        """Return the words that make a thing of a deed."""
        return self._placed(lambda line: line.figures.nominal)

    def paragraphs(self) -> tuple[tuple[Span, int], ...]:
        """Return the lines with their number of words."""
        lengths = (len(line) for line in self.text.split("\n"))
        placed = zip(self._begins, lengths, self.lines, strict=True)
        return tuple(((begin, begin + length), line.figures.words) for begin, length, line in placed)

    def count(self, of: Callable[[LineFigures], int]) -> int:
        """Return the sum of one figure over the lines."""
        return sum(of(line.figures) for line in self.lines)

    def figures(self) -> TextFigures:
        """Return the figures of the formula."""
        return TextFigures(*(sum(counts) for counts in zip(*(line.figures.text for line in self.lines), strict=True)))

    def _placed(self, of: Callable[[LineLook], Sequence[Span]]) -> tuple[Span, ...]:
        placed = zip(self._begins, self.lines, strict=True)
        return tuple((begin + start, begin + end) for begin, line in placed for start, end in of(line))


def check_post(
    post: Post, ground: CheckGround | None = None, *, table: OfficeWords | None = None, knows: Knows | None = None
) -> tuple[Check, ...]:
    """Look at a post once. Without `knows` every word counts as spelled right."""
    facts = ground or CheckGround()
    return PostChecker(facts, table=table or OfficeWords(), knows=knows or (lambda _word: True)).look(post)


def reading_seconds(text: str) -> int:
    """Return how long the text takes to read, to the next five seconds."""
    seconds = len(spoken_words(text)) * 60 / READ_PER_MINUTE
    return max(5, round(seconds / 5) * 5) if text.strip() else 0


def _of_text(post: Post, text: TextLook, *, ground: CheckGround) -> Iterator[Check]:
    addressed = any(line.says_sie for line in text.lines)
    for check in text.remarks():
        yield _mixed(check) if addressed and check.kind is CheckKind.ADDRESS else check
    yield from _gaps(post.text, ground)
    beside = len(HASHTAG.findall(post.hashtags))
    yield from too_many_emoji(post.text, text.emoji())
    yield from too_many_hashtags(post.text, text.hashtags(), most=ground.most_hashtags, beside=beside)
    yield from press_release(post.text, text.paragraphs())
    yield from _shares(text)
    yield from _reading(text.figures())
    if not any(line.has_contact for line in text.lines):
        yield remark(CheckKind.CONTACT, Message(N_("No contact, place or link")), span=None)


def _gaps(text: str, ground: CheckGround) -> Iterator[Check]:
    """What neither the town nor the text fills in: it would not be copied."""
    for start, end in open_gaps(text, ground.variables):
        gap = text[start:end]
        words = Message(N_("Still to be filled in: {bracket}"), {"bracket": gap})
        yield remark(CheckKind.OPEN_WORDS, words, span=(start, end), said=gap)


def _mixed(check: Check) -> Check:
    if "words" not in check.words.values:
        return check
    return replace(check, words=Message(N_("“{words}” beside Sie: one address throughout"), check.words.values))


def _length(post: Post, ground: CheckGround) -> Iterator[Check]:
    """The length of what goes out, by the channel's rules where they are known."""
    if not post.text.strip():
        yield remark(CheckKind.LENGTH, Message(N_("There is no text yet")), span=None)
        return
    filled = going_out(post, ground.variables).text
    over = characters(filled.strip()) - ground.recommended
    if ground.rules is not None:
        measured = measure(filled, ground.rules)
        if not measured.fits:
            words = Message(N_("{n} characters more than the channel takes"), {"n": measured.over_limit})
            yield remark(CheckKind.LENGTH, words, span=None)
            return
        over = measured.over_recommendation
    if over > 0:
        yield remark(CheckKind.LENGTH, Message(N_("{n} characters over the recommendation"), {"n": over}), span=None)
    else:
        yield fine(CheckKind.LENGTH, N_("Length is easy to read"))


def _shares(text: TextLook) -> Iterator[Check]:
    """What only shows in the whole: long sentences on average, passive and nominal style."""
    words, sentences = text.count(lambda each: each.words), text.count(lambda each: each.sentences)
    if sentences < FEWEST_SENTENCES:
        return
    if words / sentences > SHORT_SENTENCE:
        average = Message(
            N_("{n} words a sentence on average: up to {most} read easily"),
            {"n": round(words / sentences), "most": SHORT_SENTENCE},
        )
        yield remark(CheckKind.SENTENCES, average, span=None, level=CheckLevel.HINT)
    passive, nominal = text.passive(), text.nominal()
    if len(passive) >= FEWEST_HITS and len(passive) / sentences > MOST_PASSIVE:
        said = Message(N_("{n} sentences do not say who does it"), {"n": len(passive)})
        yield remark(CheckKind.WORDING, said, span=passive[0], level=CheckLevel.HINT)
    if words >= FEWEST_FOR_SHARES and len(nominal) > FEWEST_HITS and len(nominal) / words > MOST_NOMINAL:
        said = Message(N_("{n} words such as {word}: say who does what"), {
            "n": len(nominal), "word": text.text[slice(*nominal[0])],
        })  # fmt: skip
        yield remark(CheckKind.WORDING, said, span=nominal[0], level=CheckLevel.HINT)


def _reading(figures: TextFigures) -> Iterator[Check]:
    """Say how hard the text is, once it is long enough for the figure to mean something."""
    if figures.words < FEWEST_WORDS:
        return
    values = {"level": max(1, round(figures.formula))}
    if figures.formula <= EASY_UP_TO:
        sentence = N_("Easy to read (Wiener Sachtextformel {level})")
        yield Check(kind=CheckKind.READING, is_fine=True, words=Message(sentence, values))
    elif figures.formula <= HARD_ABOVE:
        sentence = N_("Not easy to read (Wiener Sachtextformel {level}); shorter words help")
        yield remark(CheckKind.READING, Message(sentence, values), span=None, level=CheckLevel.HINT)
    else:
        sentence = N_("Hard to read (Wiener Sachtextformel {level}); shorter sentences and words help")
        yield remark(CheckKind.READING, Message(sentence, values), span=None)


def _fine(text: TextLook, found: set[CheckKind]) -> Iterator[Check]:
    for kind, words in _FINE.items():
        is_looked_at = kind is not CheckKind.DATES or any(line.has_dates for line in text.lines)
        if kind not in found and is_looked_at:
            yield fine(kind, words)
