"""All templates into a file: for Excel, or as a pack that another desk imports."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.file_target import ChooseTarget, ask_target

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class FileExport(QObject):
    """Asks where to, and writes."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.choose_path: ChooseTarget = ask_target

    def choose(self) -> None:
        """Ask where to, and write a table for Excel."""
        self._choose(self.tr("reply-templates.csv"), files=self.tr("For Excel (*.csv)"))

    def choose_pack(self) -> None:
        """Ask where to, and write a pack."""
        self._choose(self.tr("reply-templates.yaml"), files=self.tr("As a pack (*.yaml)"))

    def _choose(self, proposal: str, *, files: str) -> None:
        path = self.choose_path(self._page, self.tr("Export reply templates"), proposal=proposal, files=files)
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write all templates into a file."""
        try:
            count = self._context.desk.exports.templates(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        one, many = self.tr("1 template exported: {name}."), self.tr("{n} templates exported: {name}.")
        words = (one if count == 1 else many).format(n=self._context.language.number(count), name=path.name)
        self._context.messages.toast(words)
