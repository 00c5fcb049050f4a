"""Very many rows at once, for the large desk that measurements use: one statement a table, no note of each."""

from collections.abc import Iterable, Mapping
from itertools import chain

from amtdesk.storage.change_log import CommandWriter, Value


def insert_rows(writer: CommandWriter, table: str, *, rows: Iterable[Mapping[str, Value]]) -> int:
    """Add rows of one shape inside a running command that can't be undone; return how many.

    All rows name the same columns. Tables and columns come from the program, never from users.
    """
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return 0
    columns = tuple(first)
    marks = ", ".join("?" * len(columns))
    cursor = writer.connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
        (tuple(row[name] for name in columns) for row in chain((first,), waiting)),
    )
    return cursor.rowcount
