"""The quick find (Ctrl+K): words in, things and pages out. Searching is the desk's; this only shows and opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import PostId, QuestionId, TemplateId
from amtdesk.domain.posts import STATUS_WORD as POST_WORD
from amtdesk.domain.questions import STATUS_WORD as QUESTION_WORD
from amtdesk.domain.search import Hit, marks_in, query_words
from amtdesk.domain.words import N_
from amtdesk.ui.keys import key_text
from amtdesk.ui.page import Destination, PageContext, PageSpec
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.cards import Hairline, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import KeyHints
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.row_delegate import RowStyle
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# what the search calls a kind → its page, heading, icon
_KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "templates": ("templates", N_("Reply templates"), "message-square-quote"),
    "posts": ("plan", N_("Posts"), "calendar-days"),
    "questions": ("questions", N_("Citizens’ questions"), "messages-square"),
}
MOST_HEIGHT: Final = 430
_NOTHING_ROOM: Final = 22
_FIELD_AND_FOOT: Final = 104
_LEAST_HEIGHT: Final = 84


class _Look(NamedTuple):
    icon: str
    state: str
    color: str = "text.secondary"


class QuickFind(Sheet):
    """A field and a list over the dimmed window."""

    def __init__(
        self,
        context: PageContext,
        specs: tuple[PageSpec, ...],
        *,
        parent: QWidget,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Search everything"))
        self._context = context
        self._specs = specs
        self._go = go
        self.field = SearchField(context.theme, self.tr("Search everything"), bare=True)
        style = RowStyle(title_role="body", padding=9, least_height=42)
        self.list = CardList(context.theme, self.tr("Hits"), style=style, framed=False)
        self._nothing = Label(context.theme, role="body", color="text.secondary", wrap=True)
        self._count = Label(context.theme, role="meta", color="text.secondary")
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.drive(self.list)
        self.list.opened.connect(self._open)
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet with the focus in the field."""
        self._search("")
        self.open(self.field)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.field.setProperty("ownFocus", True)
        above = row(theme, margins=(0, 10, 0, 10))
        above.addWidget(self.field)
        self.panel.column.addLayout(above)
        self.panel.column.addWidget(Hairline(theme))
        self.panel.column.addWidget(self.list)
        self.panel.column.addWidget(self._nothing)
        self.panel.column.addWidget(Hairline(theme))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side, room = theme.px(16), theme.px(_NOTHING_ROOM)
        self._nothing.setContentsMargins(side, room, side, room)
        foot = row(theme, spacing=12, margins=(16, 10, 16, 10))
        hints = ((("Up", "Down"), self.tr("choose")), (("Return",), self.tr("opens")))
        foot.addWidget(KeyHints(theme, *hints), 1)
        foot.addWidget(self._count)
        self.panel.column.addLayout(foot)

    def _search(self, words: str) -> None:
        hits = self._context.desk.search.find(words) if query_words(words) else ()
        pages = self._pages(words)
        rows = (*self._hit_rows(hits, query_words(words)), *self._page_rows(pages, is_alone=not hits))
        self.list.show_rows(rows)
        self.list.select_first()
        self._count.setText(self._count_words(len(hits)))
        self._nothing.setText(self.tr("Nothing found for “{words}”.").format(words=words.strip()))
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(max(self.list.rows_height(), 1), self._room()))
        self.refit()

    def _room(self) -> int:
        """How high the list may be: field and foot are always seen."""
        theme, height = self._context.theme, self.window().height()
        above = min(theme.px(72), height // 8)
        return max(min(theme.px(MOST_HEIGHT), height - 2 * above - theme.px(_FIELD_AND_FOOT)), theme.px(_LEAST_HEIGHT))

    def _count_words(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("1 hit") if count == 1 else self.tr("{n} hits").format(n=count)

    def _hit_rows(self, hits: "Iterable[Hit]", wanted: tuple[str, ...]) -> list[CardRow]:
        rows: list[CardRow] = []
        shown = ""
        for hit in hits:
            page, title, _icon = _KINDS[hit.kind]
            if hit.kind != shown:
                rows.append(heading(self._context.language.text(title)))
                shown = hit.kind
            look = self._look(hit)
            rows.append(
                CardRow(
                    key=Destination(page, hit.id),
                    title=hit.title,
                    marks=marks_in(hit.title, wanted),
                    icon=look.icon,
                    icon_color=look.color,
                    right=look.state,
                )
            )
        return rows

    def _look(self, hit: Hit) -> "_Look":
        """How far the thing is, in words; green with the stamp alone."""
        desk, text = self._context.desk, self._context.language.text
        _page, _title, icon = _KINDS[hit.kind]
        if hit.kind == "templates":
            template = desk.templates.get(TemplateId(hit.id))
            if template.agreement is None:
                return _Look(icon, text(N_("draft")))
            if template.may_be_copied(today=desk.clock.today()):
                return _Look("stamp", text(N_("agreed")), "approve.base")
            return _Look(icon, text(N_("expired")))
        if hit.kind == "posts":
            return _Look(icon, text(POST_WORD[desk.posts.get(PostId(hit.id)).status]))
        return _Look(icon, text(QUESTION_WORD[desk.questions.get(QuestionId(hit.id)).status]))

    def _pages(self, words: str) -> "Sequence[PageSpec]":
        wanted = query_words(words)
        titles = {spec.key: query_words(self._context.language.text(spec.title)) for spec in self._specs}
        return [
            spec
            for spec in self._specs
            if all(any(known.startswith(word) for known in titles[spec.key]) for word in wanted)
        ]

    def _page_rows(self, pages: "Sequence[PageSpec]", *, is_alone: bool) -> list[CardRow]:
        if not pages:
            return []
        rows = [
            CardRow(
                key=Destination(spec.key),
                title=self._context.language.text(spec.title),
                icon=spec.icon,
                right=key_text(spec.shortcut),
            )
            for spec in pages
        ]
        return [heading(self.tr("Pages")), *rows] if rows or is_alone else []

    def _open(self, key: object) -> None:
        if isinstance(key, Destination):
            self.close_sheet()
            self._go(key)
