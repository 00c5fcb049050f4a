"""Einstellungen, Sicherung: the list, back to an earlier state and forth again, the second place. By keyboard."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.second_place import PlaceKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.daily_care import DailyCare
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.backup_sheet import BackupSheet
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.place_sheet import PlaceSheet
from amtdesk.ui.pages.settings.records_card import RecordsCard
from amtdesk.ui.widgets.labels import Label
from tests.builders import NOW, set_clock
from tests.builders_places import a_stick, names_at
from tests.loop import let_rest
from tests.ui.hands import press

PATIENCE = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


def said(part: QWidget) -> str:
    let_rest()
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


class Hand:
    """What she does on the card and its sheets."""

    def __init__(self, running: WindowApp, qtbot: QtBot) -> None:
        self.running, self.qtbot = running, qtbot
        running.window.open(Destination("settings", "restore"))
        page = running.window.page()
        assert isinstance(page, SettingsPage)
        card = page.card("records")
        assert isinstance(card, RecordsCard)
        self.page, self.card = page, card

    def wait(self) -> None:
        """Until no worker has anything left to do."""
        self.qtbot.waitUntil(lambda: not self.running.tasks.is_busy(), timeout=PATIENCE)
        let_rest()

    def restore_sheet(self) -> BackupSheet:
        self.card.restore.click()
        sheet = self.running.window.sheet()
        assert isinstance(sheet, BackupSheet)
        self.qtbot.waitUntil(lambda: sheet.restore.isEnabled() or bool(sheet.error.text()), timeout=PATIENCE)
        return sheet

    def place_sheet(self) -> PlaceSheet:
        self.card.second.click()
        sheet = self.running.window.sheet()
        assert isinstance(sheet, PlaceSheet)
        return sheet


@pytest.fixture
def hand(birkenfurt: WindowApp, qtbot: QtBot) -> Iterator[Hand]:
    desk = birkenfurt.desk
    for day in (-1, 0):
        set_clock(desk, NOW + timedelta(days=day))
        desk.safekeeping.daily()
    yield Hand(birkenfurt, qtbot)
    birkenfurt.tasks.wait()


def test_an_earlier_state_comes_back_and_goes_again_by_one_key(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    desk = hand.running.desk
    assert "heute, 08:00" in said(hand.card)
    assert "Täglich" in said(hand.card)
    target = tmp_path / "Stick"
    target.mkdir()
    hand.card.choose_target = lambda page, title, *, proposal, files: (
        target / proposal if page.isVisible() and title and files else None
    )
    hand.card.save_as.click()
    qtbot.waitUntil((target / "AmtDesk-2027-05-12.amtdesk-backup").exists, timeout=PATIENCE)
    hand.wait()
    desk.posts.add("Freibad", "Offen.")
    desk.town.set("mayor_name", "Frau Neu")

    sheet = hand.restore_sheet()
    words = said(sheet)
    assert "Birkenfurt" in words
    assert "81 Bausteine" in words
    assert "Seitdem neu oder geändert und nach dem Zurückholen weg: 1 Beitrag, 1 Einstellung." in words
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hand.running.window.sheet() is None, timeout=PATIENCE)

    assert desk.town.town().mayor_name != "Frau Neu"
    qtbot.waitUntil(lambda: "Der Stand von damals ist wieder da" in said(hand.running.window), timeout=PATIENCE)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.town.town().mayor_name == "Frau Neu", timeout=PATIENCE)
    hand.wait()
    assert "Vor dem Zurückholen" in said(hand.card)


def test_a_damaged_backup_is_said_in_the_sheet_and_another_file_can_be_chosen(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = hand.running.desk
    newest, damaged = desk.safekeeping.backups()[:2]
    good = Path(shutil.copy(newest.path, tmp_path / "gut.amtdesk-backup"))
    damaged.path.write_bytes(b"rotten")

    sheet = hand.restore_sheet()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(sheet.error.text()), timeout=PATIENCE)
    assert "keine Sicherung von AmtDesk" in sheet.error.text()
    assert not sheet.restore.isEnabled()

    sheet.choose_path = lambda page, title, *, files: good if page.isVisible() and title and files else None
    sheet.other.click()
    qtbot.waitUntil(sheet.restore.isEnabled, timeout=PATIENCE)
    assert sheet.list.current_key() == good
    assert not sheet.error.text()


@pytest.fixture
def drive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another place than the folder of the records."""
    return tmp_path_factory.mktemp("drive")


def test_the_second_place_is_set_up_filled_read_and_left(hand: Hand, qtbot: QtBot, drive: Path) -> None:
    stick, desk = a_stick(drive), hand.running.desk
    sheet = hand.place_sheet()
    sheet.use.click()
    assert "Bitte wählen Sie einen Ordner" in sheet.error.text()
    sheet.choose_folder = lambda page, title, *, at: str(drive / "nowhere") if page.isVisible() and title else at
    sheet.browse.click()
    sheet.use.click()
    qtbot.waitUntil(lambda: "nicht erreichbar" in sheet.error.text(), timeout=PATIENCE)

    sheet.folder.setText(str(stick))
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: any(name.endswith(".amtdesk-backup") for name in names_at(stick)), timeout=PATIENCE)
    hand.wait()
    assert "liegt dort, Stand heute, 08:00, zuletzt gelesen heute, 08:00" in said(hand.card)

    copies = hand.restore_sheet()
    copies.from_place.click()
    qtbot.waitUntil(lambda: "Am zweiten Ort" in {row.title for row in copies.list.rows()}, timeout=PATIENCE)
    qtbot.waitUntil(copies.restore.isEnabled, timeout=PATIENCE)
    press(qtbot, Qt.Key.Key_Escape)

    set_clock(desk, NOW + timedelta(days=1))
    desk.safekeeping.daily()
    stick.rename(drive / "pulled-out")
    hand.card.carry.click()
    hand.wait()
    assert (
        "ist gerade nicht erreichbar. AmtDesk versucht es von selbst noch einmal.\n"
        "Dort ist seit heute, 08:00 nichts angekommen; zuletzt gelesen gestern, 08:00, Stand gestern, 08:00."
    ) in said(hand.card)
    set_clock(desk, NOW + timedelta(days=4))
    assert "Zweiter Ort seit 3 Tagen nicht erreichbar" in hand.running.window.watch.saved_words()

    hand.place_sheet().stop.click()
    hand.wait()
    assert desk.second_place.place().kind is PlaceKind.NONE
    assert "Noch keiner" in said(hand.card)


