"""`amtdesk handbook`: opened in the browser that the system names, listed, written."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from amtdesk.system.handbook import handbook
from tests.cli.lines import Terminal

WRITES_DOWN = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"


def in_a_process(folder: Path, *words: str, browser: str) -> "subprocess.CompletedProcess[str]":
    """Type a line where the system names this browser, and no other is found."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "PATH"}}
    told = {**kept, "BROWSER": browser, "PATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    line = [sys.executable, "-m", "amtdesk", "--lang", "de", "handbook", *words]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=told)


@pytest.mark.parametrize(("words", "page"), [(["fragen"], "fragen"), ([], handbook().chapters[0].name)])
def test_it_opens_at_a_page_and_else_at_its_beginning(tmp_path: Path, words: list[str], page: str) -> None:
    opened = tmp_path / "opened"
    browser = shlex.join([sys.executable, "-c", WRITES_DOWN, str(opened), "%s"])

    said = in_a_process(tmp_path, *words, browser=browser)

    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    assert opened.read_text(encoding="utf-8").endswith(f"/handbuch-{page}.html")


def test_without_a_browser_it_says_where_it_lies(tmp_path: Path) -> None:
    said = in_a_process(tmp_path, "it", browser="no-such-browser")

    assert said.returncode == 1
    assert f"{tmp_path / 'cache' / 'AmtDesk' / 'handbuch-it.html'}" in said.stderr


def test_a_page_that_does_not_exist_is_refused(terminal: Terminal) -> None:
    said = terminal.type("handbook", "kegelbahn", lang="de")

    assert said.code == 1
    assert said.err == "Das Handbuch hat keine Seite kegelbahn. Alle Seiten: amtdesk handbook --list\n"


def test_its_pages_are_listed(terminal: Terminal) -> None:
    said = terminal.type("handbook", "--list")

    assert [line.split()[0] for line in said.out.splitlines()] == [chapter.name for chapter in handbook().chapters]


@pytest.mark.parametrize("name", ["Handbuch.pdf", "Handbuch.html"])
def test_it_is_written_as_a_file(terminal: Terminal, tmp_path: Path, name: str) -> None:
    said = terminal.type("handbook", "-o", tmp_path / name)

    assert said.code == 0
    assert (tmp_path / name).stat().st_size > 10_000
    assert not terminal.records.exists()


def test_another_ending_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.type("handbook", "-o", tmp_path / "Handbuch.docx", lang="de")

    assert said.code == 1
    assert ".pdf oder .html" in said.err
