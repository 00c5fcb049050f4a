"""A short morning with the built program, in a real window, by keys alone.

    python -m tools.built_morning [PROGRAM]

Fills a desk with Birkenfurt, opens the window on a display of its own, walks through the pages, notes a question, asks
the command line whether it is there, ends the program as a session does that is over, and has the records checked.
Says what it did; exit code 1 with a sentence when something is not as it should be.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tools.display import environment_for, own_display

HOUSE: Final = Path(__file__).resolve().parent.parent
BUILT: Final = HOUSE / "dist" / "amtdesk" / "amtdesk"
AT: Final = "2027-05-12T08:00"
PATIENCE_S: Final = 120
#: A word that nothing in Birkenfurt holds.
WORD: Final = "Wildschwein"
PAGES: Final = ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+1")


class NotAsItShouldBe(RuntimeError):
    """What went wrong, in one sentence."""


def morning(program: Path, folder: Path) -> None:
    """Do it. Raises NotAsItShouldBe."""
    line = [str(program), "--data", str(folder), "--lang", "de", "--at", AT]
    _asked([*line, "demo"])
    with own_display() as display:
        environment = environment_for(display)
        window = subprocess.Popen(line, env=environment, cwd="/")
        try:
            _work(window, environment, line=line)
        finally:
            window.terminate()  # as at the end of a session
            window.wait()
    _asked([*line, "check"])


def _work(window: "subprocess.Popen[bytes]", environment: Mapping[str, str], *, line: list[str]) -> None:
    def keys(*names: str) -> None:
        _hand(["key", "--clearmodifiers", *names], environment)

    _until(lambda: _sees_window(environment), what="the window did not open", window=window)
    _hand(["search", "--onlyvisible", "--name", "AmtDesk", "windowfocus", "--sync"], environment)
    keys(*PAGES)
    keys("ctrl+shift+n")
    _until(lambda: _has_typed(environment, line), what="the question was not stored", window=window)


def _has_typed(environment: Mapping[str, str], line: list[str]) -> bool:
    """Type the question, unless it is there; the sheet may take a moment to open on a busy machine."""
    if not json.loads(_asked([*line, "search", WORD, "--json"])):
        _hand(["type", "--delay", "15", f"Wer hilft bei einem {WORD} im Garten"], environment)
        _hand(["key", "ctrl+Return"], environment)
        return False
    return True


def _until(is_so: Callable[[], bool], *, what: str, window: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if window.poll() is not None:
            raise NotAsItShouldBe(f"{what}: the program ended with {window.returncode}")
        if time.monotonic() > end:
            raise NotAsItShouldBe(what)
        time.sleep(0.5)


def _sees_window(environment: Mapping[str, str]) -> bool:
    return _hand(["search", "--onlyvisible", "--name", "AmtDesk"], environment) == 0


def _hand(words: list[str], environment: Mapping[str, str]) -> int:
    done = subprocess.run(["xdotool", *words], env=environment, check=False, stdout=subprocess.DEVNULL)
    return done.returncode


def _asked(line: list[str]) -> str:
    done = subprocess.run(line, capture_output=True, text=True, check=False, cwd="/", env=_without_desk())
    if done.returncode != 0:
        raise NotAsItShouldBe(f"{' '.join(line[7:])}: {done.stderr or done.stdout}")
    return done.stdout


def _without_desk() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "AMTDESK_DATA"}


def main() -> int:
    """Runs it and says so."""
    program = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else BUILT
    with tempfile.TemporaryDirectory(prefix="amtdesk-morning-") as folder:
        try:
            morning(program, Path(folder) / "desk")
        except NotAsItShouldBe as error:
            print(f"The morning did not go well: {error}", file=sys.stderr)
            return 1
    print("A short morning with the built program: six pages, a question noted and found again, all records whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
