"""A folder, network share or stick as the second place: written aside, read back, renamed."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from amtdesk.domain.second_place import (
    CarryingStopped,
    CopyNotWhole,
    NoSuchCopy,
    PlaceForbids,
    PlaceFull,
    PlaceNotThere,
    PlaceTrouble,
)

#: What is being written; the name falls when it was read back whole.
PART: Final = ".part"
#: The folder of the files that backups name, flat: each is called by its SHA-256.
FILES: Final = "files"
_BLOCK: Final = 256 * 1024
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
IsStopped = Callable[[], bool]


class Place(Protocol):
    """Where copies of backups lie. Names are `x.amtdesk-backup` or `files/<sha256>`. Everything raises PlaceTrouble."""

    def names(self) -> Mapping[str, int]:
        """Return name and size of everything there, once it is sure that the place can be used."""

    def put(self, source: Path, name: str, *, sha256: str) -> None:
        """Copy a file there, read it back, and give it its name only when it is whole."""

    def get(self, name: str, target: Path) -> str:
        """Copy a file from there to `target`; return its SHA-256. The caller compares it."""

    def fingerprint(self, name: str) -> str:
        """Read a file there to its end and return its SHA-256."""

    def remove(self, name: str) -> None:
        """Remove a file; harmless when it is gone."""

    def close(self) -> None:
        """Let go of what is open."""


class FolderPlace:
    """A folder that is there, or is not: it is never made, for a stick's folder without the stick is the wrong one."""

    def __init__(self, folder: Path, *, is_stopped: IsStopped) -> None:
        self._folder = folder
        self._is_stopped = is_stopped

    def names(self) -> Mapping[str, int]:
        """Return name and size of everything there."""
        with self._told():
            if not self._folder.is_dir():
                raise PlaceNotThere(str(self._folder))
            found = dict(_sizes(self._folder))
            files = self._folder / FILES
            if files.is_dir():
                found |= {f"{FILES}/{name}": size for name, size in _sizes(files)}
            return found

    def put(self, source: Path, name: str, *, sha256: str) -> None:
        """Copy a file there, read it back, and only then give it its name."""
        target = self._folder / name
        part = target.with_name(target.name + PART)
        with self._told():
            if target.parent != self._folder:
                target.parent.mkdir(mode=0o700, exist_ok=True)
            try:
                self._copy(source, part)
                if self._copy(part, None) != sha256:
                    raise CopyNotWhole(str(self._folder), name)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def get(self, name: str, target: Path) -> str:
        """Copy a file from there and return its SHA-256."""
        return self._read(name, target)

    def fingerprint(self, name: str) -> str:
        """Read a file there to its end and return its SHA-256."""
        return self._read(name, None)

    def remove(self, name: str) -> None:
        """Remove a file; harmless when it is gone."""
        with self._told():
            (self._folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is held open."""

    def _read(self, name: str, target: Path | None) -> str:
        with self._told():
            try:
                return self._copy(self._folder / name, target)
            except FileNotFoundError as error:
                raise NoSuchCopy(str(self._folder), name) from error

    def _copy(self, source: Path, target: Path | None) -> str:
        digest = hashlib.sha256()
        if target is not None:
            target.touch(mode=0o600)  # nobody but its owner reads it there
        with source.open("rb") as file, (target or Path(os.devnull)).open("wb") as copy:
            while block := file.read(_BLOCK):
                if self._is_stopped():
                    raise CarryingStopped(str(self._folder))
                digest.update(block)
                copy.write(block)
            if target is not None:
                copy.flush()
                os.fsync(copy.fileno())
        return digest.hexdigest()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> PlaceTrouble:
        place = str(self._folder)
        if error.errno in _FULL:
            return PlaceFull(place)
        if error.errno in _FORBIDDEN:
            return PlaceForbids(place)
        return PlaceNotThere(place)


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.iterdir():
        if path.is_file():
            yield path.name, path.stat().st_size
