"""The tables of words in the form that the program reads: each YAML of `resources/words` that is asked while someone
waits is kept beside it as JSON, which is read ten times as fast and without a library.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from amtdesk.domain.german import EverydayWords

WORDS: Final = Path(__file__).resolve().parent.parent / "resources" / "words"
TABLES: Final = tuple(WORDS / f"{name}.yaml" for name in ("alarming_words", "everyday_words", "office_german"))


def compiled(table: Path) -> bytes:
    """A table as JSON."""
    kept = yaml.safe_load(table.read_bytes())
    if table.stem == "everyday_words":
        kept = _learned(kept)
    return (json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _learned(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Everyday words, folded and stemmed: that takes longer than all the rest of reading them."""
    told = {name: table[name].split() for name in ("says_nothing", "elsewhere")}
    return EverydayWords(table["subjects"], table["aspects"], **told).kept()


def write() -> None:
    """Writes all of them."""
    for table in TABLES:
        table.with_suffix(".json").write_bytes(compiled(table))


def outdated() -> list[str]:
    """Names the tables whose JSON says something else."""
    pairs = ((table, table.with_suffix(".json")) for table in TABLES)
    return [table.name for table, made in pairs if not made.exists() or made.read_bytes() != compiled(table)]
