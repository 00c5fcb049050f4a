"""The quick find (Ctrl+K): a field and a list over the dimmed window. What is found stands in `find_rows`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.command import Command
from amtdesk.ui.find_list import FindList
from amtdesk.ui.find_rows import COMMANDS_ONLY, FindRows, name_of
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination, PageContext, PageSpec
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import Hairline, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import KeyHints
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.ui.widgets.card_rows import CardRow

_NOTHING_ROOM: Final = 22
_FIELD_AND_FOOT: Final = 104
_LEAST_HEIGHT: Final = 84
#: When typing pauses, the count is told, so that a screen reader is not cut short by each key, and the panel fits.
_PAUSE_MS: Final = 400
#: After the painting, and before anyone has found the next key.
_READY_MS: Final = 20
_SHOWN_LETTERS: Final = 60
#: Above this zoom the foot has room for the most needed hints alone.
_WIDE_HINTS_UP_TO: Final = 125

#: What is opened, and whether its words are to be copied at once.
Opener = Callable[[Destination, bool], None]


class QuickFind(Sheet):
    """Type, choose, Enter. Shift+Enter opens a template instead of copying it."""

    count_told = Signal(str)

    def __init__(
        self,
        context: PageContext,
        specs: tuple[PageSpec, ...],
        *,
        parent: QWidget,
        commands: Sequence[Command],
        go: Opener,
    ) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Search everything"))
        self._context = context
        self._settings = WindowSettings(context.desk.folder)
        self._found = FindRows(context, specs, commands=commands, parent=self)
        self._go = go
        self._wants_copy = True
        self._kept_height = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._ready = QTimer(self, singleShot=True, interval=_READY_MS)
        self.field = SearchField(context.theme, self.tr("Search everything"), bare=True)
        self.list = FindList(context.theme, self.tr("Hits"))
        self._nothing = Label(context.theme, role="body", color="text.secondary", wrap=True)
        self._count = Label(context.theme, role="meta", color="text.secondary")
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.drive(self.list)
        self.list.opened.connect(self._open)
        self.list.action_requested.connect(self._open)
        self.closed.connect(self.deleteLater)
        self._pause.timeout.connect(self.come_to_rest)
        self._ready.timeout.connect(self._get_ready)

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
        # at the top, so that it stays where it is when the panel fits itself to it
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        side, room = theme.px(16), theme.px(_NOTHING_ROOM)
        self._nothing.setContentsMargins(side, room, side, room)
        foot = row(theme, spacing=12, margins=(16, 10, 16, 10))
        hints = [(("Up", "Down"), self.tr("choose")), (("Return",), self.tr("open or copy"))]
        if theme.zoom_percent <= _WIDE_HINTS_UP_TO:
            hints.append(((COMMANDS_ONLY,), self.tr("commands only")))
        foot.addWidget(KeyHints(theme, *hints), 1)
        foot.addWidget(self._count)
        self.panel.column.addLayout(foot)

    def _get_ready(self) -> None:
        if not self.isVisible():  # the window is closed meanwhile, and the desk with it
            return
        if words := self.field.text():
            self._context.desk.search.read_ahead(words)
        else:
            self._context.desk.search.get_ready()

    # searching

    def _search(self, words: str) -> None:
        rows = self._found.rows(words, self._settings.recent())
        self.list.show_rows(rows)
        self.list.select_first()
        self._show_count(rows, words)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._fit()
        self._pause.start()
        self._ready.start()

    def _fit(self) -> None:
        """Let the panel be as high as its rows. While she types it does not become lower: it would jump at each key."""
        room = self._room()
        self._kept_height = min(max(self.list.height_of_most(), self._kept_height, 1), room)
        self.list.setFixedHeight(self._kept_height)
        self._nothing.setMinimumHeight(self._kept_height)
        self.refit()

    def _show_count(self, rows: "Sequence[CardRow]", words: str) -> None:
        count = sum(not each.is_heading for each in rows)
        one, many = self.tr("1 hit"), self.tr("{n} hits").format(n=count)
        self._count.setText((one if count == 1 else many) if words.strip() and count else "")
        line = " ".join(words.split())
        short = line if len(line) <= _SHOWN_LETTERS else f"{line[:_SHOWN_LETTERS].rstrip()} …"
        self._nothing.setText("" if rows else self.tr("Nothing found for “{words}”.").format(words=short))

    def _room(self) -> int:
        """How high the list may be: field and foot are always seen."""
        theme, height = self._context.theme, self.window().height()
        above = min(theme.px(72), height // 8)
        return max(height - 2 * above - theme.px(_FIELD_AND_FOOT), theme.px(_LEAST_HEIGHT))

    def come_to_rest(self) -> None:
        """Fit the panel to what it shows and tell the count, as after a pause in typing."""
        if not self.isVisible():
            return
        self._kept_height = 0
        self._fit()
        if words := self._nothing.text() or self._count.text():
            announce(self.field, words)
            self.count_told.emit(words)

    # opening

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.list.current_key() is not None:
            self._wants_copy = False
            self._open(self.list.current_key())
        else:
            super().keyPressEvent(event)

    def _open(self, key: object, _wish: str = "") -> None:
        self.close_sheet()
        if name := name_of(key):
            self._settings.keep_recent(name)
        if isinstance(key, Command):
            key.do()
        elif isinstance(key, Destination):
            self._go(key, self._wants_copy)
