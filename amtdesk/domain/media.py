"""Media: one picture, who made it, under which licence, who can be recognised (P11). Empty means empty.

Rights and people belong to the picture, for every post that shows it; a description may be the post's own.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import query_words
from amtdesk.domain.identifiers import MediaId
from amtdesk.domain.pictures import PictureKind
from amtdesk.domain.words import N_, Message

#: From so many days before its end on, a consent is asked about.
CONSENT_ENDS_WITHIN: Final = timedelta(days=30)
#: Screen readers take longer descriptions, too; over this length people stop listening.
GOOD_ALT_LENGTH: Final = 100


class Licence(StrEnum):
    """By which right the office shows a picture."""

    UNKNOWN = ""
    OWN_PHOTO = "own_photo"
    OWN_GRAPHIC = "own_graphic"
    COMMISSIONED = "commissioned"
    PERMITTED = "permitted"
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC0 = "cc0"
    STOCK = "stock"
    PUBLIC_DOMAIN = "public_domain"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRule:
    """What one licence asks for. `credit` is the line that goes out, `proof` what proves it ('' where nothing must)."""

    name: str
    credit: str
    proof: str = ""
    needs_author: bool = True


LICENCES: Final[dict[Licence, LicenceRule]] = {
    Licence.UNKNOWN: LicenceRule(name=N_("not settled yet"), credit="", needs_author=False),
    Licence.OWN_PHOTO: LicenceRule(name=N_("own photo, taken on duty"), credit=N_("Photo: {author} / {town}")),
    Licence.OWN_GRAPHIC: LicenceRule(name=N_("own drawing or map"), credit=N_("Graphic: {author} / {town}")),
    Licence.COMMISSIONED: LicenceRule(
        name=N_("commissioned work"),
        credit=N_("Photo: {author} / {town}"),
        proof=N_("Contract or order, with where it lies and its date"),
    ),
    Licence.PERMITTED: LicenceRule(
        name=N_("given to us with permission"),
        credit=N_("Photo: {author}"),
        proof=N_("The mail or letter with the permission, and its date"),
    ),
    Licence.CC_BY: LicenceRule(
        name=N_("CC BY 4.0"),
        credit=N_("Photo: {author}, CC BY 4.0"),
        proof=N_("Address of the page that names the licence, and the day you looked"),
    ),
    Licence.CC_BY_SA: LicenceRule(
        name=N_("CC BY-SA 4.0"),
        credit=N_("Photo: {author}, CC BY-SA 4.0"),
        proof=N_("Address of the page that names the licence, and the day you looked"),
    ),
    Licence.CC0: LicenceRule(
        name=N_("CC0, no rights reserved"),
        credit=N_("Photo: {author}, CC0"),
        proof=N_("Address of the page that names the licence, and the day you looked"),
    ),
    Licence.STOCK: LicenceRule(
        name=N_("stock photo"),
        credit=N_("Photo: {author}"),
        proof=N_("Agency, number of the licence or invoice, and its date"),
    ),
    Licence.PUBLIC_DOMAIN: LicenceRule(
        name=N_("public domain"),
        credit=N_("Picture: public domain"),
        proof=N_("Why it is free, such as “painter died 1921”, and the source"),
        needs_author=False,
    ),
}


#: The line where the author is the town itself.
WITHOUT_TOWN: Final = {
    "Photo: {author} / {town}": N_("Photo: {author}"),
    "Graphic: {author} / {town}": N_("Graphic: {author}"),
}


class People(StrEnum):
    """Whether someone can be recognised. The codes are those of a post's consent."""

    UNKNOWN = ""
    NOBODY = "not_needed"
    WITH_CONSENT = "on_file"
    CONSENT_MISSING = "missing"


