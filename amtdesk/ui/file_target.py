"""Where to write a file: asked in one dialog for every room that exports."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class ChooseTarget(Protocol):
    """How a place to write to is asked for; None when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        """Ask. The name that comes back has an ending."""


def ask_target(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
    """Ask for a place, with a name proposed and its ending kept. None when she changed her mind."""
    dialog = QFileDialog(page, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(files)
    dialog.setDefaultSuffix(Path(proposal).suffix.removeprefix("."))  # asked before a file with it is written over
    dialog.selectFile(proposal)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
