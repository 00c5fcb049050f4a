"""Something comes in by file: choose it, see what it would do, take it in.

Reply templates are decided on row by row: ui/pages/templates/pack_import.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.imports import ImportReport, PlannedKind, PlannedRow
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

_MOST_TITLES: Final = 5
_MOST_FAULTS: Final = 200


class ChoosePath(Protocol):
    """How a file is asked for; None when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, files: str) -> Path | None:
        """Ask."""


Read = Callable[["Desk", Path], ImportReport]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportKind:
    """One kind of record that comes by file. Words are sources of the catalogue; `one` and `many` name the outcome."""

    title: str
    files: str
    one: str
    many: str
    preview: Read
    run: Read


GROUPS: Final = ImportKind(
    title=N_("Import groups"),
    files=N_("Lists of groups (*.yaml *.yml *.csv *.txt)"),
    one=N_("1 group imported."),
    many=N_("{n} groups imported."),
    preview=lambda desk, path: desk.imports.preview_groups(path),
    run=lambda desk, path: desk.imports.import_groups(path),
)
EVENTS: Final = ImportKind(
    title=N_("Import a calendar"),
    files=N_("Calendars (*.ics *.ical *.ifb)"),
    one=N_("1 date imported."),
    many=N_("{n} dates imported."),
    preview=lambda desk, path: desk.imports.preview_events(path),
    run=lambda desk, path: desk.imports.import_events(path),
)


class FileChooser(QObject):
    """Asks for a file; what is shown of it is a matter of its kind."""

    def __init__(self, context: "PageContext", page: QWidget, *, title: str, files: str) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._title = title
        self._files = files
        self.choose_path: ChoosePath = _ask_path

    def choose(self) -> None:
        """Ask for a file and show what it holds."""
        text = self._context.language.text
        path = self.choose_path(self._page, text(self._title), files=text(self._files))
        if path is not None:
            self.preview(path)

    def preview(self, path: Path) -> None:
        """Read a file in the background and show what importing it would do."""
        raise NotImplementedError


class FileImport(FileChooser):
    """Shows what a file holds in numbers, and takes it in; undo takes it out again as a whole."""

    def __init__(self, context: "PageContext", page: QWidget, *, kind: ImportKind) -> None:
        super().__init__(context, page, title=kind.title, files=kind.files)
        self._kind = kind

    @override
    def preview(self, path: Path) -> None:
        self._context.tasks.run(
            self.tr("Reading {name}").format(name=path.name),
            lambda desk: self._kind.preview(desk, path),
            hearer=self,
            then=partial(self._show, path),
        )

    def _show(self, path: Path, report: ImportReport) -> None:
        sheet = ImportSheet(self._context, self._page.window(), kind=self._kind, path=path, report=report)
        sheet.take.clicked.connect(partial(self._import, path, sheet))
        sheet.open_now()

    def _import(self, path: Path, sheet: "ImportSheet") -> None:
        sheet.close_sheet()
        title = self.tr("Importing {name}").format(name=path.name)  # behind a backup: with ten years it takes seconds
        self._context.tasks.run(
            title, lambda desk: self._kind.run(desk, path), hearer=self._context.messages, then=self._tell
        )

    def _tell(self, report: ImportReport) -> None:
        count = report.added + report.changed
        words = self._context.language.text(self._kind.one if count == 1 else self._kind.many)
        self._context.messages.undo_toast(words.format(n=self._context.language.number(count)))


