"""Every example of every help is typed as it stands, over Birkenfurt."""

import re
import shlex
from pathlib import Path

import pytest

from amtdesk.__main__ import main
from tests.builders import lay_birkenfurt, open_desk
from tests.builders_sheets import a_picture
from tests.cli.lines import WEDNESDAY, Terminal, commands_of

#: Files that examples read, each written by the program itself first.
_MADE = (
    "export templates bausteine.yaml",
    "export groups gruppen.csv",
    "export plan termine.ics",
    "export form beitraege.xlsx",
    "backup sicherung.amtdesk-backup",
)


def _examples(terminal: Terminal, command: str, *, lang: str) -> list[str]:
    told = terminal.type(command, "--help", lang=lang).out
    heading = "Beispiele:" if lang == "de" else "Examples:"
    return re.findall(r"^  amtdesk (.+)$", told.partition(heading)[2], re.MULTILINE)


def test_every_command_has_examples_the_same_in_both_languages(terminal: Terminal) -> None:
    for command in commands_of(terminal):
        examples = _examples(terminal, command, lang="en")

        assert examples, command
        assert examples == _examples(terminal, command, lang="de")
        assert all(command in shlex.split(example) for example in examples)


def test_every_example_of_every_help_works(
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fotos").mkdir()
    a_picture(Path("fotos", "bruecke.png"))
    Path("text.txt").write_text("Der Antrag ist unverzüglich einzureichen.\n", encoding="utf-8")
    lay_birkenfurt(terminal.folder)
    monkeypatch.setenv("AMTDESK_DATA", str(terminal.folder))
    with open_desk(terminal.folder) as desk:
        (tmp_path / "zweiter").mkdir()
        desk.second_place.choose_folder(tmp_path / "zweiter")
        desk.retention.agree()
    commands = commands_of(terminal)
    written = [example for command in commands for example in _examples(terminal, command, lang="de")]

    refused = {}
    for line in (*_MADE, *sorted(written, key=_comes_late)):
        words, _, target = line.partition(" > ")
        code = main(["--at", WEDNESDAY, "--lang", "de", *shlex.split(words)])
        said = capsys.readouterr()
        if code != 0 or (target and not said.out):
            refused[line] = said.err

    assert len(written) >= len(commands)
    assert not refused


def _comes_late(example: str) -> int:
    """What brings an older state back comes last; a backup is carried over before one is fetched."""
    return ("restore" in example) + ("--undo" in example)
