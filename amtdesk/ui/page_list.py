"""The pages of the window, in the rail's order: the one place that a new page adds a line to."""

from typing import TYPE_CHECKING

from amtdesk.domain.words import N_
from amtdesk.ui.page import FIRST_RUN, Destination, Page, PageContext, PageSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from amtdesk.desk import Desk
    from amtdesk.domain.begun_note import NotePlace


#: The first run: it stands in no rail.
WELCOME = FIRST_RUN


def make_welcome(context: PageContext) -> Page:
    """The page before all others: five questions, or Birkenfurt."""
    from amtdesk.ui.first_run.page import FirstRunPage

    return FirstRunPage(context)


def _stops_left(desk: "Desk") -> int:
    return desk.today.stops_left()


def _questions_open(desk: "Desk") -> int:
    return desk.question_overview.count_open()


def quick_note(
    context: PageContext, parent: "QWidget", *, place: "NotePlace | None", go: "Callable[[Destination], None]"
) -> None:
    """Open the sheet that notes a question from anywhere; `place` is where she reads now, `go` leads to a page."""
    from amtdesk.ui.pages.questions.quick_note import QuickNote

    QuickNote(context, parent, go=go).open_now(place)


def _today(context: PageContext) -> Page:
    from amtdesk.ui.pages.today.page import TodayPage

    return TodayPage(context)


def _rounds(context: PageContext) -> Page:
    from amtdesk.ui.pages.rounds.page import RoundsPage

    return RoundsPage(context)


def _questions(context: PageContext) -> Page:
    from amtdesk.ui.pages.questions.page import QuestionsPage

    return QuestionsPage(context)


def _plan(context: PageContext) -> Page:
    from amtdesk.ui.pages.plan.page import PlanPage

    return PlanPage(context)


def _templates(context: PageContext) -> Page:
    from amtdesk.ui.pages.templates.page import TemplatesPage

    return TemplatesPage(context)


def _report(context: PageContext) -> Page:
    from amtdesk.ui.pages.report.page import ReportPage

    return ReportPage(context)


def _concept(context: PageContext) -> Page:
    from amtdesk.ui.pages.concept.page import ConceptPage

    return ConceptPage(context)


def _crisis(context: PageContext) -> Page:
    from amtdesk.ui.pages.crisis.page import CrisisPage

    return CrisisPage(context)


def _settings(context: PageContext) -> Page:
    from amtdesk.ui.pages.settings.page import SettingsPage

    return SettingsPage(context)


PAGES: tuple[PageSpec, ...] = (
    PageSpec(key="today", title=N_("Today"), icon="sun", shortcut="Ctrl+1", make=_today),
    PageSpec(
        key="rounds", title=N_("Round"), icon="footprints", shortcut="Ctrl+2", make=_rounds, open_count=_stops_left
    ),
    PageSpec(
        key="questions",
        title=N_("Citizens’ questions"),
        icon="messages-square",
        shortcut="Ctrl+3",
        make=_questions,
        open_count=_questions_open,
    ),
    PageSpec(key="plan", title=N_("Editorial plan"), icon="calendar-days", shortcut="Ctrl+4", make=_plan),
    PageSpec(
        key="templates",
        title=N_("Reply templates"),
        icon="message-square-quote",
        shortcut="Ctrl+5",
        make=_templates,
    ),
    PageSpec(key="report", title=N_("Weekly report"), icon="file-chart-column", shortcut="Ctrl+6", make=_report),
    PageSpec(key="concept", title=N_("Concept"), icon="compass", shortcut="Ctrl+7", make=_concept, quiet=True),
    PageSpec(key="crisis", title=N_("Crisis mode"), icon="siren", shortcut="Ctrl+Shift+K", make=_crisis, quiet=True),
    PageSpec(key="settings", title=N_("Settings"), icon="settings-2", shortcut="Ctrl+,", make=_settings, quiet=True),
)
