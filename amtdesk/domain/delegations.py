"""Delegation (Q9): a department answers by itself under one post, for a day. Who, from when, until when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from amtdesk.domain.identifiers import DelegationId, PostId
from amtdesk.domain.words import N_, Message

#: "For a day": longer than this nobody answers without being asked again.
LONGEST: Final = timedelta(hours=24)
_ADDRESS: Final = re.compile(r"https?://\S+")
_FRONTS: Final = ("www.", "m.", "mobile.", "de-de.")
#: Addresses such as permalink.php?story_fbid=1&id=2 share their path; what follows tells the posts apart.
_TOLD_APART_BY_QUERY: Final = ".php"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A department that may answer by itself. Never deleted, only withdrawn.

    `addresses` are where the post stands on the platform: questions whose link leads there are under it.
    """

    id: DelegationId
    department: str
    department_name: str
    who: str
    subject: str
    starts_at: datetime
    ends_at: datetime
    recorded_at: datetime
    post_id: PostId | None = None
    post_title: str = ""
    addresses: tuple[str, ...] = ()
    withdrawn_at: datetime | None = None

    def is_active(self, now: datetime) -> bool:
        """Whether it holds now; the end itself is outside."""
        return self.withdrawn_at is None and self.starts_at <= now < self.ends_at

    def covers(self, link: str) -> bool:
        """Whether a question with this link stands under the post."""
        return any(_is_under(_place(link), _place(address)) for address in self.addresses)


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses that stand in a text."""
    return tuple(found.rstrip(".,;:)") for found in _ADDRESS.findall(text))


def covering(delegations: Iterable[Delegation], link: str) -> Delegation | None:
    """Return the delegation that a question with this link falls under; the one that lasts longest."""
    found = [each for each in delegations if each.covers(link)]
    return max(found, key=lambda each: each.ends_at, default=None)


def why_not_granted(*, department: str, subject: str, starts_at: datetime, ends_at: datetime) -> Message | None:
    """Return what is missing or wrong before a delegation can be recorded."""
    if not department:
        return Message(N_("Please choose a department."))
    if not subject:
        return Message(N_("Please say under which post the department answers."))
    if ends_at <= starts_at:
        return Message(N_("The end must come after the beginning."))
    if ends_at - starts_at > LONGEST:
        return Message(N_("A department answers by itself for one day at most. Please choose an earlier end."))
    return None


def _place(link: str) -> tuple[str, str]:
    """Host and path of an address, without what differs between a browser and a telephone."""
    address = link.strip()
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
    except ValueError:  # no address at all, such as "[see the group]"
        return "", ""
    host = parts.netloc.casefold()
    for front in _FRONTS:
        host = host.removeprefix(front)
    path = parts.path.rstrip("/")
    return (host, f"{path}?{parts.query}" if path.endswith(_TOLD_APART_BY_QUERY) else path)


def _is_under(place: tuple[str, str], post: tuple[str, str]) -> bool:
    if not post[0] or not post[1] or place[0] != post[0]:
        return False
    return place[1] == post[1] or place[1].startswith((f"{post[1]}/", f"{post[1]}&"))
