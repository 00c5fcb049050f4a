"""The overview of all keys (F1), read from the key map and the page list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.ui.key_map import KEY_MAP, PLACES, KeyBinding
from amtdesk.ui.keys import key_text
from amtdesk.ui.page import PageContext, PageSpec
from amtdesk.ui.widgets.buttons import IconButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.keycap import Keycap
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel
from amtdesk.ui.widgets.sheet import Sheet


class KeyHelp(Sheet):
    """Two columns: the key, and what it does, by place."""

    def __init__(self, context: PageContext, specs: tuple[PageSpec, ...], *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Keys"), width=720)
        self._context = context
        theme = context.theme
        head = row(theme, margins=(24, 16, 16, 8))
        head.addWidget(PageTitle(theme, self.tr("Keys")), 1)
        self._close = IconButton(theme, self.tr("Close"), icon="x", kind="quiet", keys="Esc")
        self._close.clicked.connect(self.close_sheet)
        head.addWidget(self._close)
        self.panel.column.addLayout(head)
        self._scroll = ScrollColumn(theme, spacing=16, margins=(12, 8, 12, 8))
        frame = column(theme, spacing=0, margins=(12, 4, 12, 12))  # room for the focus ring
        frame.addWidget(self._scroll)
        self.panel.column.addLayout(frame, 1)
        self._add_place(self.tr("Pages"), [(spec.shortcut, spec.title) for spec in specs])
        for place, title in PLACES.items():
            rows = [(binding.keys, binding.text) for binding in self._bindings(place)]
            self._add_place(context.language.text(title), rows)
        self._scroll.setMinimumHeight(min(theme.px(420), parent.height() // 2))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Keys"))
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet; the arrows scroll."""
        self.open(self._scroll)

    def _bindings(self, place: str) -> list[KeyBinding]:
        return [binding for binding in KEY_MAP if binding.place == place]

    def _add_place(self, title: str, rows: list[tuple[str, str]]) -> None:
        theme = self._context.theme
        self._scroll.column.addWidget(SectionLabel(theme, title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(170))
        grid.setColumnStretch(1, 1)
        for number, (keys, text) in enumerate(rows):
            grid.addWidget(Keycap(theme, key_text(keys)), number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(theme, self._context.language.text(text), role="control", wrap=True), number, 1)
        self._scroll.column.addLayout(grid)
