"""Ten questions in a row by keyboard: more than half with a suggested template, the others in four other ways.

Whether it takes under three minutes is counted by keys: a practised hand needs 0.2 seconds for one (Card, Moran and
Newell's keystroke-level model), and 1.35 seconds to decide what to do.
"""

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus
from tests.journeys.hands import Hands
from tests.journeys.test_morning_in_birkenfurt import look_at_birkenfurt

KEY: Final = 0.2
DECISION: Final = 1.35
THREE_MINUTES: Final = 180.0

WITH_A_TEMPLATE: Final = {
    "Kommt die Müllabfuhr wegen Himmelfahrt später?": "muell",
    "Wie melde ich Sperrmüll an?": "sperrmuell",
    "Was kostet der Eintritt im Freibad?": "freibad",
    "Was brauche ich für einen neuen Personalausweis?": "ausweis",
    "Wo gebe ich einen gefundenen Schlüssel ab?": "fund",
}
OWN_WORDS: Final = "Guten Tag, die Linde war krank. Im Herbst pflanzen wir neu."
OTHERWISE: Final = (
    "Warum wurde die Linde am Markt gefällt?",
    "Bin am 12.3.1981 geboren, ist mein Ausweis schon da?",
    "Wer ist für den Bach hinter der Schule zuständig?",
    "Haha, wieder typisch Rathaus.",
)


class CountedHands:
    """Her hands, and how long a practised pair of them takes."""

    def __init__(self, she: Hands) -> None:
        self.she = she
        self.keys = 0
        self.decisions = 0

    def press(self, keys: str, times: int = 1) -> None:
        """A combination: each part of it is a key."""
        self.keys += len(keys.split("+")) * times
        self.she.press(keys, times)

    def write(self, text: str) -> None:
        """Letter by letter."""
        self.keys += len(text)
        self.she.write(text)

    def read(self, question: str) -> None:
        """Look at the question and decide."""
        self.she.sees(f"Zur Frage selbst\n„{question}“")
        self.decisions += 1

    def open_the_menu(self, name: str) -> None:
        """Walk with Tab to a button, and press it."""
        while self.she.focused().accessibleName() != name:
            self.press("Tab")
        self.press("Space")

    def choose(self, words: str) -> None:
        """Go down in an open menu to the line that says so."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = [action.text() for action in menu.actions() if not action.isSeparator()]
        self.keys += lines.index(words) + 2
        for _line in range(lines.index(words) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    @property
    def seconds(self) -> float:
        """The time of a practised hand."""
        return self.keys * KEY + self.decisions * DECISION


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a screen
def test_ten_questions_are_answered_by_keyboard_in_under_three_minutes(she: Hands) -> None:
    look_at_birkenfurt(she)
    asked = note_ten_questions(she)
    hands = CountedHands(she)
    hands.press("Ctrl+3")

    answer_a_praise(hands)
    for question in WITH_A_TEMPLATE:
        answer_with_the_first_suggestion(hands, question)
    write_own_words_and_give_them_to_someone(hands, OTHERWISE[0])
    point_to_a_safe_way(hands, OTHERWISE[1])
    give_an_interim_reply(hands, OTHERWISE[2])
    settle_without_an_answer(hands, OTHERWISE[3])

    assert [she.desk.questions.get(each.id).status for each in asked] == [
        *[QuestionStatus.ANSWERED] * 5,
        QuestionStatus.NEW,
        QuestionStatus.MOVED,
        QuestionStatus.INTERIM,
        QuestionStatus.NO_ANSWER,
    ]
    assert she.desk.questions.get(asked[5].id).submitted_at is not None
    told = f"{hands.keys} keys and {hands.decisions} decisions: {hands.seconds:.0f} s"
    assert hands.seconds < THREE_MINUTES, told


def note_ten_questions(she: Hands) -> list[CitizenQuestion]:
    """Nine, and the praise that Birkenfurt brings along."""
    categories = {**WITH_A_TEMPLATE, **dict.fromkeys(OTHERWISE, "")}
    source = QuestionSource.PAGE_COMMENT
    return [she.desk.questions.note(text, source=source, category=kind) for text, kind in categories.items()]


def answer_a_praise(hands: CountedHands) -> None:
    hands.read("Großes Lob an den Bauhof, die Beete am Markt sehen klasse aus!")
    hands.press("Alt+1")
    hands.press("Ctrl+Return")
    assert hands.she.clipboard().startswith("Guten Tag, vielen Dank!")


def answer_with_the_first_suggestion(hands: CountedHands, question: str) -> None:
    hands.read(question)
    hands.press("Alt+1")
    hands.press("Ctrl+Return")
    assert "{{" not in hands.she.clipboard()
    (answered,) = (each for each in hands.she.desk.questions.recently_answered() if each.text == question)
    assert answered.draft_text == hands.she.clipboard()


def write_own_words_and_give_them_to_someone(hands: CountedHands, question: str) -> None:
    hands.read(question)
    hands.write(OWN_WORDS)
    hands.press("Ctrl+Return")
    assert OWN_WORDS in hands.she.clipboard()
    hands.press("Shift+F6")  # it waits for a yes, and stays in sight; back into the list, and on
    hands.press("Down")


def point_to_a_safe_way(hands: CountedHands, question: str) -> None:
    hands.read(question)
    hands.press("Ctrl+Shift+S")
    hands.press("Ctrl+Return")
    assert "12.3.1981" not in hands.she.clipboard()


def give_an_interim_reply(hands: CountedHands, question: str) -> None:
    hands.read(question)
    hands.press("Ctrl+Shift+I")  # copied with the day after next, and the next question is there
    assert "bis Freitag, 14. Mai" in hands.she.clipboard()


def settle_without_an_answer(hands: CountedHands, question: str) -> None:
    hands.read(question)
    hands.open_the_menu("Mehr")
    hands.choose("Keine Antwort nötig …")
    hands.write("nur Spott")
    hands.press("Ctrl+Return")
