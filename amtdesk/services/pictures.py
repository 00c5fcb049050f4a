"""Pictures of posts: chosen from the media or from a file, taken away, handed out for the channel (P9, P11)."""

from dataclasses import replace
from pathlib import Path

from amtdesk.domain.channels import ChannelRules
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import Medium, People
from amtdesk.domain.pictures import PictureCopy
from amtdesk.domain.post_rules import refuse_edit
from amtdesk.domain.posts import Post, SavedPost
from amtdesk.domain.words import N_
from amtdesk.services.media import MediaService, as_described
from amtdesk.services.posts import PostsService


class PictureService:
    """The pictures that go out with posts."""

    def __init__(self, *, posts: PostsService, media: MediaService) -> None:
        self._posts = posts
        self._media = media

    def choose(self, post_id: PostId, path: Path) -> SavedPost:
        """Take a picture in and give it to a post.

        Says which approval lapsed by it. Raises what MediaService.keep raises, or NotAllowed for a post that is out;
        the post is then as it was.
        """
        refuse_edit(self._posts.get(post_id))
        return self.use(post_id, self._media.keep(path).sha256)

    def use(self, post_id: PostId, sha256: str) -> SavedPost:
        """Give a picture from the media to a post, with its description, credit and people.

        What was known about another picture goes with that one. What a post said of a picture that was only a name
        becomes known of the picture, where nothing was known yet.
        """
        post, medium = self._posts.get(post_id), self._media.get(sha256)
        if post.image_sha256 == sha256:
            return SavedPost(post)
        refuse_edit(post)
        is_only_named = not post.image_sha256 and post.image_name in {"", medium.name}
        if is_only_named:
            medium = self._told_by(post, medium)
        told = replace(post if is_only_named else _without_picture(post), image_name=medium.name, image_sha256=sha256)
        return self._posts.edit(as_described(told, before=medium, after=medium), is_step=True)

    def _told_by(self, post: Post, medium: Medium) -> Medium:
        return self._media.edit(
            replace(
                medium,
                alt_text=medium.alt_text or post.alt_text,
                credit=medium.credit or post.image_credit,
                people=medium.people or People(post.consent),
            )
        ).medium

    def describe(self, post_id: PostId, alt_text: str) -> SavedPost:
        """Store a post's own description of its picture; the picture takes it over when it had none."""
        post = self._posts.get(post_id)
        if alt_text != post.alt_text:
            refuse_edit(post)  # before the picture learns it
        medium = self._media.find(post.image_sha256)
        if medium is not None and not medium.alt_text and alt_text:
            lapsed = self._media.edit(replace(medium, alt_text=alt_text)).lapsed
            now = self._posts.get(post_id)
            voided = {each.standing_approval.id for each in lapsed if each.standing_approval is not None}
            if now.alt_text == alt_text:
                return SavedPost(now, next((each for each in now.approvals if each.id in voided), None))
        return self._posts.edit(replace(self._posts.get(post_id), alt_text=alt_text))

    def remove(self, post_id: PostId) -> SavedPost:
        """Take the picture, and what was said about it, from a post. Undo brings all of it back."""
        return self._posts.edit(_without_picture(self._posts.get(post_id)), is_step=True)

    def medium(self, post: Post) -> Medium | None:
        """Return what is known of a post's picture, or None where it has none or only its name."""
        return self._media.find(post.image_sha256)

    def content(self, post: Post) -> bytes | None:
        """Return the picture as it was taken in, or None without one. Raises KeptFileLost."""
        return self._media.original(post.image_sha256) if post.image_sha256 else None

    def small(self, post: Post) -> bytes | None:
        """Return a small clean copy to show, or None without a picture. Raises KeptFileLost."""
        return self._media.thumbnail(post.image_sha256) if post.image_sha256 else None

    def copy(self, post: Post, channel: ChannelRules) -> PictureCopy:
        """Return the post's picture as it leaves. Raises NotFound, NotAllowed or KeptFileLost."""
        if not post.image_sha256:
            raise NotFound(N_("This post has no picture. Choose one first."))
        return self._media.clean_copy(post, channel)


def _without_picture(post: Post) -> Post:
    return replace(post, image_name="", image_sha256="", alt_text="", image_credit="", consent="")
