"""`amtdesk weekly`: the report of a week as text, as data under the keys of the report form, or as a file."""

from argparse import ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.report_weeks import monday_of, week_of
from amtdesk.domain.reports import LISTS, ReportField, WeeklyReport
from amtdesk.domain.words import N_
from amtdesk.system.language import Language

_EXAMPLES = (
    "weekly",
    "weekly --week 2027-W19 -o bericht.pdf",
    "weekly --week 2027-W18 -o bericht.docx",
    "weekly --json",
)


def add_to(commands: Commands) -> None:
    """Add the command."""
    summary = N_("the weekly report: text, figures as JSON, or a file: PDF, DOCX, HTML, TXT, CSV")
    words = commands.add("weekly", run=run, summary=summary, examples=_EXAMPLES)
    words.options.add_argument(
        "--week",
        type=_week,
        metavar=commands.text(N_("WEEK")),
        help=commands.text(N_("week in which the period ends, such as 2027-W19; the present one when left out")),
    )
    words.options.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=commands.text(N_("FILE")),
        help=commands.text(N_("write it as a file; its ending says how: .pdf, .docx, .html, .txt or .csv")),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Show or write the report."""
    reports, arguments = session.desk.reports, session.arguments
    week = arguments.week or reports.week_of(session.clock.now())
    if arguments.output is not None:
        path = reports.save(week, session.language, path=arguments.output)
        for letter in reports.undrawn(week, session.language) if path.suffix.lower() == ".pdf" else ():
            sentence = session.language.text(N_("No font draws {letter}: the page shows its code {code}."))
            session.complain(sentence.format(letter=letter, code=f"[U+{ord(letter):04X}]"))
        if not arguments.json:
            session.say(session.language.text(N_("Written: {path}")).format(path=path))
    if arguments.json:
        session.give(_data(reports.weekly(week), session.language))
    elif arguments.output is None:
        session.say(reports.mail_text(week, session.language).rstrip())
    return DONE


def _week(words: str) -> str:
    try:
        return week_of(monday_of(words))
    except ValueError as error:
        raise ArgumentTypeError(words) from error


def _data(report: WeeklyReport, language: Language) -> Mapping[str, object]:
    """The report under the keys of its form."""
    local = language.local
    written = {
        field.value: _entry(report, field, language=language) for field in (ReportField.HEADLINE, ReportField.DECISIONS)
    }
    further = (
        ReportField.TIPS,
        ReportField.INCIDENTS,
        ReportField.BENEFIT,
        ReportField.GOALS,
        ReportField.OUTLOOK,
    )
    return {
        "week": report.week,
        "from": f"{local(report.period.start):%Y-%m-%d %H:%M}",
        "to": f"{local(report.period.end):%Y-%m-%d %H:%M}",
        "to_person": report.addressee,
        "author": report.author,
        "version": report.version,
        "contents": [section.value for section in report.contents],
        **written,
        "numbers": report.figures.keyed(),
        "corrected_figures": dict(report.corrected),
        "topics": [{"name": topic.name, "count": topic.count} for topic in report.topics],
        **{field.value: _entry(report, field, language=language) for field in further},
        "time_spent_hours": report.hours,
        "time_planned_hours": report.hours_planned,
    }


def _entry(report: WeeklyReport, field: ReportField, *, language: Language) -> object:
    entry, say = report.entry(field), language.sentence
    return list(entry.items(say)) if field in LISTS else entry.words(say)
