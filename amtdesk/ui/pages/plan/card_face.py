"""How the card "Freigabe" looks in one state: one primary action, and the quieter ones under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How the card looks in one state: its form, its primary action, and the quieter ones."""

    primary: str
    icon: str
    deed: Callable[[], None]
    form: str = ""
    keys: str = "Ctrl+Return"
    others: tuple[tuple[str, Callable[[], None]], ...] = ()


class QuietLinks(QWidget):
    """Links under each other, as many as are needed."""

    picked = Signal(int)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._lines = column(theme, spacing=2)
        self.setLayout(self._lines)
        self._links: list[LinkButton] = []

    def show_links(self, words: Sequence[str], *, heir: QWidget) -> None:
        """Offer these. Where the focus is on one that goes, or means something else now, `heir` gets it."""
        shown = dict(enumerate(words))
        if any(link.hasFocus() and shown.get(number) != link.label() for number, link in enumerate(self._links)):
            heir.setFocus()  # before it goes: Qt would lead on to whatever stands below
        while len(self._links) < len(words):
            self._add()
        for number, link in enumerate(self._links):
            link.setVisible(number < len(words))
            if number < len(words):
                link.set_label(words[number])
        self.setVisible(bool(words))

    def _add(self) -> None:
        link = LinkButton(self._theme, "")
        link.let_shorten()
        line = row(self._theme, spacing=0)
        line.addWidget(link)
        line.addStretch(1)
        self._lines.addLayout(line)
        link.clicked.connect(partial(self.picked.emit, len(self._links)))
        self._links.append(link)
