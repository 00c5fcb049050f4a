"""The command line: understands the words, runs one command, and turns the world's faults into a sentence."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from amtdesk import __version__
from amtdesk.cli import (
    completion,
    demo,
    erase,
    events,
    files,
    handbook,
    pictures,
    posts,
    reminders,
    safekeeping,
    search,
    second_place,
    self_test,
    suggest,
    today,
    weekly,
    yearly,
)
from amtdesk.cli.line import DONE, PROGRAM, REFUSED, Commands, Run, Session, Words, chosen_language
from amtdesk.desk.beginning import RecordsAreGone
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language

_INTERRUPTED: Final = 130
_NOT_POSSIBLE: Final = N_("{path} cannot be used ({reason}). Please check that it is there and that you may open it.")
_BEGIN_ANEW: Final = N_("If empty records shall begin there: the same line with --new.")
_GROUPS = (
    demo,
    today,
    reminders,
    weekly,
    yearly,
    posts,
    pictures,
    files,
    safekeeping,
    second_place,
    search,
    suggest,
    events,
    erase,
    handbook,
)


def run(line: Sequence[str], *, build_pages: self_test.BuildPages) -> int:
    """Run the command that the line names. Return 0 when done, 1 when refused with a sentence, 2 for wrong usage.

    `build_pages` is what `--self-test` asks of the window.
    """
    language = chosen_language(line, Clock())
    words = parser(language)
    try:
        arguments = words.parse_args(line)
    except SystemExit as said:  # argparse has printed help, version or what is wrong
        return said.code if isinstance(said.code, int) else REFUSED
    if not hasattr(arguments, "data"):
        arguments.data = None
    session = Session(arguments, language, clock=Clock(at=getattr(arguments, "at", None)))
    if arguments.self_test:
        return guarded(session, partial(self_test.run, build_pages=build_pages))
    if arguments.command is None:
        words.print_help()
        return DONE
    return guarded(session, arguments.run)


def parser(language: Language) -> Words:
    """Return the parser of the whole line, in a language."""
    words = Words(
        language=language,
        description=language.text(
            N_("AmtDesk, the morning desk for a town hall's social media. Without a command the window opens.")
        ),
        epilog=language.text(N_("Exit codes: 0 done, 1 refused with a sentence, 2 wrong usage, 3 done in part.")),
    )
    words.options.add_argument("-h", "--help", action="help", help=language.text(N_("show this help")))
    words.options.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=language.text(N_("show the version")),
    )
    words.options.add_argument(
        "--self-test",
        action="store_true",
        help=language.text(N_("check this installation: records, resources, every page")),
    )
    words.add_common()
    commands = Commands(words)
    for group in _GROUPS:
        group.add_to(commands)
    completion.add_to(commands, parser=parser)
    return words


def guarded(session: Session, command: Run) -> int:
    """Run a command; what the world did wrong becomes a sentence, never a traceback."""
    try:
        code = command(session)
        sys.stdout.flush()
    except UserFacingError as error:
        session.complain(session.language.sentence(error))
        if isinstance(error, RecordsAreGone):
            session.complain(session.tr(_BEGIN_ANEW))
        return REFUSED
    except BrokenPipeError:  # the reader went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:  # the world's fault by its nature; where it is expected it has a better sentence
        place = error.filename or session.arguments.data or ""
        session.complain(session.tr(_NOT_POSSIBLE, path=place, reason=error.strerror or str(error)))
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        session.close()
    return code
