"""The sheet behind "Link": an address as it was pasted becomes one that may go out, without what follows readers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.links import ReadLink, read_link
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class LinkSheet(Sheet):
    """Asks for one address. What only serves to follow readers is named, and left out unless she wants it."""

    link_chosen = Signal(str)

    def __init__(self, context: "PageContext", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=520)
        self._language = context.language
        theme = context.theme
        self._heading = Label(theme, role="heading")
        self._field = QLineEdit()
        self._field.setFont(theme.font("control"))
        self._field.setPlaceholderText(self.tr("www.stadt.de/freibad"))
        self._field.setAccessibleName(self.tr("Web address"))
        self._said = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._whole = KbdButton(theme, self.tr("Insert it as it is"))
        self._take = KbdButton(theme, "", kind="primary", icon="link", keys="Return")
        lines = column(theme, spacing=10, margins=(20, 18, 20, 20))
        lines.addWidget(self._heading)
        lines.addWidget(self._field)
        lines.addWidget(self._said)
        lines.addWidget(self.end_with(self._take, self._whole, leave=self.tr("Cancel")))
        self.panel.column.addLayout(lines)
        self._field.textChanged.connect(self._say)
        self._field.returnPressed.connect(self._choose_plain)
        self._take.clicked.connect(self._choose_plain)
        self._whole.clicked.connect(self._choose_whole)

    def ask(self, selected: str) -> None:
        """Open with the address at the cursor, or empty."""
        heading = self.tr("Change the link") if selected else self.tr("Insert a link")
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        self._field.setText(selected)
        self._field.selectAll()
        self._say()
        self.open(self._field)

    def _read(self) -> ReadLink | None:
        try:
            return read_link(self._field.text())
        except NotAllowed as error:
            is_begun = bool(self._field.text().strip())
            words = self._language.sentence(error) if is_begun else self.tr("Paste the address from the browser.")
            self._said.setText(words)
            return None

    def _say(self) -> None:
        link = self._read()
        self._take.setEnabled(link is not None)
        has_tracking = link is not None and bool(link.tracking)
        self._whole.setVisible(has_tracking)
        self._take.set_label(self.tr("Insert without it") if has_tracking else self.tr("Insert"))
        self._said.set_color("warn.text" if has_tracking else "text.secondary")
        if link is not None and link.tracking:
            words = self.tr("{names} only tells the page where readers come from. Without it the same is shown: {link}")
            self._said.setText(words.format(names=", ".join(link.tracking), link=link.plain))
        elif link is not None:
            self._said.setText(self.tr("It goes out as {link}").format(link=link.link))
        self.refit()

    def _choose_plain(self) -> None:
        link = self._read()
        if link is not None:
            self._choose(link.plain)

    def _choose_whole(self) -> None:
        link = self._read()
        if link is not None:
            self._choose(link.link)

    def _choose(self, link: str) -> None:
        self.close_sheet()
        self.link_chosen.emit(link)
