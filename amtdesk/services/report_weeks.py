"""Which week's report is worked on and when it is due. Light enough for the morning; the report itself is not."""

from datetime import datetime, timedelta

from amtdesk.domain.errors import NotFound
from amtdesk.domain.report_weeks import PeriodRule, ReportPeriod, period_of, week_of
from amtdesk.domain.words import N_
from amtdesk.storage.database import Database
from amtdesk.storage.report_weeks import ReportWeekRepository
from amtdesk.system.clock import Clock

_WEEK = timedelta(days=7)


class ReportWeeks:
    """The weeks of the report by the office's rule."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._weeks = ReportWeekRepository(database)

    def week_of(self, instant: datetime) -> str:
        """Return the week whose report a desk works on at that time: the period that ends in this ISO week."""
        return week_of(self._clock.local(instant).date())

    def period(self, week: str) -> ReportPeriod:
        """Return the seven days of a week's report. Raises NotFound when there is no such week."""
        try:
            return period_of(week, self._weeks.period_rule(), zone=self._clock.zone)
        except ValueError as error:
            raise NotFound(N_("There is no week {week}. Weeks are written like 2027-W19."), week=week) from error

    def period_rule(self) -> PeriodRule:
        """Return when the office's reporting week ends."""
        return self._weeks.period_rule()

    def due_at(self) -> datetime | None:
        """Return when a report is due: last week's while it is unfinished, else this week's; None once both are.

        A week by whose end the desk was not in use yet owes none.
        """
        now = self._clock.now()
        for each in (now - _WEEK, now):
            week = self.week_of(each)
            end = self.period(week).end
            is_before_everything = end <= now and not self._weeks.has_records_before(end)
            is_given_up = end + _WEEK <= now  # this week's takes its place
            if not (is_before_everything or is_given_up or self._weeks.is_finished(week)):
                return end
        return None

    def is_due(self, now: datetime) -> bool:
        """Whether a report is to be written today, or late."""
        due = self.due_at()
        return due is not None and self._clock.local(due).date() <= self._clock.local(now).date()
