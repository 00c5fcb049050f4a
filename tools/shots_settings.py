"""States of the page Einstellungen that one has to bring about."""

from typing import TYPE_CHECKING

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.people_card import PeopleCard
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _card(key: str) -> Prepare:
    """The page at a card."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination("settings", key))

    return prepare


def _person(window: "MainWindow", _desk: "Desk") -> None:
    """The form of a person."""
    window.open(Destination("settings", "people"))
    page = window.page()
    if isinstance(page, SettingsPage) and isinstance(card := page.card("people"), PeopleCard):
        card.list.begin("p_ha")


SHOTS: tuple[Shot, ...] = (
    *(Shot(name=f"settings-{key}", prepare=_card(key)) for key in ("hours", "people", "approval", "look")),
    Shot(name="settings-person", prepare=_person),
)
