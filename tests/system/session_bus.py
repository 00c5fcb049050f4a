"""A session bus of a test's own with the desktop of `notice_service` on it; ended with the block."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DESKTOP = (sys.executable, "-m", "tests.system.notice_service")
RULES = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>{services}<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class SessionBus:
    """What is asked of the desktop, and what she presses there."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self._running = running
        self.address = str(self.heard()["address"])

    def heard(self) -> dict[str, Any]:
        """The next thing that the desktop was asked; waits for it."""
        assert self._running.stdout is not None
        found: dict[str, Any] = json.loads(self._running.stdout.readline())
        return found

    def press(self, word: str) -> None:
        """Press a button of the last notice, or say `gone`."""
        assert self._running.stdin is not None
        self._running.stdin.write(word + "\n")
        self._running.stdin.flush()

    def end(self) -> None:
        """Let the desktop leave, and the bus end with it."""
        self._running.communicate(timeout=60)


@contextmanager
def session_bus(*words: str, services: str = "") -> Iterator[SessionBus]:
    """A bus that starts nothing by itself, whatever is installed here; `services` is a folder of what it may start."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as rules:
        rules.write(RULES.format(services=f"<servicedir>{services}</servicedir>" if services else ""))
        rules.flush()
        line = ["dbus-run-session", f"--config-file={rules.name}", "--", *DESKTOP, *words]
        with _running(line) as bus:
            yield bus


@contextmanager
def _running(line: list[str]) -> Iterator[SessionBus]:
    with subprocess.Popen(line, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        bus = SessionBus(running)
        try:
            yield bus
        finally:
            if running.poll() is None:
                bus.end()
