"""What the weekly report proposes to say, from topics, mood and incidents of the week."""

from datetime import date

import pytest

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId, OccasionId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.report_proposals import hours_proposed, proposals_of
from amtdesk.domain.reports import PostLine, ReportField
from amtdesk.domain.rounds import Mood, Observation, ObservationKind
from amtdesk.domain.town import Minutes
from tests.builders import berlin
from tests.builders_report_records import a_basis, a_question, a_visit, records, say


@pytest.mark.parametrize(
    ("mood", "sentence"),
    [
        (Mood.HEATED, "The tone in “Eltern” was heated at times."),
        (Mood.TENSE, "The tone in “Eltern” was tense, elsewhere calm."),
        (Mood.CALM, "The tone in the groups was calm."),
    ],
)
def test_the_headline_names_the_tone(mood: Mood, sentence: str) -> None:
    group = Group(id=GroupId(1), key="G", name="Eltern")

    headline = proposals_of(a_basis(records(groups=(group,), visits=(a_visit(10, mood=mood),))))[0]

    assert headline.words(say) == sentence


@pytest.mark.parametrize(
    ("reacted", "sentence"),
    [
        ((True, True), "All questions have had a first reaction (2 of 2)."),
        ((True, False), "1 of 2 questions have had a first reaction, one is open."),
        ((False, False), "0 of 2 questions have had a first reaction, 2 are open."),
    ],
)
def test_the_headline_says_what_is_open(reacted: tuple[bool, bool], sentence: str) -> None:
    questions = [a_question(berlin(10, "08:00"), berlin(10, "09:00") if done else None) for done in reacted]

    headline = proposals_of(a_basis(records(*questions, open_items=reacted.count(False))))[0]

    assert headline.words(say) == f"“Bauen” was the subject of the week, with 2 mentions. {sentence}"


def test_a_question_closed_without_a_word_is_not_called_answered() -> None:
    found = records(a_question(berlin(10, "08:00"), berlin(10, "09:00")), a_question(berlin(10, "08:00")))

    assert "1 of 2 questions have had a first reaction, none is open." in proposals_of(a_basis(found))[0].words(say)


def test_many_small_subjects_are_no_subject_of_the_week() -> None:
    headline = proposals_of(a_basis(records(a_question(berlin(10, "08:00"), berlin(10, "09:00")))))[0]

    assert headline.words(say).startswith("The questions of the week were spread over many subjects.")


def test_questions_without_category_are_no_subject() -> None:
    found = records(a_question(berlin(10, "08:00"), berlin(10, "09:00"), category=""))

    assert proposals_of(a_basis(found))[0].words(say).startswith("All questions")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["rumour"], "1 rumour noted."),
        (["rumour", "rumour", "moderation"], "2 rumours noted. 1 moderation case noted."),
        (["moderation", "moderation"], "2 moderation cases noted."),
    ],
)
def test_incidents_are_counted(kinds: list[str], words: str) -> None:
    seen = tuple(
        Observation(
            id=n, round_id=None, group_id=None, kind=ObservationKind(kind), text="", mood=None, at=berlin(10, "08:20")
        )
        for n, kind in enumerate(kinds)
    )

    entries = {entry.field: entry for entry in proposals_of(a_basis(records(observations=seen)))}

    assert entries[ReportField.INCIDENTS].words(say) == words


@pytest.mark.parametrize(("unchanged", "end"), [(True, "1 of them in words agreed beforehand."), (False, "read.")])
def test_the_benefit_counts_agreed_words(unchanged: bool, end: str) -> None:
    found = records(a_question(berlin(10, "08:00"), berlin(10, "09:00"), unchanged=unchanged))

    entries = {entry.field: entry for entry in proposals_of(a_basis(found))}

    assert entries[ReportField.BENEFIT].words(say).endswith(end)


def test_posts_and_dates_of_the_next_week_stand_in_their_order() -> None:
    post = PostLine(title="Markt", day=date(2027, 5, 19), status=PostStatus.APPROVED)
    council = Occasion(
        id=OccasionId(1),
        uid="u",
        title="Stadtrat",
        start=date(2027, 5, 18),
        end=date(2027, 5, 19),
        all_day=True,
        source="Stadt",
    )

    entries = {entry.field: entry for entry in proposals_of(a_basis(records(coming=(post,), occasions=(council,))))}

    assert entries[ReportField.OUTLOOK].items(say) == ("18/05: Stadtrat", "19/05: post “Markt”")


def test_a_quiet_week_says_so() -> None:
    entries = proposals_of(a_basis(records()))

    assert entries[0].words(say) == "A calm week: no questions came in."
    assert all(not entry.proposed for entry in entries[1:])


def test_a_post_that_waits_for_the_head_of_the_house_is_proposed_for_decision() -> None:
    waiting = PostLine(title="Rat", day=date(2027, 5, 21), status=PostStatus.IN_REVIEW, level=3)
    small = PostLine(title="Markt", day=date(2027, 5, 21), status=PostStatus.DRAFT, level=1)

    entries = {entry.field: entry for entry in proposals_of(a_basis(records(coming=(waiting, small))))}

    assert entries[ReportField.DECISIONS].words(say) == "May “Rat” go out on 21/05/2027 as drafted?"
    assert len(entries[ReportField.OUTLOOK].proposed) == 2


def test_at_most_three_decisions_are_proposed() -> None:
    waiting = PostLine(title="Rat", day=date(2027, 5, 21), status=PostStatus.IN_REVIEW, level=3)

    entries = {entry.field: entry for entry in proposals_of(a_basis(records(coming=(waiting,) * 5)))}

    assert len(entries[ReportField.DECISIONS].proposed) == 3


def test_departments_with_several_questions_get_a_hint() -> None:
    two = (a_question(berlin(10, "08:00")), a_question(berlin(10, "09:00"), berlin(10, "10:00")))

    entries = {entry.field: entry for entry in proposals_of(a_basis(records(*two)))}

    assert entries[ReportField.TIPS].words(say) == "Bauamt: 2 questions this week, 1 of them open."


def test_hours_are_proposed_from_what_was_done() -> None:
    found = records(a_question(berlin(10, "08:00"), berlin(10, "09:00")), visits=(a_visit(10), a_visit(11)))

    assert hours_proposed(found, Minutes(question=5)) == 0.5  # 5 + 20 minutes, in quarters
