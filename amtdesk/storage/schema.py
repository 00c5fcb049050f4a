"""What holds over all schemas: which tables are append-only, and which rows can be hidden."""

from collections.abc import Iterator

from amtdesk.storage import schema_0001, schema_0002, schema_0004, schema_0005

#: Tables whose rows are never removed and never rewritten, with the columns that may still be filled in later.
APPEND_ONLY = schema_0001.APPEND_ONLY | schema_0002.APPEND_ONLY | schema_0004.APPEND_ONLY | schema_0005.APPEND_ONLY

#: Records that only account for something: a row that they speak of is hidden when it is taken back, never removed.
SPEAKING = (*APPEND_ONLY, "post_versions")

#: Tables whose rows can be hidden, because append-only records may speak of them.
HIDEABLE = schema_0001.HIDEABLE


def guards(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    """Yield the triggers that keep an append-only table append-only. `columns` are all columns of the table."""
    fixed = ", ".join(c for c in columns if c not in APPEND_ONLY[table])
    yield (
        f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    yield (
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {fixed} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
