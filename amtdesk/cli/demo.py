"""`amtdesk demo`: fill an empty desk with Birkenfurt, or with years of work for measuring."""

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.words import N_


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "demo",
        run=run,
        summary=N_("fill an empty desk with the invented town of Birkenfurt"),
        examples=("demo --data birkenfurt --at 2027-05-12T08:00",),
    )
    words.options.add_argument(
        "--years",
        type=int,
        metavar=commands.text(N_("NUMBER")),
        help=commands.text(N_("instead build a large desk of so many years, for measuring")),
    )
    words.options.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar=commands.text(N_("NUMBER")),
        help=commands.text(N_("the same number gives the same large desk")),
    )


def run(session: Session) -> int:
    """Fill the desk."""
    desk, years = session.desk, session.arguments.years
    if years is None:
        shown = session.language.local(desk.demo.open_birkenfurt())
        day, at = session.language.long_date(shown.date()), session.language.clock_time(shown)
        session.say(
            session.tr(
                N_("Birkenfurt as of {day} {year}, {at}: {folder}"), day=day, year=shown.year, at=at, folder=desk.folder
            )
        )
    else:
        desk.demo.build_large(years=years, seed=session.arguments.seed)
        session.say(session.tr(N_("Large desk of {years} years: {folder}"), years=years, folder=desk.folder))
    return DONE
