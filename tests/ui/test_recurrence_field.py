"""The rhythm's field: chosen by keys alone, said as a sentence, and nothing is lost that it cannot say."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.recurrence_field import RecurrenceField
from amtdesk.ui.widgets.rhythm_said import RhythmSaid

WEDNESDAY = date(2027, 5, 12)


def a_field(running: WindowApp, qtbot: QtBot, *, may_be_once: bool = True, picks: bool = False) -> RecurrenceField:
    field = RecurrenceField(running.window.context, may_be_once=may_be_once, picks_first_day=picks)
    qtbot.addWidget(field)
    field.resize(640, 400)
    field.show()
    field.activateWindow()
    return field


@pytest.fixture
def field(running: WindowApp, qtbot: QtBot) -> RecurrenceField:
    """A field that says "once"."""
    return a_field(running, qtbot)


def said(field: RecurrenceField) -> list[str]:
    """What stands below the fields."""
    labels = [
        each for below in field.findChildren(RhythmSaid) for each in below.findChildren(Label) if each.isVisible()
    ]
    return [label.text().replace("\u00a0", " ") for label in labels]


def choose(box: QComboBox, words: str) -> None:
    """Walk with the arrows until these words stand there."""
    assert box.isVisible()
    box.setFocus()
    places = [box.itemText(place) for place in range(box.count())]
    steps = places.index(words) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert box.currentText() == words


def visible(field: RecurrenceField) -> list[str]:
    """The names of what can be chosen just now."""
    kinds = (QComboBox, QLineEdit, QAbstractButton)
    parts = [part for kind in kinds for part in field.findChildren(kind) if part.isVisible()]
    return [part.accessibleName() for part in parts]


def test_a_new_field_says_once_and_nothing_else(field: RecurrenceField) -> None:
    assert field.rule() == ""
    assert (field.often.currentText(), said(field)) == ("Einmal", [])
    assert visible(field) == ["Wie oft"]


def test_weeks_are_chosen_by_keys_and_said_as_a_sentence_with_the_next_three_days(field: RecurrenceField) -> None:
    choose(field.often, "Wöchentlich")
    QTest.keyClick(field.weekdays[1], Qt.Key.Key_Space)
    choose(field.interval, "alle zwei Wochen")

    assert field.rule() == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE"
    assert said(field) == [
        "Alle zwei Wochen am Dienstag und Mittwoch.",
        "Als Nächstes: Mi, 12. Mai · Di, 25. Mai · Mi, 26. Mai",
    ]
    assert field.often.accessibleDescription().replace("\u00a0", " ") == " ".join(("Wie oft.", *said(field)))


def test_months_are_chosen_by_date_or_by_weekday(field: RecurrenceField) -> None:
    choose(field.often, "Monatlich")
    assert field.rule() == "FREQ=MONTHLY;BYMONTHDAY=12"

    choose(field.place, "am letzten")
    assert said(field)[0] == "Am letzten Tag jedes Monats."

    choose(field.what, "Freitag")
    choose(field.place, "am letzten")
    assert field.rule() == "FREQ=MONTHLY;BYDAY=-1FR"

    choose(field.what, "Werktag (Mo–Fr)")
    assert said(field)[0] == "Am letzten Werktag (Montag bis Freitag) im Monat."


def test_quarters_and_years_name_their_month(field: RecurrenceField) -> None:
    choose(field.often, "Vierteljährlich")
    choose(field.month, "im ersten Monat")
    choose(field.what, "Montag")
    assert (field.rule(), said(field)[0]) == (
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO",
        "Jedes Quartal am ersten Montag.",
    )

    choose(field.often, "Jährlich")
    choose(field.what, "Tag")
    choose(field.place, "am 15.")
    assert said(field) == [
        "Jedes Jahr am 15. Januar.",
        "Als Nächstes: 15. Januar 2028 · 15. Januar 2029 · 15. Januar 2030",
    ]


def test_a_day_that_a_month_lacks_is_not_offered(field: RecurrenceField) -> None:
    field.set_rule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31", starts_on=WEDNESDAY)

    choose(field.month, "im Februar")

    assert field.rule() == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    assert field.place.findText("am 30.") < 0


def test_an_end_is_a_day_or_a_number_of_times(field: RecurrenceField) -> None:
    field.set_rule("FREQ=WEEKLY;BYDAY=TU", starts_on=WEDNESDAY)

    choose(field.end.how, "bis zum")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231"
    field.end.day.selectAll()
    QTest.keyClicks(field.end.day, "1.6.")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601"
    QTest.keyClick(field.end.day, Qt.Key.Key_Return)
    assert field.end.day.text() == "01.06.2027"

    choose(field.end.how, "insgesamt")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU;COUNT=10"
    field.end.times.selectAll()
    QTest.keyClicks(field.end.times, "3")
    assert said(field)[0] == "Jeden Dienstag, insgesamt dreimal."

    choose(field.end.how, "ohne Ende")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU"


def test_what_cannot_be_understood_is_said_and_the_last_rule_stays(field: RecurrenceField) -> None:
    field.set_rule("FREQ=WEEKLY;BYDAY=TU;COUNT=3", starts_on=WEDNESDAY)

    field.end.times.selectAll()
    QTest.keyClicks(field.end.times, "0")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU;COUNT=3"
    assert said(field) == [field.fault()] == ["Bitte geben Sie die Anzahl an, von 1 bis 10000."]

    choose(field.end.how, "bis zum")
    field.end.day.selectAll()
    QTest.keyClicks(field.end.day, "bald")
    assert said(field) == ["Bitte geben Sie den letzten Tag an, etwa 31.12. oder 31.12.2027."]

    choose(field.end.how, "ohne Ende")
    QTest.keyClick(field.weekdays[1], Qt.Key.Key_Space)
    assert said(field) == ["Bitte wählen Sie mindestens einen Wochentag."]
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU"


def test_a_rule_that_falls_on_nothing_is_refused_with_its_sentence(field: RecurrenceField) -> None:
    field.set_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", starts_on=WEDNESDAY)

    choose(field.interval, "alle drei Jahre")

    assert field.rule() == "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29"
    assert "zehn Jahre lang" in field.fault()


def test_a_rule_that_the_fields_cannot_say_is_kept_and_said_in_words(field: RecurrenceField) -> None:
    own = "FREQ=MONTHLY;BYMONTHDAY=1,15"
    field.set_rule(own, starts_on=WEDNESDAY)
    assert (field.rule(), field.often.currentText()) == (own, "Eigene Regel")
    assert said(field)[0] == "Am 1. und 15. jedes Monats."
    assert visible(field) == ["Wie oft"]

    choose(field.often, "Wöchentlich")
    assert field.rule() == "FREQ=WEEKLY;BYDAY=WE"
    choose(field.often, "Eigene Regel")
    assert field.rule() == own

    field.set_rule("FREQ=WEEKLY;BYDAY=TU", starts_on=WEDNESDAY)
    assert field.often.findText("Eigene Regel") < 0


def test_a_rule_that_has_ended_says_that_it_does_not_come_any_more(field: RecurrenceField) -> None:
    field.set_rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101", starts_on=date(2026, 1, 1))

    assert said(field) == ["Jeden Dienstag, bis zum 1. Januar 2027.", "Kommt nicht mehr vor."]


def test_showing_a_rule_says_no_change_and_choosing_says_each_once(field: RecurrenceField) -> None:
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.rule()))

    field.set_rule("FREQ=WEEKLY;BYDAY=TU", starts_on=WEDNESDAY)
    field.set_rule("FREQ=WEEKLY;BYDAY=TU", starts_on=WEDNESDAY)
    assert heard == []

    choose(field.often, "Monatlich")
    choose(field.often, "Einmal")
    assert heard == ["FREQ=MONTHLY;BYMONTHDAY=12", "FREQ=WEEKLY;BYDAY=TU", ""]


def test_another_first_day_moves_what_follows_from_it(field: RecurrenceField) -> None:
    field.set_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", starts_on=WEDNESDAY)
    field.set_rule(field.rule(), starts_on=date(2027, 5, 19))

    assert said(field)[1] == "Als Nächstes: Mi, 19. Mai · Mi, 2. Juni · Mi, 16. Juni"


def test_of_every_two_weeks_she_says_which(running: WindowApp, qtbot: QtBot) -> None:
    field = a_field(running, qtbot, may_be_once=False, picks=True)
    field.set_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", starts_on=WEDNESDAY)
    assert field.first.currentText() == "zum ersten Mal am Mi, 12. Mai"

    choose(field.first, "zum ersten Mal am Mi, 19. Mai")

    assert field.starts_on() == date(2027, 5, 17)
    assert said(field)[1] == "Als Nächstes: Mi, 19. Mai · Mi, 2. Juni · Mi, 16. Juni"
    assert field.often.findText("Einmal") < 0
    choose(field.interval, "jede Woche")
    assert not field.first.isVisible()

    field.set_rule("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=15", starts_on=WEDNESDAY)
    choose(field.first, "zum ersten Mal am 15. Januar 2028")
    assert field.starts_on() == date(2028, 1, 1)


def test_everything_that_takes_the_focus_has_a_name(running: WindowApp, qtbot: QtBot) -> None:
    field = a_field(running, qtbot, picks=True)
    for rule in ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20271231", "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO;COUNT=3"):
        field.set_rule(rule, starts_on=WEDNESDAY)
        takers = [each for each in field.findChildren(QWidget) if each.isVisible() and each.focusPolicy().value]

        assert all(each.accessibleName() for each in takers)
    field.setFocus()
    assert field.focusWidget() is field.often


def test_the_wheel_scrolls_past_and_chooses_nothing(field: RecurrenceField) -> None:
    field.set_rule("FREQ=WEEKLY;BYDAY=TU", starts_on=WEDNESDAY)
    middle = QPointF(field.often.rect().center())
    turn = QWheelEvent(
        middle,
        field.often.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    field.often.wheelEvent(turn)

    assert not turn.isAccepted()
    assert field.rule() == "FREQ=WEEKLY;BYDAY=TU"
