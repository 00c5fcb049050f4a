"""The form of a backup: one ZIP with a manifest, the records, and the files that it carries; all of it with checksums.

What somebody else packed is never trusted: names that are not ours, sizes that cannot be and content that is not what
the manifest says are refused before a byte is laid down anywhere.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from amtdesk.domain.safekeeping import BackupFacts, NamedFile, TableContent
from amtdesk.storage.backup_errors import BackupDamaged, BackupNewer, NotABackup
from amtdesk.storage.durable import PRIVATE, begin_private
from amtdesk.storage.file_store import sha256_of
from amtdesk.storage.rows import instant_from, instant_text

MANIFEST: Final = "manifest.json"
RECORDS: Final = "records.sqlite3"
#: The form of the manifest itself; a higher number is a newer program's.
FORM: Final = 1
_FILES: Final = "files/"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_BLOCK: Final = 1024 * 1024
_LARGEST_MANIFEST: Final = 32 * _BLOCK
#: Records grow to at most so many times what they take in the ZIP; beyond it somebody built a bomb.
_GROWS: Final = 300
_MAY_GROW: Final = 64 * _BLOCK
_ZIP_BEGINS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_TROUBLE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def looks_packed(path: Path) -> bool:
    """Whether the file begins as a ZIP does. Raises OSError."""
    with path.open("rb") as file:
        return file.read(4) in _ZIP_BEGINS


def pack(target: Path, records: Path, *, facts: BackupFacts, path_of: Callable[[str], Path]) -> None:
    """Write records and carried files with their manifest. `path_of` finds a file by its SHA-256. Raises OSError."""
    manifest = json.dumps(_manifest(facts, records), indent=1, ensure_ascii=False)
    begin_private(target)
    with zipfile.ZipFile(target, "w", allowZip64=True) as packed:
        packed.writestr(_entry(MANIFEST, zipfile.ZIP_DEFLATED), manifest)
        _put(packed, _entry(RECORDS, zipfile.ZIP_DEFLATED), source=records)
        for file in facts.files:
            if file.is_carried:
                _put(packed, _entry(_FILES + file.sha256, zipfile.ZIP_STORED), source=path_of(file.sha256))


def facts_of(path: Path) -> BackupFacts:
    """Return what the manifest says. Raises NotABackup, BackupNewer, BackupDamaged, BackupUnreadable."""
    with _opened(path) as packed:
        return _facts(packed, path)[0]


def verify(path: Path) -> BackupFacts:
    """Read all of it and compare it with its checksums. Raises NotABackup, BackupNewer, BackupDamaged, OSError."""
    with _opened(path) as packed:
        facts, records = _facts(packed, path)
        _copy(packed, RECORDS, expected=records, to=None, backup=path)
        for file in facts.files:
            if file.is_carried:
                _copy(packed, _FILES + file.sha256, expected=(file.sha256, file.size), to=None, backup=path)
        return facts


def unpack_records(path: Path, target: Path) -> BackupFacts:
    """Write the records of a backup to `target`, compared with their checksum.

    Raises NotABackup, BackupNewer, BackupDamaged; OSError when `target` cannot be written.
    """
    with _opened(path) as packed:
        facts, records = _facts(packed, path)
        begin_private(target)
        with target.open("wb") as to:
            _copy(packed, RECORDS, expected=records, to=to, backup=path)
        return facts


def carried_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield SHA-256 and content of every file that the backup carries, compared with it. Raises as `unpack_records`."""
    with _opened(path) as packed:
        facts, _records = _facts(packed, path)
        for file in facts.files:
            if file.is_carried:
                yield file.sha256, _content(packed, file, backup=path)


