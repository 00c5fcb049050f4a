"""The tab Medien: a grid of pictures with what is asked about each first. Files can be dropped anywhere on it."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.media import MediaFilter
from amtdesk.ui.overriding import override
from amtdesk.ui.page import SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.media_deeds import MediaDeeds
from amtdesk.ui.pages.plan.media_grid import MediaGrid
from amtdesk.ui.pages.plan.media_words import MediaWords
from amtdesk.ui.pages.plan.plan_view import BAR, PlanView
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.plan_days import PlanFilter
    from amtdesk.services.media import TakenIn
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.media_sheet import MediumSheet
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.theme import Theme

_TYPING_MS: Final = 60
#: Work that is shorter than this needs no bar.
_BAR_MS: Final = 300
_LOW: Final = 520
#: The questions come first.
_FILTERS: Final = (
    MediaFilter.WITHOUT_WORDS,
    MediaFilter.RIGHTS_UNCLEAR,
    MediaFilter.CONSENT_MISSING,
    MediaFilter.CONSENT_ENDING,
)


class WorkLine(QWidget):
    """A thin bar with words beside it while files are read; only for what takes over 300 ms."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._words = Label(theme, role="meta", color="text.secondary")
        lines = column(theme, spacing=4, margins=(0, 4, 0, 0))
        self.setLayout(lines)
        lines.addWidget(self._words)
        self._later = QTimer(self, singleShot=True, interval=_BAR_MS)
        self._later.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str) -> None:
        """Work begins; it is shown when it lasts."""
        self._words.setText(words)
        self._later.start()

    def end(self) -> None:
        """It is done."""
        self._later.stop()
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.rect()
        rect.setHeight(max(2, self._theme.px(3)))
        fill(QPainter(self), rect, color=self._theme.color("accent.base"))


