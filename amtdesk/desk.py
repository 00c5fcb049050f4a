"""The desk: opens one data folder and hands out the services. The only place where everything is wired."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from amtdesk.domain.changes import Area, Changed
from amtdesk.storage.database import FILE_NAME, Database, has_carried_files, open_database
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseNewer
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.answer_approvals import AnswerApprovals
    from amtdesk.services.approval_papers import ApprovalPapers
    from amtdesk.services.begun_forms import BegunForms
    from amtdesk.services.begun_notes import BegunNotes
    from amtdesk.services.channels import ChannelService
    from amtdesk.services.contributions import ContributionService
    from amtdesk.services.delegations import DelegationService
    from amtdesk.services.demo import DemoService
    from amtdesk.services.departments import DepartmentService
    from amtdesk.services.exports import ExportService
    from amtdesk.services.history import HistoryService
    from amtdesk.services.imports import ImportService
    from amtdesk.services.key_overview import KeyOverviewService
    from amtdesk.services.media import MediaService
    from amtdesk.services.occasions import OccasionsService
    from amtdesk.services.own_tasks import OwnTaskService
    from amtdesk.services.people import PeopleService
    from amtdesk.services.pictures import PictureService
    from amtdesk.services.plan_calendar import PlanCalendar
    from amtdesk.services.plan_days import PlanDays
    from amtdesk.services.plan_remarks import PlanRemarks
    from amtdesk.services.post_checking import PostChecking
    from amtdesk.services.post_overview import PostOverview
    from amtdesk.services.posts import PostsService
    from amtdesk.services.proposals import ProposalService
    from amtdesk.services.question_overview import QuestionOverview
    from amtdesk.services.questions import QuestionService
    from amtdesk.services.recurring_ideas import RecurringIdeas
    from amtdesk.services.reminders import ReminderService
    from amtdesk.services.report_weeks import ReportWeeks
    from amtdesk.services.reports import ReportService
    from amtdesk.services.rounds import RoundService
    from amtdesk.services.safekeeping import SafekeepingService
    from amtdesk.services.search import SearchService
    from amtdesk.services.starters import StarterService
    from amtdesk.services.suggestions import SuggestionService
    from amtdesk.services.templates import TemplateService
    from amtdesk.services.today import TodayService
    from amtdesk.services.town import TownService
    from amtdesk.services.trail_export import TrailExport
    from amtdesk.services.week_look import WeekLook
    from amtdesk.services.year_reviews import YearReviews


class Dialogue:
    """What answering citizens needs: the office, its agreed words, questions and who says yes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.clock = clock
        self.folder = database.path.parent

    # Each service is loaded when it is first asked for: the window must be painted before imports, exports,
    # search or the demonstration are even read from the disk.

    @cached_property
    def town(self) -> "TownService":
        """The office's own words and rules."""
        from amtdesk.services.town import TownService

        return TownService(self._database, self.clock)

    @cached_property
    def templates(self) -> "TemplateService":
        """Agreed replies."""
        from amtdesk.services.templates import TemplateService

        return TemplateService(self._database, self.clock, town=self.town)

    @cached_property
    def proposals(self) -> "ProposalService":
        """Templates that repeated own answers ask for."""
        from amtdesk.services.proposals import ProposalService

        return ProposalService(self._database, self.clock, town=self.town, templates=self.templates)

    @cached_property
    def question_overview(self) -> "QuestionOverview":
        """What waits for an answer, to read only."""
        from amtdesk.services.question_overview import QuestionOverview

        return QuestionOverview(self._database, self.clock, town=self.town)

    @cached_property
    def questions(self) -> "QuestionService":
        """Citizens' questions and their clocks."""
        from amtdesk.services.questions import QuestionService

        return QuestionService(
            self._database,
            self.clock,
            town=self.town,
            templates=lambda: self.templates,
            approvals=self.answer_approvals,
        )

    @cached_property
    def answer_approvals(self) -> "AnswerApprovals":
        """Who says yes to which answer."""
        from amtdesk.services.answer_approvals import AnswerApprovals

        return AnswerApprovals(self._database, self.clock, town=self.town, templates=lambda: self.templates)

    @cached_property
    def departments(self) -> "DepartmentService":
        """Whom to ask in the house."""
        from amtdesk.services.departments import DepartmentService

        return DepartmentService(self._database, self.clock, town=self.town)

    @cached_property
    def people(self) -> "PeopleService":
        """Who is there in the house."""
        from amtdesk.services.people import PeopleService

        return PeopleService(self._database, self.clock, town=self.town)

    @cached_property
    def delegations(self) -> "DelegationService":
        """Departments that answer by themselves for a day."""
        from amtdesk.services.delegations import DelegationService

        return DelegationService(self._database, self.clock)

    @cached_property
    def suggestions(self) -> "SuggestionService":
        """Which templates fit a question."""
        from amtdesk.services.suggestions import SuggestionService

        return SuggestionService(self._database, self.clock, town=self.town)

    @cached_property
    def begun_notes(self) -> "BegunNotes":
        """The question that is being noted."""
        from amtdesk.services.begun_notes import BegunNotes

        return BegunNotes(self._database, self.clock)

    @cached_property
    def begun_forms(self) -> "BegunForms":
        """What was typed into a form about a question and not sent."""
        from amtdesk.services.begun_forms import BegunForms

        return BegunForms(self._database, self.clock)


