"""The sheet that offers the usual routine of a desk with one person: tick what to take, see what it costs a month."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.routine import Period, RoutineOffer
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.offer_sheet import OfferSheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.ui.page import PageContext

_PERIOD_WORD: Final = {
    Period.WEEK: N_("Every week: {minutes} a month"),
    Period.MONTH: N_("Every month: {minutes} a month"),
    Period.QUARTER: N_("Every quarter: {minutes} a month"),
    Period.YEAR: N_("Every year: {minutes} a month"),
}
_AN_HOUR: Final = 60


class RoutineSheet(OfferSheet):
    """What a desk with one person does beside rounds, answers and the weekly report."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        offers = context.desk.own_tasks.routine()
        super().__init__(context, parent, offers=offers)
        self._offers = offers
        self._words = TaskWords(context, self)
        about = self.tr(
            "What a desk with one person does beside rounds, answers and the weekly report. Tick what you want to take "
            "over; everything can be changed later. What falls on a day without service comes on the next one."
        )
        self.build(self.tr("Usual routine"), about=about)

    @override
    def _rows(self) -> list[CardRow]:
        rows: list[CardRow] = []
        for period in Period:
            offers = [offer for offer in self._offers if offer.period is period]
            words = self._context.language.text(_PERIOD_WORD[period])
            rows.append(heading(words.format(minutes=self._duration(offers))))
            rows += [self._row(offer) for offer in offers]
        return rows

    def _row(self, offer: RoutineOffer) -> CardRow:
        rhythm = self._words.rhythm(offer.rhythm, starts_on=self._context.desk.clock.today())
        if offer.at is not None:
            at = self._context.language.clock_time(offer.at)
            rhythm = self.tr("{rhythm}, {time}").format(rhythm=rhythm, time=at)
        meta = " · ".join(part for part in (rhythm, offer.note) if part)
        minutes = self._words.minutes(offer.minutes)
        return self.mark(CardRow(key=offer.key, title=offer.title, meta=meta, right=minutes), offer)

    @override
    def _words_of_load(self) -> str:
        chosen = [offer for offer in self._offers if offer.key in self.ticked]
        if not chosen:
            return self.tr("Nothing is ticked yet.")
        return self.tr("Together about {minutes} in an average month.").format(minutes=self._duration(chosen))

    @override
    def _words_of_take(self, count: int) -> str:
        return self.tr("Take over 1 task") if count == 1 else self.tr("Take over {n} tasks").format(n=count)

    @override
    def _take_over(self) -> str:
        tasks = self._context.desk.own_tasks.take_routine(self.ticked)
        one, many = self.tr("1 task taken over."), self.tr("{n} tasks taken over.").format(n=len(tasks))
        return one if len(tasks) == 1 else many

    def _duration(self, offers: "Iterable[RoutineOffer]") -> str:
        minutes = round(sum(offer.minutes_a_month for offer in offers))
        hours, rest = divmod(5 * round(minutes / 5), _AN_HOUR)
        if not hours:
            return self.tr("{n} min").format(n=rest)
        if not rest:
            return self.tr("{h} h").format(h=hours)
        return self.tr("{h} h {n} min").format(h=hours, n=rest)


def open_routine_offer(context: "PageContext", parent: QWidget) -> RoutineSheet:
    """Open the offer over a window, or a part of it."""
    sheet = RoutineSheet(context, parent)
    sheet.open_now()
    return sheet
