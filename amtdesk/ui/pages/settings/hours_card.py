"""Redaktionszeiten und Feiertage: the week's hours, the target, the Land, local holidays, own closing days."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from amtdesk.domain.local_holidays import FEDERAL_STATES, offered
from amtdesk.domain.service_hours import spans_from, spans_text
from amtdesk.ui.pages.settings.closing_list import ClosingList
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.widgets.buttons import FilterChip
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import tab_before

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

DAYS: Final = 7
MOST_HOURS: Final = 120
_YEAR: Final = timedelta(days=365)


class HoursCard(SettingsCard):
    """When somebody is there to answer, and when a first reaction is due."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Service hours and holidays"))
        self.days: list[SettingField] = []
        self._errors: list[ErrorLine] = []
        self._build_week()
        self._build_target()
        self._build_state()
        hint = self.tr("Where they hold only in some places, and days that are free by custom.")
        _part, lines = self.block(self.tr("Local holidays"), hint)
        self._local = FlowRow(self.theme)
        self._chips: dict[str, FilterChip] = {}
        lines.addWidget(self._local)
        hint = self.tr("Answers are not due on these days, and their hours do not count.")
        _part, lines = self.block(self.tr("Closing days"), hint)
        self.closing = ClosingList(context)
        lines.addWidget(self.closing)

    # building

    def _build_week(self) -> None:
        hint = self.tr("For example 8–12, 14–18. An empty day has no service.")
        _part, lines = self.block(self.tr("Service hours"), hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(6))
        grid.setColumnStretch(1, 1)
        for number in range(DAYS):
            name = self.context.language.weekday_name(number)
            field = SettingField(self.theme, self.tr("Hours on {day}").format(day=name))
            field.setPlaceholderText(self.tr("no service"))
            field.kept.connect(partial(self._keep_day, number))
            error = ErrorLine(self.theme)
            label = Label(self.theme, name, role="meta", color="text.secondary")
            label.setBuddy(field)
            grid.addWidget(label, 2 * number, 0)
            grid.addWidget(field, 2 * number, 1)
            grid.addWidget(error, 2 * number + 1, 1)
            self.days.append(field)
            self._errors.append(error)
        lines.addLayout(grid)

    def _build_target(self) -> None:
        choices = ((True, self.tr("On the same day")), (False, self.tr("By hours")))
        self.same_day = SegmentedControl(self.theme, self.tr("First reaction"), choices=choices)
        self.same_day.chosen.connect(self._choose_target)
        self.hours = SettingField(self.theme, self.tr("Hours until the first reaction"), width=64)
        self.hours.setValidator(QIntValidator(1, MOST_HOURS, self.hours))
        self.hours.kept.connect(self._keep_hours)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = row(self.theme, spacing=8)
        holder.setLayout(line)
        line.addWidget(self.same_day)
        line.addWidget(self.hours)
        self._unit = Label(self.theme, self.tr("hours"), role="meta", color="text.secondary")
        line.addWidget(self._unit)
        hint = self.tr("Days without service do not count. An interim reply is a reaction, too.")
        self.setting(self.tr("First reaction"), hint, control=holder)

    def _build_state(self) -> None:
        self.state = ChoiceBox(self.tr("Federal state"))
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state.setMinimumContentsLength(22)
        self.state.setFont(self.theme.font("control"))
        self.state.addItem(self.tr("None: nationwide holidays"), "")
        for code, name in FEDERAL_STATES.items():
            self.state.addItem(name, code)
        self.state.activated.connect(self._choose_state)
        self._coming = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self.setting(
            self.tr("Federal state"), self.tr("Its public holidays hold."), control=self.state, below=self._coming
        )

    # showing

    def show_records(self) -> None:
        """Show hours, target, holidays and closing days."""
        desk = self.context.desk
        hours, town = desk.town.calendar().hours, desk.town.town()
        for number, field in enumerate(self.days):
            if not self._errors[number].text():  # what could not be read stays to be mended
                field.show_text(spans_text(hours.get(number, ())))
        self.same_day.choose(town.answer_same_day)
        self.hours.show_text(str(town.answer_target_hours))
        for part in (self.hours, self._unit):
            part.setVisible(not town.answer_same_day)
        self.state.setCurrentIndex(max(0, self.state.findData(desk.town.federal_state())))
        self._show_holidays()
        self.closing.show_records()

    def _show_holidays(self) -> None:
        desk, language = self.context.desk, self.context.language
        today, ticked = desk.clock.today(), desk.town.local_holidays()
        days = {**desk.town.holidays(today.year), **desk.town.holidays(today.year + 1)}
        coming = [each for each in days.items() if today <= each[0] < today + _YEAR]
        self._coming.setText(" · ".join(f"{language.day_and_month(day)}\u00a0{name}" for day, name in coming))
        self._show_local([each.name for each in offered(desk.town.federal_state())])
        for name, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(name in ticked)
            chip.blockSignals(False)

    def _show_local(self, names: list[str]) -> None:
        if list(self._chips) == names:
            return
        for chip in self._chips.values():
            self._local.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for name in names:
            chip = FilterChip(self.theme, name, parent=self._local)
            chip.picked.connect(partial(self._tick, name))
            self._chips[name] = chip
            self._local.flow.addWidget(chip)
            chip.show()
        tab_before(self.closing, self._chips.values())

    # slots

    def _keep_day(self, number: int, text: str) -> None:
        if self.attempt(partial(self._set_day, number, text), self._errors[number]):
            self.show_records()

    def _set_day(self, number: int, text: str) -> None:
        town = self.context.desk.town
        hours = {**town.calendar().hours, number: spans_from(text)}
        if hours[number] != town.calendar().hours.get(number, ()):
            town.set_hours(hours)

    def _choose_target(self, same_day: object) -> None:
        hours = self.context.desk.town.town().answer_target_hours
        self.attempt(partial(self.context.desk.town.set_target, hours, same_day=bool(same_day)))

    def _keep_hours(self, text: str) -> None:
        if not text.isdecimal():
            self.hours.show_text(str(self.context.desk.town.town().answer_target_hours))
            return
        self.attempt(partial(self.context.desk.town.set_target, int(text)))

    def _choose_state(self, _number: int) -> None:
        code = str(self.state.currentData())
        if code != self.context.desk.town.federal_state():
            self.attempt(partial(self.context.desk.town.set_federal_state, code))

    def _tick(self, name: str, on: bool) -> None:
        self.attempt(partial(self.context.desk.town.set_local_holiday, name, on=on))
