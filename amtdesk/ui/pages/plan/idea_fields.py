"""The fields of a recurring idea: what it goes by, what becomes of days off, and what its draft begins with."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import time_from_words
from amtdesk.domain.errors import FactFault
from amtdesk.domain.recurring_ideas import FARTHEST, LONGEST_TITLE, IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_draft_fields import DraftFields
from amtdesk.ui.pages.plan.idea_following import FollowingDays
from amtdesk.ui.pages.plan.idea_offsets import OffsetFields
from amtdesk.ui.pages.plan.idea_words import ON_DAYS_OFF
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.form_fields import FormFields, as_typed, beside, number_in
from amtdesk.ui.widgets.named_part import Part
from amtdesk.ui.widgets.recurrence_field import RecurrenceField

if TYPE_CHECKING:
    from amtdesk.services.recurring_ideas import IdeaFacts
    from amtdesk.ui.page import PageContext

_USUAL_LEAD: Final = "14"
#: The next days are counted this long after the last key.
_PAUSE_MS: Final = 150
#: Below this width the short fields stand below each other.
_BESIDE: Final = 520
_OFFSET_FACTS: Final = frozenset({"offsets", "occasion"})


class IdeaFields(FormFields):
    """Everything that is said of an idea, as typed. What it means is asked for by `facts`."""

    field_of: ClassVar = {"ends_on": "ends"}

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._starts_on = self._today
        self.at, self.lead, self.ends = QLineEdit(), QLineEdit(), QLineEdit()
        self._lines = {"title": self.title, "ends": self.ends, "at": self.at, "lead_days": self.lead}
        self.title.setMaxLength(LONGEST_TITLE)
        self.at.setPlaceholderText(self.tr("any time"))
        self.ends.setPlaceholderText(self.tr("without an end"))
        kinds = (
            (IdeaKind.BY_RULE, self.tr("By a rhythm")),
            (IdeaKind.BY_OFFSET, self.tr("For occasions")),
            (IdeaKind.BY_HAND, self.tr("By hand")),
        )
        self.kind = SegmentedControl(context.theme, self.tr("When it comes"), choices=kinds)
        self.kind.let_wrap()
        self.rhythm = RecurrenceField(context, may_be_once=False, picks_first_day=True)
        self.offsets = OffsetFields(context)
        self.days_off = self._ways()
        self.draft = DraftFields(context)
        self.following = FollowingDays(context)
        self.parts = self._named()
        self._beside = [row(context.theme, spacing=16) for _ in range(2)]
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()

    # building

    def _ways(self) -> ChoiceBox:
        days_off = ChoiceBox(self.tr("On days without service"))
        for way in OnDaysOff:
            days_off.addItem(self._context.language.text(ON_DAYS_OFF[way]), way)
        return days_off

    def _named(self) -> dict[str, Part]:
        context = self._context
        return {
            "title": Part(context, self.tr("Title"), field=self.title),
            "kind": Part(context, self.tr("When it comes"), field=self.kind),
            "rhythm": Part(context, self.tr("Rhythm"), field=self.rhythm),
            "ends": Part(context, self.tr("Last day"), field=self.ends),
            "days_off": Part(context, self.tr("On days without service"), field=self.days_off),
            "at": Part(context, self.tr("Time, if it matters"), field=self.at),
            "lead_days": Part(context, self.tr("Draft: days before"), field=self.lead),
        }

    def _lay_out(self) -> None:
        lines = column(self._context.theme, spacing=14)
        self.setLayout(lines)
        beside = (("ends", "days_off"), ("at", "lead_days"))
        for line, names in zip(self._beside, beside, strict=True):
            for name in names:
                line.addWidget(self.parts[name], 1)
        for name in ("title", "kind", "rhythm"):
            lines.addWidget(self.parts[name])
        lines.addWidget(self.offsets)
        for line in self._beside:
            lines.addLayout(line)
        lines.addWidget(self.following)
        lines.addWidget(self.draft)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textEdited.connect(self._tell)
            line.returnPressed.connect(self.accepted)
        self.days_off.currentIndexChanged.connect(self._tell)
        self.draft.changed.connect(self.typed)
        self.draft.accepted.connect(self.accepted)
        self.kind.chosen.connect(self._choose_kind)
        self.rhythm.changed.connect(self._tell)
        self.offsets.changed.connect(self._tell)
        self.offsets.accepted.connect(self.accepted)
        self._later.timeout.connect(self.show_following)

    @override
    def arrange(self, width: int) -> None:
        is_wide = width >= _BESIDE
        for line in self._beside:
            line.setDirection(beside(is_wide))
        self.offsets.arrange(is_wide=is_wide)
        self.draft.arrange(is_wide=is_wide)

    # what stands there

    def show_idea(self, idea: RecurringIdea | None) -> None:
        """Show an idea, or what a new one begins with."""
        self._starts_on = self._today if idea is None or idea.starts_on is None else idea.starts_on
        new = {
            "kind": IdeaKind.BY_RULE.value,
            "lead_days": _USUAL_LEAD,
            "level": "1",
            "days_off": OnDaysOff.BEFORE.value,
        }
        self.show_values(new if idea is None else {**_as_typed(idea), **self.offsets.as_typed(idea)})

    @override
    def values(self) -> dict[str, str]:
        return {
            **{name: line.text() for name, line in self._lines.items()},
            "kind": str(self.kind.key()),
            "rhythm": self.rhythm.rule(),
            "starts_on": self.rhythm.starts_on().isoformat(),
            "days_off": str(self.days_off.currentData()),
            **self.offsets.values(),
            **self.draft.values(),
        }

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        self._fill(self._lines, values)
        self.kind.choose(IdeaKind(values.get("kind", IdeaKind.BY_RULE)))
        starts_on = date.fromisoformat(values.get("starts_on", self._starts_on.isoformat()))
        weekly = "FREQ=WEEKLY;BYDAY=" + ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self._today.weekday()]
        self.rhythm.set_rule(values.get("rhythm") or weekly, starts_on=starts_on)
        self.days_off.setCurrentIndex(max(self.days_off.findData(OnDaysOff(values.get("days_off", OnDaysOff.KEEP))), 0))
        self.offsets.show_values(values)
        self.draft.show_values(values)
        self._show_kind()
        self.show_following()

    def facts(self) -> "IdeaFacts":
        """What is meant; only when `find_faults` found none."""
        draft = self.draft.values()
        return {
            "title": self.title.text(),
            "kind": self._kind(),
            "rhythm": self.rhythm.rule() if self._kind() is IdeaKind.BY_RULE else "",
            "starts_on": self.rhythm.starts_on() if self._kind() is IdeaKind.BY_RULE else None,
            "ends_on": self._day(self.ends) if self._kind() is IdeaKind.BY_OFFSET else None,
            "offsets": self.offsets.offsets(),
            "end_offsets": self.offsets.end_offsets(),
            "occasion_kind": str(self.offsets.kind.currentData()),
            "occasion_words": self.offsets.words.text(),
            "on_days_off": OnDaysOff(self.days_off.currentData()),
            "at": time_from_words(self.at.text()),
            "lead_days": number_in(self.lead.text(), most=FARTHEST),
            "topic": draft["topic"],
            "department": draft["department"],
            "level": int(draft["level"]),
            "skeleton": draft["skeleton"],
            "note": draft["note"],
        }

    def _kind(self) -> IdeaKind:
        return IdeaKind(str(self.kind.key()))

    # what is wrong

    @override
    def find_faults(self) -> QWidget | None:
        has_lead = 0 <= number_in(self.lead.text(), most=FARTHEST) <= FARTHEST
        faults = {
            "title": "" if self.title.text().strip() else self.tr("Please give the idea a title."),
            "ends": self._fault_of_day(self.ends) if self._kind() is IdeaKind.BY_OFFSET else "",
            "at": self._fault_of_time(self.at),
            "lead_days": "" if has_lead else self.tr("Please give days from 0 to {most}.").format(most=FARTHEST),
        }
        wrong = self._blame_all(faults)
        if self._kind() is IdeaKind.BY_RULE and self.rhythm.fault():
            wrong.insert(1 if faults["title"] else 0, self.rhythm)  # it says so itself
        if self._kind() is IdeaKind.BY_OFFSET and (line := self.offsets.find_fault()) is not None:
            wrong.append(line)
        return wrong[0] if wrong else None

    @override
    def blame(self, fault: FactFault, sentence: str) -> QWidget:
        if fault.fact in _OFFSET_FACTS:
            return self.offsets.blame(fault.fact, sentence)
        return super().blame(fault, sentence)

    # slots

    def _choose_kind(self) -> None:
        self._show_kind()
        self._tell()

    def _show_kind(self) -> None:
        kind = self._kind()
        self.parts["rhythm"].setVisible(kind is IdeaKind.BY_RULE)
        self.offsets.setVisible(kind is IdeaKind.BY_OFFSET)
        self.parts["ends"].setVisible(kind is IdeaKind.BY_OFFSET)
        for name in ("days_off", "lead_days"):
            self.parts[name].setVisible(kind is not IdeaKind.BY_HAND)

    def _tell(self) -> None:
        self._forgive()
        self._later.start()
        self.typed.emit()

    def show_following(self) -> None:
        """Say on which days it would come next."""
        facts = self.facts()
        facts["lead_days"] = max(facts["lead_days"], 0)
        self.following.show_for(facts)


def _as_typed(idea: RecurringIdea) -> dict[str, str]:
    return {
        "title": idea.title,
        "kind": idea.kind.value,
        "rhythm": idea.rhythm,
        "ends": as_typed(idea.ends_on),
        "days_off": idea.on_days_off.value,
        "at": as_typed(idea.at),
        "lead_days": str(idea.lead_days),
        "topic": idea.topic,
        "department": idea.department,
        "level": str(idea.level),
        "skeleton": idea.skeleton,
        "note": idea.note,
    }
