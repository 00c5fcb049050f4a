"""Text that does not act: labels in a type role and colour, section labels, body text, facts."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


#: A word (or an address) that may be wider than its column: it may then break anywhere, which QLabel does not offer.
_LONG: Final = 32
_LONG_WORD: Final = re.compile(rf"\S{{{_LONG},}}")
#: What an address may be broken behind.
_PARTS: Final = re.compile(r"[^/?&]*[/?&]+|[^/?&]+$")


class Label(QLabel):
    """Plain text in a type role and a colour token; both follow the theme."""

    def __init__(
        self,
        theme: "Theme",
        text: str = "",
        *,
        role: str = "body",
        color: str = "text.primary",
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._color = color
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @override
    def text(self) -> str:
        return self._plain

    @override
    def setText(self, text: str) -> None:
        self._plain = text
        shown = _LONG_WORD.sub(_breakable, text) if self.wordWrap() else text
        super().setText(shown)
        if shown != text:
            self.setAccessibleName(text)  # else a screen reader spells it

    def widest_word(self) -> int:
        """How wide it must be at least: lines break between words, and a word wider than its column is cut."""
        return max((self.fontMetrics().horizontalAdvance(word) + 1 for word in self.text().split()), default=0)

    def set_color(self, color: str) -> None:
        """Take another colour, such as `danger.text` when overdue."""
        if color != self._color:
            self._color = color
            self._restyle()

    def set_role(self, role: str) -> None:
        """Take another type role."""
        if role != self._role:
            self._role = role
            self._restyle()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale():
            self._restyle()  # theme or role changed while hidden: Qt's style sheet brought palette and font back
        super().showEvent(event)

    def _is_stale(self) -> bool:
        own, font = self.font(), self._theme.font(self._role)
        is_other = (own.pixelSize(), own.weight()) != (font.pixelSize(), font.weight())
        return is_other or self.palette().color(QPalette.ColorRole.WindowText) != self._theme.color(self._color)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._color))
        self.setPalette(palette)
        self.setMinimumHeight(self._theme.line(self._role))


def _breakable(word: re.Match[str]) -> str:
    """An address is broken behind its slashes, where no part of it is too long itself; any other word anywhere."""
    parts = [part for part in _PARTS.findall(word.group()) if part]
    if len(parts) > 1 and all(len(part) < _LONG for part in parts):
        return "\u200b".join(parts)
    return "\u200b".join(word.group())


class SectionLabel(Label):
    """The small heading over a card: "Heute noch"."""

    def __init__(self, theme: "Theme", text: str = "") -> None:
        super().__init__(theme, text, role="metaStrong", color="text.secondary")


class PageTitle(Label):
    """A page's title."""

    def __init__(self, theme: "Theme", text: str = "", *, display: bool = False) -> None:
        super().__init__(theme, text, role="display" if display else "title")


class TextBlock(QWidget):
    """Text over several lines with the line height of its role, which QLabel cannot do."""

    def __init__(self, theme: "Theme", text: str = "", *, role: str = "body", color: str = "text.primary") -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._role = role
        self._color = color
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_color(self, color: str) -> None:
        """Take another colour."""
        self._color = color
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(count for _layout, count in self._laid_out(max(width, 1))) * self._theme.line(self._role)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(240))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.line(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._color))
        line = self._theme.line(self._role)
        y = 0
        for layout, count in self._laid_out(self.width()):
            layout.draw(painter, QPointF(0, y))
            y += count * line

    def _laid_out(self, width: int) -> list[tuple[QTextLayout, int]]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        line_height = self._theme.line(self._role)
        found = []
        for paragraph in self._text.split("\n"):
            layout = QTextLayout(paragraph, self._theme.font(self._role))
            layout.setTextOption(option)
            found.append((layout, _break_lines(layout, width, line_height=line_height)))
        return found


def _break_lines(layout: QTextLayout, width: int, *, line_height: int) -> int:
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * line_height + (line_height - line.height()) / 2))
        count += 1
    layout.endLayout()
    return max(count, 1)


class FactRow(QWidget):
    """A name and a value: "Gültig bis · 13. September 2026", the value with an optional icon."""

    def __init__(self, theme: "Theme", name: str, *, value: str, icon: str = "", color: str = "text.primary") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        heading = Label(theme, name, role="meta", color="text.secondary", wrap=True)
        heading.setFixedWidth(theme.px(134))
        row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        if icon:
            row.addWidget(
                IconLabel(theme, icon, color=color.replace(".text", ".base"), size=16),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        self.value = Label(theme, value, role="meta", color=color, wrap=True)
        row.addWidget(self.value, 1)
        heading.setBuddy(self.value)


class IconLabel(QWidget):
    """An icon that says nothing by itself: the text beside it does."""

    def __init__(self, theme: "Theme", name: str, *, color: str = "text.secondary", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._color = color
        self._size = size
        self.setFixedSize(theme.px(size), theme.px(max(size, 20)))
        theme.changed.connect(self.update)

    def set_icon(self, name: str, *, color: str) -> None:
        """Show another icon."""
        self._name = name
        self._color = color
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = self._theme.pixmap(self._name, self._color, size=self._size)
        painter.drawPixmap(0, (self.height() - self._theme.px(self._size)) // 2, pixmap)
