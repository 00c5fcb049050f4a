"""Pictures of posts: copied in, kept under their SHA-256, handed out again (P9, P11)."""

from dataclasses import replace
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.pictures import LARGEST_PICTURE, NotAPicture, PictureTooLarge, PictureUnreadable, is_picture
from amtdesk.domain.posts import Post, SavedPost
from amtdesk.domain.words import N_, Message
from amtdesk.services.posts import PostsService
from amtdesk.storage.database import Database
from amtdesk.storage.file_store import FileStore
from amtdesk.system.clock import Clock


class PictureService:
    """The pictures that go out with posts."""

    def __init__(self, database: Database, clock: Clock, *, posts: PostsService) -> None:
        self._database = database
        self._clock = clock
        self._posts = posts
        self._files = FileStore(database)

    def choose(self, post_id: PostId, path: Path) -> SavedPost:
        """Copy a picture in and give it to a post. What was known about another picture goes with that one.

        Says which approval lapsed by it. Raises PictureUnreadable, PictureTooLarge, NotAPicture, NotAllowed for a post
        that is out, DiskFull or KeptFileNotWritten; the post is then as it was.
        """
        content = _read(path)
        now = self._clock.now()
        # The file stays when the choice is undone: nothing that was brought in is ever lost, and redo finds it.
        label = Message(N_("Picture kept: {name}"), {"name": path.name})
        with self._database.command(label, at=now, areas={Area.POSTS}, undoable=False) as writer:
            kept = self._files.keep(writer, content, name=path.name, at=now)
        post = self._posts.get(post_id)
        if post.image_sha256 == kept.sha256:
            return SavedPost(post)
        described = post if not post.image_name or post.image_name == path.name else _without_picture(post)
        return self._posts.edit(replace(described, image_name=path.name, image_sha256=kept.sha256), is_step=True)

    def remove(self, post_id: PostId) -> SavedPost:
        """Take the picture, and what was said about it, from a post. Undo brings all of it back."""
        return self._posts.edit(_without_picture(self._posts.get(post_id)), is_step=True)

    def content(self, post: Post) -> bytes | None:
        """Return the picture as it was copied in, or None without one. Raises KeptFileLost."""
        return self._files.content(post.image_sha256) if post.image_sha256 else None


def _without_picture(post: Post) -> Post:
    return replace(post, image_name="", image_sha256="", alt_text="", image_credit="", consent="")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise PictureUnreadable(path, error.strerror or str(error)) from error
    if not is_picture(content):
        raise NotAPicture(path)
    if len(content) > LARGEST_PICTURE:
        raise PictureTooLarge(path)
    return content
