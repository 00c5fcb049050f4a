"""How the file grows from schema to schema. Only loaded when something is pending: sqlite-utils costs start time."""

from sqlite_utils import Database as SqliteUtilsDatabase
from sqlite_utils.migrations import Migrations

from amtdesk.storage import schema_0001
from amtdesk.storage.database import MIGRATION_SET

migrations = Migrations(MIGRATION_SET)


@migrations(name="0001_initial")
def initial(db: SqliteUtilsDatabase) -> None:
    """Create the first schema."""
    for statement in schema_0001.statements():
        db.execute(statement)
    for table in schema_0001.APPEND_ONLY:
        columns = tuple(column.name for column in db.table(table).columns)
        for statement in schema_0001.guards(table, columns):
            db.execute(statement)
