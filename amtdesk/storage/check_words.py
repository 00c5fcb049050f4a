"""Own words of the spelling check, and the remarks that she set aside, as rows."""

from collections.abc import Mapping
from datetime import datetime

from amtdesk.domain.identifiers import PostId
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_text


class CheckWordsRepository:
    """Reads and writes what the check knows beside its tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self) -> tuple[str, ...]:
        """Return the own words in the order of the alphabet."""
        rows = self._database.rows("SELECT word FROM own_words ORDER BY word COLLATE NOCASE, word")
        return tuple(row["word"] for row in rows)

    def add_word(self, writer: CommandWriter, word: str, *, at: datetime) -> None:
        """Keep a word that is not kept yet."""
        writer.insert("own_words", {"word": word, "added_at": instant_text(at)})

    def remove_word(self, writer: CommandWriter, word: str) -> None:
        """Forget a word; nothing happens without it."""
        for row in self._database.rows("SELECT id FROM own_words WHERE word = ?", (word,)):
            writer.delete("own_words", row["id"])

    def quiet(self) -> Mapping[PostId, frozenset[tuple[str, str]]]:
        """Return what was set aside, by post: kind and words of each remark."""
        found: dict[PostId, set[tuple[str, str]]] = {}
        for row in self._database.rows("SELECT post_id, kind, words FROM quiet_remarks"):
            found.setdefault(PostId(row["post_id"]), set()).add((row["kind"], row["words"]))
        return {post_id: frozenset(remarks) for post_id, remarks in found.items()}

    def set_aside(self, writer: CommandWriter, post_id: PostId, *, kind: str, words: str) -> None:
        """Remember one remark of a post that shall not be shown again."""
        writer.insert("quiet_remarks", {"post_id": post_id, "kind": kind, "words": words})
