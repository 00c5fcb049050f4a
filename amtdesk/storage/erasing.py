"""Taking words away for good: from rows that are otherwise never changed, from undo, and from the bytes of the file.

The only path on which the guards of append-only tables are lifted; they stand again before the transaction ends.
Rows that figures count keep their days, times and subjects, and lose their words.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from amtdesk.domain.words import ERASED_WORDS, N_
from amtdesk.storage.database import Database
from amtdesk.storage.schema import APPEND_ONLY

#: What stands in the list of steps instead of a name that held words of what is gone.
_STEP: Final = N_("Removed for good")
_OF_QUESTION: Final = ("replies", "answer_approvals", "department_waits")
_OF_POST: Final = ("post_versions", "post_places", "quiet_remarks", "approval_ticks", "approvals", "publications")
#: The forms that are begun beside a question; they are kept under `name:id`.
FORMS: Final = ("approval", "delegation", "hand_over", "reason")
#: Set while bytes of what was removed may still stand in the file: it lies in the records themselves.
WIPE_DUE: Final = "wipe_due"
_SEARCHED: Final = ("questions_search", "posts_search")
#: The steps that kept what was being typed, in forms, notes and rounds: none of them is ever undone.
_TYPED: Final = (
    "SELECT DISTINCT command_id AS id FROM changes JOIN commands ON commands.id = command_id "
    "WHERE table_name IN ('settings', 'rounds') AND undoable = 0"
)
_MOST_AT_ONCE: Final = 400
#: Pages of a search index that are merged in one step.
_MERGED_AT_ONCE: Final = 200

Counts = Counter[str]


@contextmanager
def guards_lifted(connection: sqlite3.Connection) -> Iterator[None]:
    """Let append-only rows be changed inside the running transaction; it must not end before this does."""
    marks = ", ".join("?" * len(APPEND_ONLY))
    guards = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks}) "
        "AND name IN (tbl_name || '_kept', tbl_name || '_fixed')",
        tuple(APPEND_ONLY),
    ).fetchall()
    for guard in guards:
        connection.execute(f"DROP TRIGGER {guard['name']}")
    yield
    for guard in guards:
        connection.execute(guard["sql"])


def of(ids: Iterable[int]) -> str:
    """Return ids as a list that stands behind IN."""
    return f"({', '.join(str(int(each)) for each in ids)})"


def empty_questions(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    """Take the words of questions and of all that hangs on them; day, subject, times and state stay."""
    some = of(ids)
    forget_steps_of_questions(connection, ids)
    counts = Counter[str]()
    counts["questions"] = connection.execute(
        "UPDATE questions SET text = ?, link = '', draft_text = '', draft_template_id = NULL, department_asked = '', "
        f"closing_reason = iif(closing_reason = '', '', ?) WHERE id IN {some}",
        (ERASED_WORDS, ERASED_WORDS),
    ).rowcount
    connection.execute(f"DELETE FROM questions_search WHERE rowid IN {some}")
    counts["replies"] = connection.execute(
        f"UPDATE replies SET text = ? WHERE question_id IN {some}", (ERASED_WORDS,)
    ).rowcount
    counts["answer_approvals"] = connection.execute(
        f"UPDATE answer_approvals SET text = ?, text_fingerprint = '' WHERE question_id IN {some}", (ERASED_WORDS,)
    ).rowcount
    counts["department_waits"] = connection.execute(
        f"UPDATE department_waits SET asked = '' WHERE question_id IN {some}"
    ).rowcount
    counts["log"] = _empty_log(connection, _subjects("question", ids), names=("asked", "reason", "fingerprint"))
    _drop_forms(connection, ids)
    return +counts


def drop_questions(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    """Remove questions that no figure counts, with all that hangs on them."""
    some = of(ids)
    forget_steps_of_questions(connection, ids)
    counts = Counter[str]()
    for table in _OF_QUESTION:
        counts[table] = connection.execute(f"DELETE FROM {table} WHERE question_id IN {some}").rowcount
    counts["log"] = _drop_log(connection, _subjects("question", ids))
    _drop_forms(connection, ids)
    counts["questions"] = connection.execute(f"DELETE FROM questions WHERE id IN {some}").rowcount
    return +counts


def empty_posts(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    """Take the words of posts, their versions and their approvals; day, topic and state stay."""
    some = of(ids)
    _forget_steps_of(connection, "posts", ids=ids, parts=_OF_POST, owner="post_id")
    counts = Counter[str]()
    counts["posts"] = connection.execute(
        "UPDATE posts SET title = ?, text = '', hashtags = '', note = '', alt_text = '', image_credit = '', "
        "consent = '', contributed_by = '', contribution = '', copied_text = '', level_reason = '', submitted_to = '', "
        f"locked_reason = '', image_name = '', image_sha256 = '' WHERE id IN {some}",
        (ERASED_WORDS,),
    ).rowcount
    connection.execute(f"DELETE FROM posts_search WHERE rowid IN {some}")
    for table, change in (
        ("post_versions", "title = ?, text = '', saved_by = ''"),
        ("publications", "text = ?, link = ''"),
        ("approvals", "approved_by = ?"),
        ("approval_ticks", "ticked_by = ?"),
        ("post_places", "note = iif(note = '', '', ?)"),
    ):
        counts[table] = connection.execute(
            f"UPDATE {table} SET {change} WHERE post_id IN {some}", (ERASED_WORDS,)
        ).rowcount
    counts["quiet_remarks"] = connection.execute(f"DELETE FROM quiet_remarks WHERE post_id IN {some}").rowcount
    names = ("title", "text", "going_out", "reason", "to", "link")
    counts["log"] = _empty_log(connection, _subjects("post", ids), names=names)
    return +counts


def drop_posts(connection: sqlite3.Connection, ids: Sequence[int]) -> Counts:
    """Remove posts that were never approved and never went out, with all their versions."""
    some = of(ids)
    _forget_steps_of(connection, "posts", ids=ids, parts=_OF_POST, owner="post_id")
    counts = Counter[str]()
    for table, column in (
        ("recurring_idea_days", "post_id"),
        ("delegations", "post_id"),
        ("posts", "corrects_id"),
        ("posts", "feedback_for_id"),
    ):
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} IN {some}")
    for table in _OF_POST:
        counts[table] = connection.execute(f"DELETE FROM {table} WHERE post_id IN {some}").rowcount
    counts["log"] = _drop_log(connection, _subjects("post", ids))
    counts["posts"] = connection.execute(f"DELETE FROM posts WHERE id IN {some}").rowcount
    return +counts


def forget_steps_of_questions(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Take every step of undo that touched these questions or what hangs on them, and what was typed and not sent."""
    _forget_steps_of(connection, "questions", ids=ids, parts=_OF_QUESTION, owner="question_id")
    typed = connection.execute(_TYPED)
    forget(connection, [row["id"] for row in typed])


