"""What a channel takes, figure by figure: how sure each is, when it was looked up, and where it stands."""

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from amtdesk.domain.channels import CERTAINTY_WORD, FIGURES, ChannelRules
from amtdesk.domain.words import N_
from amtdesk.ui.browser import Browser
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: What each figure is called, in the order in which they stand.
FIGURE_NAMES: Final = {
    "text_max": N_("Text, at most"),
    "text_recommended": N_("Text, easy to read up to"),
    "fold_after": N_("Folds the text after"),
    "link_length": N_("A link counts as"),
    "hashtags_max": N_("Hashtags, at most"),
    "alt_max": N_("Description of a picture, at most"),
    "image_sizes": N_("Pictures, width × height"),
}


#: How wide the names are, in design px.
_NAME: Final = 150
_NARROW_NAME: Final = 110


class _Cells(NamedTuple):
    """A figure's name, the column with its value, and how sure it is."""

    name: Label
    words: QVBoxLayout
    certainty: Label


class ChannelFigures(QWidget):
    """A table to read. The page behind a source is opened in the browser, and only when she asks for it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._browser = Browser(context.messages, self)
        self._theme = context.theme
        self._language = context.language
        self._shown: ChannelRules | None = None
        self._is_narrow = False
        self._cells: list[_Cells] = []
        lines = column(self._theme, spacing=8)
        self.setLayout(lines)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self._theme.px(16))
        self._grid.setVerticalSpacing(self._theme.px(6))
        self._grid.setColumnStretch(1, 1)
        lines.addLayout(self._grid)
        self._checked = Label(self._theme, role="meta", color="text.secondary", wrap=True)
        lines.addWidget(self._checked)
        self._sources = FlowRow(self._theme)
        lines.addWidget(self._sources)

    def show_rules(self, rules: ChannelRules) -> None:
        """Show the figures of a channel."""
        if rules == self._shown:
            return
        self._shown = rules
        clear_layout(self._grid)
        self._cells = []
        for place, figure in enumerate(FIGURES):
            self._add_figure(figure, rules, place=place)
        self._fit_names()
        self._checked.setText(self._checked_words(rules))
        self._show_sources(rules)

    def _add_figure(self, figure: str, rules: ChannelRules, *, place: int) -> None:
        theme = self._theme
        name = Label(theme, self._language.text(FIGURE_NAMES[figure]), role="meta", color="text.secondary", wrap=True)
        value = self.value_words(figure, rules)
        words = QWidget()
        lines = column(theme, spacing=0)
        words.setLayout(lines)
        lines.addWidget(Label(theme, value or self.tr("not documented"), role="control", wrap=True))
        if hint := rules.hints.get(figure, ""):
            lines.addWidget(Label(theme, hint, role="meta", color="text.secondary", wrap=True))
        sure = self._language.text(CERTAINTY_WORD[rules.certainty_of(figure)]) if value else ""
        certainty = Label(theme, sure, role="meta", color="text.secondary")
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignTop)
        cells = _Cells(name, lines, certainty)
        self._cells.append(cells)
        self._place(cells, place=place)

    def fold(self, *, is_narrow: bool) -> None:
        """Let how sure a figure is stand below it where there is no room beside it."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for place, cells in enumerate(self._cells):
                self._place(cells, place=place)
            self._fit_names()

    def _fit_names(self) -> None:
        """Let the names stand in one column, in which each word has room."""
        wished = self._theme.px(_NARROW_NAME if self._is_narrow else _NAME)
        width = max([wished, *(cells.name.widest_word() for cells in self._cells)])
        for cells in self._cells:
            cells.name.setFixedWidth(width)

    def _place(self, cells: "_Cells", *, place: int) -> None:
        if not self._is_narrow:
            self._grid.addWidget(cells.certainty, place, 2, Qt.AlignmentFlag.AlignTop)
        elif cells.certainty.text():
            cells.words.addWidget(cells.certainty)
        cells.certainty.setVisible(bool(cells.certainty.text()))

    def value_words(self, figure: str, rules: ChannelRules) -> str:
        """A figure in words; empty where none is known."""
        value = getattr(rules, figure)
        if value is None or value == ():
            return ""
        if figure == "image_sizes":
            return ", ".join(f"{width} × {height}" for width, height in rules.image_sizes)
        number = self._language.number(value)
        if figure == "hashtags_max":
            return number if value else self.tr("none")
        if value == 0:
            return self.tr("There is no field for it")
        return self.tr("{n} characters").format(n=number)

    def _checked_words(self, rules: ChannelRules) -> str:
        if rules.checked_on is None:
            return self.tr("Nobody has looked this up yet.")
        day = self._language.numeric_date(rules.checked_on)
        if rules.is_edited:
            return self.tr("Your own figures, looked up on {day}. Newer shipped ones do not replace them.").format(
                day=day
            )
        return self.tr("Shipped figures, looked up on {day}.").format(day=day)

    def _show_sources(self, rules: ChannelRules) -> None:
        clear_layout(self._sources.flow)
        self._sources.setVisible(bool(rules.sources))
        for number, source in enumerate(rules.sources, start=1):
            host = urlsplit(source).netloc.removeprefix("www.") or source
            link = LinkButton(self._theme, host, icon="external-link")
            link.setToolTip(source)
            link.setAccessibleName(self.tr("Source {n}: {name}, opens in the browser").format(n=number, name=host))
            link.clicked.connect(partial(self._open, source))
            self._sources.flow.addWidget(link)
        for part in (self._checked, self._sources):
            part.raise_()  # read behind the figures, which are newer

    def _open(self, source: str) -> None:
        self._browser.open(source)
