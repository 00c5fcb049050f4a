"""All templates into a file: for Excel, or as a pack that another desk imports."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ChooseTarget(Protocol):
    """How a place to write to is asked for; None when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        """Ask. The name that comes back has an ending."""


class FileExport(QObject):
    """Asks where to, and writes."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.choose_path: ChooseTarget = _ask_path

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


def _ask_path(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
    dialog = QFileDialog(page, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(files)
    dialog.setDefaultSuffix(Path(proposal).suffix.removeprefix("."))  # asked before a file with it is written over
    dialog.selectFile(proposal)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
