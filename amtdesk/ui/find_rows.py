"""What the quick find shows: words in, rows under headings out, best kind first. Nothing is opened here."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject

from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import GroupId, OwnTaskId, PostId, QuestionId, TemplateId
from amtdesk.domain.search import Hit, Match, Rank, match, typed_words
from amtdesk.ui.command import Command
from amtdesk.ui.find_looks import FindLooks
from amtdesk.ui.keys import key_text
from amtdesk.ui.page import Destination, PageContext, PageSpec
from amtdesk.ui.settings_list import SETTINGS
from amtdesk.ui.widgets.card_rows import CardRow, heading

if TYPE_CHECKING:
    from amtdesk.domain.search import TypedWord

COMMANDS_ONLY: Final = ">"
MOST_OF_A_KIND: Final = 4
#: Where some have the words in their title, of those that have them in their text.
MOST_IN_TEXT: Final = 2
MOST_RECENT: Final = 6
_SETTINGS: Final = "settings"
#: what the search calls a kind → its page
PAGE_OF_KIND: Final = {
    "templates": "templates",
    "posts": "plan",
    "questions": "questions",
    "groups": "rounds",
    "tasks": "today",
}
#: One letter begins a word in nearly all of these: they are looked through from the second letter on.
_MANY: Final = frozenset({"questions", "posts"})
_COMMAND: Final = "command"


class Ranked(NamedTuple):
    """A row and how well it fits; the lower the better."""

    rank: int
    row: CardRow


class FindRows(QObject):
    """Asks the desk, and looks through pages, commands and settings itself."""

    def __init__(
        self, context: PageContext, specs: tuple[PageSpec, ...], *, commands: Sequence[Command], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._text = context.language.text
        self._specs = specs
        self._commands = commands
        self._looks = FindLooks(context, self)

    def rows(self, words: str, recent: Sequence[str]) -> list[CardRow]:
        """Return the rows for what was typed; without a word, what was opened last, and the pages."""
        if words.lstrip().startswith(COMMANDS_ONLY):
            return self._only_commands(typed_words(words), recent)
        typed = typed_words(words)
        if not typed:
            return [] if words.strip() else self._begin(recent)
        is_one_letter = len(typed) == 1 and len(typed[0].written) == 1
        searched = [kind for kind in PAGE_OF_KIND if not (is_one_letter and kind in _MANY)]
        kinds = [(self._heading(kind), self._found(words, kind)) for kind in searched]
        own = (
            (self.tr("Pages"), self._pages),
            (self.tr("Settings"), self._settings),
            (self.tr("Commands"), self._deeds),
        )
        kinds += _as_typed_or_all([(title, _best(find(typed))) for title, find in own], besides=kinds)
        filled = [(title, rows) for title, rows in kinds if rows]
        ordered = sorted(filled, key=lambda kind: min(each.rank for each in kind[1]))
        return [row for title, rows in ordered for row in (heading(title), *(each.row for each in rows))]

    # by kind

    def _found(self, words: str, kind: str) -> list[Ranked]:
        hits = self._context.desk.search.find(words, kind, limit=MOST_OF_A_KIND)
        in_title = [hit for hit in hits if hit.marks]
        in_text = [hit for hit in hits if not hit.marks][: MOST_IN_TEXT if in_title else MOST_OF_A_KIND]
        return [Ranked(hit.rank, self._looks.row(hit)) for hit in (*in_title, *in_text)]

    def _heading(self, kind: str) -> str:
        return {
            "templates": self.tr("Reply templates, Enter copies"),
            "posts": self.tr("Posts"),
            "questions": self.tr("Citizens’ questions"),
            "groups": self.tr("Groups"),
            "tasks": self.tr("Tasks"),
        }[kind]

    def _pages(self, typed: "Sequence[TypedWord]") -> Iterator[Ranked]:
        for spec in self._specs:
            if (fits := match(typed, self._text(spec.title))) is not None:
                yield Ranked(fits.rank, self._page_row(spec, fits))

    def _page_row(self, spec: PageSpec, fits: Match | None = None) -> CardRow:
        return CardRow(
            key=Destination(spec.key),
            title=self._text(spec.title),
            marks=fits.marks if fits is not None else (),
            icon=spec.icon,
            right_icon=key_text(spec.shortcut),
            status=key_text(spec.shortcut),
        )

    def _settings(self, typed: "Sequence[TypedWord]") -> Iterator[Ranked]:
        for setting in SETTINGS:
            title = self._text(setting.title)
            if (fits := match(typed, title, also=self._text(setting.also) if setting.also else "")) is not None:
                yield Ranked(fits.rank, self._setting_row(setting.key, title, marks=fits.marks))

    def _setting_row(self, key: str, title: str, *, marks: tuple[tuple[int, int], ...] = ()) -> CardRow:
        return CardRow(key=Destination(_SETTINGS, key), title=title, marks=marks, icon="settings-2")

    def _deeds(self, typed: "Sequence[TypedWord]") -> Iterator[Ranked]:
        for command in self._commands:
            if (fits := match(typed, command.name or command.title, also=command.also)) is not None:
                yield Ranked(fits.rank, _command_row(command, fits.marks))

    def _only_commands(self, typed: "Sequence[TypedWord]", recent: Sequence[str]) -> list[CardRow]:
        if typed:
            rows = [each.row for each in sorted(self._deeds(typed), key=_rank_of)]
        else:
            used = [name.removeprefix(f"{_COMMAND}:") for name in recent]
            order = sorted(self._commands, key=lambda command: _place(used, command.key))
            rows = [_command_row(command) for command in order]
        return [heading(self.tr("Commands")), *rows] if rows else []

    # before anything is typed

    def _begin(self, recent: Sequence[str]) -> list[CardRow]:
        opened = [row for name in recent if (row := self._opened_before(name)) is not None][:MOST_RECENT]
        first = [heading(self.tr("Opened last")), *opened] if opened else []
        return [*first, heading(self.tr("Pages")), *(self._page_row(spec) for spec in self._specs)]

    def _opened_before(self, name: str) -> CardRow | None:
        """Return the row of what was opened once; None when it is gone, or a command cannot be given now."""
        kind, _, target = name.partition(":")
        if kind == _COMMAND:
            return next((_command_row(command) for command in self._commands if command.key == target), None)
        if kind == _SETTINGS:
            titles = {setting.key: self._text(setting.title) for setting in SETTINGS}
            return self._setting_row(target, titles[target]) if target in titles else None
        readers = {page: self._readers()[found] for found, page in PAGE_OF_KIND.items()}
        if kind not in readers or not target.isdecimal():
            return None
        try:
            return self._looks.row(readers[kind](int(target)))
        except NotFound:
            return None

    def _readers(self) -> dict[str, Callable[[int], Hit]]:
        desk = self._context.desk
        titles: dict[str, Callable[[int], str]] = {
            "templates": lambda number: desk.templates.get(TemplateId(number)).title,
            "posts": lambda number: desk.posts.get(PostId(number)).title,
            "questions": lambda number: desk.questions.get(QuestionId(number)).text,
            "groups": lambda number: desk.rounds.group(GroupId(number)).name,
            "tasks": lambda number: desk.own_tasks.get(OwnTaskId(number)).title,
        }
        return {kind: _reader(kind, title) for kind, title in titles.items()}


def name_of(key: object) -> str:
    """Return how something that was opened is remembered; empty for what is not."""
    if isinstance(key, Command):
        return f"{_COMMAND}:{key.key}"
    if isinstance(key, Destination) and isinstance(key.target, int | str):
        return f"{key.page}:{key.target}"
    return ""


def _reader(kind: str, title: Callable[[int], str]) -> Callable[[int], Hit]:
    return lambda number: Hit(kind=kind, id=number, title=" ".join(title(number).split()), excerpt="")


def _command_row(command: Command, marks: tuple[tuple[int, int], ...] = ()) -> CardRow:
    keys = key_text(command.keys)
    return CardRow(key=command, title=command.title, marks=marks, icon=command.icon, right_icon=keys, status=keys)


def _best(found: Iterator[Ranked]) -> list[Ranked]:
    """The best of one kind; what fits as typed leaves what is only similar out."""
    rows = sorted(found, key=_rank_of)
    exact = [each for each in rows if each.rank < Rank.FORGIVEN]
    return (exact or rows)[:MOST_OF_A_KIND]


def _as_typed_or_all(
    own: "list[tuple[str, list[Ranked]]]", *, besides: "list[tuple[str, list[Ranked]]]"
) -> "list[tuple[str, list[Ranked]]]":
    """Leave out what is only similar (settings have many other names) where anything fits as typed."""
    exact = any(each.rank < Rank.FORGIVEN for _title, rows in (*own, *besides) for each in rows)
    return [(title, [each for each in rows if not exact or each.rank < Rank.FORGIVEN]) for title, rows in own]


def _rank_of(ranked: Ranked) -> int:
    return ranked.rank


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
