"""The rail: search, the nine entries with what is still open, and when the last backup was made."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.keys import key_text, with_key
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, fill, key_frame_width, paint_key_frame, plate

if TYPE_CHECKING:
    from amtdesk.ui.first_run.birkenfurt import BirkenfurtMark as RailMark
    from amtdesk.ui.page import PageSpec
    from amtdesk.ui.theme import Theme

WIDE = 216
NARROW = 56


class Rail(QFrame):
    """The window's left side. It knows specs, never pages."""

    chosen = Signal(str)  # a page key
    find_requested = Signal()
    backup_requested = Signal()

    def __init__(self, theme: "Theme", specs: "tuple[PageSpec, ...]", *, words: Mapping[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self.setAccessibleName(self.tr("Navigation"))
        self._find = FindButton(theme, self.tr("Search"))
        self._find.clicked.connect(self.find_requested)
        self._entries = {spec.key: NavButton(theme, spec, words=words[spec.key]) for spec in specs}
        self._mark_place = 0
        self._mark: RailMark | None = None
        self._saved = SavedLine(theme)
        self._saved.clicked.connect(self.backup_requested)
        self._lay_out(specs)
        self.show_narrow(is_narrow=False)
        theme.changed.connect(self.update)

    def _lay_out(self, specs: "tuple[PageSpec, ...]") -> None:
        lines = column(self._theme, spacing=2, margins=(12, 8, 12, 8))
        self.setLayout(lines)
        lines.addWidget(self._find)
        lines.addSpacing(self._theme.px(12))
        was_quiet = False
        for spec in specs:
            if spec.quiet and not was_quiet:
                lines.addStretch(1)
                self._mark_place = lines.count()
            was_quiet = spec.quiet
            entry = self._entries[spec.key]
            entry.picked.connect(self.chosen)
            entry.stepped.connect(self._step)
            lines.addWidget(entry)
        lines.addWidget(self._saved)

    def add_mark(self, mark: "RailMark") -> None:
        """Let a mark stand over the quiet entries, in room that is free; nothing else moves."""
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            self._mark = mark
            mark.show_narrow(is_narrow=self._is_narrow)
            layout.insertWidget(self._mark_place, mark)
            mark.show()
            self._read_mark_in_its_place(mark)

    def _read_mark_in_its_place(self, mark: "RailMark") -> None:
        from amtdesk.ui.widgets.reading_order import read_before

        below = [entry for entry in self._entries.values() if entry.is_quiet()]
        read_before(below[0], [mark])
        for part in (*below, self._saved):
            part.raise_()

    def show_current(self, key: str) -> None:
        """Mark the entry of the page that is shown."""
        if key in self._entries:
            for known, entry in self._entries.items():
                entry.show_current(is_current=known == key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show what is still open today, beside the entries."""
        for key, entry in self._entries.items():
            entry.show_count(counts.get(key, 0))

    def show_saved(self, text: str) -> None:
        """Show when the last backup was made."""
        self._saved.show_text(text)

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Show icons only, or words as well."""
        self._is_narrow = is_narrow
        self.setFixedWidth(self._theme.px(NARROW if is_narrow else WIDE))
        side = self._theme.px(8 if is_narrow else 12)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, self._theme.px(8), side, self._theme.px(8))
        self._find.show_narrow(is_narrow=is_narrow)
        for entry in self._entries.values():
            entry.show_narrow(is_narrow=is_narrow)
        self._saved.setVisible(not is_narrow)
        if self._mark is not None:
            self._mark.show_narrow(is_narrow=is_narrow)

    def is_narrow(self) -> bool:
        """Whether it shows icons only."""
        return self._is_narrow

    def take_focus(self) -> None:
        """Put the focus on the entry of the page that is shown."""
        current = next((entry for entry in self._entries.values() if entry.is_current), self._find)
        current.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), color=self._theme.color("bg.rail"))
        if self._theme.is_high_contrast:
            width = self._theme.hairline()
            line = QRectF(self.width() - width, 0, width, self.height())
            fill(painter, line, color=self._theme.color("border.subtle"))

    def _step(self, by: int) -> None:
        entries = list(self._entries.values())
        focused = next((place for place, entry in enumerate(entries) if entry.hasFocus()), 0)
        target = min(max(focused + by, 0), len(entries) - 1)
        entries[target].setFocus(Qt.FocusReason.TabFocusReason)


