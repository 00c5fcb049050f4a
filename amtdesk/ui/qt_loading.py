"""Loads Qt for Python quicker than it loads by itself, and without what no window needs of it.

At each start PySide compiles its helpers from text, among them one that only writes .pyi files. What they compile to is
kept beside Python's own compiled files. Afterwards it reads the source of every module that is imported, for a feature
that nobody here uses. What this saves stands in docs/decisions/0012.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Final
from zlib import crc32

_HELPERS: Final = "shibokensupport/"
#: It describes Qt to editors and type checkers, and compiles patterns of its own for that.
_NEVER_NEEDED: Final = "shibokensupport/signature/lib/pyi_generator.py"
_compile: Final[Callable[..., CodeType]] = builtins.compile


def load_qt(kept: Path | None = None) -> None:
    """Load what a window needs of Qt. Raises ImportError when Qt lacks a library of the system.

    `kept`: where the compiled helpers are kept, if not beside Python's own compiled files.
    """
    helpers = CompiledHelpers(kept or Path(cache_from_source(__file__, optimization="")).with_suffix(".helpers"))
    builtins.compile = helpers  # type: ignore[assignment]  # it takes what compile takes
    try:
        # one after the other: what lacks a library ends its own loading as an error, that of the next one as a crash
        import PySide6.QtCore
        import PySide6.QtGui
        import PySide6.QtWidgets  # noqa: F401 - loading it is what is wanted
    finally:
        builtins.compile = _compile  # type: ignore[assignment]  # the very same
    if not sys.dont_write_bytecode:
        helpers.keep()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class CompiledHelpers:
    """Stands in for `compile` while PySide loads: it knows what PySide's helpers compile to."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._codes = _read(kept)
        self._has_new = False

    def __call__(self, source: object, filename: object, *how: object, **named: object) -> object:
        """Compile, unless the same helper was compiled before."""
        if not (isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(_HELPERS)):
            return _compile(source, filename, *how, **named)
        if filename == _NEVER_NEEDED:
            return _compile(b"", filename, *how, **named)
        sign = crc32(source, crc32(MAGIC_NUMBER))
        if filename not in self._codes or self._codes[filename][0] != sign:
            self._codes[filename] = sign, _compile(source, filename, *how, **named)
            self._has_new = True
        return self._codes[filename][1]

    def keep(self) -> None:
        """Write what was compiled anew for the next start, where it may be written, as Python does with modules."""
        if not self._has_new:
            return
        written = self._kept.with_name(f"{self._kept.name}.{os.getpid()}")
        try:
            self._kept.parent.mkdir(exist_ok=True, parents=True)
            written.write_bytes(marshal.dumps(self._codes))
            written.replace(self._kept)
        except OSError:  # installed for everyone by someone else: it is compiled each time, then
            return


def _read(kept: Path) -> dict[str, tuple[int, CodeType]]:
    try:
        found: dict[str, tuple[int, CodeType]] = marshal.loads(kept.read_bytes())  # noqa: S302 - as Python reads its own
    except (OSError, EOFError, ValueError, TypeError):  # not there yet, or not whole: compiled anew
        return {}
    return found
