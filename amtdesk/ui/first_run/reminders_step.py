"""Erinnerungen: when the daily round is due, and what the desk begins with: replies by subject, ideas for posts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.first_run import StarterSubject, checked_times
from amtdesk.domain.reminder_times import times_from, times_text
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.first_run.week_fields import DAYS, WeekFields
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import FilterChip, LinkButton
from amtdesk.ui.widgets.cards import Hairline, column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from datetime import time

    from amtdesk.ui.page import PageContext


class ChipAnswer(FlowRow):
    """Chips that stay pressed: several of many. It is an answer of its step."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.theme)
        self._step = step
        self.chips: dict[str, FilterChip] = {}

    def offer(self, choices: "list[tuple[str, str]]") -> None:
        """Offer these, by key and words; nothing is built again while they are the same."""
        if list(self.chips) == [key for key, _words in choices]:
            return
        for chip in self.chips.values():
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for key, words in choices:
            chip = FilterChip(self._step.theme, words, parent=self)
            chip.picked.connect(self._step.note_typed)
            self.flow.addWidget(chip)
            chip.show()
            self.chips[key] = chip

    def words(self) -> str:
        """The keys of those that are pressed."""
        return " ".join(key for key, chip in self.chips.items() if chip.isChecked())

    def put(self, words: str) -> None:
        """Press these."""
        wanted = set(words.split())
        for key, chip in self.chips.items():
            chip.setChecked(key in wanted)

    def go_on(self) -> None:
        """Nothing is typed here."""

    def blame(self, sentence: str) -> None:
        """Each can be chosen: there is nothing to blame."""


class RemindersStep(Step):
    """The last question."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            title=self.tr("When does your round begin?"),
            text=self.tr(
                "AmtDesk reminds you then, one notice at a time, never outside the service hours and on no day off."
            ),
        )
        self._subjects: tuple[StarterSubject, ...] = ()
        self.times = WeekFields(self, prefix="times", name_of=self._times_of, placeholder=self.tr("no reminder"))
        self.lines.addWidget(self.times)
        self.lines.addWidget(Hairline(self.theme))
        self._add_starters()
        self._add_ideas()
        self.lines.addStretch(1)

    def _times_of(self, day: str) -> str:
        return self.tr("Reminders on {day}").format(day=day)

    def _add_starters(self) -> None:
        head = row(self.theme)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, self.tr("Replies to begin with"), role="bodyStrong"))
        hint = self.tr("They come as drafts until someone in the house agrees. Only these subjects are taken over.")
        words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        head.addLayout(words, 1)
        self.lines.addLayout(head)
        self.starters = self.answer("subjects", ChipAnswer(self))
        self.lines.addWidget(self.starters)
        foot = row(self.theme)
        self._count = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        foot.addWidget(self._count, 1)
        self.all = LinkButton(self.theme, self.tr("All subjects"))
        self.none = LinkButton(self.theme, self.tr("None"), at_end=True)
        self.all.clicked.connect(self._take_all)
        self.none.clicked.connect(self._take_none)
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        self.lines.addLayout(foot)
        self.typed.connect(self._say_count)

    def _add_ideas(self) -> None:
        self.lines.addWidget(Hairline(self.theme))
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, self.tr("Ideas that come again"), role="bodyStrong"))
        hint = self.tr("Each proposes a post on its days; a post begins only when you take the proposal.")
        words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        self.lines.addLayout(words)
        self.ideas = self.answer("ideas", ChipAnswer(self))
        self.lines.addWidget(self.ideas)

    @override
    def show_records(self) -> None:
        week = self.desk.first_run.times()
        self.times.put([times_text(week.get(number, ())) for number in range(DAYS)])
        self._subjects = self.desk.first_run.starter_subjects()
        words = self.tr("{subject} ({n})")
        self.starters.offer([(each.key, words.format(subject=each.name, n=each.replies)) for each in self._subjects])
        is_new = not self.desk.templates.count()
        self.starters.put(" ".join(each.key for each in self._subjects if is_new and each.is_frequent))
        offers = [each for each in self.desk.starter_ideas.offer() if not each.is_taken]
        self.ideas.offer([(each.key, each.idea.title) for each in offers])
        self.ideas.put("")
        self._say_count()

    @override
    def keep(self) -> None:
        hours = self.desk.town.calendar().hours
        week: dict[int, tuple[time, ...]] = {}
        for number, box in enumerate(self.times.days):
            self.times.at(number)
            week |= checked_times({number: times_from(box.words())}, hours)
        self.desk.first_run.keep_times(week)
        self.desk.first_run.adopt_starters(self.starters.words().split())
        self.desk.starter_ideas.take(self.ideas.words().split())

    @override
    def first_field(self) -> QWidget:
        return self.times.first()

    def _take_all(self) -> None:
        self.starters.put(" ".join(each.key for each in self._subjects))

    def _take_none(self) -> None:
        self.starters.put("")

    def _say_count(self) -> None:
        chosen = set(self.starters.words().split())
        count = sum(each.replies for each in self._subjects if each.key in chosen)
        one, many = self.tr("1 reply is taken over."), self.tr("{n} replies are taken over.").format(n=count)
        none = self.tr("No reply is taken over; they can be had later, too.")
        self._count.setText(none if not count else one if count == 1 else many)
