"""Requests for approval (P8): a ready mail text, or one printed page for several posts.

Both are letters of a German office: German, whatever language the window speaks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.domain.approval_requests import ApprovalRequest, LoweredLevel, RequestedPost, RequestSheet, check_mark
from amtdesk.domain.approval_ticks import TickKind, wants_co_signature
from amtdesk.domain.contacts import how_reached
from amtdesk.domain.gaps import with_gaps_named
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language
from amtdesk.system.resources import root

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.services.posts import PostsService


class ApprovalPapers:
    """Puts requests together. Nothing is written here; handing over is `posts.submit_all`."""

    def __init__(self, clock: Clock, *, town: TownService, posts: "Callable[[], PostsService]") -> None:
        self._clock = clock
        self._town = town
        self._posts = posts
        self._german = Language("de", clock.zone)

    def approver_of(self, post_id: PostId) -> str:
        """Return who is asked: to whom it was handed, else the first who may approve at its level; '' when nobody."""
        post = self._posts().get(post_id)
        level = self._posts().level_on_submission(post).level
        people = self._posts().approvers(replace(post, approval_level=level))
        return post.submitted_to or (people[0].name if people else "")

    def request(self, post_ids: Iterable[PostId], *, to: Mapping[PostId, str] | None = None) -> ApprovalRequest:
        """Return what is put before whom: a sheet for each person, in the order of the posts."""
        sheets: dict[str, list[RequestedPost]] = {}
        for post_id in post_ids:
            name = (to or {}).get(post_id) or self.approver_of(post_id)
            sheets.setdefault(name, []).append(self._requested(self._posts().get(post_id)))
        town = self._town.town()
        return ApprovalRequest(
            office=town.full_name or town.name,
            sender=town.user_name,
            made_on=self._clock.today(),
            sheets=tuple(
                RequestSheet(to=name, deputy=self._deputy_of(name), posts=tuple(posts))
                for name, posts in sheets.items()
            ),
        )

    def pdf(self, post_ids: Sequence[PostId], *, to: Mapping[PostId, str] | None = None) -> bytes:
        """Return the printable page, or one for each person who is asked."""
        from amtdesk.documents.approval_request import pdf

        return pdf(self.request(post_ids, to=to), self._german, resources=root(), at=self._clock.now())

    def save_pdf(self, post_ids: Sequence[PostId], *, path: Path, to: Mapping[PostId, str] | None = None) -> Path:
        """Write the PDF, whole or not at all, and return where it lies. Raises CannotWrite."""
        from amtdesk.system.files import write_whole

        return write_whole(path, self.pdf(post_ids, to=to))

    def reminder_text(self, post_id: PostId) -> str:
        """Return the mail that reminds whoever is to approve: when that was asked, what for, and the exact words."""
        posts = self._posts()
        since, before = posts.get(post_id).submitted_at, len(posts.reminders(post_id))
        request = self.request([post_id])
        (sheet,) = request.sheets
        (post,) = sheet.posts
        subject = (
            N_("Subject: Second reminder, please approve: {title}")
            if before
            else N_("Subject: Reminder, please approve: {title}")
        )
        asked = N_(
            "on {asked} I asked you to approve this post. It is planned for {when}. Do you have a moment for it?"
        )
        day = self._german.long_date(self._clock.local(since or self._clock.now()).date())
        return self._letter(
            request,
            subject=self._sentence(subject, title=post.title),
            asked=self._sentence(asked, asked=day, when=self._when(post)),
        )

    def reached(self, name: str) -> Message | None:
        """Return how whoever is to approve is reached; None when nobody knows."""
        return how_reached(name, self._town.people(), departments=self._town.departments())

    def mail_text(self, post_ids: Sequence[PostId], *, to: Mapping[PostId, str] | None = None) -> str:
        """Return the mail that asks for approval, ready to be sent: subject, request, each post's exact words."""
        request = self.request(post_ids, to=to)
        posts = [post for sheet in request.sheets for post in sheet.posts]
        return self._letter(request, subject=self._subject(posts), asked=self._asked(posts))

    # parts

    def _letter(self, request: ApprovalRequest, *, subject: str, asked: str) -> str:
        posts = [post for sheet in request.sheets for post in sheet.posts]
        names = [sheet.to for sheet in request.sheets if sheet.to]
        deputies = [sheet.deputy for sheet in request.sheets if sheet.deputy]
        parts = [
            subject,
            self._sentence(N_("Hello {name},"), name=names[0]) if len(names) == 1 else self._sentence(N_("Hello,")),
            asked,
            *(
                part
                for number, post in enumerate(posts, 1)
                for part in self._of_post(post, number=number, count=len(posts))
            ),
            self._sentence(N_("A short “approved” as a reply is enough. It holds for exactly these words.")),
        ]
        if len(deputies) == 1:
            parts.append(self._sentence(N_("If you are not in the house, {name} may answer."), name=deputies[0]))
        closing = (self._sentence(N_("Kind regards")), request.sender, request.office)
        return "\n\n".join((*parts, "\n".join(line for line in closing if line))) + "\n"

    def _requested(self, post: "Post") -> RequestedPost:
        posts = self._posts()
        held = posts.level_on_submission(post)
        departments = {each.key: each.name for each in self._town.departments()}
        co_signed = posts.ticks(post.id).get(TickKind.CO_SIGNATURE)
        return RequestedPost(
            post_id=post.id,
            title=post.title or self._sentence(N_("Without a title")),
            text=with_gaps_named(posts.going_out(post).text, self._german.sentence),
            day=post.day,
            at=post.at,
            level=held.level,
            level_name={each.level: each.name for each in self._town.approval_levels()}.get(held.level, ""),
            reasons=held.reasons,
            version=post.version,
            mark=check_mark(post.words_fingerprint),
            image_name=post.image_name,
            alt_text=post.alt_text,
            image_credit=post.image_credit,
            department=departments.get(post.department, "") if wants_co_signature(post) else "",
            co_signed_by="" if co_signed is None else co_signed.ticked_by,
            lowered=self._lowered(post, held.level),
        )

    def _lowered(self, post: "Post", level: int) -> LoweredLevel | None:
        """Whoever approves is told when less is asked for than the table says, and why."""
        wanted = self._posts().level_of(post)
        if post.level_by_hand is None or level >= wanted.level:
            return None
        return LoweredLevel(own_reason=post.level_reason.rstrip("."), wanted=wanted.level, reasons=wanted.reasons)

    def _deputy_of(self, name: str) -> str:
        people = {person.key: person for person in self._town.people()}
        asked = next((person for person in people.values() if person.name == name), None)
        return people[asked.deputy].name if asked is not None and asked.deputy in people else ""

    def _sentence(self, source: str, **values: object) -> str:
        return self._german.sentence(Message(source, values))

    def _subject(self, posts: Sequence[RequestedPost]) -> str:
        if len(posts) == 1:
            return self._sentence(N_("Subject: Please approve: {title}"), title=posts[0].title)
        return self._sentence(N_("Subject: Please approve {n} posts"), n=len(posts))

    def _asked(self, posts: Sequence[RequestedPost]) -> str:
        if len(posts) == 1:
            return self._sentence(N_("please approve this post. It is planned for {when}."), when=self._when(posts[0]))
        return self._sentence(N_("please approve these {n} posts."), n=len(posts))

    def _of_post(self, post: RequestedPost, *, number: int, count: int) -> Iterable[str]:
        if count > 1:
            values = {"n": number, "title": post.title, "when": self._when(post)}
            yield self._sentence(N_("{n}. {title}, planned for {when}"), **values)
        yield post.text
        if post.image_name:
            yield self._sentence(
                N_("Picture: {name}\nDescription: {alt}\nCredit: {credit}"),
                name=post.image_name,
                alt=post.alt_text or "–",
                credit=post.image_credit or "–",
            )
        level = {"level": post.level, "n": post.version, "mark": post.mark}
        if post.lowered is not None:
            words = N_(
                "Level {level}, lowered by hand: {own}. The table says {wanted}, because {reason}. "
                "Version {n}, check mark {mark}."
            )
            reason = "; ".join(self._german.sentence(each) for each in post.lowered.reasons)
            yield self._sentence(words, own=post.lowered.own_reason, wanted=post.lowered.wanted, reason=reason, **level)
        elif post.reasons:
            reason = "; ".join(self._german.sentence(each) for each in post.reasons)
            words = N_("Level {level}, because {reason}. Version {n}, check mark {mark}.")
            yield self._sentence(words, reason=reason, **level)
        else:
            yield self._sentence(N_("Level {level}. Version {n}, check mark {mark}."), **level)

    def _when(self, post: RequestedPost) -> str:
        if post.day is None:
            return self._sentence(N_("a day that is still open"))
        day = self._german.long_date(post.day)
        if post.at is None:
            return day
        return self._sentence(N_("{day}, {time}"), day=day, time=self._german.clock_time(post.at))
