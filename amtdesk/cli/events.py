"""`amtdesk events`: what stands in the calendar anyway, as a list."""

from datetime import datetime, timedelta

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.words import N_

_DAYS_AHEAD = 28


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "events",
        run=run,
        summary=N_("list holidays, meetings and other dates"),
        examples=("events", "events --from 2027-05-01 --to 2027-05-31 --json"),
    )
    commands.add_days(
        words,
        first=N_("first day, such as 2027-05-12; today when left out"),
        last=N_("last day; four weeks later when left out"),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """List the occasions."""
    first = session.arguments.from_day or session.clock.today()
    last = session.arguments.to_day or first + timedelta(days=_DAYS_AHEAD)
    occasions = session.desk.occasions.running_between(first, last)
    if session.arguments.json:
        session.give({"events": [_data(occasion) for occasion in occasions]})
    elif occasions:
        session.say(*(_line(session, occasion) for occasion in occasions))
    else:
        session.say(session.tr(N_("Nothing stands in the calendar in these days.")))
    return DONE


def _data(occasion: Occasion) -> dict[str, object]:
    return {
        "uid": occasion.uid,
        "title": occasion.title,
        "start": occasion.start.isoformat(),
        "end": occasion.end.isoformat(),
        "all_day": occasion.all_day,
        "source": occasion.source,
        "kind": occasion.kind,
        "note": occasion.note,
    }


def _line(session: Session, occasion: Occasion) -> str:
    at = "" if not isinstance(occasion.start, datetime) else session.language.clock_time(occasion.start)
    note = f" ({occasion.note.splitlines()[0]})" if occasion.note else ""
    day = f"{session.language.weekday(occasion.day):<3} {session.language.numeric_date(occasion.day)}"
    return f"{day}  {at:5}  {occasion.title}{note}"
