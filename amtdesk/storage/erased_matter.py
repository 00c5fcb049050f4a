"""One question, wherever its words stand: found, counted, and taken away in one transaction."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from amtdesk.domain.erasure import Trace
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import CLOSED, QuestionStatus, short_title
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.storage import erasing
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import FORMS, Counts, guards_lifted
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

#: Shorter words are looked for as a whole only: “Danke” stands in many places.
_LONG_ENOUGH: Final = 12
_QUOTED: Final = (("report_versions", "content"), ("report_entries", "value"))
#: Her own notes, as plain text: where they repeat its words, too, these become a mark.
_NOTED: Final = (("observations", "text"), ("own_tasks", "title"), ("own_tasks", "note"), ("delegations", "subject"))
#: Words that went out or may: an approval holds for them, so they are named and left to her.
_POSTED: Final = ("title", "text", "note", "copied_text")
_COUNTED: Final = (
    (Trace.REPLIES, "replies", "question_id"),
    (Trace.APPROVALS, "answer_approvals", "question_id"),
    (Trace.WAITS, "department_waits", "question_id"),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A question and the forms in which its words may stand elsewhere: within JSON, and the longer ones as they are."""

    id: QuestionId
    text: str
    status: QuestionStatus
    noted_at: datetime
    needles: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def subject(self) -> str:
        """How the log names it."""
        return f"question:{self.id}"


