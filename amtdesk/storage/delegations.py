"""Delegations, as rows that are never removed: which department answers by itself, under which post, until when."""

import sqlite3
from datetime import datetime

from amtdesk.domain.delegations import Delegation, addresses_in
from amtdesk.domain.identifiers import DelegationId, PostId
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

_DELEGATIONS = (
    "SELECT l.*, coalesce(d.name, l.department) AS department_name, coalesce(p.title, '') AS post_title, "
    "coalesce((SELECT group_concat(u.link, char(10)) FROM publications u WHERE u.post_id = l.post_id "
    "AND u.withdrawn_at IS NULL AND u.link <> ''), '') || char(10) || "
    "coalesce((SELECT group_concat(details ->> '$.link', char(10)) FROM log WHERE subject = 'post:' || l.post_id "
    "AND +kind = 'post_link' AND log.withdrawn_at IS NULL), '') AS links "
    "FROM delegations l LEFT JOIN departments d ON d.key = l.department LEFT JOIN posts p ON p.id = l.post_id"
)


class DelegationRepository:
    """Reads and writes who may answer by themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, delegation_id: DelegationId) -> Delegation | None:
        """Return one delegation, or None."""
        row = self._database.row(f"{_DELEGATIONS} WHERE l.id = ?", (delegation_id,))
        return None if row is None else _delegation(row)

    def all(self) -> tuple[Delegation, ...]:
        """Return every delegation, the latest first, also those that were taken back."""
        rows = self._database.rows(f"{_DELEGATIONS} ORDER BY l.starts_at DESC, l.id DESC")
        return tuple(_delegation(row) for row in rows)

    def active(self, now: datetime) -> tuple[Delegation, ...]:
        """Return those that hold at this instant, the one that ends first first."""
        holds = "l.ends_at > ? AND l.starts_at <= ? AND l.withdrawn_at IS NULL"
        sql = f"{_DELEGATIONS} WHERE {holds} ORDER BY l.ends_at, l.id"
        at = instant_text(now)
        return tuple(_delegation(row) for row in self._database.rows(sql, (at, at)))

    def add(self, writer: CommandWriter, delegation: Delegation) -> DelegationId:
        """Add a delegation; its id is given by the table."""
        return DelegationId(
            writer.insert(
                "delegations",
                {
                    "department": delegation.department,
                    "who": delegation.who,
                    "subject": delegation.subject,
                    "post_id": delegation.post_id,
                    "starts_at": instant_text(delegation.starts_at),
                    "ends_at": instant_text(delegation.ends_at),
                    "recorded_at": instant_text(delegation.recorded_at),
                },
            )
        )

    def take_back(self, writer: CommandWriter, delegation_id: DelegationId, *, at: datetime) -> None:
        """Note that a delegation holds no longer."""
        writer.update("delegations", delegation_id, changes={"withdrawn_at": instant_text(at)})


def _delegation(row: sqlite3.Row) -> Delegation:
    return Delegation(
        id=DelegationId(row["id"]),
        department=row["department"],
        department_name=row["department_name"],
        who=row["who"],
        subject=row["subject"],
        starts_at=instant_from(row["starts_at"]),
        ends_at=instant_from(row["ends_at"]),
        recorded_at=instant_from(row["recorded_at"]),
        post_id=None if row["post_id"] is None else PostId(row["post_id"]),
        post_title=row["post_title"],
        addresses=(*row["links"].split(), *addresses_in(row["subject"])),
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )
