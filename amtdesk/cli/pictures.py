"""`amtdesk pictures` and `amtdesk import pictures`: which pictures there are, what each still wants, and new ones."""

from typing import TYPE_CHECKING

from amtdesk.cli.line import DONE, REFUSED, Commands, Session
from amtdesk.domain.media import MediaFilter, Medium
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from pathlib import Path


def add_to(commands: Commands) -> None:
    """Add the command that lists them."""
    words = commands.add(
        "pictures",
        run=run,
        summary=N_("list the pictures, and what keeps each from being shown"),
        examples=("pictures", "pictures --only rights_unclear --json"),
    )
    words.options.add_argument(
        "--only",
        choices=tuple(each.value for each in MediaFilter),
        default=MediaFilter.ALL.value,
        help=commands.text(N_("only those of which this is true")),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """List them."""
    found = session.desk.media.all(MediaFilter(session.arguments.only))
    if session.arguments.json:
        session.give({"pictures": [_data(session, medium) for medium in found]})
    elif found:
        session.say(*(_line(session, medium) for medium in found))
    else:
        session.say(session.tr(N_("There is no such picture.")))
    return DONE


def run_import(session: Session) -> int:
    """Take in one picture, or those of a folder; with --preview only say which files those are."""
    path: Path = session.arguments.file
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
    if session.arguments.preview:
        session.say(*(str(file) for file in files))
        return DONE
    taken = session.desk.media.keep_all(files)
    refused = [session.language.sentence(error) for error in taken.refused]
    if session.arguments.json:
        session.give(
            {
                "added": [_data(session, medium) for medium in taken.added],
                "known": [_data(session, medium) for medium in taken.known],
                "faults": refused,
            }
        )
    else:
        session.say(*(_line(session, medium) for medium in taken.added))
        for sentence in refused:
            session.complain(sentence)
        numbers = {"added": len(taken.added), "known": len(taken.known), "faults": len(refused)}
        session.say(
            session.tr(
                N_("{name}: {added} new, {known} there already, {faults} not taken in."), name=path.name, **numbers
            )
        )
    return DONE if taken.added or taken.known or not refused else REFUSED


def _why_not(session: Session, medium: Medium) -> str:
    message = session.desk.media.why_not_usable(medium.sha256, session.clock.today())
    return "" if message is None else session.language.sentence(message)


def _line(session: Session, medium: Medium) -> str:
    why_not = _why_not(session, medium)
    size = f"{medium.width} × {medium.height}"
    return f"{medium.name}  {size}" + (f"\n  {why_not}" if why_not else "")


def _data(session: Session, medium: Medium) -> dict[str, object]:
    return {
        "sha256": medium.sha256,
        "name": medium.name,
        "width": medium.width,
        "height": medium.height,
        "added_at": medium.added_at.isoformat(),
        "alt_text": medium.alt_text,
        "author": medium.author,
        "licence": medium.licence.value,
        "credit": medium.credit,
        "people": medium.people.value,
        "consent_until": None if medium.consent_until is None else medium.consent_until.isoformat(),
        "why_not_usable": _why_not(session, medium) or None,
    }
