"""A new desk on real records, for every test that needs nothing more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from tests.builders import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk
