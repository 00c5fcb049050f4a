"""Heute through the window: what Birkenfurt's morning shows, and what keys do with it."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionSource, ReplyKind, WordingOrigin
from amtdesk.domain.rounds import SkipReason
from amtdesk.domain.today import ItemKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.today.next_up import NextUpCard
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.pages.today.side import LeadPanel
from amtdesk.ui.pages.today.tiles import Tiles
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.labels import TextBlock
from amtdesk.ui.widgets.menus import PopupMenu
from tests.builders import berlin, set_clock
from tests.builders_questions import reply
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, words_on

TODAY = date(2027, 5, 12)
MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


def page_of(running: WindowApp) -> TodayPage:
    let_rest()  # what was noted reaches the pages
    running.window.open(Destination("today"))
    let_rest()
    page = running.window.page()
    assert isinstance(page, TodayPage)
    return page


def card_of(page: TodayPage) -> NextUpCard:
    return page.findChild(NextUpCard)  # type: ignore[return-value]  # there is one


def lists(page: TodayPage) -> list[CardList]:
    return [each for each in page.findChildren(CardList) if each.isVisible()]


def rows(page: TodayPage, name: str) -> tuple[CardRow, ...]:
    return next((each.rows() for each in lists(page) if each.accessibleName() == name), ())


def heard(running: WindowApp) -> list[ToastNote]:
    notes: list[ToastNote] = []
    running.messages.toast_raised.connect(notes.append)
    return notes


def menu_of(page: TodayPage) -> PopupMenu:
    return next(menu for menu in page.findChildren(PopupMenu) if menu.isVisible())


def walk_the_round(desk: Desk) -> None:
    """Skip every stop, so that the round asks for nothing more."""
    desk.rounds.start()
    while (stop := desk.rounds.today().current) is not None:
        desk.rounds.skip(stop.group.id, SkipReason.NO_TIME)
    desk.rounds.finish()


def an_approved_post(desk: Desk, *, day: date, at: time) -> None:
    post = desk.posts.add("Freibad öffnet", "Morgen öffnet das Freibad.", day=day, at=at)
    desk.posts.submit(post.id, "Petra Lüders")
    desk.posts.record_approval(post.id, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE)


def an_overdue_question(desk: Desk) -> QuestionId:
    return desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.PAGE_COMMENT, asked_at=berlin(10)).id


def a_follow_up(desk: Desk, *, on: date) -> None:
    question = desk.questions.note("Ein Loch?", source=QuestionSource.PAGE_COMMENT)
    reply(desk, question.id, "Wir fragen nach.", kind=ReplyKind.INTERIM)
    desk.questions.hand_to_department(question.id, "bauhof", asked="Wann?", follow_up_on=on)


def test_birkenfurts_morning_begins_with_the_round_and_says_how_long_it_takes(birkenfurt: WindowApp) -> None:
    page = page_of(birkenfurt)

    assert "Rundgang durch die Gruppen" in _title(page)
    assert "Sieben Aufgaben für heute, zusammen etwa 85 Minuten." in words_on(page)
    assert [row.title[:16] for row in rows(page, "Heute noch")[1:3]] == ["„Großes Lob an d", "Veröffentlichen:"]
    assert "Wochenbericht für Bürgermeisterin Karin Ahlers" in [row.title for row in rows(page, "Demnächst")]
    assert QApplication.focusWidget() is page.primary_button()


def _title(page: TodayPage) -> str:
    return " ".join(each.text() for each in card_of(page).findChildren(TextBlock))


def test_the_page_is_named_by_day_and_load(birkenfurt: WindowApp) -> None:
    title = page_of(birkenfurt).accessible_title()

    assert title == "Heute, Mittwoch, 12. Mai. Sieben Aufgaben für heute, zusammen etwa 85 Minuten."


def a_round(desk: Desk) -> None:
    set_clock(desk, berlin(12, "08:20"))


def a_post_that_is_due(desk: Desk) -> None:
    an_approved_post(desk, day=TODAY, at=time(8, 20))


def a_post_that_was_missed(desk: Desk) -> None:
    an_approved_post(desk, day=TODAY - timedelta(days=1), at=time(9))


def a_follow_up_for_today(desk: Desk) -> None:
    walk_the_round(desk)
    a_follow_up(desk, on=TODAY)


def a_report(desk: Desk) -> None:
    set_clock(desk, berlin(14, "11:30"))
    walk_the_round(desk)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (an_overdue_question, "questions"),
        (a_round, "rounds"),
        (a_post_that_is_due, "plan"),
        (a_post_that_was_missed, "plan"),
        (a_follow_up_for_today, "questions"),
        (a_report, "report"),
    ],
)
def test_enter_leads_to_where_the_next_thing_is_done(
    running: WindowApp, qtbot: QtBot, make: Callable[[Desk], object], key: str
) -> None:
    make(running.desk)
    page_of(running)

    press(qtbot, Qt.Key.Key_Return)

    assert running.window.stack.key() == key


def test_space_ticks_a_row_and_undo_brings_it_back(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page, notes = page_of(birkenfurt), heard(birkenfurt)
    cards = lists(page)[0]
    cards.setFocus()
    first = cards.rows()[0].title

    press(qtbot, Qt.Key.Key_Space)

    assert notes[-1].text == f"Erledigt: {first}"
    assert notes[-1].action == "Rückgängig"
    assert next(row.circle for row in cards.rows() if row.title == first) == "done"
    assert QApplication.focusWidget() is cards

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert cards.rows()[0].title == first
    assert cards.rows()[0].circle == "open"


def test_space_leaves_alone_what_is_only_coming_up(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page, notes = page_of(birkenfurt), heard(birkenfurt)
    question = birkenfurt.desk.questions.note("Wann kommt der Bus?", source=QuestionSource.PAGE_COMMENT)
    let_rest()
    cards = lists(page)[1]
    cards.setFocus()
    cards.select_key(next(row.key for row in cards.rows() if "Bus" in row.title))

    press(qtbot, Qt.Key.Key_Space)

    assert birkenfurt.desk.questions.get(question.id) == question
    assert not notes


def test_a_ticked_row_is_not_ticked_twice(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page, notes = page_of(birkenfurt), heard(birkenfurt)
    cards = lists(page)[0]
    cards.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    cards.select_key(next(row.key for row in cards.rows() if row.circle == "done"))

    press(qtbot, Qt.Key.Key_Space)

    assert "schon erledigt" in notes[-1].text


@MENUS
def test_a_question_can_wait_until_later_today(running: WindowApp) -> None:
    question = an_overdue_question(running.desk)
    page, notes = page_of(running), heard(running)

    card_of(page).later.click()
    entries = menu_of(page).actions()
    assert [entry.text() for entry in entries] == [
        "Heute, 11:00",
        "Heute, 14:00",
        "Morgen, 08:15",
        "Anderer Tag oder andere Zeit …",
    ]
    entries[0].trigger()
    menu_of(page).close()
    let_rest()

    assert running.desk.questions.get(question).postponed_until == berlin(12, "11:00")
    assert notes[-1].text == "Zurückgestellt bis heute, 11:00."
    assert "Rundgang durch die Gruppen" in _title(page)


@MENUS
def test_ctrl_n_offers_what_can_be_new(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = page_of(birkenfurt)

    press(qtbot, Qt.Key.Key_N, CTRL)
    entries = menu_of(page).actions()

    assert [entry.text().split("\t")[0] for entry in entries] == [
        "Frage notieren",
        "Neue Aufgabe",
        "Neuer Beitrag",
        "Neuer Baustein",
    ]
    menu_of(page).close()
    entries[2].trigger()
    assert birkenfurt.window.stack.key() == "plan"


@pytest.mark.parametrize(("width", "has_side", "has_tiles"), [(1280, True, False), (1024, False, True)])
def test_the_side_folds_into_tiles_and_shows_the_same_facts(
    birkenfurt: WindowApp, width: int, has_side: bool, has_tiles: bool
) -> None:
    birkenfurt.window.resize(width, 800)
    page = page_of(birkenfurt)

    assert page.findChild(LeadPanel).isVisible() is has_side  # type: ignore[union-attr]  # there is one
    assert page.findChild(Tiles).isVisible() is has_tiles  # type: ignore[union-attr]  # there is one


def test_at_200_percent_neither_side_nor_tiles_take_the_room(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.window.context.theme.set_zoom(200)
    page = page_of(birkenfurt)

    assert not page.findChild(LeadPanel).isVisible()  # type: ignore[union-attr]  # there is one
    assert not page.findChild(Tiles).isVisible()  # type: ignore[union-attr]  # there is one


def test_tiles_name_the_gap_and_a_round_that_is_done(birkenfurt: WindowApp) -> None:
    walk_the_round(birkenfurt.desk)
    birkenfurt.window.resize(1024, 700)
    let_rest()  # what was built for the narrow window is shown
    tiles = page_of(birkenfurt).findChild(Tiles)
    assert tiles is not None

    assert "Knapp. Lücke ab Mo, 31. Mai" in words_on(tiles)
    assert "fertig um 08:00" in words_on(tiles)


def test_filling_a_gap_opens_the_plan_at_its_first_day(birkenfurt: WindowApp) -> None:
    panel = page_of(birkenfurt).findChild(LeadPanel)
    assert panel is not None
    asked: list[object] = []
    panel.day_requested.connect(asked.append)

    panel.fill.click()

    assert asked == [date(2027, 5, 31)]
    assert birkenfurt.window.stack.key() == "plan"


def test_what_is_due_since_another_day_is_red_and_says_so(birkenfurt: WindowApp) -> None:
    set_clock(birkenfurt.desk, berlin(18, "09:30"))
    walk_the_round(birkenfurt.desk)
    page = page_of(birkenfurt)
    page.refresh()

    late = [row for row in rows(page, "Heute noch") if row.right == "fällig seit Fr, 14. Mai"]

    assert [row.right_color for row in late] == ["danger.text"]


def test_when_all_is_ticked_only_what_is_done_stays(running: WindowApp) -> None:
    walk_the_round(running.desk)
    running.desk.questions.close_without_answer(an_overdue_question(running.desk), "anders geklärt")
    page = page_of(running)
    page.refresh()

    assert "Für heute ist alles erledigt." in _title(page)
    assert page.primary_button() is None
    assert "Heute erledigt" in words_on(page)
    assert "Heute noch" not in words_on(page)


def test_rows_without_a_circle_begin_where_the_others_do(running: WindowApp) -> None:
    set_clock(running.desk, berlin(14, "11:30"))
    walk_the_round(running.desk)
    a_follow_up(running.desk, on=date(2027, 5, 14))
    an_overdue_question(running.desk)
    page = page_of(running)
    page.refresh()

    cards = lists(page)[0]

    assert {row.circle for row in cards.rows()} == {"room", "open"}


def test_an_answer_that_waits_too_long_for_a_yes_is_coming_up_and_leads_to_its_question(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    desk = birkenfurt.desk
    question = desk.questions.note("Wer haftet für den Baum?", source=QuestionSource.PAGE_COMMENT)
    desk.answer_approvals.submit(
        question.id, "Wir prüfen das.", origin=WordingOrigin.OWN_WORDS, template_id=None, to="Petra Lüders"
    )
    set_clock(desk, berlin(12, "13:00"))
    page = page_of(birkenfurt)

    (row,) = (row for row in rows(page, "Demnächst") if row.title.startswith("Freigabe einer Antwort"))

    waits = "Wartet auf Petra Lüders, länger als die 4 Std., die für diese Stufe vorgesehen sind"
    assert row.meta == f"{waits} · erreichbar: 069 90009-100"
    assert row.right == "seit 1 Std. überfällig"
    coming = next(each for each in lists(page) if each.accessibleName() == "Demnächst")
    coming.setFocus()
    coming.select_key((ItemKind.ANSWER_APPROVAL, question.id))
    press(qtbot, Qt.Key.Key_Return)
    assert birkenfurt.window.stack.key() == "questions"


def test_a_follow_up_names_the_department_and_whom_to_ask(birkenfurt: WindowApp) -> None:
    a_follow_up(birkenfurt.desk, on=TODAY)
    found = [row for row in rows(page_of(birkenfurt), "Heute noch") if "Ein Loch?" in row.title]
    assert [row.meta for row in found] == [
        "Bauhof, seit heute · Kontakt: Uwe Harms, 069 90009-130; Vertretung: Sabine Kröger"
    ]


def test_the_card_says_whether_agreed_words_fit_the_question(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    set_clock(birkenfurt.desk, berlin(12, "15:00"))
    walk_the_round(birkenfurt.desk)
    birkenfurt.desk.questions.note(
        "Was kostet Sperrmüll?", source=QuestionSource.PAGE_COMMENT, asked_at=berlin(11, "15:30"), category="sperrmuell"
    )
    page = page_of(birkenfurt)

    qtbot.waitUntil(lambda: "Passender Baustein gefunden" in words_on(card_of(page)))

    set_clock(birkenfurt.desk, berlin(12, "15:01"))
    birkenfurt.window.tick()
    assert "Passender Baustein gefunden" in words_on(card_of(page))


def test_a_task_that_leads_to_a_page_is_opened_by_a_verb(birkenfurt: WindowApp) -> None:
    walk_the_round(birkenfurt.desk)
    page = page_of(birkenfurt)
    page.refresh()

    button = page.primary_button()
    assert button is not None
    assert "Eigene Aufgabe" in words_on(card_of(page))
    assert button.label() == "Öffnen"
