"""F1 and the handbook: the help of a page, the place in the handbook that fits, and the handbook as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.system.handbook import handbook, handbook_file
from amtdesk.ui.app import WindowApp
from amtdesk.ui.handbook import HandbookDoor
from amtdesk.ui.key_help import KeyHelp
from amtdesk.ui.page import NEW_OCCASION, Destination
from amtdesk.ui.pages.settings.about_card import AboutCard
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.wishes import Wishes
from tests.ui.hands import press, words_on

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote


@pytest.fixture
def opened(running: WindowApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places at which the browser was asked to open the handbook."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return listening(running)


def wishes(running: WindowApp) -> Wishes:
    found = running.window.findChild(Wishes)
    assert found is not None
    return found


def listening(running: WindowApp) -> list[str]:
    return listening_at(wishes(running).door)


def listening_at(door: HandbookDoor) -> list[str]:
    places: list[str] = []

    def note(path: Path) -> bool:
        places.append(path.stem.removeprefix("handbuch-"))
        return True

    door.open_file = note
    return places


def help_sheet(running: WindowApp, qtbot: QtBot) -> KeyHelp:
    press(qtbot, Qt.Key.Key_F1)
    sheet = running.window.sheet()
    assert isinstance(sheet, KeyHelp)
    return sheet


def test_f1_twice_opens_the_handbook_at_the_chapter_of_the_page(
    running: WindowApp, qtbot: QtBot, opened: list[str]
) -> None:
    for page, chapter in (("questions", "fragen"), ("plan", "redaktionsplan"), ("settings", "einstellungen")):
        running.window.open(Destination(page))
        help_sheet(running, qtbot)
        press(qtbot, Qt.Key.Key_F1)

        assert running.window.sheet() is None
        assert opened[-1] == chapter


def test_the_help_of_the_editor_leads_to_the_page_about_posts(
    birkenfurt: WindowApp, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    places = listening(birkenfurt)
    birkenfurt.window.open(Destination("plan", birkenfurt.desk.posts.list()[0].id))

    help_sheet(birkenfurt, qtbot).open_handbook.click()

    assert places == ["beitrag"]


def test_a_part_of_a_page_leads_to_its_own_place(running: WindowApp, opened: list[str]) -> None:
    for target, place in (("records", "sicherung"), ("look", "einstellungen-darstellung")):
        running.window.open(Destination("settings", target))
        wishes(running).open_handbook()

        assert opened[-1] == place


def test_the_settings_lead_to_it_too(running: WindowApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    running.window.open(Destination("settings", "about"))
    card = running.window.findChild(AboutCard)
    assert card is not None
    places = listening_at(card.door)

    card.handbook.click()

    assert places == ["willkommen"]


def test_its_keys_come_first_and_its_tasks_before_them(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("questions"))

    sheet = help_sheet(running, qtbot)
    words = words_on(sheet)

    told = [link.label() for link in sheet.tasks.links]
    assert told == [task.title for task in handbook().chapter("fragen").tasks[: len(told)]]
    assert words.index("In den Bürgerfragen") < words.index("Überall")


def test_typing_finds_tasks_of_every_chapter(running: WindowApp, qtbot: QtBot, opened: list[str]) -> None:
    sheet = help_sheet(running, qtbot)

    sheet.field.setText("beleidigend")
    assert sheet.tasks.links[0].isVisible()
    assert sheet.tasks.links[0].label() == "Ein Kommentar wird beleidigend. Was nun?"
    sheet.tasks.links[0].click()

    assert opened == ["fragen-beleidigung"]
    assert running.window.sheet() is None


def test_f1_in_another_sheet_opens_the_handbook_and_changes_nothing_here(
    running: WindowApp, qtbot: QtBot, opened: list[str]
) -> None:
    running.window.open(Destination("plan", NEW_OCCASION))
    sheet = running.window.sheet()
    assert sheet is not None

    press(qtbot, Qt.Key.Key_F1)

    assert running.window.sheet() is sheet
    assert opened == ["redaktionsplan-anlass"]


def test_an_english_window_says_that_the_handbook_is_german(running: WindowApp, qtbot: QtBot) -> None:
    said = "The handbook is written in German."
    assert said not in words_on(help_sheet(running, qtbot))
    press(qtbot, Qt.Key.Key_Escape)

    running.window.language_requested.emit("en")

    assert said in words_on(help_sheet(running, qtbot))


def test_where_no_browser_comes_the_way_to_the_file_is_offered(
    running: WindowApp, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    voice, door = running.window.voice, wishes(running).door
    door.open_file = lambda _path: True  # a browser was asked, and ended at once: nobody is told of that
    help_sheet(running, qtbot)
    press(qtbot, Qt.Key.Key_F1)
    assert voice.toast.text().startswith("Das Handbuch öffnet sich im Browser. Erscheint keiner, ")
    voice.toast.action_button().click()
    assert Path(QGuiApplication.clipboard().text()) == handbook_file()
    assert str(handbook_file()) in voice.toast.text()

    door.open_file = lambda _path: False
    door.choose_target = Chosen(tmp_path / "AmtDesk-Handbuch.pdf")
    wishes(running).open_handbook()
    (said,) = voice.bars.texts()
    assert said.startswith("Das Handbuch lässt sich nicht öffnen: Dieser Rechner nennt keinen Browser.")
    assert said.endswith(str(handbook_file()))
    ways = {each.label(): each for each in voice.bars.findChildren(KbdButton)}
    ways["Als Datei speichern …"].click()
    assert (tmp_path / "AmtDesk-Handbuch.pdf").read_bytes().startswith(b"%PDF")
    assert voice.toast.text() == "Gespeichert: AmtDesk-Handbuch.pdf"
    ways["Pfad kopieren"].click()
    assert voice.bars.texts() == ()


def test_what_was_saved_can_be_shown(running: WindowApp, tmp_path: Path) -> None:
    said: list[ToastNote] = []
    running.messages.toast_raised.connect(said.append)
    door = wishes(running).door
    shown: list[Path] = []
    door.choose_target = Chosen(tmp_path / "Handbuch.html")

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    door.open_file = show
    wishes(running).save_handbook()
    assert said[0].on_action is not None
    said[0].on_action()

    assert shown == [tmp_path / "Handbuch.html"]


def test_nothing_is_saved_without_a_place_and_a_folder_that_is_gone_is_told(running: WindowApp, tmp_path: Path) -> None:
    said: list[object] = []
    running.messages.toast_raised.connect(said.append)
    running.messages.fault_raised.connect(said.append)
    door = HandbookDoor(running.context(), running.window)
    door.choose_target = Chosen(None)
    door.save()
    assert said == []

    door.choose_target = Chosen(tmp_path / "gone" / "Handbuch.pdf")
    door.save()

    assert len(said) == 1


class Chosen:
    """Answers where to save."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __call__(self, page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        assert page.isVisible()
        assert title == "Handbuch speichern"
        assert proposal == "AmtDesk-Handbuch.pdf"
        assert "*.html" in files
        return self._path