class NavButton(QPushButton):
    """One entry: icon, words, number. The arrows move, Enter opens."""

    picked = Signal(str)
    stepped = Signal(int)

    def __init__(self, theme: "Theme", spec: "PageSpec", *, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._spec = spec
        self._words = words
        self._count = 0
        self._is_narrow = False
        self.is_current = False
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.px(36))
        self.clicked.connect(self._pick)
        self.show_count(0)
        theme.changed.connect(self.update)

    def is_quiet(self) -> bool:
        """Whether it stands at the bottom."""
        return self._spec.quiet

    def show_count(self, count: int) -> None:
        """Show what is still open there."""
        self._count = count
        spoken = self._words if not count else self.tr("{title}, {n} open").format(title=self._words, n=count)
        self.setAccessibleName(spoken)
        self.update()

    def show_current(self, *, is_current: bool) -> None:
        """Whether its page is shown. Not a checked button: a screen reader would offer to tick it."""
        self.is_current = is_current
        key = key_text(self._spec.shortcut)
        self.setAccessibleDescription(self.tr("shown now, {key}").format(key=key) if is_current else key)
        self.update()

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon only; the words move into the tooltip."""
        self._is_narrow = is_narrow
        self.setToolTip(with_key(self._words, self._spec.shortcut))  # a long language shortens the words
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(28))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_plate(painter)
        side = self._theme.px(18)
        left = (self.width() - side) / 2 if self._is_narrow else self._theme.px(10)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        color = "accent.text" if self.is_current else "text.secondary"
        paint_icon(painter, self._theme, name=self._spec.icon, color=color, rect=square)
        if not self._is_narrow:
            self._paint_words(painter)

    def _paint_plate(self, painter: QPainter) -> None:
        rect, radius = QRectF(self.rect()), self._theme.px(6)
        if self.is_current:
            border = self._theme.color("accent.base") if self._theme.is_high_contrast else None
            fill, width = self._theme.color("bg.surface"), self._theme.hairline()
            plate(painter, rect, radius=radius, fill=fill, border=border, width=width)
            bar = QRectF(0, (self.height() - self._theme.px(18)) / 2, self._theme.px(3), self._theme.px(18))
            plate(painter, bar, radius=1, fill=self._theme.color("accent.base"), border=None, width=0)
        elif self.underMouse() or self.isDown():
            fill = self._theme.color("bg.selected" if self.isDown() else "bg.hover")
            plate(painter, rect, radius=radius, fill=fill, border=None, width=0)

    def _paint_words(self, painter: QPainter) -> None:
        left, right = self._theme.px(38), self._theme.px(17)
        if self._count:
            painter.setFont(self._theme.font("metaStrong"))
            painter.setPen(self._theme.color("text.secondary"))
            area = QRectF(0, 0, self.width() - right, self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags, str(self._count))
            right += self._theme.px(24)
        font = self._words_font()
        painter.setFont(font)
        on = self.is_current
        painter.setPen(self._theme.color("text.primary" if on else "text.secondary"))
        if on and self._theme.is_high_contrast:
            painter.setPen(self._theme.color("accent.text"))
        room = self.width() - left - right
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _words_font(self) -> QFont:
        return self._theme.font("controlStrong" if self.is_current else "control")

    def _pick(self) -> None:
        self.picked.emit(self._spec.key)


class FindButton(QPushButton):
    """Looks like a field, opens the quick find."""

    def __init__(self, theme: "Theme", words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._is_narrow = False
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription(key_text("Ctrl+K"))
        self.setToolTip(with_key(words, "Ctrl+K"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.px(36))
        theme.changed.connect(self.update)

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon only."""
        self._is_narrow = is_narrow
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = "bg.selected" if self.isDown() else "bg.hover" if self.underMouse() else "bg.surface"
        fill = self._theme.color(token)
        line, width = self._theme.color("border.control"), self._theme.hairline()
        plate(painter, QRectF(self.rect()), radius=self._theme.px(6), fill=fill, border=line, width=width)
        side = self._theme.px(18)
        left = (self.width() - side) / 2 if self._is_narrow else self._theme.px(11)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._theme, name="search", color="text.secondary", rect=square)
        if not self._is_narrow:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("control"))
        painter.setPen(self._theme.color("text.secondary"))
        left = self._theme.px(37)
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._words)
        text = key_text("Ctrl+K")
        width, height = key_frame_width(self._theme, text), self._theme.px(KEY_FRAME_HEIGHT)
        rect = QRectF(self.width() - self._theme.px(9) - width, (self.height() - height) // 2, width, height)
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        paint_key_frame(painter, self._theme, text=text, rect=rect, ink=ink, line=line)


class SavedLine(QPushButton):
    """The rail's last line: that everything is stored, and when the last backup was made."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Backup"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(48))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            fill = self._theme.color("bg.selected" if self.isDown() else "bg.hover")
            plate(painter, QRectF(self.rect()), radius=self._theme.px(6), fill=fill, border=None, width=0)
        side = self._theme.px(16)
        square = QRectF(self._theme.px(10), self._theme.px(8), side, side)
        paint_icon(painter, self._theme, name="check", color="text.tertiary", rect=square)
        painter.setFont(self._theme.font("micro"))
        font = painter.font()
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        left = self._theme.px(34)
        area = QRectF(left, self._theme.px(6), self.width() - left, self.height() - self._theme.px(6))
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self._text)
