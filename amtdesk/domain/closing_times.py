"""The office's own closing days: one day or several, once or every year."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

#: Longer than this an office that answers citizens is not closed.
LONGEST: Final = timedelta(days=62)


class ClosingTime(NamedTuple):
    """From the first day to the last, both of them closed; `is_yearly`: on the same days of every year."""

    name: str
    first: date
    last: date
    is_yearly: bool = False

    def days(self, years: Iterable[int]) -> Iterator[date]:
        """Yield the closed days; a yearly one for each of these years in which it begins."""
        if not self.is_yearly:
            yield from _between(self.first, self.last)
            return
        for year in years:
            first = _same_day(self.first, year)
            yield from _between(first, _same_day(self.last, year + self.last.year - self.first.year))


def checked(closing: ClosingTime) -> ClosingTime:
    """Return it with a tidy name. Raises NotAllowed when it ends before it begins, is nameless, or never ends."""
    name = " ".join(closing.name.split())
    if not name:
        raise NotAllowed(N_("Please give the closing day a name, such as “Betriebsausflug”."))
    if closing.last < closing.first:
        raise NotAllowed(N_("The last closing day lies before the first."))
    if closing.last - closing.first >= LONGEST:
        raise NotAllowed(N_("More than two months in one piece: please check the dates."))
    return ClosingTime(name=name, first=closing.first, last=closing.last, is_yearly=closing.is_yearly)


def in_order(closing: ClosingTime) -> ClosingTime:
    """Return a yearly range that was told as 24 December to 1 January with its end in the next year."""
    if not closing.is_yearly or closing.last >= closing.first:
        return closing
    last = _same_day(closing.last, closing.first.year + 1)
    return ClosingTime(name=closing.name, first=closing.first, last=last, is_yearly=True)


def _between(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
