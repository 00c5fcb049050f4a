"""A calm notice above the answer: what she should know before she writes, and the one thing to do about it."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.ui.theme import Theme

NoticeKind = Literal["quiet", "care", "warn"]

# kind → plate, words, icon
_COLORS: dict[NoticeKind, tuple[str, str, str]] = {
    "quiet": ("bg.sunken", "text.secondary", "text.secondary"),
    "care": ("care.soft", "care.text", "care.base"),  # a person comes first: a tone that nothing else has
    "warn": ("warn.soft", "warn.text", "warn.base"),
}


class Notice(QFrame):
    """An icon, a heading, a few lines or numbered steps, at most one link."""

    acted = Signal()

    def __init__(self, theme: "Theme", *, kind: NoticeKind, icon: str, action: str = "", keys: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._plate, ink, icon_color = _COLORS[kind]
        self._border = ink
        line = row(theme, spacing=10, margins=(12, 10, 12, 10))
        self.setLayout(line)
        line.addWidget(IconLabel(theme, icon, color=icon_color), 0, Qt.AlignmentFlag.AlignTop)
        words = column(theme, spacing=4)
        line.addLayout(words, 1)
        self._heading = Label(theme, role="metaStrong", color=ink, wrap=True)
        self._lines = Label(theme, role="meta", color="text.primary", wrap=True)
        words.addWidget(self._heading)
        words.addWidget(self._lines)
        self._steps: list[tuple[Label, Label]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        words.addLayout(self._grid)
        if action:
            link = LinkButton(theme, action, keys=keys)
            link.clicked.connect(self.acted)
            below = row(theme, spacing=0)
            below.addWidget(link)
            below.addStretch(1)
            words.addLayout(below)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """What it says."""
        steps = (f"{number.text()} {words.text()}" for number, words in self._steps)
        return "\n".join(part for part in (self._heading.text(), self._lines.text(), *steps) if part)

    def say(self, heading: str, lines: str = "") -> None:
        """Say this."""
        self._heading.setText(heading)
        self._lines.setText(lines)
        self._lines.setVisible(bool(lines))
        self.setAccessibleName(self.text())

    def say_steps(self, heading: str, steps: "Sequence[str]") -> None:
        """Say what to do, one after the other; a step that takes several lines stays beside its number."""
        while len(self._steps) < len(steps):
            self._add_step()
        while len(self._steps) > len(steps):
            for label in self._steps.pop():
                label.hide()
                label.deleteLater()
        for (_, words), step in zip(self._steps, steps, strict=True):
            words.setText(step)
        self.say(heading)

    def _add_step(self) -> None:
        place = len(self._steps)
        number = Label(self._theme, f"{place + 1}.", role="metaStrong", color=self._border)
        words = Label(self._theme, role="meta", wrap=True)
        self._grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, place, 1)
        self._steps.append((number, words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        border = theme.color(self._border) if theme.is_high_contrast else None
        painter, rect = QPainter(self), QRectF(self.rect())
        plate(painter, rect, radius=theme.px(8), fill=theme.color(self._plate), border=border, width=theme.hairline())
