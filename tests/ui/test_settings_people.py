"""Einstellungen: the people of the house, by keyboard, at once, with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.first_run import ApproverAnswer
from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.approvers_step import ApproversStep
from amtdesk.ui.first_run.page import FirstRunPage
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.approval_card import ApprovalCard
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.people_card import PeopleCard, PersonForm
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import press, type_words

ENTER = Qt.Key.Key_Return


def people(running: WindowApp) -> PeopleCard:
    running.window.open(Destination("settings", "people"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    card = page.card("people")
    assert isinstance(card, PeopleCard)
    return card


def write(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    type_words(words)


def said(part: QWidget) -> str:
    let_rest()
    return "\n".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def write_into(form: object, name: str, *, role: str = "", deputy: str = "") -> None:
    """Fill the form of a person; the focus stays in the name."""
    assert isinstance(form, PersonForm)
    form.role.setEditText(role)
    form.deputy.setCurrentText(deputy)
    write(form.name, name)


def test_one_is_added_by_keyboard_and_offered_as_deputy(running: WindowApp, qtbot: QtBot) -> None:
    card = people(running)
    qtbot.keyClick(card.list.add, Qt.Key.Key_Space)
    write_into(card.list.form, "Petra Lüders", role="Hauptamtsleitung")
    press(qtbot, ENTER)
    qtbot.keyClick(card.list.add, Qt.Key.Key_Space)
    write_into(card.list.form, "Jana Wolter", deputy="Petra Lüders")
    press(qtbot, ENTER)

    petra, jana = running.desk.people.all()
    assert (petra.name, petra.role) == ("Petra Lüders", "Hauptamtsleitung")
    assert (jana.name, jana.deputy) == ("Jana Wolter", petra.key)
    assert "Vertretung: Petra Lüders" in said(card)
    assert QApplication.focusWidget() is card.list.add


def test_a_name_that_stands_there_stays_in_its_form(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card = people(birkenfurt)
    before = birkenfurt.desk.people.all()
    card.list.begin_new()
    write_into(card.list.form, "Jana Wolter")
    press(qtbot, ENTER)
    assert "steht schon in der Liste" in said(card)
    assert birkenfurt.desk.people.all() == before


def test_roles_are_read_as_words_and_kept_as_they_are(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card = people(birkenfurt)
    assert "Erster Beigeordneter" in said(card)
    assert "Hauptamtsleitung · gibt Stufe 2 frei · Vertretung: Dirk Osterkamp" in said(card)
    card.list.begin("p_ha")
    form = card.list.form
    assert isinstance(form, PersonForm)
    assert form.role.currentText() == "Hauptamtsleitung"
    write(form.name, "Petra Lüders-Vogt")
    press(qtbot, ENTER)
    assert birkenfurt.desk.people.get("p_ha").role == "hauptamtsleitung"
    assert birkenfurt.desk.people.get("p_ha").name == "Petra Lüders-Vogt"


def test_one_is_removed_and_comes_back_by_undo(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card = people(birkenfurt)
    card.list.begin("p_ha")
    form = card.list.form
    assert isinstance(form, PersonForm)
    qtbot.keyClick(form.remove, Qt.Key.Key_Space)
    assert "Petra Lüders" not in said(card)
    birkenfurt.desk.history.undo()
    assert "Petra Lüders" in said(card)


@pytest.mark.parametrize("key", ["people", "approval"])
def test_a_level_without_anybody_leads_to_the_question_who_approves(running: WindowApp, key: str) -> None:
    running.window.open(Destination("settings", key))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    card = page.card(key)
    assert isinstance(card, PeopleCard | ApprovalCard)
    assert "Noch gibt nicht für jede Stufe jemand frei." in said(card)

    card.no_approver.button.click()
    let_rest()

    first_run = running.window.page()
    assert isinstance(first_run, FirstRunPage)
    assert isinstance(first_run.step(), ApproversStep)
    levels = [level.level for level, _answer in running.desk.first_run.approvers()]
    running.desk.first_run.keep_approvers([ApproverAnswer(level, "Petra Lüders", "") for level in levels])
    running.window.open(Destination("settings", key))
    assert "Noch gibt nicht" not in said(card)


def test_where_every_level_has_somebody_nothing_is_said(birkenfurt: WindowApp) -> None:
    assert "Noch gibt nicht" not in said(people(birkenfurt))


def test_the_rows_beside_an_open_form_follow_and_what_is_typed_in_it_stays(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card, desk = people(birkenfurt), birkenfurt.desk
    card.list.begin_new()
    write_into(card.list.form, "Eva Schäfer")
    press(qtbot, ENTER)
    card.list.begin_new()
    form = card.list.form
    write_into(form, "Nora Nacht")

    desk.history.undo()

    assert "Eva Schäfer" not in said(card)
    desk.history.redo()
    assert "Eva Schäfer" in said(card)
    assert card.list.form is form
    assert isinstance(form, PersonForm)
    assert (form.name.text(), form.name.hasFocus(), form.isVisible()) == ("Nora Nacht", True, True)
    press(qtbot, ENTER)
    assert [each.name for each in desk.people.all()][-2:] == ["Eva Schäfer", "Nora Nacht"]


def test_the_form_of_somebody_who_goes_meanwhile_stays_with_what_is_typed(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card, desk = people(birkenfurt), birkenfurt.desk
    card.list.begin_new()
    write_into(card.list.form, "Eva Schäfer")
    press(qtbot, ENTER)
    eva = desk.people.all()[-1]
    card.list.begin(eva.key)
    write_into(card.list.form, "Eva Schäfer-Vogt")

    desk.history.undo()
    let_rest()

    form = card.list.form
    assert isinstance(form, PersonForm)
    assert (form.name.text(), form.isVisible()) == ("Eva Schäfer-Vogt", True)
    press(qtbot, Qt.Key.Key_Escape)
    assert card.list.form is None
    assert card.list.add.hasFocus()
