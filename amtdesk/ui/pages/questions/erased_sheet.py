"""What is left after a question was erased: the files that still hold it and where they lie, and what to do."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.erasure import Erased, HoldingBackup
    from amtdesk.ui.page import PageContext


class ErasedSheet(TallSheet):
    """A list to read. The question itself is gone."""

    def __init__(self, context: "PageContext", parent: QWidget, *, erased: "Erased") -> None:
        super().__init__(context.theme, parent, heading="", width=600)
        self._language = context.language
        self.heading.setText(self.tr("Erased for good, with something left"))
        self.setAccessibleName(self.heading.text())
        gone = self.tr("The question is gone from the records. This is left for you:")
        self.head.addWidget(Label(context.theme, gone, wrap=True))
        middle = ScrollColumn(context.theme, spacing=6)
        middle.set_margins((24, 0, 24, 8))
        for line in self._lines(erased):
            middle.column.addWidget(line)
        middle.column.addStretch(1)
        self.foot.addWidget(self.end_with())
        self.add_middle(middle)

    def _lines(self, erased: "Erased") -> list[Label]:
        lines = [Label(self._theme, self._language.sentence(each), wrap=True) for each in erased.left]
        folder = ""
        for held in sorted(erased.held_by, key=lambda each: each.folder):
            if held.folder != folder:
                folder = held.folder
                lines.append(Label(self._theme, self._where(held), role="bodyStrong", wrap=True))
            lines.append(Label(self._theme, self._file(held), wrap=True))
        if erased.held_by:
            what = self.tr(
                "Delete these files by hand if it must not wait. Whoever restores one of them has to erase it again."
            )
            lines.append(Label(self._theme, what, role="meta", color="text.secondary", wrap=True))
        return lines

    def _where(self, held: "HoldingBackup") -> str:
        if held.path is None:
            return self.tr("At the second place {place} still hold it:").format(place=held.folder)
        return self.tr("In the folder {folder} still hold it:").format(folder=held.folder)

    def _file(self, held: "HoldingBackup") -> str:
        if held.until is None:
            return self.tr("– {name}: until you delete it").format(name=held.name)
        day = self._language.numeric_date(held.until)
        return self.tr("– {name}: until {day} at the latest").format(name=held.name, day=day)
