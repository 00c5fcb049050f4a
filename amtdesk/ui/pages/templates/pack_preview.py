"""The sheet that shows a pack before anything is stored: every row, what it is here, and what shall be done with it."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.imports import Fault
from amtdesk.domain.packs import Choice, PackChoices, PackPreview, RowKind
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW
from amtdesk.ui.pages.templates.pack_detail import PackDetail
from amtdesk.ui.pages.templates.pack_list import Entry, PackList, PackRows
from amtdesk.ui.pages.templates.pack_words import PackWords
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, show_bar
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 1120
_TOP: Final = 32
_LEAST_LIST: Final = 176
_LEAST_DETAIL: Final = 320
#: The rows that can be taken all at once, and the key for it.
_AT_ONCE: Final = {RowKind.NEW: "Alt+1", RowKind.CHANGED: "Alt+2"}

#: The filters that are no kind of row.
_DIFFERENT: Final = "different"
_ALL: Final = "all"
_FAULTY: Final = "faulty"


class PackSheet(Sheet):
    """Left the rows, right what is different in the current one; below what will be done."""

    wished = Signal(object)  # PackChoices

    def __init__(self, context: "PageContext", parent: QWidget, *, preview: PackPreview) -> None:
        super().__init__(context.theme, parent, name="", width=_WIDTH, top=_TOP)
        self.setAccessibleName(self.tr("Import reply templates"))
        self._language = context.language
        self._preview = preview
        self._words = PackWords(context)
        self.choices = PackChoices(preview=preview)
        self._is_under_way = False
        self._is_idle = all(set(row.choices) <= {Choice.LEAVE} for row in preview.rows)
        theme = context.theme
        self.list = PackList(theme, self.tr("Rows of the file"))
        self.list.setMinimumHeight(theme.px(_LEAST_LIST))
        self.detail = PackDetail(context, self._words)
        self._chips: dict[str, FilterChip] = {}
        self._at_once = {kind: KbdButton(theme, "", kind="quiet", keys=keys) for kind, keys in _AT_ONCE.items()}
        self.take = KbdButton(theme, "", kind="primary", keys="Ctrl+Return")
        self._close = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._body = _Body(theme, spacing=12, margins=(24, 20, 24, 4))
        self._assemble()
        self._listen()
        self._show(next(iter(self._chips)))
        self._tell()

    def open_now(self) -> None:
        """Show it; a conflict waits for a decision, else everything can be taken at once."""
        first = next((n for n, row in enumerate(self._preview.rows) if row.kind is RowKind.CONFLICT), None)
        self.open(self._close if self.take.isHidden() else self.take)
        if first is not None:
            self.list.go_to(first)
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    # parts

    def _assemble(self) -> None:
        theme = self._theme
        head = column(theme, spacing=2)
        head.addWidget(Label(theme, self.tr("Import reply templates"), role="meta", color="text.secondary"))
        head.addWidget(Label(theme, self._preview.name, role="heading", wrap=True))
        self.panel.column.addWidget(self._body, 1)
        self._body.column.addLayout(head)
        self._body.column.addWidget(self._filters())
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(theme.px(16))
        self._parts.addWidget(self.list, 1)
        self._parts.addWidget(self.detail, 1)
        self._body.column.addLayout(self._parts, 1)
        self._cost = Label(theme, role="meta", color="warn.text", wrap=True)
        low = column(theme, spacing=8, margins=(24, 8, 24, 20))
        low.addWidget(self._cost)
        buttons = FlowRow(theme)
        for button in (self.take, self._close):
            buttons.flow.addWidget(button)
        for kind, button in self._at_once.items():
            if self._preview.count(kind):
                buttons.flow.addWidget(button)
        low.addWidget(buttons)
        self.panel.column.addLayout(low)

    def _filters(self) -> FlowRow:
        line = FlowRow(self._theme)
        group = QButtonGroup(self)
        everything = len(self._preview.rows) + len(self._preview.faults)
        different = everything - self._preview.count(RowKind.SAME)
        counted = [(_DIFFERENT, self.tr("Different"), different if different < everything else 0)]
        counted.append((_ALL, self.tr("All"), everything))
        counted += [(kind.value, self._words.kind(kind), self._preview.count(kind)) for kind in RowKind]
        counted.append((_FAULTY, self.tr("faulty"), len(self._preview.faults)))
        for key, name, count in counted:
            if count or key == _ALL:
                words = self.tr("{kind}: {n}").format(kind=name, n=self._language.number(count))
                chip = FilterChip(self._theme, words[:1].upper() + words[1:])
                group.addButton(chip)
                line.flow.addWidget(chip)
                self._chips[key] = chip
        next(iter(self._chips.values())).setChecked(True)
        return line

    def _listen(self) -> None:
        for key, chip in self._chips.items():
            chip.clicked.connect(partial(self._show, key))
        for kind, button in self._at_once.items():
            button.clicked.connect(partial(self._take_all, kind))
            button.bind_keys()
        self.list.current_changed.connect(self._show_detail)
        self.list.ticked.connect(self._go_on)
        self.list.entered.connect(self._enter_detail)
        self.list.action_requested.connect(self._act)
        self.detail.decided.connect(self._decide_current)
        self.take.clicked.connect(self._wish)
        self._close.clicked.connect(self.close_sheet)
        self.closed.connect(self.deleteLater)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reveal)

    # what is shown

    def _show(self, which: str, _checked: object = None) -> None:
        """Show all rows, those of one kind, or the faults."""
        entries: list[Entry] = []
        if which in {_ALL, _DIFFERENT, _FAULTY}:
            entries += self._preview.faults
        entries += [number for number, row in enumerate(self._preview.rows) if which in _filters_of(row.kind)]
        entries.sort(key=self._line_of)
        self.list.show_pack(PackRows(entries, self.choices, words=self._words))
        self.detail.setVisible(bool(entries))

    def _line_of(self, entry: Entry) -> int:
        return entry.line if isinstance(entry, Fault) else self._preview.rows[entry].line

    def _show_detail(self, key: object) -> None:
        self.detail.setVisible(key is not None)
        if isinstance(key, Fault):
            self.detail.show_fault(key)
        elif isinstance(key, int):
            self.detail.show_row(self._preview.rows[key], self.choices.of(key))

    def _enter_detail(self) -> None:
        focus = self.detail.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a low window the parts stand below each other: what has the focus has to be seen."""
        inside = self._body.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self._body.ensureWidgetVisible(now, 0, self._theme.px(12))

    # what is decided

    def _go_on(self, key: object) -> None:
        if isinstance(key, int):
            self._take_choices(self.choices.decide(key, self.choices.next_after(key)))

    def _act(self, key: object, wish: str) -> None:
        if isinstance(key, int):
            self._take_choices(self.choices.decide(key, Choice(wish)))

    def _decide_current(self, choice: Choice) -> None:
        key = self.list.current_key()
        if isinstance(key, int):
            self._take_choices(self.choices.decide(key, choice))

    def _take_all(self, kind: RowKind, _checked: object = None) -> None:
        choice = Choice.LEAVE if self.choices.is_all(kind) else Choice.TAKE
        self._take_choices(self.choices.decide_all(kind, choice))

    def _take_choices(self, choices: PackChoices) -> None:
        self.choices = choices
        self.list.take_choices(choices)
        key = self.list.current_key()
        if isinstance(key, int):
            self.detail.show_choice(choices.of(key))
        self._tell()

    def _tell(self) -> None:
        """Say what will be done."""
        taken = self.choices.taken
        count = len(taken)
        one, many = self.tr("Import 1 template"), self.tr("Import {n} templates")
        none = self.tr("Import nothing")
        words = one if count == 1 else many.format(n=self._language.number(count))
        self.take.set_label(words if count else none)
        self.take.setEnabled(count > 0)
        self.take.setVisible(not self._is_idle)
        self._close.set_kind("primary" if self._is_idle else "quiet")
        self._close.set_label(self.tr("Close") if self._is_idle else self.tr("Cancel"))
        self._tell_cost(sum(row.costs_stamp and choice is Choice.TAKE for row, choice in taken))
        self._name_at_once()

    def _tell_cost(self, lapsing: int) -> None:
        one = self.tr("1 agreement lapses: its template is a draft then.")
        many = self.tr("{n} agreements lapse: their templates are drafts then.").format(n=lapsing)
        words = (one if lapsing == 1 else many) if lapsing else ""
        if self._is_idle and not self._preview.faults and not self._preview.conflicts:
            same = self.tr("All the same: everything in the file stands here already.")
            words = same if self._preview.rows else self.tr("The file has a heading, but no rows below it.")
        self._cost.setText(words)
        self._cost.set_color("warn.text" if lapsing else "text.secondary")
        self._cost.setVisible(bool(words))

    def _name_at_once(self) -> None:
        take = {RowKind.NEW: self.tr("Take over all new"), RowKind.CHANGED: self.tr("Take over all changed")}
        leave = {RowKind.NEW: self.tr("Leave all new"), RowKind.CHANGED: self.tr("Leave all changed")}
        for kind, button in self._at_once.items():
            button.set_label(leave[kind] if self.choices.is_all(kind) else take[kind])

    def _wish(self) -> None:
        self._is_under_way = True
        self.take.setEnabled(False)
        self.wished.emit(self.choices)

    def end(self) -> None:
        """Put it away when the work is done."""
        self._is_under_way = False
        self.close_sheet()

    @override
    def close_sheet(self) -> None:
        if not self._is_under_way:  # what the work ends with has to be said somewhere
            super().close_sheet()

    def say_refused(self, error: UserFacingError) -> None:
        """Say why nothing was written. What was decided stays."""
        self._is_under_way = False
        self._tell()
        self._cost.setText(self._language.sentence(error))
        self._cost.set_color("danger.text")
        self._cost.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    # looks

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() / self._theme.zoom < ONE_COLUMN_BELOW
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(way)
        show_bar(self.list, is_shown=not is_narrow)
        self.detail.show_whole(is_whole=is_narrow)
        self.detail.setMinimumHeight(self._theme.px(_LEAST_DETAIL) if is_narrow else 0)


def _filters_of(kind: RowKind) -> frozenset[str]:
    """The filters under which a row of this kind is shown."""
    return frozenset({_ALL, kind.value} | (set() if kind is RowKind.SAME else {_DIFFERENT}))


class _Body(ScrollColumn):
    """Takes all the height that the window has; scrolls where that is not enough."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(2000))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(120))
