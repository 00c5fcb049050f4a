"""The usual routine of one desk, as it is shipped. Which of it is taken, her own tasks know."""

from datetime import time
from typing import Any

from amtdesk.domain.own_tasks import Period, RoutineOffer
from amtdesk.services.seed import read_seed
from amtdesk.system.resources import resource


def usual_routine() -> tuple[RoutineOffer, ...]:
    """Return what a desk with one person does each week, month, quarter and year."""
    rows = read_seed(resource("seed", "routine.yaml"))
    return tuple(_offer(period, row) for period in Period for row in rows[period])


def _offer(period: Period, row: dict[str, Any]) -> RoutineOffer:
    return RoutineOffer(
        key=row["key"],
        title=row["title"],
        note=row.get("note", ""),
        period=period,
        minutes=row["minutes"],
        rhythm=row["rhythm"],
        at=time.fromisoformat(row["at"]) if "at" in row else None,
        page=row.get("page", ""),
    )
