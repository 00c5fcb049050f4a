"""The keys of the window, in one table: bound by the window, listed by F1. Pages bind their own and list them here."""

from typing import Final, Literal, NamedTuple

from amtdesk.domain.words import N_
from amtdesk.ui.keys import GO_ON_KEYS

Place = Literal[
    "everywhere",
    "find",
    "lists",
    "text",
    "today",
    "questions",
    "plan",
    "editor",
    "templates",
    "report",
    "round",
    "settings",
]

PLACES: Final[dict[Place, str]] = {
    "everywhere": N_("Everywhere"),
    "find": N_("In the search (Ctrl K)"),
    "lists": N_("In lists"),
    "text": N_("In text fields"),
    "today": N_("On Heute and in your tasks"),
    "questions": N_("In the citizens’ questions"),
    "plan": N_("In the editorial plan"),
    "editor": N_("In the editor of a post"),
    "templates": N_("In the reply templates"),
    "report": N_("In the weekly report"),
    "round": N_("During the round"),
    "settings": N_("In the settings"),
}


class KeyBinding(NamedTuple):
    """One key, what it does, and where. `wish` names the window's deed; pages and Qt bind those without."""

    keys: str
    text: str
    place: Place = "everywhere"
    wish: str = ""
    also: tuple[str, ...] = ()

    def shown(self) -> tuple[str, ...]:
        """The keys to be listed: others that mean the same one are left out."""
        return (self.keys, *(keys for keys in self.also if keys not in _SAME))


#: Further spellings of keys that are listed already: the numbers' Enter, the plus without Shift.
_SAME: Final = frozenset({"Ctrl+Enter", "Alt+Enter", "Ctrl+="})

