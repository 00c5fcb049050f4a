"""Numbers that lead to one person: bank accounts, number plates, identity cards, taxes, files.

Where a number carries its own check (IBAN, tax identification, identity card), the check decides. Every pattern is
bounded, so that time is linear.
"""

import re
from collections.abc import Iterator
from typing import Final

# ISO 13616: how long an IBAN of each country is; the countries of the SEPA area.
_IBAN_LENGTHS: Final = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TR": 26, "UA": 29,
}  # fmt: skip
_IBAN: Final = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ \xa0-]?[A-Za-z0-9]){11,30}")
_CALLED_IBAN: Final = re.compile(r"\bIBAN[ \xa0:.=]{0,4}(?:ist|lautet)?[ \xa0:]{0,3}$", re.IGNORECASE)

_PLATE: Final = re.compile(
    r"(?<![\w/-])(?P<district>[A-ZÄÖÜ]{1,3})(?P<gap>[ ]?[-–][ ]?|[ \xa0])(?P<letters>[A-Z]{1,2})(?P<dash>[ \xa0-]?)"
    r"(?P<number>[1-9]\d{0,3})(?:[ ]?[EH](?![\w-]))?(?![\w/-]|[.,]\d)"
)
_CALLED_PLATE: Final = re.compile(
    r"\bKennzeichen[ \xa0:]{0,3}(?:ist|lautet|war)?[ \xa0:]{0,3}"
    r"(?P<plate>[a-zäöü]{1,3}[ \xa0-][a-z]{1,2}[ \xa0-]?[1-9]\d{0,3}[eh]?)(?!\w)",
    re.IGNORECASE,
)
_CAR_NEAR: Final = re.compile(
    r"kennzeichen|nummernschild|auto|pkw|wagen|fahrzeug|lkw|transporter|roller|motorrad|parkt|falschpark|golf|audi|bmw",
    re.IGNORECASE,
)
#: No district has these letters, or what follows them is a standard, a law, a tariff, a train.
_NO_DISTRICTS: Final = frozenset(
    ("DIN", "EN", "ISO", "EU", "EG", "VDE", "PDF", "TV", "IC", "ICE", "RB", "LKW", "PKW", "USB", "BAB", "SGB", "AGB")
)
_SHOUTED: Final = re.compile(r"\b[A-ZÄÖÜ]{2,}[ ,.!?]{1,3}$")
_SHOUTED_ON: Final = re.compile(r"[ ,.!?]{1,3}[A-ZÄÖÜ]{2,}\b")

_CARD: Final = re.compile(r"(?<![\w-])[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}\d(?![\w-])")
_CALLED_CARD: Final = re.compile(
    r"\b(?:(?:Personal|Kinder)?ausweis|Reisepass|Pass|Führerschein)(?:nummer|[- ]{0,2}Nr\.?|-Nummer|-ID)"
    r"[ \xa0:]{0,3}(?:ist|lautet)?[ \xa0:]{0,3}(?P<number>(?=[A-Z]{0,6}\d)[A-Z0-9]{8,12})(?![\w-])",
    re.IGNORECASE,
)
_WEIGHTS: Final = (7, 3, 1)

_TAX_ID: Final = re.compile(r"(?<![\w.,/+-])(?<!\d )[1-9]\d(?:[ \xa0]?\d{3}){3}(?![ \xa0]?\d)(?![\w-])")
_CALLED_TAX: Final = re.compile(
    r"\b(?:Steuer|St\.?)-?[ ]?(?:nummer|Nr|ID(?:entifikations)?(?:-?nummer|-?Nr)?|Identifikationsnummer)[ \xa0.:]{0,4}"
    r"(?:ist|lautet)?[ \xa0:]{0,3}(?P<number>\d[\d \xa0/]{8,16}\d)(?!\w)",
    re.IGNORECASE,
)
_TAX_DIGITS: Final = range(10, 14)

