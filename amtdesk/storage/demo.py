"""What only demonstrations ask of the records: whether there are any, how far their time has come, goals."""

from collections.abc import Mapping
from datetime import datetime

from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from

#: The setting that says from when on a demonstration's clock runs.
SHOWN_FROM = "demo_shown_from"
_KEPT_IN = (
    "questions",
    "posts",
    "templates",
    "groups",
    "rounds",
    "occasions",
    "people",
    "report_entries",
    "own_tasks",
    "own_dates",
    "recurring_ideas",
)


class DemoRepository:
    """Reads and writes the rows around a demonstration."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        asked = " UNION ALL ".join(f"SELECT EXISTS (SELECT 1 FROM {table}) AS found" for table in _KEPT_IN)
        return not any(row["found"] for row in self._database.rows(asked))

    def last_command_at(self) -> datetime | None:
        """Return when something was last done here."""
        row = self._database.row("SELECT max(at) AS at FROM commands")
        return None if row is None or row["at"] is None else instant_from(row["at"])

    def add_goal(self, writer: CommandWriter, goal: Mapping[str, str | float]) -> None:
        """Keep one goal of the office."""
        writer.insert("goals", {name: goal.get(name, "") for name in ("key", "name", "measure", "target", "figure")})
