"""A process that is killed while it saves leaves a sound file with everything that it had announced."""

import random
import sys
from pathlib import Path

import pytest

from tools.kills import one_kill


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_announced_is_lost_in_a_kill(tmp_path: Path) -> None:
    fault, commits = one_kill(tmp_path, random.Random(7))

    assert not fault
    assert commits > 0
