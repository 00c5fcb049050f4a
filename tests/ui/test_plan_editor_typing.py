"""Typing into a post: a letter is seen at once, the fold of the preview follows by wish, Ctrl+Z stays with the post."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.changes import Changed
from amtdesk.ui.app import WindowApp
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.test_plan_editor_writing import PATIENCE_MS, TEXT, opened, panel, stored
from tests.ui.test_plan_page import CTRL, heard, plan, press, titles


class Paintings(QObject):
    """Counts how often a part is painted."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.count = 0
        part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_letter_is_seen_before_anything_else_happens_and_there_is_always_a_line_to_spare(running: WindowApp) -> None:
    text = opened(running, "Das Freibad hat auf.\n" * 20).writing.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    paintings = Paintings(text.viewport())

    QTest.keyClick(text, Qt.Key.Key_A)
    assert paintings.count == 1  # Qt's loop had no turn in between

    heights = set()
    for _line in range(8):
        QTest.keyClick(text, Qt.Key.Key_Return)
        heights.add(text.height())
        assert text.height() >= text.document().size().height() + text.fontMetrics().height()
    assert len(heights) <= 3


def test_the_hint_of_an_empty_text_is_said_too_until_she_writes(running: WindowApp) -> None:
    text = opened(running, "").writing.text
    assert text.accessibleDescription() == text.placeholderText() == "Das Wichtigste zuerst."

    QTest.keyClicks(text, "Ab")

    assert text.accessibleDescription() == ""


def test_what_the_channel_folds_is_unfolded_by_key_and_by_click(running: WindowApp) -> None:
    running.desk.channels.make_main("instagram")
    shown = opened(running, f"{TEXT} " * 12 + "Ende.")
    wish = next(each for each in panel(shown).findChildren(LinkButton) if each.label() == "Ganzen Text zeigen")
    assert "Ende" not in " ".join(panel(shown).phone.lines())

    wish.setFocus()
    press(wish, Qt.Key.Key_Space)
    assert "Ende" in " ".join(panel(shown).phone.lines())
    assert wish.label() == "Text wieder falten"

    QTest.mouseClick(panel(shown).phone, Qt.MouseButton.LeftButton, pos=QPoint(40, 90))
    assert "Ende" not in " ".join(panel(shown).phone.lines())


def test_ctrl_z_in_a_post_never_takes_back_what_was_done_to_another_one(running: WindowApp) -> None:
    other = running.desk.posts.add("Sperrmüll", "Am Montag.", day=running.desk.clock.today())
    shown = opened(running)
    running.desk.posts.save_text(other.id, title="Sperrmüll", text="Am Dienstag.")
    notes = heard(running)
    shown.writing.text.setFocus()

    press(shown.writing.text, Qt.Key.Key_Z, CTRL)
    assert running.desk.posts.get(other.id).text == "Am Dienstag."
    assert (
        notes[-1].text == "An diesem Beitrag ist nichts rückgängig zu machen. Zuletzt getan: Text geändert: „Sperrmüll“"
    )
    assert notes[-1].on_action is not None
    notes[-1].on_action()
    assert running.desk.posts.get(other.id).text == "Am Montag."

    running.desk.posts.set_day(stored(shown), date(2027, 5, 21), at=None)
    running.messages.withdraw_toast()
    press(shown.writing.text, Qt.Key.Key_Z, CTRL)
    assert running.desk.posts.get(stored(shown)).day == running.desk.clock.today()


def test_what_is_stored_while_she_types_is_followed_after_her_next_key_and_what_she_asks_for_at_once(
    running: WindowApp,
) -> None:
    text = opened(running).writing.text
    let_rest()
    waits: list[bool] = []

    def note(_changed: Changed) -> None:
        waits.append(running.window.stack.stores_in_passing())

    running.desk.on_change(note)

    QTest.keyClicks(text, "Neu. ")
    text._timer.timeout.emit()  # noqa: SLF001 - the pause in typing is over
    QTest.keyClicks(text, "Mehr. ")
    text.flush()

    assert waits == [True, False]


def test_a_page_that_is_opened_shows_what_was_stored_the_moment_before(running: WindowApp) -> None:
    page = plan(running)
    running.window.open(Destination("today"))
    running.desk.posts.add("Freibad öffnet", "", day=running.desk.clock.today())

    running.window.open(Destination("plan"))

    assert "Freibad öffnet" in titles(page)


def test_while_a_toast_offers_the_key_it_takes_back_what_the_toast_says_and_the_text_stays(running: WindowApp) -> None:
    shown = opened(running, "")
    text, number, today = shown.writing.text, stored(shown), running.desk.clock.today()
    text.setFocus()
    for key in (Qt.Key.Key_J, Qt.Key.Key_A):
        QTest.keyClick(text, key)
    page = running.window.page()
    assert page is not None
    page.store()

    for typed, day, words in (("", today, "ja"), ("s", today + timedelta(days=1), "ja")):
        running.desk.posts.move(number, days=1)
        running.messages.undo_toast("Verschoben.")
        let_rest()
        QTest.keyClicks(text, typed)  # what was typed since comes first
        press(text, Qt.Key.Key_Z, CTRL)
        let_rest()
        assert (running.desk.posts.get(number).day, text.toPlainText()) == (day, words)


def test_what_she_took_back_again_is_said_to_be_stored(running: WindowApp, qtbot: QtBot) -> None:
    shown = opened(running)
    text, line = shown.writing.text, shown.head.findChildren(Label)
    for timer in text.findChildren(QTimer):
        timer.setInterval(PATIENCE_MS)  # nothing stores it meanwhile

    def says(words: str) -> bool:
        return any(words in label.text() for label in line)

    assert says("Gespeichert um")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: says("Wird gespeichert"))
    press(text, Qt.Key.Key_Z, CTRL)

    qtbot.waitUntil(lambda: says("Gespeichert um"))
    assert text.toPlainText() == TEXT
