"""The words of AmtDesk: collects the English sentences of the source and keeps the German catalogue complete.

    python -m tools.words missing               sentences without German, as JSON to be filled in
    python -m tools.words add FILE.json         takes {"english": "deutsch"} in, and compiles
    python -m tools.words unused [--remove]     German for sentences that the source no longer says
    python -m tools.words compile               writes de.mo from de.po, and the JSON of resources/words
    python -m tools.words check                 exit code 1 unless complete, tidy and compiled

One catalogue serves window, command line and paper. It names neither files nor lines, so that moving code
does not change it.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Formatter

from tools import word_tables
from tools.catalogue import Words, compiled, read_po, written_po
from tools.sentences import sentences_in

HOUSE = Path(__file__).resolve().parent.parent
SOURCE = HOUSE / "amtdesk"
CATALOGUE = HOUSE / "resources" / "i18n" / "de.po"
COMPILED = CATALOGUE.with_suffix(".mo")


def said() -> frozenset[str]:
    """Every English sentence that the source marks for people."""
    return frozenset(sentence.text for path in sorted(SOURCE.rglob("*.py")) for sentence in sentences_in(path))


def german() -> Words:
    """The German catalogue: {english: german}."""
    return read_po(CATALOGUE) if CATALOGUE.exists() else {}


def missing(words: Words) -> list[str]:
    """Sentences that have no German yet."""
    return sorted(text for text in said() if not words.get(text))


def unused(words: Words) -> list[str]:
    """German for sentences that nothing says."""
    return sorted(set(words) - said())


def placeholders(text: str) -> list[str]:
    """The names in braces, sorted: `{name}`. A text that is no format string has none."""
    try:
        return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError:
        return []


def mismatched(words: Words) -> list[str]:
    """Sentences whose German asks for other values than the English."""
    return sorted(english for english, text in words.items() if set(placeholders(english)) != set(placeholders(text)))


def faults() -> list[str]:
    """What keeps the catalogue from being complete, each as one line."""
    words = german()
    lines = [f"no German: {text!r}" for text in missing(words)]
    lines += [f"nothing says: {text!r}" for text in unused(words)]
    lines += [f"other {{placeholders}} in German: {text!r}" for text in mismatched(words)]
    if not COMPILED.exists() or COMPILED.read_bytes() != compiled(words):
        lines.append("de.mo is older than de.po: python -m tools.words compile")
    lines += [f"the JSON of {name} is older: python -m tools.words compile" for name in word_tables.outdated()]
    return lines


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one process at a time change the catalogue."""
    lock = HOUSE / "build" / "words.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as handle:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _store(words: Words) -> None:
    for path, content in ((CATALOGUE, written_po(words)), (COMPILED, compiled(words))):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_bytes(content)
        fresh.replace(path)


def add(source: Path) -> list[str]:
    """Takes {english: german} from a JSON file; says what looks wrong with it."""
    new: Words = json.loads(source.read_text(encoding="utf-8"))
    with _alone():
        words = german() | {english: text for english, text in new.items() if text}
        _store(words)
    return [f"other {{placeholders}} in German: {text!r}" for text in mismatched(new)]


def remove_unused() -> list[str]:
    """Drops what nothing says any more, and returns it."""
    with _alone():
        words = german()
        gone = unused(words)
        _store({english: text for english, text in words.items() if english not in gone})
    return gone


def recompile() -> None:
    """Writes the catalogue in its order, its compiled form, and the tables of words."""
    with _alone():
        _store(german())
        word_tables.write()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="words", description="Keeps the German catalogue complete.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("missing", help="sentences without German, as JSON")
    commands.add_parser("add", help="takes German from a JSON file").add_argument("file", type=Path)
    commands.add_parser("unused", help="German that nothing says").add_argument("--remove", action="store_true")
    commands.add_parser("compile", help="writes de.mo and the tables of words")
    commands.add_parser("check", help="exit code 1 unless complete")
    return parser.parse_args()


def main() -> int:
    """Runs one command; returns the exit code."""
    arguments = _arguments()
    lines: list[str] = []
    match arguments.command:
        case "missing":
            print(json.dumps(dict.fromkeys(missing(german()), ""), ensure_ascii=False, indent=1))
        case "add":
            lines = add(arguments.file)
        case "unused":
            print("\n".join(remove_unused() if arguments.remove else unused(german())))
        case "compile":
            recompile()
        case _:
            lines = faults()
    print("\n".join(lines), file=sys.stderr, end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