KEY_MAP: Final[tuple[KeyBinding, ...]] = (
    KeyBinding(keys="Ctrl+K", text=N_("Search everything"), wish="find"),
    KeyBinding(keys="Ctrl+Return", text=N_("The page’s primary action"), wish="primary", also=("Ctrl+Enter",)),
    KeyBinding(keys="Ctrl+N", text=N_("New, of this page’s kind"), wish="new"),
    KeyBinding(keys="Ctrl+Shift+N", text=N_("Note a question"), wish="note_question"),
    KeyBinding(keys="Ctrl+R", text=N_("Start or continue the round"), wish="round"),
    KeyBinding(keys="Ctrl+Z", text=N_("Undo"), wish="undo"),
    KeyBinding(keys="Ctrl+Y", text=N_("Redo"), wish="redo", also=("Ctrl+Shift+Z",)),
    KeyBinding(keys=GO_ON_KEYS, text=N_("What the note at the lower edge offers"), wish="go_on", also=("Alt+Enter",)),
    KeyBinding(keys="F2", text=N_("Edit"), wish="edit"),
    KeyBinding(keys="F6", text=N_("Next area"), wish="next_area"),
    KeyBinding(keys="Shift+F6", text=N_("Previous area"), wish="previous_area"),
    KeyBinding(keys="Alt+Left", text=N_("Back"), wish="back"),
    KeyBinding(keys="Ctrl++", text=N_("Larger"), wish="larger", also=("Ctrl+=",)),
    KeyBinding(keys="Ctrl+-", text=N_("Smaller"), wish="smaller"),
    KeyBinding(keys="Ctrl+0", text=N_("Normal size"), wish="normal_size"),
    KeyBinding(keys="Esc", text=N_("Leave one level")),
    KeyBinding(keys="F1", text=N_("Help and keys; once more: the handbook"), wish="help"),
    KeyBinding(keys="Up", text=N_("Choose"), place="find", also=("Down",)),
    KeyBinding(keys="Return", text=N_("Open, or copy a reply template"), place="find"),
    KeyBinding(keys="Shift+Return", text=N_("Open a reply template instead of copying it"), place="find"),
    KeyBinding(keys=">", text=N_("Commands only"), place="find"),
    KeyBinding(keys="Up", text=N_("Up and down"), place="lists", also=("Down",)),
    KeyBinding(keys="Return", text=N_("Open or act"), place="lists"),
    KeyBinding(keys="Space", text=N_("Tick as done"), place="lists"),
    KeyBinding(keys="Del", text=N_("Delete, with undo"), place="lists"),
    KeyBinding(keys="Shift+F10", text=N_("All actions of the row"), place="lists", wish="row_menu"),
    KeyBinding(keys="Ctrl+B", text=N_("Insert a reply template"), place="text"),
    KeyBinding(keys="Tab", text=N_("Expand a shortcut such as /frei"), place="text"),
    KeyBinding(keys="Ctrl+Shift+R", text=N_("Redact what looks like personal data"), place="text"),
    KeyBinding(keys="Ctrl+T", text=N_("Put off to another day"), place="today"),
    KeyBinding(keys="Alt+1", text=N_("Take a suggested template"), place="questions", also=("Alt+2", "Alt+3")),
    KeyBinding(keys="Ctrl+Shift+I", text=N_("Interim reply"), place="questions"),
    KeyBinding(keys="Ctrl+Shift+S", text=N_("Point to a safe way"), place="questions"),
    KeyBinding(keys="Ctrl+Shift+F", text=N_("Record the approval"), place="questions"),
    KeyBinding(keys="Ctrl+PgDown", text=N_("Questions, all"), place="questions", also=("Ctrl+PgUp",)),
    KeyBinding(keys="Ctrl+T", text=N_("Set the date"), place="plan"),
    KeyBinding(keys="Ctrl+E", text=N_("Begin a post from a recurring idea, in their list"), place="plan"),
    KeyBinding(keys="Ctrl+Shift+Left", text=N_("A day earlier or later"), place="plan", also=("Ctrl+Shift+Right",)),
    KeyBinding(keys="Ctrl+Shift+Up", text=N_("A week earlier or later"), place="plan", also=("Ctrl+Shift+Down",)),
    KeyBinding(keys="PgDown", text=N_("The next or previous weeks"), place="plan", also=("PgUp",)),
    KeyBinding(keys="Ctrl+Home", text=N_("This week"), place="plan"),
    KeyBinding(keys="N", text=N_("New post on the chosen day"), place="plan"),
    KeyBinding(keys="Space", text=N_("Look at the post; in the list, choose it among several"), place="plan"),
    KeyBinding(keys="Shift+Down", text=N_("Choose several posts in the list"), place="plan", also=("Shift+Up",)),
    KeyBinding(keys="Ctrl+PgDown", text=N_("Month, week, list, media"), place="plan", also=("Ctrl+PgUp",)),
    KeyBinding(keys="Ctrl+O", text=N_("Take pictures in, among the media"), place="plan"),
    KeyBinding(keys="Ctrl+Shift+F", text=N_("Record the approval"), place="editor"),
    KeyBinding(keys="Ctrl+L", text=N_("Insert a link"), place="editor"),
    KeyBinding(keys="Ctrl+Shift+C", text=N_("Copy text, picture, description in turn"), place="editor"),
    KeyBinding(keys="Ctrl+O", text=N_("Open the channel in the browser"), place="editor"),
    KeyBinding(keys="Ctrl+Shift+V", text=N_("Enter as published"), place="editor"),
    KeyBinding(keys="F8", text=N_("Next and previous remark of the checks"), place="editor", also=("Shift+F8",)),
    KeyBinding(keys="Ctrl+.", text=N_("Put right what is remarked at the cursor"), place="editor"),
    KeyBinding(keys="Return", text=N_("Copy the chosen one"), place="templates"),
    KeyBinding(keys="Ctrl+J", text=N_("Enter the copied text as the answer"), place="templates"),
    KeyBinding(keys="Ctrl+P", text=N_("Save as PDF"), place="report"),
    KeyBinding(keys="Ctrl+PgUp", text=N_("The week before or after"), place="report", also=("Ctrl+PgDown",)),
    KeyBinding(
        keys="Ctrl+Shift+Up", text=N_("Move a part of the page up or down"), place="report", also=("Ctrl+Shift+Down",)
    ),
    KeyBinding(keys="Space", text=N_("Put a part on the page of this week, or leave it out"), place="report"),
    KeyBinding(keys="Ctrl+O", text=N_("Open the group in the browser"), place="round"),
    KeyBinding(keys="Alt+1", text=N_("Tick what to look for"), place="round", also=("Alt+2", "Alt+3", "Alt+4")),
    KeyBinding(keys="Alt+5", text=N_("Say the mood, or take it back"), place="round", also=("Alt+6", "Alt+7")),
    KeyBinding(keys="Up", text=N_("Question, rumour, topic or moderation"), place="round", also=("Down",)),
    KeyBinding(keys="Alt+Up", text=N_("The stop before"), place="round"),
    KeyBinding(keys="Alt+Down", text=N_("Leave the stop out, with a reason"), place="round"),
    KeyBinding(keys="Ctrl+F", text=N_("Find a setting by its words"), place="settings"),
)
