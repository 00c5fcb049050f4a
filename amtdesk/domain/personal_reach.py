"""How a person can be reached: telephone numbers and e-mail addresses. Every pattern is bounded, so time is linear."""

import re
from collections.abc import Iterator
from typing import Final

_GAP: Final = r"(?:[ \xa0]?\(0\)[ \xa0]?|[ \xa0]?[/.–‑-][ \xa0]?|[ \xa0]{1,2})"
_NUMBER: Final = re.compile(
    rf"(?<![\w+@#=/-])(?<!\d[.,])"
    rf"(?:\+[1-9]\d{{0,14}}|00[1-9]\d{{1,14}}|\(0[1-9]\d{{1,4}}\)[ \xa0]?[-/]?[ \xa0]?\d{{1,10}}"
    rf"|0[1-9]\d{{1,14}}|0(?= [1-9]\d? \d\d[ /]))"
    rf"(?:{_GAP}\d{{1,10}}){{0,8}}(?!\w)"
)
_GROUP: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(
    r"\b(?:Tel(?:efon)?|Fon|Handy|Mobil|Festnetz|Rufnummer|WhatsApp|anrufen unter|erreichbar unter|erreichen unter)"
    r"(?:-?nummer|[ .-]{0,2}Nr)?[ \xa0.:–-]{0,4}"
    r"(?P<number>\d[\d \xa0/-]{2,14}\d)(?!\w)",
    re.IGNORECASE,
)
_NAMED_BEFORE: Final = re.compile(
    r"(?:Tel(?:efon)?|Fon|Handy|Mobil|Ruf|Telefax|Fax|WhatsApp)(?:-?nummer|[ .-]{0,2}Nr)?[ \xa0.:–-]{0,4}\(?$",
    re.IGNORECASE,
)
#: After these words a row of digits is no telephone number.
_OTHER_BEFORE: Final = re.compile(
    r"(?:Az|zeichen|Nr|(?<!meine )(?<!unsere )nummer|Vorlage|Drucksache|Artikel|Rechnung|Bescheid|PLZ"
    r"|Postleitzahl)[ \xa0.:#-]{0,4}$",
    re.IGNORECASE,
)
_UNIT_AFTER: Final = re.compile(
    r"[ \xa0]?(?:Uhr|Euro|€|EUR|%|Prozent|km|m²|qm|kWh|Stück|Einwohner|Personen|Jahre)", re.IGNORECASE
)
#: Free, shared-cost and emergency numbers belong to services, never to a person.
_SERVICES: Final = ("0800", "0180", "0900", "0137", "0138", "0700", "00800")
_SHORT_SERVICES: Final = re.compile(r"11[0-9]|116[01]\d\d|11[68]\d{2,3}")
_FULL_LENGTH: Final = 10  # from here on a further group needs a reason
_YEARS: Final = range(1900, 2100)

_MAIL: Final = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:@|[ ]?[(\[]at[)\]][ ]?)"
    r"[^\W_][\w-]{0,62}(?:(?:\.|[ ]?[(\[](?:dot|punkt)[)\]][ ]?)[^\W_][\w-]{0,62}){1,6}",
    re.IGNORECASE,
)
_LAST_LABEL: Final = re.compile(r"[^\W\d_]{2,}$")


def find_mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield where e-mail addresses stand, also such as "name (at) ort.de"."""
    if "@" in text or "at" in text.lower():
        for found in _MAIL.finditer(text):
            if _LAST_LABEL.search(found.group()):
                yield found.span()


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand: with an area code, of another country, or short ones that are called so."""
    found = _NUMBER.search(text)
    while found is not None:
        end = _end_of_number(text, found)
        if _is_phone(text, found.start(), end=end):
            yield found.start(), end
        found = _NUMBER.search(text, end)  # right behind it another one may begin
    for found in _NAMED.finditer(text):
        start, end = found.span("number")
        if _is_short_phone(found["number"]) and not _UNIT_AFTER.match(text, end):
            yield start, end


def national_digits(number: str) -> str:
    """+49 (0) 170 1234 → 01701234: the digits as they are dialled within the country."""
    digits = "".join(_GROUP.findall(number.replace("(0)", "")))
    if number.lstrip().startswith("+"):
        digits = f"00{digits}"
    return f"0{digits[4:].lstrip('0')}" if digits.startswith("0049") else digits


def _end_of_number(text: str, found: re.Match[str]) -> int:
    """Where the number ends: "0170 1234567 2 Kinder" has two numbers, and the second is not dialled."""
    most = 15 if found.group().startswith(("+", "00")) else 12
    count, end = 0, found.start()
    for group in _GROUP.finditer(text, found.start(), found.end()):
        length = len(group.group())
        is_apart = text[end : group.start()].isspace()
        if count >= _FULL_LENGTH and is_apart and (length == 1 or _UNIT_AFTER.match(text, group.end())):
            break
        if count and count + length > most:
            break
        count, end = count + length, group.end()
    return end


def _is_phone(text: str, start: int, *, end: int) -> bool:
    found = text[start:end]
    digits = national_digits(found)
    before = text[max(0, start - 24) : start]
    is_named = _NAMED_BEFORE.search(before) is not None
    if digits.startswith(_SERVICES) or _UNIT_AFTER.match(text, end):
        return False
    if not is_named and _OTHER_BEFORE.search(before):
        return False
    is_foreign = digits.startswith("00")
    least, most = (10, 17) if is_foreign else (6 if is_named else 8, 13)
    return least <= len(digits) <= most


def _is_short_phone(number: str) -> bool:
    digits = "".join(_GROUP.findall(number))
    if number.startswith("0") or _SHORT_SERVICES.fullmatch(digits):
        return False  # the rule above has seen the first; the second is everybody's
    return int(digits) not in _YEARS
