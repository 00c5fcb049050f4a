"""Measures speed and size on a real display, as ratios within one run, and says which bound holds.

    python -m tools.bench [--rounds N] [--idle SECONDS] [--json FILE]

The large desk (ten years, seed 1) is written once to build/bench. Starts are interleaved, so that a slow moment of the
machine meets all of them. Exit code 1 if a bound does not hold.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.display import environment_for, own_display

HOUSE = Path(__file__).resolve().parent.parent
DESKS = HOUSE / "build" / "bench"
AT = "2027-05-12T08:00"
WARM_UPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure and the bound it is held against."""

    name: str
    value: float
    bound: float
    unit: str = ""
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure is within its bound."""
        return self.value <= self.bound

    def row(self) -> str:
        """The figure as a row of the table in README.md."""
        mark = "" if self.holds else " **over**"
        remark = f" ({self.remark})" if self.remark else ""
        return f"| {self.name} | ≤ {self.bound:g}{self.unit} | {self.value:.2f}{self.unit}{mark}{remark} |"


def _amtdesk(folder: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "amtdesk", f"--data={folder}", "--lang=de", *words],
        cwd=HOUSE, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def desks() -> tuple[Path, Path]:
    """The large desk and the empty one; written when they are not there yet."""
    large, empty = DESKS / "large", DESKS / "empty"
    if not large.exists():
        print("Writing the large desk (once) …", flush=True)
        _amtdesk(large, "demo", "--years", "10", "--seed", "1", f"--at={AT}")  # its last day is the measured one
    if not empty.exists():
        from amtdesk.desk import Desk
        from amtdesk.system.clock import Clock

        empty.mkdir(parents=True)
        with Desk.open(empty, Clock()) as desk:
            desk.town.begin_empty()
    return large, empty


def _last_line(words: list[str], environment: Mapping[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=HOUSE, env=environment, check=True, text=True, stdout=subprocess.PIPE
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _start(kind: list[str], environment: Mapping[str, str]) -> dict[str, Any]:
    return _last_line(["tools.bench_start", str(time.monotonic_ns()), *kind], environment)


def starts(rounds: int, environment: Mapping[str, str]) -> list[Figure]:
    """Starts a bare window, the large and the empty desk in turn; the medians are compared."""
    large, empty = desks()
    kinds = {
        "bare": ["bare"],
        "large": ["desk", f"--data={large}", f"--at={AT}", "--lang=de"],
        "empty": ["desk", f"--data={empty}", f"--at={AT}", "--lang=de"],
    }
    for kind in kinds.values():
        for _ in range(WARM_UPS):
            _start(kind, environment)
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, kind in kinds.items():
            runs[name].append(_start(kind, environment))
    ms = {name: statistics.median(run["ms"] for run in found) for name, found in runs.items()}
    mb = {name: statistics.median(run["mb"] for run in found) for name, found in runs.items()}
    return [
        Figure(
            name="start to first painted Heute, large desk ÷ bare window",
            value=ms["large"] / ms["bare"], bound=2.4, remark=f"{ms['large']:.0f} ÷ {ms['bare']:.0f} ms",
        ),
        Figure(
            name="the same, large ÷ empty desk",
            value=ms["large"] / ms["empty"], bound=1.1, remark=f"{ms['large']:.0f} ÷ {ms['empty']:.0f} ms",
        ),
        Figure(
            name="resident memory at start ÷ bare window",
            value=mb["large"] / mb["bare"], bound=1.8, remark=f"{mb['large']:.0f} ÷ {mb['bare']:.0f} MB",
        ),
    ]  # fmt: skip


def window(idle: int, environment: Mapping[str, str]) -> list[Figure]:
    """Types, changes pages and waits in one window over the large desk."""
    large, _ = desks()
    found = _last_line(["tools.bench_window", str(large), AT, str(idle)], environment)
    keys, pages = found["keystrokes_ms"], found["pages_ms"]
    median, p99 = statistics.median(keys), statistics.quantiles(keys, n=100)[98]
    slowest = max(pages, key=lambda key: statistics.median(pages[key]))
    first = max(found["first_ms"], key=found["first_ms"].get)
    return [
        Figure(name="keystroke to painted list, 5,000 templates, median", value=median, bound=16, unit=" ms",
               remark=f"{len(keys)} keystrokes"),
        Figure(name="the same, 99th percentile", value=p99, bound=33, unit=" ms"),
        *_quick_find(found["find_opens_ms"], found["find_keys_ms"]),
        Figure(name="note sheet opens, first time", value=found["note_opens_ms"][0], bound=50, unit=" ms"),
        Figure(name="note sheet opens, median", value=statistics.median(found["note_opens_ms"][1:]), bound=50,
               unit=" ms"),
        Figure(name="page change, slowest page's median", value=statistics.median(pages[slowest]), bound=50,
               unit=" ms", remark=slowest),
        Figure(name="page opened for the first time, slowest", value=found["first_ms"][first], bound=50,
               unit=" ms", remark=first),
        Figure(name=f"idle: moments in {idle} s in which anything wakes", value=found["wakes"],
               bound=max(1, idle // 30), remark="timers of " + ", ".join(found["timers"])),
    ]  # fmt: skip


def _quick_find(opens: list[float], keys: list[float]) -> list[Figure]:
    median, p99 = statistics.median(keys), statistics.quantiles(keys, n=100)[98]
    return [
        Figure(name="quick find opens, first time", value=opens[0], bound=50, unit=" ms"),
        Figure(name="quick find opens, median", value=statistics.median(opens[1:]), bound=50, unit=" ms"),
        Figure(name="quick find, keystroke to painted list, median", value=median, bound=16, unit=" ms",
               remark=f"{len(keys)} keystrokes"),
        Figure(name="the same in the quick find, 99th percentile", value=p99, bound=33, unit=" ms"),
    ]  # fmt: skip


def suggesting(environment: Mapping[str, str]) -> list[Figure]:
    """Suggests templates for the last questions of the large desk."""
    large, _ = desks()
    found = _last_line(["tools.bench_suggest", str(large), AT], environment)
    median, p99 = statistics.median(found["again_ms"]), statistics.quantiles(found["again_ms"], n=100)[98]
    return [
        Figure(name="suggesting on the large desk, median", value=median, bound=30, unit=" ms",
               remark=f"{len(found['again_ms'])} questions"),
        Figure(name="the same, 99th percentile", value=p99, bound=50, unit=" ms"),
        Figure(name="the same, the first time", value=found["first_ms"], bound=150, unit=" ms"),
    ]  # fmt: skip


def planning(environment: Mapping[str, str]) -> list[Figure]:
    """Scrolls the month of the large desk and carries a chip over it."""
    large, _ = desks()
    found = _last_line(["tools.bench_plan", str(large), AT], environment)
    wheel, drag = found["wheel_ms"], found["drag_ms"]
    return [
        Figure(name="month, a step of the wheel to painted, median", value=statistics.median(wheel), bound=16,
               unit=" ms", remark=f"{len(wheel)} steps, up to {found['posts']} posts a week"),
        Figure(name="the same, 99th percentile", value=statistics.quantiles(wheel, n=100)[98], bound=50, unit=" ms"),
        Figure(name="month, a chip carried over a day to painted, median", value=statistics.median(drag), bound=16,
               unit=" ms", remark=f"{len(drag)} days"),
        Figure(name="month, another day by the arrows, median", value=statistics.median(found["keys_ms"]), bound=16,
               unit=" ms"),
        Figure(name="from the list to the month, median", value=statistics.median(found["views_ms"]), bound=50,
               unit=" ms"),
    ]  # fmt: skip


def planning_weeks(environment: Mapping[str, str]) -> list[Figure]:
    """Scrolls a day of the week, carries a card over it, turns to another week, walks down the list."""
    large, _ = desks()
    found = _last_line(["tools.bench_week", str(large), AT], environment)
    frames = (
        ("week, a step within a full day to painted, median", "scroll_ms", 16),
        ("week, a card carried over a day to painted, median", "drag_ms", 16),
        ("week, another card by the arrows, median", "keys_ms", 16),
        ("week, to the next or the one before, median", "turn_ms", 50),
        ("list, another row by the arrows, median", "list_ms", 16),
    )
    remark = f"{found['posts']} cards a week, {found['rows']} rows"
    return [
        Figure(name=name, value=statistics.median(found[key]), bound=bound, unit=" ms", remark=remark)
        for name, key, bound in frames
    ]


def checking(environment: Mapping[str, str]) -> list[Figure]:
    """Types into a post of 5,000 letters while its words are checked."""
    large, _ = desks()
    found = _last_line(["tools.bench_checks", str(large), AT], environment)
    keys, alone = found["keys_ms"], found["alone_ms"]
    own = statistics.quantiles(found["own_ms"], n=100)[98]
    without = f"{own:.1f} ms of it work; {statistics.quantiles(alone, n=100)[98]:.1f} ms without checks"
    worst, did = found["worst"]
    return [
        Figure(name="key in a post of 5,000 letters while it is checked, median", value=statistics.median(keys),
               bound=16, unit=" ms", remark=f"{len(keys)} keys, {found['looks']} checks"),
        Figure(name="the same while checked, 99th percentile", value=statistics.quantiles(keys, n=100)[98], bound=16,
               unit=" ms", remark=f"{without}; the worst one {worst:.1f} ms: {did}"),
    ]  # fmt: skip


def reporting(environment: Mapping[str, str]) -> list[Figure]:
    """Typesets, types into and lists the weekly reports of the large desk."""
    large, _ = desks()
    small = DESKS / "birkenfurt"
    if not small.exists():
        _amtdesk(small, "demo", f"--at={AT}")
    found = _last_line(["tools.bench_report", str(large), str(small), AT], environment)
    pdf, keys = {name: statistics.median(times) for name, times in found["pdf_ms"].items()}, found["keys_ms"]
    weekly = {name: statistics.median(times) for name, times in found["weekly_ms"].items()}
    slowest = f"slowest of {len(found['previews_ms'])}: {max(found['previews_ms']):.0f} ms"
    return [
        Figure(name="weekly report as PDF after a change, median", value=pdf["large"], bound=500, unit=" ms"),
        Figure(name="the same, quickest, large desk ÷ Birkenfurt",
               value=min(found["pdf_ms"]["large"]) / min(found["pdf_ms"]["small"]), bound=1.1,
               remark=f"computing it {weekly['large']:.1f} and {weekly['small']:.1f} ms"),
        Figure(name="weekly report, from a key to the typeset page, median",
               value=statistics.median(found["previews_ms"]), bound=300, unit=" ms", remark=slowest),
        Figure(name="weekly report, a key while the page is typeset, median", value=statistics.median(keys), bound=16,
               unit=" ms", remark=f"{len(keys)} keys"),
        Figure(name="weekly report, the same, 99th percentile", value=statistics.quantiles(keys, n=100)[98], bound=50,
               unit=" ms"),
        Figure(name=f"archive of {found['weeks']} finished reports opens, median",
               value=statistics.median(found["archive_ms"]), bound=100, unit=" ms"),
    ]  # fmt: skip


def main() -> int:
    """Measures, prints the table, returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description="Measures speed and size.")
    parser.add_argument("--rounds", type=int, default=11, help="starts of each kind")
    parser.add_argument("--idle", type=int, default=60, help="seconds to watch the idle window")
    parser.add_argument("--json", type=Path, help="file for the figures")
    arguments = parser.parse_args()
    desks()
    with own_display() as display:
        environment = dict(environment_for(display, PYTHONPYCACHEPREFIX=str(DESKS / "compiled")))
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled already
        figures = [
            *starts(arguments.rounds, environment),
            *window(arguments.idle, environment),
            *suggesting(environment),
            *checking(environment),
            *planning(environment),
            *planning_weeks(environment),
            *reporting(environment),
        ]
    print("\n".join(["| figure | bound | measured |", "|---|---|---|", *(figure.row() for figure in figures)]))
    if arguments.json:
        rows = {figure.name: {"value": figure.value, "bound": figure.bound} for figure in figures}
        arguments.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
