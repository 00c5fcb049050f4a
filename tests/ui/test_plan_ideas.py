"""Recurring ideas in the window: listed, added, changed, resting, begun by hand; proposals taken and left out."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.ui.app import WindowApp
from amtdesk.ui.commands import Commands
from amtdesk.ui.file_import import FileImport
from amtdesk.ui.page import ALL_IDEAS, Destination
from amtdesk.ui.pages.plan.date_sheet import DateSheet
from amtdesk.ui.pages.plan.idea_form import IdeaForm, open_idea_form
from amtdesk.ui.pages.plan.idea_list import IdeaList, open_idea_list
from amtdesk.ui.pages.plan.idea_proposal import ProposalSheet, open_proposal, skip_proposal, take_proposal
from amtdesk.ui.pages.plan.occasion_form import OccasionForm
from amtdesk.ui.pages.plan.plan_head import PlanHead
from amtdesk.ui.widgets.menus import PopupMenu
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
THURSDAYS = "FREQ=WEEKLY;BYDAY=TH"


def may(day: int) -> date:
    return date(2027, 5, day)


def an_idea(running: WindowApp, title: str = "Wochenmarkt", **facts: object) -> RecurringIdea:
    usual: dict[str, object] = {"kind": IdeaKind.BY_RULE, "rhythm": THURSDAYS, "skeleton": "Samstag ist Markt."}
    return running.desk.ideas.add(**{"title": title, **usual, **facts})  # type: ignore[arg-type]  # facts of the test


def listed(running: WindowApp) -> IdeaList:
    sheet = open_idea_list(running.window.context, running.window)
    let_rest()
    return sheet


def holds_focus(place: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and place.isAncestorOf(focus)


def listed_last(running: WindowApp) -> IdeaList:
    return running.window.findChildren(IdeaList)[-1]


def rows(sheet: IdeaList) -> list[tuple[str, str, str]]:
    return [(row.title, row.meta, row.right) for row in sheet.list.rows()]


def told(running: WindowApp) -> list[tuple[str, str]]:
    notes: list[tuple[str, str]] = []
    running.window.context.messages.toast_raised.connect(lambda note: notes.append((note.text, note.action)))
    return notes


def form_over(running: WindowApp) -> IdeaForm:
    return next(form for form in running.window.findChildren(IdeaForm) if form.isVisible())


# the list


def test_each_row_tells_when_an_idea_comes_and_when_next(running: WindowApp) -> None:
    running.desk.occasions.add_own("Stadtrat", day=may(20))
    running.desk.occasions.add_own("Sperrung B 27", day=may(31), until=date(2027, 6, 4))
    an_idea(running, lead_days=1)
    offset = {"kind": IdeaKind.BY_OFFSET, "rhythm": ""}
    an_idea(running, "Vorschau", **offset, offsets=(-3,), occasion_kind="council", lead_days=0)
    an_idea(running, "Baustelle", **offset, offsets=(-14, -2, 0), end_offsets=(0,), occasion_kind="building_site")
    an_idea(running, "Wahlhelfer", **offset, offsets=(-84, -56, -28), occasion_kind="election")
    running.desk.ideas.add(title="Stellenanzeigen")
    running.desk.ideas.rest(an_idea(running, "Ausflug").id, True)

    sheet = listed(running)

    assert rows(sheet) == [
        ("Wochenmarkt", "Jeden Donnerstag · Entwurf einen Tag vorher", "morgen"),
        (
            "Baustelle",
            "Zu jeder Baustelle: 14 und 2 Tage vorher, am ersten Tag, am letzten Tag · Entwurf 14 Tage vorher",
            "Mo, 17. Mai",
        ),
        ("Vorschau", "3 Tage vor jeder Ratssitzung · Entwurf am Tag selbst", "Mo, 17. Mai"),
        ("Wahlhelfer", "Zu jeder Wahl: 12, 8 und 4 Wochen vorher · Entwurf 14 Tage vorher", "kein Tag in Sicht"),
        ("Von Hand", "", ""),
        ("Stellenanzeigen", "Von Hand, bei Bedarf", ""),
        ("Ruhende", "", ""),
        ("Ausflug", "Jeden Donnerstag · Entwurf 14 Tage vorher", "ruht"),
    ]


def test_without_ideas_the_sheet_asks_and_leads_on(running: WindowApp, qtbot: QtBot) -> None:
    sheet = listed(running)
    assert sheet.heading.text() == "Worüber schreiben Sie immer wieder?"
    assert QApplication.focusWidget() is sheet.new

    press(qtbot, Qt.Key.Key_N, CTRL)
    type_words("Wochenmarkt")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert [row[0] for row in rows(sheet)] == ["Wochenmarkt"]
    assert sheet.said.text() == "Wiederkehrende Idee hinzugefügt: „Wochenmarkt“."
    assert QApplication.focusWidget() is sheet.list


def test_an_idea_rests_goes_on_and_goes_by_keys_each_taken_back(running: WindowApp, qtbot: QtBot) -> None:
    an_idea(running)
    an_idea(running, "Frage der Woche")
    sheet = listed(running)
    sheet.list.select_key(running.desk.ideas.all()[1].id)

    press(qtbot, Qt.Key.Key_Space)
    assert sheet.said.text() == "Ruht: „Wochenmarkt“."
    assert running.desk.ideas.all()[1].is_resting
    assert sheet.deeds["rest"].label() == "Weiterlaufen lassen"
    press(qtbot, Qt.Key.Key_Space)
    assert not running.desk.ideas.all()[1].is_resting

    press(qtbot, Qt.Key.Key_Delete)
    assert [idea.title for idea in running.desk.ideas.all()] == ["Frage der Woche"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert [row[0] for row in rows(sheet)] == ["Frage der Woche", "Wochenmarkt"]


def test_what_was_left_out_is_proposed_again_by_the_menu_of_its_row(running: WindowApp) -> None:
    idea = an_idea(running)
    running.desk.ideas.skip(idea.id, may(13))
    sheet = listed(running)
    assert rows(sheet)[0][2] == "Do, 20. Mai"

    sheet.list.action_requested.emit(idea.id, "bring back")
    assert sheet.said.text() == "Wieder vorgeschlagen: „Wochenmarkt“, morgen."
    assert rows(sheet)[0][2] == "morgen"
    sheet.list.action_requested.emit(idea.id, "bring back")

    assert sheet.said.text() == "Von „Wochenmarkt“ ist nichts ausgelassen."


@MENUS
def test_a_post_is_begun_by_hand_for_the_proposed_day_today_no_day_or_another(running: WindowApp, qtbot: QtBot) -> None:
    idea = an_idea(running)
    begun: list[PostId] = []
    sheet = listed(running)
    sheet.post_begun.connect(begun.append)

    for choice in range(3):
        press(qtbot, Qt.Key.Key_E, CTRL)
        menu = sheet.findChildren(PopupMenu)[-1]
        menu.actions()[choice].trigger()
        menu.close()
    press(qtbot, Qt.Key.Key_E, CTRL)
    sheet.findChildren(PopupMenu)[-1].actions()[3].trigger()
    dates = running.window.findChildren(DateSheet)[-1]
    dates.date_chosen.emit(may(26), None)

    posts = [running.desk.posts.get(post_id) for post_id in begun]
    assert [post.day for post in posts] == [may(13), may(12), None, may(26)]
    assert {post.idea_id for post in posts} == {idea.id}
    assert sheet.said.text() == "Entwurf begonnen für Mi, 26. Mai: „Wochenmarkt“."


def test_what_is_gone_meanwhile_is_said_in_the_sheet(running: WindowApp) -> None:
    idea = an_idea(running)
    sheet = listed(running)
    running.desk.ideas.delete(idea.id)

    sheet.list.deleted.emit(idea.id)

    assert sheet.said.text() == "Diese wiederkehrende Idee gibt es nicht mehr."
    assert QApplication.focusWidget() is sheet.new


@MENUS
def test_the_menu_of_the_plan_opens_the_ideas(birkenfurt: WindowApp) -> None:
    birkenfurt.window.open(Destination("plan"))
    head = birkenfurt.window.findChildren(PlanHead)[0]

    head.more_asked.emit(QPoint())
    menu = head.findChildren(PopupMenu)[-1]
    next(each for each in menu.actions() if each.text() == "Wiederkehrende Ideen …").trigger()
    menu.close()

    assert len(birkenfurt.window.findChildren(IdeaList)[0].list.rows()) == 28  # one heading


def test_quick_find_leads_to_ideas_and_to_a_new_date(running: WindowApp) -> None:
    an_idea(running)
    window = running.window
    commands = {each.key: each for each in Commands(window, window._wishes).offered()}  # noqa: SLF001 - what Ctrl+K is given

    commands["ideas"].do()
    assert running.window.findChildren(IdeaList)[-1].list.rows()[0].title == "Wochenmarkt"
    assert holds_focus(listed_last(running))
    assert commands["new_occasion"].title == "Anlass eintragen …"  # as in the menu of the plan
    commands["new_occasion"].do()

    form = running.window.findChildren(OccasionForm)[-1]
    assert form.isVisible()
    assert holds_focus(form)


def test_quick_find_leads_to_the_import_of_a_calendar(running: WindowApp, monkeypatch: pytest.MonkeyPatch) -> None:
    window, asked = running.window, list[str]()
    monkeypatch.setattr(FileImport, "choose", lambda self: asked.append(self.objectName()))
    command = next(each for each in Commands(window, window._wishes).offered() if each.key == "import_calendar")  # noqa: SLF001 - what Ctrl+K is given

    command.do()

    assert (command.title, len(asked)) == ("Kalender importieren …", 1)
    assert window.page() is not None
    assert window.page().findChild(PlanHead) is not None  # type: ignore[union-attr]  # there is one


def test_over_an_open_post_the_keys_go_to_the_ideas_and_not_into_its_text(running: WindowApp) -> None:
    post = running.desk.posts.add("Markt")
    running.window.open(Destination("plan", post.id))
    let_rest()

    running.window.open(Destination("plan", ALL_IDEAS))

    assert holds_focus(listed_last(running))


# the form


def test_an_idea_for_dates_is_typed_and_comes_back_as_typed(running: WindowApp, qtbot: QtBot) -> None:
    notes = told(running)
    running.desk.occasions.add_own("Stadtrat", day=may(20))
    form = open_idea_form(running.window.context, running.window)
    fields, offsets = form.fields, form.fields.offsets
    type_words("Stadtrat – Vorschau")
    fields.kind.choose(IdeaKind.BY_OFFSET)
    fields.kind.chosen.emit(IdeaKind.BY_OFFSET)
    offsets.kind.setCurrentIndex(offsets.kind.findData("council"))
    offsets.lines["before"].setText("8, 1 Woche")
    offsets.lines["after_end"].setText("1")
    fields.ends.setText("31.12.2028")
    fields.at.setText("9:30")
    fields.lead.setText("7")
    fields.show_following()
    assert fields.following.text().endswith("1 Tag nach dem Ende. Als Nächstes: morgen · Fr, 21. Mai")

    press(qtbot, Qt.Key.Key_Return, CTRL)

    idea = running.desk.ideas.all()[0]
    assert notes == [("Wiederkehrende Idee hinzugefügt: „Stadtrat – Vorschau“.", "Rückgängig")]
    assert (idea.offsets, idea.end_offsets, idea.occasion_kind) == ((-56, -7), (1,), "council")
    assert (idea.ends_on, idea.at, idea.lead_days) == (date(2028, 12, 31), time(9, 30), 7)
    assert idea.on_days_off is OnDaysOff.BEFORE
    again = open_idea_form(running.window.context, running.window, idea=idea)
    assert (again.fields.offsets.lines["before"].text(), again.fields.offsets.lines["after_end"].text()) == (
        "8, 1 Wochen",
        "1",
    )
    again.keep.click()
    assert running.desk.ideas.get(idea.id) == idea


def test_an_idea_by_hand_shows_only_what_it_needs(running: WindowApp) -> None:
    form = open_idea_form(running.window.context, running.window, idea=running.desk.ideas.add(title="Stellen"))

    assert not form.fields.parts["rhythm"].isVisible()
    assert not form.fields.offsets.isVisible()
    assert not form.fields.parts["days_off"].isVisible()


def test_days_off_that_change_the_rhythm_are_told(running: WindowApp) -> None:
    mondays = an_idea(running, rhythm="FREQ=WEEKLY;BYDAY=MO", on_days_off=OnDaysOff.AFTER)
    form = open_idea_form(running.window.context, running.window, idea=mondays)
    assert form.fields.following.text() == "Wegen freier Tage: Di, 18. Mai · Mo, 24. Mai · Mo, 31. Mai"

    form.fields.days_off.setCurrentIndex(form.fields.days_off.findData(OnDaysOff.KEEP))
    form.fields.show_following()

    assert not form.fields.following.isVisible()


def test_what_is_wrong_stands_at_its_field(running: WindowApp, qtbot: QtBot) -> None:
    form = open_idea_form(running.window.context, running.window)
    fields = form.fields
    for line, words in ((fields.at, "25"), (fields.lead, "bald")):
        line.setText(words)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is fields.title
    assert fields.parts["title"].wrong() == "Bitte geben Sie der Idee einen Titel."
    assert fields.parts["at"].wrong().startswith("Bitte geben Sie eine Uhrzeit")
    assert fields.parts["lead_days"].wrong() == "Bitte geben Sie 0 bis 366 Tage an."

    type_words("Vorschau")
    fields.at.clear()
    fields.lead.setText("7")
    fields.kind.choose(IdeaKind.BY_OFFSET)
    fields.kind.chosen.emit(IdeaKind.BY_OFFSET)
    fields.ends.setText("irgendwann")
    fields.offsets.lines["before"].setText("ein paar")
    form.keep.click()
    assert fields.parts["ends"].wrong()
    assert fields.offsets.parts["before"].wrong() == "Bitte geben Sie Zahlen an, zum Beispiel 14, 2, 0."

    fields.ends.clear()
    fields.offsets.lines["before"].setText("3")
    form.keep.click()
    assert fields.offsets.parts["kind"].wrong().startswith("Bitte sagen Sie, wozu der Beitrag gehört")
    fields.offsets.lines["before"].clear()
    form.keep.click()
    assert fields.offsets.parts["before"].wrong().startswith("Bitte sagen Sie, wie viele Tage")
    assert not running.desk.ideas.all()


def test_what_was_typed_waits_and_can_be_forgotten(running: WindowApp, qtbot: QtBot) -> None:
    open_idea_form(running.window.context, running.window)
    type_words("Wochenm")
    press(qtbot, Qt.Key.Key_Escape)

    form = open_idea_form(running.window.context, running.window)
    assert form.fields.title.text() == "Wochenm"
    form.forget.click()

    assert form.fields.title.text() == ""


# proposals


def test_a_proposal_tells_why_and_when_and_becomes_a_draft(running: WindowApp, qtbot: QtBot) -> None:
    notes, begun = told(running), list[PostId]()
    running.desk.occasions.add_own("Stadtrat", day=may(20))
    an_idea(
        running,
        "Vorschau",
        kind=IdeaKind.BY_OFFSET,
        rhythm="",
        offsets=(-3,),
        occasion_kind="council",
        on_days_off=OnDaysOff.AFTER,
        note="Neutral bleiben",
    )
    proposal = running.desk.ideas.proposed(may(18), may(18))[0]
    sheet = open_proposal(running.window.context, running.window, proposal=proposal)
    sheet.post_begun.connect(begun.append)
    words = " ".join(label.text() for label in sheet.findChildren(type(sheet.heading)))
    assert "2 Tage davor: Stadtrat" in words
    assert "Verschoben, eigentlich: Mo, 17. Mai. An diesem Tag ist niemand da." in words
    assert "Der Entwurf ist fällig seit: Di, 4. Mai." in words

    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert running.desk.posts.get(begun[0]).day == may(18)
    assert notes == [("Entwurf begonnen für Di, 18. Mai: „Vorschau“.", "Rückgängig")]
    assert take_proposal(running.window.context, proposal) is None
    skip_proposal(running.window.context, proposal)
    assert len(notes) == 1


def test_a_proposal_shows_the_words_of_its_post_and_names_what_is_open(running: WindowApp) -> None:
    running.desk.town.set("variables", {"url_rat": "birkenfurt.example/rat"})
    running.desk.occasions.add_own("Stadtrat", day=may(20))
    offset = {"kind": IdeaKind.BY_OFFSET, "rhythm": "", "offsets": (0,), "occasion_kind": "council"}
    an_idea(running, "Vorschau", **offset, skeleton="{{anlass}} am {{datum}}: {{url_rat}}. Anmeldung: {{anmeldung}}.")
    (proposal,) = running.desk.ideas.proposed(may(20), may(20))

    sheet = open_proposal(running.window.context, running.window, proposal=proposal)

    said = [label.text() for label in sheet.findChildren(type(sheet.heading))]
    assert "Stadtrat am Donnerstag, 20. Mai: birkenfurt.example/rat. Anmeldung: [Anmeldung]." in said


def test_a_proposal_is_left_out_once_or_its_idea_changed(running: WindowApp, qtbot: QtBot) -> None:
    notes = told(running)
    an_idea(running, lead_days=0)
    first, second = running.desk.ideas.proposed(may(12), may(20))

    open_proposal(running.window.context, running.window, proposal=first)
    press(qtbot, Qt.Key.Key_Delete)
    assert notes == [("Einmal ausgelassen: „Wochenmarkt“.", "Rückgängig")]
    assert running.desk.ideas.proposed(may(12), may(20)) == (second,)

    open_proposal(running.window.context, running.window, proposal=second)
    press(qtbot, Qt.Key.Key_F2)
    assert form_over(running).fields.title.text() == "Wochenmarkt"
    assert not [each for each in running.window.findChildren(ProposalSheet) if each.isVisible()]
