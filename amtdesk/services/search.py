"""The quick search over templates, questions, posts, groups and tasks: for Ctrl+K and the command line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.groups import Group
from amtdesk.domain.own_tasks import OwnTask
from amtdesk.domain.reply_templates import TemplateHit
from amtdesk.domain.search import (
    Hit,
    Match,
    Rank,
    Spellings,
    TypedWord,
    flat,
    marks_in,
    match,
    rank_of,
    shown_around,
    typed_words,
)
from amtdesk.domain.words import N_
from amtdesk.services.templates import TemplateService
from amtdesk.storage.database import Database
from amtdesk.storage.hits import SearchedRows
from amtdesk.storage.search import SearchIndex

EXCERPT_LENGTH = 120
#: Of so many found last, those come first that still have something to do.
_LOOKED_AT = 60


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


@dataclass(frozen=True, slots=True)
class _Short:
    """The short lists, which are looked through as a whole: read once, and kept until anything is stored."""

    groups: tuple[Group, ...]
    tasks: tuple[OwnTask, ...]


class SearchService:
    """Finds things of any kind by their words: all must match, one typo is forgiven (T1, S6)."""

    KINDS = ("templates", "questions", "posts", "groups", "tasks")

    def __init__(
        self,
        database: Database,
        *,
        templates: TemplateService,
        groups: Callable[[], tuple[Group, ...]],
        tasks: Callable[[], tuple[OwnTask, ...]],
    ) -> None:
        self._templates = templates
        self._groups = groups
        self._tasks = tasks
        self._kept: _Short | None = None
        self._rows = SearchedRows(database)
        self._searched = {
            "questions": _Searched(SearchIndex(database, "questions"), Area.QUESTIONS),
            "posts": _Searched(SearchIndex(database, "posts"), Area.POSTS),
        }
        database.on_commit.append(self._forget)

    def get_ready(self) -> None:
        """Read what every search needs, before the first word is typed."""
        self._templates.search("")
        self._short()

    def read_ahead(self, words: str) -> None:
        """Read what a typo in the last of these words may have meant, while nothing is typed: it takes 20 ms."""
        for word in typed_words(words)[-1:]:
            self._templates.read_ahead(word)
            for searched in self._searched.values():
                searched.index.read_ahead(word)

    def find(self, words: str, kind: str | None = None, *, limit: int = 9) -> tuple[Hit, ...]:
        """Return the best hits: of one kind, or of all kinds in turn so that none hides the others.

        Raises UnknownKind.
        """
        typed = typed_words(words)
        if kind is not None:
            return self._of_kind(typed, words, kind=kind, limit=limit)
        found = [list(self._of_kind(typed, words, kind=each, limit=limit)) for each in self.KINDS]
        mixed: list[Hit] = []
        while any(found) and len(mixed) < limit:
            mixed += [hits.pop(0) for hits in found if hits]
        order = {each: place for place, each in enumerate(self.KINDS)}
        return tuple(sorted(mixed[:limit], key=lambda hit: order[hit.kind]))

    def _of_kind(self, typed: Sequence[TypedWord], words: str, *, kind: str, limit: int) -> tuple[Hit, ...]:
        if kind not in self.KINDS:
            raise UnknownKind(kind)
        if not typed:
            return ()
        if kind == "templates":
            return self._template_hits(words, typed, limit=limit)
        if kind == "groups":
            return self._group_hits(typed)[:limit]
        if kind == "tasks":
            return self._task_hits(typed)[:limit]
        return self._row_hits(kind, typed, limit=limit)

    def _row_hits(self, kind: str, typed: Sequence[TypedWord], *, limit: int) -> tuple[Hit, ...]:
        index = self._searched[kind].index
        as_typed = tuple((word.folded,) for word in typed)
        hits = tuple(self._hits_of(kind, as_typed, limit=limit))
        if hits or not any(word.may_have_slipped for word in typed):
            return hits
        meant = [index.forgiven(word) for word in typed]
        return tuple(self._hits_of(kind, meant, limit=limit, extra=Rank.FORGIVEN))

    def _hits_of(self, kind: str, words: Sequence[Spellings], *, limit: int, extra: int = 0) -> Iterator[Hit]:
        index = self._searched[kind].index
        in_title = self._rows.open_first(kind, index.ids(words, in_title=True, limit=_LOOKED_AT))[:limit]
        ids = in_title
        if len(ids) < limit:
            ids = in_title + [number for number in index.ids(words, limit=2 * limit) if number not in in_title]
        for row in self._rows.some(kind, ids[:limit]):
            rank = rank_of(words, row.title) + extra
            yield _hit(kind, row.id, title=row.title, text=row.text, prefixes=flat(words), rank=rank)

    def _template_hits(self, words: str, typed: Sequence[TypedWord], *, limit: int) -> tuple[Hit, ...]:
        return tuple(
            _hit(
                "templates",
                hit.template.id,
                title=hit.template.title,
                text=_without_braces(hit.template.text),
                prefixes=hit.prefixes,
                rank=_template_rank(typed, hit),
            )
            for hit in self._templates.find(words, limit=limit)
        )

    def _group_hits(self, typed: Sequence[TypedWord]) -> tuple[Hit, ...]:
        found = [
            (fits, group)
            for group in self._short().groups
            if (fits := match(typed, group.name, also=f"{group.platform} {group.topics} {group.note}"))
        ]
        return tuple(_group_hit(group, fits) for fits, group in sorted(found, key=lambda pair: pair[0].rank))

    def _task_hits(self, typed: Sequence[TypedWord]) -> tuple[Hit, ...]:
        found = [(fits, task) for task in self._short().tasks if (fits := match(typed, task.title, also=task.note))]
        return tuple(
            Hit(kind="tasks", id=task.id, title=task.title, excerpt=_line(task.note), marks=fits.marks, rank=fits.rank)
            for fits, task in sorted(found, key=lambda pair: pair[0].rank)
        )

    def _short(self) -> _Short:
        if self._kept is None:
            self._kept = _Short(groups=self._groups(), tasks=self._tasks())
        return self._kept

    def _forget(self, changed: Changed) -> None:
        self._kept = None
        for searched in self._searched.values():
            if searched.area in changed.areas:
                searched.index.forget()


def _hit(kind: str, number: int, *, title: str, text: str, prefixes: tuple[str, ...], rank: int) -> Hit:
    shown = shown_around(title, prefixes, length=EXCERPT_LENGTH)
    marks = marks_in(shown, prefixes)
    excerpt = shown_around(text, () if marks else prefixes, length=EXCERPT_LENGTH)
    excerpt_marks = () if marks else marks_in(excerpt, prefixes)
    return Hit(kind=kind, id=number, title=shown, excerpt=excerpt, marks=marks, excerpt_marks=excerpt_marks, rank=rank)


def _without_braces(text: str) -> str:
    return text.replace("{{", "[").replace("}}", "]")


def _template_rank(typed: Sequence[TypedWord], hit: TemplateHit) -> int:
    if (fits := match(typed, hit.template.title)) is not None:
        return fits.rank
    is_forgiven = hit.prefixes != tuple(word.folded for word in typed)
    return Rank.ELSEWHERE + (Rank.FORGIVEN if is_forgiven else 0)


def _group_hit(group: Group, fits: Match) -> Hit:
    excerpt = _line(group.topics)
    return Hit(kind="groups", id=group.id, title=group.name, excerpt=excerpt, marks=fits.marks, rank=fits.rank)


def _line(text: str) -> str:
    return shown_around(text, (), length=EXCERPT_LENGTH)
