"""Where the weeks and days of the month stand: plain arithmetic in pixels of the viewport's content."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect

from amtdesk.ui.pages.plan.month_cells import NARROW
from amtdesk.ui.pages.plan.month_weeks import DAYS

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

VISIBLE_WEEKS: Final = 5
# design px
WEEK_NUMBER: Final = 34
_WEEKEND_SHARE: Final = 0.72
_WORKDAYS: Final = 5
_LEAST_HEIGHT: Final = 84
#: Where days are narrow, a chip with two lines of title needs this.
_LEAST_OF_NARROW: Final = 92


class MonthShape:
    """Five weeks fill the height, fewer where it is little; weekend columns are narrower."""

    def __init__(self, theme: "Theme", *, width: int, height: int) -> None:
        left = theme.px(WEEK_NUMBER)
        unit = max(width - left, DAYS) / (_WORKDAYS + (DAYS - _WORKDAYS) * _WEEKEND_SHARE)
        least = _LEAST_OF_NARROW if unit < theme.px(NARROW) else _LEAST_HEIGHT
        self._height = max(height / VISIBLE_WEEKS, float(theme.px(least)))
        self.weeks_in_sight = max(1, int(height / self._height + 0.01))
        shares = [min(column, _WORKDAYS) + max(column - _WORKDAYS, 0) * _WEEKEND_SHARE for column in range(DAYS + 1)]
        self._edges = [left + round(unit * share) for share in shares]

    @property
    def week_height(self) -> float:
        """How high a week is."""
        return self._height

    def top(self, row: int) -> int:
        """Where a week begins."""
        return round(row * self._height)

    def row_at(self, y: int) -> int:
        """The week at a height."""
        row = int(y / self._height)
        return row + 1 if y >= self.top(row + 1) else row

    def column_at(self, x: int) -> int:
        """The day at a width; -1 over the week's number and beside the last day."""
        return next((column for column in range(DAYS) if self._edges[column] <= x < self._edges[column + 1]), -1)

    def column(self, column: int) -> tuple[int, int]:
        """Where a day begins, and where the next one does."""
        return self._edges[column], self._edges[column + 1]

    def cell(self, row: int, column: int) -> QRect:
        """The place of a day in the content."""
        left, right = self.column(column)
        return QRect(left, self.top(row), right - left, self.top(row + 1) - self.top(row))

    def week_number(self, row: int) -> QRect:
        """The place of a week's number in the content."""
        return QRect(0, self.top(row), self._edges[0], self.top(row + 1) - self.top(row))

    def place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and column at a point of the content."""
        column = self.column_at(point.x())
        return None if column < 0 or point.y() < 0 else (self.row_at(point.y()), column)
