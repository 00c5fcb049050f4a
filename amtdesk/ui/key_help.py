"""The help of a page (F1): what the handbook tells about it, and all keys by place, this page's first."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.domain.key_overview import KeyLine, KeySection
from amtdesk.domain.search import TypedWord, match, typed_words
from amtdesk.system.handbook import Task, handbook
from amtdesk.ui.key_map import PLACES, Place
from amtdesk.ui.key_paper import key_sections
from amtdesk.ui.page import PageContext, PageSpec
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Hairline, ScrollColumn, column, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import Keycap
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.wishes import Wishes

_KEYS_WIDTH = 190
_HEIGHT = 420
_MOST_TASKS = 6
#: The places of the key map that belong to a page of the window.
_OF_PAGE: Final[dict[str, tuple[Place, ...]]] = {
    "today": ("today",),
    "rounds": ("round",),
    "questions": ("questions", "text"),
    "plan": ("plan", "editor"),
    "templates": ("templates",),
    "report": ("report",),
    "settings": ("settings",),
}


def open_help(window: "MainWindow", wishes: "Wishes", *, place: QWidget) -> None:
    """Open the help for the page that is shown, over a part of the window."""
    sheet = KeyHelp(window.context, window.specs, parent=place, page=window.stack.key(), anchor=wishes.help_place())
    sheet.save_wished.connect(wishes.save_keys)
    sheet.handbook_wished.connect(wishes.door.open)
    sheet.open_now()


class KeyHelp(Sheet):
    """Tasks of the chapter, then the keys: the key, and what it does. Typing narrows both; the arrows scroll."""

    is_help: ClassVar[bool] = True

    save_wished = Signal()
    handbook_wished = Signal(str)  # an anchor

    def __init__(
        self, context: PageContext, specs: tuple[PageSpec, ...], *, parent: QWidget, page: str = "", anchor: str = ""
    ) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Help"), width=720)
        self._context = context
        self._anchor = anchor or handbook().place(page)
        theme = context.theme
        self._add_head()
        self._scroll = ScrollColumn(theme, spacing=18, margins=(24, 14, 24, 18))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel.column.addWidget(self._scroll, 1)
        self.tasks = _Tasks(context, anchor=self._anchor)
        self.tasks.chosen.connect(self._wish_handbook)
        self._scroll.column.addWidget(self.tasks)
        self._parts = [_Part(context, part) for part in self._sections(specs, page)]
        for part in self._parts:
            self._scroll.column.addWidget(part)
        self._nothing = Label(theme, role="body", color="text.secondary", wrap=True)
        self._nothing.hide()
        self._scroll.column.addWidget(self._nothing)
        self._scroll.column.addStretch(1)
        self._add_foot()
        self._scroll.setMinimumHeight(min(theme.px(_HEIGHT), max(parent.height() - theme.px(380), theme.px(96))))
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet with the focus in the field."""
        self.open(self.field)

    def _add_head(self) -> None:
        theme, language = self._context.theme, self._context.language
        head = column(theme, spacing=2, margins=(24, 16, 24, 8))
        head.addWidget(PageTitle(theme, self.tr("Help")))
        if language.code != "de":
            said = self.tr("The handbook is written in German.")
            head.addWidget(Label(theme, said, role="meta", color="text.secondary", wrap=True))
        self.panel.column.addLayout(head)
        self.field = SearchField(theme, self.tr("Search handbook and keys"), bare=True)
        self.field.setProperty("ownFocus", True)
        self.field.textChanged.connect(self._narrow)
        self.field.stepped.connect(self._scroll_by)
        search = row(theme, margins=(6, 0, 8, 0))  # its icon stands below the title
        search.addWidget(self.field)
        self.panel.column.addLayout(search)
        self.panel.column.addWidget(Hairline(theme))

    def _add_foot(self) -> None:
        theme = self._context.theme
        self.open_handbook = KbdButton(
            theme, self.tr("Open the handbook"), kind="primary", icon="external-link", keys="F1"
        )
        self.open_handbook.clicked.connect(lambda: self._wish_handbook(self._anchor))
        self.save = KbdButton(theme, self.tr("Save the keys as PDF"), icon="file-down")
        self.save.clicked.connect(self._wish_save)
        foot = row(theme, spacing=0, margins=(24, 12, 24, 14))
        foot.addWidget(self.end_with(self.open_handbook, self.save), 1)
        self.panel.column.addWidget(Hairline(theme))
        self.panel.column.addLayout(foot)

    def _sections(self, specs: tuple[PageSpec, ...], page: str) -> list[KeySection]:
        """All keys, those of this page first."""
        own = [self._context.language.text(PLACES[place]) for place in _OF_PAGE.get(page, ())]
        known = {section.title: section for section in key_sections(self._context, specs, pages=self.tr("Pages"))}
        return [known[title] for title in (*own, *(title for title in known if title not in own))]

    def _wish_save(self) -> None:
        self.close_sheet()
        self.save_wished.emit()

    def _wish_handbook(self, anchor: str) -> None:
        self.close_sheet()
        self.handbook_wished.emit(anchor)

    def _narrow(self, words: str) -> None:
        typed = typed_words(words)
        found = [self.tasks.narrow(words), *(part.narrow(typed) for part in self._parts)]
        self._nothing.setText("" if any(found) else self.tr("Nothing found for “{words}”.").format(words=words.strip()))
        self._nothing.setVisible(not any(found))

    def _scroll_by(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * self._context.theme.px(48))


