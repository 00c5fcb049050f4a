"""The power goes in the middle: what stood there stands there still, or what was done is there whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlite_utils

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.storage.backups import inspect_backup
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.migrations import migrations
from amtdesk.storage.opening import open_database
from tests import builders_files as files
from tests.builders import open_desk
from tests.faults import power

HOUSE = Path(__file__).resolve().parent.parent.parent
BEFORE, AFTER = "Vorher.", "Nachher."
LAST = "0005_safekeeping"


def stopped(deed: str, template: Path, folder: Path) -> list[Path]:
    """The folders in which a deed was stopped before its first, second … operation; the last one is done."""
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "tests.faults.power", deed, template, folder], cwd=HOUSE, check=True)
    return sorted(folder.iterdir(), key=lambda path: int(path.name))


def text_of(desk: Desk) -> str:
    """What the one post says, in records that are whole."""
    assert not desk._database.integrity_faults()  # noqa: SLF001 - what the check asks
    (post,) = desk.posts.list()
    return desk.posts.get(post.id).text


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A desk whose post says something else than the backup beside it."""
    folder = tmp_path / "template"
    folder.mkdir()
    with open_desk(folder) as desk:
        desk.town.begin_empty()
        post = desk.posts.add("Freibad", AFTER)
        desk.safekeeping.backup(folder / power.BACKUP)
        desk.posts.save_text(post.id, title="Freibad", text=BEFORE)
    return folder


@pytest.mark.long
@pytest.mark.fault(
    "The power goes while a backup takes the place of the records",
    made_by="simulated by stopping dead before each file operation in turn",
    outcome="The records are the old or the new ones, whole; once they are the new ones, the old ones are kept",
)
def test_a_restore_is_done_whole_or_not_at_all(template: Path, tmp_path: Path) -> None:
    texts = []
    for folder in stopped("restore", template, tmp_path / "stopped"):
        with open_desk(folder) as desk:
            texts.append(text_of(desk))
            if texts[-1] == AFTER:
                assert desk.safekeeping.state_before_restore().path.exists()
    with open_desk(tmp_path / "stopped" / "2") as desk:
        desk.safekeeping.restore(tmp_path / "stopped" / "2" / power.BACKUP)
        assert text_of(desk) == AFTER

    assert texts[0] == BEFORE
    assert texts[-1] == AFTER
    assert sorted(texts, key=[BEFORE, AFTER].index) == texts
    assert len(texts) >= 5


@pytest.mark.long
@pytest.mark.fault(
    "The power goes while a backup takes the place of records that cannot be read",
    made_by="simulated by stopping dead before each file operation in turn",
    outcome="The damaged file still lies there, or the restored records do, whole, and the damaged file is kept",
)
def test_what_cannot_be_read_is_replaced_whole_or_not_at_all(template: Path, tmp_path: Path) -> None:
    files.damage_header(template / FILE_NAME)
    damaged = files.fingerprint(template / FILE_NAME)

    done = 0
    for folder in stopped("restore_unreadable", template, tmp_path / "stopped"):
        if files.fingerprint(folder / FILE_NAME) == damaged:
            assert not done
            continue
        done += 1
        with open_desk(folder) as desk:
            assert text_of(desk) == AFTER
        assert damaged in {files.fingerprint(path) for path in (folder / "backups").iterdir()}
    assert done


@pytest.mark.long
@pytest.mark.fault(
    "The power goes while a backup is written over an older one",
    made_by="simulated by stopping dead before each file operation in turn",
    outcome="Under its name lies a good backup, the older or the new one; the records are untouched",
)
def test_a_backup_is_written_whole_or_not_at_all(template: Path, tmp_path: Path) -> None:
    for folder in stopped("backup", template, tmp_path / "stopped"):
        inspect_backup(folder / power.BACKUP)
        with open_desk(folder) as desk:
            assert text_of(desk) == BEFORE
            assert all(not each.path.name.endswith(".part") for each in desk.safekeeping.backups())


@pytest.mark.long
@pytest.mark.fault(
    "The power goes while a picture is taken in",
    made_by="simulated by stopping dead before each file operation in turn",
    outcome="The picture is there with its file, or not at all; taken in again it is",
)
def test_a_picture_is_taken_in_whole_or_not_at_all(template: Path, tmp_path: Path) -> None:
    power.write_picture(template)
    for folder in stopped("picture", template, tmp_path / "stopped"):
        with open_desk(folder) as desk:
            for medium in desk.media.all():
                assert desk.media.original(medium.sha256)
            again = desk.media.keep(folder / "bild.png")
            assert desk.media.original(again.sha256) == files.a_png()


