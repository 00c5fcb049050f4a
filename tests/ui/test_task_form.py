"""A task of her own, added and changed by keys alone: what is wrong stands at its field, what was typed waits."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.own_tasks import OwnTask
from amtdesk.services.begun_forms import BegunForms
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import NEW_TASK, Destination
from amtdesk.ui.pages.today.task_form import TaskForm, open_task_form
from amtdesk.ui.pages.today.task_list import TaskList, open_task_list
from tests.builders import berlin, set_clock
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words

WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


def opened(running: WindowApp, task: OwnTask | None = None) -> TaskForm:
    form = open_task_form(running.window.context, running.window, task=task)
    let_rest()
    return form


def refused_by_a_full_drive(*_words: object) -> None:
    raise DiskFull(Path("/"))


def told(running: WindowApp) -> list[tuple[str, str]]:
    notes: list[tuple[str, str]] = []
    running.window.context.messages.toast_raised.connect(lambda note: notes.append((note.text, note.action)))
    return notes


# added


def test_words_and_ctrl_enter_make_a_task_for_today(running: WindowApp, qtbot: QtBot) -> None:
    before, notes = QApplication.focusWidget(), told(running)
    opened(running)

    type_words("Schaukasten für das Brunnenfest")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert [(task.title, task.starts_on, task.minutes) for task in running.desk.own_tasks.all()] == [
        ("Schaukasten für das Brunnenfest", date(2027, 5, 12), 10)
    ]
    assert notes == [("Aufgabe angelegt: „Schaukasten für das Brunnenfest“, heute.", "Rückgängig")]
    assert QApplication.focusWidget() is before


def test_a_task_on_a_closed_day_is_told_with_the_day_on_which_it_comes(running: WindowApp) -> None:
    notes = told(running)
    form = opened(running)
    form.fields.title.setText("Schaukasten")
    form.fields.day.setText("sa")

    form.keep.click()

    assert notes == [("Aufgabe angelegt: „Schaukasten“, Di, 18. Mai.", "Rückgängig")]


def test_enter_in_a_line_keeps_too_and_everything_typed_is_taken(running: WindowApp, qtbot: QtBot) -> None:
    form = opened(running)
    form.fields.title.setText("Vorproduktion")
    form.fields.day.setText("fr")
    form.fields.at.setText("9:30")
    form.fields.minutes.setText("35")
    form.fields.rhythm.set_rule("FREQ=WEEKLY;BYDAY=FR", starts_on=date(2027, 5, 14))
    form.fields.page.setCurrentIndex(form.fields.page.findData("plan"))
    form.fields.note.show_text("drei Entwürfe")
    form.fields.minutes.setFocus()

    press(qtbot, Qt.Key.Key_Return)

    task = running.desk.own_tasks.all()[0]
    assert (task.title, task.starts_on, task.at, task.minutes) == ("Vorproduktion", date(2027, 5, 14), time(9, 30), 35)
    assert (task.rhythm, task.page, task.note) == ("FREQ=WEEKLY;BYDAY=FR", "plan", "drei Entwürfe")


def test_the_day_is_read_while_she_types(running: WindowApp) -> None:
    form = opened(running)
    said = form.fields.parts["day"]._said  # noqa: SLF001 - what was understood

    assert said.text() == "Mittwoch, 12. Mai"
    form.fields.day.setText("21.4.")
    assert said.text() == "21. April 2028"
    form.fields.day.setText("bald")
    assert said.isHidden()


# what is wrong


def test_every_fault_is_a_sentence_at_its_field_and_the_first_one_has_the_focus(running: WindowApp) -> None:
    form = opened(running)
    for field, words in ((form.fields.day, "neulich"), (form.fields.at, "25"), (form.fields.minutes, "lang")):
        field.setText(words)

    form.keep.click()

    assert {name: part.wrong() for name, part in form.fields.parts.items() if part.wrong()} == {
        "title": "Bitte schreiben Sie, was zu tun ist.",
        "day": "Bitte geben Sie einen Tag an, etwa 21.4., di oder +3.",
        "at": "Bitte geben Sie eine Uhrzeit an, etwa 9:30, oder lassen Sie das Feld leer.",
        "minutes": "Bitte geben Sie 0 bis 480 Minuten an.",
    }
    assert QApplication.focusWidget() is form.fields.title
    assert form.isVisible()
    assert not running.desk.own_tasks.all()


def test_a_fault_goes_as_soon_as_its_field_is_touched(running: WindowApp) -> None:
    form = opened(running)
    form.keep.click()

    form.fields.title.setText("Schaukasten")

    assert not form.fields.parts["title"].wrong()


@pytest.mark.parametrize(
    ("day", "rule", "field", "sentence"),
    [
        ("11.5.2027", "", "day", "Dieser Tag ist vorbei. Bitte wählen Sie heute oder einen späteren."),
        ("1.1.2040", "", "day", "Bitte wählen Sie einen Tag innerhalb von zehn Jahren."),
        (
            "1.1.2027",
            "FREQ=DAILY;UNTIL=20270131",
            "rhythm",
            "In diesem Rhythmus kommt die Aufgabe nie wieder an die Reihe.",
        ),
    ],
)
def test_what_only_the_rules_know_is_said_at_its_field_too(
    running: WindowApp, day: str, rule: str, field: str, sentence: str
) -> None:
    form = opened(running)
    form.fields.title.setText("Schaukasten")
    form.fields.day.setText(day)
    form.fields.rhythm.set_rule(rule, starts_on=date(2027, 5, 12))

    form.keep.click()

    assert form.fields.parts[field].wrong() == sentence
    assert not running.desk.own_tasks.all()


# what was begun


def test_what_was_typed_waits_after_esc_and_after_a_restart(running: WindowApp, qtbot: QtBot) -> None:
    opened(running)
    type_words("Plakate abholen")
    press(qtbot, Qt.Key.Key_Escape)

    form = opened(running)

    assert form.fields.title.text() == "Plakate abholen"
    assert form.forget.isVisible()
    assert running.desk.another().begun_forms.get("task:new")["title"] == "Plakate abholen"


def test_esc_loses_nothing_that_a_full_drive_does_not_take(
    running: WindowApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(running)
    type_words("Plakate abholen")
    with monkeypatch.context() as full:
        full.setattr(BegunForms, "keep", refused_by_a_full_drive)
        press(qtbot, Qt.Key.Key_Escape)
        assert form.isVisible()
        assert form.fields.title.text() == "Plakate abholen"
        assert form.wrong().endswith("Was Sie geschrieben haben, steht noch hier; ein weiteres Esc verwirft es.")
    qtbot.waitUntil(lambda: running.desk.begun_forms.get("task:new") == {"title": "Plakate abholen"})
    form.fields.day.setText("irgendwann")
    form.keep.click()
    assert form.wrong() == ""  # the drive is no trouble any more: the field says what is
    form.fields.day.clear()

    with monkeypatch.context() as full:
        full.setattr(BegunForms, "keep", refused_by_a_full_drive)
        type_words("!")
        press(qtbot, Qt.Key.Key_Escape)
        press(qtbot, Qt.Key.Key_Escape)
        assert not form.isVisible()  # no drive keeps her in a form
    assert any("kein Platz" in words for words in running.window.voice.bars.texts())


def test_she_can_begin_anew(running: WindowApp) -> None:
    form = opened(running)
    form.fields.title.setText("Plakate abholen")
    form.close_sheet()
    form = opened(running)

    form.forget.click()

    assert form.fields.title.text() == ""
    assert not form.forget.isVisible()
    form.close_sheet()
    assert not opened(running).forget.isVisible()


def test_what_was_kept_does_not_wait_any_more(running: WindowApp) -> None:
    form = opened(running)
    form.fields.title.setText("Plakate abholen")
    form.keep.click()

    assert opened(running).fields.title.text() == ""


# changed and deleted


def test_a_task_is_changed_and_what_was_not_touched_stays(running: WindowApp, qtbot: QtBot) -> None:
    notes = told(running)
    task = running.desk.own_tasks.add(title="Vorproduktion", rhythm=WEEKLY, at=time(10), minutes=35, page="plan")
    form = opened(running, task)

    form.fields.title.setText("Vorproduktion: drei Entwürfe")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    kept = running.desk.own_tasks.get(task.id)
    assert kept.title == "Vorproduktion: drei Entwürfe"
    assert (kept.rhythm, kept.at, kept.minutes, kept.page) == (WEEKLY, time(10), 35, "plan")
    assert notes == [("Aufgabe geändert: „Vorproduktion: drei Entwürfe“.", "Rückgängig")]


def test_a_task_that_is_late_keeps_its_day_when_something_else_is_changed(running: WindowApp) -> None:
    task = running.desk.own_tasks.add(title="Schaukasten")
    set_clock(running.desk, berlin(14))
    form = opened(running, task)

    form.fields.minutes.setText("5")
    form.keep.click()

    assert [each.day for each in running.desk.own_tasks.due(date(2027, 5, 14))] == [date(2027, 5, 12)]


def test_a_task_is_deleted_from_the_form_with_undo(running: WindowApp) -> None:
    notes = told(running)
    task = running.desk.own_tasks.add(title="Schaukasten")

    opened(running, task).delete.click()

    assert not running.desk.own_tasks.all()
    assert notes == [("Aufgabe gelöscht: „Schaukasten“.", "Rückgängig")]


@pytest.mark.parametrize("deed", ["keep", "delete"])
def test_a_task_that_is_gone_meanwhile_is_told_in_the_form(running: WindowApp, deed: str) -> None:
    task = running.desk.own_tasks.add(title="Schaukasten")
    form = opened(running, task)
    running.desk.own_tasks.delete(task.id)

    (form.keep if deed == "keep" else form.delete).click()

    assert form.isVisible()
    assert form.wrong() == "Diese Aufgabe gibt es nicht mehr. Strg Z holt eine gelöschte zurück."


# where it opens


def test_from_the_list_the_form_comes_back_to_it_and_the_list_tells(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.own_tasks.add(title="Ältere", at=time(8))
    open_task_list(running.window.context, running.window)
    press(qtbot, Qt.Key.Key_N, CTRL)
    type_words("Schaukasten")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    sheet = running.window.sheet()
    assert isinstance(sheet, TaskList)
    assert sheet.said.text() == "Aufgabe angelegt: „Schaukasten“, heute."
    assert sheet.list.current_key() == running.desk.own_tasks.all()[-1].id
    press(qtbot, Qt.Key.Key_F2)
    assert isinstance(running.window.sheet(), TaskForm)
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is sheet.list


def test_the_command_opens_the_form_from_any_page(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("plan"))
    running.window.open_find()
    type_words(">neue aufgabe")
    let_rest()
    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(running.window.sheet(), TaskForm))
    form = running.window.sheet()
    assert isinstance(form, TaskForm)
    assert QApplication.focusWidget() is form.fields.title


def test_a_destination_of_heute_opens_the_form(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("today", NEW_TASK))

    qtbot.waitUntil(lambda: isinstance(running.window.sheet(), TaskForm))


def test_every_part_is_reached_by_tab_and_has_a_name(running: WindowApp, qtbot: QtBot) -> None:
    form = opened(running)
    seen: list[QWidget] = []

    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        press(qtbot, Qt.Key.Key_Tab)

    assert {form.fields.title, form.fields.day, form.fields.at, form.fields.minutes} <= set(seen)
    assert {form.fields.page, form.fields.note, form.keep, form.leave} <= set(seen)
    assert any(form.fields.rhythm is part or form.fields.rhythm.isAncestorOf(part) for part in seen)
    assert form.fields.title is QApplication.focusWidget()


def test_in_a_narrow_window_the_short_fields_stand_below_each_other(running: WindowApp) -> None:
    running.window.context.theme.set_zoom(200)
    form = opened(running)

    assert (
        form.fields.at.mapTo(form, form.fields.at.rect().topLeft()).y()
        >= form.fields.day.mapTo(form, form.fields.day.rect().topLeft()).y()
    )
    assert form.panel.height() <= running.window.height()
