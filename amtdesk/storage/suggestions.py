"""What the suggestions read: the words that the index knows, and the few rows that share some with a question."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.suggestions import Candidate, Experience
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from

_CANDIDATE: Final = (
    "SELECT t.id, s.title, s.body, t.category, t.kind FROM templates_search s JOIN templates t ON t.id = s.rowid "
    "WHERE t.deleted_at IS NULL AND (t.valid_until IS NULL OR t.valid_until >= ?)"
)
#: The template that a question was first answered with: what came later, such as "done", answers something else.
_FIRST_REPLY: Final = (
    "SELECT min(id) FROM replies WHERE question_id = q.id AND template_id IS NOT NULL AND withdrawn_at IS NULL"
)
#: The changed rows whose words are new: (table of the index, its columns of words).
_WORDED: Final = (("templates", "title || ' ' || body"), ("questions", "title"))


class Stamp(NamedTuple):
    """The last command: its number, and when it was last continued."""

    command_id: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of templates and questions, each with the number of templates that hold it."""

    templates_with: dict[str, int]
    templates: int


class SuggestionRecords:
    """Reads for the suggestions. Texts come folded, as the index holds them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamp(self) -> Stamp:
        """Return what is different after every command."""
        row = self._database.row("SELECT id, at FROM commands ORDER BY id DESC LIMIT 1")
        return Stamp(0, "") if row is None else Stamp(row["id"], row["at"])

    def vocabulary(self) -> Vocabulary:
        """Return all words of the templates, and those that citizens used."""
        asked = self._words("questions", "col", which="WHERE col = 'title'")
        held = self._words("templates", "row", which="")
        number = self._database.row("SELECT count(*) AS n FROM templates WHERE deleted_at IS NULL")
        return Vocabulary(templates_with=dict.fromkeys(asked, 0) | held, templates=0 if number is None else number["n"])

    def texts_since(self, stamp: Stamp) -> tuple[str, ...]:
        """Return the folded texts that commands wrote since then, the stamp's own included: it may have grown."""
        found: list[str] = []
        for table, words in _WORDED:
            changed = "SELECT row_id FROM changes WHERE command_id >= ? AND table_name = ?"
            sql = f"SELECT {words} AS words FROM {table}_search WHERE rowid IN ({changed})"
            found += (row["words"] for row in self._database.rows(sql, (stamp.command_id, table)))
        return tuple(found)

    def question_with_key(self, key: str) -> QuestionId | None:
        """Return the question that has a key, or None."""
        row = self._database.row("SELECT id FROM questions WHERE key = ? AND deleted_at IS NULL", (key,))
        return None if row is None else QuestionId(row["id"])

    def category_names(self) -> dict[str, str]:
        """Return the name of each category."""
        return {row["key"]: row["name"] for row in self._database.rows("SELECT key, name FROM categories")}

    def templates_with(self, words: Iterable[str], *, today: str, limit: int) -> tuple[Candidate, ...]:
        """Return the usable templates that hold most of these words."""
        found = (  # numbers first: only the words of the best are read
            "SELECT rowid FROM templates_search WHERE templates_search MATCH ? "
            "ORDER BY bm25(templates_search, 3.0, 1.0) LIMIT ?"
        )
        return self._candidates(f"{_CANDIDATE} AND t.id IN ({found})", (today, _any_of(words), limit))

    def templates_of(self, category: str, *, today: str, limit: int) -> tuple[Candidate, ...]:
        """Return the usable templates of a category, those that were written last."""
        sql = f"{_CANDIDATE} AND t.category = ? ORDER BY t.id DESC LIMIT ?"
        return self._candidates(sql, (today, category, limit))

    def templates_by_id(self, ids: Collection[TemplateId], *, today: str) -> tuple[Candidate, ...]:
        """Return those of these templates that are usable."""
        marks = ", ".join("?" * len(ids))
        return self._candidates(f"{_CANDIDATE} AND t.id IN ({marks})", (today, *ids))

    def questions_with(
        self, words: Iterable[str], *, leave_out: QuestionId | None, limit: int
    ) -> tuple[Experience, ...]:
        """Return the questions that hold most of these words, and the template each was first answered with."""
        found = (
            "SELECT rowid AS id FROM questions_search WHERE questions_search MATCH ? AND rowid <> ? "
            "ORDER BY bm25(questions_search) LIMIT ?"
        )
        rows = self._database.rows(
            "SELECT s.title, q.category, r.template_id, coalesce(r.sent_at, q.asked_at) AS at "
            f"FROM ({found}) f JOIN questions q ON q.id = f.id JOIN questions_search s ON s.rowid = f.id "
            f"LEFT JOIN replies r ON r.id = ({_FIRST_REPLY})",
            (f"{{title}} : ({_any_of(words)})", leave_out or 0, limit),
        )
        return tuple(
            Experience(
                words=row["title"],
                category=row["category"],
                template_id=None if row["template_id"] is None else TemplateId(row["template_id"]),
                at=instant_from(row["at"]),
            )
            for row in rows
        )

    def _candidates(self, sql: str, values: Sequence[object]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                id=TemplateId(row["id"]),
                title=row["title"],
                text=row["body"],
                category=row["category"],
                kind=row["kind"],
            )
            for row in self._database.rows(sql, values)
        )

    def _words(self, table: str, kind: str, *, which: str) -> dict[str, int]:
        words = f"temp.{table}_words_by_{kind}"
        self._database.rows(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5vocab('main', '{table}_search', '{kind}')"
        )
        return {row["term"]: row["doc"] for row in self._database.rows(f"SELECT term, doc FROM {words} {which}")}


def _any_of(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)
