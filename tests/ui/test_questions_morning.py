"""A new user with Birkenfurt: ten questions by keyboard alone, half of them with a template that was suggested."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource, QuestionStatus, WordingOrigin
from amtdesk.ui.app import WindowApp
from tests.builders import NOW
from tests.ui.questions_hand import ALT, CTRL, HOUR, SHIFT, Questions

#: Slow typing: three keys in two seconds.
KEYS_IN_THREE_MINUTES = 270

WITH_TEMPLATE = (
    ("muell", "Kommt die Müllabfuhr diese Woche Donnerstag oder Freitag?"),
    ("umzug", "Bin neu hier. Wie lange hab ich Zeit mit der Anmeldung?"),
    ("sperrmuell", "Wie melde ich Sperrmüll an?"),
    ("freibad", "Was kostet die Familienkarte?"),
    ("wahl", "Wo kann ich mich als Wahlhelferin melden?"),
)
OTHERWISE = (
    ("datenschutz", "Hier mein Bescheid, können Sie mal schauen?"),
    ("baustelle", "Wann fährt der Bus wieder durch die Mühlenstraße?"),
    ("schlagloch", "Vor der Schule ist ein tiefes Loch."),
    ("werbung", "Beste Kredite hier!"),
    ("", "Ist am Samstag jemand da?"),
)


class Keys(Questions):
    """Counts what is pressed."""

    count = 0

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        super().press(key, how)

    def to_button(self, button: QWidget) -> None:
        """Tab until the button has the focus."""
        for _ in range(8):
            if QApplication.focusWidget() is button:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail("Tab does not reach the button")

    def type(self, text: str) -> None:
        self.count += len(text)
        super().type(text)


@pytest.fixture
def keys(birkenfurt: WindowApp, qtbot: QtBot) -> Keys:
    hand = Keys.over(birkenfurt, qtbot)
    for question in hand.desk.questions.open():
        hand.desk.questions.delete(question.id)
    for place, (category, text) in enumerate((*WITH_TEMPLATE, *OTHERWISE)):
        hand.desk.questions.note(
            text, source=QuestionSource.PAGE_COMMENT, asked_at=NOW - (12 - place) * HOUR, category=category
        )
    return hand


def test_ten_questions_go_their_way_in_under_three_minutes(keys: Keys) -> None:
    keys.press(Qt.Key.Key_3, CTRL)
    keys.press(Qt.Key.Key_Return)

    for _ in WITH_TEMPLATE:  # the focus goes on to the next question by itself
        keys.press(Qt.Key.Key_1, ALT)
        keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_S, CTRL | SHIFT)  # about a single case: the safe way
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_I, CTRL | SHIFT)  # an interim reply; the question stays in work
    keys.to_button(keys.page.detail.buttons().ask)  # to the department that is proposed
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.choose("Keine Antwort nötig")
    keys.type("Werbung")
    keys.press(Qt.Key.Key_Return)
    keys.type("Ja, von 10 bis 12 Uhr im Rathaus.")  # own words wait for a yes
    keys.press(Qt.Key.Key_Return, CTRL)

    stands = Counter(question.status for question in keys.desk.questions.all(limit=10))
    assert stands == {
        QuestionStatus.ANSWERED: 5,
        QuestionStatus.MOVED: 1,
        QuestionStatus.INTERIM: 1,
        QuestionStatus.WAITING_DEPARTMENT: 1,
        QuestionStatus.NO_ANSWER: 1,
        QuestionStatus.NEW: 1,
    }
    assert [question.is_submitted for question in keys.desk.questions.open()].count(True) == 1
    assert keys.count < KEYS_IN_THREE_MINUTES


def test_what_was_suggested_goes_out_as_it_was_agreed(keys: Keys) -> None:
    keys.open()
    keys.press(Qt.Key.Key_Return)

    for _ in WITH_TEMPLATE:
        keys.press(Qt.Key.Key_1, ALT)
        keys.press(Qt.Key.Key_Return, CTRL)

    answered = keys.desk.questions.all(statuses=(QuestionStatus.ANSWERED,), limit=5)
    origins = {keys.desk.questions.replies(question.id)[0].origin for question in answered}
    assert origins == {WordingOrigin.TEMPLATE}
