"""What she put off on Heute, by kind and record. Questions and her own tasks remember that themselves."""

from collections.abc import Mapping
from datetime import datetime

from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text


class PutOffRepository:
    """Reads and writes until when something is put off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, start: datetime) -> Mapping[str, datetime]:
        """Return by subject until when things are put off; what has come back before `start` is left out."""
        rows = self._database.rows("SELECT subject, until FROM put_off WHERE until >= ?", (instant_text(start),))
        return {row["subject"]: instant_from(row["until"]) for row in rows}

    def put(self, writer: CommandWriter, subject: str, *, until: datetime | None) -> None:
        """Remember until when; None brings it back."""
        found = self._database.row("SELECT id FROM put_off WHERE subject = ?", (subject,))
        if until is None:
            if found is not None:
                writer.delete("put_off", found["id"])
        elif found is None:
            writer.insert("put_off", {"subject": subject, "until": instant_text(until)})
        else:
            writer.update("put_off", found["id"], changes={"until": instant_text(until)})
