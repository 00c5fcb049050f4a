"""The words of the source are found, and the catalogue is the same bytes on every machine."""

import gettext
from pathlib import Path

import pytest

from tools.catalogue import compiled, read_po, written_po
from tools.sentences import assembled_in, sentences_in
from tools.words import placeholders

WORDS = {"Hello {name}": "Guten Tag {name}", 'Two\nlines "here"': "Zwei\nZeilen „hier“", "Untold": ""}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.py"
    path.write_text(
        'self.tr("Good morning, {name}").format(name=self.tr("you"))\n'
        'LABEL = N_("Long " "sentence")\n'
        'raise Unreadable(Message("Cannot read {path}", {"path": path}))\n'
        "Message(source=LABEL)\n"
        'self.tr(f"Hello {name}")\n'
        'self.tr("a" + b)\n'
        'drawn("not a sentence")\n',
        encoding="utf-8",
    )
    return path


def test_marked_literals_are_found(page: Path) -> None:
    said = {sentence.text for sentence in sentences_in(page)}

    assert said == {"Good morning, {name}", "you", "Long sentence", "Cannot read {path}"}


def test_assembled_sentences_are_reported_with_their_line(page: Path) -> None:
    assert [found.line for found in assembled_in(page)] == [5, 6]


def test_a_catalogue_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "de.po"

    path.write_bytes(written_po(WORDS))

    assert read_po(path) == WORDS


def test_the_order_of_adding_does_not_show() -> None:
    backwards = dict(reversed(WORDS.items()))

    assert written_po(backwards) == written_po(WORDS)
    assert compiled(backwards) == compiled(WORDS)


def test_python_reads_the_compiled_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "de.mo"
    path.write_bytes(compiled(WORDS))

    with path.open("rb") as handle:
        german = gettext.GNUTranslations(handle)

    assert german.gettext("Hello {name}") == "Guten Tag {name}"
    assert german.gettext('Two\nlines "here"') == "Zwei\nZeilen „hier“"
    assert german.gettext("Untold") == "Untold"


@pytest.mark.parametrize(
    ("text", "names"),
    [("{b} and {a}", ["a", "b"]), ("{{no}}", []), ("50 % { open", []), ("plain", [])],
)
def test_placeholders_are_the_names_in_braces(text: str, names: list[str]) -> None:
    assert placeholders(text) == names
