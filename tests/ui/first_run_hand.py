"""The first run as a hand finds it: which question is shown, and one of them opened directly."""

from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.page import FirstRunPage
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.page import FIRST_RUN, Destination


def page_of(running: WindowApp) -> FirstRunPage:
    """The first run, as it is shown."""
    page = running.window.page()
    assert isinstance(page, FirstRunPage)
    return page


def is_at(running: WindowApp, number: int) -> bool:
    """Whether a question is shown, and its first field or card has the focus."""
    page = page_of(running)
    return page.place() == str(number) and page.step().isVisible()


def at(running: WindowApp, number: int) -> Step:
    """A question, opened directly."""
    running.window.open(Destination(FIRST_RUN, str(number)))
    return page_of(running).step()
