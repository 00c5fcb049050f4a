"""The fields of an idea that follows dates: which ones, and how many days before and after."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from amtdesk.domain.idea_rules import distances_from_words
from amtdesk.domain.occasions import OccasionKind
from amtdesk.ui.pages.plan.idea_words import EACH
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.named_part import Part

if TYPE_CHECKING:
    from amtdesk.domain.recurring_ideas import RecurringIdea
    from amtdesk.ui.page import PageContext

_WEEK: Final = 7
LINES: Final = ("before", "after", "before_end", "after_end")


class OffsetFields(QWidget):
    """ "14, 2, 0" before the first day, "0" after the last one: numbers of days, or of weeks when it says so."""

    changed = Signal()
    accepted = Signal()  # Enter in a line

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.kind = ChoiceBox(self.tr("For what"))
        self.kind.let_shorten()
        for key, words in EACH.items():
            self.kind.addItem(context.language.text(words), key)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("e.g. market"))
        self.lines = {name: QLineEdit() for name in LINES}
        self.lines["before"].setPlaceholderText(self.tr("e.g. 14, 2, 0"))
        self.parts = {
            "kind": Part(context, self.tr("For"), field=self.kind),
            "words": Part(context, self.tr("Words in its title"), field=self.words),
            "before": Part(context, self.tr("Days before"), field=self.lines["before"]),
            "after": Part(context, self.tr("Days after"), field=self.lines["after"]),
            "before_end": Part(context, self.tr("Days before its end"), field=self.lines["before_end"]),
            "after_end": Part(context, self.tr("Days after its end"), field=self.lines["after_end"]),
        }
        self._doubt = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._rows = [row(theme, spacing=16) for _ in range(3)]
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        lines = column(self._context.theme, spacing=14)
        self.setLayout(lines)
        for part, place in zip(self.parts.values(), (0, 0, 1, 1, 2, 2), strict=True):
            self._rows[place].addWidget(part, 1)
        lines.addLayout(self._rows[0])
        lines.addWidget(self._doubt)
        for line in self._rows[1:]:
            lines.addLayout(line)
        hint = self.tr("Several days with commas, 0 for the day itself; “8, 4 and 1 week” counts in weeks.")
        lines.addWidget(Label(self._context.theme, hint, role="meta", color="text.secondary", wrap=True))
        self.setFocusProxy(self.kind)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._tell)
        for line in (self.words, *self.lines.values()):
            line.textEdited.connect(self._tell)
            line.returnPressed.connect(self.accepted)

    def arrange(self, *, is_wide: bool) -> None:
        """Put two fields beside each other, or all below each other."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        for line in self._rows:
            line.setDirection(way)

    # what stands there

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        typed = {name: line.text() for name, line in self.lines.items()}
        return {"occasion_kind": str(self.kind.currentData()), "occasion_words": self.words.text(), **typed}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put these into the fields."""
        self.kind.setCurrentIndex(max(self.kind.findData(values.get("occasion_kind", "")), 0))
        self.words.setText(values.get("occasion_words", ""))
        for name, line in self.lines.items():
            line.setText(values.get(name, ""))
        self._show_doubt()

    def as_typed(self, idea: "RecurringIdea") -> dict[str, str]:
        """Return an idea's days as she would type them."""
        ahead, later = [-days for days in idea.offsets if days <= 0], [days for days in idea.offsets if days > 0]
        ending, ended = (
            [-days for days in idea.end_offsets if days < 0],
            [days for days in idea.end_offsets if days >= 0],
        )
        return {
            "occasion_kind": idea.occasion_kind,
            "occasion_words": idea.occasion_words,
            "before": self._numbers(ahead),
            "after": self._numbers(later),
            "before_end": self._numbers(ending),
            "after_end": self._numbers(ended),
        }

    def _numbers(self, days: Sequence[int]) -> str:
        if days and all(day % _WEEK == 0 and day for day in days) and max(days) > _WEEK:
            numbers = ", ".join(str(day // _WEEK) for day in days)
            return self.tr("{numbers} weeks").format(numbers=numbers)
        return ", ".join(str(day) for day in days)

    def offsets(self) -> tuple[int, ...]:
        """Days from the first day."""
        return (*(-days for days in self._days("before")), *self._days("after"))

    def end_offsets(self) -> tuple[int, ...]:
        """Days from the last day."""
        return (*(-days for days in self._days("before_end")), *self._days("after_end"))

    def _days(self, name: str) -> tuple[int, ...]:
        return distances_from_words(self.lines[name].text()) or ()

    # what is wrong

    def find_fault(self) -> QWidget | None:
        """Say at each line what cannot be understood; return the first of them."""
        wrong: QWidget | None = None
        for name, line in self.lines.items():
            is_understood = distances_from_words(line.text()) is not None
            self.parts[name].blame("" if is_understood else self.tr("Please give numbers such as 14, 2, 0."))
            if not is_understood and wrong is None:
                wrong = line
        return wrong

    def blame(self, fact: str, sentence: str) -> QWidget:
        """Say what the rules refuse; return the field."""
        part = self.parts["kind" if fact == "occasion" else "before"]
        part.blame(sentence)
        return part.field

    def _tell(self) -> None:
        for part in self.parts.values():
            part.blame("")
        self._show_doubt()
        self.changed.emit()

    def _show_doubt(self) -> None:
        doubt = None
        if self.kind.currentData() == OccasionKind.SCHOOL_HOLIDAYS:
            doubt = self._context.desk.occasions.school_holidays_doubt()
        self._doubt.setText("" if doubt is None else self._context.language.sentence(doubt))
        self._doubt.setVisible(doubt is not None)
