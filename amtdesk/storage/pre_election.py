"""The dated times before elections, as rows."""

from datetime import date

from amtdesk.domain.pre_election import PreElectionPeriod
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database


class PreElectionRepository:
    """Reads and writes the periods."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[PreElectionPeriod, ...]:
        """Return every period, by its days."""
        rows = self._database.rows(
            "SELECT id, name, starts_on, ends_on, words FROM pre_election_periods ORDER BY starts_on, id"
        )
        return tuple(
            PreElectionPeriod(
                id=row["id"],
                name=row["name"],
                starts_on=date.fromisoformat(row["starts_on"]),
                ends_on=date.fromisoformat(row["ends_on"]),
                words=tuple(word for word in row["words"].split("\n") if word),
            )
            for row in rows
        )

    def put(self, writer: CommandWriter, period: PreElectionPeriod) -> None:
        """Add a period, or change the one with this id."""
        row: dict[str, Value] = {
            "name": period.name,
            "starts_on": period.starts_on.isoformat(),
            "ends_on": period.ends_on.isoformat(),
            "words": "\n".join(period.words),
        }
        if period.id:
            writer.update("pre_election_periods", period.id, changes=row)
        else:
            writer.insert("pre_election_periods", row)

    def remove(self, writer: CommandWriter, period_id: int) -> None:
        """Take a period off the list."""
        writer.delete("pre_election_periods", period_id)

    def words_about(self, sha256: str) -> str:
        """Return what is known of a kept picture in words: its name, its description, its note."""
        row = self._database.row(
            "SELECT name || ' ' || alt_text || ' ' || note AS words FROM media WHERE sha256 = ? AND deleted_at IS NULL",
            (sha256,),
        )
        return "" if row is None else str(row["words"])
