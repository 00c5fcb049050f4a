"""The German dictionary: which words are known, and what resembles one that is not. Nobody else speaks to Hunspell.

Hunspell is called past its Python package where its library lies beside it: the package holds Python's lock during a
call, and one call for a long compound takes 20 ms, a proposal 300; every key would wait for it.
"""

import ctypes
import importlib.util
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from amtdesk.system.resources import resource

LANGUAGE: Final = "de_DE"
#: Where the packages of Linux, macOS and Windows put the library.
_PLACES: Final = (".", ".dylibs", "../chunspell.libs", "..")
_PATTERNS: Final = ("libhunspell*.so*", "libhunspell*.dylib", "libhunspell*.dll", "hunspell*.dll")
_MOST_PROPOSALS: Final = 6
_List = ctypes.POINTER(ctypes.c_char_p)


class Speller(Protocol):
    """What can tell right words from wrong ones."""

    def spell(self, word: str) -> bool:
        """Whether the word is known."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """What resembles it, the likeliest first."""


class Spelling:
    """A dictionary that remembers what it was asked. Any thread may ask; one at a time is answered."""

    def __init__(self, open_speller: Callable[[], Speller], *, further: Callable[[], Iterable[str]] = tuple) -> None:
        self._open = open_speller
        self._further = further
        self._speller: Speller | None = None
        self._known: dict[str, bool] = {}
        self._lock = threading.Lock()

    def knows(self, word: str) -> bool:
        """Whether the dictionary has this word."""
        known = self._known.get(word)
        if known is None:
            with self._lock:
                speller = self._opened()
                known = self._known[word] = self._known.get(word) or speller.spell(word)
        return known

    def way(self) -> str:
        """Return by what it is read: the library, or its Python package."""
        with self._lock:
            return type(self._opened()).__name__

    def proposals(self, word: str) -> tuple[str, ...]:
        """Return what resembles the word, the likeliest first. Takes up to 300 ms."""
        with self._lock:
            return self._opened().suggest(word)[:_MOST_PROPOSALS]

    def _opened(self) -> Speller:
        if self._speller is None:
            self._speller = self._open()
            self._known.update(dict.fromkeys(self._further(), True))
        return self._speller


@cache
def german_spelling() -> Spelling:
    """Return the German dictionary; its 75,000 words are read with the first question, which takes 100 ms."""
    return Spelling(open_german, further=_further_words)


def open_german() -> Speller:
    """Read the dictionary. Raises FileNotFoundError if it was not shipped."""
    affixes, words = resource("spelling", f"{LANGUAGE}.aff"), resource("spelling", f"{LANGUAGE}.dic")
    library = next(_libraries(), None)
    return PackagedSpeller(affixes.parent) if library is None else LibrarySpeller(library, affixes, words=words)


def _further_words() -> Iterator[str]:
    """The words that the dictionary does not have yet."""
    for line in resource("spelling", "further_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _libraries() -> Iterator[Path]:
    found = importlib.util.find_spec("hunspell")
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        for place in _PLACES:
            for pattern in _PATTERNS:
                yield from sorted((Path(folder) / place).glob(pattern))


class LibrarySpeller:
    """Hunspell's own library: Python goes on while it works."""

    def __init__(self, library: Path, affixes: Path, *, words: Path) -> None:
        self._library = ctypes.CDLL(str(library))
        self._library.Hunspell_create.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        self._library.Hunspell_create.restype = ctypes.c_void_p
        self._library.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self._library.Hunspell_suggest.argtypes = [ctypes.c_void_p, ctypes.POINTER(_List), ctypes.c_char_p]
        self._library.Hunspell_free_list.argtypes = [ctypes.c_void_p, ctypes.POINTER(_List), ctypes.c_int]
        self._handle = self._library.Hunspell_create(str(affixes).encode(), str(words).encode())

    def spell(self, word: str) -> bool:
        """Whether the word is known."""
        return bool(self._library.Hunspell_spell(self._handle, word.encode()))

    def suggest(self, word: str) -> tuple[str, ...]:
        """What resembles it, the likeliest first."""
        found = _List()
        count: int = self._library.Hunspell_suggest(self._handle, ctypes.byref(found), word.encode())
        words = tuple((found[place] or b"").decode() for place in range(count))
        self._library.Hunspell_free_list(self._handle, ctypes.byref(found), count)
        return words


class PackagedSpeller:
    """Hunspell through its Python package, where the library is part of it."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # it carries no types

        self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=str(folder))

    def spell(self, word: str) -> bool:
        """Whether the word is known."""
        return bool(self._hunspell.spell(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """What resembles it, the likeliest first."""
        return tuple(self._hunspell.suggest(word))
