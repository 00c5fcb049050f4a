"""The table of the plan: date, time, title, department and state in columns. What stands in it: plan_rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_rows import QUIET
from amtdesk.ui.pages.plan.post_words import STATUS_LOOK
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import ROW_ROLE, CardRow
from amtdesk.ui.widgets.chips import ChipKind, chip_width, paint_chip
from amtdesk.ui.widgets.painting import fill
from amtdesk.ui.widgets.row_delegate import Index, RowStyle, TwoLineDelegate
from amtdesk.ui.widgets.row_measures import RowMeasures
from amtdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
_POST_HEIGHT: Final = 48
_QUIET_HEIGHT: Final = 38
_SIDE: Final = 16
_DAY: Final = 120
_TIME: Final = 50
_CHIP: Final = 132
_DEPARTMENT: Final = 126
_DEPARTMENT_FROM: Final = 720
_CHIP_HEIGHT: Final = 24
_MARK: Final = 14
KIND_OF_ICON: Final[dict[str, ChipKind]] = {icon: kind for kind, icon in STATUS_LOOK.values()}
_MOVES: Final = {
    Qt.Key.Key_Right: "day+1",
    Qt.Key.Key_Left: "day-1",
    Qt.Key.Key_Down: "day+7",
    Qt.Key.Key_Up: "day-7",
}


class PlanMeasures(RowMeasures):
    """Rows of the plan are one line high; what is no post is lower."""

    @override
    def height(self, row: CardRow, width: int) -> int:
        if row.is_heading:
            return super().height(row, width)
        return self._theme.px(_QUIET_HEIGHT if row.icon else _POST_HEIGHT)


class PlanPainter(RowPainter):
    """Paints the columns of one row; what stands in which is said in plan_rows."""

    is_active = False  # under the mouse or chosen: the row is tinted, and the link of a quiet row is seen
    is_marked = False
    has_days = True  # else the days stand in the headings, and the titles begin where they would stand

    @override
    def paint_row(self) -> None:
        row, rect = self._row, self._rect
        left = rect.left() + self._theme.px(_SIDE)
        if self.is_marked:
            side = self._theme.px(_MARK)
            square = QRectF(rect.left() + self._theme.px(1), rect.center().y() + 1 - side / 2, side, side)
            paint_icon(self._painter, self._theme, name="check", color="accent.text", rect=square)
        if self.has_days:
            role = "metaStrong" if row.lead_color == "accent.text" else "meta"
            area = QRect(left, rect.top(), self._theme.px(_DAY), rect.height())
            self._column(area, row.lead, role=role, color=row.lead_color)
            left += self._theme.px(_DAY)
        self._paint_time(QRect(left, rect.top(), self._theme.px(_TIME), rect.height()), row)
        left += self._theme.px(_TIME)
        right = self._paint_end(row)
        self._paint_name(QRect(left, rect.top(), max(right - left, 1), rect.height()), row)

    def _paint_time(self, area: QRect, row: CardRow) -> None:
        if row.icon:
            side = self._theme.px(16)
            square = QRectF(area.left(), area.center().y() - side / 2 + 1, side, side)
            paint_icon(self._painter, self._theme, name=row.icon, color=row.icon_color, rect=square)
        else:
            self._column(area, row.right, role="meta", color=row.right_color)

    def _paint_end(self, row: CardRow) -> int:
        """Paint what stands on the right, and return where the title has to end."""
        rect = self._rect
        if row.link is not None and (self.is_active or row.icon_color == "warn.base"):
            return self._paint_link(row.link.text)
        right = rect.right() + 1 - self._theme.px(_SIDE)
        if not row.status:
            return right
        left = right - self._theme.px(_CHIP)
        icon, kind = row.right_icon, KIND_OF_ICON[row.right_icon]
        width = chip_width(self._theme, row.status, kind=kind, icon=icon)
        height = self._theme.px(_CHIP_HEIGHT)
        chip = QRectF(min(left, right - width), rect.top() + (rect.height() - height) // 2, width, height)
        if kind == "accent" and self.is_active:
            kind = "accent on a chosen row"
        paint_chip(self._painter, self._theme, text=row.status, rect=chip, kind=kind, icon=icon)
        end = round(chip.left()) - self._theme.px(16)
        if rect.width() < self._theme.px(_DEPARTMENT_FROM):
            return end
        start = end - self._theme.px(_DEPARTMENT)
        area = QRect(start, rect.top(), end - start, rect.height())
        self._column(area, row.meta, role="meta", color="text.secondary")
        return start - self._theme.px(16)

    def _paint_name(self, area: QRect, row: CardRow) -> None:
        if row.icon:
            color = "text.primary" if row.icon_color == "warn.base" else "text.secondary"
            self._column(area, row.title, role="meta", color=color)
        else:
            role = "body" if row.right_color == QUIET else "bodyStrong"
            self._column(area, row.title, role=role, color=row.right_color)

    def _column(self, area: QRect, text: str, *, role: str, color: str) -> None:
        font = self._theme.font(role)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(color))
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._fitted(text, font, room=area.width()))


class PlanDelegate(TwoLineDelegate):
    """Gives the rows of the plan their columns."""

    def __init__(self, theme: "Theme", view: CardList, *, has_days: bool = True) -> None:
        super().__init__(theme, view, style=RowStyle())
        self.measures = PlanMeasures(theme, RowStyle())
        self._has_days = has_days
        self._is_active = self._is_marked = False
        self.marked: frozenset[object] = frozenset()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._is_active = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        self._is_marked = bool(self.marked) and index.data(ROW_ROLE).key in self.marked
        super().paint(painter, option, index)

    @override
    def _shortened(self, index: Index) -> list[str]:
        self._is_active = True  # it is pointed at: its link takes room
        return super()._shortened(index)

    @override
    def _brush(self, painter: QPainter, row: CardRow, *, rect: QRect) -> RowPainter:
        brush = PlanPainter(painter, self._theme, measures=self.measures, row=row, rect=rect)
        brush.is_active, brush.is_marked = self._is_active or self._is_marked, self._is_marked
        brush.has_days = self._has_days
        return brush

    @override
    def _paint_ground(self, painter: QPainter, rect: QRect, *, index: Index) -> None:
        if self._is_marked:
            fill(painter, rect, color=self._theme.color("bg.selected"))
        else:
            super()._paint_ground(painter, rect, index=index)


class PlanTable(CardList):
    """The list of the plan. Besides Enter and Del it knows Ctrl+Shift+arrows and Ctrl+T, as `action_requested`.

    With `marks`, Space and Shift with the arrows mark posts, for what is done with several. Without `has_days` its
    headings name the days.
    """

    marks_changed = Signal()

    def __init__(
        self, theme: "Theme", name: str, *, grows: bool = False, marks: bool = False, has_days: bool = True
    ) -> None:
        super().__init__(theme, name, grows=grows)
        self._delegate: PlanDelegate = PlanDelegate(theme, self, has_days=has_days)
        self._marks = marks
        self._gone: tuple[object, object] = (None, None)  # the current row that went last, and where that led
        self.setItemDelegate(self._delegate)
        if marks:
            self.ticked.connect(self.toggle_mark)

    def marked(self) -> tuple[PostId, ...]:
        """The posts that are marked, in the order in which they are shown."""
        marked = self._delegate.marked
        return tuple(PostId(row.key) for row in self.rows() if isinstance(row.key, int) and row.key in marked)

    def toggle_mark(self, key: object) -> None:
        """Mark a post, or take its mark away."""
        if isinstance(key, int):
            self.mark(self._delegate.marked ^ {key})

    def mark(self, keys: Iterable[object]) -> None:
        """Let these posts be marked, and no others."""
        self._delegate.marked = frozenset(keys)
        self.viewport().update()
        self.marks_changed.emit()

    def keys_words(self) -> str:
        """What its keys do, for a line below it."""
        words = self.tr("{days} moves by a day, {weeks} by a week, {date} sets a date.")
        if self._marks:
            words = self.tr("{days} moves by a day, {weeks} by a week, {date} sets a date, {mark} chooses several.")
        return words.format(
            days=key_text("Ctrl+Shift+Left") + " →",
            weeks=key_text("Ctrl+Shift+Up") + " ↓",
            date=key_text("Ctrl+T"),
            mark=key_text("Space"),
        )

    @override
    def show_rows(self, rows: Sequence[CardRow], *, more: Callable[[], Sequence[CardRow]] | None = None) -> None:
        """Show these rows. One that went and comes back, mostly by undo, is current again unless she went on."""
        before = self.current_key()
        super().show_rows(rows, more=more)
        gone, beside = self._gone
        if gone is not None and before == beside and self.find_row(gone) is not None:
            self.select_key(gone)
        elif before is not None and self.find_row(before) is None:
            self._gone = (before, self.current_key())

    def find_row(self, key: object) -> CardRow | None:
        """The row with this key."""
        return next((row for row in self.rows() if row.key == key), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = plan_wish(event) or self._wish_of_link(event)
        key = self.current_key()
        if wish and key is not None:
            self.action_requested.emit(key, wish)
        elif not (self._marks and self._mark_by(event)):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_early = event.type() == QEvent.Type.ShortcutOverride  # asked before any shortcut of the window
        return (is_early and claims_move(event, self.current_key())) or super().event(event)

    def _mark_by(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match Qt.Key(event.key()), modifiers:
            case Qt.Key.Key_Up | Qt.Key.Key_Down as way, Qt.KeyboardModifier.ShiftModifier:
                before = self.current_key()
                self.step(1 if way == Qt.Key.Key_Down else -1)
                self.mark(self._delegate.marked | {key for key in (before, self.current_key()) if _is_post(key)})
            case Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier:
                self.mark(row.key for row in self.rows() if _is_post(row.key))
            case Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier if self._delegate.marked:
                self.mark(())
            case _:
                return False
        return True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if self._marks and held and index.isValid():
            self.toggle_mark(index.data(ROW_ROLE).key)
        else:
            super().mouseReleaseEvent(event)

    def _wish_of_link(self, event: QKeyEvent) -> str:
        """Enter acts on what is no post; a click on it only chooses."""
        row = self.find_row(self.current_key())
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value
        return row.link.key if is_enter and row is not None and row.link is not None else ""


class IdeaTray(CardList):
    """Ideas without a date, beside the table; the same keys move them into the plan."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, style=RowStyle(title_role="controlStrong", title_lines=2, padding=9, side=12))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = plan_wish(event)
        key = self.current_key()
        if wish and key is not None:
            self.action_requested.emit(key, wish)
        else:
            super().keyPressEvent(event)


def _is_post(key: object) -> bool:
    return isinstance(key, int)


def plan_wish(event: QKeyEvent) -> str:
    """The row action that a key asks for; empty for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_T:
        return "date"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if modifiers == both and key == Qt.Key.Key_C:
        return "copy"
    return _MOVES.get(key, "") if modifiers in {both, Qt.KeyboardModifier.AltModifier} else ""


def claims_move(event: QEvent, key: object) -> bool:
    """Whether Alt and an arrow mean the chosen post here, before they mean the window's way back."""
    if not isinstance(event, QKeyEvent) or key is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
        return False
    is_move = plan_wish(event).startswith("day")
    event.setAccepted(is_move)
    return is_move
