"""What a year has brought ("Was hat es gebracht?"): twelve months from the records of the weekly report."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.domain.errors import NotFound
from amtdesk.domain.report_goals import GoalBasis, goal_lines
from amtdesk.domain.reports import ReportField
from amtdesk.domain.words import N_
from amtdesk.domain.year_review import COUNTED, MonthFigures, YearReview, month_period, months_until
from amtdesk.services.report_entries import edited_hours
from amtdesk.services.reports import ReportService
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.report_goals import GoalRepository
from amtdesk.storage.reports import ReportRepository
from amtdesk.system.clock import Clock
from amtdesk.system.resources import root

if TYPE_CHECKING:
    from amtdesk.system.language import Language


class YearReviews:
    """Looks back over twelve months."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, reports: ReportService) -> None:
        self._clock = clock
        self._town = town
        self._reports = reports
        self._repository = ReportRepository(database)
        self._goals = GoalRepository(database)

    def until(self, month: date) -> YearReview:
        """Return the twelve months that end with this one. Raises NotFound for a month that has not begun."""
        firsts, today = months_until(month), self._clock.today()
        if firsts[-1] > today:
            raise NotFound(N_("{month:%B %Y} has not begun yet."), month=firsts[-1])
        hours, own = self._hours_by_month(firsts[0]), self._own_by_month(firsts[0])
        months = tuple(self._month(first, hours=hours.get(first), own=own.get(first, {})) for first in firsts)
        town = self._town.town()
        return YearReview(
            months=months,
            as_of=self._clock.now(),
            town=town.full_name or town.name,
            addressee=" ".join(filter(None, (town.mayor_title, town.mayor_name))),
            author=town.user_name,
            target_hours=0 if town.answer_same_day else town.answer_target_hours,
            goals=goal_lines(self._goals.goals(), self._basis(months[-1])),
        )

    def pdf(self, month: date, language: "Language") -> bytes:
        """Return the review as one PDF. Raises NotFound."""
        from amtdesk.documents.year_review import pdf

        return pdf(self.until(month), language, resources=root())

    def look(self, month: date, language: "Language", *, ppi: float) -> tuple[tuple[bytes, ...], str]:
        """Return the pages as PNG pictures, and the same as text to be read out. Raises NotFound."""
        from amtdesk.documents.year_review import pages, spoken

        review = self.until(month)
        return pages(review, language, resources=root(), ppi=ppi), spoken(review, language)

    def text(self, month: date, language: "Language") -> str:
        """Return the figures as plain lines. Raises NotFound."""
        from amtdesk.documents.year_review import spoken

        return spoken(self.until(month), language)

    def save(self, month: date, language: "Language", *, path: Path) -> Path:
        """Write the PDF, whole or not at all; return where it lies. Raises NotFound, CannotWrite."""
        from amtdesk.system.files import write_whole

        return write_whole(path, self.pdf(month, language))

    def _month(self, first: date, *, hours: float | None, own: Mapping[str, int]) -> MonthFigures:
        period = month_period(first, zone=self._clock.zone)
        return MonthFigures(first=first, figures=self._reports.figures_in(period), hours=hours, own=own)

    def _own_by_month(self, since: date) -> dict[date, dict[str, int]]:
        """Return by month what the finished reports of weeks that end in it count otherwise than the records do now."""
        found: dict[date, dict[str, int]] = {}
        for period, own in self._repository.put_right_since(since):
            recorded = self._reports.figures_in(period)
            month = found.setdefault(period.last_day(self._clock.zone).replace(day=1), {})
            for key in COUNTED:
                more = round(own[key]) - getattr(recorded, key) if key in own else 0
                if more:
                    month[key] = month.get(key, 0) + more
        return found

    def _hours_by_month(self, since: date) -> dict[date, float]:
        """Return the hours that were put down, by the month in which their week ends."""
        found: dict[date, float] = {}
        for week, written in self._repository.entries_since(since).items():
            hours = edited_hours(written, ReportField.TIME_SPENT)
            if hours is not None:
                month = self._reports.period(week).last_day(self._clock.zone).replace(day=1)
                found[month] = found.get(month, 0.0) + hours
        return found

    def _basis(self, month: MonthFigures) -> GoalBasis:
        period = month_period(month.first, zone=self._clock.zone)
        last = period.last_day(self._clock.zone)
        day = min(last, self._clock.today())
        posts = self._goals.posts_by_goal(month.first, last, as_of=min(period.end, self._clock.now()))
        return GoalBasis(day=day, figures=month.shown, posts=posts)
