"""The rows of a pack as a list: made when they are looked at, so that ten thousand open like ten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, overload

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from amtdesk.domain.imports import Fault
from amtdesk.domain.packs import Choice, PackChoices, PackRow, RowKind
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.templates.pack_words import ICONS, PackWords
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

#: A row of the file by its number, or what is wrong in a line.
Entry = int | Fault
_LEAD: Final = {
    RowKind.NEW: "accent.text",
    RowKind.CHANGED: "accent.text",
    RowKind.CONFLICT: "warn.text",
    RowKind.SAME: "text.secondary",
}


class PackRows(Sequence[CardRow]):
    """Entries as rows; each is made anew when it is asked for, with what was decided last."""

    def __init__(self, entries: Sequence[Entry], choices: PackChoices, *, words: PackWords) -> None:
        self.choices = choices
        self._entries = entries
        self._words = words

    def __len__(self) -> int:
        """How many."""
        return len(self._entries)

    @overload
    def __getitem__(self, number: int) -> CardRow: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[CardRow]: ...

    def __getitem__(self, number: int | slice) -> CardRow | Sequence[CardRow]:
        """The row as it is now."""
        if isinstance(number, slice):
            return [self._made(entry) for entry in self._entries[number]]
        return self._made(self._entries[number])

    def place_of(self, entry: object) -> int:
        """Where an entry stands; 0 where it does not."""
        return next((place for place, each in enumerate(self._entries) if each == entry), 0)

    def _made(self, entry: Entry) -> CardRow:
        if isinstance(entry, Fault):
            return CardRow(
                key=entry,
                title=self._words.fault(entry),
                lead=self._words.tr("faulty"),
                lead_color="danger.text",
                meta=self._words.tr("is left out"),
                icon="x",
                icon_color="danger.base",
            )
        return self._row(entry, self.choices.preview.rows[entry])

    def _row(self, number: int, row: PackRow) -> CardRow:
        choice = self.choices.of(number)
        is_taken = choice is not Choice.LEAVE
        icon = "circle-check" if is_taken else "equal" if row.kind is RowKind.SAME else "circle"
        return CardRow(
            key=number,
            title=row.new.title,
            lead=self._words.kind(row.kind),
            lead_color=_LEAD[row.kind],
            meta=self._words.place(row),
            meta_icon="" if row.kind is RowKind.SAME else ICONS[row.kind],
            icon=icon,
            icon_color="accent.base" if is_taken else "text.secondary",
            right=self._words.outcome(row, choice),
            right_color="text.primary" if is_taken else "text.secondary",
            actions=tuple(RowAction(each.value, self._words.choice(each)) for each in row.choices),
        )


class PackList(CardList):
    """Space and a click on the circle go through the choices of a row; Enter goes on to what is different there."""

    ground: ClassVar[str] = "bg.raised"

    entered = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, uniform=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self._delegate.measures.circle_rect(self.visualRect(index)).contains(place):
            self.ticked.emit(self.rows_shown[index.row()].key)
        super().mouseReleaseEvent(event)

    def show_pack(self, rows: PackRows) -> None:
        """Show these rows; the list asks for those that can be seen. The current one stays so if it is there."""
        current = self.current_key()
        self.clear_current()  # else the list makes every row to find it again
        self.rows_shown = rows
        self.show_rows(rows)
        self.go_to(current)

    def go_to(self, entry: object) -> None:
        """Make an entry current, or the first where it is not there."""
        place = self.rows_shown.place_of(entry)
        index = self.model().index(place, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def take_choices(self, choices: PackChoices) -> None:
        """Show what was decided."""
        self.rows_shown.choices = choices
        model = self.model()
        model.dataChanged.emit(model.index(0, 0), model.index(max(model.rowCount() - 1, 0), 0))