def forget_steps(connection: sqlite3.Connection, table: str, *, ids: Iterable[int]) -> None:
    """Take every step of undo that touched these rows: what it changed, and its name."""
    forget(connection, steps_of(connection, table, ids=ids))


def _forget_steps_of(
    connection: sqlite3.Connection, table: str, *, ids: Sequence[int], parts: Iterable[str], owner: str
) -> None:
    forget_steps(connection, table, ids=ids)
    for part in parts:
        rows = connection.execute(f"SELECT id FROM {part} WHERE {owner} IN {of(ids)}")
        forget_steps(connection, part, ids=[row["id"] for row in rows])


def steps_of(connection: sqlite3.Connection, table: str, *, ids: Iterable[int]) -> tuple[int, ...]:
    """Return the commands that touched these rows."""
    rows = connection.execute(
        f"SELECT DISTINCT command_id FROM changes WHERE table_name = ? AND row_id IN {of(ids)}", (table,)
    )
    return tuple(row["command_id"] for row in rows)


def forget(connection: sqlite3.Connection, steps: Sequence[int]) -> None:
    """Take what commands changed, and their names. Earlier words of agreed templates stay: packs know them by those."""
    for start in range(0, len(steps), _MOST_AT_ONCE):
        some = of(steps[start : start + _MOST_AT_ONCE])
        connection.execute(
            f"UPDATE commands SET undoable = 0, label = ?, label_values = '{{}}', merge_key = '' WHERE id IN {some}",
            (_STEP,),
        )
        connection.execute(f"DELETE FROM changes WHERE command_id IN {some} AND table_name <> 'templates'")


