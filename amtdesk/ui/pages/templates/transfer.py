"""Templates by file: choose one, see what it would do, import it; or write all of them out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.imports import ImportReport
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_MOST_FAULTS: Final = 200
_FAULTS_HEIGHT: Final = 220


class Transfer(QObject):
    """Asks for files and says what came of it."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def choose_import(self) -> None:
        """Ask for a file and show what it holds."""
        kinds = self.tr("Reply templates (*.csv *.yaml *.yml *.txt)")
        name, _kind = QFileDialog.getOpenFileName(self._page, self.tr("Import reply templates"), "", kinds)
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Read a file in the background and show what importing it would do."""
        self._context.tasks.run(
            self.tr("Reading {name}").format(name=path.name),
            lambda desk: desk.imports.preview_templates(path),
            then=lambda report: self._show(path, report),
        )

    def choose_export(self) -> None:
        """Ask where to, and write everything out."""
        kinds = self.tr("For Excel (*.csv);;As a pack (*.yaml)")
        proposal = self.tr("reply-templates.csv")
        name, _kind = QFileDialog.getSaveFileName(self._page, self.tr("Export reply templates"), proposal, kinds)
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write all templates into a file."""
        try:
            self._context.desk.exports.templates(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._context.messages.toast(self.tr("Exported: {name}.").format(name=path.name))

    def _show(self, path: Path, report: ImportReport) -> None:
        sheet = ImportSheet(self._context, self._page.window(), path=path, report=report)
        sheet.take.clicked.connect(lambda: self._import(path, sheet))
        sheet.open_now()

    def _import(self, path: Path, sheet: "ImportSheet") -> None:
        sheet.close_sheet()
        try:
            report = self._context.desk.imports.import_templates(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        count = report.added + report.changed
        one, many = self.tr("1 template imported."), self.tr("{n} templates imported.").format(n=count)
        self._context.messages.undo_toast(one if count == 1 else many)


class ImportSheet(Sheet):
    """What a file holds: new, changed, the same, and each fault with its line."""

    def __init__(self, context: "PageContext", parent: QWidget, *, path: Path, report: ImportReport) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Import reply templates"), width=640)
        self._context = context
        self._report = report
        theme = context.theme
        body = column(theme, spacing=12, margins=(24, 20, 24, 20))
        self.panel.column.addLayout(body)
        body.addWidget(Label(theme, path.name, role="heading", wrap=True))
        body.addWidget(Label(theme, self._summary(), wrap=True))
        if report.faults:
            body.addWidget(Label(theme, self._fault_words(), role="metaStrong", color="warn.text", wrap=True))
            body.addWidget(self._faults(), 1)
        count = report.added + report.changed
        one, many = self.tr("Import 1 template"), self.tr("Import {n} templates").format(n=count)
        self.take = KbdButton(theme, one if count == 1 else many, kind="primary", keys="Return")
        self._close = KbdButton(theme, self.tr("Cancel") if count else self.tr("Close"), keys="Esc")
        self._close.clicked.connect(self.close_sheet)
        buttons = row(theme)
        buttons.addWidget(self.take)
        self.take.setVisible(count > 0)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        body.addLayout(buttons)
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show it with the focus on what can be done."""
        self.open(self._close if self.take.isHidden() else self.take)

    def _summary(self) -> str:
        language = self._context.language
        return self.tr("New: {added}. Changed: {changed}. The same: {unchanged}.").format(
            added=language.number(self._report.added),
            changed=language.number(self._report.changed),
            unchanged=language.number(self._report.unchanged),
        )

    def _fault_words(self) -> str:
        count = len(self._report.faults)
        one = self.tr("1 line needs your attention; what is wrong there is left out:")
        many = self.tr("{n} lines need your attention; what is wrong there is left out:").format(n=count)
        return one if count == 1 else many

    def _faults(self) -> QWidget:
        theme, language = self._context.theme, self._context.language
        scroll = ScrollColumn(theme, spacing=6)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self._fault_words())
        for fault in self._report.faults[:_MOST_FAULTS]:
            words = self.tr("Line {line}: {words}").format(line=fault.line, words=language.sentence(fault.message))
            scroll.column.addWidget(Label(theme, words, role="meta", wrap=True))
        scroll.column.addStretch(1)
        scroll.setMinimumHeight(theme.px(min(_FAULTS_HEIGHT, 44 * len(self._report.faults))))
        return scroll
