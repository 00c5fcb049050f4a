"""The times before elections (P13) in the settings: name, days, and the words that speak of office-holders."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.pre_election import USUAL_WORDS, PreElectionPeriod
from amtdesk.domain.words import N_
from amtdesk.ui.pages.settings.listing import ListedThing, ThingForm, ThingList, listed

if TYPE_CHECKING:
    from datetime import date

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.settings.parts import SettingsCard


class PeriodForm(ThingForm):
    """One period."""

    def __init__(self, context: "PageContext", period: PreElectionPeriod | None) -> None:
        remove = "" if period is None else self.tr("Remove period")
        super().__init__(context.theme, keep=self.tr("Keep"), remove=remove)
        self.period = period
        self._today = context.desk.clock.today()
        day = context.language.numeric_date
        self.name = self.line(self.tr("Election"), "" if period is None else period.name)
        self.first = self.line(self.tr("From"), "" if period is None else day(period.starts_on), hint="15.8.2027")
        self.last = self.line(self.tr("Until"), "" if period is None else day(period.ends_on), hint="26.9.2027")
        words = USUAL_WORDS if period is None else period.words
        hint = self.tr("separated by commas; Kandidat* also finds Kandidatin")
        self.words = self.line(self.tr("Words"), ", ".join(words), hint=hint)

    def written(self) -> PreElectionPeriod:
        """What stands in the form. Raises NotAllowed for a day that can't be read."""
        return PreElectionPeriod(
            id=0 if self.period is None else self.period.id,
            name=self.name.text(),
            starts_on=self._day(self.first.text()),
            ends_on=self._day(self.last.text()),
            words=listed(self.words.text()),
        )

    def _day(self, words: str) -> "date":
        day = day_from_words(words.strip(), today=self._today)
        if day is None:
            raise NotAllowed(N_("“{words}” is no date. Try 15.8.2027."), words=words.strip())
        return day


class PreElectionBlock(QObject):
    """The list, inside the card of the approvals."""

    def __init__(self, card: "SettingsCard") -> None:
        super().__init__(card)
        self._card = card
        self._context = card.context
        hint = self.tr(
            "In these days posts that show office-holders, candidates or parties need level 3. "
            "The days follow from the law of your Land."
        )
        _part, lines = card.block(self.tr("Before elections"), hint)
        self.periods = ThingList(card.theme, add=self.tr("Add period"), make_form=self._form)
        lines.addWidget(self.periods)

    def show_records(self) -> None:
        """Show the periods."""
        self.periods.show_things([self._row(each) for each in self._context.desk.posts.pre_election_periods()])

    def _row(self, period: PreElectionPeriod) -> ListedThing:
        day = self._context.language.numeric_date
        days = self.tr("{first} to {last}").format(first=day(period.starts_on), last=day(period.ends_on))
        return ListedThing(key=str(period.id), title=period.name, meta=f"{days} · {', '.join(period.words)}")

    def _form(self, key: str) -> ThingForm:
        periods = self._context.desk.posts.pre_election_periods()
        form = PeriodForm(self._context, next((each for each in periods if str(each.id) == key), None))
        form.kept.connect(partial(self._keep, form))
        form.removed.connect(partial(self._remove, form))
        return form

    def _keep(self, form: PeriodForm) -> None:
        risen: list[int] = []
        posts = self._context.desk.posts
        if not self._card.attempt(lambda: risen.append(posts.put_pre_election_period(form.written())), form.error):
            return
        self.periods.close_form()
        if risen[0]:
            one, several = self.tr("One post rose to level 3."), self.tr("{n} posts rose to level 3.")
            said = one if risen[0] == 1 else several.format(n=risen[0])
            self._context.messages.undo_toast(said)

    def _remove(self, form: PeriodForm) -> None:
        period = form.period
        if period is None:
            return
        if self._card.attempt(lambda: self._context.desk.posts.remove_pre_election_period(period)):
            self._context.messages.undo_toast(self.tr("Period removed: {name}").format(name=period.name))
        self.periods.close_form()
