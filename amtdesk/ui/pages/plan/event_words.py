"""How the lines of a post's timeline are said. No widget and no deed lives here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.approval_ticks import TICK_WORD, TickKind
from amtdesk.domain.posts import CLOSING_WORD, ClosingReason, PostEvent, PostEventKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.system.language import Language

_K = PostEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParts:
    """A strong beginning, the rest, and the colour of the dot: a token, empty for a ring."""

    lead: str
    rest: str = ""
    dot: str = "text.secondary"


def short_name(name: str) -> str:
    """J. Plath for Jürgen Plath; a title or a single name stays."""
    parts = name.split()
    if len(parts) < len("ab") or parts[0].endswith("."):
        return name
    return f"{parts[0][0]}. {' '.join(parts[1:])}"


class EventWords(QObject):
    """Says what happened, in the window's language."""

    def __init__(self, language: "Language", *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words: dict[PostEventKind, Callable[[PostEvent], EventParts]] = {
            _K.SUBMITTED: self._submitted,
            _K.REMINDED: self._reminded,
            _K.APPROVED: self._approved,
            _K.RENEWED: self._renewed,
            _K.LAPSED: self._lapsed,
            _K.TAKEN_BACK: self._taken_back,
            _K.PUBLISHED: lambda event: EventParts(lead=self.tr("Published"), rest=event.reason),
            _K.PUBLICATION_TAKEN_BACK: lambda _event: EventParts(lead=self.tr("Publication taken back")),
            _K.LINK_ADDED: lambda event: EventParts(lead=self.tr("Link added"), rest=event.reason),
            _K.LEVEL_SET: self._level,
            _K.TICKED: self._ticked,
            _K.TICK_LAPSED: self._tick_lapsed,
            _K.TICK_TAKEN_BACK: self._tick_taken_back,
            _K.CORRECTED: lambda event: EventParts(lead=self.tr("Correction begun"), rest=event.reason),
            _K.CORRECTS: lambda event: EventParts(lead=self.tr("Begun as a correction"), rest=event.reason),
        }

    def parts(self, event: PostEvent) -> EventParts:
        """Say one event."""
        return self._words[event.kind](event)

    def _submitted(self, event: PostEvent) -> EventParts:
        name = short_name(event.who)
        to = self.tr("to {name}, version {n}") if name else self.tr("version {n}")
        return EventParts(lead=self.tr("Submitted"), rest=to.format(name=name, n=event.version), dot="")

    def _reminded(self, event: PostEvent) -> EventParts:
        return EventParts(lead=self.tr("Reminded:"), rest=short_name(event.who) or self.tr("nobody named"), dot="")

    def _approved(self, event: PostEvent) -> EventParts:
        return EventParts(lead=self.tr("Approved"), rest=self._given(event), dot="approve.base")

    def _given(self, event: PostEvent) -> str:
        name = short_name(event.who)
        if event.valid_until is None:
            return self.tr("by {name}, version {n}").format(name=name, n=event.version)
        until = self._language.numeric_date(event.valid_until)
        return self.tr("by {name}, version {n}, up to {day}").format(name=name, n=event.version, day=until)

    def _renewed(self, event: PostEvent) -> EventParts:
        rest = self.tr("the approval by {name} holds again").format(name=short_name(event.who))
        return EventParts(lead=self.tr("Approved version restored:"), rest=rest, dot="approve.base")

    def _lapsed(self, event: PostEvent) -> EventParts:
        if event.reason == ClosingReason.EXPIRED and event.valid_until is not None:
            day = self._language.numeric_date(event.valid_until)
            return EventParts(lead=self.tr("Approval ended on {day}").format(day=day), dot="warn.base")
        return EventParts(lead=self.tr("Approval lapsed:"), rest=self._reason(event.reason), dot="warn.base")

    def _taken_back(self, event: PostEvent) -> EventParts:
        return EventParts(lead=self.tr("Approval taken back:"), rest=short_name(event.who), dot="warn.base")

    def _level(self, event: PostEvent) -> EventParts:
        lead = self.tr("Level {to} instead of {before}")
        if event.level == event.level_before:
            lead = self.tr("Level {to} stays")
        rest = event.reason or (self.tr("set by hand") if event.who else self.tr("by the table"))
        if event.reason and event.who:
            rest = self.tr("by {name}: {reason}").format(name=short_name(event.who), reason=event.reason)
        return EventParts(lead=lead.format(to=event.level, before=event.level_before), rest=rest)

    def _ticked(self, event: PostEvent) -> EventParts:
        rest = self.tr("by {name}, version {n}").format(name=short_name(event.who), n=event.version)
        return EventParts(lead=self._tick(event), rest=rest)

    def _tick_lapsed(self, event: PostEvent) -> EventParts:
        lead = self.tr("Lapsed: {tick}").format(tick=self._tick(event))
        return EventParts(lead=lead, rest=self._reason(event.reason))

    def _tick_taken_back(self, event: PostEvent) -> EventParts:
        lead = self.tr("Taken back: {tick}").format(tick=self._tick(event))
        return EventParts(lead=lead, rest=short_name(event.who))

    def _tick(self, event: PostEvent) -> str:
        return self._language.text(TICK_WORD[TickKind(event.what)])

    def _reason(self, reason: str) -> str:
        known = {each.value: each for each in ClosingReason}
        return self._language.text(CLOSING_WORD[known[reason]]) if reason in known else reason
