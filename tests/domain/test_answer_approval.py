"""Which level an answer needs, and why: the rule of Q8, each case as a sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amtdesk.domain.answer_approval import (
    AnswerApproval,
    AnswerLevel,
    AnswerWords,
    PendingApproval,
    level_rule,
    word_that_triggers,
)
from amtdesk.domain.identifiers import AnswerApprovalId, QuestionId
from amtdesk.domain.posts import ApprovalWay, fingerprint
from amtdesk.domain.questions import WordingOrigin
from amtdesk.domain.town import ApprovalTrigger
from tests.builders import NOW
from tests.builders_questions import a_question

OWN, EDITED, UNCHANGED = WordingOrigin.OWN_WORDS, WordingOrigin.EDITED_TEMPLATE, WordingOrigin.TEMPLATE
TEXT = "Das Freibad öffnet am Samstag."


COSTS = ApprovalTrigger(key="costs", name="Kosten und Kritik", level=2, words=("Kosten", "kostet", "Beschwerde"))
FIGURES = ApprovalTrigger(key="figures", name="Zahlen und Fristen", level=1, words=("Frist", "Gebühr"))
PRESS = ApprovalTrigger(key="press", name="Presse", level=3, categories=("presse",))
TABLE = (COSTS, FIGURES, PRESS)
PLAIN = AnswerWords(question="Wann öffnet das Freibad?", answer=TEXT)
AGREED = replace(PLAIN, origin=UNCHANGED, template_text=TEXT, template_level=0)


def ruled(words: AnswerWords, *, free: frozenset[str] = frozenset()) -> tuple[int, list[str]]:
    level, reasons = level_rule(words, triggers=TABLE, free_categories=free)
    return level, [str(reason) for reason in reasons]


class TestWording:
    @pytest.mark.parametrize("level", [0, 1, 2, 3])
    def test_an_unchanged_agreed_template_has_its_own_level(self, level: int) -> None:
        assert ruled(replace(AGREED, template_level=level)) == (
            level,
            [f"Agreed template, unchanged: level {level}"],
        )

    def test_own_words_need_at_least_level_1(self) -> None:
        assert ruled(PLAIN) == (1, ["Own words: at least level 1"])

    def test_an_edited_template_needs_at_least_level_1(self) -> None:
        assert ruled(replace(AGREED, origin=EDITED)) == (1, ["Edited template: at least level 1"])

    def test_an_edited_template_keeps_the_higher_level_of_its_template(self) -> None:
        assert ruled(replace(AGREED, origin=EDITED, template_level=2)) == (2, ["Edited template: at least level 2"])

    def test_a_template_that_is_not_agreed_any_more_counts_as_own_words(self) -> None:
        reason = "The template is not agreed any more: at least level 1"
        assert ruled(replace(AGREED, template_has_expired=True)) == (1, [reason])

    def test_an_expired_template_does_not_lower_its_level(self) -> None:
        assert ruled(replace(AGREED, template_has_expired=True, template_level=3))[0] == 3

    def test_own_words_do_not_inherit_from_a_template_that_was_put_in_and_replaced(self) -> None:
        assert ruled(replace(PLAIN, template_has_expired=True)) == (1, ["Own words: at least level 1"])


class TestTriggers:
    def test_a_word_in_the_answer_raises_own_words(self) -> None:
        assert ruled(replace(PLAIN, answer="Die Kosten trägt die Stadt.")) == (
            2,
            ["Own words: at least level 1", "The answer mentions “Kosten” (Kosten und Kritik): level 2"],
        )

    def test_a_word_in_the_question_raises_an_unchanged_template(self) -> None:
        assert ruled(replace(AGREED, question="Was kostet die Karte?")) == (
            2,
            ["The question mentions “kostet” (Kosten und Kritik): level 2"],
        )

    def test_words_that_were_agreed_raise_nothing(self) -> None:
        text = "Die Kosten stehen auf unserer Seite."
        assert ruled(replace(AGREED, answer=text, template_text=text))[0] == 0

    def test_what_was_filled_into_a_gap_was_not_agreed(self) -> None:
        words = replace(AGREED, answer="Der Grund: hohe Kosten.", template_text="Der Grund: {{grund}}.")
        assert ruled(words)[0] == 2

    def test_the_same_words_raise_once_the_template_is_edited(self) -> None:
        text = "Die Kosten stehen auf unserer Seite."
        assert ruled(replace(AGREED, origin=EDITED, answer=f"Gern. {text}", template_text=text))[0] == 2

    def test_a_category_raises(self) -> None:
        assert ruled(replace(AGREED, category="presse", category_name="Presseanfrage")) == (
            3,
            ["Subject “Presseanfrage” (Presse): level 3"],
        )

    def test_a_category_without_a_name_is_told_by_its_key(self) -> None:
        assert ruled(replace(AGREED, category="presse"))[1] == ["Subject “presse” (Presse): level 3"]

    def test_a_trigger_lowers_nothing(self) -> None:
        assert ruled(replace(AGREED, template_level=2, question="Bis wann ist die Frist?"))[0] == 2

    def test_the_reason_that_decides_stands_last(self) -> None:
        words = replace(AGREED, template_level=2, question="Bis wann ist die Frist?")
        assert ruled(words)[1][-1] == "Agreed template, unchanged: level 2"


class TestGroupsAndFreeCases:
    def test_the_rules_of_a_group_raise(self) -> None:
        assert ruled(replace(AGREED, group_name="Eltern in Birkenfurt", group_level=2)) == (
            2,
            ["Rule of the group “Eltern in Birkenfurt”: level 2"],
        )

    @pytest.mark.parametrize("origin", [UNCHANGED, EDITED])
    def test_a_freed_case_with_a_template_needs_nobody(self, origin: WordingOrigin) -> None:
        words = replace(AGREED, origin=origin, category="lob", category_name="Lob", template_level=1, group_level=2)
        assert ruled(words, free=frozenset({"lob"})) == (0, ["The office has freed “Lob”: level 0"])

    def test_a_freed_case_in_own_words_is_not_free(self) -> None:
        assert ruled(replace(PLAIN, category="lob"), free=frozenset({"lob"}))[0] == 1

    def test_a_freed_case_with_an_expired_template_is_not_free(self) -> None:
        assert ruled(replace(AGREED, category="lob", template_has_expired=True), free=frozenset({"lob"}))[0] == 1

    def test_a_question_without_category_is_no_freed_case(self) -> None:
        assert ruled(replace(AGREED, template_level=1), free=frozenset({""}))[0] == 1


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Welche Gebühren fallen an?", "Gebühr", "Gebühr"),
        ("Welche GEBUEHREN fallen an?", "Gebühr", "Gebühr"),
        ("Die Frist, bitte.", "frist", "frist"),
        ("Mein Personalausweis", "Personal", ""),
        ("Mein Personalausweis", "Personal*", "Personal"),
        ("Wir haben Personalmangel", "Personal*", "Personal"),
        ("Die Auswahl ist groß", "Wahl", ""),
        ("Das steht im Rat der Stadt", "Rat der Stadt", "Rat der Stadt"),
        ("Rat und Stadt", "Rat der Stadt", ""),
        ("Irgendetwas", "…", ""),
        ("", "Frist", ""),
    ],
)
def test_a_word_is_found_with_its_endings_and_not_inside_others(text: str, word: str, found: str) -> None:
    assert word_that_triggers(text, (word,)) == found


def an_approval() -> AnswerApproval:
    return AnswerApproval(
        id=AnswerApprovalId(1),
        question_id=QuestionId(1),
        text=TEXT,
        text_fingerprint=fingerprint(TEXT),
        level=1,
        approved_by="Petra Lüders",
        approved_at=NOW,
        way=ApprovalWay.PHONE,
        recorded_at=NOW,
    )


def test_an_approval_is_for_its_words_white_space_apart() -> None:
    approval = an_approval()
    assert approval.is_for(f"  {TEXT.replace(' ', '  ')}\n")
    assert not approval.is_for(TEXT.replace("Samstag", "Sonntag"))


def test_an_approval_holds_until_it_is_closed_or_withdrawn() -> None:
    approval = an_approval()
    assert approval.holds
    assert not replace(approval, closed_at=NOW).holds
    assert not replace(approval, withdrawn_at=NOW).holds


def test_waiting_takes_long_when_it_takes_longer_than_the_level_allows() -> None:
    level = AnswerLevel(level=1, name="fachlich", target_minutes=240, reasons=())
    pending = PendingApproval(question=a_question(), waiting=level.target, target=level.target)
    assert not level.is_free
    assert not pending.takes_long
    assert replace(pending, waiting=level.target + timedelta(minutes=1)).takes_long
