"""The base of sheets that list things: rows, the deeds of the chosen one, what was done, a new one, the way out."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.said_line import SaidLine
from amtdesk.ui.widgets.sheet_cards import ChosenCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

EDIT = "edit"
DELETE = "delete"


class ListSheet(TallSheet):
    """Enter or F2 changes, Space does what `ticks` names, Del deletes, Ctrl+N adds, Ctrl+Z takes back.

    A room calls `build` when it knows its words, and says what it reads and does.
    """

    #: What Space and the circle do.
    ticks: ClassVar[str]
    #: Keys beside those that every list has.
    keys: ClassVar[Mapping[str, str]]

    def __init__(self, context: "PageContext", parent: QWidget, *, width: int) -> None:
        super().__init__(context.theme, parent, heading="", width=width)
        self._context = context
        self._is_low = False
        self.about = Label(context.theme, role="meta", color="text.secondary", wrap=True)
        self.said = SaidLine(context)
        self.list = ChosenCards(context.theme, "")
        self._deeds = FlowRow(context.theme, spacing=4)
        self.deeds: Mapping[str, KbdButton] = {}

    def build(
        self, name: str, deeds: Mapping[str, KbdButton], *, new: KbdButton, others: Sequence[KbdButton] = ()
    ) -> None:
        """Put it together and read: the deeds of a row, the button for a new one, and what else there is."""
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.deeds, self.new = deeds, new
        self.head.addWidget(self.about)
        for wish, button in deeds.items():
            self._deeds.flow.addWidget(button)
            button.clicked.connect(partial(self._act_on_current, wish))
        self.foot.addWidget(self._deeds)
        self.foot.addWidget(self.said)
        self.foot.addWidget(self.end_with(new, *others))
        self.add_middle(self.list, side=24)
        self.list.opened.connect(partial(self._act, EDIT))
        self.list.ticked.connect(partial(self._act, self.ticks))
        self.list.deleted.connect(partial(self._act, DELETE))
        self.list.action_requested.connect(lambda key, wish: self._act(wish, key))
        self.list.current_changed.connect(self._offer_deeds)
        self.said.undone.connect(self.refresh)
        new.clicked.connect(self._add)
        self.refresh()

    def open_now(self, key: object = None) -> None:
        """Show the sheet, at a thing or at the first one."""
        if key is None or not self.list.select_key(key):
            self.list.select_first()
        self.open(self.list if self.list.rows() else self.new)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._is_low = is_low
        self._offer_deeds(self.list.current_key())

    # what a room says

    @abstractmethod
    def _read(self) -> Sequence[CardRow]:
        """Read the things, say heading and `about`, and return the rows."""

    @abstractmethod
    def _act(self, wish: str, key: object) -> None:
        """Do something with a thing, if there is one under this key."""

    @abstractmethod
    def _add(self) -> None:
        """Begin a new one."""

    def _mark_deeds(self, key: object) -> None:
        """Say what may be done with the thing under this key."""

    # what is shown

    def refresh(self) -> None:
        """Read the things again."""
        rows = self._read()
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._offer_deeds(self.list.current_key())
        if self.isVisible():
            self._fit_later.start()

    def _offer_deeds(self, key: object) -> None:
        self._deeds.setVisible(key is not None and not self._is_low)
        if key is not None:
            self._mark_deeds(key)

    def pop_up(self, menu: PopupMenu) -> None:
        """Show a menu at the chosen row, with its first entry chosen."""
        place = self.list.visualRect(self.list.currentIndex()).center()
        menu.popup(self.list.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    # what is done

    def _act_on_current(self, wish: str) -> None:
        self._act(wish, self.list.current_key())

    def do(self, deed: Callable[[], object], told: str, *, stay_at: object = None) -> None:
        """Do something, say what was done or why not, and go on with the next one, or `stay_at` this one."""
        place = self.list.currentIndex().row()
        try:
            deed()
        except UserFacingError as error:
            self.said.report(error)
        else:
            self.said.say(told)
            if stay_at is None:
                self.list.clear_current()
        self.refresh()
        if stay_at is None or not self.list.select_key(stay_at):
            self._go_on_at(place)
        if not self.list.rows():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, told: str, key: object = None) -> None:
        """Say what a sheet above this one has done, at the thing that it did it to."""
        self.refresh()
        self.list.select_key(key)
        self.said.say(told)
        if self.list.rows():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_at(self, place: int) -> None:
        """What was acted on may stand elsewhere now: she goes on where she was, with the next one."""
        rows = [row.key for row in self.list.rows() if not row.is_heading]
        if rows and self.list.current_key() is None:
            self.list.select_key(rows[min(place, len(rows) - 1)])

    def window_part(self) -> QWidget:
        """What the sheet lies over."""
        return self.parentWidget() or self

    # keys

    def _wish(self, event: QKeyEvent) -> str:
        keys = {"Ctrl+N": "new", "F2": EDIT, "Ctrl+Z": "undo", **self.keys}
        return keys.get(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText), "")

    @override
    def event(self, event: QEvent) -> bool:
        # the window's own keys wait while a sheet is open; these belong to the list
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wish(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match self._wish(event):
            case "new":
                self.new.click()
            case "undo":
                self.said.undo()
            case "":
                super().keyPressEvent(event)
            case wish:
                self._act_on_current(wish)
