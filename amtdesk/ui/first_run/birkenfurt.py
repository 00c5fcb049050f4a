"""Birkenfurt is marked beside every page, and left by one click: it is set aside whole, an own desk begins.

The first question leads there, and back to what she left there.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.buttons import IconButton, LinkButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from pathlib import Path

    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.page import Page
    from amtdesk.ui.theme import Theme

#: The bar that says, once, where she is.
KEY: Final = "demo"

#: What it keeps off the entry below it, whose frame would else touch its own in a high contrast.
_BELOW: Final = 6


class BirkenfurtMark(QWidget):
    """Stands in the rail as long as the town is the invented one; an icon where the rail has icons only."""

    leave_wished = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        lines = column(theme, spacing=2)
        self.setLayout(lines)
        self._name = Label(theme, self.tr("Birkenfurt is invented."), role="metaStrong", color="warn.text", wrap=True)
        self._words = Label(
            theme, self.tr("Try everything; nothing here is real."), role="meta", color="text.secondary", wrap=True
        )
        self.leave = LinkButton(theme, self.tr("Begin your own desk"))
        self.leave.let_shorten()
        said = self.tr("Birkenfurt is invented. Begin your own desk")
        self.leave_narrow = IconButton(theme, said, icon="eye", kind="quiet")
        for part in (self._name, self._words, self.leave, self.leave_narrow):
            lines.addWidget(part)
        lines.setAlignment(self.leave_narrow, Qt.AlignmentFlag.AlignHCenter)  # as the icons of the entries
        self.leave.clicked.connect(self.leave_wished)
        self.leave_narrow.clicked.connect(self.leave_wished)
        self.show_narrow(is_narrow=False)
        theme.changed.connect(self.update)

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon only, or words."""
        self._is_narrow = is_narrow
        for part in (self._name, self._words, self.leave):
            part.setVisible(not is_narrow)
        self.leave_narrow.setVisible(is_narrow)
        sides = (0, 0, 0, 0) if is_narrow else tuple(self._theme.px(n) for n in (12, 10, 8, 8 + _BELOW))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*sides)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_narrow:
            return
        theme = self._theme
        fill, border = theme.color("warn.soft"), theme.color("border.subtle") if theme.is_high_contrast else None
        plate(
            QPainter(self),
            QRectF(self.rect().adjusted(0, 0, 0, -theme.px(_BELOW))),
            radius=theme.px(6),
            fill=fill,
            border=border,
            width=theme.hairline(),
        )


class Leaving(QObject):
    """Leads out of Birkenfurt and, while the own desk is empty, back again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._messages = window.context.messages

    def mark(self) -> None:
        """Mark the demonstration in the rail."""
        mark = BirkenfurtMark(self._window.context.theme)
        mark.leave_wished.connect(self.leave)
        self._window.rail.add_mark(mark)

    def leave(self) -> None:
        """Set Birkenfurt aside and ask the first question of the own desk."""
        window = self._window
        self._go_home()
        try:
            place = window.context.desk.demo.leave()
        except UserFacingError as error:
            self._messages.report(error)
            return
        self._messages.clear_bar(KEY)
        window.rebuild()
        window.open_welcome()
        QTimer.singleShot(0, self, lambda: self._say_where(place))  # once the page has its places: no word is covered

    def _say_where(self, place: "Path") -> None:
        self._messages.toast(
            self.tr("Birkenfurt lies aside, whole, in the folder “{folder}”.").format(folder=place.name),
            self.tr("Back to Birkenfurt"),
            on_action=lambda: self._come_back(place),
            keys="Ctrl+Z",
        )

    def _come_back(self, place: "Path") -> None:
        self._go_home()
        try:
            self._window.context.desk.demo.come_back(place)
        except UserFacingError as error:
            self._messages.report(error)
            return
        self._window.rebuild()
        self._window.open(Destination(self._window.specs[0].key))

    def _go_home(self) -> None:
        """Nothing may lie open that the other records do not know, and no worker may still read these."""
        self._window.open(Destination(self._window.specs[0].key))
        self._window.stack.take_over([])
        self._window.context.tasks.wait()


class LookingAround(QObject):
    """Leads from the first question into Birkenfurt: the one she left, or a new one."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page

    def open(self) -> None:
        """Open it."""
        place = self._page.desk.demo.left_aside()
        if place is not None:
            self._come_back(place)
            return
        self._page.setEnabled(False)
        self._page.tasks.run(
            self.tr("Birkenfurt is being set up"),
            _open_birkenfurt,
            hearer=self,
            then=self._opened,
            otherwise=self._failed,
        )

    def _come_back(self, place: "Path") -> None:
        """It is as she left it, with all that she tried there."""
        self._page.tasks.wait()  # no worker may still read the empty desk
        try:
            self._page.desk.demo.come_back(place)
        except UserFacingError as error:
            self._page.messages.report(error)
            return
        self._opened(None)

    def _opened(self, _nothing: None) -> None:
        self._page.setEnabled(True)
        self._page.begun.emit()
        self._page.messages.bar(
            self.tr("This is Birkenfurt, an invented town to try everything out. Nothing here is real."),
            key=KEY,
            icon="eye",
        )

    def _failed(self, error: Exception) -> None:
        self._page.setEnabled(True)
        if not isinstance(error, UserFacingError):
            raise error
        self._page.messages.report(error)


def _open_birkenfurt(desk: "Desk") -> None:
    desk.demo.open_birkenfurt()
