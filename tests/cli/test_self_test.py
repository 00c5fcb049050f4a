"""`--self-test` in a process of its own, as packaging calls it."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_self_test_names_what_it_checked(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "AMTDESK_DATA")}

    done = subprocess.run(
        [sys.executable, "-m", "amtdesk", "--self-test", "--lang", "en"],
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "report: " in done.stdout
    assert "page today (de)" in done.stdout
    assert done.stdout.endswith("Everything that was checked works.\n")


def test_reading_the_line_brings_in_no_heavy_library() -> None:
    code = (
        "import sys; from amtdesk.__main__ import main; main(['--version']); "
        "print([n for n in ('yaml', 'icalendar', 'typst', 'sqlite_utils', 'PySide6', 'holidays') if n in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_a_missing_system_library_is_told_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6.QtCore'] = None; "
        "from amtdesk.__main__ import main; sys.exit(main(['--data', sys.argv[1]]))"
    )

    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith("Das Fenster kann sich nicht öffnen: ")
    assert len(done.stderr.splitlines()) == 1