_CALLED_CASE: Final = re.compile(
    r"\b(?:Kassenzeichen|Aktenzeichen|Geschäftszeichen|Buchungszeichen|Az\.|"
    r"(?:Kunden|Versicherten|Versicherungs|Sozialversicherungs|Rentenversicherungs|Vorgangs|Zähler|Konto|Mitglieds|Bescheid"
    r"|Matrikel|Personal|Ticket)(?:nummer|-?Nr\.?|-Nummer))"
    r"[ \xa0:#]{0,4}(?:ist|lautet|war)?[ \xa0:]{0,3}"
    r"(?P<number>(?:[A-ZÄÖÜ]{1,4}[ .-]?)?\d[\dA-Z]{0,14}(?:[ \xa0./-]\d[\dA-Z]{0,14}){0,6})(?!\w)",
    re.IGNORECASE,
)
_LEAST_CASE_DIGITS: Final = 5


def find_accounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where IBANs stand; one whose check fails only where it is called so: a slip of the finger."""
    for found in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(found.group()[:2].upper())
        if length is None:
            continue
        places = [place for place, sign in enumerate(found.group()) if sign.isalnum()][:length]
        end = found.start() + places[-1] + 1
        is_called = _CALLED_IBAN.search(text[max(0, found.start() - 20) : found.start()])
        is_whole = len(places) == length and not text[end : end + 1].isalnum()
        if is_called or (is_whole and _is_checked_iban("".join(found.group()[place] for place in places))):
            yield found.start(), end


def _is_checked_iban(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def find_plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where number plates stand: "B-MW 1234", "MAH AB 12E"; in small letters only where they are called so."""
    for found in _PLATE.finditer(text):
        if _is_plate(text, found):
            yield found.span()
    for found in _CALLED_PLATE.finditer(text):
        yield found.span("plate")


def _is_plate(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 60]
    if _CAR_NEAR.search(before) or _CAR_NEAR.search(after):
        return True
    if found["district"] in _NO_DISTRICTS:
        return False
    if _SHOUTED.search(before) or _SHOUTED_ON.match(after):
        return False  # everything is written so: "DAS IST JA 50 EURO"
    if found["gap"].strip():  # B-MW 1234; a code such as T-FB-1 has a second dash, "von A-Z 2027" is a saying
        return found["dash"] != "-" and (found["district"], found["letters"]) != ("A", "Z")
    return len(found["district"]) > 1 and found["dash"] != "-"


def find_identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of identity cards stand: called so, or with their check digit right."""
    for found in _CALLED_CARD.finditer(text):
        yield found.span("number")
    for found in _CARD.finditer(text):
        if _has_check_digit(found.group()):
            yield found.span()


def _has_check_digit(card: str) -> bool:
    """The check digit of a machine-readable document (ICAO Doc 9303): weights 7, 3, 1."""
    total = sum(int(sign, 36) * _WEIGHTS[place % 3] for place, sign in enumerate(card[:-1]))
    return total % 10 == int(card[-1])


def find_tax_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where tax numbers stand: called so, or an identification number whose check digit is right."""
    for found in _CALLED_TAX.finditer(text):
        if sum(map(str.isdigit, found["number"])) in _TAX_DIGITS:
            yield found.span("number")
    for found in _TAX_ID.finditer(text):
        if _is_tax_identification("".join(filter(str.isdigit, found.group()))):
            yield found.span()


def _is_tax_identification(digits: str) -> bool:
    """§ 139b AO: of the first ten digits exactly one comes twice or three times; ISO 7064, MOD 11,10."""
    counts = [digits[:10].count(digit) for digit in set(digits[:10])]
    if sorted(counts)[-1] not in (2, 3) or sorted(counts)[-2] != 1:
        return False
    product = 10
    for digit in digits[:10]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def find_case_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers stand by which an office or a company finds one person's file, if they are called so."""
    for found in _CALLED_CASE.finditer(text):
        if sum(sign.isdigit() for sign in found["number"]) >= _LEAST_CASE_DIGITS:
            yield found.span("number")
