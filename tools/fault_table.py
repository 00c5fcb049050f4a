"""The table of faults, docs/reliability.md: written from the tests that make them happen, with counts of `make proof`.

python -m tools.fault_table write     writes the page anew
python -m tools.fault_table check     says whether it is up to date (exit code 1: it is not)
python -m tools.fault_table count     runs every test of a fault and keeps how many cases held, then writes
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

HOUSE: Final = Path(__file__).resolve().parent.parent
PAGE: Final = HOUSE / "docs" / "reliability.md"
COUNTS: Final = HOUSE / "docs" / "reliability.json"
TESTS: Final = HOUSE / "tests" / "faults"

_HEAD: Final = """# What happens to a desk, and what it survives

Written by `python -m tools.fault_table write` from the tests in `tests/faults`; do not edit. Each line is a test that
makes the fault happen for real, or says what it is simulated by. Windows' locks, a real power cut and a changed system
clock could only be simulated. Counted on {day}: {cases} cases of {faults} faults, all held.

Three rules hold in every line: what was typed stays on the screen until it is stored; records that are refused are left
as they are; what is said is one sentence with a next step.
"""
_KILLS: Final = """
## A window that is killed while someone types

`make proof` opens the program's window on a real display (Xvfb), types into it with random speed and pauses, and ends
it with SIGKILL: half of the time at a random moment, half of the time aimed at the moment of storing, 600 ms after a
key. Afterwards every letter that was followed by a pause of 600 ms must be in the records, nothing may be there that
was not typed, and SQLite must find the file sound. `.ci/run` does the same 25 times.

| Where she types | Windows killed | Pauses of 600 ms or more | Letters kept | Lost |
|---|---:|---:|---:|---:|
"""
_PLACES: Final = {
    "post": "the text of a post",
    "note": "a question that is being noted",
    "answer": "an answer",
    "report": "a field of the weekly report",
    "first_run": "the first question of the first run",
}
_SAVING: Final = """
A process that stores without pause was killed {kills} times during {commits} commits: every announced one was there,
the file sound, the last one could be undone.
"""
_TABLE: Final = """
| What happens | Made to happen by | What she sees, and what is kept | Cases |
|---|---|---|---:|
"""
_FOOT: Final = """
## What is not held

- A letter that is flipped within a text is valid text to SQLite. Backups carry checksums, the live file does not.
- Two sticks that are used in turn under one path: each takes the backups, but what lies on the absent one counts as
  gone. It is not named among the backups that hold an erased matter, and the switch that deletes those passes it by.
- What stands in a journal that someone deletes after a crash is gone; the records are those of before.
- Between two machines, on a drive that passes no locks on, a window counts as alive for two minutes after its last
  sign.
"""


class Fault(NamedTuple):
    """One line: what happens, how, what comes of it, and the test that does it."""

    what: str
    made_by: str
    outcome: str
    test: str


class Chapter(NamedTuple):
    """One file of tests."""

    title: str
    path: Path
    faults: tuple[Fault, ...]


def chapters() -> list[Chapter]:
    """Every file with faults, by name."""
    found = []
    for path in sorted(TESTS.glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        faults = tuple(_faults(tree, path))
        if faults:
            found.append(Chapter(title=(ast.get_docstring(tree) or "").split(":")[0], path=path, faults=faults))
    return found


def _faults(tree: ast.Module, path: Path) -> Iterator[Fault]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                words = {word.arg: ast.literal_eval(word.value) for word in mark.keywords}
                name = f"{path.relative_to(HOUSE).as_posix()}::{node.name}"
                yield Fault(ast.literal_eval(mark.args[0]), words["made_by"], words["outcome"], name)


def counts() -> dict[str, object]:
    """What the last whole run of `make proof` counted."""
    found: dict[str, object] = json.loads(COUNTS.read_text(encoding="utf-8")) if COUNTS.exists() else {}
    return found


def keep_counts(**counted: object) -> None:
    """Keep what was counted today, and write the page."""
    kept = {**counts(), **counted, "day": f"{datetime.now(UTC):%Y-%m-%d}"}
    COUNTS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    kept, found = counts(), chapters()
    cases = _mapping(kept.get("cases"))
    faults = [fault for chapter in found for fault in chapter.faults]
    lines = [_HEAD.format(day=kept.get("day", "–"), cases=sum(cases.values()), faults=len(faults))]
    lines += [_KILLS, *_killed(kept)]
    for chapter in found:
        link = f"../{chapter.path.relative_to(HOUSE).as_posix()}"
        lines += [f"\n## {chapter.title}\n", f"\nTests: [{chapter.path.name}]({link})\n", _TABLE]
        lines += [_line(fault, cases.get(fault.test)) for fault in chapter.faults]
    return "".join([*lines, _FOOT])


def _line(fault: Fault, cases: int | None) -> str:
    return f"| {fault.what} | {fault.made_by} | {fault.outcome} | {'–' if cases is None else cases} |\n"


def _killed(kept: Mapping[str, object]) -> Iterator[str]:
    windows = kept.get("windows")
    rows = {name: _mapping(row) for name, row in windows.items()} if isinstance(windows, dict) else {}
    for place, words in _PLACES.items():
        if place in rows:
            row = rows[place]
            yield f"| {words} | {row['kills']:,} | {row['pauses']:,} | {row['letters']:,} | 0 |\n"
    saving = _mapping(kept.get("saving"))
    if saving:
        yield _SAVING.format(kills=f"{saving['kills']:,}", commits=f"{saving['commits']:,}")


def _mapping(found: object) -> dict[str, int]:
    return {str(name): int(value) for name, value in found.items()} if isinstance(found, dict) else {}


def run_tests(marks: str) -> tuple[Counter[str], str]:
    """Run the tests with these marks. Returns how many cases each held, and what did not (empty: nothing)."""
    with tempfile.TemporaryDirectory(prefix="amtdesk-faults-") as folder:
        report = Path(folder, "report.xml")
        words = ["-m", "pytest", "-q", "-m", marks, "-p", "no:cacheprovider", f"--junit-xml={report}", str(TESTS)]
        done = subprocess.run(
            [sys.executable, *words], cwd=HOUSE, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode != 0:
            return Counter(), "\n".join(done.stdout.strip().splitlines()[-80:])
        held: Counter[str] = Counter()
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 - as above
            if case.find("skipped") is None:
                path = case.attrib["classname"].replace(".", "/") + ".py"
                held[f"{path}::{case.attrib['name'].partition('[')[0]}"] += 1
    return held, ""


def main(words: list[str]) -> int:
    """Does what the line says; returns the exit code."""
    if words == ["check"]:
        is_right = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print("up to date" if is_right else "docs/reliability.md is not up to date: python -m tools.fault_table write")
        return 0 if is_right else 1
    if words == ["count"]:
        held, fault = run_tests("fault")
        if fault:
            print(fault)
            return 1
        keep_counts(cases=dict(held))
        return 0
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
