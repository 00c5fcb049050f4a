"""Einstellungen: every row that changes something, changed by its control and taken back by Ctrl+Z.

The page itself says what there is: a row that is added tomorrow is walked through, too, or this test names it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import time, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.reminders import QuietHours
from amtdesk.domain.words import Message
from amtdesk.system.autostart import Autostart, program_line
from amtdesk.system.language import Language
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.listing import ThingForm, ThingList
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.parts import SettingField
from amtdesk.ui.pages.settings.sections import ORDER
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.choices import SegmentedControl, Switch
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words

CONTROLS: Final = (SettingField, SegmentedControl, QComboBox, Switch, FilterChip)
#: Where the office's settings lie.
TABLES: Final = (
    "settings", "people", "departments", "categories", "approval_levels", "closing_days", "approval_triggers",
    "free_cases", "channel_rules", "pre_election_periods", "retention_rules", "gap_values",
)  # fmt: skip
#: What is typed into a field of this name; a number grows by one, other words get one more.
TYPED: Final = {
    "Adresse des Auftritts": "https://www.facebook.example/neu",
    "Erinnerungen": "09:00",
    "Ruhe": "19:00",
    "Pause bis": "14:00",
    "Zeiten am": "9-12",
    "Beiträge je Woche": "4",
    "Anteile der Themen": "Service 40",
    "Erscheint auch": "Website",
}
#: What a new thing on a list is: by the name of the field.
NEW: Final = {
    "Name": "Neu",
    "Worum es geht": "Neu",
    "Wörter": "Neues",
    "Grund": "Neu",
    "Wahl": "Neu",
    "Von": "1.8.2027",
    "Bis": "9.8.2027",
    "Angabe": "Neu",
    "Platzhalter": "tel_neu",
}
#: What changes nothing that is kept: it looks, leads on, carries a file out, or is a part of another row's deed.
CHANGES_NOTHING: Final = (
    "Nachweis von", "Nachweis bis", "Regeln von", "Zweiten Kanal eröffnen", "Quelle ", "Als Tabelle speichern",
    "Jetzt sichern", "Zurückholen", "Als Datei speichern", "Jetzt hintragen", "Zweiter Ort", "Vorschau ansehen",
    "Protokoll ansehen", "Angaben kopieren", "Ordner öffnen", "Lizenzen lesen", "Name des Schließtags",
    "Letzter Schließtag", "Jedes Jahr", "Schließtag eintragen", "Handbuch",
)  # fmt: skip


class Hand:
    """What she does on the page, and what is kept."""

    def __init__(self, running: WindowApp, qtbot: QtBot) -> None:
        self.running, self.qtbot = running, qtbot
        running.window.setUpdatesEnabled(False)  # nothing is painted: what is kept and what stands there is looked at
        running.window.open(Destination("settings"))
        self.walked: list[str] = []
        self.steps: dict[str, Message] = {}  # what each was called for undo

    @property
    def page(self) -> SettingsPage:
        page = self.running.window.page()
        assert isinstance(page, SettingsPage)
        return page

    def come_to(self, key: str) -> None:
        """Until the card stands there: another size and another language build the page anew."""
        self.qtbot.waitUntil(lambda: self.page.card(key).isVisible())

    def controls(self, key: str) -> list[QWidget]:
        """What can be reached on a card, in order."""
        rows = (row.part for row in self.page.card(key).rows())
        parts = (each for part in rows for each in part.findChildren(QWidget))
        return [each for each in parts if each.isVisible() and each.isEnabled() and _is_control(each)]

    def stored(self) -> tuple[object, ...]:
        """Everything that is kept, on this desk and for this computer."""
        settings, desk = self.running.settings, self.running.desk
        with closing(sqlite3.connect(desk.folder / "amtdesk.sqlite3")) as records:
            rows = tuple(sorted(map(str, records.execute(f"SELECT * FROM {name}").fetchall())) for name in TABLES)  # noqa: S608 - names of ours
        is_begun = Autostart(program_line(desk.folder)).is_on()
        return (*rows, settings.theme(), settings.zoom_percent(), self.running.language.code,
                settings.stays_in_tray(), is_begun)  # fmt: skip

    def shown(self, key: str) -> list[tuple[str, str]]:
        """What stands in the controls of a card."""
        return [(name_of(each), value_of(each)) for each in self.controls(key)]

    def taken_back(self, key: str, name: str, deed: Callable[[], None]) -> None:
        """Do it, see that it is kept, press Ctrl+Z, see that all is as before."""
        stored, shown, last = self.stored(), self.shown(key), self.running.desk.history.undoable()
        deed()
        let_rest()
        assert self.stored() != stored, f"{key}: {name} changes nothing"
        step = self.running.desk.history.undoable()
        if step is not None and step != last:
            self.steps[f"{key}: {name}"] = step.label
        press(self.qtbot, Qt.Key.Key_Z, CTRL)
        let_rest()
        assert self.stored() == stored, f"{key}: Ctrl+Z does not take back {name}"
        self.come_to(key)
        self.qtbot.waitUntil(lambda: self.shown(key) == shown)
        self.walked.append(f"{key}: {name}")

    def change(self, control: QWidget) -> None:
        """Change it as the keyboard does."""
        control.setFocus()
        if isinstance(control, QLineEdit):
            self._type_into(control)
        elif isinstance(control, SegmentedControl):
            before = control.key()
            press(self.qtbot, Qt.Key.Key_Right)
            if self.page.isVisible() and self._is_there(control) and control.key() == before:
                press(self.qtbot, Qt.Key.Key_Left)
        elif isinstance(control, QComboBox):
            is_last = control.currentIndex() == control.count() - 1
            press(self.qtbot, Qt.Key.Key_Up if is_last else Qt.Key.Key_Down)
        else:
            press(self.qtbot, Qt.Key.Key_Space)

    def _type_into(self, field: QLineEdit) -> None:
        field.selectAll()
        type_words(_typed(name_of(field), field.text()))
        press(self.qtbot, Qt.Key.Key_Return)

    @staticmethod
    def _is_there(control: QWidget) -> bool:
        try:
            return control.isVisible()
        except RuntimeError:  # the window was built anew
            return False


def _is_control(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(part, QAbstractItemView)


def name_of(control: QWidget) -> str:
    """How it is called."""
    if isinstance(control, SegmentedControl):
        return control.accessibleName().partition(":")[0]
    return control.accessibleName() or (control.label() if isinstance(control, KbdButton) else "")


def value_of(control: QWidget) -> str:
    """What it says."""
    match control:
        case QLineEdit():
            return control.text()
        case SegmentedControl():
            return str(control.key())
        case QComboBox():
            return control.currentText()
        case QAbstractButton():
            return str(control.isChecked())
    return ""


def _typed(name: str, text: str) -> str:
    found = next((words for begins, words in TYPED.items() if name.startswith(begins)), None)
    if found is not None and found != text:
        return found
    return str(int(text) + 1) if text.isdecimal() else f"{text} neu".strip()


@pytest.fixture
def hand(birkenfurt: WindowApp, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """The settings of Birkenfurt, on a computer of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    yield Hand(birkenfurt, qtbot)
    birkenfurt.change_language("de")
    birkenfurt.theme.set_zoom(100)
    birkenfurt.theme.set_choice("light")


