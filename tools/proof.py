"""Long runs that a test would be too short for: kills while saving and typing, faults, undo with many histories, years
of records and of reminders, approvals in random histories, the report in other programs, a window that nobody touches,
what every picture of the window paints, the start of the built program, and a bare system.

    python -m tools.proof [--sample] [--seed N] [kills|windows|faults|undo|forms|years|backups|reminders …]

Each run says what it did and what held. Exit code 1 if anything did not hold. `--sample` is the short form that runs
with every change.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tools import answer_histories, approval_histories, built_start, fault_table, idle, kills, typing_kills
from tools.built_morning import BUILT
from tools.reminder_checks import Tally
from tools.reminder_years import years

HOUSE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How long a long run is."""

    kills: int
    windows: int
    faults: str
    undo_profile: str
    reports: str
    years: int
    schedules: int
    histories: int
    starts: int
    idle_seconds: int
    #: Which share of a processor an idle window may take; a short look at a busy machine is not as exact.
    idle_share: float
    #: One of how many pictures is measured.
    every: int


SAMPLE = Size(
    kills=25, windows=25, faults="fault and long", undo_profile="sample", reports="birkenfurt", years=1,
    schedules=300, histories=500, starts=3, idle_seconds=60, idle_share=0.005, every=16,
)  # fmt: skip
WHOLE = Size(
    kills=300, windows=500, faults="fault", undo_profile="proof", reports="", years=10,
    schedules=10_000, histories=20_000, starts=15, idle_seconds=600, idle_share=0.001, every=1,
)  # fmt: skip


class DidNotHold(AssertionError):
    """A long run found something that must never happen."""


def proof_of_kills(size: Size, chance: random.Random) -> str:
    """A process that saves without pause is killed at a random moment; nothing that it had announced is lost."""
    saved = 0
    for number in range(size.kills):
        with tempfile.TemporaryDirectory(prefix="amtdesk-kill-") as folder:
            fault, commits = kills.one_kill(Path(folder), chance)
        saved += commits
        if fault:
            raise DidNotHold(f"kill {number + 1}: {fault}")
    if size == WHOLE:
        fault_table.keep_counts(saving={"kills": size.kills, "commits": saved})
    return f"{size.kills} kills (SIGKILL) during {saved:,} commits: every announced one was there, file sound"


def proof_of_windows(size: Size, chance: random.Random) -> str:
    """Windows in which someone types are killed; every pause in typing of 600 ms or more is there afterwards."""
    killed = typing_kills.killed_windows(size.windows, chance)
    faults = [each.fault for each in killed if each.fault]
    if faults:
        raise DidNotHold("\n".join([f"{len(faults)} of {size.windows} windows", *faults[:20]]))
    counts = typing_kills.counted(killed)
    if size == WHOLE:
        fault_table.keep_counts(windows=counts)
    pauses, letters = (sum(row[name] for row in counts.values()) for name in ("pauses", "letters"))
    return f"{size.windows} windows killed (SIGKILL) while typing: {pauses:,} pauses, {letters:,} letters kept, 0 lost"


def proof_of_faults(size: Size, _chance: random.Random) -> str:
    """Every test that makes a fault happen, the long ones as well, counted for docs/reliability.md."""
    held, fault = fault_table.run_tests(size.faults)
    if fault:
        raise DidNotHold(fault)
    if size == WHOLE:
        fault_table.keep_counts(cases=dict(held))
    return f"{held.total()} cases of {len(held)} faults ({size.faults}) held"


def proof_of_undo(size: Size, chance: random.Random) -> str:
    """The tests marked `proof`, with more examples than a test run has time for."""
    done = _run(
        "-m", "pytest", "-q", "-m", "proof", "--timeout=0", "-p", "no:cacheprovider",
        f"--hypothesis-profile={size.undo_profile}", f"--hypothesis-seed={chance.randrange(2**32)}",
    )  # fmt: skip
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0:
        raise DidNotHold("\n".join(lines[-60:]))
    return f"random histories, profile {size.undo_profile}: {lines[-1]}"