class MatterRepository:
    """Finds the traces of a question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, question_id: int) -> Matter | None:
        """Return a question, also one that was deleted; None when there is none."""
        row = self._database.row("SELECT * FROM questions WHERE id = ?", (question_id,))
        if row is None:
            return None
        forms = tuple(_forms(row["text"], row["department_asked"], row["link"], *self._earlier(question_id)))
        return Matter(
            id=QuestionId(row["id"]),
            text=row["text"],
            status=QuestionStatus(row["status"]),
            noted_at=instant_from(row["noted_at"]),
            needles=tuple(dict.fromkeys(map(_within_json, forms))),
            plain=tuple(dict.fromkeys(form for form in forms if len(form) >= _LONG_ENOUGH)),
        )

    def _earlier(self, question_id: int) -> Iterator[str]:
        """How it was worded before: reports may quote that."""
        rows = self._database.rows(
            "SELECT before ->> '$.text' AS text FROM changes WHERE table_name = 'questions' AND row_id = ?",
            (question_id,),
        )
        return (row["text"] for row in rows)

    def traces(self, matter: Matter) -> dict[Trace, int]:
        """Return how often it stands where; only places in which it stands."""
        counts = Counter({Trace.QUESTION: 1})
        counts[Trace.SEARCH] = self._count("FROM questions_search WHERE rowid = ?", matter.id)
        for trace, table, column in _COUNTED:
            counts[trace] = self._count(f"FROM {table} WHERE {column} = ?", matter.id)
        told = "FROM log WHERE subject = ? AND kind <> 'question_drafted'"  # a time alone, which the trail shows nobody
        counts[Trace.TRAIL] = self._count(told, matter.subject)
        counts[Trace.BEGUN] = len(self._begun(matter))
        counts[Trace.UNDO] = len(steps_of(self._database, matter))
        counts[Trace.REPORTS] = len(self._rows_with(matter, "report_versions", column="content"))
        counts[Trace.NOTES] = sum(len(self._noted(matter, table, column=column)) for table, column in _NOTED)
        counts[Trace.ENTRIES] = len(self._rows_with(matter, "report_entries", column="value"))
        return dict(+counts)

    def weeks(self, matter: Matter) -> tuple[str, ...]:
        """Return the weeks whose finished report quotes it."""
        ids = self._rows_with(matter, "report_versions", column="content")
        rows = self._database.rows(
            f"SELECT DISTINCT week FROM report_versions WHERE id IN {erasing.of(ids)} ORDER BY week"
        )
        return tuple(row["week"] for row in rows)

    def posts(self, matter: Matter) -> tuple[str, ...]:
        """Return the keys of the posts that repeat its words."""
        where = " OR ".join(f"instr({column}, ?)" for column in _POSTED for _ in matter.plain) or "0"
        rows = self._database.rows(
            f"SELECT key FROM posts WHERE deleted_at IS NULL AND ({where}) ORDER BY id", matter.plain * len(_POSTED)
        )
        return tuple(row["key"] for row in rows)

    def since(self, matter: Matter) -> datetime:
        """Return from when on backups may hold it, by the clock that they were made by: it may have been set back."""
        row = self._database.row(
            "SELECT min(at) AS at FROM commands WHERE id >= (SELECT min(id) FROM commands WHERE at >= ?)",
            (instant_text(matter.noted_at),),
        )
        earliest = None if row is None else optional_instant(row["at"])
        return min(matter.noted_at, earliest or matter.noted_at)

    def copies_elsewhere(self, since: datetime | None) -> tuple[tuple[str, str, datetime], ...]:
        """Return place, name and moment of the copies at second places, made since then, that are still there."""
        rows = self._database.rows(
            "SELECT place, name, made_at FROM backup_copies WHERE removed_at IS NULL AND fault = '' AND made_at >= ? "
            "GROUP BY place, name ORDER BY made_at DESC",
            ("" if since is None else instant_text(since),),
        )
        return tuple((row["place"], row["name"], instant_from(row["made_at"])) for row in rows)

    def erase(self, connection: sqlite3.Connection, matter: Matter, *, at: datetime) -> Counts:
        """Take it away everywhere, inside a running command. The row stays without words: figures count it."""
        erasing.forget(connection, steps_of(self._database, matter))
        begun, ids = (
            self._begun(matter),
            {table: self._rows_with(matter, table, column=column) for table, column in _QUOTED},
        )
        with guards_lifted(connection):
            counts = erasing.empty_questions(connection, (matter.id,))
            for table, column in _QUOTED:
                counts[table] = _mark(connection, matter, table=table, column=column, ids=ids[table])
            for table, column in _NOTED:
                counts[table] += _mark_plain(connection, matter, table=table, column=column)
        self._close(connection, matter, at=at)
        counts["settings"] = len(begun)
        if "" in begun:
            connection.execute("UPDATE settings SET value = 'null' WHERE name = 'begun_note'")
        for needle in matter.needles:
            connection.execute("UPDATE rounds SET unfinished = '' WHERE instr(unfinished, ?)", (needle,))
        return +counts

    def _close(self, connection: sqlite3.Connection, matter: Matter, *, at: datetime) -> None:
        """Nobody can answer what has no words any more."""
        if matter.status not in CLOSED:
            connection.execute(
                "UPDATE questions SET status = ?, closed_at = ?, closing_reason = ?, follow_up_on = NULL, "
                "submitted_at = NULL WHERE id = ?",
                (QuestionStatus.NO_ANSWER, instant_text(at), ERASED_WORDS, matter.id),
            )
            connection.execute(
                "UPDATE department_waits SET returned_at = ? WHERE question_id = ? AND returned_at IS NULL",
                (instant_text(at), matter.id),
            )

    def _begun(self, matter: Matter) -> tuple[str, ...]:
        """Return what was begun about it, by name; '' stands for the note that is being typed."""
        names = {f"{name}:{matter.id}" for name in FORMS}
        forms = [name for name in self._begun_forms() if name in names]
        note = self._database.row("SELECT value FROM settings WHERE name = 'begun_note'")
        is_noted = note is not None and any(needle in note["value"] for needle in matter.needles)
        return (*forms, "") if is_noted else tuple(forms)

    def _begun_forms(self) -> dict[str, object]:
        row = self._database.row("SELECT value FROM settings WHERE name = 'begun_forms'")
        kept = None if row is None else json.loads(row["value"])
        return kept if isinstance(kept, dict) else {}

    def _rows_with(self, matter: Matter, table: str, *, column: str) -> tuple[int, ...]:
        where = " OR ".join(f"instr({column}, ?)" for _ in matter.needles) or "0"
        rows = self._database.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id", matter.needles)
        return tuple(row["id"] for row in rows)

    def _noted(self, matter: Matter, table: str, *, column: str) -> tuple[int, ...]:
        where = " OR ".join(f"instr({column}, ?)" for _ in matter.plain) or "0"
        rows = self._database.rows(f"SELECT id FROM {table} WHERE {where}", matter.plain)
        return tuple(row["id"] for row in rows)

    def _count(self, rest: str, value: object) -> int:
        row = self._database.row(f"SELECT count(*) AS n {rest}", (value,))
        return 0 if row is None else int(row["n"])


def steps_of(database: Database, matter: Matter) -> tuple[int, ...]:
    """Return the commands that hold its words: those that touched it and those that name it."""
    tables = " OR ".join(
        f"(table_name = '{table}' AND row_id IN (SELECT id FROM {table} WHERE {column} = {int(matter.id)}))"
        for _trace, table, column in _COUNTED
    )
    has = " OR ".join("instr(coalesce(before, '') || coalesce(after, ''), ?)" for _ in matter.needles) or "0"
    named = " OR ".join("instr(label_values, ?)" for _ in matter.needles) or "0"
    rows = database.rows(
        f"SELECT command_id AS id FROM changes WHERE (table_name = 'questions' AND row_id = {int(matter.id)}) "
        f"OR {tables} OR {has} UNION SELECT id FROM commands WHERE {named} ORDER BY 1",
        (*matter.needles, *matter.needles),
    )
    return tuple(row["id"] for row in rows)


def _forms(*texts: str | None) -> Iterator[str]:
    for text in filter(None, texts):
        yield from (text, " ".join(text.split()), short_title(text).removesuffix(" …"))


def _within_json(form: str) -> str:
    plain = json.dumps(form, ensure_ascii=False)
    return plain[1:-1] if len(form) >= _LONG_ENOUGH else plain


def _mark(connection: sqlite3.Connection, matter: Matter, *, table: str, column: str, ids: tuple[int, ...]) -> int:
    for needle in sorted(matter.needles, key=len, reverse=True):  # the whole before its beginning
        mark = f'"{ERASED_WORDS}"' if needle.startswith('"') else ERASED_WORDS
        connection.execute(
            f"UPDATE {table} SET {column} = replace({column}, ?, ?) WHERE id IN {erasing.of(ids)}", (needle, mark)
        )
    return len(ids)


def _mark_plain(connection: sqlite3.Connection, matter: Matter, *, table: str, column: str) -> int:
    return sum(
        connection.execute(
            f"UPDATE {table} SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)",
            (form, ERASED_WORDS, form),
        ).rowcount
        for form in sorted(matter.plain, key=len, reverse=True)  # the whole before its beginning
    )
