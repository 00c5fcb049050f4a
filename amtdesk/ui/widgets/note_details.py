"""The second row of the note form: when it was asked, about what, and where it can be read."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class NoteDetails(QWidget):
    """Three fields beside each other; all of them may stay as they are."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self.asked = QLineEdit()
        self.category = ChoiceBox(self.tr("Subject"))
        self.link = QLineEdit()
        self.asked.setPlaceholderText(self.tr("now, 10:00, yesterday 10:00"))
        self.asked.setToolTip(self.asked.placeholderText())  # it is as wide as there is room for
        self.link.setPlaceholderText("https://")
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._context.theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        self.setLayout(grid)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Asked"), self.asked),
            (self.tr("Subject"), self.category),
            (self.tr("Link to the question"), self.link),
        )
        for place, (words, field) in enumerate(fields):
            label = Label(theme, words, role="metaStrong")
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)

    def offer_subjects(self) -> None:
        """Offer the subjects that the office knows now."""
        self.category.clear()
        self.category.addItem(self.tr("no subject"), "")
        for category in self._context.desk.town.categories():
            self.category.addItem(category.name, category.key)
