"""Which reply templates fit a question: by its subject, its words, and what similar questions were answered with.

Pure ranking over what the records found. It learns from the office's own replies alone and asks nothing of a network.
Each telling word of the question counts once, by the best way in which a template or an earlier question holds it.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from amtdesk.domain.distress import Alarm
from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.word_index import AskedWord, WordIndex
from amtdesk.domain.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTemplate:
    """A template that may fit, and why, in words."""

    template: ReplyTemplate
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What fits a question, best first; with an alarm nothing does, and the alarm says what to do instead."""

    templates: tuple[SuggestedTemplate, ...] = ()
    alarm: Alarm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A template that may fit, with its folded words."""

    id: TemplateId
    title: str
    text: str
    category: str = ""
    kind: str = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """An earlier question, folded, with its subject and the template it was answered with, if any."""

    words: str
    category: str
    template_id: TemplateId | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the question: its words, its subject where someone chose one, and where it was asked."""

    text: str
    category: str = ""
    source: QuestionSource | None = None


#: How well a template's kind goes with the place where the question was asked; unknown places count as public.
_PUBLIC: Final = {"comment": 1.0}
_FORMS: Final[Mapping[QuestionSource | None, Mapping[str, float]]] = {
    None: _PUBLIC,
    QuestionSource.PAGE_COMMENT: _PUBLIC,
    QuestionSource.GROUP: {"comment": 1.0, "group": 1.0},
    QuestionSource.DIRECT_MESSAGE: {"comment": 0.5, "dm": 1.0},
    QuestionSource.OTHER: {"comment": 1.0, "dm": 1.0},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """Where to look for candidates: words of the records, the most telling first, and categories, best named first."""

    words: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a template fits, and by what: words as written, and how often it answered similar questions."""

    id: TemplateId
    is_of_category: bool = False
    shared_words: tuple[str, ...] = ()
    times_answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How much each hint counts. Few figures, all of them coarse: none is made for a single sentence."""

    title: float = 1.0
    text: float = 0.35
    #: The name of the category, for all of its templates together and for each of them.
    category_name: float = 0.9
    own_category_name: float = 0.7
    #: What the templates of a category hold together counts for each of them.
    of_category: float = 0.6
    learned: float = 0.5
    learned_category: float = 0.4
    form: float = 0.3
    #: From here on two questions are alike: so much in common of what both say, and so many words.
    alike: float = 0.45
    alike_words: int = 2
    #: What must point to a subject before anything is suggested without a chosen category, and for a text of elsewhere.
    pointing: float = 0.35
    pointing_elsewhere: float = 1.2


TUNING: Final = Tuning()
_Key = TypeVar("_Key")
#: Asked words by their number, each with how well it is held.
_Found = list[tuple[int, float]]
_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = timedelta(days=365)
_LOSS_A_YEAR: Final = 0.1
_LEAST_FRESH: Final = 0.5
#: Two texts are variants from so many words in common on; what scores so much of the best fits about as well.
_ALIKE_TEXTS: Final = 0.75
_NEAR: Final = 0.5
#: Nobody is offered more than this.
_LOOKED_AT: Final = 200
#: They ask, and name nothing: no reason why a template fits.
_ASKING: Final = frozenset(
    ("wann", "warum", "was", "weshalb", "weswegen", "wie", "wieso", "wo", "wofur", "woher", "wohin", "wozu")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Learned:
    """What earlier questions say: for templates and for subjects, and how often each template answered."""

    templates: dict[TemplateId, float] = field(default_factory=dict)
    categories: dict[str, float] = field(default_factory=dict)
    times: Counter[TemplateId] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What the templates of one category hold together, and how much titles and name alone point to it."""

    held: list[float]
    pointing: float = 0.0


class Ranking:
    """Orders the candidates for one question."""

    def __init__(self, index: WordIndex, *, category_names: Mapping[str, str], tuning: Tuning = TUNING) -> None:
        self._index = index
        self._names = {key: query_words(name) for key, name in category_names.items()}
        self._tuning = tuning

    def best(
        self,
        asked: Asked,
        candidates: Iterable[Candidate],
        *,
        experiences: Iterable[Experience],
        now: datetime,
        limit: int,
    ) -> tuple[Fit, ...]:
        """Return what fits, best first: with a chosen category all of its templates, then what else points there."""
        words = _AskedWords(self._index.asked(asked.text))
        learned = self._learn(words, experiences, now=now)
        subjects: dict[str, _Subject] = {}
        held = [(each, self._held(words, each, subjects=subjects)) for each in candidates]
        needed = self._needed(asked.text)
        scored = []
        for candidate, found in held:
            subject = subjects[candidate.category]
            is_chosen = bool(asked.category) and candidate.category == asked.category
            if is_chosen or self._points(candidate.category, subject, learned=learned) >= needed:
                score = sum(found) + self._hints(candidate, subject, learned=learned, source=asked.source)
                scored.append(_Scored(not is_chosen, -score, candidate.id, candidate, found))
        return tuple(
            Fit(
                id=each.id,
                is_of_category=not each.is_other,
                shared_words=words.spoken(each.held),
                times_answered=learned.times[each.id],
            )
            for each in _varied(sorted(scored), limit=limit)
        )

    def clues(self, text: str, *, words: int, categories: int) -> Clues:
        """Return where candidates may be found: the most telling words and the best fitting names of categories."""
        asked = _AskedWords(self._index.asked(text))
        named = {key: sum(asked.held((asked.found_in(name), 1.0))) for key, name in self._names.items()}
        best = sorted((key for key in named if named[key]), key=lambda key: (-named[key], key))
        return Clues(words=asked.kin(words), categories=tuple(best[:categories]))

    def _points(self, category: str, subject: _Subject, *, learned: _Learned) -> float:
        """Return how much points to a category: titles and name, and the subjects of similar questions."""
        return subject.pointing + self._tuning.learned_category * learned.categories.get(category, 0.0)

    def _hints(
        self, candidate: Candidate, subject: _Subject, *, learned: _Learned, source: QuestionSource | None
    ) -> float:
        """Return what speaks for a template besides its own words."""
        t = self._tuning
        return (
            t.of_category * sum(subject.held)
            + t.learned_category * learned.categories.get(candidate.category, 0.0)
            + t.learned * learned.templates.get(candidate.id, 0.0)
            + t.form * _FORMS[source].get(candidate.kind, 0.0)
        )

    def _needed(self, text: str) -> float:
        is_elsewhere = self._index.names_elsewhere(text)
        return self._tuning.pointing_elsewhere if is_elsewhere else self._tuning.pointing

    def _held(self, words: "_AskedWords", candidate: Candidate, *, subjects: dict[str, _Subject]) -> list[float]:
        """Return how well a template holds each asked word; add that to what its category holds."""
        t = self._tuning
        name = words.found_in(self._names.get(candidate.category, ()))
        title = words.found_in(_words_of(candidate.title))
        text = words.found_in(_words_of(candidate.text))
        held = words.held((title, t.title), (name, t.own_category_name), (text, t.text))
        pointing = words.held((title, t.title), (name, t.category_name))
        together = words.held((text, t.text), into=pointing.copy())
        before = subjects.get(candidate.category) or _Subject(held=words.held())
        subjects[candidate.category] = _Subject(
            held=list(map(max, before.held, together)), pointing=max(before.pointing, words.of_subjects(pointing))
        )
        return held

    def _learn(self, words: "_AskedWords", experiences: Iterable[Experience], *, now: datetime) -> _Learned:
        learned = _Learned()
        for experience in experiences:
            shared = self._shared(words, _words_of(experience.words))
            if shared:
                vote = shared * max(_LEAST_FRESH, 1 - _LOSS_A_YEAR * ((now - experience.at) / _YEAR))
                _raise(learned.categories, experience.category, to=vote)
                if experience.template_id is not None:
                    _raise(learned.templates, experience.template_id, to=vote)
                    learned.times[experience.template_id] += 1
        return learned

    def _shared(self, words: "_AskedWords", said: Collection[str]) -> float:
        """Return how much an earlier question has in common with this one; 0 when they are not alike."""
        held = words.held((words.found_in(said), 1.0))
        if sum(map(bool, held)) < self._tuning.alike_words:
            return 0.0
        shared = sum(held)
        both = math.sqrt(words.total * sum(self._index.telling(word) for word in said))
        return shared if shared >= self._tuning.alike * both else 0.0


class _AskedWords:
    """The telling words of a question, ready to be found in many texts."""

    def __init__(self, asked: Sequence[AskedWord]) -> None:
        self._asked = asked
        self.total = sum(word.weight for word in asked)
        self._kin: dict[str, list[tuple[int, float]]] = {}
        for number, word in enumerate(asked):
            for other, value in word.kin.items():
                self._kin.setdefault(other, []).append((number, value))

    def kin(self, limit: int) -> tuple[str, ...]:
        """Return the known words that are kin to the asked ones, the most telling first."""
        telling = {other: max(value for _, value in found) for other, found in self._kin.items()}
        return tuple(sorted(telling, key=lambda other: (-telling[other], other))[:limit])

    def found_in(self, said: Iterable[str]) -> _Found:
        """Return which asked words these words hold: their number, and how well."""
        return [pair for other in said if other in self._kin for pair in self._kin[other]]

    def held(self, *found: tuple[_Found, float], into: list[float] | None = None) -> list[float]:
        """Return how well each asked word is held at its best place; each place counts so much."""
        held = [0.0] * len(self._asked) if into is None else into
        for pairs, place in found:
            for number, value in pairs:
                held[number] = max(held[number], place * value)
        return held

    def of_subjects(self, held: Sequence[float]) -> float:
        """Return how much of what is held names a subject, not only what is asked about one."""
        return sum(value for value, word in zip(held, self._asked, strict=True) if not word.is_aspect)

    def spoken(self, held: Sequence[float]) -> tuple[str, ...]:
        """Return the words that are held, the most telling first, as they were written."""
        order = sorted(range(len(held)), key=lambda number: -held[number])
        said = dict.fromkeys(self._asked[number].spoken for number in order if held[number])
        return tuple(word for word in said if fold(word) not in _ASKING)


class _Scored(NamedTuple):
    """A candidate with what speaks for it; the best sorts first, and no two have the same id."""

    is_other: bool
    minus_score: float
    id: TemplateId
    candidate: Candidate
    held: list[float]


def _varied(scored: Sequence[_Scored], *, limit: int) -> list[_Scored]:
    """Return the best ones; a variant of one that stands there already waits behind what fits about as well."""
    waiting, chosen = list(scored[:_LOOKED_AT]), list[_Scored]()
    while waiting and len(chosen) < limit:
        best = waiting[0]
        near = (each for each in waiting if _is_near(each, best))
        new = (each for each in near if not any(_are_variants(each.candidate, old.candidate) for old in chosen))
        taken = next(new, best)
        waiting.remove(taken)
        chosen.append(taken)
    return chosen


def _is_near(one: _Scored, best: _Scored) -> bool:
    return one.is_other == best.is_other and -one.minus_score >= _NEAR * -best.minus_score


def _are_variants(one: Candidate, other: Candidate) -> bool:
    """Whether two templates of one subject and kind say nearly the same: once for this street, once for that one."""
    if (one.category, one.kind) != (other.category, other.kind):
        return False
    said, also = _words_of(one.text), _words_of(other.text)
    return len(said & also) >= _ALIKE_TEXTS * max(len(said | also), 1)


@lru_cache(maxsize=4_096)
def _words_of(folded: str) -> frozenset[str]:
    """Return the words of a folded text; the same templates are looked at for one question after the other."""
    return frozenset(_WORD.findall(folded))


def _raise(marks: dict[_Key, float], key: _Key, *, to: float) -> None:
    marks[key] = max(to, marks.get(key, 0.0))
