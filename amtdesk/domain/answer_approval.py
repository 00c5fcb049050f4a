"""Approval of answers (Q8): which level an answer needs and why, and who said yes to exactly which words."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from amtdesk.domain.folding import query_words
from amtdesk.domain.identifiers import AnswerApprovalId, QuestionId
from amtdesk.domain.posts import ApprovalWay, ClosingReason, fingerprint
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.domain.words import N_, Message

#: What an edited answer or own words need at the least (Q8).
LEAST_FOR_NEW_WORDS: Final = 1
#: Endings that a German word takes on without becoming another word: Kosten, Gebühr-en, Wahl-en, Krise-n.
_ENDING: Final = r"(?:e|en|em|er|es|ern|n|s)?"
_ANY_ENDING: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLevel:
    """The level that an answer needs, what the office calls it, how long it may take, and why: plain sentences."""

    level: int
    name: str
    target_minutes: int
    reasons: tuple[Message, ...]

    @property
    def is_free(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.level == 0

    @property
    def target(self) -> timedelta:
        """How long whoever approves may take, in service time."""
        return timedelta(minutes=self.target_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerApproval:
    """Who approved exactly which words, when and by which way. Never deleted, only closed or withdrawn."""

    id: AnswerApprovalId
    question_id: QuestionId
    text: str
    text_fingerprint: str
    level: int
    approved_by: str
    approved_at: datetime
    way: ApprovalWay
    recorded_at: datetime
    closed_at: datetime | None = None
    closing_reason: str = ""
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether this approval still stands."""
        return self.closed_at is None and self.withdrawn_at is None

    def repeats(self, other: "AnswerApproval") -> bool:
        """Whether this is that same yes, recorded once more because its words were brought back."""
        return (self.text_fingerprint, self.approved_by, self.approved_at, self.way, self.level) == (
            other.text_fingerprint,
            other.approved_by,
            other.approved_at,
            other.way,
            other.level,
        )

    @property
    def lapsed_by_edit(self) -> bool:
        """Whether it stands no more because the words were changed, and for no other reason."""
        return self.closed_at is not None and self.withdrawn_at is None

    @property
    def is_taken_back(self) -> bool:
        """Whether whoever gave it took it back; what undo took back bears no reason."""
        return self.withdrawn_at is not None and self.closing_reason == ClosingReason.TAKEN_BACK

    @property
    def was_given(self) -> bool:
        """Whether somebody said it once, even if it stands no more: undo takes back what was never said."""
        return self.withdrawn_at is None or self.is_taken_back

    def is_for(self, text: str) -> bool:
        """Whether it was given for exactly these words; white space does not count."""
        return self.text_fingerprint == fingerprint(text)


