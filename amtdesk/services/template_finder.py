"""Finding reply templates while she types: which fit, best first. Their words are read only for those shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import AgreementState, Found, TemplateHit, as_shortcut
from amtdesk.domain.search import Spellings, TypedWord, flat, marks_in, typed_words, written_as
from amtdesk.storage.database import Database
from amtdesk.storage.search import SearchIndex
from amtdesk.storage.templates import TemplateFacts, TemplateRepository

#: What a page shows before anyone scrolls.
PAGE = 200
#: Where fewer than this fit as typed, those that fit with a typo forgiven follow them.
FEW = 3


class TemplateFinder:
    """Searches the index and orders what fits. Keeps a short note of every template until one of them changes."""

    def __init__(self, database: Database, repository: TemplateRepository, *, today: Callable[[], date]) -> None:
        self._repository = repository
        self._index = SearchIndex(database, "templates")
        self._today = today
        self._facts: dict[TemplateId, TemplateFacts] | None = None
        self._shortcuts: dict[str, TemplateId] = {}
        database.on_commit.append(self._forget)

    def best(self, query: str, count: int) -> Found:
        """Return as `search` at least the first so many; where so many titles fit, the words below are not read."""
        typed = typed_words(query)
        as_typed = tuple((word.folded,) for word in typed)
        in_title = self._by_last_use(set(self._index.ids(as_typed, in_title=True)))
        if len(in_title) < max(count, FEW):
            return self.search(query)
        ids = self._with_shortcut_first(query, in_title)
        return Found(ids=tuple(ids), exact=len(ids), prefixes=flat(as_typed))

    def search(self, query: str, *, category: str | None = None, state: AgreementState | None = None) -> Found:
        """Return everything that fits: exact shortcut first, then all words in the title, then the rest.

        Within each, what was used last comes first (T1). Where few fit, others follow with one typo a word forgiven.
        A query without any word, signs or emoji alone, narrows nothing.
        """
        typed = typed_words(query)
        if not typed:
            every = self._narrowed(self._known(), category=category, state=state)
            return Found(ids=tuple(every), exact=len(every))
        as_typed = tuple((word.folded,) for word in typed)
        exact = self._narrowed(self._exact(query, as_typed), category=category, state=state)
        meant = self._forgiven(typed, is_found=bool(exact)) if len(exact) < FEW else ()
        more = self._narrowed(self._ordered(meant, without=exact), category=category, state=state) if meant else []
        return Found(ids=(*exact, *more), exact=len(exact), prefixes=flat(as_typed), forgiven=flat(meant))

    def read_ahead(self, word: TypedWord) -> None:
        """Read the words among which a typo in this one would be forgiven."""
        self._index.read_ahead(word)

    def did_you_mean(self, query: str, *, category: str | None = None, state: AgreementState | None = None) -> str:
        """Return what was perhaps meant by a query that finds nothing, as it is written somewhere; or nothing.

        Words that nothing comes near are left out; when those that remain are not found together, one of them is named.
        """
        known = [found for word in typed_words(query) if (found := self._nearest(word))]
        guesses = [" ".join(known), *sorted(known, key=len, reverse=True)]
        fitting = (guess for guess in guesses if guess and self.search(guess, category=category, state=state).exact)
        return next(fitting, "")

    def hits(self, found: Found, *, start: int = 0, count: int = PAGE) -> tuple[TemplateHit, ...]:
        """Return a stretch of what was found, with the ranges to mark."""
        shown = found.ids[start : start + count]
        prefixes = {number: found.prefixes_at(start + place) for place, number in enumerate(shown)}
        return tuple(
            TemplateHit(
                template=template,
                title_marks=marks_in(template.title, prefixes[template.id]),
                text_marks=marks_in(template.text, prefixes[template.id]),
                prefixes=prefixes[template.id],
            )
            for template in self._repository.some(shown)
        )

    def states(self, *, category: str | None = None) -> Counter[AgreementState]:
        """Count what stands behind the words of all templates, or of those of one subject."""
        today, known = self._today(), self._known()
        ids = self._narrowed(known, category=category, state=None)
        return Counter(known[number].state(today=today) for number in ids)

    def with_shortcut(self, typed: str) -> TemplateId | None:
        """Return the template that a shortcut such as `/frei` stands for, or None."""
        self._known()
        return self._shortcuts.get(as_shortcut(typed))

    def _exact(self, query: str, words: Sequence[Spellings]) -> list[TemplateId]:
        return self._with_shortcut_first(query, self._ordered(words, without=()))

    def _with_shortcut_first(self, query: str, fitting: list[TemplateId]) -> list[TemplateId]:
        by_shortcut = self.with_shortcut(query)
        if by_shortcut is None:
            return fitting
        return [by_shortcut, *(number for number in fitting if number != by_shortcut)]

    def _ordered(self, words: Sequence[Spellings], *, without: Sequence[TemplateId]) -> list[TemplateId]:
        """Those in whose title all words stand, then the others; within each, the last used first."""
        anywhere = set(self._index.ids(words)).difference(without)
        in_title = set(self._index.ids(words, in_title=True)) if anywhere else set()
        return self._by_last_use(in_title & anywhere) + self._by_last_use(anywhere - in_title)

    def _by_last_use(self, ids: AbstractSet[int]) -> list[TemplateId]:
        return [number for number in self._known() if number in ids]

    def _forgiven(self, typed: Sequence[TypedWord], *, is_found: bool) -> tuple[Spellings, ...]:
        """What to look for with one typo a word forgiven; nothing when no word is long enough, or one is unknown.

        Where something was found, a word that stands somewhere just so is no typo.
        """
        doubted = [word.may_have_slipped and not (is_found and self._index.has(word.folded)) for word in typed]
        if not any(doubted):
            return ()
        meant = tuple(
            self._index.forgiven(word) if is_doubted else (word.folded,)
            for word, is_doubted in zip(typed, doubted, strict=True)
        )
        return meant if all(meant) else ()

    def _nearest(self, word: TypedWord) -> str:
        if self._index.begins(word.folded):
            return word.written
        folded = self._index.nearest(word)
        if folded is None:
            return ""
        number = self._index.ids(((folded,),), limit=1)[0]
        return written_as(self._repository.words_of(TemplateId(number)), folded)

    def _narrowed(
        self, ids: Iterable[TemplateId], *, category: str | None, state: AgreementState | None
    ) -> list[TemplateId]:
        if category is None and state is None:
            return list(ids)
        facts, today = self._known(), self._today()
        return [
            number
            for number in ids
            if (category is None or facts[number].category == category)
            and (state is None or facts[number].state(today=today) is state)
        ]

    def _known(self) -> dict[TemplateId, TemplateFacts]:
        if self._facts is None:
            self._facts = {facts.id: facts for facts in self._repository.facts()}
            self._shortcuts = {facts.shortcut: facts.id for facts in self._facts.values() if facts.shortcut}
        return self._facts

    def _forget(self, changed: Changed) -> None:
        # A reply to a question uses a template, too.
        if changed.areas & {Area.TEMPLATES, Area.QUESTIONS, Area.TOWN}:
            self._facts = None
            self._index.forget()
