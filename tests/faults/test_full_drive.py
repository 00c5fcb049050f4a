"""No space left: a sentence, the words stay on the screen, and they are stored by themselves when there is space."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.questions import QuestionSource
from amtdesk.system.clock import StillClock
from amtdesk.system.language import Language
from amtdesk.ui.app import WindowApp
from tests.builders_files import a_png, fill_up, fingerprint, needs_mounts, small_drive
from tests.faults.conftest import Open, is_said, press_in_bar
from tools.typing_window import MARK, PLACES, prepare

PATIENCE_MS = 20_000
FULL = "kein Platz mehr"


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A drive of 3 MB with a desk on it: one post and one question."""
    with small_drive(tmp_path / "stick", megabytes=3) as folder:
        prepare(folder)
        yield folder


def type_in(running: WindowApp, place: str) -> QTextEdit:
    """Go to a place and type there, behind what stands there already."""
    field = PLACES[place][0](running)
    assert isinstance(field, QTextEdit)
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    typed = QInputMethodEvent()
    typed.setCommitString(f"{MARK} {place}")
    QApplication.sendEvent(field, typed)
    return field


@needs_mounts
@pytest.mark.fault(
    "The drive is full while she types: a post, an answer, the report, a note",
    made_by="a tmpfs of 3 MB, filled up",
    outcome="A bar says so; the words stay in their fields, on whichever page she goes; "
    "once there is space they are stored by themselves, and the bar goes",
)
def test_words_wait_on_the_screen_until_there_is_space(stick: Path, open_window: Open, qtbot: QtBot) -> None:
    running = open_window(stick)
    fill_up(stick)
    fields = {place: type_in(running, place) for place in ("post", "answer", "report", "note")}
    qtbot.waitUntil(lambda: is_said(running, FULL), timeout=PATIENCE_MS)
    assert not any(MARK in PLACES[place][1](running.desk) for place in fields)
    assert all(f"{MARK} {place}" in field.toPlainText() for place, field in fields.items())

    (stick / "filled-up").unlink()
    for place in fields:
        qtbot.waitUntil(lambda: f"{MARK} {place}" in PLACES[place][1](running.desk), timeout=PATIENCE_MS)  # noqa: B023 - asked at once
    qtbot.waitUntil(lambda: not is_said(running, FULL), timeout=PATIENCE_MS)


@needs_mounts
@pytest.mark.fault(
    "The window is closed while the drive is full",
    made_by="a tmpfs of 3 MB, filled up",
    outcome="It stays open with the words on the screen and says why; “Close without storing” is hers to choose",
)
def test_a_window_does_not_close_over_words_that_are_not_stored(stick: Path, open_window: Open) -> None:
    running = open_window(stick)
    fill_up(stick)
    field = type_in(running, "post")

    assert not running.window.close()
    assert running.window.isVisible()
    assert is_said(running, "Das Fenster bleibt offen")
    assert MARK in field.toPlainText()

    (stick / "filled-up").unlink()
    assert running.window.close()
    assert MARK in PLACES["post"][1](running.desk)


@needs_mounts
@pytest.mark.fault(
    "The program is started on a full drive",
    made_by="a tmpfs of 3 MB, filled up",
    outcome="It opens to read and says so; “Open again” writes once there is space, with what was typed meanwhile",
)
def test_a_full_drive_is_opened_to_read(stick: Path, open_window: Open, qtbot: QtBot) -> None:
    fill_up(stick)
    running = open_window(stick)
    assert is_said(running, FULL)
    field = type_in(running, "post")
    qtbot.waitUntil(lambda: is_said(running, "nur zum Lesen"), timeout=PATIENCE_MS)
    assert MARK in field.toPlainText()

    (stick / "filled-up").unlink()
    press_in_bar(running, "Neu öffnen")
    qtbot.waitUntil(lambda: MARK in PLACES["post"][1](running.desk), timeout=PATIENCE_MS)
    assert not running.window.voice.bars.texts()


# ── every write ──────────────────────────────────────────────────────────────────────────────────────────────

Deed = Callable[[Desk, Path], object]


def a_question(desk: Desk, _folder: Path) -> object:
    return desk.questions.note("Wann öffnet das Freibad? " * 200, source=QuestionSource.GROUP)


def a_picture(desk: Desk, folder: Path) -> object:
    path = folder.parent / "bild.png"
    path.write_bytes(a_png(width=90, height=60))
    return desk.media.keep(path)


def a_backup(desk: Desk, folder: Path) -> object:
    return desk.safekeeping.backup(folder / "sicher.amtdesk-backup")


