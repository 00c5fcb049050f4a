"""The office's rows of the settings by name: the quick find reads them, and the page opens at one by its key."""

from typing import Final

from amtdesk.domain.retention import RETAINED
from amtdesk.domain.words import N_

#: Key of the row, what is written on it, and other words that someone may look for.
SETTINGS_ROWS: Final = (
    ("town_name", N_("Town"), N_("name of the town office municipality council place")),
    ("town_full_name", N_("Full name of the office"), N_("municipality city authority letterhead")),
    ("user_name", N_("Your name"), N_("author user my name")),
    ("user_salutation", N_("How you are addressed"), N_("salutation greeting address")),
    ("mayor_name", N_("Name of the head"), N_("head of the office mayor chief boss")),
    ("mayor_title", N_("Title of the head"), N_("how the mayor is addressed office")),
    ("reporting_week", N_("Reporting week"), N_("weekly report period Friday Monday Sunday")),
    (
        "main_channel",
        N_("Main channel"),
        N_("Facebook Instagram Mastodon LinkedIn YouTube platform page network social media"),
    ),
    ("channel_page", N_("Name of the page"), N_("Facebook page town channel called")),
    ("channel_address", N_("Address of the page"), N_("link web address channel URL internet")),
    ("channel_length", N_("Recommended text length"), N_("characters long counter limit")),
    ("channel_rules", N_("What the channel takes"), N_("characters hashtags sizes limit fold sources")),
    ("second_channel", N_("Further channels"), N_("second platform open reason")),
    (
        "service_hours",
        N_("Service hours"),
        N_("office hours working hours opening hours consultation hours business hours weekday times"),
    ),
    ("answer_target", N_("First reaction"), N_("target deadline hours same day answer response time")),
    ("federal_state", N_("Federal state"), N_("public holidays Land Bundesland calendar")),
    ("local_holidays", N_("Local holidays"), N_("public holidays Corpus Christi Assumption Christmas Eve")),
    ("closing_days", N_("Closing days"), N_("closed bridge day outing holidays days off")),
    ("reminders", N_("Reminders"), N_("next reminder remind when notifications alerts")),
    ("reminder_times", N_("Times of the round"), N_("reminders weekday several times remind notifications")),
    ("reminder_late", N_("Too late"), N_("reminders missed minutes end of service")),
    ("reminder_quiet", N_("Quiet hours"), N_("reminders silent evening night do not disturb notifications")),
    ("reminder_pause", N_("Pause reminders"), N_("reminders silent mute meeting days off holiday until")),
    (
        "reminder_kinds",
        N_("What you are reminded of"),
        N_("reminders kinds report task approval follow-up notifications"),
    ),
    ("people", N_("People"), N_("colleague staff employee team name role deputy contact person who approves")),
    ("departments", N_("Departments"), N_("contact phone mail topics deputy division unit responsible")),
    ("approval_levels", N_("Approval levels"), N_("who approves sign off release")),
    ("approval_triggers", N_("What needs approval"), N_("triggers rules words costs press level release")),
    ("posts_a_week", N_("Posts a week"), N_("editorial plan target how many")),
    ("topic_shares", N_("Shares of topics"), N_("editorial plan balance mix percent")),
    ("place_duties", N_("Also to appear"), N_("website gazette notice board duty places home page")),
    (
        "template_values",
        N_("Values for templates"),
        N_("placeholders variables phone numbers addresses pages opening hours"),
    ),
    ("free_cases", N_("Free cases"), N_("without approval subject exceptions")),
    ("pre_election", N_("Before elections"), N_("candidates parties mayor level election campaign neutrality")),
    ("approval_trail", N_("Proof of approvals"), N_("export table trail who approved")),
    ("restore", N_("Backups on this computer"), N_("restore recover backup earlier state undo file")),
    (
        "second_place",
        N_("Second place"),
        N_("WebDAV Nextcloud cloud USB stick network share drive copy backup password"),
    ),
    ("privacy", N_("Privacy"), N_("data protection GDPR retention periods deletion personal data")),
    ("retention", N_("Daily deletion run"), N_("privacy retention period delete storage GDPR personal data")),
    (
        "erasure",
        N_("Erase a single question"),
        N_("privacy right to erasure be forgotten GDPR article 17 delete for good"),
    ),
    *((f"retention_{kind}", kept.name, kept.becomes) for kind, kept in RETAINED.items()),
    ("about", N_("About AmtDesk"), N_("version Python Qt SQLite copy details for IT support")),
    ("data_folder", N_("Data folder"), N_("about version where records lie IT")),
    ("licences", N_("Licences"), N_("about open source packages fonts version")),
)
#: Which card holds a row; the others stand on the cards of this computer.
CARD_OF: Final = {
    **dict.fromkeys(
        ("town_name", "town_full_name", "user_name", "user_salutation", "mayor_name", "mayor_title", "reporting_week"),
        "town",
    ),
    **dict.fromkeys(
        ("main_channel", "channel_page", "channel_address", "channel_length", "channel_rules", "second_channel"),
        "channel",
    ),
    **dict.fromkeys(("service_hours", "answer_target", "federal_state", "local_holidays", "closing_days"), "hours"),
    **dict.fromkeys(
        ("reminder_times", "reminder_late", "reminder_quiet", "reminder_pause", "reminder_kinds"), "reminders"
    ),
    "reminders": "reminders",
    "people": "people",
    "departments": "departments",
    **dict.fromkeys(("posts_a_week", "topic_shares", "place_duties"), "plan"),
    "template_values": "values",
    **dict.fromkeys(
        ("approval_levels", "approval_triggers", "free_cases", "pre_election", "approval_trail"), "approval"
    ),
    **dict.fromkeys(("theme", "zoom", "language"), "look"),
    **dict.fromkeys(("stays_in_tray", "at_login"), "computer"),
    **dict.fromkeys(("folder", "backup", "restore", "second_place"), "records"),
    "privacy": "privacy",
    **dict.fromkeys(("retention", "erasure", *(f"retention_{kind}" for kind in RETAINED)), "privacy"),
    **dict.fromkeys(("about", "data_folder", "licences"), "about"),
}
