"""After the last stop: what the round came to, and the way on to the answers (R3)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.rounds import (
    Round,
    StopState,
)
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.empty_state import Illustration
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords


class Summary(QWidget):
    """One sentence, and one primary button."""

    answers_requested = Signal()
    today_requested = Signal()
    back_requested = Signal()

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._has_questions = True
        theme = context.theme
        self._result = Label(theme, role="title", wrap=True)
        self._more = Label(theme, role="body", color="text.secondary", wrap=True)
        for label in (self._result, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._back = KbdButton(theme, self.tr("Back to the last stop"), icon="chevron-left")
        self.primary = KbdButton(theme, self.tr("Answer questions"), kind="primary", icon="reply", keys="Ctrl+Return")
        self._back.clicked.connect(self.back_requested)
        self.primary.clicked.connect(self._go_on)
        self.setFocusProxy(self.primary)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        buttons = row(theme, spacing=8)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self.primary)
        buttons.addStretch(1)
        whole = column(theme, spacing=8, margins=(24, 24, 24, 24))
        whole.addStretch(2)
        whole.addWidget(Illustration(theme, icon="footprints"), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(theme.px(16))
        whole.addWidget(self._result)
        whole.addWidget(self._more)
        whole.addSpacing(theme.px(16))
        whole.addLayout(buttons)
        whole.addStretch(3)
        self.setLayout(whole)

    def show_round(self, walk: Round) -> None:
        """Show what the round came to."""
        summary = self._context.desk.rounds.summary(walk)
        waiting = len(self._context.desk.questions.open())
        self._has_questions = waiting > 0
        self._result.setText(self._words.result(summary))
        self._more.setText(self._rest(summary.observations_noted, walk, waiting=waiting))
        self.primary.set_label(self.tr("Answer questions") if self._has_questions else self.tr("Back to today"))
        self.primary.set_icon_name("reply" if self._has_questions else "sun")

    def _rest(self, observations: int, walk: Round, *, waiting: int) -> str:
        sentences = []
        skipped = sum(stop.state is StopState.SKIPPED for stop in walk.stops)
        if skipped:
            sentences.append(
                self.tr("1 stop was left out.")
                if skipped == 1
                else self.tr("{n} stops were left out.").format(n=skipped)
            )
        if observations:
            sentences.append(
                self.tr("1 note goes into the weekly report.")
                if observations == 1
                else self.tr("{n} notes go into the weekly report.").format(n=observations)
            )
        if waiting:
            sentences.append(
                self.tr("1 question waits for an answer.")
                if waiting == 1
                else self.tr("{n} questions wait for an answer.").format(n=waiting)
            )
        else:
            sentences.append(self.tr("Nobody is waiting for an answer."))
        return " ".join(sentences)

    def _go_on(self) -> None:
        if self._has_questions:
            self.answers_requested.emit()
        else:
            self.today_requested.emit()
