"""How the page is laid out: search and subjects above, list and preview beside each other, or one below the other."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.templates.chips import CategoryChips
from amtdesk.ui.pages.templates.preview import Preview
from amtdesk.ui.pages.templates.proposal_line import ProposalLine
from amtdesk.ui.pages.templates.state_filter import StateFilter
from amtdesk.ui.pages.templates.template_list import TemplateList
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row, show_bar
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import Keycap
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.words import TemplateWords

_LIST_WIDTH: Final = 440
_NARROW_LIST_WIDTH: Final = 340
_ROWS_IN_ONE_COLUMN: Final = 3
_OFFER_LETTERS: Final = 32
_LEAST_ROWS: Final = 2
_LEAST_FOOT: Final = 640
_WAYS: Final = QBoxLayout.Direction
#: The page's margin: the bar of the preview stands in it.
_RIGHT: Final = 24
#: Higher than any screen: from here on the list takes what room there is.
_MOST_ROWS: Final = 40


class TemplatesView(QWidget):
    """The parts in their places. What they do is the page's business."""

    new_wished = Signal()

    def __init__(self, context: "PageContext", words: "TemplateWords") -> None:
        super().__init__()
        self._theme = theme = context.theme
        self._is_one_column = False
        self.search = SearchField(theme, self.tr("Search reply templates"))
        self.chips = CategoryChips(theme)
        self.states = StateFilter(theme)
        self.proposals = ProposalLine(theme)
        self.list = TemplateList(theme, self.tr("Found templates"))
        self.preview = Preview(context, words)
        self.count = Label(theme, role="meta", color="text.secondary")
        self.new_button = KbdButton(theme, self.tr("New template"), icon="plus", keys="Ctrl+N")
        self.new_button.clicked.connect(self.new_wished)
        self._offer = Label(theme, self.tr("Nothing fits?"), role="meta", color="text.secondary")
        self.offer = LinkButton(theme, "")
        self.way_on = LinkButton(theme, "")
        for way in (self.offer, self.way_on):
            way.let_shorten()
        self.way_on.hide()
        self.offer.clicked.connect(self.new_wished)
        self._preview_title = Label(theme, self.tr("Preview"), role="meta", color="text.secondary")
        self.search.stepped.connect(self.list.step)
        self.preview.mode_changed.connect(self._name_preview)
        self.preview.mode_changed.connect(self.fit_content)
        self.preview.agreement_asked.connect(self.reveal_form)
        self.preview.left.connect(self.focus_search)
        self._assemble()

    def _name_preview(self) -> None:
        edited = self.tr("New template") if self.preview.is_new else self.tr("Edit")
        self._preview_title.setText(edited if self.preview.mode == "editing" else self.tr("Preview"))

    def _assemble(self) -> None:
        theme = self._theme
        self._scroll = ScrollColumn(theme, spacing=0)
        lines = self._scroll.column
        head = self._head = row(theme, spacing=12)
        head.addWidget(PageTitle(theme, self.tr("Reply templates")), 1)
        head.addWidget(self.new_button)
        lines.addLayout(head)
        lines.addSpacing(theme.px(14))
        above = self._above = column(theme, spacing=12)
        above.addWidget(self.search)
        filters = row(theme, spacing=8)
        filters.addWidget(self.chips, 1)
        filters.addWidget(self.states)
        above.addLayout(filters)
        above.addWidget(self.proposals)
        lines.addLayout(above)
        lines.addSpacing(theme.px(16))
        self._columns = QBoxLayout(_WAYS.LeftToRight)
        self._columns.setSpacing(theme.px(28))
        self._left, self._right = self._left_column(), self._right_column()
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        lines.addLayout(self._columns, 1)
        outer = column(theme, spacing=0)
        self.setLayout(outer)
        outer.addWidget(self._scroll)

    def _left_column(self) -> QWidget:
        theme, holder = self._theme, QWidget()
        lines = column(theme, spacing=8)
        holder.setLayout(lines)
        head = row(theme, spacing=6)
        head.addWidget(self.count, 1)
        choose = Label(theme, self.tr("choose"), role="meta", color="text.secondary")
        self._keys: tuple[QWidget, ...] = (*(Keycap(theme, key_text(key)) for key in ("Up", "Down")), choose)
        for part in self._keys:
            head.addWidget(part)
        lines.addLayout(head)
        lines.addWidget(self.way_on, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.list, 1)
        self._foot = foot = row(theme, spacing=6)
        foot.addWidget(self._offer)
        foot.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        lines.addLayout(foot)
        lines.addStretch(0)
        return holder

    def _right_column(self) -> QWidget:
        theme, holder = self._theme, QWidget()
        lines = column(theme, spacing=8)
        holder.setLayout(lines)
        lines.addWidget(self._preview_title)
        self._preview_scroll = ScrollColumn(theme, spacing=0)
        self._preview_scroll.column.addWidget(self.preview)
        self._preview_scroll.column.addStretch(1)
        lines.addWidget(self._preview_scroll, 1)
        return holder

    def show_offer(self, words: str) -> None:
        """Offer to make a template of what was typed; nothing typed, nothing offered."""
        self._offer.setVisible(bool(words))
        self.offer.setVisible(bool(words))
        short = words if len(words) <= _OFFER_LETTERS else f"{words[:_OFFER_LETTERS].rstrip()} …"
        self.offer.set_label(self.tr("Make “{words}” a new template").format(words=short))

    def show_hits(self, count: str) -> None:
        """Say how many were found; without any there is nothing to choose."""
        self.count.setText(count)
        has_hits = self.list.total() > 0
        self.list.setVisible(has_hits)
        self.new_button.set_kind("secondary" if has_hits else "primary")
        for part in self._keys:
            part.setVisible(has_hits)

    def show_way_on(self, words: str) -> None:
        """Offer a way on where nothing was found; nothing to offer, nothing shown."""
        self.way_on.setVisible(bool(words))
        self.way_on.set_label(words)

    def show_preview(self, *, is_shown: bool) -> None:
        """Show the right column, or leave it empty where nothing is chosen."""
        self.preview.setVisible(is_shown)
        self._preview_title.setVisible(is_shown)

    def fit(self, width: int) -> None:
        """Take the columns that fit into a window of this width at 100 %."""
        theme = self._theme
        self._is_one_column = width < ONE_COLUMN_BELOW
        show_bar(self.list, is_shown=not self._is_one_column)
        if self._is_one_column:
            self._columns.setDirection(_WAYS.TopToBottom)
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(theme.px(4096))
        else:
            self._columns.setDirection(_WAYS.LeftToRight)
            self._left.setFixedWidth(theme.px(_LIST_WIDTH if width >= SIDE_FOLDS_BELOW else _NARROW_LIST_WIDTH))
        self._columns.setSpacing(theme.px(16 if self._is_one_column else 28))
        is_tight = width < (_LEAST_FOOT if self._is_one_column else SIDE_FOLDS_BELOW)
        self._foot.setDirection(_WAYS.TopToBottom if is_tight else _WAYS.LeftToRight)
        self._keep_margin()
        self.fit_content()

    def _keep_margin(self) -> None:
        """The bar that is seen stands in the page's right margin: the page's own, or the preview's."""
        page, inner = (_RIGHT, 0) if self._is_one_column else (0, _RIGHT)
        self._scroll.set_margins((32, 20, page, 20))
        self._preview_scroll.set_margins((0, 0, inner, 0))
        for lines in (self._head, self._above):
            lines.setContentsMargins(0, 0, self._theme.px(inner), 0)

    def fit_content(self) -> None:
        """Give list and preview the height that they need; in one column the page scrolls as a whole."""
        if self._is_one_column:
            rows = min(max(self.list.total(), 1), _ROWS_IN_ONE_COLUMN)
            self._fit_list(rows, rows)
            width = self._preview_scroll.viewport().width()
            lines = self._preview_scroll.column
            self._preview_scroll.setMinimumHeight(max(lines.sizeHint().height(), lines.totalHeightForWidth(width)))
        else:
            self._fit_list(min(self.list.total(), _LEAST_ROWS), self.list.total())
            self._preview_scroll.setMinimumHeight(0)

    def _fit_list(self, least: int, most: int) -> None:
        height = self.list.row_height()
        low, high = least * height, max(1, min(most, _MOST_ROWS) * height)
        if (low, high) != (self.list.minimumHeight(), self.list.maximumHeight()):
            self.list.setMinimumHeight(low)
            self.list.setMaximumHeight(high)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll so that a part of the page can be seen, where it will stand after what has just changed."""
        self.fit_content()
        self._scroll.column.activate()
        self._scroll.ensureWidgetVisible(part, 0, self._theme.px(96))
        self._lay_out_preview()
        self._preview_scroll.ensureWidgetVisible(part, 0, self._theme.px(12))

    def reveal_editor(self) -> None:
        """Scroll to the fields: below the list they begin at the upper edge, so that the text has the room there is."""
        self.bring_into_view(self.preview.editor.title)
        body = self._scroll.widget()
        if self._is_one_column and body is not None:
            top = self._preview_title.mapTo(body, QPoint()).y()
            self._scroll.verticalScrollBar().setValue(top - self._theme.px(12))

    def _lay_out_preview(self) -> None:
        """Give the preview its height now; Qt would do so only after it was to be scrolled."""
        lines, seen = self._preview_scroll.column, self._preview_scroll.viewport()
        lines.activate()
        height = max(lines.totalHeightForWidth(seen.width()), seen.height())
        if (body := self._preview_scroll.widget()) is not None:
            body.resize(seen.width(), height)

    def reveal_form(self) -> None:
        """Scroll to the form of the agreement: its button, and above it as much as there is room for."""
        for part in (self.preview.form.take, self.preview.form.first_field):
            self.bring_into_view(part)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.selectAll()  # what she looked for last stays; the first key replaces it

    def areas(self) -> list[QWidget]:
        """Return what F6 walks through."""
        return [self.search, self.chips, self.list, self.preview]

    def has_focus_in(self, part: QWidget) -> bool:
        """Whether the focus is in a part."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and (focused is part or part.isAncestorOf(focused))

    def focus_search(self) -> None:
        """Go back to the search, ready for the next words. Ctrl+Z takes back what was done, not what was searched."""
        self.search.setText(self.search.text())  # forgets the field's own steps
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()
        self._scroll.ensureWidgetVisible(self.search, 0, self._theme.px(96))
