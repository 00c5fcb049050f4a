"""A list of things with a form: each row shows one and opens the form in its place; the last button adds one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_before

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

Field = QLineEdit | QComboBox | SegmentedControl


class ListedThing(NamedTuple):
    """What a row shows: the key of the thing, its title, and what else is known."""

    key: str
    title: str
    meta: str


class ThingForm(QWidget):
    """Fields under names, an error line, and what to do. Enter keeps, Esc leaves."""

    kept = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, theme: "Theme", *, keep: str, remove: str = "") -> None:
        super().__init__()
        self.theme = theme
        lines = column(theme, spacing=8, margins=(0, 4, 0, 4))
        self.setLayout(lines)
        self._labels: list[Label] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        lines.addLayout(self._grid)
        self.error = ErrorLine(theme)
        lines.addWidget(self.error)
        foot = FlowRow(theme)
        self.keep = KbdButton(theme, keep, icon="check", keys="Return")
        self.keep.clicked.connect(self.kept)
        self.leave = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self.leave.clicked.connect(self.left)
        foot.flow.addWidget(self.keep)
        foot.flow.addWidget(self.leave)
        if remove:
            self.remove = KbdButton(theme, remove, kind="quiet", icon="trash-2")
            self.remove.clicked.connect(self.removed)
            foot.flow.addWidget(self.remove)
        lines.addWidget(foot)
        self._foot = foot

    def line(self, name: str, text: str, *, hint: str = "") -> QLineEdit:
        """Add a field to type into."""
        field = QLineEdit(text)
        field.setPlaceholderText(hint)
        field.setCursorPosition(0)
        field.returnPressed.connect(self.kept)
        self.field(name, field)
        return field

    def choice(self, name: str, choices: Sequence[tuple[str, str]], *, chosen: str, is_open: bool = False) -> QComboBox:
        """Add a choice of several; `is_open`: another word may be typed."""
        field = QComboBox()
        field.setEditable(is_open)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)  # what is typed is no choice for others
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(16)
        for key, words in choices:
            field.addItem(words, key)
        place = field.findData(chosen)
        field.setCurrentIndex(place)
        inner = field.lineEdit()
        if inner is not None:
            inner.setAccessibleName(name)
            if place < 0:
                inner.setText(chosen)
        self.field(name, field)
        return field

    def field(self, name: str, field: Field) -> None:
        """Add any field under its name."""
        if isinstance(field, SegmentedControl):
            field.let_wrap()
        else:
            field.setAccessibleName(name)
            field.setFont(self.theme.font("control"))
        label = Label(self.theme, name, role="meta", color="text.secondary", wrap=True)
        self._labels.append(label)
        width = max(self.theme.px(110), *(each.widest_word() for each in self._labels))
        for each in self._labels:
            each.setFixedWidth(width)
        label.setBuddy(field)
        place = self._grid.rowCount()
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(field, place, 1)
        self.error.raise_()
        read_before(self._foot, [field])

    def first_field(self) -> QWidget | None:
        """Where typing begins."""
        item = self._grid.itemAtPosition(1, 1)
        return None if item is None else item.widget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and any(each.hasFocus() for each in self.findChildren(QComboBox)):  # a field says so itself
            self.kept.emit()
        else:
            super().keyPressEvent(event)


class ThingList(QWidget):
    """Rows, one of them perhaps open as a form, and the button that adds one."""

    def __init__(self, theme: "Theme", *, add: str, make_form: Callable[[str], ThingForm]) -> None:
        super().__init__()
        self._theme = theme
        self._make_form = make_form
        self._things: tuple[ListedThing, ...] = ()
        self._open: str | None = None  # the key of the thing in the form; empty for a new one
        self.form: ThingForm | None = None
        self._shown: dict[ListedThing, QWidget] = {}
        self._edits: dict[str, KbdButton] = {}
        self._seen_soon = QTimer(self, singleShot=True, interval=0)
        self._seen_soon.timeout.connect(self._reveal_form)
        lines = column(theme, spacing=6)
        self.setLayout(lines)
        self._rows = column(theme, spacing=6)
        lines.addLayout(self._rows)
        self.add = KbdButton(theme, add, icon="plus")
        self.add.clicked.connect(self.begin_new)
        foot = row(theme, margins=(0, 4, 0, 0))
        foot.addWidget(self.add)
        foot.addStretch(1)
        lines.addLayout(foot)

    def show_things(self, things: Sequence[ListedThing]) -> None:
        """Show the list; nothing is built again while it is the same, and an open form stays."""
        if tuple(things) != self._things:
            self._things = tuple(things)
            self._rebuild_around_focus()

    def _rebuild_around_focus(self) -> None:
        key = next((key for key, button in self._edits.items() if button.hasFocus()), "")
        self._rebuild(form=self.form)
        if key in self._edits:
            self._edits[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_new(self) -> None:
        """Open an empty form under the list."""
        self._begin("")

    def begin(self, key: str) -> None:
        """Open the form of one thing in the place of its row."""
        self._begin(key)

    def close_form(self) -> None:
        """Put the form away; the focus goes back to where it was opened."""
        key = self._open
        self._open = None
        self._rebuild()
        self._edits.get(key or "", self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, key: str) -> None:
        self._open = key
        self._rebuild()
        first = self.form.first_field() if self.form is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._seen_soon.start()  # once it is laid out

    def _reveal_form(self) -> None:
        """Scroll until the whole form is seen, and in any case the field in which she types."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.form is not None:
            area.ensureWidgetVisible(self.form, 0, self._theme.px(16))
            focused = self.form.focusWidget()
            if focused is not None:
                area.ensureWidgetVisible(focused, 0, self._theme.px(16))

    def _rebuild(self, *, form: ThingForm | None = None) -> None:
        """Show the things as they are now: a row that says the same as before stays, and so does this open form."""
        closed, self.form = None if form is not None else self.form, form
        wanted = {thing for thing in self._things if thing.key != self._open}
        for thing in set(self._shown) - wanted:
            del self._edits[thing.key]
            self._put_away(self._shown.pop(thing))
        if closed is not None:
            self._put_away(closed)
        parts = [self._opened(thing.key) if thing.key == self._open else self._row_of(thing) for thing in self._things]
        if self._open == "" or (form is not None and form not in parts):  # new, or gone beside what she types
            parts.append(self._opened(self._open or ""))
        for place, part in enumerate(parts):
            if self._rows.indexOf(part) != place:
                self._rows.insertWidget(place, part)
                part.show()  # the focus may go there before Qt shows it
        for part in parts:
            part.raise_()  # and read in this order
        self.add.setVisible(self._open != "")
        read_before(self.add, parts)

    def _put_away(self, part: QWidget) -> None:
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _opened(self, key: str) -> ThingForm:
        if self.form is None:
            self.form = self._make_form(key)
            self.form.left.connect(self.close_form)
        return self.form

    def _row_of(self, thing: ListedThing) -> QWidget:
        if thing not in self._shown:
            self._shown[thing] = self._row(thing)
        return self._shown[thing]

    def _row(self, thing: ListedThing) -> QWidget:
        part = QWidget()
        line = row(self._theme, spacing=12)
        part.setLayout(line)
        words = column(self._theme, spacing=0)
        words.addWidget(Label(self._theme, thing.title, wrap=True))
        if thing.meta:
            words.addWidget(Label(self._theme, thing.meta, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        edit = IconButton(self._theme, self.tr("Edit {name}").format(name=thing.title), icon="pencil", small=True)
        self._edits[thing.key] = edit
        edit.clicked.connect(lambda: self.begin(thing.key))
        line.addWidget(edit)
        return part


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(tidy for part in text.split(",") if (tidy := " ".join(part.split())))
