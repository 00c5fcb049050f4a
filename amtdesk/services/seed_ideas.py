"""Recurring ideas as seeds tell them."""

from datetime import time
from typing import Any

from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea

_DETAILS = ("topic", "department", "level", "goal", "target_group", "format", "dialogue", "skeleton", "note")


def idea_from(row: dict[str, Any]) -> RecurringIdea:
    """Return an idea as the seed tells it."""
    return RecurringIdea(
        id=IdeaId(0),
        key=row["key"],
        title=row["title"],
        kind=IdeaKind(row["kind"]),
        rhythm=row.get("rhythm", ""),
        starts_on=row.get("starts_on"),
        offsets=tuple(row.get("offsets", ())),
        end_offsets=tuple(row.get("end_offsets", ())),
        occasion_kind=row.get("occasion_kind", ""),
        occasion_words=row.get("occasion_words", ""),
        at=time_from(row.get("at")),
        lead_days=row["lead_days"],
        on_days_off=OnDaysOff(row.get("on_days_off", "keep")),
        **{name: row[name] for name in _DETAILS if name in row},
    )


def time_from(words: str | None) -> time | None:
    """Return a time such as 09:30, if there is one."""
    return None if words is None else time.fromisoformat(words)
