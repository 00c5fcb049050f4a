"""What the large desk is made of: a seeded chance, its days, and words put together from the shipped content."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from amtdesk.domain.office_calendar import OfficeCalendar

DAYS_OF_A_YEAR: Final = 365
DAYS_AHEAD: Final = 28
STREETS: Final = (
    "Ahornweg",
    "Am Wehr",
    "Amselweg",
    "An der Mahre",
    "Bachgasse",
    "Bahnhofstraße",
    "Bergstraße",
    "Birkenallee",
    "Brückenstraße",
    "Brunnengasse",
    "Buchenring",
    "Dorfstraße",
    "Eichenweg",
    "Erlengrund",
    "Feldstraße",
    "Finkenweg",
    "Friedhofstraße",
    "Gartenstraße",
    "Goethestraße",
    "Grüner Weg",
    "Hauptstraße",
    "Heideweg",
    "Hofgasse",
    "Im Winkel",
    "Industriestraße",
    "Kapellenweg",
    "Kastanienallee",
    "Kiefernweg",
    "Kirchgasse",
    "Kirchplatz",
    "Lärchenweg",
    "Lerchenweg",
    "Lindenallee",
    "Lindenweg",
    "Marktplatz",
    "Meisenweg",
    "Mittelstraße",
    "Mühlenstraße",
    "Neue Straße",
    "Neustraße",
    "Nordring",
    "Obergasse",
    "Parkstraße",
    "Pfarrgasse",
    "Poststraße",
    "Querstraße",
    "Ringstraße",
    "Rosenweg",
    "Sandweg",
    "Schäferweg",
    "Schillerstraße",
    "Schlossberg",
    "Schulstraße",
    "Seestraße",
    "Sonnenhang",
    "Sportplatzweg",
    "Steinweg",
    "Südring",
    "Talstraße",
    "Tannenweg",
    "Uferstraße",
    "Untergasse",
    "Waldstraße",
    "Weidenweg",
    "Wiesengrund",
    "Ziegelhüttenweg",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeStory:
    """Years that end today. Chance depends on the seed, times on the day alone, never on the minute."""

    today: date
    years: int
    chance: Random
    calendar: OfficeCalendar
    service_days: tuple[date, ...] = field(default=())

    @property
    def first_day(self) -> date:
        """The day on which the records begin."""
        return self.today - timedelta(days=self.years * DAYS_OF_A_YEAR)

    @property
    def days(self) -> int:
        """How many days lie before today."""
        return self.years * DAYS_OF_A_YEAR

    @property
    def begin_of_today(self) -> datetime:
        """Everything that happened lies before this instant."""
        return self.instant(self.today, time())

    def instant(self, day: date, at: time) -> datetime:
        """Return the instant of a local time."""
        return datetime.combine(day, at, self.calendar.zone).astimezone(UTC)

    def some_time(self, first_hour: int, last_hour: int) -> time:
        """Return a time of day from the first hour up to the end of the last."""
        return time(self.chance.randint(first_hour, last_hour), self.chance.randrange(60))

    def day_of(self, number: int, total: int, *, days: int) -> date:
        """Spread `total` things evenly over so many days; return the day of one."""
        return self.first_day + timedelta(days=number * days // total)

    def service_day_before(self, day: date, *, steps: int = 1) -> date:
        """Return the service day so many steps before this day; the first one where there is none."""
        return self.service_days[max(0, bisect_left(self.service_days, day) - steps)]


def story(*, today: date, years: int, seed: int, calendar: OfficeCalendar) -> LargeStory:
    """Begin the story of so many years."""
    bare = LargeStory(today=today, years=years, chance=Random(seed), calendar=calendar)  # noqa: S311 - repeatable on purpose
    first = bare.first_day - timedelta(days=DAYS_AHEAD)
    every_day = (first + timedelta(days=n) for n in range(bare.days + 2 * DAYS_AHEAD + 1))
    service_days = tuple(day for day in every_day if calendar.is_service_day(day))
    return LargeStory(today=today, years=years, chance=bare.chance, calendar=calendar, service_days=service_days)
