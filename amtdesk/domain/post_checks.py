"""Advice on a post's words: a few checks that are sure. They advise, post_rules blocks. Pure functions over text."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.gaps import GAP
from amtdesk.domain.office_german import OfficeWords, unplain_places
from amtdesk.domain.post_rules import BRACKET, CONSENT_MISSING, going_out
from amtdesk.domain.posts import Post
from amtdesk.domain.reading_ease import EASY_UP_TO, FEWEST_WORDS, HARD_ABOVE, text_figures
from amtdesk.domain.style_remarks import style_remarks
from amtdesk.domain.words import N_, Message

LONGEST_SENTENCE = 20
READ_PER_MINUTE = 200
#: So many places are named one by one; whoever sees more has to write the text anew anyway.
MOST_PLACES = 5

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?![\s\"“]*[a-zäöüß])|[.!?…]|(?=\n)|$)")
_ABBREVIATION_END = re.compile(r"(?:\d|\b\w|\b(?:Nr|Str|Tel|ca|bzw|usw|evtl|inkl|ggf|Dr|St))$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_CONTACT = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:de|example|org|com|net|eu)\b|@|\b0\d[\d /-]{5,}|\b11[0257]\b"
    r"|\{\{\s*(?:url|tel|mail)_\w+\s*\}\}",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\b(?:Rathaus|Bürgerbüro|Bürgersaal|Zimmer|Kommentare\w*|Gerätehaus|Marktplatz)\b")


def characters(text: str) -> int:
    """Count what a reader sees as characters: combining marks and joiners belong to the letter before them."""
    count, joined = 0, False
    for letter in text.strip():
        if unicodedata.combining(letter) or letter in "\ufe0e\ufe0f\u200d" or "\U0001f3fb" <= letter <= "\U0001f3ff":
            joined = joined or letter == "\u200d"
            continue
        count += 0 if joined else 1
        joined = False
    return count


def reading_seconds(text: str) -> int:
    """Return how long the text takes to read, to the next five seconds."""
    seconds = len(_WORD.findall(text)) * 60 / READ_PER_MINUTE
    return max(5, round(seconds / 5) * 5) if text.strip() else 0


def check_post(
    post: Post, *, recommended: int, going_out: str | None = None, table: OfficeWords | None = None
) -> tuple[Check, ...]:
    """Return every check in the order of its weight; those of the picture only when there is one.

    The length is that of what goes out, where it differs from the text (town values, hashtags). Without a `table` of
    office German nothing is said about single words.
    """
    return (
        *_picture(post),
        _open_words(post.text),
        _length(post.text if going_out is None else going_out, recommended),
        _longest_sentence(post.text),
        *_plainness(post.text, table),
        *_style(post.text),
        *_reading(post.text),
        _contact(post.text),
    )


def _picture(post: Post) -> Iterator[Check]:
    if not post.image_name:
        return
    yield _check(
        CheckKind.ALT_TEXT,
        bool(post.alt_text.strip()),
        fine=N_("Picture described"),
        wrong=N_("The picture has no description"),
    )
    yield _check(
        CheckKind.CREDIT,
        bool(post.image_credit.strip()),
        fine=N_("Picture credit given"),
        wrong=N_("The picture has no credit"),
    )
    wrong = (
        N_("Recognisable people, consent missing")
        if post.consent == CONSENT_MISSING
        else N_("Are people recognisable in the picture?")
    )
    yield _check(CheckKind.CONSENT, post.consent not in {"", CONSENT_MISSING}, fine=N_("Consent settled"), wrong=wrong)


def _check(kind: CheckKind, is_fine: bool, *, fine: str, wrong: str) -> Check:
    return Check(kind=kind, is_fine=is_fine, words=Message(fine if is_fine else wrong))


def _open_words(text: str) -> Check:
    bracket = BRACKET.search(text)
    if bracket is None:
        return Check(kind=CheckKind.OPEN_WORDS, is_fine=True, words=Message(N_("Nothing left to fill in")))
    words = Message(N_("Still to be filled in: {bracket}"), {"bracket": bracket.group(0)})
    return Check(kind=CheckKind.OPEN_WORDS, is_fine=False, words=words, span=bracket.span())


def _length(text: str, recommended: int) -> Check:
    count = characters(text)
    if not text.strip():
        return Check(kind=CheckKind.LENGTH, is_fine=False, words=Message(N_("There is no text yet")))
    if count <= recommended:
        return Check(kind=CheckKind.LENGTH, is_fine=True, words=Message(N_("Length is easy to read")))
    over = Message(N_("{n} characters over the recommendation"), {"n": count - recommended})
    return Check(kind=CheckKind.LENGTH, is_fine=False, words=over)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences; a full stop after a number or an abbreviation ends none."""
    start: int | None = None
    for found in _SENTENCE.finditer(text):
        begin = found.start() if start is None else start
        body = found.group(0).rstrip()
        ends_line = found.end() >= len(text) or text[found.end()] == "\n"
        if body.endswith(".") and not ends_line and _ABBREVIATION_END.search(body[:-1]):
            start = begin
            continue
        start = None
        if text[begin : found.end()].strip():
            lead = len(text[begin : found.end()]) - len(text[begin : found.end()].lstrip())
            yield begin + lead, found.end()


