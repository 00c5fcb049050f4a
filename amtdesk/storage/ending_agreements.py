"""Which agreements end between two days: the few columns that the morning needs of templates."""

from datetime import date
from typing import NamedTuple

from amtdesk.domain.identifiers import TemplateId
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text


class EndingAgreement(NamedTuple):
    """A template whose words are agreed until a day."""

    template_id: TemplateId
    title: str
    agreed_with: str
    valid_until: date


def ending_between(database: Database, *, first: date, last: date) -> tuple[EndingAgreement, ...]:
    """Return the agreements of templates that end on one of these days, the next first."""
    rows = database.rows(
        "SELECT id, title, agreed_with, valid_until FROM templates WHERE deleted_at IS NULL "
        "AND agreed_on IS NOT NULL AND valid_until BETWEEN ? AND ? ORDER BY valid_until, title",
        (day_text(first), day_text(last)),
    )
    return tuple(
        EndingAgreement(
            template_id=TemplateId(row["id"]),
            title=row["title"],
            agreed_with=row["agreed_with"],
            valid_until=date.fromisoformat(row["valid_until"]),
        )
        for row in rows
    )
