"""Street and house number. It starts from the number and looks back, so that time is linear.

Decided: a road's number is no house ("Kreisstraße 12"), nor is a year, a time, a price, a count ("am Markt 3 Bänke") or
an ordinal ("Lindenallee 3. Bauabschnitt"). A street without a number is a place, not a home.
"""

import re
from collections.abc import Iterator
from typing import Final

_BACK: Final = 64
_LAST_LETTERS: Final = 7
_MONTHS: Final = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b)"
)
_NUMBER: Final = re.compile(
    r"(?<![\d])(?<!\d[.,:/–-])(?P<number>[1-9]\d{0,3})"
    r"(?P<letter>[ \xa0]?[a-hA-H](?!\w))?(?:[ \xa0]?[–/+-][ \xa0]?\d{1,3}(?:[ ]?[a-h](?!\w))?)?(?![\w€%°])(?![.,:]\d)"
)
_NUMBER_WORD: Final = re.compile(r",?[ \xa0]{1,2}(?:Nr\.?|Nummer|Hausnummer|Hausnr\.?|Haus-Nr\.?)$", re.IGNORECASE)
#: A street's last word has three letters at least; only "str." and "straße" stand right at a number now and then.
_LAST_WORD: Final = re.compile(
    r"(?P<word>(?:[^\W\d_]{3}|[^\W\d_]{2}\.))(?:[ \xa0]{1,2}|(?<=str\.)|(?<=raße)|(?<=asse))$", re.IGNORECASE
)
_TAIL: Final = re.compile(r",?[ \xa0]{1,2}\d{5}[ \xa0]{1,2}[A-ZÄÖÜ][\w-]{1,40}")

