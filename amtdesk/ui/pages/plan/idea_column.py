"""The tray beside the table: ideas without a date, and a line to note one. Its rows come from outside."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.pages.plan.plan_table import IdeaTray
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label, SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_WIDTH: Final = 204


class IdeaColumn(QWidget):
    """Enter in the line notes the idea."""

    noted = Signal(str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.ideas = IdeaTray(theme, self.tr("Ideas without a date"))
        self._field = QLineEdit()
        self._field.setFont(theme.font("control"))
        self._field.setPlaceholderText(self.tr("Note an idea"))
        self._field.setAccessibleName(self.tr("Note an idea"))
        self.setFixedWidth(theme.px(_WIDTH))
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        head = row(theme, spacing=8)
        head.addWidget(SectionLabel(theme, self.tr("Ideas")), 1)
        head.addWidget(Label(theme, self.tr("without a date"), role="meta", color="text.secondary"))
        lines.addLayout(head)
        lines.addWidget(self.ideas, 1)
        lines.addWidget(self._field)
        hint = self.tr("Choose an idea, press {key}, type a date.").format(key=key_text("Ctrl+T"))
        lines.addWidget(Label(theme, hint, role="meta", color="text.secondary", wrap=True))
        self._field.returnPressed.connect(self.note)

    def note(self) -> None:
        """Note what stands in the line."""
        words = self._field.text().strip()
        if words:
            self._field.clear()
            self.noted.emit(words)
