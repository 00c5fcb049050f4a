"""Qt loads in less time than by itself: PySide's helpers are compiled once and kept."""

import builtins
import json
import os
import subprocess
import sys
from pathlib import Path
from types import CodeType

from amtdesk.ui.qt_loading import CompiledHelpers, load_qt
from tests.architecture.house import HOUSE

HELPER = "shibokensupport/feature.py"
GENERATOR = "shibokensupport/signature/lib/pyi_generator.py"


def _value(code: object) -> object:
    assert isinstance(code, CodeType)
    found: dict[str, object] = {}
    exec(code, found)  # noqa: S102 - the code stands three lines below
    return found.get("value")


def test_what_was_compiled_once_is_not_compiled_again(tmp_path: Path) -> None:
    kept = tmp_path / "not there yet" / "kept"
    first = CompiledHelpers(kept)
    code = first(b"value = 1", HELPER, "exec")
    first.keep()

    second = CompiledHelpers(kept)

    assert second(b"value = 1", HELPER, "exec") == code
    assert _value(code) == 1
    written = kept.stat()
    second.keep()
    assert kept.stat() == written
    assert list(kept.parent.iterdir()) == [kept]


def test_a_helper_of_a_newer_pyside_is_compiled_anew(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = CompiledHelpers(kept)
    first(b"value = 1", HELPER, "exec")
    first.keep()

    assert _value(CompiledHelpers(kept)(b"value = 2", HELPER, "exec")) == 2


def test_what_is_kept_and_broken_or_may_not_be_written_is_compiled_each_time(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\xe3 half of it")
    below_a_file = CompiledHelpers(broken / "kept")

    assert _value(CompiledHelpers(broken)(b"value = 1", HELPER, "exec")) == 1
    assert _value(below_a_file(b"value = 1", HELPER, "exec")) == 1
    below_a_file.keep()
    assert list(tmp_path.iterdir()) == [broken]


def test_only_the_helpers_of_pyside_are_kept_and_the_one_that_no_window_needs_is_empty(tmp_path: Path) -> None:
    helpers = CompiledHelpers(tmp_path / "kept")

    assert _value(helpers("value = 3", "elsewhere.py", mode="exec")) == 3
    assert _value(helpers(b"value = 4", GENERATOR, "exec")) is None
    helpers.keep()
    assert not list(tmp_path.iterdir())


def test_a_fresh_python_has_qt_its_own_import_and_its_own_compile_and_keeps_the_helpers(tmp_path: Path) -> None:
    looks = (
        "import builtins, json, sys; own = builtins.compile; "
        "from amtdesk.ui.qt_loading import load_qt; load_qt(); "
        "same = builtins.compile is own and builtins.__import__ is builtins.__orig_import__; "
        "from PySide6.QtWidgets import QLabel; "
        "print(json.dumps([same, QLabel is not None, 'argparse' in sys.modules]))"
    )
    own = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}

    done = subprocess.run([sys.executable, "-c", looks], cwd=HOUSE, env=own, capture_output=True, text=True, check=True)

    is_as_before, has_qt, knows_the_line = json.loads(done.stdout)
    assert is_as_before
    assert has_qt
    assert not knows_the_line
    (kept,) = tmp_path.rglob("*.helpers")
    assert kept.stat().st_size > 10_000


def test_loading_a_second_time_changes_nothing() -> None:
    whole = builtins.compile

    load_qt()

    assert builtins.compile is whole
