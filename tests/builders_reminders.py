"""Matters for tests of reminders, with the noise left out."""

from dataclasses import replace
from typing import Any

from amtdesk.domain.matters import Matter, MatterKind
from tests.builders import berlin


def a_matter(
    kind: MatterKind,
    ref: int | str = 1,
    **facts: Any,  # noqa: ANN401 - fields of a matter by their names
) -> Matter:
    """Something that fell due on Wednesday at nine, and is too late the day after."""
    usual = Matter(kind=kind, ref=ref, title="Freibad", due_at=berlin(12, "09:00"), until=berlin(13, "09:00"))
    return replace(usual, **facts)
