"""The page Wochenbericht: check the words, look at the page, save it. Nothing is computed here."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.report_weeks import week_beside
from amtdesk.domain.reports import LISTS, SECTION_WORD, ReportField, Section, WeeklyReport
from amtdesk.ui.messages import BarAction
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, Page, PageContext
from amtdesk.ui.pages.report.entry_card import EntryCard
from amtdesk.ui.pages.report.figures import FiguresCard, HoursCard
from amtdesk.ui.pages.report.head import ReportHead
from amtdesk.ui.pages.report.preview import ReportPreview
from amtdesk.ui.pages.report.sections import SectionsCard
from amtdesk.ui.pages.report.state_card import StateCard
from amtdesk.ui.pages.report.ways_out import WaysOut
from amtdesk.ui.pages.report.words import ReportWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column

_ABOVE = {ReportField.HEADLINE: Section.HEADLINE, ReportField.DECISIONS: Section.DECISIONS}
_BELOW = {
    ReportField.TOPICS: Section.TOPICS,
    ReportField.TIPS: Section.TIPS,
    ReportField.OUTLOOK: Section.OUTLOOK,
    ReportField.GOALS: Section.GOALS,
    ReportField.BENEFIT: Section.BENEFIT,
    ReportField.INCIDENTS: Section.INCIDENTS,
}
_LEFT_WIDTH = 404


class ReportPage(Page):
    """One week's report."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.SAFEKEEPING, Area.REMINDERS, Area.TEMPLATES}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = self.theme
        self._words = ReportWords(self.language, self)
        self._week = self.desk.reports.week_of(self.desk.clock.now())
        self._is_seen = False
        self._report: WeeklyReport | None = None
        self.head = ReportHead(context)
        self.ways_out = WaysOut(context, self._words, head=self.head, page=self)
        self.state = StateCard(context)
        self.entries = {field: self._card(field, section) for field, section in (_ABOVE | _BELOW).items()}
        self.sections = SectionsCard(context, self._words)
        self.hours = HoursCard(context)
        self.figures = FiguresCard(context, self._words)
        self.preview = ReportPreview(context)
        self._left = ScrollColumn(theme, spacing=14, margins=(0, 2, 12, 24))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._assemble()
        self._connect()

    def _card(self, field: ReportField, section: Section) -> EntryCard:
        title = self.language.text(SECTION_WORD[section])
        return EntryCard(self.context, self._words, field=field, title=title)

    def _assemble(self) -> None:
        left = self._left.column
        left.addWidget(self.state)
        left.addWidget(self.entries[ReportField.HEADLINE])
        left.addWidget(self.sections)
        left.addWidget(self.entries[ReportField.DECISIONS])
        for field in _BELOW:
            left.addWidget(self.entries[field])
        left.addWidget(self.hours)
        left.addWidget(self.figures)
        left.addStretch(1)
        self._body.setSpacing(self.theme.px(24))
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._left)
        self._body.addWidget(self.preview, 1)
        whole = column(self.theme, spacing=16, margins=(32, 20, 24, 0))
        whole.addWidget(self.head)
        whole.addLayout(self._body, 1)
        self.setLayout(whole)
        self._fold(self.layout_width())

    def _connect(self) -> None:
        self.head.stepped.connect(self._step)
        self.ways_out.week_requested.connect(self._show_week)
        self.state.finish_requested.connect(self._finish)
        self.state.reopen_requested.connect(self._reopen)
        for card in self.entries.values():
            card.typed.connect(self._preview_words)
            card.edited.connect(self._keep)
            card.reset_requested.connect(self._reset)
        self.sections.toggled.connect(self._toggle)
        self.sections.always_requested.connect(self._toggle_always)
        self.sections.moved.connect(self._move)
        self.hours.edited.connect(self._keep_hours)
        self.hours.misread.connect(self._misread)
        self.figures.corrected.connect(self._correct)
        self.figures.misread.connect(self._misread_figure)
        self.width_changed.connect(self._fold)
        for keys, week in (("Ctrl+PgUp", self.head.earlier), ("Ctrl+PgDown", self.head.later)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(week.click)

    # what is shown

    @override
    def refresh(self) -> None:
        newest = self.desk.reports.week_of(self.desk.clock.now())
        if not self._is_seen:
            self._week = newest  # what was read ahead last week begins with this one
        report = self._report = self.desk.reports.weekly(self._week)
        self.ways_out.show_week(self._week)
        self.head.show_week(self._words.week(report.period), has_later=self._week < newest)
        clock = self.desk.clock
        is_ending = report.period.last_day(clock.zone) <= clock.today()  # the mayor reads it before noon
        changes = self.desk.reports.changes_since_finished(self._week)
        self.state.show_report(report, self._words, is_ending=is_ending, changes=changes)
        for field, card in self.entries.items():
            card.show_entry(report.entry(field), is_fixed=report.is_finished)
        self.sections.show_report(report, usual=self.desk.reports.left_out_always())
        self.hours.show_report(report)
        self.figures.show_report(report)
        self._preview_words()
        self.setAccessibleName(self.accessible_title())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_seen and self._week != self.desk.reports.week_of(self.desk.clock.now()):
            self.refresh()
        self._is_seen = True

    @override
    def open_at(self, target: object) -> None:
        if isinstance(target, str) and target:
            self._show_week(target)

    @override
    def place(self) -> object:
        return self._week

    @override
    def leave(self) -> None:
        for card in self.entries.values():
            card.text.flush()
        self.hours.flush()
        self.figures.flush()

    def _is_stored(self) -> bool:
        """Store what is typed; whether nothing is left that was refused, which belongs to this week alone."""
        self.leave()
        is_waiting = any(card.text.has_unsaved() for card in self.entries.values())
        return not (is_waiting or self.hours.has_unsaved() or self.figures.has_unsaved())

    @override
    def accessible_title(self) -> str:
        if self._report is None:
            return self.tr("Weekly report")
        return self.tr("Weekly report, {week}").format(week=self._words.week(self._report.period))

    @override
    def primary_button(self) -> KbdButton | None:
        return self.head.save

    @override
    def first_focus(self) -> QWidget | None:
        return self.entries[ReportField.HEADLINE].text

    @override
    def focus_areas(self) -> list[QWidget]:
        return [self.entries[ReportField.HEADLINE].text, self.sections.first(), self.preview]

    def _fold(self, width: int) -> None:
        is_narrow = width < ONE_COLUMN_BELOW
        self.head.stack(is_stacked=is_narrow)
        self.preview.show_inline(is_inline=is_narrow)
        if is_narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_NO_LIMIT)
            if self._left.column.indexOf(self.preview) < 0:
                self._left.column.insertWidget(self._left.column.count() - 1, self.preview)
        else:
            self._left.setFixedWidth(self.theme.px(_LEFT_WIDTH + 12))
            if self._body.indexOf(self.preview) < 0:
                self._body.addWidget(self.preview, 1)

    def _step(self, weeks: int) -> None:
        self._show_week(week_beside(self._week, weeks=weeks))

    def _show_week(self, week: str) -> None:
        self._is_seen = True
        if self._is_stored():
            self._week = week
            self.refresh()

    # what is written

    def _preview_words(self) -> None:
        """Let the page follow each key; subjects with their counts follow when they are stored."""
        report = self._report
        for field, card in self.entries.items():
            if report is not None and field is not ReportField.TOPICS and card.text.has_unsaved():
                report = report.with_words(field, card.text.text())
        if report is not None:
            self.preview.show_report(report)

    def _keep(self, field: ReportField, text: str) -> None:
        try:
            if field is ReportField.TOPICS:
                self.desk.reports.edit_topics(self._week, text)
            else:
                self.desk.reports.edit(self._week, field, value=text.split("\n") if field in LISTS else text)
        except UserFacingError as error:
            self.entries[field].text.keep_unsaved()
            self.messages.report(error)

    def _reset(self, field: ReportField) -> None:
        self._do(lambda: self.desk.reports.reset(self._week, field), self.tr("The proposal stands there again."))

    def _toggle(self, section: Section, shown: bool) -> None:
        if not self._do(lambda: self.desk.reports.show_section(self._week, section, shown=shown)):
            self.refresh()
            return
        said = self.tr("“{part}” is on the page this week.") if shown else self.tr("“{part}” is left out this week.")
        always = BarAction(self.tr("In every week"), partial(self._toggle_always, section, shown))
        self.messages.undo_toast(said.format(part=self._name(section)), further=always)

    def _toggle_always(self, section: Section, shown: bool) -> None:
        said = self.tr("“{part}” is on the page in every week.")
        if not shown:
            said = self.tr("“{part}” is left out in every week.")
        reports, week = self.desk.reports, self._week
        self._do(lambda: reports.show_section_always(week, section, shown=shown), said.format(part=self._name(section)))

    def _move(self, section: Section, place: int) -> None:
        said = self.tr("“{part}” stands in place {n} now, in every week.").format(part=self._name(section), n=place + 1)
        if self._do(lambda: self.desk.reports.move_section(section, place=place), said) and self._report is not None:
            self.sections.show_report(  # now: the next key belongs to the part that moved
                replace(self._report, order=self.desk.reports.order()), usual=self.desk.reports.left_out_always()
            )
            self.sections.follow(section)

    def _name(self, section: Section) -> str:
        return self.language.text(SECTION_WORD[section])

    def _keep_hours(self, field: ReportField, hours: float | None) -> None:
        reports = self.desk.reports
        if hours is None:
            is_kept = self._do(lambda: reports.reset(self._week, field))
        else:
            is_kept = self._do(lambda: reports.edit(self._week, field, value=hours))
        if not is_kept:
            self.hours.keep_unsaved(field)

    def _misread(self, text: str) -> None:
        said = self.tr("“{text}” is no time. Please write hours such as 6:15 or 6.25.")
        self.messages.toast(said.format(text=text), icon="info")

    def _correct(self, figure: str, value: float | None) -> None:
        if not self._do(lambda: self.desk.reports.correct(self._week, figure, value=value)):
            self.figures.keep_unsaved(figure)

    def _misread_figure(self, text: str) -> None:
        said = self.tr("“{text}” is no count. Please write a whole number such as 14.")
        self.messages.toast(said.format(text=text), icon="info")

    def _finish(self) -> None:
        if self._is_stored():
            self._do(lambda: self.desk.reports.finish(self._week), self.tr("The report is finished and stands still."))

    def _reopen(self) -> None:
        self._do(lambda: self.desk.reports.reopen(self._week), self.tr("The report is open again."))

    def _do(self, deed: Callable[[], object], said: str = "") -> bool:
        try:
            deed()
        except UserFacingError as error:
            self.messages.report(error)
            return False
        if said:
            self.messages.undo_toast(said)
        return True


_NO_LIMIT = 16777215
