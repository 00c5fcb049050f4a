"""The side of Heute in three tiles, for narrow windows."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.planning_lead import PlanningLead
from amtdesk.domain.today import TodayBrief
from amtdesk.ui.pages.today.side import LeadPanel, ResponsePanel, RoundPanel
from amtdesk.ui.widgets.cards import Card, clear_layout, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.meters import Ring

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class Tiles(QWidget):
    """The side in three tiles, for narrow windows."""

    def __init__(self, context: "PageContext", panels: tuple[RoundPanel, LeadPanel, ResponsePanel]) -> None:
        super().__init__()
        self._context = context
        self._panels = panels
        self._line = row(context.theme, spacing=12)
        self.setLayout(self._line)

    def show_brief(self, brief: TodayBrief) -> None:
        """Show the three facts."""
        clear_layout(self._line)
        rounds, lead, response = self._panels
        ring = Ring(self._context.theme, size=36)
        rounds.show_progress(ring, brief)
        self._add(ring, (self.tr("Round"), rounds.when_text(brief)))
        self._add(self._lead_sign(brief.planning_lead), lead.tile_texts(brief.planning_lead), color=lead.color(brief))
        stopwatch = IconLabel(self._context.theme, "clock", size=22)
        self._add(stopwatch, (response.value_text(brief.response), self.tr("median response time")))

    def _lead_sign(self, lead: PlanningLead) -> IconLabel:
        if lead.approved_until is None:
            return IconLabel(self._context.theme, "calendar-days", size=22)
        return IconLabel(self._context.theme, "stamp", color="approve.base", size=22)

    def _add(self, sign: QWidget, lines: tuple[str, str], *, color: str = "text.secondary") -> None:
        title, meta = lines
        theme = self._context.theme
        tile = Card(theme, padding=(12, 14))
        line = row(theme, spacing=12)
        texts = column(theme, spacing=0)
        texts.addStretch(1)
        texts.addWidget(Label(theme, title, role="bodyStrong", wrap=True))
        texts.addWidget(Label(theme, meta, role="meta", color=color, wrap=True))
        texts.addStretch(1)
        line.addWidget(sign)
        line.addLayout(texts, 1)
        tile.column.addLayout(line)
        self._line.addWidget(tile, 1)
