"""States of the page Einstellungen that one has to bring about."""

from datetime import date
from typing import TYPE_CHECKING

from amtdesk.domain.second_place import PlaceKind, SecondPlace
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.about_card import AboutCard
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.people_card import PeopleCard
from amtdesk.ui.pages.settings.privacy_card import PrivacyCard
from amtdesk.ui.pages.settings.records_card import RecordsCard
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


def _search(window: "MainWindow", _desk: "Desk") -> None:
    """Looking for a setting."""
    window.open(Destination("settings"))
    page = window.page()
    if isinstance(page, SettingsPage):
        page.search.setText("Freigabe")


def _retention(window: "MainWindow", desk: "Desk") -> None:
    """What the deletion run would take."""
    from amtdesk.domain.retention import DueRecords, RetentionKind, RetentionPreview

    window.open(Destination("settings", "privacy"))
    page = window.page()
    if isinstance(page, SettingsPage) and isinstance(card := page.card("privacy"), PrivacyCard):
        samples = ("Wann wird die Bahnhofsuhr repariert?", "Wo kann man jetzt parken?", "Ist das Freibad schon auf?")
        due = (
            DueRecords(kind=RetentionKind.QUESTIONS, count=12, oldest=date(2025, 3, 4), samples=samples),
            DueRecords(kind=RetentionKind.UNDO, count=340, oldest=date(2026, 11, 2)),
        )
        card.show_preview(RetentionPreview(rules=desk.retention.rules(), due=due))


def _licences(window: "MainWindow", _desk: "Desk") -> None:
    """The licences of everything inside."""
    window.open(Destination("settings", "about"))
    page = window.page()
    if isinstance(page, SettingsPage) and isinstance(card := page.card("about"), AboutCard):
        card.licences.click()


def _records(window: "MainWindow", desk: "Desk") -> RecordsCard | None:
    """The card of the backups, with some in it and a second place."""
    desk.safekeeping.daily()
    desk.safekeeping.before_import()
    desk.town.set("mayor_name", "Frau Neu")
    desk.second_place.stay_at(SecondPlace(kind=PlaceKind.FOLDER, address="S:/Hauptamt/AmtDesk"), ())
    window.open(Destination("settings", "records"))
    page = window.page()
    card = page.card("records") if isinstance(page, SettingsPage) else None
    return card if isinstance(card, RecordsCard) else None


def _backups(window: "MainWindow", desk: "Desk") -> None:
    """The list of backups."""
    _records(window, desk)


def _restore(window: "MainWindow", desk: "Desk") -> None:
    """What a backup holds, and what restoring it would take away."""
    if (card := _records(window, desk)) is not None:
        card.open_backups()


def _place(window: "MainWindow", desk: "Desk") -> None:
    """The second place."""
    if (card := _records(window, desk)) is not None:
        card.open_place()


SHOTS: tuple[Shot, ...] = (
    *(Shot(name=f"settings-{key}", prepare=_card(key)) for key in ("hours", "people", "approval", "look")),
    Shot(name="settings-backups", prepare=_backups),
    Shot(name="settings-restore", prepare=_restore),
    Shot(name="settings-second-place", prepare=_place),
    *(Shot(name=f"settings-{key}", prepare=_card(key)) for key in ("privacy", "about")),
    Shot(name="settings-person", prepare=_person),
    Shot(name="settings-search", prepare=_search),
    Shot(name="settings-retention", prepare=_retention),
    Shot(name="settings-licences", prepare=_licences),
)