def test_webdav_asks_for_all_three_and_says_what_is_wrong(
    hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    sheet = hand.place_sheet()
    press(qtbot, Qt.Key.Key_Right)
    assert sheet.kind.key() is PlaceKind.WEBDAV
    sheet.use.click()
    assert "Adresse, Benutzername und Kennwort" in sheet.error.text()
    for field, words in ((sheet.address, "https://localhost:9/x"), (sheet.user, "weber"), (sheet.password, "geheim")):
        field.setText(words)
    sheet.use.click()
    qtbot.waitUntil(lambda: "keinen Schlüsselbund" in sheet.error.text(), timeout=PATIENCE)
    assert sheet.use.isEnabled()
    assert hand.running.desk.second_place.place().kind is PlaceKind.NONE


def test_each_day_begins_with_a_backup_that_goes_to_the_second_place(hand: Hand, qtbot: QtBot, drive: Path) -> None:
    desk, stick = hand.running.desk, a_stick(drive)
    desk.second_place.choose_folder(stick)
    days: list[object] = []
    care = DailyCare(hand.running.window, lambda other: days.append(other.safekeeping.daily()))

    for day in (1, 1, 2):
        set_clock(desk, NOW + timedelta(days=day))
        care.look()
        hand.wait()
        qtbot.waitUntil(lambda: not hand.running.tasks.is_busy(), timeout=PATIENCE)
    assert len(days) == 2
    qtbot.waitUntil(lambda: len([name for name in names_at(stick) if name.startswith("daily")]) == 2, timeout=PATIENCE)

    stick.rename(drive / "pulled-out")
    set_clock(desk, NOW + timedelta(days=3))
    care.look()
    hand.wait()
    qtbot.waitUntil(lambda: desk.second_place.state().failing_since is not None, timeout=PATIENCE)
    hand.wait()
    (drive / "pulled-out").rename(stick)
    set_clock(desk, NOW + timedelta(days=3, hours=3))
    care.look()
    qtbot.waitUntil(lambda: desk.second_place.state().failing_since is None, timeout=PATIENCE)
    hand.wait()


def test_a_backup_that_she_asked_for_is_named_by_its_hour(hand: Hand, qtbot: QtBot) -> None:
    hand.card.now.click()

    qtbot.waitUntil(lambda: hand.running.window.voice.toast.text() == "Gesichert und geprüft: heute, 08:00")
    hand.wait()


def test_what_she_looks_at_stays_where_it_is_when_the_records_become_others(hand: Hand, qtbot: QtBot) -> None:
    desk, card = hand.running.desk, hand.card
    place = card.mapTo(hand.page, QPoint(0, 0)).y()

    for name in ("A", "B", "C"):
        desk.people.add(name, role="")

    people = hand.page.card("people")
    qtbot.waitUntil(lambda: "C" in [label.text() for label in people.findChildren(Label)])
    assert card.mapTo(hand.page, QPoint(0, 0)).y() == place


def test_however_much_is_said_the_list_keeps_three_rows_and_the_words_scroll(hand: Hand) -> None:
    sheet = hand.restore_sheet()
    hand.wait()
    rows = sheet.list.height()
    words = sheet.about.parentWidget()
    seen = None if words is None else words.parentWidget()
    assert words is not None
    assert seen is not None

    for label in sheet.lines:
        label.setText("Was dazukommt und was wegfällt, steht hier. " * 40)
        label.show()
    sheet.refit()
    let_rest()

    assert sheet.list.height() >= min(rows, 3 * sheet.list.sizeHintForRow(0))
    assert words.height() > seen.height()  # there it scrolls
    assert sheet.panel.rect().contains(sheet.restore.mapTo(sheet.panel, sheet.restore.rect().bottomRight()))


def test_she_still_sees_where_she_is_when_cards_above_become_shorter_by_restoring(
    running: WindowApp, qtbot: QtBot
) -> None:
    desk = running.desk
    desk.safekeeping.backup_now()
    desk.first_run.adopt_starters([each.key for each in desk.first_run.starter_subjects()][:5])
    hand = Hand(running, qtbot)
    let_rest()
    before = hand.page.card("values").height()
    hand.card.restore.setFocus()

    sheet = hand.restore_sheet()
    sheet.restore.click()
    qtbot.waitUntil(lambda: running.window.sheet() is None, timeout=PATIENCE)
    hand.wait()

    focused = running.window.focusWidget()
    assert hand.page.card("values").height() < before - 200
    assert focused is hand.card.restore
    assert not focused.visibleRegion().isEmpty()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: hand.page.card("values").height() == before, timeout=PATIENCE)
    hand.wait()
    assert not focused.visibleRegion().isEmpty()
