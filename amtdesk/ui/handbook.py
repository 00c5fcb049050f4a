"""The way into the handbook: in the browser at the place where she is, or as a file. Loaded when it is asked for."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.system.handbook import handbook_file, save_handbook, way_to
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.file_target import ChooseTarget, ask_target
from amtdesk.ui.messages import BarAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext


#: The bar that says that nothing opens it.
_BAR: Final = "handbook"


class HandbookDoor(QObject):
    """Opens and saves the handbook for a window or a page."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._messages = context.messages
        self._clipboard = Clipboard(context.messages, self)
        self.open_file: Callable[[Path], bool] = _open_file
        self.choose_target: ChooseTarget = ask_target

    def open(self, anchor: str) -> None:
        """Open the handbook in the browser at a place."""
        copy = self.tr("Copy the path")
        if self.open_file(way_to(anchor)):  # nobody tells when the browser ends at once: the next step is named anyway
            said = self.tr("The handbook opens in the browser. Should none come up, open its file yourself.")
            self._messages.toast(said, copy, on_action=self.copy_path, icon="external-link")
            return
        said = self.tr("The handbook could not be opened: this computer names no browser. It lies here: {path}")
        ways = (BarAction(copy, self.copy_path), BarAction(self.tr("Save as a file …"), self.save))
        self._messages.bar(said.format(path=handbook_file()), ways, key=_BAR, icon="info")

    def copy_path(self) -> None:
        """Put the path of the handbook onto the clipboard, to be opened by hand."""
        path = handbook_file()
        self._clipboard.copy(str(path), then=partial(self._say_copied, path))

    def _say_copied(self, path: Path) -> None:
        self._messages.clear_bar(_BAR)
        said = self.tr("Copied: {path}. Paste it into the address line of a browser.")
        self._messages.toast(said.format(path=path))

    def save(self) -> None:
        """Ask where to, and copy the handbook there: as PDF to print, or as HTML."""
        kinds = self.tr("PDF (*.pdf);;Page for the browser (*.html)")
        title = self.tr("Save the handbook")
        path = self.choose_target(self._parent, title, proposal="AmtDesk-Handbuch.pdf", files=kinds)
        if path is None:
            return
        try:
            saved = save_handbook(path)
        except UserFacingError as error:
            self._messages.report(error)
            return
        said = self.tr("Saved: {name}").format(name=saved.name)
        self._messages.toast(said, self.tr("Show"), on_action=partial(self.show, saved))

    def show(self, path: Path) -> None:
        """Open what was saved."""
        self.open_file(path)


def _open_file(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
