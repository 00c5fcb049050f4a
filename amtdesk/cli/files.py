"""`amtdesk import` and `amtdesk export`: templates, groups, events, posts and questions as files."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from amtdesk.cli import approvals, contributions, pictures
from amtdesk.cli.line import DONE, WRONG_USAGE, Commands, Session, Words
from amtdesk.domain.imports import Fault, ImportReport, PlannedKind, PlannedRow
from amtdesk.domain.packs import PackPreview, PackRow, RowKind
from amtdesk.domain.words import N_

_IMPORTED = ("templates", "groups", "events", "posts", "pictures")
_EXPORTED = ("templates", "groups", "posts", "questions", "plan", "form", "approvals")
_EXPORT_EXAMPLES = (
    "export templates bausteine.yaml --subject ausweis",
    "export groups gruppen.csv",
    "export posts beitraege.csv",
    "export questions fragen.csv",
    "export plan plan.ics",
    "export form beitraege.xlsx",
    "export approvals freigaben.csv --from 2027-04-01 --to 2027-06-30",
)
_OWN_EXPORTS = {"form": contributions.run_export_form, "approvals": approvals.run_export}
_OWN_IMPORTS = {"posts": contributions.run_import, "pictures": pictures.run_import}
_KIND_WORDS = {
    RowKind.NEW: N_("new"),
    RowKind.CHANGED: N_("changed"),
    RowKind.CONFLICT: N_("in conflict"),
    RowKind.SAME: N_("the same"),
}


def add_to(commands: Commands) -> None:
    """Add both commands."""
    words = commands.add(
        "import",
        run=run_import,
        summary=N_("take in templates, groups, events, posts or pictures from outside"),
        examples=(
            "import templates bausteine.yaml --preview",
            "import groups gruppen.csv",
            "import events termine.ics --json",
            "import posts beitraege.xlsx --take",
            "import pictures fotos",
        ),
    )
    _add_kind_and_file(
        commands,
        words,
        kinds=_IMPORTED,
        file_help=N_(
            "templates and groups: YAML or CSV; events: ICS; posts: XLSX, ODS, CSV or a folder; pictures: also a folder"
        ),
    )
    words.options.add_argument(
        "--preview",
        action="store_true",
        help=commands.text(N_("only say what would be new, changed, in conflict and faulty; nothing is changed")),
    )
    words.options.add_argument(
        "--take",
        action="store_true",
        help=commands.text(N_("posts only: take the rows over as drafts; without it they are only shown")),
    )
    commands.add_json(words)
    summary = N_("write templates, groups, posts, questions, the plan, approvals or the form for contributions")
    words = commands.add("export", run=run_export, summary=summary, examples=_EXPORT_EXAMPLES)
    _add_kind_and_file(
        commands,
        words,
        kinds=_EXPORTED,
        file_help=N_("its ending decides: .csv for Excel, .yaml to read back; the plan: .ics; the form: .xlsx"),
    )
    words.options.add_argument(
        "--subject",
        "--category",  # the older name
        dest="category",
        default="",
        metavar=commands.text(N_("SUBJECT")),
        help=commands.text(N_("templates only: those of one subject, by its key or name")),
    )
    approvals.add_period(commands, words)


def _add_kind_and_file(commands: Commands, words: Words, *, kinds: tuple[str, ...], file_help: str) -> None:
    words.told.add_argument("kind", choices=kinds, help=commands.text(N_("what the file holds")))
    words.told.add_argument("file", type=Path, metavar=commands.text(N_("FILE")), help=commands.text(file_help))


def run_import(session: Session) -> int:
    """Take a file in, and name each fault and each conflict with its line."""
    if session.arguments.kind in _OWN_IMPORTS:
        return _OWN_IMPORTS[session.arguments.kind](session)
    kind, path, imports = session.arguments.kind, session.arguments.file, session.desk.imports
    if kind == "templates" and session.arguments.preview:
        return _show_pack(session, imports.preview_templates(path))
    read = {
        ("templates", False): imports.import_templates,
        ("groups", False): imports.import_groups,
        ("events", False): imports.import_events,
        ("groups", True): imports.preview_groups,
        ("events", True): imports.preview_events,
    }[kind, session.arguments.preview]
    report = read(path)
    if session.arguments.json:
        session.give(_data(session, report))
        return DONE
    if session.arguments.preview:
        _show_rows(session, report)
    _name_each(session, (*report.faults, *report.conflicts))
    _sum_up(session, report, name=path.name)
    if report.conflicts:
        session.say(session.tr(N_("Conflicts were left as they are. Decide on them in the window.")))
    return DONE


def _show_rows(session: Session, report: ImportReport) -> None:
    for row in report.rows:
        if row.kind is not PlannedKind.SAME:
            kind = session.tr(_KIND_WORDS[RowKind(row.kind.value)])
            session.say(
                session.tr(N_("Line {line}, {kind}: {title}"), line=row.line, kind=kind, title=row.title),
                *(f"  {each.name}: {each.before or '–'} → {each.after or '–'}" for each in row.changes),
            )


def _show_pack(session: Session, preview: PackPreview) -> int:
    if session.arguments.json:
        rows = [_row_data(session, row) for row in preview.rows]
        session.give({**_data(session, preview.report), "rows": rows})
        return DONE
    for row in preview.rows:
        if row.kind is not RowKind.SAME:
            kind = session.tr(_KIND_WORDS[row.kind])
            session.say(
                session.tr(N_("Line {line}, {kind}: {title}"), line=row.line, kind=kind, title=row.new.title),
                *(f"  {session.language.sentence(note)}" for note in row.notes),
            )
    _name_each(session, preview.faults)
    _sum_up(session, preview.report, name=preview.name)
    return DONE


def _name_each(session: Session, faults: Iterable[Fault]) -> None:
    for fault in sorted(faults, key=lambda each: each.line):
        sentence = session.language.sentence(fault.message)
        session.complain(session.tr(N_("Line {line}: {sentence}"), line=fault.line, sentence=sentence))


def _sum_up(session: Session, report: ImportReport, *, name: str) -> None:
    source = N_("{name}: {added} new, {changed} changed, {unchanged} the same, {faults} faulty.")
    if report.conflicts:
        source = N_(
            "{name}: {added} new, {changed} changed, {unchanged} the same, {conflicts} in conflict, {faults} faulty."
        )
    session.say(
        session.tr(
            source,
            name=name,
            added=report.added,
            changed=report.changed,
            unchanged=report.unchanged,
            conflicts=len(report.conflicts),
            faults=len(report.faults),
        )
    )


def _data(session: Session, report: ImportReport) -> dict[str, object]:
    rows = {"rows": [_planned_data(row) for row in report.rows]} if report.rows else {}
    return {
        **rows,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "conflicts": [_fault_data(session, fault) for fault in report.conflicts],
        "faults": [_fault_data(session, fault) for fault in report.faults],
    }


def _planned_data(row: PlannedRow) -> dict[str, object]:
    changes = [{"field": each.name, "before": each.before, "after": each.after} for each in row.changes]
    return {"line": row.line, "kind": row.kind.value, "title": row.title, "differences": changes}


def _fault_data(session: Session, fault: Fault) -> dict[str, object]:
    return {"line": fault.line, "message": session.language.sentence(fault.message)}


def _row_data(session: Session, row: PackRow) -> dict[str, object]:
    """Return one row of a preview; a new row's text stands in the file, only differences are told."""
    differences = row.differences() if row.before is not None else ()
    return {
        "line": row.line,
        "kind": row.kind.value,
        "key": row.new.key,
        "title": row.new.title,
        "standard": row.standard.value,
        "choices": [choice.value for choice in row.choices],
        "costs_agreement": row.costs_stamp,
        "notes": [session.language.sentence(note) for note in row.notes],
        "differences": [
            {"field": session.tr(each.name), "before": _plain(each.before), "after": _plain(each.after)}
            for each in differences
        ],
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def run_export(session: Session) -> int:
    """Write a file."""
    kind, path, exports = session.arguments.kind, session.arguments.file, session.desk.exports
    category = session.arguments.category
    if category and kind != "templates":
        session.complain(session.tr(N_("Only templates can be exported by subject. Please leave out --subject.")))
        return WRONG_USAGE
    if kind in _OWN_EXPORTS:
        return _OWN_EXPORTS[kind](session)
    if kind == "plan":
        number = session.desk.plan_calendar.write(path)
    elif kind == "templates":
        number = exports.templates(path, category=category)
    else:
        number = {"groups": exports.groups, "posts": exports.posts, "questions": exports.questions}[kind](path)
    session.say(session.tr(N_("{path}: {number} entries written."), path=path, number=number))
    return DONE
