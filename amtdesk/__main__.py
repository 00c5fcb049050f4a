"""The front door: no words on the line → the window, words → the command line."""

import io
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.system.clock import Clock

_OPTIONS = ("--data", "--at", "--lang")
_ANEW = "--new"
_WITHOUT_SCREEN = N_("There is no screen here, so the window cannot open. This is the morning brief:")
_WITHOUT_QT = N_("The window cannot open: {reason}. The README names the system libraries that Qt needs.")


class _WindowWish(NamedTuple):
    """What the line says about the window; the command line has said already what it does not understand."""

    data: str | None = None
    at: datetime | None = None
    language: str | None = None
    begins_anew: bool = False


def main(line: Sequence[str] | None = None) -> int:
    """Open the window, or run the command that the line names. Return the exit code."""
    words = list(sys.argv[1:] if line is None else line)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without umlauts must not end the program
            stream.reconfigure(errors="replace")
    wish = _window_wish(words)
    if wish is None:
        from amtdesk.cli.main import run

        return run(words, build_pages=_build_pages)
    from amtdesk.system.screen import has_screen

    return _open_window(wish) if has_screen(os.environ) else _print_brief(words, wish)


def _window_wish(words: list[str]) -> _WindowWish | None:
    """Return what the line wishes of the window; None when it has other words, or makes no sense."""
    from amtdesk.system.clock import instant_from_words

    told: dict[str, str] = {}
    following = iter(word for word in words if word != _ANEW)
    for word in following:
        name, is_joined, value = word.partition("=")
        told[name] = value if is_joined else next(following, "")
    if set(told) - set(_OPTIONS) or not all(told.values()) or told.get("--lang", "de") not in ("de", "en"):
        return None
    try:
        at = instant_from_words(told["--at"]) if "--at" in told else None
    except ValueError:
        return None
    return _WindowWish(data=told.get("--data"), at=at, language=told.get("--lang"), begins_anew=_ANEW in words)


def _open_window(wish: _WindowWish) -> int:
    from amtdesk.system.memory import hold_tidying

    hold_tidying()
    # the desk before the window: each import takes longer once PySide has put its own in the way
    from amtdesk.desk.opening import open_for_window
    from amtdesk.desk.records import has_records
    from amtdesk.system.clock import Clock
    from amtdesk.system.folders import data_folder, named_folder
    from amtdesk.system.language import Language, language_of_the_system

    clock, folder = Clock(at=wish.at), named_folder(wish.data)
    try:
        if not has_records(folder) and not wish.begins_anew:
            from amtdesk.desk.beginning import refuse_to_begin

            refuse_to_begin(folder, is_chosen=bool(wish.data or os.environ.get("AMTDESK_DATA")))
        opening = open_for_window(data_folder(wish.data), clock)
    except UserFacingError as error:
        return _say_failure(error, wish, clock=clock)
    if opening is None:  # the window that is open already came to the front
        return 0
    opening.desk.load_morning()
    try:
        from amtdesk.ui.qt_loading import load_qt

        load_qt()
        from amtdesk.ui.app import run
    except ImportError as error:  # Qt lacks a library of the system
        opening.desk.close()
        opening.give_back()
        language = Language(wish.language or language_of_the_system(), clock.zone)
        print(language.text(_WITHOUT_QT).format(reason=error), file=sys.stderr)
        return 1
    try:
        return run(opening, language=wish.language)
    except UserFacingError as error:  # the damage is in what the first page reads
        return _say_failure(error, wish, clock=clock)


def _say_failure(error: UserFacingError, wish: _WindowWish, *, clock: "Clock") -> int:
    from amtdesk.desk.way_out import way_out_of
    from amtdesk.system.language import Language, language_of_the_system
    from amtdesk.ui.app import show_failure_window
    from amtdesk.ui.failure_window import Way

    way_out = way_out_of(error, wish.data, clock=clock)
    language = Language(wish.language or language_of_the_system(), clock.zone)
    way = show_failure_window(error, language, way_out=way_out)
    return 1 if way is None else _open_window(wish._replace(begins_anew=way is Way.ANEW))


def _print_brief(words: list[str], wish: _WindowWish) -> int:
    from amtdesk.cli.main import run
    from amtdesk.system.clock import Clock
    from amtdesk.system.language import Language, language_of_the_system

    language = Language(wish.language or language_of_the_system(), Clock().zone)
    print(language.text(_WITHOUT_SCREEN))
    return run([*words, "today"], build_pages=_build_pages)


def _build_pages(desk: "Desk") -> list[str]:
    """Build every page without a screen: the self-test runs on servers and in packaging."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from amtdesk.ui.self_test import self_test

    return self_test(desk)


if __name__ == "__main__":
    sys.exit(main())
