"""How much processor time the real window takes while nobody touches it, with reminders on. Measured from outside.

The start is not counted: measuring begins once the program has come to rest, its other pages built.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tools.display import environment_for, own_display

HOUSE = Path(__file__).resolve().parent.parent
#: A Wednesday morning: something of the opening stands, and the round falls due while the window rests.
AT = "2027-05-12T08:12"
#: The daily backup, five seconds after the start, and the pages that are built ahead are over by then.
SETTLES_S = 15
PATIENCE_S = 300
_GLANCE_S = 5
#: So much of a glance (0.02: two per cent) is no work any more; two calm glances in a row are rest.
_CALM_SHARE = 0.02
_CALM_GLANCES = 2
#: utime and stime in /proc/PID/stat, counted from after the name, which may hold anything.
_UTIME, _STIME = 11, 12


class NeverAtRest(RuntimeError):
    """The program went on working, or ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What was measured: processor seconds of so many seconds, and how long the start took to come to rest."""

    processor: float
    span: float
    settled_after: float
    display: str

    @property
    def share(self) -> float:
        """The processor's share of the time."""
        return self.processor / self.span


def can_be_measured() -> bool:
    """Whether this system tells what another process takes."""
    return Path("/proc/self/stat").exists()


def measured(folder: Path, *, seconds: float) -> Rest:
    """Open the window over a desk, let it come to rest, and watch it for so many seconds. Raises NeverAtRest."""
    with _display() as (name, environment), _window(folder, environment) as process:
        began = time.monotonic()
        _settle(process, until=began + PATIENCE_S)
        start, used = time.monotonic(), _processor_seconds(process)
        time.sleep(seconds)
        return Rest(
            processor=_processor_seconds(process) - used,
            span=time.monotonic() - start,
            settled_after=start - began,
            display=name,
        )


@contextmanager
def _window(folder: Path, environment: Mapping[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(
        [sys.executable, "-m", "amtdesk", f"--data={folder}", f"--at={AT}", "--lang=de"],
        cwd=HOUSE, env=environment, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def _display() -> Iterator[tuple[str, Mapping[str, str]]]:
    """A display of its own where there is an X server; else the platform that paints nowhere."""
    with own_display() if shutil.which("Xvfb") else nullcontext("") as display:
        if display:
            yield "Xvfb", environment_for(display)
        else:
            yield "offscreen", {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _settle(process: "subprocess.Popen[bytes]", *, until: float) -> None:
    time.sleep(SETTLES_S)
    calm = 0
    while calm < _CALM_GLANCES:
        if time.monotonic() > until:
            raise NeverAtRest(f"it still worked {PATIENCE_S} s after its start")
        used = _processor_seconds(process)
        time.sleep(_GLANCE_S)
        calm = calm + 1 if _processor_seconds(process) - used < _CALM_SHARE * _GLANCE_S else 0


def _processor_seconds(process: "subprocess.Popen[bytes]") -> float:
    if process.poll() is not None:
        raise NeverAtRest(f"the program ended with {process.returncode}")
    after_name = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[_UTIME]) + int(after_name[_STIME])) / os.sysconf("SC_CLK_TCK")
