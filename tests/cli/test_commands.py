"""Every command once: what it prints, what it gives to programs, and its exit code."""

import errno
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amtdesk import __version__
from amtdesk.__main__ import main
from tests.builders import open_desk, set_clock
from tests.cli.lines import FRIDAY, Terminal

COMMANDS = (
    "demo",
    "today",
    "weekly",
    "import",
    "export",
    "backup",
    "restore",
    "check",
    "search",
    "suggest",
    "events",
    "erase",
    "retention",
    "posts",
    "request",
    "proofread",
    "pictures",
    "reminders",
    "second-place",
    "completion",
)


@pytest.mark.parametrize(("lang", "heading"), [("de", "Befehle"), ("en", "Commands")])
def test_the_help_names_every_command_in_both_languages(terminal: Terminal, lang: str, heading: str) -> None:
    said = terminal.type("--help", lang=lang)

    assert said.code == 0
    assert heading in said.out
    assert all(re.search(rf"^ +{name} ", said.out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_of_its_own(terminal: Terminal, command: str) -> None:
    german, english = terminal.type(command, "--help", lang="de"), terminal.type(command, "--help")

    assert (german.code, english.code) == (0, 0)
    assert german.out.startswith(f"Aufruf: amtdesk {command}")
    assert english.out.startswith(f"usage: amtdesk {command}")


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("search",),
        ("import", "recipes", "file.csv"),
        ("today", "--at", "noon"),
        ("today", "--lang", "fr"),
        ("events", "--from", "12.5."),
        ("--at",),
        ("--nonsense",),
    ],
)
def test_a_line_that_makes_no_sense_ends_with_two_and_a_hint(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "de", *words]) == 2
    assert "amtdesk --help" in capsys.readouterr().err


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.type("--version").out == f"amtdesk {__version__}\n"


def test_options_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--data", str(tmp_path), "--at", FRIDAY, "--lang=de"]) == 0
    assert "Birkenfurt, Stand Freitag, 14. Mai 2027, 12:00 Uhr" in capsys.readouterr().out


def test_the_demonstration_needs_an_empty_desk(birkenfurt: Terminal) -> None:
    again = birkenfurt.type("demo", lang="de")

    assert again.code == 1
    assert again.err.startswith("Birkenfurt braucht einen leeren Ordner.")


@pytest.mark.no_cover
def test_a_large_desk_is_built_for_measuring(terminal: Terminal) -> None:
    said = terminal.type("demo", "--years", "1", "--seed", "7")

    assert said.code == 0
    assert terminal.type("search", "freibad", "--kind", "templates", "--json").data


