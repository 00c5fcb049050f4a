"""A key, drawn: for hints beside lists and fields and for the overview of keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class Keycap(QWidget):
    """The words of a key in a thin frame: `Keycap(theme, key_text("Ctrl+B"))`."""

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        arrows = (
            self.tr("Up arrow"),
            self.tr("Down arrow"),
            self.tr("Left arrow"),
            self.tr("Right arrow"),
            self.tr("Greater-than sign"),
        )
        signs = dict(zip("↑↓←→>", arrows, strict=True))
        self.setAccessibleName(signs.get(text, text))  # signs are not said
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(key_frame_width(self._theme, self._text), self._theme.px(KEY_FRAME_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        rect = QRectF(self.rect())
        paint_key_frame(QPainter(self), self._theme, text=self._text, rect=rect, ink=ink, line=line)


class KeyHints(QWidget):
    """What the keys do here, in one line: ↑ ↓ wählen, Eingabe öffnet."""

    def __init__(self, theme: "Theme", *hints: tuple[tuple[str, ...], str]) -> None:
        super().__init__()
        line = row(theme, spacing=6)
        self.setLayout(line)
        for number, (keys, words) in enumerate(hints):
            if number:
                line.addSpacing(theme.px(10))
            for key in keys:
                line.addWidget(Keycap(theme, key_text(key)))
            line.addWidget(Label(theme, words, role="meta", color="text.secondary"))
        line.addStretch(1)
