"""Every sheet of the plan shows where it ends: a button with its key, as well as Esc."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.contribution_start import open_contributions
from amtdesk.ui.pages.plan.date_sheet import DateSheet
from amtdesk.ui.pages.plan.idea_form import open_idea_form
from amtdesk.ui.pages.plan.idea_list import open_idea_list
from amtdesk.ui.pages.plan.occasion_form import open_occasion_form
from amtdesk.ui.pages.plan.occasion_sheet import open_occasion
from amtdesk.ui.pages.plan.post_peek import PostPeek
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.usual_ideas import UsualIdeas, open_usual_ideas
from amtdesk.ui.widgets.sheet import Sheet
from tests.loop import let_rest
from tests.ui.hands import CTRL, press

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2027, 5, 20)


def dated(running: WindowApp) -> Sheet:
    context = running.window.context
    words = PostWords(context.language, context.desk.clock, parent=running.window)
    sheet = DateSheet(context, words, parent=running.window)
    sheet.ask("Wochenmarkt", day=DAY, at=None)
    return sheet


def peeked(running: WindowApp) -> Sheet:
    context = running.window.context
    words = PostWords(context.language, context.desk.clock, parent=running.window)
    sheet = PostPeek(context, words, parent=running.window, post_id=running.desk.posts.list()[0].id)
    sheet.show_post()
    return sheet


def test_every_sheet_is_left_by_a_button_that_is_seen(birkenfurt: WindowApp) -> None:
    context, window = birkenfurt.window.context, birkenfurt.window
    council = next(each for each in birkenfurt.desk.occasions.between(DAY, DAY) if each.kind == "council")
    sheets: tuple[Callable[[], Sheet], ...] = (
        lambda: open_contributions(context, window),
        lambda: open_idea_form(context, window),
        lambda: open_idea_list(context, window),
        lambda: open_occasion_form(context, window, day=DAY),
        lambda: open_occasion(context, window, occasion=council),
        lambda: open_usual_ideas(context, window),
        lambda: dated(birkenfurt),
        lambda: peeked(birkenfurt),
    )
    for opened in sheets:
        sheet = opened()
        let_rest()
        assert sheet.leave.accessibleName() in {"Schließen", "Abbrechen"}
        assert sheet.panel.rect().contains(QRect(sheet.leave.mapTo(sheet.panel, QPoint()), sheet.leave.size()))

        sheet.leave.click()

        assert not sheet.isVisible()


def test_a_new_office_takes_usual_ideas_from_its_empty_list_by_keyboard(running: WindowApp, qtbot: QtBot) -> None:
    ideas = open_idea_list(running.window.context, running.window)
    ideas.usual.click()
    offer = running.window.findChildren(UsualIdeas)[-1]
    assert not offer.take.isEnabled()

    press(qtbot, Qt.Key.Key_Space)
    assert offer.load.text() == "1 davon ist angehakt."
    offer.all.click()
    assert offer.load.text() == f"{len(offer.ticked)} davon sind angehakt."
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert len(running.desk.ideas.all()) == len(ideas.list.rows()) - sum(row.is_heading for row in ideas.list.rows())
    assert ideas.said.text() == f"{len(running.desk.ideas.all())} Ideen übernommen."
