"""Groups come in by file and go out by file: the menu beside the page's buttons."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.file_import import GROUPS, FileImport
from amtdesk.ui.file_target import ChooseTarget, ask_target
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class GroupFiles(QObject):
    """Import with a preview, export for Excel or to read back."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.importer = FileImport(context, page, kind=GROUPS)
        self.choose_path: ChooseTarget = ask_target

    def open_menu(self, button: QWidget) -> None:
        """Open the menu below its button."""
        menu = PopupMenu(self._context.theme, button)
        menu.add(self.tr("Import groups …"), self.importer.choose, icon="file-text")
        menu.add(self.tr("Export for Excel …"), self.choose_table, icon="save")
        menu.add(self.tr("Export as YAML …"), self.choose_list, icon="save")
        below = button.rect().bottomLeft() + QPoint(0, self._context.theme.px(4))
        menu.popup(button.mapToGlobal(below))

    def choose_table(self) -> None:
        """Ask where to, and write a table for Excel."""
        self._choose(self.tr("groups.csv"), files=self.tr("For Excel (*.csv)"))

    def choose_list(self) -> None:
        """Ask where to, and write a list that another desk imports."""
        self._choose(self.tr("groups.yaml"), files=self.tr("Lists of groups (*.yaml)"))

    def _choose(self, proposal: str, *, files: str) -> None:
        path = self.choose_path(self._page, self.tr("Export groups"), proposal=proposal, files=files)
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write all groups into a file."""
        try:
            count = self._context.desk.exports.groups(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        one, many = self.tr("1 group exported: {name}."), self.tr("{n} groups exported: {name}.")
        words = (one if count == 1 else many).format(n=self._context.language.number(count), name=path.name)
        self._context.messages.toast(words)
