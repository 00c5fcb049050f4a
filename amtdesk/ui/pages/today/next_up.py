"""The one card "Als Nächstes": what comes now, and its one primary button."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from amtdesk.domain.questions import RUNS_OUT_WITHIN
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.domain.words import N_
from amtdesk.ui.keys import key_text
from amtdesk.ui.pages.today.day_sentences import DaySentences
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, FoldingRow, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label, TextBlock
from amtdesk.ui.widgets.meters import Ring

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class NextUpCard(Card):
    """Shows one item with its ring, its facts, and what can be done about it."""

    acted = Signal(object)  # TodayItem
    later_requested = Signal(object)  # TodayItem

    def __init__(self, context: "PageContext", words: ItemWords, *, day: DaySentences) -> None:
        super().__init__(context.theme, padding=(18, 20))
        self._context = context
        self._words = words
        self._day = day
        self._item: TodayItem | None = None
        theme = context.theme
        self.ring = Ring(theme)
        self._sign = IconLabel(theme, "sun", color="accent.base", size=32)
        self._lead = Label(theme, self.tr("Next"), role="metaStrong", color="accent.text")
        self._source = Label(theme, role="meta", color="text.secondary", wrap=True)
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
        self._buttons = FoldingRow(theme, spacing=12, margins=(0, 10, 0, 0))
        buttons = self._buttons.line
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

    def show_item(self, brief: TodayBrief, *, now: datetime) -> None:
        """Show the next item of the brief, or that everything is done."""
        self._item = brief.next_up
        if self._item is None:
            self._show_done(brief, now=now)
        else:
            self._show(self._item, brief, now=now)

    def _show(self, item: TodayItem, brief: TodayBrief, *, now: datetime) -> None:
        words = self._words
        self._lead.setText(self.tr("Next"))
        for label in (self._lead, self._source):
            label.show()
        self._source.setText(self._source_text(item, brief))
        self._title.set_text(words.title(item))
        self._facts.setText(self._fact_text(item, brief, now=now))
        self._buttons.show()
        self.primary.show()
        self.primary.set_label(self._deed(item, brief))
        self.primary.setAccessibleDescription(f"{words.title(item)}, {key_text(self.primary.keys())}")
        self.primary.set_icon_name(_DEED_ICONS[item.kind])
        self.show_hint(False)
        self._show_ring(item, brief)

    def _show_done(self, brief: TodayBrief, *, now: datetime) -> None:
        self._lead.setText(self.tr("Later") if brief.still_today else self.tr("Done"))
        for label in (self._lead, self._source):
            label.setVisible(brief.rest_day is None)
        self._source.setText("")
        self._title.set_text(self._calm_title(brief))
        self._facts.setText(self._day.what_follows(brief, now=now))
        self.primary.hide()
        self._buttons.hide()
        self.show_hint(False)
        self.ring.hide()
        self._sign.show()
        self._sign.set_icon("sun" if brief.rest_day is not None else "circle-check", color="text.tertiary")

    def _calm_title(self, brief: TodayBrief) -> str:
        if brief.still_today:
            return self.tr("Nothing is due now. What you put off is waiting below.")
        if brief.rest_day is not None:
            return self._day.rest_day(brief)
        return self.tr("Everything is done for today.")

    def is_hinted(self) -> bool:
        """Whether it says that a template fits."""
        return self._hint.isVisibleTo(self)

    def show_hint(self, is_shown: bool) -> None:
        """Say, or not, that agreed words fit the question."""
        self._hint_icon.setVisible(is_shown)
        self._hint.setVisible(is_shown)

    def _source_text(self, item: TodayItem, brief: TodayBrief) -> str:
        if item.kind is ItemKind.QUESTION:
            source = self._words.source(item)
            lead = self._words.lead(item, brief)
            if lead:
                return self.tr("{lead} · {source}").format(lead=lead, source=source)
            return self.tr("Citizen's question · {source}").format(source=source)
        if item.kind is ItemKind.ROUND:
            return self.tr("Reading along in the local groups")
        return self.tr("A task of your own") if item.kind is ItemKind.TASK else ""

    def _fact_text(self, item: TodayItem, brief: TodayBrief, *, now: datetime) -> str:
        language = self._context.language
        today = language.local(now).date()
        if item.kind is ItemKind.QUESTION and item.since is not None and item.due_at is not None:
            return self.tr("Asked {asked}. Your target: an answer by {due}.").format(
                asked=language.relative_time(item.since, today=today),
                due=self._words.by_when(item.due_at, today=today),
            )
        meta, when = self._words.meta(item, brief, today=today), self._words.time_left(item, today=today, now=now)
        if item.kind is ItemKind.ROUND or not when:
            return meta
        return self.tr("{meta} · {when}").format(meta=meta, when=when)

    def _deed(self, item: TodayItem, brief: TodayBrief) -> str:
        if item.kind is ItemKind.ROUND and brief.round.is_running:
            return self.tr("Continue the round")
        if item.kind is ItemKind.TASK and item.page:
            return self.tr("Open it")
        return self._context.language.text(_DEEDS[item.kind])

    def _show_ring(self, item: TodayItem, brief: TodayBrief) -> None:
        has_stops = item.kind is ItemKind.ROUND and brief.round.finished_at is None  # of a later one none is read
        is_timed = has_stops or item.kind in (ItemKind.QUESTION, ItemKind.PUBLISH, ItemKind.MISSED)
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
        color = "warn.base" if left < RUNS_OUT_WITHIN else "accent.base"
        lines = (f"{minutes // 60}:{minutes % 60:02d}", self.tr("hrs"))
        self.ring.show_share(min(1.0, left / total), lines, color=color, spoken=self._words.remaining(left))

    def _act(self) -> None:
        if self._item is not None:
            self.acted.emit(self._item)

    def _offer_later(self) -> None:
        if self._item is not None:
            self.later_requested.emit(self._item)


#: Against what a time without a target of its own is drawn.
_USUAL_DAY = timedelta(hours=8)
_DEEDS = {
    ItemKind.QUESTION: N_("Answer"),
    ItemKind.ROUND: N_("Start the round"),
    ItemKind.PUBLISH: N_("Open and copy"),
    ItemKind.MISSED: N_("Open and copy"),
    ItemKind.PASSED: N_("Decide"),
    ItemKind.PASSED_MANY: N_("Show them in the plan"),
    ItemKind.RENEWAL: N_("Ask again"),
    ItemKind.FOLLOW_UP: N_("Follow up"),
    ItemKind.APPROVAL: N_("Open it"),
    ItemKind.ANSWER_APPROVAL: N_("Open it"),
    ItemKind.REPORT: N_("Open the report"),
    ItemKind.AGREEMENT: N_("Open it"),
    ItemKind.HELD: N_("Decide"),
    ItemKind.LINK: N_("Enter as published"),
    ItemKind.FEEDBACK: N_("Write the feedback"),
    ItemKind.CONSENT: N_("Open it"),
    ItemKind.IN_WORK: N_("Answer"),
    ItemKind.TASK: N_("Open the task"),
}
_DEED_ICONS = {
    ItemKind.QUESTION: "reply",
    ItemKind.ROUND: "footprints",
    ItemKind.PUBLISH: "copy",
    ItemKind.MISSED: "copy",
    ItemKind.PASSED: "clock-alert",
    ItemKind.PASSED_MANY: "clock-alert",
    ItemKind.RENEWAL: "stamp",
    ItemKind.FOLLOW_UP: "phone",
    ItemKind.APPROVAL: "hourglass",
    ItemKind.ANSWER_APPROVAL: "hourglass",
    ItemKind.REPORT: "file-chart-column",
    ItemKind.AGREEMENT: "message-square-quote",
    ItemKind.HELD: "triangle-alert",
    ItemKind.LINK: "link",
    ItemKind.FEEDBACK: "messages-square",
    ItemKind.CONSENT: "users",
    ItemKind.IN_WORK: "reply",
    ItemKind.TASK: "list-todo",
}
