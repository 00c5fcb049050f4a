"""Emoji in a post: one letter in Python, two in Qt. Nothing in the editor may move because of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.preview import PhonePreview
from amtdesk.ui.pages.plan.writing import PostTextEdit
from tests.loop import let_rest
from tests.ui.test_plan_page import editor, plan, press

PARTY = "🎉👩‍👩‍👧‍👦 "


def a_post_with(running: WindowApp, text: str) -> PostId:
    return running.desk.posts.add("Fest", text, day=running.desk.clock.today()).id


def writing_of(running: WindowApp, post_id: PostId) -> PostTextEdit:
    page = plan(running, post_id)
    return editor(page).writing.text


def test_the_editor_is_built_for_the_first_post_only(birkenfurt: WindowApp) -> None:
    assert plan(birkenfurt).findChild(PostTextEdit) is None


def test_a_shortcut_behind_emoji_is_expanded(birkenfurt: WindowApp) -> None:
    template = next(each for each in birkenfurt.desk.templates.find("", limit=20) if each.template.shortcut).template
    text = writing_of(birkenfurt, a_post_with(birkenfurt, ""))
    text.insert(f"{PARTY}/{template.shortcut.removeprefix('/')}")

    press(text, Qt.Key.Key_Tab)

    assert text.text().startswith(PARTY)
    assert template.shortcut not in text.text()
    assert len(text.text()) > len(PARTY)
    assert QApplication.focusWidget() is text


def test_tab_goes_on_behind_a_shortcut_that_nobody_knows(running: WindowApp) -> None:
    text = writing_of(running, a_post_with(running, ""))
    text.setFocus()
    text.insert("am/um /garnichts")

    press(text, Qt.Key.Key_Tab)

    assert text.text() == "am/um /garnichts"
    assert QApplication.focusWidget() is not text


def test_the_preview_breaks_long_texts_with_emoji_without_losing_a_letter(running: WindowApp) -> None:
    words = f"{PARTY}Überfüllter Platz am Markt, bitte melden. " * 40
    page = plan(running, a_post_with(running, words))
    let_rest()
    phone = editor(page).findChild(PhonePreview)
    assert phone is not None

    lines = phone.lines()

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert phone.height() > len(lines)
