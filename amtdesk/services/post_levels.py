"""The approval level of a post: what the office's table asks for, and what she sets by hand with a reason (P8, P13)."""

from dataclasses import replace
from functools import cached_property

from amtdesk.domain.approval_triggers import HIGHEST_LEVEL
from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_levels import LevelFacts, LevelRules, PostLevel, levelled, needed_level, set_by_hand
from amtdesk.domain.post_rules import as_ended, refuse_edit
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, Post, PostLogKind, SavedPost
from amtdesk.domain.pre_election import PreElectionPeriod, checked_period
from amtdesk.domain.words import N_, Message
from amtdesk.services.post_overview import let_approvals_end
from amtdesk.services.post_steps import PostSteps
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.post_log import Detail, PostLog
from amtdesk.storage.pre_election import PreElectionRepository
from amtdesk.storage.recurring_ideas import RecurringIdeaRepository

#: Posts whose words can still change, and whose level therefore still matters.
_OPEN = frozenset(PostStatus) - {PostStatus.PUBLISHED, PostStatus.SCHEDULED, PostStatus.WITHDRAWN}
_BEGUN = frozenset({PostStatus.IDEA, PostStatus.DRAFT})


class PostLevels(PostSteps):
    """Levels, and the dated times before elections that raise them."""

    @cached_property
    def _log(self) -> PostLog:
        return PostLog(self._database)

    @cached_property
    def _periods(self) -> PreElectionRepository:
        return PreElectionRepository(self._database)

    def get(self, post_id: PostId) -> Post:
        """Return a post with its approvals and publications, as they hold today. Raises NotFound."""
        ended = let_approvals_end(self._database, self._clock)
        post = super().get(post_id)
        return as_ended(post, today=self._clock.today(), zone=self._clock.zone) if post_id in ended else post

    def level_of(self, post: Post) -> PostLevel:
        """Return what the office's table asks for these words, as they are now, with the reasons."""
        topics = {each.key: each.name for each in self._town.categories()} if post.topic else {}
        picture = self._periods.words_about(post.image_sha256) if post.image_sha256 else ""
        facts = LevelFacts(today=self._clock.today(), topic_name=topics.get(post.topic, ""), picture=picture)
        return needed_level(post, self._level_rules(), facts=facts)

    def level_on_submission(self, post: Post) -> PostLevel:
        """Return the level that a post has once it is handed over, and why: the table may ask for more by now."""
        wanted = self._asked_for_more(post)
        if wanted is not None:
            return wanted
        if post.level_by_hand is not None and post.level_reason:
            return PostLevel(
                level=post.approval_level, reasons=(Message(N_("“{reason}”"), {"reason": post.level_reason}),)
            )
        asked = self.level_of(post)
        return PostLevel(level=post.approval_level, reasons=asked.reasons if asked.level == post.approval_level else ())

    def as_submitted(self, post: Post) -> Post:
        """Return a post with the level that its next approval must have: the one it has once it is handed over."""
        return replace(post, approval_level=self.level_on_submission(post).level)

    def level_of_idea(self, post: Post) -> int:
        """Return the level that a post's recurring idea asks for at least; 0 without an idea."""
        return 0 if post.idea_id is None else RecurringIdeaRepository(self._database).level(post.idea_id)

    def set_level(self, post_id: PostId, level: int, *, reason: str = "") -> SavedPost:
        """Set the level by hand. Raises NotAllowed when it is lowered without a reason, or when the post is out.

        Lower is what lies below the level that its approval must have, also where another one was stored before.
        """
        before = self.get(post_id)
        after = self._by_hand(before, level, reason=reason)
        return self._put_level(before, after, label=N_("Level set: “{title}”"))

    def follow_table(self, post_id: PostId) -> SavedPost:
        """Let the office's table say the level again. Raises NotAllowed when the post is out."""
        before = self.get(post_id)
        after = replace(before, approval_level=self.level_of(before).level, level_by_hand=None, level_reason="")
        return self._put_level(before, after, label=N_("The table says the level: “{title}”"))

    # before elections

    def pre_election_periods(self) -> tuple[PreElectionPeriod, ...]:
        """Return the dated times before elections."""
        return self._periods.all()

    def put_pre_election_period(self, period: PreElectionPeriod) -> int:
        """Keep such a time; open posts in it rise at once, and approvals of a lower level lapse. Return how many rose.

        Raises NotAllowed without a name, or with days the wrong way round.
        """
        tidy = checked_period(period)
        label = Message(N_("Pre-election period kept: {name}"), {"name": tidy.name})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN, Area.POSTS}) as writer:
            self._periods.put(writer, tidy)
            found = self._repository.ids_between(tidy.starts_on, tidy.ends_on, statuses=_OPEN)
            return sum(self.rises(writer, post_id) for post_id in found)

    def remove_pre_election_period(self, period: PreElectionPeriod) -> None:
        """Take such a time off the list. What rose because of it stays until she lets the table say it again."""
        label = Message(N_("Pre-election period removed: {name}"), {"name": period.name})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN, Area.POSTS}) as writer:
            self._periods.remove(writer, period.id)

    # within a command

    def rises(self, writer: CommandWriter, post_id: PostId) -> bool:
        """Raise a post to what the table asks for now, if that is more than before. For other services' commands."""
        post = self.get(post_id)
        wanted = self._asked_for_more(post)
        if wanted is None:
            return False
        after = replace(post, approval_level=wanted.level, level_by_hand=None, level_reason="")
        self._rewrite(writer, post, after=after)
        return True

    def put_level(self, writer: CommandWriter, post_id: PostId, *, level: int, reason: str) -> None:
        """Set the level by hand as `set_level` does. For other services' commands. Raises NotAllowed."""
        before = self.get(post_id)
        refuse_edit(before)
        self._rewrite(writer, before, after=self._by_hand(before, level, reason=reason))

    def _by_hand(self, before: Post, level: int, *, reason: str) -> Post:
        highest = max(each.level for each in self._town.approval_levels())
        return set_by_hand(self.as_submitted(before), level, reason=reason, highest=highest)

    def _asked_for_more(self, post: Post) -> PostLevel | None:
        """Return what the table asks for where that is more than stands, and more than she knew when she set it."""
        wanted = self.level_of(post)
        if wanted.level <= post.approval_level or wanted.level <= self._known_by_hand(post):
            return None
        return wanted

    def _known_by_hand(self, post: Post) -> int:
        """What the table asked for when she gave her reason for another level. 0 where there is none."""
        if post.level_by_hand is None or not post.level_reason:
            return 0
        lines = [each for each in self._log.of_post(post.id, PostLogKind.LEVEL) if each.withdrawn_at is None]
        known = [each.details.get("asked") for each in lines if each.details["by_hand"]]
        return int(known[-1]) if known and known[-1] is not None else HIGHEST_LEVEL  # from before that was noted

    def _put_level(self, before: Post, after: Post, *, label: str) -> SavedPost:
        if (after.approval_level, after.level_by_hand, after.level_reason) == (
            before.approval_level,
            before.level_by_hand,
            before.level_reason,
        ):
            return SavedPost(before)
        refuse_edit(before)
        with self._change(label, before) as writer:
            lapsed = self._rewrite(writer, before, after=after)
        return SavedPost(self.get(before.id), lapsed)

    def _with_level(self, before: Post, after: Post) -> Post:
        """Return a post after a change with the level that is in force then."""
        return levelled(before, after, was=self.level_of(before).level, now=self.level_of(after).level)

    def _rewrite(self, writer: CommandWriter, before: Post, *, after: Post) -> Approval | None:
        lapsed = super()._rewrite(writer, before, after=after)
        self._note_level(writer, before, after=self.get(before.id))
        return lapsed

    def _note_level(self, writer: CommandWriter, before: Post, *, after: Post) -> None:
        """Keep who changed the level, and why, in the log. While a draft is typed, it follows the words unsaid."""
        is_same = (before.approval_level, before.level_by_hand) == (after.approval_level, after.level_by_hand)
        by_hand = after.level_by_hand is not None
        is_typed = before.status in _BEGUN and not by_hand and before.level_by_hand is None
        if is_typed or (is_same and before.level_reason == after.level_reason):
            return
        details: dict[str, Detail] = {
            "from": before.approval_level,
            "to": after.approval_level,
            "by": self._town.town().user_name if by_hand else "",
            "reason": after.level_reason,
            "by_hand": int(by_hand),
            "asked": self.level_of(after).level,
            "version": after.version,
        }
        self._log.add(writer, after.id, kind=PostLogKind.LEVEL, at=self._clock.now(), details=details)

    def _level_rules(self) -> LevelRules:
        town = self._town.town()
        names = (town.mayor_name, town.mayor_name.split()[-1]) if town.mayor_name.strip() else ()
        return LevelRules(triggers=self._town.approval_triggers(), periods=self._periods.all(), office_holders=names)
