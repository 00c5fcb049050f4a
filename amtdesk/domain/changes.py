"""What a finished command touched, so that pages know what to read again."""

from enum import StrEnum
from typing import NamedTuple


class Area(StrEnum):
    """A part of the records that pages show."""

    QUESTIONS = "questions"
    TEMPLATES = "templates"
    ROUNDS = "rounds"
    POSTS = "posts"
    REPORTS = "reports"
    OCCASIONS = "occasions"
    IDEAS = "ideas"
    MEDIA = "media"
    REMINDERS = "reminders"
    TASKS = "tasks"
    TOWN = "town"
    SAFEKEEPING = "safekeeping"


class Changed(NamedTuple):
    """One announcement after a commit: these areas are different now."""

    areas: frozenset[Area]
