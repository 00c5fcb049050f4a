"""`amtdesk backup`, `restore` and `check --restore-drill` on the line, for people and for programs."""

from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.second_place import PlaceForbids, PlaceMissing
from tests import builders_backups as backups
from tests import builders_files as files
from tests.builders import NOW, open_desk, set_clock
from tests.builders_places import a_stick, names_at
from tests.cli.lines import Terminal


def test_a_backup_tells_what_it_holds_comes_back_and_goes_again(birkenfurt: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "safe.amtdesk-backup"
    assert birkenfurt.type("backup", file).code == 0
    with open_desk(birkenfurt.folder) as desk:
        desk.town.set("mayor_name", "Frau Neu")
        desk.posts.add("Freibad", "Offen.")

    told = birkenfurt.type("restore", file, "--look", lang="de")
    assert told.code == 0
    assert "81 Bausteine" in told.out
    assert "weg: 1 Beitrag, 1 Einstellung." in told.out
    data = birkenfurt.type("restore", file, "--look", "--json").data
    assert (data["town"], data["kinds"]["posts"], data["missing_files"]) == (
        "Birkenfurt",
        {"held": 24, "lost": 1, "back": 0},
        0,
    )

    restored = birkenfurt.type("restore", file, "--json")
    assert (restored.code, restored.data["restored"]) == (0, str(file))
    assert Path(restored.data["kept"]).exists()
    gone = birkenfurt.type("restore", "--undo")
    assert gone.code == 0
    assert birkenfurt.type("restore", file, "--look", "--json").data["kinds"]["posts"]["lost"] == 1


def test_the_line_needs_to_know_which_backup(birkenfurt: Terminal) -> None:
    assert "Bitte nennen Sie die Sicherung" in birkenfurt.type("restore", lang="de").err
    assert "Nothing was restored here" in birkenfurt.type("restore", "--undo").err


def test_a_lost_picture_and_what_comes_back_are_told(birkenfurt: Terminal) -> None:
    assert "backups" in birkenfurt.type("backup").out
    with open_desk(birkenfurt.folder) as desk:
        newest = desk.safekeeping.backups()[0].path
        kept = [path for path in (desk.folder / "files").rglob("*") if path.is_file()]
        desk.posts.add("Freibad", "Offen.")
    kept[0].unlink()
    assert "1 picture lies neither" in birkenfurt.type("restore", newest, "--look").out
    kept[1].unlink()
    assert "2 pictures lie neither" in birkenfurt.type("restore", newest, "--look").out


def test_the_drill_compares_every_row(birkenfurt: Terminal) -> None:
    assert birkenfurt.type("check", "--restore-drill").code == 1
    birkenfurt.type("backup")

    said = birkenfurt.type("check", "--restore-drill", lang="de")
    data = birkenfurt.type("check", "--restore-drill", "--json").data

    assert said.code == 0
    assert "und 11 Bilder sind, wie sie waren." in said.out
    assert (data["ok"], data["opens"], data["files"], data["lost_files"]) == (True, True, 11, [])
    assert data["tables"]["templates"] == {"rows": 81, "equal": True}


def test_the_drill_says_what_is_not_as_it_was(birkenfurt: Terminal) -> None:
    birkenfurt.type("backup")
    with open_desk(birkenfurt.folder) as desk:
        newest = desk.safekeeping.backups()[0].path
        kept = [path for path in (desk.folder / "files").rglob("*") if path.is_file()]
    kept[0].unlink()
    backups.repacked(newest, manifest=_with_fewer_templates)

    said = birkenfurt.type("check", "--restore-drill", lang="de")

    assert said.code == 1
    assert "✗ Diese Tabellen sind nicht, wie sie waren: templates." in said.out
    assert "✗ 1 Bild fehlt" in said.out


def test_the_drill_counts_lost_pictures_and_finds_records_that_do_not_open(birkenfurt: Terminal) -> None:
    birkenfurt.type("backup")
    with open_desk(birkenfurt.folder) as desk:
        newest = desk.safekeeping.backups()[0].path
        for path in [path for path in (desk.folder / "files").rglob("*") if path.is_file()][:2]:
            path.unlink()
    backups.with_records(
        newest, "INSERT INTO post_versions (post_id, number, title, text, saved_at) VALUES (9999, 1, '', '', '2027')"
    )

    said = birkenfurt.type("check", "--restore-drill", lang="de")

    assert said.code == 1
    assert "✗ 2 Bilder fehlen" in said.out
    assert "lassen sich nicht öffnen" in said.out


def _with_fewer_templates(told: backups.Manifest) -> None:
    told["tables"]["templates"]["rows"] = 80


def test_the_second_place_is_filled_and_read_on_the_line(birkenfurt: Terminal, tmp_path: Path) -> None:
    stick = a_stick(tmp_path)
    assert "No second place is set up" in birkenfurt.type("backup", "--second-place").err
    with open_desk(birkenfurt.folder) as desk:
        desk.second_place.choose_folder(stick)

    assert "was read back" in birkenfurt.type("backup", "--second-place").out
    assert len([name for name in names_at(stick) if name.startswith("files/")]) == 11
    assert birkenfurt.type("restore", "--second-place", "--look").code == 0
    assert birkenfurt.type("restore", "--second-place").code == 0

    with open_desk(birkenfurt.folder) as desk:
        set_clock(desk, NOW + timedelta(days=1))
        desk.safekeeping.daily()
    stick.rename(tmp_path / "pulled-out")
    assert "cannot be reached" in birkenfurt.type("backup", "--second-place").err
    stick.mkdir()
    assert "No backup lies at" in birkenfurt.type("restore", "--second-place").err
    assert "There is no x" in birkenfurt.type("restore", "x", "--second-place").err


def test_a_file_that_is_written_and_not_carried_is_done_in_part(birkenfurt: Terminal, tmp_path: Path) -> None:
    stick, file = a_stick(tmp_path), tmp_path / "woche.amtdesk-backup"
    unset = birkenfurt.type("backup", file, "--second-place")
    with open_desk(birkenfurt.folder) as desk:
        desk.second_place.choose_folder(stick)
    stick.rename(tmp_path / "pulled-out")
    file.unlink()

    alone = birkenfurt.type("backup", "--second-place")
    both = birkenfurt.type("backup", file, "--second-place")
    data = birkenfurt.type("backup", file, "--second-place", "--json")

    assert (unset.code, alone.code, both.code, data.code) == (3, 1, 3, 3)
    assert file.is_file()
    assert "No second place is set up" in unset.err
    assert "Backup written and checked" in both.out
    assert "cannot be reached" in both.err
    assert (data.data["path"], data.data["in_part"]) == (str(file), True)
    assert birkenfurt.type("backup", file, "--json").data["in_part"] is False
    assert "exit code 3" in " ".join(birkenfurt.type("backup", "--help").out.split())


def test_every_trouble_with_a_place_names_it() -> None:
    for error in (PlaceForbids("S:"), PlaceMissing("S:")):
        assert "S:" in str(error)


@files.needs_mounts
def test_a_restore_that_is_done_in_part_is_no_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with files.small_drive(tmp_path / "home", megabytes=8) as home:
        with open_desk(home) as desk:
            file = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path
            desk.questions.note("Wann?", source=QuestionSource.OTHER)
            desk.second_place.choose_folder(a_stick(tmp_path))
        size, line = (home / "amtdesk.sqlite3").stat().st_size // 1024, Terminal(home, capsys)
        codes = []
        for kilobytes in range(size, size + 400, 12):
            files.fill_up(home, leave_kilobytes=kilobytes)
            said = line.type("restore", file, "--json")
            codes.append(said.code)
            (home / "filled-up").unlink()
            with open_desk(home) as desk:
                assert bool(desk.questions.all()) is (said.code == 1)
            if said.code != 1:
                break

        assert (codes[-1], said.data["in_part"]) == (3, True)
        assert "The state of then is back" in said.err
        assert Path(said.data["kept"]).is_file()
