"""Backups of older programs, and backups that somebody tampered with."""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from amtdesk.desk import Desk
from tests.builders import open_birkenfurt, open_desk
from tests.builders_files import a_png

Manifest = dict[str, Any]


def desk_aside(folder: Path) -> Desk:
    """A new desk in a folder of its own, so that a test's files lie beside it. Close it when done."""
    return open_desk(_aside(folder))


def birkenfurt_aside(folder: Path) -> Desk:
    """The demonstration town, as above."""
    return open_birkenfurt(_aside(folder))


def pictured_aside(folder: Path) -> Desk:
    """An office with one post and its picture, as above."""
    desk = desk_aside(folder)
    (folder / "foto.png").write_bytes(a_png())
    desk.pictures.choose(desk.posts.add("Freibad", "Offen.").id, folder / "foto.png")
    return desk


def _aside(folder: Path) -> Path:
    aside = folder / "desk"
    aside.mkdir(exist_ok=True)
    return aside


def old_backup(desk: Desk, path: Path, *, carries_files: bool = False) -> Path:
    """A backup as it was written before: the bare file of records, with the files in a table of their own."""
    with closing(sqlite3.connect(desk.folder / "amtdesk.sqlite3")) as live, closing(sqlite3.connect(path)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if carries_files:
            copy.execute("CREATE TABLE carried_files (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
            for kept in (desk.folder / "files").rglob("*"):
                if kept.is_file():
                    copy.execute("INSERT INTO carried_files VALUES (?, ?)", (kept.name, kept.read_bytes()))
            copy.commit()
    return path


def flip_middle(path: Path) -> None:
    """Turn 64 bytes around in the middle of a file, as a dying stick does."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(255 - byte for byte in content[middle : middle + 64])
    path.write_bytes(content)


def repacked(
    path: Path,
    *,
    manifest: Callable[[Manifest], Any] | None = None,
    more: dict[str, bytes] | None = None,
    without: str = "",
) -> None:
    """Pack it again with another manifest, more in it, or less."""
    with zipfile.ZipFile(path) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    if manifest is not None:
        told = json.loads(content["manifest.json"])
        changed = manifest(told)
        content["manifest.json"] = json.dumps(told if changed is None else changed).encode()
    content.pop(without, None)
    _write(path, content | (more or {}))


def with_records(path: Path, sql: str) -> None:
    """Let something be written to the records in a backup, and the manifest say what they are now."""
    with zipfile.ZipFile(path) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    records = path.with_name("records.sqlite3")
    records.write_bytes(content["records.sqlite3"])
    with closing(sqlite3.connect(records)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(sql)
    content["records.sqlite3"] = records.read_bytes()
    records.unlink()
    told = json.loads(content["manifest.json"])
    told["records"] = {
        "sha256": hashlib.sha256(content["records.sqlite3"]).hexdigest(),
        "size": len(content["records.sqlite3"]),
    }
    _write(path, content | {"manifest.json": json.dumps(told).encode()})


def of_another_program(path: Path) -> None:
    """A ZIP that some other program wrote."""
    _write(path, {"word/document.xml": b"<w:document/>"})


def a_bomb(path: Path) -> None:
    """A small ZIP whose records would fill every drive; sizes and hash in the manifest are as they should be."""
    zeros = 80 * 1024 * 1024
    digest, block = hashlib.sha256(), bytes(1024 * 1024)
    for _ in range(zeros // len(block)):
        digest.update(block)
    told = manifest_of(path) | {"records": {"sha256": digest.hexdigest(), "size": zeros}, "files": []}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", json.dumps(told))
        with packed.open("records.sqlite3", "w") as records:
            for _ in range(zeros // len(block)):
                records.write(block)


def manifest_of(path: Path) -> Manifest:
    """What a backup says of itself."""
    with zipfile.ZipFile(path) as packed:
        told: Manifest = json.loads(packed.read("manifest.json"))
    return told


def records_in(path: Path, folder: Path) -> Path:
    """Take the records out of a backup."""
    with zipfile.ZipFile(path) as packed:
        (folder / "records.sqlite3").write_bytes(packed.read("records.sqlite3"))
    return folder / "records.sqlite3"


def _write(path: Path, content: dict[str, bytes]) -> None:
    packed_bytes = io.BytesIO()
    with zipfile.ZipFile(packed_bytes, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, each in content.items():
            packed.writestr(name, each)
    path.write_bytes(packed_bytes.getvalue())
