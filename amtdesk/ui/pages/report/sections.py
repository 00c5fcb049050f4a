"""What stands on the page and in which order: a row for each part. It asks; the page stores."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from amtdesk.domain.reports import SECTION_WORD, Section, WeeklyReport
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.report.section_row import SectionRow
from amtdesk.ui.widgets.cards import Card, Hairline
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.painting import fill

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords
    from amtdesk.ui.theme import Theme

_LINE: Final = 3
#: So much is seen beyond the place to which a row is carried.
_BESIDE: Final = 12
_BESIDE_MOVED: Final = 130


class SectionsCard(Card):
    """All parts of the page in its order. The order is that of every week, a tick belongs to this one."""

    toggled = Signal(object, bool)  # Section, shown: this week
    always_requested = Signal(object, bool)  # Section, shown: in every week
    moved = Signal(object, int)  # Section, its new place from 0 on

    def __init__(self, context: "PageContext", words: "ReportWords") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=0)
        self._words = words
        self._language = context.language
        self._order: tuple[Section, ...] = tuple(Section)
        self._usual: AbstractSet[Section] = frozenset()
        self._place_wished = -1
        theme = context.theme
        self.column.addWidget(Label(theme, self.tr("Contents"), role="heading"))
        self.column.addSpacing(theme.px(6))
        self.rows = tuple(self._row(place) for place in range(len(Section)))
        self._gap = _Gap(theme, self)

    def _row(self, place: int) -> SectionRow:
        line = SectionRow(self._theme)
        line.toggled.connect(lambda shown: self.toggled.emit(self._order[place], shown))
        line.stepped.connect(lambda by: self._move(place, place + by))
        line.menu_requested.connect(lambda spot: self._open_menu(place, spot))
        line.carried.connect(lambda spot: self._carry(place, spot))
        line.put_down.connect(lambda: self._put_down(place))
        line.let_go.connect(self._let_go)
        self.column.addWidget(Hairline(self._theme))
        self.column.addWidget(line)
        return line

    def show_report(self, report: WeeklyReport, *, usual: "AbstractSet[Section]") -> None:
        """Show what is on the page; `usual` are the parts that every week leaves out."""
        self._order, self._usual = report.order, usual
        for place, (section, line) in enumerate(zip(self._order, self.rows, strict=True)):
            shown = report.shows(section)
            is_own = not report.is_finished and shown is (section in usual)
            note = self._words.section(section, report) if shown and not is_own else self._absence(shown, is_own=is_own)
            told = self.tr("place {n} of {total}").format(n=place + 1, total=len(self.rows))
            line.show_row(self._language.text(SECTION_WORD[section]), note=note, place=told, is_ticked=shown)
            line.setEnabled(not report.is_finished)

    def _absence(self, shown: bool, *, is_own: bool) -> str:
        if shown:
            return self.tr("this week only")
        return self.tr("not this week") if is_own else self.tr("left out")

    def first(self) -> SectionRow:
        """The first row, for the focus."""
        return self.rows[0]

    def row_of(self, section: Section) -> SectionRow:
        """Return the row of a part."""
        return self.rows[self._order.index(section)]

    def follow(self, section: Section) -> None:
        """Give the focus to a part that moved, and bring it into sight, clear of the message at the foot."""
        line = self.row_of(section)
        line.setFocus()
        self._bring_into_sight(line.geometry().center(), beside=_BESIDE_MOVED)

    # moving

    def _move(self, place: int, to: int) -> None:
        to = min(max(to, 0), len(self.rows) - 1)
        if to != place:
            self.moved.emit(self._order[place], to)

    def _carry(self, place: int, spot: QPoint) -> None:
        """Show where the row would be put down."""
        inside = self.rows[place].mapTo(self, spot)
        self._place_wished = next(
            (n for n, line in enumerate(self.rows) if inside.y() < line.geometry().center().y()), len(self.rows)
        )
        self._gap.show_at(self._gap_top(), width=self.width())
        self._bring_into_sight(inside, beside=_BESIDE)

    def _gap_top(self) -> int:
        if self._place_wished < len(self.rows):
            return self.rows[self._place_wished].geometry().top()
        return self.rows[-1].geometry().bottom() + 1

    def _put_down(self, place: int) -> None:
        wished = self._place_wished
        self._let_go()
        self._move(place, wished - 1 if wished > place else wished)

    def _let_go(self) -> None:
        self._place_wished = -1
        self._gap.hide()

    def _bring_into_sight(self, inside: QPoint, *, beside: int) -> None:
        """The list is as high as its rows: it is the column that scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        body = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and body is not None:
            area.ensureVisible(0, self.mapTo(body, inside).y(), 0, self._theme.px(beside))

    # menu

    def menu(self, section: Section) -> PopupMenu:
        """Return everything that can be done with a part."""
        place, last = self._order.index(section), len(self.rows) - 1
        menu = PopupMenu(self._theme, self)
        ways = (
            (self.tr("Move up"), place - 1, "arrow-up", "Ctrl+Shift+Up"),
            (self.tr("Move down"), place + 1, "arrow-down", "Ctrl+Shift+Down"),
            (self.tr("To the beginning"), 0, "", ""),
            (self.tr("To the end"), last, "", ""),
        )
        for words, to, icon, keys in ways:
            entry = menu.add(words, partial(self._move, place, to), icon=icon, keys=keys)
            entry.setEnabled(0 <= to <= last and to != place)
        menu.addSeparator()
        row, is_usual = self.rows[place], section not in self._usual
        this_week = self.tr("Leave out this week") if row.isChecked() else self.tr("Show this week")
        menu.add(this_week, row.click, keys="Space")
        always = self.tr("Leave out in every week") if is_usual else self.tr("Show in every week")
        menu.add(always, partial(self.always_requested.emit, section, not is_usual))
        return menu

    def _open_menu(self, place: int, spot: QPoint) -> None:
        menu = self.menu(self._order[place])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)


class _Gap(QWidget):
    """The line that shows where a carried row comes to lie."""

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hide()

    def show_at(self, top: int, *, width: int) -> None:
        """Lie above this height, as broad as the rows."""
        height, inset = self._theme.px(_LINE), self._theme.px(18)
        self.setGeometry(inset, top - height // 2 - 1, width - 2 * inset, height)
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), color=self._theme.color("accent.base"))
