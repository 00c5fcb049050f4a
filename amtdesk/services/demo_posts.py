"""Birkenfurt's posts as they stood at a given time: approved the service day before, published on time, never later.

Each has the level of the office's table or of its recurring idea. Where the seed names another one, it is set by hand
through the posts' own service, with the reason beside it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from amtdesk.domain.identifiers import ApprovalId, PostId
from amtdesk.domain.post_rules import as_begun, going_out
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, ApprovalWay, KeptBecause, Post, PostVersion, Publication
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.posts import PostsService
from amtdesk.services.seed import BirkenfurtSeed, PostSeed
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.posts import PostRepository, Submission
from amtdesk.system.clock import StillClock

#: How long before its day a post was begun, on a day of service.
_BEGUN_DAYS_BEFORE: Final = 21
_IDEAS_NOTED_DAYS_BEFORE: Final = 30
#: Another level than the table's is set so long before a post is handed over, else so long after it was begun.
_LEVEL_SET_WITHIN: Final = timedelta(minutes=5)
#: Level of approval → by which way it usually comes.
_WAY: Final = {0: ApprovalWay.IN_PERSON, 1: ApprovalWay.EMAIL, 2: ApprovalWay.EMAIL, 3: ApprovalWay.SIGNATURE}
_SIGNED: Final = (PostStatus.APPROVED, PostStatus.PUBLISHED)
_BY_DEPARTMENT: Final = 1
_BY_CENTRAL_SERVICES: Final = 2


class DemoPosts:
    """Writes the posts of the demonstration inside a running command."""

    def __init__(
        self,
        database: Database,
        seed: BirkenfurtSeed,
        *,
        demo_time: DemoTime,
        pictures: Mapping[str, str],
        town: TownService,
    ) -> None:
        self._database = database
        self._town = town
        self._repository = PostRepository(database)
        self._pictures = pictures
        self._idea_levels = {key: row["level"] for row in seed.ideas["ideas"] for key in row.get("taken", {}).values()}
        self._seed = seed
        self._time = demo_time
        self._people: dict[str, str] = {person["key"]: person["name"] for person in seed.town["people"]}
        self._by_role: dict[str, str] = {person["role"]: person["name"] for person in seed.town["people"]}
        self._leads: dict[str, str] = {each["key"]: self._people[each["lead"]] for each in seed.town["departments"]}
        self._roles = {level["level"]: level["who"] for level in seed.town["approval_levels"]}

    def write(self, writer: CommandWriter) -> None:
        """Write every post that had been begun by then."""
        for row in self._seed.posts:
            post = self._post(row)
            if post.created_at is not None and self._time.has_passed(post.created_at):
                self._write(writer, post, reason=row.get("level_reason", ""))
        noted_at = self._time.instant(self._time.first_monday - timedelta(days=_IDEAS_NOTED_DAYS_BEFORE), time(9))
        for idea in self._seed.reserve:
            self._insert(writer, _idea(idea, min(noted_at, self._time.at)), reason=idea.get("level_reason", ""))

    def approver(self, level: int, department: str) -> str:
        """Return who says yes at a level: from level 1 on never the one who writes."""
        author = self._by_role[self._roles[0]]
        if level == _BY_DEPARTMENT:
            lead = self._leads[department]
            return lead if lead != author else self._by_role[self._roles[_BY_CENTRAL_SERVICES]]
        return self._by_role[self._roles[level]]

    def _post(self, row: PostSeed) -> Post:
        post = _described(row)
        post = replace(post, image_sha256=self._pictures.get(post.image_name, ""))
        planned_at = self._time.instant(row["date"], row["time"])
        if post.status in _SIGNED:
            is_out = self._time.has_passed(planned_at)
            post = replace(post, status=PostStatus.PUBLISHED if is_out else PostStatus.APPROVED)
        if post.status in (*_SIGNED, PostStatus.IN_REVIEW):
            named = row.get("submitted_to")
            to = self._people[named] if named else self.approver(post.approval_level, post.department)
            post = replace(post, submitted_at=self._submitted_at(post), submitted_to=to)
        if post.status is PostStatus.PUBLISHED:
            post = replace(post, copied_at=planned_at - timedelta(minutes=2))
        begun_on = self._time.service_day_before(row["date"] - timedelta(days=_BEGUN_DAYS_BEFORE - 1))
        created_at = self._time.instant(begun_on, time(9, 5))
        if post.submitted_at is not None:
            created_at = min(created_at, post.submitted_at - timedelta(days=1))
        changed_at = max(created_at, post.submitted_at or created_at)
        return replace(post, created_at=created_at, changed_at=changed_at)

    def _approval_day(self, post: Post) -> date:
        """The service day before its day, and before the day that is shown."""
        days = (self._time.today, self._time.described_day, post.day or self._time.today)
        return self._time.service_day_before(min(days))

    def _approved_at(self, post: Post) -> datetime:
        return self._time.near_closing(self._approval_day(post), minutes=85)

    def _submitted_at(self, post: Post) -> datetime:
        day = self._approval_day(post)
        if post.status in _SIGNED:
            day = self._time.service_day_before(day)
        return self._time.near_closing(day, minutes=50)

    def _insert(self, writer: CommandWriter, post: Post, *, reason: str) -> Post:
        """Write a post as it was begun, set its level where she wants another one, and bring it to where it stands."""
        posts = self._posts_at(self._level_set_at(post))
        level = max(posts.level_of(post).level, self._idea_levels.get(post.key, 0))
        is_idea = post.status is PostStatus.IDEA
        begun = replace(as_begun(post), status=PostStatus.IDEA if is_idea else PostStatus.DRAFT, approval_level=level)
        post_id = self._repository.insert(writer, begun)
        if post.approval_level != level:
            posts.put_level(writer, post_id, level=post.approval_level, reason=reason)
        kept = posts.get(post_id)
        post = replace(post, id=post_id, version=kept.version)
        stored = replace(post, level_by_hand=kept.level_by_hand, level_reason=kept.level_reason)
        self._repository.update(writer, stored)
        return stored

    def _posts_at(self, at: datetime) -> PostsService:
        return PostsService(self._database, StillClock(at, zone=str(self._time.calendar.zone)), town=self._town)

    def _level_set_at(self, post: Post) -> datetime:
        if post.submitted_at is not None:
            return post.submitted_at - _LEVEL_SET_WITHIN
        return min((post.created_at or self._time.at) + _LEVEL_SET_WITHIN, self._time.at)

    def _write(self, writer: CommandWriter, post: Post, *, reason: str) -> None:
        stored = self._insert(writer, post, reason=reason)
        if stored.submitted_at is not None:
            self._repository.keep_version(writer, _version(stored, saved_at=stored.submitted_at))
            self._repository.add_submission(
                writer,
                stored.id,
                submission=Submission(
                    at=stored.submitted_at,
                    version=stored.version,
                    to=stored.submitted_to,
                    fingerprint=stored.words_fingerprint,
                ),
            )
        if stored.status in _SIGNED:
            approval = self._approval(stored)
            self._repository.add_approval(writer, approval, recorded_at=approval.approved_at)
        if stored.status is PostStatus.PUBLISHED and stored.day is not None and stored.at is not None:
            self._repository.add_publication(writer, self._publication(stored, stored.day, at=stored.at))

    def _approval(self, post: Post) -> Approval:
        return Approval(
            id=ApprovalId(0),
            post_id=post.id,
            version=post.version,
            text_fingerprint=post.words_fingerprint,
            approved_by=post.submitted_to,
            approved_at=self._approved_at(post),
            way=_WAY[post.approval_level],
            level=post.approval_level,
        )

    def _publication(self, post: Post, day: date, *, at: time) -> Publication:
        address = self._seed.town["channel"]["address"]
        return Publication(
            id=0,
            post_id=post.id,
            text=going_out(post, self._seed.variables).text,
            published_at=self._time.instant(day, at),
            link=f"{address}/posts/{post.key.casefold()}",
        )


def _described(row: PostSeed) -> Post:
    image = row["image"]
    return Post(
        id=PostId(0),
        key=row["key"],
        title=row["title"],
        text=row["text"].strip(),
        status=PostStatus(row["status"]),
        day=row["date"],
        at=time.fromisoformat(row["time"]),
        hashtags=" ".join(row["hashtags"]),
        topic=row["topic"],
        goal=row["goal"],
        target_group=row["target"],
        department=row["department"],
        approval_level=row["approval"],
        image_name=image["file"] if image else "",
        alt_text=image["alt"] if image else "",
        image_credit=image["credit"] if image else "",
        consent=image["consent"] if image else "",
        note=row.get("publish_note", ""),
        locked_until=row.get("locked_until"),
        locked_reason=row.get("depends_on", ""),
    )


def _idea(row: dict[str, Any], noted_at: datetime) -> Post:
    return Post(
        id=PostId(0),
        key=row["key"],
        title=row["title"],
        text="",
        status=PostStatus.IDEA,
        topic=row["topic"],
        approval_level=row["approval"],
        created_at=noted_at,
        changed_at=noted_at,
    )


def _version(post: Post, *, saved_at: datetime) -> PostVersion:
    return PostVersion(
        post_id=post.id,
        number=post.version,
        title=post.title,
        text=post.text,
        saved_at=saved_at,
        reason=KeptBecause.SUBMITTED,
    )
