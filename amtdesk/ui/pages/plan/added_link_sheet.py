"""The sheet "Link nachtragen": a post is out, and its address was found later. The words stay as they went out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds


class AddedLinkSheet(Sheet):
    """One field. What is no web address is said below it."""

    def __init__(self, context: "PageContext", deeds: "PostDeeds", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=520)
        self._language = context.language
        self._deeds = deeds
        self._post_id = PostId(0)
        theme = context.theme
        heading = Label(theme, self.tr("Add the link"), role="heading")
        self.setAccessibleName(heading.text())
        self.field = QLineEdit()
        self.field.setFont(theme.font("control"))
        self.field.setAccessibleName(self.tr("Link to the post"))
        self.field.setPlaceholderText(self.tr("https://…"))
        said = self.tr("The address of the post from the browser. What went out stays as it is.")
        self.error = ErrorLine(theme)
        self.keep = KbdButton(theme, self.tr("Add"), kind="primary", icon="link", keys="Return")
        lines = column(theme, spacing=10, margins=(20, 18, 20, 20))
        lines.addWidget(heading)
        lines.addWidget(self.field)
        lines.addWidget(Label(theme, said, role="meta", color="text.secondary", wrap=True))
        lines.addWidget(self.error)
        lines.addWidget(self.end_with(self.keep, leave=self.tr("Cancel")))
        self.panel.column.addLayout(lines)
        self.field.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.closed.connect(self.deleteLater)

    def ask(self, post_id: PostId) -> None:
        """Open for a post."""
        self._post_id = post_id
        self.open(self.field)

    def _keep(self) -> None:
        try:
            self._deeds.add_link(self._post_id, self.field.text())
        except UserFacingError as error:
            self.error.say(self._language.sentence(error))
            self.refit()
            self.field.setFocus()
            return
        self.close_sheet()
