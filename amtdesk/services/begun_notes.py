"""The one note that was begun and not noted. It is no step of undo, is counted nowhere, and announces nothing.

What the records refuse waits in memory, for as long as the program runs: she may put the form away and open it again.
"""

from typing import Final

from amtdesk.domain.begun_note import BegunNote, NotePlace
from amtdesk.domain.errors import NotStored
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.words import N_, Message
from amtdesk.storage.database import Database
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

_NAME: Final = "begun_note"
_PLACE: Final = "last_note_place"


class BegunNotes:
    """Keeps the note form until it is noted."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = TownRepository(database)
        self._refused: BegunNote | None = None

    def get(self) -> BegunNote | None:
        """Return what was begun, or None."""
        return self._refused or self._kept()

    def _kept(self) -> BegunNote | None:
        kept = self._repository.settings().get(_NAME)
        if not isinstance(kept, dict):
            return None
        group = kept.get("group_id")
        return BegunNote(
            text=str(kept["text"]),
            source=QuestionSource(str(kept["source"])),
            group_id=GroupId(group) if isinstance(group, int) else None,
            asked=str(kept["asked"]),
            category=str(kept["category"]),
            link=str(kept["link"]),
        )

    def keep(self, note: BegunNote | None) -> None:
        """Keep what stands in the form; None, once it is noted or emptied. Raises NotStored; it is in memory then."""
        self._refused = None
        try:
            self._store(note)
        except NotStored:
            self._refused = note
            raise

    def _store(self, note: BegunNote | None) -> None:
        if note == self._kept():
            return
        with self._database.command(
            Message(N_("Note begun")), at=self._clock.now(), areas=(), merge_key="begun-note", undoable=False
        ) as writer:
            self._repository.put_setting(writer, _NAME, value=None if note is None else _stored(note))

    def last_place(self) -> NotePlace:
        """Return where the last question was seen: the next one probably as well."""
        kept = self._repository.settings().get(_PLACE)
        if not isinstance(kept, dict):
            return NotePlace()
        group = kept.get("group_id")
        return NotePlace(
            source=QuestionSource(str(kept["source"])), group_id=GroupId(group) if isinstance(group, int) else None
        )

    def keep_place(self, place: NotePlace) -> None:
        """Keep where a question was seen."""
        if (place.source, place.group_id) == ((last := self.last_place()).source, last.group_id):
            return
        with self._database.command(
            Message(N_("Note begun")), at=self._clock.now(), areas=(), merge_key="begun-note", undoable=False
        ) as writer:
            self._repository.put_setting(writer, _PLACE, value={"source": place.source, "group_id": place.group_id})


def _stored(note: BegunNote) -> dict[str, object]:
    return {
        "text": note.text,
        "source": note.source,
        "group_id": note.group_id,
        "asked": note.asked,
        "category": note.category,
        "link": note.link,
    }
