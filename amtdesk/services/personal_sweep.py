"""Personal data in what citizens wrote, taken out of closed questions. The office's own answers are left alone."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.personal_data import find_personal_data, redact
from amtdesk.domain.words import ERASED_WORDS, N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.personal_words import PersonalWords, WrittenWords
from amtdesk.storage.retention import DueRow
from amtdesk.storage.rows import instant_from, instant_text
from amtdesk.storage.town import TownRepository

#: Up to which day of closing all questions were looked through.
_UNTIL: Final = "retention_personal_until"
_STEP: Final = 50


class PersonalSweep:
    """Finds and redacts, a few questions at a time. What was looked through once is not looked through again."""

    def __init__(self, database: Database, *, town: TownService) -> None:
        self._database = database
        self._town = town
        self._words = PersonalWords(database)
        self._settings = TownRepository(database)

    def due(self, before: datetime) -> tuple[DueRow, ...]:
        """Return the closed questions in which something personal stands."""
        public = self._town.public_contacts()
        return tuple(
            _row(each)
            for each in self._words.closed(since=self._until(), before=before)
            if self._redacted(each, public=public)
        )

    def run(self, before: datetime, *, at: datetime, breathe: Callable[[], None]) -> tuple[list[DueRow], Counter[str]]:
        """Put marks in the place of personal data; return the questions, and how many rows changed by table."""
        public, counts, done = self._town.public_contacts(), Counter[str](), list[DueRow]()
        waiting = self.due(before)
        for start in range(0, len(waiting), _STEP):
            ids = [each.id for each in waiting[start : start + _STEP]]
            with self._database.command(
                Message(N_("Removed for good")), at=at, areas={Area.QUESTIONS}, merge_key="retention", undoable=False
            ) as writer:
                # asked again inside the transaction: she may have taken one up since, or written it anew
                still = self._words.still_closed(ids, before=before)
                found = {each: new for each in still if (new := self._redacted(each, public=public))}
                counts.update(self._words.rewrite(writer.connection, found))
                done += map(_row, found)
            breathe()
        self._keep_until(before, at=at)
        return done, counts

    def _redacted(self, words: WrittenWords, *, public: tuple[str, ...]) -> dict[str, str]:
        """Return the words in which something personal stands, each with what takes their place."""
        found = ((text, find_personal_data(text, public=public)) for text in words.all if text != ERASED_WORDS)
        return {text: redact(text, hits) for text, hits in found if hits}

    def _until(self) -> datetime | None:
        kept = self._settings.settings().get(_UNTIL)
        return instant_from(kept) if isinstance(kept, str) else None

    def _keep_until(self, before: datetime, *, at: datetime) -> None:
        if before == self._until():
            return
        with self._database.command(
            Message(N_("Removed for good")), at=at, areas=(), merge_key="retention", undoable=False
        ) as writer:
            self._settings.put_setting(writer, _UNTIL, value=instant_text(before))


def _row(words: WrittenWords) -> DueRow:
    return DueRow(id=words.question_id, day=words.closed_at.date(), words=words.text)
