"""The page before the first template: a question, and starters to tick. Taken over they are drafts."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.templates.proposal_line import ProposalLine
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Card, Hairline, ScrollColumn, clear_layout, column, row
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel
from amtdesk.ui.widgets.painting import paint_focus_ring
from amtdesk.ui.widgets.reading_order import read_as_laid_out
from amtdesk.ui.widgets.tick_box import paint_tick_box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from amtdesk.domain.reply_templates import Starter
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_FIRST: Final = 5
_TICKED: Final = 3
_LOW_BELOW: Final = 720


class EmptyTemplates(QWidget):
    """Which questions do you hear again and again? And proposals for a start."""

    adopted = Signal(object)  # list[Starter]
    new_wished = Signal()
    import_wished = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._theme = theme = context.theme
        self._rows: list[tuple[StarterRow, Starter]] = []
        self._offered: tuple[Starter, ...] = context.desk.starters.offered()
        self._state = state = EmptyState(
            theme,
            self.tr("Which questions do you hear again and again?"),
            text=self.tr(
                "A reply template is an answer that is agreed in the house. Write it once, then find it in seconds, "
                "copy it and paste it."
            ),
        )
        self.adopt = KbdButton(theme, "", kind="primary", keys="Return")
        self._new = KbdButton(theme, self.tr("Write an empty template"), icon="plus", keys="Ctrl+N")
        self._import = LinkButton(theme, self.tr("Import from a file …"))
        self._all = LinkButton(theme, "", at_end=True)
        self._card = Card(theme, padding=(0, 0), spacing=0)
        self._fill(state)
        self.adopt.clicked.connect(self._take)
        self._new.clicked.connect(self.new_wished)
        self._import.clicked.connect(self.import_wished)
        self._all.clicked.connect(self._show_all)
        self._scroll = ScrollColumn(theme, margins=(0, 0, 24, 0))
        self._scroll.column.addWidget(state)
        lines = column(theme, spacing=0, margins=(32, 20, 0, 20))
        self.setLayout(lines)
        title = PageTitle(theme, self.tr("Reply templates"))
        title.setMinimumHeight(theme.px(36))
        self.proposals = ProposalLine(theme)
        lines.addWidget(title)
        lines.addWidget(self.proposals)
        lines.addWidget(self._scroll, 1)
        self._show(_FIRST)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._state.set_low(is_low=self.height() / self._theme.zoom < _LOW_BELOW)
        QTimer.singleShot(0, self, self._reveal_focus)

    def _reveal_focus(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self._state.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, self._theme.px(24))

    def _fill(self, state: EmptyState) -> None:
        theme = self._theme
        head = row(theme)
        head.addWidget(SectionLabel(theme, self.tr("Templates to adapt")), 1)
        head.addWidget(self._all)
        state.body.setSpacing(theme.px(6))
        state.body.addLayout(head)
        state.body.addWidget(self._card)
        state.body.addSpacing(theme.px(12))
        buttons = FlowRow(theme, centred=True)
        buttons.flow.addWidget(self.adopt)
        buttons.flow.addWidget(self._new)
        state.body.addWidget(buttons)
        state.body.addSpacing(theme.px(8))
        words = self.tr("Starter templates are drafts until someone in the house has agreed to them.")
        note = Label(theme, words, role="meta", color="text.secondary", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        state.body.addWidget(note)
        state.body.addWidget(self._import, 0, Qt.AlignmentFlag.AlignHCenter)

    def _show(self, count: int) -> None:
        ticked = {starter.template.key for tick, starter in self._rows if tick.isChecked()}
        if not self._rows:
            ticked = {starter.template.key for starter in self._offered[:_TICKED]}
        clear_layout(self._card.column)
        self._rows = []
        for number, starter in enumerate(self._offered[:count]):
            if number:
                self._card.column.addWidget(Hairline(self._theme))
            tick = StarterRow(self._theme, starter.template.title, subject=starter.category_name)
            tick.setToolTip(starter.template.text)
            tick.setChecked(starter.template.key in ticked)
            tick.toggled.connect(self._count)
            self._card.column.addWidget(tick)
            self._rows.append((tick, starter))
        self._card.setVisible(bool(self._rows))
        self._all.setVisible(count < len(self._offered))
        self._all.set_label(self.tr("See all {n}").format(n=len(self._offered)))
        self._count()
        if (body := self._card.parentWidget()) is not None:
            read_as_laid_out(body)

    def _show_all(self) -> None:
        self._show(len(self._offered))
        if len(self._rows) > _FIRST:
            self._rows[_FIRST][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        count = sum(tick.isChecked() for tick, _starter in self._rows)
        one, many = self.tr("Take over 1 template"), self.tr("Take over {n} templates").format(n=count)
        self.adopt.set_label(one if count == 1 else many)
        self.adopt.setEnabled(count > 0)

    def _take(self) -> None:
        self.adopted.emit([starter for tick, starter in self._rows if tick.isChecked()])


class StarterRow(QAbstractButton):
    """A box to tick, a title, a subject. Space and click tick, the arrows move."""

    def __init__(self, theme: "Theme", title: str, *, subject: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._subject = subject
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{title}. {subject}")
        self.setToolTip(plain_tip(f"{title}\n{subject}"))  # both are shortened in a narrow window
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(51))

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        step = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        side, left = theme.px(20), theme.px(16)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        paint_tick_box(painter, theme, button=self, box=box)
        self._paint_words(painter, left=left + side + theme.px(12))
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint_focus_ring(painter, theme, rect=inner, radius=theme.px(8))

    def _paint_words(self, painter: QPainter, *, left: int) -> None:
        theme = self._theme
        right = self.width() - theme.px(16)
        subject = QFontMetrics(theme.font("meta"))
        room = min(subject.horizontalAdvance(self._subject), self.width() // 3)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text.secondary"))
        shown = subject.elidedText(self._subject, Qt.TextElideMode.ElideRight, room + 1)
        area = QRectF(right - room - 1, 0, room + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.color("text.primary"))
        width = right - room - theme.px(12) - left
        title = QFontMetrics(theme.font("bodyStrong")).elidedText(self._title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, title)
