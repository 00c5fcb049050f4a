"""The week as a grid: heads, occasions, posts, routines, the following week. It places its parts and paints the ground.

Rows stand below each other with their names on the left; the days of the weekend are narrower, most of all
when nothing is on them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.week_column import DayColumn
from amtdesk.ui.pages.plan.week_lines import DayLines, MoreWords
from amtdesk.ui.pages.plan.week_outlook import WeekOutlook
from amtdesk.ui.widgets.painting import fill, plate, rounded_path

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.media_pictures import SmallPictures
    from amtdesk.ui.pages.plan.week_source import WeekContent
    from amtdesk.ui.theme import Theme

DAYS: Final = 7
_WEEKEND_FROM: Final = 5
# design px
_NAMES: Final = 85
_BESIDE_NAME: Final = 16
_HEAD: Final = 42
_OCCASIONS: Final = (52, 96)
_ROUTINES: Final = (48, 92)
_POSTS: Final = 170
_OUTLOOK: Final = 98
#: How wide a day of the weekend is beside the others: with nothing on it, with words, with posts.
_WEEKEND: Final = 0.72
_WEEKEND_WORDS: Final = 0.84
_WEEKEND_POSTS: Final = 0.92
#: So wide the other days must stay for it.
_LEAST_DAY: Final = 132


class DayHead(NamedTuple):
    """What stands over a day: weekday and number, whether anybody is there, where it stands in time."""

    weekday: str
    number: str
    spoken: str = ""
    is_day_off: bool = False
    is_today: bool = False
    is_sunken: bool = False


class RowNames(NamedTuple):
    """The names of the rows, from top to bottom."""

    occasions: str = ""
    posts: str = ""
    routines: str = ""
    outlook: str = ""


class WeekGrid(QWidget):
    """Holds the parts of a week and lets the arrows walk from one to the next."""

    day_entered = Signal(int)

    def __init__(self, theme: "Theme", *, pictures: "SmallPictures") -> None:
        super().__init__()
        self._theme = theme
        self._heads: tuple[DayHead, ...] = ()
        self._names = RowNames()
        self._free_ahead: tuple[int, ...] = ()  # the days of the following week on which nobody is there
        self.columns = [DayColumn(theme, pictures=pictures) for _ in range(DAYS)]
        occasions = MoreWords(one=self.tr("+ 1 occasion"), many=self.tr("+ {n} occasions"))
        routines = MoreWords(one=self.tr("+ 1 routine"), many=self.tr("+ {n} routines"))
        self.occasions = [DayLines(theme, more=occasions) for _ in range(DAYS)]
        self.routines = [DayLines(theme, more=routines) for _ in range(DAYS)]
        self.outlook = WeekOutlook(theme)
        self._weekend = _WEEKEND
        self._lines: tuple[int, ...] = ()  # where the rows begin, and where the last one ends
        for part in (*self.occasions, *self.columns, *self.routines, self.outlook):
            part.setParent(self)
        self._connect()
        theme.changed.connect(self.update)

    def _connect(self) -> None:
        for parts in (self.occasions, self.columns, self.routines):
            for part in parts:
                part.side_requested.connect(self._go_aside)
                part.row_requested.connect(self._go_along)
                part.entered.connect(self._tell_day)
        self.outlook.row_requested.connect(self._leave_outlook)

    def show_content(self, content: "WeekContent", *, heads: Sequence[DayHead], names: RowNames) -> None:
        """Show a week under these heads."""
        self._heads, self._names = tuple(heads), names
        self._weekend = _weekend_share(content)
        ahead = enumerate(content.days[DAYS:])
        self._free_ahead = tuple(place for place, day in ahead if place >= _WEEKEND_FROM or day.day_off)
        for place, head in enumerate(heads):
            self.columns[place].setAccessibleName(f"{names.posts}, {head.spoken}")
            self.columns[place].show_cards(content.cards[place], empty=content.empty[place])
            self.occasions[place].show_lines(content.occasions[place], name=f"{names.occasions}, {head.spoken}")
            self.routines[place].show_lines(content.routines[place], name=f"{names.routines}, {head.spoken}")
        self.outlook.show_week(content, week=names.outlook)
        self._place()
        self.update()

    # walking

    def _go_aside(self, by: int) -> None:
        row, place = self._where(self.sender())
        target = place + by
        if 0 <= target < DAYS:
            part = row[target]
            if isinstance(part, DayLines) and not part.lines():
                part = self.columns[target]
            part.enter()

    def _go_along(self, by: int) -> None:
        row, place = self._where(self.sender())
        order = (self.occasions, self.columns, self.routines)
        number = next(n for n, each in enumerate(order) if each is row) + by
        while 0 <= number < len(order):
            part = order[number][place]
            if isinstance(part, DayColumn) or part.lines():
                part.enter(from_below=by < 0)
                return
            number += by
        if by > 0 and self.outlook.isVisible():
            self.outlook.enter(place)

    def _leave_outlook(self, _by: int) -> None:
        chip = self.outlook.current_chip()
        place = 0 if chip is None else chip.place
        part = self.routines[place] if self.routines[place].lines() else self.columns[place]
        part.enter(from_below=True)

    def _tell_day(self) -> None:
        _row, place = self._where(self.sender())
        self.day_entered.emit(place)

    def _where(self, part: object) -> "tuple[Sequence[DayColumn] | Sequence[DayLines], int]":
        rows: tuple[Sequence[DayColumn] | Sequence[DayLines], ...] = (self.occasions, self.columns, self.routines)
        return next((row, place) for row in rows for place, each in enumerate(row) if each is part)

    # places

    def edges(self) -> tuple[int, ...]:
        """The left edges of the seven days, and the right one of the last."""
        names, line = self._names_width(), self._theme.hairline()
        room, edges = self.width() - names - line, [names]
        weekend_days = DAYS - _WEEKEND_FROM
        is_wide = room >= self._theme.px(_LEAST_DAY) * (_WEEKEND_FROM + weekend_days * self._weekend)
        shares = [1.0] * _WEEKEND_FROM + [self._weekend if is_wide else _WEEKEND] * weekend_days
        edges += [names + round(room * sum(shares[: number + 1]) / sum(shares)) for number in range(DAYS)]
        return tuple(edges)

    def _names_width(self) -> int:
        """As wide as the longest of them asks for."""
        metrics = QFontMetrics(self._theme.font("micro"))
        longest = max(metrics.horizontalAdvance(words) for words in self._names)
        return max(self._theme.px(_NAMES), self._theme.px(_BESIDE_NAME) + longest + 1)

    def _place(self) -> None:
        edges, px, line = self.edges(), self._theme.px, self._theme.hairline()
        occasions = self._row_height(self.occasions, edges, bounds=_OCCASIONS)
        routines = self._row_height(self.routines, edges, bounds=_ROUTINES)
        outlook = px(_OUTLOOK)
        rest = self.height() - px(_HEAD) - occasions - routines
        is_outlook_seen = rest - outlook >= px(_POSTS)
        posts = max(rest - (outlook if is_outlook_seen else 0), px(60))
        tops = [0, px(_HEAD)]
        for height in (occasions, posts, routines, outlook if is_outlook_seen else 0):
            tops.append(tops[-1] + height)
        self._lines = tuple(tops)
        for place in range(DAYS):
            left, wide = edges[place] + line, edges[place + 1] - edges[place] - line
            for parts, number in ((self.occasions, 1), (self.columns, 2), (self.routines, 3)):
                inset = px(4) if number == 2 else 0  # noqa: PLR2004 - the row of the posts
                parts[place].setGeometry(
                    left + inset, tops[number] + line, wide - 2 * inset, tops[number + 1] - tops[number] - line
                )
        self.outlook.setVisible(is_outlook_seen)
        self.outlook.setGeometry(0, tops[4] + line, self.width(), outlook - 2 * line)
        self.outlook.set_edges(edges)

    def _row_height(self, parts: Sequence[DayLines], edges: Sequence[int], *, bounds: tuple[int, int]) -> int:
        needed = max(part.needed_height(edges[place + 1] - edges[place]) for place, part in enumerate(parts))
        least, most = (self._theme.px(each) for each in bounds)
        return min(max(needed, least), most)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._heads:
            return
        painter = QPainter(self)
        whole = QRectF(self.rect())
        radius, width = self._theme.px(10), self._theme.hairline()
        plate(painter, whole, radius=radius, fill=self._theme.color("bg.surface"), border=None, width=0)
        painter.save()
        painter.setClipPath(rounded_path(whole, radius))
        self._paint_ground(painter)
        painter.restore()
        self._paint_heads(painter)
        self._paint_names(painter)
        line = self._theme.color("border.subtle")
        plate(painter, whole, radius=radius, fill=None, border=line, width=width)

    def _paint_ground(self, painter: QPainter) -> None:
        edges, bottom = self.edges(), self._lines[-2]
        app, sunken = self._theme.color("bg.app"), self._theme.color("bg.sunken")
        fill(painter, QRect(0, 0, edges[0], self.height()), color=app)
        for place, head in enumerate(self._heads):
            if head.is_sunken:
                area = QRect(edges[place], self._lines[1], edges[place + 1] - edges[place], bottom - self._lines[1])
                fill(painter, area, color=sunken)
            elif place >= _WEEKEND_FROM or head.is_day_off:
                area = QRect(edges[place], self._lines[1], edges[place + 1] - edges[place], bottom - self._lines[1])
                fill(painter, area, color=app)
        for place in self._free_ahead:
            area = QRect(edges[place], bottom, edges[place + 1] - edges[place], self.height() - bottom)
            fill(painter, area, color=app)
        fill(painter, QRect(0, 0, self.width(), self._lines[1]), color=app)
        today = next((n for n, head in enumerate(self._heads) if head.is_today), -1)
        if today >= 0:
            area = QRect(edges[today], 0, edges[today + 1] - edges[today], self._lines[1])
            fill(painter, area, color=self._theme.color("bg.surface"))
        self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        edges, line, bottom = self.edges(), self._theme.hairline(), self._lines[-2]
        ink = self._theme.color("border.subtle")
        for top in self._lines[1:]:
            fill(painter, QRect(0, top, self.width(), line), color=ink)
        for left in edges[:-1]:
            fill(painter, QRect(left, 0, line, bottom), color=ink)
        in_gaps = {place for box in self.outlook.boxes() for place in range(box.gap.first + 1, box.gap.last + 1)}
        for left in (edge for place, edge in enumerate(edges[:-1]) if place not in in_gaps):
            fill(painter, QRect(left, bottom, line, self.height() - bottom), color=ink)

    def _paint_heads(self, painter: QPainter) -> None:
        px, edges = self._theme.px, self.edges()
        small, big = QFontMetrics(self._theme.font("meta")), QFontMetrics(self._theme.font("heading"))
        for place, head in enumerate(self._heads):
            left, high = edges[place] + px(9), self._lines[1]
            painter.setFont(self._theme.font("meta"))
            painter.setPen(self._theme.color("text.secondary"))
            wide = small.horizontalAdvance(head.weekday)
            painter.drawText(QRect(left, 0, wide + 2, high), Qt.AlignmentFlag.AlignVCenter, head.weekday)
            left += wide + px(4)
            number = big.horizontalAdvance(head.number)
            if head.is_today:
                pill = QRectF(left, (high - px(26)) / 2, number + px(16), px(26))
                color = self._theme.color("accent.base")
                plate(painter, pill, radius=px(13), fill=color, border=None, width=0)
                left += px(8)
            painter.setFont(self._theme.font("heading"))
            painter.setPen(self._theme.color("accent.on" if head.is_today else "text.primary"))
            painter.drawText(QRect(left, 0, number + 2, high), Qt.AlignmentFlag.AlignVCenter, head.number)

    def _paint_names(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font("micro"))
        painter.setPen(self._theme.color("text.secondary"))
        for number, words in enumerate(self._names, start=1):
            if self._lines[number + 1] > self._lines[number]:
                area = QRect(px(13), self._lines[number] + px(10), self._names_width() - px(_BESIDE_NAME), px(20))
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)


def _weekend_share(content: "WeekContent") -> float:
    """How much room Saturday and Sunday want, for what stands there in this week and the following one."""
    if any(content.cards[_WEEKEND_FROM:]):
        return _WEEKEND_POSTS
    words = (*content.occasions[_WEEKEND_FROM:], *content.routines[_WEEKEND_FROM:])
    has_chips = any(chip.place >= _WEEKEND_FROM for chip in content.chips)
    return _WEEKEND_WORDS if has_chips or any(words) else _WEEKEND
