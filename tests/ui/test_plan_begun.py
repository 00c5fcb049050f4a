"""A post that was just begun: undone or closed before a word was written, or with words still to be filled in."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.plan_head import LIST, MONTH, WEEK
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words, words_on
from tests.ui.test_plan_editor_writing import opened, panel

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("view", [MONTH, WEEK, LIST])
def test_a_post_begun_undone_and_begun_again_is_left_without_a_complaint(
    running: WindowApp, qtbot: QtBot, view: str
) -> None:
    running.settings.keep_plan_view(view)
    complaints: list[object] = []
    said: list[str] = []
    running.messages.fault_raised.connect(complaints.append)
    running.messages.toast_raised.connect(lambda note: said.append(note.text))
    running.window.open(Destination("plan"))
    let_rest()

    press(qtbot, Qt.Key.Key_N, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert said == ["Rückgängig gemacht: Beitrag begonnen: „ohne Titel“"]
    press(qtbot, Qt.Key.Key_N, CTRL)
    press(qtbot, Qt.Key.Key_Left, ALT)

    assert complaints == []
    assert running.desk.posts.list() == ()
    page = running.window.page()
    assert isinstance(page, PlanPage)
    assert page.place() == "list"


def test_the_way_back_to_a_post_that_is_gone_leads_to_the_plan(running: WindowApp, qtbot: QtBot) -> None:
    kept = running.desk.posts.add("Freibad öffnet", "Morgen um 9 Uhr.")
    gone = running.desk.posts.add("Markt", "Am Samstag.")
    complaints: list[object] = []
    said: list[str] = []
    running.messages.fault_raised.connect(complaints.append)
    running.messages.toast_raised.connect(lambda note: said.append(note.text))
    running.window.open(Destination("plan", kept.id))
    running.window.open(Destination("plan", gone.id))
    running.window.open(Destination("templates"))
    running.desk.posts.discard(gone.id)

    press(qtbot, Qt.Key.Key_Left, ALT)

    assert (complaints, said) == ([], ["Diesen Beitrag gibt es nicht mehr."])
    page = running.window.page()
    assert isinstance(page, PlanPage)
    assert page.place() == "list"


def test_a_refused_approval_leads_to_what_is_still_to_be_filled_in(running: WindowApp, qtbot: QtBot) -> None:
    shown = opened(running, "Wir fahren am {{tag}} los.")
    shown.approval.ask_approval()
    type_words("Petra Lüders")

    press(qtbot, Qt.Key.Key_Return, CTRL)  # it is free: she approves it herself

    post = shown.post()
    assert post is not None
    assert (post.approval_level, post.approvals) == (0, ())
    assert "noch Lücken offen: tag" in words_on(shown.approval)
    assert shown.writing.text.hasFocus()
    assert shown.writing.text.textCursor().selectedText() == "{{tag}}"


def test_the_preview_names_what_is_still_to_be_filled_in(running: WindowApp) -> None:
    shown = opened(running, "Melden Sie sich an: {{anmeldung}} oder [Telefon einsetzen].")

    assert "an: [Anmeldung] oder [Telefon einsetzen]." in " ".join(panel(shown).phone.lines())
