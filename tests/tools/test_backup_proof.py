"""The long run over backups, in its short form: a small desk restored from each kind, each equal."""

import random
from pathlib import Path

import pytest

from tools.backup_proof import NotEqual, restored_from_every_kind


@pytest.mark.no_cover
@pytest.mark.loopback
def test_a_desk_comes_back_equal_from_every_kind_of_backup(tmp_path: Path) -> None:
    said = restored_from_every_kind(tmp_path, years=0, chance=random.Random(1))

    assert "from 7 kinds of backup, each equal" in said
    assert issubclass(NotEqual, AssertionError)
