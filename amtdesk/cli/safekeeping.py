"""`amtdesk backup`, `restore` and `check`: the records, kept safe."""

from pathlib import Path

from amtdesk.cli.line import DONE, IN_PART, REFUSED, Commands, Session
from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import Backup, CheckedPoint, CheckState, DrillReport, RestoredInPart, RestorePreview
from amtdesk.domain.second_place import NoBackupNamed, PlaceKind, PlaceNotSetUp
from amtdesk.domain.words import N_
from amtdesk.system.backup_words import BackupWords

_MARK = {CheckState.FINE: "✓", CheckState.HINT: "·", CheckState.WRONG: "✗"}


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    text = commands.text
    words = commands.add(
        "backup",
        run=run_backup,
        summary=N_("write a verified backup of all records, or list those that there are"),
        examples=("backup", "backup sicherung.amtdesk-backup", "backup --second-place", "backup --list --json"),
    )
    words.told.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar=text(N_("FILE")),
        help=text(N_("where the backup shall lie, with all pictures in it; without a file beside the daily ones")),
    )
    words.options.add_argument(
        "--second-place",
        action="store_true",
        help=text(
            N_(
                "let today’s state lie at the second place, and read it back there; "
                "exit code 3 with FILE: only the file was written"
            )
        ),
    )
    words.options.add_argument("--list", action="store_true", help=text(N_("only name the backups on this computer")))
    commands.add_json(words)
    words = commands.add(
        "restore",
        run=run_restore,
        summary=N_("put a backup in the place of the records"),
        examples=(
            "restore sicherung.amtdesk-backup --look",
            "restore sicherung.amtdesk-backup",
            "restore --undo",
            "restore --second-place --look --json",
        ),
    )
    words.told.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar=text(N_("FILE")),
        help=text(N_("the backup; the present records are kept in the folder backups")),
    )
    add = words.options.add_argument
    add("--look", action="store_true", help=text(N_("only tell what is in it and what would be lost")))
    add("--undo", action="store_true", help=text(N_("go back to the records before the last restore")))
    add("--second-place", action="store_true", help=text(N_("take the newest copy from the second place")))
    commands.add_json(words)
    words = commands.add(
        "check",
        run=run_check,
        summary=N_("look whether records, folders and backups are well"),
        examples=("check", "check --restore-drill", "check --json"),
    )
    words.options.add_argument(
        "--restore-drill",
        action="store_true",
        help=text(N_("restore the newest backup aside and compare every row and every picture")),
    )
    commands.add_json(words)


def run_backup(session: Session) -> int:
    """Write a backup; carry the newest one to the second place.

    Exit code 3 when the file is written and nothing could be carried.
    """
    desk, told = session.desk, session.arguments
    if told.list:
        return _list(session)
    made = None
    if told.file is not None or not told.second_place:
        made = desk.safekeeping.backup_now() if told.file is None else desk.safekeeping.backup(told.file)
        if not told.json:
            session.say(session.tr(N_("Backup written and checked: {path}"), path=made.path))
    is_carried = not told.second_place or _carry(session)
    code = DONE if is_carried else REFUSED if made is None else IN_PART
    if told.json:
        session.give(None if made is None else {**_backup_data(made), "in_part": code == IN_PART})
    return code


def _list(session: Session) -> int:
    backups = session.desk.safekeeping.backups()
    if session.arguments.json:
        session.give({"backups": [_backup_data(backup) for backup in backups]})
    elif backups:
        words = BackupWords(session.language, session.clock)
        session.say(*(f"{words.when_among(each, backups)}  {words.kind(each)}  {each.path}" for each in backups))
    else:
        session.say(session.tr(N_("There is no backup yet.")))
    return DONE


def _backup_data(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "made_at": backup.made_at.isoformat(),
        "kind": backup.kind.value,
        "size": backup.size,
    }


