"""The German catalogue, read in one go: `gettext` looks at each of its 2,200 sentences alone, for four times as long.

A compiled catalogue (.mo) holds two blocks of sentences that end with NUL, in the same order, and tables of where they
begin. It is compiled by `tools.words`; a test holds every sentence against `gettext`.
"""

import struct
from pathlib import Path
from typing import Final

_HEAD: Final = struct.Struct("<5I")
_MAGIC: Final = 0x950412DE


def read_catalogue(path: Path) -> dict[str, str]:
    """Return the sentences of a compiled catalogue by their English source. Raises ValueError for another file."""
    data = path.read_bytes()
    magic, _version, count, sources_at, texts_at = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError(f"{path.name} is no compiled catalogue")
    sources, texts = _block(data, sources_at, count=count), _block(data, texts_at, count=count)
    return dict(zip(sources, texts, strict=True))


def _block(data: bytes, table_at: int, *, count: int) -> list[str]:
    table = struct.unpack_from(f"<{2 * count}I", data, table_at)  # length and place of each
    return data[table[1] : table[-1] + table[-2]].decode().split("\0")
