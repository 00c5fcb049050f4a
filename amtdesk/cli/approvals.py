"""`amtdesk export approvals`: the trail of a period as a table."""

from argparse import ArgumentTypeError
from datetime import date

from amtdesk.cli.line import DONE, Commands, Session, Words
from amtdesk.domain.words import N_


def add_period(commands: Commands, words: Words) -> None:
    """Add the two days of the period."""
    for name, help_text in (
        ("--from", N_("approvals only: first day, such as 2027-01-01; the beginning of the year when left out")),
        ("--to", N_("approvals only: last day; today when left out")),
    ):
        words.options.add_argument(
            name,
            dest=name.removeprefix("--") + "_day",
            type=_day,
            metavar=commands.text(N_("DAY")),
            help=commands.text(help_text),
        )


def run_export(session: Session) -> int:
    """Write what happened to approvals from the first to the last day."""
    today = session.clock.today()
    first: date = session.arguments.from_day or date(today.year, 1, 1)
    last: date = session.arguments.to_day or max(first, today)
    path = session.arguments.file
    number = session.desk.trail_export.save(path, first=first, last=last)
    session.say(session.tr(N_("{path}: {number} entries written."), path=path, number=number))
    return DONE


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise ArgumentTypeError(words) from error
