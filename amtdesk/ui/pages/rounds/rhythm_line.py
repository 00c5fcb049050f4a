"""On which days a group is read: chosen weekdays, or any rhythm. The sentence of a rhythm is the field's own."""

from datetime import date
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QWidget

from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.ui.pages.rounds.fact_lines import FactLine
from amtdesk.ui.widgets.buttons import FilterChip
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.widgets.recurrence_field import RecurrenceField

_DAYS, _RULE = "days", "rule"
_WEEK: Final = 7
#: What is shown first when she asks for another rhythm than weekdays.
_FIRST_RULE: Final = "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"
_RULE_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class RhythmLine(FactLine):
    """Weekdays as chips, or a rule. The rule's field is built on first use."""

    def __init__(self, context: "PageContext") -> None:
        self._context = context
        theme = context.theme
        holder = QWidget()
        self.way = SegmentedControl(
            theme, holder.tr("Read on"), choices=((_DAYS, holder.tr("Weekdays")), (_RULE, holder.tr("Another rhythm")))
        )
        self.chips = tuple(FilterChip(theme, context.language.weekday_name(day, short=True)) for day in range(_WEEK))
        self._chip_row = FlowRow(theme, spacing=6)
        for day, chip in enumerate(self.chips):
            chip.setAccessibleName(context.language.weekday_name(day))
            self._chip_row.flow.addWidget(chip)
            chip.clicked.connect(self._choose)
        self.rule: RecurrenceField | None = None
        self._starts_on = context.desk.clock.today()
        self._lines = column(theme, spacing=8)
        self._lines.addWidget(self.way)
        self._lines.addWidget(self._chip_row)
        holder.setLayout(self._lines)
        self._holder = holder
        super().__init__("rhythm", holder, focus=self.way)
        self.way.chosen.connect(self._change_way)

    # what is shown

    def raw_of(self, group: Group) -> str:
        """Days, rule and the day from which it counts."""
        days = "".join(str(day) for day in sorted(group.days))
        return "|".join((days, group.rhythm, group.rhythm_starts_on.isoformat()))

    def raw(self) -> str:
        """What is chosen."""
        days = "".join(str(day) for day, chip in enumerate(self.chips) if chip.isChecked())
        if self.rule is None or self.way.key() == _DAYS:
            return "|".join((days, "", self._starts_on.isoformat()))
        return "|".join((days, self.rule.rule(), self.rule.starts_on().isoformat()))

    def fill(self, raw: str) -> None:
        """Show days or rule."""
        days, rule, starts_on = raw.split("|")
        self._starts_on = date.fromisoformat(starts_on)
        for day, chip in enumerate(self.chips):
            chip.setChecked(str(day) in days)
        self._show_way(_RULE if rule else _DAYS, rule=rule)

    def facts(self) -> GroupFacts:
        """Return the days, or the rule with its first day. A group read by a rule keeps the days it had before."""
        days, rule, starts_on = self.raw().split("|")
        facts: dict[str, object] = {"rhythm": rule}
        if days or not rule:
            facts["days"] = frozenset(int(day) for day in days)
        if rule:
            facts["rhythm_from"] = date.fromisoformat(starts_on)
        return cast("GroupFacts", facts)

    # within

    def _change_way(self, way: object) -> None:
        first_day = next((day for day, chip in enumerate(self.chips) if chip.isChecked()), 0)
        self._show_way(str(way), rule=_FIRST_RULE.format(day=_RULE_DAYS[first_day]))
        self.kept.emit()

    def _show_way(self, way: str, *, rule: str) -> None:
        self.way.choose(way)
        if way == _RULE:
            self._rule_field().set_rule(rule, starts_on=self._starts_on)
        self._chip_row.setVisible(way == _DAYS)
        if self.rule is not None:
            self.rule.setVisible(way == _RULE)

    def _rule_field(self) -> "RecurrenceField":
        if self.rule is None:
            from amtdesk.ui.widgets.recurrence_field import RecurrenceField

            self.rule = RecurrenceField(self._context, may_be_once=False, picks_first_day=True)
            self._lines.addWidget(self.rule)
            read_as_laid_out(self._holder)
            self.rule.changed.connect(self._choose)
        return self.rule

    def _choose(self, _chosen: object = None) -> None:
        self.kept.emit()
