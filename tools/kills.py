"""Kills a process that is saving, and looks at what it leaves behind.

python -m tools.kills DIR       saves without pause and says the number of each commit once it is durable
"""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import count
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.opening import open_database
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

SETTING = "proof"
MOST_COMMITS = 400
LONGEST_WAIT = 0.004  # seconds: a commit takes about 0.3 ms, so the kill hits any part of one


def save_without_pause(folder: Path) -> None:
    """Commits 1, 2, 3 … and prints each number after its commit, until killed."""
    with Desk.open(folder, Clock()) as desk:
        for number in count(1):
            desk.town.set(SETTING, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def one_kill(folder: Path, chance: random.Random) -> tuple[str, int]:
    """Starts a saving process and kills it. Returns what is wrong with its file (empty: nothing) and its commits."""
    process = subprocess.Popen([sys.executable, "-m", "tools.kills", str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        announced = _announced(process, chance)
    finally:
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
    numbers = [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return _fault(folder, max([announced, *numbers])), max([announced, *numbers])


def _announced(process: "subprocess.Popen[str]", chance: random.Random) -> int:
    """Reads a random number of commits, waits a random moment, and says the last number read."""
    if process.stdout is None:
        raise RuntimeError("the saving process has no output")
    last = 0
    for _ in range(chance.randint(1, MOST_COMMITS)):
        last = int(process.stdout.readline())
    until = time.perf_counter() + chance.random() * LONGEST_WAIT
    while time.perf_counter() < until:
        pass
    return last


def _fault(folder: Path, announced: int) -> str:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        sound = connection.execute("PRAGMA quick_check").fetchone()[0]
        if sound != "ok":
            return f"quick_check: {sound}"
        commands = connection.execute("SELECT count(*) FROM commands WHERE reverts IS NULL").fetchone()[0]
    if not announced <= commands <= announced + 1:
        return f"{announced} commits were announced, {commands} are in the log"
    with closing(open_database(folder / FILE_NAME)) as database:
        value = TownRepository(database).settings()[SETTING]
        if value != commands:
            return f"the log holds {commands} commits, the value is {value}"
    with Desk.open(folder, Clock()) as desk:
        if desk.history.undo() is None:
            return "the last commit cannot be undone"
    return ""


def fingerprint(folder: Path) -> dict[str, int]:
    """How many rows each table of a desk has."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [row[0] for row in tables]
        return {name: _rows(connection, name) for name in names}


def _rows(connection: sqlite3.Connection, table: str) -> int:
    query = f'SELECT count(*) FROM "{table}"'  # noqa: S608 - the name comes from the schema itself
    count_of_rows: int = connection.execute(query).fetchone()[0]
    return count_of_rows


if __name__ == "__main__":
    save_without_pause(Path(sys.argv[1]))
