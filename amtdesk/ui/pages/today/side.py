"""The side of Heute: the round's stops, the planning lead, the response time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amtdesk.domain.answer_figures import AnswerFigures
from amtdesk.domain.planning_lead import DayState, Gap, LeadLevel, PlanningLead
from amtdesk.domain.rounds import Round, StopState
from amtdesk.domain.today import ResponseFigures, TodayBrief
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Hairline, clear_layout, column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.meters import LeadSample, PlanningLeadStrip, Ring, Sparkline

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_STOP_ICONS = {
    StopState.WAITING: "circle",
    StopState.CURRENT: "circle-dot",
    StopState.READ: "check",
    StopState.SKIPPED: "check",
}
_SHOWN_STOPS = 6
_MIDDLE_DAY = 14
_NAMED_GAPS = 2
_LEVEL_COLOR = {
    LeadLevel.UNBEGUN: "text.secondary",
    LeadLevel.SHORT: "danger.text",
    LeadLevel.MIDDLING: "warn.text",
    LeadLevel.ENOUGH: "text.secondary",
}
#: How far in a link stands so that its words begin under the words beside an icon of 16: 16 + 8 less its own padding.
_UNDER_TEXT = 24


class RoundPanel(QWidget):
    """How far today's round is, stop by stop (H3)."""

    start_requested = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.ring = Ring(theme, size=44)
        self._title = Label(theme, self.tr("Round"), role="heading")
        self._meta = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._stops = column(theme, spacing=6)
        self.button = KbdButton(theme, self.tr("Start"), icon="footprints", keys="Ctrl+R")
        self.button.clicked.connect(self.start_requested)
        head = row(theme, spacing=12)
        texts = column(theme, spacing=0)
        texts.addWidget(self._title)
        texts.addWidget(self._meta)
        head.addWidget(self.ring)
        head.addLayout(texts, 1)
        whole = column(theme, spacing=10)
        whole.addLayout(head)
        whole.addLayout(self._stops)
        whole.addWidget(self.button)
        self.setLayout(whole)

    def show_round(self, brief: TodayBrief) -> None:
        """Show the stops, and when the round is due."""
        today = brief.round
        self.show_progress(self.ring, brief)
        self._meta.setText(self.meta_text(brief))
        self.button.set_label(self.tr("Continue") if today.started_at else self.tr("Start"))
        self.button.setAccessibleName(self.tr("Start or continue the round"))
        self.button.setVisible(today.finished_at is None and _is_asked(brief))
        clear_layout(self._stops)
        if _is_asked(brief):
            self._show_stops(today)
            self.button.raise_()  # read behind them

    def show_progress(self, ring: Ring, brief: TodayBrief) -> None:
        """Show in a ring how many stops are done; on a day off there is nothing to count."""
        done, total = brief.round.done_count, len(brief.round.stops)
        spoken = self.tr("{done} of {total} stops done").format(done=done, total=total)
        ring.show_share(done / max(1, total), (f"{done}/{total}" if _is_asked(brief) else "–",), spoken=spoken)

    def meta_text(self, brief: TodayBrief) -> str:
        """When it is due and how long it takes."""
        today = brief.round
        if today.finished_at is not None or not _is_asked(brief):
            return self.when_text(brief)
        time = self._context.language.clock_time(brief.round_at)
        return self.tr("from {time}, about {minutes} minutes left").format(time=time, minutes=today.minutes_left)

    def when_text(self, brief: TodayBrief) -> str:
        """When it is due, since when it is done, or when the next one of the day is due."""
        language, today = self._context.language, brief.round
        if brief.next_round_at is not None:
            return self.tr("next one at {time}").format(time=language.clock_time(brief.next_round_at))
        if today.finished_at is not None:
            return self.tr("finished at {time}").format(time=language.clock_time(today.finished_at))
        if not _is_asked(brief):
            return self.tr("no round today")
        return self.tr("from {time}").format(time=language.clock_time(brief.round_at))

    def _show_stops(self, today: Round) -> None:
        theme = self._context.theme
        current = today.current if today.started_at is not None else None
        for stop in today.stops[:_SHOWN_STOPS]:
            is_current = current is not None and stop.group.id == current.group.id
            line = row(theme, spacing=8)
            icon = _STOP_ICONS[StopState.CURRENT if is_current else stop.state]
            line.addWidget(IconLabel(theme, icon, color="accent.base" if is_current else "text.secondary", size=16))
            name = Label(theme, stop.group.name, role="metaStrong" if is_current else "meta", wrap=True)
            name.set_color("text.primary" if is_current else "text.secondary")
            line.addWidget(name, 1)
            self._stops.addLayout(line)
        rest = len(today.stops) - _SHOWN_STOPS
        if rest > 0:
            self._stops.addWidget(
                Label(theme, self.tr("and {n} more").format(n=rest), role="meta", color="text.secondary")
            )


def _is_asked(brief: TodayBrief) -> bool:
    """Whether there is a round today: on a day off only the one that she began."""
    return bool(brief.round.stops) and (brief.rest_day is None or brief.round.started_at is not None)


