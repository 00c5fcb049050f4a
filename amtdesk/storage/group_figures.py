"""What reading in groups takes and brought, for the list of groups alone."""

from amtdesk.domain.group_figures import VISITS_COUNTED, GroupFigures, real_minutes
from amtdesk.domain.identifiers import GroupId
from amtdesk.storage.database import Database
from amtdesk.storage.rows import optional_instant

_LATEST_SECONDS = (
    "SELECT visits.group_id, visits.seconds FROM groups JOIN visits ON visits.id IN (SELECT id FROM visits "
    "WHERE group_id = groups.id AND skip_reason IS NULL ORDER BY at DESC LIMIT ?)"
)
_LAST_TOPICS = (
    "SELECT groups.id, groups.minutes, observations.text, observations.at AS topic_at, "
    "(SELECT at FROM visits WHERE group_id = groups.id AND skip_reason IS NULL ORDER BY at DESC LIMIT 1) "
    "AS last_read_at FROM groups LEFT JOIN observations ON observations.id = (SELECT id FROM observations "
    "WHERE group_id = groups.id AND kind IN ('topic', 'rumour') ORDER BY at DESC, id DESC LIMIT 1)"
)


def group_figures(database: Database) -> dict[GroupId, GroupFigures]:
    """Return what reading takes and brought, by group, the gone ones too: two short looks into an index a group."""
    seconds: dict[int, list[int]] = {}
    for row in database.rows(_LATEST_SECONDS, (VISITS_COUNTED,)):
        seconds.setdefault(row["group_id"], []).append(row["seconds"])
    return {
        GroupId(row["id"]): GroupFigures(
            planned_minutes=row["minutes"],
            real_minutes=real_minutes(seconds.get(row["id"], ())),
            last_read_at=optional_instant(row["last_read_at"]),
            last_topic=row["text"] or "",
            last_topic_at=optional_instant(row["topic_at"]),
        )
        for row in database.rows(_LAST_TOPICS)
    }
