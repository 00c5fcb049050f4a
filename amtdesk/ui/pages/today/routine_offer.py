"""The sheet that offers the usual routine of a desk with one person: tick what to take, see what it costs a month."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.routine import Period, RoutineOffer
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet_cards import SheetCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.ui.page import PageContext

_WIDTH: Final = 760
_PERIOD_WORD: Final = {
    Period.WEEK: N_("Every week: {minutes} a month"),
    Period.MONTH: N_("Every month: {minutes} a month"),
    Period.QUARTER: N_("Every quarter: {minutes} a month"),
    Period.YEAR: N_("Every year: {minutes} a month"),
}
_AN_HOUR: Final = 60


class RoutineSheet(TallSheet):
    """Space or a click ticks, Ctrl+Enter takes over what is ticked. What is on her list already is only told."""

    taken = Signal(str)  # what was done, in words, for whoever shows no toast

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self.heading.setText(self.tr("Usual routine"))
        self.setAccessibleName(self.heading.text())
        theme = context.theme
        self._context = context
        self._is_toasting = True
        self._words = TaskWords(context, self)
        self._offers = context.desk.own_tasks.routine()
        self._ticked: set[str] = set()
        about = self.tr(
            "What a desk with one person does beside rounds, answers and the weekly report. Tick what you want to take "
            "over; everything can be changed later. What falls on a day without service comes on the next one."
        )
        self._about = Label(theme, about, role="meta", color="text.secondary", wrap=True)
        self.head.addWidget(self._about)
        self.list = SheetCards(theme, self.tr("Usual routine"))
        self.load = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.take = KbdButton(theme, "", kind="primary", keys="Ctrl+Return")
        self.all = KbdButton(theme, self.tr("Tick all"), kind="quiet")
        self.leave = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._assemble()
        self._connect()
        self._show()

    def _assemble(self) -> None:
        self.foot.addWidget(self.load)
        buttons = FlowRow(self._theme)
        for button in (self.take, self.leave, self.all):
            buttons.flow.addWidget(button)
        self.foot.addWidget(buttons)
        self.add_middle(self.list, side=24)

    def _connect(self) -> None:
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._tick)
        self.take.clicked.connect(self._take)
        self.all.clicked.connect(self._tick_all)
        self.leave.clicked.connect(self.close_sheet)

    def open_now(self, *, says_itself: bool = True) -> None:
        """Show the sheet with the focus in the list; without `says_itself`, `taken` is told instead of a toast."""
        self._is_toasting = says_itself
        first = next((offer.key for offer in self._offers if not offer.is_taken), self._offers[0].key)
        self.list.select_key(first)
        self.open(self.list)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._about.setVisible(not is_low)

    # what is shown

    def _show(self) -> None:
        rows: list[CardRow] = []
        for period in Period:
            offers = [offer for offer in self._offers if offer.period is period]
            words = self._context.language.text(_PERIOD_WORD[period])
            rows.append(heading(words.format(minutes=self._duration(offers))))
            rows += [self._row(offer) for offer in offers]
        self.list.show_rows(rows)
        self._tell()

    def _row(self, offer: RoutineOffer) -> CardRow:
        rhythm = self._words.rhythm(offer.rhythm, starts_on=self._context.desk.clock.today())
        if offer.at is not None:
            at = self._context.language.clock_time(offer.at)
            rhythm = self.tr("{rhythm}, {time}").format(rhythm=rhythm, time=at)
        is_ticked = offer.key in self._ticked
        return CardRow(
            key=offer.key,
            title=offer.title,
            meta=" · ".join(part for part in (rhythm, offer.note) if part),
            icon="check" if offer.is_taken else ("circle-check" if is_ticked else "circle"),
            icon_color="accent.base" if is_ticked else "text.secondary",
            right=self.tr("on your list") if offer.is_taken else self._words.minutes(offer.minutes),
            status="" if offer.is_taken else (self.tr("ticked") if is_ticked else self.tr("not ticked")),
        )

    def _chosen(self) -> list[RoutineOffer]:
        return [offer for offer in self._offers if offer.key in self._ticked]

    def _open_offers(self) -> list[RoutineOffer]:
        return [offer for offer in self._offers if not offer.is_taken]

    def _tell(self) -> None:
        chosen, count = self._chosen(), len(self._ticked)
        one, many = self.tr("Take over 1 task"), self.tr("Take over {n} tasks").format(n=count)
        self.take.set_label(one if count == 1 else many)
        self.take.setEnabled(count > 0)
        self.all.set_label(self.tr("Tick none") if count == len(self._open_offers()) else self.tr("Tick all"))
        self.all.setVisible(bool(self._open_offers()))
        self.load.setText(self._load_words(chosen))

    def _load_words(self, chosen: list[RoutineOffer]) -> str:
        if not self._open_offers():
            return self.tr("All of it is on your list.")
        if not chosen:
            return self.tr("Nothing is ticked yet.")
        return self.tr("Together about {minutes} in an average month.").format(minutes=self._duration(chosen))

    def _duration(self, offers: "Iterable[RoutineOffer]") -> str:
        minutes = round(sum(offer.minutes_a_month for offer in offers))
        hours, rest = divmod(5 * round(minutes / 5), _AN_HOUR)
        if not hours:
            return self.tr("{n} min").format(n=rest)
        if not rest:
            return self.tr("{h} h").format(h=hours)
        return self.tr("{h} h {n} min").format(h=hours, n=rest)

    # what is done

    def _tick(self, key: object) -> None:
        if any(offer.key == key and not offer.is_taken for offer in self._offers):
            self._ticked ^= {str(key)}
            self._show()
            announce(self.list, self.load.text())

    def _tick_all(self) -> None:
        keys = {offer.key for offer in self._open_offers()}
        self._ticked = set() if self._ticked == keys else keys
        self._show()

    def _take(self) -> None:
        if not self._ticked:
            return
        try:
            tasks = self._context.desk.own_tasks.take_routine(self._ticked)
        except UserFacingError as error:
            self.load.setText(self._context.language.sentence(error))
            self.load.set_color("danger.text")
            return
        one, many = self.tr("1 task taken over."), self.tr("{n} tasks taken over.").format(n=len(tasks))
        told = one if len(tasks) == 1 else many
        self.close_sheet()
        self.taken.emit(told)
        if self._is_toasting:
            self._context.messages.undo_toast(told)


def open_routine_offer(context: "PageContext", parent: QWidget) -> RoutineSheet:
    """Open the offer over a window, or a part of it."""
    sheet = RoutineSheet(context, parent)
    sheet.open_now()
    return sheet
