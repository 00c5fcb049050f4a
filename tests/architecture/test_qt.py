"""The Qt that is installed is one that does not end the process."""

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

PYSIDE = "pyside6-essentials"
EMITS = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rang = Signal(bool)

heard = []
bell = Bell()
bell.rang.connect(heard.append)
for _ in range(2000):
    bell.rang.emit(True)
print(len(heard))
"""


def _wanted_qt() -> Requirement:
    wanted = (Requirement(line) for line in metadata.requires("amtdesk") or [])
    return next(requirement for requirement in wanted if requirement.name.casefold() == PYSIDE)


def test_two_thousand_signals_arrive() -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference to True with every emit and aborts after some hundred.
    done = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "2000")


def test_the_installed_qt_is_in_the_range_that_was_tried() -> None:
    assert metadata.version(PYSIDE) in _wanted_qt().specifier


def test_the_release_that_crashes_is_left_out() -> None:
    assert "6.12.0" not in _wanted_qt().specifier
    assert "6.11.3" in _wanted_qt().specifier


def test_nobody_walks_the_chain_of_the_focus() -> None:
    # PySide takes what it gives for a child of what was asked: with that one all behind it is deleted
    package = Path(__file__).parents[2] / "amtdesk"
    walks = {"nextInFocusChain", "previousInFocusChain"}
    walkers = [
        path.name
        for path in package.rglob("*.py")
        if "InFocusChain" in path.read_text("utf-8")
        and any(
            isinstance(node, ast.Attribute) and node.attr in walks
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]

    assert walkers == []
