"""What the page Krisenmodus will be for."""

from amtdesk.domain.words import N_
from amtdesk.ui.page import PageContext
from amtdesk.ui.widgets.purpose_page import PurposePage


class CrisisPage(PurposePage):
    """Says what will stand ready here."""

    def __init__(self, context: PageContext) -> None:
        text = N_(
            "Here one switch will hold every planned post. Checklists, holding statements, contacts "
            "and a log with minutes will stand ready, so that nobody has to search when it counts."
        )
        super().__init__(
            context,
            title=context.language.text(N_("Crisis mode")),
            icon="siren",
            heading=context.language.text(N_("What if something serious happens?")),
            text=context.language.text(text),
        )
