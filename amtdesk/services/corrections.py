"""A wrong word that is out is set right by a post of its own, linked to the first: what went out stays as it was."""

from dataclasses import replace

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.participation import asks_readers
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.domain.publishing import CORRECTION
from amtdesk.domain.words import N_
from amtdesk.services.post_steps import PostSteps


class Corrections(PostSteps):
    """Posts that correct posts."""

    def correct(self, post_id: PostId) -> Post:
        """Begin a correction of what is published: a draft with its words, due today, with an approval of its own.

        Raises NotAllowed for what is not published.
        """
        wrong = self.get(post_id)
        if wrong.status is not PostStatus.PUBLISHED:
            raise NotAllowed(
                N_("“{title}” is not published. Change its text here; nothing has to be corrected."), title=wrong.title
            )
        now = self._clock.now()
        draft = replace(
            wrong,
            id=PostId(0),
            key=self._repository.next_key(),
            title=CORRECTION + wrong.title.removeprefix(CORRECTION),
            status=PostStatus.DRAFT,
            day=self._clock.today(),
            at=None,
            approval_level=0,  # what was decided by hand was decided for other words
            level_by_hand=None,
            level_reason="",
            version=1,
            locked_until=None,
            locked_reason="",
            created_at=now,
            changed_at=now,
            submitted_at=None,
            submitted_to="",
            copied_at=None,
            copied_text="",
            contribution="",
            idea_id=None,
            idea_day=None,
            occasion_uid="",
            corrects_id=wrong.id,
            feedback_on=None,
            feedback_given_at=now if asks_readers(wrong) else None,  # the first post owes the answer
            feedback_for_id=wrong.feedback_for_id,
            approvals=(),
            publications=(),
        )
        draft = self._with_level(draft, draft)
        with self._change(N_("Correction begun: “{title}”"), wrong) as writer:
            draft_id = self._repository.insert(writer, draft)
        return self.get(draft_id)

    def corrections_of(self, post_id: PostId) -> tuple[Post, ...]:
        """Return the posts that correct this one, the earliest first."""
        return tuple(self.get(each) for each in self._repository.corrections_of(post_id))
