"""A bar above the page that stays while a fact holds: a reminder, a read-only database, later the crisis."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.messages import BarAction, BarNote
    from amtdesk.ui.theme import Theme

BannerKind = Literal["quiet", "warn", "crisis"]

_COLORS: dict[BannerKind, tuple[str, str]] = {
    "quiet": ("accent.soft", "text.primary"),
    "warn": ("warn.soft", "warn.text"),
    "crisis": ("crisis.bg", "crisis.on"),
}


#: More lines than these are too high beside the buttons.
_MOST_LINES = 4


class Banner(QFrame):
    """One sentence over the page, with its ways on."""

    closed = Signal(str)  # the note's key

    def __init__(self, theme: "Theme", note: "BarNote", *, kind: BannerKind = "quiet") -> None:
        super().__init__()
        self._theme = theme
        self._fill, ink = _COLORS[kind]
        self.key = note.key
        self.setAccessibleName(note.text)
        line = self._line = row(theme, spacing=8, margins=(16, 6, 12, 6))
        self.setLayout(line)
        self._buttons = [self._button(action) for action in note.actions]
        line.addWidget(IconLabel(theme, note.icon, color=ink))
        self._words = Label(theme, note.text, role="control", color=ink, wrap=True)
        self._more = IconButton(theme, self.tr("What you can do"), icon="ellipsis", small=True)
        self._more.clicked.connect(lambda: self._offer(self._more, note.actions))
        self._more.hide()
        self._is_low = False
        self._deeds = row(theme, spacing=8)
        for button in (*self._buttons, self._more):
            self._deeds.addWidget(button)
        self._middle = row(theme, spacing=8)
        self._middle.addWidget(self._words, 1)
        self._middle.addLayout(self._deeds)
        line.addLayout(self._middle, 1)
        if note.closable:
            close = IconButton(theme, self.tr("Close"), icon="x", kind="quiet", small=True)
            close.clicked.connect(lambda: self.closed.emit(self.key))
            line.addWidget(close)
        theme.changed.connect(self.update)

    def _button(self, action: "BarAction") -> KbdButton:
        button = KbdButton(self._theme, action.text, keys=action.keys, small=True)
        if action.choices:
            button.set_icon_name("chevron-down")
            button.clicked.connect(lambda: self._offer(button, action.choices))
        elif action.on_action is not None:
            button.clicked.connect(action.on_action)
        return button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        if self._line.minimumSize().width() > self.width():
            for button in self._buttons:
                button.let_shorten()

    def set_low(self, *, is_low: bool) -> None:
        """Whether the window has so few lines that the page needs those of the buttons."""
        self._is_low = is_low
        self._fold()

    def _fold(self) -> None:
        """Put the buttons below a sentence that would take half of a narrow window beside them; in a low one, away."""
        gap = self._middle.spacing()
        taken = sum(button.sizeHint().width() + gap for button in self._buttons)
        beside = self._middle.geometry().width() - taken
        is_high = self._words.heightForWidth(max(beside, 1)) > _MOST_LINES * self._words.fontMetrics().lineSpacing()
        is_menu = is_high and self._is_low and len(self._buttons) > 1
        wanted = QBoxLayout.Direction.TopToBottom if is_high and not is_menu else QBoxLayout.Direction.LeftToRight
        if wanted != self._middle.direction():
            self._middle.setDirection(wanted)
            side = Qt.AlignmentFlag.AlignLeft if is_high else Qt.AlignmentFlag(0)
            self._middle.setAlignment(self._deeds, side)
        if is_menu == self._more.isHidden():
            self._gather(is_menu=is_menu)

    def _gather(self, *, is_menu: bool) -> None:
        """Let one button stand for all, or all for themselves; the focus stays with what it stood on."""
        had_focus = any(button.hasFocus() for button in (*self._buttons, self._more))
        self._more.setVisible(is_menu)
        for button in self._buttons:
            button.setVisible(not is_menu)
        if had_focus:
            (self._more if is_menu else self._buttons[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, button: KbdButton, choices: "tuple[BarAction, ...]") -> None:
        menu = PopupMenu(self._theme, self)
        for choice in choices:
            if choice.choices:
                menu.addAction(choice.text).setEnabled(False)  # the heading of what follows
            for entry in choice.choices or (choice,):
                if entry.on_action is not None:
                    menu.add(entry.text, entry.on_action, keys=entry.keys)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + self._theme.px(2))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._fill))
        line = self._theme.hairline()
        painter.fillRect(0, self.height() - line, self.width(), line, self._theme.color("border.subtle"))
