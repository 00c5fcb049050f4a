"""What a finished command touched, so that pages know what to read again."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Changed:
    """One announcement after a commit: these areas are different now."""

    areas: frozenset[Area]
