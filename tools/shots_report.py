"""What `make screens` paints of the weekly report beside the week itself: contents, archive, a year, own counts."""

from typing import TYPE_CHECKING

from amtdesk.domain.reports import Section
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.report.page import ReportPage
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_WEEK = "2027-W18"


def _opened(window: "MainWindow") -> ReportPage:
    window.open(Destination("report", _WEEK))
    page = window.page()
    if not isinstance(page, ReportPage):
        raise TypeError(page)
    page.tasks.wait()
    return page


def _archive(window: "MainWindow", _desk: "Desk") -> None:
    """The finished reports."""
    _opened(window).ways_out.open_archive()


def _year(window: "MainWindow", _desk: "Desk") -> None:
    """Twelve months."""
    page = _opened(window)
    page.ways_out.open_year()
    page.tasks.wait()


def _reopened(window: "MainWindow", desk: "Desk") -> None:
    """A report opened again, with a figure put right."""
    desk.reports.reopen(_WEEK)
    desk.reports.correct(_WEEK, "questions_received", value=15)
    page = _opened(window)
    page.figures.fields["questions_received"].setFocus()


def _contents(window: "MainWindow", desk: "Desk") -> None:
    """A part moved up, one left out this week."""
    desk.reports.reopen(_WEEK)
    page = _opened(window)
    page.sections.moved.emit(Section.DECISIONS, 1)
    page.sections.row_of(Section.MOOD).click()
    page.sections.follow(Section.MOOD)
    page.tasks.wait()


SHOTS = (
    Shot(name="report-contents", prepare=_contents),
    Shot(name="report-archive", prepare=_archive),
    Shot(name="report-year", prepare=_year),
    Shot(name="report-reopened", prepare=_reopened),
)
