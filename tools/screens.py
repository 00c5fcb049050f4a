"""Paints every page of the window in every theme, size and zoom, and its states in fewer, to build/screens.

    python -m tools.screens [--quick] [NAME …]

NAME picks shots by the beginning of their name; `--quick` paints light at 1280×800 only. Birkenfurt at a fixed time is
what is seen; nothing is shown on a screen.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported


from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.theme import ThemeChoice
from amtdesk.ui.window_settings import WindowSettings
from tools.at_rest import settle
from tools.shot import Shot
from tools.shots import EMPTY, SHOTS, WELCOME

HOUSE = Path(__file__).resolve().parent.parent
TARGET = HOUSE / "build" / "screens"
AT = "2027-05-12T08:00"
THEMES: tuple[ThemeChoice, ...] = ("light", "dark", "hc-dark", "hc-light")
SIZES = {"1280x800": (1280, 800, 100), "1024x640": (1024, 640, 100), "zoom-200": (1280, 800, 200)}


@contextmanager
def _window(folder: Path, *, theme: ThemeChoice, size: str) -> Iterator[WindowApp]:
    width, height, zoom = SIZES[size]
    settings = WindowSettings(folder)
    settings.keep_theme(theme)
    settings.keep_zoom(zoom)
    running = WindowApp(make_application(), Desk.open(folder, StillClock(instant_from_words(AT))), language="de")
    try:
        running.window.resize(width, height)
        running.show()
        settle(running)
        yield running
    finally:
        running.close()
        running.window.deleteLater()


def painted(folder: Path, shots: list[Shot], *, theme: ThemeChoice, size: str) -> int:
    """Paint the shots on a copy of the desk in `folder`, each on its own; return how many there are."""
    for shot in shots:
        # what one shot does is not seen in the next
        own = folder.with_name(f"{folder.name}-{shot.name}-{theme}-{size}")
        shutil.rmtree(own, ignore_errors=True)
        shutil.copytree(folder, own)
        with _window(own, theme=theme, size=size) as running:
            shot.prepare(running.window, running.desk)
            settle(running)
            target = TARGET / f"{shot.name}-{theme}-{size}.png"
            if not running.window.grab().save(str(target)):
                raise OSError(f"cannot write {target}")
    return len(shots)


def _demo(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "amtdesk", f"--data={folder}", "--lang=de", "demo", f"--at={AT}"],
        cwd=HOUSE,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _chosen(shots: tuple[Shot, ...], names: list[str], *, look: tuple[ThemeChoice, str]) -> list[Shot]:
    """Size and theme have little to do with each other: a state is painted in every theme, and light in every size."""
    is_plain = look[0] == THEMES[0] or look[1] == next(iter(SIZES))
    known = [shot for shot in shots if shot.is_page or is_plain]
    return [shot for shot in known if not names or any(shot.name.startswith(name) for name in names)]


def main() -> int:
    """Paints, and says how many pictures there are; returns the exit code."""
    parser = argparse.ArgumentParser(prog="screens", description="Paints every page to build/screens.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="light at 1280x800 only")
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    looks = [(theme, size) for theme in THEMES for size in SIZES][: 1 if arguments.quick else None]
    with tempfile.TemporaryDirectory(prefix="amtdesk-screens-") as name:
        make_desks(Path(name))
        paint = partial(_paint_look, Path(name), names=arguments.names)
        with ProcessPoolExecutor(min(len(looks), os.cpu_count() or 1), mp_context=get_context("spawn")) as painters:
            count = sum(painters.map(paint, looks))
    print(f"{count} pictures in {TARGET.relative_to(HOUSE)}")
    return 0


def make_desks(place: Path) -> None:
    """Birkenfurt, an empty desk, and one on which nobody chose yet."""
    for name in ("empty", "new"):
        (place / name).mkdir()
    _demo(place / "town")
    with Desk.open(place / "empty", StillClock(instant_from_words(AT))) as desk:
        desk.town.begin_empty()


def _paint_look(place: Path, look: tuple[ThemeChoice, str], *, names: list[str]) -> int:
    theme, size = look
    desks = {"town": SHOTS, "empty": EMPTY, "new": WELCOME}
    return sum(
        painted(place / name, _chosen(shots, names, look=look), theme=theme, size=size) for name, shots in desks.items()
    )


if __name__ == "__main__":
    sys.exit(main())
