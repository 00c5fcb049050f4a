"""A group edited in place: each field is kept when it is left. There is nothing to save, and Ctrl+Z takes back."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.groups import (
    MODE_WORD,
    Group,
    GroupFacts,
    GroupMode,
)
from amtdesk.domain.identifiers import GroupId
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.rounds.number_fields import MinutesField
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

LONGEST_VISIT: Final = 120
_NOBODY: Final = GroupId(0)
DAYS: Final = 7


class GroupForm(Card):
    """One group: name, address, days, minutes, what the town may do there, house rules, note."""

    closed = Signal()
    delete_requested = Signal(object)  # GroupId

    def __init__(self, context: "PageContext") -> None:
        theme = context.theme
        super().__init__(theme, padding=(16, 20), spacing=12)
        self._context = context
        self._group: Group | None = None
        self._is_showing = False
        self._heading = Label(theme, role="heading", wrap=True)
        self._name = self._line(self.tr("Name"))
        self._address = self._line(self.tr("Address"))
        self._address.setPlaceholderText("https://")
        self._days = tuple(
            FilterChip(theme, context.language.weekday_name(number, short=True)) for number in range(DAYS)
        )
        self._minutes = MinutesField(theme, self.tr("Minutes"), most=LONGEST_VISIT)
        self._mode = _choice()
        for mode in GroupMode:
            self._mode.addItem(context.language.text(MODE_WORD[mode]), mode)
        self._level = _choice()
        self._rules = self._line(self.tr("House rules"))
        self._note = self._line(self.tr("Note"))
        self._delete = KbdButton(theme, self.tr("Delete group"), kind="quiet", icon="trash-2")
        self._done = KbdButton(theme, self.tr("Finish"), icon="check", keys="Esc")
        self._rows: list[tuple[Label, QWidget]] = []
        self._assemble()
        self._connect()

    # building

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        return field

    def _show_level(self, level: int) -> None:
        """The office's own levels; 0 asks for nothing beyond the usual (Q8)."""
        self._level.clear()
        self._level.addItem(self.tr("As the rules of the office say"), 0)
        for known in self._context.desk.town.approval_levels():
            if known.level > 0:
                words = self.tr("At least level {level} ({name})").format(level=known.level, name=known.name)
                self._level.addItem(words, known.level)
        self._level.setCurrentIndex(max(0, self._level.findData(level)))

    def _assemble(self) -> None:
        self.column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(8))
        grid.setColumnStretch(1, 1)
        for words, part in (
            (self.tr("Name"), self._name),
            (self.tr("Address"), self._address),
            (self.tr("Read on"), self._day_row()),
            (self.tr("Minutes"), self._minutes),
            (self.tr("What the town does there"), self._mode),
            (self.tr("Approval of answers here"), self._level),
            (self.tr("House rules"), self._rules),
            (self.tr("Note"), self._note),
        ):
            label = Label(self._theme, words, role="meta", color="text.secondary", wrap=True)
            label.setFixedWidth(self._theme.px(130))
            label.setBuddy(self._days[0] if part is not self._mode and not part.focusPolicy().value else part)
            place = grid.rowCount()
            grid.addWidget(label, place, 0)
            grid.addWidget(part, place, 1, self._alignment(part))
            self._rows.append((label, part))
        self.column.addLayout(grid)
        foot = row(self._theme, spacing=8)
        foot.addWidget(self._delete)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.column.addLayout(foot)

    def _alignment(self, part: QWidget) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft if part is self._minutes else Qt.AlignmentFlag(0)

    def _day_row(self) -> QWidget:
        holder = QWidget()
        line: QHBoxLayout = row(self._theme, spacing=6)
        for number, chip in enumerate(self._days):
            chip.setAccessibleName(self._context.language.weekday_name(number))
            line.addWidget(chip)
        line.addStretch(1)
        holder.setLayout(line)
        return holder

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._keep_name)
        self._address.editingFinished.connect(self._keep_address)
        self._rules.editingFinished.connect(self._keep_rules)
        self._note.editingFinished.connect(self._keep_note)
        self._minutes.kept.connect(self._keep_minutes)
        self._mode.activated.connect(self._keep_mode)
        self._level.activated.connect(self._keep_level)
        for chip in self._days:
            chip.clicked.connect(self._keep_days)
        self._done.clicked.connect(self._close)
        self._delete.clicked.connect(self._ask_to_delete)

    # what is shown

    def group_id(self) -> GroupId | None:
        """The group that is edited; None for a new one that has no name yet."""
        return None if self._group is None else self._group.id

    def show_new(self) -> None:
        """Begin a new group: it is on the list as soon as it has a name."""
        self._group = None
        self._heading.setText(self.tr("New group"))
        minutes = self._context.desk.town.town().minutes.group
        blank = Group(id=_NOBODY, key="", name="", minutes=minutes)
        self._show(blank)
        self._name.setFocus()

    def show_group(self, group: Group) -> None:
        """Edit a group. What is being typed just now is never replaced."""
        self._group = group
        self._heading.setText(group.name)
        self._show(group)

    def take_focus(self, *, on_address: bool = False) -> None:
        """Begin at the name, or at the address."""
        field = self._address if on_address else self._name
        field.setFocus()
        field.selectAll()

    def _show(self, group: Group) -> None:
        self._is_showing = True
        for field, text in (
            (self._name, group.name),
            (self._address, group.address),
            (self._rules, group.house_rules),
            (self._note, group.note.replace("\n", " · ")),
        ):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                field.setCursorPosition(0)
        self._note.setToolTip(plain_tip(group.note))
        for number, chip in enumerate(self._days):
            chip.setChecked(number in group.days)
        self._minutes.show_number(group.minutes)
        self._mode.setCurrentIndex(list(GroupMode).index(group.mode))
        self._show_level(group.answer_level)
        self._delete.setVisible(self._group is not None and not group.is_own_channel)
        for label, part in self._rows[2:3]:
            label.setVisible(not group.is_own_channel)
            part.setVisible(not group.is_own_channel)
        self._is_showing = False

    # slots

    def _keep_name(self) -> None:
        name = " ".join(self._name.text().split())
        if self._group is not None and not name:
            self._name.setText(self._group.name)
        elif name and (self._group is None or name != self._group.name):
            self._keep(GroupFacts(name=name))

    def _keep_address(self) -> None:
        if self._group is not None and self._address.text().strip() != self._group.address:
            self._keep(GroupFacts(address=self._address.text()))

    def _keep_rules(self) -> None:
        if self._group is not None and self._rules.text().strip() != self._group.house_rules:
            self._keep(GroupFacts(house_rules=self._rules.text()))

    def _keep_note(self) -> None:
        note = self._note.text().replace(" · ", "\n").strip()
        if self._group is not None and note != self._group.note:
            self._keep(GroupFacts(note=note))

    def _keep_minutes(self) -> None:
        if self._group is not None and self._minutes.shown() != self._group.minutes:
            self._keep(GroupFacts(minutes=self._minutes.shown()))

    def _keep_mode(self, _number: int) -> None:
        if self._group is not None and self._mode.currentData() != self._group.mode:
            self._keep(GroupFacts(mode=GroupMode(self._mode.currentData())))

    def _keep_level(self, _number: int) -> None:
        if self._group is not None and self._level.currentData() != self._group.answer_level:
            self._keep(GroupFacts(answer_level=int(self._level.currentData())))

    def _keep_days(self) -> None:
        if self._group is not None:
            self._keep(GroupFacts(days=self._chosen_days()))

    def _chosen_days(self) -> frozenset[int]:
        return frozenset(number for number, chip in enumerate(self._days) if chip.isChecked())

    def _keep(self, facts: GroupFacts) -> None:
        if self._is_showing:
            return
        rounds = self._context.desk.rounds
        try:
            if self._group is None:
                self.show_group(rounds.add_group(**self._typed()))
                self._context.messages.undo_toast(self.tr("Group added: {name}").format(name=self._name.text()))
            else:
                self.show_group(rounds.edit_group(self._group.id, **facts))
        except UserFacingError as error:
            self._context.messages.report(error)
            if self._group is not None:
                self._show(self._group)

    def _typed(self) -> GroupFacts:
        return GroupFacts(
            name=self._name.text(),
            address=self._address.text(),
            days=self._chosen_days(),
            minutes=self._minutes.shown(),
            mode=GroupMode(self._mode.currentData()),
            answer_level=int(self._level.currentData()),
            house_rules=self._rules.text(),
            note=self._note.text(),
        )

    def finish(self) -> None:
        """Keep what stands in the field she is in."""
        if self._minutes.hasFocus():
            self._minutes.finish()
        for field, keep in (
            (self._name, self._keep_name),
            (self._address, self._keep_address),
            (self._rules, self._keep_rules),
            (self._note, self._keep_note),
        ):
            if field.hasFocus():
                keep()

    def _close(self) -> None:
        self.finish()
        self.closed.emit()

    def _ask_to_delete(self) -> None:
        if self._group is not None:
            self.delete_requested.emit(self._group.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


def _choice() -> QComboBox:
    field = QComboBox()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    return field
