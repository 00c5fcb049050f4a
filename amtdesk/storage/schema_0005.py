"""The fifth schema: how long records are kept, what was erased, and the copies of backups at a second place.

Never edited after shipping.
"""

from collections.abc import Iterator

TABLES = (
    #: How long one kind of record is kept, in days after it was closed; NULL for good. Kinds without a row: as usual.
    """CREATE TABLE retention_rules (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE, days INTEGER, changed_at TEXT NOT NULL) STRICT""",
    #: Each time that something was removed for good: by a rule (`kind` of the rule) or one matter by hand. `counts` is
    #: a JSON object of what went, by table; `backups` a JSON list of the files that held it at that moment.
    #: Nothing here repeats a word of what is gone.
    """CREATE TABLE erasures (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '', before_day TEXT, counts TEXT NOT NULL DEFAULT '{}',
        backups TEXT NOT NULL DEFAULT '[]') STRICT""",
    #: Each backup that was carried to the second place, or that could not be: `fault` is '' when it was read back
    #: whole.
    """CREATE TABLE backup_copies (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL, made_at TEXT NOT NULL,
        size INTEGER NOT NULL, sha256 TEXT NOT NULL, fault TEXT NOT NULL DEFAULT '', removed_at TEXT) STRICT""",
)

INDEXES = ("CREATE INDEX backup_copies_by_time ON backup_copies(made_at) WHERE removed_at IS NULL",)

#: Append-only tables of this schema, with the columns that may still be filled in later.
APPEND_ONLY: dict[str, tuple[str, ...]] = {"erasures": (), "backup_copies": ("removed_at",)}


def statements() -> Iterator[str]:
    """Yield every statement of this schema, in order."""
    yield from TABLES
    yield from INDEXES
