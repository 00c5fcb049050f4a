"""What she does with a proposed idea: begin its post, skip it once, change the idea. Each with toast and undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 520


class ProposalSheet(TallSheet):
    """Ctrl+Enter begins the post; Del skips this one."""

    post_begun = Signal(object)  # PostId of the draft

    def __init__(self, context: "PageContext", parent: QWidget, *, proposal: ProposedIdea) -> None:
        super().__init__(context.theme, parent, heading=proposal.title, width=_WIDTH)


def open_proposal(context: "PageContext", parent: QWidget, proposal: ProposedIdea) -> ProposalSheet:
    """Open the sheet of a proposed idea over a window, or a part of it."""
    return ProposalSheet(context, parent, proposal=proposal)


def take_proposal(context: "PageContext", proposal: ProposedIdea) -> PostId | None:
    """Begin the post of a proposal, with a toast; None when that was refused, which is said."""
    raise NotImplementedError


def skip_proposal(context: "PageContext", proposal: ProposedIdea) -> None:
    """Leave a proposal out this once, with a toast."""
    raise NotImplementedError
