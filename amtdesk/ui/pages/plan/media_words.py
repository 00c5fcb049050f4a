"""How pictures and their rights are said. No widget and no deed lives here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.media import Medium, People, consent_refused, rights_missing
from amtdesk.domain.pictures import KIND_WORD, PictureKind
from amtdesk.ui.widgets.chips import ChipKind

if TYPE_CHECKING:
    from amtdesk.domain.words import Message
    from amtdesk.system.clock import Clock
    from amtdesk.system.language import Language


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known, or asked, about a picture: a chip."""

    words: str
    kind: ChipKind
    icon: str


class MediaWords(QObject):
    """Says things about pictures in the window's language."""

    def __init__(self, language: "Language", clock: "Clock", *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock

    def sentence(self, message: "Message") -> str:
        """A sentence of the domain."""
        return self._language.sentence(message)

    def rights(self, medium: Medium) -> Fact:
        """Whether the rights are settled."""
        if rights_missing(medium) is None:
            return Fact(self.tr("Picture rights settled"), "neutral", "check")
        return Fact(self.tr("Rights unclear"), "warn", "triangle-alert")

    def people(self, medium: Medium) -> Fact:
        """Whether people can be recognised, and may."""
        if medium.people is People.UNKNOWN:
            return Fact(self.tr("People not looked at yet"), "warn", "triangle-alert")
        if medium.people is People.NOBODY:
            return Fact(self.tr("nobody recognisable"), "neutral", "check")
        today = self._clock.today()
        if medium.consent_has_ended(today):
            return Fact(self.tr("Consent has ended"), "danger", "triangle-alert")
        if consent_refused(medium, today) is not None:
            return Fact(self.tr("Consent missing"), "danger", "triangle-alert")
        if medium.consent_ends_soon(today) and medium.consent_until is not None:
            day = self._language.numeric_date(medium.consent_until)
            return Fact(self.tr("Consent until {day}").format(day=day), "warn", "hourglass")
        return Fact(self.tr("Consent on file"), "neutral", "check")

    def question(self, medium: Medium) -> Fact | None:
        """What is asked about it first, or None."""
        people = self.people(medium)
        if people.kind == "danger":
            return people
        if not medium.alt_text:
            return Fact(self.tr("Picture description missing"), "warn", "triangle-alert")
        if self.rights(medium).kind != "neutral" or medium.people is People.UNKNOWN:
            return Fact(self.tr("Rights unclear"), "warn", "triangle-alert")
        return people if people.kind != "neutral" else None

    def used(self, times: int) -> str:
        """In how many posts it is shown."""
        if not times:
            return self.tr("not used yet")
        return self.tr("in 1 post") if times == 1 else self.tr("in {count} posts").format(count=times)

    def size(self, medium: Medium) -> str:
        """What kind of file it is, how large, since when, by whom; and what becomes of a moving one."""
        kind = self._language.text(KIND_WORD[medium.kind])
        day = self._language.numeric_date(self._language.local(medium.added_at).date())
        words = self.tr("{kind}, {width} × {height} pixels, taken in on {day}.")
        if not medium.width:
            words = self.tr("{kind}, taken in on {day}.")
        told = [words.format(kind=kind, width=medium.width, height=medium.height, day=day)]
        if medium.contributed_by:
            told.append(self.tr("Brought by {name}.").format(name=medium.contributed_by))
        if medium.kind is PictureKind.GIF:
            told.append(self.tr("Of a moving picture, the first one goes out."))
        return " ".join(told)

    def spoken(self, medium: Medium, times: int) -> str:
        """All of it in one line, for a screen reader."""
        question = self.question(medium)
        parts = (medium.name, medium.alt_text, question.words if question else "", self.used(times))
        return ". ".join(part.rstrip(".") for part in parts if part)
