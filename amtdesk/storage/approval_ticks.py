"""The ticks beside approvals, as rows that are never removed."""

import sqlite3
from datetime import datetime

from amtdesk.domain.approval_ticks import ApprovalTick, TickKind
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import ClosingReason
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant


class ApprovalTickRepository:
    """Reads and writes ticks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_post(self, post_id: PostId) -> tuple[ApprovalTick, ...]:
        """Return every tick of a post, in the order they were made."""
        rows = self._database.rows("SELECT * FROM approval_ticks WHERE post_id = ? ORDER BY id", (post_id,))
        return tuple(_tick(row) for row in rows)

    def add(self, writer: CommandWriter, tick: ApprovalTick) -> None:
        """Add a tick."""
        writer.insert(
            "approval_ticks",
            {
                "post_id": tick.post_id,
                "kind": tick.kind.value,
                "version": tick.version,
                "text_fingerprint": tick.text_fingerprint,
                "ticked_by": tick.ticked_by,
                "ticked_at": instant_text(tick.ticked_at),
                "recorded_at": instant_text(tick.recorded_at),
            },
        )

    def close(self, writer: CommandWriter, tick_id: int, *, at: datetime, reason: str) -> None:
        """Note that a tick holds no longer."""
        writer.update("approval_ticks", tick_id, changes={"closed_at": instant_text(at), "closing_reason": reason})

    def take_back(self, writer: CommandWriter, tick_id: int, *, at: datetime) -> None:
        """Note that a tick was taken back."""
        reason = ClosingReason.TAKEN_BACK.value  # what undo took back bears none
        writer.update("approval_ticks", tick_id, changes={"withdrawn_at": instant_text(at), "closing_reason": reason})


def _tick(row: sqlite3.Row) -> ApprovalTick:
    return ApprovalTick(
        id=row["id"],
        post_id=PostId(row["post_id"]),
        kind=TickKind(row["kind"]),
        version=row["version"],
        text_fingerprint=row["text_fingerprint"],
        ticked_by=row["ticked_by"],
        ticked_at=instant_from(row["ticked_at"]),
        recorded_at=instant_from(row["recorded_at"]),
        closed_at=optional_instant(row["closed_at"]),
        closing_reason=row["closing_reason"],
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )
