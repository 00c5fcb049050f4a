"""Ihre Stadt: what the office is called, who works here, and whom the weekly report addresses."""

from functools import partial
from typing import TYPE_CHECKING

from amtdesk.domain.report_weeks import CALENDAR_WEEK, TO_FRIDAY_NOON, PeriodRule
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.widgets.choices import SegmentedControl

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class TownCard(SettingsCard):
    """Names that go out on paper and in mails."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Your town"))
        self._fields: dict[str, SettingField] = {}
        for key, name, hint in (
            ("name", self.tr("Town"), ""),
            ("full_name", self.tr("Full name of the office"), self.tr("Stands at the head of the weekly report.")),
            ("user_name", self.tr("Your name"), ""),
            ("user_salutation", self.tr("How you are addressed"), self.tr("For example Frau Wolter.")),
            ("mayor_title", self.tr("Title of the head"), self.tr("The weekly report addresses this office.")),
            ("mayor_name", self.tr("Name of the head"), ""),
        ):
            field = SettingField(self.theme, name)
            field.kept.connect(partial(self._keep, key))
            self._fields[key] = field
            self.setting(name, hint, control=field)
        self.period = SegmentedControl(self.theme, self.tr("Reporting week"), choices=self._periods())
        self.period.chosen.connect(self._keep_period)
        hint = self.tr("Finished reports keep theirs.")
        self.setting(self.tr("Reporting week"), hint, control=self.period)

    def _periods(self) -> tuple[tuple[object, str], ...]:
        return (
            (TO_FRIDAY_NOON, self.tr("Friday noon to Friday noon")),
            (CALENDAR_WEEK, self.tr("Monday to Sunday")),
        )

    def show_records(self) -> None:
        """Show the names that are stored."""
        town = self.context.desk.town.town()
        for key, field in self._fields.items():
            field.show_text(str(getattr(town, key)))
        self.period.choose(self.context.desk.report_weeks.period_rule())

    def _keep_period(self, rule: object) -> None:
        if isinstance(rule, PeriodRule):
            self.attempt(partial(self.context.desk.reports.set_period, rule))

    def _keep(self, key: str, text: str) -> None:
        self._fields[key].show_text(text)
        self.attempt(partial(self.context.desk.town.set, key, text))
