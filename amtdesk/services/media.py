"""Media: pictures taken in once, with their rights, and handed out as clean copies (P11).

The one truth: rights and people belong to the picture. What is edited here reaches every post that is not out yet, as
an edit of that post, so that an approval of its old credit lapses where everybody sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.channels import ChannelRules
from amtdesk.domain.errors import NotAllowed, NotFound, UserFacingError
from amtdesk.domain.identifiers import MediaId
from amtdesk.domain.media import MediaFilter, Medium, checked, fits, proposed_credit, why_not_usable
from amtdesk.domain.pictures import (
    LARGEST_PICTURE,
    NotAPicture,
    PictureCopy,
    PictureTooLarge,
    PictureUnreadable,
    kind_of,
    wish_for,
)
from amtdesk.domain.post_summaries import PostSummary
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_, Message
from amtdesk.services.posts import PostsService
from amtdesk.services.thumbnails import THUMBNAIL, THUMBNAIL_EDGE, Thumbnails
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.media import MediaRepository
from amtdesk.storage.post_lists import PostLists
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of several files: pictures that are new, that were there already, and files that are none."""

    added: tuple[Medium, ...] = ()
    known: tuple[Medium, ...] = ()
    refused: tuple[UserFacingError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMedium:
    """The facts as they are now, and the posts whose approval lapsed by this very change."""

    medium: Medium
    lapsed: tuple[Post, ...] = ()


class MediaService:
    """Everything that is done with pictures, apart from any post."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, posts: PostsService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._posts = posts
        self._files = FileStore(database)
        self._repository = MediaRepository(database)
        #: Small copies for the window; any thread may ask them.
        self.thumbnails = Thumbnails(database.path.parent, path_of=self._files.path_of)

    # finding

    def all(self, wanted: MediaFilter = MediaFilter.ALL, *, query: str = "") -> tuple[Medium, ...]:
        """Return the pictures that fit, the latest first."""
        today = self._clock.today()
        return tuple(each for each in self._repository.all() if fits(each, wanted=wanted, query=query, today=today))

    def counts(self) -> dict[MediaFilter, int]:
        """Return how many pictures each filter shows."""
        media, today = self._repository.all(), self._clock.today()
        return {
            wanted: sum(fits(each, wanted=wanted, query="", today=today) for each in media) for wanted in MediaFilter
        }

    def find(self, sha256: str) -> Medium | None:
        """Return what is known of a picture, or None for one that was never taken in."""
        return self._repository.find(sha256) if sha256 else None

    def get(self, sha256: str) -> Medium:
        """Return what is known of a picture. Raises NotFound."""
        medium = self.find(sha256)
        if medium is None:
            raise NotFound(N_("This picture is not there any more."))
        return medium

    def used_in(self, sha256: str) -> tuple[PostSummary, ...]:
        """Return the posts that show a picture, the latest day first."""
        return PostLists(self._database).with_picture(sha256)

    def times_used(self) -> dict[str, int]:
        """Return how many posts show each picture."""
        return self._repository.times_used()

    def why_not_usable(self, sha256: str, today: date) -> Message | None:
        """Return what keeps a picture from being shown on a day, or None."""
        return why_not_usable(self.get(sha256), today)

    def proposed_credit(self, medium: Medium) -> str:
        """Return the credit line that the facts lead to, '' while some are missing. It goes out, so it is German."""
        town = self._town.town()
        found = proposed_credit(medium, town=town.full_name or town.name)
        return "" if found is None else Language("de", self._clock.zone).sentence(found)

    # taking in

    def keep(self, path: Path) -> Medium:
        """Take a picture in: the original untouched under its hash. The same one again is found, with its facts.

        Raises PictureUnreadable, PictureTooLarge, NotAPicture, TooManyPixels, PictureBroken, DiskFull or
        KeptFileNotWritten; nothing is kept then.
        """
        taken = self.keep_all((path,))
        if taken.refused:
            raise taken.refused[0]
        return (*taken.added, *taken.known)[0]

    def keep_all(self, paths: Iterable[Path], *, contributed_by: str = "") -> TakenIn:
        """Take several pictures in as one step of undo. Files that are none do not keep the others away."""
        added: list[Medium] = []
        known: list[Medium] = []
        refused: list[UserFacingError] = []
        for path in paths:
            try:
                medium = self._kept(path)
            except UserFacingError as error:
                refused.append(error)
                continue
            stored = self.find(medium.sha256)
            if stored is not None:
                known.append(stored)
            elif all(each.sha256 != medium.sha256 for each in added):
                added.append(replace(medium, contributed_by=contributed_by))
        self._insert(added)
        return TakenIn(added=tuple(self.get(each.sha256) for each in added), known=tuple(known), refused=tuple(refused))

    def _kept(self, path: Path) -> Medium:
        """Read a file to its end, keep it, and return what is known of it now."""
        from amtdesk.system.pictures import copy_of, look

        content = read_picture(path)
        facts = look(content, path)
        small = copy_of(content, path, wish=THUMBNAIL)
        now = self._clock.now()
        # The file stays when this is undone: nothing that was brought in is ever lost, and redo finds it.
        label = Message(N_("Picture kept: {name}"), {"name": path.name})
        with self._database.command(label, at=now, areas={Area.MEDIA}, undoable=False) as writer:
            kept = self._files.keep(writer, content, name=path.name, at=now)
        self.thumbnails.keep(kept.sha256, small.content)
        return Medium(
            id=MediaId(0),
            sha256=kept.sha256,
            name=path.name,
            kind=facts.kind,
            width=facts.width,
            height=facts.height,
            added_at=now,
        )

    def _insert(self, media: list[Medium]) -> None:
        if not media:
            return
        label = Message(N_("Picture taken in: {name}"), {"name": media[0].name})
        if len(media) > 1:
            label = Message(N_("{count} pictures taken in"), {"count": len(media)})
        with self._database.command(label, at=self._clock.now(), areas={Area.MEDIA}) as writer:
            self.take(writer, media)

    def prepared(self, path: Path) -> Medium:
        """Keep a file, and return what is known of it, or what is for `take`. Raises as `keep`."""
        medium = self._kept(path)
        return self.find(medium.sha256) or medium

    def take(self, writer: CommandWriter, media: Iterable[Medium]) -> None:
        """Take prepared pictures in within another service's command."""
        for medium in media:
            hidden = self._repository.find(medium.sha256, with_deleted=True)
            if hidden is None:
                self._repository.insert(writer, medium)
            else:
                self._repository.bring_back(writer, hidden.id)

    # facts

    def edit(self, medium: Medium) -> SavedMedium:
        """Store what is known of a picture, and bring it to every post that shows it and is not out yet.

        Facts that are typed one after the other are one step of undo. Raises NotAllowed or NotFound.
        """
        before = self.get(medium.sha256)
        after = checked(replace(medium, id=before.id, added_at=before.added_at), self._clock.today())
        if after == before:
            return SavedMedium(medium=before)
        label = Message(N_("Details of the picture changed: {name}"), {"name": after.name})
        lapsed: list[Post] = []
        areas = {Area.MEDIA, Area.POSTS}
        merge_key = f"medium:{medium.sha256}"
        with self._database.command(label, at=self._clock.now(), areas=areas, merge_key=merge_key) as writer:
            self._repository.update(writer, after)
            for post_id in self._repository.posts_with(medium.sha256):
                lapsed += self._carry_over(writer, self._posts.get(post_id), before=before, after=after)
        return SavedMedium(medium=self.get(medium.sha256), lapsed=tuple(lapsed))

    def _carry_over(self, writer: CommandWriter, post: Post, *, before: Medium, after: Medium) -> list[Post]:
        if post.is_out:
            return []  # kept as it went out
        described = as_described(post, before=before, after=after)
        if described != post:
            self._posts.follow(writer, post, after=described)
        self._posts.rises(writer, post.id)  # what is said of the picture may name who stands for election
        has_lapsed = post.standing_approval is not None and self._posts.get(post.id).standing_approval is None
        return [post] if has_lapsed else []

    def delete(self, sha256: str) -> None:
        """Take a picture that no post shows out of the media. Undo brings it back. Raises NotAllowed."""
        medium = self.get(sha256)
        times = len(self._repository.posts_with(sha256))
        if times:
            raise NotAllowed(
                N_("“{name}” is shown in posts ({count}). Take it out of them first."), name=medium.name, count=times
            )
        now = self._clock.now()
        label = Message(N_("Picture removed: {name}"), {"name": medium.name})
        with self._database.command(label, at=now, areas={Area.MEDIA}) as writer:
            self._repository.delete(writer, medium.id, at=now)
        self.thumbnails.forget(sha256)

    # handing out

    def original(self, sha256: str) -> bytes:
        """Return the file as it was taken in. Raises KeptFileLost."""
        return self._files.content(sha256)

    def thumbnail(self, sha256: str, size: int = THUMBNAIL_EDGE) -> bytes:
        """Return a small clean copy for a place of `size` px; it comes with up to 640. Raises KeptFileLost."""
        del size  # one size is kept for all: sharp enough for each, and quickly scaled down by whoever paints it
        return self.thumbnails.of(sha256, name=self.get(sha256).name)

    def copy_for(self, picture: Post | str, channel: ChannelRules) -> bytes:
        """Return what `clean_copy` makes, as bytes."""
        return self.clean_copy(picture, channel).content

    def clean_copy(self, picture: Post | str, channel: ChannelRules) -> PictureCopy:
        """Return the copy that leaves: upright, without metadata, in the channel's size. Of a moving one, the first.

        Raises NotAllowed while the picture may not be shown, NotFound, KeptFileLost, or what is wrong with the file.
        """
        from amtdesk.system.pictures import copy_of

        medium = self.get(picture.image_sha256 if isinstance(picture, Post) else picture)
        reason = why_not_usable(medium, self._clock.today())
        if reason is not None:
            raise NotAllowed(reason.source, **dict(reason.values))
        wish = wish_for(channel.key, channel.image_sizes)
        return copy_of(self._files.content(medium.sha256), Path(medium.name), wish=wish)

    def write_copy(self, made: PictureCopy, path: Path) -> Path:
        """Write a copy that leaves, whole or not at all. Raises CannotWrite with a next step."""
        from amtdesk.system.files import write_whole

        return write_whole(path, made.content)


def as_described(post: Post, *, before: Medium, after: Medium) -> Post:
    """Return a post with what is known of its picture. A description of its own stays."""
    follows = not post.alt_text or post.alt_text == before.alt_text
    return replace(
        post,
        alt_text=after.alt_text if follows else post.alt_text,
        image_credit=after.credit,
        consent=after.people.value,
    )


def read_picture(path: Path) -> bytes:
    """Return a file's bytes. Raises PictureUnreadable, PictureTooLarge or NotAPicture."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise PictureUnreadable(path, error.strerror or str(error)) from error
    if kind_of(content) is None:
        raise NotAPicture(path)
    if len(content) > LARGEST_PICTURE:
        raise PictureTooLarge(path)
    return content