def _entry(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # its date is always 1980: when it was made stands in the manifest
    entry.compress_type = kind
    entry.external_attr = PRIVATE << 16
    return entry


def _put(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, *, source: Path) -> None:
    entry.file_size = source.stat().st_size  # so that it knows whether the large form is needed
    with packed.open(entry, "w") as target, source.open("rb") as file:
        while block := file.read(_BLOCK):
            target.write(block)


def _manifest(facts: BackupFacts, records: Path) -> dict[str, object]:
    return {
        "form": FORM,
        "program": facts.program,
        "schema": facts.schema,
        "made_at": instant_text(facts.made_at),
        "records": {"sha256": sha256_of(records), "size": records.stat().st_size},
        "tables": {name: {"rows": table.rows, "sha256": table.sha256} for name, table in facts.tables},
        "files": [{"sha256": each.sha256, "size": each.size, "carried": each.is_carried} for each in facts.files],
    }


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed
    except _TROUBLE as error:
        raise BackupDamaged(path) from error


def _facts(packed: zipfile.ZipFile, path: Path) -> tuple[BackupFacts, tuple[str, int]]:
    manifest = _read_manifest(packed, path)
    form = manifest.get("form")
    if isinstance(form, int) and form > FORM:
        raise BackupNewer(path)
    try:
        facts = _facts_from(manifest, path)
        records = _checked_file(manifest["records"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupDamaged(path) from error
    _refuse_foreign(packed, facts, path=path)
    entry = packed.getinfo(RECORDS)
    if entry.file_size > max(_MAY_GROW, _GROWS * entry.compress_size):
        raise BackupDamaged(path)
    return facts, records


def _read_manifest(packed: zipfile.ZipFile, path: Path) -> Mapping[str, Any]:
    if MANIFEST not in packed.namelist():
        raise NotABackup(path)
    entry = packed.getinfo(MANIFEST)
    if entry.file_size > _LARGEST_MANIFEST:
        raise BackupDamaged(path)
    try:
        manifest = json.loads(packed.read(entry))
    except (ValueError, RecursionError) as error:
        raise BackupDamaged(path) from error
    if not isinstance(manifest, dict):
        raise NotABackup(path)
    return manifest


def _facts_from(manifest: Mapping[str, Any], path: Path) -> BackupFacts:
    files = ((*_checked_file(each), bool(each["carried"])) for each in manifest["files"])
    return BackupFacts(
        path=path,
        made_at=_aware(str(manifest["made_at"])),
        program=str(manifest["program"]),
        schema=str(manifest["schema"]),
        size=path.stat().st_size,
        files=tuple(NamedFile(sha256=sha256, size=size, is_carried=carried) for sha256, size, carried in files),
        tables=tuple(
            (str(name), TableContent(rows=int(each["rows"]), sha256=str(each["sha256"])))
            for name, each in manifest["tables"].items()
        ),
    )


def _aware(text: str) -> datetime:
    instant = instant_from(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant


def _checked_file(each: Mapping[str, Any]) -> tuple[str, int]:
    sha256, size = str(each["sha256"]), int(each["size"])
    if not _SHA256.fullmatch(sha256) or size < 0:
        raise ValueError(f"{sha256} is no name of a file")
    return sha256, size


def _refuse_foreign(packed: zipfile.ZipFile, facts: BackupFacts, *, path: Path) -> None:
    """Every name must be one that the manifest speaks of, once: there is no place for `../` or a second copy."""
    expected = [MANIFEST, RECORDS, *(_FILES + each.sha256 for each in facts.files if each.is_carried)]
    if sorted(packed.namelist()) != sorted(expected):
        raise BackupDamaged(path)


def _copy(packed: zipfile.ZipFile, name: str, *, expected: tuple[str, int], to: IO[bytes] | None, backup: Path) -> None:
    sha256, size = expected
    digest, seen = hashlib.sha256(), 0
    with packed.open(name) as source:
        while block := source.read(_BLOCK):
            seen += len(block)
            if seen > size:
                break
            digest.update(block)
            if to is not None:
                to.write(block)
    if seen != size or digest.hexdigest() != sha256:
        raise BackupDamaged(backup)


def _content(packed: zipfile.ZipFile, file: NamedFile, *, backup: Path) -> bytes:
    with packed.open(_FILES + file.sha256) as source:
        content = source.read(file.size + 1)
    if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sha256:
        raise BackupDamaged(backup)
    return content