def refused_since(approval: AnswerApproval, kept: Iterable[AnswerApproval]) -> bool:
    """Whether a later approval of the same words was taken back by whoever gave it: then the earlier is over, too."""
    return any(
        each.is_taken_back and each.id > approval.id and each.text_fingerprint == approval.text_fingerprint
        for each in kept
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingApproval:
    """An answer that was handed to someone for approval, and how long that has taken in service time."""

    question: CitizenQuestion
    waiting: timedelta
    target: timedelta

    @property
    def takes_long(self) -> bool:
        """Whether it waits longer than its level allows."""
        return self.waiting > self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """What the level rule looks at: what was asked, what is to go out, and whose words it is made of.

    `template_text` and `template_level` are those of the agreed template that was used; None where there is none.
    """

    question: str
    answer: str
    category: str = ""
    category_name: str = ""
    origin: WordingOrigin = WordingOrigin.OWN_WORDS
    template_text: str | None = None
    template_level: int = 0
    template_has_expired: bool = False
    group_name: str = ""
    group_level: int = 0

    @property
    def is_agreed(self) -> bool:
        """Whether these are agreed words, unchanged, whose agreement holds."""
        return self.origin is WordingOrigin.TEMPLATE and self.rests_on_template

    @property
    def rests_on_template(self) -> bool:
        """Whether they began as agreed words whose agreement holds."""
        uses_one = self.origin is not WordingOrigin.OWN_WORDS and self.template_text is not None
        return uses_one and not self.template_has_expired


def level_rule(
    words: AnswerWords, *, triggers: Iterable[ApprovalTrigger], free_categories: Collection[str]
) -> tuple[int, tuple[Message, ...]]:
    """Return the level and every reason for it, the one that decides last (Q8).

    Agreed words unchanged have their template's own level, everything else at least 1. The triggers of P8 and the
    rules of the group may raise it. A case that the office has freed needs nobody, as long as a template was used.
    """
    if words.rests_on_template and words.category and words.category in free_categories:
        return 0, (Message(N_("The office has freed “{category}”: level 0"), {"category": _category(words)}),)
    found = sorted((_by_wording(words), *_by_triggers(words, triggers), *_by_group(words)), key=lambda each: each[0])
    level = found[-1][0]
    return level, tuple(reason for each, reason in found if each > 0 or level == 0)


def _category(words: AnswerWords) -> str:
    return words.category_name or words.category


def _by_wording(words: AnswerWords) -> tuple[int, Message]:
    own = words.template_level
    if words.is_agreed:
        return own, Message(N_("Agreed template, unchanged: level {level}"), {"level": own})
    level = max(LEAST_FOR_NEW_WORDS, own if words.template_text is not None else 0)
    return level, Message(_new_words(words), {"level": level})


def _new_words(words: AnswerWords) -> str:
    if words.template_has_expired and words.origin is not WordingOrigin.OWN_WORDS:
        return N_("The template is not agreed any more: at least level {level}")
    if words.rests_on_template:
        return N_("Edited template: at least level {level}")
    return N_("Own words: at least level {level}")


def _by_triggers(words: AnswerWords, triggers: Iterable[ApprovalTrigger]) -> Iterator[tuple[int, Message]]:
    for trigger in sorted(triggers, key=lambda each: each.level):
        reason = _why_triggered(words, trigger)
        if reason is not None:
            yield trigger.level, reason


def _why_triggered(words: AnswerWords, trigger: ApprovalTrigger) -> Message | None:
    if words.category and words.category in trigger.categories:
        values = {"category": _category(words), "name": trigger.name, "level": trigger.level}
        return Message(N_("Subject “{category}” ({name}): level {level}"), values)
    if said := word_that_triggers(words.question, trigger.words):
        return Message(
            N_("The question mentions “{word}” ({name}): level {level}"),
            {"word": said, "name": trigger.name, "level": trigger.level},
        )
    agreed = words.template_text if words.is_agreed and words.template_text is not None else ""
    new = tuple(word for word in trigger.words if not word_that_triggers(agreed, (word,)))
    if said := word_that_triggers(words.answer, new):
        return Message(
            N_("The answer mentions “{word}” ({name}): level {level}"),
            {"word": said, "name": trigger.name, "level": trigger.level},
        )
    return None


def _by_group(words: AnswerWords) -> Iterator[tuple[int, Message]]:
    if words.group_level > 0:
        yield (
            words.group_level,
            Message(
                N_("Rule of the group “{group}”: level {level}"),
                {"group": words.group_name, "level": words.group_level},
            ),
        )


def word_that_triggers(text: str, words: Iterable[str]) -> str:
    """Return the first of these words that the text holds, as the office wrote it; empty when it holds none.

    Umlauts and capitals do not count, nor do endings: Gebühr also finds Gebühren. Personal does not find
    Personalausweis; whoever wants every word that begins so writes Personal*.
    """
    said = _said(text)
    return next((word.removesuffix(_ANY_ENDING) for word in words if _is_said(word, said)), "")


@lru_cache(maxsize=4)
def _said(text: str) -> str:
    """The folded words of a text: asked for once a trigger, and the same two or three texts each time."""
    return f" {' '.join(query_words(text))} "


def _is_said(word: str, said: str) -> bool:
    pattern = _pattern(word)
    return pattern is not None and pattern.search(said) is not None


@lru_cache(maxsize=2_000)
def _pattern(word: str) -> re.Pattern[str] | None:
    parts = query_words(word)
    if not parts:
        return None
    ending = r"\S*" if word.endswith(_ANY_ENDING) else _ENDING
    return re.compile(f" {' '.join(map(re.escape, parts))}{ending} ")