class MediaView(PlanView):
    """Shows the pictures; one of them opens in a sheet."""

    is_beside_bar: ClassVar[bool] = True

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__(context, words, deeds=deeds)
        self._media_words = MediaWords(context.language, context.desk.clock, parent=self)
        self._media_deeds = MediaDeeds(context, self)
        self._sheet: MediumSheet | None = None
        self._filter = MediaFilter.ALL
        self._build()
        self._assemble()
        self._connect()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        theme = self._theme
        self._chips = {each: FilterChip(theme, "", parent=self) for each in _FILTERS}
        self._search = SearchField(theme, self.tr("Search media"), low=True)
        self._add = KbdButton(theme, self.tr("Take pictures in …"), icon="image-plus", keys="Ctrl+O")
        self._first = KbdButton(theme, self.tr("Take pictures in …"), icon="image-plus", keys="Ctrl+O")
        self._later = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._work = WorkLine(theme)
        self.grid = MediaGrid(self._context, self._media_words, name=self.tr("Media"))
        self._nothing = Label(theme, role="body", color="text.secondary", wrap=True)
        self._empty = EmptyState(
            theme,
            self.tr("Which pictures will you need again?"),
            text=self.tr(
                "Take in photos and drawings, or drop them here. AmtDesk keeps the original and asks for description, "
                "rights and people; what goes out carries neither place nor camera."
            ),
            icon="image-plus",
            buttons=(self._first,),
        )

    def _assemble(self) -> None:
        theme = self._theme
        lines = column(theme, spacing=12)
        self.setLayout(lines)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(theme.px(12))
        self._questions = FlowRow(theme, spacing=8)
        for chip in self._chips.values():
            self._questions.flow.addWidget(chip)
        finding = row(theme, spacing=12)
        finding.addWidget(self._search, 1)
        finding.addWidget(self._add)
        chips = column(theme, margins=(0, 4, 0, 0))  # on one middle with the higher fields beside them
        chips.addWidget(self._questions)
        self._tools.addLayout(chips, 9)
        self._tools.addLayout(finding, 8)
        above = column(theme, spacing=12, margins=(0, 0, BAR, 0))
        above.addLayout(self._tools)
        above.addWidget(self._work)
        above.addWidget(self._nothing)
        lines.addLayout(above)
        lines.addWidget(self.grid, 1)
        lines.addWidget(self._empty, 1)

    def _connect(self) -> None:
        for wanted, chip in self._chips.items():
            chip.picked.connect(self._filterer(wanted))
        self._search.textChanged.connect(self._later.start)
        self._search.stepped.connect(lambda _by: self.grid.setFocus())
        self._search.accepted.connect(self._open_current)
        self._later.timeout.connect(self._show_media)
        self._add.clicked.connect(self._media_deeds.ask_files)
        self._first.clicked.connect(self._media_deeds.ask_files)
        self.grid.opened.connect(self._open)
        self.grid.deleted.connect(self._media_deeds.delete)
        self.grid.menu_requested.connect(self._show_menu)
        self._media_deeds.taken_in.connect(self._show_taken_in)
        self._media_deeds.work_began.connect(self._work.begin)
        self._media_deeds.work_ended.connect(self._work.end)

    @override
    def take_in(self) -> None:
        self._media_deeds.ask_files()

    def _filterer(self, wanted: MediaFilter) -> "Callable[[bool], None]":
        def choose(is_on: bool) -> None:
            self._filter = wanted if is_on else MediaFilter.ALL
            for each, chip in self._chips.items():
                was_quiet = chip.blockSignals(True)
                chip.setChecked(each is self._filter)
                chip.blockSignals(was_quiet)
            self._show_media()

        return choose

    # what is shown

    @override
    def refresh(self) -> None:
        counts = self._desk.media.counts()
        is_empty = not counts[MediaFilter.ALL]
        words = {
            MediaFilter.WITHOUT_WORDS: self.tr("Picture description missing ({count})"),
            MediaFilter.RIGHTS_UNCLEAR: self.tr("Rights unclear ({count})"),
            MediaFilter.CONSENT_MISSING: self.tr("Consent missing ({count})"),
            MediaFilter.CONSENT_ENDING: self.tr("Consent is ending ({count})"),
        }
        for wanted, chip in self._chips.items():
            chip.set_label(words[wanted].format(count=counts[wanted]))
            chip.setEnabled(bool(counts[wanted]) or wanted is self._filter)
            chip.setVisible(not is_empty and chip.isEnabled())
        self._empty.setVisible(is_empty)
        for part in (self.grid, self._search, self._questions, self._add):
            part.setVisible(not is_empty)
        self._show_media()
        self.period_changed.emit()
        if self._sheet is not None:
            self._sheet.refresh()

    def _show_media(self) -> None:
        query = self._search.text().strip()
        media = self._desk.media.all(self._filter, query=query)
        self.grid.show_media(media, self._desk.media.times_used())
        is_bare = not media and not self._empty.isVisibleTo(self)
        self._nothing.setText(
            self.tr("Nothing found for “{query}”.").format(query=query)
            if query
            else self.tr("Nothing is asked here any more.")
        )
        self._nothing.setVisible(is_bare)

    @override
    def show_filter(self, wanted: "PlanFilter") -> None:
        self.refresh()  # the plan's filter is about posts

    @override
    def fold(self, width: int) -> None:
        is_narrow = width < SIDE_FOLDS_BELOW
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(way)
        self._empty.set_low(is_low=self.window().height() / self._theme.zoom < _LOW)

    @override
    def first_focus(self) -> QWidget:
        if not self._empty.isHidden():
            return self._first
        return self.grid if self.grid.count() else self._search

    @override
    def focus_areas(self) -> list[QWidget]:
        return [self._search, self.grid] if self.grid.count() else [self.first_focus()]

    @override
    def side_words(self) -> str:
        count = self._desk.media.counts()[MediaFilter.ALL]
        if not count:
            return ""
        return self.tr("1 picture") if count == 1 else self.tr("{count} pictures").format(count=count)

    @override
    def leave(self) -> None:
        self._media_deeds.forget()
        if self._sheet is not None:
            self._sheet.form.flush()

    # one picture

    def _open_current(self) -> None:
        self._open(self.grid.current())

    def _open(self, sha256: str) -> None:
        medium = self._desk.media.find(sha256)
        if medium is None or self._sheet is not None:
            return
        from amtdesk.ui.pages.plan.media_sheet import MediumSheet

        sheet = self._sheet = MediumSheet(
            self._context,
            self.window(),
            medium=medium,
            words=self._media_words,
            post_words=self._words,
            deeds=self._media_deeds,
        )
        sheet.closed.connect(self._forget_sheet)
        sheet.post_opened.connect(self.post_opened)
        sheet.begin()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _show_menu(self, sha256: str, place: QPoint) -> None:
        from amtdesk.ui.widgets.menus import PopupMenu

        menu = PopupMenu(self._theme, self)
        menu.add(self.tr("Edit rights and description"), lambda: self._open(sha256), icon="pencil", keys="Return")
        menu.add(self.tr("Copy picture"), lambda: self._media_deeds.copy(sha256), icon="copy")
        menu.add(self.tr("Save copy for the channel …"), lambda: self._media_deeds.save(sha256), icon="file-down")
        remove = menu.add(
            self.tr("Remove"),
            lambda: self._media_deeds.delete(sha256),
            icon="trash-2",
            keys="Del",
            color="danger.base",
        )
        remove.setEnabled(sha256 not in self._desk.media.times_used())
        menu.popup(place)

    def _show_taken_in(self, taken: "TakenIn") -> None:
        new = (*taken.added, *taken.known)
        if new:
            self._search.clear()
            self._later.stop()
            self._filter = MediaFilter.ALL
            for chip in self._chips.values():
                chip.setChecked(False)
            self.refresh()
            self.grid.select(new[0].sha256)
            self.grid.setFocus()

    # files dropped here

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self._media_deeds.take_in(paths)


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files of this machine that are dropped; a folder gives what lies in it."""
    found: list[Path] = []
    for url in event.mimeData().urls():
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            found += sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
    return tuple(found)
