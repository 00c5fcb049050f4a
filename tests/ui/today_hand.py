"""What tests of Heute do again and again with its page."""

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from tests.loop import let_rest


def page_of(running: WindowApp) -> TodayPage:
    let_rest()
    running.window.open(Destination("today"))
    let_rest()
    page = running.window.page()
    assert isinstance(page, TodayPage)
    page.refresh()
    return page


def the_list(page: TodayPage, name: str = "Heute noch") -> CardList:
    return next(each for each in page.findChildren(CardList) if each.accessibleName() == name)


def focus_on(page: TodayPage, words: str, *, name: str = "Heute noch") -> CardList:
    """Put the focus on a row."""
    cards = the_list(page, name)
    cards.setFocus()
    assert cards.select_key(row_of(page, words, name=name).key)
    return cards


def row_of(page: TodayPage, words: str, *, name: str = "Heute noch") -> CardRow:
    """Return the row whose title has these words."""
    return next(row for row in the_list(page, name).rows() if words in row.title)
