"""The one spec for three systems: what it asks for where nobody has built yet. The platform is simulated."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from amtdesk import __version__
from tests.architecture.house import HOUSE


def _asked(platform: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.packaging.build_spec", platform, str(folder)],
        cwd=HOUSE, capture_output=True, text=True, check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    ("platform", "ending", "secrets"),
    [("win32", ".ico", "keyring.backends.Windows"), ("darwin", ".icns", "keyring.backends.macOS")],
)
def test_the_program_has_its_sign_and_its_secrets_on_systems_that_are_built_elsewhere(
    tmp_path: Path, platform: str, ending: str, secrets: str
) -> None:
    asked = _asked(platform, tmp_path)

    icon = Path(asked["icon"])
    assert icon.suffix == ending
    with Image.open(icon) as sign:
        assert {(256, 256), (32, 32)} <= {size[:2] for size in sign.info["sizes"]}
    assert secrets in asked["hidden"]
    assert asked["has_version"] is (platform == "win32")
    assert (asked["hide_console"] == "hide-early") is (platform == "win32")
    assert (asked["bundle"] is not None) is (platform == "darwin")


def test_windows_shows_what_the_program_is(tmp_path: Path) -> None:
    properties = _asked("win32", tmp_path)["properties"]

    assert properties["ProductName"] == "AmtDesk"
    assert properties["OriginalFilename"] == "amtdesk.exe"
    assert properties["FileVersion"] == properties["ProductVersion"] == __version__


def test_windows_gets_the_time_zones_that_it_lacks(tmp_path: Path) -> None:
    asked = _asked("win32", tmp_path)

    zones = {Path(source).name for source, target in asked["datas"] if Path(target).parts[:2] == ("tzdata", "zoneinfo")}
    assert {"tzdata", "tzdata.zoneinfo"} <= set(asked["hidden"])
    assert {"Berlin", "UTC"} <= zones


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_words_of_both_languages_and_the_german_holidays_travel_everywhere(tmp_path: Path, platform: str) -> None:
    asked = _asked(platform, tmp_path)

    targets = {(Path(source).name, target) for source, target in asked["datas"]}
    assert ("resources", "resources") in targets
    assert any(name == "DE.mo" for name, _ in targets)
    assert {"hunspell", "PySide6.QtSvg"} <= set(asked["hidden"])
    assert (("linux", "share") in targets) is (platform == "linux")


def test_the_bundle_of_macos_speaks_both_languages(tmp_path: Path) -> None:
    bundle = _asked("darwin", tmp_path)["bundle"]

    assert bundle["info_plist"]["CFBundleLocalizations"] == ["de", "en"]
    assert (bundle["bundle_identifier"], bundle["version"]) == ("example.amtdesk", __version__)
