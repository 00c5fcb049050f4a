"""When a text calls for another help than an answer: a person in distress, or a threat. Words and rules, no records.

The telephone numbers are facts, not advice of ours: emergency calls 112 and 110 (§ 164 TKG, Notrufverordnung);
TelefonSeelsorge 0800 1110111, free of charge and anonymous at any hour (https://www.telefonseelsorge.de).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.words import N_, Message

#: So many letters are read; what begins later than that was not written by one person in need.
LONGEST_READ: Final = 20_000
_GAP: Final = "…"
_TOGETHER: Final = " + "
#: So many words may stand where a rule has a gap, and between parts that stand in any order.
_WIDEST_GAP: Final = 4
_NEAR: Final = 10


class AlarmKind(StrEnum):
    """What a text tells of."""

    DISTRESS = "distress"
    THREAT = "threat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A text that no template answers, and what to do instead, in the order of doing."""

    kind: AlarmKind
    advice: tuple[Message, ...]


ALARMS: Final[Mapping[AlarmKind, Alarm]] = {
    AlarmKind.DISTRESS: Alarm(
        kind=AlarmKind.DISTRESS,
        advice=(
            Message(N_("Is someone in danger now? Call 112 (rescue, fire brigade) or 110 (police) first.")),
            Message(
                N_(
                    "Do not answer in public. By direct message you may name help at any hour: "
                    "112, and the TelefonSeelsorge on 0800 1110111, free of charge and anonymous."
                )
            ),
            Message(N_("Tell your head of office at once, and note when you told whom.")),
            Message(N_("Save the message with its time and link before anyone deletes it.")),
        ),
    ),
    AlarmKind.THREAT: Alarm(
        kind=AlarmKind.THREAT,
        advice=(
            Message(N_("Is the danger near? Call 110 and warn the people concerned.")),
            Message(N_("Do not answer, neither in public nor by direct message.")),
            Message(N_("Save the message before anything is hidden or deleted: picture, time, link.")),
            Message(N_("Tell your head of office at once. The head decides on the report to the police.")),
        ),
    ),
}


class AlarmingWords:
    """Rules of words that follow each other, as `alarming_words.yaml` writes them. Folded once."""

    def __init__(
        self,
        rules: Mapping[AlarmKind, Iterable[str]],
        *,
        harmless: Iterable[str] = (),
        lists: Mapping[str, str] | None = None,
    ) -> None:
        places = _Places(lists or {})
        self._harmless = _Rules(harmless, places)
        self._rules = {kind: _Rules(rules[kind], places) for kind in AlarmKind if kind in rules}

    def kind_of(self, text: str) -> AlarmKind | None:
        """Return what a text tells of, or None. A threat counts more: others are in danger."""
        words = list(query_words(text[:LONGEST_READ]))
        for start, end in list(self._harmless.found_in(words)):
            words[start:end] = [""] * (end - start)
        kinds = {kind for kind, rules in self._rules.items() if any(rules.found_in(words))}
        return next((kind for kind in (AlarmKind.THREAT, AlarmKind.DISTRESS) if kind in kinds), None)

    def alarm_in(self, text: str) -> Alarm | None:
        """Return the alarm that a text raises, with what to do."""
        kind = self.kind_of(text)
        return None if kind is None else ALARMS[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """One place of a rule: any of these words, or of these beginnings and endings."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether a folded word may stand here."""
        return word in self.exact or word.startswith(self.beginnings) or word.endswith(self.endings)


_Part = tuple[_Word | None, ...]  # None is a gap


class _Rules:
    """Many rules, found by the first letters of their first word. Each is a part, or several near each other.

    Of most rules nothing but the first word is ever read.
    """

    def __init__(self, rules: Iterable[str], places: "_Places") -> None:
        self._places = places
        self._by_beginning: dict[str, list[str]] = {}
        self._read: dict[str, tuple[_Part, ...]] = {}
        for rule in rules:
            first = places.place(rule.split(maxsplit=1)[0])
            if first is None or first.endings:
                raise ValueError(f"a rule begins with a word: {rule}")
            for beginning in {word[:2] for word in (*first.exact, *first.beginnings)}:
                self._by_beginning.setdefault(beginning, []).append(rule)

    def found_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield from where to where the first part of a rule stands whose other parts are near."""
        for start, word in enumerate(words):
            for first, *others in map(self._parts, self._by_beginning.get(word[:2], ())):
                end = _end_of(first, words, start=start)
                if end is not None and all(_is_near(part, words, start=start, end=end) for part in others):
                    yield start, end

    def _parts(self, rule: str) -> tuple[_Part, ...]:
        parts = self._read.get(rule)
        if parts is None:
            parts = self._read[rule] = tuple(_part(written, self._places) for written in rule.split(_TOGETHER))
        return parts


class _Places:
    """The places of all rules; many rules have the same ones, and each is read once."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = {f"<{name}>": words.split() for name, words in lists.items()}
        self._known: dict[str, _Word] = {}

    def place(self, written: str) -> _Word | None:
        """Return what may stand at a place of a rule; None is a gap."""
        if written == _GAP:
            return None
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = self._read(written)
        return known

    def _read(self, written: str) -> _Word:
        exact: set[str] = set()
        beginnings: set[str] = set()
        endings: set[str] = set()
        for option in written.split("/"):
            for word in self._lists[option] if option.startswith("<") else (option,):
                kind = beginnings if word.endswith("*") else endings if word.startswith("*") else exact
                kind.add(fold(word.strip("*")))
        return _Word(exact=frozenset(exact), beginnings=tuple(sorted(beginnings)), endings=tuple(sorted(endings)))


def _part(written: str, places: _Places) -> _Part:
    return tuple(map(places.place, written.split()))


def _is_near(part: _Part, words: Sequence[str], *, start: int, end: int) -> bool:
    nearby = range(max(0, start - _NEAR), min(len(words), end + _NEAR))
    return any(_end_of(part, words, start=place) is not None for place in nearby)


def _end_of(part: _Part, words: Sequence[str], *, start: int) -> int | None:
    """Return where a part ends that begins at this word, or None where it does not fit."""
    if not part:
        return start
    place, rest = part[0], part[1:]
    if place is None:
        ends = (_end_of(rest, words, start=start + skipped) for skipped in range(_WIDEST_GAP + 1))
        return next((end for end in ends if end is not None), None)
    if start < len(words) and place.fits(words[start]):
        return _end_of(rest, words, start=start + 1)
    return None
