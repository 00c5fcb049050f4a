"""The licences of everything inside, to read and to copy from."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 860
_HEIGHT: Final = 1200


class LicencesSheet(Sheet):
    """One page of text that scrolls."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=_WIDTH, top=48)
        heading = self.tr("Licences")
        self.setAccessibleName(heading)
        theme = context.theme
        self.text = QTextBrowser()
        self.text.setAccessibleName(heading)
        self.text.setFont(theme.font("meta"))
        self.text.setOpenLinks(False)
        self.text.setMinimumHeight(theme.px(160))
        self.text.setMarkdown(context.desk.about.licences())
        self._fit_tables()
        lines = column(theme, spacing=12, margins=(24, 20, 24, 20))
        lines.addWidget(Label(theme, heading, role="heading"))
        lines.addWidget(self.text, 1)
        lines.addWidget(self.end_with())
        self.panel.column.addLayout(lines)
        self.panel.setMinimumHeight(min(theme.px(_HEIGHT), parent.height() - theme.px(2 * 48)))
        self.closed.connect(self.deleteLater)

    def _fit_tables(self) -> None:
        """Qt makes a table with lines around it wider than the page by their width, and would scroll for that."""
        for table in self.text.document().rootFrame().childFrames():
            if isinstance(table, QTextTable):
                shape = table.format()
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
                table.setFormat(shape)
