"""The overview of keys (F1): every key by place, narrowed by typing, and on paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.key_help import KeyHelp
from amtdesk.ui.key_map import KEY_MAP, PLACES
from amtdesk.ui.key_paper import KeyPaper, key_sections
from amtdesk.ui.page import Destination
from amtdesk.ui.page_list import PAGES
from tests.ui.hands import press, type_words, words_on

PORTABLE = QKeySequence.SequenceFormat.PortableText


def opened(running: WindowApp, qtbot: QtBot) -> KeyHelp:
    press(qtbot, Qt.Key.Key_F1)
    sheet = running.window.sheet()
    assert isinstance(sheet, KeyHelp)
    return sheet


def test_every_key_stands_in_it_by_place(running: WindowApp, qtbot: QtBot) -> None:
    shown = words_on(opened(running, qtbot))

    for binding in KEY_MAP:
        assert running.language.text(binding.text) in shown
    for title in PLACES.values():
        assert running.language.text(title) in shown
    for spec in PAGES:
        assert running.language.text(spec.title) in shown


def test_no_key_is_listed_twice_in_one_place(running: WindowApp) -> None:
    for section in key_sections(running.context(), PAGES, pages="Seiten"):
        keys = [key for line in section.lines for key in line.keys]
        assert len(keys) == len(set(keys)), section.title


def test_typing_narrows_it_by_what_a_key_does_and_by_the_key(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running, qtbot)

    type_words("notieren")
    assert "Frage notieren" in words_on(sheet)
    assert "Rückgängig" not in words_on(sheet)
    sheet.field.setText("umschalt eingabe")
    assert "Einen Textbaustein öffnen statt kopieren" in words_on(sheet)
    sheet.field.setText("qqqq")
    assert "Nichts gefunden zu „qqqq“." in words_on(sheet)
    press(qtbot, Qt.Key.Key_Escape)

    assert "Rückgängig" in words_on(sheet)


def test_the_arrows_scroll_while_the_field_keeps_the_focus(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running, qtbot)
    bar = sheet._scroll.verticalScrollBar()  # noqa: SLF001 - what is seen

    press(qtbot, Qt.Key.Key_Down)
    assert bar.value() > 0
    press(qtbot, Qt.Key.Key_Up)

    assert bar.value() == 0
    assert QApplication.focusWidget() is sheet.field


def test_it_is_saved_as_a_page_to_lie_beside_the_keyboard(running: WindowApp, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []
    running.messages.toast_raised.connect(lambda note: said.append(note.text))
    paper = KeyPaper(running.context(), PAGES, window=running.window)
    asked: list[Path] = []

    def chosen(page: QWidget, title: str, *, proposal: str, files: str) -> Path:
        asked.append(Path(proposal))
        return tmp_path / ("Tasten.pdf" if page.isVisible() and title and "*.pdf" in files else "Tasten")

    paper.choose_path = chosen
    paper.save()

    qtbot.waitUntil(lambda: said == ["Gespeichert: Tasten.pdf"], timeout=20_000)
    assert asked[0].name == "AmtDesk-Tasten.pdf"
    assert (tmp_path / "Tasten.pdf").read_bytes().startswith(b"%PDF")
    assert running.settings.report_folder() == tmp_path


def test_nothing_is_saved_when_no_place_is_chosen(running: WindowApp) -> None:
    paper = KeyPaper(running.context(), PAGES, window=running.window)
    paper.choose_path = lambda *_asked, **_named: None

    paper.save()

    assert not running.tasks.is_busy()


def test_the_button_closes_the_sheet_and_asks_to_save(running: WindowApp) -> None:
    wished: list[bool] = []
    sheet = KeyHelp(running.context(), PAGES, parent=running.window)
    sheet.save_wished.connect(lambda: wished.append(True))
    sheet.open_now()

    sheet.save.click()

    assert wished == [True]
    assert not sheet.isVisible()


def test_every_key_that_a_page_takes_is_listed(birkenfurt: WindowApp) -> None:
    listed = {keys for binding in KEY_MAP for keys in (binding.keys, *binding.also)} | {spec.shortcut for spec in PAGES}
    window = birkenfurt.window
    post = birkenfurt.desk.posts.list()[0]
    for destination in (*(Destination(spec.key) for spec in PAGES), Destination("plan", post.id)):
        window.open(destination)

    taken = {shortcut.key().toString(PORTABLE) for shortcut in window.findChildren(QShortcut)}

    assert taken - {QKeySequence(keys).toString(PORTABLE) for keys in listed} == set()
