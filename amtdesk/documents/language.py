"""What paper needs from a language: words, days and numbers. `amtdesk.system.language.Language` is one."""

from datetime import date, datetime, time
from typing import Protocol

from amtdesk.domain.words import Message


class PaperLanguage(Protocol):
    """One of the two languages, in the office's zone."""

    code: str

    def text(self, source: str) -> str:
        """Return a sentence in this language."""

    def sentence(self, message: Message) -> str:
        """Return a message in this language, its gaps filled."""

    def local(self, instant: datetime) -> datetime:
        """Return an instant as the clock on the wall shows it."""

    def full_date(self, day: date) -> str:
        """17. April 2026."""

    def day_and_month(self, day: date) -> str:
        """15.04."""

    def month_name(self, number: int) -> str:
        """Mai; 1 is January."""

    def weekday(self, day: date) -> str:
        """Mo."""

    def clock_time(self, at: datetime | time) -> str:
        """08:41."""

    def number(self, value: float, *, digits: int = 0) -> str:
        """2,5."""

    def percent(self, share: float) -> str:
        """69 %."""
