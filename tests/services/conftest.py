"""A new desk on real records, for every test that needs nothing more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from tests import builders_backups as backups
from tests.builders import open_desk
from tests.builders_places import with_pocket
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the desk of the three fixtures below lies."""
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk in a folder of its own."""
    with backups.desk_aside(tmp_path) as desk:
        yield desk


@pytest.fixture
def birkenfurt(tmp_path: Path) -> Iterator[Desk]:
    """The demonstration town in a folder of its own."""
    with backups.birkenfurt_aside(tmp_path) as desk:
        yield desk


@pytest.fixture
def pictured(tmp_path: Path) -> Iterator[Desk]:
    """An office with one picture, whose passwords stay in a pocket."""
    with backups.pictured_aside(tmp_path) as desk:
        with_pocket(desk)
        yield desk


@pytest.fixture(scope="session")
def good_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of Birkenfurt that carries its pictures."""
    folder = tmp_path_factory.mktemp("good")
    with backups.birkenfurt_aside(folder) as desk:
        return desk.safekeeping.backup(folder / "safe.amtdesk-backup").path
