"""The cards of the settings: their order, their names, and how each is made when it is first seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from amtdesk.domain.words import N_
from amtdesk.ui.page import PageContext
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.pages.settings.town_card import TownCard

if TYPE_CHECKING:
    from amtdesk.system.language import Language

#: The one that stands on top when the page opens; the others are built after it is seen, one at a time.
FIRST: Final = "town"
ORDER: Final = (
    FIRST, "channel", "reminders", "approval", "people", "departments", "hours", "plan", "values", "records", "look",
    "computer", "privacy", "about",
)  # fmt: skip
LATER: Final = ORDER[1:]

Maker = Callable[[PageContext], SettingsCard]


#: Words and icon of each card.
NAMES: Final = {
    "town": (N_("Your town"), "compass"),
    "channel": (N_("Channel"), "megaphone"),
    "reminders": (N_("Reminders"), "bell"),
    "approval": (N_("Approvals"), "stamp"),
    "people": (N_("People"), "users"),
    "departments": (N_("Departments"), "share-2"),
    "hours": (N_("Hours and holidays"), "clock"),
    "plan": (N_("Editorial plan"), "calendar-days"),
    "values": (N_("Values for templates"), "message-square-quote"),
    "records": (N_("Backups"), "save"),
    "look": (N_("Appearance"), "sun"),
    "computer": (N_("This computer"), "settings-2"),
    "privacy": (N_("Privacy"), "shield-check"),
    "about": (N_("About AmtDesk"), "info"),
}


def section_names(language: "Language") -> tuple[tuple[str, str, str], ...]:
    """Return key, words and icon of each card, in order."""
    return tuple((key, language.text(NAMES[key][0]), NAMES[key][1]) for key in ORDER)


def made(key: str, context: PageContext) -> SettingsCard:
    """Make a card. What the others are made of is read from the disk when the second one is."""
    return TownCard(context) if key == FIRST else _later()[key](context)


def _later() -> dict[str, Maker]:
    from amtdesk.ui.pages.settings.about_card import AboutCard
    from amtdesk.ui.pages.settings.approval_card import ApprovalCard
    from amtdesk.ui.pages.settings.channel_card import ChannelCard
    from amtdesk.ui.pages.settings.computer_card import ComputerCard
    from amtdesk.ui.pages.settings.departments_card import DepartmentsCard
    from amtdesk.ui.pages.settings.hours_card import HoursCard
    from amtdesk.ui.pages.settings.look_card import LookCard
    from amtdesk.ui.pages.settings.people_card import PeopleCard
    from amtdesk.ui.pages.settings.plan_card import PlanCard
    from amtdesk.ui.pages.settings.privacy_card import PrivacyCard
    from amtdesk.ui.pages.settings.records_card import RecordsCard
    from amtdesk.ui.pages.settings.reminders_card import RemindersCard
    from amtdesk.ui.pages.settings.values_card import ValuesCard

    return {
        "about": AboutCard,
        "approval": ApprovalCard,
        "channel": ChannelCard,
        "computer": ComputerCard,
        "departments": DepartmentsCard,
        "hours": HoursCard,
        "look": LookCard,
        "people": PeopleCard,
        "plan": PlanCard,
        "privacy": PrivacyCard,
        "records": RecordsCard,
        "reminders": RemindersCard,
        "values": ValuesCard,
    }