def an_export(desk: Desk, folder: Path) -> object:
    return desk.exports.templates(folder / "pack.yaml")


def an_import(desk: Desk, folder: Path) -> object:
    pack = folder.parent / "pack.csv"
    pack.write_text("Titel;Text;Kategorie\n" + "Freibad;" + "Liebe Gäste, " * 400 + ";Freizeit\n", encoding="utf-8")
    return desk.imports.import_templates(pack)


def a_report(desk: Desk, folder: Path) -> object:
    week = desk.reports.week_of(desk.clock.now())
    return desk.reports.save(week, Language("de", desk.clock.zone), path=folder / "bericht.pdf")


def an_undo(desk: Desk, _folder: Path) -> object:
    return desk.history.undo()


DEEDS: dict[str, tuple[Deed, int]] = {
    "a command": (a_question, 8),
    "undo": (an_undo, 8),
    "a picture": (a_picture, 8),
    "a backup": (a_backup, 96),
    "an import": (an_import, 96),
    "an export": (an_export, 8),
    "a report": (a_report, 24),
}


@needs_mounts
@pytest.mark.fault(
    "The drive becomes full at any moment of a deed: a command, undo, a picture, a backup, an import, an export, "
    "a report",
    made_by="a tmpfs of 3 MB with 0, 8, 16, … KB left (backup and import: 0, 96, 192, …), until the deed succeeds",
    outcome="A sentence each time; nothing half done is left; the records are as before and sound; then it works",
)
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_done_whole_or_not_at_all(stick: Path, clock: StillClock, name: str) -> None:
    deed, step = DEEDS[name]
    for left in range(0, 3000, step):
        with Desk.open(stick, clock) as desk:
            before = everything(desk)
            fill_up(stick, leave_kilobytes=left)
            refusal = refused(lambda: deed(desk, stick))
            (stick / "filled-up").unlink()
            if refusal is None:
                assert left > 0
                return
            assert "space" in str(refusal)
            assert everything(desk) == before
            assert not [path for path in stick.rglob("*") if path.suffix == ".part"]
    pytest.fail("never done")


def refused(deed: Callable[[], object]) -> UserFacingError | None:
    try:
        deed()
    except UserFacingError as error:
        return error
    return None


def everything(desk: Desk) -> tuple[object, ...]:
    """What the records say, as far as these deeds touch it. A file that nothing speaks of yet is no record."""
    database = desk._database  # noqa: SLF001 - to look behind the services
    assert not database.integrity_faults()
    queries = (
        "SELECT * FROM commands WHERE undoable",
        "SELECT * FROM posts",
        "SELECT * FROM questions",
        "SELECT * FROM media",
        "SELECT * FROM templates",
        "SELECT * FROM post_versions",
    )
    return tuple(tuple(map(tuple, database.rows(query))) for query in queries)


@pytest.mark.fault(
    "No page can be added to the records at any moment of a command",
    made_by="simulated by SQLite's own limit (PRAGMA max_page_count), one page more each time",
    outcome="A sentence each time; the records are as before and sound; then it works",
)
def test_a_command_is_kept_whole_or_not_at_all_at_each_page(tmp_path: Path, clock: StillClock) -> None:
    prepare(tmp_path)
    with Desk.open(tmp_path, clock) as desk:
        database = desk._database  # noqa: SLF001 - the limit is the simulation
        (pages,) = database.rows("PRAGMA page_count")[0]
        (post,) = desk.posts.list()
        refusals = 0
        for more in range(200):
            before = everything(desk)
            database.rows(f"PRAGMA max_page_count={pages + more}")
            refusal = refused(lambda: desk.posts.save_text(post.id, title="Freibad", text="Liebe Gäste, " * 3000))
            if refusal is None:
                break
            assert "space" in str(refusal)
            assert everything(desk) == before
            refusals += 1
        assert 5 <= refusals < 200


@needs_mounts
@pytest.mark.fault(
    "The window's own settings cannot be written",
    made_by="a tmpfs of 3 MB, filled up",
    outcome="The look changes all the same; nothing else is touched; the next start has the look of before",
)
def test_a_look_that_cannot_be_kept_is_no_trouble(stick: Path, open_window: Open) -> None:
    running = open_window(stick)
    records = fingerprint(stick / "amtdesk.sqlite3")
    fill_up(stick)

    running.theme.set_choice("dark")

    assert running.theme.choice == "dark"
    assert fingerprint(stick / "amtdesk.sqlite3") == records
