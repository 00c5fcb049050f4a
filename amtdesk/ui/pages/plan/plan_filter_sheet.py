"""The sheet behind "Filter": states, topics, departments and words. What she chooses holds at once, in every view."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.post_words import STATUS_LOOK
from amtdesk.ui.pages.plan.topic_words import said_topic
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import SectionLabel
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus
_STATUSES: Final = (
    _S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.SCHEDULED, _S.PUBLISHED, _S.ON_HOLD, _S.MISSED,
)  # fmt: skip
_TYPING_MS: Final = 150


class ChipChoice(QWidget):
    """A heading and chips of which any number may be pressed."""

    changed = Signal()

    def __init__(self, context: "PageContext", title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._theme = context.theme
        self._chips: dict[str, FilterChip] = {}
        self._row = FlowRow(context.theme, spacing=8)
        lines = column(context.theme, spacing=6)
        self.setLayout(lines)
        lines.addWidget(SectionLabel(context.theme, title))
        lines.addWidget(self._row)

    def offer(self, choices: Iterable[tuple[str, str, str]]) -> None:
        """Offer these chips (key, words, icon)."""
        for key, words, icon in choices:
            chip = FilterChip(self._theme, words, icon=icon, parent=self._row)
            chip.picked.connect(self.changed)
            self._row.flow.addWidget(chip)
            self._chips[key] = chip

    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self._chips

    def choose(self, keys: frozenset[str]) -> None:
        """Press these and no others, without saying so."""
        for key, chip in self._chips.items():
            was_quiet = chip.blockSignals(True)
            chip.setChecked(key in keys)
            chip.blockSignals(was_quiet)

    def chosen(self) -> frozenset[str]:
        """The keys of those that are pressed."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())


class PlanFilterSheet(TallSheet):
    """Asks what to leave out. It lives for one opening."""

    filter_changed = Signal(object)  # PlanFilter

    def __init__(self, context: "PageContext", words: "PostWords", *, wanted: PlanFilter, parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=560)
        self.heading.setText(self.tr("What the plan shows"))
        self.setAccessibleName(self.tr("What the plan shows"))
        self._statuses = ChipChoice(context, self.tr("State"))
        self._topics = ChipChoice(context, self.tr("Topic"))
        self._departments = ChipChoice(context, self.tr("Department"))
        self.words = SearchField(context.theme, self.tr("Search posts"))
        self._later = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._later.timeout.connect(self._tell)
        self._offer(context, words)
        self._assemble()
        self._show(wanted)
        for choice in self._choices:
            choice.changed.connect(self._tell)
        self.words.textChanged.connect(self._later.start)
        self.words.accepted.connect(self.close_sheet)
        self.closed.connect(self._tell)

    @property
    def _choices(self) -> tuple[ChipChoice, ...]:
        return self._statuses, self._topics, self._departments

    def _offer(self, context: "PageContext", words: "PostWords") -> None:
        self._statuses.offer((status, words.status(status), STATUS_LOOK[status][1]) for status in _STATUSES)
        self._topics.offer((topic, said_topic(topic), "") for topic in context.desk.plan_days.topics())
        self._departments.offer((each.key, each.name, "") for each in context.desk.town.departments())

    def _assemble(self) -> None:
        theme = self._theme
        self.head.addSpacing(theme.px(8))
        self.head.addWidget(self.words)
        middle = ScrollColumn(theme, spacing=16, margins=(24, 4, 24, 4))
        for choice in self._choices:
            middle.column.addWidget(choice)
            choice.setVisible(not choice.is_empty())
        self.add_middle(middle)
        self._reset = KbdButton(theme, self.tr("Show everything"), icon="undo-2")
        self._reset.clicked.connect(self._clear)
        self.foot.addWidget(self.end_with(self._reset))

    def _show(self, wanted: PlanFilter) -> None:
        chosen: tuple[frozenset[str], ...] = (frozenset(wanted.statuses), wanted.topics, wanted.departments)
        for choice, keys in zip(self._choices, chosen, strict=True):
            choice.choose(keys)
        self.words.setText(wanted.query)
        self._reset.setEnabled(bool(wanted.count))

    def _clear(self) -> None:
        self._show(PlanFilter())
        self._tell()

    def _tell(self) -> None:
        self._later.stop()
        statuses, topics, departments = (choice.chosen() for choice in self._choices)
        wanted = PlanFilter(
            statuses=frozenset(map(PostStatus, statuses)),
            topics=topics,
            departments=departments,
            query=self.words.text().strip(),
        )
        self._reset.setEnabled(bool(wanted.count))
        self.filter_changed.emit(wanted)
