"""All templates into a file: for Excel, or as a pack that another desk imports."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class FileExport(QObject):
    """Asks where to, and writes."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def choose(self) -> None:
        """Ask where to, and write everything out."""
        kinds = self.tr("For Excel (*.csv);;As a pack (*.yaml)")
        proposal = self.tr("reply-templates.csv")
        name, _kind = QFileDialog.getSaveFileName(self._page, self.tr("Export reply templates"), proposal, kinds)
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write all templates into a file."""
        try:
            self._context.desk.exports.templates(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._context.messages.toast(self.tr("Exported: {name}.").format(name=path.name))
