"""Kills windows in which someone types, and looks at what they leave behind.

Several at once, each on a display of its own. Every other kill is aimed at the moment of storing, 600 ms after a key.
"""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amtdesk.storage.database import FILE_NAME
from tools.display import environment_for, own_display
from tools.typing_window import PAUSE_MS, PLACES, kept_words, prepare, typed_words

HOUSE: Final = Path(__file__).resolve().parent.parent
AT_ONCE: Final = 3
_LONGEST_S: Final = 3.5
_AROUND_S: Final = 0.015


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """One killed window: what is wrong with its records (empty: nothing), how much was typed and how much is kept."""

    place: str
    fault: str
    pauses: int
    letters: int


def killed_windows(count: int, chance: random.Random) -> list[Killed]:
    """Kill so many windows, place by place in turn."""
    with tempfile.TemporaryDirectory(prefix="amtdesk-typing-") as name, ExitStack() as displays:
        template = Path(name, "template")
        template.mkdir()
        prepare(template)
        screens = [displays.enter_context(own_display()) for _ in range(AT_ONCE)]
        places, seeds = list(PLACES), [chance.randrange(2**32) for _ in range(count)]
        with ThreadPoolExecutor(AT_ONCE) as hands:
            under_way = [
                hands.submit(
                    _kill_a_copy, Path(name, str(number)), places[number % len(places)],
                    template=template, display=screens[number % AT_ONCE], seed=seed,
                )
                for number, seed in enumerate(seeds)
            ]  # fmt: skip
            return [each.result() for each in under_way]


def counted(killed: list[Killed]) -> dict[str, dict[str, int]]:
    """Windows, pauses and letters, by place."""
    rows: dict[str, dict[str, int]] = {}
    for each in killed:
        row = rows.setdefault(each.place, {"kills": 0, "pauses": 0, "letters": 0})
        row["kills"] += 1
        row["pauses"] += each.pauses
        row["letters"] += each.letters
    return rows


def _kill_a_copy(folder: Path, place: str, *, template: Path, display: str, seed: int) -> Killed:
    shutil.copytree(template, folder)
    told = _typed_until_killed(folder, place, display=display, seed=seed)
    past = [int(line.split()[1]) for line in told if line.startswith("past ")]
    fault, letters = _fault(folder, place, least=max(past, default=0))
    shutil.rmtree(folder)
    return Killed(place=place, fault=fault, pauses=len(past), letters=letters)


def _typed_until_killed(folder: Path, place: str, *, display: str, seed: int) -> list[str]:
    """Open a window, let it type, kill it. Returns what it told."""
    chance = random.Random(seed)  # noqa: S311 - chance for tests, no secret
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.typing_window", str(folder), place, str(seed)],
        cwd=HOUSE, env=environment_for(display), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told: list[str] = []
    try:
        if process.stdout is None:
            raise RuntimeError("the window has no output")
        pauses = chance.randint(1, 5) if seed % 2 else 0
        for line in process.stdout:
            told.append(line)
            pauses -= line.startswith("pause ")
            if line == "ready\n" and not seed % 2:
                time.sleep(chance.random() * _LONGEST_S)
                break
            if line.startswith("pause ") and pauses == 0:
                time.sleep(PAUSE_MS / 1000 + chance.uniform(-_AROUND_S, _AROUND_S))
                break
    finally:
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
    told += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    if "ready\n" not in told:
        raise RuntimeError(f"the window did not open: {told}")
    return told


def _fault(folder: Path, place: str, *, least: int) -> tuple[str, int]:
    """What is wrong with the records of a killed window, and how many letters they hold."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        sound = connection.execute("PRAGMA quick_check").fetchone()[0]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if sound != "ok" or loose:
        return f"{place}: quick_check {sound}, foreign keys {loose}", 0
    kept, typed = kept_words(folder, place), typed_words()
    if not typed.startswith(kept):
        return f"{place}: “{kept}” was never typed", len(kept)
    if len(kept) < len(typed[:least].rstrip()):  # a blank at the end is no word
        return f"{place}: a pause followed {least} letters, {len(kept)} are there", len(kept)
    return "", len(kept)