class _Tasks(QWidget):
    """What the handbook tells how to do: of this chapter, and of all chapters once something is typed."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, *, anchor: str) -> None:
        super().__init__()
        self._own = handbook().chapter(anchor).tasks[:_MOST_TASKS]
        lines = column(context.theme, spacing=2)
        self.setLayout(lines)
        lines.addWidget(SectionLabel(context.theme, self.tr("In the handbook")))
        self.links = [LinkButton(context.theme, "") for _ in range(_MOST_TASKS)]
        for place, link in enumerate(self.links):
            link.clicked.connect(partial(self._choose, place))
            lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(self._own)
        if not self._own:
            self.hide()

    def narrow(self, words: str) -> bool:
        """Show the tasks that fit; say whether there are any."""
        self._show(handbook().found(words) if words.strip() else self._own)
        self.setVisible(bool(self._shown))
        return bool(self._shown)

    def _show(self, tasks: tuple[Task, ...]) -> None:
        self._shown = tasks
        for place, link in enumerate(self.links):
            if place < len(tasks):
                link.set_label(tasks[place].title)
            link.setVisible(place < len(tasks))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._shown[place].anchor)


class _Part(QWidget):
    """The keys of one place."""

    def __init__(self, context: PageContext, section: KeySection) -> None:
        super().__init__()
        theme = context.theme
        self._title = section.title
        self._lines: list[tuple[KeyLine, tuple[QWidget, ...]]] = []
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        lines.addWidget(SectionLabel(theme, section.title))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(_KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(section.lines):
            keys, words = QWidget(), Label(theme, line.text, role="control", wrap=True)
            caps = row(theme, spacing=6)
            keys.setLayout(caps)
            for key in line.keys:
                caps.addWidget(Keycap(theme, key))
            caps.addStretch(1)
            grid.addWidget(keys, number, 0)
            grid.addWidget(words, number, 1)
            self._lines.append((line, (keys, words)))
        lines.addLayout(grid)

    def narrow(self, typed: tuple[TypedWord, ...]) -> bool:
        """Show the lines that fit; say whether there are any."""
        found = False
        for line, parts in self._lines:
            fits = match(typed, line.text, also=f"{self._title} {' '.join(line.keys)}") is not None
            found = found or fits
            for part in parts:
                part.setVisible(fits)
        self.setVisible(found)
        return found
