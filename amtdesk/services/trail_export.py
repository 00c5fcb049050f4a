"""The trail of approvals as a table (P8): who said yes to which words, when and by which way, and what became of it.

German, as every table of the office. Also what undo took back is in it, with the time at which it did.
"""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.domain.approval_ticks import TICK_WORD, TickKind
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.posts import CLOSING_WORD, WAY_WORD, ClosingReason, PostEvent, PostEventKind
from amtdesk.domain.words import N_
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.exchange.tables import Cell
    from amtdesk.services.approval_trail import TrailLine
    from amtdesk.services.posts import PostsService

_K = PostEventKind
_KIND: Final = {
    _K.SUBMITTED: "vorgelegt",
    _K.REMINDED: "erinnert",
    _K.APPROVED: "freigegeben",
    _K.RENEWED: "Freigabe gilt wieder",
    _K.LAPSED: "Freigabe erloschen",
    _K.TAKEN_BACK: "Freigabe zurückgenommen",
    _K.PUBLISHED: "veröffentlicht",
    _K.PUBLICATION_TAKEN_BACK: "Veröffentlichung zurückgenommen",
    _K.LINK_ADDED: "Link nachgetragen",
    _K.LEVEL_SET: "Stufe geändert",
    _K.TICKED: "abgehakt",
    _K.TICK_LAPSED: "Haken erloschen",
    _K.TICK_TAKEN_BACK: "Haken zurückgenommen",
    _K.CORRECTED: "Korrektur begonnen",
    _K.CORRECTS: "korrigiert einen anderen Beitrag",
}
_HEADING: Final = {
    "at": "Zeitpunkt",
    "key": "Beitrag",
    "title": "Titel (heute)",
    "kind": "Vorgang",
    "who": "Person",
    "way": "Weg",
    "version": "Fassung",
    "level": "Stufe",
    "level_before": "Stufe vorher",
    "reason": "Grund",
    "valid_until": "Gültig bis",
    "words": "Wortlaut",
    "fingerprint": "SHA-256 des Wortlauts",
    "undone_at": "Rückgängig gemacht am",
}


class TrailExport:
    """Writes the trail of a period."""

    def __init__(self, clock: Clock, *, posts: "Callable[[], PostsService]") -> None:
        self._clock = clock
        self._posts = posts
        self._german = Language("de", clock.zone)

    def save(self, path: Path, *, first: date, last: date) -> int:
        """Write the trail of these days, both included, and return how many lines. Raises NotAllowed, CannotWrite."""
        from amtdesk.exchange.tables import csv_table
        from amtdesk.system.files import write_whole

        if last < first:
            raise NotAllowed(N_("The period ends before it begins."))
        rows = [self._row(line) for line in self._posts().trail(first, last)]
        write_whole(path, csv_table(_HEADING, rows))
        return len(rows)

    def _row(self, line: "TrailLine") -> "dict[str, Cell]":
        event = line.event
        return {
            "at": self._local(event.at),
            "key": line.post.key,
            "title": line.post.title,
            "kind": self._kind(event),
            "who": event.who,
            "way": "" if event.way is None else self._german.text(WAY_WORD[event.way]),
            "version": event.version or None,
            "level": event.level,
            "level_before": event.level_before,
            "reason": self._reason(event.reason),
            "valid_until": event.valid_until,
            "words": line.words,
            "fingerprint": event.fingerprint,
            "undone_at": None if event.undone_at is None else self._local(event.undone_at),
        }

    def _kind(self, event: PostEvent) -> str:
        if not event.what:
            return _KIND[event.kind]
        return f"{_KIND[event.kind]}: {self._german.text(TICK_WORD[TickKind(event.what)])}"

    def _reason(self, reason: str) -> str:
        known = {each.value: each for each in ClosingReason}
        return self._german.text(CLOSING_WORD[known[reason]]) if reason in known else reason

    def _local(self, instant: datetime) -> datetime:
        return self._clock.local(instant).replace(tzinfo=None)
