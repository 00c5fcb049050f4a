"""Where a thing stands on its way: "Entwurf — Freigabe — Veröffentlicht". The stamp stands for approval alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

StepState = Literal["done", "current", "ahead", "signed"]

# state → icon unless named, its colour, ink, type role
_LOOKS: dict[StepState, tuple[str, str, str, str]] = {
    "done": ("check", "text.secondary", "text.secondary", "control"),
    "current": ("circle-dot", "text.primary", "text.primary", "controlStrong"),
    "ahead": ("circle", "text.tertiary", "text.secondary", "control"),
    "signed": ("stamp", "approve.base", "approve.text", "controlStrong"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; `icon` replaces the usual one, except on a signed step."""

    text: str
    state: StepState
    icon: str = ""


class StepBar(QWidget):
    """Steps in a row, joined by short lines. It only shows."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the current one is spoken."""
        self._steps = tuple(steps)
        now = next((step.text for step in reversed(self._steps) if step.state in {"current", "signed"}), "")
        self.setAccessibleName(f"{self._name}: {now}" if now else self._name)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = sum(self._width_of(step) for step in self._steps) + max(len(self._steps) - 1, 0) * self._joint()
        return QSize(width, self._theme.px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for number, step in enumerate(self._steps):
            if number:
                self._paint_joint(painter, x)
                x += self._joint()
            self._paint_step(painter, x, step=step)
            x += self._width_of(step)

    def _paint_step(self, painter: QPainter, x: float, *, step: Step) -> None:
        usual, icon_color, ink, role = _LOOKS[step.state]
        icon = usual if step.state == "signed" else step.icon or usual
        side = self._theme.px(16)
        square = QRectF(x, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._theme, name=icon, color=icon_color, rect=square)
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(ink))
        left = x + side + self._theme.px(6)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, step.text)

    def _paint_joint(self, painter: QPainter, x: float) -> None:
        gap = self._theme.px(8)
        line = QRectF(x + gap, self.height() // 2, self._joint() - 2 * gap, max(1, self._theme.px(1)))
        painter.fillRect(line, self._theme.color("border.control"))

    def _joint(self) -> int:
        return self._theme.px(36)

    def _width_of(self, step: Step) -> int:
        metrics = QFontMetrics(self._theme.font(_LOOKS[step.state][3]))
        return metrics.horizontalAdvance(step.text) + self._theme.px(22) + 1
