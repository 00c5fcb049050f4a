"""The pages of the handbook against the program's own lists: pages, keys, commands, the words on the screen."""

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from PySide6.QtWidgets import QApplication

from amtdesk import ui
from amtdesk.cli.main import parser
from amtdesk.system.catalogue import read_catalogue
from amtdesk.system.handbook import handbook as shipped
from amtdesk.system.language import Language
from amtdesk.system.resources import resource
from amtdesk.ui.help_place import ONE, SHEET
from amtdesk.ui.key_map import KEY_MAP
from amtdesk.ui.keys import key_text
from amtdesk.ui.page_list import PAGES, WELCOME
from amtdesk.ui.pages.plan.plan_views import VIEWS
from amtdesk.ui.pages.settings.sections import ORDER
from amtdesk.ui.translator import Translators
from amtdesk.ui.widgets.sheet import Sheet
from tests.builders import BERLIN
from tools import handbook_pictures
from tools.handbook_source import Handbook, Node, Page, faults, read_handbook

GERMAN = Language("de", BERLIN)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # eight times as fast, where it was built
SIGNS = {"+": "Plus", "−": "Minus", ".": "Punkt", ",": "Komma"}


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return read_handbook()


def page(handbook: Handbook, name: str) -> Page:
    return next(each for each in handbook.pages() if each.name == name)


def nodes(handbook: Handbook, kind: str) -> Iterator[tuple[str, Node]]:
    return ((each.name, node) for each in handbook.pages() for node in each.walk() if node.kind == kind)


def test_every_page_is_written(handbook: Handbook) -> None:
    assert handbook.missing == ()


def test_every_link_leads_somewhere_and_every_task_has_its_anchor(handbook: Handbook) -> None:
    assert list(faults(handbook)) == []


def test_every_page_of_the_program_has_a_place_and_is_named(handbook: Handbook) -> None:
    said = {node.words() for _page, node in nodes(handbook, "label")} | {each.title for each in handbook.pages()}

    assert {spec.key for spec in PAGES} | {WELCOME} <= handbook.help.keys()
    assert {GERMAN.text(spec.title) for spec in PAGES} - said == set()


def test_every_sheet_and_part_that_has_a_place_of_its_own_exists(handbook: Handbook) -> None:
    for _finder, name, _is_package in pkgutil.walk_packages(ui.__path__, "amtdesk.ui."):
        importlib.import_module(name)
    sheets = {f"{SHEET}/{each.__name__}" for each in below(Sheet)}
    parts = {f"plan/{view}" for view in (*VIEWS, ONE)} | {f"settings/{section}" for section in ORDER}

    assert {key for key in handbook.help if "/" in key} - sheets - parts == set()


def below(kind: type[object]) -> Iterator[type[object]]:
    for each in kind.__subclasses__():
        yield from (each, *below(each))


