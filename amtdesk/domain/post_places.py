"""Where else a post has to appear (P10): website, gazette, notice board. The office says which topics owe which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.words import N_


class Place(StrEnum):
    """A place beside the channel."""

    WEBSITE = "website"
    GAZETTE = "gazette"
    NOTICE_BOARD = "notice_board"


PLACE_WORD: Final = {
    Place.WEBSITE: N_("Website"),
    Place.GAZETTE: N_("Gazette"),
    Place.NOTICE_BOARD: N_("Notice board"),
}
#: The topic that stands for every topic.
ANY_TOPIC: Final = ""
#: Until the office decides: nothing stands in social media only (guide of the Land's data protection officer of
#: Rhineland-Palatinate), and who is asked to take part without such media reads the gazette.
DEFAULT_DUTIES: Final[Mapping[str, tuple[Place, ...]]] = {
    ANY_TOPIC: (Place.WEBSITE,),
    "beteiligung": (Place.GAZETTE,),
    "sicherheit": (Place.NOTICE_BOARD,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPlace:
    """One place of a post. `is_duty`: the office wants it there; `is_kept`: she entered it, or changed it."""

    post_id: PostId
    place: Place
    due_on: date | None = None
    done_at: datetime | None = None
    note: str = ""
    is_duty: bool = False
    is_kept: bool = True


def duties_of(topic: str, table: Mapping[str, tuple[Place, ...]]) -> frozenset[Place]:
    """Return where a post of this topic has to appear."""
    return frozenset(table.get(ANY_TOPIC, ())) | frozenset(table.get(topic.strip().lower(), ()))


def duties_from(kept: object) -> Mapping[str, tuple[Place, ...]]:
    """Return the office's table as its setting holds it; the usual one where it has none. Unknown places are left."""
    if not isinstance(kept, dict):
        return DEFAULT_DUTIES
    known = {place.value: place for place in Place}
    return {
        str(topic): tuple(known[name] for name in names if name in known)
        for topic, names in kept.items()
        if isinstance(names, list)
    }


def duties_as_words(table: Mapping[str, tuple[Place, ...]], names: Mapping[Place, str]) -> str:
    """Return the office's table on one line: "Website; beteiligung: Amtsblatt"."""
    parts = []
    for topic in sorted(table):
        places = ", ".join(names[place] for place in table[topic])
        if places:
            parts.append(f"{topic}: {places}" if topic else places)
    return "; ".join(parts)


def duties_from_words(typed: str, names: Mapping[Place, str]) -> Mapping[str, tuple[Place, ...]]:
    """Read such a line; what stands before a colon is a topic. Raises NotAllowed for a place that is none."""
    known = {fold(words): place for place, word in names.items() for words in (word, place.value)}
    table: dict[str, tuple[Place, ...]] = {}
    for part in (each for each in typed.split(";") if each.strip()):
        topic, colon, places = part.rpartition(":")
        found = []
        for word in (each.strip() for each in places.split(",") if each.strip()):
            if fold(word) not in known:
                raise NotAllowed(
                    N_("“{word}” is no place. There are: {places}."), word=word, places=", ".join(names.values())
                )
            found.append(known[fold(word)])
        table[topic.strip().lower() if colon else ANY_TOPIC] = tuple(dict.fromkeys(found))
    return table


def with_duties(
    kept: Iterable[PostPlace], *, post_id: PostId, duties: frozenset[Place], due_on: date | None
) -> tuple[PostPlace, ...]:
    """Return what is kept and what is owed, in the order of the places; what is owed is due with the post."""
    found = {each.place: each for each in kept}
    owed = {
        place: PostPlace(post_id=post_id, place=place, due_on=due_on, is_duty=True, is_kept=False)
        for place in duties
        if place not in found
    }
    return tuple((found | owed)[place] for place in Place if place in found or place in owed)
