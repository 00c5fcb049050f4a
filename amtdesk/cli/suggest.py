"""`amtdesk suggest`: which reply templates fit a citizen's words, in the terminal."""

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.distress import Alarm, AlarmKind
from amtdesk.domain.errors import NotFound
from amtdesk.domain.folding import fold
from amtdesk.domain.suggestions import SuggestedTemplate
from amtdesk.domain.words import N_

ALARM_WORD = {
    AlarmKind.DISTRESS: N_("Someone may need help. No template fits here."),
    AlarmKind.THREAT: N_("This sounds like a threat. No template fits here."),
}


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "suggest",
        run=run,
        summary=N_("say which reply templates fit a citizen's words"),
        examples=(
            'suggest "Wie lange brauche ich für einen neuen Personalausweis?"',
            'suggest --limit 1 --json "Wann wird der Sperrmüll abgeholt?"',
        ),
    )
    words.told.add_argument(
        "words",
        nargs="+",
        metavar=commands.text(N_("WORDS")),
        help=commands.text(N_("the question as it was written")),
    )
    words.options.add_argument(
        "--subject",
        "--category",  # the older name
        dest="category",
        default="",
        metavar=commands.text(N_("SUBJECT")),
        help=commands.text(N_("the subject that the question belongs to, by key or name")),
    )
    words.options.add_argument(
        "--limit",
        type=int,
        default=3,
        metavar=commands.text(N_("NUMBER")),
        help=commands.text(N_("at most so many templates")),
    )
    words.options.add_argument(
        "--leave-out",
        default="",
        metavar=commands.text(N_("QUESTION")),
        help=commands.text(N_("learn nothing from this question, such as F-12: for measuring")),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Suggest and print."""
    chosen, desk = session.arguments, session.desk
    left_out = desk.suggestions.question_with_key(chosen.leave_out) if chosen.leave_out else None
    category = _category(session, chosen.category) if chosen.category else ""
    found = desk.suggestions.for_words(
        " ".join(chosen.words), category=category, limit=max(0, chosen.limit), leave_out=left_out
    )
    if chosen.json:
        session.give(
            {
                "templates": [_data(session, suggested) for suggested in found.templates],
                "alarm": None if found.alarm is None else _alarm_data(session, found.alarm),
            }
        )
    elif found.alarm is not None:
        session.say(session.tr(ALARM_WORD[found.alarm.kind]), *_advice(session, found.alarm))
    elif found.templates:
        session.say(*(_line(session, suggested) for suggested in found.templates))
    else:
        session.say(session.tr(N_("No reply template fits these words.")))
    return DONE


def _category(session: Session, typed: str) -> str:
    """Return the category that a key or a name means. Raises NotFound."""
    for category in session.desk.town.categories():
        if fold(typed) in (fold(category.key), fold(category.name)):
            return category.key
    raise NotFound(N_("There is no subject {category}."), category=typed)


def _data(session: Session, suggested: SuggestedTemplate) -> dict[str, object]:
    template = suggested.template
    return {
        "key": template.key,
        "title": template.title,
        "category": template.category,
        "reason": session.language.sentence(suggested.reason),
    }


def _alarm_data(session: Session, alarm: Alarm) -> dict[str, object]:
    return {"kind": alarm.kind.value, "advice": _advice(session, alarm)}


def _advice(session: Session, alarm: Alarm) -> list[str]:
    return [session.language.sentence(message) for message in alarm.advice]


def _line(session: Session, suggested: SuggestedTemplate) -> str:
    template = suggested.template
    return f"{template.key:<16} {template.title}\n{'':<16} {session.language.sentence(suggested.reason)}"
