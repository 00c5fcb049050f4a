"""What was typed into a form about a question or a post and not sent yet. It is no step of undo, and announces nothing.

What the records refuse waits in memory, for as long as the program runs: she may put the form away and open it again.
"""

from collections.abc import Mapping
from typing import Final

from amtdesk.domain.errors import NotStored
from amtdesk.domain.words import N_, Message
from amtdesk.storage.database import Database
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

_NAME: Final = "begun_forms"
#: More than this nobody has begun: the oldest go.
_MOST: Final = 50


class BegunForms:
    """Keeps forms that were begun, each under its name."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = TownRepository(database)
        self._refused: dict[str, Mapping[str, str]] = {}

    def get(self, name: str) -> Mapping[str, str]:
        """Return what was typed, field by field; empty when nothing was."""
        return self._refused.get(name) or self._kept().get(name, {})

    def all(self) -> Mapping[str, Mapping[str, str]]:
        """Return every form that was begun, by its name."""
        return self._kept()

    def keep(self, name: str, values: Mapping[str, str]) -> None:
        """Keep what stands in a form; nothing, once it is sent. Raises NotStored; it is in memory then."""
        self._refused.pop(name, None)
        try:
            self._store(name, values)
        except NotStored:
            self._refused[name] = dict(values)
            raise

    def _store(self, name: str, values: Mapping[str, str]) -> None:
        kept = self._kept()
        if values == kept.get(name, {}):
            return
        kept.pop(name, None)
        if values:
            kept[name] = dict(values)
        latest = dict(list(kept.items())[-_MOST:])
        with self._database.command(
            Message(N_("Form begun")), at=self._clock.now(), areas=(), merge_key="begun-form", undoable=False
        ) as writer:
            self._repository.put_setting(writer, _NAME, value=dict(latest))

    def _kept(self) -> dict[str, dict[str, str]]:
        kept = self._repository.settings().get(_NAME)
        if not isinstance(kept, dict):
            return {}
        forms = ((name, form) for name, form in kept.items() if isinstance(form, dict))
        return {name: {str(field): str(text) for field, text in form.items()} for name, form in forms}
