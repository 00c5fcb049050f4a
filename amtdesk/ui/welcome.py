"""The very first page: begin empty, or look at Birkenfurt. It is seen until one of the two is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, ScrollColumn, column
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.labels import Label, TextBlock

if TYPE_CHECKING:
    from amtdesk.desk import Desk


class WelcomePage(Page):
    """Two ways to begin, each with one sentence about what happens."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        lines = column(theme, spacing=0)
        self.setLayout(lines)
        scroll = ScrollColumn(theme, margins=(32, 24, 32, 24))
        lines.addWidget(scroll)
        state = EmptyState(
            theme,
            self.tr("How would you like to begin?"),
            text=self.tr("AmtDesk keeps everything on this computer. It opens no connection to the network."),
        )
        self._birkenfurt = KbdButton(theme, self.tr("Look at Birkenfurt"), icon="eye")
        self._empty = KbdButton(theme, self.tr("Begin empty"), kind="primary", keys="Ctrl+Return")
        state.body.addWidget(
            self._way(
                self._empty,
                self.tr("An empty desk"),
                text=self.tr(
                    "For your own town: groups, reply templates and posts come with time, or from your files."
                ),
            )
        )
        state.body.addWidget(
            self._way(
                self._birkenfurt,
                self.tr("The invented town of Birkenfurt"),
                text=self.tr("To try everything out: a week in May 2027 with questions, posts and approvals."),
            )
        )
        scroll.column.addWidget(state, 1)
        self._empty.clicked.connect(self._begin_empty)
        self._birkenfurt.clicked.connect(self._open_birkenfurt)

    def _way(self, button: KbdButton, title: str, *, text: str) -> Card:
        card = Card(self.theme, padding=(16, 20), spacing=6)
        card.column.addWidget(Label(self.theme, title, role="heading", wrap=True))
        card.column.addWidget(TextBlock(self.theme, text, color="text.secondary"))
        card.column.addSpacing(self.theme.px(4))
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    @override
    def primary_button(self) -> KbdButton:
        return self._empty

    @override
    def first_focus(self) -> QWidget:
        return self._empty

    @override
    def focus_areas(self) -> list[QWidget]:
        return [self._empty, self._birkenfurt]

    @override
    def accessible_title(self) -> str:
        return self.tr("How would you like to begin?")

    def _begin_empty(self) -> None:
        self.desk.town.begin_empty()
        self.begun.emit()

    def _open_birkenfurt(self) -> None:
        self._empty.setEnabled(False)
        self._birkenfurt.setEnabled(False)
        self.tasks.run(
            self.tr("Birkenfurt is being set up"), _open_birkenfurt, then=self._opened, otherwise=self._failed
        )

    def _opened(self, _nothing: None) -> None:
        self.begun.emit()

    def _failed(self, error: Exception) -> None:
        self._empty.setEnabled(True)
        self._birkenfurt.setEnabled(True)
        if not isinstance(error, UserFacingError):
            raise error
        self.messages.report(error)


def _open_birkenfurt(desk: "Desk") -> None:
    desk.demo.open_birkenfurt()
