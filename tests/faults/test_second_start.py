"""One window writes: a second start calls it to the front, everybody else reads, with words who has the records."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.desk.opening import open_for_window
from amtdesk.domain.questions import QuestionSource
from amtdesk.storage import opening as opening_the_file
from amtdesk.storage.errors import OpenedToRead
from amtdesk.system import first_window, one_writer
from amtdesk.system.clock import StillClock
from tests.builders_files import held_by_another_program
from tests.cli.lines import Terminal
from tests.faults.conftest import Open, is_said, press_in_bar
from tests.faults.test_full_drive import PATIENCE_MS, type_in
from tests.loop import let_rest
from tools.display import environment_for
from tools.typing_window import MARK, PLACES, prepare

ELSEWHERE = ["wolter", "rathaus-3", "", 4711]
#: Opens a window as the program does, and says when it comes to the front.
WINDOW = """
import sys
from amtdesk.__main__ import main
from amtdesk.ui.delivery import Delivery

def told(delivery, _open=Delivery.open_window):
    _open(delivery)
    print("in front", flush=True)

Delivery.open_window = told
sys.argv = ["amtdesk", *sys.argv[1:]]
sys.exit(main())
"""
#: The program with more patience than on a machine that does nothing else.
SECOND = """
import sys
from amtdesk.__main__ import main
from amtdesk.system.first_window import call_first_window

