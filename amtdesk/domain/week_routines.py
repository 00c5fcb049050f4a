"""What a week asks for beside posts: rounds, the weekly report, her own tasks. Facts for showing; no rule of theirs."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class RoutineKind(StrEnum):
    """Which routine it is; also the page that it leads to."""

    ROUND = "rounds"
    REPORT = "report"
    TASK = "today"


class RoutineState(StrEnum):
    """How far it is."""

    DONE = "done"
    RUNNING = "running"
    OPEN = "open"


class Routine(NamedTuple):
    """One routine of a day. `done_at` where it is told; `done` of `planned` stops while a round is under way."""

    kind: RoutineKind
    state: RoutineState
    title: str = ""
    done_at: datetime | None = None
    done: int = 0
    planned: int = 0
