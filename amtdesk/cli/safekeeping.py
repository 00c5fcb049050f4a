"""`amtdesk backup`, `restore` and `check`: the records, kept safe."""

from pathlib import Path

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import CheckedPoint, CheckState
from amtdesk.domain.words import N_

_MARK = {CheckState.FINE: "✓", CheckState.HINT: "·", CheckState.WRONG: "✗"}


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    words = commands.add("backup", run=run_backup, summary=N_("write a verified backup of all records"))
    words.told.add_argument(
        "file", type=Path, metavar=commands.text(N_("FILE")), help=commands.text(N_("where the backup shall lie"))
    )
    words = commands.add("restore", run=run_restore, summary=N_("put a backup in the place of the records"))
    words.told.add_argument(
        "file",
        type=Path,
        metavar=commands.text(N_("FILE")),
        help=commands.text(N_("the backup; the present records are kept in the folder backups")),
    )
    words = commands.add("check", run=run_check, summary=N_("look whether records, folders and backups are well"))
    commands.add_json(words)


def run_backup(session: Session) -> int:
    """Write a backup."""
    made = session.desk.safekeeping.backup(session.arguments.file)
    session.say(session.tr(N_("Backup written and checked: {path}"), path=made.path))
    return DONE


def run_restore(session: Session) -> int:
    """Restore a backup, also when the present records cannot be opened."""
    kept = Desk.restore(session.folder, session.arguments.file, clock=session.clock)
    session.say(session.tr(N_("Restored. What stood there before is kept: {path}"), path=kept))
    return DONE


def run_check(session: Session) -> int:
    """Check, and say what is wrong."""
    try:
        points = session.desk.safekeeping.check().points
    except UserFacingError as error:
        points = (CheckedPoint(name="records", state=CheckState.WRONG, message=error.message),)
    is_fine = all(point.state is not CheckState.WRONG for point in points)
    if session.arguments.json:
        session.give(
            {
                "ok": is_fine,
                "points": [
                    {
                        "name": point.name,
                        "state": point.state.value,
                        "message": session.language.sentence(point.message),
                    }
                    for point in points
                ],
            }
        )
    else:
        session.say(*(f"{_MARK[point.state]} {session.language.sentence(point.message)}" for point in points))
    return DONE if is_fine else REFUSED
