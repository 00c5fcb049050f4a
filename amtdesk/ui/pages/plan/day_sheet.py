"""One day of the month in full: occasions, posts and proposals as rows, where the cell has no room for them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.pages.plan.month_words import beginning_first
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.pages.plan.post_faces import ProposalKey
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow, RowAction
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.occasions import Occasion
    from amtdesk.domain.plan_days import PlanDay
    from amtdesk.domain.recurring_ideas import ProposedIdea
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.plan_acts import PlanActs
    from amtdesk.ui.pages.plan.plan_rows import PlanRows

_WIDTH = 640


class DaySheet(TallSheet):
    """Enter opens a row; the keys of the plan move it. It closes with what leads elsewhere."""

    new_asked = Signal(object)  # date

    def __init__(
        self, context: "PageContext", day: "PlanDay", *, acts: "PlanActs", rows: "PlanRows", parent: QWidget
    ) -> None:
        super().__init__(context.theme, parent, heading=context.language.long_date(day.day), width=_WIDTH)
        self._day = day
        self._today = context.desk.clock.today()
        self._acts = acts
        self._rows = rows
        self._language = context.language
        self.table = PlanTable(context.theme, context.language.long_date(day.day))
        self.table.show_rows(
            [
                *_named(self.tr("Occasions"), [self._occasion(each) for each in beginning_first(day)]),
                *_named(self.tr("Posts"), [rows.post_row(each) for each in day.posts]),
                *_named(self.tr("Ideas"), [self._proposal(each) for each in day.proposals]),
            ]
        )
        self.add_middle(self.table, side=24)
        self._add_foot()
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.table.action_requested.connect(self._act)

    def _add_foot(self) -> None:
        self._new = KbdButton(self._theme, self.tr("New post on this day"), icon="plus")
        self._new.clicked.connect(self._ask_new)
        self.foot.addWidget(self.end_with(self._new))
        self._new.setVisible(self._day.day >= self._today)  # once it has its place: else it flashes as a window

    def show_day(self) -> None:
        """Open with the first row chosen."""
        self.table.select_first()
        self.open(self.table if self.table.rows() else self.leave)

    def _occasion(self, occasion: "Occasion") -> CardRow:
        look = RowAction(key="open", text=self.tr("Look at it"), icon="flag")
        draft = RowAction(key="draft", text=self.tr("Draft from it"), icon="plus", keys="Return")
        is_ahead = self._day.day >= self._today
        return CardRow(
            key=occasion,
            title=occasion.title,
            icon="flag",
            right_color="text.secondary",
            link=draft if is_ahead else look,
            actions=(look,) if is_ahead else (),
        )

    def _proposal(self, idea: "ProposedIdea") -> CardRow:
        return CardRow(
            key=ProposalKey(idea.idea_id, idea.day),
            title=self._rows.proposed(idea),
            right="" if idea.at is None else self._language.clock_time(idea.at),
            status=self.tr("proposed"),
            right_icon="lightbulb",
            right_color="text.secondary",
            actions=self._acts.proposal_actions(),
        )

    def _open(self, key: object) -> None:
        self._act(key, "open")

    def _delete(self, key: object) -> None:
        if isinstance(key, int | ProposalKey):  # an occasion is deleted where it is shown, if it is her own
            self._act(key, "withdraw")

    def _act(self, key: object, wish: str) -> None:
        self.close_sheet()
        if isinstance(key, ProposalKey):
            self._acts.act(key, wish)
        elif isinstance(key, int):
            self._acts.act(PostId(key), wish)
        elif wish == "draft":
            self._acts.draft_from(key)  # type: ignore[arg-type]  # the only other rows are occasions
        elif wish == "open":
            self._acts.open_occasion(key)  # type: ignore[arg-type]  # as above

    def _ask_new(self) -> None:
        self.close_sheet()
        self.new_asked.emit(self._day.day)


def _named(name: str, rows: list[CardRow]) -> Iterator[CardRow]:
    """Rows of a kind, the first of which names it."""
    return (row._replace(lead="" if number else name) for number, row in enumerate(rows))
