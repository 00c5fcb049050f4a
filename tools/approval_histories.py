"""Random histories of posts: no sequence of deeds ever shows an approved stamp on words that nobody approved (P8).

A history is a list of steps, each a name and two numbers that choose among what is there. It is carried out on a real
desk; beside it a ledger notes who said yes to exactly which words, counted apart from the rules. After every step each
post is looked at in every way that shows a stamp. A history that does not hold is made as short as it can be.
"""

import contextlib
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.system.clock import StillClock
from tools.approval_deeds import BEGIN, DEEDS, Deeds
from tools.approval_ledger import Ledger

#: Where a desk of a hundred steps costs no disk.
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a place in memory, for a folder of its own
_LONGEST: Final = 30

Step = tuple[str, int, int]
History = tuple[Step, ...]


@dataclass(slots=True)
class Tally:
    """What was tried, and what did not hold."""

    histories: int = 0
    steps: int = 0
    refused: int = 0
    stamps: int = 0
    deeds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count more in."""
        self.histories += other.histories
        self.steps += other.steps
        self.refused += other.refused
        self.stamps += other.stamps
        self.deeds += other.deeds
        self.faults += other.faults

    def note(self, deed: str, *, was_done: bool, stamps: int) -> None:
        """Count one step, and how many stamps were seen after it."""
        self.steps += 1
        self.refused += not was_done
        self.deeds[deed] += was_done
        self.stamps += stamps

    def words(self) -> str:
        """The figures in one line."""
        deeds = ", ".join(f"{name} {count:,}" for name, count in self.deeds.most_common())
        return (
            f"{self.histories:,} histories of {self.steps:,} deeds ({self.refused:,} refused), "
            f"{self.stamps:,} times a stamp was seen; {deeds}; on words nobody approved: {len(self.faults)}"
        )


def histories(count: int, seed: int) -> Tally:
    """Carry out so many random histories and hold each against its ledger."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - chance for tests, no secret
    names, weights = tuple(DEEDS), tuple(deed.weight for deed in DEEDS.values())
    for _history in range(count):
        length = chance.randrange(4, _LONGEST)
        history = tuple(
            (name, chance.randrange(1 << 16), chance.randrange(1 << 16))
            for name in chance.choices(names, weights, k=length)
        )
        fault = carry_out(history, tally=tally)
        tally.histories += 1
        if fault:
            short = shortened(history)
            tally.faults.append(f"{carry_out(short)}\n    after {', '.join(map(said, short))}")
    return tally


def carry_out(history: Sequence[Step], *, tally: Tally | None = None) -> str:
    """Carry out one history on a new desk; return what did not hold, '' when all did."""
    with an_office() as (desk, clock):
        deeds = Deeds(desk, clock, ledger=Ledger())
        for number, step in enumerate(history, start=1):
            was_done = _done(deeds, step)
            stamps, fault = deeds.ledger.look(deeds.desk)
            if tally is not None:
                tally.note(step[0], was_done=was_done, stamps=stamps)
            if fault:
                deeds.desk.close()
                return f"step {number}, {said(step)}: {fault}"
        deeds.desk.close()
    return ""


def shortened(history: History, *, fails: Callable[[History], str] = carry_out) -> History:
    """Leave out what a history that does not hold needs not."""
    number = 0
    while number < len(history):
        shorter = history[:number] + history[number + 1 :]
        if fails(shorter):
            history = shorter
        else:
            number += 1
    return history


def _done(deeds: Deeds, step: Step) -> bool:
    name, first, second = step
    try:
        return DEEDS[name].do(deeds, first, second)
    except UserFacingError:
        return False  # the desk may refuse anything; what it shows afterwards is what counts


def said(step: Step) -> str:
    """How a step is written down."""
    return f"{step[0]}({step[1]}, {step[2]})"


@contextlib.contextmanager
def an_office() -> Iterator[tuple[Desk, StillClock]]:
    """Open a desk of an office without posts, in a folder that goes with it; whoever opens it closes it."""
    place = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="amtdesk-approvals-", dir=place) as folder:
        (Path(folder) / _office().name).write_bytes(_office().read_bytes())
        clock = StillClock(BEGIN)
        yield Desk.open(Path(folder), clock), clock


@cache
def _office() -> Path:
    """The file of an office without posts: written once, copied for each history."""
    from amtdesk.domain.town import Department, Person
    from amtdesk.services.town import TownRecords
    from amtdesk.storage.database import FILE_NAME

    folder = Path(tempfile.mkdtemp(prefix="amtdesk-office-"))
    with Desk.open(folder, StillClock(BEGIN)) as desk:
        people = (Person(key="p_bm", name="Karin Ahlers", role=""), Person(key="p_ha", name="Petra Lüders", role=""))
        settings = {"name": "Birkenfurt", "user_name": "Jana Wolter", "mayor_name": "Karin Ahlers"}
        departments = (Department(key="baeder", name="Bäder", lead="p_ha"),)
        desk.town.record(TownRecords(settings=settings, people=people, departments=departments))
    return folder / FILE_NAME  # the last one who closes it leaves all in this one file
