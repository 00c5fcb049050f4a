"""A department answers by itself under one post for a day: who, under which post, until when (Q9)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from amtdesk.domain.day_words import moment_from_words
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.pages.questions.inline_form import InlineForm

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_END_OF_DAY: Final = time(18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated:
    """What was entered."""

    department: str
    who: str
    subject: str
    starts_at: datetime
    ends_at: datetime


class DelegationForm(InlineForm):
    """From now on until the evening, if nothing else is said."""

    delegated = Signal(object)  # Delegated

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            name="delegation",
            heading=self.tr("The department answers by itself today"),
            keep=self.tr("Record the delegation"),
        )
        self.department = QComboBox()
        self.who = QLineEdit()
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(self.tr("the post’s address, or its subject"))
        self.starts = QLineEdit()
        self.ends = QLineEdit()
        self.add_field("department", self.tr("Department"), field=self.department)
        self.add_field("who", self.tr("Who answers there"), field=self.who)
        self.add_field("subject", self.tr("Under which post"), field=self.subject)
        self.add_field("starts", self.tr("From"), field=self.starts)
        self.add_field("ends", self.tr("Until"), field=self.ends)
        self.close_form()
        self.keep.clicked.connect(self._give)

    def begin(self, question: CitizenQuestion) -> None:
        """Start with the question's department and its address."""
        desk = self.context.desk
        self.department.clear()
        for each in desk.town.departments():
            self.department.addItem(each.name, each.key)
        proposed = desk.departments.for_category(question.category)
        place = self.department.findData(question.department or ("" if proposed is None else proposed.key))
        now = desk.clock.local(desk.clock.now())
        evening = now.replace(hour=_END_OF_DAY.hour, minute=0, second=0, microsecond=0)
        ends = evening if evening > now else now + timedelta(hours=8)
        self.offer(
            question,
            {
                "department": self.department.itemText(max(place, 0)),
                "who": "",
                "subject": question.link,
                "starts": _shown(now),
                "ends": _shown(ends),
            },
        )
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moment(self, words: str) -> datetime | None:
        clock = self.context.desk.clock
        found = moment_from_words(words, today=clock.today())
        if found is None or found[1] is None:
            return None
        return datetime.combine(found[0], found[1], tzinfo=clock.zone)

    def _give(self) -> None:
        starts, ends = self._moment(self.starts.text()), self._moment(self.ends.text())
        if starts is None or ends is None:
            field = self.starts if starts is None else self.ends
            self.say(self.tr("Please give a day and a time, such as today 18:00."), field)
            return
        self.delegated.emit(
            Delegated(
                department=str(self.department.currentData() or ""),
                who=self.who.text().strip(),
                subject=self.subject.text().strip(),
                starts_at=starts,
                ends_at=ends,
            )
        )


def _shown(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y %H:%M}"
