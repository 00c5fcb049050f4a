"""The first run as `make screens` paints it: its five questions, and what stands where it was left."""

from typing import TYPE_CHECKING

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.first_run.groups_step import GroupsStep
from amtdesk.ui.first_run.office_step import OfficeStep
from amtdesk.ui.first_run.page import FirstRunPage
from amtdesk.ui.page import FIRST_RUN, Destination
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_QUESTIONS = ("office", "channel", "groups", "approvers", "reminders")


def _question(number: int) -> Prepare:
    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination(FIRST_RUN, str(number)))

    return prepare


def _step(window: "MainWindow", number: int) -> object:
    window.open(Destination(FIRST_RUN, str(number)))
    page = window.page()
    return page.step() if isinstance(page, FirstRunPage) else None


def _other_channel(window: "MainWindow", _desk: "Desk") -> None:
    """A channel that AmtDesk does not know."""
    window.open(Destination(FIRST_RUN, "2"))
    page = window.page()
    if isinstance(page, FirstRunPage):
        page.step().show_stored({"channel": "other", "own_name": "Dorf-App", "own_length": "500"}, is_live=True)


def _fault(window: "MainWindow", _desk: "Desk") -> None:
    """Hours that cannot be read."""
    step = _step(window, 1)
    if isinstance(step, OfficeStep):
        step.show_stored({"name": "Haselbrück", "federal_state": "NI", "hours.1": "halb neun"}, is_live=True)
        try:
            step.keep()
        except UserFacingError as error:
            step.refused(error)


def _groups(window: "MainWindow", desk: "Desk") -> None:
    """Two groups, and a third that is being typed."""
    desk.first_run.add_group("Du kommst aus Haselbrück, wenn …", address="facebook.example/groups/1")
    desk.first_run.add_group("Flohmarkt Haselbrück", platform="facebook_group")
    step = _step(window, 3)
    if isinstance(step, GroupsStep):
        step.name.put("Nachbarschaft Haselbrück")


def _put_off(window: "MainWindow", desk: "Desk") -> None:
    """Heute of an office that goes on later."""
    desk.first_run.put_off(3)
    window.open(Destination("today"))


WELCOME: tuple[Shot, ...] = (
    *(
        Shot(name=f"first-run-{name}", prepare=_question(number), is_page=True)
        for number, name in enumerate(_QUESTIONS, start=1)
    ),
    Shot(name="first-run-other-channel", prepare=_other_channel),
    Shot(name="first-run-fault", prepare=_fault),
    Shot(name="first-run-groups-told", prepare=_groups),
    Shot(name="first-run-put-off", prepare=_put_off),
)
