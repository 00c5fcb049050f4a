"""Reply templates come in by file: choose it, decide on each row, take over what was decided."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.packs import PackChoices, PackPreview
from amtdesk.domain.words import N_
from amtdesk.ui.file_import import FileChooser
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.pack_preview import PackSheet


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
            hearer=self,
            then=self._show,
        )

    def _show(self, preview: PackPreview) -> None:
        from amtdesk.ui.pages.templates.pack_preview import PackSheet

        sheet = PackSheet(self._context, self._page.window(), preview=preview)
        sheet.wished.connect(partial(self._take, sheet))
        sheet.open_now()

    def _take(self, sheet: "PackSheet", choices: PackChoices) -> None:
        """Take over what was decided, in the background; the sheet stays until that is done."""
        self._context.tasks.run(
            self.tr("Importing {name}").format(name=choices.preview.name),
            lambda desk: desk.imports.take_templates(choices),
            hearer=sheet,
            then=partial(self._say, sheet),
            otherwise=partial(self._refuse, sheet),
        )

    def _refuse(self, sheet: "PackSheet", error: Exception) -> None:
        if isinstance(error, UserFacingError):
            sheet.say_refused(error)
            return
        sheet.end()
        raise error

    def _say(self, sheet: "PackSheet", count: int) -> None:
        sheet.end()
        one, many = self.tr("1 template taken over."), self.tr("{n} templates taken over.")
        self._context.messages.undo_toast(one if count == 1 else many.format(n=self._context.language.number(count)))
