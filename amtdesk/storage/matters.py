"""What may ask for a reminder, as few columns as tell it. Only what is not settled, and not older than asked for."""

from datetime import date, datetime, time
from typing import Final, NamedTuple

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import CLOSED, QuestionStatus
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, instant_from, instant_text, optional_day, optional_instant, optional_time

_OPEN: Final = tuple(sorted(frozenset(QuestionStatus) - CLOSED))
_IS_OPEN: Final = f"deleted_at IS NULL AND status IN ({', '.join('?' * len(_OPEN))})"
#: Titles are shown in one line; a letter of three pages is not read for it.
_TITLE: Final = "substr(text, 1, 200) AS title"


class PlannedPost(NamedTuple):
    """A post and its plan."""

    id: int
    title: str
    day: date
    at: time | None
    locked_until: date | None


class WaitingQuestion(NamedTuple):
    """A question that nobody reacted to."""

    id: int
    title: str
    asked_at: datetime
    noted_at: datetime
    postponed_until: datetime | None


class Submitted(NamedTuple):
    """What waits for someone's yes."""

    id: int
    title: str
    submitted_at: datetime
    level: int


class OfADay(NamedTuple):
    """A record that asks for something on a day."""

    id: int
    title: str
    day: date


class MatterRecords:
    """Looks for what is open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def posts_to_publish(self, first: date, last: date) -> tuple[PlannedPost, ...]:
        """Return approved posts of these days that nobody copied."""
        return self._posts(PostStatus.APPROVED, first, last=last, more="AND copied_at IS NULL")

    def posts_scheduled(self, first: date, last: date) -> tuple[PlannedPost, ...]:
        """Return the posts of these days that the platform holds, and that were not recorded as published."""
        return self._posts(PostStatus.SCHEDULED, first, last=last)

    def questions_without_reaction(self, since: datetime) -> tuple[WaitingQuestion, ...]:
        """Return open questions asked since then that got no reaction."""
        rows = self._database.rows(
            f"SELECT id, {_TITLE}, asked_at, noted_at, postponed_until FROM questions "
            f"WHERE {_IS_OPEN} AND asked_at >= ? AND first_reaction_at IS NULL",
            (*_OPEN, instant_text(since)),
        )
        return tuple(
            WaitingQuestion(
                id=row["id"],
                title=row["title"],
                asked_at=instant_from(row["asked_at"]),
                noted_at=instant_from(row["noted_at"]),
                postponed_until=optional_instant(row["postponed_until"]),
            )
            for row in rows
        )

    def follow_ups(self, first: date, last: date) -> tuple[OfADay, ...]:
        """Return open questions whose department is to be asked again on one of these days."""
        sql = (
            f"SELECT id, {_TITLE}, follow_up_on AS day FROM questions WHERE {_IS_OPEN} AND follow_up_on BETWEEN ? AND ?"
        )
        return self._of_a_day(sql, (*_OPEN, day_text(first), day_text(last)))

    def answers_submitted(self, since: datetime) -> tuple[Submitted, ...]:
        """Return open questions whose answer waits for a yes since that time or later."""
        sql = (
            f"SELECT id, {_TITLE}, submitted_at, submitted_level AS level FROM questions "
            f"WHERE {_IS_OPEN} AND submitted_at >= ?"
        )
        return self._submitted(sql, (*_OPEN, instant_text(since)))

    def posts_submitted(self, since: datetime) -> tuple[Submitted, ...]:
        """Return posts that wait for a yes since that time or later."""
        sql = (
            "SELECT id, title, submitted_at, approval_level AS level FROM posts "
            "WHERE deleted_at IS NULL AND status = ? AND submitted_at >= ?"
        )
        return self._submitted(sql, (PostStatus.IN_REVIEW, instant_text(since)))

    def reviews(self, first: date, last: date) -> tuple[OfADay, ...]:
        """Return agreed templates whose next review or last day is one of these, once where both fall together."""
        parts = (
            f"SELECT id, title, {column} AS day FROM templates "
            f"WHERE deleted_at IS NULL AND agreed_on IS NOT NULL AND {column} BETWEEN ? AND ?"
            for column in ("next_review", "valid_until")
        )
        return self._of_a_day(" UNION ".join(parts), (day_text(first), day_text(last)) * 2)

    def put_off(self, since: datetime) -> dict[str, datetime]:
        """Return what she put aside on Heute to a time since then, by kind and record, and until when."""
        rows = self._database.rows("SELECT subject, until FROM put_off WHERE until >= ?", (instant_text(since),))
        return {row["subject"]: instant_from(row["until"]) for row in rows}

    def has_own_tasks(self) -> bool:
        """Whether there is any task of her own."""
        return self._database.row("SELECT 1 FROM own_tasks WHERE deleted_at IS NULL LIMIT 1") is not None

    def _posts(self, status: PostStatus, first: date, *, last: date, more: str = "") -> tuple[PlannedPost, ...]:
        rows = self._database.rows(
            "SELECT id, title, day, at, locked_until FROM posts WHERE deleted_at IS NULL AND status = ? "
            f"AND day BETWEEN ? AND ? {more}",
            (status, day_text(first), day_text(last)),
        )
        return tuple(
            PlannedPost(
                id=row["id"],
                title=row["title"],
                day=date.fromisoformat(row["day"]),
                at=optional_time(row["at"]),
                locked_until=optional_day(row["locked_until"]),
            )
            for row in rows
        )

    def _of_a_day(self, sql: str, values: tuple[object, ...]) -> tuple[OfADay, ...]:
        rows = self._database.rows(sql, values)
        return tuple(OfADay(row["id"], row["title"], date.fromisoformat(row["day"])) for row in rows)

    def _submitted(self, sql: str, values: tuple[object, ...]) -> tuple[Submitted, ...]:
        rows = self._database.rows(sql, values)
        return tuple(
            Submitted(row["id"], row["title"], instant_from(row["submitted_at"]), row["level"]) for row in rows
        )
