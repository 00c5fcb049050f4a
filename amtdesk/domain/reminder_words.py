"""What a reminder says: one sentence, however much fell due. The first part begins it, the others follow."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.questions import short_title
from amtdesk.domain.words import N_, Message

#: More than these are not told apart in one sentence.
MOST_PARTS: Final = 4


class _Part(NamedTuple):
    """How one kind is told: alone by its title, one of several at the beginning or further on, and many."""

    alone: str
    first: str
    later: str
    many: str


_K = MatterKind
_ROUND: Final = N_("It is time for the round through the groups.")
_OVERDUE: Final = _Part(
    N_("The time for the question “{title}” has run out."),
    N_("One question is overdue"),
    N_("one question is overdue"),
    N_("{number} questions are overdue"),
)
_PARTS: Final[Mapping[MatterKind, _Part]] = {
    _K.ROUND: _Part(_ROUND, N_("The round is due"), N_("the round is due"), N_("{number} rounds are due")),
    _K.QUESTION_SOON: _Part(
        N_("The time for the question “{title}” runs out at {time}."),
        N_("One question runs out by {time}"),
        N_("one question runs out by {time}"),
        N_("{number} questions run out by {time}"),
    ),
    _K.POST_DUE: _Part(
        N_("The post “{title}” is to go out."),
        N_("One post is to go out"),
        N_("one post is to go out"),
        N_("{number} posts are to go out"),
    ),
    _K.OWN_TASK: _Part(
        N_("Your task: “{title}”"),
        N_("One task of your own is due"),
        N_("one task of your own is due"),
        N_("{number} tasks of your own are due"),
    ),
    _K.FOLLOW_UP: _Part(
        N_("Time to ask the department again: “{title}”"),
        N_("One follow-up with a department is due"),
        N_("one follow-up with a department is due"),
        N_("{number} follow-ups with departments are due"),
    ),
    _K.ANSWER_WAITS: _Part(
        N_("The answer to “{title}” waits for its approval longer than agreed."),
        N_("One answer waits too long for its approval"),
        N_("one answer waits too long for its approval"),
        N_("{number} answers wait too long for their approval"),
    ),
    _K.APPROVAL_WAITS: _Part(
        N_("The post “{title}” waits for its approval longer than agreed."),
        N_("One post waits too long for its approval"),
        N_("one post waits too long for its approval"),
        N_("{number} posts wait too long for their approval"),
    ),
    _K.POST_WITHOUT_LINK: _Part(
        N_("The post “{title}” was scheduled on the platform. Its link is missing."),
        N_("One scheduled post has no link yet"),
        N_("one scheduled post has no link yet"),
        N_("{number} scheduled posts have no link yet"),
    ),
    _K.REPORT_DUE: _Part(
        N_("The weekly report is due."),
        N_("The weekly report is due"),
        N_("the weekly report is due"),
        N_("{number} weekly reports are due"),
    ),
    _K.TEMPLATE_REVIEW: _Part(
        N_("The template “{title}” is to be agreed again."),
        N_("One template is to be agreed again"),
        N_("one template is to be agreed again"),
        N_("{number} templates are to be agreed again"),
    ),
}
#: What is left when a sentence would grow too long.
_REST: Final = N_("{number} other things are due")
_NUMBERS: Final = {
    2: (N_("Two"), N_("two")),
    3: (N_("Three"), N_("three")),
    4: (N_("Four"), N_("four")),
    5: (N_("Five"), N_("five")),
    6: (N_("Six"), N_("six")),
    7: (N_("Seven"), N_("seven")),
    8: (N_("Eight"), N_("eight")),
    9: (N_("Nine"), N_("nine")),
    10: (N_("Ten"), N_("ten")),
    11: (N_("Eleven"), N_("eleven")),
    12: (N_("Twelve"), N_("twelve")),
}


def headline(matters: Sequence[Matter]) -> Message:
    """Return the one sentence for matters that stand in order: the round first, then as urgent as they are."""
    if len(matters) == 1:
        return _alone(matters[0])
    ordered = sorted(matters, key=lambda matter: matter.kind is not MatterKind.ROUND)
    parts = [tuple(same) for _key, same in groupby(ordered, key=lambda matter: (matter.kind, matter.is_overdue))]
    if len(parts) > MOST_PARTS:
        told = parts[: MOST_PARTS - 1]
        rest = Message(_REST, {"number": _number(sum(map(len, parts[MOST_PARTS - 1 :])), is_first=False)})
    else:
        told, rest = parts, None
    clauses = [_clause(same, is_first=place == 0) for place, same in enumerate(told)]
    if rest is not None:
        clauses.append(rest)
    return _sentence(clauses)


def _alone(matter: Matter) -> Message:
    values = {"title": short_title(matter.title), "time": _time(matter)}
    return Message(_part(matter).alone, values)


def _clause(same: Sequence[Matter], *, is_first: bool) -> Message:
    part, latest = _part(same[0]), max(same, key=lambda matter: matter.deadline or matter.due_at)
    if len(same) == 1:
        return Message(part.first if is_first else part.later, {"time": _time(latest)})
    return Message(part.many, {"number": _number(len(same), is_first=is_first), "time": _time(latest)})


def _part(matter: Matter) -> _Part:
    return _OVERDUE if matter.is_overdue else _PARTS[matter.kind]


def _time(matter: Matter) -> str:
    return f"{matter.deadline or matter.due_at:%H:%M}"


def _number(number: int, *, is_first: bool) -> Message | int:
    words = _NUMBERS.get(number)
    return number if words is None else Message(words[0] if is_first else words[1])


def _sentence(clauses: Sequence[Message]) -> Message:
    if len(clauses) == 1:
        return Message(N_("{clause}."), {"clause": clauses[0]})
    first = clauses[0]
    for following in clauses[1:-1]:
        first = Message(N_("{clause}, {following}"), {"clause": first, "following": following})
    return Message(N_("{clause} and {following}."), {"clause": first, "following": clauses[-1]})
