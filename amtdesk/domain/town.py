"""The town hall: who works there, what it is called, and the office's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import NamedTuple

from amtdesk.domain.office_calendar import SAME_DAY

#: The main channel of an office that has not chosen one.
USUAL_CHANNEL = "facebook_page"


class Person(NamedTuple):
    """Someone in the house. `role` is the key of the office's own list, such as hauptamtsleitung."""

    key: str
    name: str
    role: str
    deputy: str = ""


class Department(NamedTuple):
    """A specialist department (Fachamt). `lead` and `deputy` are keys of people."""

    key: str
    name: str
    lead: str = ""
    mail: str = ""
    phone: str = ""
    topics: tuple[str, ...] = ()
    deputy: str = ""


class Category(NamedTuple):
    """A subject that questions and templates belong to."""

    key: str
    name: str
    department: str = ""


class ApprovalLevel(NamedTuple):
    """One of the office's approval levels (P8): 0 free, 1 department, 2 central services, 3 head."""

    level: int
    name: str
    role: str
    reason: str
    target_minutes: int


class ApprovalTrigger(NamedTuple):
    """A row of the office's own table (P8): these words or categories need at least this level.

    A word that ends in * stands for every word that begins so. With `figures` amounts, percentages, dates and times in
    a post count, too.
    """

    key: str
    name: str
    level: int
    words: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    figures: bool = False


class FreeCase(NamedTuple):
    """A category that the office has freed from approval, as long as a template is used (K3)."""

    category: str
    reason: str = ""


class Minutes(NamedTuple):
    """What each kind of work usually takes (H6)."""

    question: int = 5
    group: int = 3
    publish: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The office as its settings describe it. Empty strings mean: not told yet."""

    name: str = ""
    full_name: str = ""
    federal_state: str = ""
    is_demo: bool = False
    user_name: str = ""
    user_salutation: str = ""
    mayor_name: str = ""
    mayor_title: str = ""
    channel: str = USUAL_CHANNEL
    channel_name: str = "Facebook-Seite"
    channel_page_name: str = ""
    channel_address: str = ""
    recommended_length: int = 400
    round_time: time = time(8, 15)
    answer_target_hours: int = 24
    answer_same_day: bool = False
    minutes: Minutes = field(default_factory=Minutes)
    variables: Mapping[str, str] = field(default_factory=dict)
    posts_a_week: Sequence[int] = (3, 5)  # at least, at most
    setup_step: int = 0  # the question of the first run that waits for an answer; 0 where none does
    topic_wishes: Mapping[str, float] = field(default_factory=dict)  # topic → its share of the posts; none: evenly

    @property
    def answer_target(self) -> timedelta:
        """Within what time a first reaction is due; SAME_DAY where the office promises the same day."""
        return SAME_DAY if self.answer_same_day else timedelta(hours=self.answer_target_hours)
