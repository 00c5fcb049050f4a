"""Records that may not be written: they are read, and a bar says what is in the way."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.storage.database import FILE_NAME
from amtdesk.system.clock import StillClock
from tests import builders_files as files
from tests.faults.conftest import Open, is_said, press_in_bar
from tests.faults.test_damaged_records import left_by_a_crash
from tests.faults.test_full_drive import PATIENCE_MS, type_in
from tools.typing_window import MARK, PLACES, prepare

NOBODY = 65534
MAY_NOT = "nicht schreiben"
#: Everything is loaded before the rights are given up: nobody may not read this repository.
AS_NOBODY = """
import json, os, sys
from pathlib import Path
from amtdesk.desk.opening import open_for_window
from amtdesk.storage.reading import read_database
from amtdesk.system.clock import Clock
from tools.typing_window import PLACES, _desk
_desk(Path(sys.argv[2])).close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
opening = open_for_window(Path(sys.argv[1]), Clock())
refused = ""
try:
    opening.desk.posts.add("Freibad")
except Exception as error:
    refused = str(error)
print(json.dumps([str(opening.hindrance), opening.desk.may_write(), len(opening.desk.posts.list()), refused]))
opening.desk.close()
"""


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    """A desk whose last words stand in the journal, on a medium that can only be read."""
    folder = tmp_path / "medium"
    folder.mkdir()
    left_by_a_crash(folder, commits=5)
    with files.read_only_drive(folder):
        yield folder


@files.needs_mounts
@pytest.mark.fault(
    "The records lie on a medium that can only be read",
    made_by="the folder mounted read-only, with a journal of a crash beside the records",
    outcome="They open to read, the journal's words included; nothing is changed; "
    "“Open again” writes, and stores what was typed, once the medium can be written",
)
def test_a_medium_that_can_only_be_read(medium: Path, open_window: Open, qtbot: QtBot) -> None:
    before = files.fingerprint(medium / FILE_NAME)
    running = open_window(medium)
    assert is_said(running, MAY_NOT)
    written = running.desk._database.rows("SELECT value FROM settings WHERE name = 'written'")  # noqa: SLF001 - it stands in the journal only
    assert written[0]["value"] == "4"
    field = type_in(running, "post")
    qtbot.waitUntil(lambda: is_said(running, "nur zum Lesen"), timeout=PATIENCE_MS)
    assert MARK in field.toPlainText()
    assert files.fingerprint(medium / FILE_NAME) == before

    subprocess.run(["mount", "-o", "remount,bind,rw", medium], check=True)
    press_in_bar(running, "Neu öffnen")
    qtbot.waitUntil(lambda: MARK in PLACES["post"][1](running.desk), timeout=PATIENCE_MS)


@pytest.fixture
def way() -> Iterator[Path]:
    """A folder that every user can enter; pytest closes its own again with every run that begins."""
    with tempfile.TemporaryDirectory(prefix="amtdesk-rights-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are given otherwise there")
@pytest.mark.fault(
    "The folder, or the file of the records, may not be written by this user",
    made_by="chmod, and a process without root's rights (user nobody where the tests run as root)",
    outcome="They open to read, with words; a deed is refused with a sentence; nothing is changed",
)
@pytest.mark.parametrize("rights", [(0o555, 0o644), (0o755, 0o444)])
def test_a_user_without_the_right_to_write(rights: tuple[int, int], way: Path) -> None:
    warm, folder = way / "warm", way / "rights"
    for each in (warm, folder):
        each.mkdir()
        prepare(each)
    before = files.fingerprint(folder / FILE_NAME)
    for path in folder.iterdir():
        if path.is_file():
            path.chmod(rights[1])
    folder.chmod(rights[0])

    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, folder, warm, str(NOBODY)], check=False, capture_output=True, text=True
    )
    folder.chmod(0o755)

    assert done.returncode == 0, done.stderr
    why, may_write, posts, refused = json.loads(done.stdout)
    assert "may not write to" in why
    assert not may_write
    assert posts == 1
    assert "open to read only" in refused
    assert files.fingerprint(folder / FILE_NAME) == before


@pytest.mark.fault(
    "The system's folder for passing files is full, too, while a medium can only be read",
    made_by="a tmpfs of 1 MB as that folder, filled up",
    outcome="A window with one sentence; nothing is changed; “Try again” tries once more",
)
@files.needs_mounts
def test_nowhere_to_read_a_copy(tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    with files.small_drive(tmp_path / "passing", megabytes=1) as passing:
        files.fill_up(passing, leave_kilobytes=64)
        monkeypatch.setattr("tempfile.tempdir", str(passing))
        with pytest.raises(UserFacingError):
            Desk.open_to_read(tmp_path, clock, is_copied=True)
        assert [path.name for path in passing.iterdir()] == ["filled-up"]
