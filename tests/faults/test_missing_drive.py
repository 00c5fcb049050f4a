"""A folder without records where records should be: it is asked, and never begun silently."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.__main__ import _window_wish, main
from amtdesk.desk.beginning import (
    DriveNotMounted,
    KnownFolderEmpty,
    ParentMissing,
    RecordsAreGone,
    refuse_to_begin,
)
from amtdesk.desk.opening import open_for_line
from amtdesk.desk.records import has_records
from amtdesk.system.clock import StillClock
from amtdesk.system.known_folders import known_folders, remember_folder
from amtdesk.ui.failure_window import FailureWindow, Way
from amtdesk.ui.theme import Theme


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's configuration of the test's own."""
    config = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    return config


def used_before(folder: Path) -> Path:
    folder.mkdir()
    remember_folder(folder)
    return folder / "nothing-of-the-kind"


def never_there(folder: Path) -> Path:
    return folder.parent / "nothing-of-the-kind"


def wanted_by_the_system(folder: Path) -> Path:
    place = str(folder.parent).replace(" ", "\\040")
    table = folder.parent / "fstab"
    table.write_text(f"# drives\n\n//rathaus/daten {place} cifs noauto 0 0\n", encoding="utf-8")
    folder.mkdir()
    return table


@pytest.mark.fault(
    "The share of the records is not connected when she starts: the folder is empty, or is not there",
    made_by="a folder that was used and is empty now; one without a folder above it; one whose drive the system "
    "knows and has not mounted (simulated by a table of drives)",
    outcome="No empty desk: a window says that a drive may be missing; try again, or begin with empty records "
    "when she says so",
)
@pytest.mark.parametrize(
    ("prepared", "inner", "expected"),
    [
        (used_before, "records", KnownFolderEmpty),
        (never_there, "share/records", ParentMissing),
        (wanted_by_the_system, "records", DriveNotMounted),
    ],
)
def test_an_empty_desk_is_never_begun_where_a_drive_may_be_missing(
    tmp_path: Path, prepared: Callable[[Path], Path], inner: str, expected: type[RecordsAreGone]
) -> None:
    folder = tmp_path / inner
    wanted = prepared(folder)
    before = sorted(tmp_path.rglob("*"))
    assert not has_records(folder)

    with pytest.raises(expected):
        refuse_to_begin(folder, is_chosen=True, wanted=wanted)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_folder_may_be_begun(tmp_path: Path) -> None:
    assert not known_folders()

    refuse_to_begin(tmp_path / "new", is_chosen=True, wanted=tmp_path / "no table")
    refuse_to_begin(tmp_path / "by convention" / "new", is_chosen=False)

    mounted = tmp_path / "fstab"
    mounted.write_text("/dev/sda1 / ext4 defaults 0 1\nproc /proc proc\nswap none swap\n", encoding="utf-8")
    refuse_to_begin(Path("/proc/records"), is_chosen=False, wanted=mounted)


def test_a_drive_that_the_table_names_by_a_link_is_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc")
    table = tmp_path / "fstab"
    table.write_text(f"proc {tmp_path / 'link'} proc defaults 0 0\n", encoding="utf-8")

    refuse_to_begin(tmp_path / "link" / "records", is_chosen=False, wanted=table)


def test_a_command_does_not_begin_there_either(tmp_path: Path, clock: StillClock) -> None:
    remember_folder(tmp_path)

    with pytest.raises(KnownFolderEmpty):
        open_for_line(tmp_path, clock)


def test_she_may_say_that_nothing_is_missing(theme: Theme, qtbot: QtBot) -> None:
    window = FailureWindow(theme, "Dort lagen Ihre Daten.")
    qtbot.addWidget(window)
    window.show()
    assert not window.new_button.isVisible()

    window.offer_new(is_offered=True)
    qtbot.keyClick(window.new_button, Qt.Key.Key_Space)

    assert window.way is Way.ANEW


def test_the_latest_folder_comes_first_and_a_list_that_cannot_be_kept_asks_nothing(
    tmp_path: Path, own_config: Path
) -> None:
    for name in ("one", "two", "one", "one"):
        remember_folder(tmp_path / name)
    assert [each.name for each in known_folders()] == ["one", "two"]

    foreign = tmp_path / os.fsdecode(b"B\xfcro")  # a name of a time before UTF-8
    remember_folder(foreign)
    assert known_folders()[0] == foreign
    (own_config / "AmtDesk" / "folders.txt").unlink()
    (own_config / "AmtDesk").rmdir()
    (own_config / "AmtDesk").write_text("a file, no folder")
    remember_folder(tmp_path)
    assert known_folders() == ()


@pytest.mark.parametrize("words", [("demo",), ("today",)], ids=lambda words: words[0])
def test_on_the_line_the_way_to_empty_records_is_named_and_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    remember_folder(tmp_path / "office")
    line = ["--data", str(tmp_path / "office"), "--at", "2027-05-12T08:00", "--lang", "de", *words]

    assert main(line) == 1
    assert "Soll dort leer neu angefangen werden: dieselbe Zeile mit --new." in capsys.readouterr().err
    assert not has_records(tmp_path / "office")

    assert main([*line, "--new"]) == 0
    assert has_records(tmp_path / "office")


def test_the_line_may_wish_that_the_window_begins_anew() -> None:
    wish = _window_wish(["--new", "--lang", "de"])
    assert wish is not None
    assert (wish.begins_anew, wish.language) == (True, "de")
