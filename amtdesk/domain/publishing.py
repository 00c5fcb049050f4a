"""Bringing a post to the channel: the form of its link, its time, and when the platform had better bring it.

Nothing here asks a network: a link is looked at, never followed.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.office_calendar import LONGEST_PAUSE_DAYS, OfficeCalendar
from amtdesk.domain.post_summaries import USUAL_POST_TIME, PostStatus, PostSummary
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_

#: How the title of a correction begins. German: it is the post's own.
CORRECTION: Final = "Korrektur: "
_WEB: Final = ("https", "http")
#: What may still be planned ahead on the platform.
AHEAD: Final = frozenset({PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IN_REVIEW, PostStatus.APPROVED})
#: A name with at least one dot, as every address of a channel has one.
_HOST: Final = re.compile(r"[^\s.@:/]+(\.[^\s.@:/]+)+")


class PublishStep(StrEnum):
    """What is carried to the channel one after the other, each by way of the clipboard, and its end."""

    TEXT = "text"
    PICTURE = "picture"
    ALT_TEXT = "alt_text"
    ENTER = "enter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAhead:
    """A planned post whose time lies where nobody is at the desk (P14). `by` is the end of the last service before.

    What is not approved yet has to be so until then. `is_day_off` tells a whole day without service from an hour
    outside the service hours; `by` is None when the last service before it is over.
    """

    post: PostSummary
    planned: datetime
    by: datetime | None
    is_day_off: bool

    @property
    def is_approved(self) -> bool:
        """Whether it may go to the platform now."""
        return self.post.status is PostStatus.APPROVED


def steps_of(post: Post) -> tuple[PublishStep, ...]:
    """Return what this post takes: without a picture the text alone."""
    has = {
        PublishStep.TEXT: True,
        PublishStep.PICTURE: bool(post.image_sha256),
        PublishStep.ALT_TEXT: bool(post.image_name and post.alt_text.strip()),
        PublishStep.ENTER: True,
    }
    return tuple(step for step in PublishStep if has[step])


def next_step(post: Post, done: Collection[PublishStep]) -> PublishStep:
    """Return what comes next. Without a copied text it is the text, whatever was carried over before."""
    if post.copied_at is None:
        return PublishStep.TEXT
    carried = {PublishStep.TEXT, *done}
    return next(step for step in steps_of(post) if step is PublishStep.ENTER or step not in carried)


def checked_link(words: str) -> str:
    """Return a link to a post as it is kept, '' for none. Raises NotAllowed when it has no form of a web address."""
    link = words.strip()
    if not link:
        return ""
    if "://" not in link:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme.lower() not in _WEB or not _HOST.fullmatch(host) or re.search(r"\s", link):
        raise NotAllowed(
            N_("“{link}” is no web address. Please copy the address of the post from the browser, or leave it empty."),
            link=words.strip(),
        )
    return link


def as_it_went_out(post: Post) -> str | None:
    """Return the words as they stand on the platform, None while they do not: later values change nothing there."""
    if post.status is PostStatus.PUBLISHED:
        return None if post.standing_publication is None else post.standing_publication.text
    return post.copied_text or None if post.status is PostStatus.SCHEDULED else None


def plan_ahead(post: PostSummary, *, calendar: OfficeCalendar, zone: tzinfo, now: datetime) -> PlanAhead | None:
    """Propose to let the platform bring a post, because nobody is there at its time; None where somebody is."""
    if post.status not in AHEAD or post.day is None:
        return None
    planned = datetime.combine(post.day, post.at or USUAL_POST_TIME, tzinfo=zone)
    if planned <= now or any(opens <= planned <= closes for opens, closes in calendar.spans_on(post.day)):
        return None
    is_day_off = not calendar.is_service_day(post.day)
    last = last_service_before(planned, calendar=calendar, zone=zone)
    return PlanAhead(
        post=post, planned=planned, by=last if last is not None and last > now else None, is_day_off=is_day_off
    )


def last_service_before(moment: datetime, *, calendar: OfficeCalendar, zone: tzinfo) -> datetime | None:
    """Return when the last service before a moment ends, in local time; None where there is none for a year."""
    day = moment.astimezone(zone).date()
    for _number in range(LONGEST_PAUSE_DAYS):
        ends = [closes for _opens, closes in calendar.spans_on(day) if closes < moment]
        if ends:
            return ends[-1].astimezone(zone)
        day = day.fromordinal(day.toordinal() - 1)
    return None
