"""Suggesting reply templates for a question, and raising the alarm where no template can be the answer (Q3, Q6)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotFound
from amtdesk.domain.folding import query_words
from amtdesk.domain.german import EverydayWords, WordSense
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.own_cases import may_tell_an_own_case
from amtdesk.domain.questions import SAFE_WAY_CATEGORY, CitizenQuestion
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.suggestions import Asked, Candidate, Clues, Fit, Ranking, SuggestedTemplate, Suggestions
from amtdesk.domain.word_index import WordIndex
from amtdesk.domain.words import N_, Message
from amtdesk.services.everyday_words import alarming_words, everyday_words
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.suggestions import Stamp, SuggestionRecords
from amtdesk.storage.templates import TemplateRepository
from amtdesk.system.clock import Clock

#: A question has a few sentences. What is longer was pasted, and its beginning says what it is about.
LONGEST_READ: Final = 2_000
_WORDS_LOOKED_FOR: Final = 16
_CANDIDATES: Final = 100
_CATEGORIES_LOOKED_INTO: Final = 2
_CANDIDATES_OF_A_NAME: Final = 30
_EXPERIENCES: Final = 40
#: Of so many words among many more rows: questions are short, and the most telling words decide.
_WORDS_ASKED_ALIKE: Final = 8
_SAFE_WAY_REASON: Final = Message(N_("The question holds personal data: lead it to a safe way."))


class SuggestionService:
    """Finds templates that may fit. Everything is computed here, from the office's own records."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        everyday: Callable[[], EverydayWords] = everyday_words,
    ) -> None:
        self._town = town
        self._everyday = everyday
        self._records = SuggestionRecords(database)
        self._templates = TemplateRepository(database)
        self._clock = clock
        self._ranking: Ranking | None = None
        self._index: WordIndex | None = None
        self._stamp = Stamp(0, "")
        self._is_behind = False
        database.on_commit.append(self._forget)

    def for_question(self, question: CitizenQuestion, *, limit: int = 3) -> Suggestions:
        """Return what may answer a question. Its own replies never count as experience."""
        asked = Asked(text=question.text[:LONGEST_READ], category=question.category, source=question.source)
        return self._suggest(asked, whole=question.text, limit=limit, leave_out=question.id)

    def for_words(
        self, text: str, *, category: str = "", limit: int = 3, leave_out: QuestionId | None = None
    ) -> Suggestions:
        """Return what may answer these words; `leave_out` names a question whose replies do not count."""
        asked = Asked(text=text[:LONGEST_READ], category=category)
        return self._suggest(asked, whole=text, limit=limit, leave_out=leave_out)

    def read_ahead(self) -> bool:
        """Read what the first suggestion needs, while nobody waits for it. False when it was read already."""
        if self._ranking is not None:
            return False
        self._ready()
        alarming_words()
        return True

    def question_with_key(self, key: str) -> QuestionId:
        """Return the question that a readable key such as F-12 means, to leave it out. Raises NotFound."""
        found = self._records.question_with_key(key)
        if found is None:
            raise NotFound(N_("There is no question {key}."), key=key)
        return found

    def _suggest(self, asked: Asked, *, whole: str, limit: int, leave_out: QuestionId | None) -> Suggestions:
        alarm = alarming_words().alarm_in(whole)
        if alarm is not None:
            return Suggestions(alarm=alarm)
        fits = self._fits(asked, limit=limit, leave_out=leave_out)
        safe = self._safe_way(asked, limit=limit, leave_out=leave_out)
        chosen = (*safe, *(fit for fit in fits if fit.id not in {way.id for way in safe}))[:limit]
        templates = {found.id: found for found in self._templates.some([fit.id for fit in chosen])}
        return Suggestions(
            templates=tuple(
                SuggestedTemplate(
                    template=templates[fit.id],
                    reason=_SAFE_WAY_REASON if fit in safe else _reason(fit, templates[fit.id]),
                )
                for fit in chosen
            )
        )

    def _safe_way(self, asked: Asked, *, limit: int, leave_out: QuestionId | None) -> tuple[Fit, ...]:
        """Return the template that leads a personal case away from the public (Q6), if this is one."""
        if not may_tell_an_own_case(asked.text):
            return ()
        from amtdesk.domain.personal_data import tells_an_own_case

        if not tells_an_own_case(asked.text, public=self._town.public_contacts()):
            return ()
        fits = self._fits(replace(asked, category=SAFE_WAY_CATEGORY), limit=limit, leave_out=leave_out)
        return tuple(fit for fit in fits if fit.is_of_category)[:1]

    def _fits(self, asked: Asked, *, limit: int, leave_out: QuestionId | None) -> tuple[Fit, ...]:
        ranking = self._ready()
        clues = ranking.clues(asked.text, words=_WORDS_LOOKED_FOR, categories=_CATEGORIES_LOOKED_INTO)
        alike = clues.words[:_WORDS_ASKED_ALIKE]
        experiences = self._records.questions_with(alike, leave_out=leave_out, limit=_EXPERIENCES) if alike else ()
        known = {each.template_id for each in experiences if each.template_id is not None}
        candidates = {each.id: each for each in self._candidates(asked, clues, known=known)}
        return ranking.best(asked, candidates.values(), experiences=experiences, now=self._clock.now(), limit=limit)

    def _candidates(self, asked: Asked, clues: Clues, *, known: set[TemplateId]) -> Iterator[Candidate]:
        today = self._clock.today().isoformat()
        if clues.words:
            yield from self._records.templates_with(clues.words, today=today, limit=_CANDIDATES)
        if known:
            yield from self._records.templates_by_id(known, today=today)
        if asked.category:
            yield from self._records.templates_of(asked.category, today=today, limit=_CANDIDATES)
        for category in clues.categories:
            yield from self._records.templates_of(category, today=today, limit=_CANDIDATES_OF_A_NAME)

    # what is known of words

    def _ready(self) -> Ranking:
        """Return the ranking over all words of the records, those of the last command included."""
        stamp = self._records.stamp()
        if self._ranking is None or self._index is None:
            names = self._records.category_names()
            self._index = self._all_words(names)
            self._ranking = Ranking(self._index, category_names=names)
        elif self._is_behind or stamp != self._stamp:
            self._index.learn(chain.from_iterable(map(query_words, self._records.texts_since(self._stamp))))
        self._stamp, self._is_behind = stamp, False
        return self._ranking

    def _all_words(self, category_names: Mapping[str, str]) -> WordIndex:
        vocabulary = self._records.vocabulary()
        named = chain.from_iterable(map(query_words, category_names.values()))
        words = dict.fromkeys(named, 0) | vocabulary.templates_with
        return WordIndex(WordSense(self._everyday(), words), words, rows=vocabulary.templates)

    def _forget(self, changed: Changed) -> None:
        # Categories were renamed, or all records may be others: a restored backup, another desk's work.
        if Area.TOWN in changed.areas:
            self._ranking = None
        self._is_behind = True


def _reason(fit: Fit, template: ReplyTemplate) -> Message:
    """Say in words why a template is suggested, by what weighs most for people: what they did before."""
    if fit.times_answered == 1:
        return Message(N_("You answered a similar question with it."))
    if fit.times_answered:
        return Message(N_("You answered similar questions with it: {n} times"), {"n": fit.times_answered})
    if fit.is_of_category or not fit.shared_words:
        return Message(N_("Fits the subject {category}"), {"category": template.category_name})
    word, *others = fit.shared_words
    if not others:
        return Message(N_("Fits “{word}”"), {"word": word})
    return Message(N_("Fits “{word}” and “{other}”"), {"word": word, "other": others[0]})
