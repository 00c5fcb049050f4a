"""The week in a narrow window: the same days below each other, as a list."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.week_routines import RoutineKind
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_rows import PlanRows
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.pages.plan.post_faces import ProposalKey
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from amtdesk.domain.plan_days import PlanDay
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.pages.plan.week_lines import CellLine
    from amtdesk.ui.pages.plan.week_source import WeekContent

_DAYS: Final = 7
_OPEN: Final = "open"


class WeekStack(QWidget):
    """What is wished of a row goes the same way as from the grid."""

    wished = Signal(object, str)
    occasion_opened = Signal(object, str)
    routine_opened = Signal(object, str)

    def __init__(self, context: "PageContext", words: "PostWords") -> None:
        super().__init__()
        self._language = context.language
        self._clock = context.desk.clock
        self._rows = PlanRows(context.language, words, parent=self)
        self._days: dict[object, date] = {}
        self._opens: dict[object, object] = {}
        self.table = PlanTable(context.theme, self.tr("Week"), has_days=False)
        whole = column(context.theme, spacing=0)
        whole.addWidget(self.table)
        self.setLayout(whole)
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._withdraw)
        self.table.ticked.connect(self._peek)
        self.table.action_requested.connect(self._act)

    def show_week(self, content: "WeekContent") -> None:
        """Show the same as the grid."""
        self._rows.at(self._clock.today(), departments={})
        self._days.clear()
        rows: list[CardRow] = []
        for place, day in enumerate(content.days[:_DAYS]):
            rows.append(heading(self._heading(day)))
            for row in self._of_day(content, place, day=day):
                self._days[row.key] = day.day
                rows.append(row)
        is_new = self.table.current_key() is None
        self.table.show_rows(rows)
        if is_new:
            self._select_today(rows)

    def _select_today(self, rows: list[CardRow]) -> None:
        """Begin at today's first row, where today is among the days."""
        today = self._clock.today()
        keys = [row.key for row in rows if self._days.get(row.key, date.min) >= today]
        if keys:
            self.table.select_key(keys[0])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.scrollTo(self.table.currentIndex(), PlanTable.ScrollHint.PositionAtCenter)

    def current_day(self) -> date | None:
        """The day of the current row."""
        return self._days.get(self.table.current_key())

    def _heading(self, day: "PlanDay") -> str:
        words = self._language.long_date(day.day)
        return f"{words} · {day.day_off}" if day.day_off else words

    def _of_day(self, content: "WeekContent", place: int, *, day: "PlanDay") -> Iterator[CardRow]:
        for number, line in enumerate(content.occasions[place]):
            yield self._line(line, ("occasion line", place, number))
        posts = {post.id: post for post in day.posts}
        for card in content.cards[place]:
            if isinstance(card.key, int):
                yield self._rows.post_row(posts[PostId(card.key)])
            else:
                link = RowAction(key="open", text=self.tr("Open it"), icon="lightbulb")
                yield CardRow(key=card.key, title=card.title, icon="lightbulb", link=link, actions=card.actions)
        for number, line in enumerate(content.routines[place]):
            yield self._line(line, ("routine line", place, number))

    def _line(self, line: "CellLine", key: object) -> CardRow:
        words = f"{line.text}, {line.further}" if line.further else line.text
        self._opens[key] = line.key
        return CardRow(key=key, title=words, icon=line.icon, link=RowAction(key=_OPEN, text=self.tr("Open it")))

    def _act(self, key: object, wish: str) -> None:
        match self._opens.get(key):
            case Occasion() as occasion if wish == _OPEN:
                self.occasion_opened.emit(occasion, "")
            case RoutineKind() as kind if wish == _OPEN:
                self.routine_opened.emit(kind, "")
            case None if isinstance(key, int | ProposalKey):
                self.wished.emit(key, wish)

    def _open(self, key: object) -> None:
        if isinstance(key, int):  # a click on anything else only chooses it
            self._act(key, _OPEN)

    def _withdraw(self, key: object) -> None:
        self._act(key, "withdraw")

    def _peek(self, key: object) -> None:
        self._act(key, "peek")
