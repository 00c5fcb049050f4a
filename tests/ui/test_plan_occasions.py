"""Dates beside the posts in the window: looked at, named, noted, a draft from them; dates of her own."""

from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.idea_proposal import take_proposal
from amtdesk.ui.pages.plan.occasion_form import OccasionForm, open_occasion_form
from amtdesk.ui.pages.plan.occasion_sheet import OccasionSheet, open_occasion
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.services.test_import_events import a_calendar
from tests.ui.hands import CTRL, press, type_words


def may(day: int) -> date:
    return date(2027, 5, day)


def the(running: WindowApp, title: str) -> Occasion:
    found = running.desk.occasions.between(may(1), date(2027, 12, 31))
    return next(each for each in found if each.title == title)


def opened(running: WindowApp, title: str) -> OccasionSheet:
    sheet = open_occasion(running.window.context, running.window, occasion=the(running, title))
    let_rest()
    return sheet


def words(sheet: OccasionSheet) -> str:
    return " | ".join(label.text() for label in sheet.findChildren(Label))


def told(running: WindowApp) -> list[str]:
    notes: list[str] = []
    running.window.context.messages.toast_raised.connect(lambda note: notes.append(note.text))
    return notes


def form_over(running: WindowApp) -> OccasionForm:
    return next(form for form in running.window.findChildren(OccasionForm) if form.isVisible())


def test_an_imported_date_takes_her_kind_and_her_note(running: WindowApp, tmp_path: Path) -> None:
    notes = told(running)
    running.desk.imports.import_events(a_calendar(tmp_path / "rat.ics", ("1", "Sitzung", "20270520")))
    sheet = opened(running, "Sitzung")
    assert "Kalender „rat“" in words(sheet)
    assert not sheet.edit.isVisible()

    sheet.kind.setCurrentIndex(sheet.kind.findData("council"))
    sheet.kind.activated.emit(sheet.kind.currentIndex())
    sheet.note.setFocus()
    type_words("Foto machen")
    sheet.close_sheet()

    assert (the(running, "Sitzung").kind, the(running, "Sitzung").own_note) == ("council", "Foto machen")
    assert notes == ["„Sitzung“ ist: Ratssitzung."]


def test_a_date_that_is_gone_is_said_and_nothing_typed_is_lost(running: WindowApp, tmp_path: Path) -> None:
    faults: list[str] = []
    running.window.context.messages.fault_raised.connect(lambda error: faults.append(str(error)))
    running.desk.imports.import_events(a_calendar(tmp_path / "rat.ics", ("1", "Sitzung", "20270520")))
    sheet = opened(running, "Sitzung")
    running.desk.history.undo()

    sheet.note.setPlainText("Foto")
    sheet.note.flush()

    assert faults == ["This date is not in the calendar any more."]
    assert sheet.note.has_unsaved()


def test_a_draft_begins_with_one_key(running: WindowApp, qtbot: QtBot) -> None:
    notes, begun = told(running), list[PostId]()
    running.desk.occasions.add_own("Bürgerfest", day=may(20), at=time(18), ends_at=time(21), note="Schlosspark")
    running.desk.occasions.add_own("Rückblick", day=may(3), until=may(4))
    sheet = opened(running, "Bürgerfest")
    sheet.post_begun.connect(begun.append)
    assert "Do, 20. Mai, 18:00 bis 21:00 Uhr" in words(sheet)
    assert "Notiz | Schlosspark" in words(sheet)

    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert "Mo, 3. Mai bis Di, 4. Mai" in words(opened(running, "Rückblick"))
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert [(post.title, post.day) for post in running.desk.posts.list()] == [
        ("Rückblick", None),
        ("Bürgerfest", may(20)),
    ]
    assert notes == ["Entwurf begonnen für Do, 20. Mai: „Bürgerfest“.", "Entwurf ohne Termin begonnen: „Rückblick“."]
    assert running.desk.posts.get(begun[0]).title == "Bürgerfest"


def test_the_sheet_names_the_idea_that_the_draft_begins_with(birkenfurt: WindowApp) -> None:
    sheet = open_occasion(
        birkenfurt.window.context,
        birkenfurt.window,
        occasion=next(
            each
            for each in birkenfurt.desk.occasions.between(date(2027, 6, 17), date(2027, 6, 17))
            if each.kind == "council"
        ),
    )

    assert (
        "Die Idee „Stadtrat – Vorschau“ schlägt einen Beitrag vor (Mo, 14. Juni): Der Entwurf beginnt damit."
        in words(sheet)
    )
    assert "Am dritten Donnerstag im Monat" in words(sheet)


