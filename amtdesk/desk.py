"""The desk: opens one data folder and hands out the services. The only place where everything is wired."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from amtdesk.domain.changes import Changed
from amtdesk.services.history import HistoryService
from amtdesk.services.town import TownService
from amtdesk.storage.database import FILE_NAME, Database, open_database
from amtdesk.system.clock import Clock


class Desk:
    """One open data folder. Close it when done; a worker opens its own with `another`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.clock = clock
        self.folder = database.path.parent
        self.town = TownService(database, clock)
        self.history = HistoryService(database, clock)

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the records in a folder, or begin new ones. Raises DatabaseTrouble with a sentence."""
        return cls(open_database(folder / FILE_NAME), clock)

    def another(self) -> Self:
        """Open the same folder once more, for work on another thread."""
        return type(self).open(self.folder, self.clock)

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every commit with what it touched."""
        self._database.on_commit.append(listener)

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
