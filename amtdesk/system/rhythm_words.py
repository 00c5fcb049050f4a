"""A rhythm as a sentence in German and English, as one would say it. Which days it has is decided in the domain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from amtdesk.domain.recurrence import next_day
from amtdesk.domain.rule_parts import RuleDay, RuleParts, Step, rule_parts
from amtdesk.domain.rule_shapes import plainest, quarter_month
from amtdesk.domain.words import N_
from amtdesk.system.day_words import (
    both,
    date_word,
    either,
    is_a_span,
    number_word,
    place_word,
    times_word,
    weekday_words,
)
from amtdesk.system.language import Language

_ONE_DAY: Final = timedelta(days=1)
_WORKING_WEEK: Final = (0, 1, 2, 3, 4)
_WHOLE_WEEK: Final = tuple(range(7))
#: From this date on a month may be too short.
_SHORTEST_MONTH: Final = 28
_LAST_MONTH_OF_A_QUARTER: Final = 3
#: Every month has so many of each weekday.
_SURE_PLACES: Final = 4
#: More dates of a year than these are told by their months.
_MOST_DATES: Final = 4


def rhythm_sentence(rule: str, *, starts_on: date, language: Language) -> str:
    """Return a rule as a sentence without a full stop: “Every two weeks on Wednesday, until 1 June 2027”.

    '' falls on its first day only. Raises NotAllowed when the text is no rule.
    """
    return _Sentence(language, starts_on).of(rule)


class _Sentence:
    """Says rules in one language; what they leave open is as their first day has it."""

    def __init__(self, language: Language, starts_on: date) -> None:
        self._language = language
        self._starts_on = starts_on

    def of(self, rule: str) -> str:
        """Return the whole sentence."""
        if not rule:
            return self._say(N_("Once, on {day}"), day=self._language.full_date(self._starts_on))
        parts = plainest(rule_parts(rule), self._starts_on)
        body = ("" if _is_odd(parts) else self._body(parts)) or self._in_plain_words(rule)
        if parts.until is not None:
            return self._say(N_("{rhythm}, until {day}"), rhythm=body, day=self._language.full_date(parts.until))
        if parts.count is not None:
            return self._say(N_("{rhythm}, {times} in all"), rhythm=body, times=times_word(parts.count, self._language))
        return body

    def _say(self, source: str, **values: object) -> str:
        return self._language.text(source).format(**values)

    def _in_plain_words(self, rule: str) -> str:
        """What is too odd for a sentence is told by the day it comes next."""
        day = next_day(rule, starts_on=self._starts_on, after=self._starts_on - _ONE_DAY)
        if day is None:
            return self._say(N_("By a rule of its own"))
        return self._say(N_("By a rule of its own, for the first time on {day}"), day=self._language.full_date(day))

    def _body(self, parts: RuleParts) -> str:
        """Return the sentence without its end, '' when there is none for this rule."""
        say: Mapping[Step, Callable[[RuleParts], str]] = {
            Step.DAILY: self._daily,
            Step.WEEKLY: self._weekly,
            Step.MONTHLY: self._monthly,
            Step.YEARLY: self._yearly,
        }
        return say[parts.step](parts)

    def _every(self, one: str, many: str, *, parts: RuleParts) -> str:
        if parts.interval == 1:
            return self._say(one)
        return self._say(many, n=number_word(parts.interval, self._language))

    # days and weeks

    def _daily(self, parts: RuleParts) -> str:
        every = self._every(N_("Every day"), N_("Every {n} days"), parts=parts)
        return self._only_in_months(self._only_on_days(self._only_dates(every, parts), parts), parts)

    def _weekly(self, parts: RuleParts) -> str:
        days = tuple(day.weekday for day in parts.days)
        names = weekday_words(days, self._language)
        if days == _WHOLE_WEEK and parts.interval == 1:
            every = self._say(N_("Every day"))
        elif is_a_span(days):
            weeks = number_word(parts.interval, self._language)
            one, many = N_("Every day from {first} to {last}"), N_("Every {n} weeks from {first} to {last}")
            every = self._say(one if parts.interval == 1 else many, n=weeks, first=names[0], last=names[-1])
        elif parts.interval == 1:
            every = self._say(N_("Every {days}"), days=both(names, self._language))
        else:
            weeks = number_word(parts.interval, self._language)
            every = self._say(N_("Every {n} weeks on {days}"), n=weeks, days=both(names, self._language))
        return self._only_in_months(self._only_places(every, parts), parts)

    # months

    def _monthly(self, parts: RuleParts) -> str:
        month = quarter_month(parts)
        if month is not None:
            return self._quarterly(parts, month)
        if parts.months:  # every second month, but only when it is May: nobody says that
            told = parts.interval == 1 and self._monthly(replace(parts, months=()))
            return self._only_in_months(told, parts) if told else ""
        days, rest = self._days_within(parts)
        if parts.interval == 1:
            source = N_("On {days} of each month") if parts.month_days else N_("On {days} of the month")
        else:
            source = N_("Every {n} months on each {days}") if _is_each(parts) else N_("Every {n} months on {days}")
        rhythm = self._say(source, n=number_word(parts.interval, self._language), days=days)
        return self._narrowed(self._not_in_short_months(rhythm, parts), rest)

    def _days_within(self, parts: RuleParts) -> tuple[str, RuleParts]:
        """Return the days of a month as words, and what is still to be said of the rule."""
        if parts.month_days:
            return self._dates(parts.month_days), replace(parts, month_days=())
        if parts.positions:
            return self._picked(parts), replace(parts, days=(), positions=())
        if not _is_each(parts):
            return self._places(parts.days), replace(parts, days=())
        names = weekday_words((day.weekday for day in parts.days), self._language)
        return both(names, self._language), replace(parts, days=())

    def _dates(self, dates: Sequence[int]) -> str:
        """The 1st and 15th; the last day."""
        counted = [date_word(day, self._language) for day in dates if day > 0]
        if any(day > 0 for day in dates):
            counted[0] = self._the(counted[0])
        from_the_end = [self._nth_day(place_word(day, self._language)) for day in dates if day < 0]
        return both([*counted, *from_the_end], self._language)

    def _nth_day(self, place: str) -> str:
        return self._the(self._say(N_("{place} day"), place=place))

    def _the(self, words: str) -> str:
        return words if self._language.code == "de" else f"the {words}"

    def _places(self, days: Sequence[RuleDay]) -> str:
        """The first Monday; the first and third Wednesday; the first Monday and the last Friday."""
        weekdays = sorted({day.weekday for day in days})
        places = list(dict.fromkeys(day.nth for day in days))
        if len(days) == len(weekdays) * len(places):
            return self._place_of(places, both(weekday_words(weekdays, self._language), self._language))
        each = [self._place_of([day.nth], *weekday_words([day.weekday], self._language)) for day in days]
        return both(each, self._language)

    def _picked(self, parts: RuleParts) -> str:
        """The last working day; the second Monday or Tuesday."""
        weekdays = tuple(day.weekday for day in parts.days)
        if weekdays == _WORKING_WEEK:
            names = self._say(N_("weekday (Monday to Friday)"))
        elif weekdays == _WHOLE_WEEK:
            names = self._say(N_("day"))
        else:
            names = either(weekday_words(weekdays, self._language), self._language)
        return self._place_of(parts.positions, names)

    def _place_of(self, places: Sequence[int], what: str) -> str:
        ordinals = both([place_word(place, self._language) for place in places], self._language)
        return self._the(f"{ordinals} {what}")

    # years

    def _yearly(self, parts: RuleParts) -> str:
        month = quarter_month(parts)
        if month is not None and not (parts.weeks or parts.year_days):
            return self._quarterly(parts, month)
        if parts.interval == 1 and len(parts.months) * len(parts.month_days) > _MOST_DATES:
            return self._only_in_months(self._monthly(replace(parts, months=())), parts)
        every = self._every(N_("Every year"), N_("Every {n} years"), parts=parts)
        days, rest = self._days_of_year(parts)
        source = N_("{every} on each {days}") if _is_each(parts) else N_("{every} on {days}")
        return days and self._narrowed(self._say(source, every=every, days=days), rest)

    def _quarterly(self, parts: RuleParts, month: int) -> str:
        days, rest = self._days_within(parts)
        places = set(parts.month_days or parts.positions) or {day.nth for day in parts.days}
        most = 1 if parts.month_days else _SURE_PLACES  # the second Monday of the first month is the quarter's second
        edges = {1: range(1, most + 1), _LAST_MONTH_OF_A_QUARTER: range(-most, 0)}
        if places <= set(edges.get(month, ())):
            if parts.month_days:
                days = self._nth_day(place_word(parts.month_days[0], self._language))
            return self._narrowed(self._say(N_("Every quarter on {days}"), days=days), rest)
        source = N_("In the {place} month of every quarter on {days}")
        rhythm = self._say(source, place=place_word(month, self._language), days=days)
        return self._narrowed(self._not_in_short_months(rhythm, parts), rest)

    def _days_of_year(self, parts: RuleParts) -> tuple[str, RuleParts]:
        """Return the days of a year as words, and what is still to be said of the rule; '' when there are none."""
        if parts.weeks or parts.year_days:
            is_told_alone = not (parts.months or parts.month_days or (parts.weeks and parts.year_days))
            return self._in_weeks_or_days(parts) if is_told_alone else ("", parts)
        if parts.months and parts.month_days:
            return self._dates_in_months(parts), replace(parts, months=(), month_days=())
        if parts.month_days:
            days = self._say(N_("{days} of each month"), days=self._dates(parts.month_days))
            return days, replace(parts, month_days=())
        return self._places_in(parts)

    def _in_weeks_or_days(self, parts: RuleParts) -> tuple[str, RuleParts]:
        if parts.weeks:
            return self._in_weeks(parts), replace(parts, weeks=(), days=())
        places = both([place_word(day, self._language) for day in parts.year_days], self._language)
        days = self._say(N_("{places} day of the year"), places=self._the(places))
        return days, replace(parts, year_days=())

    def _in_weeks(self, parts: RuleParts) -> str:
        days = both(weekday_words((day.weekday for day in parts.days), self._language), self._language)
        is_one = len(parts.weeks) == 1
        source = N_("{days} in calendar week {weeks}") if is_one else N_("{days} in calendar weeks {weeks}")
        return self._say(source, days=days, weeks=both([str(week) for week in parts.weeks], self._language))

    def _dates_in_months(self, parts: RuleParts) -> str:
        """15 January and 15 July; the last day of February."""
        found = []
        for month in parts.months:
            name = self._language.month_name(month)
            counted = [str(d) if self._language.code == "en" else f"{d}." for d in parts.month_days if d > 0]
            if counted:
                found.append(f"{both(counted, self._language)} {name}")
            from_the_end = [place_word(day, self._language) for day in parts.month_days if day < 0]
            if from_the_end:
                days = self._nth_day(both(from_the_end, self._language))
                found.append(self._say(N_("{days} of {month}"), days=days, month=name))
        return both(found, self._language)

    def _places_in(self, parts: RuleParts) -> tuple[str, RuleParts]:
        """The first Monday of May; the 20th Monday of the year; each Monday of May."""
        if not parts.days or (parts.positions and len(parts.months) > 1):
            return "", parts
        days, rest = self._days_within(parts)
        if not parts.months:
            return self._say(N_("{days} of the year"), days=days), rest
        months = both([self._language.month_name(month) for month in parts.months], self._language)
        return self._say(N_("{days} of {month}"), days=days, month=months), replace(rest, months=())

    # what narrows a rhythm

    def _narrowed(self, rhythm: str, parts: RuleParts) -> str:
        return self._only_places(self._only_on_days(rhythm, parts), parts)

    def _not_in_short_months(self, rhythm: str, parts: RuleParts) -> str:
        is_long = len(parts.month_days) == 1 and abs(parts.month_days[0]) > _SHORTEST_MONTH
        return self._say(N_("{rhythm}, not in shorter months"), rhythm=rhythm) if is_long else rhythm

    def _only_on_days(self, rhythm: str, parts: RuleParts) -> str:
        if not parts.days:
            return rhythm
        days = either(weekday_words((day.weekday for day in parts.days), self._language), self._language)
        return self._say(N_("{rhythm}, if it is a {days}"), rhythm=rhythm, days=days)

    def _only_dates(self, rhythm: str, parts: RuleParts) -> str:
        if not parts.month_days:
            return rhythm
        return self._say(
            N_("{rhythm}, if it is {days} of the month"), rhythm=rhythm, days=self._dates(parts.month_days)
        )

    def _only_places(self, rhythm: str, parts: RuleParts) -> str:
        if not parts.positions:
            return rhythm
        places = both([place_word(place, self._language) for place in parts.positions], self._language)
        return self._say(N_("{rhythm}, of these only the {places}"), rhythm=rhythm, places=places)

    def _only_in_months(self, rhythm: str, parts: RuleParts) -> str:
        if not parts.months:
            return rhythm
        names = [self._language.month_name(month) for month in parts.months]
        if is_a_span(parts.months):
            return self._say(N_("{rhythm}, only from {first} to {last}"), rhythm=rhythm, first=names[0], last=names[-1])
        return self._say(N_("{rhythm}, only in {months}"), rhythm=rhythm, months=both(names, self._language))


def _is_each(parts: RuleParts) -> bool:
    """Whether the rule names weekdays alone: each Monday, not the first."""
    others = parts.month_days or parts.year_days or parts.weeks or parts.positions
    return bool(parts.days) and not others and not any(day.nth for day in parts.days)


def _is_odd(parts: RuleParts) -> bool:
    """Whether places of weekdays are mixed with what no sentence joins them to."""
    has_places = any(day.nth for day in parts.days)
    is_mixed = bool(parts.month_days or parts.year_days or parts.positions)
    return (has_places and is_mixed) or any(week < 0 for week in parts.weeks)
