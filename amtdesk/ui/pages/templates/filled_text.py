"""A template's words as they will go out: filled gaps stand out, open ones call for a value."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.domain.gaps import Piece, pieces_of
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.ui.pages.templates.words import TemplateWords
    from amtdesk.ui.theme import Theme

_LINE: Final = 26
_STAYS_TOGETHER: Final = 24


class FilledTextView(QWidget):
    """Paints the text; it is not edited here."""

    height_changed = Signal()

    def __init__(self, theme: "Theme", words: "TemplateWords") -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._pieces: tuple[Piece, ...] = ()
        self._made: tuple[int, list[QTextLayout], int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def show_text(self, text: str, values: Mapping[str, str]) -> None:
        """Show other words or values."""
        pieces = tuple(pieces_of(text, values))
        if pieces == self._pieces:
            return
        self._pieces = pieces
        self._made = None
        self.setAccessibleName("".join(self._shown(piece) for piece in pieces))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._layouts(max(width, 1))[1]

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(240))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.heightForWidth(max(self.width(), self._theme.px(160))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("text.primary"))
        for layout in self._layouts(self.width())[0]:
            layout.draw(painter, QPointF(0, 0))

    def _layouts(self, width: int) -> tuple[list[QTextLayout], int]:
        if self._made is not None and self._made[0] == width:
            return self._made[1], self._made[2]
        layouts, y = [], 0
        for text, formats in self._paragraphs():
            layout = QTextLayout(text, self._theme.font("body"))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setFormats(formats)
            y = self._break(layout, width, y=y)
            layouts.append(layout)
        self._made = (width, layouts, y)
        return layouts, y

    def _break(self, layout: QTextLayout, width: int, *, y: int) -> int:
        height = self._theme.px(_LINE)
        layout.beginLayout()
        start = y
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        return max(y, start + height)

    def _paragraphs(self) -> list[tuple[str, list[QTextLayout.FormatRange]]]:
        paragraphs: list[tuple[str, list[QTextLayout.FormatRange]]] = [("", [])]
        for piece in self._pieces:
            for number, part in enumerate(self._shown(piece).split("\n")):
                if number:
                    paragraphs.append(("", []))
                text, formats = paragraphs[-1]
                if piece.gap and part:
                    formats.append(self._gap_format(qt_length(text), qt_length(part), is_open=piece.is_open))
                paragraphs[-1] = (text + part, formats)
        return paragraphs

    def _shown(self, piece: Piece) -> str:
        if not piece.gap:
            return piece.text
        # thin spaces give the plate room, and a telephone number stays on its line; both are only shown, never copied
        words = f"{self._words.gap(piece.gap)} …" if piece.is_open else piece.text
        if len(words) <= _STAYS_TOGETHER:
            words = words.replace(" ", "\u00a0")
        return f"\u2009{words}\u2009"

    def _gap_format(self, start: int, length: int, *, is_open: bool) -> QTextLayout.FormatRange:
        kind = "warn" if is_open else "accent"
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(self._theme.color(f"{kind}.text"))
        look.setBackground(self._theme.color(f"{kind}.soft"))
        if self._theme.is_high_contrast:
            look.setFontUnderline(True)
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = start, length, look
        return piece

    def _restyle(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()