_NAME: Final = r"[A-ZÄÖÜ][\w’'-]{1,40}"
_COMPOUND: Final = re.compile(
    r"(?<![\w-])(?P<first>(?:(?:Alte|Neue|Große|Kleine|Obere|Untere|Lange|Hohe|Vordere|Hintere|Mittlere)[rn]?[ \xa0])?"
    r"(?P<street>[A-ZÄÖÜ][\w’'.-]{0,40}?(?:straße|strasse|str\.|str|gasse|allee|chaussee|weg|platz|ring|damm|ufer|steig|pfad"
    r"|promenade)))$",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    rf"(?<![\w-])(?P<first>(?P<street>(?:{_NAME}[ \xa0]){{1,3}}"
    r"(?:Straße|Strasse|Str\.|Str|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Chaussee|Steig|Pfad|Promenade)))$"
)
_OF: Final = re.compile(
    r"(?<![\w-])(?P<first>(?P<street>(?:Straße|Platz|Allee|Weg|Ring|Ufer|Gasse|Promenade)[ \xa0]"
    rf"(?:des|der|zum|zur|am|an der|vor dem)[ \xa0](?:\d{{1,2}}\.[ \xa0])?{_NAME}(?:[ \xa0]{_NAME})?))$"
)
_PLACED: Final = re.compile(
    r"(?<![\w-])(?P<first>(?:am|an (?:der|den|dem)|im|in (?:der|den|dem)|auf (?:der|dem|den)|unter den|zum|zur|beim"
    r"|hinter (?:der|dem|den)|vor (?:der|dem)|über (?:der|dem)|zwischen den)[ \xa0]"
    r"(?:(?:alten|neuen|hohen|langen|oberen|unteren|großen|kleinen|grünen)[ \xa0])?(?P<street>[^\W\d_][\w’'-]{2,40}))$",
    re.IGNORECASE,
)
#: What ends like a street and is none.
_NO_STREET: Final = re.compile(
    r"^(?:.*(?:kreis|landes|staats|bundes|einbahn|schnell|umgehungs|verkehrs|spiel)(?:straße|strasse|str\.?)"
    r"|.*(?:rad|geh|fuß|wander|rund|rettungs|um|reit|lehr|aus|dienst|rechts|reise|fahr)weg"
    r"|.*(?:park|sport|spiel|stell|bolz|arbeits|sitz|stand|camping|tennis|rast|kita-?|studien|betreuungs|ausbildungs|fußball|grill"
    r"|fest|lager|liege|steh|wohn|pflege|heim|krippen|flug|container|schul|praktikums|tisch|warte)platz"
    r"|.*(?:bahn|bus)steig|hering|ehering|.*schlüsselring|staudamm)$",
    re.IGNORECASE,
)
_NO_NAMES: Final = frozenset(
    (
        "die",
        "der",
        "das",
        "den",
        "dem",
        "eine",
        "einer",
        "unsere",
        "unserer",
        "diese",
        "dieser",
        "welche",
        "jede",
        "ihre",
    )
)
#: Standing alone after "am" or "in der", these are names of streets.
_STREETLIKE: Final = frozenset(
    (
        "markt",
        "gasse",
        "allee",
        "anger",
        "graben",
        "wall",
        "hang",
        "berg",
        "bach",
        "mühle",
        "brunnen",
        "eck",
        "ring",
        "damm",
        "ufer",
    )
)
#: After "Am", "Im", "Zur" these are no names of streets.
_NO_PLACES: Final = re.compile(
    r"^(?:(?:mon|diens|donners|frei|sams|sonn|feier|wochen)tag[s]?|mittwoch|jahre?|raum|zimmer|gleis|tor|haus|klasse|kw|stock"
    r"|etage|artikel|punkt|seite|absatz|ziffer|linie|alter|schnitt|durchschnitt|wert|umkreis|abstand|bereich|block|ausgabe"
    r"|kapitel|anlage|tage?|woche|monat|stunde|minute|spiel|teil|bus|paragraf|paragraph|halle|becken|platz|start|preis"
    r"|thema|fall|eingang|schalter|bau|abschnitt|bauabschnitt|quartal|halbjahr|kita|liga|stufe|zone|runde|gruppe"
    rf"|{_MONTHS})$",
    re.IGNORECASE,
)
#: After "Im", "Zum", "Zur" only these are: "Im Notfall 112" is none.
_LIKE_A_PLACE: Final = re.compile(
    r"(?:grund|feld|winkel|hof|tal|wiesen?|gärten|garten|eck|bruch|mühle|kirche|linden?|eichen?|brücke|schmiede|quelle"
    r"|sonne|aussicht|höhe|acker|busch|wald|hain|loch|weiher|see|ring|berg|anger|burg|schloss|tränke|ried|moos|hag)$",
    re.IGNORECASE,
)
_AT_HOME: Final = re.compile(
    r"wohn(?:e|t|en|haft|ung)|anschrift|adresse|zuhause|gemeldet|ziehe|umgezogen|nachbar", re.IGNORECASE
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|auf|an|der|die|am|vor|entlang|ganze|gesamte)[ \xa0](?:der[ \xa0]|dem[ \xa0])?$", re.IGNORECASE
)
#: After the number, these say that something is counted, timed or paid.
_COUNTED: Final = re.compile(
    r"[ \xa0]?(?:Uhr|h|Std|Stunden?|Min|Minuten?|Tagen?|Wochen?|Monaten?|Jahren?|Euro|€|EUR|Cent|Prozent|Grad|km|km/h|m"
    rf"|m²|qm|cm|kg|Meter|Kilometer|mal|x|neue[rn]?|große|kleine|weitere|{_MONTHS})(?!\w)",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(
    rf"\.[ \xa0]?(?:{_MONTHS}|Bauabschnitt|Stock|Etage|Obergeschoss|Advent|Mal|Platz|Klasse|Runde|Quartal|Termin|\d)",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"[ \xa0][A-ZÄÖÜ]")
_YEARS: Final = range(1900, 2100)


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where streets with their house numbers stand; the postcode and the town behind them belong to it."""
    last_end = 0
    for number in _NUMBER.finditer(text):
        start = number.start()
        before = text[max(last_end, start - _BACK) : start]
        if not before or _cannot_be_house(text, number):
            continue
        found = _street_before(before, text=text, number=number)
        if found is not None:
            tail = _TAIL.match(text, number.end())
            last_end = tail.end() if tail is not None else number.end()
            yield start - len(before) + found, last_end


def street_and_number(address: str) -> str:
    """Return an address in the form in which two are compared: without town, spaces and ways to write a street."""
    words = address.casefold().partition(",")[0].replace("str.", "strasse")
    return "".join(words.split())


def _cannot_be_house(text: str, number: re.Match[str]) -> bool:
    if int(number["number"]) in _YEARS:
        return True
    return bool(_COUNTED.match(text, number.end()) or _ORDINAL.match(text, number.end()))


def _street_before(before: str, *, text: str, number: re.Match[str]) -> int | None:
    """Return where in `before` the street begins that ends right at the number."""
    last = before[-_LAST_LETTERS:]
    ends = _LAST_WORD.search(last)
    if ends is None:
        return None
    street = before[: len(before) - len(last) + ends.end("word")]
    named = _NUMBER_WORD.search(street)
    street = street[: named.start()] if named is not None else street
    found = _OF.search(street) or _APART.search(street) or _COMPOUND.search(street)
    if found is not None and _is_street(found["street"]):
        is_home = _is_home(street, found, text=text, number=number)
        return found.start("first") if is_home else None
    placed = _PLACED.search(street)
    if placed is not None and _is_placed(street, placed, text=text, number=number):
        return placed.start("first")
    return None


def _is_street(street: str) -> bool:
    if not street[0].isupper() or _NO_STREET.match(street):
        return False
    words = street.casefold().split()
    return len(words) == 1 or not _NO_NAMES.issuperset(words[:-1])


def _is_home(street: str, found: re.Match[str], *, text: str, number: re.Match[str]) -> bool:
    """In der Gartenstraße 3 Laternen: three lanterns. Gartenstraße 3 Birkenfurt: a house."""
    if number["letter"] or not _CAPITAL.match(text, number.end()) or _TAIL.match(text, number.end()):
        return True
    before = street[: found.start("first")]
    return not _PLACE_BEFORE.search(before) or _AT_HOME.search(before) is not None


def _is_placed(street: str, placed: re.Match[str], *, text: str, number: re.Match[str]) -> bool:
    """Am Markt 3: yes. Am Freitag 3, am Sportplatz 3, im Raum 3, am Markt 3 Bänke: no."""
    name = placed["street"]
    if not name[0].isupper() or _NO_PLACES.match(name) or _NO_STREET.match(name):
        return False
    is_at_home = _AT_HOME.search(street[: placed.start()]) is not None
    if not is_at_home and _CAPITAL.match(text, number.end()) and not _TAIL.match(text, number.end()):
        return False
    if is_at_home or name.casefold() in _STREETLIKE:
        return True
    is_loose = placed["first"][:2].casefold() in {"im", "zu", "be", "in"}
    return placed["first"][0].isupper() and (not is_loose or _LIKE_A_PLACE.search(name) is not None)
