"""Reply templates come in by file: choose it, decide on each row, take over what was decided."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.packs import PackChoices, PackPreview
from amtdesk.domain.words import N_
from amtdesk.ui.file_import import FileChooser
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class PackImport(FileChooser):
    """Shows what a file holds row by row, and takes in what was decided; undo takes it out again as a whole."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        files = N_("Reply templates (*.csv *.yaml *.yml *.txt)")
        super().__init__(context, page, title=N_("Import reply templates"), files=files)

    @override
    def preview(self, path: Path) -> None:
        self._context.tasks.run(
            self.tr("Reading {name}").format(name=path.name),
            lambda desk: desk.imports.preview_templates(path),
            then=self._show,
        )

    def _show(self, preview: PackPreview) -> None:
        from amtdesk.ui.pages.templates.pack_preview import PackSheet

        sheet = PackSheet(self._context, self._page.window(), preview=preview)
        sheet.wished.connect(partial(self.take, name=preview.name))
        sheet.open_now()

    def take(self, choices: PackChoices, *, name: str) -> None:
        """Take over what was decided, in the background."""
        self._context.tasks.run(
            self.tr("Importing {name}").format(name=name),
            lambda desk: desk.imports.take_templates(choices),
            then=self._say,
        )

    def _say(self, count: int) -> None:
        one, many = self.tr("1 template taken over."), self.tr("{n} templates taken over.")
        self._context.messages.undo_toast(one if count == 1 else many.format(n=self._context.language.number(count)))
