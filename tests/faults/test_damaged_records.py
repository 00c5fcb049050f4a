"""Records that were damaged: they are refused and left as they are, or the damage is found before a backup hides it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.desk.opening import open_for_window
from amtdesk.desk.way_out import way_out_of
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.questions import QuestionSource
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseGone, DatabaseNewer
from amtdesk.system import one_writer
from amtdesk.system.clock import StillClock
from amtdesk.system.language import Language
from amtdesk.ui.app import run
from amtdesk.ui.failure_window import FailureWindow, Way
from amtdesk.ui.theme import Theme
from tests import builders_files as files
from tests.faults.conftest import Open, is_said
from tests.faults.test_full_drive import PATIENCE_MS, type_in
from tools.typing_window import MARK, PLACES, prepare

PAGE = 4096
#: Writes until it is killed, so that the journal is left behind.
WRITES = """
import sys
from pathlib import Path
from tools.typing_window import _desk
desk = _desk(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    desk.town.set("written", number)
print("written", flush=True)
sys.stdin.read()
"""


def refused(folder: Path, clock: StillClock) -> UserFacingError | None:
    """Why a window would not open."""
    try:
        opening = open_for_window(folder, clock)
    except UserFacingError as error:
        return error
    assert opening is not None
    opening.desk.close()
    opening.give_back()
    return None


@pytest.mark.fault(
    "The file of the records was cut off, overwritten at its beginning, is another program's, newer, or empty",
    made_by="the file changed like this",
    outcome="A window with one sentence and the next step; never a new empty desk; the file stays as it is",
)
@pytest.mark.parametrize(
    ("happened", "kind"),
    [
        (files.cut_off, DatabaseDamaged),
        (files.damage_header, DatabaseDamaged),
        (files.of_another_program, DatabaseDamaged),
        (files.from_the_future, DatabaseNewer),
        (files.empty, DatabaseEmpty),
    ],
)
def test_records_that_are_none_are_refused_and_left(
    tmp_path: Path, clock: StillClock, happened: Callable[[Path], None], kind: type[UserFacingError]
) -> None:
    prepare(tmp_path)
    records = tmp_path / FILE_NAME
    happened(records)
    before = files.fingerprint(records)

    assert isinstance(refused(tmp_path, clock), kind)

    assert files.fingerprint(records) == before
    assert {path.name for path in tmp_path.iterdir()} <= {FILE_NAME, one_writer.FILE_NAME}


@pytest.mark.fault(
    "64 bytes of the records are flipped, at one of 12 places",
    made_by="the bytes turned around, where a page of the file begins (8 places) and within pages (4)",
    outcome="Refused when opened, or found by the check and by the next backup, which is then not written; "
    "a flipped letter within a text is the one thing that SQLite cannot tell from a typed one",
)
def test_flipped_bytes_are_found_before_a_backup_takes_them_on(tmp_path: Path, clock: StillClock) -> None:
    original = tmp_path / "original"
    original.mkdir()
    prepare(original)
    with closing(sqlite3.connect(original / FILE_NAME)) as records:
        roots = [
            row[0] for row in records.execute("SELECT rootpage FROM sqlite_master WHERE rootpage ORDER BY rootpage")
        ]
    beginnings = [0, *(PAGE * (page - 1) for page in roots[:: len(roots) // 7][:7])]
    told = {}
    for place in (*beginnings, *(place + PAGE // 2 for place in beginnings[:4])):
        folder = tmp_path / str(place)
        shutil.copytree(original, folder)
        files.flip_bytes_at(folder / FILE_NAME, place)
        told[place] = is_told(folder, clock)
    assert all(told[place] for place in beginnings), told


def is_told(folder: Path, clock: StillClock) -> bool:
    """Whether the damage is refused or found; what is not must be whole in the eyes of SQLite."""
    before = files.fingerprint(folder / FILE_NAME)
    if refused(folder, clock) is not None:
        assert files.fingerprint(folder / FILE_NAME) == before
        return True
    with Desk.open(folder, clock) as desk:
        is_whole = not desk._database.integrity_faults()  # noqa: SLF001 - what the check asks, without all the rest
        try:
            desk.safekeeping.backup(folder / "sicher.amtdesk-backup")
        except UserFacingError:
            assert not (folder / "sicher.amtdesk-backup").exists()
            return True
        assert is_whole
    return False


@pytest.mark.fault(
    "After a crash the journal beside the records is missing",
    made_by="SIGKILL of a process that has written, and the file of the journal removed",
    outcome="The records open as they were when the journal was last put away, and are sound",
)
def test_a_missing_journal(tmp_path: Path, clock: StillClock) -> None:
    left_by_a_crash(tmp_path, commits=30)
    journal_of(tmp_path).unlink()

    assert refused(tmp_path, clock) is None
    with Desk.open(tmp_path, clock) as desk:
        assert not desk._database.integrity_faults()  # noqa: SLF001 - what the check asks
        assert len(desk.posts.list()) == 1


@pytest.mark.fault(
    "A journal that belongs to other records lies beside them: someone copied a backup to its place by hand",
    made_by="SIGKILL of a process that has written, and another desk's file put where the records lie",
    outcome="The records are looked through after every crash before anything is written; they are refused and left",
)
def test_a_journal_of_other_records(tmp_path: Path, clock: StillClock) -> None:
    live, other = tmp_path / "live", tmp_path / "other"
    live.mkdir()
    other.mkdir()
    left_by_a_crash(live, commits=30)
    with Desk.open(other, clock) as desk:
        desk.demo.open_birkenfurt()
    (live / f"{FILE_NAME}-shm").unlink(missing_ok=True)
    shutil.copy(other / FILE_NAME, live / FILE_NAME)
    before = files.fingerprint(live / FILE_NAME)

    assert isinstance(refused(live, clock), DatabaseDamaged)

    assert files.fingerprint(live / FILE_NAME) == before
    journal_of(live).unlink()
    assert refused(live, clock) is None


def left_by_a_crash(folder: Path, *, commits: int) -> None:
    """A desk whose last words stand in the journal."""
    prepare(folder)
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(folder), str(commits)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.kill()
    assert journal_of(folder).stat().st_size


def journal_of(folder: Path) -> Path:
    return folder / f"{FILE_NAME}-wal"


@pytest.mark.fault(
    "The drive of the records goes away while she types: a share, a stick, a folder that was moved",
    made_by="the folder renamed while the window is open",
    outcome="A bar says that it cannot be reached; the words stay, and are stored when the folder is back",
)
def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path, open_window: Open, qtbot: QtBot) -> None:
    folder, away = tmp_path / "share", tmp_path / "away"
    folder.mkdir()
    prepare(folder)
    running = open_window(folder)
    folder.rename(away)

    with qtbot.capture_exceptions() as faults:  # the program's own way with them is the bar
        field = type_in(running, "post")
        qtbot.waitUntil(lambda: is_said(running, "ist gerade nicht erreichbar"), timeout=PATIENCE_MS)
        assert MARK in field.toPlainText()

        folder.mkdir(exist_ok=True)  # where a drive is taken away, its place remains
        for path in away.iterdir():
            path.replace(folder / path.name)
        qtbot.waitUntil(lambda: MARK in PLACES["post"][1](running.desk), timeout=PATIENCE_MS)
    assert {kind for kind, *_rest in faults} <= {DatabaseGone}
    with closing(sqlite3.connect(folder / FILE_NAME)) as fresh:
        assert MARK in fresh.execute("SELECT text FROM posts").fetchone()[0]


@files.needs_mounts
@pytest.mark.fault(
    "The share of the records is gone for good, its files still open",
    made_by="a tmpfs taken away under the open window (umount --lazy): the system goes on taking what is written",
    outcome="Nothing is written where nobody would find it: a bar says that the folder cannot be reached",
)
def test_a_share_that_is_gone(tmp_path: Path, clock: StillClock) -> None:
    with files.drive_that_goes(tmp_path / "share") as (share, take_away):
        prepare(share)
        with Desk.open(share, clock) as desk:
            take_away()
            with pytest.raises(DatabaseGone):
                desk.questions.note("Wann?", source=QuestionSource.GROUP)
    assert not list(share.iterdir())


@pytest.mark.fault(
    "The records are damaged, or empty, and there are backups",
    made_by="the beginning of the file overwritten, or the file emptied; the newest backup damaged, too",
    outcome="The window offers the newest good backup; one key goes on from it; the damaged file is kept",
)
@pytest.mark.parametrize("happened", [files.damage_header, files.empty])
def test_a_damaged_desk_goes_on_from_its_last_good_backup(
    tmp_path: Path, clock: StillClock, happened: Callable[[Path], None], theme: Theme, qtbot: QtBot
) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        desk.safekeeping.backup_now()
        clock.set(clock.now() + timedelta(hours=1))
        newest = desk.safekeeping.backup_now()
    newest.path.write_bytes(newest.path.read_bytes()[:2000])
    happened(tmp_path / FILE_NAME)
    damaged = files.fingerprint(tmp_path / FILE_NAME)
    error = refused(tmp_path, clock)
    assert error is not None

    language = Language("de", clock.zone)
    way_out = way_out_of(error, str(tmp_path), clock=clock)
    window = FailureWindow(theme, language.sentence(error), language=language, way_out=way_out)
    qtbot.addWidget(window)
    window.show()
    assert "08:00" in window.restore_button.label()
    qtbot.keyClick(window.restore_button, Qt.Key.Key_Return)

    assert window.way is Way.AGAIN
    assert not window.isVisible()
    assert refused(tmp_path, clock) is None
    assert damaged in {files.fingerprint(path) for path in (tmp_path / "backups").iterdir()}


@pytest.mark.usefixtures("qapp")
def test_damage_that_the_first_page_meets_is_said_in_the_same_window(tmp_path: Path, clock: StillClock) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        assert desk.town.is_begun()
    records = tmp_path / FILE_NAME
    with closing(sqlite3.connect(records)) as told:
        told.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        roots = told.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'rounds' AND rootpage").fetchall()
    with records.open("r+b") as file:
        for (root,) in roots:  # the table and what finds its rows
            file.seek((root - 1) * PAGE)
            file.write(b"\xff" * PAGE)
    opening = open_for_window(tmp_path, clock)
    assert opening is not None

    with pytest.raises(DatabaseDamaged) as caught:
        run(opening)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # or the half-built window ticks on

    assert way_out_of(caught.value, str(tmp_path), clock=clock) is None  # there is no backup of it
    again = open_for_window(tmp_path, clock)
    assert again is not None
    assert again.desk.may_write()
    again.desk.close()
    again.give_back()


@pytest.mark.fault(
    "The records are empty, and the newest backup is a state that was left by restoring another one",
    made_by="the file emptied after a restore",
    outcome="The window offers the backup before that state, which she did not want any more",
)
def test_a_state_that_was_left_by_restoring_is_the_last_way_out(tmp_path: Path, clock: StillClock) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        backup = desk.safekeeping.backup_now()
        clock.set(clock.now() + timedelta(hours=1))
        desk.safekeeping.restore(backup.path)
    files.empty(tmp_path / FILE_NAME)

    way_out = way_out_of(DatabaseEmpty(tmp_path / FILE_NAME), str(tmp_path), clock=clock)

    assert way_out is not None
    assert way_out.path == backup.path


@pytest.mark.fault(
    "The backup that the window offers breaks before she takes it",
    made_by="the file emptied while the window is open",
    outcome="The window says so and leads on: try again; nothing else is changed",
)
def test_a_backup_that_breaks_meanwhile_leaves_the_other_ways(
    tmp_path: Path, clock: StillClock, theme: Theme, qtbot: QtBot
) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        backup = desk.safekeeping.backup_now()
    files.empty(tmp_path / FILE_NAME)
    error = DatabaseEmpty(tmp_path / FILE_NAME)
    way_out = way_out_of(error, str(tmp_path), clock=clock)
    language = Language("de", clock.zone)
    window = FailureWindow(theme, language.sentence(error), language=language, way_out=way_out)
    qtbot.addWidget(window)
    window.show()

    files.empty(backup.path)
    qtbot.mouseClick(window.restore_button, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    assert not window.restore_button.isVisible()
    qtbot.keyClick(window.again_button, Qt.Key.Key_Return)

    assert window.way is Way.AGAIN
    assert way_out_of(error, str(tmp_path), clock=clock) is None
    assert way_out_of(DatabaseNewer(tmp_path / FILE_NAME), str(tmp_path), clock=clock) is None
