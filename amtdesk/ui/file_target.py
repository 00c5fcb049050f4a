"""Where to write a file: asked in one dialog for every room that exports. And the written file, shown."""

from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

#: Where the application remembers the folder while it runs.
_LAST: Final = "folderOfLastFile"


class ChooseTarget(Protocol):
    """How a place to write to is asked for; None when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        """Ask. `proposal` is a name, or a path where its folder is known; what comes back has an ending."""


def ask_target(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
    """Ask for a place, with a name or path proposed and its ending kept. None when she changed her mind."""
    proposed = Path(proposal)
    dialog = QFileDialog(page, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(files)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))  # asked before a file with it is written over
    dialog.setDirectory(str(proposed.parent if proposed.is_absolute() else _folder()))
    dialog.selectFile(proposed.name)
    if not dialog.exec():
        return None
    path = Path(dialog.selectedFiles()[0])
    _application().setProperty(_LAST, str(path.parent))
    return path


def show_file(path: Path) -> None:
    """Open the file in the program that the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _folder() -> Path:
    """Where she wrote to last; until then her documents, never the folder that the program was started in."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (_application().property(_LAST), documents)
    return next((Path(str(each)) for each in known if each and Path(str(each)).is_dir()), Path.home())


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    if found is None:
        raise RuntimeError("there is no application to ask")
    return found