def wipe(database: Database, *, breathe: Callable[[], None]) -> bool:
    """Let what was overwritten be gone from search index and journal, too. False while another program is in the way.

    The index is merged in steps: nobody else can write during one, so it `breathe`s between them.
    """
    for index in _SEARCHED:
        pages = -_MERGED_AT_ONCE  # the first step takes up all of it, the others go on
        while _merge(database, index, pages=pages):
            pages = _MERGED_AT_ONCE
            breathe()
    # the journal still holds the pages as they were
    return bool(database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0)


def write_anew(database: Database) -> bool:
    """Write the whole file anew, without anything that lies in its free space. Takes about a second for ten years."""
    for index in _SEARCHED:
        database.rows(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    database.rows("VACUUM")
    return bool(database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0)


def _merge(database: Database, index: str, *, pages: int) -> bool:
    """Merge a part of the search index; whether there is more to do (as SQLite's manual says to find out)."""
    before = database.rows("SELECT total_changes() AS n")[0]["n"]
    database.rows(f"INSERT INTO {index}({index}, rank) VALUES ('merge', ?)", (pages,))
    return bool(database.rows("SELECT total_changes() AS n")[0]["n"] - before > 1)


def overwrite_what_goes(database: Database) -> None:
    """From now on write zeros over what this connection removes. Not every SQLite is built to do so."""
    database.rows("PRAGMA secure_delete = ON")


def _subjects(kind: str, ids: Iterable[int]) -> tuple[str, ...]:
    return tuple(f"{kind}:{each}" for each in ids)


def _empty_log(connection: sqlite3.Connection, subjects: tuple[str, ...], *, names: tuple[str, ...]) -> int:
    """What a line needs to be told stays: department, level, state. What somebody wrote goes."""
    _forget_steps_of_log(connection, subjects)
    marks = ", ".join("?" * len(subjects))
    places = ", ".join(f"'$.{name}', '{ERASED_WORDS}'" for name in names)
    return connection.execute(
        f"UPDATE log SET details = json_replace(details, {places}) WHERE subject IN ({marks}) AND json_valid(details)",
        subjects,
    ).rowcount


def _forget_steps_of_log(connection: sqlite3.Connection, subjects: tuple[str, ...]) -> None:
    """Some steps did nothing but write a line, a reminder for example; their names hold words, too."""
    marks = ", ".join("?" * len(subjects))
    rows = connection.execute(f"SELECT id FROM log WHERE subject IN ({marks})", subjects)
    forget_steps(connection, "log", ids=[row["id"] for row in rows])


def _drop_forms(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """What was begun about questions and not sent."""
    places = [f'$."{name}:{each}"' for each in ids for name in FORMS]
    for place in places:
        connection.execute(
            "UPDATE settings SET value = json_remove(value, ?) WHERE name = 'begun_forms' AND value ->> ? IS NOT NULL",
            (place, place),
        )


def _drop_log(connection: sqlite3.Connection, subjects: tuple[str, ...]) -> int:
    _forget_steps_of_log(connection, subjects)
    marks = ", ".join("?" * len(subjects))
    return connection.execute(f"DELETE FROM log WHERE subject IN ({marks})", subjects).rowcount