def _longest_sentence(text: str) -> Check:
    spans = [(len(_WORD.findall(GAP.sub("Wort", text[a:b]))), (a, b)) for a, b in sentences(text)]
    longest, span = max(spans, default=(0, (0, 0)))
    if longest <= LONGEST_SENTENCE:
        return Check(kind=CheckKind.SENTENCES, is_fine=True, words=Message(N_("Sentences are short")))
    words = Message(N_("One sentence has {n} words"), {"n": longest})
    return Check(kind=CheckKind.SENTENCES, is_fine=False, words=words, span=span)


def _plainness(text: str, table: OfficeWords | None) -> Iterator[Check]:
    if table is None:
        return
    places = unplain_places(text, table)
    for place in places[:MOST_PLACES]:
        words = Message(N_("“{words}”: rather {instead}"), {"words": place.words, "instead": place.instead})
        yield Check(kind=CheckKind.OFFICE_GERMAN, is_fine=False, words=words, span=(place.start, place.end))
    if len(places) > MOST_PLACES:
        words = Message(N_("and {n} more places in office German"), {"n": len(places) - MOST_PLACES})
        rest = places[MOST_PLACES]
        yield Check(kind=CheckKind.OFFICE_GERMAN, is_fine=False, words=words, span=(rest.start, rest.end))
    if not places and text.strip():
        yield Check(kind=CheckKind.OFFICE_GERMAN, is_fine=True, words=Message(N_("No office German")))


def _style(text: str) -> Iterator[Check]:
    for words, span in style_remarks(text):
        yield Check(kind=CheckKind.STYLE, is_fine=False, words=words, span=span)


def _reading(text: str) -> Iterator[Check]:
    """Say how hard the text is, once it is long enough for the figure to mean something."""
    figures = text_figures([GAP.sub("Wort", text[begin:end]) for begin, end in sentences(text)])
    if figures.words < FEWEST_WORDS:
        return
    level = max(1, round(figures.formula))
    if figures.formula <= EASY_UP_TO:
        sentence = N_("Easy to read (Wiener Sachtextformel {level})")
    elif figures.formula <= HARD_ABOVE:
        sentence = N_("Not easy to read (Wiener Sachtextformel {level}); shorter words help")
    else:
        sentence = N_("Hard to read (Wiener Sachtextformel {level}); shorter sentences and words help")
    is_fine = figures.formula <= EASY_UP_TO
    yield Check(kind=CheckKind.READING, is_fine=is_fine, words=Message(sentence, {"level": level}))


def _contact(text: str) -> Check:
    if _CONTACT.search(text) or _ANCHOR.search(text):
        return Check(kind=CheckKind.CONTACT, is_fine=True, words=Message(N_("Contact, place or link is there")))
    return Check(kind=CheckKind.CONTACT, is_fine=False, words=Message(N_("No contact, place or link")))


class PostChecker:
    """Looks at posts on one ground and remembers what it said about a line."""

    def __init__(self, ground: CheckGround, *, table: OfficeWords, knows: Callable[[str], bool]) -> None:
        self._ground = ground
        self._table = table
        self._knows = knows

    def look(self, post: Post, *, breathe: Callable[[], None]) -> tuple[Check, ...]:
        """Return what is to be said, the weightiest first, what is fine last."""
        breathe()
        filled = going_out(post, self._ground.variables).text
        return check_post(post, recommended=self._ground.recommended, going_out=filled, table=self._table)
