"""`amtdesk handbook`: opens the handbook in the browser at a page, or copies it to a file."""

import webbrowser
from pathlib import Path

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.domain.words import N_
from amtdesk.system.handbook import handbook, save_handbook, way_to


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "handbook",
        run=run,
        summary=N_("the handbook (in German): open it, or copy it as PDF or HTML"),
        examples=("handbook --list", "handbook -o handbuch.html"),
    )
    words.told.add_argument(
        "page",
        nargs="?",
        metavar=commands.text(N_("PAGE")),
        help=commands.text(N_("where to open it, such as fragen; --list names the pages")),
    )
    words.options.add_argument("--list", action="store_true", help=commands.text(N_("name the pages of the handbook")))
    words.options.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=commands.text(N_("FILE")),
        help=commands.text(N_("write it as a file; its ending says how: .pdf or .html")),
    )


def run(session: Session) -> int:
    """Open, list or write."""
    arguments, chapters = session.arguments, handbook().chapters
    if arguments.list:
        session.say(*(f"{chapter.name:<26}{chapter.title}" for chapter in chapters))
        return DONE
    if arguments.output is not None:
        session.say(session.tr(N_("Written: {path}"), path=save_handbook(arguments.output)))
        return DONE
    page = arguments.page or chapters[0].name
    if page not in {chapter.name for chapter in chapters}:
        session.complain(
            session.tr(N_("The handbook has no page {page}. All pages: amtdesk handbook --list"), page=page)
        )
        return REFUSED
    way = way_to(page)
    if not webbrowser.open(way.as_uri()):
        session.complain(session.tr(N_("No browser could be opened. The handbook lies here: {path}"), path=way))
        return REFUSED
    return DONE
