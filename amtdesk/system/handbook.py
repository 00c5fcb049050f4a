"""The handbook that is shipped: its chapters, and the way to a place in it. Read when someone asks for help.

docs/handbuch holds its pages, tools/handbook.py builds it. It is read without AmtDesk and without a network.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.folding import query_words
from amtdesk.domain.search import TypedWord, match, typed_words
from amtdesk.domain.words import N_
from amtdesk.system.files import CannotWrite, write_whole
from amtdesk.system.resources import resource

_FOLDER: Final = "handbook"
#: The ending of a file → what is shipped under it.
FORMS: Final[Mapping[str, str]] = {".pdf": "handbuch.pdf", ".html": "handbuch.html"}
_MOST_FOUND: Final = 6
#: How German words end: who looks for „veröffentlichen“ finds „Ich veröffentliche“.
_ENDING: Final = re.compile(r"(?<=\w{5})(?:e[nmrs]?|n|st?|t)\b")
_WAY_ON: Final = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>AmtDesk: Handbuch</title>
<meta http-equiv="refresh" content="0; url={address}"></head>
<body><p><a href="{address}">Weiter zum Handbuch</a></p></body></html>
"""


class NoSuchForm(UserFacingError):
    """The handbook is shipped as PDF and as HTML."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("{path}: the handbook comes as .pdf or .html. Please choose one of these."), path=path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that a chapter tells how to do, and where it stands."""

    anchor: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the handbook; its name is its anchor."""

    name: str
    title: str
    tasks: tuple[Task, ...]

    def with_itself(self) -> tuple[Task, ...]:
        """Return the chapter's beginning, and its tasks."""
        return (Task(anchor=self.name, title=self.title, words=""), *self.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """What the handbook holds, and where the help of a page of the window leads."""

    chapters: tuple[Chapter, ...]
    help: Mapping[str, str]

    def place(self, page: str, part: str = "") -> str:
        """Return the anchor for a page of the window and, where it has one of its own, a part of it."""
        return self.help.get(f"{page}/{part}") or self.help.get(page) or self.chapters[0].name

    def chapter(self, anchor: str) -> Chapter:
        """Return the chapter in which an anchor stands."""
        fitting = [each for each in self.chapters if anchor == each.name or anchor.startswith(f"{each.name}-")]
        return max(fitting or self.chapters[:1], key=lambda each: len(each.name))

    def found(self, words: str) -> tuple[Task, ...]:
        """Return the tasks that tell of these words, those first whose heading does."""
        typed = typed_words(_ENDING.sub("", words))
        if not typed:
            return ()
        tasks = ((chapter, task) for chapter in self.chapters for task in chapter.with_itself())
        fits = ((match(typed, task.title, also=f"{chapter.title} {task.words}"), task) for chapter, task in tasks)
        ranked = [(found.rank, -_told(task, typed), task) for found, task in fits if found is not None]
        return tuple(task for _rank, _told, task in sorted(ranked, key=lambda each: each[:2]))[:_MOST_FOUND]


def _told(task: Task, typed: Sequence[TypedWord]) -> float:
    """How much a task tells of these words: which share of its own begins like them."""
    words = _folded(f"{task.title} {task.words}")
    return sum(any(word.startswith(each.folded) for each in typed) for word in words) / len(words)


@cache
def _folded(text: str) -> tuple[str, ...]:
    return tuple(query_words(text))


@cache
def handbook() -> Handbook:
    """Return the handbook's contents, read once."""
    told = json.loads(resource(_FOLDER, "contents.json").read_text(encoding="utf-8"))
    chapters = tuple(
        Chapter(name=page["name"], title=page["title"], tasks=tuple(Task(**task) for task in page["tasks"]))
        for page in told["pages"]
    )
    return Handbook(chapters=chapters, help=told["help"])


def handbook_file() -> Path:
    """Return the handbook itself, as a browser reads it."""
    return resource(_FOLDER, FORMS[".html"])


def way_to(anchor: str, *, folder: Path | None = None) -> Path:
    """Return a small page that leads on to the place; a browser is given that one.

    An address of a file loses what stands behind its # where the system hands it to the browser (Windows always does).
    `folder` is where it is laid down, the user's cache when left out. Where nothing can be: the handbook itself.
    """
    whole, place = handbook_file(), folder or _cache()
    try:
        place.mkdir(parents=True, exist_ok=True)
        way_on = _WAY_ON.format(address=escape(f"{whole.as_uri()}#{anchor}"))
        return write_whole(place / f"handbuch-{anchor}.html", way_on.encode())
    except (OSError, CannotWrite):
        return whole  # opened at its beginning: better than not at all


def save_handbook(path: Path) -> Path:
    """Copy the handbook to a file, as its ending says. Raises NoSuchForm or CannotWrite."""
    name = FORMS.get(path.suffix.lower())
    if name is None:
        raise NoSuchForm(path)
    return write_whole(path, resource(_FOLDER, name).read_bytes())


def _cache() -> Path:
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("AmtDesk", appauthor=False))
