"""What is known of a day on which a post could go out: what stands there, what it would clash with, if it is free."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_remarks import PlannedPost
from amtdesk.domain.planning_lead import LeadState
from amtdesk.domain.post_summaries import PostStatus

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.posts import Post
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.post_words import PostWords

_MOST_FREE: Final = 3
_MOST_NAMED: Final = 2
_NOBODY: Final = PostId(0)


class DateFacts(QObject):
    """Says it in the window's language."""

    def __init__(self, desk: "Desk", language: "Language", *, words: "PostWords", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._words = words

    def planned(self, post: "Post | None", *, day: date, at: time | None) -> PlannedPost:
        """A post as it would stand on a day; without one, anything."""
        if post is None:
            return PlannedPost(id=_NOBODY, title="", status=PostStatus.DRAFT, day=day, at=at)
        return PlannedPost(id=post.id, title=post.title, status=post.status, day=day, at=at, topic=post.topic)

    def of_day(self, wish: PlannedPost) -> str:
        """What stands on its day, and what it would clash with; a sentence a line."""
        lines = (self._service(wish), self._standing(wish), self._occasions(wish.day), self._clash(wish))
        return "\n".join(line for line in lines if line)

    def busy_days(self, first: date, last: date) -> set[date]:
        """Days on which posts stand."""
        posts = self._desk.posts.list(from_day=first, to_day=last, dated=True)
        return {post.day for post in posts if post.day is not None and post.status is not PostStatus.WITHDRAWN}

    def closed_days(self, first: date, last: date) -> set[date]:
        """Days on which nobody is there."""
        calendar = self._desk.town.calendar()
        days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
        return {day for day in days if not calendar.is_service_day(day)}

    def free_days(self) -> list[date]:
        """The next days of service after today for which nothing is planned."""
        lead = self._desk.posts.planning_lead(self._desk.clock.today())
        free = [each.day for each in lead.days[1:] if each.is_service_day and each.state is LeadState.EMPTY]
        return free[:_MOST_FREE]

    def _service(self, wish: PlannedPost) -> str:
        calendar = self._desk.town.calendar()
        if calendar.is_service_day(wish.day):
            return ""
        name = calendar.days_off.get(wish.day, "")
        if name:
            return self.tr("{name}: nobody is there. Have the platform bring it.").format(name=name)
        return self.tr("Nobody is there on this day. Have the platform bring it.")

    def _standing(self, wish: PlannedPost) -> str:
        found = self._desk.posts.list(from_day=wish.day, to_day=wish.day, dated=True)
        posts = [post for post in found if post.id != wish.id and post.status is not PostStatus.WITHDRAWN]
        if not posts:
            return ""
        titles = [self.tr("“{title}”").format(title=self._words.title(post)) for post in posts[:_MOST_NAMED]]
        if len(posts) > _MOST_NAMED:
            titles.append(self.tr("and {n} more").format(n=len(posts) - _MOST_NAMED))
        return self.tr("Already there: {titles}.").format(titles=", ".join(titles))

    def _occasions(self, day: date) -> str:
        found = [each.title for each in self._desk.occasions.running_between(day, day)]
        day_off = self._desk.town.calendar().days_off.get(day, "")  # said already
        titles = [title for title in dict.fromkeys(found) if title != day_off][: _MOST_NAMED + 1]
        return self.tr("On this day: {titles}.").format(titles=", ".join(titles)) if titles else ""

    def _clash(self, wish: PlannedPost) -> str:
        near = self._desk.plan_remarks.around(wish)
        same_time = next((each for each in near if each.at is not None and each[3:5] == (wish.day, wish.at)), None)
        if same_time is not None:
            return self.tr("“{title}” goes out at the same time.").format(title=same_time.title)
        for each in near:
            return self.tr("“{title}” on {day} has the same topic.").format(
                title=each.title, day=self._language.short_date(each.day)
            )
        return ""
