"""The toast: says what was done, offers to undo it and at most one way on, goes after 8 seconds, takes no focus."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from amtdesk.ui.keys import GO_ON_KEYS, key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.focus_frame import ABOVE_FOCUS
from amtdesk.ui.widgets.giving_way import GivingWay, Kept, free_place, is_clear
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import key_frame_width, paint_key_frame, plate

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.shadow import PanelShadow

SHOWN_MS: Final = 8000
SHADOW: Final = 12
_BOTTOM: Final = 20
_TEXT_PAD: Final = 16
_LEAST: Final = 44
#: What an action keeps around its words.
_ACTION_PAD: Final = 6
#: Of the toast's width: with less beside its ways on, words would stand in a narrow column.
_LEAST_SHARE: Final = 0.4


def _nothing() -> tuple[QWidget, ...]:
    return ()


class Toast(QWidget):
    """One toast at a time at the window's lower edge; a new one takes the old one's place.

    It never lies over what `kept` names, such as the page's primary button: where one comes to stand below it, it goes.
    """

    gone = Signal()

    def __init__(self, theme: "Theme", parent: QWidget, *, kept: Kept = _nothing) -> None:
        super().__init__(parent)
        self.setObjectName(ABOVE_FOCUS)
        self._theme = theme
        self._note: ToastNote | None = None
        self._shadow: PanelShadow | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.put_away)
        self._line = row(theme, spacing=12)
        self._body = row(theme, spacing=12)
        self._ways = FlowRow(theme, spacing=12)
        self._icon = IconLabel(theme, "check", color="toast.text")
        self._text = Label(theme, role="control", color="toast.text")
        self._text.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )  # several lines, if need be
        self._action = _ToastAction(theme)
        self._action.clicked.connect(self._act)
        self._further = _ToastAction(theme)
        self._further.clicked.connect(self._go_on)
        for button in (self._further, self._action):
            button.focus_changed.connect(self._hold)
            self._ways.flow.addWidget(button)
        self._line.addWidget(self._icon)
        self._line.addLayout(self._body, 1)
        self._body.addWidget(self._text, 1)
        self._body.addWidget(self._ways)
        self.setLayout(self._line)
        self.hide()
        self._place = parent
        self._kept = kept
        self.way = GivingWay(parent, self._kept_around, moved=self._give_way)
        theme.changed.connect(self.update)

    def show_note(self, note: "ToastNote") -> None:
        """Say something for 8 seconds."""
        self._note = note
        has_ways = bool(note.action) or note.further is not None
        pad, edge = self._theme.px(16), self._theme.px(SHADOW)
        after = self._theme.px(8) if has_ways else pad  # a way brings room of its own
        self._line.setContentsMargins(pad + edge, edge, after + edge, edge)
        self._icon.set_icon(note.icon, color="toast.text")
        self._text.setText(note.text)
        self._ways.setVisible(has_ways)
        self._action.show_action(note.action, _keys_of(note))
        self._action.setVisible(bool(note.action))
        self._further.setVisible(note.further is not None)
        if note.further is not None:
            self._further.show_action(note.further.text, note.further.keys)
        self.setAccessibleName(note.text)
        self.show()
        self.raise_()
        self.way.begin()
        self.place()
        self._timer.start()
        announce(self, self._spoken(note))

    def _spoken(self, note: "ToastNote") -> str:
        """What it says, and by which key it is taken back: the focus does not come here."""
        keys = _keys_of(note)
        if not keys:
            return note.text
        way = self.tr("{action}: {key}").format(action=note.action, key=key_text(keys))
        end = "" if note.text.endswith((".", "…", "?", "“")) else "."
        return f"{note.text}{end} {way}."

    def place(self) -> None:
        """Stand low in the parent, in the middle if that is free, and fit between its sides."""
        size, kept = self._wanted_size(), self.way.rects()
        self.setGeometry(QRect(free_place(size, self._room(), kept=kept), size))

    def _give_way(self) -> None:
        """Stay, as long as nothing that is kept free lies below."""
        if self.isVisible() and not is_clear(self.geometry(), self.way.rects()):
            self.place()

    def _kept_around(self) -> tuple[QWidget, ...]:
        """What has the focus may be a way on of its own."""
        return tuple(each for each in self._kept() if not self.isAncestorOf(each))

    def _room(self) -> QRect:
        side, low = self._theme.px(16), self._theme.px(_BOTTOM - SHADOW)
        return self._place.rect().adjusted(side, low, -side, -low)

    def _wanted_size(self) -> QSize:
        """One line if that fits; else the words wrap, and on a narrow window the ways on stand below them."""
        room = self._room().width()
        self._text.setWordWrap(False)  # how wide it would like to be
        self._ways.updateGeometry()  # others may be in it than a moment ago
        self._stack(is_stacked=False)
        hint = self.sizeHint()
        if hint.width() <= room:
            return QSize(hint.width(), max(hint.height(), self._theme.px(_LEAST + 2 * SHADOW)))
        self._text.setWordWrap(True)
        beside = self._room_beside_icon(room)
        ways = self._ways.sizeHint().width() + self._body.spacing() if self._has_ways() else 0
        is_stacked = beside - ways < beside * _LEAST_SHARE
        self._stack(is_stacked=is_stacked)
        height = self._text.heightForWidth(max(1, beside if is_stacked else beside - ways))
        if is_stacked and self._has_ways():
            height += self._body.spacing() + self._ways.flow.heightForWidth(beside)
        margins = self._line.contentsMargins()
        pad = margins.top() + margins.bottom() + (0 if is_stacked else self._theme.px(_TEXT_PAD))
        return QSize(room, max(height + pad, self._theme.px(_LEAST + 2 * SHADOW)))

    def _room_beside_icon(self, width: int) -> int:
        margins = self._line.contentsMargins()
        return width - margins.left() - margins.right() - self._icon.minimumWidth() - self._line.spacing()

    def _has_ways(self) -> bool:
        return not self._action.isHidden() or not self._further.isHidden()

    def _stack(self, *, is_stacked: bool) -> None:
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
        self._body.setSpacing(self._theme.px(4 if is_stacked else 12))
        under = self._theme.px(_ACTION_PAD) if is_stacked else 0  # so that words stand above words
        self._text.setContentsMargins(under, 0, 0, 0)
        self._body.setAlignment(self._ways, Qt.AlignmentFlag(0) if is_stacked else Qt.AlignmentFlag.AlignVCenter)
        self._line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop if is_stacked else Qt.AlignmentFlag.AlignVCenter)
        pad = self._theme.px(SHADOW + (_TEXT_PAD // 2 if is_stacked else 0))
        margins = self._line.contentsMargins()
        self._line.setContentsMargins(margins.left(), pad, margins.right(), pad)

    def text(self) -> str:
        """What it says."""
        return self._note.text if self._note is not None else ""

    def action_button(self) -> "LinkButton":
        """The button in it, for the keyboard."""
        return self._action

    def further_button(self) -> "LinkButton":
        """The button of the way on; hidden where there is none."""
        return self._further

    def go_on(self) -> None:
        """Take the way on, or else the action that has no key of its own, if there is one."""
        if self.isVisible() and not self._further.isHidden():
            self._go_on()
        elif self.isVisible() and not self._action.isHidden() and self._action.keys() == GO_ON_KEYS:
            self._act()

    def remaining_ms(self) -> int:
        """How long it will still be there; -1 while it waits under the mouse or the focus."""
        return self._timer.remainingTime()

    def put_away(self) -> None:
        """Take it away now."""
        self._timer.stop()
        self.way.end()
        self.hide()
        self.gone.emit()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hold(is_held=True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hold(is_held=self._action.hasFocus() or self._further.hasFocus())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self._theme.px(SHADOW)
        body = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if not self._theme.is_high_contrast:
            self._cast_shadow().paint(painter, body)
        border = self._theme.color("border.strong") if self._theme.is_high_contrast else None
        fill, width = self._theme.color("toast.bg"), self._theme.hairline()
        plate(painter, body, radius=self._theme.px(8), fill=fill, border=border, width=width)

    def _cast_shadow(self) -> "PanelShadow":
        if self._shadow is None:
            from amtdesk.ui.widgets.shadow import TOAST, PanelShadow

            self._shadow = PanelShadow(self._theme, TOAST)
        return self._shadow

    def _hold(self, is_held: bool) -> None:
        if is_held:
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _act(self) -> None:
        note = self._note
        self.put_away()
        if note is not None and note.on_action is not None:
            note.on_action()

    def _go_on(self) -> None:
        note = self._note
        self.put_away()
        if note is not None and note.further is not None and note.further.on_action is not None:
            note.further.on_action()


def _keys_of(note: "ToastNote") -> str:
    """The key of the action: its own, else the one of every note, unless a way on has that."""
    return note.keys or (GO_ON_KEYS if note.action and note.further is None else "")


class _ToastAction(LinkButton):
    focus_changed = Signal(bool)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "")

    def show_action(self, text: str, keys: str) -> None:
        self.set_label(text)
        self.set_keys(keys)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.focus_changed.emit(event.type() == QEvent.Type.FocusIn)
        return super().event(event)

    @override
    def _ink_token(self) -> str:
        return "toast.action"

    @override
    def _content_left(self) -> int:
        return (self.width() - self._content_width()) // 2

    @override
    def _font(self) -> QFont:
        return self._theme.font("metaStrong")

    @override
    def _paint_plate(self, painter: QPainter) -> None:
        if self.underMouse() or self.hasFocus():
            line = self._theme.color("toast.action")
            plate(painter, QRectF(self.rect()), radius=self._theme.px(6), fill=None, border=line, width=1)

    @override
    def _paint_key(self, painter: QPainter, x: float, ink: str) -> None:
        height = self._theme.px(20)
        text = key_text(self._keys)
        rect = QRectF(x, (self.height() - height) // 2, key_frame_width(self._theme, text), height)
        color = self._theme.color("toast.text")
        paint_key_frame(painter, self._theme, text=text, rect=rect, ink=color, line=color)
