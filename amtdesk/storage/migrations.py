"""How the file grows from schema to schema. Only loaded when something is pending: sqlite-utils costs start time."""

from collections.abc import Iterable

from sqlite_utils import Database as SqliteUtilsDatabase
from sqlite_utils.migrations import Migrations

from amtdesk.storage import schema_0001, schema_0002, schema_0003, schema_0004, schema_0005
from amtdesk.storage.schema import guards
from amtdesk.storage.schema_names import MIGRATION_SET

migrations = Migrations(MIGRATION_SET)


@migrations(name="0001_initial")
def initial(db: SqliteUtilsDatabase) -> None:
    """Create the first schema."""
    _grow(db, schema_0001.statements(), append_only=schema_0001.APPEND_ONLY)


@migrations(name="0002_dialogue")
def dialogue(db: SqliteUtilsDatabase) -> None:
    """Add what the dialogue needs: approval of answers, time at departments, delegation."""
    _grow(db, schema_0002.statements(), append_only=schema_0002.APPEND_ONLY)


@migrations(name="0003_round")
def round_and_tasks(db: SqliteUtilsDatabase) -> None:
    """Add her own tasks, what she put off, and groups that rest or repeat otherwise."""
    _grow(db, schema_0003.statements(), append_only=())


@migrations(name="0004_plan")
def plan(db: SqliteUtilsDatabase) -> None:
    """Add what leads a post from the idea to the channel: ideas that come again, media, channels, ticks."""
    _grow(db, schema_0004.statements(), append_only=schema_0004.APPEND_ONLY)


@migrations(name="0005_safekeeping")
def safekeeping(db: SqliteUtilsDatabase) -> None:
    """Add how long records are kept, what was erased, and copies of backups at a second place."""
    _grow(db, schema_0005.statements(), append_only=schema_0005.APPEND_ONLY)


def _grow(db: SqliteUtilsDatabase, statements: Iterable[str], *, append_only: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)
    for table in append_only:
        columns = tuple(column.name for column in db.table(table).columns)
        for statement in guards(table, columns):
            db.execute(statement)
