"""The plan as a calendar file, for the colleagues' own calendars: what goes out when, and how far it is."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from amtdesk.domain.folding import query_words
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.services.post_overview import PostOverview
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.post_changes import last_changes
from amtdesk.system.clock import Clock
from amtdesk.system.files import write_whole

#: So long a post stands in a calendar; a shorter entry cannot be read there.
SHOWN_FOR: Final = timedelta(minutes=15)
#: How far a calendar reaches when no days are asked for.
DAYS_AHEAD: Final = 28
#: German words of an office's own calendar; it is read in Germany whatever the window speaks.
STATUS_WORD: Final = {
    PostStatus.DRAFT: "Entwurf",
    PostStatus.IN_REVIEW: "liegt zur Freigabe vor",
    PostStatus.APPROVED: "freigegeben",
    PostStatus.SCHEDULED: "auf der Plattform vorgeplant",
    PostStatus.PUBLISHED: "veröffentlicht",
    PostStatus.ON_HOLD: "angehalten",
    PostStatus.MISSED: "verpasst",
}
_FIRM: Final = frozenset({PostStatus.APPROVED, PostStatus.SCHEDULED, PostStatus.PUBLISHED})


class PlanCalendar:
    """Writes the plan. Ideas and what was withdrawn stay in the house."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, posts: PostOverview) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._posts = posts

    def write(self, path: Path, *, first: date | None = None, last: date | None = None) -> int:
        """Write the posts of these days (both included; from today four weeks ahead without) and return how many.

        A post keeps its id in every file, so a calendar that takes the file in again changes its entries.
        Raises CannotWrite.
        """
        from amtdesk.exchange.calendar_file import CalendarEntry, calendar_file

        begin = first or self._clock.today()
        end = last or begin + timedelta(days=DAYS_AHEAD)
        town = self._town.town()
        changes = last_changes(self._database)
        entries = [
            CalendarEntry(
                uid=f"post-{post.id}@{_host(town.name)}",
                title=post.title,
                start=start,
                length=SHOWN_FOR if isinstance(start, datetime) else timedelta(days=1),
                note=self._note(post),
                category=post.topic,
                is_firm=post.status in _FIRM and post.ends_before is None,
                changed_at=changes.get(post.id, self._clock.now()),
            )
            for post, start in self._dated(begin, end)
        ]
        title = f"Redaktionsplan {town.name}".strip()
        write_whole(path, calendar_file(entries, title=title))
        return len(entries)

    def _dated(self, first: date, last: date) -> Iterator[tuple[PostSummary, date | datetime]]:
        for post in self._posts.list(status=frozenset(STATUS_WORD), from_day=first, to_day=last, dated=True):
            day = post.day or first  # only those with a day were asked for
            yield post, day if post.at is None else datetime.combine(day, post.at, self._clock.zone)

    def _note(self, post: PostSummary) -> str:
        names = {each.key: each.name for each in self._town.departments()}
        state = STATUS_WORD[post.status]
        if post.ends_before is not None:
            state = f"{state} bis {post.ends_before:%d.%m.%Y}, vor dem Termin"
        parts = (state, names.get(post.department, post.department))
        return " · ".join(part for part in parts if part)


def is_of_plan(uid: str, *, town: str) -> bool:
    """Whether an entry of a calendar is a post that this town wrote into it."""
    return uid.startswith("post-") and uid.endswith(f"@{_host(town)}")


def _host(town: str) -> str:
    """Return the second half of an id: two towns that share a calendar must not overwrite each other's posts."""
    return f"{'-'.join(query_words(town)) or 'stadt'}.amtdesk.invalid"
