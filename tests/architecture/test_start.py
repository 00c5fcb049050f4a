"""The window opens before anything heavy is loaded."""

import json
import subprocess
import sys
from pathlib import Path

OPEN = """
import json, sys
from pathlib import Path
from amtdesk.desk import Desk
from amtdesk.system.clock import Clock
from amtdesk.ui.app import WindowApp, make_application

folder, begin = Path(sys.argv[1]), sys.argv[2] == "begin"
if begin:
    with Desk.open(folder, Clock()) as desk:
        desk.town.begin_empty()
else:
    running = WindowApp(make_application(), Desk.open(folder, Clock()), language="de")
    running.show()
    running.app.processEvents()
    own = {name for name in sys.modules if name.startswith("amtdesk.")}
    print(json.dumps(sorted(own | {name.split(".")[0] for name in sys.modules})))
    running.close()
"""
HEAVY = {
    "requests", "urllib3", "keyring", "typst", "docx", "openpyxl", "python_calamine", "icalendar", "PIL",
    "recurring_ical_events", "holidays", "yaml", "sqlite_utils", "babel", "pytest",
    "jeepney",
}  # fmt: skip


def _run(folder: Path, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), what], check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def test_the_window_opens_without_heavy_libraries(tmp_path: Path) -> None:
    _run(tmp_path, "begin")

    loaded = set(json.loads(_run(tmp_path, "open")))

    assert "PySide6" in loaded
    assert not loaded & HEAVY
    assert not [name for name in loaded if "first_run" in name], "only a desk that is not set up asks"