def _carry(session: Session) -> bool:
    """Let what stands here now lie at the second place; what stands in the way is told."""
    desk = session.desk
    place = desk.second_place.place()
    try:
        fault = PlaceNotSetUp().message if place.kind is PlaceKind.NONE else desk.safekeeping.carry_now().fault
    except UserFacingError as error:
        fault = error.message
    if fault is not None:
        session.complain(session.language.sentence(fault))
    elif not session.arguments.json:
        session.say(session.tr(N_("The backup lies at {place} and was read back."), place=place.address))
    return fault is None


def run_restore(session: Session) -> int:
    """Restore a backup, also when the present records cannot be opened; or tell what it holds.

    Exit code 3 when the state is back and something that follows could not be stored.
    """
    file = _chosen(session)
    if session.arguments.look:
        return _tell(session, session.desk.safekeeping.look_into(file))
    session.close()  # it is exchanged by a desk of its own
    code = DONE
    try:
        kept = Desk.restore(session.folder, file, clock=session.clock)
    except RestoredInPart as error:  # a script must not take it for refused: the records are exchanged
        session.complain(session.language.sentence(error))
        kept, code = error.kept, IN_PART
    if session.arguments.json:
        session.give({"restored": str(file), "kept": str(kept), "in_part": code == IN_PART})
    else:
        session.say(session.tr(N_("Restored. What stood there before is kept: {path}"), path=kept))
    return code


def _chosen(session: Session) -> Path:
    arguments = session.arguments
    if arguments.undo:
        return session.desk.safekeeping.state_before_restore().path
    if arguments.second_place:
        place = session.desk.second_place
        return place.fetch(place.newest_copy().name if arguments.file is None else str(arguments.file))
    if arguments.file is None:
        raise NoBackupNamed
    return Path(arguments.file)


def _tell(session: Session, preview: RestorePreview) -> int:
    words = BackupWords(session.language, session.clock)
    if session.arguments.json:
        session.give(
            {
                "made_at": preview.facts.made_at.isoformat(),
                "program": preview.facts.program,
                "schema": preview.facts.schema,
                "size": preview.facts.size,
                "town": preview.town,
                "kinds": {
                    each.kind.value: {"held": each.held, "lost": each.lost, "back": each.back}
                    for each in preview.counts
                },
                "missing_files": preview.missing_files,
                "erased": preview.erased,
            }
        )
    else:
        lines = (words.about(preview), words.holds(preview), words.loses(preview), words.brings_back(preview))
        session.say(*(line for line in (*lines, words.misses(preview), words.revives(preview)) if line))
    return DONE


def run_check(session: Session) -> int:
    """Check, and say what is wrong."""
    if session.arguments.restore_drill:
        return _drill(session)
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


def _drill(session: Session) -> int:
    report = session.desk.safekeeping.drill()
    if session.arguments.json:
        session.give(_as_data(report))
    else:
        session.say(*_as_lines(session, report))
    return DONE if report.holds else REFUSED


def _as_data(report: DrillReport) -> dict[str, object]:
    return {
        "ok": report.holds,
        "backup": str(report.backup.path),
        "made_at": report.backup.made_at.isoformat(),
        "opens": report.opens,
        "rows": report.rows,
        "tables": {each.name: {"rows": each.rows, "equal": each.is_equal} for each in report.tables},
        "files": report.files,
        "lost_files": list(report.lost_files),
    }


def _as_lines(session: Session, report: DrillReport) -> list[str]:
    tr, number = session.tr, session.language.number
    lines = [tr(N_("Restored aside: {path}"), path=report.backup.path)]
    different = [each.name for each in report.tables if not each.is_equal]
    if report.holds:
        lines.append(
            tr(
                N_("✓ {rows} rows in {tables} tables and {files} pictures are as they were."),
                rows=number(report.rows),
                tables=number(len(report.tables)),
                files=number(report.files),
            )
        )
    if different:
        lines.append(tr(N_("✗ These tables are not as they were: {tables}."), tables=", ".join(different)))
    if report.lost_files:
        source = N_("✗ {n} pictures are missing or damaged.")
        if len(report.lost_files) == 1:
            source = N_("✗ 1 picture is missing or damaged.")
        lines.append(tr(source, n=number(len(report.lost_files))))
    if not report.opens:
        lines.append(tr(N_("✗ The restored records do not open.")))
    return lines
