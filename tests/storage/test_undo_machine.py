"""Any random history undoes to the same visible state, append-only records excepted (S1)."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from amtdesk.domain.changes import Area
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.history import History
from amtdesk.storage.opening import open_database
from amtdesk.storage.schema import APPEND_ONLY

if TYPE_CHECKING:
    from amtdesk.storage.database import Database

VISIBLE = ("settings", "groups", "questions", "posts", "templates", "department_waits")
#: Tables without a mark for what is hidden.
ALL_SHOWN = ("settings", "department_waits")
AT = "2027-05-12T06:00:00.000000Z"
NOTHING_SPECIAL = Message("Something done")
words = st.text(alphabet="aäß é\n{}'%", max_size=8)
Snapshot = dict[str, list[tuple[object, ...]]]


class Desk(RuleBasedStateMachine):
    """Writes at random, and remembers what was visible before every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database: Database = open_database(Path(self.folder.name) / "amtdesk.sqlite3")
        self.now = datetime(2027, 5, 12, 6, tzinfo=UTC)
        self.before: list[Snapshot] = []
        self.undone: list[Snapshot] = []
        self.number = 0
        self.kept = dict.fromkeys(APPEND_ONLY, 0)

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    # steps

    def _step(self, write: "Write") -> None:
        self.now += timedelta(seconds=7)
        self.before.append(self._visible())
        with self.database.command(NOTHING_SPECIAL, at=self.now, areas={Area.POSTS}) as writer:
            write(writer)
        self.undone.clear()

    @rule(text=words, status=st.sampled_from(("idea", "draft", "approved")))
    def add_a_post(self, text: str, status: str) -> None:
        self.number += 1
        row = {"key": f"P{self.number}", "title": text, "text": text, "status": status}
        stamps = {"created_at": "2027-05-12T06:00:00.000000Z", "changed_at": "2027-05-12T06:00:00.000000Z"}
        self._step(lambda writer: writer.insert("posts", row | stamps))

    @rule(text=words)
    def add_a_setting_and_a_group_in_one_command(self, text: str) -> None:
        self.number += 1

        def write(writer: CommandWriter) -> None:
            writer.insert("settings", {"name": f"s{self.number}", "value": text})
            writer.insert("groups", {"key": f"G{self.number}", "name": text, "minutes": self.number})

        self._step(write)

    @precondition(lambda self: self._ids("posts"))
    @rule(data=st.data(), text=words)
    def edit_a_post_twice_in_one_command(self, data: st.DataObject, text: str) -> None:
        post = data.draw(st.sampled_from(self._ids("posts")))

        def write(writer: CommandWriter) -> None:
            writer.update("posts", post, changes={"text": text + "1", "day": "2027-05-12"})
            writer.update("posts", post, changes={"text": text + "2", "day": None})

        self._step(write)

    @precondition(lambda self: self._ids("posts"))
    @rule(data=st.data(), texts=st.lists(words, min_size=2, max_size=4))
    def type_into_a_post(self, data: st.DataObject, texts: list[str]) -> None:
        post = data.draw(st.sampled_from(self._ids("posts")))
        self.before.append(self._visible())
        self.number += 1
        key = f"typing-{self.number}"
        for text in texts:
            self.now += timedelta(seconds=1)
            with self.database.command(NOTHING_SPECIAL, at=self.now, areas={Area.POSTS}, merge_key=key) as writer:
                writer.update("posts", post, changes={"text": text})
        self.undone.clear()

    @precondition(lambda self: self._ids("posts"))
    @rule(data=st.data())
    def approve_a_post(self, data: st.DataObject) -> None:
        post = data.draw(st.sampled_from(self._ids("posts")))
        self.kept["approvals"] += 1
        record: dict[str, Value] = {
            "post_id": post, "version": 1, "text_fingerprint": "x", "approved_by": "Hauptamt", "level": 1,
            "approved_at": "2027-05-12T06:00:00.000000Z", "recorded_at": "2027-05-12T06:00:00.000000Z", "way": "phone",
        }  # fmt: skip

        def write(writer: CommandWriter) -> None:
            writer.insert("approvals", record)
            writer.update("posts", post, changes={"status": "approved"})

        self._step(write)

    # questions: noted, drafted, approved, handed over, returned; a department that answers by itself

    @rule(text=words)
    def note_a_question(self, text: str) -> None:
        self.number += 1
        row = {"key": f"F{self.number}", "text": text, "source": "dm", "asked_at": AT, "noted_at": AT}
        self._step(lambda writer: writer.insert("questions", row))

    @precondition(lambda self: self._ids("questions"))
    @rule(data=st.data(), text=words)
    def approve_an_answer(self, data: st.DataObject, text: str) -> None:
        question = self._question(data)
        self.kept["answer_approvals"] += 1
        record: dict[str, Value] = {
            "question_id": question, "text": text, "text_fingerprint": text, "level": 1, "approved_by": "Hauptamt",
            "approved_at": AT, "way": "phone", "recorded_at": AT,
        }  # fmt: skip

        def write(writer: CommandWriter) -> None:
            writer.update("questions", question, changes={"draft_text": text, "submitted_at": None})
            writer.insert("answer_approvals", record)

        self._step(write)

    @precondition(lambda self: self._ids("questions"))
    @rule(data=st.data(), text=words)
    def edit_an_answer_so_that_its_approval_lapses(self, data: st.DataObject, text: str) -> None:
        question = self._question(data)
        standing = (
            "SELECT id FROM answer_approvals WHERE question_id = ? AND closed_at IS NULL AND withdrawn_at IS NULL"
        )
        held = [row["id"] for row in self.database.rows(standing, (question,))]

        def write(writer: CommandWriter) -> None:
            writer.update("questions", question, changes={"draft_text": text + "2"})
            for approval in held:
                changes: dict[str, Value] = {"closed_at": AT, "closing_reason": "words_changed"}
                writer.update("answer_approvals", approval, changes=changes)

        self._step(write)

    @precondition(lambda self: self._ids("questions"))
    @rule(data=st.data(), department=st.sampled_from(("bauhof", "baeder")))
    def hand_a_question_over(self, data: st.DataObject, department: str) -> None:
        question = self._question(data)
        self.kept["log"] += 1
        open_stays = self._open_stays(question)

        def write(writer: CommandWriter) -> None:
            for stay in open_stays:
                writer.update("department_waits", stay, changes={"returned_at": AT})
            writer.insert("department_waits", {"question_id": question, "department": department, "handed_over_at": AT})
            writer.update("questions", question, changes={"status": "waiting_department", "department": department})
            writer.insert("log", {"at": AT, "kind": "question_handed_over", "subject": f"question:{question}"})

        self._step(write)

    @precondition(lambda self: self._ids("questions"))
    @rule(data=st.data())
    def get_a_question_back(self, data: st.DataObject) -> None:
        question = self._question(data)
        self.kept["log"] += 1
        open_stays = self._open_stays(question)

        def write(writer: CommandWriter) -> None:
            for stay in open_stays:
                writer.update("department_waits", stay, changes={"returned_at": AT})
            writer.update("questions", question, changes={"status": "new", "follow_up_on": None})
            writer.insert("log", {"at": AT, "kind": "question_returned", "subject": f"question:{question}"})

        self._step(write)

    @rule(text=words)
    def let_a_department_answer_by_itself(self, text: str) -> None:
        self.kept["delegations"] += 1
        row = {"department": "bauhof", "subject": text, "starts_at": AT, "ends_at": AT, "recorded_at": AT}
        self._step(lambda writer: writer.insert("delegations", row))

    @precondition(lambda self: self._standing_delegations())
    @rule(data=st.data())
    def end_a_delegation(self, data: st.DataObject) -> None:
        delegation = data.draw(st.sampled_from(self._standing_delegations()))
        self._step(lambda writer: writer.update("delegations", delegation, changes={"withdrawn_at": AT}))

    @precondition(lambda self: self._ids("groups"))
    @rule(data=st.data())
    def remove_a_group(self, data: st.DataObject) -> None:
        group = data.draw(st.sampled_from(self._ids("groups")))
        self._step(lambda writer: writer.delete("groups", group))

    @rule()
    def undo(self) -> None:
        self.now += timedelta(seconds=1)
        history = History(self.database)
        step = history.last_undoable(now=self.now)
        assert (step is None) == (not self.before)
        if step is not None:
            self.undone.append(self._visible())
            history.revert(step, at=self.now)
            assert self._visible() == self.before.pop()

    @rule()
    def redo(self) -> None:
        self.now += timedelta(seconds=1)
        history = History(self.database)
        step = history.last_redoable(now=self.now)
        assert (step is None) == (not self.undone)
        if step is not None:
            self.before.append(self._visible())
            history.revert(step, at=self.now)
            assert self._visible() == self.undone.pop()

    @rule()
    def restart(self) -> None:
        path = self.database.path
        self.database.close()
        self.database = open_database(path)

    @rule()
    def undo_everything(self) -> None:
        while self.before:
            self.undo()

    # what always holds

    @invariant()
    def no_approval_is_ever_removed(self) -> None:
        for table in APPEND_ONLY:
            count = self.database.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"]  # noqa: S608 - our own names
            assert count == self.kept[table]

    @invariant()
    def search_finds_exactly_the_posts_that_are_there(self) -> None:
        found = [row["rowid"] for row in self.database.rows("SELECT rowid FROM posts_search ORDER BY rowid")]
        assert found == self._ids("posts")

    def _question(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(self._ids("questions")))

    def _open_stays(self, question: int) -> list[int]:
        sql = "SELECT id FROM department_waits WHERE question_id = ? AND returned_at IS NULL"
        return [row["id"] for row in self.database.rows(sql, (question,))]

    def _standing_delegations(self) -> list[int]:
        return [row["id"] for row in self.database.rows("SELECT id FROM delegations WHERE withdrawn_at IS NULL")]

    def _ids(self, table: str) -> list[int]:
        rows = self.database.rows(f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id")  # noqa: S608 - our own names
        return [row["id"] for row in rows]

    def _visible(self) -> Snapshot:
        shown: Snapshot = {}
        for table in VISIBLE:
            kept = "" if table in ALL_SHOWN else "WHERE deleted_at IS NULL"
            rows = self.database.rows(f"SELECT * FROM {table} {kept} ORDER BY id")  # noqa: S608 - our own names
            shown[table] = [tuple(row) for row in rows]
        for table in ("approvals", "answer_approvals", "delegations", "log"):
            standing = f"SELECT * FROM {table} WHERE withdrawn_at IS NULL ORDER BY id"  # noqa: S608 - our own names
            shown[table] = [tuple(row) for row in self.database.rows(standing)]
        return shown


class Write(Protocol):
    """What a step does."""

    def __call__(self, writer: CommandWriter) -> object: ...


TestAnyHistoryUndoes = pytest.mark.proof(Desk.TestCase)
if settings.get_current_profile_name() == "test":  # `make proof` brings a profile with many more
    TestAnyHistoryUndoes.settings = settings(max_examples=25, stateful_step_count=30)
