"""German is read by an editor's eye: one name for one thing, a verb on a button, and nothing the checks would mark."""

import ast
import re
from collections.abc import Iterator

from amtdesk.domain.office_german import unplain_places
from amtdesk.domain.retention import RETAINED
from amtdesk.domain.sentences import sentences, spoken_words
from amtdesk.services.everyday_words import office_words
from amtdesk.ui.settings_list import SETTINGS
from tests.architecture.house import sources
from tools import words

#: The name of a thing, and by which other names it is not called.
ONE_NAME = {
    "Beitrag": r"\bPosts?\b|\bPosting",
    "E-Mail": r"(?<!E-)\bMail",
    "Freigabe": r"\bGenehmigung|\bgenehmig",
    "Hashtags": r"\bSchlagwort",
    "Import": r"\bEinlesen|\bWiedereinlesen|\bEinfuhr",
    "Kennwort": r"(?<!App-)\bPasswort",
    "Ordner": r"\bVerzeichnis\b",
    "Rechner": r"\bComputer",
    "Redaktionszeit": r"\bDienstzeit\b|\bServicezeit\b",
    "Rundgang": r"\bRunden?\b",
    "Sicherung": r"\bBackup|\bDatensicherung",
    "Station": r"\bHalt\b",
    "Tag mit Dienst": r"\bDiensttag|\bServicetag|\bArbeitstag",  # one letter from Dienstag
    "Textbaustein": r"\bSnippet",
    "Webadresse": r"\bInternetadresse|\bURL\b",
    "Zwischenbescheid": r"\bZwischenstand|\bZwischenantwort",
    "zurückholen": r"\b[Ee]inspielen|\bSpielen Sie",
}
#: What she may type to find a setting: there a thing has all its names.
SEARCHED_FOR = {each.also for each in SETTINGS} - {kept.becomes for kept in RETAINED.values()} | {"address URL insert"}
#: Not said, whatever it is about.
UNSAID = r"erfolgreich|\bFehler:|\.\.\.|\"|\s-\s(?!liest)|!|(?<! ) {2}(?! )| [,.;:?](?:\s|$)|\bbzw\.|\bggf\."
#: Nobody acts there but AmtDesk, or nobody knows who: „Es wurde nichts geändert.“; a pause that has no end.
MAY_STAND = {"W31", "W60"}
MOST_WORDS = 20
#: Buttons that lead to something, go on, or say how it stands: what they name is where one goes.
LEADS_TO = {
    "An Fachamt", "Andere Datei …", "Erledigt", "Fertig", "Filter", "Heute",
    "Neu", "Neue Aufgabe", "Neue Idee", "Neuer Baustein", "Neuer Beitrag", "Neuer Beitrag an diesem Tag",
    "Noch ein Rundgang", "Später heute", "Vom zweiten Ort", "Weiter", "Zurück", "Zurück zur letzten Station",
    "Zweiter Ort …", "Zwischenbescheid", "Übliche Ideen …", "Übliche Routine …",
}  # fmt: skip


def said() -> dict[str, str]:
    """Every German text, with a word where a value comes in."""
    return {english: re.sub(r"\{[^{}]*\}", "Wort", german) for english, german in words.german().items()}


def test_a_thing_has_one_name() -> None:
    texts = {english: german for english, german in said().items() if english not in SEARCHED_FOR}
    other = {name: re.compile(pattern) for name, pattern in ONE_NAME.items()}
    assert not [(name, text) for name, called in other.items() for text in texts.values() if called.search(text)]


def test_nothing_is_said_that_is_never_said() -> None:
    assert not [german for german in said().values() if re.search(UNSAID, german)]


def test_what_asks_and_tells_reads_like_no_form() -> None:
    told = "\n.\n".join(said().values())
    places = unplain_places(told, office_words())
    assert not [place.words for place in places if place.key not in MAY_STAND]


def test_a_sentence_has_at_most_twenty_words() -> None:
    lines = (line.replace("Stufe 3.", "Stufe drei.") for text in said().values() for line in text.split("\n"))
    told = [line[start:end] for line in lines if len(line) > MOST_WORDS for start, end in sentences(line)]
    assert not [sentence for sentence in told if len(spoken_words(sentence)) > MOST_WORDS]


def test_a_button_says_what_it_does() -> None:
    silent = {label for label in labels() if not re.search(r"(?:^[A-ZÄÖÜ]|\b[a-zäöüß])[a-zäöüß]*n(?: …)?$", label)}
    assert silent == LEADS_TO


def labels() -> Iterator[str]:
    """The German of what stands on buttons: the second argument of KbdButton, whichever it may be."""
    german = words.german()
    for source in sources("amtdesk"):
        for node in source.nodes if "KbdButton(" in source.text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KbdButton":
                literals = (each for each in ast.walk(node.args[1]) if isinstance(each, ast.Constant))
                yield from (german[each.value] for each in literals if each.value in german)
