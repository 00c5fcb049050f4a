"""What a step of undo calls the setting that it changed: as the row in the settings is called."""

from collections.abc import Mapping
from typing import Final

from amtdesk.domain.reminders import ReminderSettings
from amtdesk.domain.words import N_, Message

SETTING_NAMES: Final[Mapping[str, str]] = {
    "name": N_("Town"),
    "full_name": N_("Full name of the office"),
    "user_name": N_("Your name"),
    "user_salutation": N_("How you are addressed"),
    "mayor_title": N_("Title of the head"),
    "mayor_name": N_("Name of the head"),
    "report_period": N_("Reporting week"),
    "channel_page_name": N_("Name of the page"),
    "channel_address": N_("Address of the page"),
    "posts_a_week": N_("Posts a week"),
    "topic_wishes": N_("Shares of topics"),
    "place_duties": N_("Also to appear"),
    "second_place": N_("Second place"),
}
_REMINDERS: Final[Mapping[str, str]] = {
    "times": N_("Times of the round"),
    "lasts": N_("Too late"),
    "quiet": N_("Quiet hours"),
    "silent_until": N_("Pause reminders"),
    "kinds_off": N_("What you are reminded of"),
}


def setting_changed(name: str) -> Message:
    """Return how the step is called that changed a setting."""
    if name not in SETTING_NAMES:
        return Message(N_("Setting changed"))
    return Message(N_("Setting changed: {name}"), {"name": Message(SETTING_NAMES[name])})


def reminders_changed(before: ReminderSettings, after: ReminderSettings) -> Message:
    """Return how the step is called that changed when she is reminded."""
    changed = [each for name, each in _REMINDERS.items() if getattr(before, name) != getattr(after, name)]
    if len(changed) != 1:
        return Message(N_("Reminders changed"))
    return Message(N_("Reminders changed: {name}"), {"name": Message(changed[0])})