def test_today_tells_the_morning(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("today", lang="de")

    assert said.code == 0
    assert said.out.startswith("Mittwoch, 12. Mai 2027, 08:00 · Birkenfurt\n")
    assert "Als Nächstes\n  Rundgang durch die Gruppen" in said.out
    assert "Veröffentlichen: Feuerwehr: Übungsabend zum Zuschauen · 17:30" in said.out
    assert "noch 8 Std. 40 Min." in said.out
    assert "Vorlauf: 2 Tage, freigegeben bis Fr, 14. Mai" in said.out


def test_today_gives_the_same_to_programs(birkenfurt: Terminal) -> None:
    brief = birkenfurt.type("today", "--json").data

    assert brief["at"].startswith("2027-05-12T08:00:")
    assert brief["next"]["kind"] == "round"
    assert {"question", "publish", "follow_up", "task"} == {item["kind"] for item in brief["still_today"]}
    assert brief["planning_lead"] == {
        "days": 2,
        "level": "short",
        "approved_until": "2027-05-14",
        "gaps": [{"first": "2027-05-31", "last": "2027-06-08"}],
    }


def test_today_says_what_is_done_and_overdue(birkenfurt: Terminal, tmp_path: Path) -> None:
    late = Terminal(birkenfurt.folder, birkenfurt._capsys)  # noqa: SLF001 - the same terminal a day later
    said = late.type("today", at="2027-05-13T17:00", lang="de")

    assert "überfällig" in said.out

    done = Terminal(tmp_path / "evening", birkenfurt._capsys)  # noqa: SLF001 - the same terminal, another folder
    assert done.type("demo", at="2027-05-12T17:45").code == 0
    assert "Heute erledigt" in done.type("today", at="2027-05-12T17:45", lang="de").out


def test_a_sunday_without_work_says_so(terminal: Terminal) -> None:
    with open_desk(terminal.folder) as desk:
        set_clock(desk, datetime(2027, 5, 15, 12, 0, tzinfo=UTC))
        desk.reports.finish("2027-W19")

    sunday = terminal.type("today", at="2027-05-16T08:00")

    assert sunday.code == 0
    assert "Everything is done for today." in sunday.out
    assert "Planning lead: nothing is approved yet" in sunday.out
    assert terminal.type("today", "--json", at="2027-05-16T08:00").data["next"] is None


def test_one_task_is_one_task(terminal: Terminal) -> None:
    assert "One task for today" in terminal.type("today", at="2027-05-12T08:00").out


def test_search_finds_what_the_window_finds(birkenfurt: Terminal) -> None:
    everything = birkenfurt.type("search", "freibat", lang="de")
    posts = birkenfurt.type("search", "freibad", "--kind", "posts", "--json").data
    nothing = birkenfurt.type("search", "xylophon")

    assert "Baustein      Freibad heute geschlossen" in everything.out
    assert {hit["kind"] for hit in posts} == {"posts"}
    assert (nothing.code, nothing.out) == (0, "Nothing found for “xylophon”.\n")


def test_events_lists_the_calendar(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("events", "--from", "2027-05-17", "--to", "2027-05-20", lang="de")
    data = birkenfurt.type("events", "--from", "2027-05-20", "--to", "2027-05-20", "--json").data["events"]
    nothing = birkenfurt.type("events", "--from", "2031-03-03", "--to", "2031-03-04")

    assert said.out.splitlines()[0] == "Mo  17.05.2027         Pfingstmontag"
    assert "Do  20.05.2027  18:00  Stadtrat (Bürgersaal)" in said.out
    council = next(event for event in data if event["title"] == "Stadtrat")
    assert (council["start"], council["kind"]) == ("2027-05-20T18:00:00+02:00", "council")
    assert {event["source"] for event in data} == {"Stadt Birkenfurt"}
    assert nothing.out == "Nothing stands in the calendar in these days.\n"


def test_events_lists_own_dates_and_school_holidays_with_their_source(birkenfurt: Terminal) -> None:
    with open_desk(birkenfurt.folder) as desk:
        desk.town.set_federal_state("HE")

    data = birkenfurt.type("events", "--from", "2027-07-01", "--to", "2027-07-01", "--json").data["events"]

    assert {(event["title"], event["source"], event["all_day"]) for event in data} == {
        ("Sommerferien", "office_calendar", True),
        ("Sperrung Mühlenstraße", "Stadt Birkenfurt", True),
        ("Müllabfuhr, Bezirk Donnerstag", "own", True),
    }


def test_without_days_events_lists_four_weeks(birkenfurt: Terminal) -> None:
    days = [event["start"][:10] for event in birkenfurt.type("events", "--json").data["events"]]

    assert days[0] == "2027-05-12"
    assert days[-1] <= "2027-06-09"


def test_templates_go_out_and_come_back_unchanged(birkenfurt: Terminal, tmp_path: Path) -> None:
    for name in ("pack.yaml", "table.csv"):
        assert birkenfurt.type("export", "templates", tmp_path / name).code == 0
        back = birkenfurt.type("import", "templates", tmp_path / name, "--preview", "--json")
        data = back.data
        assert {row["kind"] for row in data.pop("rows")} == {"same"}
        assert data == {"added": 0, "changed": 0, "unchanged": 81, "conflicts": [], "faults": []}


def test_an_import_names_each_fault_with_its_line(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "bausteine.csv"
    table.write_bytes("Titel;Text\r\nGut;Guten Tag.\r\n;ohne Titel\r\n".encode("cp1252"))

    said = terminal.type("import", "templates", table, lang="de")

    assert said.code == 0
    assert said.err.startswith("Zeile 3: ")
    assert said.out == "bausteine.csv: 1 neu, 0 geändert, 0 gleich, 1 fehlerhaft.\n"


@pytest.mark.parametrize("kind", ["templates", "groups", "events"])
def test_what_cannot_be_read_is_refused_with_a_sentence(terminal: Terminal, tmp_path: Path, kind: str) -> None:
    (tmp_path / "half.bin").write_bytes(b"\x00\x01\x02")

    for name in ("half.bin", "missing.csv"):
        said = terminal.type("import", kind, tmp_path / name)
        assert said.code == 1
        assert said.err.startswith(name)


def test_an_export_needs_an_ending_that_it_knows(birkenfurt: Terminal, tmp_path: Path) -> None:
    said = birkenfurt.type("export", "posts", tmp_path / "posts.docx")

    assert said.code == 1
    assert ".csv" in said.err
    assert not (tmp_path / "posts.docx").exists()


def test_a_backup_goes_out_and_comes_back(birkenfurt: Terminal, tmp_path: Path) -> None:
    backup = tmp_path / "safe.sqlite3"

    assert birkenfurt.type("backup", backup).out == f"Backup written and checked: {backup}\n"
    birkenfurt.records.write_bytes(b"")
    restored = birkenfurt.type("restore", backup)

    assert restored.code == 0
    assert "unreadable-" in restored.out
    assert birkenfurt.type("search", "ausweis", "--json").data


def test_check_says_line_by_line_that_all_is_well(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("check", lang="de")

    assert said.code == 0
    assert "✓ Die Daten sind unversehrt." in said.out
    assert "· Es gibt noch keine Sicherung." in said.out
    assert birkenfurt.type("check", "--json").data["ok"] is True


def test_without_a_screen_the_brief_is_printed_after_one_line(
    birkenfurt: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    said = birkenfurt.type(lang="de")

    assert said.code == 0
    assert said.out.splitlines()[0].startswith("Hier gibt es keinen Bildschirm")
    assert said.out.splitlines()[1] == "Mittwoch, 12. Mai 2027, 08:00 · Birkenfurt"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert main(["today", "--data", str(tmp_path / "file" / "desk"), "--lang", "en"]) == 1
    assert "--data" in capsys.readouterr().err


def test_what_the_system_refuses_is_told_without_a_traceback(
    birkenfurt: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/somewhere")

    monkeypatch.setattr("amtdesk.cli.line.Session.say", refused)

    said = birkenfurt.type("today")

    assert said.code == 1
    assert said.err == (
        "/somewhere cannot be used (Permission denied). Please check that it is there and that you may open it.\n"
    )


class _ClosedPipe(io.StringIO):
    def __init__(self, spare: int) -> None:
        super().__init__()
        self._spare = spare

    def write(self, _text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self._spare


def test_a_reader_that_goes_away_is_no_fault(
    birkenfurt: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "pipe").open("w") as spare:
        monkeypatch.setattr(sys, "stdout", _ClosedPipe(spare.fileno()))
        code = main(["today", "--data", str(birkenfurt.folder)])

    assert code == 1


def test_a_break_from_the_keyboard_ends_quietly(birkenfurt: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("amtdesk.cli.line.Session.say", interrupted)

    assert birkenfurt.type("today").code == 130
