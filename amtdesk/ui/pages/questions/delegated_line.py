"""Which departments answer by themselves just now (Q9), whichever question is shown: a line each below the tabs."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.search import shown_around
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.domain.delegations import Delegation
    from amtdesk.ui.page import PageContext

_SHOWN_LETTERS: Final = 60


class DelegatedLine(QWidget):
    """Says who, under what and until when, and can end it; gone when nobody does."""

    end_wished = Signal(object)  # Delegation

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Delegation, ...] = ()
        self._lines = column(context.theme, spacing=4, margins=(0, 0, 24, 12))
        self.setLayout(self._lines)

    def show_delegations(self, holding: "Sequence[Delegation]") -> None:
        """Show what holds now; nothing is built again while it is the same."""
        if tuple(holding) != self._shown:
            self._shown = tuple(holding)
            clear_layout(self._lines)
            for delegation in self._shown:
                part = self._line(delegation)
                self._lines.addWidget(part)
                part.show()
            read_as_laid_out(self)

    def _line(self, delegation: "Delegation") -> QWidget:
        theme, part = self._context.theme, QWidget()
        line = row(theme, spacing=8)
        part.setLayout(line)
        line.addWidget(IconLabel(theme, "share-2", size=16), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Label(theme, self._told(delegation), role="meta", color="text.secondary", wrap=True), 1)
        end = LinkButton(theme, self.tr("End this now"), at_end=True)
        end.setAccessibleDescription(self._told(delegation))
        end.clicked.connect(partial(self.end_wished.emit, delegation))
        line.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        return part

    def _told(self, delegation: "Delegation") -> str:
        language, today = self._context.language, self._context.desk.clock.today()
        subject = shown_around(delegation.post_title or delegation.subject, (), length=_SHOWN_LETTERS)
        words = self.tr("{department} answers by itself until {when}: “{subject}”")
        until = language.relative_time(delegation.ends_at, today=today)
        return words.format(department=delegation.department_name, when=until, subject=subject)
