"""Personal data in what citizens write (R5): where it stands, and what would stand there instead. It advises, no more.

The rules know shapes and the words around them; whom the data belong to, they cannot know. What the office itself
publishes (`public`) is not personal, nor are opening hours, prices, laws, years and the dates of events.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from amtdesk.domain.personal_dates import find_birth_dates
from amtdesk.domain.personal_numbers import (
    find_accounts,
    find_case_numbers,
    find_identity_numbers,
    find_plates,
    find_tax_numbers,
)
from amtdesk.domain.personal_reach import find_mails, find_phones, national_digits
from amtdesk.domain.words import N_


class PersonalDataKind(StrEnum):
    """What a hit looks like."""

    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    MAIL = "mail"
    ACCOUNT = "account"
    ADDRESS = "address"
    PLATE = "plate"
    IDENTITY_NUMBER = "identity_number"
    TAX_NUMBER = "tax_number"
    CASE_NUMBER = "case_number"


KIND_WORD: Final = {
    PersonalDataKind.BIRTH_DATE: N_("date of birth"),
    PersonalDataKind.PHONE: N_("phone number"),
    PersonalDataKind.MAIL: N_("e-mail address"),
    PersonalDataKind.ACCOUNT: N_("bank account"),
    PersonalDataKind.ADDRESS: N_("street and house number"),
    PersonalDataKind.PLATE: N_("number plate"),
    PersonalDataKind.IDENTITY_NUMBER: N_("number of an identity card"),
    PersonalDataKind.TAX_NUMBER: N_("tax number"),
    PersonalDataKind.CASE_NUMBER: N_("file number"),
}

#: What stands in the record instead. German in every language of the window: it is part of a German citizen's words.
REDACTED: Final = {
    PersonalDataKind.BIRTH_DATE: "[Geburtsdatum]",
    PersonalDataKind.PHONE: "[Telefonnummer]",
    PersonalDataKind.MAIL: "[E-Mail-Adresse]",
    PersonalDataKind.ACCOUNT: "[IBAN]",
    PersonalDataKind.ADDRESS: "[Anschrift]",
    PersonalDataKind.PLATE: "[Kennzeichen]",
    PersonalDataKind.IDENTITY_NUMBER: "[Ausweisnummer]",
    PersonalDataKind.TAX_NUMBER: "[Steuernummer]",
    PersonalDataKind.CASE_NUMBER: "[Aktenzeichen]",
}


def _find_addresses(text: str) -> Iterator[tuple[int, int]]:
    from amtdesk.domain.personal_addresses import find_addresses  # its patterns cost more than all others together

    return find_addresses(text)


_Rule = tuple[PersonalDataKind, Callable[[str], Iterable[tuple[int, int]]]]
# A hit of a rule further up is never read again by one further down.
_RULES: Final[tuple[_Rule, ...]] = (
    (PersonalDataKind.MAIL, find_mails),
    (PersonalDataKind.ACCOUNT, find_accounts),
    (PersonalDataKind.IDENTITY_NUMBER, find_identity_numbers),
    (PersonalDataKind.TAX_NUMBER, find_tax_numbers),
    (PersonalDataKind.CASE_NUMBER, find_case_numbers),
    (PersonalDataKind.BIRTH_DATE, find_birth_dates),
    (PersonalDataKind.PHONE, find_phones),
    (PersonalDataKind.PLATE, find_plates),
    (PersonalDataKind.ADDRESS, _find_addresses),
)
_WEB: Final = re.compile(r"(?:https?://|www\.)[^\s<>@]{1,500}", re.IGNORECASE)
_LEAST_TRUNK: Final = 6
#: Where something lies or stands may be told with these as well: a street, a number plate.
_OF_A_PLACE: Final = frozenset({PersonalDataKind.ADDRESS, PersonalDataKind.PLATE})
_OF_A_CASE: Final = tuple(rule for rule in _RULES if rule[0] not in _OF_A_PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """One hit: `length` letters from `start` on, and what would stand there once redacted."""

    kind: PersonalDataKind
    start: int
    length: int
    text: str
    redacted: str


def find_personal_data(text: str, *, public: Collection[str] = ()) -> tuple[PersonalData, ...]:
    """Return what looks like personal data, in the order of the text. Linear in its length."""
    return tuple(sorted(_hits(text, _RULES, public=public), key=lambda hit: hit.start))


def tells_an_own_case(text: str, *, public: Collection[str] = ()) -> bool:
    """Whether a text holds personal data that whoever asks tells of an own case: not where something lies."""
    return next(_hits(text, _OF_A_CASE, public=public), None) is not None


def _hits(text: str, rules: Iterable[_Rule], *, public: Collection[str]) -> Iterator[PersonalData]:
    own = _own_contacts(tuple(public))
    taken = bytearray(len(text))  # one letter each: what was read already
    for address in _WEB.finditer(text):
        _mark(taken, address.start(), end=address.end())
    for kind, find in rules:
        for start, end in find(text):
            if any(taken[start:end]):
                continue
            _mark(taken, start, end=end)
            found = text[start:end]
            if not own.hold(kind, found):
                yield PersonalData(kind=kind, start=start, length=len(found), text=found, redacted=REDACTED[kind])


def redact(text: str, hits: Iterable[PersonalData]) -> str:
    """Return the text with each hit replaced; the hits are those of this text."""
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        text = text[: hit.start] + hit.redacted + text[hit.start + hit.length :]
    return text


def _mark(taken: bytearray, start: int, *, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


class _OwnContacts:
    """The office's own numbers and addresses: everyone may read them."""

    def __init__(self, public: Collection[str]) -> None:
        self._public = public
        self._mails = {line[start:end].casefold() for line in public for start, end in find_mails(line)}
        self._domains = set(_domains(public))
        numbers = [line[start:end] for line in public for start, end in find_phones(line)]
        self._phones = {national_digits(number) for number in numbers}
        self._trunks = tuple(set(filter(None, map(_trunk, numbers))))
        self._addresses: frozenset[str] | None = None  # read when the first street is found

    def hold(self, kind: PersonalDataKind, found: str) -> bool:
        """Whether this is one of them: also another extension, or another mailbox of the office's own domain."""
        match kind:
            case PersonalDataKind.PHONE:
                digits = national_digits(found)
                return digits in self._phones or digits.startswith(self._trunks)
            case PersonalDataKind.MAIL:
                mail = found.casefold()
                return mail in self._mails or mail.rpartition("@")[2] in self._domains
            case PersonalDataKind.ADDRESS:
                return self._holds_address(found)
            case _:
                return False

    def _holds_address(self, found: str) -> bool:
        from amtdesk.domain.personal_addresses import street_and_number

        if self._addresses is None:
            told = (line[start:end] for line in self._public for start, end in _find_addresses(line))
            self._addresses = frozenset(map(street_and_number, told))
        return street_and_number(found) in self._addresses


@lru_cache(maxsize=8)
def _own_contacts(public: tuple[str, ...]) -> _OwnContacts:
    """Read the office's contacts once, not again for each text that is looked through."""
    return _OwnContacts(public)


def _domains(public: Collection[str]) -> Iterator[str]:
    """The names of its web sites. A mailbox alone proves no domain: it may be one of a large provider."""
    for line in public:
        for found in _WEB.finditer(line):
            name = found.group().casefold().partition("://")[2] or found.group().casefold()
            yield name.removeprefix("www.").partition("/")[0]


def _trunk(number: str) -> str:
    """069 90009-100 → 06990009: what stands before the extension; empty where none is marked."""
    trunk, dash, _extension = number.rpartition("-")
    digits = national_digits(trunk)
    return digits if dash and len(digits) >= _LEAST_TRUNK else ""
