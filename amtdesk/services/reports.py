"""The weekly report: computed from the records, edited in place, typeset, finished and opened again."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.report_changes import changes_since
from amtdesk.domain.report_figures import (
    ReportRecords,
    days_of,
    figures_of,
    moods_of,
    topics_of,
    topics_with_examples,
    usual_of,
)
from amtdesk.domain.report_goals import GoalBasis, goal_lines
from amtdesk.domain.report_proposals import ReportBasis, hours_proposed, occasions_ahead, proposals_of
from amtdesk.domain.report_weeks import PeriodRule, ReportPeriod, week_beside
from amtdesk.domain.reports import (
    CORRECTABLE,
    Entry,
    FinishedReport,
    ReportField,
    ReportFigures,
    TopicLine,
    WeeklyReport,
)
from amtdesk.domain.rounds import round_times
from amtdesk.domain.words import N_, Message
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.reminders import ReminderService
from amtdesk.services.report_contents import ReportContents
from amtdesk.services.report_entries import (
    corrected_figures,
    edited_entry,
    edited_hours,
    edited_topics,
    topics_entry,
    topics_from,
)
from amtdesk.services.report_forms import ReportForms
from amtdesk.services.report_weeks import ReportWeeks
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.report_content import packed, unpacked
from amtdesk.storage.report_goals import GoalRepository
from amtdesk.storage.reports import FrozenVersion, ReportRepository
from amtdesk.system.clock import Clock

_REOPENED = "reopened"
#: Over so many weeks before it what is usual is taken.
USUAL_WEEKS: Final = 8
#: From the day on which the period ends, so far the dates of the week to come are looked at.
_OUTLOOK: Final = timedelta(days=6)
EntryValue = str | float | Sequence[str] | Sequence[Mapping[str, object]]


class ReportService(ReportForms, ReportContents, ReportWeeks):
    """One report for each week. Reading computes it; editing and finishing write."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        reminders: ReminderService,
        occasions: OccasionsService,
    ) -> None:
        ReportWeeks.__init__(self, database, clock)
        ReportContents.__init__(self, database, clock, town=town)
        self._database = database
        self._town = town
        self._reminders = reminders
        self._occasions = occasions
        self._repository = ReportRepository(database)
        self._goal_records = GoalRepository(database)
        self._earlier: dict[str, ReportFigures] = {}
        database.on_commit.append(self._forget)

    # what it says

    def weekly(self, week: str) -> WeeklyReport:
        """Return the report of a week: the frozen one when it is finished, else computed. Raises NotFound."""
        version = self._finished(week)
        return self._computed(week) if version is None else _thawed(version)

    def archive(self) -> tuple[FinishedReport, ...]:
        """Return which versions are finished, the newest week and version first; `version` returns one as it was."""
        return self._repository.finished()

    def version(self, week: str, number: int) -> WeeklyReport:
        """Return one finished version of a week. Raises NotFound."""
        version = self._repository.version(week, number)
        if version is None:
            raise NotFound(N_("Version {number} is not kept."), number=number)
        return _thawed(version)

    def changes_since_finished(self, week: str) -> tuple[Message, ...]:
        """Return what a report that was opened again says otherwise than its last version; () where none was."""
        version = self._repository.last_version(week)
        if version is None or self._finished(week) is not None:
            return ()
        return changes_since(_thawed(version), self._computed(week))

    def figures(self, week: str) -> Mapping[str, int | float | str | None]:
        """Return a week's figures under the keys of the report form. Raises NotFound."""
        return self.weekly(week).figures.keyed()

    # what she writes

    def edit(self, week: str, field: ReportField, *, value: EntryValue) -> WeeklyReport:
        """Put her own words, lines, hours or topics into a field. Raises NotAllowed when the report is finished."""
        return self._put(week, field, value=value, merge_key=f"report:{week}:{field.value}")

    def _put(self, week: str, field: ReportField, *, value: EntryValue, merge_key: str) -> WeeklyReport:
        self._refuse_finished(week)
        label = Message(N_("Weekly report {week} edited"), {"week": week})
        with self._database.command(label, at=self._clock.now(), areas={Area.REPORTS}, merge_key=merge_key) as writer:
            kept = value if isinstance(value, str | float | int) else list(value)
            self._repository.put_entry(writer, week, field=field.value, value=kept)
        return self.weekly(week)

    def edit_topics(self, week: str, text: str) -> WeeklyReport:
        """Count the topics by hand, one a line: "Freibad: 6". Raises NotAllowed when the report is finished."""
        written = self._repository.entries(week)
        return self.edit(week, ReportField.TOPICS, value=topics_from(text, written))

    def correct(self, week: str, figure: str, *, value: float | None) -> WeeklyReport:
        """Put a computed figure right by hand, or take that back with None; the computed one stays beside it.

        Raises NotAllowed for a figure that is not counted, for a number below nought, and when the report is finished.
        """
        if figure not in CORRECTABLE or (value is not None and value < 0):
            raise NotAllowed(N_("A figure is a number from 0 on."))
        written = corrected_figures(self._repository.entries(week)) | ({} if value is None else {figure: value})
        if value is None:
            written.pop(figure, None)
        lines = [{"figure": name, "value": number} for name, number in written.items()]
        return self._put(week, ReportField.CORRECTED, value=lines, merge_key="")

    def reset(self, week: str, field: ReportField) -> WeeklyReport:
        """Go back to what the records propose. Raises NotAllowed when the report is finished."""
        self._refuse_finished(week)
        label = Message(N_("Weekly report {week}: proposal restored"), {"week": week})
        with self._database.command(label, at=self._clock.now(), areas={Area.REPORTS}) as writer:
            self._repository.remove_entry(writer, week, field=field.value)
        return self.weekly(week)

    def set_period(self, rule: PeriodRule) -> None:
        """Let the reporting week end otherwise, for all reports that are not finished."""
        self._town.set("report_period", {"weekday": rule.weekday, "at": rule.at.isoformat("minutes")})

    def finish(self, week: str) -> int:
        """Freeze the report with its figures as the next version and return its number. Raises NotAllowed, NotFound."""
        self._refuse_finished(week)
        number = self._repository.next_number(week)
        version = FrozenVersion(number=number, finished_at=self._clock.now(), content=packed(self._computed(week)))
        label = Message(N_("Weekly report {week} finished"), {"week": week})
        with self._database.command(label, at=version.finished_at, areas={Area.REPORTS}) as writer:
            self._repository.add_version(writer, week, version=version)
        return number

    def reopen(self, week: str) -> WeeklyReport:
        """Open a finished report again: its version stays, finishing makes the next one."""
        version = self._finished(week)
        if version is not None:
            label = Message(N_("Weekly report {week} reopened"), {"week": week})
            with self._database.command(label, at=self._clock.now(), areas={Area.REPORTS}) as writer:
                self._repository.put_entry(writer, week, field=_REOPENED, value=version.number)
        return self.weekly(week)

    # how it is computed

    def _finished(self, week: str) -> FrozenVersion | None:
        version = self._repository.last_version(week)
        if version is None:
            return None
        reopened = self._repository.entries(week).get(_REOPENED)
        return None if isinstance(reopened, int) and reopened >= version.number else version

    def _refuse_finished(self, week: str) -> None:
        self.period(week)
        if self._finished(week) is not None:
            raise NotAllowed(
                N_("The report of {week} is finished. Open it again to change it; the finished version stays."),
                week=week,
            )

    def _records(self, week: str) -> ReportRecords:
        period, zone = self.period(week), self._clock.zone
        last_day = period.last_day(zone)
        coming = self._occasions.between(last_day, last_day + _OUTLOOK)
        records = self._repository.records(period, as_of=self._as_of(period), zone=zone)
        return replace(records, occasions=occasions_ahead(coming, period, zone=zone))

    def _before(self, week: str) -> tuple[ReportFigures, ...]:
        """Return the figures of the eight weeks before, the latest first."""
        return tuple(self._compared(week_beside(week, weeks=-n)) for n in range(1, USUAL_WEEKS + 1))

    def _compared(self, week: str) -> ReportFigures:
        if week not in self._earlier:
            self._earlier[week] = self.figures_in(self.period(week))
        return self._earlier[week]

    def figures_in(self, period: ReportPeriod) -> ReportFigures:
        """Return the figures of any period that its questions and posts tell; visits and the horizon are left out."""
        as_of, zone = self._as_of(period), self._clock.zone
        return self._figures(self._repository.records_to_compare(period, as_of=as_of, zone=zone))

    def _forget(self, changed: Changed) -> None:
        """Whatever was written may be of an earlier week, but for what is written into a report."""
        if changed.areas != {Area.REPORTS}:
            self._earlier.clear()

    def _as_of(self, period: ReportPeriod) -> datetime:
        return min(period.end, self._clock.now())

    def _figures(self, records: ReportRecords) -> ReportFigures:
        town, calendar = self._town.town(), self._town.calendar()
        return figures_of(
            records,
            calendar,
            target=town.answer_target,
            round_times=round_times(self._reminders.settings().times, town.round_time, calendar=calendar),
        )

    def _computed(self, week: str) -> WeeklyReport:
        records, town = self._records(week), self._town.town()
        written = self._repository.entries(week)
        figures, (mood_days, moods) = self._figures(records), moods_of(records)
        topics, before = self._topics(records, written), self._before(week)
        corrected = corrected_figures(written)
        said = figures.put_right(corrected)  # sentences name the figures that stand beside them
        basis = ReportBasis(
            records=records,
            figures=said,
            topics=topics,
            moods=moods,
            departments={each.key: each.name for each in self._town.departments()},
            department_of={each.key: each.department for each in self._town.categories()},
        )
        proposed = (*proposals_of(basis), self._goals(records, said))
        return WeeklyReport(
            period=records.period,
            as_of=records.as_of,
            town=town.full_name or town.name,
            addressee=" ".join(filter(None, (town.mayor_title, town.mayor_name))),
            author=town.user_name,
            target_hours=0 if town.answer_same_day else town.answer_target_hours,
            figures=figures,
            before=before[0],
            usual=usual_of(before),
            days=days_of(records, self._town.calendar()),
            mood_days=mood_days,
            moods=moods,
            topics=topics,
            topics_edited=edited_topics(written) is not None,
            published=records.published,
            entries=(*(edited_entry(entry, written) for entry in proposed), topics_entry(topics, written)),
            hours_spent=edited_hours(written, ReportField.TIME_SPENT),
            hours_proposed=hours_proposed(records, town.minutes),
            hours_planned=edited_hours(written, ReportField.TIME_PLANNED),
            corrected=corrected,
            hidden=self.left_out(week),
            order=self.order(),
        )

    def _goals(self, records: ReportRecords, figures: ReportFigures) -> Entry:
        """Propose where the goals stand at the end of the period, in its month."""
        day = self._town.calendar().local_day(records.as_of)
        last = day.replace(day=monthrange(day.year, day.month)[1])
        posts = self._goal_records.posts_by_goal(day.replace(day=1), last, as_of=records.as_of)
        lines = goal_lines(self._goal_records.goals(), GoalBasis(day=day, figures=figures, posts=posts))
        return Entry(field=ReportField.GOALS, proposed=lines)

    def _topics(self, records: ReportRecords, written: Mapping[str, object]) -> tuple[TopicLine, ...]:
        names = {each.key: each.name for each in self._town.categories()}
        own = edited_topics(written)
        return topics_of(records, names) if own is None else topics_with_examples(own, records, names=names)


def _thawed(version: FrozenVersion) -> WeeklyReport:
    return replace(unpacked(version.content), version=version.number, finished_at=version.finished_at)
