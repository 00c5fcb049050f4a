"""Finding reply templates while she types: which fit, best first. Their words are read only for those shown."""

from collections.abc import Callable
from datetime import date

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import AgreementState, Found, TemplateHit, as_shortcut
from amtdesk.domain.search import marks_in, query_words
from amtdesk.storage.database import Database
from amtdesk.storage.search import SearchIndex, Spellings
from amtdesk.storage.templates import TemplateFacts, TemplateRepository

#: What a page shows before anyone scrolls.
PAGE = 200


class TemplateFinder:
    """Searches the index and orders what fits. Keeps a short note of every template until one of them changes."""

    def __init__(self, database: Database, repository: TemplateRepository, *, today: Callable[[], date]) -> None:
        self._repository = repository
        self._index = SearchIndex(database, "templates")
        self._today = today
        self._facts: dict[TemplateId, TemplateFacts] | None = None
        self._shortcuts: dict[str, TemplateId] = {}
        database.on_commit.append(self._forget)

    def search(self, query: str, *, category: str | None = None, state: AgreementState | None = None) -> Found:
        """Return everything that fits: exact shortcut first, then all words in the title, then the rest.

        Within each, what was used last comes first (T1).
        """
        facts = self._known()
        words = tuple(self._index.spellings(word) for word in query_words(query))
        typed = query_words(query)
        ids = self._matching(query, words, facts=facts) if typed else list(facts)
        if category is not None:
            ids = [number for number in ids if facts[number].category == category]
        if state is not None:
            ids = [number for number in ids if facts[number].state(today=self._today()) is state]
        return Found(
            ids=tuple(ids),
            prefixes=tuple(spelling for spellings in words for spelling in spellings),
            is_forgiven=bool(ids) and any((word,) != meant for word, meant in zip(typed, words, strict=True)),
        )

    def hits(self, found: Found, *, start: int = 0, count: int = PAGE) -> tuple[TemplateHit, ...]:
        """Return a stretch of what was found, with the ranges to mark."""
        return tuple(
            TemplateHit(
                template=template,
                title_marks=marks_in(template.title, found.prefixes),
                text_marks=marks_in(template.text, found.prefixes),
            )
            for template in self._repository.some(found.ids[start : start + count])
        )

    def ending(self, until: date) -> tuple[TemplateId, ...]:
        """Return those whose agreement ends on or before a day, also those that have ended."""
        last = until.isoformat()
        return tuple(
            facts.id
            for facts in self._known().values()
            if facts.agreed_on and facts.valid_until and facts.valid_until <= last
        )

    def with_shortcut(self, typed: str) -> TemplateId | None:
        """Return the template that a shortcut such as `/frei` stands for, or None."""
        self._known()
        return self._shortcuts.get(as_shortcut(typed))

    def _matching(
        self, query: str, words: tuple[Spellings, ...], *, facts: dict[TemplateId, TemplateFacts]
    ) -> list[TemplateId]:
        by_shortcut = self.with_shortcut(query)
        if not all(words):
            return [] if by_shortcut is None else [by_shortcut]
        in_title = set(self._index.ids(words, in_title=True))
        anywhere = set(self._index.ids(words))
        first = [] if by_shortcut is None else [by_shortcut]
        titles = [number for number in facts if number in in_title and number != by_shortcut]
        others = [number for number in facts if number in anywhere and number not in in_title and number != by_shortcut]
        return first + titles + others

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
