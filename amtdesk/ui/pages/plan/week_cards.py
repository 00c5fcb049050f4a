"""What stands in a day's column of the week: a frozen card a post or proposed idea, and the Qt model over them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.post_faces import ChipKey
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.card_rows import RowAction
from amtdesk.ui.widgets.chips import ChipKind

CARD_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class WeekCard(NamedTuple):
    """One card. `state` with `kind` and `icon` stands in the band; a proposed idea has a dashed frame and no band.

    `picture` is the hash of its picture; `button` the words of the one deed that the card offers itself.
    """

    key: ChipKey
    title: str
    state: str
    kind: ChipKind = "neutral"
    icon: str = ""
    time: str = ""
    text: str = ""
    picture: str = ""
    button: str = ""
    is_proposal: bool = False
    is_movable: bool = False
    actions: tuple[RowAction, ...] = ()

    def spoken(self) -> str:
        """What a screen reader says: title, time, beginning, state, and what it offers."""
        parts = (self.title, self.time, self.text, self.state, self.button)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


class DayCards(QAbstractListModel):
    """The cards of one day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[WeekCard] = ()

    def show_cards(self, cards: Sequence[WeekCard]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def cards(self) -> Sequence[WeekCard]:
        """The cards, in order."""
        return self._cards

    def number_of(self, key: object) -> int:
        """Where the card with this key stands; -1 when it is not there."""
        return next((number for number, card in enumerate(self._cards) if card.key == key), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:  # a narrow column shows the beginnings
            return plain_tip("\n".join(filter(None, (card.state, card.time, card.title, card.text))))
        return card.title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
