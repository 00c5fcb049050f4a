"""How the list of groups and the form word what is known about a group, in her language. No widget lives here."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.group_figures import VISITS_COUNTED, GroupFigures
from amtdesk.domain.groups import MODE_WORD, Group
from amtdesk.domain.platforms import PLATFORM_WORD

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_RULE_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Any leap year tells the days of a season.
_LEAP_YEAR: Final = 2024
_NO_FIGURES: Final = GroupFigures(planned_minutes=0)


class GroupWords(QObject):
    """Sentences and parts of lines about groups."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._language = context.language

    # when it is read

    def rhythm(self, group: Group) -> str:
        """On which days a group is read: “Jeden Dienstag und Donnerstag”."""
        if group.is_own_channel:
            return self.tr("First stop of every round")
        from amtdesk.system.rhythm_words import rhythm_sentence

        rule = group.rhythm or _rule_of(group.days)
        return rhythm_sentence(rule, starts_on=group.rhythm_starts_on, language=self._language)

    def season(self, group: Group) -> str:
        """From when to when in the year it is read; empty for the whole year."""
        first, last = (self.month_day(each) for each in (group.season_begins, group.season_ends))
        if first and last:
            return self.tr("only from {first} to {last}").format(first=first, last=last)
        if first:
            return self.tr("only from {first} on").format(first=first)
        return self.tr("only until {last}").format(last=last) if last else ""

    def month_day(self, told: str) -> str:
        """A day of the year: “1. April”; empty for none."""
        if not told:
            return ""
        day = date.fromisoformat(f"{_LEAP_YEAR}-{told}")
        month = self._language.month_name(day.month)
        return f"{day.day}. {month}" if self._language.code == "de" else f"{day.day} {month}"

    def rest(self, group: Group) -> str:
        """Why no round calls there at present, or soon: a pause, or the season; empty when nothing rests."""
        today = self._context.desk.clock.today()
        begins, ends = group.paused_from, group.paused_until
        if begins is not None and begins > today:
            return self._coming_pause(begins, ends)
        if group.is_paused_on(today):
            if ends is None:
                return self.tr("Pauses until further notice")
            return self.tr("Pauses until {day}").format(day=self._language.short_date(ends))
        if not group.is_in_season(today):
            return self.tr("Out of season")
        return ""

    def has_pause(self, group: Group) -> bool:
        """Whether it pauses, or will; a pause that is over is none."""
        if group.paused_until is None:
            return group.paused_from is not None
        return group.paused_until >= self._context.desk.clock.today()

    def _coming_pause(self, begins: date, ends: date | None) -> str:
        first = self._language.short_date(begins)
        if ends is None:
            return self.tr("Pauses from {first} on").format(first=first)
        return self.tr("Pauses from {first} to {last}").format(first=first, last=self._language.short_date(ends))

    # what it is

    def platform_name(self, group: Group) -> str:
        """The platform's name, or what was told freely."""
        known = PLATFORM_WORD.get(group.platform)
        return self._language.text(known) if known is not None else group.platform

    def mode(self, group: Group) -> str:
        """What the town may do there."""
        return self._language.text(MODE_WORD[group.mode]).rstrip(".")

    def about(self, group: Group) -> str:
        """The second line of a row: rhythm and season, platform, what the town may do."""
        where = "" if group.is_own_channel else self.platform_name(group)
        parts = (self._when(group), where, self.mode(group))
        return " · ".join(part for part in parts if part)

    def in_short(self, group: Group, figures: GroupFigures | None) -> str:
        """The second line in a narrow window: rhythm and season, and how long it takes."""
        return " · ".join((self._when(group), self.minutes(group, figures)))

    def _when(self, group: Group) -> str:
        rhythm, season = self.rhythm(group), self.season(group)
        return self.tr("{rhythm}, {season}").format(rhythm=rhythm, season=season) if season else rhythm

    # what it takes and brings

    def minutes(self, group: Group, figures: GroupFigures | None) -> str:
        """Planned against real minutes: “geplant 8, zuletzt 11 Min.”."""
        real = (figures or _NO_FIGURES).real_minutes
        if real is None:
            return self.tr("planned {planned} min.").format(planned=group.minutes)
        words = self.tr("planned {planned}, lately {real} min.")
        return words.format(planned=group.minutes, real=self._language.number(max(1, round(real))))

    def real_minutes(self, figures: GroupFigures | None) -> str:
        """How long it really takes, behind the planned minutes; empty while nobody knows."""
        real = (figures or _NO_FIGURES).real_minutes
        if real is None:
            return ""
        minutes = max(1, round(real))
        if minutes == 1:
            return self.tr("1 minute in the middle of the last {n} visits").format(n=VISITS_COUNTED)
        words = self.tr("{minutes} minutes in the middle of the last {n} visits")
        return words.format(minutes=self._language.number(minutes), n=VISITS_COUNTED)

    def lately(self, group: Group, figures: GroupFigures | None) -> str:
        """The third line of a row: the last visit, and what was talked about."""
        read = self.last_read(group)
        topic = (figures or _NO_FIGURES).last_topic
        return self.tr("{read} · Last topic: {topic}").format(read=read, topic=topic) if topic else read

    def last_read(self, group: Group) -> str:
        """When it was read last."""
        if group.last_read_at is None:
            return self.tr("Not read yet")
        when = self._language.relative_time(group.last_read_at, today=self._context.desk.clock.today())
        return self.tr("Last read {when}").format(when=when)


def _rule_of(days: frozenset[int]) -> str:
    if len(days) == len(_RULE_DAYS):
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(_RULE_DAYS[day] for day in sorted(days))}"
