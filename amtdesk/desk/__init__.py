"""The desk: opens one data folder and hands out the services. The only place where everything is wired."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from amtdesk.desk.planning import Planning
from amtdesk.domain.changes import Area, Changed
from amtdesk.storage.database import FILE_NAME, Database, has_carried_files
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseNewer
from amtdesk.storage.opening import open_database
from amtdesk.system.clock import Clock
from amtdesk.system.folders import close_to_others

if TYPE_CHECKING:
    from amtdesk.services.about import AboutService
    from amtdesk.services.contributions import ContributionService
    from amtdesk.services.demo import DemoService
    from amtdesk.services.erasure import ErasureService
    from amtdesk.services.exports import ExportService
    from amtdesk.services.first_run import FirstRunService
    from amtdesk.services.history import HistoryService
    from amtdesk.services.imports import ImportService
    from amtdesk.services.key_overview import KeyOverviewService
    from amtdesk.services.reports import ReportService
    from amtdesk.services.safekeeping import SafekeepingService
    from amtdesk.services.search import SearchService
    from amtdesk.services.second_place import SecondPlaceService
    from amtdesk.services.starters import StarterService
    from amtdesk.services.today import TodayService
    from amtdesk.services.year_reviews import YearReviews


class Desk(Planning):
    """One open data folder. Close it when done; a worker opens its own with `another`."""

    @cached_property
    def search(self) -> "SearchService":
        """The quick search over everything."""
        from amtdesk.services.search import SearchService

        groups = lambda: self.rounds.groups()  # noqa: E731, PLW0108 - the rounds are loaded when they are asked
        tasks = lambda: self.own_tasks.open()  # noqa: E731, PLW0108 - as above
        return SearchService(self._database, templates=self.templates, groups=groups, tasks=tasks)

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
    def reports(self) -> "ReportService":
        """The weekly report."""
        from amtdesk.services.reports import ReportService

        return ReportService(
            self._database, self.clock, town=self.town, reminders=self.reminders, occasions=self.occasions
        )

    @cached_property
    def year_reviews(self) -> "YearReviews":
        """What twelve months have brought."""
        from amtdesk.services.year_reviews import YearReviews

        return YearReviews(self._database, self.clock, town=self.town, reports=self.reports)

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

        return SafekeepingService(self._database, self.clock, second_place=self.second_place)

    @cached_property
    def second_place(self) -> "SecondPlaceService":
        """Copies of the backups somewhere else."""
        from amtdesk.services.second_place import SecondPlaceService
        from amtdesk.system.secrets import Secrets

        return SecondPlaceService(self._database, self.clock, town=self.town, secrets=Secrets())

    @cached_property
    def erasure(self) -> "ErasureService":
        """Erasing one matter for good."""
        from amtdesk.services.erasure import ErasureService

        safekeeping = lambda: self.safekeeping  # noqa: E731 - loaded when something is erased
        return ErasureService(self._database, self.clock, safekeeping=safekeeping, wipe=self.retention.wipe)

    @cached_property
    def about(self) -> "AboutService":
        """What runs here."""
        from amtdesk.services.about import AboutService

        return AboutService(self.folder)

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
    def first_run(self) -> "FirstRunService":
        """The five questions of a new office."""
        from amtdesk.services.first_run import FirstRunRooms, FirstRunService

        rooms = FirstRunRooms(
            channels=lambda: self.channels,
            rounds=lambda: self.rounds,
            people=lambda: self.people,
            reminders=lambda: self.reminders,
            starters=lambda: self.starters,
            forms=lambda: self.begun_forms,
        )
        return FirstRunService(self._database, self.clock, town=self.town, rooms=rooms)

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
            events=EventImport(self._database, self.clock, town=self.town, before_import=before),
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
        return cls.over(database, clock)

    @classmethod
    def open_to_read(cls, folder: Path, clock: Clock, *, is_copied: bool) -> Self:
        """Open the records to read them only, of a copy while another machine writes. Raises DatabaseTrouble."""
        from amtdesk.storage.reading import read_database

        return cls.over(read_database(folder / FILE_NAME, is_copied=is_copied), clock)

    @classmethod
    def over(cls, database: Database, clock: Clock) -> Self:
        """Return the desk over open records; Birkenfurt keeps its own time."""
        close_to_others(database.path.parent)
        desk = cls(database, clock)
        if desk.town.town().is_demo:
            desk.demo.resume_clock()
        return desk

    @classmethod
    def restore(cls, folder: Path, backup: Path, *, clock: Clock) -> Path:
        """Put a backup in the place of a folder's records, readable or not; return where those are kept.

        Raises BackupTrouble, DatabaseTrouble or FolderUnusable with a sentence; the records are then as they were.
        """
        from amtdesk.desk.way_out import make_room_for

        make_room_for(backup, folder)
        try:
            desk = cls.open(folder, clock)
        except (DatabaseDamaged, DatabaseEmpty, DatabaseNewer):
            from amtdesk.services.safekeeping import restore_without_opening

            return restore_without_opening(folder, backup, clock=clock)
        with desk:
            return desk.safekeeping.restore(backup)

    def keep_time(self) -> None:
        """Go by the time of these records: a demonstration keeps its own, every other desk the machine's."""
        if self.town.town().is_demo:
            self.demo.resume_clock()
        else:
            self.clock.go_on_as_started()

    def load_morning(self) -> None:
        """Load the services that the first page asks, so that it opens at once."""
        _ = self.today

    def another(self) -> Self:
        """Open the same records once more, for work on another thread."""
        return type(self).over(self._database.beside(), self.clock)

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every commit with what it touched."""
        self._database.on_commit.append(listener)

    def look_again(self) -> None:
        """Tell every listener that all areas may be different: another desk wrote to the same records."""
        self._database.announce(Changed(frozenset(Area)))

    def close(self) -> None:
        """Close the records."""
        self._database.close()
        close_to_others(self.folder)

    def __enter__(self) -> Self:
        """Return the open desk."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the records."""
        self.close()
