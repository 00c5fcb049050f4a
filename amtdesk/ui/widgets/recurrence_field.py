"""A rhythm, edited as a sentence: how often, on which days, until when; below it, what that means and when it comes.

A rule that the fields cannot say is kept, and said in words, until she chooses something else.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.rhythm_choices import ANY_DAY, INTERVALS, WORKING_DAY, FirstDay, Often, RhythmChoice, choice_of
from amtdesk.ui.widgets.buttons import FilterChip
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.rhythm_end import RhythmEnd
from amtdesk.ui.widgets.rhythm_said import RhythmSaid
from amtdesk.ui.widgets.rhythm_words import RhythmFieldWords

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_ONCE: Final = "once"
_OWN: Final = "own"
_ONE_DAY: Final = timedelta(days=1)


class RecurrenceField(QWidget):
    """A rule and its first day. `changed` comes with each choice of hers; `rule()` is always one that holds.

    `may_be_once`: no rule at all can be chosen. `picks_first_day`: of "every two weeks" she says which; `starts_on()`
    is then another day.
    """

    changed = Signal()

    def __init__(self, context: "PageContext", *, may_be_once: bool = True, picks_first_day: bool = False) -> None:
        super().__init__()
        self._context = context
        self._picks_first_day = picks_first_day
        self._today = context.desk.clock.today()
        self._rule, self._starts_on = "", self._today
        self._own_rule = ""
        self._choice = RhythmChoice.beginning_on(self._today)
        self._words = RhythmFieldWords(context.language, self)
        theme = context.theme
        self.often = ChoiceBox(self.tr("How often"))
        if may_be_once:
            self.often.addItem(self.tr("Once"), _ONCE)
        for often in Often:
            self.often.addItem(self._words.often(often), often)
        self.interval = ChoiceBox(self.tr("Step"))
        self.month = ChoiceBox(self.tr("Month"))
        self.place = ChoiceBox(self.tr("Which one"))
        self.what = ChoiceBox(self.tr("Kind of day"))
        self.first = ChoiceBox(self.tr("First time"))
        names = context.language.weekday_name
        self.weekdays = tuple(FilterChip(theme, names(number, short=True)) for number in range(7))
        self.end = RhythmEnd(theme, context.language, today=self._today)
        self._said = RhythmSaid(context)
        self._assemble()
        self._connect()
        self._show()

    # building

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        self.setFocusProxy(self.often)
        rhythm, days = FlowRow(theme), FlowRow(theme, spacing=6)
        for part in (self.often, self.interval, self.month, self.place, self.what):
            rhythm.flow.addWidget(part)
        for number, chip in enumerate(self.weekdays):
            chip.setAccessibleName(self._context.language.weekday_name(number))
            days.flow.addWidget(chip)
        self._days_row = days
        first = FlowRow(theme)
        first.flow.addWidget(self.first)
        self._first_row = first
        for line in (rhythm, days, first, self.end, self._said):
            lines.addWidget(line)

    def _connect(self) -> None:
        self.often.activated.connect(self._choose_often)
        for part in (self.interval, self.month, self.place, self.what):
            part.activated.connect(self._choose_part)
        for chip in self.weekdays:
            chip.clicked.connect(self._choose_weekdays)
        self.first.activated.connect(self._choose_first)
        self.end.changed.connect(self._choose_end)

    # what it holds

    def rule(self) -> str:
        """The rule; '' for once. While a field cannot be understood, the last one that held."""
        return self._rule

    def starts_on(self) -> date:
        """The first day from which the rule counts."""
        return self._starts_on

    def set_rule(self, rule: str, *, starts_on: date) -> None:
        """Show a rule; `changed` is not said."""
        if rule == self._rule and starts_on == self._starts_on:
            return
        self._rule, self._starts_on = rule, starts_on
        found = choice_of(rule, starts_on=starts_on) if rule else None
        self._own_rule = rule if rule and found is None else ""
        self._choice = found or RhythmChoice.beginning_on(starts_on)
        self.end.show_end(self._choice.until, self._choice.count)
        self._show()

    def fault(self) -> str:
        """Say what cannot be understood just now; '' when all is well."""
        if not self._is_chosen():
            return ""
        if not self._choice.rule:
            return self.tr("Please choose at least one day of the week.")
        return self.end.fault() or self._refused()

    def _refused(self) -> str:
        from amtdesk.domain.recurrence import checked_rule

        try:
            checked_rule(self._choice.rule)
        except NotAllowed as error:
            return self._context.language.sentence(error)
        return ""

    def _is_chosen(self) -> bool:
        return isinstance(self._often(), Often)

    def _often(self) -> Often | str:
        key = self.often.currentData()
        return key if key in (_ONCE, _OWN) else Often(key)

    # what is shown

    def _show(self) -> None:
        self._offer_own()
        key = (_OWN if self._own_rule == self._rule else self._choice.often) if self._rule else _ONCE
        self.often.setCurrentIndex(max(self.often.findData(key), 0))
        self._show_parts()
        self._say()

    def _offer_own(self) -> None:
        """Keep the rule that the fields cannot say among what can be chosen."""
        place = self.often.findData(_OWN)
        if self._own_rule and place < 0:
            self.often.addItem(self.tr("Own rule"), _OWN)
        elif not self._own_rule and place >= 0:
            self.often.removeItem(place)

    def _show_parts(self) -> None:
        often, choice, words = self._often(), self._choice, self._words
        is_weekly = often is Often.WEEKLY
        is_by_place = self._is_chosen() and not is_weekly
        steps = INTERVALS[choice.often]
        _fill(
            self.interval, {number: words.interval(choice.often, number) for number in steps}, current=choice.interval
        )
        months = range(1, 4 if choice.often is Often.QUARTERLY else 13)
        _fill(self.month, {number: words.month(choice.often, number) for number in months}, current=choice.month)
        _fill(self.place, {place: words.place(place, choice.what) for place in choice.places()}, current=choice.place)
        _fill(self.what, {what: words.what(what) for what in (ANY_DAY, WORKING_DAY, *range(7))}, current=choice.what)
        for number, chip in enumerate(self.weekdays):
            chip.setChecked(number in choice.weekdays)
        self.interval.setVisible(self._is_chosen() and len(steps) > 1)
        self.month.setVisible(often in (Often.QUARTERLY, Often.YEARLY))
        self.place.setVisible(is_by_place)
        self.what.setVisible(is_by_place)
        self._days_row.setVisible(is_weekly)
        self.end.setVisible(self._is_chosen())
        self._show_first()

    def _show_first(self) -> None:
        firsts: tuple[FirstDay, ...] = ()
        if self._picks_first_day and self._is_chosen() and self._choice.rule:
            firsts = self._choice.first_days(self._today)
        day = self._next_day(replace(self._choice, until=None, count=None).rule) if firsts else None
        current = next((first for first in firsts if first.day == day), None)
        words = {first: self._words.first(first.day, today=self._today) for first in firsts}
        _fill(self.first, words, current=current)
        self._first_row.setVisible(len(firsts) > 1)

    def _next_day(self, rule: str) -> date | None:
        from amtdesk.domain.recurrence import next_day

        return next_day(rule, starts_on=self._starts_on, after=self._today - _ONE_DAY)

    def _say(self) -> None:
        fault = self.fault()
        if fault:
            self._said.blame(fault)
        else:
            self._said.say(self._rule, starts_on=self._starts_on)
        self.setAccessibleDescription(self._said.text())
        self.often.setAccessibleDescription(". ".join(filter(None, (self.often.accessibleName(), self._said.text()))))

    # slots

    def _choose_often(self) -> None:
        often = self._often()
        if isinstance(often, Often):
            self._choice = replace(self._choice, often=often).fitting()
        self._take()

    def _choose_part(self) -> None:
        chosen = replace(
            self._choice,
            interval=self.interval.currentData(),
            month=self.month.currentData(),
            place=self.place.currentData(),
            what=self.what.currentData(),
        )
        if chosen.what != self._choice.what and ANY_DAY in (chosen.what, self._choice.what):
            chosen = replace(chosen, place=1)  # the 15th is no place among Mondays, and the other way round
        self._choice = chosen.fitting()
        self._take()

    def _choose_weekdays(self) -> None:
        weekdays = frozenset(number for number, chip in enumerate(self.weekdays) if chip.isChecked())
        self._choice = replace(self._choice, weekdays=weekdays)
        self._take()

    def _choose_first(self) -> None:
        self._starts_on = self.first.currentData().starts_on
        self._take()

    def _choose_end(self) -> None:
        self._choice = replace(self._choice, until=self.end.until(), count=self.end.count())
        self._take()

    def _take(self) -> None:
        """Hold what is chosen, when it can be held."""
        before = self._rule, self._starts_on
        if not self.fault():
            self._rule = {_ONCE: "", _OWN: self._own_rule}.get(str(self._often()), self._choice.rule)
        self._show_parts()
        self._say()
        if (self._rule, self._starts_on) != before:
            self.changed.emit()


def _fill(field: ChoiceBox, words: dict[int, str] | dict[FirstDay, str], *, current: object) -> None:
    """Offer these, unless they stand there already, and show the current one."""
    if [field.itemData(place) for place in range(field.count())] != list(words) or (
        [field.itemText(place) for place in range(field.count())] != list(words.values())
    ):
        field.clear()
        for key, text in words.items():
            field.addItem(text, key)
    field.setCurrentIndex(next((place for place, key in enumerate(words) if key == current), 0))
