"""The fields of a date of her own: what, when, how often, and whether holidays move it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import time_from_words
from amtdesk.domain.occasions import OccasionKind
from amtdesk.domain.own_dates import LONGEST_TITLE, OwnDate
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.occasion_words import OccasionWords
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.form_fields import FormFields, as_typed, beside
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.named_part import Part
from amtdesk.ui.widgets.recurrence_field import RecurrenceField

if TYPE_CHECKING:
    from amtdesk.services.occasions import DateFacts
    from amtdesk.ui.page import PageContext

_NOTE_LINES: Final = 2
_BESIDE: Final = 460
#: The calendar of the office knows these by itself.
_NOT_HERS: Final = frozenset({OccasionKind.PUBLIC_HOLIDAY, OccasionKind.CLOSING_DAY})
_AS_THE_TITLE_SAYS: Final = ""


class OccasionFields(FormFields):
    """Everything that is said of a date of hers, as typed."""

    field_of: ClassVar = {"last_day": "until"}

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._words = OccasionWords(context, self)
        theme = context.theme
        self.lines = {"title": self.title, **{name: QLineEdit() for name in ("day", "until", "at", "ends_at")}}
        self.title.setMaxLength(LONGEST_TITLE)
        self.lines["day"].setPlaceholderText(self.tr("21.4., tue, +3"))
        self.lines["until"].setPlaceholderText(self.tr("the same day"))
        self.lines["at"].setPlaceholderText(self.tr("all day"))
        self.kind = ChoiceBox(self.tr("What it is"))
        self.kind.addItem(self.tr("as its title says"), _AS_THE_TITLE_SAYS)
        for kind in OccasionKind:
            if kind not in _NOT_HERS:
                self.kind.addItem(self._words.kind(kind), kind.value)
        self.rhythm = RecurrenceField(context)
        self.moves = Switch(theme, self.tr("Moves after holidays"))
        self.note = AutosaveTextEdit(theme, self.tr("Note"))
        self.note.setFixedHeight(_NOTE_LINES * theme.line("body") + theme.px(18))
        self.parts = self._named()
        self._rows = [row(theme, spacing=16) for _ in range(2)]
        self._moving = QWidget()
        self._lay_out()
        self._connect()

    def _named(self) -> dict[str, Part]:
        context = self._context
        return {
            "title": Part(context, self.tr("What is it?"), field=self.lines["title"]),
            "day": Part(context, self.tr("Day"), field=self.lines["day"]),
            "until": Part(context, self.tr("Last day"), field=self.lines["until"]),
            "at": Part(context, self.tr("From what time"), field=self.lines["at"]),
            "ends_at": Part(context, self.tr("Until what time"), field=self.lines["ends_at"]),
            "kind": Part(context, self.tr("What it is"), field=self.kind),
            "rhythm": Part(context, self.tr("Rhythm"), field=self.rhythm),
            "note": Part(context, self.tr("Note"), field=self.note),
        }

    def _lay_out(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=14)
        self.setLayout(lines)
        for line, names in zip(self._rows, (("day", "until"), ("at", "ends_at")), strict=True):
            for name in names:
                line.addWidget(self.parts[name], 1)
        moving = row(theme, spacing=12)
        self._moving.setLayout(moving)
        words = self.tr("After a holiday it comes a day later, as waste rounds do, until Saturday")
        label = Label(theme, words, role="meta", wrap=True)
        label.setBuddy(self.moves)
        moving.addWidget(self.moves)
        moving.addWidget(label, 1)
        lines.addWidget(self.parts["title"])
        for line in self._rows:
            lines.addLayout(line)
        lines.addWidget(self.parts["rhythm"])
        lines.addWidget(self._moving)
        lines.addWidget(self.parts["kind"])
        lines.addWidget(self.parts["note"])

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textEdited.connect(self._tell)
            line.returnPressed.connect(self.accepted)
        self.kind.currentIndexChanged.connect(self._tell)
        self.rhythm.changed.connect(self._tell)
        self.moves.toggled.connect(self._tell)
        self.note.textChanged.connect(self._tell)

    @override
    def arrange(self, width: int) -> None:
        for line in self._rows:
            line.setDirection(beside(width >= _BESIDE))

    # what stands there

    def show_own(self, own: OwnDate | None, *, day: date) -> None:
        """Show a date of hers, or what a new one on this day begins with."""
        self.show_values({"day": as_typed(day)} if own is None else _as_typed(own))

    @override
    def values(self) -> dict[str, str]:
        return {
            **{name: line.text() for name, line in self.lines.items()},
            "kind": str(self.kind.currentData()),
            "rhythm": self.rhythm.rule(),
            "moves": "1" if self.moves.isChecked() else "",
            "note": self.note.text(),
        }

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        self._fill(self.lines, values)
        self.kind.setCurrentIndex(max(self.kind.findData(values.get("kind", "")), 0))
        self.rhythm.set_rule(values.get("rhythm", ""), starts_on=self.first_day() or self._today)
        self.moves.setChecked(bool(values.get("moves")))
        self.note.show_text(values.get("note", ""))
        self._tell_days()

    def first_day(self) -> date | None:
        """The day that is meant."""
        return self._day(self.lines["day"])

    def facts(self) -> "DateFacts":
        """What is meant beside the title; only when `find_faults` found none."""
        return {
            "day": self.first_day() or self._today,
            "until": self._day(self.lines["until"]),
            "at": time_from_words(self.lines["at"].text()),
            "ends_at": time_from_words(self.lines["ends_at"].text()),
            "kind": str(self.kind.currentData()),
            "note": self.note.text(),
            "rhythm": self.rhythm.rule(),
            "moves_after_holidays": self.moves.isChecked() and bool(self.rhythm.rule()),
        }

    # what is wrong

    @override
    def find_faults(self) -> QWidget | None:
        faults = {
            "title": "" if self.title.text().strip() else self.tr("Please say what this occasion is."),
            "day": "" if self.first_day() else self.tr("Please give a day such as 21.4., tue or +3."),
            "until": self._fault_of_day(self.lines["until"]),
            "at": self._fault_of_time(self.lines["at"]),
            "ends_at": self._fault_of_time(self.lines["ends_at"]),
        }
        wrong = self._blame_all(faults)
        if self.rhythm.fault():
            wrong.append(self.rhythm)  # it says so itself
        return wrong[0] if wrong else None

    # slots

    def _tell(self) -> None:
        self._forgive()
        if self.sender() is self.lines["day"] and (day := self.first_day()) is not None:
            self.rhythm.set_rule(self.rhythm.rule(), starts_on=day)
        self._tell_days()
        self.typed.emit()

    def _tell_days(self) -> None:
        self._moving.setVisible(bool(self.rhythm.rule()))
        self.parts["day"].rename(self.tr("First day") if self.rhythm.rule() else self.tr("Day"))
        for name in ("day", "until"):
            day = self._day(self.lines[name])
            self.parts[name].say("" if day is None else self._context.language.long_date(day))


def _as_typed(own: OwnDate) -> dict[str, str]:
    return {
        "title": own.title,
        "day": as_typed(own.day),
        "until": "" if own.last_day == own.day else as_typed(own.last_day),
        "at": as_typed(own.at),
        "ends_at": as_typed(own.ends_at),
        "kind": own.kind,
        "rhythm": own.rhythm,
        "moves": "1" if own.moves_after_holidays else "",
        "note": own.note,
    }
