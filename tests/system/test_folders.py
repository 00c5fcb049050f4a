"""Where the records lie."""

from pathlib import Path

import pytest

from amtdesk.system.folders import FolderUnusable, data_folder


def test_the_chosen_folder_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMTDESK_DATA", str(tmp_path / "environment"))

    assert data_folder(str(tmp_path / "chosen")) == tmp_path / "chosen"
    assert data_folder(None) == tmp_path / "environment"
    assert (tmp_path / "environment").is_dir()


def test_without_a_choice_the_platforms_convention_holds() -> None:
    assert data_folder(None).name == "AmtDesk"


def test_a_folder_that_cannot_be_made_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(FolderUnusable, match="--data"):
        data_folder(str(tmp_path / "file" / "folder"))
