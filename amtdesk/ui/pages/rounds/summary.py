"""After the last stop: what the round came to, and the way on to the answers (R3)."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.rounds import ObservationKind, Round, StopState
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.empty_state import Illustration
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords


class Summary(QWidget):
    """One sentence, and one primary button."""

    answers_requested = Signal()
    today_requested = Signal()
    back_requested = Signal()
    again_requested = Signal()

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._has_questions = True
        theme = context.theme
        self._which = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._result = Label(theme, role="title", wrap=True)
        self._more = Label(theme, role="body", color="text.secondary", wrap=True)
        for label in (self._which, self._result, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._picture = Illustration(theme, icon="footprints")
        self.back_button = KbdButton(theme, self.tr("Back to the last stop"), icon="chevron-left")
        self.primary = KbdButton(theme, self.tr("Answer questions"), kind="primary", icon="reply", keys="Ctrl+Return")
        self.again_button = KbdButton(theme, self.tr("One more round"), kind="quiet", icon="footprints", keys="Ctrl+R")
        self.back_button.clicked.connect(self.back_requested)
        self.again_button.clicked.connect(self.again_requested)
        self.primary.clicked.connect(self._go_on)
        self.setFocusProxy(self.primary)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._assemble()

    def _assemble(self) -> None:
        theme = self._context.theme
        buttons = FlowRow(theme, centred=True)
        buttons.flow.addWidget(self.back_button)
        buttons.flow.addWidget(self.primary)
        self._scroll = ScrollColumn(theme, spacing=8, margins=(24, 24, 24, 24))
        whole = self._scroll.column
        whole.addStretch(2)
        whole.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(theme.px(16))
        whole.addWidget(self._which)
        whole.addWidget(self._result)
        whole.addWidget(self._more)
        whole.addSpacing(theme.px(16))
        whole.addWidget(buttons)
        whole.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        outer = column(theme, spacing=0)
        outer.addWidget(self._scroll)
        self.setLayout(outer)

    def fold(self, *, is_low: bool) -> None:
        """Where the window is low, the words need the picture's room."""
        self._picture.setVisible(not is_low)

    def show_round(self, walk: Round) -> None:
        """Show what the round came to."""
        summary = self._context.desk.rounds.summary(walk)
        waiting = len(self._context.desk.questions.open())
        self._has_questions = waiting > 0
        is_own_read = walk.stops[0].state is StopState.READ
        self._which.setText(self._words.which(walk))
        self._result.setText(self._words.result(summary, is_own_read=is_own_read))
        self._more.setText(" ".join((*self._skipped(walk), *self._noted(walk), self._waiting(waiting))))
        self.again_button.setVisible(self._context.desk.rounds.may_start_again())
        self.primary.set_label(self.tr("Answer questions") if self._has_questions else self.tr("Back to today"))
        self.primary.set_icon_name("reply" if self._has_questions else "sun")

    def _skipped(self, walk: Round) -> tuple[str, ...]:
        skipped = sum(stop.state is StopState.SKIPPED for stop in walk.stops)
        if not skipped:
            return ()
        many = self.tr("{n} stops were left out.").format(n=skipped)
        return (self.tr("1 stop was left out.") if skipped == 1 else many,)

    def _noted(self, walk: Round) -> tuple[str, ...]:
        desk = self._context.desk
        since = walk.started_at or desk.clock.now()
        noted = desk.rounds.observations_between(since, desk.clock.now() + timedelta(seconds=1))
        kinds = Counter(each.kind is ObservationKind.MODERATION for each in noted if each.round_id == walk.id)
        told, cases = kinds[False], kinds[True]
        sentences = []
        if told:
            many = self.tr("{n} notes go into the weekly report.").format(n=told)
            sentences.append(self.tr("1 note goes into the weekly report.") if told == 1 else many)
        if cases:
            many = self.tr("{n} moderation notes are kept for the page Moderation.").format(n=cases)
            sentences.append(self.tr("1 moderation note is kept for the page Moderation.") if cases == 1 else many)
        return tuple(sentences)

    def _waiting(self, count: int) -> str:
        if not count:
            return self.tr("Nobody is waiting for an answer.")
        many = self.tr("{n} questions wait for an answer.").format(n=count)
        return self.tr("1 question waits for an answer.") if count == 1 else many

    def _go_on(self) -> None:
        if self._has_questions:
            self.answers_requested.emit()
        else:
            self.today_requested.emit()
