"""Textbausteine: searching by keyboard, narrowing by subject and state, and finding it all as it was left."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.reply_templates import AgreementState
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.pages.templates.state_filter import StateFilter
from amtdesk.ui.pages.templates.template_list import TemplateList
from amtdesk.ui.widgets.buttons import LinkButton
from tests.builders_templates import ending, keep_template
from tests.ui.hands import press, type_words
from tests.ui.test_templates_page import button, opened, search_of, titles_in, type_into

TODAY = date(2027, 5, 12)


def states_of(page: TemplatesPage) -> StateFilter:
    found = page.findChild(StateFilter)
    assert isinstance(found, StateFilter)
    return found


def said_above(page: TemplatesPage) -> str:
    return page._view.count.text()  # noqa: SLF001 - the line over the list


def way_on(page: TemplatesPage) -> LinkButton:
    return page._view.way_on  # noqa: SLF001 - the link under that line


def snippets_in(page: TemplatesPage) -> list[str]:
    found = page.findChild(TemplateList)
    assert isinstance(found, TemplateList)
    return [row.snippet for row in found.rows()]


# narrowing


def test_the_state_is_chosen_by_keyboard(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Gilt", "…")
    keep_template(running.desk, "Endet", "…", agreement=ending(TODAY + timedelta(days=9)))
    keep_template(running.desk, "Vorbei", "…", agreement=ending(TODAY - timedelta(days=9)))
    keep_template(running.desk, "Entwurf", "…", agreement=None)
    page = opened(running)

    menu = states_of(page).menu_of_states()
    assert [entry.text() for entry in menu.actions()] == [
        "Jeder Stand (4)", "abgestimmt (1)", "endet in 30 Tagen (1)", "abgelaufen (1)", "nicht abgestimmt (1)",
    ]  # fmt: skip
    assert menu.activeAction() is menu.actions()[0]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)

    assert titles_in(page) == ["Vorbei"]
    assert said_above(page) == "1 Treffer in 4 Bausteinen"
    assert (states_of(page).label(), states_of(page).isChecked()) == ("abgelaufen", True)


def test_subject_and_state_narrow_together(running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "…", category="bad")
    keep_template(running.desk, "Bad neu", "…", category="bad", agreement=None)
    keep_template(running.desk, "Müll", "…", category="müll", agreement=None)
    page = opened(running)

    button(page, "bad").click()
    states_of(page).choose(AgreementState.DRAFT)
    assert titles_in(page) == ["Bad neu"]

    button(page, "müll").click()
    states_of(page).choose(AgreementState.EXPIRED)
    assert titles_in(page) == []
    assert said_above(page) == "Kein Baustein dieser Art"


# what is said


def test_what_is_similar_is_counted_apart(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "…")
    keep_template(running.desk, "Notiz", "Freibatterie")
    page = opened(running)

    type_into(qtbot, page, "freibat")
    assert said_above(page) == "1 genau, 1 ähnlich in 2 Bausteinen"

    type_into(qtbot, page, "frxibad")
    assert said_above(page) == "1 ähnliche in 2 Bausteinen"


def test_what_was_perhaps_meant_is_one_key_away(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "…")
    page = opened(running)

    type_into(qtbot, page, "fraibat")
    assert said_above(page) == "Nichts gefunden zu „fraibat“"
    qtbot.waitUntil(way_on(page).isVisible)
    assert way_on(page).label() == "Meinten Sie „Freibad“?"
    way_on(page).setFocus()
    press(qtbot, Qt.Key.Key_Return)

    assert titles_in(page) == ["Freibad"]
    assert search_of(page).hasFocus()
    assert not way_on(page).isVisible()


def test_what_only_the_filter_hides_is_one_key_away(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "…", category="bad")
    keep_template(running.desk, "Tonne", "…", category="müll")
    page = opened(running)
    button(page, "müll").click()
    states_of(page).choose(AgreementState.AGREED)

    type_into(qtbot, page, "freibad")
    qtbot.waitUntil(way_on(page).isVisible)
    assert said_above(page) == "Hier nichts gefunden zu „freibad“"
    assert way_on(page).label() == "Ohne Filter: 1 Treffer"
    way_on(page).click()

    assert titles_in(page) == ["Freibad"]
    assert not states_of(page).isChecked()


def test_why_a_template_was_found_is_seen_also_when_it_is_the_subject_or_the_shortcut(
    running: WindowApp, qtbot: QtBot
) -> None:
    keep_template(running.desk, "Tonne", "Am Montag.", category="abfall", shortcut="muell")
    page = opened(running)

    type_into(qtbot, page, "abfall")
    assert snippets_in(page) == ["abfall · Am Montag."]
    type_into(qtbot, page, "mull")
    assert snippets_in(page) == ["/muell · Am Montag."]
    type_into(qtbot, page, "montag")
    assert snippets_in(page) == ["Am Montag."]
    type_into(qtbot, page, "tonne")
    assert snippets_in(page) == ["Am Montag."]


# as it was left


def test_words_and_filters_stay_when_she_comes_back(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "…", category="bad")
    keep_template(running.desk, "Tonne", "…")
    page = opened(running)
    button(page, "bad").click()
    states_of(page).choose(AgreementState.AGREED)
    type_into(qtbot, page, "frei")

    running.window.open(Destination("today"))
    page = opened(running)

    assert (search_of(page).text(), search_of(page).selectedText()) == ("frei", "frei")
    assert titles_in(page) == ["Freibad"]
    qtbot.keyClicks(search_of(page), "x")
    assert search_of(page).text() == "x"


def test_words_and_filters_stay_over_a_restart(qapp: QApplication, tmp_path: Path, clock: StillClock) -> None:
    with Desk.open(tmp_path, clock) as desk:
        desk.town.begin_empty()
        keep_template(desk, "Freibad", "…", category="bad", agreement=None)
        keep_template(desk, "Freibad neu", "…", category="bad")
        keep_template(desk, "Tonne", "…")
    first = WindowApp(qapp, Desk.open(tmp_path, clock), language="de")
    first.show()
    page = opened(first)
    button(page, "bad").click()
    states_of(page).choose(AgreementState.DRAFT)
    search_of(page).setText("frei, „bad“")
    close(first)

    again = WindowApp(qapp, Desk.open(tmp_path, clock), language="de")
    again.show()
    page = opened(again)

    assert search_of(page).text() == "frei, „bad“"
    assert (titles_in(page), states_of(page).label()) == (["Freibad"], "nicht abgestimmt")
    assert button(page, "bad").isChecked()
    close(again)


def test_a_subject_that_is_gone_narrows_nothing(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad", "…")
    running.settings.keep_template_search(running.settings.template_search()._replace(category="weg", state="weg"))

    assert titles_in(opened(running)) == ["Freibad"]


def test_a_template_that_is_opened_from_elsewhere_is_shown_whatever_was_searched(
    running: WindowApp, qtbot: QtBot
) -> None:
    wanted = keep_template(running.desk, "Freibad", "…", agreement=None)
    keep_template(running.desk, "Tonne", "…", category="müll")
    page = opened(running)
    states_of(page).choose(AgreementState.AGREED)
    button(page, "müll").click()
    type_into(qtbot, page, "tonne")

    running.window.open(Destination("templates", int(wanted.id)))

    assert page.place() == wanted.id
    assert (search_of(page).text(), states_of(page).current()) == ("", None)


# odd input


@pytest.mark.parametrize("typed", ["🙂", "?!", '"', "👨‍👩‍👧‍👦", "\u202e"])
def test_signs_alone_narrow_nothing_and_offer_nothing(running: WindowApp, typed: str) -> None:
    keep_template(running.desk, "Freibad", "…")
    page = opened(running)

    type_words(typed)

    assert titles_in(page) == ["Freibad"]
    assert said_above(page) == "1 Baustein"
    assert not page._view.offer.isVisible()  # noqa: SLF001 - "Make … a new template"


def test_a_megabyte_pasted_into_the_search_is_cut_to_its_beginning(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad", "…")
    page = opened(running)
    QGuiApplication.clipboard().setText("freibad " * 125_000)

    search_of(page).paste()

    assert titles_in(page) == ["Freibad"]
    assert len(search_of(page).text()) <= 400


def close(running: WindowApp) -> None:
    running.close()
    running.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
