"""Cards of which one is chosen (mock-up 12): a round mark, a name, a sentence. One tab stop, the arrows choose."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_MARK: Final = 20
_LEFT: Final = 16


class RadioChoice(NamedTuple):
    """One card."""

    key: str
    name: str
    text: str


class RadioCard(QAbstractButton):
    """A card with its mark. Space and click choose it."""

    def __init__(self, theme: "Theme", choice: RadioChoice) -> None:
        super().__init__()
        self._theme = theme
        self.key = choice.key
        self.setCheckable(True)
        self.setAccessibleName(choice.name)
        self.setAccessibleDescription(choice.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        lines = column(theme, spacing=0, margins=(_LEFT + _MARK + 14, 12, 16, 12))
        self.setLayout(lines)
        lines.addWidget(Label(theme, choice.name, role="bodyStrong"))
        lines.addWidget(Label(theme, choice.text, role="meta", color="text.secondary", wrap=True))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setForegroundRole(QPalette.ColorRole.WindowText)  # a button's children take its own ink otherwise
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the page goes on
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), self._theme, self.isChecked()
        hover = "bg.hover" if self.underMouse() else "bg.surface"
        plate(
            painter,
            QRectF(self.rect()),
            radius=theme.px(6),
            fill=theme.color("accent.soft" if on else hover),
            border=theme.color("accent.base" if on else "border.control"),
            width=2 * theme.hairline() if on else theme.hairline(),
        )
        side = theme.px(_MARK)
        mark = QRectF(theme.px(_LEFT), theme.px(14), side, side)
        plate(
            painter,
            mark,
            radius=side / 2,
            fill=theme.color("accent.base" if on else "bg.surface"),
            border=theme.color("accent.base" if on else "border.control"),
            width=theme.hairline(),
        )
        if on:
            inset = side * 0.3
            dot = mark.adjusted(inset, inset, -inset, -inset)
            plate(painter, dot, radius=dot.width() / 2, fill=theme.color("accent.on"), border=None, width=0)


class RadioCards(QWidget):
    """Several cards, one of them chosen. It is an answer of its step."""

    chosen = Signal(str)

    def __init__(self, theme: "Theme", choices: Sequence[RadioChoice]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.cards: list[RadioCard] = []
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        for choice in choices:
            card = RadioCard(theme, choice)
            self._group.addButton(card)
            lines.addWidget(card)
            self.cards.append(card)
        self._group.buttonToggled.connect(self._tell)

    def words(self) -> str:
        """The key of the card that is chosen."""
        return next((card.key for card in self.cards if card.isChecked()), "")

    def put(self, words: str) -> None:
        """Choose a card by its key."""
        for card in self.cards:
            if card.key == words:
                card.setChecked(True)

    def go_on(self) -> None:
        """Nothing is typed here."""

    def blame(self, sentence: str) -> None:
        """Each card can be chosen: there is nothing to blame."""

    def current(self) -> QWidget:
        """The card that is chosen, or the first."""
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    def _tell(self, card: QAbstractButton, on: bool) -> None:
        if on and isinstance(card, RadioCard):
            self.chosen.emit(card.key)
