"""Drafts out of recurring ideas and occasions: title, skeleton with what is known of the day, level, department."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.moved_occasions import distance_of
from amtdesk.domain.occasions import Occasion, OccasionKind
from amtdesk.domain.post_summaries import PostStatus, time_ahead
from amtdesk.domain.posts import Post, PostLogKind
from amtdesk.domain.proposed_days import SHIFTED_WASTE
from amtdesk.domain.recurring_ideas import ProposedIdea, RecurringIdea
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.post_log import PostLog
from amtdesk.storage.posts import PostRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.posts import PostsService

#: A beginning of this many letters tells a department by its name: "Feuerwehr", "Bücherei".
_TELLING: Final = 5
#: Which words of a department's name or topics belong to a kind of date.
_DEPARTMENT_WORDS: Final = {
    OccasionKind.COUNCIL: ("hauptamt", "gremien", "rat"),
    OccasionKind.ELECTION: ("hauptamt", "wahlamt", "wahlen"),
    OccasionKind.WASTE: ("bauhof", "abfall", "mull"),
    OccasionKind.BUILDING_SITE: ("bauamt", "tiefbau", "baustelle"),
    OccasionKind.SIREN: ("feuerwehr", "katastrophenschutz"),
    OccasionKind.SCHOOL_HOLIDAYS: ("kinder", "jugend", "schule"),
    OccasionKind.CONSULTATION: ("hauptamt", "burgermeister"),
}


class IdeaDrafts:
    """Writes drafts inside a command of the caller."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, posts: "Callable[[], PostsService]"
    ) -> None:
        self._clock = clock
        self._town = town
        self._posts = posts
        self._repository = PostRepository(database)
        self._log = PostLog(database)

    def of(
        self,
        idea: RecurringIdea,
        *,
        day: date | None,
        occasion: Occasion | None,
        on: date | None = None,
        at: time | None = None,
    ) -> Post:
        """Return the post of an idea, `on` another day or `at` another time if told. Level: at least the idea's."""
        post = replace(
            self._blank(idea.title),
            text=self.text_of(idea, occasion),
            day=on or day,
            at=at or time_ahead(on or day, idea.at, now=self._clock.local(self._clock.now())),
            topic=idea.topic,
            goal=idea.goal,
            target_group=idea.target_group,
            department=idea.department,
            note="\n".join(part for part in (idea.format, idea.dialogue, idea.note) if part),
            idea_id=idea.id,
            idea_day=day,
            occasion_uid="" if occasion is None else occasion.uid,
        )
        return self._levelled(post, at_least=idea.level)

    def text_of(self, idea: RecurringIdea, occasion: Occasion | None) -> str:
        """Return the words that a draft begins with, with what its occasion knows."""
        return idea.skeleton if occasion is None else fill_gaps(idea.skeleton, self._known(occasion)).text

    def from_occasion(self, occasion: Occasion) -> Post:
        """Return the post of an occasion: for its own day as long as that is to come."""
        day = occasion.day if occasion.day >= self._clock.today() else None
        department = self._department(occasion)
        post = replace(self._blank(occasion.title), day=day, department=department, occasion_uid=occasion.uid)
        return self._levelled(post, at_least=0)

    def write(self, writer: CommandWriter, post: Post) -> PostId:
        """Write a draft."""
        return self._repository.insert(writer, post)

    def note_occasion(self, writer: CommandWriter, post_id: PostId, *, proposal: ProposedIdea) -> None:
        """Keep where the day lies to its occasion: of several days it is this one when the occasion is moved."""
        distance = distance_of(proposal)
        if distance is not None:
            details = distance._asdict()
            self._log.add(writer, post_id, kind=PostLogKind.OCCASION, at=self._clock.now(), details=details)

    def bring_along(
        self, writer: CommandWriter, post_id: PostId, *, day: date, on: date | None = None, at: time | None = None
    ) -> None:
        """Give a post the day that its occasion has now, or `on` another one. Raises NotAllowed."""
        post = self.get(post_id)
        self._posts().bring(writer, post, day=on or day, at=at or post.at)
        writer.update("posts", post_id, changes={"idea_day": day.isoformat()})

    def get(self, post_id: PostId) -> Post:
        """Return what was written."""
        return self._posts().get(post_id)

    def _blank(self, title: str) -> Post:
        now, key = self._clock.now(), self._repository.next_key()
        return Post(
            id=PostId(0), key=key, title=title, text="", status=PostStatus.DRAFT, created_at=now, changed_at=now
        )

    def _levelled(self, post: Post, *, at_least: int) -> Post:
        return replace(post, approval_level=max(at_least, self._posts().level_of(post).level))

    def _known(self, occasion: Occasion) -> dict[str, str]:
        """What an occasion knows for the gaps of a skeleton: day, time, name. Posts are written in German."""
        today = self._clock.today()
        known = {"anlass": occasion.title, "von": _day(occasion.day, today), "bis": _day(occasion.last_day, today)}
        if occasion.kind in (OccasionKind.PUBLIC_HOLIDAY, SHIFTED_WASTE):
            known["feiertag"] = occasion.title
        if occasion.kind != SHIFTED_WASTE:
            known["datum"] = _day(occasion.day, today)
        if isinstance(occasion.start, datetime):
            known["uhrzeit"] = _clock_time(occasion.start)
        return known

    def _department(self, occasion: Occasion) -> str:
        """The department whose name or topics stand in the title, else the one that such dates belong to."""
        departments = self._town.departments()
        title = query_words(occasion.title)
        for each in departments:
            if any(_tells(word, title) for word in _words_of(each.name, *each.topics)):
                return each.key
        wanted = next((words for kind, words in _DEPARTMENT_WORDS.items() if kind == occasion.kind), ())
        for each in departments:
            if any(fold(word) in fold(each.name) for word in wanted):
                return each.key
        return ""


def _words_of(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (word for word in query_words(text) if len(word) >= _TELLING)


def _tells(word: str, title: tuple[str, ...]) -> bool:
    return any(each.startswith(word[:-1] if len(word) > _TELLING else word) for each in title)


def _day(day: date, today: date) -> str:
    from amtdesk.domain.day_phrases import in_words

    return in_words(day, today=today)


def _clock_time(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02} Uhr" if at.minute else f"{at.hour} Uhr"
