"""What a notice of the desktop says, and what became of it."""

from enum import StrEnum
from typing import NamedTuple


class Delivered(StrEnum):
    """What became of a notice."""

    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    NO_BUS = "no_bus"
    NO_SERVICE = "no_service"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


class NoticeAction(NamedTuple):
    """One button of a notice. The name `default` is a click on the notice itself."""

    name: str
    label: str


class Notice(NamedTuple):
    """A short title, and a sentence as plain text."""

    title: str
    text: str
    actions: tuple[NoticeAction, ...] = ()
