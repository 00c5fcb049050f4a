"""`amtdesk erase` and `amtdesk retention`: one matter for good, and what has been kept as long as its rule says."""

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.domain.erasure import TRACE_WORD, ErasurePreview
from amtdesk.domain.retention import RETAINED, RetentionKind
from amtdesk.domain.words import N_


def add_to(commands: Commands) -> None:
    """Add both commands."""
    words = commands.add("erase", run=run_erase, summary=N_("erase one question for good; it cannot be brought back"))
    words.told.add_argument(
        "subject",
        metavar=commands.text(N_("QUESTION")),
        help=commands.text(N_("its number, such as question:123 (amtdesk search --json tells it)")),
    )
    words.options.add_argument(
        "--reason", default="", metavar=commands.text(N_("WORDS")), help=commands.text(N_("why, without a name"))
    )
    words.options.add_argument(
        "--yes", action="store_true", help=commands.text(N_("do it; without this only what would go is shown"))
    )
    words = commands.add(
        "retention", run=run_retention, summary=N_("show what the deletion rules would take now, and take it")
    )
    words.options.add_argument(
        "--delete", action="store_true", help=commands.text(N_("take it; only what was agreed to in the window"))
    )


def run_erase(session: Session) -> int:
    """Show what would go; with --yes let it go."""
    erasure, line = session.desk.erasure, session.arguments
    preview = erasure.preview(line.subject)
    _say_preview(session, preview)
    if not line.yes:
        session.complain(session.tr(N_("Nothing was erased. To erase it: --reason WORDS --yes")))
        return REFUSED
    erasure.erase(line.subject, reason=line.reason)
    session.say(session.tr(N_("Erased for good: {subject}"), subject=preview.subject))
    return DONE


def run_retention(session: Session) -> int:
    """Show what is due; with --delete take what she agreed to."""
    retention, language = session.desk.retention, session.language
    if session.arguments.delete:
        for removal in retention.run():
            name = language.text(RETAINED[RetentionKind(removal.kind)].name)
            session.say(session.tr(N_("{name}: {n} deleted"), name=name, n=removal.count))
        _say_state(session)
        return DONE
    preview = retention.preview()
    for due in preview.due:
        name = language.text(RETAINED[due.kind].name)
        session.say(session.tr(N_("{name}: {n} due"), name=name, n=due.count))
    if not preview.due:
        session.say(session.tr(N_("Nothing is due now.")))
    _say_state(session)
    return DONE


def _say_state(session: Session) -> None:
    if not session.desk.retention.is_on():
        session.say(session.tr(N_("The deletion run is switched off: agree to it in the settings, under Privacy.")))


def _say_preview(session: Session, preview: ErasurePreview) -> None:
    session.say(session.tr(N_("This goes and cannot be brought back:")))
    for trace, count in preview.traces.items():
        one, many = TRACE_WORD[trace]
        session.say(f"  – {session.tr(one if count == 1 else many, n=count)}")
    for week in preview.weeks:
        session.say(session.tr(N_("The finished report of {week} quotes it and gets a mark there."), week=week))
    if preview.posts:
        quote = N_("These posts quote it and stay as they are; please look at them yourself: {posts}.")
        session.say(session.tr(quote, posts=", ".join(preview.posts)))
    for backup in preview.backups:
        until = session.language.numeric_date(backup.until) if backup.until is not None else ""
        kept = N_("Backup {name} still holds it, until {day} at the latest.")
        session.say(
            session.tr(
                kept if until else N_("Backup {name} still holds it until you delete it."), name=backup.name, day=until
            )
        )
