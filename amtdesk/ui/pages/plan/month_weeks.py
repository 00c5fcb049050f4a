"""The weeks of the month view as a Qt model: a row a week, a column a day. Days are read when they come into sight."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from amtdesk.domain.plan_days import PlanDay, PlanFilter
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.services.plan_days import PlanDays
    from amtdesk.system.language import Language

Index = QModelIndex | QPersistentModelIndex
DAYS: Final = 7
_WEEK: Final = timedelta(weeks=1)
#: A week that comes into sight is seldom the last one to.
_MORE_WEEKS: Final = 3


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


class MonthWeeks(QAbstractTableModel):
    """Knows which days stand where, and remembers those that were read until something changes."""

    def __init__(
        self, source: "PlanDays", *, spoken: Callable[[PlanDay], str], language: "Language", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._spoken = spoken
        self._language = language
        self._first = date.min
        self._count = 0
        self._known: dict[int, tuple[PlanDay, ...]] = {}
        self._wanted = PlanFilter()

    def renew(self, wanted: PlanFilter) -> bool:
        """Forget what was read; whether the weeks stand in other rows now."""
        first, last = (monday_of(day) for day in self._source.span())
        count = (last - first).days // DAYS + 1
        self._wanted = wanted
        self._known.clear()
        if (first, count) == (self._first, self._count):
            return False
        self.beginResetModel()
        self._first, self._count = first, count
        self.endResetModel()
        return True

    def place_of(self, day: date) -> tuple[int, int]:
        """The row and column of a day, the nearest one where it stands beyond either end."""
        number = (day - self._first).days
        return divmod(min(max(number, 0), self._count * DAYS - 1), DAYS)

    def date_at(self, row: int, column: int) -> date:
        """The date in a cell."""
        return self._first + row * _WEEK + timedelta(days=column)

    def day_at(self, row: int, column: int) -> PlanDay:
        """What stands in a cell."""
        if row not in self._known:
            self.read(row, row)
        return self._known[row][column]

    def read(self, first: int, last: int) -> None:
        """Read the weeks of these rows that are not known yet with one question, and some more the same way."""
        missing = [row for row in range(max(first, 0), min(last, self._count - 1) + 1) if row not in self._known]
        if not missing:
            return
        begin = missing[0] if missing[0] > first else max(missing[0] - _MORE_WEEKS, 0)
        end = missing[-1] if missing[-1] < last else min(missing[-1] + _MORE_WEEKS, self._count - 1)
        days = self._source.between(self.date_at(begin, 0), self.date_at(end, DAYS - 1), wanted=self._wanted)
        for row in range(begin, end + 1):
            self._known[row] = days[(row - begin) * DAYS : (row - begin + 1) * DAYS]

    # what Qt asks

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAYS

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_week = orientation == Qt.Orientation.Vertical
        return self._language.week(self.date_at(section, 0)) if is_week else self._language.weekday_name(section)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self.day_at(index.row(), index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.date_at(index.row(), index.column()).isoformat()
        return None
