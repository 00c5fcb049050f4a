"""How the editor's parts stand: three columns, two with the preview as a tab, or all under each other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.preview import PHONE_WIDTH, PreviewPanel
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.choices import SegmentedControl

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_SIDE_WIDTH: Final = 306
_NO_LIMIT: Final = 4000


class EditorColumns(ScrollColumn):
    """Writing on the left, the preview, and on the right `approval` over `checks`."""

    def __init__(
        self,
        theme: "Theme",
        left: Sequence[QWidget],
        *,
        preview: PreviewPanel,
        approval: QWidget,
        checks: ChecksCard,
    ) -> None:
        super().__init__(theme, margins=(0, 4, 12, 16))
        self._theme = theme
        self._preview = preview
        self._checks = checks
        self._tab = SegmentedControl(
            theme,
            self.tr("Beside the text"),
            choices=(("checks", self.tr("Checks")), ("preview", self.tr("Preview"))),
        )
        self._is_wide = True
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.px(24))
        self.column.addLayout(self._body, 1)
        self._side_column = column(theme, spacing=12)
        self._side = _stacked(self._side_column, (approval, self._tab, checks))
        self._body.addWidget(_stacked(column(theme, spacing=12), left), 1)
        self._body.addWidget(preview)
        self._body.addWidget(self._side)
        self._tab.chosen.connect(self._show_tab)

    def fold(self, width: int) -> None:
        """Place the parts for a window of this width."""
        self._is_wide, is_one = width >= SIDE_FOLDS_BELOW, width < ONE_COLUMN_BELOW
        direction = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)
        if self._is_wide:
            self._body.insertWidget(1, self._preview)
        else:
            self._side_column.insertWidget(2, self._preview)
        px = self._theme.px
        self._side.setMinimumWidth(0 if is_one else px(_SIDE_WIDTH))
        self._side.setMaximumWidth(px(_NO_LIMIT if is_one else _SIDE_WIDTH))
        self._preview.setMinimumWidth(px(PHONE_WIDTH) if self._is_wide else 0)
        self._preview.setMaximumWidth(px(PHONE_WIDTH if self._is_wide else _SIDE_WIDTH))
        self._preview.heading.setVisible(self._is_wide)
        self._tab.setVisible(not self._is_wide)
        self._show_tab()

    def _show_tab(self) -> None:
        self._checks.setVisible(self._is_wide or self._tab.key() == "checks")
        self._preview.setVisible(self._is_wide or self._tab.key() == "preview")


def _stacked(lines: QBoxLayout, parts: Sequence[QWidget]) -> QWidget:
    place = QWidget()
    place.setLayout(lines)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    return place
