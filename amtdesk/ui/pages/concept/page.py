"""What the page Konzept will be for."""

from amtdesk.domain.words import N_
from amtdesk.ui.page import PageContext
from amtdesk.ui.widgets.purpose_page import PurposePage


class ConceptPage(PurposePage):
    """Says what will be kept here."""

    def __init__(self, context: PageContext) -> None:
        text = N_(
            "Here the office will write down whom it wants to reach, why it chose this one channel, "
            "who may post and who approves. Answers come before own posts."
        )
        super().__init__(
            context,
            title=context.language.text(N_("Concept")),
            icon="compass",
            heading=context.language.text(N_("What is this channel for, and for whom?")),
            text=context.language.text(text),
        )
