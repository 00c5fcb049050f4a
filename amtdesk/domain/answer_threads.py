"""Answers under one post: when the same words stand there for the third time, they sound like a machine."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.words import N_

#: From this time on the same words call for a personal sentence (T4).
SAME_ANSWER_HINT_FROM: Final = 3
PERSONAL_SENTENCE: Final = N_("This text goes out here for the third time. Please add a personal sentence.")

#: Under a post older than this nobody reads the answers one after the other any more.
THREAD_LIVES: Final = timedelta(days=60)

#: What a link carries besides the post that it leads to: the single comment, and what a platform adds to follow people.
_NOT_THE_POST: Final = ("comment_id", "reply_comment_id", "fbclid", "utm_", "__", "notif_", "ref", "locale", "mibextid")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlace:
    """Where and when an answer stands: the link and group of its question, and the local day."""

    link: str
    group_id: GroupId | None
    source: QuestionSource
    day: date


def post_address(link: str) -> str:
    """Return the post that a link leads to, without the single comment: one thread has one address."""
    try:
        parts = urlsplit(link.strip() if "://" in link else f"https://{link.strip()}")
    except ValueError:  # no address at all, such as "[see the group]"
        return link.strip()
    if not link.strip() or not parts.netloc:
        return ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(_NOT_THE_POST)]
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}"


def is_same_thread(one: AnswerPlace, other: AnswerPlace) -> bool:
    """Whether two answers stand under one post: the same link, else the same group, or the own page, on one day."""
    if one.link.strip() and other.link.strip():
        return post_address(one.link) == post_address(other.link)
    if one.day != other.day:
        return False
    if one.group_id is not None or other.group_id is not None:
        return one.group_id == other.group_id
    return one.source is other.source is QuestionSource.PAGE_COMMENT
