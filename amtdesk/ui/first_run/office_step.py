"""Ihre Behörde: what the office is called, in which Land it lies, and when somebody is there."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.domain.first_run import OfficeAnswer
from amtdesk.domain.local_holidays import FEDERAL_STATES
from amtdesk.domain.service_hours import checked_week, short_spans, spans_from
from amtdesk.ui.first_run.parts import FieldBox, FoldingRow, choice_field, text_field
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.first_run.week_fields import DAYS, WeekFields
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


_CHOSEN_MS: Final = 250


class OfficeStep(Step):
    """The first question, and the one place from which Birkenfurt can be looked at instead."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            title=self.tr("What is your office called?"),
            text=self.tr("The Land brings its public holidays. Answers are due while somebody is there."),
        )
        theme = self.theme
        self.name = self.answer(
            "name",
            FieldBox(
                theme,
                self.tr("Town or municipality"),
                field=text_field(self.note_typed, placeholder=self.tr("such as Haselbrück")),
            ),
        )
        self.full_name = self.answer(
            "full_name",
            FieldBox(
                theme,
                self.tr("Name of the office"),
                field=text_field(self.note_typed, placeholder=self.tr("such as Stadt Haselbrück")),
                aside=self.tr("optional"),
            ),
        )
        self.lines.addWidget(FoldingRow(theme, (self.name, self.full_name)))
        self._add_state()
        self._add_hours()
        self._add_birkenfurt()
        self.lines.addStretch(1)

    def _add_state(self) -> None:
        states = [("", self.tr("not chosen yet")), *((code, name) for code, name in FEDERAL_STATES.items())]
        self.state = self.answer(
            "federal_state", FieldBox(self.theme, self.tr("Federal state"), field=choice_field(self._choose, states))
        )
        side = QWidget()
        lines = column(self.theme, spacing=0, margins=(0, 26, 0, 0))
        side.setLayout(lines)
        self._holidays = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self._holidays_soon = QTimer(self, singleShot=True, interval=_CHOSEN_MS)  # letters that choose come in a row
        self._holidays_soon.timeout.connect(self._say_holidays)
        lines.addWidget(self._holidays)
        lines.addStretch(1)
        self.lines.addWidget(FoldingRow(self.theme, (self.state, side)))

    def _add_hours(self) -> None:
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, self.tr("When is somebody there?"), role="bodyStrong"))
        hint = self.tr("For example 8–12, 14–18. An empty day has no service.")
        words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        self.lines.addLayout(words)
        self.hours = WeekFields(self, prefix="hours", name_of=self._hours_of, placeholder=self.tr("no service"))
        self.lines.addWidget(self.hours)

    def _hours_of(self, day: str) -> str:
        return self.tr("Hours on {day}").format(day=day)

    def _add_birkenfurt(self) -> None:
        self.birkenfurt = Card(self.theme, padding=(10, 16), sunken=True)
        line = row(self.theme, spacing=12)
        line.addWidget(IconLabel(self.theme, "eye"))
        self._about_birkenfurt = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        line.addWidget(self._about_birkenfurt, 1)
        self.look = LinkButton(self.theme, self.tr("Look at Birkenfurt"), at_end=True)
        self.look.clicked.connect(self.birkenfurt_wished)
        line.addWidget(self.look)
        self.birkenfurt.column.addLayout(line)
        self.lines.addWidget(self.birkenfurt)

    @override
    def show_records(self) -> None:
        town, hours = self.desk.town.town(), self.desk.town.calendar().hours
        self.name.put(town.name)
        self.full_name.put(town.full_name)
        self.state.put(self.desk.town.federal_state())
        self.hours.put([short_spans(hours.get(number, ())) for number in range(DAYS)])
        self.birkenfurt.setVisible(not town.name and self.desk.demo.is_empty())
        self._say_birkenfurt()
        self._say_holidays()

    def _say_birkenfurt(self) -> None:
        """Invite to look around; where she did already, the way back to what she left there."""
        if self.desk.demo.left_aside() is None:
            words = self.tr("Rather look around first? Birkenfurt is an invented town in the middle of its week.")
            label = self.tr("Look at Birkenfurt")
        else:
            words = self.tr("Birkenfurt lies aside, as you left it.")
            label = self.tr("Back to Birkenfurt")
        self._about_birkenfurt.setText(words)
        self.look.set_label(label)

    @override
    def keep(self) -> None:
        hours = {}
        for number, box in enumerate(self.hours.days):
            self.hours.at(number)
            hours[number] = spans_from(box.words())
        self.hours.at(0)
        week = checked_week(hours)
        self.at("name")
        self.desk.first_run.keep_office(
            OfficeAnswer(
                name=self.name.words(),
                full_name=self.full_name.words(),
                federal_state=self.state.words(),
                hours=week,
            )
        )

    @override
    def first_field(self) -> QWidget:
        return self.name.field

    def _choose(self) -> None:
        self._holidays_soon.start()
        self.typed.emit()

    def _say_holidays(self) -> None:
        """Name the next public holidays: the quickest way to see that the right Land is chosen."""
        state = self.state.words()
        if not state:
            self._holidays.setText(self.tr("Until then the nationwide public holidays hold."))
            return
        days = self.desk.first_run.holidays_ahead(state)
        first = ", ".join(f"{name} ({self.context.language.day_and_month(day)})" for day, name in days[:2])
        self._holidays.setText(self.tr("The next public holidays: {days}").format(days=first))
