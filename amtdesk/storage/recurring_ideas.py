"""Recurring ideas and what became of the days they proposed, as rows. Which days those are is decided in the domain."""

import json
import sqlite3
from datetime import date, datetime
from typing import Final

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.moved_occasions import BegunPost, Distance
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, instant_text, optional_day, optional_time, time_text

#: What became of a proposed day.
TAKEN: Final = "taken"
SKIPPED: Final = "skipped"
_FROM_THE_END: Final = "end"
_OCCASION_NOTED: Final = "post_occasion"  # PostLogKind.OCCASION: posts as a whole are not needed here
#: Details as they are kept, and as they were called before an idea said on which days it comes.
_DETAILS: Final = {
    "topic": "topic",
    "department": "department",
    "goal": "goal",
    "target_group": "target",
    "format": "format",
    "dialogue": "dialog",
    "skeleton": "skeleton",
    "note": "note",
}
_USUAL_LEVEL: Final = 1


class RecurringIdeaRepository:
    """Reads and writes recurring ideas."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[RecurringIdea, ...]:
        """Return every idea that is not deleted, by title."""
        rows = self._database.rows("SELECT * FROM recurring_ideas WHERE deleted_at IS NULL ORDER BY title, id")
        return tuple(_idea(row) for row in rows)

    def level(self, idea_id: IdeaId) -> int:
        """Return the level that an idea asks for at least, also when it was deleted since."""
        row = self._database.row("SELECT * FROM recurring_ideas WHERE id = ?", (idea_id,))
        return 0 if row is None else _idea(row).level

    def settled(self) -> frozenset[tuple[IdeaId, date]]:
        """Return the days of ideas that were taken or skipped. A post that was thrown away gives its day back."""
        rows = self._database.rows(
            "SELECT d.idea_id, d.day FROM recurring_idea_days d LEFT JOIN posts p ON p.id = d.post_id "
            "WHERE d.outcome = ? OR p.deleted_at IS NULL",
            (SKIPPED,),
        )
        return frozenset((IdeaId(row["idea_id"]), date.fromisoformat(row["day"])) for row in rows)

    def begun_since(self, day: date) -> tuple[BegunPost, ...]:
        """Return the posts for occasions that are not out yet, and whose proposed day is not before a day."""
        rows = self._database.rows(
            "SELECT id, idea_id, occasion_uid, idea_day, day, (SELECT details FROM log WHERE subject = 'post:' || "
            "posts.id AND +kind = ? AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1) AS noted FROM posts "
            "WHERE occasion_uid <> '' AND idea_id > 0 "
            "AND idea_day >= ? AND deleted_at IS NULL AND status NOT IN (?, ?) ORDER BY idea_day, id",
            (_OCCASION_NOTED, day.isoformat(), PostStatus.PUBLISHED, PostStatus.WITHDRAWN),
        )
        return tuple(
            BegunPost(
                post_id=PostId(row["id"]),
                idea_id=IdeaId(row["idea_id"]),
                occasion_uid=row["occasion_uid"],
                day=date.fromisoformat(row["idea_day"]),
                stands_on=optional_day(row["day"]),
                distance=None if row["noted"] is None else Distance(**json.loads(row["noted"])),
            )
            for row in rows
        )

    def skipped_since(self, idea_id: IdeaId, day: date) -> tuple[date, ...]:
        """Return the days of an idea that were left out, from a day on, in order."""
        rows = self._database.rows(
            "SELECT day FROM recurring_idea_days WHERE idea_id = ? AND outcome = ? AND day >= ? ORDER BY day",
            (idea_id, SKIPPED, day.isoformat()),
        )
        return tuple(date.fromisoformat(row["day"]) for row in rows)

    def add(self, writer: CommandWriter, idea: RecurringIdea) -> IdeaId:
        """Add an idea; its id is given by the table."""
        key = idea.key or self._next_key()
        return IdeaId(writer.insert("recurring_ideas", {"key": key, **_columns(idea)}))

    def change(self, writer: CommandWriter, idea: RecurringIdea) -> None:
        """Keep what an idea says now."""
        writer.update("recurring_ideas", idea.id, changes=_columns(idea))

    def hide(self, writer: CommandWriter, idea_id: IdeaId, *, at: datetime) -> None:
        """Take an idea off the list. Its days and posts stay."""
        writer.update("recurring_ideas", idea_id, changes={"deleted_at": instant_text(at)})

    def settle(
        self, writer: CommandWriter, idea_id: IdeaId, *, day: date, outcome: str, post_id: PostId | None = None
    ) -> None:
        """Note what became of a day."""
        known = self._day(idea_id, day)
        if known is None:
            row: dict[str, Value] = {"idea_id": idea_id, "day": day.isoformat(), "outcome": outcome, "post_id": post_id}
            writer.insert("recurring_idea_days", row)
        else:
            writer.update("recurring_idea_days", known, changes={"outcome": outcome, "post_id": post_id})

    def reopen(self, writer: CommandWriter, idea_id: IdeaId, *, day: date) -> None:
        """Forget what became of a day."""
        known = self._day(idea_id, day)
        if known is not None:
            writer.delete("recurring_idea_days", known)

    def _day(self, idea_id: IdeaId, day: date) -> int | None:
        row = self._database.row(
            "SELECT id FROM recurring_idea_days WHERE idea_id = ? AND day = ?", (idea_id, day.isoformat())
        )
        return None if row is None else int(row["id"])

    def _next_key(self) -> str:
        row = self._database.row("SELECT coalesce(max(id), 0) + 1 AS number FROM recurring_ideas")
        number = 1 if row is None else int(row["number"])
        known = {each["key"] for each in self._database.rows("SELECT key FROM recurring_ideas")}
        while f"idea-{number}" in known:
            number += 1
        return f"idea-{number}"


def _columns(idea: RecurringIdea) -> dict[str, Value]:
    details: dict[str, object] = {name: getattr(idea, name) for name in _DETAILS}
    details["level"] = idea.level
    return {
        "title": idea.title,
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
        "kind": idea.kind.value,
        "rhythm": idea.rhythm,
        "starts_on": day_text(idea.starts_on),
        "ends_on": day_text(idea.ends_on),
        "offsets": _offsets_text(idea),
        "occasion_kind": idea.occasion_kind,
        "occasion_words": idea.occasion_words,
        "at": time_text(idea.at),
        "lead_days": idea.lead_days,
        "on_days_off": idea.on_days_off.value,
        "is_resting": int(idea.is_resting),
    }


def _offsets_text(idea: RecurringIdea) -> str:
    from_the_end = (f"{_FROM_THE_END}{days:+d}" for days in idea.end_offsets)
    return " ".join((*(str(days) for days in idea.offsets), *from_the_end))


def _idea(row: sqlite3.Row) -> RecurringIdea:
    details = _told(row["details"])
    parts = row["offsets"].split()
    told = {name: str(details.get(name, details.get(old)) or "") for name, old in _DETAILS.items()}
    return RecurringIdea(
        id=IdeaId(row["id"]),
        key=row["key"],
        title=row["title"],
        kind=IdeaKind(row["kind"]),
        rhythm=row["rhythm"],
        starts_on=optional_day(row["starts_on"]),
        ends_on=optional_day(row["ends_on"]),
        offsets=tuple(int(part) for part in parts if not part.startswith(_FROM_THE_END)),
        end_offsets=tuple(int(part.removeprefix(_FROM_THE_END)) for part in parts if part.startswith(_FROM_THE_END)),
        occasion_kind=row["occasion_kind"],
        occasion_words=row["occasion_words"],
        at=optional_time(row["at"]),
        lead_days=row["lead_days"],
        on_days_off=OnDaysOff(row["on_days_off"]),
        level=_level(details.get("level", details.get("approval"))),
        is_resting=bool(row["is_resting"]),
        **told,
    )


def _told(details: str) -> dict[str, object]:
    """Return details by name; what stood there before there was a form for ideas may be anything."""
    try:
        found = json.loads(details)
    except ValueError:
        return {"note": details}
    return found if isinstance(found, dict) else {}


def _level(told: object) -> int:
    return told if isinstance(told, int) else _USUAL_LEVEL
