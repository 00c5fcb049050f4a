"""The small forms of the card "Freigabe": to whom, who and when, online since. They read; the card decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from amtdesk.domain.day_words import moment_from_words
from amtdesk.domain.post_summaries import PostStatus, planned_instant
from amtdesk.domain.posts import WAY_WORD, ApprovalWay, Post
from amtdesk.domain.town import ApprovalLevel, Department, Person
from amtdesk.ui.pages.plan.post_words import UNTOLD_HOUR
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.system.clock import Clock
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalEntry:
    """What was entered; `at` is None when the date could not be read."""

    by: str
    at: datetime | None
    way: ApprovalWay


def labelled(theme: "Theme", title: str, *, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    field.setFont(theme.font("control"))
    if isinstance(field, QComboBox) and (line := field.lineEdit()) is not None:
        line.setFont(theme.font("control"))
        line.setAccessibleName(title)
    field.setAccessibleName(title)
    label = Label(theme, title, role="metaStrong", color="text.primary")
    label.setBuddy(field)
    lines = column(theme, spacing=4)
    lines.addWidget(label)
    lines.addWidget(field)
    return lines


def past_moment(words: str, *, clock: "Clock") -> datetime | None:
    """Read a moment that has been: without an hour it is now today, and noon on another day."""
    moment = moment_from_words(words, today=clock.today(), looking_back=True)
    if moment is None:
        return None
    day, at = moment
    if at is None and day == clock.today():
        return clock.now()
    return datetime.combine(day, at or UNTOLD_HOUR, tzinfo=clock.zone)


def show_people(box: QComboBox, people: Sequence[Person], *, departments: Sequence[Department]) -> None:
    """Offer people with the department they lead; any other name may be typed."""
    leads: dict[str, str] = {}
    for department in departments:
        leads.setdefault(department.lead, department.name)
    names = [person.name for person in people]
    if names == [box.itemData(number) for number in range(box.count())]:
        return
    box.clear()
    for person in people:
        place = leads.get(person.key, "")
        box.addItem(f"{person.name}, {place}" if place else person.name, person.name)


def chosen_person(box: QComboBox) -> str:
    """The chosen name without the department, or the one that was typed."""
    number = box.findText(box.currentText())
    return str(box.itemData(number)) if number >= 0 else box.currentText().strip()


class SubmitForm(QWidget):
    """Level and department, and to whom the text is handed."""

    placed = Signal(int, str)  # level, department

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        self._level = QComboBox()
        self._department = QComboBox()
        self._to = QComboBox()
        self._to.setEditable(True)
        for box in (self._level, self._department, self._to):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        pair = row(theme, spacing=8)
        pair.addLayout(labelled(theme, self.tr("Level"), field=self._level), 1)
        pair.addLayout(labelled(theme, self.tr("Department"), field=self._department), 1)
        lines.addLayout(pair)
        self._to_part = QWidget()
        self._to_part.setLayout(labelled(theme, self.tr("Submit to"), field=self._to))
        lines.addWidget(self._to_part)
        self._level.activated.connect(self._place)
        self._department.activated.connect(self._place)

    def show_choices(self, levels: Sequence[ApprovalLevel], departments: Sequence[Department]) -> None:
        """Offer the office's levels and departments."""
        self._level.clear()
        for level in levels:
            self._level.addItem(self._level_words(level), level.level)
        self._department.clear()
        self._department.addItem("–", "")
        for department in departments:
            self._department.addItem(department.name, department.key)

    def show_post(self, post: Post, people: Sequence[Person], *, departments: Sequence[Department]) -> None:
        """Show where the post stands and who may be asked."""
        self._level.setCurrentIndex(max(self._level.findData(post.approval_level), 0))
        self._department.setCurrentIndex(max(self._department.findData(post.department), 0))
        self._to_part.setVisible(post.approval_level > 0)
        show_people(self._to, people, departments=departments)

    def _level_words(self, level: ApprovalLevel) -> str:
        words = (
            self.tr("{n}: free"),
            self.tr("{n}: department"),
            self.tr("{n}: central services"),
            self.tr("{n}: head"),
        )
        if level.level < len(words):
            return words[level.level].format(n=level.level)
        return f"{level.level}: {level.name}"

    def to(self) -> str:
        """Whom she chose."""
        return chosen_person(self._to)

    def _place(self) -> None:
        self.placed.emit(int(self._level.currentData() or 0), str(self._department.currentData() or ""))


class ApprovalForm(QWidget):
    """Who approved, when, by which way."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        theme = context.theme
        self._clock = context.desk.clock
        self._language = context.language
        self.who = QComboBox()
        self.who.setEditable(True)
        self._on = QLineEdit()
        self._way = QComboBox()
        for box in (self.who, self._way):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for way, words in WAY_WORD.items():
            self._way.addItem(context.language.text(words), way)
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        lines.addLayout(labelled(theme, self.tr("Approved by"), field=self.who))
        pair = row(theme, spacing=8)
        pair.addLayout(labelled(theme, self.tr("On"), field=self._on), 3)
        pair.addLayout(labelled(theme, self.tr("By which way"), field=self._way), 4)
        lines.addLayout(pair)

    def offer(self, people: Sequence[Person], *, departments: Sequence[Department], first: str) -> None:
        """Begin anew for a post; `first` is who it was submitted to."""
        show_people(self.who, people, departments=departments)
        names = [self.who.itemData(number) for number in range(self.who.count())]
        if first in names:
            self.who.setCurrentIndex(names.index(first))
        elif first:
            self.who.setEditText(first)
        elif not names:
            self.who.setEditText("")
        self._on.setText(self._language.numeric_date(self._clock.today()))
        self._way.setCurrentIndex(0)

    def entry(self) -> ApprovalEntry:
        """What stands there now."""
        return ApprovalEntry(
            by=chosen_person(self.who),
            at=past_moment(self._on.text(), clock=self._clock),
            way=ApprovalWay(self._way.currentData()),
        )


class PublishForm(QWidget):
    """Since when it is online, and where."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._clock = context.desk.clock
        self._language = context.language
        self._since = QLineEdit()
        self.link = QLineEdit()
        self.link.setPlaceholderText(self.tr("optional"))
        lines = column(context.theme, spacing=10)
        self.setLayout(lines)
        lines.addLayout(labelled(context.theme, self.tr("Online since"), field=self._since))
        lines.addLayout(labelled(context.theme, self.tr("Link to the post"), field=self.link))

    def offer(self, post: Post) -> None:
        """Begin anew: now, or the planned time of what the platform brought or was missed."""
        now = self._clock.local(self._clock.now())
        planned = planned_instant(post.day, post.at, zone=self._clock.zone)
        is_earlier = post.status is not PostStatus.APPROVED and planned is not None and planned <= now
        moment = planned if is_earlier and planned is not None else now
        self._since.setText(f"{self._language.numeric_date(moment.date())}, {self._language.clock_time(moment.time())}")
        self.link.clear()

    def entry(self) -> tuple[datetime | None, str]:
        """The time, None when it could not be read, and the link."""
        return past_moment(self._since.text(), clock=self._clock), self.link.text().strip()
