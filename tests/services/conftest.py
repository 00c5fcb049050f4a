"""A new desk on real records, for every test that needs nothing more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from tests.builders import open_desk
from tests.builders_posts import open_office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """A desk in a town hall with people and departments."""
    desk, _clock = open_office(tmp_path)
    with desk:
        yield desk