class ListHand:
    """What she does with one list of things on a card; the card may be built anew meanwhile."""

    def __init__(self, hand: Hand, key: str, number: int) -> None:
        self._hand, self._key, self._number = hand, key, number
        self.first = next(name for name in self.names() if name.endswith("bearbeiten"))

    def _list(self) -> ThingList:
        return self._hand.page.card(self._key).findChildren(ThingList)[self._number]

    def names(self) -> list[str]:
        """What its buttons are called."""
        return [name_of(each) for each in self._list().findChildren(QAbstractButton)]

    def _begun(self) -> ThingForm:
        button = next(each for each in self._list().findChildren(QAbstractButton) if name_of(each) == self.first)
        button.click()
        return self._form()

    def _form(self) -> ThingForm:
        form = self._list().form
        assert form is not None
        return form

    def change(self) -> None:
        """Change the first thing."""
        fields = [each for each in lines_of(self._begun()) if each.isEnabled() and not each.isReadOnly()]
        fields[0].setFocus()
        fields[0].selectAll()
        type_words(f"{fields[0].text()} neu")
        press(self._hand.qtbot, Qt.Key.Key_Return)

    def remove(self) -> None:
        """Remove the first thing."""
        self._begun().remove.click()

    def add(self) -> None:
        """Add a thing."""
        self._list().add.click()
        form = self._form()
        for field in lines_of(form):
            field.setText(NEW.get(field.accessibleName(), ""))
        for box in form.findChildren(QComboBox):
            if not box.isEditable() and box.currentIndex() < 0:
                box.setCurrentIndex(0)
        form.keep.click()


def lines_of(form: ThingForm) -> list[QLineEdit]:
    """The fields of a form, without what stands within its choices."""
    return [each for each in form.findChildren(QLineEdit) if each.parent() is form]


