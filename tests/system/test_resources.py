"""Shipped files are found in the source tree, in the wheel and in the built program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.system import resources
from amtdesk.system.resources import MissingResources, resource


@pytest.fixture(autouse=True)
def _looked_up_afresh() -> Iterator[None]:
    resources.root.cache_clear()
    yield
    resources.root.cache_clear()


def test_a_shipped_file_is_found() -> None:
    assert resource("themes", "tokens.json").read_text(encoding="utf-8").startswith("{")


def test_a_file_that_was_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.ttf"):
        resource("fonts", "nowhere.ttf")


def test_the_built_program_finds_its_own_files_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = tmp_path / "resources" / "themes" / "tokens.json"
    tokens.parent.mkdir(parents=True)
    tokens.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resource("themes", "tokens.json") == tokens


def test_an_incomplete_installation_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))

    with pytest.raises(MissingResources, match="_resources"):
        resource("themes")
