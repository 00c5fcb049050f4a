"""Contributions from outside (P12): shown row by row first, then taken over as one command, in one step of undo.

A text from outside is at least of level 2, a photo alone is not. What comes again is recognised and never doubled.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.contributions import (
    USUAL_TOPICS,
    Contribution,
    ContributionPlan,
    ContributionRow,
    KnownPost,
    RowKind,
    plan_of,
    split_mark,
    words_digest,
)
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import Medium, People
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.contribution_row import Office
from amtdesk.exchange.contributions import read_contributions
from amtdesk.services.media import MediaService, read_picture
from amtdesk.services.posts import PostsService
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.contributions import WORDS, ContributionRepository
from amtdesk.storage.database import Database
from amtdesk.storage.post_lists import PostLists
from amtdesk.storage.posts import PostRepository
from amtdesk.system.clock import Clock
from amtdesk.system.files import write_whole

#: What a row may still change.
_BEGUN: Final = frozenset({PostStatus.IDEA, PostStatus.DRAFT})


class ContributionService:
    """Reads what others deliver. `before_import` makes a backup (S2)."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        posts: PostsService,
        media: MediaService,
        before_import: Callable[[], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._posts = posts
        self._media = media
        self._before_import = before_import
        self._marks = ContributionRepository(database)
        self._repository = PostRepository(database)

    def preview(self, path: Path) -> ContributionPlan:
        """Say of each row of a table, or each text of a folder, what it is here; nothing is changed.

        Raises ImportRefused when it cannot be understood as a whole.
        """
        from amtdesk.system.pictures import look

        departments = {}
        for department in self._town.departments():
            departments[fold(department.name)] = department.key
            departments.setdefault(fold(department.key), department.key)
        office = Office(today=self._clock.today(), departments=departments, look=look, read_picture=read_picture)
        read = read_contributions(path, office)
        return plan_of(read, self._known())

    def take(self, plan: ContributionPlan) -> tuple[PostId, ...]:
        """Make drafts of the rows that are taken, as one step of undo after a backup; return the posts.

        Raises NotAllowed when a draft is no longer that of the preview, and what is wrong with a picture by now;
        nothing is taken over then.
        """
        rows = plan.taken
        if not rows:
            return ()
        self._refuse_outdated(rows)
        self._before_import()
        media = self._prepared(rows)
        for row in rows:
            if row.known is not None:
                self._posts.keep_version(row.known.post_id)
        label = Message(N_("Contributions taken over from {name}"), {"name": plan.name})
        areas = {Area.POSTS, Area.MEDIA}
        with self._database.command(label, at=self._clock.now(), areas=areas) as writer:
            self._media.take(writer, [each for each in media.values() if not each.id])
            return tuple(self._write(writer, row, medium=media.get(_given(row).picture_sha256)) for row in rows)

    def write_form(self, path: Path) -> Path:
        """Write the form for contributions as an Excel file. Raises CannotWrite."""
        from amtdesk.exchange.contribution_form import FormFacts, contribution_form

        town = self._town.town()
        facts = FormFacts(
            town=town.full_name or town.name,
            departments=tuple(each.name for each in self._town.departments()),
            topics=tuple(sorted({*USUAL_TOPICS, *PostLists(self._database).topics()})),
            today=self._clock.today(),
            written_at=self._clock.now(),
        )
        return write_whole(path, contribution_form(facts))

    def _known(self) -> Mapping[str, KnownPost]:
        found = {}
        for kept in self._marks.marks():
            identity, row, words = split_mark(kept.mark)
            found[identity] = KnownPost(
                post_id=kept.post_id,
                row=row,
                is_edited=words_digest(kept.words) != words,
                may_change=kept.status in _BEGUN,
            )
        return found

    def _refuse_outdated(self, rows: tuple[ContributionRow, ...]) -> None:
        now = self._known()
        for row in rows:
            identity, _row, _words = split_mark(row.mark)
            if now.get(identity) != row.known:
                raise NotAllowed(
                    N_(
                        "“{title}” is different now from what the preview showed. Nothing was taken over. "
                        "Please open the file again."
                    ),
                    title=row.entry.title,
                )

    def _prepared(self, rows: tuple[ContributionRow, ...]) -> dict[str, Medium]:
        """Keep the files of all pictures; media of the records are found, others are taken in with the posts."""
        media: dict[str, Medium] = {}
        for row in rows:
            given = _given(row)
            if given.picture is None or given.picture_sha256 in media:
                continue
            medium = self._media.prepared(given.picture)
            if medium.sha256 != given.picture_sha256:
                raise NotAllowed(
                    N_("The picture “{name}” changed since the preview. Nothing was taken over. Open the file again."),
                    name=given.picture.name,
                )
            media[medium.sha256] = medium if medium.id else _described(medium, given)
        return media

    def _write(self, writer: CommandWriter, row: ContributionRow, *, medium: Medium | None) -> PostId:
        given = _given(row)
        if row.known is not None:
            before = self._posts.get(row.known.post_id)
            after = _filled(before, given, medium=medium)
            self._posts.follow(writer, before, after=replace(after, contribution=_mark(row, after)))
            return before.id
        now = self._clock.now()
        post = _filled(
            Post(
                id=PostId(0),
                key=self._repository.next_key(),
                title="",
                text="",
                status=PostStatus.DRAFT if given.text else PostStatus.IDEA,
                contributed_by=given.by,
                created_at=now,
                changed_at=now,
            ),
            given,
            medium=medium,
        )
        post = replace(post, approval_level=self._posts.level_of(post).level, contribution=_mark(row, post))
        return self._repository.insert(writer, post)


def _given(row: ContributionRow) -> Contribution:
    given = row.entry.contribution
    if given is None or row.kind not in {RowKind.NEW, RowKind.CHANGED}:
        raise ValueError("only what was read can be taken over")
    return given


def _filled(post: Post, given: Contribution, *, medium: Medium | None) -> Post:
    """Return a post with what its row says. A day that she gave it herself stays."""
    filled = replace(
        post,
        title=given.title,
        text=given.text,
        day=post.day or given.day,
        at=post.at or given.at,
        topic=given.topic or post.topic,
        department=given.department or post.department,
        note=given.note or post.note,
        text_from_outside=bool(given.text),
    )
    if medium is None:
        return filled
    return replace(
        filled,
        image_name=medium.name,
        image_sha256=medium.sha256,
        alt_text=given.alt_text or medium.alt_text,
        image_credit=medium.credit,
        consent=medium.people.value,
    )


def _described(medium: Medium, given: Contribution) -> Medium:
    """Return a new picture with what its row says of it. The licence is the office's to settle."""
    return replace(
        medium,
        alt_text=given.alt_text,
        author=given.author,
        credit=given.credit,
        people=People(given.consent),
        contributed_by=given.by,
    )


def _mark(row: ContributionRow, post: Post) -> str:
    return f"{row.mark}:{_words_of(post)}"


def _words_of(post: Post) -> str:
    return words_digest(getattr(post, name) for name in WORDS)