call_first_window.__kwdefaults__["patience"] = 90
sys.argv = ["amtdesk", *sys.argv[1:]]
sys.exit(main())
"""
HOLDS = """
import sys
from pathlib import Path
from amtdesk.system.one_writer import take_place
take_place(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Somebody has the place of the one who writes."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def write_lock(folder: Path, holder: list[Any], *, minutes_ago: int) -> None:
    """The lock as another machine has written it, on a drive that does not pass locks on."""
    path = folder / one_writer.FILE_NAME
    moment = datetime.now(UTC).timestamp() - 60 * minutes_ago
    path.write_text(json.dumps([*holder, datetime.fromtimestamp(moment, UTC).isoformat()]), encoding="utf-8")
    os.utime(path, (moment, moment))


@pytest.mark.xvfb
@pytest.mark.fault(
    "The program is started a second time",
    made_by="two real processes on one display",
    outcome="The first window comes to the front; the second process ends at once without loading a window",
)
def test_a_second_start_brings_the_first_window_to_the_front(tmp_path: Path, display: str, qtbot: QtBot) -> None:
    prepare(tmp_path)
    environment = {**environment_for(display), "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - the house
    words = [f"--data={tmp_path}", "--lang=de"]
    first = subprocess.Popen([sys.executable, "-c", WINDOW, *words], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        qtbot.waitUntil(lambda: is_listening(tmp_path, first), timeout=100_000)
        second = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", SECOND, *words],
            env=environment, check=False, capture_output=True, text=True, timeout=100,
        )  # fmt: skip
        assert second.returncode == 0
        assert "PySide6" not in second.stderr
        assert first.stdout is not None
        assert first.stdout.readline() == "in front\n"
        assert first.poll() is None
    finally:
        first.kill()
        first.communicate()


def is_listening(folder: Path, first: "subprocess.Popen[str]") -> bool:
    """Whether the first window is there and hears."""
    assert first.poll() is None
    return (folder / first_window.FILE_NAME).exists()


@pytest.mark.fault(
    "Another machine has the records open",
    made_by="a lock that another machine wrote half a minute ago (simulated by its file)",
    outcome="They open to read, from a copy, with words who and since when; each deed is refused with a sentence; "
    "typed words stay; “Open again” stores them when the records are free",
)
def test_records_that_another_machine_writes_are_read(tmp_path: Path, open_window: Open, qtbot: QtBot) -> None:
    prepare(tmp_path)
    write_lock(tmp_path, ELSEWHERE, minutes_ago=0)
    running = open_window(tmp_path)
    assert is_said(running, "wolter an rathaus-3 hat die Daten seit")
    assert running.desk.posts.list()

    with pytest.raises(OpenedToRead):
        running.desk.questions.note("Wann?", source=QuestionSource.GROUP)
    field = type_in(running, "post")
    qtbot.waitUntil(lambda: is_said(running, "nur zum Lesen"), timeout=PATIENCE_MS)
    press_in_bar(running, "Neu öffnen")
    assert is_said(running, "rathaus-3")
    assert MARK in field.toPlainText()

    (tmp_path / one_writer.FILE_NAME).write_bytes(b"")
    press_in_bar(running, "Neu öffnen")
    qtbot.waitUntil(lambda: MARK in PLACES["post"][1](running.desk), timeout=PATIENCE_MS)
    assert not running.window.voice.bars.texts()


@pytest.mark.fault(
    "A window that only reads: every page, the look, long work, closing",
    made_by="a real process that has the place of the one who writes",
    outcome="Every page opens, long work reads beside, nothing is written, the window closes without a word",
)
def test_every_page_can_be_read(tmp_path: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    with another_process(tmp_path):
        monkeypatch.setenv("SESSIONNAME", "another screen")
        running = open_window(tmp_path)
        faults: list[object] = []
        running.messages.fault_raised.connect(faults.append)

        for spec in running.window.specs:
            running.window.open_key(spec.key)
            let_rest()
        running.window.tick()
        with running.desk.another() as beside:
            assert len(beside.posts.list()) == 1
        running.window.rebuild()

        assert is_said(running, "hat die Daten seit")
        assert running.window.close()
        assert not faults
    assert not (tmp_path / "backups").exists()


@pytest.mark.fault(
    "The first window does not answer",
    made_by="a real process that has the place and never looks up",
    outcome="After a few seconds the records open to read; a bar says since when they are open",
)
def test_a_first_window_that_does_not_answer(
    tmp_path: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    monkeypatch.setattr(first_window.call_first_window, "__kwdefaults__", {"patience": 0.05})
    with another_process(tmp_path):
        first_window.listen(tmp_path)
        assert is_said(open_window(tmp_path), "antwortet gerade nicht")


@pytest.mark.fault(
    "The program, or its machine, crashed while it had the records",
    made_by="SIGKILL of a real process that has the place; a lock of another machine untouched for five minutes",
    outcome="The next start writes at once",
)
def test_what_a_crash_left_behind_is_no_lock(tmp_path: Path, clock: StillClock) -> None:
    prepare(tmp_path)
    with another_process(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert_writes(tmp_path, clock)
    write_lock(tmp_path, ELSEWHERE, minutes_ago=5)
    assert_writes(tmp_path, clock)


def assert_writes(folder: Path, clock: StillClock) -> None:
    opening = open_for_window(folder, clock)
    assert opening is not None
    with opening.desk as desk:
        assert opening.hindrance is None
        desk.questions.note("Wann?", source=QuestionSource.GROUP)
        opening.beat()
    opening.give_back()
    opening.beat()


@pytest.mark.fault(
    "Another program holds the file of the records",
    made_by="a real process in BEGIN EXCLUSIVE",
    outcome="The records open to read, with words; “Open again” writes when the file is free",
)
def test_a_file_that_another_program_holds_is_read(
    tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening_the_file, "_BUSY_SECONDS", 0.05)
    prepare(tmp_path)
    with held_by_another_program(tmp_path / "amtdesk.sqlite3"):
        opening = open_for_window(tmp_path, clock)
        assert opening is not None
        assert "Another program is using" in str(opening.hindrance)
        assert len(opening.desk.posts.list()) == 1
        assert not opening.try_to_write()
    assert opening.try_to_write()
    opening.desk.close()
    opening.give_back()


@pytest.mark.fault(
    "A drive on which no lock can be made, or on which locks mean nothing",
    made_by="simulated by the system's answers ENOLCK and EACCES",
    outcome="ENOLCK: the words in the lock file tell; EACCES: the records themselves say whether they can be written",
)
def test_a_drive_without_locks(tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)

    def no_locks(_handle: int) -> None:
        raise OSError(37, "No locks available")

    with monkeypatch.context() as share:
        share.setattr(one_writer, "_lock_by_the_system", no_locks)
        assert_writes(tmp_path, clock)

    def refused(*_words: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as share:
        share.setattr("amtdesk.desk.opening.take_place", refused)
        assert_writes(tmp_path, clock)


def test_a_wayland_desktop_is_told_who_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = first_window.listen(tmp_path)
    assert not first_window.heard(path)
    first_window._call(path)  # noqa: SLF001 - what the second process does, without waiting
    path.write_text("token-17", encoding="utf-8")
    os.utime(path, (first_window._CALLING, first_window._CALLING))  # noqa: SLF001 - as above
    monkeypatch.delenv(first_window.TOKEN, raising=False)

    assert first_window.heard(path)

    assert os.environ[first_window.TOKEN] == "token-17"
    first_window.stop_listening(path)
    assert not first_window.heard(path)


def test_no_desk_is_left_in_a_read_window(tmp_path: Path, clock: StillClock) -> None:
    prepare(tmp_path)
    with Desk.open_to_read(tmp_path, clock, is_copied=True) as desk, desk.another() as beside:
        assert not desk.may_write()
        assert not beside.may_write()
        assert beside.posts.list() == desk.posts.list()


@pytest.mark.parametrize("is_copied", [True, False])
def test_what_is_only_read_is_searched_and_never_called_a_missing_right(
    tmp_path: Path, clock: StillClock, is_copied: bool
) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        question = desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.GROUP)
    with Desk.open_to_read(tmp_path, clock, is_copied=is_copied) as desk:
        assert desk.suggestions.for_question(question) is not None
        assert "Wann öffnet das Freibad?" in {hit.title for hit in desk.search.find("Freibda", "questions")}
        with pytest.raises(OpenedToRead):
            desk.town._database.rows("DELETE FROM log")  # noqa: SLF001 - whatever would write


@pytest.mark.fault(
    "A command is typed while another machine has the records open",
    made_by="a lock that another machine wrote just now (simulated by its file)",
    outcome="A sentence and exit code 1; nothing is read or written",
)
def test_a_command_waits_for_the_other_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare(tmp_path)
    terminal = Terminal(tmp_path, capsys)
    write_lock(tmp_path, ELSEWHERE, minutes_ago=0)
    said = terminal.type("today")
    assert said.code == 1
    assert "wolter has the records open on rathaus-3" in said.err

    write_lock(tmp_path, ELSEWHERE, minutes_ago=5)
    assert terminal.type("today").code == 0
