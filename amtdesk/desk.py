"""The desk: opens one data folder and hands out the services. The only place where everything is wired."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from amtdesk.domain.changes import Area, Changed
from amtdesk.services.demo import DemoService
from amtdesk.services.exports import ExportService
from amtdesk.services.history import HistoryService
from amtdesk.services.import_events import EventImport
from amtdesk.services.import_groups import GroupImport
from amtdesk.services.import_templates import TemplateImport
from amtdesk.services.imports import ImportService
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.posts import PostsService
from amtdesk.services.questions import QuestionService
from amtdesk.services.reminders import ReminderService
from amtdesk.services.reports import ReportService
from amtdesk.services.rounds import RoundService
from amtdesk.services.safekeeping import SafekeepingService, restore_without_opening
from amtdesk.services.search import SearchService
from amtdesk.services.starters import StarterService
from amtdesk.services.templates import TemplateService
from amtdesk.services.today import TodayService
from amtdesk.services.town import TownService
from amtdesk.storage.database import FILE_NAME, Database, open_database
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseNewer
from amtdesk.system.clock import Clock


class Desk:
    """One open data folder. Close it when done; a worker opens its own with `another`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.clock = clock
        self.folder = database.path.parent
        self.town = TownService(database, clock)
        self.templates = TemplateService(database, clock, town=self.town)
        self.questions = QuestionService(database, clock, town=self.town, templates=self.templates)
        self.search = SearchService(database, templates=self.templates)
        self.rounds = RoundService(database, clock, town=self.town)
        self.reminders = ReminderService(database, clock, town=self.town, rounds=self.rounds)
        self.posts = PostsService(database, clock, town=self.town)
        self.occasions = OccasionsService(database, clock, town=self.town)
        self.reports = ReportService(database, clock, town=self.town)
        self.today = TodayService(
            clock, town=self.town, questions=self.questions, posts=self.posts, rounds=self.rounds, reports=self.reports
        )
        self.demo = DemoService(database, clock, town=self.town)
        self.exports = ExportService(database, clock, templates=self.templates, town=self.town)
        self.safekeeping = SafekeepingService(database, clock)
        self.history = HistoryService(database, clock)
        self.starters = StarterService(database, clock, templates=self.templates, town=self.town)
        self.imports = ImportService(
            templates=TemplateImport(
                database,
                clock,
                templates=self.templates,
                town=self.town,
                before_import=self.safekeeping.before_import,
            ),
            groups=GroupImport(database, clock, town=self.town, before_import=self.safekeeping.before_import),
            events=EventImport(database, clock, before_import=self.safekeeping.before_import),
        )

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the records in a folder, or begin new ones. Raises DatabaseTrouble with a sentence."""
        desk = cls(open_database(folder / FILE_NAME), clock)
        desk.demo.resume_clock()
        return desk

    @classmethod
    def restore(cls, folder: Path, backup: Path, clock: Clock) -> Path:
        """Put a backup in the place of a folder's records, readable or not; return where those are kept.

        Raises BackupTrouble or DatabaseTrouble with a sentence; the records are then as they were.
        """
        try:
            desk = cls.open(folder, clock)
        except (DatabaseDamaged, DatabaseEmpty, DatabaseNewer):
            return restore_without_opening(folder, backup, clock)
        with desk:
            return desk.safekeeping.restore(backup)

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
