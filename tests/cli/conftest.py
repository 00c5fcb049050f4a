"""A terminal over an empty folder, and one over Birkenfurt."""

from pathlib import Path

import pytest

from tests.builders import lay_birkenfurt
from tests.cli.lines import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Terminal(folder, capsys)


@pytest.fixture
def birkenfurt(terminal: Terminal) -> Terminal:
    lay_birkenfurt(terminal.folder)
    return terminal
