"""The quick search over templates, questions and posts: for Ctrl+K and the command line."""

from dataclasses import dataclass

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.search import Hit, query_words
from amtdesk.domain.words import N_
from amtdesk.services.templates import TemplateService
from amtdesk.storage.database import Database
from amtdesk.storage.hits import SearchedRow, SearchedRows
from amtdesk.storage.search import SearchIndex

EXCERPT_LENGTH = 120


class UnknownKind(UserFacingError):
    """There is nothing of this kind to search."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            N_("“{kind}” cannot be searched. There are: {known}."), kind=kind, known=", ".join(SearchService.KINDS)
        )


@dataclass(frozen=True, slots=True)
class _Searched:
    index: SearchIndex
    area: Area


class SearchService:
    """Finds things of any kind by their words: all must match, one typo is forgiven (T1, S6)."""

    KINDS = ("templates", "questions", "posts")

    def __init__(self, database: Database, *, templates: TemplateService) -> None:
        self._templates = templates
        self._rows = SearchedRows(database)
        self._searched = {
            "questions": _Searched(SearchIndex(database, "questions"), Area.QUESTIONS),
            "posts": _Searched(SearchIndex(database, "posts"), Area.POSTS),
        }
        database.on_commit.append(self._forget)

    def find(self, words: str, kind: str | None = None, *, limit: int = 9) -> tuple[Hit, ...]:
        """Return the best hits: of one kind, or of all kinds in turn so that none hides the others.

        Raises UnknownKind.
        """
        if kind is not None:
            return self._of_kind(words, kind, limit=limit)
        found = [list(self._of_kind(words, each, limit=limit)) for each in self.KINDS]
        mixed: list[Hit] = []
        while any(found) and len(mixed) < limit:
            mixed += [hits.pop(0) for hits in found if hits]
        order = {each: place for place, each in enumerate(self.KINDS)}
        return tuple(sorted(mixed[:limit], key=lambda hit: order[hit.kind]))

    def _of_kind(self, words: str, kind: str, *, limit: int) -> tuple[Hit, ...]:
        if kind == "templates":
            return self._template_hits(words, limit)
        if kind not in self._searched:
            raise UnknownKind(kind)
        index = self._searched[kind].index
        spellings = [index.spellings(word) for word in query_words(words)]
        if not spellings or not all(spellings):
            return ()
        ids = index.ids(spellings, in_title=True, limit=limit)
        if len(ids) < limit:
            ids += [number for number in index.ids(spellings, limit=2 * limit) if number not in ids]
        return tuple(_hit(kind, row) for row in self._rows.some(kind, ids[:limit]))

    def _template_hits(self, words: str, limit: int) -> tuple[Hit, ...]:
        if not query_words(words):
            return ()
        return tuple(
            Hit(kind="templates", id=hit.template.id, title=hit.template.title, excerpt=_shortened(hit.template.text))
            for hit in self._templates.find(words, limit=limit)
        )

    def _forget(self, changed: Changed) -> None:
        for searched in self._searched.values():
            if searched.area in changed.areas:
                searched.index.forget()


def _hit(kind: str, row: SearchedRow) -> Hit:
    return Hit(kind=kind, id=row.id, title=_shortened(row.title), excerpt=_shortened(row.text))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1].rsplit(" ", 1)[0] + " …"
