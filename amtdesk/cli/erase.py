"""`amtdesk erase` and `amtdesk retention`: one matter for good, and what has been kept as long as its rule says."""

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.domain.erasure import TRACE_WORD, ErasurePreview
from amtdesk.domain.retention import RETAINED, Removal, RetentionKind
from amtdesk.domain.words import N_


def add_to(commands: Commands) -> None:
    """Add both commands."""
    words = commands.add(
        "erase",
        run=run_erase,
        summary=N_("erase one question for good; it cannot be brought back"),
        examples=('erase question:3 --reason "Bitte vom 10. Mai" --yes', "erase question:4 --look --json"),
    )
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
    words.options.add_argument(
        "--with-backups",
        action="store_true",
        help=commands.text(
            N_("delete the backups here and at the second place that hold it, too, once a fresh one lies there")
        ),
    )
    words.options.add_argument(
        "--look", action="store_true", help=commands.text(N_("only say what would go; that is no refusal then"))
    )
    commands.add_json(words)
    words = commands.add(
        "retention",
        run=run_retention,
        summary=N_("show what the deletion rules would take now, and take it"),
        examples=("retention", "retention --delete", "retention --log --json"),
    )
    words.options.add_argument(
        "--delete", action="store_true", help=commands.text(N_("take it; only what was agreed to in the window"))
    )
    words.options.add_argument(
        "--log", action="store_true", help=commands.text(N_("say what was taken and erased so far"))
    )
    commands.add_json(words)


def run_erase(session: Session) -> int:
    """Show what would go; with --yes let it go."""
    erasure, line = session.desk.erasure, session.arguments
    preview, is_wanted = erasure.preview(line.subject), line.yes and not line.look
    held_by, left = preview.backups, list[str]()
    if not line.json:
        _say_preview(session, preview)
    if is_wanted:
        erased = erasure.erase(line.subject, reason=line.reason, deletes_backups=line.with_backups)
        held_by, left = erased.held_by, [session.language.sentence(each) for each in erased.left]
    if line.json:  # once it is done: what is refused with a sentence was not erased
        session.give(
            {
                **_preview_data(preview, is_erased=is_wanted),
                "held_by": [each.whole_name for each in held_by],
                "left": left,
            }
        )
    elif is_wanted:
        session.say(session.tr(N_("Erased for good: {subject}"), subject=preview.subject))
        for sentence in left:
            session.say(sentence)
        if held_by:
            names = ", ".join(each.whole_name for each in held_by)
            session.say(session.tr(N_("Backups that still hold it: {names}"), names=names))
    if is_wanted or line.look:
        return DONE
    again = N_("Nothing was erased. To erase it: --reason WORDS --yes; the backups with it: --with-backups")
    session.complain(session.tr(again))
    return REFUSED


def run_retention(session: Session) -> int:
    """Show what is due; with --delete take what she agreed to."""
    retention, told = session.desk.retention, session.arguments
    if told.log or told.delete:
        taken = retention.run() if told.delete else ()
        removals = retention.log() if told.log else taken
        if told.json:
            session.give({"removals": [_removal_data(each) for each in removals], "is_on": retention.is_on()})
            return DONE
        for removal in removals:
            _say_removal(session, removal, with_day=told.log)
    else:
        due = retention.preview().due
        if told.json:
            counts = [{"kind": each.kind.value, "count": each.count} for each in due]
            session.give({"due": counts, "is_on": retention.is_on()})
            return DONE
        for each in due:
            session.say(session.tr(N_("{name}: {n} due"), name=_name(session, each.kind), n=each.count))
        if not due:
            session.say(session.tr(N_("Nothing is due now.")))
    _say_state(session)
    return DONE


def _say_removal(session: Session, removal: Removal, *, with_day: bool) -> None:
    is_by_rule = removal.kind in set(RetentionKind)
    name = _name(session, RetentionKind(removal.kind)) if is_by_rule else removal.subject
    line = session.tr(N_("{name}: {n} deleted"), name=name, n=removal.count)
    session.say(f"{session.language.day_and_time(removal.at)}  {line}" if with_day else line)


def _name(session: Session, kind: RetentionKind) -> str:
    return session.language.text(RETAINED[kind].name)


def _removal_data(removal: Removal) -> dict[str, object]:
    return {
        "at": removal.at.isoformat(),
        "kind": removal.kind,
        "subject": removal.subject or None,
        "reason": removal.reason or None,
        "counts": dict(removal.counts),
    }


def _preview_data(preview: ErasurePreview, *, is_erased: bool) -> dict[str, object]:
    return {
        "subject": preview.subject,
        "is_erased": is_erased,
        "traces": {trace.value: count for trace, count in preview.traces.items()},
        "weeks": list(preview.weeks),
        "posts": list(preview.posts),
        "backups": [
            {
                "name": each.name,
                "path": None if each.path is None else str(each.path),
                "second_place": each.place or None,
                "until": None if each.until is None else each.until.isoformat(),
            }
            for each in preview.backups
        ],
    }


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
                kept if until else N_("Backup {name} still holds it until you delete it."),
                name=backup.whole_name,
                day=until,
            )
        )
