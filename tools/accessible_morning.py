"""A whole morning as someone has it who cannot see: by keys, and by what the screen reader says, on the real bus.

    python -m tools.accessible_morning [--transcript FILE]

Heute, the round, a question noted, an answer from a template, a draft handed in for approval, the report saved. Each
step goes on only when what it waits for was said. The transcript reads as Orca would speak it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tools.accessible_bus import Bus, NoBus, own_session
from tools.accessible_voice import NotSaid, Voice
from tools.display import environment_for, own_display

HOUSE: Final = Path(__file__).resolve().parent.parent
FRIDAY: Final = "2027-05-14T08:00"
MOST_STOPS: Final = 120
QUESTION: Final = "Wer hilft bei einem Wildschwein im Garten"
CONTACT: Final = "Landratsamt, Telefon 115"
TITLE: Final = "Wildschweine im Ort"
TEXT: Final = "Wildschweine suchen Futter. Ein Zaun kostet 20 Euro. Bitte schließen Sie die Mülltonnen."


class Morning:
    """Her hands and ears."""

    def __init__(self, voice: Voice, environment: Mapping[str, str], *, line: list[str]) -> None:
        self.voice = voice
        self._environment = environment
        self._line = line

    def press(self, *keys: str, hears: str = "", is_answered: bool = False) -> str:
        """Press keys one after the other, and wait until this was said, or anything if it `is_answered`."""
        said = ""
        for number, key in enumerate(keys):
            self.voice.note(f"[{key}]")
            self._hand("key", "--clearmodifiers", key)
            is_last = number == len(keys) - 1
            said = self.voice.listen(
                (lambda words: bool(words) and hears in words) if is_last and (hears or is_answered) else None
            )
        return said

    def write(self, words: str) -> None:
        """Type words where the focus is."""
        self.voice.note(f"tippt: {words}")
        self._hand("type", "--delay", "12", words)
        self.voice.listen()

    def go_to(self, name: str, key: str = "Tab") -> str:
        """Press Tab until something that begins like this is said to have the focus."""
        heard: list[str] = []
        while len(heard) < MOST_STOPS:
            said = self.press(key, is_answered=True)
            if self.voice.now().startswith(name):
                return said
            heard.append(said)
        raise NotSaid(f"{key} never leads to “{name}”, but to: {heard}")

    def focus_window(self, name: str) -> None:
        """What a window manager does when a window opens."""
        self._hand("search", "--sync", "--onlyvisible", "--name", name, "windowfocus", "--sync")

    def asked(self, *words: str) -> str:
        """What the command line tells of the records."""
        done = subprocess.run(
            [*self._line, *words], capture_output=True, text=True, cwd=HOUSE, env=dict(self._environment), check=False
        )
        if done.returncode != 0:
            raise NotSaid(f"{' '.join(words)}: {done.stderr or done.stdout}")
        return done.stdout

    def _hand(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environment), check=False, stdout=subprocess.DEVNULL)


def the_morning(she: Morning, folder: Path) -> None:
    """From the first page to the report."""
    look_at_today(she)
    walk_the_round(she)
    answer_with_a_template(she)
    draft_a_post(she)
    save_the_report(she, folder / "bericht.pdf")


def look_at_today(she: Morning) -> None:
    """What the window says when it opens, and what stands on the page."""
    she.voice.note("Das Fenster öffnet sich")
    she.focus_window("AmtDesk")
    she.voice.listen(lambda words: "Schaltfläche" in words)
    she.go_to("Rundgang durch die Gruppen")
    she.press("Down", is_answered=True)


def walk_the_round(she: Morning) -> None:
    """Through the round, and a question noted on the way."""
    she.press("ctrl+r", hears="Rundgang")
    she.press("ctrl+Return")
    she.press("ctrl+Return")
    she.write(QUESTION)
    she.press("Return", hears=QUESTION[:20])
    for _ in range(12):
        if "Fragen beantworten" in she.press("ctrl+Return"):
            return
    raise NotSaid("the round does not end")


def answer_with_a_template(she: Morning) -> None:
    """The first open question gets its template, is copied and closed."""
    she.press("ctrl+Return", hears="Bürgerfragen")
    if "{{" in she.press("alt+1", is_answered=True):
        she.write(CONTACT)  # the gap is selected
    she.press("ctrl+Return", hears="opiert")


def draft_a_post(she: Morning) -> None:
    """A new post, handed in for approval."""
    she.press("ctrl+4", hears="Redaktionsplan")
    she.press("ctrl+n")
    she.write(TITLE)
    she.go_to("Text des Beitrags")
    she.write(TEXT)
    she.press("ctrl+Return", hears="reigabe")


def save_the_report(she: Morning, target: Path) -> None:
    """Friday's report as a PDF."""
    she.press("ctrl+6", hears="Wochenbericht")
    she.press("ctrl+p")
    she.focus_window("PDF|bericht|Bericht|speichern")
    she.press("ctrl+a")
    she.write(str(target))
    she.press("Return")
    she.focus_window("AmtDesk")
    she.voice.listen(lambda _words: target.exists())


def run(transcript: Path | None, *, is_loud: bool = False) -> str:
    """Do it; what held. Raises NotSaid."""
    with tempfile.TemporaryDirectory(prefix="amtdesk-morning-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        line = [sys.executable, "-m", "amtdesk", f"--data={folder / 'desk'}", "--lang=de", f"--at={FRIDAY}"]
        with own_display() as display, own_session(display) as session:
            environment = {**environment_for(display), **session}
            bus = Bus(session["DBUS_SESSION_BUS_ADDRESS"])
            she = Morning(Voice(bus), environment, line=line)
            she.voice.is_loud = is_loud
            she.asked("demo")
            window = subprocess.Popen(line, env=environment, cwd=HOUSE)
            try:
                the_morning(she, folder)
            finally:
                if transcript is not None:
                    transcript.write_text("\n".join(she.voice.transcript) + "\n", encoding="utf-8")
                window.terminate()
                window.wait()
                bus.close()
            if not json.loads(she.asked("search", "Wildschwein", "--json")):
                raise NotSaid("the question is not in the records")
        return f"a whole morning by keys and ear: {she.voice.count} sentences heard, report saved"


def main() -> int:
    """Runs it; returns the exit code."""
    parser = argparse.ArgumentParser(prog="accessible_morning", description="A morning by ear.")
    parser.add_argument("--transcript", type=Path, default=None, help="write down what was said")
    parser.add_argument("--loud", action="store_true", help="print it as it is said")
    arguments = parser.parse_args()
    try:
        print(run(arguments.transcript, is_loud=arguments.loud))
    except (NotSaid, NoBus) as error:
        print(f"The morning did not go well: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