def _walk_lists(hand: Hand, key: str) -> set[str]:
    """Of each list one thing is changed, one removed and one added. Returns the names of what did that."""
    seen: set[str] = set()
    for number, _list in enumerate(hand.page.card(key).findChildren(ThingList)):
        things = ListHand(hand, key, number)
        seen |= set(things.names())
        hand.taken_back(key, f"{things.first}, geändert", things.change)
        hand.taken_back(key, f"{things.first}, entfernt", things.remove)
        hand.taken_back(key, f"{things.first}, noch eins", things.add)
    return seen


def _prepare(hand: Hand) -> None:
    """Bring into view what stands there only sometimes."""
    desk = hand.running.desk
    desk.retention.agree()
    settings, evening = desk.reminders.settings(), QuietHours(begins=time(18), ends=time(7))
    desk.reminders.change(replace(settings, quiet=evening, lasts=timedelta(hours=1), times={0: (time(10),)}))
    let_rest()


@pytest.mark.no_cover
def test_every_row_that_changes_something_is_taken_back_by_ctrl_z(hand: Hand) -> None:
    _prepare(hand)

    for key in ("look", *(key for key in ORDER if key != "look")):  # while there is little to dress anew
        hand.come_to(key)
        in_lists = _walk_lists(hand, key)
        names = [name_of(each) for each in hand.controls(key)]
        for name in names:
            if name not in in_lists and not name.startswith(CHANGES_NOTHING):
                hand.taken_back(key, name, partial(_change, hand, key, name))

    hand.come_to("reminders")
    _press(hand, "reminders", "Für 1 Stunde")
    hand.taken_back("reminders", "Wieder erinnern", partial(_press, hand, "reminders", "Wieder erinnern"))
    assert {each.partition(":")[0] for each in hand.walked} == set(ORDER) - {"records", "about"}
    _says_what_was_changed(hand.steps, hand.running.desk.clock.zone)


def _says_what_was_changed(steps: dict[str, Message], zone: tzinfo) -> None:
    """Each step names its setting, in the language of the window: no word of the other one is left in it."""
    german, english = Language("de", zone), Language("en", zone)
    for deed, label in steps.items():
        assert label.source not in {"Setting changed", "Reminders changed", "Town set up"}, f"{deed} is not named"
        left = [each for each in _plain(label) if german.text(each) != each]
        assert not left, f"{deed}: {left} stays English in „{german.sentence(label)}“"
        assert german.text(label.source) != label.source
        assert english.sentence(label) != german.sentence(label)


def _plain(label: Message) -> list[str]:
    """The values of a sentence that are shown as they are."""
    inner = [each for value in label.values.values() if isinstance(value, Message) for each in _plain(value)]
    return [*inner, *(str(value) for value in label.values.values() if not isinstance(value, Message))]


def _change(hand: Hand, key: str, name: str) -> None:
    deed = next((deed for begins, deed in DEEDS.items() if name.startswith(begins)), None)
    control = find(hand, key, name)
    if deed is not None:
        deed(hand, key, name)
    else:
        assert isinstance(control, CONTROLS), f"{key}: say in DEEDS or CHANGES_NOTHING what {name} does"
        hand.change(control)


def find(hand: Hand, key: str, name: str) -> QWidget:
    return next(each for each in hand.controls(key) if name_of(each) == name)


def _press(hand: Hand, key: str, name: str) -> None:
    button = find(hand, key, name)
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    press(hand.qtbot, Qt.Key.Key_Space)


def _press_and_enter(hand: Hand, key: str, name: str) -> None:
    """What is proposed in a field, or in a form, is kept by Enter."""
    _press(hand, key, name)
    press(hand.qtbot, Qt.Key.Key_Return)


def _change_figures(hand: Hand, key: str, name: str) -> None:
    _press(hand, key, name)
    type_words("Unsere Seite")
    press(hand.qtbot, Qt.Key.Key_Return)


def _close_a_day(hand: Hand, key: str, name: str) -> None:
    for field, words in (("Name des Schließtags", "Ausflug"), (name, "3.9.")):
        find(hand, key, field).setFocus()
        type_words(words)
    press(hand.qtbot, Qt.Key.Key_Return)


Deed = Callable[[Hand, str, str], None]
#: What a control of this name does, where more than one key is needed.
DEEDS: Final[dict[str, Deed]] = {
    "Zeit am": _press_and_enter,
    "Zeiten vom": _press,
    "Ausschalten": _press,
    "Angaben ändern": _change_figures,
    "Erster Schließtag": _close_a_day,
    "Bis 13:00": _press,
    "Bis morgen früh": _press,
    "Für 1 Stunde": _press,
    "Brückentag entfernen": _press,
}
