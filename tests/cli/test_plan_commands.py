"""Posts, pictures, reminders and the second place on the command line."""

import io
from pathlib import Path

import pytest

from tests.builders import open_desk
from tests.builders_sheets import a_picture
from tests.cli.lines import Terminal, commands_of


def test_posts_are_listed_by_day_and_status(birkenfurt: Terminal) -> None:
    week = birkenfurt.type("posts", "--from", "2027-05-12", "--to", "2027-05-14")
    waiting = birkenfurt.type("posts", "--status", "in_review", "--json").data["posts"]

    assert [line.split()[0] for line in week.out.splitlines()] == ["P07", "P08"]
    assert {post["status"] for post in waiting} == {"in_review"}
    assert birkenfurt.type("posts", "--from", "2031-01-01").out == "There is no such post.\n"


def test_a_request_is_a_mail_or_a_page_and_hands_nothing_over(birkenfurt: Terminal, tmp_path: Path) -> None:
    page = tmp_path / "freigabe.pdf"

    mail, written = birkenfurt.type("request", "p12"), birkenfurt.type("request", "P11", "P12", "-o", page)

    assert "Ausbildung im Rathaus" in mail.out
    assert (written.code, page.read_bytes()[:4]) == (0, b"%PDF")
    drafts = birkenfurt.type("posts", "--status", "draft", "--json").data["posts"]
    assert {"P11", "P12"} <= {post["key"] for post in drafts}
    unknown = birkenfurt.type("request", "P99")
    assert (unknown.code, unknown.err) == (1, "There is no post P99. All posts: amtdesk posts\n")


def test_a_text_is_read_as_the_editor_reads_it(
    birkenfurt: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Guten Tag.\nDie Inanspruchnahme ist unverzüglich zu beantragen.\n", encoding="utf-8")

    told, data = birkenfurt.type("proofread", text), birkenfurt.type("proofread", text, "--json").data
    monkeypatch.setattr("sys.stdin", io.StringIO(text.read_text(encoding="utf-8")))
    piped = birkenfurt.type("proofread", "-")

    assert (told.code, piped.out) == (0, told.out)
    found = [remark for remark in data["remarks"] if remark["words"] == "unverzüglich"]
    assert found
    assert found[0]["line"] == 2
    assert any(line.startswith("2: ") for line in told.out.splitlines())
    assert birkenfurt.type("proofread", tmp_path / "none.txt").code == 1


def test_pictures_are_listed_with_what_keeps_each_from_being_shown(birkenfurt: Terminal) -> None:
    told = birkenfurt.type("pictures")
    missing = birkenfurt.type("pictures", "--only", "consent_missing", "--json").data["pictures"]

    assert "bachpaten.jpg  1200 × 630" in told.out
    assert [picture["why_not_usable"] for picture in missing if not picture["why_not_usable"]] == []
    assert birkenfurt.type("pictures", "--only", "rights_unclear").out == "There is no such picture.\n"


def test_a_folder_of_pictures_is_taken_in_once(terminal: Terminal, tmp_path: Path) -> None:
    fotos = tmp_path / "fotos"
    fotos.mkdir()
    a_picture(fotos / "bruecke.png")
    (fotos / "notiz.txt").write_text("kein Bild", encoding="utf-8")

    looked = terminal.type("import", "pictures", fotos, "--preview")
    first, again = terminal.type("import", "pictures", fotos), terminal.type("import", "pictures", fotos, "--json").data

    assert looked.out.splitlines() == [str(fotos / "bruecke.png"), str(fotos / "notiz.txt")]
    assert (first.code, "fotos: 1 new, 0 there already, 1 not taken in." in first.out) == (0, True)
    assert "notiz.txt" in first.err
    assert ([each["name"] for each in again["known"]], again["added"]) == (["bruecke.png"], [])
    alone = terminal.type("import", "pictures", fotos / "notiz.txt")
    assert alone.code == 1


def test_reminders_are_told_and_stay(birkenfurt: Terminal) -> None:
    morning = "2027-05-12T09:30"

    told = birkenfurt.type("reminders", at=morning)
    data = birkenfurt.type("reminders", "--json", at=morning).data

    assert "The round is due" in told.out
    assert "Next round: " in told.out
    assert data["matters"][0]["kind"] == "round"
    assert data["next_round"].startswith("2027-05-13T")
    assert birkenfurt.type("reminders", at=morning).out == told.out


def test_a_desk_without_times_has_nothing_to_remind_of(terminal: Terminal) -> None:
    with open_desk(terminal.folder):
        pass

    assert terminal.type("reminders").out.startswith("Nothing stands that you are told of.")


def test_the_second_place_is_told_with_its_copies_and_its_fault(birkenfurt: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "zweiter"
    place.mkdir()
    before = birkenfurt.type("second-place")
    with open_desk(birkenfurt.folder) as desk:
        desk.second_place.choose_folder(place)

    carried = birkenfurt.type("backup", "--second-place", "--json")
    told = birkenfurt.type("second-place", "--copies")
    data = birkenfurt.type("second-place", "--json").data

    assert before.out.startswith("No second place is set up.")
    assert (carried.code, carried.out) == (0, "null\n")
    assert str(place) in told.out
    assert told.out.splitlines()[-1].endswith(".amtdesk-backup")
    assert data["newest"]["name"] in told.out

    for copy in place.glob("*.amtdesk-backup"):
        copy.unlink()
    emptied = birkenfurt.type("second-place", "--copies")
    assert (emptied.code, emptied.out) == (1, "")
    assert "No backup lies at" in emptied.err
    assert birkenfurt.type("second-place", "--copies", "--json").data["copies"] == []


def test_backups_are_listed_and_given_as_data(terminal: Terminal) -> None:
    none = terminal.type("backup", "--list")
    made = terminal.type("backup", "--json").data

    listed = terminal.type("backup", "--list", "--json").data["backups"]

    assert none.out == "There is no backup yet.\n"
    assert [backup["path"] for backup in listed] == [made["path"]]
    assert made["path"] in terminal.type("backup", "--list").out


def test_what_was_deleted_is_told_afterwards(birkenfurt: Terminal) -> None:
    looked = birkenfurt.type("erase", "question:3", "--look", "--json")
    birkenfurt.type("erase", "question:3", "--reason", "Bitte vom 10. Mai", "--yes")

    due = birkenfurt.type("retention", "--json").data
    data = birkenfurt.type("retention", "--log", "--json").data
    told = birkenfurt.type("retention", "--log")

    assert (looked.code, looked.data["is_erased"]) == (0, False)
    assert [(removal["subject"], removal["reason"]) for removal in data["removals"]] == [
        ("question:3", "Bitte vom 10. Mai")
    ]
    assert "question:3" in told.out
    assert (due["is_on"], data["is_on"]) == (False, False)


def test_every_command_that_tells_something_gives_json(terminal: Terminal) -> None:
    helps = {name: terminal.type(name, "--help").out for name in commands_of(terminal)}

    without = {name for name, told in helps.items() if "--json" not in told}

    assert without == {"demo", "export", "request", "handbook", "completion"}
