"""Loads and builds the editor step by step while nobody waits: the first post opens as quickly as the next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amtdesk.desk import Desk


class EditorAhead:
    """Each step takes a few dozen milliseconds: a key that comes meanwhile waits no longer."""

    def __init__(self, desk: "Desk", build: Callable[[], object]) -> None:
        self._desk = desk
        self._steps = iter((_load_parts, self._load_rooms, build))

    def build_next(self) -> bool:
        """Take one step; False when none is left."""
        step = next(self._steps, None)
        if step is not None:
            step()
        return step is not None

    def _load_rooms(self) -> None:
        _ = self._desk.channels.main(), self._desk.checks, self._desk.pictures


def _load_parts() -> None:
    from amtdesk.ui.pages.plan import editor, sheets  # noqa: F401 - so that they are loaded
