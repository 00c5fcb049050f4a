"""The head of the page: title, week and its neighbours, and what goes out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ReportHead(QWidget):
    """Title and week on the left, the two ways out on the right; one below the other when it is narrow."""

    stepped = Signal(int)  # weeks

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        theme = context.theme
        self.earlier = IconButton(theme, self.tr("Week before"), icon="chevron-left", keys="Ctrl+PgUp")
        self.later = IconButton(theme, self.tr("Week after"), icon="chevron-right", keys="Ctrl+PgDown")
        self.week = Label(theme, role="bodyStrong")
        self.mail = KbdButton(theme, self.tr("Copy e-mail text"), icon="mail")
        self.more = IconButton(theme, self.tr("More ways out"), icon="ellipsis")
        self.save = KbdButton(theme, self.tr("Save as PDF"), kind="primary", icon="file-down", keys="Ctrl+P")
        self.save.bind_keys()
        self._title = PageTitle(theme, self.tr("Weekly report"))
        self._is_stacked = False
        self._switch, self._weeks, self._ways = row(theme, spacing=12), row(theme, spacing=20), row(theme, spacing=12)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._assemble()
        self.earlier.clicked.connect(self._step_back)
        self.later.clicked.connect(self._step_on)

    def _assemble(self) -> None:
        for part in (self.earlier, self.week, self.later):
            self._switch.addWidget(part)
        self._switch.addStretch(1)
        self._switch.addWidget(self.more)
        self._weeks.addWidget(self._title)
        self._weeks.addLayout(self._switch, 1)
        self._ways.addWidget(self.mail)
        self._ways.addWidget(self.save)
        self._ways.addStretch(1)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._ways.spacing())
        self._box.addLayout(self._weeks, 1)
        self._box.addLayout(self._ways)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # buttons keep their height

    def show_week(self, words: str, *, has_later: bool) -> None:
        """Show which week it is."""
        self.week.setText(words)
        self.later.setEnabled(has_later)
        self._switch.invalidate()  # else it knows how wide it was
        self._fit()

    def stack(self, *, is_stacked: bool) -> None:
        """Put the ways out below the title, or beside it."""
        self._is_stacked = is_stacked
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = self.mail.sizeHint().width() + self._ways.spacing() + self.save.sizeHint().width()
        weeks = self._title.sizeHint().width() + self._weeks.spacing() + self._switch.sizeHint().width()
        is_below = self._is_stacked or weeks + self._box.spacing() + buttons > self.width()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._weeks.setDirection(down if weeks > self.width() else right)
        self._box.setDirection(down if is_below else right)
        self._ways.setDirection(down if is_below and buttons > self.width() else right)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)
