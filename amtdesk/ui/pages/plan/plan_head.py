"""The head of the plan: title, new post, the four views, the way through time, how far approvals reach, the filter."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import IconLabel, Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.file_import import FileImport
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

MONTH: Final = "month"
WEEK: Final = "week"
LIST: Final = "list"
MEDIA: Final = "media"


class ReachLabel(QWidget):
    """How far approved posts reach, with the stamp that green belongs to; or what a view says of itself instead."""

    def __init__(self, theme: "Theme", language: "Language") -> None:
        super().__init__()
        self._language = language
        self._long = self._short = ""
        line = row(theme, spacing=6)
        self.setLayout(line)
        self._stamp = IconLabel(theme, "stamp", color="approve.base", size=16)
        self._words = Label(theme, role="meta", color="text.secondary")
        line.addWidget(self._stamp)
        line.addWidget(self._words)

    def show_until(self, day: date | None) -> None:
        """Name the day of the last approved post."""
        self._stamp.setVisible(day is not None)
        if day is None:
            self._take(self.tr("Nothing approved ahead"))
        else:
            words = self._language.short_date(day)
            self._take(self.tr("Approved until {day}").format(day=words), self.tr("until {day}").format(day=words))

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._stamp.hide()
        self._take(words)

    def be_short(self, is_short: bool) -> None:
        """Take less room; the stamp says what the date is about."""
        self._words.setText(self._short if is_short else self._long)

    def _take(self, words: str, short: str = "") -> None:
        self._long, self._short = words, short or words
        self._words.setToolTip(words if short else "")
        self._words.setText(words)


class PlanHead(QWidget):
    """Two lines, three in a narrow window. It shows and asks; what a view makes of it is the view's business."""

    view_chosen = Signal(str)
    stepped = Signal(int)
    today_asked = Signal()
    filter_asked = Signal()
    more_asked = Signal(object)  # QPoint on the screen

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self._has_reach = True
        self._build(context.theme)
        self._assemble(context.theme)
        self.views.chosen.connect(self._choose_view)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.filter.clicked.connect(self._ask_filter)
        self.more.clicked.connect(self._ask_more)

    def _build(self, theme: "Theme") -> None:
        self.new_button = KbdButton(theme, self.tr("New post"), kind="primary", icon="plus", keys="Ctrl+N")
        self.more = IconButton(theme, self.tr("More for the plan"), icon="ellipsis")
        choices = (
            (MONTH, self.tr("Month")),
            (WEEK, self.tr("Week")),
            (LIST, self.tr("List")),
            (MEDIA, self.tr("Media")),
        )
        self.views = SegmentedControl(theme, self.tr("View"), choices=choices, height=36)
        self.views.let_tighten()
        self._before = IconButton(theme, self.tr("Earlier"), icon="chevron-left")
        self._after = IconButton(theme, self.tr("Later"), icon="chevron-right")
        self.today = KbdButton(theme, self.tr("Today"))
        self._period = Label(theme, role="controlStrong")
        self.reach = ReachLabel(theme, self._context.language)
        self.filter = KbdButton(theme, self.tr("Filter"), icon="funnel")
        self.filter.setCheckable(True)

    def _assemble(self, theme: "Theme") -> None:
        whole = column(theme, spacing=12)
        self.setLayout(whole)
        title = row(theme, spacing=12)
        title.addWidget(PageTitle(theme, self.tr("Editorial plan")), 1)
        title.addWidget(self.more)
        title.addWidget(self.new_button)
        whole.addLayout(title)
        self._left, self._right = row(theme, spacing=8), row(theme, spacing=16)
        self._left.addWidget(self.views)
        self._left.addSpacing(theme.px(16))
        for button in (self._before, self.today, self._after):
            self._left.addWidget(button)
        self._left.addStretch(0)
        self._right.addWidget(self._period)
        self._right.addStretch(1)
        self._right.addWidget(self.reach)
        self._right.addWidget(self.filter)
        self._tools = row(theme, spacing=16)
        self._tools.addLayout(self._left)
        self._tools.addLayout(self._right, 1)
        whole.addLayout(self._tools)

    @cached_property
    def calendar_import(self) -> "FileImport":
        """The way in for a town's calendar."""
        from amtdesk.ui.file_import import EVENTS, FileImport

        return FileImport(self._context, self, kind=EVENTS)

    def show_view(self, key: str) -> None:
        """Mark the view that is shown."""
        self.views.choose(key)

    def show_reach(self, day: date | None) -> None:
        """Name the day of the last approved post on the right."""
        self.reach.show_until(day)
        self._fit()

    def show_side(self, words: str) -> None:
        """Say something else there."""
        self.reach.show_words(words)
        self._fit()

    def show_period(self, words: str) -> None:
        """Name what is shown; without words there is no way through time."""
        self._period.setText(words)
        for part in (self._before, self.today, self._after, self._period):
            part.setVisible(bool(words))
        self._fit()

    def show_filter(self, count: int) -> None:
        """Tell how many parts of the filter leave something out."""
        self.filter.set_label(self.tr("Filter: {n}").format(n=count) if count else self.tr("Filter"))
        self.filter.setChecked(bool(count))
        self._fit()

    def show_way(self, *, is_empty: bool, has_filter: bool) -> None:
        """An empty plan has its own primary button and nothing to filter."""
        self.new_button.setVisible(not is_empty)
        self.filter.setVisible(has_filter)
        self._has_reach = not is_empty
        self._fit()

    def fold(self, *, is_narrow: bool) -> None:
        """Take less width."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(down if is_narrow else across)
        self._tools.setSpacing(self._theme.px(8 if is_narrow else 16))
        self._fit()

    def focus_parts(self) -> list[QWidget]:
        """Where F6 stops in the head."""
        return [self.views]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say the reach in full where there is room, shorter where there is little, else leave it to Heute."""
        self.reach.setVisible(self._has_reach)
        self.reach.be_short(False)
        if self._needed() > self.contentsRect().width():
            self.reach.be_short(True)
        if self._needed() > self.contentsRect().width():
            self.reach.hide()
        self._needed()
        for layout in (self.layout(), self.reach.layout()):
            layout.activate()  # type: ignore[union-attr]  # each has one; else the label is cut until Qt comes to it

    def _needed(self) -> int:
        """How wide the tools are with the words they have now."""
        for layout in (self.reach.layout(), self._left, self._right, self._tools):
            layout.invalidate()  # type: ignore[union-attr]  # each has one
        return self._tools.sizeHint().width()

    def _choose_view(self, key: object) -> None:
        self.view_chosen.emit(str(key))

    def _ask_filter(self) -> None:
        self.filter.setChecked(not self.filter.isChecked())  # it tells whether something is left out, not that it opens
        self.filter_asked.emit()

    def _ask_more(self) -> None:
        self.more_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
