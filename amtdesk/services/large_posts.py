"""Posts of many years with versions, approvals and publications, as rows; the next four weeks are in the making."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import going_out
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, KeptBecause, Post
from amtdesk.services.large_story import DAYS_AHEAD, STREETS, LargeStory
from amtdesk.services.seed import BirkenfurtSeed, PostSeed
from amtdesk.storage.change_log import Value
from amtdesk.storage.posts import SUBMITTED, post_row
from amtdesk.storage.rows import instant_text

Row = dict[str, Value]

_OPENINGS: Final = (
    "Gut zu wissen für {district}:",
    "Neues aus {district}:",
    "Für alle in der Nähe von {street}:",
    "Kurz und knapp aus dem Rathaus:",
    "Das ist diese Woche wichtig:",
    "Sie haben gefragt, wir antworten:",
)
_S = PostStatus
_SIGNED: Final = (_S.APPROVED, _S.PUBLISHED, _S.MISSED)
#: Days from today → what posts of that day may be, the likelier the oftener.
_AHEAD: Final = (
    (0, (_S.APPROVED,)),
    (7, (_S.APPROVED, _S.APPROVED, _S.APPROVED, _S.IN_REVIEW)),
    (14, (_S.APPROVED, _S.IN_REVIEW, _S.DRAFT)),
    (DAYS_AHEAD, (_S.IN_REVIEW, _S.DRAFT, _S.DRAFT, _S.IDEA)),
)
_PAST: Final = (_S.PUBLISHED,) * 97 + (_S.WITHDRAWN,) * 2 + (_S.MISSED,)
_APPROVERS: Final = {0: "Jana Wolter", 1: "Sabine Kröger", 2: "Petra Lüders", 3: "Karin Ahlers"}
_NEWEST_MISSED_DAYS: Final = 3


@dataclass(slots=True, kw_only=True)
class PostRows:
    """The rows of the tables that posts fill."""

    posts: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)
    approvals: list[Row] = field(default_factory=list)
    publications: list[Row] = field(default_factory=list)
    log: list[Row] = field(default_factory=list)


class LargePosts:
    """Puts posts together."""

    def __init__(self, story: LargeStory, seed: BirkenfurtSeed) -> None:
        self._story = story
        self._models = [row for row in seed.posts if "depends_on" not in row]
        self._districts: list[str] = seed.town["town"]["districts"]
        self._variables = seed.variables

    def rows(self, number: int) -> PostRows:
        """Return so many posts, the last of them four weeks ahead."""
        made = PostRows()
        for place in range(number):
            day = self._story.day_of(place, number, days=self._story.days + DAYS_AHEAD)
            self._add(made, self._post(place + 1, day))
        return made

    def _post(self, number: int, day: date) -> Post:
        chance = self._story.chance
        model = chance.choice(self._models)
        street, district = chance.choice(STREETS), chance.choice(self._districts)
        opening = chance.choice(_OPENINGS).format(street=street, district=district)
        status = self._status(day)
        created_at = self._story.instant(self._story.service_day_before(day, steps=15), self._story.some_time(8, 11))
        created_at = min(created_at, self._story.begin_of_today - timedelta(hours=9))
        post = Post(
            id=PostId(number),
            key=f"B-{number:05d}",
            title=f"{model['title']}: {street}",
            text=f"{opening}\n{model['text'].strip()}",
            status=status,
            day=day,
            at=time(chance.randint(8, 18), chance.choice((0, 15, 30, 45))),
            hashtags=" ".join(model["hashtags"]),
            topic=model["topic"],
            goal=model["goal"],
            target_group=model["target"],
            department=model["department"],
            approval_level=model["approval"],
            level_by_hand=model["approval"],
            created_at=created_at,
            changed_at=created_at,
        )
        return self._submitted(_with_image(post, model), day)

    def _status(self, day: date) -> PostStatus:
        ahead = (day - self._story.today).days
        if ahead < 0:
            status = self._story.chance.choice(_PAST)
            return _S.PUBLISHED if status is _S.MISSED and ahead >= -_NEWEST_MISSED_DAYS else status
        choices = next(choices for last, choices in _AHEAD if ahead <= last)
        return self._story.chance.choice(choices)

    def _submitted(self, post: Post, day: date) -> Post:
        if post.status not in (*_SIGNED, _S.IN_REVIEW):
            return post
        at = self._story.instant(
            self._story.service_day_before(min(day, self._story.today), steps=3), self._story.some_time(8, 11)
        )
        created_at = min(post.created_at or at, at - timedelta(hours=1))
        return replace(
            post, submitted_at=at, submitted_to=_APPROVERS[post.approval_level], created_at=created_at, changed_at=at
        )

    def _add(self, made: PostRows, post: Post) -> None:
        planned_at = self._story.instant(post.day or self._story.today, post.at or time())
        if post.status is _S.PUBLISHED:
            post = replace(post, copied_at=planned_at - timedelta(minutes=2))
        made.posts.append({"id": post.id, **post_row(post)})
        if post.submitted_at is not None:
            made.versions.append(_version(post, post.submitted_at, number=len(made.versions) + 1))
            made.log.append(_submission(post, post.submitted_at))
        if post.status in _SIGNED and post.submitted_at is not None:
            made.approvals.append(_approval(post, post.submitted_at, number=len(made.approvals) + 1))
        if post.status is _S.PUBLISHED:
            made.publications.append(
                {
                    "id": len(made.publications) + 1,
                    "post_id": post.id,
                    "text": going_out(post, self._variables).text,
                    "published_at": instant_text(planned_at),
                    "link": f"https://www.facebook.example/stadt.birkenfurt/posts/{post.id}",
                }
            )


def _with_image(post: Post, model: PostSeed) -> Post:
    image = model["image"]
    if image is None:
        return post
    return replace(
        post,
        image_name=image["file"],
        alt_text=image["alt"],
        image_credit=image["credit"],
        consent="on_file" if image["consent"] == "missing" else image["consent"],
    )


def _version(post: Post, saved_at: datetime, *, number: int) -> Row:
    return {
        "id": number,
        "post_id": post.id,
        "number": post.version,
        "title": post.title,
        "text": post.text,
        "saved_at": instant_text(saved_at),
        "reason": KeptBecause.SUBMITTED.value,
    }


def _submission(post: Post, at: datetime) -> Row:
    details = {"version": post.version, "to": post.submitted_to}
    return {
        "at": instant_text(at),
        "kind": SUBMITTED,
        "subject": f"post:{post.id}",
        "details": json.dumps(details, ensure_ascii=False),
    }


def _approval(post: Post, submitted_at: datetime, *, number: int) -> Row:
    at = instant_text(submitted_at + timedelta(hours=2))
    return {
        "id": number,
        "post_id": post.id,
        "version": post.version,
        "text_fingerprint": post.words_fingerprint,
        "approved_by": post.submitted_to,
        "approved_at": at,
        "way": ApprovalWay.EMAIL.value,
        "level": post.approval_level,
        "recorded_at": at,
    }
