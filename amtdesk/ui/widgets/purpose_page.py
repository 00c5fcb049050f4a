"""A page whose work has not come yet: it says what it will be for, without buttons that do nothing."""

from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.labels import PageTitle


class PurposePage(Page):
    """A title, a fact and a sentence."""

    def __init__(self, context: PageContext, *, title: str, icon: str, heading: str, text: str) -> None:
        super().__init__(context)
        self._title = title
        lines = column(context.theme, spacing=8, margins=(32, 24, 0, 0))
        self.setLayout(lines)
        lines.addWidget(PageTitle(context.theme, title))
        scroll = ScrollColumn(context.theme, margins=(0, 0, 32, 24))
        lines.addWidget(scroll, 1)
        self.state = EmptyState(context.theme, heading, text=text, icon=icon)
        scroll.column.addWidget(self.state, 1)

    @override
    def accessible_title(self) -> str:
        return f"{self._title}. {self.state.accessibleName()}"
