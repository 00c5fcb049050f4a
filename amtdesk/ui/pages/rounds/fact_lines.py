"""The fields of a group's form: each shows one fact, reads back what was typed, and says when it wants to be kept."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.words import N_
from amtdesk.ui.pages.rounds.number_fields import MinutesField
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.widgets.fields import AUTOSAVE_MS, AutosaveTextEdit
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

__all__ = ["AUTOSAVE_MS", "ChoiceLine", "FactLine", "LongTextLine", "MinutesLine", "SpanLine", "SwitchLine", "TextLine"]
_LEAP_YEAR = 2024
_TEXT_HEIGHT = 76


class FactLine(QObject):
    """One fact. `raw` is what stands in the field, as a text that can be kept and put back."""

    kept = Signal()  # she left the field, or chose
    typed = Signal()  # something stands there that may not be kept yet

    def __init__(self, name: str, part: QWidget, *, focus: QWidget | None = None) -> None:
        super().__init__(part)
        self.name = name
        self.part = part
        self.focus = focus or part
        self._shown = ""

    def show_fact(self, group: Group, *, anyway: bool = False) -> None:
        """Show what is known; what she typed and what is not kept yet stays, unless it is done away with `anyway`."""
        if anyway or not self.is_open():
            self.fill(self.raw_of(group))
            self._shown = self.raw()

    def is_open(self) -> bool:
        """Whether something stands there that is not kept."""
        return self.raw() != self._shown

    def facts(self) -> GroupFacts:
        """Return what is typed. Raises NotAllowed with a sentence when it cannot be read."""
        return cast("GroupFacts", {self.name: self.value()})

    def raw_of(self, group: Group) -> str:
        """What a group has, as `raw` would say it."""
        return str(getattr(group, self.name))

    def raw(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def fill(self, raw: str) -> None:
        """Put it there without saying so."""
        raise NotImplementedError

    def value(self) -> object:
        """The fact itself."""
        return self.raw()


class TextLine(FactLine):
    """A field of one line."""

    def __init__(self, name: str, *, words: str, placeholder: str = "") -> None:
        self.field = QLineEdit()
        self.field.setAccessibleName(words)
        self.field.setPlaceholderText(placeholder)
        super().__init__(name, self.field)
        self.field.editingFinished.connect(self.kept)
        self.field.textEdited.connect(self.typed)

    def raw(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def fill(self, raw: str) -> None:
        """Put it there; a long line is read from its beginning."""
        if raw != self.field.text():
            self.field.setText(raw)
            self.field.setCursorPosition(0)


class LongTextLine(FactLine):
    """A field of several lines."""

    def __init__(self, name: str, theme: "Theme", *, words: str) -> None:
        self._field = AutosaveTextEdit(theme, words)
        self._field.setFixedHeight(theme.px(_TEXT_HEIGHT))
        super().__init__(name, self._field)
        self._field.save_requested.connect(self.kept)
        self._field.textChanged.connect(self.typed)

    def raw(self) -> str:
        """What stands in the field; white space around it is nothing."""
        return self._field.text().strip()

    def fill(self, raw: str) -> None:
        """Put it there, where it says something else."""
        if raw != self.raw():
            self._field.clearFocus()
            self._field.show_text(raw)


class ChoiceLine(FactLine):
    """One of a few; an editable one takes other words, too. `value_of` reads the stored fact from the entry's key."""

    def __init__(self, name: str, *, words: str, is_editable: bool = False, value_of: Callable[[str], object]) -> None:
        self.box = QComboBox()
        self.box.setAccessibleName(words)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setEditable(is_editable)
        super().__init__(name, self.box)
        self._value_of = value_of
        self.box.activated.connect(self._chose)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(words)
            line.editingFinished.connect(self.kept)
            line.textEdited.connect(self.typed)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these, by key and words."""
        self.box.clear()
        for key, words in choices:
            self.box.addItem(words, key)

    def raw(self) -> str:
        """The key of the entry, or what was typed instead."""
        words = self.box.currentText().strip()
        place = self.box.findText(words)
        return str(self.box.itemData(place)) if place >= 0 else words

    def fill(self, raw: str) -> None:
        """Choose an entry, or put the words there."""
        place = self.box.findData(raw)
        self.box.setCurrentIndex(place)
        if place < 0 and self.box.isEditable():
            self.box.setEditText(raw)

    def value(self) -> object:
        """The fact itself."""
        return self._value_of(self.raw())

    def _chose(self, _place: int) -> None:
        self.kept.emit()


class MinutesLine(FactLine):
    """Minutes, with a hint behind them."""

    def __init__(self, theme: "Theme", *, words: str, most: int) -> None:
        holder = QWidget()
        self.field = MinutesField(theme, words, most=most)
        self.hint = Label(theme, role="meta", color="text.secondary", wrap=True)
        line = row(theme, spacing=10)
        line.addWidget(self.field)
        line.addWidget(self.hint, 1)
        holder.setLayout(line)
        super().__init__("minutes", holder, focus=self.field)
        self.field.kept.connect(self.kept)

    def raw(self) -> str:
        """The number that was kept last."""
        return str(self.field.shown())

    def fill(self, raw: str) -> None:
        """Show a number."""
        self.field.show_number(int(raw))

    def value(self) -> object:
        """The fact itself."""
        return self.field.shown()


class SwitchLine(FactLine):
    """On or off, with a sentence behind it."""

    def __init__(self, name: str, theme: "Theme", *, words: str, sentence: str) -> None:
        holder = QWidget()
        self.switch = Switch(theme, words)
        line: QHBoxLayout = row(theme, spacing=10)
        line.addWidget(self.switch)
        line.addWidget(Label(theme, sentence, role="meta", color="text.secondary", wrap=True), 1)
        holder.setLayout(line)
        super().__init__(name, holder, focus=self.switch)
        self.switch.clicked.connect(self._toggle)

    def _toggle(self, _is_on: object = None) -> None:
        self.kept.emit()

    def raw(self) -> str:
        """Whether it is on."""
        return str(self.switch.isChecked())

    def fill(self, raw: str) -> None:
        """Show whether it is on."""
        self.switch.setChecked(raw == str(True))

    def value(self) -> object:
        """The fact itself."""
        return self.switch.isChecked()


class SpanLine(FactLine):
    """From one day to another, both as she types them; empty means open. `of_a_year` leaves the year out."""

    def __init__(
        self,
        names: tuple[str, str],
        theme: "Theme",
        *,
        words: tuple[str, str],
        today: Callable[[], date],
        of_a_year: bool,
    ) -> None:
        holder = QWidget()
        self.fields = (QLineEdit(), QLineEdit())
        line = row(theme, spacing=8)
        for field, name, spoken in zip(self.fields, names, words, strict=True):
            label = Label(theme, spoken, role="meta", color="text.secondary")
            label.setBuddy(field)
            field.setAccessibleName(spoken)
            field.setObjectName(name)
            field.setFixedWidth(theme.px(104))
            line.addWidget(label)
            line.addWidget(field)
        line.addStretch(1)
        holder.setLayout(line)
        super().__init__(names[0], holder, focus=self.fields[0])
        self._names = names
        self._today = today
        self._of_a_year = of_a_year
        for field in self.fields:
            field.editingFinished.connect(self.kept)
            field.textEdited.connect(self.typed)

    def name_fields(self, *words: str, hints: tuple[str, str]) -> None:
        """Give the fields names that can be told apart, and an example each."""
        for field, spoken, hint in zip(self.fields, words, hints, strict=True):
            field.setAccessibleName(spoken)
            field.setPlaceholderText(hint)

    def raw_of(self, group: Group) -> str:
        """What a group has, as she would type it."""
        return "|".join(self._written(getattr(group, name)) for name in self._names)

    def _written(self, value: object) -> str:
        if isinstance(value, date):
            return f"{value:%d.%m.%Y}"
        if not value:
            return ""
        day = date.fromisoformat(f"{_LEAP_YEAR}-{value}")
        return f"{day.day}.{day.month}."

    def raw(self) -> str:
        """What stands in both fields."""
        return "|".join(field.text().strip() for field in self.fields)

    def fill(self, raw: str) -> None:
        """Put it there."""
        first, _, last = raw.partition("|")
        for field, text in zip(self.fields, (first, last), strict=True):
            if text != field.text().strip():
                field.setText(text)

    def facts(self) -> GroupFacts:
        """Return both days. Raises NotAllowed when one of them is no day."""
        read = self._day_of_year if self._of_a_year else self._day
        pairs = zip(self._names, self.fields, strict=True)
        return cast("GroupFacts", {name: read(field.text().strip()) for name, field in pairs})

    def _day(self, words: str) -> date | None:
        day = day_from_words(words, today=self._today()) if words else None
        if words and day is None:
            raise NotAllowed(N_("“{words}” is no day. Please write it like 31.8., fri or +14."), words=words)
        return day

    def _day_of_year(self, words: str) -> str:
        if not words:
            return ""
        # the 29th of February is a day of a season, too
        day = day_from_words(words, today=date(_LEAP_YEAR, 1, 1))
        if day is None:
            raise NotAllowed(
                N_("“{words}” is no day of the year. Please write day and month, such as 1.4."), words=words
            )
        return f"{day:%m-%d}"