def test_a_post_that_came_along_reminds_of_the_day_in_its_text(running: WindowApp, tmp_path: Path) -> None:
    desk, notes = running.desk, told(running)
    desk.imports.import_events(a_calendar(tmp_path / "a.ics", ("rat", "Stadtrat", "20270526")))
    desk.ideas.add(title="Vorschau", kind=IdeaKind.BY_OFFSET, offsets=(-2,), occasion_kind="council")
    begun = desk.ideas.draft_from(the(running, "Stadtrat"))
    desk.imports.import_events(a_calendar(tmp_path / "a.ics", ("rat", "Stadtrat", "20270528")))

    (proposal,) = desk.ideas.proposed(may(26), may(26))
    take_proposal(running.window.context, proposal)
    desk.history.undo()
    desk.posts.save_text(begun.id, title="Vorschau", text="Der Rat tagt.\nAm Mittwoch, 26. Mai, um 18 Uhr.")
    (proposal,) = desk.ideas.proposed(may(26), may(26))
    take_proposal(running.window.context, proposal)

    moved = "Auf Mi, 26. Mai verschoben: „Vorschau“."
    assert notes == [moved, f"{moved} Prüfen Sie den Tag im Text."]


def test_school_holidays_say_where_they_are_not_exact(running: WindowApp) -> None:
    running.desk.town.set_federal_state("BY")

    sheet = opened(running, "Sommerferien")

    assert "Die Schulferien von Bayern weichen hier um einzelne Tage ab" in words(sheet)
    assert "Kalender des Landes und des Rathauses" in words(sheet)
    assert not sheet.note.isVisible()


def test_a_waste_round_is_entered_moved_by_a_holiday_changed_and_deleted(running: WindowApp, qtbot: QtBot) -> None:
    notes = told(running)
    form = open_occasion_form(running.window.context, running.window, day=may(13))
    type_words("Müllabfuhr")
    form.fields.rhythm.set_rule("FREQ=WEEKLY;BYDAY=TH", starts_on=may(13))
    form.fields.rhythm.changed.emit()
    assert form.fields.moves.isVisible()
    form.fields.moves.setChecked(True)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    moved = next(each for each in running.desk.occasions.between(may(20), may(22)))
    assert (moved.day, moved.kind) == (may(21), "waste")

    sheet = open_occasion(running.window.context, running.window, occasion=moved)
    assert "Wegen eines Feiertags verschoben, eigentlich: Do, 20. Mai." in words(sheet)
    press(qtbot, Qt.Key.Key_F2)
    form_over(running).fields.lines["title"].setText("Biotonne")
    form_over(running).keep.click()
    sheet = opened(running, "Biotonne")
    sheet.kind.setCurrentIndex(sheet.kind.findData("other"))
    sheet.kind.activated.emit(sheet.kind.currentIndex())
    sheet.draft.setFocus()
    press(qtbot, Qt.Key.Key_Delete)

    assert not running.desk.occasions.between(may(20), may(22))
    assert notes == [
        "Anlass hinzugefügt: „Müllabfuhr“.",
        "Anlass geändert: „Biotonne“.",
        "„Biotonne“ ist: Etwas anderes.",
        "Anlass mit allen Wiederholungen gelöscht: „Biotonne“.",
    ]


def test_what_is_wrong_with_a_date_stands_at_its_field(running: WindowApp, qtbot: QtBot) -> None:
    form = open_occasion_form(running.window.context, running.window, day=may(20))
    lines, parts = form.fields.lines, form.fields.parts
    for name, typed in (("until", "bald"), ("at", "25"), ("ends_at", "x")):
        lines[name].setText(typed)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is lines["title"]
    assert all(parts[name].wrong() for name in ("title", "until", "at", "ends_at"))

    lines["title"].setText("Fest")
    lines["until"].setText("19.5.2027")
    lines["at"].setText("18")
    lines["ends_at"].clear()
    form.keep.click()
    assert parts["until"].wrong() == "Der letzte Tag liegt zwischen dem ersten und einem Jahr danach."
    lines["until"].clear()
    lines["ends_at"].setText("17")
    form.keep.click()

    assert parts["ends_at"].wrong() == "Das Ende liegt nach dem Beginn."
    assert not running.desk.occasions.between(may(20), may(20))


def test_what_was_typed_of_a_date_waits(running: WindowApp, qtbot: QtBot) -> None:
    open_occasion_form(running.window.context, running.window, day=may(20))
    type_words("Bürgerf")
    press(qtbot, Qt.Key.Key_Escape)
    form = open_occasion_form(running.window.context, running.window, day=may(27))
    assert (form.fields.lines["title"].text(), form.fields.lines["day"].text()) == ("Bürgerf", "27.05.2027")

    form.forget.click()

    assert form.fields.lines["title"].text() == ""
