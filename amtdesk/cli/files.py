"""`amtdesk import` and `amtdesk export`: templates, groups, events, posts and questions as files."""

from pathlib import Path

from amtdesk.cli.line import DONE, Commands, Session, Words
from amtdesk.domain.imports import ImportReport
from amtdesk.domain.words import N_

_IMPORTED = ("templates", "groups", "events")
_EXPORTED = ("templates", "posts", "questions")


def add_to(commands: Commands) -> None:
    """Add both commands."""
    words = commands.add("import", run=run_import, summary=N_("take in templates, groups or events from a file"))
    _add_kind_and_file(
        commands,
        words,
        kinds=_IMPORTED,
        file_help=N_("templates and groups: YAML or CSV; events: a calendar file (ICS)"),
    )
    words.options.add_argument(
        "--preview", action="store_true", help=commands.text(N_("only say what would be new, changed and faulty"))
    )
    commands.add_json(words)
    words = commands.add("export", run=run_export, summary=N_("write templates, posts or questions into a file"))
    _add_kind_and_file(
        commands, words, kinds=_EXPORTED, file_help=N_("its ending decides: .csv for Excel, .yaml to read back")
    )


def _add_kind_and_file(commands: Commands, words: Words, *, kinds: tuple[str, ...], file_help: str) -> None:
    words.told.add_argument("kind", choices=kinds, help=commands.text(N_("what the file holds")))
    words.told.add_argument("file", type=Path, metavar=commands.text(N_("FILE")), help=commands.text(file_help))


def run_import(session: Session) -> int:
    """Take a file in, and name each fault with its line."""
    kind, path, imports = session.arguments.kind, session.arguments.file, session.desk.imports
    read = {
        ("templates", False): imports.import_templates,
        ("groups", False): imports.import_groups,
        ("events", False): imports.import_events,
        ("templates", True): imports.preview_templates,
        ("groups", True): imports.preview_groups,
        ("events", True): imports.preview_events,
    }[kind, session.arguments.preview]
    report = read(path)
    if session.arguments.json:
        session.give(_data(session, report))
        return DONE
    for fault in report.faults:
        sentence = session.language.sentence(fault.message)
        session.complain(session.tr(N_("Line {line}: {sentence}"), line=fault.line, sentence=sentence))
    session.say(
        session.tr(
            N_("{name}: {added} new, {changed} changed, {unchanged} the same, {faults} faulty."),
            name=path.name,
            added=report.added,
            changed=report.changed,
            unchanged=report.unchanged,
            faults=len(report.faults),
        )
    )
    return DONE


def _data(session: Session, report: ImportReport) -> dict[str, object]:
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "faults": [
            {"line": fault.line, "message": session.language.sentence(fault.message)} for fault in report.faults
        ],
    }


def run_export(session: Session) -> int:
    """Write a file."""
    kind, path, exports = session.arguments.kind, session.arguments.file, session.desk.exports
    write = {"templates": exports.templates, "posts": exports.posts, "questions": exports.questions}[kind]
    number = write(path)
    session.say(session.tr(N_("{path}: {number} entries written."), path=path, number=number))
    return DONE
