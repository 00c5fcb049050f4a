"""What a fresh machine meets first: the two commands, and words about what is missing."""

import re
import sys
import tomllib

import pytest

from tests.architecture.house import HOUSE
from tools import prepare


def test_the_makefile_offers_what_the_readme_names() -> None:
    targets = set(re.findall(r"^(\w+):", (HOUSE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make (\w+)", (HOUSE / "README.md").read_text(encoding="utf-8")))

    assert named >= {"run", "test", "screens", "bench", "proof", "package"}
    assert named <= targets


def test_the_readme_says_the_oldest_python_that_the_project_takes() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["requires-python"] == f">={'.'.join(map(str, prepare.OLDEST))}"
    assert f"Python ≥ {'.'.join(map(str, prepare.OLDEST))}" in (HOUSE / "README.md").read_text("utf-8")


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (HOUSE / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")

    names = [re.split(r"[<>=;\s]", line)[0] for line in project["dependencies"]]

    assert not [name for name in names if name not in reasons]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves these libraries to the system")
def test_a_missing_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "LIBRARIES", {"libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(prepare, "_installed", lambda _packages: False)
    monkeypatch.setattr("shutil.which", lambda name: name)

    code = prepare.main("run")

    said = capsys.readouterr().err
    assert code == 1
    assert "libnowhere.so.9" in said
    assert "sudo apt-get install -y --no-install-recommends libnowhere9" in said


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "OLDEST", (4, 0))

    code = prepare.main("run")

    assert code == 1
    assert "AmtDesk needs Python 4.0 or newer" in capsys.readouterr().err
