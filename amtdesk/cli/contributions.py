"""`amtdesk import posts` and `amtdesk export form`: contributions from outside, and the form for them."""

from amtdesk.cli.line import DONE, Session
from amtdesk.domain.contributions import ContributionPlan, ContributionRow, RowKind
from amtdesk.domain.words import N_

_KIND_WORDS = {
    RowKind.NEW: N_("new"),
    RowKind.CHANGED: N_("changed"),
    RowKind.SAME: N_("the same"),
    RowKind.FAULTY: N_("faulty"),
    RowKind.LEFT: N_("left out"),
}


def run_import(session: Session) -> int:
    """Say of each row what it is here; `--take` makes drafts of those that can be taken."""
    path, is_taking = session.arguments.file, session.arguments.take and not session.arguments.preview
    plan = session.desk.contributions.preview(path)
    posts = session.desk.contributions.take(plan) if is_taking else ()
    if session.arguments.json:
        session.give(_data(session, plan, is_taken=is_taking))
        return DONE
    for note in plan.notes:
        session.complain(session.language.sentence(note))
    for row in plan.rows:
        _show(session, row)
    _sum_up(session, plan)
    if is_taking:
        session.say(session.tr(N_("{n} drafts taken over."), n=len(posts)))
    elif plan.taken:
        session.say(session.tr(N_("Nothing was changed. With --take these rows are taken over.")))
    return DONE


def run_export_form(session: Session) -> int:
    """Write the form."""
    path = session.desk.contributions.write_form(session.arguments.file)
    session.say(session.tr(N_("{path}: form for contributions written."), path=path))
    return DONE


def _show(session: Session, row: ContributionRow) -> None:
    kind = session.tr(_KIND_WORDS[row.kind])
    title = row.entry.title or "–"
    session.say(session.tr(N_("Line {line}, {kind}: {title}"), line=row.entry.line, kind=kind, title=title))
    for message in (*row.entry.notes, *row.notes):
        session.say(f"  {session.language.sentence(message)}")
    for fault in row.entry.faults:
        sentence = session.language.sentence(fault)
        session.complain(session.tr(N_("Line {line}: {sentence}"), line=row.entry.line, sentence=sentence))


def _sum_up(session: Session, plan: ContributionPlan) -> None:
    report = plan.report
    session.say(
        session.tr(
            N_("{name}: {added} new, {changed} changed, {unchanged} the same, {faults} faulty."),
            name=plan.name,
            added=report.added,
            changed=report.changed,
            unchanged=report.unchanged,
            faults=sum(row.kind is RowKind.FAULTY for row in plan.rows),
        )
    )


def _data(session: Session, plan: ContributionPlan, *, is_taken: bool) -> dict[str, object]:
    report = plan.report
    return {
        "name": plan.name,
        "taken_over": is_taken,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "notes": [session.language.sentence(note) for note in plan.notes],
        "conflicts": [
            {"line": each.line, "message": session.language.sentence(each.message)} for each in report.conflicts
        ],
        "faults": [{"line": each.line, "message": session.language.sentence(each.message)} for each in report.faults],
        "rows": [_row_data(session, row) for row in plan.rows],
    }


def _row_data(session: Session, row: ContributionRow) -> dict[str, object]:
    given = row.entry.contribution
    return {
        "line": row.entry.line,
        "source": row.entry.source,
        "kind": row.kind.value,
        "title": row.entry.title,
        "is_taken": row.is_taken,
        "text": None if given is None else given.text,
        "day": None if given is None or given.day is None else given.day.isoformat(),
        "time": None if given is None or given.at is None else f"{given.at:%H:%M}",
        "department": None if given is None else given.department,
        "picture": None if given is None or given.picture is None else given.picture.name,
        "from": None if given is None else given.by,
        "faults": [session.language.sentence(each) for each in row.entry.faults],
        "notes": [session.language.sentence(each) for each in (*row.entry.notes, *row.notes)],
    }
