"""The parts of the page and who has the room: head, note form, filters, list and detail, or why there is nothing."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.page_head import ALL, OPEN, PageHead
from amtdesk.ui.pages.questions.sides import Sides
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.row_delegate import RowStyle

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.delegated_line import DelegatedLine
    from amtdesk.ui.pages.questions.filter_bar import FilterBar
    from amtdesk.ui.pages.questions.note_sheet import NoteSheet
    from amtdesk.ui.widgets.empty_state import EmptyState
    from amtdesk.ui.widgets.question_note import QuestionNote

_TWO_LINES: Final = RowStyle(title_role="controlStrong", title_lines=2, padding=10)
_ONE_LINE: Final = RowStyle(title_role="controlStrong", padding=10)
_LEAST_BELOW: Final = 120
_TOP: Final = 20


class Frame(QObject):
    """Late parts are made when they are first shown."""

    noted = Signal(object)  # QuestionId
    note_cancelled = Signal()
    filtered = Signal()
    delegation_ended = Signal(object)  # Delegation

    def __init__(self, context: "PageContext", page: QWidget, *, lines: QVBoxLayout) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._is_narrow = False
        self.is_empty = False
        self.head = PageHead(context.theme)
        self._lines = lines
        lines.addWidget(self.head)
        parts = LateColumn(lines)
        self._delegated = parts.plan(self._make_delegated)
        self._sheet = parts.plan(self._make_sheet)
        self._filters = parts.plan(self._make_filters)
        self.list = CardList(context.theme, self.tr("Questions"), style=_TWO_LINES)
        self.sides = Sides(context.theme, self.list, parent=page)
        parts.add(self.sides, stretch=1)
        self.empty = parts.plan(self._make_empty, stretch=1)
        self.none_found = parts.plan(self._make_none_found, stretch=1)
        for keys in ("Ctrl+PgDown", "Ctrl+PgUp"):
            shortcut = QShortcut(QKeySequence(keys), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.show_other_tab)

    def _make_delegated(self) -> "DelegatedLine":
        from amtdesk.ui.pages.questions.delegated_line import DelegatedLine

        line = DelegatedLine(self._context)
        line.end_wished.connect(self.delegation_ended)
        return line

    def show_delegated(self) -> None:
        """Say which departments answer by themselves just now."""
        desk = self._context.desk
        holding = desk.delegations.active(desk.clock.now())
        if holding:
            self._delegated.get().show_delegations(holding)
        self._delegated.show(is_shown=bool(holding))

    def delegated(self) -> "DelegatedLine | None":
        """The lines about departments that answer by themselves, if any did so far."""
        return self._delegated.made

    def _make_sheet(self) -> "NoteSheet":
        from amtdesk.ui.pages.questions.note_sheet import NoteSheet

        sheet = NoteSheet(self._context)
        sheet.note.noted.connect(self.noted)
        sheet.note.cancelled.connect(self.note_cancelled)
        return sheet

    def _make_filters(self) -> "FilterBar":
        from amtdesk.ui.pages.questions.filter_bar import FilterBar

        filters = FilterBar(self._context)
        filters.changed.connect(self.filtered)
        filters.search.drive(self.list)
        return filters

    def _make_empty(self) -> "EmptyState":
        words = self.tr("You note new questions on the round or with {keys}.").format(keys=key_text("Ctrl+Shift+N"))
        return self._empty_state(self.tr("Nobody is waiting for an answer."), words, icon="messages-square")

    def _make_none_found(self) -> "EmptyState":
        title, words = self._why_none()
        return self._empty_state(title, words, icon="search")

    def _why_none(self) -> tuple[str, str]:
        if not self.filters.is_open():
            return self.tr("No question fits this."), self.tr("Fewer words or another choice above may find more.")
        words = self.tr("What people ask stands here, with the time until the answer. {keys} notes the first question.")
        return self.tr("No question was noted yet."), words.format(keys=key_text("Ctrl+Shift+N"))

    def _say_why_none(self) -> None:
        """Whether nothing fits, or nothing was ever noted: that changes while the page stands."""
        state = self.none_found.made
        if state is not None:
            title, words = self._why_none()
            state.heading.setText(title)
            state.text.setText(words)
            state.setAccessibleName(f"{title} {words}")

    def _empty_state(self, title: str, words: str, *, icon: str) -> "EmptyState":
        from amtdesk.ui.widgets.empty_state import EmptyState

        return EmptyState(self._context.theme, title, text=words, icon=icon)

    @property
    def note(self) -> "QuestionNote":
        """The form that notes and corrects."""
        return self._sheet.get().note

    @property
    def filters(self) -> "FilterBar":
        """What of all questions is listed."""
        return self._filters.get()

    # who has the room

    def is_all(self) -> bool:
        """Whether all questions are listed, not those that wait."""
        return self.head.tabs.key() == ALL

    def is_noting(self) -> bool:
        """Whether the note form is open, also while another page is shown."""
        return self._sheet.made is not None and self._sheet.made.is_open()

    def show_other_tab(self) -> None:
        """Turn from what waits to all questions, or back."""
        self.head.tabs.choose(OPEN if self.is_all() else ALL)

    def show_tab(self) -> None:
        """Let the list look as the tab asks: all questions stand in lines of one height, so that 20,000 stay quick."""
        is_all = self.is_all()
        self._filters.show(is_shown=is_all)
        self.list.wear(_ONE_LINE if is_all else _TWO_LINES, uniform=is_all)

    def seen(self) -> int:
        """How many rows stand above the end of what is in sight, or above the current one."""
        bottom = self.list.indexAt(QPoint(1, self.list.viewport().height() - 1)).row()
        return max(bottom, self.list.currentIndex().row(), 0)

    def ask_for_everything(self) -> None:
        """List all questions, whatever was looked for before."""
        self.filters.clear()
        if self.is_all():
            self.filtered.emit()
        else:
            self.head.tabs.choose(ALL)

    def show_note(self, *, is_shown: bool) -> None:
        """Open or close the note form."""
        self._sheet.show(is_shown=is_shown)
        self.share_room()
        self._fit_sheet()

    def share_room(self) -> None:
        """In a narrow window the note form stands alone."""
        has_room = not (self.is_noting() and self._is_narrow)
        scrolls = self._is_narrow and self.is_all()  # then the filters and why nothing is found scroll with the rest
        self.sides.setVisible(has_room and (not self.is_empty or scrolls))
        self.sides.show_rows(is_shown=not self.is_empty)
        self.empty.show(is_shown=has_room and self.is_empty and not self.is_all())
        self.none_found.show(is_shown=has_room and self.is_empty and self.is_all())
        self._say_why_none()
        self._fit_none_found()
        self._place_late_parts()

    def fit(self, *, is_narrow: bool) -> None:
        """Take the page's size."""
        self._is_narrow = is_narrow
        self.sides.stack(is_narrow=is_narrow)
        self._fit_sheet()
        self.share_room()
        self.head.week.setVisible(not is_narrow)

    def _place_late_parts(self) -> None:
        """In a narrow window filters and what stands for an empty list scroll with list and detail."""
        filters, empty = self._filters.made, self.none_found.made
        if filters is None:
            return
        if self._is_narrow:
            self.sides.lend(*(part for part in (filters, empty) if part is not None))
        elif self.sides.isAncestorOf(filters):
            self._lines.insertWidget(self._lines.indexOf(self.sides), filters)
            if empty is not None:
                self._lines.addWidget(empty, 1)
        filters.fit_margin(has_margin=not self._is_narrow)

    def _fit_none_found(self) -> None:
        """Below the filters a narrow window has no room for the picture."""
        if self.none_found.made is not None:
            self.none_found.made.set_low(is_low=self._is_narrow)

    def _fit_sheet(self) -> None:
        if self._sheet.made is not None:
            below = self._context.theme.px(_TOP + (0 if self._is_narrow else _LEAST_BELOW))
            self._sheet.made.fit(self._page.height() - self.head.sizeHint().height() - below)
