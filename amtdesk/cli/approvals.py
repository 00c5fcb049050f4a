"""`amtdesk export approvals`: the trail of a period as a table."""

from datetime import date

from amtdesk.cli.line import DONE, Commands, Session, Words
from amtdesk.domain.words import N_


def add_period(commands: Commands, words: Words) -> None:
    """Add the two days of the period."""
    commands.add_days(
        words,
        first=N_("approvals only: first day, such as 2027-01-01; the beginning of the year when left out"),
        last=N_("approvals only: last day; today when left out"),
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
