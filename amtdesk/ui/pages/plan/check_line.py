"""One line of the card "Prüfung": what is to be said, where it is shown, and what one press would put right."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.checks import Check, CheckLevel
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme

#: Room at both sides, so that a line that is set off has its plate around it.
INSET: Final = 6

_TOP = Qt.AlignmentFlag.AlignTop
_ICONS = {
    CheckLevel.BLOCKING: ("lock", "danger.base"),
    CheckLevel.ADVICE: ("triangle-alert", "warn.base"),
    CheckLevel.HINT: ("info", "text.secondary"),
}


class FineLine(QWidget):
    """Something that is in order."""

    def __init__(self, theme: "Theme", words: str, *, icon: str = "check") -> None:
        super().__init__()
        line = row(theme, spacing=10, margins=(INSET, 4, INSET, 3))  # as high as one with a link in it
        self.setLayout(line)
        line.addLayout(_lowered(theme, IconLabel(theme, icon, color="text.secondary", size=16), by=1))
        line.addWidget(Label(theme, words, role="control", color="text.secondary", wrap=True), 1)


def _lowered(theme: "Theme", icon: IconLabel, *, by: int) -> "QVBoxLayout":
    """An icon beside the first line of words, not beside their top edge."""
    place = column(theme, spacing=0, margins=(0, by, 0, 0))
    place.addWidget(icon)
    place.addStretch(1)
    return place


class CheckLine(QWidget):
    """A remark with what can be done about it."""

    shown = Signal()
    cured = Signal()
    set_aside = Signal()

    def __init__(
        self, theme: "Theme", language: "Language", *, check: Check, is_read_only: bool, number: int = 0
    ) -> None:
        super().__init__()
        self._theme = theme
        self.check = check
        self._is_current = False
        words = language.sentence(check.words)
        said = f"{words} ({number})" if number else words  # told apart by ear from others that say the same
        line = row(theme, spacing=10, margins=(INSET, 1, INSET, 1))
        self.setLayout(line)
        icon, color = _ICONS[check.level]
        line.addLayout(_lowered(theme, IconLabel(theme, icon, color=color, size=16), by=5))
        middle = column(theme, spacing=0, margins=(0, 3, 0, 0))
        self._words = Label(theme, words, role="control", wrap=True)
        middle.addWidget(self._words)
        if check.cure is not None and not is_read_only:
            cure = LinkButton(theme, language.sentence(check.cure.words))
            cure.let_shorten()
            cure.setAccessibleName(self.tr("{cure}: {what}").format(cure=cure.label(), what=said))
            cure.clicked.connect(self.cured)
            middle.addWidget(cure)
        middle.addStretch(1)
        line.addLayout(middle, 1)
        self._line, self._middle = line, middle
        self._way: LinkButton | None = None
        self._add_way(line, said)

    def set_current(self, *, is_current: bool) -> None:
        """Set it off: the cursor stands in its place."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_current:
            rect = QRectF(self.rect())
            painter = QPainter(self)
            plate(
                painter, rect, radius=self._theme.px(6), fill=self._theme.color("bg.sunken"),
                border=self._theme.color("border.subtle"), width=self._theme.hairline(),
            )  # fmt: skip

    def _add_way(self, line: "QHBoxLayout", words: str) -> None:
        if self.check.span is not None:
            way = LinkButton(self._theme, self.tr("Show the place"), at_end=True)
            way.setAccessibleName(self.tr("Show: {what}").format(what=words))
            way.clicked.connect(self.shown)
        elif self.check.level is CheckLevel.BLOCKING:
            return
        else:
            way = LinkButton(self._theme, self.tr("Hide"), at_end=True)
            way.setAccessibleName(self.tr("Hide here: {what}").format(what=words))
            way.clicked.connect(self.set_aside)
        line.addWidget(way, 0, _TOP)
        self._way = way

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the way below words of which one needs the room beside it."""
        way = self._way
        if way is None:
            return
        is_beside = self._line.indexOf(way) >= 0
        taken = 0 if is_beside else way.sizeHint().width() + self._line.spacing()
        has_room = self._middle.geometry().width() - taken >= self._words.widest_word()
        if is_beside and not has_room:
            self._line.removeWidget(way)
            self._middle.insertWidget(self._middle.count() - 1, way, 0, Qt.AlignmentFlag.AlignLeft)
        elif has_room and not is_beside:
            self._middle.removeWidget(way)
            self._line.addWidget(way, 0, _TOP)
