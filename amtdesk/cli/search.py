"""`amtdesk search`: the quick find of the window, in the terminal."""

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.search import Hit
from amtdesk.domain.words import N_

_KIND_WORD = {
    "templates": N_("Template"),
    "questions": N_("Question"),
    "posts": N_("Post"),
    "groups": N_("Group"),
    "tasks": N_("Task"),
}


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "search",
        run=run,
        summary=N_("find what there is by its words"),
        examples=("search Personalausweis", "search --kind questions --limit 20 --json Sperrung Brücke"),
    )
    words.told.add_argument(
        "words",
        nargs="+",
        metavar=commands.text(N_("WORDS")),
        help=commands.text(N_("all must match; one typo is forgiven, umlauts may be written ae, oe, ue")),
    )
    words.options.add_argument("--kind", choices=tuple(_KIND_WORD), help=commands.text(N_("only this kind of thing")))
    words.options.add_argument(
        "--limit",
        type=int,
        default=9,
        metavar=commands.text(N_("NUMBER")),
        help=commands.text(N_("at most so many hits")),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Find and print."""
    typed = " ".join(session.arguments.words)
    hits = session.desk.search.find(typed, session.arguments.kind, limit=session.arguments.limit)
    if session.arguments.json:
        session.give([_data(hit) for hit in hits])
    elif hits:
        session.say(*(_line(session, hit) for hit in hits))
    else:
        session.say(session.tr(N_("Nothing found for “{words}”."), words=typed))
    return DONE


def _data(hit: Hit) -> dict[str, object]:
    return {"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt}


def _line(session: Session, hit: Hit) -> str:
    kind = session.language.text(_KIND_WORD[hit.kind])
    excerpt = " ".join(hit.excerpt.split())
    return f"{kind:<13} {hit.title}" + (f"\n{'':<13} {excerpt}" if excerpt else "")
