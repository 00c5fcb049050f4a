"""What a rule means, below the fields it is chosen in: the sentence and the next three days, or what is wrong."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_SHOWN_DAYS: Final = 3
_ONE_DAY: Final = timedelta(days=1)


class RhythmSaid(QWidget):
    """Two lines under the fields of a rhythm; hidden while there is nothing to be said."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._language = context.language
        self._today = context.desk.clock.today()
        self._sentence = Label(context.theme, role="meta", color="text.primary", wrap=True)
        self._next = Label(context.theme, role="meta", color="text.secondary", wrap=True)
        lines = column(context.theme, spacing=8)
        lines.addWidget(self._sentence)
        lines.addWidget(self._next)
        self.setLayout(lines)

    def say(self, rule: str, *, starts_on: date) -> None:
        """Say what a rule means and when it comes next; nothing for once."""
        if not rule:
            self._tell("", "", color="text.primary")
            return
        from amtdesk.system.rhythm_words import rhythm_sentence

        said = rhythm_sentence(rule, starts_on=starts_on, language=self._language)
        sentence = self.tr("{sentence}.").format(sentence=said)
        self._tell(sentence, self._coming(rule, starts_on=starts_on), color="text.primary")

    def blame(self, fault: str) -> None:
        """Say what is wrong in their place."""
        self._tell(fault, "", color="danger.text")

    def text(self) -> str:
        """Everything that is said."""
        return " ".join(filter(None, (self._sentence.text(), self._next.text())))

    def _tell(self, sentence: str, coming: str, *, color: str) -> None:
        self._sentence.set_color(color)
        self._sentence.setText(sentence)
        self._next.setText(coming)
        self._next.setVisible(bool(coming))
        self.setVisible(bool(sentence))

    def _coming(self, rule: str, *, starts_on: date) -> str:
        from amtdesk.domain.recurrence import next_day

        days: list[date] = []
        after: date | None = self._today - _ONE_DAY
        while after is not None and len(days) < _SHOWN_DAYS:
            after = next_day(rule, starts_on=starts_on, after=after)
            days += [after] if after is not None else []
        if not days:
            return self.tr("It does not come any more.")
        return self.tr("Next: {days}").format(days=" · ".join(self._day(day) for day in days))

    def _day(self, day: date) -> str:
        is_near = day.year == self._today.year
        words = self._language.short_date(day) if is_near else self._language.full_date(day)
        return words.replace(" ", "\u00a0")  # a date stands in one line
