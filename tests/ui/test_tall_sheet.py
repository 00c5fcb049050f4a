"""A sheet that fits itself to its words comes to rest, whatever it lists."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from amtdesk.ui.app import WindowApp
from amtdesk.ui.overriding import override
from amtdesk.ui.page import PageContext
from amtdesk.ui.pages.plan.idea_form import open_idea_form
from amtdesk.ui.pages.plan.idea_list import open_idea_list
from amtdesk.ui.pages.plan.usual_ideas import open_usual_ideas
from amtdesk.ui.pages.today.routine_offer import open_routine_offer
from amtdesk.ui.pages.today.task_form import open_task_form
from amtdesk.ui.pages.today.task_list import open_task_list
from tests.loop import let_rest

#: Turns of the event loop after which every sheet has found its height.
_TURNS = 30


class LayoutRequests(QObject):
    """Counts how often anything asks to be laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize(
    "open_sheet",
    [open_idea_list, open_task_list, open_idea_form, open_task_form, open_usual_ideas, open_routine_offer],
)
def test_a_sheet_lays_itself_out_and_then_rests(
    running: WindowApp, open_sheet: Callable[[PageContext, QWidget], QWidget]
) -> None:
    running.desk.ideas.add(title="Wochenmarkt", skeleton="Samstag ist Markt.")
    running.desk.own_tasks.add(title="Aushang", starts_on=running.desk.clock.today())
    sheet = open_sheet(running.window.context, running.window)
    for _turn in range(_TURNS):
        let_rest()
    requests = LayoutRequests()
    sheet.installEventFilter(requests)
    for child in sheet.findChildren(QWidget):
        child.installEventFilter(requests)

    for _turn in range(_TURNS):
        let_rest()

    assert requests.count == 0
