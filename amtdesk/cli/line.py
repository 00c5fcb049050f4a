"""The line of words after `amtdesk`: its options, its help in both languages, and what a command is given."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from amtdesk.desk.opening import open_for_line
from amtdesk.domain.words import N_
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.system.folders import named_folder
from amtdesk.system.language import Language, language_of_the_system

if TYPE_CHECKING:
    from typing_extensions import override

    from amtdesk.desk import Desk
else:

    def override(method):  # noqa: ANN001, ANN201 - mypy reads the other branch
        """Mark a method that replaces one of argparse's."""
        return method


DONE, REFUSED, WRONG_USAGE, IN_PART = 0, 1, 2, 3
PROGRAM = "amtdesk"
LANGUAGES = ("de", "en")


class Session:
    """What a command is given: the words on the line, a language, and a desk that opens when it is first asked for."""

    def __init__(self, arguments: argparse.Namespace, language: Language, *, clock: Clock) -> None:
        self.arguments = arguments
        self.language = language
        self.clock = clock

    @cached_property
    def folder(self) -> Path:
        """The data folder, made or not."""
        return named_folder(self.arguments.data)

    @cached_property
    def desk(self) -> "Desk":
        """The open desk. Raises DatabaseTrouble, RecordsAreGone, FolderUnusable; a refusal leaves no folder behind."""
        return open_for_line(self.folder, self.clock, begins_anew=getattr(self.arguments, "begins_anew", False))

    def close(self) -> None:
        """Close the desk if it was opened."""
        if "desk" in self.__dict__:
            self.desk.close()

    def tr(self, sentence: str, /, **values: object) -> str:
        """Return a sentence in the chosen language with its gaps filled."""
        return self.language.text(sentence).format(**values)

    def say(self, *lines: str) -> None:
        """Print lines for people."""
        print(*lines, sep="\n")

    def complain(self, line: str) -> None:
        """Print a line beside the results, where errors belong."""
        print(line, file=sys.stderr)

    def give(self, data: object) -> None:
        """Print data for programs."""
        print(json.dumps(data, ensure_ascii=False, indent=2))


class Words(argparse.ArgumentParser):
    """A parser that speaks both languages and takes the options that hold for every command."""

    def __init__(self, *, language: Language, prog: str = PROGRAM, **more: str | None) -> None:
        super().__init__(
            prog=prog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Formatter, usage_word=language.text(N_("usage: "))),
            **more,  # type: ignore[arg-type]  # only description, epilog and help come this way
        )
        self.language = language
        self.told = self.add_argument_group(language.text(N_("What it needs")))
        self.options = self.add_argument_group(language.text(N_("Options")))

    def add_common(self) -> None:
        """Take the options that hold for every command, before or after its name."""
        text = self.language.text
        add = partial(self.options.add_argument, default=argparse.SUPPRESS)
        add("--data", metavar=text(N_("FOLDER")), help=text(N_("folder with the records (also: AMTDESK_DATA)")))
        add(
            "--at",
            metavar=text(N_("TIME")),
            type=_instant,
            help=text(N_("run as if it were this time, such as 2027-05-12T08:00 (Berlin unless a zone is given)")),
        )
        add(
            "--new",
            dest="begins_anew",
            action="store_true",
            help=text(N_("begin empty records where some were before and now nothing is")),
        )
        add("--lang", choices=LANGUAGES, help=text(N_("language: de or en")))

    @override
    def error(self, message: str) -> NoReturn:
        """Say what is not understood, and end with exit code 2."""
        self.print_usage(sys.stderr)
        words = self.language.text(N_("This line is not understood: {problem}. All commands: amtdesk --help"))
        self.exit(WRONG_USAGE, words.format(problem=message) + "\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, *, usage_word: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)
        self._usage_word = usage_word

    @override
    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Leave lines of examples as they are."""
        return text if "\n" in text else super()._fill_text(text, width, indent)

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)


Run = Callable[[Session], int]


class Commands:
    """The commands after the program's name."""

    def __init__(self, words: Words) -> None:
        self._language = words.language
        self._subparsers = words.add_subparsers(
            title=words.language.text(N_("Commands")),
            dest="command",
            metavar=words.language.text(N_("COMMAND")),
            parser_class=cast("type[Words]", partial(Words, language=words.language)),
        )

    def text(self, sentence: str) -> str:
        """Return a sentence in the language of the help."""
        return self._language.text(sentence)

    def add(self, name: str, *, run: Run, summary: str, examples: Sequence[str] = ()) -> Words:
        """Add a command; `summary` is a marked sentence. In its parser values go to `told`, the rest to `options`.

        `examples` are whole lines without the program's name, shown below the help; a test runs each of them.
        """
        lines = [self.text(N_("Examples:")), *(f"  {PROGRAM} {example}" for example in examples)]
        words = self._subparsers.add_parser(
            name,
            help=self.text(summary),
            description=self.text(summary),
            epilog="\n".join(lines) if examples else None,
        )
        words.options.add_argument("-h", "--help", action="help", help=self.text(N_("show this help")))
        words.add_common()
        words.set_defaults(run=run)
        return words

    def add_days(self, words: Words, *, first: str, last: str) -> None:
        """Take a first and a last day; both helps are marked sentences."""
        for name, help_text in (("from", first), ("to", last)):
            words.options.add_argument(
                f"--{name}", dest=f"{name}_day", type=_day, metavar=self.text(N_("DAY")), help=self.text(help_text)
            )

    def add_json(self, words: Words) -> None:
        """Let a command give its results to programs."""
        words.options.add_argument("--json", action="store_true", help=self.text(N_("print the result as JSON")))


def _instant(words: str) -> datetime:
    try:
        return instant_from_words(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words) from error


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words) from error


def chosen_language(words: Sequence[str], clock: Clock) -> Language:
    """Return the language that the line asks for, else the system's; needed before the line is understood."""
    code = language_of_the_system()
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        asked = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        code = asked if asked in LANGUAGES else code
    return Language(code, clock.zone)