def proof_of_forms(size: Size, _chance: random.Random) -> str:
    """Report, handbook and completion in the programs that read them: Chromium with axe, LibreOffice, zsh, fish."""
    chosen = f"{size.reports} or handbook or shell" if size.reports else ""
    done = _run(
        "-m", "pytest", "-q", "-m", "long", "-k", chosen, "-p", "no:cacheprovider", "-rs",
        "tests/documents/test_report_in_programs.py", "tests/handbook/test_handbook_in_programs.py",
        "tests/cli/test_completion.py",
    )  # fmt: skip
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0:
        raise DidNotHold("\n".join(lines[-60:]))
    skipped = [line for line in lines if line.startswith("SKIPPED")]
    return "; ".join([lines[-1], *skipped, *([] if skipped else ["pictures in build/report-forms and build/handbook"])])


def proof_of_years(size: Size, chance: random.Random) -> str:
    """Years of records, written twice from one seed: sound, and the same both times."""
    seed = chance.randrange(1000)
    with tempfile.TemporaryDirectory(prefix="amtdesk-years-") as folder:
        counts = []
        for name in ("first", "second"):
            data = f"--data={folder}/{name}"
            for words in (["demo", "--years", str(size.years), "--seed", str(seed)], ["check"]):
                done = _run("-m", "amtdesk", data, "--lang=en", *words)
                if done.returncode != 0:
                    raise DidNotHold(f"{' '.join(words)}: {done.stdout}{done.stderr}")
            counts.append(kills.fingerprint(Path(folder, name)))
    if counts[0] != counts[1]:
        raise DidNotHold(f"seed {seed} gave {counts[0]} and {counts[1]}")
    return f"{size.years} years from seed {seed}, twice: check is content, the same records both times"


def proof_of_backups(size: Size, chance: random.Random) -> str:
    """Years of records, restored from each kind of backup into a new folder: every row and every picture is equal."""
    from tools.backup_proof import NotEqual, restored_from_every_kind

    with tempfile.TemporaryDirectory(prefix="amtdesk-backups-") as folder:
        try:
            return restored_from_every_kind(Path(folder), years=size.years, chance=chance)
        except NotEqual as error:
            raise DidNotHold(str(error)) from error


