"""Buttons that show their key. What pressing them does is the page's business."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.keys import key_text, with_key
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame, plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

ButtonKind = Literal["primary", "secondary", "quiet", "danger"]

#: What a button that may be shortened keeps of its width, in design px.
_LEAST: Final = 96

# kind → fill, fill under the mouse, fill when pressed, border, ink
_COLORS: Final[dict[ButtonKind, tuple[str, str, str, str, str]]] = {
    "primary": ("accent.base", "accent.hover", "accent.pressed", "", "accent.on"),
    "secondary": ("bg.surface", "bg.hover", "bg.selected", "border.control", "text.primary"),
    "quiet": ("", "bg.hover", "bg.selected", "", "accent.text"),
    "danger": ("danger.base", "danger.hover", "danger.hover", "", "danger.on"),
}


class KbdButton(QPushButton):
    """A button with icon, text and, framed, the key that presses it. Only one visible `primary` a page.

    `keys` is a portable sequence such as `Ctrl+Return`; it is shown, and bound only by `bind_keys()`.
    """

    def __init__(
        self,
        theme: "Theme",
        text: str,
        *,
        kind: ButtonKind = "secondary",
        icon: str = "",
        keys: str = "",
        small: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._label = ""
        self._icon_name = icon
        self._is_icon_last = False
        self._keys = keys
        self._key_text = key_text(keys)
        self._small = small
        self._may_shorten = False
        self._begins_line = False
        self._is_told = False  # that it is shortened
        self._shown = text
        self._shown_key = self._key_text
        self.kind: ButtonKind = kind
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_label(text)
        self._tell_key()
        theme.changed.connect(self.update)

    def label(self) -> str:
        """The words on the button."""
        return self._label

    def set_label(self, text: str) -> None:
        """Put other words on it."""
        self._label = text
        self.setAccessibleName(text)
        self._resized()

    def keys(self) -> str:
        """The portable sequence of the key that it shows; empty for none."""
        return self._keys

    def _tell_key(self) -> None:
        """Let a screen reader say the key behind the name."""
        if self.accessibleDescription() != self._key_text:
            self.setAccessibleDescription(self._key_text)

    def icon_name(self) -> str:
        """The name of its icon; empty for none."""
        return self._icon_name

    def set_keys(self, keys: str) -> None:
        """Show another key."""
        self._keys = keys
        self._key_text = key_text(keys)
        self._tell_key()
        self._resized()

    def set_icon_name(self, icon: str, *, is_last: bool = False) -> None:
        """Show another icon, `is_last` behind words and key; the empty name shows none."""
        self._icon_name = icon
        self._is_icon_last = is_last
        self._resized()

    def set_kind(self, kind: ButtonKind) -> None:
        """Make it weigh more or less."""
        self.kind = kind
        self.update()

    def bind_keys(self) -> "KbdButton":
        """Let the shown key press the button while it can be seen, at once.

        Not `setShortcut`: it presses for 100 ms before it acts, and what is typed meanwhile lands in the wrong field.
        """
        QShortcut(QKeySequence(self._keys), self).activated.connect(self.click)
        return self

    def let_shorten(self) -> None:
        """Where there is too little room, leave the key out, then the end of the words; pointing at it tells both."""
        self._may_shorten = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def begin_line(self, *, is_first: bool) -> None:
        """Without a plate it begins a line with its words, as everything else in their column does."""
        self._begins_line = is_first and self.kind == "quiet"
        self.update()

    def ringed(self) -> QRect:
        """What the focus ring stands around: of what has no plate its words, as far from them on both sides."""
        words = QRect(self._content_left(), 0, min(self._content_width(), self.width()), self.height())
        return words if self._begins_line else self.rect()

    @override
    def sizeHint(self) -> QSize:
        height = self._theme.px(28 if self._small else 36)
        return QSize(max(self._width_of(self._label, self._key_text) + 2 * self._padding(), height), height)

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._theme.px(_LEAST)), whole.height()) if self._may_shorten else whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of words and key as there is room for."""
        if not self._may_shorten:
            self._shown, self._shown_key = self._label, self._key_text
            return
        room = self.width() - 2 * self._padding()
        self._shown_key = self._key_text if self._width_of(self._label, self._key_text) <= room else ""
        rest = room - self._width_of("", self._shown_key)
        if self._icon_name:
            rest -= self._gap()
        metrics, words = QFontMetrics(self._font()), self._label
        if metrics.horizontalAdvance(words) > rest:  # Qt would shorten also what fits but for part of a pixel
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest)
        self._shown = words
        if (words, self._shown_key) != (self._label, self._key_text):
            self._is_told = True
            self.setToolTip(self._told())
        elif self._is_told:
            self._is_told = False
            self.setToolTip("")

    def _told(self) -> str:
        from amtdesk.ui.plain_tips import plain_tip

        return plain_tip(with_key(self._label, self._keys) if self._keys else self._label)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        self._paint_content(painter)

    def _paint_plate(self, painter: QPainter) -> None:
        if self._begins_line:
            return
        base, hover, pressed, border, _ink = _COLORS[self.kind]
        token = base
        if self.isDown() or self.isChecked():
            token = pressed
        elif self.underMouse() and self.isEnabled():
            token = hover
        fill = self._theme.color(token) if token and self.isEnabled() else self._resting_fill()
        line = self._border_color(border)
        plate(
            painter,
            QRectF(self.rect()),
            radius=self._theme.px(6),
            fill=fill,
            border=line,
            width=self._theme.hairline(),
        )

    def _resting_fill(self) -> QColor | None:
        if self.isEnabled() or self.kind == "quiet":
            return None
        return self._theme.color("bg.sunken")

    def _border_color(self, token: str) -> QColor | None:
        if not self.isEnabled() and self.kind != "quiet":
            return self._theme.color("border.strong")
        return self._theme.color(token) if token else None

    def _paint_content(self, painter: QPainter) -> None:
        ink = self._ink_token()
        x = float(self._content_left())
        middle = self.height() / 2
        if self._icon_name:
            side = self._theme.px(18)
            left = x + self._content_width() - side if self._is_icon_last else x
            paint_icon(
                painter,
                self._theme,
                name=self._icon_name,
                color=ink,
                rect=QRectF(left, middle - side / 2, side, side),
            )
            x += 0 if self._is_icon_last else side + self._gap()
        painter.setFont(self._font())
        painter.setPen(self._theme.color(ink))
        width = QFontMetrics(self._font()).horizontalAdvance(self._shown)
        painter.drawText(QRectF(x, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self._shown)
        if self._shown_key:
            self._paint_key(painter, x + width + self._gap(), ink=ink)

    def _paint_key(self, painter: QPainter, x: float, *, ink: str) -> None:
        height = self._theme.px(KEY_FRAME_HEIGHT)
        rect = QRectF(x, (self.height() - height) // 2, key_frame_width(self._theme, self._shown_key), height)
        soft = self.kind in {"secondary", "quiet"} and self.isEnabled()
        paint_key_frame(
            painter,
            self._theme,
            text=self._shown_key,
            rect=rect,
            ink=self._theme.color("text.secondary" if soft else ink),
            line=self._theme.color("border.strong" if soft else ink),
        )

    def _ink_token(self) -> str:
        return _COLORS[self.kind][4] if self.isEnabled() else "text.disabled"

    def _font(self) -> QFont:
        font = self._theme.font("metaStrong" if self._small else "controlStrong")
        if self._begins_line and self.isEnabled() and (self.underMouse() or self._theme.is_high_contrast):
            font = QFont(font)
            font.setUnderline(True)
        return font

    def _gap(self) -> int:
        return self._theme.px(8)

    def _padding(self) -> int:
        return self._theme.px(10 if self._small else 16)

    def _content_left(self) -> int:
        return 0 if self._begins_line else (self.width() - self._content_width()) // 2

    def _content_width(self) -> int:
        return self._width_of(self._shown, self._shown_key)

    def _width_of(self, words: str, key: str) -> int:
        width = QFontMetrics(self._font()).horizontalAdvance(words)
        if self._icon_name:
            width += self._theme.px(18) + (self._gap() if words else 0)
        if key:
            width += self._gap() + key_frame_width(self._theme, key)
        return width

    def _resized(self) -> None:
        self._fit()
        self.updateGeometry()
        self.update()


class IconButton(KbdButton):
    """A square button with an icon alone; its name is for the screen reader and the tooltip."""

    def __init__(
        self,
        theme: "Theme",
        name: str,
        *,
        icon: str,
        kind: ButtonKind = "secondary",
        keys: str = "",
        small: bool = False,
    ) -> None:
        super().__init__(theme, "", kind=kind, icon=icon, small=small)
        self.set_name(name, keys=keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str, *, keys: str = "") -> None:
        """What it does, in words."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key_text(keys)})" if keys else name)

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(28 if self._small else 36)
        return QSize(side, side)


class LinkButton(KbdButton):
    """A text that acts, such as "Lücke füllen": no plate; under the mouse, and in high contrast, it is underlined.

    Its words begin where the line begins; `at_end`: they end where the line ends.
    """

    def __init__(self, theme: "Theme", text: str, *, icon: str = "", keys: str = "", at_end: bool = False) -> None:
        super().__init__(theme, text, kind="quiet", icon=icon, keys=keys, small=True)
        self._begins_line = True
        self._is_at_end = at_end

    @override
    def _padding(self) -> int:
        return self._theme.px(6)

    @override
    def begin_line(self, *, is_first: bool) -> None:
        """It has no plate wherever it stands."""

    @override
    def _content_left(self) -> int:
        return self.width() - self._content_width() if self._is_at_end else super()._content_left()


class FilterChip(KbdButton):
    """A small button that stays pressed: one theme of several. Arrows are the group's business."""

    picked = Signal(bool)

    def __init__(self, theme: "Theme", text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, icon=icon, small=True)
        self.setParent(parent)
        self.setCheckable(True)
        self.toggled.connect(self.picked)

    @override
    def _ink_token(self) -> str:
        if not self.isEnabled():
            return super()._ink_token()
        return "accent.text" if self.isChecked() else "text.secondary"

    @override
    def _font(self) -> QFont:
        return self._theme.font("micro")

    @override
    def _border_color(self, token: str) -> QColor | None:
        is_marked = self.isChecked() and self.isEnabled() and not self._theme.is_high_contrast
        return super()._border_color("accent.base" if is_marked else token)

    @override
    def _padding(self) -> int:
        return self._theme.px(8)
