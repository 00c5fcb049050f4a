"""The sheet with all recurring ideas: what proposes a post when, and which of them rest."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import IdeaId
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 820


class IdeaList(TallSheet):
    """Enter or F2 changes, Space lets rest, Ctrl+Enter begins a post now, Del deletes, Ctrl+N adds."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)


def open_idea_list(context: "PageContext", parent: QWidget, *, idea_id: IdeaId | None = None) -> IdeaList:
    """Open the list over a window, or a part of it; at an idea, when one is named."""
    return IdeaList(context, parent)
