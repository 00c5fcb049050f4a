"""Both clocks of a question (Q2): the target as a bar with a tick at now, and below it the time that is reported."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.questions import CitizenQuestion, QuestionStatus
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.meters import ClockBar

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WORTH_SAYING: Final = timedelta(minutes=1)


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
        self._reported = Label(theme, role="meta", color="text.tertiary", wrap=True)
        lines = column(theme, spacing=2)
        self.setLayout(lines)
        lines.addWidget(self._bar)
        self._ends = row(theme, spacing=8)
        self._ends.addWidget(self._from)
        self._ends.addStretch(1)
        self._ends.addWidget(self._now)
        self._ends.addStretch(1)
        self._ends.addWidget(self._to)
        for label in (self._from, self._now, self._to):
            label.setMinimumWidth(1)  # where all three are too wide for a line, they stand below each other
        lines.addLayout(self._ends)
        lines.addWidget(self._stopped)
        lines.addWidget(self._reported)

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
        reported = self._reported_words(question)
        self._reported.setText(reported)
        self._reported.setVisible(bool(reported))

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
        self._fit_ends()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_ends()

    def _fit_ends(self) -> None:
        wanted = sum(label.sizeHint().width() for label in (self._from, self._now, self._to)) + 2 * self._ends.spacing()
        ways = QBoxLayout.Direction
        self._ends.setDirection(ways.TopToBottom if wanted > self.width() else ways.LeftToRight)

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

    def _reported_words(self, question: CitizenQuestion) -> str:
        """The time for the report: service hours only, the time at departments named apart."""
        questions, calendar = self._context.desk.questions, self._context.desk.town.calendar()
        taken = questions.response_time(question)
        lines = []
        if taken is not None:
            reacted_at = question.first_reaction_at
            in_time = reacted_at is not None and reacted_at <= questions.due_at(question)
            told = self.tr("First reaction after {time} of service time, in time.")
            late = self.tr("First reaction after {time} of service time, too late.")
            lines.append((told if in_time else late).format(time=self._words.service_time(taken)))
        elif question.awaits_first_reaction:
            so_far = calendar.service_time_between(question.asked_at, self._context.desk.clock.now())
            if so_far >= _WORTH_SAYING:
                told = self.tr("For the report so far: {time} of service time.")
                lines.append(told.format(time=self._words.service_time(so_far)))
            if not calendar.is_service_day(calendar.local_day(question.asked_at)):
                lines.append(self.tr("Asked on a day without service: the time begins on the next service day."))
        if at_departments := questions.time_at_departments(question):
            told = self.tr("At the department, counted apart: {time}.")
            lines.append(told.format(time=self._words.service_time(at_departments)))
        return " ".join(lines)