# ── backups and migrations that are killed ───────────────────────────────────────────────────────────────────


@pytest.mark.long
@pytest.mark.fault(
    "The program is killed while a backup is written",
    made_by="SIGKILL of a real process, at eight moments",
    outcome="The older backup under that name is good or the new one is; the half written one is nobody's backup",
)
def test_a_killed_backup(template: Path) -> None:
    for number in range(8):
        kill_after("backup", template, seconds=0.01 + 0.02 * number)
        inspect_backup(template / power.BACKUP)
        with open_desk(template) as desk:
            assert all(not each.path.name.endswith(".part") for each in desk.safekeeping.backups())


def kill_after(deed: str, folder: Path, *, seconds: float) -> None:
    """Begin a deed in another process and kill it so long after it began."""
    words = (
        "import sys; from pathlib import Path; from tests.faults import power\n"
        "import amtdesk.storage.migrations\n"
        "print('begins', flush=True); power.DEEDS[sys.argv[1]](Path(sys.argv[2]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words, deed, str(folder)], cwd=HOUSE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass
        process.send_signal(signal.SIGKILL)


def old_records(folder: Path, *, rows: int = 400) -> None:
    """Records of the schema before the present one."""
    folder.mkdir(exist_ok=True)
    old = sqlite_utils.Database(folder / FILE_NAME)
    old.conn.execute("PRAGMA journal_mode=WAL")
    migrations.apply(old, stop_before=LAST)
    with old.conn:
        for number in range(rows):
            old.conn.execute("INSERT INTO settings (name, value) VALUES (?, ?)", (f"own.{number}", f'"{"x" * 400}"'))
    old.conn.close()


def assert_migrated(folder: Path, *, rows: int = 400) -> None:
    database = open_database(folder / FILE_NAME)
    assert not database.integrity_faults()
    (kept,) = database.rows("SELECT count(*) FROM settings WHERE name LIKE 'own.%'")[0]
    assert kept == rows
    database.close()
    backups = sorted((folder / "backups").glob("before-migration-*"))
    assert [path for path in backups if path.suffix != ".part"]


@pytest.mark.long
@pytest.mark.fault(
    "The program is killed while it converts older records",
    made_by="SIGKILL of a real process, at six random moments",
    outcome="The next start goes on; nothing is lost; a backup of before lies beside",
)
def test_a_killed_migration(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(6):
        folder = tmp_path / str(number)
        old_records(folder)
        kill_after("migrate", folder, seconds=chance.uniform(0, 0.15))
        assert_migrated(folder)


@pytest.mark.long
@pytest.mark.fault(
    "The power goes while older records are converted",
    made_by="simulated by stopping dead before each file operation in turn",
    outcome="The next start goes on; nothing is lost; a backup of before lies beside",
)
def test_a_migration_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    old_records(tmp_path / "template", rows=5)
    for folder in stopped("migrate", tmp_path / "template", tmp_path / "stopped"):
        assert_migrated(folder, rows=5)


@files.needs_mounts
@pytest.mark.fault(
    "The drive becomes full while older records are converted",
    made_by="a tmpfs of 3 MB with 0, 64, 128, … KB left, until the conversion succeeds",
    outcome="A sentence; the old records are as they were; with space the next start converts them",
)
def test_a_migration_on_a_full_drive(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=3) as stick:
        old_records(stick)
        refusals = 0
        for left in range(0, 3000, 64):
            files.fill_up(stick, leave_kilobytes=left)
            is_done = is_opened(stick)
            (stick / "filled-up").unlink()
            if is_done:
                break
            refusals += 1
            assert schema_of(stick) != LAST
        assert refusals >= 2
        assert_migrated(stick)


def is_opened(folder: Path) -> bool:
    try:
        open_database(folder / FILE_NAME).close()
    except UserFacingError as refusal:
        return "space" not in str(refusal)
    return True


def schema_of(folder: Path) -> str:
    records = sqlite_utils.Database(folder / FILE_NAME)
    names = [row[0] for row in records.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid")]
    (kept,) = records.execute("SELECT count(*) FROM settings WHERE name LIKE 'own.%'").fetchone()
    records.close()
    assert kept == 400
    return str(names[-1])
