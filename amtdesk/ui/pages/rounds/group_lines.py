"""Which fields a group's form has, in their order, and what they are called."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.groups import MODE_WORD, GroupMode
from amtdesk.domain.platforms import PLATFORM_WORD
from amtdesk.ui.pages.rounds.fact_lines import (
    ChoiceLine,
    FactLine,
    LongTextLine,
    MinutesLine,
    SpanLine,
    SwitchLine,
    TextLine,
)
from amtdesk.ui.pages.rounds.rhythm_line import RhythmLine

if TYPE_CHECKING:
    from amtdesk.domain.group_figures import GroupFigures
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.group_words import GroupWords

LONGEST_VISIT: Final = 120
#: What can be told about the own channel; the rest of it is a matter of the settings.
_OF_OWN_CHANNEL: Final = frozenset({"name", "address", "minutes", "answer_level", "house_rules", "note"})


class GroupLines(QObject):
    """The lines of the form. They are children of the widgets that they drive."""

    def __init__(self, context: "PageContext", words: "GroupWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        theme = context.theme
        self.name = TextLine("name", words=self.tr("Name"))
        self._platform = ChoiceLine("platform", words=self.tr("Platform"), is_editable=True, value_of=str)
        self.address = TextLine("address", words=self.tr("Address"), placeholder="https://")
        self.rhythm = RhythmLine(context)
        self.minutes = MinutesLine(theme, words=self.tr("Minutes"), most=LONGEST_VISIT)
        self._every = SwitchLine(
            "in_every_round",
            theme,
            words=self.tr("In later rounds of the day, too"),
            sentence=self.tr("Call here in later rounds of the day, too"),
        )
        self.season = self._season()
        self.pause = self._pause()
        self._mode = ChoiceLine("mode", words=self.tr("What the town does there"), value_of=GroupMode)
        self._level = ChoiceLine("answer_level", words=self.tr("Approval of answers here"), value_of=int)
        self.rules = LongTextLine("house_rules", theme, words=self.tr("House rules"))
        self._topics = TextLine("topics", words=self.tr("Topics"), placeholder=self.tr("Building sites, childcare"))
        self._risk = TextLine("risk", words=self.tr("Risk"), placeholder=self.tr("low, sharp tone on building sites"))
        self.note = LongTextLine("note", theme, words=self.tr("Note"))
        text = context.language.text
        self._platform.offer((("", ""), *((key, text(name)) for key, name in PLATFORM_WORD.items())))
        self._mode.offer(tuple((mode.value, text(MODE_WORD[mode])) for mode in GroupMode))

    def _season(self) -> SpanLine:
        season = SpanLine(
            ("season_begins", "season_ends"),
            self._context.theme,
            words=(self.tr("from"), self.tr("to")),
            today=self._context.desk.clock.today,
            of_a_year=True,
        )
        begins, ends = self.tr("e.g. 1.4."), self.tr("e.g. 15.9.")
        season.name_fields(self.tr("First day of the season"), self.tr("Last day of the season"), hints=(begins, ends))
        return season

    def _pause(self) -> SpanLine:
        pause = SpanLine(
            ("paused_from", "paused_until"),
            self._context.theme,
            words=(self.tr("from"), self.tr("to")),
            today=self._context.desk.clock.today,
            of_a_year=False,
        )
        begins, ends = self.tr("e.g. 31.8."), self.tr("e.g. +14")
        pause.name_fields(self.tr("First day of the pause"), self.tr("Last day of the pause"), hints=(begins, ends))
        return pause

    def in_order(self) -> tuple[tuple[str, FactLine], ...]:
        """The lines with their labels."""
        return (
            (self.tr("Name"), self.name),
            (self.tr("Platform"), self._platform),
            (self.tr("Address"), self.address),
            (self.tr("Read on"), self.rhythm),
            (self.tr("Season"), self.season),
            (self.tr("Pause"), self.pause),
            (self.tr("Minutes"), self.minutes),
            (self.tr("Later rounds"), self._every),
            (self.tr("What the town does there"), self._mode),
            (self.tr("Approval of answers here"), self._level),
            (self.tr("House rules"), self.rules),
            (self.tr("Topics"), self._topics),
            (self.tr("Risk"), self._risk),
            (self.tr("Note"), self.note),
        )

    def is_of_own_channel(self, line: FactLine) -> bool:
        """Whether the line says something about the own channel."""
        return line.name in _OF_OWN_CHANNEL

    def offer_levels(self) -> None:
        """The office's own levels; 0 asks for nothing beyond the usual (Q8)."""
        levels = [("0", self.tr("As the rules of the office say"))]
        for known in self._context.desk.town.approval_levels():
            if known.level > 0:
                words = self.tr("At least level {level} ({name})").format(level=known.level, name=known.name)
                levels.append((str(known.level), words))
        self._level.offer(tuple(levels))

    def show_real_minutes(self, figures: "GroupFigures | None") -> None:
        """Say behind the planned minutes how long it really takes."""
        self.minutes.hint.setText(self._words.real_minutes(figures))
