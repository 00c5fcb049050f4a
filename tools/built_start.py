"""How long the built program takes to its first painted window, against a built bare window, seen from outside.

    python -m tools.built_start [--program PROGRAM] [--rounds N] [--desk DIR] [--bound RATIO]

Builds the bare window of `tools.bench_start` once, as one folder in the same way, and starts both in turn on an X
server of its own. Painted means: the picture of that screen has changed. Measured are the time until then, and the
processor time that the program had taken by then. Without --desk one is filled with Birkenfurt. Prints one line of
JSON; exit code 1 when the times stand in a worse ratio than --bound.
"""

import argparse
import json
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from tools.built_morning import AT, BUILT, HOUSE
from tools.display import environment_for, own_display

BARE: Final = HOUSE / "build" / "bare" / "dist" / "bare" / "bare"
ROUNDS: Final = 15
BOUND: Final = 2.0
PATIENCE_S: Final = 120
LOOK_AGAIN_S: Final = 0.001
#: The beginning of the picture holds colours and size; then so much is looked at, and so much left out.
HEAD, LOOKED_AT, LEFT_OUT = 4096, 4096, 200_000
SOURCE: Final = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""


class NeverPainted(RuntimeError):
    """A program ended, or waited too long, before it painted."""


class Took(NamedTuple):
    """What one start took until the window was painted, in milliseconds."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The built program against the built bare window."""

    wall: float
    processor: float
    program: Took
    bare: Took

    def words(self) -> str:
        """Say it in a line."""
        over = ", over" if self.wall > BOUND else ""
        return (
            f"built program ÷ built bare window: {self.wall:.2f} ({self.program.wall:.0f} ÷ {self.bare.wall:.0f} ms, "
            f"bound {BOUND}{over}); of the processor {self.processor:.2f} ({self.program.processor:.0f} ÷ "
            f"{self.bare.processor:.0f} ms); load {os.getloadavg()[0]:.1f}"
        )


def built_bare() -> Path:
    """The bare window as a program; built when it is not there yet."""
    if not BARE.exists():
        work = BARE.parents[2]
        work.mkdir(parents=True, exist_ok=True)
        source = work / "bare.py"
        source.write_text(SOURCE, encoding="utf-8")
        subprocess.run(
            [
                sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--onedir",
                "--strip", "--optimize", "2",
                "--exclude-module", "PySide6.QtNetwork", "--distpath", str(work / "dist"),
                "--workpath", str(work / "work"), "--specpath", str(work), str(source),
            ],
            check=True, cwd=work, env={**os.environ, "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"},
        )  # fmt: skip
    return BARE


class Screen:
    """The picture of an X server that keeps it in a file."""

    def __init__(self, picture: mmap.mmap, environment: dict[str, str]) -> None:
        self._picture = picture
        self._environment = environment

    def look(self) -> bytes:
        """Part of every few lines of the picture."""
        places = range(HEAD, len(self._picture), LEFT_OUT)
        return b"".join(self._picture[place : place + LOOKED_AT] for place in places)

    def start(self, line: Sequence[str]) -> Took:
        """Start a program, wait until it has painted, and end it. Raises NeverPainted."""
        before = self.look()
        began = time.monotonic()
        program = subprocess.Popen(
            line, env=self._environment, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while self.look() == before:
                if program.poll() is not None or time.monotonic() - began > PATIENCE_S:
                    raise NeverPainted(f"{line[0]} painted nothing (exit code {program.poll()})")
                time.sleep(LOOK_AGAIN_S)
            return Took((time.monotonic() - began) * 1000, processor_ms(program.pid))
        finally:
            program.terminate()
            program.wait()
            self._until_empty(before)

    def _until_empty(self, before: bytes) -> None:
        end = time.monotonic() + PATIENCE_S
        while self.look() != before:
            if time.monotonic() > end:
                raise NeverPainted("the window of the last start did not go away")
            time.sleep(LOOK_AGAIN_S)


@contextmanager
def screen() -> Iterator[Screen]:
    """An X server of its own, whose picture can be looked at."""
    with (
        tempfile.TemporaryDirectory(prefix="amtdesk-screen-") as folder,
        own_display("-fbdir", folder) as display,
        Path(folder, "Xvfb_screen0").open("rb") as kept,
        mmap.mmap(kept.fileno(), 0, prot=mmap.PROT_READ) as picture,
    ):
        environment = dict(environment_for(display))
        environment.pop("AMTDESK_DATA", None)
        yield Screen(picture, environment)


def processor_ms(process: int) -> float:
    """What a process and all its threads have taken of the processor, in milliseconds."""
    return sum(map(_taken_by, Path(f"/proc/{process}/task").iterdir())) / 1e6


def _taken_by(task: Path) -> int:
    try:
        return int((task / "schedstat").read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):  # a thread that ended just now
        return 0


def measured(program: Path, desk: Path, *, rounds: int) -> Ratio:
    """Start both in turn and compare the medians of the times, and the least of what each took of the processor."""
    lines = {
        "program": [str(program), f"--data={desk}", f"--at={AT}", "--lang=de"],
        "bare": [str(built_bare())],
    }
    took: dict[str, list[Took]] = {name: [] for name in lines}
    with screen() as seen:
        for number in range(rounds + 1):
            for name, line in lines.items():
                found = seen.start(line)
                if number:  # the first fills the caches of the system
                    took[name].append(found)
    best = {
        name: Took(statistics.median(each.wall for each in found), min(each.processor for each in found))
        for name, found in took.items()
    }
    return Ratio(
        wall=best["program"].wall / best["bare"].wall,
        processor=best["program"].processor / best["bare"].processor,
        program=best["program"],
        bare=best["bare"],
    )


def on_a_desk(program: Path, *, rounds: int, desk: Path | None = None) -> Ratio:
    """Measure over this desk, else over Birkenfurt."""
    if desk is not None:
        return measured(program, desk, rounds=rounds)
    with tempfile.TemporaryDirectory(prefix="amtdesk-start-") as folder:
        made = Path(folder, "desk")
        subprocess.run([str(program), f"--data={made}", f"--at={AT}", "demo"], check=True, stdout=subprocess.DEVNULL)
        return measured(program, made, rounds=rounds)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="built_start", description="The start of the built program.")
    parser.add_argument("--program", type=Path, default=BUILT)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--bound", type=float, help="exit code 1 when the ratio of the times is above it")
    told = parser.parse_args()
    if not Path("/proc/self/schedstat").exists():
        print("not measured: this system does not tell what another process takes")
        return 0
    found = on_a_desk(told.program.resolve(), rounds=told.rounds, desk=told.desk)
    print(
        json.dumps(
            {
                "wall": round(found.wall, 2),
                "processor": round(found.processor, 2),
                "program_ms": [round(each, 1) for each in found.program],
                "bare_ms": [round(each, 1) for each in found.bare],
                "load": os.getloadavg()[0],
            }
        )
    )
    return 1 if told.bound is not None and found.wall > told.bound else 0


if __name__ == "__main__":
    sys.exit(main())
