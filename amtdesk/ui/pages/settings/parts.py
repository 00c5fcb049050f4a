"""What the cards of the settings are made of: rows that fold, fields that keep themselves, errors by their cause."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, Hairline, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label, SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

CONTENT_WIDTH: Final = 720
_MARGINS: Final = (16, 8, 16, 8)


class SettingField(QLineEdit):
    """Asks to be kept when it is left or Enter is pressed; Esc brings back what was there."""

    kept = Signal(str)

    def __init__(self, theme: "Theme", name: str, *, width: int = 300) -> None:
        super().__init__()
        self._stored = ""
        self._asked = ""  # what was asked to be kept last, and perhaps could not
        self._is_refused = False
        self.setAccessibleName(name)
        self.setFont(theme.font("control"))
        self._wish_width = theme.px(width)
        self.setMaximumWidth(self._wish_width)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.returnPressed.connect(self.finish)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless she is typing something else, or what she typed stays to be mended."""
        is_typing = self.hasFocus() and self._typed() not in {self._stored, self._asked}
        self._stored = text
        if not is_typing and not self._is_refused:
            self._asked = text
            self.setText(text)
            self.setCursorPosition(0)

    def note_refused(self) -> None:
        """Hear that what was asked to be kept could not be: it stays beside the words that say why."""
        self._is_refused = True

    def finish(self) -> None:
        """Keep what was typed."""
        typed = self._typed()
        if typed != self._asked:  # also back to what is stored: what was wrong is gone then
            self._asked = typed
            self._is_refused = False
            self.kept.emit(typed)

    def _typed(self) -> str:
        return " ".join(self.text().split())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wish_width, super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self._asked = self._stored
            self._is_refused = False
            self.setText(self._stored)
            self.kept.emit(self._stored)  # nothing new, but what was wrong is gone
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()


class CardRow(NamedTuple):
    """One row of a card, and the hairline above it."""

    part: QWidget
    line: QWidget | None


class SettingsCard(QWidget):
    """A heading and a white card of rows. Fill it with `add`; show the records in `show_records`."""

    navigate_requested = Signal(object)  # Destination

    def __init__(self, context: "PageContext", title: str) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self._folding: list[QBoxLayout] = []
        self._rows: list[CardRow] = []
        lines = column(self.theme, spacing=8)
        self.setLayout(lines)
        self.heading = SectionLabel(self.theme, title)
        self.heading.set_role("bodyStrong")
        self.heading.set_color("text.primary")
        lines.addWidget(self.heading)
        self.card = Card(self.theme, padding=(0, 0), spacing=0)
        lines.addWidget(self.card)

    def show_records(self) -> None:
        """Show what the desk holds."""

    def show_now(self) -> None:
        """Show what may have changed by itself: every 30 seconds while the page is seen."""

    def finish(self) -> None:
        """Keep what is being typed: the page is left."""
        for field in self.findChildren(SettingField):
            if field.hasFocus():
                field.finish()

    def first_part(self) -> QWidget | None:
        """What takes the focus first."""
        return self.part_at(0)

    def part_at(self, number: int) -> QWidget | None:
        """What takes the focus, counted from above; the first where there are fewer by now."""
        parts = self.parts_to_act()
        return parts[number if number < len(parts) else 0] if parts else None

    def parts_to_act(self) -> list[QWidget]:
        """All that takes the focus."""
        parts = self.card.findChildren(QWidget)
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def add(self, part: QWidget) -> None:
        """Add a row under a hairline."""
        line = Hairline(self.theme) if self._rows else None
        if line is not None:
            self.card.column.addWidget(line)
        self.card.column.addWidget(part)
        self._rows.append(CardRow(part, line))

    def rows(self) -> tuple[CardRow, ...]:
        """Its rows in order, for whoever looks for one."""
        return tuple(self._rows)

    def setting(self, name: str, hint: str, *, control: QWidget, below: QWidget | None = None) -> QWidget:
        """Add a row with a name, a hint under it and a control at its right; `below` stands under all of it."""
        part = QWidget()
        lines = column(self.theme, spacing=4, margins=_MARGINS)
        part.setLayout(lines)
        line = row(self.theme, spacing=16)
        self._folding.append(line)
        if isinstance(control, SegmentedControl):
            control.let_wrap()
        words = column(self.theme, spacing=0)
        label = Label(self.theme, name, wrap=True)
        label.setBuddy(control)
        words.addWidget(label)
        if hint:
            words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        grows = control.maximumWidth() > self.theme.px(CONTENT_WIDTH) and not isinstance(control, SegmentedControl)
        line.addWidget(control, 1 if grows else 0)
        line.setAlignment(control, Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(line)
        if below is not None:
            lines.addWidget(below)
        self.add(part)
        return part

    def block(self, name: str, hint: str) -> tuple[QWidget, QBoxLayout]:
        """Add a row whose name and hint stand above what is put into the layout that comes back."""
        part = QWidget()
        lines = column(self.theme, spacing=8, margins=(16, 10, 16, 12))
        part.setLayout(lines)
        words = column(self.theme, spacing=0)
        if name:
            words.addWidget(Label(self.theme, name, wrap=True))
        if hint:
            words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        lines.addLayout(words)
        self.add(part)
        return part, lines

    def fold(self, *, is_narrow: bool) -> None:
        """Stand one below the other where the window is narrow."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for line in self._folding:
            line.setDirection(direction)
            line.setSpacing(self.theme.px(6 if is_narrow else 16))
            for button in self.findChildren(KbdButton):  # no wider than its words, also below the text
                line.setAlignment(button, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignVCenter)

    def keep(self, field: SettingField, deed: Callable[[], object], *, error: ErrorLine) -> None:
        """Keep what was typed into a field; what is not allowed stays in it, with the reason beside it."""
        if not self.attempt(deed, error):
            field.note_refused()

    def attempt(self, deed: Callable[[], object], error: ErrorLine | None = None) -> bool:
        """Do it; say what is not allowed beside its cause, or above the page. Whether it was done."""
        try:
            deed()
        except UserFacingError as fault:
            if error is None:
                self.context.messages.report(fault)
            else:
                error.say(self.context.language.sentence(fault))
            return False
        if error is not None:
            error.say("")
        return True