@pytest.fixture
def german_keys(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - translators belong to an application
    translators = Translators()
    translators.speak(GERMAN)
    yield
    translators.silence()


@pytest.mark.usefixtures("german_keys")
def test_every_key_stands_among_the_keys(handbook: Handbook) -> None:
    wanted = {keys for binding in KEY_MAP for keys in binding.shown()} | {spec.shortcut for spec in PAGES}
    shown = {node.text.replace("+", " ") for node in page(handbook, "tastatur").walk() if node.kind == "keys"}

    shown |= set(re.findall("„(.)“", " ".join(node.words() for node in page(handbook, "tastatur").blocks)))  # signs

    named = {keys: " ".join(SIGNS.get(part, part) for part in key_text(keys).split(" ")) for keys in wanted}

    assert {keys: words for keys, words in named.items() if words not in shown} == {}


@pytest.mark.usefixtures("german_keys")
def test_no_page_names_a_key_that_the_program_does_not_know(handbook: Handbook) -> None:
    known = {keys for binding in KEY_MAP for keys in (binding.keys, *binding.also)}
    known |= {spec.shortcut for spec in PAGES} | KNOWN_ELSEWHERE
    written = {" ".join(SIGNS.get(part, part) for part in key_text(keys).split(" ")) for keys in known}

    found = {(name, node.text) for name, node in nodes(handbook, "keys") if node.text.replace("+", " ") not in written}

    assert found == set()


#: Keys that Qt, the system or a form gives their meaning.
KNOWN_ELSEWHERE = frozenset(
    {"Tab", "Shift+Tab", "Return", "Space", "Esc", "Ctrl+V", "Ctrl+C", "Ctrl+X", "Ctrl+A", "Ctrl+S", "Alt+F4", "Ctrl+Q",
     "Left", "Right", "Up", "Down", "PgUp", "PgDown", "Home", "End", "Shift", "Ctrl", "Alt", "Shift+Return", "Ctrl+End"}
)  # fmt: skip


def test_every_command_and_option_stands_on_the_page_of_the_line(handbook: Handbook) -> None:
    words = " ".join(node.text for node in page(handbook, "befehlszeile").walk() if node.kind in {"code", "lines"})
    known = set(re.findall(r"[\w-]+", words))
    line = parser(GERMAN)
    commands = next(each for each in line._actions if isinstance(each, argparse._SubParsersAction))  # noqa: SLF001 - no other way
    wanted: set[str] = set(commands.choices)
    for words_of in (line, *commands.choices.values()):
        for action in words_of._actions:  # noqa: SLF001 - argparse has no other way
            long = [option for option in action.option_strings if option.startswith("--")]
            wanted |= set(long[:1] or action.option_strings[:1])
            is_choice = action.choices is not None and action is not commands
            wanted |= set(map(str, action.choices or ())) if is_choice else set()

    assert sorted(wanted - known) == []


@cache
def screen_words() -> tuple[frozenset[str], re.Pattern[str]]:
    """Everything that may stand on the screen: the German words, those with gaps as a pattern, and Birkenfurt's."""
    german = set(read_catalogue(resource("i18n", "de.mo")).values())
    plain = {" ".join(words.split()) for words in german}
    gaps = {re.sub(r"\\\{.+?\\\}", ".+", re.escape(words)) for words in plain if "{" in words}
    seeds = resource("seed", "starter_pack.yaml").parent
    for path in seeds.rglob("*.yaml"):
        data = yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - a safe loader, the fast one where there is one
        plain |= {" ".join(text.split()) for text in texts(data)}
    open_ended = {each for each in gaps if len(re.sub(r"[^\w]", "", each.replace(".+", ""))) > 1}
    return frozenset(plain), re.compile("|".join(sorted(open_ended)))


def texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from (*texts(key), *texts(value))
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def test_words_that_are_said_to_stand_on_the_screen_do(handbook: Handbook) -> None:
    plain, gaps = screen_words()

    unknown = {
        f"{name}.md: {words}"
        for name, node in nodes(handbook, "label")
        for words in [" ".join(node.words().split())]
        if words not in plain and gaps.fullmatch(words) is None
    }

    assert sorted(unknown) == []


def test_every_picture_exists_is_small_and_is_shown(handbook: Handbook) -> None:
    there = {path.stem: path.stat().st_size for path in handbook_pictures.PICTURES.glob("*.png")}

    assert set(handbook.pictures()) == set(there)
    assert {name: size for name, size in there.items() if size > handbook_pictures.MOST_BYTES} == {}


def test_every_picture_is_a_shot_that_can_be_taken_again(handbook: Handbook) -> None:
    assert {each.shot for each in handbook_pictures.wanted(handbook)} <= handbook_pictures.shots().keys()


def test_no_page_shouts_and_quotes_are_german(handbook: Handbook) -> None:
    texts_of = ((each.name, node.text) for each in handbook.pages() for node in each.walk() if node.kind == "text")

    assert [f"{name}.md: {text}" for name, text in texts_of if re.search(r"[!\"]|\berfolgreich", text)] == []


def test_sentences_are_short_enough_to_be_read_once(handbook: Handbook) -> None:
    long = {
        f"{name}.md: {sentence}"
        for name, node in nodes(handbook, "paragraph")
        for sentence in re.split(r"(?<=[.?:;]) ", node.words())
        if len(sentence.split()) > 30
    }

    assert sorted(long) == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("öffnungszeiten ändern", "einstellungen.md#redaktionszeiten"),
        ("servicezeiten", "einstellungen.md#redaktionszeiten"),
        ("dienstzeiten ändern", "einstellungen.md#redaktionszeiten"),
        ("kommentar beleidigung", "fragen.md#beleidigung"),
        ("stand von gestern", "sicherung.md#zurueckholen"),
        ("wer hat diesen beitrag freigegeben", "beitrag.md#wer-hat-freigegeben"),
        ("neuer computer", "sicherung.md#anderer-rechner"),
        ("bürgermeister wechselt", "einstellungen.md#stadt"),
        ("beitrag löschen", "redaktionsplan.md#zurueckziehen"),
        ("versehentlich gelöscht", "willkommen.md#zuruecknehmen"),
        ("erinnerung abschalten", "einstellungen.md#erinnerungen"),
        ("fachamt anlegen", "einstellungen.md#fachaemter"),
        ("kollegin anlegen", "einstellungen.md#personen"),
        ("tippfehler veröffentlicht", "beitrag.md#korrektur"),
        ("stick verloren", "sicherung.md#stick-weg"),
        ("freigabe druckseite", "beitrag.md#freigabe"),
    ],
)
def test_what_somebody_new_would_type_leads_to_the_task(typed: str, answer: str) -> None:
    page, _, place = answer.partition(".md#")

    assert f"{page}-{place}" in {task.anchor for task in shipped().found(typed)}


def test_a_new_person_finds_the_answer_to_her_first_questions(handbook: Handbook) -> None:
    assert len(handbook.questions) >= 10
    for each in handbook.questions:
        assert each.answer in {task.anchor for task in shipped().found(each.typed)}, each.ask
