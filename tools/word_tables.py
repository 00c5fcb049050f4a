"""The tables of words in the form that the program reads: each YAML of `resources/words` that is asked while someone
waits is kept beside it as JSON, which is read ten times as fast and without a library.
"""

import json
from pathlib import Path
from typing import Final

import yaml

WORDS: Final = Path(__file__).resolve().parent.parent / "resources" / "words"
TABLES: Final = tuple(WORDS / f"{name}.yaml" for name in ("alarming_words", "everyday_words", "office_german"))


def compiled(table: Path) -> bytes:
    """A table as JSON."""
    kept = yaml.safe_load(table.read_bytes())
    return (json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def write() -> None:
    """Writes all of them."""
    for table in TABLES:
        table.with_suffix(".json").write_bytes(compiled(table))


def outdated() -> list[str]:
    """Names the tables whose JSON says something else."""
    pairs = ((table, table.with_suffix(".json")) for table in TABLES)
    return [table.name for table, made in pairs if not made.exists() or made.read_bytes() != compiled(table)]
