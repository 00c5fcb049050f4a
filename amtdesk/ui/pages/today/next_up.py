"""The one card "Als Nächstes": what comes now, and its one primary button."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.today import SOON, ItemKind, TodayBrief, TodayItem
from amtdesk.domain.words import N_
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label, TextBlock
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.meters import Ring

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_MAY_WAIT = frozenset({ItemKind.QUESTION})


class NextUpCard(Card):
    """Shows one item with its ring, its facts, and what can be done about it."""

    acted = Signal(object)  # TodayItem
    postponed = Signal(object, object)  # TodayItem, until

    def __init__(self, context: "PageContext", words: ItemWords) -> None:
        super().__init__(context.theme, padding=(18, 20))
        self._context = context
        self._words = words
        self._item: TodayItem | None = None
        self._later: tuple[datetime, ...] = ()
        theme = context.theme
        self.ring = Ring(theme)
        self._sign = IconLabel(theme, "sun", color="accent.base", size=32)
        self._lead = Label(theme, self.tr("Next"), role="metaStrong", color="accent.text")
        self._source = Label(theme, role="meta", color="text.secondary")
        self._title = TextBlock(theme, role="heading")
        self._facts = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.primary = KbdButton(theme, "", kind="primary", keys="Return")
        self.later = KbdButton(theme, self.tr("Later today"), icon="clock")
        self._hint_icon = IconLabel(theme, "message-square-quote", size=16)
        self._hint = Label(theme, self.tr("Matching template found"), role="meta", color="text.secondary")
        self._assemble()
        self.primary.clicked.connect(self._act)
        self.later.clicked.connect(self._offer_later)

    def _assemble(self) -> None:
        theme = self._context.theme
        heading = row(theme, spacing=8)
        heading.addWidget(self._lead)
        heading.addWidget(self._source, 1)
        self._buttons = QWidget()
        buttons = row(theme, spacing=12, margins=(0, 10, 0, 0))
        self._buttons.setLayout(buttons)
        buttons.addWidget(self.primary)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self._hint_icon)
        buttons.addWidget(self._hint)
        texts = column(theme, spacing=4)
        texts.addLayout(heading)
        texts.addWidget(self._title)
        texts.addWidget(self._facts)
        texts.addWidget(self._buttons)
        whole = row(theme, spacing=20)
        whole.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)
        self.column.addLayout(whole)

    def show_item(self, brief: TodayBrief, *, today: date, later: tuple[datetime, ...]) -> None:
        """Show the next item of the brief, or that everything is done."""
        self._item = brief.next_up
        self._later = later
        if self._item is None:
            self._show_done(brief, today=today)
        else:
            self._show(self._item, brief, today=today)

    def _show(self, item: TodayItem, brief: TodayBrief, *, today: date) -> None:
        words = self._words
        self._lead.setText(self.tr("Next"))
        self._source.setText(self._source_text(item))
        self._title.set_text(words.title(item))
        self._facts.setText(self._fact_text(item, brief, today=today))
        self._buttons.show()
        self.primary.show()
        self.primary.set_label(self._deed(item, brief))
        self.primary.set_icon_name(_DEED_ICONS[item.kind])
        self.later.setVisible(item.kind in _MAY_WAIT)
        self.show_hint(False)
        self._show_ring(item, brief)

    def _show_done(self, brief: TodayBrief, *, today: date) -> None:
        later = tuple(item for item in brief.still_today if item.postponed_until is not None)
        self._lead.setText(self.tr("Done"))
        self._source.setText("")
        if later:
            self._title.set_text(self.tr("Nothing is due now. What you put off is waiting below."))
        else:
            self._title.set_text(self.tr("Everything is done for today."))
        self._facts.setText(self._next_day_text(brief, today=today))
        self.primary.hide()
        self._buttons.hide()
        self.show_hint(False)
        self.ring.hide()
        self._sign.show()
        self._sign.set_icon("circle-check", color="text.tertiary")

    def _next_day_text(self, brief: TodayBrief, *, today: date) -> str:
        if not brief.coming:
            return self.tr("Nothing else is planned for the next seven days.")
        first = brief.coming[0]
        return self.tr("Coming up: {title} ({when})").format(
            title=self._words.title(first), when=self._words.time_left(first, today=today) or self.tr("waits")
        )

    def show_hint(self, is_shown: bool) -> None:
        """Say, or not, that agreed words fit the question."""
        self._hint_icon.setVisible(is_shown)
        self._hint.setVisible(is_shown)

    def _source_text(self, item: TodayItem) -> str:
        if item.kind is ItemKind.QUESTION:
            return self.tr("Citizen's question · {source}").format(source=self._words.source(item))
        if item.kind is ItemKind.ROUND:
            return self.tr("Reading along in the local groups")
        return ""

    def _fact_text(self, item: TodayItem, brief: TodayBrief, *, today: date) -> str:
        language = self._context.language
        if item.kind is ItemKind.QUESTION and item.since is not None and item.due_at is not None:
            return self.tr("Asked {asked}. Your target: an answer by {due}.").format(
                asked=language.relative_time(item.since, today=today),
                due=language.relative_time(item.due_at, today=today),
            )
        return self._words.meta(item, brief, today=today)

    def _deed(self, item: TodayItem, brief: TodayBrief) -> str:
        if item.kind is ItemKind.ROUND and brief.round.started_at is not None:
            return self.tr("Continue the round")
        return self._context.language.text(_DEEDS[item.kind])

    def _show_ring(self, item: TodayItem, brief: TodayBrief) -> None:
        is_timed = item.kind is ItemKind.ROUND or item.remaining is not None
        self.ring.setVisible(is_timed)
        self._sign.setVisible(not is_timed)
        self._sign.set_icon(_DEED_ICONS[item.kind], color="accent.base")
        if item.kind is ItemKind.ROUND:
            done, total = brief.round.done_count, max(1, len(brief.round.stops))
            spoken = self.tr("{done} of {total} stops done").format(done=done, total=total)
            self.ring.show_share(done / total, (f"{done}/{total}",), color="accent.base", spoken=spoken)
        elif item.remaining is not None:
            self._show_time_ring(item, item.remaining)

    def _show_time_ring(self, item: TodayItem, left: timedelta) -> None:
        if item.is_overdue:
            self.ring.show_share(1.0, ("!",), color="danger.base", spoken=self.tr("overdue"))
            return
        minutes = int(left.total_seconds() // 60)
        total = item.total or _USUAL_DAY
        color = "warn.base" if left < SOON else "accent.base"
        lines = (f"{minutes // 60}:{minutes % 60:02d}", self.tr("hrs"))
        self.ring.show_share(min(1.0, left / total), lines, color=color, spoken=self._words.remaining(left))

    def _act(self) -> None:
        if self._item is not None:
            self.acted.emit(self._item)

    def _offer_later(self) -> None:
        menu = PopupMenu(self._context.theme, self)
        today = self._context.desk.clock.today()
        for moment in self._later:
            menu.add(
                self._context.language.relative_time(moment, today=today),
                partial(self.postpone_until, moment),
                icon="clock",
            )
        menu.popup(self.later.mapToGlobal(self.later.rect().bottomLeft()))

    def postpone_until(self, moment: datetime) -> None:
        """Put the shown item off."""
        if self._item is not None:
            self.postponed.emit(self._item, moment)


#: Against what a time without a target of its own is drawn.
_USUAL_DAY = timedelta(hours=8)
_DEEDS = {
    ItemKind.QUESTION: N_("Answer"),
    ItemKind.ROUND: N_("Start the round"),
    ItemKind.PUBLISH: N_("Open and copy"),
    ItemKind.MISSED: N_("Open and copy"),
    ItemKind.FOLLOW_UP: N_("Follow up"),
    ItemKind.APPROVAL: N_("Open"),
    ItemKind.ANSWER_APPROVAL: N_("Open"),
    ItemKind.REPORT: N_("Open the report"),
    ItemKind.AGREEMENT: N_("Open"),
}
_DEED_ICONS = {
    ItemKind.QUESTION: "reply",
    ItemKind.ROUND: "footprints",
    ItemKind.PUBLISH: "copy",
    ItemKind.MISSED: "copy",
    ItemKind.FOLLOW_UP: "phone",
    ItemKind.APPROVAL: "hourglass",
    ItemKind.ANSWER_APPROVAL: "hourglass",
    ItemKind.REPORT: "file-chart-column",
    ItemKind.AGREEMENT: "message-square-quote",
}
