"""`amtdesk completion`: what a shell must know to complete words of this line. Made from the parser by shtab."""

import argparse
from collections.abc import Callable, Iterator
from typing import Final

from amtdesk.cli.line import DONE, Commands, Run, Session, Words
from amtdesk.domain.words import N_
from amtdesk.system.language import Language

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


def add_to(commands: Commands, *, parser: Callable[[Language], Words]) -> None:
    """Add the command; `parser` makes the parser of the whole line, this command in it."""
    words = commands.add(
        "completion",
        run=_run_for(parser),
        summary=N_("print what lets a shell complete these commands and their options"),
        examples=("completion bash > amtdesk.bash", "completion powershell > amtdesk.ps1"),
    )
    words.told.add_argument(
        "shell", choices=SHELLS, help=commands.text(N_("for which shell; docs/packaging.md says where it goes"))
    )


def _run_for(parser: Callable[[Language], Words]) -> Run:
    def run(session: Session) -> int:
        import shtab  # when someone sets a shell up, once

        words = parser(session.language)
        for action in _actions(words):
            kind = _completed_with(action, session.language)
            if kind:
                action.complete = getattr(shtab, kind)  # type: ignore[attr-defined]  # how shtab is told
        session.say(shtab.complete(words, shell=session.arguments.shell))
        return DONE

    return run


def _actions(words: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what can stand on the line, that of every command included."""
    for action in words._actions:  # noqa: SLF001 - argparse has no other way to what was added
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for command in action.choices.values():
                yield from _actions(command)


def _completed_with(action: argparse.Action, language: Language) -> str:
    """Return what of the disk may stand there: files, folders, or nothing."""
    if action.metavar in {language.text(N_("FILE")), language.text(N_("FILE.pdf"))}:
        return "FILE"
    return "DIRECTORY" if action.metavar == language.text(N_("FOLDER")) else ""
