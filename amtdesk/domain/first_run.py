"""The first run (S5): five questions, how far she has come with them, and what is proposed. Pure rules.

Each answer lands in the office's ordinary settings; only how far she has come is kept apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.office_calendar import Span
from amtdesk.domain.words import N_, Message

Hours = Mapping[int, tuple[Span, ...]]
Week = Mapping[int, tuple[time, ...]]

STEPS: Final = 5
#: So long after the office opens the first reminder comes: time for a coffee and the mail.
_SETTLED: Final = timedelta(minutes=15)
#: So long before it closes the second one comes, where that is far enough from the first.
_BEFORE_CLOSING: Final = timedelta(minutes=30)
_APART: Final = timedelta(hours=4)
_ANY_DAY: Final = date(2027, 1, 4)


class Progress(NamedTuple):
    """How far she has come: the question she is at (1 to 5), and whether all are done or put off."""

    step: int = 1
    is_begun: bool = False
    is_done: bool = False
    is_put_off: bool = False


class OfficeAnswer(NamedTuple):
    """The first question: what the office is called, in which Land it lies, when somebody is there."""

    name: str
    full_name: str
    federal_state: str
    hours: Hours


class ChannelAnswer(NamedTuple):
    """The second question. `own_name` and `own_length` are told for a channel that AmtDesk does not know."""

    key: str
    page_name: str = ""
    address: str = ""
    own_name: str = ""
    own_length: int | None = None


class ApproverAnswer(NamedTuple):
    """Who says yes at a level, and who does in that person's absence."""

    level: int
    name: str
    deputy: str = ""


class StarterSubject(NamedTuple):
    """A subject of the starter pack, how many replies it holds, and whether every town hall is asked about it."""

    key: str
    name: str
    replies: int
    is_frequent: bool


#: The key of a channel that the office describes itself.
OWN_CHANNEL: Final = "own_channel"


def progress_from(step: object, resume_at: object) -> Progress:
    """Read what is kept: '' or nothing, '1' to '5', 'later' with the question to resume at, 'done'."""
    match str(step or ""):
        case "":
            return Progress()
        case "done":
            return Progress(is_begun=True, is_done=True)
        case "later":
            return Progress(step=_step(resume_at), is_begun=True, is_put_off=True)
        case words:
            return Progress(step=_step(words), is_begun=True)


def proposed_times(hours: Hours) -> dict[int, tuple[time, ...]]:
    """Return when the round is proposed on each day of service: soon after opening, and before a long day's closing."""
    return {day: tuple(_times_of(spans)) for day, spans in sorted(hours.items()) if spans}


def checked_times(week: Week, hours: Hours) -> dict[int, tuple[time, ...]]:
    """Return the days that have times. Raises NotAllowed for one at which nobody is there."""
    for day, times in week.items():
        for at in times:
            if not any(start <= at < end for start, end in hours.get(day, ())):
                raise NotAllowed(
                    N_("{time} lies outside the service hours. Reminders come only while someone is there."),
                    time=f"{at:%H:%M}",
                )
    return {day: times for day, times in sorted(week.items()) if times}


def refuse_same_name(name: str, known: Iterable[str]) -> None:
    """Raise NotAllowed where a name is among those that are known, whatever its capitals and spaces."""
    tidy = _same(name)
    if any(_same(each) == tidy for each in known):
        raise NotAllowed(N_("“{name}” is on the list already."), name=" ".join(name.split()))


def wrong_with(answer: ApproverAnswer, *, user_name: str) -> Message | None:
    """Return why an answer cannot be taken, or None. Names are tidy."""
    if answer.deputy and not answer.name:
        return Message(
            N_("{deputy} stands in, but for whom? Please write down who approves."), {"deputy": answer.deputy}
        )
    if answer.name and answer.name.casefold() == answer.deputy.casefold():
        return Message(N_("Please choose somebody else of the house as deputy."))
    if answer.name and answer.name.casefold() == user_name.casefold():
        return Message(N_("From level 1 on someone else approves. Please say who approved."))
    return None


def _times_of(spans: tuple[Span, ...]) -> Iterator[time]:
    opens, closes = _instant(spans[0][0]), _instant(spans[-1][1])
    first = opens + _SETTLED
    first = first if first < _instant(spans[0][1]) else opens
    yield first.time()
    last = max(closes - _BEFORE_CLOSING, _instant(spans[-1][0]))
    if last - first >= _APART:
        yield last.time().replace(second=0)


def _instant(at: time) -> datetime:
    return datetime.combine(_ANY_DAY, at)


def _step(words: object) -> int:
    number = int(str(words)) if str(words).isdecimal() else 1
    return min(max(number, 1), STEPS)


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()
