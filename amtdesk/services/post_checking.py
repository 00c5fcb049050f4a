"""Checking a post's words (P7): what the checks must know, own words, and what was set aside. They advise only."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.channels import ChannelRules
from amtdesk.domain.check_ground import LONGEST_ALT_TEXT, MOST_HASHTAGS, CheckGround
from amtdesk.domain.checks import Check
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import PostChecker
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_, Message
from amtdesk.services.everyday_words import office_words
from amtdesk.services.town import TownService
from amtdesk.storage.check_words import CheckWordsRepository
from amtdesk.storage.database import Database
from amtdesk.storage.groups import GroupRepository
from amtdesk.system.clock import Clock
from amtdesk.system.spelling import Spelling, german_spelling

#: What makes the gathered facts old: names are everywhere.
_OUTDATED_BY: Final = frozenset({Area.TOWN, Area.ROUNDS})
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWN_WORD: Final = re.compile(r"[^\W\d_][\w’'.-]{0,59}")


class PostChecking:
    """The checks, with the office's own words."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        rules: Callable[[], ChannelRules],
        spelling: Callable[[], Spelling] = german_spelling,
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rules = rules
        self._spelling = spelling
        self._repository = CheckWordsRepository(database)
        self._groups = GroupRepository(database)
        self._ground: CheckGround | None = None
        self._is_quiet_known = False
        self._checker: tuple[CheckGround, PostChecker] | None = None
        database.on_commit.append(self._forget)

    # looking

    def ground(self) -> CheckGround:
        """Return what the checks must know: plain facts for any thread, the same until something changes."""
        today = self._clock.today()
        if self._ground is None or self._ground.today != today:
            town, rules = self._town.town(), self._rules()
            self._ground = CheckGround(
                rules=rules,
                recommended=town.recommended_length,
                most_hashtags=MOST_HASHTAGS if rules.hashtags_max is None else rules.hashtags_max,
                longest_alt_text=rules.alt_max or LONGEST_ALT_TEXT,
                variables=town.variables,
                public=self._town.public_contacts(),
                known_words=frozenset(self._names()).union(self._repository.words()),
                today=today,
            )
            self._is_quiet_known = False
        if not self._is_quiet_known:
            quiet, self._is_quiet_known = self._repository.quiet(), True
            if quiet != self._ground.quiet:
                self._ground = replace(self._ground, quiet=quiet)
        return self._ground

    def look(
        self, post: Post, ground: CheckGround | None = None, *, breathe: Callable[[], None] = lambda: None
    ) -> tuple[Check, ...]:
        """Return what is to be said about a post as it stands, kept or not: the weightiest first, what is fine last.

        With a `ground` from `ground()` it reads no record and may run on another thread, one at a time. `breathe` is
        called between its pieces of some 2 ms, and may end the work by an exception.
        """
        facts = self.ground() if ground is None else ground
        lasting = replace(facts, quiet={})
        if self._checker is None or self._checker[0] != lasting:
            self._checker = lasting, PostChecker(lasting, table=office_words(), knows=self._spelling().knows)
        return self._checker[1].look(post, ground=facts, breathe=breathe)

    def proposals(self, word: str) -> tuple[str, ...]:
        """Return how a word may be meant, the likeliest first. Takes up to 300 ms: ask off the window's thread."""
        return self._spelling().proposals(word)

    # own words

    def words(self) -> tuple[str, ...]:
        """Return the own words in the order of the alphabet."""
        return self._repository.words()

    def add_word(self, word: str) -> None:
        """Let the spelling check know a word from now on. Raises NotAllowed for what is none."""
        tidy = word.strip()
        if not _OWN_WORD.fullmatch(tidy):
            raise NotAllowed(N_("An own word is one word with letters, such as Mahretal."))
        if tidy in self._repository.words():
            return
        label = Message(N_("Own word kept: {word}"), {"word": tidy})
        now = self._clock.now()
        with self._database.command(label, at=now, areas={Area.TOWN}) as writer:
            self._repository.add_word(writer, tidy, at=now)

    def remove_word(self, word: str) -> None:
        """Forget an own word; undo brings it back."""
        label = Message(N_("Own word removed: {word}"), {"word": word})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN}) as writer:
            self._repository.remove_word(writer, word)

    # set aside

    def set_aside(self, post_id: PostId, check: Check) -> None:
        """Show a remark no more for this post; undo brings it back. What blocks an approval stays."""
        kind, words = check.known_by
        if (kind, words) in self._repository.quiet().get(post_id, ()):
            return
        label = Message(N_("Remark set aside"))
        with self._database.command(label, at=self._clock.now(), areas={Area.POSTS}) as writer:
            self._repository.set_aside(writer, post_id, kind=kind, words=words)

    def _names(self) -> Iterator[str]:
        """Every word that stands in a name of the town, its people, departments, subjects and groups."""
        town = self._town.town()
        told = [town.name, town.full_name, town.mayor_name, town.user_name, town.channel_page_name, town.mayor_title]
        told += [value for name, value in town.variables.items() if not name.startswith(("url_", "mail_"))]
        told += [person.name for person in self._town.people()]
        told += [word for each in self._town.departments() for word in (each.name, *each.topics)]
        told += [category.name for category in self._town.categories()]
        told += [group.name for group in self._groups.groups()]
        for words in told:
            yield from _WORD.findall(words)

    def _forget(self, changed: Changed) -> None:
        if changed.areas & _OUTDATED_BY:
            self._ground = None
        if Area.POSTS in changed.areas:  # each pause in typing: only what was set aside is read again
            self._is_quiet_known = False
