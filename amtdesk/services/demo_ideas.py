"""Birkenfurt's recurring ideas with the posts that were begun from them, and the dates that the office entered."""

from datetime import date
from typing import Any

from amtdesk.domain.identifiers import IdeaId, OwnDateId
from amtdesk.domain.own_dates import OwnDate
from amtdesk.services.seed import BirkenfurtSeed
from amtdesk.services.seed_ideas import idea_from, time_from
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.own_dates import OwnDateRepository
from amtdesk.storage.posts import PostRepository
from amtdesk.storage.recurring_ideas import TAKEN, RecurringIdeaRepository


class DemoIdeas:
    """Writes ideas and own dates inside a running command, after the posts."""

    def __init__(self, database: Database, seed: BirkenfurtSeed) -> None:
        self._seed = seed
        self._ideas = RecurringIdeaRepository(database)
        self._own_dates = OwnDateRepository(database)
        self._posts = PostRepository(database)

    def write(self, writer: CommandWriter) -> None:
        """Write all of them; days of posts that were not begun by then are still proposed."""
        for row in self._seed.ideas["ideas"]:
            idea_id = self._ideas.add(writer, idea_from(row))
            for day, key in row.get("taken", {}).items():
                self._settle(writer, idea_id, day=day, key=key)
        for row in self._seed.occasions["own"]:
            self._own_dates.add(writer, _own_date(row))

    def _settle(self, writer: CommandWriter, idea_id: IdeaId, *, day: date, key: str) -> None:
        post_id = self._posts.find_key(key)
        if post_id is not None:
            self._ideas.settle(writer, idea_id, day=day, outcome=TAKEN, post_id=post_id)
            writer.update("posts", post_id, changes={"idea_id": idea_id, "idea_day": day.isoformat()})


def _own_date(row: dict[str, Any]) -> OwnDate:
    hours: list[str | None] = row.get("at", [None, None])
    return OwnDate(
        id=OwnDateId(0),
        key=row["key"],
        title=row["title"],
        day=row["day"],
        last_day=row.get("until", row["day"]),
        at=time_from(hours[0]),
        ends_at=time_from(hours[1]),
        rhythm=row.get("rhythm", ""),
        moves_after_holidays=row.get("moves_after_holidays", False),
        note=row.get("note", ""),
    )