class LeadPanel(QWidget):
    """The planning lead (H4): 28 days, gaps named."""

    day_requested = Signal(object)  # the date at which the plan shall open

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._first: date | None = None
        self._first_gap = 0
        theme = context.theme
        self._meta = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._level = Label(theme, role="metaStrong", wrap=True)
        self._level_icon = IconLabel(theme, "triangle-alert", size=16)
        self.strip = PlanningLeadStrip(theme)
        self._gap = Label(theme, role="meta", wrap=True)
        self._gap_icon = IconLabel(theme, "triangle-alert", color="warn.base", size=16)
        self.fill = LinkButton(theme, self.tr("Fill the gap"))
        self.fill.clicked.connect(lambda: self._request(self._first_gap))
        self.strip.opened.connect(self._request)
        whole = column(theme, spacing=8)
        whole.addWidget(Label(theme, self.tr("Planning lead"), role="heading"))
        whole.addWidget(self._meta)
        whole.addLayout(self._level_line())
        whole.addWidget(self.strip)
        whole.addWidget(self._legend())
        gap = row(theme, spacing=8)
        gap.addWidget(self._gap_icon, 0, Qt.AlignmentFlag.AlignTop)
        gap.addWidget(self._gap, 1)
        whole.addLayout(gap)
        self._deed = row(theme, spacing=0)
        self._deed.addWidget(self.fill)
        self._deed.addStretch(1)
        whole.addLayout(self._deed)
        self.setLayout(whole)

    def _request(self, place: int) -> None:
        if self._first is not None:
            self.day_requested.emit(self._first + timedelta(days=place))

    def _level_line(self) -> QHBoxLayout:
        line = row(self._context.theme, spacing=8)
        line.addWidget(self._level_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._level, 1)
        return line

    def _show_level(self, lead: PlanningLead) -> None:
        """Red, amber or quiet (H4): the words say it, the colour only helps."""
        words, color = self.level_text(lead), _LEVEL_COLOR[lead.level]
        self._level.setText(words)
        self._level.set_color(color)
        self._level_icon.set_icon("clock-alert" if lead.level is LeadLevel.SHORT else "clock", color=color)
        for widget in (self._level, self._level_icon):
            widget.setVisible(bool(words))

    def color(self, brief: TodayBrief) -> str:
        """The tone of the lead's words."""
        return _LEVEL_COLOR[brief.planning_lead.level]

    def level_text(self, lead: PlanningLead) -> str:
        """Whether the lead is long enough; nothing where it is."""
        match lead.level:
            case LeadLevel.SHORT:
                return self.tr("Short: less than 14 days")
            case LeadLevel.MIDDLING:
                return self.tr("Less than 28 days")
            case LeadLevel.ENOUGH | LeadLevel.UNBEGUN:
                return ""

    def _legend(self) -> FlowRow:
        theme = self._context.theme
        legend = FlowRow(theme, spacing=14)
        samples = (
            ("approved", self.tr("approved")),
            ("draft", self.tr("draft")),
            ("waiting", self.tr("waiting")),
            ("empty", self.tr("empty")),
        )
        for state, text in samples:
            sample = QWidget()
            line = row(theme, spacing=6)
            line.addWidget(LeadSample(theme, state))  # type: ignore[arg-type]  # the three names of LeadState
            line.addWidget(Label(theme, text, role="meta", color="text.secondary"))
            sample.setLayout(line)
            legend.flow.addWidget(sample)
        return legend

    def show_lead(self, lead: PlanningLead, *, today: date) -> None:
        """Show the strip and name the first gap."""
        language = self._context.language
        self._meta.setText(self.reach_text(lead))
        self._show_level(lead)
        first, middle, last = (today + timedelta(days=n) for n in (0, _MIDDLE_DAY, len(lead.days) - 1))
        self._first = first
        self._first_gap = (lead.gaps[0].first - first).days if lead.gaps else 0
        self.strip.show_days(
            [day.state.value for day in lead.days],
            [self._tip(day) for day in lead.days],
            captions=(
                language.relative_day(first, today=today),
                language.day_and_month(middle),
                language.day_and_month(last),
            ),
            first_gap=self._first_gap,
            spoken=self._spoken(lead),
            rest_days=frozenset(place for place, day in enumerate(lead.days) if not day.is_service_day),
        )
        is_begun = lead.level is not LeadLevel.UNBEGUN
        gap = self._gap_text(lead) if is_begun else ""
        self._gap.setText(gap)
        for widget in (self._gap, self._gap_icon):
            widget.setVisible(bool(gap))
        self.fill.set_label(self.tr("Fill the gap") if is_begun else self.tr("Plan the first post"))
        self.fill.setVisible(bool(lead.gaps))
        self._deed.setContentsMargins(self._context.theme.px(_UNDER_TEXT) if gap else 0, 0, 0, 0)

    def _tip(self, day: DayState) -> str:
        name = self._context.language.short_date(day.day)
        return "\n".join((name, *day.titles)) if day.titles else self.tr("{day}: nothing planned").format(day=name)

    def reach_text(self, lead: PlanningLead) -> str:
        """Until when approved posts reach."""
        if lead.approved_until is None:
            return self.tr("Nothing is approved ahead yet.")
        until = self._context.language.short_date(lead.approved_until)
        if lead.days_ahead == 0:
            return self.tr("Approved until today, nothing after that.")
        if lead.days_ahead == 1:
            return self.tr("Approved until {day} (1 day)").format(day=until)
        return self.tr("Approved until {day} ({days} days)").format(day=until, days=lead.days_ahead)

    def tile_texts(self, lead: PlanningLead) -> tuple[str, str]:
        """How far it reaches and where it breaks, in two short lines."""
        days = lead.days_ahead
        title = self.tr("{days} days planning lead").format(days=days)
        if days == 1:
            title = self.tr("1 day planning lead")
        if not lead.gaps or lead.level is LeadLevel.UNBEGUN:
            return title, self.level_text(lead) or self.reach_text(lead)
        level = self.tr("Short") if lead.level is LeadLevel.SHORT else self.level_text(lead)
        gap = self.tr("Gap from {day}").format(day=self._context.language.short_date(lead.gaps[0].first))
        return title, self.tr("{level}. {gap}").format(level=level, gap=gap) if level else gap

    def _spoken(self, lead: PlanningLead) -> str:
        parts = (self.reach_text(lead), self.level_text(lead), self._gap_text(lead, most=len(lead.gaps)))
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _gap_text(self, lead: PlanningLead, *, most: int = _NAMED_GAPS) -> str:
        named = [self._gap_words(gap) for gap in lead.gaps[:most]]
        rest = len(lead.gaps) - len(named)
        if rest == 1:
            named.append(self.tr("One more gap after that."))
        elif rest:
            named.append(self.tr("{n} more gaps after that.").format(n=rest))
        return "\n".join(named)

    def _gap_words(self, gap: Gap) -> str:
        language = self._context.language
        start, end = language.short_date(gap.first), language.short_date(gap.last)
        return self.tr("Gap: {start} to {end}.").format(start=start, end=end)


