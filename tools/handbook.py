"""Builds the handbook from docs/handbuch: one HTML, one PDF, and the list of its tasks for the help in the window.

    python -m tools.handbook [build | check | pictures [--list] [NAME …]]

`build` writes resources/handbook, which is shipped with the program; `check` says whether that is of today's pages;
`pictures` takes the pictures that the pages name (all, or those whose name begins so).
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from amtdesk import __version__
from tools.handbook_html import html
from tools.handbook_paper import pdf
from tools.handbook_source import FOLDER, HOUSE, Handbook, HandbookFault, faults, read_handbook

TARGET: Final = HOUSE / "resources" / "handbook"
NAMES: Final = ("handbuch.html", "handbuch.pdf", "contents.json")
TEMPLATE: Final = FOLDER / "handbuch.typ"
#: The PDF says when it was made, and its bytes shall not depend on the day.
MADE_AT: Final = datetime(2027, 5, 12, tzinfo=UTC)
_FINGERPRINT: Final = re.compile(rb'"sources": "([0-9a-f]{64})"')


def fingerprint() -> str:
    """Return what all sources of the handbook come to: its words, its pictures, its looks, and what builds it."""
    found = hashlib.sha256(__version__.encode())
    for path in _sources():
        words = path.read_bytes() if path.suffix == ".png" else path.read_text(encoding="utf-8").encode()
        found.update(path.relative_to(HOUSE).as_posix().encode() + b"\0" + words)
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    yield from sorted(path for path in FOLDER.rglob("*") if path.suffix in {".md", ".yaml", ".typ", ".png"})
    yield from (HOUSE / "tools" / f"handbook{name}.py" for name in ("", "_html", "_paper", "_source"))
    yield HOUSE / "resources" / "themes" / "tokens.json"


def built_from() -> str:
    """Return the fingerprint of the pages that resources/handbook was built from; empty if nothing was built."""
    path = TARGET / "contents.json"
    found = _FINGERPRINT.search(path.read_bytes()) if path.is_file() else None
    return found[1].decode() if found else ""


def files(handbook: Handbook, *, sources: str) -> dict[str, bytes]:
    """Return the three files by name."""
    return {
        "handbuch.html": html(handbook, pictures=FOLDER / "bilder", version=__version__, sources=sources),
        "handbuch.pdf": pdf(handbook, template=TEMPLATE, version=__version__, sources=sources, at=MADE_AT),
        "contents.json": contents(handbook, sources=sources),
    }


def contents(handbook: Handbook, *, sources: str) -> bytes:
    """Return the list of pages and tasks with their words, by which the help finds them."""
    told = {
        "sources": sources,
        "help": dict(handbook.help),
        "pages": [
            {
                "name": page.name,
                "title": page.title,
                "tasks": [
                    {"anchor": task.anchor, "title": task.title, "words": " ".join(task.words.split())}
                    for task in page.sections
                ],
            }
            for page in handbook.pages()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def build() -> int:
    """Write resources/handbook, and say what is wrong with the pages; returns the exit code."""
    handbook = read_handbook()
    wrong = list(faults(handbook))
    there = {path.stem for path in (FOLDER / "bilder").glob("*.png")}
    wrong += [f"no picture bilder/{name}.png" for name in handbook.pictures() if name not in there]
    wrong += [f"no page {name}.md" for name in handbook.missing]
    print(*wrong, sep="\n")
    if any(not name.startswith("no page") for name in wrong):
        return 1
    TARGET.mkdir(exist_ok=True)
    for name, content in files(handbook, sources=fingerprint()).items():
        (TARGET / name).write_bytes(content)
        print(f"{name}: {len(content) / 1024:,.0f} KB")
    return 0


def check() -> int:
    """Say whether what is shipped was built from today's pages."""
    if built_from() == fingerprint():
        return 0
    print("resources/handbook is older than docs/handbuch: python -m tools.handbook")
    return 1


def main() -> int:
    """Do what the line asks; returns the exit code."""
    parser = argparse.ArgumentParser(prog="handbook", description="Builds the handbook.")
    parser.add_argument("deed", nargs="?", default="build", choices=("build", "check", "pictures"))
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="name the shots that pictures are made of")
    arguments = parser.parse_args()
    if arguments.deed == "pictures":
        from tools import handbook_pictures

        return handbook_pictures.take(tuple(arguments.names), only_list=arguments.list)
    try:
        return check() if arguments.deed == "check" else build()
    except HandbookFault as fault:
        print(fault)
        return 1


if __name__ == "__main__":
    sys.exit(main())