class Desk(Dialogue):
    """One open data folder. Close it when done; a worker opens its own with `another`."""

    @cached_property
    def search(self) -> "SearchService":
        """The quick search over everything."""
        from amtdesk.services.search import SearchService

        groups = lambda: self.rounds.groups()  # noqa: E731, PLW0108 - the rounds are loaded when they are asked
        tasks = lambda: self.own_tasks.open()  # noqa: E731, PLW0108 - as above
        return SearchService(self._database, templates=self.templates, groups=groups, tasks=tasks)

    @cached_property
    def rounds(self) -> "RoundService":
        """The walk through the groups."""
        from amtdesk.services.rounds import RoundService

        return RoundService(self._database, self.clock, town=self.town)

    @cached_property
    def reminders(self) -> "ReminderService":
        """What is due, as one reminder."""
        from amtdesk.services.matters import Matters
        from amtdesk.services.reminders import ReminderService

        matters = Matters(self._database, self.clock, town=self.town, tasks=lambda: self.own_tasks)
        return ReminderService(self._database, self.clock, town=self.town, rounds=self.rounds, matters=matters)

    @cached_property
    def post_overview(self) -> "PostOverview":
        """Which posts there are, to read only."""
        from amtdesk.services.post_overview import PostOverview

        return PostOverview(self._database, self.clock, town=self.town)

    @cached_property
    def own_tasks(self) -> "OwnTaskService":
        """What she sets herself to do."""
        from amtdesk.services.own_tasks import OwnTaskService

        return OwnTaskService(self._database, self.clock, town=self.town)

    @cached_property
    def channels(self) -> "ChannelService":
        """Which channels the office writes for, and what each takes."""
        from amtdesk.services.channels import ChannelService

        return ChannelService(self._database, self.clock)

    @cached_property
    def posts(self) -> "PostsService":
        """Posts, approvals, publications."""
        from amtdesk.services.posts import PostsService

        return PostsService(self._database, self.clock, town=self.town)

    @cached_property
    def checks(self) -> "PostChecking":
        """What is to be said about a post's words."""
        from amtdesk.services.post_checking import PostChecking

        rules = lambda: self.channels.main()  # noqa: E731, PLW0108 - the channels are loaded when they are asked
        return PostChecking(self._database, self.clock, town=self.town, rules=rules)

    @cached_property
    def approval_papers(self) -> "ApprovalPapers":
        """Requests for approval, as a mail or on one page."""
        from amtdesk.services.approval_papers import ApprovalPapers

        return ApprovalPapers(self.clock, town=self.town, posts=lambda: self.posts)

    @cached_property
    def trail_export(self) -> "TrailExport":
        """Who approved what, as a table."""
        from amtdesk.services.trail_export import TrailExport

        return TrailExport(self.clock, posts=lambda: self.posts)

    @cached_property
    def pictures(self) -> "PictureService":
        """Pictures of posts."""
        from amtdesk.services.pictures import PictureService

        return PictureService(posts=self.posts, media=self.media)

    @cached_property
    def media(self) -> "MediaService":
        """Pictures and their rights, apart from any post."""
        from amtdesk.services.media import MediaService

        return MediaService(self._database, self.clock, town=self.town, posts=self.posts)

    @cached_property
    def contributions(self) -> "ContributionService":
        """What students, freelancers and clubs deliver."""
        from amtdesk.services.contributions import ContributionService

        return ContributionService(
            self._database,
            self.clock,
            town=self.town,
            posts=self.posts,
            media=self.media,
            before_import=self.safekeeping.before_import,
        )

    @cached_property
    def plan_calendar(self) -> "PlanCalendar":
        """The plan for other calendars."""
        from amtdesk.services.plan_calendar import PlanCalendar

        return PlanCalendar(self._database, self.clock, town=self.town, posts=self.post_overview)

    @cached_property
    def plan_days(self) -> "PlanDays":
        """The plan day by day."""
        from amtdesk.services.plan_days import PlanDays, PlanRooms

        rooms = PlanRooms(town=self.town, posts=self.post_overview, occasions=self.occasions, ideas=lambda: self.ideas)
        return PlanDays(self._database, self.clock, rooms=rooms)

    @cached_property
    def plan_remarks(self) -> "PlanRemarks":
        """Gaps, clashes and balance of the plan."""
        from amtdesk.services.plan_remarks import PlanRemarks

        return PlanRemarks(self._database, self.clock, town=self.town)

    @cached_property
    def week_look(self) -> "WeekLook":
        """What a week of the plan shows beside its posts."""
        from amtdesk.services.week_look import WeekLook

        return WeekLook(
            self._database, self.clock, town=self.town, rounds=lambda: self.rounds, own_tasks=lambda: self.own_tasks
        )

    @cached_property
    def occasions(self) -> "OccasionsService":
        """Holidays and dates of the town."""
        from amtdesk.services.occasions import OccasionsService

        return OccasionsService(self._database, self.clock, town=self.town)

    @cached_property
    def ideas(self) -> "RecurringIdeas":
        """Ideas that come again, and the days for which they propose a post."""
        from amtdesk.services.recurring_ideas import RecurringIdeas

        posts = lambda: self.posts  # noqa: E731 - posts are loaded when one is begun
        return RecurringIdeas(self._database, self.clock, town=self.town, occasions=self.occasions, posts=posts)

    @cached_property
    def reports(self) -> "ReportService":
        """The weekly report."""
        from amtdesk.services.reports import ReportService

        return ReportService(self._database, self.clock, town=self.town, reminders=self.reminders)

    @cached_property
    def year_reviews(self) -> "YearReviews":
        """What twelve months have brought."""
        from amtdesk.services.year_reviews import YearReviews

        return YearReviews(self._database, self.clock, town=self.town, reports=self.reports)

    @cached_property
    def report_weeks(self) -> "ReportWeeks":
        """When the weekly report is due."""
        from amtdesk.services.report_weeks import ReportWeeks

        return ReportWeeks(self._database, self.clock)

    @cached_property
    def today(self) -> "TodayService":
        """What today asks for."""
        from amtdesk.services.ending_agreements import EndingAgreements
        from amtdesk.services.today import TodayService
        from amtdesk.services.today_look import Rooms

        ending = EndingAgreements(self._database, self.clock)
        rooms = Rooms(
            questions=self.question_overview,
            posts=self.post_overview,
            rounds=self.rounds,
            weeks=self.report_weeks,
            ending=ending,
            all_questions=lambda: self.questions,
            all_posts=lambda: self.posts,
            own_tasks=lambda: self.own_tasks,
        )
        return TodayService(self._database, self.clock, town=self.town, rooms=rooms)

    @cached_property
    def demo(self) -> "DemoService":
        """The demonstration town."""
        from amtdesk.services.demo import DemoService

        weekly = lambda week: self.reports.weekly(week)  # noqa: E731, PLW0108 - reports are loaded when one is asked
        return DemoService(self._database, self.clock, town=self.town, weekly=weekly)

    @cached_property
    def exports(self) -> "ExportService":
        """What goes out by file."""
        from amtdesk.services.exports import ExportService

        return ExportService(self._database, self.clock, templates=self.templates, town=self.town)

    @cached_property
    def safekeeping(self) -> "SafekeepingService":
        """Backups and checks."""
        from amtdesk.services.safekeeping import SafekeepingService

        return SafekeepingService(self._database, self.clock)

    @cached_property
    def history(self) -> "HistoryService":
        """Undo and redo."""
        from amtdesk.services.history import HistoryService

        return HistoryService(self._database, self.clock)

    @cached_property
    def key_overview(self) -> "KeyOverviewService":
        """The keys on paper."""
        from amtdesk.services.key_overview import KeyOverviewService

        return KeyOverviewService(self.clock)

    @cached_property
    def starters(self) -> "StarterService":
        """The starter pack of replies."""
        from amtdesk.services.starters import StarterService

        return StarterService(self._database, self.clock, templates=self.templates, town=self.town)

    @cached_property
    def imports(self) -> "ImportService":
        """What comes in by file."""
        from amtdesk.services.import_events import EventImport
        from amtdesk.services.import_groups import GroupImport
        from amtdesk.services.import_templates import TemplateImport
        from amtdesk.services.imports import ImportService

        before = self.safekeeping.before_import
        return ImportService(
            templates=TemplateImport(
                self._database, self.clock, templates=self.templates, town=self.town, before_import=before
            ),
            groups=GroupImport(self._database, self.clock, town=self.town, before_import=before),
            events=EventImport(self._database, self.clock, before_import=before),
        )

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the records in a folder, or begin new ones. Raises DatabaseTrouble with a sentence."""
        database = open_database(folder / FILE_NAME)
        if has_carried_files(database):
            from amtdesk.storage.file_store import take_out

            database.close()
            take_out(database.path)
            database = open_database(database.path)
        desk = cls(database, clock)
        if desk.town.town().is_demo:
            desk.demo.resume_clock()
        return desk

    @classmethod
    def restore(cls, folder: Path, backup: Path, *, clock: Clock) -> Path:
        """Put a backup in the place of a folder's records, readable or not; return where those are kept.

        Raises BackupTrouble or DatabaseTrouble with a sentence; the records are then as they were.
        """
        try:
            desk = cls.open(folder, clock)
        except (DatabaseDamaged, DatabaseEmpty, DatabaseNewer):
            from amtdesk.services.safekeeping import restore_without_opening

            return restore_without_opening(folder, backup, clock=clock)
        with desk:
            return desk.safekeeping.restore(backup)

    def load_morning(self) -> None:
        """Load the services that the first page asks, so that it opens at once."""
        _ = self.today

    def another(self) -> Self:
        """Open the same folder once more, for work on another thread."""
        return type(self).open(self.folder, self.clock)

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every commit with what it touched."""
        self._database.on_commit.append(listener)

    def look_again(self) -> None:
        """Tell every listener that all areas may be different: another desk wrote to the same records."""
        self._database.announce(Changed(frozenset(Area)))

    def close(self) -> None:
        """Close the records."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the open desk."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the records."""
        self.close()
