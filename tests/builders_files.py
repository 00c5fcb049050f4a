"""Files that something happened to, drives that are full or can only be read, and a program that is in the way."""

import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

_PAGE = 4096
_HOLDS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""

needs_mounts = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="only root on Linux can make a drive that is full or read-only",
)


def fingerprint(path: Path) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def everything_in(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder, but for what SQLite keeps beside a file in use."""
    return {
        path.relative_to(folder).as_posix(): fingerprint(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def flip_bytes(path: Path) -> None:
    """Turn 64 bytes around where the posts begin, as a dying disk does: the file still opens."""
    with closing(sqlite3.connect(path)) as records:
        (page,) = records.execute("SELECT rootpage FROM sqlite_master WHERE name = 'posts'").fetchone()
    content = bytearray(path.read_bytes())
    place = (page - 1) * _PAGE
    content[place : place + 64] = bytes(255 - byte for byte in content[place : place + 64])
    path.write_bytes(content)


def flip_bytes_at(path: Path, place: int) -> None:
    """Turn 64 bytes around, wherever that is."""
    content = bytearray(path.read_bytes())
    content[place : place + 64] = bytes(255 - byte for byte in content[place : place + 64])
    path.write_bytes(content)


def damage_header(path: Path) -> None:
    """Overwrite the beginning of the file."""
    content = bytearray(path.read_bytes())
    content[:16] = b"This is no more."
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    """Leave half of the file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])


def empty(path: Path) -> None:
    """Leave nothing of the file."""
    path.write_bytes(b"")


def from_the_future(path: Path) -> None:
    """Note a migration that this program does not know yet."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('amtdesk', '0099_later', '2030')"
        )
    connection.close()


def of_another_program(path: Path) -> None:
    """Put some other program's database there."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def read_only(path: Path) -> None:
    """Take away the right to write."""
    path.chmod(0o444)


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    """Let another process hold the file exclusively."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


@contextmanager
def small_drive(folder: Path, *, megabytes: int) -> Iterator[Path]:
    """A drive of its own with so much space."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        _unmount(folder)


@contextmanager
def drive_that_goes(folder: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A drive of its own, and what takes it away under whoever has files open on it."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], check=True)

    def take_away() -> None:
        subprocess.run(["umount", "--lazy", folder], check=True)

    yield folder, take_away
    if os.path.ismount(folder):
        _unmount(folder)


@contextmanager
def read_only_drive(folder: Path) -> Iterator[None]:
    """Make the folder a drive that can only be read."""
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        _unmount(folder)


def _unmount(folder: Path) -> None:
    """Take the drive away. It is in the way of nobody even when a file on it was left open, which fails the test."""
    if subprocess.run(["umount", folder], check=False).returncode:
        subprocess.run(["umount", "--lazy", folder], check=True)
        raise AssertionError(f"something on {folder} is still open")


def fill_up(folder: Path, *, leave_kilobytes: int = 0) -> None:
    """Take all space on a drive but this."""
    free = shutil.disk_usage(folder).free - leave_kilobytes * 1024
    (folder / "filled-up").write_bytes(b"\0" * free)


def a_png(*, width: int = 40, height: int = 30, grey: int = 128) -> bytes:
    """A real picture of one grey."""
    rows = (b"\x00" + bytes([grey]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
