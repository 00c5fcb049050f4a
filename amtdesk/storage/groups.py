"""Groups as rows, with what was last read there."""

import sqlite3

from amtdesk.domain.groups import Group, GroupMode
from amtdesk.domain.identifiers import GroupId
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, optional_day, optional_instant, optional_instant_text

_GROUPS = (
    "SELECT groups.*, (SELECT at FROM visits WHERE group_id = groups.id AND skip_reason IS NULL "
    "ORDER BY at DESC LIMIT 1) AS last_read_at FROM groups"
)


class GroupRepository:
    """Reads and writes groups."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def groups(self, *, with_gone: bool = False) -> tuple[Group, ...]:
        """Return the groups, the own channel first, then in the order of the round; the archived ones are gone, too."""
        where = "" if with_gone else " WHERE deleted_at IS NULL AND archived_at IS NULL"
        order = " ORDER BY is_own_channel DESC, position, id"
        return tuple(_group(row) for row in self._database.rows(_GROUPS + where + order))

    def archived(self) -> tuple[Group, ...]:
        """Return the archived groups, the latest first."""
        where = " WHERE deleted_at IS NULL AND archived_at IS NOT NULL ORDER BY archived_at DESC, id"
        return tuple(_group(row) for row in self._database.rows(_GROUPS + where))

    def group(self, group_id: GroupId) -> Group | None:
        """Return a group, also a deleted one, or None."""
        row = self._database.row(_GROUPS + " WHERE groups.id = ?", (group_id,))
        return None if row is None else _group(row)

    def has_key(self, key: str) -> bool:
        """Whether a group, also a deleted one, carries this readable key."""
        return self._database.row("SELECT 1 FROM groups WHERE key = ?", (key,)) is not None

    def last_position(self) -> int:
        """Return the last place in the order of the round."""
        row = self._database.row("SELECT coalesce(max(position), 0) AS last FROM groups")
        return 0 if row is None else int(row["last"])

    def add_group(self, writer: CommandWriter, group: Group) -> GroupId:
        """Add a group; its `id` is given by the table."""
        return GroupId(writer.insert("groups", _group_row(group)))

    def change_group(self, writer: CommandWriter, group: Group) -> bool:
        """Write what is different; return whether anything was."""
        return writer.update("groups", group.id, changes=_group_row(group))


def _group(row: sqlite3.Row) -> Group:
    return Group(
        id=GroupId(row["id"]),
        key=row["key"],
        name=row["name"],
        platform=row["platform"],
        address=row["address"],
        privacy=row["privacy"],
        members=row["members"],
        days=frozenset(int(digit) for digit in row["days"]),
        minutes=row["minutes"],
        mode=GroupMode(row["mode"]),
        house_rules=row["house_rules"],
        topics=row["topics"],
        risk=row["risk"],
        note=row["note"],
        position=row["position"],
        is_own_channel=bool(row["is_own_channel"]),
        answer_level=row["answer_level"],
        rhythm=row["rhythm"],
        rhythm_from=optional_day(row["rhythm_from"]),
        season_begins=row["season_begins"],
        season_ends=row["season_ends"],
        paused_from=optional_day(row["paused_from"]),
        paused_until=optional_day(row["paused_until"]),
        in_every_round=bool(row["in_every_round"]),
        last_read_at=optional_instant(row["last_read_at"]),
        added_at=optional_instant(row["added_at"]),
        archived_at=optional_instant(row["archived_at"]),
        deleted_at=optional_instant(row["deleted_at"]),
    )


def _group_row(group: Group) -> dict[str, Value]:
    return {
        "key": group.key,
        "name": group.name,
        "platform": group.platform,
        "address": group.address,
        "privacy": group.privacy,
        "members": group.members,
        "days": "".join(str(day) for day in sorted(group.days)),
        "minutes": group.minutes,
        "mode": group.mode,
        "house_rules": group.house_rules,
        "topics": group.topics,
        "risk": group.risk,
        "note": group.note,
        "position": group.position,
        "is_own_channel": int(group.is_own_channel),
        "answer_level": group.answer_level,
        "rhythm": group.rhythm,
        "rhythm_from": day_text(group.rhythm_from),
        "season_begins": group.season_begins,
        "season_ends": group.season_ends,
        "paused_from": day_text(group.paused_from),
        "paused_until": day_text(group.paused_until),
        "in_every_round": int(group.in_every_round),
        "added_at": optional_instant_text(group.added_at),
        "archived_at": optional_instant_text(group.archived_at),
        "deleted_at": optional_instant_text(group.deleted_at),
    }