PEOPLE_WORD: Final = {
    People.UNKNOWN: N_("not looked at yet"),
    People.NOBODY: N_("nobody recognisable"),
    People.WITH_CONSENT: N_("recognisable, with consent"),
    People.CONSENT_MISSING: N_("recognisable, consent missing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """One picture and what is known of it. Its file lies untouched under `sha256`; width and height are upright.

    They are 0 where the file was taken in before anyone measured. `consent_until` None is for good.
    """

    id: MediaId
    sha256: str
    name: str
    kind: PictureKind
    width: int
    height: int
    added_at: datetime
    alt_text: str = ""
    author: str = ""
    licence: Licence = Licence.UNKNOWN
    licence_proof: str = ""
    licence_on: date | None = None
    credit: str = ""
    people: People = People.UNKNOWN
    consent_proof: str = ""
    consent_until: date | None = None
    note: str = ""
    contributed_by: str = ""

    def consent_has_ended(self, today: date) -> bool:
        """Whether the consent held for days that are over. It holds on its last day."""
        ends = self.people is People.WITH_CONSENT and self.consent_until is not None
        return ends and self.consent_until is not None and today > self.consent_until

    def consent_ends_soon(self, today: date) -> bool:
        """Whether the consent ends within 30 days, or is over."""
        if self.people is not People.WITH_CONSENT or self.consent_until is None:
            return False
        return self.consent_until - CONSENT_ENDS_WITHIN <= today


class MediaFilter(StrEnum):
    """Which pictures a list shows; the questions come first."""

    ALL = "all"
    WITHOUT_WORDS = "without_words"
    RIGHTS_UNCLEAR = "rights_unclear"
    CONSENT_MISSING = "consent_missing"
    CONSENT_ENDING = "consent_ending"


def rights_missing(medium: Medium) -> Message | None:
    """Return what is missing before the rights are settled: the first thing of several, or None."""
    rule = LICENCES[medium.licence]
    if medium.licence is Licence.UNKNOWN:
        return Message(N_("By which right may we show “{name}”? Enter the licence."), {"name": medium.name})
    if rule.needs_author and not medium.author:
        return Message(N_("Who made “{name}”? Enter the author."), {"name": medium.name})
    if rule.proof and not medium.licence_proof:
        return Message(N_("What proves the licence of “{name}”? Enter the proof."), {"name": medium.name})
    if rule.proof and medium.licence_on is None:
        return Message(N_("Of which day is the proof of “{name}”? Enter the date."), {"name": medium.name})
    if not medium.credit:
        return Message(
            N_("“{name}” has no credit line yet. Enter it, or take the proposed one."), {"name": medium.name}
        )
    return None


def consent_refused(medium: Medium, today: date) -> Message | None:
    """Return why the people in it keep the picture from being shown today, or None."""
    if medium.people is People.CONSENT_MISSING:
        return Message(N_("People are recognisable in the picture. Enter their consent or choose another picture."))
    if medium.people is People.WITH_CONSENT and not medium.consent_proof:
        return Message(
            N_("What proves the consent for “{name}”? Enter where the declaration lies."), {"name": medium.name}
        )
    if medium.consent_has_ended(today):
        return Message(
            N_("The consent for “{name}” ended on {day:%d %B %Y}. Ask for a new one or choose another picture."),
            {"name": medium.name, "day": medium.consent_until},
        )
    return None


def why_not_usable(medium: Medium, today: date) -> Message | None:
    """Return what keeps a picture from being shown today, or None. What nobody looked at is not settled."""
    refused = consent_refused(medium, today)
    if refused is None and medium.people is People.UNKNOWN:
        refused = Message(
            N_("Can people be recognised in “{name}”? Look at the picture and enter it."), {"name": medium.name}
        )
    return refused or rights_missing(medium)


def proposed_credit(medium: Medium, *, town: str) -> Message | None:
    """Return the line that goes out with it; None while licence or author are missing."""
    rule = LICENCES[medium.licence]
    if not rule.credit or (rule.needs_author and not medium.author):
        return None
    source = rule.credit
    if not town or town in medium.author:
        source = WITHOUT_TOWN.get(source, source)
    return Message(source, {"author": medium.author, "town": town})


def alt_text_hint(text: str, *, most: int | None) -> Message | None:
    """Return what is to be said about the length of a description, or None. `most` is what the channel takes."""
    length = len(text.strip())
    if most is not None and length > most:
        return Message(
            N_("{over} characters more than the channel takes ({most})."), {"over": length - most, "most": most}
        )
    if length > GOOD_ALT_LENGTH:
        return Message(
            N_("{length} characters. Over {good} characters, what counts should stand first."),
            {"length": length, "good": GOOD_ALT_LENGTH},
        )
    return None


def fits(medium: Medium, *, wanted: MediaFilter, query: str, today: date) -> bool:
    """Whether a list with this filter shows the picture. All words of the query must begin one of its words."""
    return _FITS[wanted](medium, today) and _has_words(medium, query)


def _lacks_words(medium: Medium, _today: date) -> bool:
    return not medium.alt_text


def _is_unclear(medium: Medium, _today: date) -> bool:
    return rights_missing(medium) is not None or medium.people is People.UNKNOWN


def _lacks_consent(medium: Medium, today: date) -> bool:
    return consent_refused(medium, today) is not None


def _loses_consent(medium: Medium, today: date) -> bool:
    return medium.consent_ends_soon(today) and not _lacks_consent(medium, today)


def _always(_medium: Medium, _today: date) -> bool:
    return True


_FITS: Final = {
    MediaFilter.ALL: _always,
    MediaFilter.WITHOUT_WORDS: _lacks_words,
    MediaFilter.RIGHTS_UNCLEAR: _is_unclear,
    MediaFilter.CONSENT_MISSING: _lacks_consent,
    MediaFilter.CONSENT_ENDING: _loses_consent,
}


def _has_words(medium: Medium, query: str) -> bool:
    words = query_words(query)
    if not words:
        return True
    parts = (medium.name, medium.alt_text, medium.author, medium.credit, medium.note, medium.contributed_by)
    held = query_words(" ".join(parts))
    return all(any(each.startswith(word) for each in held) for word in words)


def checked(medium: Medium, today: date) -> Medium:
    """Return the facts with tidy words. Raises NotAllowed for what can't be: a proof from tomorrow."""
    if medium.licence_on is not None and medium.licence_on > today:
        raise NotAllowed(N_("The date lies in the future. A proof can be of today at most."))
    if not medium.name.strip():
        raise NotAllowed(N_("Please give the picture a name."))
    return medium