def proof_of_reminders(size: Size, chance: random.Random) -> str:
    """Random schedules through random years, with interruptions: each due moment raised once, or accounted for."""
    seed, cores = chance.randrange(2**32), os.cpu_count() or 1
    share = -(-size.schedules // cores)
    tally = Tally()
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as workers:
        for part in workers.map(years, [share] * cores, range(seed, seed + cores)):
            tally.add(part)
    if tally.faults:
        raise DidNotHold("\n".join([tally.words(), *tally.faults[:20]]))
    return tally.words()


def proof_of_approvals(size: Size, chance: random.Random) -> str:
    """Random histories of posts and of answers: no stamp is ever shown on words that nobody approved."""
    seed, cores = chance.randrange(2**32), os.cpu_count() or 1
    share, told = -(-size.histories // cores), []
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as workers:
        for kind in (approval_histories.histories, answer_histories.answer_histories):
            tally = approval_histories.Tally()
            for part in workers.map(kind, [share] * cores, range(seed, seed + cores)):
                tally.add(part)
            if tally.faults:
                raise DidNotHold("\n".join([tally.words(), *tally.faults[:20]]))
            told.append(tally.words())
    return "\n".join(told)


def proof_of_idleness(size: Size, chance: random.Random) -> str:
    """The real window over a large desk, reminders on, that nobody touches: it takes next to no processor time."""
    if not idle.can_be_measured():
        return "not measured: this system does not tell what another process takes"
    with tempfile.TemporaryDirectory(prefix="amtdesk-idle-", ignore_cleanup_errors=True) as folder:
        done = _run(
            "-m", "amtdesk", f"--data={folder}", "--lang=en",
            "demo", "--years", str(size.years), "--seed", str(chance.randrange(1000)),
        )  # fmt: skip
        if done.returncode != 0:
            raise DidNotHold(f"{done.stdout}{done.stderr}")
        try:
            rest = idle.measured(Path(folder), seconds=size.idle_seconds)
        except idle.NeverAtRest as error:
            raise DidNotHold(str(error)) from error
    words = (
        f"{rest.processor:.2f} s of processor time in {rest.span:.0f} s are {rest.share:.3%} "
        f"(at most {size.idle_share:.1%}; {size.years} years of records, {rest.display}, "
        f"at rest {rest.settled_after:.0f} s after the start)"
    )
    if rest.share > size.idle_share:
        raise DidNotHold(words)
    return words


def proof_of_layouts(size: Size, _chance: random.Random) -> str:
    """What each picture paints, in both languages and in long German, wide, small and at 200 %, in four themes."""
    done = _run("-m", "tools.layout_walk", "--every", str(size.every))
    if done.returncode != 0:
        raise DidNotHold(f"{done.stdout}{done.stderr}")
    return done.stdout.strip()


def proof_of_the_built_start(size: Size, _chance: random.Random) -> str:
    """How long the built program, where there is one, takes to its first window, against a built bare window."""
    if not BUILT.exists():
        return "not measured: nothing is built (make package)"
    if not idle.can_be_measured():
        return "not measured: this system does not tell what another process takes"
    try:
        return built_start.on_a_desk(BUILT, rounds=size.starts).words()  # a figure: it tells, as those of make bench
    except built_start.NeverPainted as error:
        raise DidNotHold(str(error)) from error


def proof_of_accessibility(size: Size, _chance: random.Random) -> str:
    """What a screen reader is told, on the real bus: every page and sheet, and a whole morning by ear."""
    runs: list[tuple[str, ...]] = [("tools.accessible_walk", "--sample")]
    if size == WHOLE:
        runs = [("tools.accessible_walk",), ("tools.accessible_morning",)]
    lines = []
    for line in runs:
        done = _run("-m", *line)
        if done.returncode != 0:
            raise DidNotHold(f"{done.stdout}{done.stderr[-4000:]}")
        lines += done.stdout.strip().splitlines()[-1:]
    return "; ".join(lines)


def proof_of_the_bare_system(size: Size, _chance: random.Random) -> str:
    """A Debian with nothing but what the README asks for runs its two commands and a morning in the window."""
    if size != WHOLE:
        return "left out of the sample: it fetches a whole Debian"
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("debootstrap"):
        return "not run: it needs debootstrap, and root for a system of its own (tests/bare_system/run)"
    done = subprocess.run(["tests/bare_system/run"], cwd=HOUSE, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0:
        raise DidNotHold("\n".join([*lines[-40:], done.stderr]))
    return "; ".join(line for line in lines if line.endswith(" s"))


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], cwd=HOUSE, capture_output=True, text=True, encoding="utf-8", check=False
    )


PROOFS: dict[str, Callable[[Size, random.Random], str]] = {
    "kills": proof_of_kills,
    "windows": proof_of_windows,
    "faults": proof_of_faults,
    "undo": proof_of_undo,
    "forms": proof_of_forms,
    "years": proof_of_years,
    "backups": proof_of_backups,
    "reminders": proof_of_reminders,
    "approvals": proof_of_approvals,
    "idle": proof_of_idleness,
    "layouts": proof_of_layouts,
    "accessible": proof_of_accessibility,
    "start": proof_of_the_built_start,
    "bare": proof_of_the_bare_system,
}


def main() -> int:
    """Runs the named proofs, or all; returns the exit code."""
    parser = argparse.ArgumentParser(prog="proof", description="Long runs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROOFS)}; all without a name")
    parser.add_argument("--sample", action="store_true", help="the short form")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    size = SAMPLE if arguments.sample else WHOLE
    failed = False
    for name in arguments.names or PROOFS:
        began = time.monotonic()
        try:
            held = PROOFS[name](size, random.Random(arguments.seed))  # noqa: S311 - chance for tests, no secret
        except DidNotHold as error:
            failed, held = True, f"DID NOT HOLD: {error}"
        print(f"{name} ({time.monotonic() - began:.0f} s): {held}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
