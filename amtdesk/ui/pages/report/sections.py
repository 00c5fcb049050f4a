"""What stands on the page: a row with a tick box for each part."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from amtdesk.domain.reports import SECTION_WORD, Section, WeeklyReport
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import Card, Hairline
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords
    from amtdesk.ui.theme import Theme

_BOX = 20


class TickRow(QAbstractButton):
    """A tick box with its name, and small words at the end. Space toggles."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._note = ""
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_row(self, note: str, *, is_ticked: bool) -> None:
        """Show its state without saying so."""
        self._note = note
        self.setAccessibleDescription(note)
        before = self.blockSignals(True)
        self.setChecked(is_ticked)
        self.blockSignals(before)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        left = self._theme.px(_BOX + 12)
        note_width = QFontMetrics(self._theme.font("meta")).horizontalAdvance(self._note)
        room = self.width() - left - note_width - self._theme.px(12)
        name = QFontMetrics(self._theme.font("control")).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self._name if name != self._name else "")
        painter.setFont(self._theme.font("control"))
        painter.setPen(self._theme.color("text.primary" if self.isEnabled() else "text.secondary"))
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text.secondary"))
        end = QRectF(self.width() - note_width - 1, 0, note_width + 1, self.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, self._note)

    def _paint_box(self, painter: QPainter) -> None:
        side = self._theme.px(_BOX)
        box = QRectF(0, (self.height() - side) // 2, side, side)
        ticked = self.isChecked()
        plate(
            painter,
            box,
            radius=self._theme.px(4),
            fill=self._theme.color("accent.base" if ticked else "bg.surface"),
            border=self._theme.color("accent.base" if ticked else "border.control"),
            width=self._theme.hairline(),
        )
        if ticked:
            inset = self._theme.px(3)
            paint_icon(
                painter,
                self._theme,
                name="check",
                color="accent.on",
                rect=box.adjusted(inset, inset, -inset, -inset),
            )


class SectionsCard(Card):
    """All parts of the page; a tick puts one on it, in this and all later reports."""

    toggled = Signal(object, bool)  # Section

    def __init__(self, context: "PageContext", words: "ReportWords") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=0)
        self._words = words
        self._rows: dict[Section, TickRow] = {}
        theme = context.theme
        self.column.addWidget(Label(theme, self.tr("Contents"), role="heading"))
        self.column.addSpacing(theme.px(6))
        for section in Section:
            line = TickRow(theme, context.language.text(SECTION_WORD[section]))
            line.toggled.connect(lambda shown, which=section: self.toggled.emit(which, shown))
            self._rows[section] = line
            self.column.addWidget(Hairline(theme))
            self.column.addWidget(line)

    def show_report(self, report: WeeklyReport) -> None:
        """Show what is on the page."""
        for section, line in self._rows.items():
            line.show_row(self._words.section(section, report), is_ticked=report.shows(section))
            line.setEnabled(not report.is_finished)

    def first(self) -> TickRow:
        """The first row, for the focus."""
        return self._rows[Section.HEADLINE]
