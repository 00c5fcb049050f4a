"""What stands around each question (mock-up 12): the way on the left, title and text above, the buttons below."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.domain.first_run import STEPS
from amtdesk.ui.first_run.journey import Journey
from amtdesk.ui.page import ONE_COLUMN_BELOW, RAIL_NARROWS_BELOW
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.first_run.step import Step
    from amtdesk.ui.theme import Theme

_CONTENT: Final = 720
_SIDE: Final = 64


class Frame(QWidget):
    """Holds the questions, of which one is seen."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._steps: list[Step] = []
        self.journey = Journey(theme, self._names())
        self._place = Label(theme, role="meta", color="text.secondary")
        self._title = Label(theme, role="display", wrap=True)
        self._text = Label(theme, color="text.secondary", wrap=True)
        self._place_of_steps = QWidget()
        self._shown_steps = column(theme, spacing=0)
        self._place_of_steps.setLayout(self._shown_steps)
        self.back = KbdButton(theme, self.tr("Back"), kind="quiet", icon="chevron-left")
        self.put_off = KbdButton(theme, self.tr("Set up later"), kind="quiet")
        self.on = KbdButton(theme, self.tr("Next question"), kind="primary", icon="arrow-right", keys="Return")
        self._assemble()

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Your office"),
            self.tr("Your channel"),
            self.tr("Your groups"),
            self.tr("Who approves?"),
            self.tr("Reminders"),
        )

    def _assemble(self) -> None:
        theme = self._theme
        self._scroll = ScrollColumn(theme, spacing=0, margins=(_SIDE, 44, 32, 16))
        for part, gap in ((self._place, 8), (self._title, 8), (self._text, 20)):
            self._scroll.column.addWidget(part)
            self._scroll.column.addSpacing(theme.px(gap))
        self._scroll.column.addWidget(self._place_of_steps, 1)
        self._scroll.verticalScrollBar().rangeChanged.connect(self.reveal_focus)
        foot = self._foot = row(theme, spacing=8, margins=(_SIDE, 8, 32, 24))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.put_off)
        foot.addWidget(self.on)
        right = column(theme, spacing=0)
        right.addWidget(self._scroll, 1)
        right.addLayout(foot)
        whole = row(theme, spacing=0)
        whole.addWidget(self.journey)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def add(self, step: "Step") -> None:
        """Take in a question. No stack of Qt holds them: it does not grow with lines that wrap."""
        step.hide()
        self._shown_steps.addWidget(step)
        self._steps.append(step)
        read_as_laid_out(self._place_of_steps)

    def show_step(self, step: "Step", number: int, *, is_again: bool) -> None:
        """Let one question be seen; `is_again`: all were answered before."""
        for each in self._steps:
            each.setVisible(each is step)
        self._place.setText(self.tr("Question {n} of {all}").format(n=number, all=STEPS))
        self._title.setText(step.title)
        self._text.setText(step.text)
        self.back.setVisible(number > 1)
        is_last = number == STEPS
        self.on.set_label(self.tr("Finish the setup") if is_last else self.tr("Next question"))
        self.on.set_icon_name("check" if is_last else "arrow-right", is_last=not is_last)
        self.put_off.set_label(self.tr("Close") if is_again else self.tr("Set up later"))
        answered = [is_again or each < number for each in range(1, STEPS + 1)]
        self.journey.show_step(number, answered=answered)
        self._scroll.verticalScrollBar().setValue(0)

    def reveal_focus(self) -> None:
        """Scroll to where typing goes on; once more when the page has become longer by what was said or added."""
        QTimer.singleShot(0, self, self._reveal_now)

    def _reveal_now(self) -> None:
        """What is wrong, and before all else the field, are to be seen."""
        for fault in self._place_of_steps.findChildren(ErrorLine):
            if fault.isVisible():
                self._scroll.ensureWidgetVisible(fault, 0, self._theme.px(8))
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self._place_of_steps.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, self._theme.px(16))

    def fold(self, width: int, step: "Step | None") -> None:
        """Fit a window of this width, in design px."""
        is_single = width < ONE_COLUMN_BELOW
        self.journey.setVisible(not is_single)
        self.journey.fold(is_narrow=width < RAIL_NARROWS_BELOW)
        side = 20 if is_single else 32 if width < RAIL_NARROWS_BELOW else _SIDE
        # not by a greatest width: lines that wrap would count the height they need at the width of the whole page
        room = width - (0 if is_single else self.journey.design_width()) - side
        right = max(20, room - _CONTENT)
        self._scroll.set_margins((side, 44 if side == _SIDE else 20, right, 16))
        self._foot.setContentsMargins(*(self._theme.px(n) for n in (side, 8, right, 16 if is_single else 24)))
        if step is not None:
            step.fold(is_narrow=is_single)
