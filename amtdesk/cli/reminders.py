"""`amtdesk reminders`: what stands now, and when the next one comes. It tells her nothing twice and changes nothing."""

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.matters import Matter
from amtdesk.domain.reminder_words import headline
from amtdesk.domain.words import N_


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "reminders",
        run=run,
        summary=N_("say what there is to be reminded of now, and when the next round is"),
        examples=("reminders", "reminders --at 2027-05-12T09:30 --json"),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Say it."""
    reminders, language = session.desk.reminders, session.language
    standing, following = reminders.standing(), reminders.next_at()
    matters = () if standing is None else standing.matters
    if session.arguments.json:
        session.give(
            {
                "matters": [_data(matter) for matter in matters],
                "next_round": None if following is None else following.isoformat(),
            }
        )
        return DONE
    said = language.sentence(headline(matters)) if matters else session.tr(N_("Nothing stands that you are told of."))
    session.say(said)
    if following is not None:
        when = language.relative_time(following, today=session.clock.today())
        session.say(session.tr(N_("Next round: {when}"), when=when))
    return DONE


def _data(matter: Matter) -> dict[str, object]:
    return {
        "kind": matter.kind.value,
        "subject": matter.subject,
        "title": matter.title,
        "due_at": matter.due_at.isoformat(),
        "until": matter.until.isoformat(),
        "is_overdue": matter.is_overdue,
    }
