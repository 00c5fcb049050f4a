"""The checks in the editor: marks, the card, the keys and the menu, with the words on the worker."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import PostChecker
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.checking import Checking
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.following import CHECKS_MS
from amtdesk.ui.pages.plan.own_words_sheet import OwnWordsSheet
from amtdesk.ui.pages.plan.remark_menu import RemarkMenu
from amtdesk.ui.pages.plan.remarks import Remarks
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.labels import Label
from tests.builders_posts import an_approved_post
from tests.loop import let_rest
from tests.ui.test_plan_page import editor, plan, press

#: Without a screen nothing can be raised: menus and tips are windows of their own.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "🎉 Am Montag, 12. Mai, öffnet das Bäcken. Sofern es regnet, bleibt die Maßnahme zu.\nAlles im Rathaus."
_TEN_MINUTES_MS = 600_000


class Desk:
    """The editor with a post in it, and the hands at it."""

    def __init__(self, running: WindowApp, qtbot: QtBot) -> None:
        self.running = running
        self._qtbot = qtbot

    def open(self, text: str = TEXT) -> "Desk":
        post = self.running.desk.posts.add("Freibad", text, day=self.running.desk.clock.today())
        return self.show(post.id)

    def show(self, post_id: PostId) -> "Desk":
        place = editor(plan(self.running, post_id))
        found = place.findChild(Remarks)
        assert found is not None
        self.remarks = found
        self.text = place.writing.text
        self.settle()
        self.text.setFocus()
        return self

    def settle(self) -> None:
        """Until every answer is there and shown."""
        self._qtbot.waitUntil(lambda: not self.remarks.is_busy() and self.shown() == self.text.text())
        let_rest()

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until)

    def shown(self) -> str:
        looked = self.remarks._shown  # noqa: SLF001 - what the marks belong to; nobody else needs to know it
        return "" if looked is None else looked.post.text

    def marked(self) -> list[str]:
        return [each.cursor.selectedText() for each in reversed(self.text.extraSelections())]

    def selected(self) -> str:
        return self.text.textCursor().selectedText()

    def card(self) -> ChecksCard:
        found = self.running.window.findChild(ChecksCard)
        assert found is not None
        return found

    def words(self) -> list[str]:
        return [each.text() for each in self.card().findChildren(Label) if each.isVisibleTo(self.card())]

    def link(self, words: str) -> LinkButton:
        links = self.card().findChildren(LinkButton)
        return next(each for each in links if words in each.accessibleName() and each.isVisibleTo(self.card()))

    def click(self, words: str) -> None:
        self.link(words).click()
        let_rest()

    def menu(self, at: str = "") -> RemarkMenu:
        if at:
            cursor = self.text.textCursor()
            cursor.setPosition(self.text.document().find(at).selectionStart() + 1)
            self.text.setTextCursor(cursor)
        self.text.customContextMenuRequested.emit(self.text.cursorRect().center())
        found = self.remarks._menu  # noqa: SLF001 - it is a popup of its own
        assert found is not None
        return found


@pytest.fixture
def at(running: WindowApp, qtbot: QtBot) -> Desk:
    return Desk(running, qtbot)


def entry(menu: RemarkMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(words))


def open_menus() -> list[RemarkMenu]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, RemarkMenu) and each.isVisible()]


def test_of_what_is_out_no_hashtag_is_counted_twice(running: WindowApp, qtbot: QtBot) -> None:
    post = an_approved_post(running.desk, text="Das Freibad hat auf. Kommen Sie vorbei.")
    running.desk.posts.edit(replace(post, hashtags="#Freibad #Sommer"))
    running.desk.posts.record_approval(post.id, by="Jana Wolter", at=running.desk.clock.now(), way=ApprovalWay.PHONE)
    running.desk.posts.mark_published(post.id, at=running.desk.clock.now())

    desk = Desk(running, qtbot).show(post.id)

    assert "#Sommer" in desk.text.text()
    assert not any("Hashtags" in words for words in desk.words())


def test_marks_keys_and_cures(at: Desk) -> None:
    at.open()
    assert at.marked() == ["Montag, 12. Mai", "Bäcken", "Sofern", "Maßnahme"]
    lines = {each.format.underlineStyle() for each in at.text.extraSelections()}
    assert lines == {QTextCharFormat.UnderlineStyle.WaveUnderline}

    press(at.text, Qt.Key.Key_F8)
    assert at.selected() == "Montag, 12. Mai"
    press(at.text, Qt.Key.Key_F8, SHIFT)
    assert at.selected() == "Maßnahme"
    press(at.text, Qt.Key.Key_F8)
    press(at.text, Qt.Key.Key_Period, CTRL)
    assert at.text.text().startswith("🎉 Am Mittwoch, 12. Mai, öffnet")

    press(at.text, Qt.Key.Key_Z, CTRL)
    assert at.text.text() == TEXT
    at.settle()
    at.wait(lambda: at.marked()[0] == "Montag, 12. Mai")


def test_the_card_leads_to_the_place_cures_it_and_sets_it_aside(at: Desk) -> None:
    at.open()
    assert "„Bäcken“ steht nicht im Wörterbuch" in at.words()
    assert any("in Ordnung" in words for words in at.words())

    at.click("Zeigen: „Bäcken“")
    assert at.selected() == "Bäcken"

    at.click("„Wenn“ einsetzen")
    assert "Wenn es regnet" in at.text.text()
    at.settle()
    at.text.setPlainText("Das Bad hat auf.")  # while she types, the card waits
    at.settle()
    assert "Kein Kontakt, Ort oder Link" in at.words()
    at.click("Hier ausblenden: Kein Kontakt")
    at.settle()
    assert "Kein Kontakt, Ort oder Link" not in at.words()


def test_many_remarks_are_folded_and_the_one_at_the_cursor_is_seen(at: Desk) -> None:
    at.open(
        "\n".join(f"Die Maßnahme{'n' * (number % 2)} {number} und die Qwertz{'x' * number}." for number in range(1, 6))
    )
    assert len([words for words in at.words() if "Maßnahme" in words or "Qwertz" in words]) == 5

    for _ in range(10):
        press(at.text, Qt.Key.Key_F8)
    let_rest()
    assert at.selected() == "Qwertzxxxxx"
    assert any("Qwertzxxxxx" in words for words in at.words())

    at.click("Alle zeigen")
    assert len([words for words in at.words() if "Maßnahme" in words or "Qwertz" in words]) == 10
    at.click("Weniger")
    assert len([words for words in at.words() if "Maßnahme" in words or "Qwertz" in words]) == 6


def test_the_menu_proposes_words_and_the_dictionary_learns(at: Desk, qtbot: QtBot) -> None:
    at.open("Das Bäcken am Rathaus und der Qwertzplatz.")
    menu = at.menu("Bäcken")
    qtbot.waitUntil(lambda: any(each.text() == "Becken" for each in menu.actions()))
    entry(menu, "Becken").trigger()
    menu.close()
    assert at.text.text() == "Das Becken am Rathaus und der Qwertzplatz."
    at.settle()

    menu = at.menu("Qwertz")
    entry(menu, "Zum Wörterbuch").trigger()
    menu.close()
    at.settle()
    qtbot.waitUntil(lambda: at.marked() == [])
    assert at.running.desk.checks.words() == ("Qwertzplatz",)


def test_the_menu_sets_aside_and_a_place_without_a_remark_has_the_usual_one(at: Desk) -> None:
    at.open("Die Maßnahme am Rathaus.")
    menu = at.menu("Maßnahme")
    assert not entry(menu, "„Maßnahme“: besser").isEnabled()
    entry(menu, "Hier nicht mehr zeigen").trigger()
    menu.close()
    at.settle()
    assert at.marked() == []

    menu = at.menu("Rathaus")
    assert not [each for each in menu.actions() if each.text().startswith("Hier nicht")]
    menu.close()


def test_a_word_without_proposals_says_so(at: Desk, qtbot: QtBot) -> None:
    at.open("Xqzvjkwpfx am Rathaus.")
    press(at.text, Qt.Key.Key_Period, CTRL)  # nothing under the cursor yet: to the next one
    press(at.text, Qt.Key.Key_Period, CTRL)
    menu = at.remarks._menu  # noqa: SLF001 - it is a popup of its own
    assert menu is not None
    qtbot.waitUntil(lambda: any(each.text() == "Kein Vorschlag" for each in menu.actions()))
    menu.close()


def test_the_keys_of_the_checks_never_lay_a_second_menu_over_the_first(at: Desk, qtbot: QtBot) -> None:
    at.open("Das Xqzvjkwpfx am Rathaus. Sofern es regnet, bleibt es zu.")
    menu = at.menu("Xqzvjkwpfx")

    press(at.text, Qt.Key.Key_Period, CTRL)
    assert open_menus() == [menu]
    qtbot.waitUntil(lambda: not any("folgen" in each.text() for each in menu.actions()))

    press(at.text, Qt.Key.Key_F8)
    assert open_menus() == []
    assert at.selected() == "Sofern"


def test_the_key_of_a_cure_does_it_out_of_the_open_menu(at: Desk) -> None:
    at.open("Sofern es regnet, bleibt es zu.")
    at.menu("Sofern")

    press(at.text, Qt.Key.Key_Period, CTRL)

    assert open_menus() == []
    assert at.text.text() == "Wenn es regnet, bleibt es zu."


def test_own_words_are_added_and_removed_in_their_sheet(at: Desk) -> None:
    at.open("Der Qwertzplatz am Rathaus.")
    at.click("Alle zeigen")
    at.click("Eigene Wörter")
    sheet = at.running.window.findChild(OwnWordsSheet)
    assert sheet is not None
    assert sheet.isVisible()
    field = sheet.findChild(QLineEdit)
    assert field is not None

    field.setText("zwei Wörter")
    press(field, Qt.Key.Key_Return)
    assert at.running.desk.checks.words() == ()
    field.setText("Qwertzplatz")
    press(field, Qt.Key.Key_Return)
    assert at.running.desk.checks.words() == ("Qwertzplatz",)

    remove = next(each for each in sheet.findChildren(LinkButton) if each.isVisibleTo(sheet))
    remove.click()
    assert at.running.desk.checks.words() == ()
    field.setFocus()
    press(field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert at.text.isVisible()  # the editor is still open
    assert sheet.leave.label() == "Schließen"


def test_under_the_mouse_a_mark_says_what_it_is_about(at: Desk) -> None:
    at.open("Die Maßnahme am Rathaus.")
    viewport = at.text.viewport()
    cursor = at.text.textCursor()

    def tip(position: int) -> bool:
        cursor.setPosition(position)
        place = at.text.cursorRect(cursor).center()
        return QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(QPoint())))

    assert tip(6)
    assert at.marked() == ["Maßnahme"]


def test_the_tip_of_a_remark_gives_way_to_what_is_typed(at: Desk, qtbot: QtBot) -> None:
    at.open("Sofern es regnet, bleibt es zu.")
    press(at.text, Qt.Key.Key_F8)
    assert QToolTip.isVisible()
    QToolTip.showText(QPoint(), "Bleibt von selbst lange stehen", at.text, QRect(), _TEN_MINUTES_MS)

    qtbot.keyClicks(at.text, "Wenn")

    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_an_answer_to_older_words_is_dropped_and_a_fault_is_told(
    at: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.open("Das Bad am Rathaus.")
    checking = at.remarks.findChild(Checking)
    assert checking is not None
    answers: list[str] = []
    checking.looked.connect(lambda looked: answers.append(looked.post.text))
    for timer in at.running.window.findChildren(QTimer):
        if timer.interval() == CHECKS_MS:
            timer.stop()  # nobody else asks from now on
    post = at.running.desk.posts.list()[0]
    full = at.running.desk.posts.get(post.id)

    checking.look(full)
    checking.look(full)
    qtbot.waitUntil(lambda: not checking.is_busy())
    assert len(answers) == 1

    checking.look(full)
    checking.stop()
    qtbot.waitUntil(lambda: not checking.is_busy())
    assert len(answers) == 1

    def fails(_checker: PostChecker, _post: object, **_facts: Callable[[], None]) -> tuple[Check, ...]:
        raise RuntimeError(CheckKind.SPELLING)

    monkeypatch.setattr(PostChecker, "look", fails)
    with qtbot.captureExceptions() as faults:
        checking.look(full)
        qtbot.waitUntil(lambda: not checking.is_busy())
    assert [str(fault[1]) for fault in faults] == ["spelling"]


def test_an_answer_that_comes_while_she_types_on_marks_nothing(at: Desk) -> None:
    at.open("Die Maßnahme am Rathaus.")
    checking = at.remarks.findChild(Checking)
    before = at.remarks._shown  # noqa: SLF001 - an answer as it comes
    assert checking is not None
    assert before is not None

    at.text.insert("Nun ")
    checking.looked.emit(before._replace(checks=()))

    assert at.marked() == ["Maßnahme"]


def test_a_line_that_the_card_still_shows_cures_the_place_where_its_words_stand_now(at: Desk, qtbot: QtBot) -> None:
    at.open("Sofern es regnet, bleibt das Bad zu. Alles im Rathaus.")
    at.text.insert("Ein Satz davor. ")  # the card follows when she pauses; the marks are there before
    at.wait(lambda: at.shown() == at.text.text())

    qtbot.mouseClick(at.link("„Wenn“ einsetzen"), Qt.MouseButton.LeftButton)

    assert at.text.text() == "Ein Satz davor. Wenn es regnet, bleibt das Bad zu. Alles im Rathaus."
