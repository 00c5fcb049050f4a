"""Choosing a picture for a post: those that were taken in, or another file."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.ui.pages.plan.media_deeds import ask_pictures
from amtdesk.ui.pages.plan.media_grid import MediaGrid
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Hairline, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.media_words import MediaWords

_WIDTH: Final = 760
_GRID_HEIGHT: Final = 420
_LEAST_HEIGHT: Final = 120
_FIELD_AND_FOOT: Final = 128
_TYPING_MS: Final = 60


class MediaPicker(Sheet):
    """Type, choose, Enter."""

    chosen = Signal(str)  # sha256
    file_chosen = Signal(object)  # Path

    def __init__(self, context: "PageContext", parent: QWidget, *, words: "MediaWords") -> None:
        super().__init__(context.theme, parent, name=context.language.text("Choose a picture"), width=_WIDTH)
        theme = context.theme
        self._media = context.desk.media
        self.field = SearchField(theme, self.tr("Search media"), bare=True)
        self.field.setProperty("ownFocus", True)
        self.grid = MediaGrid(context, words, name=self.tr("Media"))
        room = parent.height() - 2 * min(theme.px(72), parent.height() // 8) - theme.px(_FIELD_AND_FOOT)
        self.grid.setFixedHeight(max(min(theme.px(_GRID_HEIGHT), room), theme.px(_LEAST_HEIGHT)))
        self._nothing = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._file = KbdButton(theme, self.tr("Other file …"), icon="image-plus")
        self._later = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._assemble()
        self._later.timeout.connect(self._show_media)
        self.field.textChanged.connect(self._later.start)
        self.field.stepped.connect(lambda _by: self.grid.setFocus())
        self.field.accepted.connect(self._choose_current)
        self.grid.opened.connect(self._choose)
        self._file.clicked.connect(self._ask_file)
        self.closed.connect(self.deleteLater)

    def _assemble(self) -> None:
        theme = self._theme
        above = row(theme, margins=(0, 10, 0, 10))
        above.addWidget(self.field)
        self.panel.column.addLayout(above)
        self.panel.column.addWidget(Hairline(theme))
        middle = row(theme, margins=(10, 8, 4, 0))
        middle.addWidget(self.grid)
        self.panel.column.addLayout(middle)
        self.panel.column.addWidget(Hairline(theme))
        foot = row(theme, margins=(16, 10, 16, 10))
        foot.addWidget(self._nothing, 1)
        foot.addWidget(self.end_with(self._file))
        self.panel.column.addLayout(foot)

    def open_now(self) -> None:
        """Show the sheet with the focus in the field."""
        self._show_media()
        self.open(self.field)

    def _show_media(self) -> None:
        query = self.field.text().strip()
        media = self._media.all(query=query)
        self.grid.show_media(media, self._media.times_used())
        if media:
            self._nothing.setText(self.tr("Enter takes the chosen picture."))
        elif query:
            self._nothing.setText(self.tr("Nothing found for “{query}”.").format(query=query))
        else:
            self._nothing.setText(self.tr("No picture was taken in yet."))

    def _choose_current(self) -> None:
        self._choose(self.grid.current())

    def _choose(self, sha256: str) -> None:
        if sha256:
            self.close_sheet()
            self.chosen.emit(sha256)

    def _ask_file(self) -> None:
        paths = ask_pictures(self, self.tr("Choose a picture"), is_one=True)
        if paths:
            self.close_sheet()
            self.file_chosen.emit(paths[0])
