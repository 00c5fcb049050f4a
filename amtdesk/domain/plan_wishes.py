"""What the office wishes of its plan, as people type it: so many posts a week, so much of each topic. Pure reading."""

import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

#: More posts than these in a week nobody plans for.
MOST_A_WEEK: Final = 70
_WHOLE: Final = 100
_TARGET: Final = re.compile(r"(\d{1,3})(?:\s*(?:bis|to|-|–|,)\s*(\d{1,3}))?")
_SHARE: Final = re.compile(r"(?P<topic>[^\d%]*[^\d%\s:])\s*:?\s*(?P<share>\d{1,3})\s*%?")


class WeeklyTarget(NamedTuple):
    """How many posts a week should have."""

    least: int
    most: int


def target_from_words(words: str) -> WeeklyTarget:
    """Read "3 bis 5", "3-5" or "4". Raises NotAllowed with a sentence."""
    found = _TARGET.fullmatch(words.strip().casefold())
    least = int(found.group(1)) if found is not None else 0
    most = int(found.group(2) or least) if found is not None else 0
    if not 1 <= least <= most <= MOST_A_WEEK:
        raise NotAllowed(N_("Please write from how many to how many posts a week has, such as 3 to 5."))
    return WeeklyTarget(least, most)


def wishes_from_words(words: str, *, topics: Collection[str]) -> dict[str, float]:
    """Read "Service 40, Kultur 20"; nothing at all means: evenly. Topics are spelled as posts spell them.

    Raises NotAllowed with a sentence.
    """
    known = {topic.casefold(): topic for topic in topics}
    wishes: dict[str, float] = {}
    for part in filter(None, (each.strip() for each in re.split(r"[,;\n]", words))):
        found = _SHARE.fullmatch(part)
        if found is None:
            raise NotAllowed(N_("“{part}” is no share. Please write topic and percent, such as Service 40."), part=part)
        topic = found["topic"].strip()
        wishes[known.get(topic.casefold(), topic.lower())] = int(found["share"])
    if sum(wishes.values()) > _WHOLE:
        raise NotAllowed(N_("Together the shares are more than 100 percent."))
    return wishes


def wishes_as_words(wishes: Mapping[str, float]) -> str:
    """Return them as they are typed."""
    return ", ".join(f"{topic[:1].upper()}{topic[1:]} {share:g}" for topic, share in wishes.items())
