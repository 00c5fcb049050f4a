"""The overview of all keys (F1), by place: a sheet to look something up in, and to save for paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.domain.key_overview import KeyLine, KeySection
from amtdesk.domain.search import TypedWord, match, typed_words
from amtdesk.ui.key_paper import key_sections
from amtdesk.ui.page import PageContext, PageSpec
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import Hairline, ScrollColumn, column, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import Keycap
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel
from amtdesk.ui.widgets.sheet import Sheet

_KEYS_WIDTH = 190
_HEIGHT = 460


class KeyHelp(Sheet):
    """Two columns: the key, and what it does. Typing narrows them; the arrows scroll."""

    save_wished = Signal()

    def __init__(self, context: PageContext, specs: tuple[PageSpec, ...], *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Keys"), width=720)
        self._context = context
        theme = context.theme
        self._add_head()
        self.field = SearchField(theme, self.tr("Search the keys"), bare=True)
        self.field.setProperty("ownFocus", True)
        self.field.textChanged.connect(self._narrow)
        self.field.stepped.connect(self._scroll_by)
        self.panel.column.addWidget(self.field)
        self.panel.column.addWidget(Hairline(theme))
        self._scroll = ScrollColumn(theme, spacing=18, margins=(24, 14, 24, 18))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel.column.addWidget(self._scroll, 1)
        self._parts = [self._part(part) for part in key_sections(context, specs, pages=self.tr("Pages"))]
        for part in self._parts:
            self._scroll.column.addWidget(part)
        self._nothing = Label(theme, role="body", color="text.secondary", wrap=True)
        self._nothing.hide()
        self._scroll.column.addWidget(self._nothing)
        self._scroll.column.addStretch(1)
        self._scroll.setMinimumHeight(min(theme.px(_HEIGHT), max(parent.height() - theme.px(320), theme.px(120))))
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet with the focus in the field."""
        self.open(self.field)

    def _add_head(self) -> None:
        theme = self._context.theme
        head = row(theme, spacing=8, margins=(24, 14, 16, 8))
        head.addWidget(PageTitle(theme, self.tr("Keys")), 1)
        self.save = KbdButton(theme, self.tr("Save as PDF"), icon="file-down")
        self.save.clicked.connect(self._wish_save)
        close = IconButton(theme, self.tr("Close"), icon="x", kind="quiet", keys="Esc")
        close.clicked.connect(self.close_sheet)
        head.addWidget(self.save)
        head.addWidget(close)
        self.panel.column.addLayout(head)

    def _part(self, section: KeySection) -> "_Part":
        return _Part(self._context, section)

    def _wish_save(self) -> None:
        self.close_sheet()
        self.save_wished.emit()

    def _narrow(self, words: str) -> None:
        typed = typed_words(words)
        found = [part.narrow(typed) for part in self._parts]
        self._nothing.setText("" if any(found) else self.tr("Nothing found for “{words}”.").format(words=words.strip()))
        self._nothing.setVisible(not any(found))

    def _scroll_by(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * self._context.theme.px(48))


class _Part(QWidget):
    """The keys of one place."""

    def __init__(self, context: PageContext, section: KeySection) -> None:
        super().__init__()
        theme = context.theme
        self._title = section.title
        self._lines: list[tuple[KeyLine, tuple[QWidget, ...]]] = []
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        lines.addWidget(SectionLabel(theme, section.title))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(_KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(section.lines):
            keys, words = QWidget(), Label(theme, line.text, role="control", wrap=True)
            caps = row(theme, spacing=6)
            keys.setLayout(caps)
            for key in line.keys:
                caps.addWidget(Keycap(theme, key))
            caps.addStretch(1)
            grid.addWidget(keys, number, 0)
            grid.addWidget(words, number, 1)
            self._lines.append((line, (keys, words)))
        lines.addLayout(grid)

    def narrow(self, typed: tuple[TypedWord, ...]) -> bool:
        """Show the lines that fit; say whether there are any."""
        found = False
        for line, parts in self._lines:
            fits = match(typed, line.text, also=f"{self._title} {' '.join(line.keys)}") is not None
            found = found or fits
            for part in parts:
                part.setVisible(fits)
        self.setVisible(found)
        return found
