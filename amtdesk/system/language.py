"""Words, dates and numbers as people here write them: German first, English second. One catalogue for every edge."""

import os
import sys
from datetime import date, datetime, time, timedelta, tzinfo

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_, Message
from amtdesk.system.catalogue import read_catalogue
from amtdesk.system.resources import resource

_DAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_DAYS = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "de": (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def language_of_the_system() -> str:
    """Return "de" or "en" as the operating system is set; German where it does not say."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not said and sys.platform == "win32":  # "English_United States" there
        import locale

        said = locale.getlocale()[0] or ""
    return "en" if said.lower().startswith("en") else "de"


class Language:
    """One of the two languages: `code` is "de" or "en"; times are shown in `zone`."""

    def __init__(self, code: str, zone: tzinfo) -> None:
        self.code = code if code in _DAYS else "en"
        self.zone = zone
        self._catalogue = {} if self.code == "en" else read_catalogue(resource("i18n", f"{self.code}.mo"))

    def text(self, source: str) -> str:
        """Return the sentence in this language, or as it stands when the catalogue has none."""
        return self._catalogue.get(source, source) if source else ""

    def has(self, source: str) -> bool:
        """Whether the catalogue knows this sentence."""
        return self.code == "en" or source in self._catalogue

    def sentence(self, message: Message | UserFacingError) -> str:
        """Return a message translated and with its gaps filled; a message in a gap is translated, too."""
        if isinstance(message, UserFacingError):
            message = message.message
        values = {n: self.sentence(each) if isinstance(each, Message) else each for n, each in message.values.items()}
        if values.get("title") == "":  # begun, and undone before it had one
            values["title"] = self.text(N_("without a title"))
        return self.text(message.source).format(**values)

    def local(self, instant: datetime) -> datetime:
        """Return an instant as the clock on the wall shows it."""
        return instant.astimezone(self.zone)

    def long_date(self, day: date) -> str:
        """Donnerstag, 16. April · Thursday 16 April."""
        return self._date(_DAYS[self.code][day.weekday()], day)

    def short_date(self, day: date) -> str:
        """Di, 21. April · Tue 21 April."""
        return self._date(_SHORT_DAYS[self.code][day.weekday()], day)

    def _date(self, weekday: str, day: date) -> str:
        month = _MONTHS[self.code][day.month - 1]
        return f"{weekday}, {day.day}. {month}" if self.code == "de" else f"{weekday} {day.day} {month}"

    def full_date(self, day: date) -> str:
        """17. April 2026 · 17 April 2026."""
        month = _MONTHS[self.code][day.month - 1]
        return f"{day.day}. {month} {day.year}" if self.code == "de" else f"{day.day} {month} {day.year}"

    def day_of_month(self, day: date, *, today: date) -> str:
        """18. Mai · 18 May; of another year with that year."""
        words = self.full_date(day)
        return words if day.year != today.year else words.rsplit(" ", 1)[0]

    def numeric_date(self, day: date) -> str:
        """16.04.2026 · 16/04/2026."""
        return f"{day:%d.%m.%Y}" if self.code == "de" else f"{day:%d/%m/%Y}"

    def day_and_month(self, day: date) -> str:
        """15.04. · 15/04."""
        return f"{day:%d.%m.}" if self.code == "de" else f"{day:%d/%m}"

    def weekday(self, day: date) -> str:
        """Mo · Mon."""
        return _SHORT_DAYS[self.code][day.weekday()]

    def weekday_name(self, number: int, *, short: bool = False) -> str:
        """Return the name of weekday `number` (0 = Monday)."""
        return (_SHORT_DAYS if short else _DAYS)[self.code][number]

    def month_name(self, number: int) -> str:
        """Return the name of month `number` (1 = January)."""
        return _MONTHS[self.code][number - 1]

    def clock_time(self, at: datetime | time) -> str:
        """08:41, in local time."""
        return f"{self.local(at) if isinstance(at, datetime) else at:%H:%M}"

    def day_and_time(self, instant: datetime) -> str:
        """15.04., 16:20 · 15/04, 16:20."""
        return f"{self.day_and_month(self.local(instant).date())}, {self.clock_time(instant)}"

    def relative_day(self, day: date, *, today: date) -> str:
        """Heute, gestern, morgen, or the short date."""
        words = {0: "today", -1: "yesterday", 1: "tomorrow"}
        word = words.get((day - today).days)
        return self.short_date(day) if word is None else self._near_day(word)

    def _near_day(self, word: str) -> str:
        return {"today": "heute", "yesterday": "gestern", "tomorrow": "morgen"}[word] if self.code == "de" else word

    def relative_time(self, instant: datetime, *, today: date) -> str:
        """Gestern, 10:00 · yesterday, 10:00."""
        return f"{self.relative_day(self.local(instant).date(), today=today)}, {self.clock_time(instant)}"

    def duration(self, span: timedelta) -> str:
        """1 Std. 48 Min. · 35 Min. · 2 Tage 3 Std.; never negative."""
        return self._duration(span, days_word="Tage")

    def elapsed(self, span: timedelta) -> str:
        """The same after “seit” or “nach”, which ask for the dative: 2 Tagen 3 Std."""
        return self._duration(span, days_word="Tagen")

    def _duration(self, span: timedelta, *, days_word: str) -> str:
        minutes = max(0, round(span.total_seconds() / 60))
        days, minutes = divmod(minutes, 24 * 60)
        hours, minutes = divmod(minutes, 60)
        day_word, hour_word, minute_word = ("Tag" if days == 1 else days_word, "Std.", "Min.")
        if self.code == "en":
            day_word, hour_word, minute_word = ("day" if days == 1 else "days", "h", "min")
        if days:
            return f"{days} {day_word} {hours} {hour_word}" if hours else f"{days} {day_word}"
        if hours:
            return f"{hours} {hour_word} {minutes:02d} {minute_word}" if minutes else f"{hours} {hour_word}"
        return f"{minutes} {minute_word}"

    def number(self, value: float, *, digits: int = 0) -> str:
        """2,5 · 2.5, with separators from a thousand on."""
        english = f"{value:,.{digits}f}"
        return english.translate(str.maketrans(",.", ".,")) if self.code == "de" else english

    def percent(self, share: float) -> str:
        """69 % · 69%."""
        return f"{round(share * 100)}\u00a0%" if self.code == "de" else f"{round(share * 100)}%"

    def week(self, day: date) -> str:
        """KW 19 · week 19 (ISO 8601)."""
        number = day.isocalendar().week
        return f"KW\u00a0{number}" if self.code == "de" else f"week {number}"
