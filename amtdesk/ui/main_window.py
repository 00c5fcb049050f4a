"""The window: rail, bars, pages. It knows page specs and no page by name; what its keys do stands in `wishes`."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from amtdesk.system.resources import resource
from amtdesk.ui.overriding import override
from amtdesk.ui.page import NEW, RAIL_NARROWS_BELOW, Destination, Page, PageContext, PageSpec
from amtdesk.ui.page_list import WELCOME
from amtdesk.ui.page_stack import PageStack
from amtdesk.ui.rail import Rail
from amtdesk.ui.voice import Voice
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.focus_frame import FocusFrame
from amtdesk.ui.wishes import Wishes

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.changes import Changed
    from amtdesk.ui.desk_watch import DeskWatch
    from amtdesk.ui.widgets.sheet import Sheet
    from amtdesk.ui.window_settings import WindowSettings

TICK_MS = 30_000
#: What the first painting does not wait for: safekeeping and its last backup are slow to load.
AFTER_PAINT_MS = 300
#: What was stored while she types is followed so much later: her next key goes first.
AFTER_STORING_MS = 100
#: What is left free around what F6 leads to.
_BESIDE_FOCUS = 24
LEAST_SIZE = (1024, 640)
USUAL_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """One window over one desk."""

    language_requested = Signal(str)
    rebuilt = Signal()

    def __init__(self, context: PageContext, specs: tuple[PageSpec, ...], *, settings: "WindowSettings") -> None:
        super().__init__()
        self.specs = specs
        self.context = context
        self._settings = settings
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._catch_up)
        self._saved_later = QTimer(self, singleShot=True, interval=AFTER_PAINT_MS)
        self._saved_later.timeout.connect(self._show_saved)
        self.ticker = QTimer(self, interval=TICK_MS)
        self.ticker.timeout.connect(self.tick)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*USUAL_SIZE)
        self.setWindowIcon(QIcon(str(resource("icons", "amtdesk.svg"))))
        settings.restore_place(self)
        self._build()
        self._wishes = Wishes(self)
        context.messages.undo_requested.connect(self._wishes.take_back)
        context.theme.zoomed.connect(self.rebuild)
        context.desk.on_change(self._note_change)
        context.tasks.ended.connect(self._note_task)
        self.ticker.start()

    @cached_property
    def watch(self) -> "DeskWatch":
        """What looks at the desk now and then; the first painting does not wait for it."""
        from amtdesk.ui.desk_watch import DeskWatch

        return DeskWatch(self)

    # building

    def _build(self) -> None:
        theme = self.context.theme
        center = self._center = QWidget()
        line = row(theme, spacing=0)
        center.setLayout(line)
        self.rail = Rail(theme, self.specs, words=self._titles())
        self.stack = PageStack(self.context, self.specs)
        right = QWidget()
        lines = column(theme, spacing=0)
        right.setLayout(lines)
        self.voice = Voice(self.context, place=right, stack=self.stack)
        lines.addWidget(self.voice.bars)
        lines.addWidget(self.stack, 1)
        line.addWidget(self.rail)
        line.addWidget(right, 1)
        self.setCentralWidget(center)
        self._focus_frame = FocusFrame(theme, center)
        self.rail.show_saved(self.tr("Saved."))  # when the last backup was made is told after the first painting
        self.rail.chosen.connect(self.open_key)
        self.rail.find_requested.connect(self.open_find)
        self.rail.backup_requested.connect(self._open_backups)
        self.stack.navigate_requested.connect(self.open)
        self.stack.rail_changed.connect(self._fit_rail)
        self.stack.language_requested.connect(self.language_requested)
        self.stack.begun.connect(self._begin)
        self._name_window()

    def rebuild(self) -> None:
        """Build everything anew at the present zoom and language; she stays where she was."""
        here, way = self.stack.here(), self.stack.steps_back()
        self.stack.leave_all()
        self._build()
        self.stack.take_over(way)
        self.watch.forget_shown()
        self._center.show()  # by itself Qt does it on its next turn; a page that goes back to its place needs its size
        if here is not None:
            self._show(here, remembered=False)
        self.rebuilt.emit()

    def speak(self, context: PageContext) -> None:
        """Go on in another language."""
        self.context = context
        self.rebuild()

    def _titles(self) -> Mapping[str, str]:
        return {spec.key: self.context.language.text(spec.title) for spec in self.specs}

    def _name_window(self) -> None:
        town = self.context.desk.town.town().name
        self.setWindowTitle(f"AmtDesk – {town}" if town else "AmtDesk")

    def open(self, destination: Destination) -> None:
        """Show a page, and the thing on it."""
        self._show(destination, remembered=True)
        if isinstance(destination.target, int):
            self._settings.keep_recent(f"{destination.page}:{destination.target}")

    def open_welcome(self) -> None:
        """Show the first run, without the rail."""
        self.open(Destination(WELCOME))

    def _begin(self) -> None:
        self.open(Destination(self.specs[0].key))
        self.rebuilt.emit()

    def page(self) -> Page | None:
        """The page that is shown."""
        return self.stack.page()

    def step_back(self) -> None:
        """Show what was shown before."""
        if self.stack.step_back():
            self._settle()

    def _show(self, destination: Destination, *, remembered: bool) -> None:
        before = self.sheet() if destination.target is not None else None
        self.stack.show_page(destination, remembered=remembered)
        self._settle(keeps_focus=destination.target is not None and self.sheet() not in {None, before})

    def _settle(self, *, keeps_focus: bool = False) -> None:
        """Name and count anew; the focus goes to the page, unless it stands in a sheet that the page just opened."""
        page = self.stack.page()
        self.rail.setVisible(self.stack.key() != WELCOME)
        self.rail.show_current(self.stack.key())
        self._fit_rail()
        self._show_counts()
        if page is not None:
            page.setAccessibleName(page.accessible_title())
            if not keeps_focus:
                (page.first_focus() or page).setFocus()

    def _open_backups(self) -> None:
        self.open(Destination("settings", "backup"))

    def open_key(self, key: str) -> None:
        """Show a page by its entry in the rail; the one that is shown goes to where it begins."""
        page = self.page() if key == self.stack.key() else None
        self.open(Destination(key))
        if page is not None:
            page.go_home()

    def open_find(self) -> None:
        """Open the quick find over the page."""
        from amtdesk.ui.find_opener import open_find

        open_find(self, self._wishes, place=self._center)

    def open_help(self) -> None:
        """Show what helps on this page: its tasks in the handbook, and the keys."""
        from amtdesk.ui.key_help import open_help

        open_help(self, self._wishes, place=self._center)

    def open_quick_note(self) -> None:
        """Note a question without leaving the page; where a form for it is open already, in that one."""
        from amtdesk.ui.page_list import quick_note

        page = self.page()
        if page is not None and self.stack.key() == "questions" and page.place() == NEW:
            page.new_requested()
        else:
            quick_note(self.context, self._center, place=page.note_place() if page is not None else None, go=self.open)

    def sheet(self) -> "Sheet | None":
        """The sheet that lies over the page, if one does; of several the one on top."""
        from amtdesk.ui.widgets.sheet import Sheet

        return next((sheet for sheet in reversed(self.findChildren(Sheet)) if sheet.isVisible()), None)

    def areas(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.rail, *self.voice.bars.bars(), *(page.focus_areas() if (page := self.page()) is not None else ())]

    def focus_area(self, area: QWidget) -> None:
        """Put the focus into an area."""
        if area is self.rail:
            self.rail.take_focus()
        else:
            _focus_within(area)

    # what changes

    def tick(self) -> None:
        """Let clocks move on and the reminder look up; every 30 seconds, nothing else wakes."""
        if (page := self.page()) is not None:
            page.tick()
        self.watch.look_for_reminder()
        self._show_counts()

    def _note_change(self, changed: "Changed") -> None:
        self.voice.note_stored()
        self.stack.note_changed(changed.areas)
        if not self.stack.stores_in_passing():
            self._later.start(0)
        elif not self._later.isActive():
            self._later.start(AFTER_STORING_MS)

    def _note_task(self, _title: str) -> None:
        self.context.desk.look_again()  # a worker's own desk announces its commits to nobody here

    def _catch_up(self) -> None:
        self.stack.catch_up()
        self.watch.look_for_reminder()
        self._name_window()
        self._show_counts()
        self._keep_focus()

    def _keep_focus(self) -> None:
        """What had the focus may be gone after a refresh: the keyboard must never stand outside everything."""
        page, focused = self.stack.page(), self.focusWidget()
        if page is not None and (focused is None or not focused.isVisible()):  # type: ignore[redundant-expr]  # Qt may say None
            (page.first_focus() or page).setFocus()

    def _show_counts(self) -> None:
        self.rail.show_counts(_open_counts(self.context.desk, self.specs))
        self._saved_later.start()

    def _show_saved(self) -> None:
        self.rail.show_saved(self.watch.saved_words())
        self.watch.look_for_reminder()

    def _fit_rail(self) -> None:
        wishes_narrow = (page := self.page()) is not None and page.wants_narrow_rail
        is_narrow = wishes_narrow or self.width() / self.context.theme.zoom < RAIL_NARROWS_BELOW
        if is_narrow != self.rail.is_narrow():
            self.rail.show_narrow(is_narrow=is_narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.page()
        if event.key() == Qt.Key.Key_Escape and page is not None:
            page.go_home()  # nobody below wanted it: wherever the focus is, it leads out of what is open
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._wishes.may_close():
            event.ignore()
            return
        if "watch" in self.__dict__:
            self.watch.delivery.close()
        for timer in self.findChildren(QTimer):
            timer.stop()  # what waits for a pause would look into records that are closed by then
        self.context.tasks.close()
        self._settings.keep_place(self)
        super().closeEvent(event)


def _open_counts(desk: "Desk", specs: tuple[PageSpec, ...]) -> dict[str, int]:
    """Return what is still open today, by page key."""
    return {spec.key: spec.open_count(desk) for spec in specs if spec.open_count is not None}


def _focus_within(area: QWidget) -> None:
    inside = (child for child in area.findChildren(QWidget) if _takes_focus(child))
    inner = area if area.focusPolicy().value else next(inside, None)
    if inner is not None:
        inner.setFocus()
        _bring_into_sight(inner)


def _bring_into_sight(part: QWidget) -> None:
    """Scroll what is around it; Qt does so for Tab alone. Of what is higher than its place, some is seen."""
    place = part.parentWidget()
    while place is not None:
        if isinstance(place, QScrollArea) and (body := place.widget()) is not None:
            top = part.mapTo(body, QPoint()).y()
            seen = QRect(0, place.verticalScrollBar().value(), 1, place.viewport().height())
            if part.height() <= seen.height():
                place.ensureWidgetVisible(part, 0, _BESIDE_FOCUS)
            elif not seen.intersects(QRect(0, top, 1, part.height())):
                place.ensureVisible(0, top, 0, seen.height() // 2)
        place = place.parentWidget()


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value) and widget.isVisible() and widget.isEnabled()
