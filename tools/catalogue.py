"""Reads and writes gettext catalogues, byte for byte the same everywhere: sorted, without dates or files."""

import struct
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as read_catalogue
from babel.messages.pofile import write_po

HEADER = (
    "Project-Id-Version: AmtDesk\n"
    "Language: de\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)
MAGIC = 0x950412DE

Words = dict[str, str]


def read_po(path: Path) -> Words:
    """{english: german} of a .po file, without its header."""
    with path.open("rb") as handle:
        catalogue = read_catalogue(handle)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def written_po(words: Words) -> bytes:
    """The .po file, sorted by the English sentence."""
    catalogue = Catalog()
    for english in sorted(words):
        catalogue.add(english, words[english]).flags.clear()
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=False)
    header = "".join(f'"{line}\\n"\n' for line in HEADER.splitlines())
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + body.getvalue()


def compiled(words: Words) -> bytes:
    """The .mo file: what `gettext` reads at run time. Sentences without German are left out."""
    entries = sorted(
        (english.encode(), german.encode()) for english, german in ({"": HEADER} | words).items() if german
    )
    keys, values = [key for key, _ in entries], [value for _, value in entries]
    start = 7 * 4 + 16 * len(entries)
    key_table, start = _table(keys, start)
    value_table, _ = _table(values, start)
    count = len(entries)
    head = struct.pack("<7I", MAGIC, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + key_table + value_table + b"".join(text + b"\0" for text in keys + values)


def _table(texts: list[bytes], start: int) -> tuple[bytes, int]:
    rows = b""
    for text in texts:
        rows += struct.pack("<2I", len(text), start)
        start += len(text) + 1
    return rows, start