class ImportSheet(TallSheet):
    """What a file holds: new, changed, the same, and each fault with its line."""

    def __init__(
        self, context: "PageContext", parent: QWidget, *, kind: ImportKind, path: Path, report: ImportReport
    ) -> None:
        super().__init__(context.theme, parent, heading=path.name)
        self._context = context
        self._report = report
        theme, title = context.theme, context.language.text(kind.title)
        self.setAccessibleName(title)
        self._title = Label(theme, title, role="meta", color="text.secondary")
        self.head.insertWidget(0, self._title)
        self._title.lower()  # what is seen first is read aloud first: Qt goes by the order of children
        self.head.addWidget(Label(theme, self._summary(), wrap=True))
        if report.called_off:
            self.head.addWidget(Label(theme, self._called_off(), color="warn.text", wrap=True))
        if report.own_posts:
            self.head.addWidget(Label(theme, self._own_posts(), color="text.secondary", wrap=True))
        if report.faults:
            self.foot.addWidget(Label(theme, self._fault_words(), role="metaStrong", color="warn.text", wrap=True))
            self.foot.addWidget(self._faults())
        count = report.added + report.changed
        self.take = KbdButton(theme, self.tr("Import"), kind="primary", keys="Return")
        ways = self.end_with(self.take, leave=self.tr("Cancel") if count else self.tr("Close"))
        self.foot.addSpacing(theme.px(4))
        self.foot.addWidget(ways)
        if not count:
            self.take.hide()
            self.leave.set_kind("primary")
        self.add_middle(self._rows(), side=24)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._title.setVisible(not is_low)

    def open_now(self) -> None:
        """Show it with the focus on what can be done."""
        self.open(self.leave if self.take.isHidden() else self.take)

    def _summary(self) -> str:
        language = self._context.language
        return self.tr("New: {added}. Changed: {changed}. The same: {unchanged}.").format(
            added=language.number(self._report.added),
            changed=language.number(self._report.changed),
            unchanged=language.number(self._report.unchanged),
        )

    def _called_off(self) -> str:
        titles = ", ".join(self._report.called_off[:_MOST_TITLES])
        rest = len(self._report.called_off) - _MOST_TITLES
        if rest <= 0:
            return self.tr("Called off, leaves the plan: {titles}").format(titles=titles)
        return self.tr("Called off, leaves the plan: {titles} and {n} more").format(titles=titles, n=rest)

    def _own_posts(self) -> str:
        one = self.tr("1 entry is a post of this plan and stays out.")
        many = self.tr("{n} entries are posts of this plan and stay out.")
        count = self._report.own_posts
        return one if count == 1 else many.format(n=self._context.language.number(count))

    def _rows(self) -> CardList:
        """Every row of the file as it would be taken; those that change something come first."""
        rows = _PlannedList(self._context.theme, self.tr("Rows of the file"), uniform=True)
        if not self._report.rows:
            rows.hide()
        told = sorted(self._report.rows, key=lambda row: row.kind is PlannedKind.SAME)
        rows.show_rows([self._row(number, row) for number, row in enumerate(told)])
        rows.fade_without_focus()
        return rows

    def _row(self, number: int, row: PlannedRow) -> CardRow:
        kinds = {
            PlannedKind.NEW: (self.tr("new"), "plus", "accent.text"),
            PlannedKind.CHANGED: (self.tr("changed"), "pencil", "accent.text"),
            PlannedKind.SAME: (self.tr("the same"), "equal", "text.secondary"),
        }
        lead, icon, color = kinds[row.kind]
        changes = (
            self.tr("{name}: {before} → {after}").format(
                name=each.name, before=each.before or "–", after=each.after or "–"
            )
            for each in row.changes
        )
        return CardRow(
            key=number,
            icon=icon,
            icon_color="accent.base" if color == "accent.text" else color,
            title=row.title,
            lead=lead,
            lead_color=color,
            meta=" · ".join((self.tr("line {n}").format(n=row.line), *changes)),
        )

    def _fault_words(self) -> str:
        count = len(self._report.faults)
        one = self.tr("1 line needs your attention; what is wrong there is left out:")
        many = self.tr("{n} lines need your attention; what is wrong there is left out:").format(n=count)
        return one if count == 1 else many

    def _faults(self) -> QWidget:
        """They scroll where they would leave the rows no room."""
        theme, language = self._context.theme, self._context.language
        scroll = ScrollColumn(theme, spacing=6)
        scroll.setAccessibleName(self._fault_words())
        for fault in self._report.faults[:_MOST_FAULTS]:
            words = self.tr("Line {line}: {words}").format(line=fault.line, words=language.sentence(fault.message))
            scroll.column.addWidget(Label(theme, words, role="meta", wrap=True))
        if len(self._report.faults) > _MOST_FAULTS:
            rest = self.tr("And {n} more.").format(n=len(self._report.faults) - _MOST_FAULTS)
            scroll.column.addWidget(Label(theme, rest, role="meta"))
        scroll.column.addStretch(1)
        self.let_scroll(scroll)
        return scroll


class _PlannedList(CardList):
    """On the ground of a sheet."""

    ground: ClassVar[str] = "bg.raised"


def _ask_path(page: QWidget, title: str, *, files: str) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(page, title, "", files)
    return Path(name) if name else None
