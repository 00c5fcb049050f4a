"""What the window's keys do, one method a deed of the key map. The window only binds them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.key_map import KEY_MAP
from amtdesk.ui.page import Destination
from amtdesk.ui.text_undo import UNDO_KEYS
from amtdesk.ui.theme import ZOOM_STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.closing import Closing
    from amtdesk.ui.handbook import HandbookDoor
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.ways_back import WaysBack
    from amtdesk.ui.widgets.buttons import KbdButton
    from amtdesk.ui.widgets.sheet import Sheet


class Wishes(QObject):
    """The deeds behind the keys."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.context.messages.way_back_offered.connect(self._offer_way_back)
        for spec in window.specs:
            self._bind(spec.shortcut, self._opener(spec.key))
        for binding in KEY_MAP:
            if binding.wish:
                for keys in (binding.keys, *binding.also):
                    self._bind(keys, getattr(self, binding.wish))

    def _bind(self, keys: str, deed: "Callable[[], None]") -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._do(deed))

    def _do(self, deed: "Callable[[], None]") -> None:
        sheet = self._window.sheet()
        if sheet is None:
            deed()
        elif deed == self.primary:
            _press(sheet.primary_button())
        elif deed == self.row_menu:
            deed()
        elif deed == self.help:
            self._help_over(sheet)  # opens beside the window: what is typed stays as it is
        elif deed == self.note_question and not sheet.notes_questions:
            deed()  # a question is noted over whatever is open: that waits below
        # every other key waits until the sheet is closed: what is typed there must not get lost

    def _opener(self, key: str) -> "Callable[[], None]":
        return lambda: self._window.open_key(key)

    @cached_property
    def _closing(self) -> "Closing":
        from amtdesk.ui.closing import Closing

        return Closing(self._window)

    def may_close(self) -> bool:
        """Whether all that was typed is stored, so that the window may close."""
        return self._closing.may_close()

    # deeds

    def find(self) -> None:
        """Open the quick find."""
        self._window.open_find()

    def help(self) -> None:
        """Show what helps on this page: its tasks in the handbook, and the keys."""
        self._window.open_help()

    @cached_property
    def door(self) -> "HandbookDoor":
        """The way into the handbook."""
        from amtdesk.ui.handbook import HandbookDoor

        return HandbookDoor(self._window.context, self._window)

    def open_handbook(self) -> None:
        """Open the handbook where it tells of this page."""
        self.door.open(self.help_place())

    def help_place(self) -> str:
        """The place in the handbook that tells of what is open."""
        from amtdesk.ui.help_place import help_place

        return help_place(self._window)

    def save_handbook(self) -> None:
        """Save the handbook as a file."""
        self.door.save()

    def _help_over(self, sheet: "Sheet") -> None:
        """The same key again, or in any other sheet: the handbook, at what the sheet is about."""
        if sheet.is_help:
            _press(sheet.primary_button())
        else:
            self.door.open(self.help_place())

    def save_keys(self) -> None:
        """Save the overview of keys as PDF."""
        from amtdesk.ui.key_paper import KeyPaper

        KeyPaper(self._window.context, self._window.specs, window=self._window).save()

    def note_question(self) -> None:
        """Note a question from anywhere."""
        self._window.open_quick_note()

    def row_menu(self) -> None:
        """Open the menu of what has the focus: not everywhere does Qt do so for this key by itself."""
        widget = self._window.focusWidget()
        if widget is not None:
            place = widget.rect().center()
            wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, wish)

    def primary(self) -> None:
        """Press the page's primary button."""
        page = self._window.page()
        if page is not None:
            _press(page.primary_button())

    def new(self) -> None:
        """Begin a new thing of the page's kind."""
        page = self._window.page()
        if page is not None:
            page.new_requested()

    def edit(self) -> None:
        """Edit what is selected."""
        page = self._window.page()
        if page is not None:
            page.edit_requested()

    def round(self) -> None:
        """Start or continue the round."""
        self._window.open(Destination("rounds", "start"))

    def back(self) -> None:
        """Go back to what was shown before."""
        self._window.step_back()

    def undo(self) -> None:
        """Take back what was done last, unless the page where she types means something else by the key."""
        voice = self._window.voice
        if voice.offered_keys() == UNDO_KEYS:
            voice.toast.action_button().click()  # also where it leads back from what is no step of the desk
        elif self._ways_back.is_next():
            self._ways_back.go()
        else:
            self.undo_step()

    def undo_step(self) -> None:
        """Take back the last step of the desk, unless the page where she types says that it may not."""
        page = self._window.page()
        if page is None or page.may_undo():
            self.take_back()

    def take_back(self) -> None:
        """Take back the last step of the desk: the toast that named it was pressed."""
        self._revert(is_redo=False)

    @cached_property
    def _ways_back(self) -> "WaysBack":
        from amtdesk.ui.ways_back import WaysBack

        return WaysBack(self._window)

    def _offer_way_back(self, text: str, back: "Callable[[], None]") -> None:
        self._ways_back.offer(text, back)

    def go_on(self) -> None:
        """Take the way on that a toast offers."""
        self._window.voice.toast.go_on()

    def redo(self) -> None:
        """Bring back what undo took."""
        self._revert(is_redo=True)

    def _revert(self, *, is_redo: bool) -> None:
        history, messages = self._window.context.desk.history, self._window.context.messages
        page = self._window.page()
        if page is not None:
            page.store()
        try:
            step = history.redo() if is_redo else history.undo()
        except UserFacingError as error:
            messages.report(error)
            return
        if step is None:
            messages.toast(self.tr("There is nothing to redo.") if is_redo else self.tr("There is nothing to undo."))
            return
        what = self._window.context.language.sentence(step.label)
        if is_redo:
            messages.toast(self.tr("Redone: {what}").format(what=what), keys="")
        else:
            again = self.tr("Redo")
            messages.toast(self.tr("Undone: {what}").format(what=what), again, on_action=self.redo, keys="Ctrl+Y")

    def larger(self) -> None:
        """Zoom in by one step."""
        zoom = self._window.context.theme.zoom_percent
        self._window.context.theme.set_zoom(next((step for step in ZOOM_STEPS if step > zoom), ZOOM_STEPS[-1]))

    def smaller(self) -> None:
        """Zoom out by one step."""
        zoom = self._window.context.theme.zoom_percent
        self._window.context.theme.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < zoom), ZOOM_STEPS[0]))

    def normal_size(self) -> None:
        """Back to 100 %."""
        self._window.context.theme.set_zoom(100)

    def next_area(self) -> None:
        """Walk to the next area: rail, bars, then the page's."""
        self._walk(1)

    def previous_area(self) -> None:
        """Walk to the area before."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        areas = self._window.areas()
        focused = self._window.focusWidget()
        here = next((place for place, area in enumerate(areas) if _holds(area, focused)), 0)
        self._window.focus_area(areas[(here + by) % len(areas)])


def _press(button: "KbdButton | None") -> None:
    if button is not None and button.isVisible() and button.isEnabled():
        button.click()


def _holds(area: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (area is focused or area.isAncestorOf(focused))
