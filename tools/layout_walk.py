"""Walks through every picture of `make screens` and measures what it paints: in two languages and in German that is a
good third longer, wide, small and at 200 %; and the contrast of all of it in the four themes.

    python -m tools.layout_walk [--every N] [NAME …]

NAME picks shots by the beginning of their name, `--every N` one of N. Says what does not hold, and how much was
measured; exit code 1 when something does not hold.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.window_settings import WindowSettings
from tools.at_rest import settle
from tools.contrast_checks import contrast_faults, focus_faults
from tools.layout_checks import Fault, faults_of
from tools.long_german import speak_long_german
from tools.screens import AT, THEMES, make_desks
from tools.shot import Shot
from tools.shots import EMPTY, SHOTS, WELCOME

LONG: Final = "long"
LANGUAGES: Final = ("de", "en", LONG)
#: Zoom → the sizes that a window of this zoom is walked at.
SIZES: Final[dict[int, tuple[tuple[int, int], ...]]] = {100: ((1440, 900), (1024, 640)), 200: ((1280, 800),)}
_MOST_SCREENFULS: Final = 12
_NEAR: Final = 0.9  # of a page, when it is scrolled on: no line may fall between two looks


@dataclass(slots=True)
class Walked:
    """What a walk measured and what did not hold; each fault once, with where it was seen first."""

    shots: set[str] = field(default_factory=set)
    looks: int = 0
    measured: int = 0
    faults: dict[Fault, str] = field(default_factory=dict)

    def add(self, other: "Walked") -> None:
        """Take in what another process walked."""
        self.shots |= other.shots
        self.looks += other.looks
        self.measured += other.measured
        self.faults = {**other.faults, **self.faults}

    def note(self, faults: Sequence[Fault], where: str) -> None:
        """Take in what does not hold somewhere."""
        for fault in faults:
            self.faults.setdefault(fault, where)

    def words(self) -> str:
        """The figures in a line."""
        looks = f"{len(self.shots)} pictures in {self.looks:,} looks"
        return f"{looks}, {self.measured:,} contrasts measured, {len(self.faults)} faults"

    def lines(self) -> list[str]:
        """The figures, and each fault."""
        return [self.words(), *(f"  {where}: {fault}" for fault, where in self.faults.items())]


@contextmanager
def window(folder: Path, *, language: str, zoom: int) -> Iterator[WindowApp]:
    """A window over a desk in one language and zoom."""
    settings = WindowSettings(folder)
    settings.keep_zoom(zoom)
    settings.keep_theme("light")
    spoken = "de" if language == LONG else language
    running = WindowApp(make_application(), Desk.open(folder, StillClock(instant_from_words(AT))), language=spoken)
    try:
        running.window.resize(*SIZES[zoom][0])
        running.show()
        running.window.activateWindow()
        if language == LONG:
            speak_long_german(running)
        settle(running)
        yield running
    finally:
        running.close()
        running.text_undo.deleteLater()
        running.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def screenfuls(place: QWidget) -> Iterator[None]:
    """Scroll everything that scrolls on, page by page, until nothing moves any more."""
    yield
    for number in range(1, _MOST_SCREENFULS):
        if not any([_scroll_to(bar, number) for bar in place.findChildren(QScrollBar)]):  # noqa: C419 - each is scrolled
            return
        yield


def _scroll_to(bar: QScrollBar, number: int) -> bool:
    area = bar.parentWidget()
    # PySide knows things by their address: a layout's item that Qt has deleted may still be known by the address at
    # which Qt itself has since made what holds the bar; that is never a thing of ours, and nothing to be scrolled
    if bar.orientation() is not Qt.Orientation.Vertical or not isinstance(area, QWidget) or not area.isVisible():
        return False
    before = bar.value()
    bar.setValue(min(bar.maximum(), int(number * bar.pageStep() * _NEAR)))
    return bar.value() != before


def walk_layouts(running: WindowApp, *, zoom: int, name: str) -> Walked:
    """What does not hold of the geometry of a window, at each size of its zoom."""
    walked = Walked(shots={name})
    for size in SIZES[zoom]:
        running.window.resize(*size)
        settle(running)
        for _ in screenfuls(running.window):
            running.app.processEvents()
            walked.looks += 1
            walked.note(faults_of(running.window, zoom / 100), f"{name} {size[0]}×{size[1]} {zoom} %")
    return walked


def walk_themes(running: WindowApp, *, name: str, is_page: bool) -> Walked:
    """What is too pale in a window, in each theme; of a page the focus as well."""
    walked = Walked(shots={name})
    for theme in THEMES:
        running.theme.set_choice(theme)
        settle(running)
        for _ in screenfuls(running.window):
            running.app.processEvents()
            count, faults = contrast_faults(running.window)
            walked.looks += 1
            walked.measured += count
            walked.note(faults, f"{name} {theme}")
        if is_page:
            count, faults = focus_faults(running.window)
            walked.measured += count
            walked.note(faults, f"{name} {theme}")
    return walked


def walked(place: Path, shots: Sequence[tuple[str, Shot]], *, part: int, of: int) -> Walked:
    """Walk through every `of`-th shot, from the `part`-th on, in all languages, sizes and themes."""
    found = Walked()
    for desk, shot in shots[part::of]:
        for language in LANGUAGES:
            for zoom in SIZES:
                with _prepared(place, desk, shot=shot, language=language, zoom=zoom) as running:
                    found.add(_named(walk_layouts(running, zoom=zoom, name=shot.name), language))
        with _prepared(place, desk, shot=shot, language="de", zoom=100) as running:
            found.add(walk_themes(running, name=shot.name, is_page=shot.is_page))
    return found


def _named(found: Walked, language: str) -> Walked:
    found.faults = {fault: f"{where} {language}" for fault, where in found.faults.items()}
    return found


@contextmanager
def _prepared(place: Path, desk: str, *, shot: Shot, language: str, zoom: int) -> Iterator[WindowApp]:
    with tempfile.TemporaryDirectory(prefix=f"{shot.name}-", dir=place, ignore_cleanup_errors=True) as name:
        shutil.copytree(place / desk, name, dirs_exist_ok=True)
        with window(Path(name), language=language, zoom=zoom) as running:
            shot.prepare(running.window, running.desk)
            settle(running)
            yield running


def _walked_part(place: Path, part: int, *, names: Sequence[str], every: int, cores: int) -> Walked:
    return walked(place, chosen(names)[::every], part=part, of=cores)


def chosen(names: Sequence[str]) -> list[tuple[str, Shot]]:
    """The desk and the shot of each picture whose name begins so; all without a name."""
    desks = {"town": SHOTS, "empty": EMPTY, "new": WELCOME}
    known = [(desk, shot) for desk, shots in desks.items() for shot in shots]
    return [each for each in known if not names or any(each[1].name.startswith(name) for name in names)]


def walk(names: Sequence[str] = (), *, every: int = 1) -> Walked:
    """Walk through the shots on all processors."""
    cores, whole = os.cpu_count() or 1, Walked()
    with tempfile.TemporaryDirectory(prefix="amtdesk-walk-", ignore_cleanup_errors=True) as folder:
        make_desks(Path(folder))
        walk_part = partial(_walked_part, Path(folder), names=tuple(names), every=every, cores=cores)
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as walkers:
            for part in walkers.map(walk_part, range(cores)):
                whole.add(part)
    return whole


def main() -> int:
    """Walks, and says what does not hold; returns the exit code."""
    parser = argparse.ArgumentParser(prog="layout_walk", description="Measures what every picture paints.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one of N pictures")
    arguments = parser.parse_args()
    found = walk(arguments.names, every=arguments.every)
    print("\n".join(found.lines()))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