class ResponsePanel(QWidget):
    """How fast citizens hear back (H5)."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._value = Label(theme, role="title", wrap=True)
        self._meta = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.sparkline = Sparkline(theme)
        whole = column(theme, spacing=4)
        whole.addWidget(Label(theme, self.tr("Response time"), role="heading"))
        line = row(theme, spacing=12)
        texts = column(theme, spacing=0)
        texts.addWidget(self._value)
        texts.addWidget(self._meta)
        line.addLayout(texts, 1)
        line.addWidget(self.sparkline)
        whole.addLayout(line)
        self._days_off = Label(theme, role="meta", color="text.secondary", wrap=True)
        whole.addWidget(self._days_off)
        self.setLayout(whole)

    def show_figures(self, figures: ResponseFigures) -> None:
        """Show the median of seven days and the line of eight weeks."""
        self._value.setText(self.value_text(figures))
        self._value.set_role("bodyStrong" if figures.last_seven_days is None else "title")
        target = figures.target.total_seconds() / 3600
        if figures.is_same_day:
            self._meta.setText(self.tr("Median, target the same day"))
        else:
            self._meta.setText(self.tr("Median, target {hours}\u00a0hrs").format(hours=round(target)))
        self._show_days_off(figures.days_off)
        hours = [None if week is None else week.total_seconds() / 3600 for week in figures.weekly]
        known = [value for value in hours if value is not None]
        number = self._context.language.number
        spoken = self.tr("no answers in eight weeks")
        if known:
            spoken = self.tr("eight weeks: first {first}, last {last}, least {least}, most {most} hours").format(
                first=number(known[0], digits=1), last=number(known[-1], digits=1),
                least=number(min(known), digits=1), most=number(max(known), digits=1),
            )  # fmt: skip
        self.sparkline.show_values(hours, target=target, spoken=spoken)
        self.sparkline.setVisible(len(known) > 1)

    def _show_days_off(self, apart: AnswerFigures) -> None:
        self._days_off.setVisible(apart.median is not None)
        if apart.median is not None:
            words = self.tr("Asked on days off: {n}, median {time}")
            self._days_off.setText(words.format(n=apart.reactions, time=self._context.language.duration(apart.median)))

    def value_text(self, figures: ResponseFigures) -> str:
        """The median in words."""
        if figures.last_seven_days is None:
            return self.tr("No answer yet") if not any(figures.weekly) else self.tr("No answer in 7 days")
        return self._context.language.duration(figures.last_seven_days)


def side_column(context: "PageContext", panels: tuple[RoundPanel, LeadPanel, ResponsePanel]) -> QWidget:
    """The three panels one under the other, with hairlines between."""
    theme = context.theme
    side = QWidget()
    side.setFixedWidth(theme.px(278))
    whole = column(theme, spacing=20)
    for number, panel in enumerate(panels):
        if number:
            whole.addWidget(Hairline(theme))
        whole.addWidget(panel)
    whole.addStretch(1)
    side.setLayout(whole)
    return side
