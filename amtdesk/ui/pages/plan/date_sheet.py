"""The sheet behind Ctrl+T: a date as people type it or choose it by keys, and what stands on that day already."""

from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import moment_from_words, time_from_words
from amtdesk.domain.plan_remarks import PlannedPost
from amtdesk.ui.pages.plan.date_facts import DateFacts
from amtdesk.ui.pages.plan.day_grid import DayGrid
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_WIDTH: Final = 460
_TIME_WIDTH: Final = 96
_TOP: Final = 48
#: In a window lower than this, at 100 %, only what is needed is shown.
_LOW: Final = 560
_LOW_TOP: Final = 16


class DateSheet(Sheet):
    """Asks for a day and, if she likes, a time. The post's time stays when she names none."""

    date_chosen = Signal(object, object)  # date, time or None

    def __init__(self, context: "PageContext", words: "PostWords", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent.window(), name="", width=_WIDTH, top=_TOP)
        self.setAccessibleName(self.tr("Set the date"))
        self._words = words
        self._language = context.language
        self._clock = context.desk.clock
        self._facts = DateFacts(context.desk, context.language, words=words, parent=self)
        self._at: time | None = None
        self._day: date | None = None
        self._post: Post | None = None
        self._build(context)
        self._assemble()
        self._field.textChanged.connect(self._read_words)
        self._time.textChanged.connect(self._read_words)
        self._field.returnPressed.connect(self._choose)
        self._time.returnPressed.connect(self._choose)
        self._take.clicked.connect(self._choose)
        self.grid.chosen.connect(self._take_day)
        self.grid.taken.connect(self._choose)
        self.grid.weeks_changed.connect(self._mark_days)

    def _build(self, context: "PageContext") -> None:
        theme = context.theme
        self._heading = Label(theme, self.tr("Set the date"), role="heading", wrap=True)
        self._field = QLineEdit()
        self._field.setFont(theme.font("control"))
        self._field.setPlaceholderText(self.tr("21.4.   tue   +3   21.4. 9:30"))
        self._field.setAccessibleName(self.tr("Date, for example 21.4., tue or +3, and a time behind it"))
        self._time = QLineEdit()
        self._time.setFont(theme.font("control"))
        self._time.setFixedWidth(theme.px(_TIME_WIDTH))
        self._time.setAccessibleName(self.tr("Time, for example 9:30"))
        self.grid = DayGrid(theme, context.language, today=context.desk.clock.today())
        self._read = Label(theme, role="bodyStrong", color="text.secondary", wrap=True)
        self._told = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._take = KbdButton(theme, self.tr("Take this date"), icon="calendar", keys="Return")

    def _assemble(self) -> None:
        theme = self._theme
        body = column(theme, spacing=10, margins=(20, 18, 20, 20))
        body.addWidget(self._heading)
        fields = row(theme, spacing=8)
        fields.addWidget(self._field, 1)
        fields.addWidget(self._time)
        body.addLayout(fields)
        body.addWidget(self._read)
        body.addWidget(self._told)
        body.addWidget(self.grid)
        self._free = row(theme, spacing=6)
        body.addLayout(self._free)
        body.addWidget(self.end_with(self._take, leave=self.tr("Cancel")))
        self.panel.column.addLayout(body)

    def ask(self, title: str, *, day: date | None, at: time | None, post: "Post | None" = None) -> None:
        """Open for one thing; `day` and `at` are what it has now. Of a post it is told what it would clash with."""
        self._day, self._at, self._post = day, at, post
        self._heading.setText(self.tr("Date for “{title}”").format(title=title))
        for field, words in ((self._field, ""), (self._time, "")):
            field.blockSignals(True)  # both are read together below
            field.setText(words)
            field.blockSignals(False)
        self._time.setPlaceholderText("9:30" if at is None else self._language.clock_time(at))
        self.grid.show_day(max(day or self._clock.today(), self._clock.today()))
        self._mark_days()
        self._show_free_days()
        self._fit_low()
        self._read_words()
        self.open(self._field)

    def _fit_low(self) -> None:
        """Do without the days to choose from in a low window; typing has a place in every one."""
        parent = self.parentWidget()
        is_low = parent is not None and parent.height() / self._theme.zoom < _LOW
        self.grid.setVisible(not is_low)
        self._top = _LOW_TOP if is_low else _TOP

    def ask_for(self, post: "Post") -> None:
        """Open for a post."""
        self.ask(self._words.title(post), day=post.day, at=post.at, post=post)

    def reading(self) -> str:
        """How what is typed is read."""
        return self._read.text()

    def told(self) -> str:
        """What is told of the day."""
        return self._told.text()

    # what is typed

    def _read_words(self) -> None:
        moment, typed = self._moment(), self._field.text().strip()
        self._take.setEnabled(moment is not None)
        fault = self._fault(typed)
        if moment is not None:
            self._read.set_color("text.primary")
            self._read.setText(self._words.planned(*moment))
            self.grid.show_day(max(moment[0], self._clock.today()))
        else:
            self._read.set_color("text.secondary")
            self._read.setText(fault or self.tr("Now: {when}").format(when=self._words.planned(self._day, self._at)))
        self._told.setText("" if moment is None else self._facts.of_day(self._at_day(moment)))
        self._told.setVisible(bool(self._told.text()))
        self.refit()

    def _fault(self, typed: str) -> str:
        clock = self._time.text().strip()
        if clock and time_from_words(clock) is None:
            return self.tr("Not a time yet. Try 9:30 or 14.")
        moment = self._typed_moment(typed)
        if typed and moment is None:
            return self.tr("Not a date yet. Try 21.4., tue, +3 or 21.4. 9:30.")
        if moment is not None and moment[0] < self._clock.today():
            return self.tr("This day has passed. Please choose today or a later one.")
        return ""

    def _moment(self) -> tuple[date, time | None] | None:
        typed = self._field.text().strip()
        if self._fault(typed):
            return None
        at = time_from_words(self._time.text()) if self._time.text().strip() else None
        found = self._typed_moment(typed)
        if found is None:
            return None if at is None or self._day is None else (self._day, at)
        return found[0], at or found[1] or self._at

    def _typed_moment(self, typed: str) -> tuple[date, time | None] | None:
        at = time_from_words(typed) if ":" in typed else None
        if at is not None and self._day is not None:
            return self._day, at
        return moment_from_words(typed, today=self._clock.today()) if typed else None

    def _choose(self) -> None:
        moment = self._moment()
        if moment is not None:
            self.close_sheet()
            self.date_chosen.emit(*moment)

    # days to choose

    def _take_day(self, day: date) -> None:
        self._field.setText(self._language.numeric_date(day))

    def _mark_days(self) -> None:
        first, last = self.grid.first, self.grid.last()
        self.grid.show_days(busy=self._facts.busy_days(first, last), closed=self._facts.closed_days(first, last))

    def _show_free_days(self) -> None:
        clear_layout(self._free)
        days = self._facts.free_days()
        if not days:
            return
        self._free.addWidget(Label(self._theme, self.tr("Free:"), role="meta", color="text.secondary"))
        for day in days:
            chip = FilterChip(self._theme, self._language.short_date(day))
            chip.setCheckable(False)
            chip.clicked.connect(self._taker(day))
            self._free.addWidget(chip)
        self._free.addStretch(1)
        read_as_laid_out(self.panel)

    def _taker(self, day: date) -> "object":
        return lambda: self._take_day(day)

    def _at_day(self, moment: tuple[date, time | None]) -> PlannedPost:
        return self._facts.planned(self._post, day=moment[0], at=moment[1])
