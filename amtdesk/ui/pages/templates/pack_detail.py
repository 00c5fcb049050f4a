"""One row of a pack: why it is what it is, what can be done with it, and what is different, word by word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from amtdesk.domain.imports import Fault
from amtdesk.domain.packs import Choice, PackRow, RowKind
from amtdesk.ui.pages.templates.pack_words import CHIPS, ICONS, PackWords
from amtdesk.ui.widgets.cards import Card, row, show_bar
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_LEAST_TEXT = 80


class PackDetail(Card):
    """Follows the list."""

    decided = Signal(object)  # Choice

    def __init__(self, context: "PageContext", words: PackWords) -> None:
        super().__init__(context.theme, spacing=10)
        self._words = words
        theme = context.theme
        self._title = Label(theme, role="heading", wrap=True)
        self._chip = Chip(theme, "", kind="neutral")
        self._notes = Label(theme, role="meta", color="warn.text", wrap=True)
        self._legend = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._text = _bare_text(theme)
        self._row: PackRow | None = None
        theme.changed.connect(self._recolour)
        self._is_whole = False
        self._text.document().documentLayout().documentSizeChanged.connect(self._fit_text)
        self._fit_text()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # scrolls before the sheet
        self._text.setAccessibleName(self.tr("What differs"))
        self._choices: dict[tuple[Choice, ...], SegmentedControl] = {}
        self._choices_line = row(theme)
        self._choices_line.addStretch(1)
        head = row(theme)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self._notes)
        self.column.addLayout(self._choices_line)
        self.column.addWidget(self._legend)
        self.column.addWidget(self._text, 1)

    def show_row(self, row: PackRow, choice: Choice) -> None:
        """Show a row and what was decided."""
        self._title.setText(row.new.title)
        self._chip.show_state(self._words.kind(row.kind), kind=CHIPS[row.kind], icon=ICONS[row.kind])
        self._chip.show()
        is_serious = row.kind is RowKind.CONFLICT or row.costs_stamp
        self._notes.set_color("warn.text" if is_serious else "text.secondary")
        self._say(self._notes, "\n".join(self._words.notes(row)))
        self._say(self._legend, self._legend_for(row))
        self._row = row
        self._recolour()
        self._text.setAccessibleDescription(self._words.spoken(row))
        self._text.setVisible(row.kind is not RowKind.SAME)
        self._show_choices(row.choices, choice)

    def _recolour(self) -> None:
        if self._row is not None:
            self._text.setHtml(self._words.as_html(self._row))

    def show_fault(self, fault: Fault) -> None:
        """Show what is wrong in a line, and what to do."""
        self._title.setText(self.tr("Line {n}").format(n=fault.line))
        self._chip.show_state(self.tr("faulty"), kind="danger")
        self._chip.show()
        self._notes.set_color("danger.text")
        self._say(self._notes, self._words.fault(fault))
        self._say(
            self._legend, self.tr("Correct the line in the file and import it again: what is here stays the same.")
        )
        self._text.hide()
        self._show_choices((), Choice.LEAVE)

    def show_choice(self, choice: Choice) -> None:
        """Show what was decided elsewhere."""
        for control in self._choices.values():
            if not control.isHidden():
                control.choose(choice)

    def show_whole(self, *, is_whole: bool) -> None:
        """Show all of the text, where the sheet scrolls as a whole; else it scrolls by itself."""
        self._is_whole = is_whole
        show_bar(self._text, is_shown=not is_whole)
        self._fit_text()

    def _fit_text(self) -> None:
        height = self._theme.px(_LEAST_TEXT)
        if self._is_whole:
            height = max(height, round(self._text.document().size().height()) + 2 * self._text.frameWidth())
        self._text.setMinimumHeight(height)

    def first_focus(self) -> QWidget | None:
        """What Enter in the list leads to."""
        shown = (control for control in self._choices.values() if control.isVisible())
        return next(shown, self._text if self._text.isVisible() else None)

    def _show_choices(self, choices: tuple[Choice, ...], choice: Choice) -> None:
        for control in self._choices.values():
            control.hide()
        if len(choices) > 1:
            control = self._control(choices)
            control.choose(choice)
            control.show()

    def _control(self, choices: tuple[Choice, ...]) -> SegmentedControl:
        if choices not in self._choices:
            named = [(choice, self._words.choice(choice)) for choice in choices]
            control = SegmentedControl(self._theme, self.tr("What is done with this row"), choices=named)
            control.let_wrap()
            control.chosen.connect(self.decided)
            self._choices_line.insertWidget(0, control)
            read_as_laid_out(self)
            self._choices[choices] = control
        return self._choices[choices]

    def _legend_for(self, row: PackRow) -> str:
        if row.kind is RowKind.SAME:
            return self.tr("Stands here in the same way. There is nothing to take over.")
        if row.before is None:
            return self.tr("Not here yet. The file says:")
        return self.tr("Underlined: new in the file. Struck through: not in the file any more.")

    def _say(self, label: Label, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def _bare_text(theme: "Theme") -> QTextEdit:
    text = QTextEdit()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setFrameShape(QFrame.Shape.NoFrame)
    text.setProperty("bare", "true")
    text.setFont(theme.font("body"))
    text.document().setDocumentMargin(0)
    return text
