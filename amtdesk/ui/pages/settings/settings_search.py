"""Looking for a setting: rows that fit stay, the others step back, and what fits is marked (Ctrl+F)."""

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from amtdesk.domain.search import Marks, Rank, TypedWord, match, rank_of, typed_words
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.settings_list import SETTINGS
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.system.language import Language
    from amtdesk.ui.pages.settings.parts import CardRow, SettingsCard
    from amtdesk.ui.theme import Theme

KEYS: Final = "Ctrl+F"


class SettingsSearchField(SearchField):
    """As everywhere; the arrow down and Enter go to the first row that fits."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, low=True)  # no higher than the sections below

    @override
    def _hint(self) -> str:
        return key_text("Esc")  # there is little room beside the sections

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class SettingsSearch:
    """Compares what is typed with what stands on the rows, and with the words that the quick find knows of them.

    With each letter only what changes is hidden or shown: the page is laid out anew by it.
    """

    def __init__(self, theme: "Theme", language: "Language") -> None:
        self._theme = theme
        self._also = {language.text(each.title): language.text(each.also) for each in SETTINGS if each.also}
        self._marked: dict[Label, str] = {}
        self._stepped_back: set[QWidget] = set()

    def show_hits(self, query: str, cards: "Iterable[SettingsCard]") -> list[QWidget]:
        """Leave the rows that fit, on cards that have any; return them in order. Nothing typed shows everything."""
        typed, marked, back = typed_words(query), dict[Label, str](), set[QWidget]()
        found = self._found(typed, cards) if typed else {}
        for card, rows in found.items():
            back.update(self._besides(card, rows))
            for label in (card.heading, *(label for row in rows for label in _labels(row))):
                if words := self._with_marks_for(label, typed, heading=card.heading.text()):
                    marked[label] = words
        self._mark(marked)
        self._step_back(back)
        return [row.part for rows in found.values() for row in rows]

    def _found(
        self, typed: "tuple[TypedWord, ...]", cards: "Iterable[SettingsCard]"
    ) -> "dict[SettingsCard, list[CardRow]]":
        lines = {card: self._lines_of(card) for card in cards}
        found = {card: [row for row, said in lines[card] if says(said, typed)] for card in lines}
        if not any(found.values()):  # a slip of the finger is forgiven where nothing else fits
            found = {card: [row for row, said in lines[card] if nearly_says(said, typed)] for card in lines}
        return found

    def _lines_of(self, card: "SettingsCard") -> "list[tuple[CardRow, list[str]]]":
        """What each row says, line by line; the card's name counts on every one, and other words for both, too."""
        heading = self._with_other_words(card.heading.text())
        return [
            (row, [f"{self._with_other_words(line)} {heading}" for line in said_on(row)]) for row in self._rows(card)
        ]

    def _with_other_words(self, name: str) -> str:
        return f"{name} {self._also.get(name, '')}"

    def _besides(self, card: "SettingsCard", hits: "list[CardRow]") -> list[QWidget]:
        """What steps back on a card: all of it where nothing fits, else its other rows with the lines between."""
        if not hits:
            return [card]
        rows = self._rows(card)
        others = [row.part for row in rows if row not in hits]
        lines = [row.line for row in rows if row.line is not None and (row not in hits or row is hits[0])]
        return [*others, *lines]

    def _rows(self, card: "SettingsCard") -> "list[CardRow]":
        return [row for row in card.rows() if row.part in self._stepped_back or not _is_put_away(row.part)]

    def _mark(self, marked: dict[Label, str]) -> None:
        for label in set(self._marked) - set(marked):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(label.text())
        for label, words in marked.items():
            if QLabel.text(label) != words:
                label.setTextFormat(Qt.TextFormat.RichText)
                QLabel.setText(label, words)
        self._marked = marked

    def _step_back(self, back: set[QWidget]) -> None:
        for part in self._stepped_back - back:
            part.show()
        for part in back - self._stepped_back:
            part.hide()
        self._stepped_back = back

    def _with_marks_for(self, label: Label, typed: "tuple[TypedWord, ...]", *, heading: str) -> str:
        """The words of a label with what fits marked; empty where nothing does."""
        other_words = f"{self._also.get(label.text(), '')} {self._with_other_words(heading)}"
        fits = match(typed, label.text(), also=other_words)
        return self._with_marks(label.text(), fits.marks) if fits is not None and fits.marks else ""

    def _with_marks(self, text: str, marks: "Marks") -> str:
        ground, ink = self._theme.color("mark.bg").name(), self._theme.color("mark.text").name()
        parts, last = [], 0
        for start, length in marks:
            found = (
                f'<span style="background-color:{ground}; color:{ink}">{escape(text[start : start + length])}</span>'
            )
            parts += [escape(text[last:start]), found]
            last = start + length
        return "".join((*parts, escape(text[last:])))


def says(lines: "Iterable[str]", typed: "tuple[TypedWord, ...]") -> bool:
    """Whether one line holds all that is looked for, letter by letter."""
    spellings = [(word.folded,) for word in typed]
    return any(rank_of(spellings, line) < Rank.ELSEWHERE for line in lines)


def nearly_says(lines: "Iterable[str]", typed: "tuple[TypedWord, ...]") -> bool:
    """Whether one line does but for one slip in a word."""
    return any(match(typed, line) is not None for line in lines)


def said_on(row: "CardRow") -> list[str]:
    """Everything that can be read on a row: names, hints, values, choices, and what its buttons do."""
    return [words for part in row.part.findChildren(QWidget) if _is_there(part, row.part) for words in _words_of(part)]


def _words_of(part: QWidget) -> tuple[str, ...]:
    match part:
        case Label() | QLineEdit():
            return (part.text(), part.placeholderText()) if isinstance(part, QLineEdit) else (part.text(),)
        case IconButton():
            return ()  # an icon says nothing that could be read
        case KbdButton():
            return (part.label(),)
        case SegmentedControl():
            return part.texts()
        case QComboBox():
            return tuple(part.itemText(place) for place in range(part.count()))
    return ()


def _labels(row: "CardRow") -> list[Label]:
    return [label for label in row.part.findChildren(Label) if _is_there(label, row.part)]


def _is_put_away(part: QWidget) -> bool:
    """Whether somebody hid it; what was just built is hidden, too, until Qt comes to show it."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _is_there(part: QWidget, row: QWidget) -> bool:
    """Whether nobody hid it, or what it stands in."""
    here: QWidget | None = part
    while here is not None and here is not row:
        if _is_put_away(here):
            return False
        here = here.parentWidget()
    return True


def first_to_act(row: QWidget) -> QWidget | None:
    """The first part of a row that takes the focus; None where there is only something to read."""
    parts = (part for part in row.findChildren(QWidget) if part.isVisible() and part.isEnabled())
    return next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
