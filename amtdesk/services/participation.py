"""Posts that ask people to take part, and the answer they are owed (P10): its day, its draft, that it was given."""

from dataclasses import replace
from datetime import date, datetime

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.participation import FEEDBACK, FEEDBACK_KEY, FEEDBACK_WORDS, proposed_feedback_day
from amtdesk.domain.post_summaries import DueFeedback, time_ahead
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_
from amtdesk.services.post_steps import PostSteps
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.morning import MorningFacts
from amtdesk.storage.post_places import PostPlaceRepository


class Participation(PostSteps):
    """What readers hear of what they said."""

    def proposed_feedback_day(self, post: Post) -> date:
        """Return four weeks after the post, on a day of service."""
        return proposed_feedback_day(post, today=self._clock.today(), calendar=self._town.calendar())

    def set_feedback(self, post_id: PostId, on: date | None) -> Post:
        """Decide by when readers hear what became of it; None takes the day away. Raises NotAllowed for a past day."""
        post = self.get(post_id)
        first = max(self._clock.today(), post.day or self._clock.today())
        if on is not None and on < first:
            raise NotAllowed(N_("People hear what became of it after the post. Please choose a later day."))
        with self._change(N_("Day of the feedback set: “{title}”"), post) as writer:
            self._repository.update(writer, replace(post, feedback_on=on, feedback_given_at=None))
        return self.get(post_id)

    def needs_no_feedback(self, post_id: PostId) -> Post:
        """Decide that nobody waits for an answer: it is the answer itself, or asks for no opinion."""
        return self._give(post_id, label=N_("No feedback needed: “{title}”"))

    def feedback_due(self, today: date) -> tuple[DueFeedback, ...]:
        """Return whose readers wait for an answer that is due, the longest waiting first."""
        return MorningFacts(self._database).feedback_due(today)

    def feedback_given(self, post_id: PostId) -> Post:
        """Tick that readers heard what became of it."""
        return self._give(post_id, label=N_("Feedback given: “{title}”"))

    def feedback_of(self, post_id: PostId) -> PostId | None:
        """Return the answer to those who took part by this post, once it is begun."""
        return self._repository.find_feedback(post_id)

    def write_feedback(self, post_id: PostId) -> Post:
        """Begin the answer to those who took part, or return the draft that is begun already."""
        asked = self.get(post_id)
        begun = self.feedback_of(post_id)
        if begun is not None:
            return self.get(begun)
        now = self._clock.now()
        day = max(asked.feedback_on or self._clock.today(), self._clock.today())
        draft = Post(
            id=PostId(0),
            key=self._repository.next_key(),
            title=FEEDBACK + asked.title,
            text=PostPlaceRepository(self._database).feedback_words(FEEDBACK_KEY) or FEEDBACK_WORDS,
            day=day,
            at=time_ahead(day, asked.at, now=self._clock.local(now)),
            topic=asked.topic,
            goal=asked.goal,
            target_group=asked.target_group,
            department=asked.department,
            approval_level=asked.approval_level,
            feedback_for_id=asked.id,
            created_at=now,
            changed_at=now,
        )
        draft = self._with_level(draft, draft)  # the answer may say more than the question did
        with self._change(N_("Feedback begun: “{title}”"), asked) as writer:
            draft_id = self._repository.insert(writer, draft)
        return self.get(draft_id)

    def _give(self, post_id: PostId, *, label: str) -> Post:
        post = self.get(post_id)
        with self._change(label, post) as writer:
            self._repository.update(writer, replace(post, feedback_given_at=self._clock.now()))
        return self.get(post_id)

    def _note_feedback(self, writer: CommandWriter, post: Post, *, at: datetime) -> None:
        """The answer is online: its readers have heard."""
        asked = None if post.feedback_for_id is None else self._repository.find(post.feedback_for_id)
        if asked is not None and asked.feedback_given_at is None:
            self._repository.update(writer, replace(asked, feedback_given_at=at))
