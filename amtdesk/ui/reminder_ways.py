"""Where a reminder leads, and what the button there is called: the same in the bar, the notice and the tray."""

from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.words import N_
from amtdesk.ui.page import Destination

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amtdesk.domain.reminders import Reminder

ROUNDS: Final = "rounds"
_OPEN_POST: Final = N_("Open the post")
_OPEN_QUESTION: Final = N_("Open the question")
_OPEN_TODAY: Final = N_("Open Today")
_LABELS: Final["Mapping[MatterKind, str]"] = {
    MatterKind.ROUND: N_("Start the round"),
    MatterKind.POST_DUE: _OPEN_POST,
    MatterKind.POST_WITHOUT_LINK: _OPEN_POST,
    MatterKind.QUESTION_SOON: N_("Answer the question"),
    MatterKind.FOLLOW_UP: _OPEN_QUESTION,
    MatterKind.APPROVAL_WAITS: _OPEN_POST,
    MatterKind.ANSWER_WAITS: _OPEN_QUESTION,
    MatterKind.REPORT_DUE: N_("Open the weekly report"),
    MatterKind.TEMPLATE_REVIEW: N_("Open the template"),
    MatterKind.OWN_TASK: _OPEN_TODAY,
}


class Way(NamedTuple):
    """The primary action of a reminder; the label is a source sentence."""

    label: str
    destination: Destination
    keys: str = ""


def way_of(reminder: "Reminder") -> Way:
    """Return what a reminder's first button is called and where it leads.

    The round when nothing is more urgent, the one thing, or Heute for several.
    """
    kind = reminder.matters[0].kind
    if kind is MatterKind.ROUND:
        return Way(_LABELS[kind], Destination(ROUNDS, "start"), "Ctrl+R")
    if len(reminder.matters) > 1:
        return Way(_OPEN_TODAY, Destination(reminder.page))
    return Way(_LABELS[kind], Destination(reminder.page, reminder.ref))
