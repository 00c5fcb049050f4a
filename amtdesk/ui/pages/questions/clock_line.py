"""The response clock of one question: a bar from its arrival to its target with a tick at now, and the words below."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import CitizenQuestion, QuestionStatus
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.meters import ClockBar

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ClockLine(QWidget):
    """Runs while a first reaction is awaited; then it says what the reaction was."""

    def __init__(self, context: "PageContext", words: QuestionWords) -> None:
        super().__init__()
        self._context = context
        self._words = words
        theme = context.theme
        self._bar = ClockBar(theme)
        self._from = Label(theme, role="meta", color="text.secondary")
        self._now = Label(theme, role="metaStrong")
        self._to = Label(theme, role="meta", color="text.secondary")
        self._stopped = Label(theme, role="meta", color="text.secondary", wrap=True)
        lines = column(theme, spacing=2)
        self.setLayout(lines)
        lines.addWidget(self._bar)
        ends = row(theme, spacing=8)
        ends.addWidget(self._from)
        ends.addStretch(1)
        ends.addWidget(self._now)
        ends.addStretch(1)
        ends.addWidget(self._to)
        lines.addLayout(ends)
        lines.addWidget(self._stopped)

    def show_question(self, question: CitizenQuestion) -> None:
        """Show how long it has waited and what is left."""
        is_running = question.awaits_first_reaction
        for part in (self._bar, self._from, self._now, self._to):
            part.setVisible(is_running)
        if is_running:
            self._show_running(question)
        stopped = self._stopped_words(question)
        self._stopped.setText(stopped)
        self._stopped.setVisible(bool(stopped))

    def _show_running(self, question: CitizenQuestion) -> None:
        questions = self._context.desk.questions
        left = questions.remaining(question, self._context.desk.clock.now())
        fill, ink = self._words.colors(left)
        words = self._words.remaining(left)
        self._bar.show_elapsed(1 - left / questions.target(), color=fill, spoken=words)
        self._from.setText(self.tr("Asked {when}").format(when=self._words.moment(question.asked_at)))
        self._now.setText(words if left < timedelta() else self.tr("now: {left}").format(left=words))
        self._now.set_color(ink)
        self._to.setText(self.tr("Due {when}").format(when=self._words.moment(questions.due_at(question))))

    def _stopped_words(self, question: CitizenQuestion) -> str:
        lines = []
        if question.status is QuestionStatus.WAITING_DEPARTMENT:
            lines.append(self._department_words(question))
        if question.first_reaction_at is not None and not question.is_closed:
            when = self._words.moment(question.first_reaction_at)
            told = self.tr("Interim reply {when}: the clock stands, the question stays in work.")
            lines.append(told.format(when=when))
        if question.postponed_until is not None and question.postponed_until > self._context.desk.clock.now():
            lines.append(self.tr("Put off until {when}.").format(when=self._words.moment(question.postponed_until)))
        return "\n".join(lines)

    def _department_words(self, question: CitizenQuestion) -> str:
        with_whom = self._words.with_department(question)
        if question.follow_up_on is None:
            return self.tr("With {department}.").format(department=with_whom)
        day = self._context.language.relative_day(question.follow_up_on, today=self._context.desk.clock.today())
        return self.tr("With {department}, ask again {day}.").format(department=with_whom, day=day)
