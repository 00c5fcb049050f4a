"""Where a file is written to: the dialog begins in her documents, then where she wrote last; a menu stays inside."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.file_target import ask_target
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.menus import PopupMenu


def test_it_begins_in_her_documents_and_then_where_she_wrote_last(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, shared = tmp_path / "Dokumente", tmp_path / "Netz"
    for folder in (tmp_path / "config", documents, shared):
        folder.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', encoding="utf-8")
    qapp.setProperty("folderOfLastFile", None)
    page = QWidget()
    qtbot.addWidget(page)
    begun_in: list[Path] = []

    def write_to(folder: Path | None) -> Path | None:
        QTimer.singleShot(0, page, lambda: _answer(begun_in, folder))
        return ask_target(page, "Sichern", proposal="AmtDesk.csv", files="CSV (*.csv)")

    assert write_to(shared) == shared / "AmtDesk.csv"
    assert write_to(None) is None
    shared.rmdir()
    write_to(None)
    qapp.setProperty("folderOfLastFile", None)

    assert begun_in == [documents, shared, documents]
    assert Path(os.getcwd()) not in begun_in  # noqa: PTH109 - the folder of the process is meant


def test_where_a_room_knows_its_folder_the_dialog_begins_there_and_keeps_the_ending(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page, papers = QWidget(), tmp_path / "Freigaben"
    qtbot.addWidget(page)
    papers.mkdir()
    begun_in: list[Path] = []
    QTimer.singleShot(0, page, lambda: _answer(begun_in, tmp_path, name="Seite"))

    chosen = ask_target(page, "Sichern", proposal=str(papers / "Freigabe.pdf"), files="PDF (*.pdf)")

    assert begun_in == [papers]
    assert chosen == tmp_path / "Seite.pdf", "written beside the file that the dialog asked about"


def _answer(begun_in: list[Path], folder: Path | None, *, name: str = "AmtDesk.csv") -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    begun_in.append(Path(dialog.directory().absolutePath()))
    if folder is None:
        dialog.reject()
    else:
        dialog.selectFile(str(folder / name))
        dialog.accept()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # offscreen has no popups
def test_a_menu_at_the_right_side_stays_in_the_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 500, 300)
    window.show()
    menu = PopupMenu(theme, window)
    menu.add("Frage notieren", window.update, icon="messages-square", keys="Ctrl+Shift+N")

    menu.popup(window.mapToGlobal(QPoint(490, 20)))

    assert menu.geometry().right() < window.geometry().right()
    assert menu.width() < window.width()
    menu.close()
