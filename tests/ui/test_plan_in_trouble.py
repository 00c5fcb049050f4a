"""A drive that takes nothing more: no word that was typed goes, and none comes into another post."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.errors import UserFacingError
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from tests.loop import let_rest
from tests.ui.test_plan_page import editor, plan, press


def _refusing(error: UserFacingError) -> Callable[..., None]:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise error

    return refuse


def test_a_full_disk_keeps_the_text_on_screen_and_says_so(
    running: WindowApp, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    post = running.desk.posts.add("Freibad", "Anfang. ")
    page = plan(running, post.id)
    faults: list[UserFacingError] = []
    running.messages.fault_raised.connect(faults.append)
    save = running.desk.posts.save_text
    with monkeypatch.context() as full:
        full.setattr(running.desk.posts, "save_text", _refusing(DiskFull(running.desk.folder)))
        qtbot.keyClicks(editor(page).writing.text, "Getippt. ")
        editor(page).flush()
        press(editor(page).writing.text, Qt.Key.Key_Escape)
        assert editor(page).isVisible()
    assert faults
    assert editor(page).writing.text.text() == "Getippt. Anfang. "

    assert running.desk.posts.save_text == save
    press(editor(page).writing.text, Qt.Key.Key_Escape)
    assert running.desk.posts.get(post.id).text == "Getippt. Anfang. "


def test_what_could_not_be_stored_never_comes_into_another_post(
    running: WindowApp, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    first, second = running.desk.posts.add("Freibad", "Bad. "), running.desk.posts.add("Markt", "Markt.")
    page = plan(running, first.id)
    with monkeypatch.context() as full:
        full.setattr(running.desk.posts, "save_text", _refusing(DiskFull(running.desk.folder)))
        qtbot.keyClicks(editor(page).writing.text, "Getippt. ")
        running.window.open(Destination("plan", second.id))
        page.new_requested()
        assert editor(page).post() == first
    assert len(running.desk.posts.list()) == len([first, second])

    running.window.open(Destination("plan", second.id))
    assert editor(page).writing.text.text() == "Markt."
    assert running.desk.posts.get(first.id).text == "Getippt. Bad. "


def test_what_could_not_be_stored_stays_whatever_else_happens_to_the_post(
    running: WindowApp, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    post = running.desk.posts.add("Freibad", "Bad. ")
    page = plan(running, post.id)
    shown = editor(page)
    with monkeypatch.context() as full:
        full.setattr(running.desk.posts, "save_text", _refusing(DiskFull(running.desk.folder)))
        qtbot.keyClicks(shown.writing.text, "Getippt. ")
        shown.head.title.begin()  # the text is stored when the focus goes, and was not
        shown.head.title.setText("Freibad auf")
        press(shown.head.title, Qt.Key.Key_Return)

    running.desk.posts.set_day(post.id, running.desk.clock.today(), at=None)
    let_rest()
    shown.refresh()
    assert shown.writing.text.text() == "Getippt. Bad. "

    page.leave()
    kept = running.desk.posts.get(post.id)
    assert (kept.title, kept.text) == ("Freibad auf", "Getippt. Bad. ")
