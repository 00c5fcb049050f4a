"""The usual routine of one desk, as it is shipped. Which of it is taken, her own tasks know."""

from datetime import date, time
from typing import Any

from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import OwnTask
from amtdesk.domain.routine import Period, RoutineOffer
from amtdesk.services.seed import read_seed
from amtdesk.system.resources import resource


def usual_routine() -> tuple[RoutineOffer, ...]:
    """Return what a desk with one person does each week, month, quarter and year."""
    rows = read_seed(resource("seed", "routine.yaml"))
    return tuple(_offer(period, row) for period in Period for row in rows[period])


def task_of(offer: RoutineOffer, *, starts_on: date) -> OwnTask:
    """Return the task that an entry of the routine becomes; its days are not counted yet."""
    return OwnTask(
        id=OwnTaskId(0),
        key=offer.key,
        title=offer.title,
        note=offer.note,
        rhythm=offer.rhythm,
        starts_on=starts_on,
        at=offer.at,
        minutes=offer.minutes,
        page=offer.page,
    )


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
