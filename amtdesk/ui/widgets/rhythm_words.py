"""What the fields of a rhythm offer, in words that read on from field to field: "alle zwei Wochen", "am ersten"."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.rhythm_choices import ANY_DAY, LAST, WORKING_DAY, Often
from amtdesk.system.day_words import date_word, number_word, place_word

if TYPE_CHECKING:
    from amtdesk.system.language import Language


class RhythmFieldWords(QObject):
    """Words for the choices of a rhythm, in her language."""

    def __init__(self, language: "Language", parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def often(self, often: Often) -> str:
        """How often."""
        return {
            Often.WEEKLY: self.tr("Weekly"),
            Often.MONTHLY: self.tr("Monthly"),
            Often.QUARTERLY: self.tr("Quarterly"),
            Often.YEARLY: self.tr("Yearly"),
        }[often]

    def interval(self, often: Often, number: int) -> str:
        """Every week, every two weeks."""
        if number == 1:
            return {
                Often.WEEKLY: self.tr("every week"),
                Often.MONTHLY: self.tr("every month"),
                Often.QUARTERLY: self.tr("every quarter"),
                Often.YEARLY: self.tr("every year"),
            }[often]
        source = {
            Often.WEEKLY: self.tr("every {n} weeks"),
            Often.MONTHLY: self.tr("every {n} months"),
            Often.QUARTERLY: self.tr("every {n} quarters"),
            Often.YEARLY: self.tr("every {n} years"),
        }[often]
        return source.format(n=number_word(number, self._language))

    def month(self, often: Often, number: int) -> str:
        """In May; in the second month of the quarter."""
        if often is Often.QUARTERLY:
            return self.tr("in the {place} month").format(place=place_word(number, self._language))
        return self.tr("in {month}").format(month=self._language.month_name(number))

    def place(self, place: int, what: int) -> str:
        """On the 15th, on the first, on the last."""
        is_date = what == ANY_DAY and place != LAST
        words = date_word(place, self._language) if is_date else place_word(place, self._language)
        return self.tr("on the {place}").format(place=words)

    def what(self, what: int) -> str:
        """Day, Monday, working day."""
        if what == ANY_DAY:
            return self.tr("day")
        if what == WORKING_DAY:
            return self.tr("weekday (Mon–Fri)")
        return self._language.weekday_name(what)

    def first(self, day: date, *, today: date) -> str:
        """For the first time on Wednesday."""
        is_near = day.year == today.year
        words = self._language.short_date(day) if is_near else self._language.full_date(day)
        return self.tr("for the first time on {day}").format(day=words)
