"""What can be wrong with the records: a sentence, exit code 1, and the file stays as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amtdesk.system.known_folders import remember_folder
from tests import builders_files as files
from tests.cli.lines import Terminal

COMMANDS = (("today",), ("search", "ausweis"), ("check",), ("weekly",), ("backup", "safe.sqlite3"))


def sentence_of(terminal: Terminal, *words: str | Path) -> str:
    said = terminal.type(*words)
    assert said.code == 1
    assert "Traceback" not in said.err
    return (said.err + said.out).strip()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("happened", "sentence"),
    [
        (files.empty, "is empty (0 bytes)"),
        (files.damage_header, "cannot be read"),
        (files.from_the_future, "newer AmtDesk"),
        (files.of_another_program, "cannot be read"),
        (files.read_only, "may not write to"),
    ],
)
def test_records_that_cannot_be_used_are_left_alone(
    birkenfurt: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    happened: Callable[[Path], None],
    sentence: str,
) -> None:
    monkeypatch.chdir(birkenfurt.folder.parent)
    happened(birkenfurt.records)
    before = files.everything_in(birkenfurt.folder.parent)

    assert sentence in sentence_of(birkenfurt, *words)
    assert files.everything_in(birkenfurt.folder.parent) == before


def test_flipped_bytes_are_found_by_the_check_and_stop_a_backup(birkenfurt: Terminal, tmp_path: Path) -> None:
    files.flip_bytes(birkenfurt.records)
    before = files.fingerprint(birkenfurt.records)

    assert "The records are damaged" in sentence_of(birkenfurt, "check")
    assert "cannot be read" in sentence_of(birkenfurt, "backup", tmp_path / "safe.sqlite3")

    assert files.fingerprint(birkenfurt.records) == before
    assert not (tmp_path / "safe.sqlite3").exists()


@pytest.mark.parametrize("words", [("today",), ("check",), ("backup", "safe.sqlite3")], ids=lambda words: words[0])
def test_records_that_another_program_holds_are_left_alone(birkenfurt: Terminal, words: tuple[str, ...]) -> None:
    before = files.fingerprint(birkenfurt.records)

    with files.held_by_another_program(birkenfurt.records):
        assert "Another program is using" in sentence_of(birkenfurt, *words)

    assert files.fingerprint(birkenfurt.records) == before


@files.needs_mounts
@pytest.mark.parametrize("words", [("today",), ("check",)], ids=lambda words: words[0])
def test_records_on_a_drive_that_can_only_be_read_are_left_alone(birkenfurt: Terminal, words: tuple[str, ...]) -> None:
    before = files.fingerprint(birkenfurt.records)

    with files.read_only_drive(birkenfurt.folder):
        assert "may not write to" in sentence_of(birkenfurt, *words)

    assert files.fingerprint(birkenfurt.records) == before


@files.needs_mounts
def test_a_full_drive_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=3) as stick:
        terminal = Terminal(stick, capsys)
        assert terminal.type("demo").code == 0
        before = files.fingerprint(terminal.records)
        files.fill_up(stick)

        assert "There is no space left" in sentence_of(terminal, "today")
        assert "There is no space left" in sentence_of(terminal, "backup", stick / "safe.sqlite3")

        (stick / "filled-up").unlink()
        files.fill_up(stick, leave_kilobytes=56)
        assert "There is no space left" in sentence_of(terminal, "backup", stick / "safe.sqlite3")
        assert "There is no space left" in sentence_of(terminal, "export", "templates", stick / "pack.yaml")

        assert files.fingerprint(terminal.records) == before
        assert sorted(path.name for path in stick.glob("*")) == ["amtdesk.sqlite3", "files", "filled-up"]


@files.needs_mounts
def test_a_new_desk_on_a_full_drive_leaves_no_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=1) as stick:
        files.fill_up(stick)
        terminal = Terminal(stick, capsys)

        assert "There is no space left" in sentence_of(terminal, "today")
        assert [path.name for path in stick.iterdir()] == ["filled-up"]


def test_a_refusal_leaves_no_folder_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    nowhere = Terminal(tmp_path / "nowhere" / "desk", capsys)
    remember_folder(nowhere.folder)

    for line in (("today",), ("backup",), ("restore", "--undo"), ("restore", tmp_path / "missing.amtdesk-backup")):
        assert nowhere.type(*line).code == 1
        assert not nowhere.folder.parent.exists()
    assert nowhere.type("today", "--new").code == 0
    assert nowhere.records.exists()
