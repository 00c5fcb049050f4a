"""How the editor's parts stand: three columns, two with the preview as a tab, or all under each other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.preview import PHONE_WIDTH, WIDE_WIDTH, Shape
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.writing import PostTextEdit
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.reading_order import tab_in_order

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_SIDE_WIDTH: Final = 306
_MARGINS: Final = (0, 4, 24, 16)
#: From a head that scrolls with the text down to it: as far as from one that stands still.
_OVER_TEXT: Final = 16
#: What the columns take of the room around them where the head scrolls with them: left, top.
ROOM_OF_RING: Final = (8, 8)
_NO_LIMIT: Final = 4000
_ROOM_AROUND_CURSOR: Final = 60
#: Columns within columns need so many to come to rest after a change of width and zoom.
_ROUNDS: Final = 4
#: So wide the window is where the wide preview leaves room enough to write beside it, and how wide it is there.
_WIDE_AT: Final = (1280, 382)


class EditorColumns(ScrollColumn):
    """Writing on the left, the preview, and on the right `approval` over `checks` over `publishing`."""

    def __init__(
        self,
        theme: "Theme",
        left: Sequence[QWidget],
        *,
        preview: PreviewPanel,
        approval: QWidget,
        checks: ChecksCard,
        publishing: QWidget,
    ) -> None:
        super().__init__(theme, spacing=_OVER_TEXT, margins=_MARGINS)
        self._theme = theme
        self._preview = preview
        self._checks = checks
        self._tab = SegmentedControl(
            theme,
            self.tr("Beside the text"),
            choices=(("checks", self.tr("Checks")), ("preview", self.tr("Preview"))),
        )
        self._is_wide = True
        self._width = SIDE_FOLDS_BELOW
        self._written: PostTextEdit | None = None
        self._heard: QWidget | None = None
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.px(24))
        self.column.addLayout(self._body, 1)
        for part in (approval, checks, publishing):
            _let_shrink(part)
        self._side_column = column(theme, spacing=12)
        self._side = _stacked(self._side_column, (approval, self._tab, checks, publishing))
        self._body.addWidget(_stacked(column(theme, spacing=12), left), 1)
        self._body.addWidget(preview)
        self._body.addWidget(self._side)
        tab_in_order((approval, self._tab, checks, publishing))
        for part in (self._tab, preview.first_focus()):
            part.installEventFilter(self)
        self._tab.chosen.connect(self._show_tab)
        preview.shape_chosen.connect(self._fold_again)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_go_of_window()
        self._heard = self.window()
        self._heard.installEventFilter(self)  # it is told before anything is painted

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go_of_window()

    def _let_go_of_window(self) -> None:
        """The one that was heard, for it may stand in another by now."""
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            _lay_out_now()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            if watched is not self._written:
                self.ensureWidgetVisible(watched)  # F6 leads here from above
            elif isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.MouseFocusReason:
                self._find_cursor()  # and back to the text; a click has its own place there
        return super().eventFilter(watched, event)

    def follow_cursor_of(self, text: PostTextEdit) -> None:
        """Keep the line in sight that she writes on: the field is as high as its text, so it never scrolls itself."""
        self._written = text
        text.installEventFilter(self)
        text.cursorPositionChanged.connect(self._follow_cursor)
        text.grown.connect(self._follow_cursor)

    def _follow_cursor(self) -> None:
        text, column = self._written, self.widget()
        if text is not None and column is not None and text.hasFocus():
            place = text.viewport().mapTo(column, text.cursorRect().center())
            self.ensureVisible(place.x(), place.y(), 0, self._theme.px(_ROOM_AROUND_CURSOR))

    def _find_cursor(self) -> None:
        """Bring the line that she writes on into sight again, where she has scrolled away from it."""
        text = self._written
        if text is not None and not self.viewport().rect().contains(
            text.viewport().mapTo(self.viewport(), text.cursorRect().center())
        ):
            self._follow_cursor()

    def make_room_above(self, *, is_needed: bool) -> None:
        """Whether the head stands above the parts: then it begins where the columns do."""
        (left, top), (_left, _top, right, bottom) = ROOM_OF_RING, _MARGINS
        self.set_margins((left, top, right, bottom) if is_needed else _MARGINS)

    def _fold_again(self) -> None:
        self.fold(self._width)

    def fold(self, width: int) -> None:
        """Place the parts for a window of this width."""
        self._width = width
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
        beside = self._preview_width()
        self._preview.setMinimumWidth(px(beside) if self._is_wide else 0)
        self._preview.setMaximumWidth(px(beside if self._is_wide else _NO_LIMIT if is_one else _SIDE_WIDTH))
        self._preview.heading.setVisible(self._is_wide)
        self._tab.setVisible(not self._is_wide)
        self._show_tab()

    def focus_areas(self) -> list[QWidget]:
        """What stands beside the text and can be seen, for F6."""
        return [self._preview.first_focus()] if self._is_wide else [self._tab]

    def _preview_width(self) -> int:
        if self._preview.shape() is Shape.PHONE:
            return PHONE_WIDTH
        window, beside = _WIDE_AT
        return min(max(PHONE_WIDTH, beside + self._width - window), WIDE_WIDTH)

    def _show_tab(self) -> None:
        self._checks.setVisible(self._is_wide or self._tab.key() == "checks")
        self._preview.setVisible(self._is_wide or self._tab.key() == "preview")


def _lay_out_now() -> None:
    """Give every line its height before the next painting; a round in which nothing is due costs nothing."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _let_shrink(part: QWidget) -> None:
    """Take it as wide as its column: one word that is too wide would else cost all others their height."""
    policy = part.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    part.setSizePolicy(policy)


def _stacked(lines: QBoxLayout, parts: Sequence[QWidget]) -> QWidget:
    place = QWidget()
    place.setLayout(lines)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    return place
