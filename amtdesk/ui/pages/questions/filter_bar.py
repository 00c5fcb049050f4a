"""What of all questions is listed: words, state, subject, department, period. Reading is the list’s part."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import STATUS_WORD, QuestionStatus
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_PAUSE_MS: Final = 120
_OPEN: Final = frozenset({QuestionStatus.NEW, QuestionStatus.INTERIM, QuestionStatus.WAITING_DEPARTMENT})
_WEEK: Final = timedelta(days=7)
_LEAST_LETTERS: Final = 13


class FilterBar(QWidget):
    """A search field, four choices, and how many there are."""

    changed = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.search = SearchField(theme, self.tr("Search all questions and answers"))
        self.state = self._choice(self.tr("State"))
        self.category = self._choice(self.tr("Subject"))
        self.department = self._choice(self.tr("Department"))
        self.period = self._choice(self.tr("Period"))
        self._count = Label(theme, role="meta", color="text.secondary")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        lines = self._lines = column(theme, spacing=8)
        self.setLayout(lines)
        self.fit_margin(has_margin=True)
        lines.addWidget(self.search)
        choices = FlowRow(theme, spacing=8)
        for box in (self.state, self.category, self.department, self.period):
            choices.flow.addWidget(box)
        choices.flow.addWidget(self._count)
        lines.addWidget(choices)
        self._fill_fixed()
        self.search.textChanged.connect(self._pause.start)
        for box in (self.state, self.category, self.department, self.period):
            box.activated.connect(self.changed)

    def fit_margin(self, *, has_margin: bool) -> None:
        """Keep the page's right margin, or leave that to what it stands in."""
        px = self._context.theme.px
        ring = px(6)  # what scrolls ends at its upper edge, the ring around the search as well
        self._lines.setContentsMargins(
            0, 0 if has_margin else ring, px(24) if has_margin else 0, px(12) if has_margin else 0
        )

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _fill_fixed(self) -> None:
        self.state.addItem(self.tr("Every state"), frozenset())
        self.state.addItem(self.tr("all that are open"), _OPEN)
        for status, word in STATUS_WORD.items():
            self.state.addItem(self._context.language.text(word), frozenset({status}))
        self.period.addItem(self.tr("At any time"), "")
        self.period.addItem(self.tr("last 7 days"), "week")
        self.period.addItem(self.tr("this month"), "month")
        self.period.addItem(self.tr("this year"), "year")
        self.period.addItem(self.tr("last year"), "last_year")

    def offer(self) -> None:
        """Read the office's subjects and departments anew; what is chosen stays chosen."""
        town = self._context.desk.town
        subjects = [(each.key, each.name) for each in town.categories()]
        _refill(self.category, self.tr("Every subject"), choices=subjects)
        departments = [(each.key, each.name) for each in town.departments()]
        _refill(self.department, self.tr("Every department"), choices=departments)

    def wanted(self) -> QuestionFilter:
        """What is to be listed."""
        begin, end = self._period()
        return QuestionFilter(
            statuses=self.state.currentData(),
            category=self.category.currentData() or "",
            department=self.department.currentData() or "",
            words=self.search.text(),
            asked_from=begin,
            asked_until=end,
        )

    def is_open(self) -> bool:
        """Whether nothing is looked for: all questions are wanted."""
        return self.wanted() == QuestionFilter()

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        number = self._context.language.number(count)
        words = self.tr("1 question") if count == 1 else self.tr("{n} questions").format(n=number)
        self._count.setText(words)

    def clear(self) -> None:
        """Ask for everything."""
        self.search.clear()
        for box in (self.state, self.category, self.department, self.period):
            box.setCurrentIndex(0)
        self._pause.stop()

    def _period(self) -> tuple[datetime | None, datetime | None]:
        today, zone = self._context.desk.clock.today(), self._context.desk.clock.zone
        year = today.replace(month=1, day=1)
        begins = {
            "": None,
            "week": today - _WEEK,
            "month": today.replace(day=1),
            "year": year,
            "last_year": year.replace(year=year.year - 1),
        }
        chosen = str(self.period.currentData())
        begin = begins[chosen]
        if begin is None:
            return None, None
        end = datetime.combine(year, time(), zone) if chosen == "last_year" else None
        return datetime.combine(begin, time(), zone), end


def _refill(box: QComboBox, every: str, *, choices: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    if [(box.itemData(number), box.itemText(number)) for number in range(1, box.count())] == choices:
        return
    box.clear()
    box.addItem(every, "")
    box.setMinimumContentsLength(max(_LEAST_LETTERS, len(every)))  # what stands there mostly is read whole
    for key, name in choices:
        box.addItem(name, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
