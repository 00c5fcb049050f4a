"""How dates beside the posts are said: when they are, where they come from, what they are. No widget lives here."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.occasions import FROM_HER, FROM_OFFICE_CALENDAR, KIND_WORD, Occasion, OccasionKind

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class OccasionWords(QObject):
    """Sentences about occasions, in her language."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._language = context.language
        self._desk = context.desk

    def when(self, occasion: Occasion) -> str:
        """Day and time, or from when to when."""
        if occasion.last_day != occasion.day:
            return self.tr("{first} to {last}").format(first=self._day(occasion.day), last=self._day(occasion.last_day))
        start, end = occasion.start, occasion.end
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return self._day(occasion.day)
        values = {"day": self._day(occasion.day), "start": self._language.clock_time(start)}
        if end <= start:
            return self.tr("{day}, {start}").format(**values)
        return self.tr("{day}, {start} to {end}").format(**values, end=self._language.clock_time(end))

    def source(self, occasion: Occasion) -> str:
        """Where it comes from."""
        if occasion.source == FROM_OFFICE_CALENDAR:
            return self.tr("Calendar of the Land and the office")
        if occasion.source == FROM_HER:
            return self.tr("Entered here")
        return self.tr("Calendar “{name}”").format(name=occasion.source)

    def kind(self, kind: str) -> str:
        """What it is."""
        known = {each.value: each for each in OccasionKind}
        return self._language.text(KIND_WORD[known.get(kind, OccasionKind.OTHER)])

    def moved(self, occasion: Occasion) -> str:
        """From which day a holiday moved it; '' when none did."""
        if occasion.moved_from is None:
            return ""
        return self.tr("Moved from {day} because of a holiday.").format(day=self._day(occasion.moved_from))

    def rhythm(self, occasion: Occasion) -> str:
        """How a date of hers repeats; '' for once."""
        if occasion.own_id is None:
            return ""
        own = self._desk.occasions.own(occasion.own_id)
        if not own.rhythm:
            return ""
        from amtdesk.system.rhythm_words import rhythm_sentence

        return rhythm_sentence(own.rhythm, starts_on=own.day, language=self._language)

    def _day(self, day: date) -> str:
        today = self._desk.clock.today()
        return self._language.full_date(day) if day.year != today.year else self._language.short_date(day)
