"""The sheet that shows contributions before anything is stored: every row with its faults, taken or left."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.contributions import ContributionPlan, ContributionRow, RowKind
from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet_cards import ChosenCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_WIDTH: Final = 820
_DETAIL_HEIGHT: Final = 112
_DETAIL_LOW: Final = 56
_MOST_LETTERS: Final = 400
_LEAD: Final = {
    RowKind.NEW: "accent.text",
    RowKind.CHANGED: "accent.text",
    RowKind.SAME: "text.secondary",
    RowKind.FAULTY: "danger.text",
    RowKind.LEFT: "text.secondary",
}


class ContributionSheet(TallSheet):
    """Space ticks a row; what is wrong with the current one stands below in full."""

    wished = Signal(object)  # ContributionPlan

    def __init__(self, context: "PageContext", parent: QWidget, *, plan: ContributionPlan) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self.heading.setText(self.tr("Contributions: {name}").format(name=plan.name))
        self.setAccessibleName(self.heading.text())
        self._language = context.language
        self._today = context.desk.clock.today()
        self.plan = plan
        self._is_under_way = False
        theme = context.theme
        self.list = ChosenCards(theme, self.tr("Rows of the file"), uniform=True)
        self.detail = _Detail(theme)
        self.detail.setAccessibleName(self.tr("About the chosen row"))
        self._said = RefusalLine(theme)
        self.take = KbdButton(theme, "", kind="primary", keys="Ctrl+Return")
        self._assemble()
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._tick)
        self.list.current_changed.connect(self._show_detail)
        self.take.clicked.connect(self._wish)
        self._show_rows()
        self.list.select_first()
        self._tell()

    def _assemble(self) -> None:
        theme = self._theme
        self.head.addWidget(Label(theme, self._summary(), role="meta", color="text.secondary", wrap=True))
        self._notes = QWidget()
        notes = column(theme, spacing=2)
        self._notes.setLayout(notes)
        for note in self.plan.notes:
            notes.addWidget(Label(theme, self._language.sentence(note), role="meta", color="warn.text", wrap=True))
        self.head.addWidget(self._notes)
        if not self.plan.notes:
            self._notes.hide()
        self.foot.addWidget(self.detail)
        self.foot.addWidget(self._said)
        self.foot.addWidget(self.end_with(self.take, leave=self.tr("Cancel")))
        self._said.hide()
        self.add_middle(self.list, side=24)

    def open_now(self) -> None:
        """Show it with the focus on the rows, where Space ticks."""
        self.open(self.list)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._notes.setVisible(bool(self.plan.notes) and not is_low)
        self.detail.take_height(self._theme.px(_DETAIL_LOW if is_low else _DETAIL_HEIGHT))

    # what is shown

    def _summary(self) -> str:
        number = self._language.number
        return self.tr("New: {added}. Changed: {changed}. Known already: {same}. Faulty: {faulty}.").format(
            added=number(self._count(RowKind.NEW)),
            changed=number(self._count(RowKind.CHANGED)),
            same=number(self._count(RowKind.SAME)),
            faulty=number(self._count(RowKind.FAULTY)),
        )

    def _count(self, kind: RowKind) -> int:
        return sum(row.kind is kind for row in self.plan.rows)

    def _show_rows(self) -> None:
        self.list.show_rows([self._row(number, row) for number, row in enumerate(self.plan.rows)])

    def _row(self, number: int, row: ContributionRow) -> CardRow:
        return CardRow(
            key=number,
            title=row.entry.title or self.tr("Without a title"),
            lead=self._kind(row.kind),
            lead_color=_LEAD[row.kind],
            meta=self._meta(row),
            meta_color="danger.text" if row.kind is RowKind.FAULTY else "text.secondary",
            icon=_icon(row),
            icon_color=_icon_color(row),
            right=self.tr("row {n}").format(n=row.entry.line),
            status=self.tr("is taken over") if row.is_taken else self.tr("stays out"),
        )

    def _kind(self, kind: RowKind) -> str:
        words = {
            RowKind.NEW: self.tr("new"),
            RowKind.CHANGED: self.tr("changed"),
            RowKind.SAME: self.tr("known already"),
            RowKind.FAULTY: self.tr("faulty"),
            RowKind.LEFT: self.tr("no contribution"),
        }
        return words[kind]

    def _meta(self, row: ContributionRow) -> str:
        entry = row.entry
        if entry.faults:
            return self._language.sentence(entry.faults[0])
        given = entry.contribution
        if given is None:
            return " ".join(self._language.sentence(note) for note in entry.notes)
        parts = [given.by, self._when(row), given.picture.name if given.picture is not None else ""]
        parts += [self._language.sentence(note) for note in (*row.notes, *entry.notes)[:1]]
        return " · ".join(part for part in parts if part)

    def _when(self, row: ContributionRow) -> str:
        given = row.entry.contribution
        if given is None or given.day is None:
            return ""
        day = self._language.short_date(given.day)
        if given.day.year != self._today.year:
            day = f"{day} {given.day.year}"
        return day if given.at is None else f"{day}, {self._language.clock_time(given.at)}"

    def _show_detail(self, key: object) -> None:
        row = self.plan.rows[key] if isinstance(key, int) else None
        if row is None:
            return
        sentence = self._language.sentence
        lines = [(sentence(fault), "danger.text") for fault in row.entry.faults]
        lines += [(sentence(note), "warn.text") for note in (*row.notes, *row.entry.notes)]
        given = row.entry.contribution
        if given is not None and given.text:
            text = given.text if len(given.text) <= _MOST_LETTERS else f"{given.text[:_MOST_LETTERS]} …"
            lines.append((text, "text.secondary"))
        self.detail.show_lines(lines)

    # what is decided

    def _tick(self, key: object) -> None:
        if not isinstance(key, int) or not self.plan.rows[key].may_be_taken:
            return
        self.plan = self.plan.decide(key, is_taken=not self.plan.rows[key].is_taken)
        self._show_rows()
        self._tell()

    def _tell(self) -> None:
        count = len(self.plan.taken)
        one, many = self.tr("Take over 1 contribution"), self.tr("Take over {n} contributions")
        can_any = any(row.may_be_taken for row in self.plan.rows)
        self.take.set_label(one if count == 1 else many.format(n=self._language.number(count)))
        self.take.setEnabled(count > 0)
        self.take.setVisible(can_any)
        self.leave.set_kind("quiet" if can_any else "primary")
        self.leave.set_label(self.tr("Cancel") if can_any else self.tr("Close"))

    def _wish(self) -> None:
        self._is_under_way = True
        self._tell_of("text.secondary", self.tr("A backup is made first, then the rows are taken over."))
        self.take.setEnabled(False)
        self.wished.emit(self.plan)

    def _tell_of(self, color: str, words: str) -> None:
        self._said.set_color(color)
        self._said.setText(words)
        self._said.show()

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
        self._tell_of("danger.text", self._language.sentence(error))
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)


def _icon(row: ContributionRow) -> str:
    if row.may_be_taken:
        return "circle-check" if row.is_taken else "circle"
    icons = {RowKind.FAULTY: "triangle-alert", RowKind.SAME: "equal", RowKind.LEFT: "circle-dashed"}
    return icons.get(row.kind, "lock")


def _icon_color(row: ContributionRow) -> str:
    if row.is_taken:
        return "accent.base"
    return "danger.base" if row.kind is RowKind.FAULTY else "text.secondary"


class _Detail(ScrollColumn):
    """Some lines about one row, always as high, so that the rows above stay where they are."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, spacing=4)
        self._height = theme.px(_DETAIL_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: list[Label] = []
        self.column.addStretch(1)

    def take_height(self, height: int) -> None:
        """Be as high as this."""
        self._height = height
        self.setFixedHeight(height)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show sentences, each in its colour."""
        while len(self._lines) < len(lines):
            label = Label(self._theme, role="meta", wrap=True)
            self.column.insertWidget(len(self._lines), label)
            self._lines.append(label)
        for number, label in enumerate(self._lines):
            label.setVisible(number < len(lines))
            if number < len(lines):
                label.setText(lines[number][0])
                label.set_color(lines[number][1])
        self.verticalScrollBar().setValue(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)
