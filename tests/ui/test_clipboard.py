"""The clipboard: plain text and nothing else, and a sentence when another program holds it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from amtdesk.ui import clipboard as clipboard_room
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.messages import Messages, ToastNote
from tests.ui.clipboard_hand import TRIES_MS, WORDS
from tools.display import environment_for

ROOT = Path(__file__).parents[2]
needs_xclip = pytest.mark.skipif(shutil.which("xclip") is None, reason="xclip plays the other program here")


@contextmanager
def program(display: str, *parts: str) -> Iterator["subprocess.Popen[str]"]:
    """A program of its own on the display."""
    line = [sys.executable, "-m", "tests.ui.clipboard_hand", *parts]
    started = subprocess.Popen(line, cwd=ROOT, env=dict(environment_for(display)), stdout=subprocess.PIPE, text=True)
    try:
        yield started
    finally:
        started.kill()
        started.wait()
        assert started.stdout is not None
        started.stdout.close()


@contextmanager
def holder(display: str, *, times: int) -> Iterator[None]:
    """Another program that takes the clipboard, and takes it back so many times when it has lost it."""
    loop = f"for i in $(seq {times + 1}); do echo gehalten | xclip -i -quiet -selection clipboard; done"
    held = subprocess.Popen(
        ["bash", "-c", loop], env=dict(environment_for(display)), stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        with program(display, "reader") as reader:
            assert told(reader)["text"] == "gehalten\n"
        yield
    finally:
        os.killpg(held.pid, signal.SIGKILL)
        held.wait()


def told(running: "subprocess.Popen[str]") -> dict[str, object]:
    assert running.stdout is not None
    found: dict[str, object] = json.loads(running.stdout.readline())
    return found


# between real programs


def test_another_program_finds_plain_text_and_nothing_else(display: str) -> None:
    with program(display, "copier", "stay") as copier:
        assert told(copier)["formats"] == ["text/plain"]
        with program(display, "reader") as reader:
            found = told(reader)

    assert found["text"] == WORDS
    assert found["formats"] == ["text/plain"]


@needs_xclip
def test_a_program_that_takes_the_clipboard_back_twice_is_outlasted(display: str) -> None:
    with holder(display, times=2), program(display, "copier") as copier:
        facts = told(copier)

    assert (facts["said"], facts["done"], facts["text"]) == ([], 1, WORDS)


@needs_xclip
def test_a_program_that_never_lets_go_is_reported_and_the_window_lives_on(display: str) -> None:
    with holder(display, times=99), program(display, "copier") as copier:
        facts = told(copier)

    assert facts["said"] == ["Copying did not work, because another program holds the clipboard. [Copy again]"]
    assert int(str(facts["beats"])) > len(TRIES_MS)  # between one try and the next it lived


def test_words_leave_the_window_through_one_door() -> None:
    rooms = ROOT / "amtdesk" / "ui"
    doors = [path.name for path in rooms.rglob("*.py") if "clipboard().setText" in path.read_text(encoding="utf-8")]
    beside = [path.name for path in rooms.rglob("*.py") if "clipboard.setText" in path.read_text(encoding="utf-8")]

    assert (doors, beside) == ([], ["clipboard.py"])


# simulated: as on Windows, where a held clipboard takes nothing and keeps what it has


class HeldClipboard:
    """What `put` does while another program holds the clipboard: nothing, for so many tries."""

    def __init__(self, tries: int) -> None:
        self.tries = tries
        self.put = clipboard_room.put

    def __call__(self, text: str) -> bool:
        self.tries -= 1
        return self.tries < 0 and self.put(text)


@pytest.fixture
def said() -> list[ToastNote]:
    return []


@pytest.fixture
def way_out(qtbot: QtBot, said: list[ToastNote]) -> Iterator[Clipboard]:
    assert qtbot is not None
    parent = QObject()
    messages = Messages(parent)
    messages.toast_raised.connect(said.append)
    QGuiApplication.clipboard().setText("vorher")
    yield Clipboard(messages, parent)
    parent.deleteLater()


def test_words_are_there_at_once_and_what_follows_happens_once(way_out: Clipboard, said: list[ToastNote]) -> None:
    done: list[int] = []

    assert way_out.copy("Guten Tag", then=lambda: done.append(1))

    assert (QGuiApplication.clipboard().text(), done, said) == ("Guten Tag", [1], [])


def test_rich_text_of_before_is_gone(way_out: Clipboard) -> None:
    rich = QMimeData()
    rich.setHtml("<b>fett</b>")
    QGuiApplication.clipboard().setMimeData(rich)

    way_out.copy("schlicht")

    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_a_clipboard_that_is_held_for_a_moment_is_tried_again_by_itself(
    qtbot: QtBot, way_out: Clipboard, said: list[ToastNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_room, "put", HeldClipboard(2))
    done: list[int] = []

    assert not way_out.copy("Guten Tag", then=lambda: done.append(1))
    assert (QGuiApplication.clipboard().text(), done) == ("vorher", [])

    qtbot.waitUntil(lambda: done == [1])
    assert (QGuiApplication.clipboard().text(), said) == ("Guten Tag", [])


def test_a_clipboard_that_stays_held_is_reported_and_copied_again_by_wish(
    qtbot: QtBot, way_out: Clipboard, said: list[ToastNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_room, "TRY_AGAIN_MS", (1, 1))
    monkeypatch.setattr(clipboard_room, "put", HeldClipboard(3))
    done: list[int] = []

    way_out.copy("Guten Tag", then=lambda: done.append(1))
    qtbot.waitUntil(lambda: len(said) == 1)
    assert (said[0].text, said[0].action, said[0].icon, done) == (
        way_out.tr("Copying did not work, because another program holds the clipboard."),
        way_out.tr("Copy again"),
        "triangle-alert",
        [],
    )

    assert said[0].on_action is not None
    said[0].on_action()
    assert (QGuiApplication.clipboard().text(), done) == ("Guten Tag", [1])


def test_copy_again_works_although_its_page_is_gone(
    qtbot: QtBot, way_out: Clipboard, said: list[ToastNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_room, "TRY_AGAIN_MS", ())
    monkeypatch.setattr(clipboard_room, "put", HeldClipboard(1))
    done: list[int] = []
    way_out.copy("Guten Tag", then=lambda: done.append(1))
    qtbot.waitUntil(lambda: len(said) == 1)

    delete(way_out)
    assert said[0].on_action is not None
    said[0].on_action()

    assert (QGuiApplication.clipboard().text(), done) == ("Guten Tag", [])


def test_only_the_newest_words_are_tried_again(
    qtbot: QtBot, way_out: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_room, "put", HeldClipboard(1))
    done: list[str] = []

    way_out.copy("erst", then=lambda: done.append("erst"))
    way_out.copy("dann", then=lambda: done.append("dann"))
    qtbot.waitUntil(lambda: bool(done))

    assert (QGuiApplication.clipboard().text(), done) == ("dann", ["dann"])
