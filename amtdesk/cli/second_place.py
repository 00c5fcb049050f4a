"""`amtdesk second-place`: how the second place for backups stands, and what lies there."""

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.domain.second_place import CopyAttempt, NothingThere, PlaceKind, PlaceState
from amtdesk.domain.words import N_
from amtdesk.system.backup_words import BackupWords


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "second-place",
        run=run,
        summary=N_("say how the second place for backups stands"),
        examples=("second-place", "second-place --copies", "second-place --json"),
    )
    words.options.add_argument(
        "--copies", action="store_true", help=commands.text(N_("ask the place itself which copies lie there"))
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Say it; exit code 1 when the last copy could not be made."""
    state = session.desk.second_place.state()
    copies = [copy.name for copy in session.desk.second_place.copies()] if session.arguments.copies else []
    if session.arguments.json:
        session.give({**_data(session, state), "copies": copies})
    elif session.arguments.copies and not copies:  # the place itself knows better than what was last read there
        raise NothingThere(state.place.address)
    else:
        session.say(*_lines(session, state), *(f"  {name}" for name in copies))
    return DONE if state.fault is None else REFUSED


def _lines(session: Session, state: PlaceState) -> list[str]:
    if state.place.kind is PlaceKind.NONE:
        return [session.tr(N_("No second place is set up. It is chosen in the settings, under Backup."))]
    lines = [session.tr(N_("Second place: {place}"), place=state.place.address)]
    if state.newest is not None:
        words = BackupWords(session.language, session.clock)
        made, when = words.when(state.newest.made_at), words.when(state.newest.at)
        source = N_("The newest copy there: {name}, of {made}, last read {when}")
        lines.append(session.tr(source, name=state.newest.name, made=made, when=when))
    if state.fault is not None:
        lines.append(session.language.sentence(state.fault))
    return lines


def _data(session: Session, state: PlaceState) -> dict[str, object]:
    newest = state.newest
    return {
        "kind": state.place.kind.value,
        "address": state.place.address or None,
        "newest": None if newest is None else _copy_data(newest),
        "failing_since": None if state.failing_since is None else state.failing_since.isoformat(),
        "fault": None if state.fault is None else session.language.sentence(state.fault),
    }


def _copy_data(copy: CopyAttempt) -> dict[str, str]:
    return {"name": copy.name, "made_at": copy.made_at.isoformat(), "read_at": copy.at.isoformat()}
