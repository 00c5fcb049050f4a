"""What twelve months have brought, as the page that will be printed. Month by month back and forth, saved as PDF."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from amtdesk.ui.pages.report.preview import PaperPage, image_of
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

_PAPER_WIDTH: Final = 620
_HEIGHT: Final = 520
_LEAST_HEIGHT: Final = 80
#: The head, the buttons, and what lies around them.
_BESIDE_THE_PAGE: Final = 136
#: Inches across A4.
_INCHES: Final = 8.27


class PagePreview(QScrollArea):
    """The page: a picture for a screen reader, with its text as description."""


class YearSheet(Sheet):
    """The page in a scrolling view, with its months and the way out above it."""

    save_requested = Signal(object)  # date: the last month

    def __init__(self, context: "PageContext", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=_PAPER_WIDTH + 72, top=40)
        self.setAccessibleName(self.tr("What has it brought?"))
        self._context = context
        self._over = parent
        self._month = context.desk.clock.today().replace(day=1)
        theme = context.theme
        self.earlier = IconButton(theme, self.tr("A month earlier"), icon="chevron-left")
        self.later = IconButton(theme, self.tr("A month later"), icon="chevron-right")
        self.until = Label(theme, role="bodyStrong")
        self.save = KbdButton(theme, self.tr("Save as PDF"), icon="file-down")
        self.paper = PaperPage(context)
        self._view = PagePreview()
        self._view.setWidget(self.paper)
        self._view.setFrameShape(QScrollArea.Shape.NoFrame)
        self._view.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.setAccessibleName(self.tr("Preview of the page"))
        self._assemble()
        self.earlier.clicked.connect(self._step_back)
        self.later.clicked.connect(self._step_on)
        self.save.clicked.connect(self._ask_save)

    def _assemble(self) -> None:
        theme = self._theme
        lines = column(theme, spacing=12, margins=(20, 16, 20, 16))
        months = row(theme, spacing=10)
        months.addWidget(Label(theme, self.tr("What has it brought?"), role="heading"))
        months.addSpacing(theme.px(8))
        for part in (self.earlier, self.until, self.later):
            months.addWidget(part)
        months.addStretch(1)
        lines.addLayout(months)
        lines.addWidget(self._view, 1)
        lines.addWidget(self.end_with(self.save))
        self.panel.column.addLayout(lines)

    def begin(self) -> None:
        """Open with the twelve months up to the present one, as large as there is room."""
        theme, place = self._theme, self._over
        room = min(theme.px(_PAPER_WIDTH + 72), place.width() - theme.px(32)) - theme.px(40)
        self.paper.fit(min(theme.px(_PAPER_WIDTH), room - theme.px(24)))
        left = place.height() * 3 // 4 - theme.px(_BESIDE_THE_PAGE)
        self._view.setMinimumHeight(max(min(theme.px(_HEIGHT), left), theme.px(_LEAST_HEIGHT)))
        self._show()
        self.open(self._view)

    def _show(self) -> None:
        language, month = self._context.language, self._month
        self.until.setText(self.tr("until {month}").format(month=f"{language.month_name(month.month)} {month.year}"))
        self.later.setEnabled(month < self._context.desk.clock.today().replace(day=1))
        ppi = self.paper.width() * self.devicePixelRatioF() / _INCHES

        def work(desk: "Desk") -> tuple[tuple[QImage, ...], str]:
            pages, spoken = desk.year_reviews.look(month, language, ppi=ppi)
            return tuple(map(image_of, pages)), spoken

        def show(made: tuple[tuple[QImage, ...], str]) -> None:
            if month == self._month:
                pages, spoken = made
                self.paper.show_pages(tuple(map(QPixmap.fromImage, pages)))
                self._view.setAccessibleDescription(spoken)

        self._context.tasks.read(work, hearer=self, then=show)

    def _step_back(self) -> None:
        self._step(self._month - timedelta(days=1))

    def _step_on(self) -> None:
        self._step(self._month + timedelta(days=31))

    def _step(self, day: date) -> None:
        self._month = day.replace(day=1)
        self._show()

    def _ask_save(self) -> None:
        self.close_sheet()
        self.save_requested.emit(self._month)
