"""What a card list shows: one frozen row a thing, and the Qt model over them. Not how they are painted."""

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from amtdesk.ui.overriding import override

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RowAction(NamedTuple):
    """Something that can be done with a row, in its context menu; `danger` paints it red."""

    key: str
    text: str
    icon: str = ""
    keys: str = ""
    danger: bool = False


class CardRow(NamedTuple):
    """One thing in a list. Colours are tokens; `marks` are (start, length) ranges of the title to highlight.

    `key` finds the row again after a refresh. `ring` (0..1) takes the icon's place. `link`, on the right, acts.
    A row that has no circle among rows that have one keeps `room` for it, so that all texts begin below each other.
    """

    key: object
    title: str
    meta: str = ""
    snippet: str = ""
    meta_icon: str = ""
    meta_color: str = "text.secondary"
    lead: str = ""
    lead_color: str = "text.secondary"
    icon: str = ""
    icon_color: str = "text.secondary"
    circle: Literal["", "open", "done", "room"] = ""
    ring: float | None = None
    ring_color: str = "accent.base"
    right: str = ""
    right_icon: str = ""
    right_color: str = "text.secondary"
    link: RowAction | None = None
    actions: tuple[RowAction, ...] = ()
    status: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    snippet_marks: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False

    def spoken(self) -> str:
        """What a screen reader says: title, second lines, time, state, what the menu of the row offers first."""
        way = self.link.text if self.link is not None else ""
        parts = (self.title, self.lead, self.snippet, self.meta, self.right, self.status, way)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def heading(text: str, *, icon: str = "", icon_color: str = "text.secondary") -> CardRow:
    """A group heading: cannot be selected, arrows skip it."""
    return CardRow(key=("heading", text), title=text, icon=icon, icon_color=icon_color, is_heading=True)


class CardRows(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CardRow] = ()
        self._more: Callable[[], Sequence[CardRow]] | None = None

    def show_rows(self, rows: Sequence[CardRow], *, more: Callable[[], Sequence[CardRow]] | None = None) -> None:
        """Show these rows instead. `more` brings the next ones when they come into sight, none when it was the last."""
        self.beginResetModel()
        self._rows = rows
        self._more = more
        self.endResetModel()

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more is not None and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        rows = self._more() if self._more is not None else ()
        if not rows:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows = (*self._rows, *rows)
        self.endInsertRows()

    def row_at(self, number: int) -> CardRow:
        """The row with this number."""
        return self._rows[number]

    def number_of(self, key: object) -> int:
        """Where the row with this key stands; -1 when it is not there."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def first_selectable(self) -> int:
        """The first row that is not a heading; -1 when there is none."""
        return next((number for number, row in enumerate(self._rows) if not row.is_heading), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if row.is_heading else row.spoken()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
