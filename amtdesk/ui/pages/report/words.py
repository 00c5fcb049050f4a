"""What the page says about a report: its week, its figures, how full each part is. Words only."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.reports import (
    FIGURE_WORDS,
    LISTS,
    MAX_CHARS,
    MAX_ITEMS,
    Entry,
    FinishedReport,
    ReportField,
    Section,
    WeeklyReport,
)

if TYPE_CHECKING:
    from amtdesk.system.language import Language


class ReportWords(QObject):
    """Words for one report, in the window's language."""

    def __init__(self, language: "Language", parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def week(self, period: ReportPeriod) -> str:
        """KW 19, 7. bis 14. Mai."""
        language = self._language
        first, last = language.local(period.start).date(), period.last_day(language.zone)
        start = language.full_date(first).removesuffix(f" {first.year}")
        if first.month == last.month:
            start = start.split(" ")[0]
        end = language.full_date(last).removesuffix(f" {last.year}")
        return self.tr("{week}, {start} to {end}").format(week=language.week(last), start=start, end=end)

    def text(self, entry: Entry) -> str:
        """What stands in a field, exactly as it was typed, or as proposed."""
        if entry.edited is not None:
            return ("\n" if entry.field in LISTS else " ").join(entry.edited)
        return entry.words(self._language.sentence)

    def count(self, field: ReportField, text: str) -> str:
        """241 von 400 Zeichen; 2 von 3 Punkten. Empty where nothing is counted."""
        if field in MAX_CHARS:
            return self.tr("{n} of {most} characters").format(n=len(text), most=MAX_CHARS[field])
        if field in LISTS:
            items = sum(bool(line.strip()) for line in text.split("\n"))
            return self.tr("{n} of {most} points").format(n=items, most=MAX_ITEMS[field])
        return ""

    def is_over(self, field: ReportField, text: str) -> bool:
        """Whether it is more than recommended."""
        if field in LISTS:
            return sum(bool(line.strip()) for line in text.split("\n")) > MAX_ITEMS[field]
        return len(text) > MAX_CHARS.get(field, len(text))

    def origin(self, entry: Entry) -> str:
        """Whose words stand there."""
        if entry.is_edited:
            return self.tr("In your words.")
        if entry.proposed:
            return self.tr("Put together from the notes of the week. Please check.")
        return self.tr("Nothing to propose from the notes of this week.")

    def finished(self, report: WeeklyReport) -> str:
        """Abgeschlossen am 14. Mai 2027, 12:00 (Fassung 1)."""
        if report.finished_at is None:
            return ""
        day = self._language.full_date(self._language.local(report.finished_at).date())
        time = self._language.clock_time(report.finished_at)
        return self.tr("Finished on {day}, {time} (version {n}). Figures and words stand still.").format(
            day=day, time=time, n=report.version
        )

    def finished_on(self, report: FinishedReport) -> str:
        """Fassung 1, abgeschlossen am 14. Mai 2027."""
        day = self._language.full_date(self._language.local(report.finished_at).date())
        return self.tr("version {n}, finished on {day}").format(n=report.version, day=day)

    def section(self, section: Section, report: WeeklyReport) -> str:
        """Where a part comes from, or how much it holds: the small words at the end of its row."""
        match section:
            case Section.NUMBERS | Section.DAYS:
                return self.tr("from citizens’ questions")
            case Section.MOOD:
                return self.tr("from {n} visits").format(n=report.figures.group_rounds_done)
            case Section.TOPICS:
                return self._topics(report)
            case Section.POSTS:
                return self._posts(report)
            case Section.TIME:
                return self._hours(report)
        return self._entry(report.entry(_FIELD_OF[section]))

    def _topics(self, report: WeeklyReport) -> str:
        count = len(report.topics)
        return self.tr("1 subject") if count == 1 else self.tr("{n} subjects").format(n=count)

    def _posts(self, report: WeeklyReport) -> str:
        count = len(report.published)
        return self.tr("1 post") if count == 1 else self.tr("{n} posts").format(n=count)

    def _hours(self, report: WeeklyReport) -> str:
        if report.hours is None:
            return self.tr("empty")
        return self._language.duration(timedelta(hours=report.hours))

    def _entry(self, entry: Entry) -> str:
        count = len(entry.items(self._language.sentence))
        if not count:
            return self.tr("empty")
        if entry.field not in LISTS:
            return self.tr("in your words") if entry.is_edited else self.tr("proposed")
        return self.tr("1 point") if count == 1 else self.tr("{n} points").format(n=count)

    def figures(self, report: WeeklyReport) -> Iterator[tuple[str, str, str]]:
        """Yield key, computed value and definition of each figure."""
        values = self._values(report)
        for key, (_name, how) in FIGURE_WORDS.items():
            yield key, values[key], self._language.text(how)

    def own_figure(self, key: str, report: WeeklyReport) -> str:
        """What she counted herself, as she types it; '' without."""
        own = report.corrected.get(key)
        if own is None:
            return ""
        minutes = round(own * 60)
        return f"{minutes // 60}:{minutes % 60:02d}" if key == "median_response_hours" else str(round(own))

    def _values(self, report: WeeklyReport) -> dict[str, str]:
        figures, language = report.figures, self._language
        median, share, horizon = figures.median_response_hours, figures.snippet_share, figures.planning_horizon
        return {
            "questions_received": str(figures.questions_received),
            "answered_within_24h": self._of(figures.answered_within_24h, figures.questions_received),
            "median_response_hours": "–" if median is None else language.duration(timedelta(hours=median)),
            "open_items": str(figures.open_items),
            "posts_published": self._of(figures.posts_published, figures.posts_planned),
            "group_rounds_done": self._of(figures.group_rounds_done, figures.group_rounds_planned),
            "snippet_share": "–" if share is None else language.percent(share),
            "planning_horizon": "–" if horizon is None else language.numeric_date(horizon),
        }

    def _of(self, part: int, whole: int) -> str:
        return self.tr("{part} of {whole}").format(part=part, whole=whole)


_FIELD_OF = {
    Section.HEADLINE: ReportField.HEADLINE,
    Section.DECISIONS: ReportField.DECISIONS,
    Section.TIPS: ReportField.TIPS,
    Section.GOALS: ReportField.GOALS,
    Section.BENEFIT: ReportField.BENEFIT,
    Section.INCIDENTS: ReportField.INCIDENTS,
    Section.OUTLOOK: ReportField.OUTLOOK,
}
