"""The level of a post follows its words, the office's table and the calendar of elections (P8, P12, P13)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from amtdesk.domain.approval_triggers import DEFAULT_TRIGGERS
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_levels import LevelFacts, LevelRules, PostLevel, levelled, needed_level, set_by_hand
from amtdesk.domain.posts import Post
from amtdesk.domain.pre_election import PreElectionPeriod, checked_period
from amtdesk.domain.town import ApprovalTrigger

TODAY = date(2027, 8, 1)
ELECTION = PreElectionPeriod(
    name="Landtagswahl", starts_on=date(2027, 8, 15), ends_on=date(2027, 9, 26), words=("Kandidat*",)
)
RULES = LevelRules(triggers=DEFAULT_TRIGGERS, periods=(ELECTION,), office_holders=("Karin Ahlers", "Ahlers"))
IN_IT, BEFORE_IT = date(2027, 9, 1), date(2027, 8, 14)


def a_post(text: str = "Das Freibad öffnet.", **facts: Any) -> Post:  # noqa: ANN401 - fields of a post by their names
    return Post(id=PostId(1), key="P1", title="Freibad", text=text, **facts)


def asked(post: Post, *, picture: str = "", topic: str = "", rules: LevelRules = RULES) -> PostLevel:
    return needed_level(post, rules, facts=LevelFacts(today=TODAY, topic_name=topic, picture=picture))


def reasons(found: PostLevel) -> list[str]:
    return [reason.source.format(**reason.values) for reason in found.reasons]


def test_what_nothing_in_the_table_applies_to_is_free() -> None:
    found = asked(a_post())

    assert found.level == 0
    assert reasons(found) == ["nothing in the table applies"]


def test_a_post_without_words_is_not_free() -> None:
    assert asked(a_post("")).level == 1


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        ("Es gelten Gebühren.", 1, "“Gebühr” is mentioned (Zahlen, Fristen, Gebühren)"),
        ("Am 7. Mai ist zu.", 1, "a date is named: 7. Mai"),
        ("Ab 9 Uhr", 1, "a time is named: 9 Uhr"),
        ("Der Zuschuss ist da.", 2, "“Zuschuss” is mentioned (Kritik, Kosten, Ratsthema)"),
        ("Nach dem Unfall", 3, "“Unfall” is mentioned (Krise, Presse, Wahl, Personal)"),
    ],
)
def test_words_and_figures_ask_for_the_level_of_their_row(text: str, level: int, reason: str) -> None:
    found = asked(a_post(text))

    assert found.level == level
    assert reasons(found) == [reason]


def test_only_the_reasons_that_decide_are_told_and_not_more_than_three() -> None:
    found = asked(a_post("Am 7. Mai um 9 Uhr für 2 € oder 3 %, mit Frist und Zuschuss"))
    many = asked(a_post("Am 7. Mai um 9 Uhr für 2 € oder 3 %, mit Frist"))

    assert reasons(found) == ["“Zuschuss” is mentioned (Kritik, Kosten, Ratsthema)"]
    assert len(many.reasons) == 3


def test_title_hashtags_and_the_description_of_the_picture_count_too() -> None:
    for post in (a_post(hashtags="#Haushalt"), a_post(alt_text="Plakat: Kosten"), replace(a_post(), title="Skandal")):
        assert asked(post).level == 2


def test_a_topic_asks_for_the_level_of_its_row_by_its_name() -> None:
    found = asked(a_post(topic="kontrovers"), topic="Streitthema")

    assert (found.level, reasons(found)) == (2, ["its topic is “Streitthema” (Kritik, Kosten, Ratsthema)"])


def test_figures_count_only_where_the_office_wants_them_to() -> None:
    rules = replace(RULES, triggers=(ApprovalTrigger(key="a", name="A", level=1, words=("Frist",)),))

    assert asked(a_post("Am 7. Mai"), rules=rules).level == 0


def test_a_text_from_outside_needs_level_two_a_picture_from_outside_does_not() -> None:
    outside = asked(a_post(text_from_outside=True))

    assert (outside.level, reasons(outside)) == (2, ["the text comes from outside"])
    assert asked(a_post(contributed_by="Lena Brandt")).level == 0


@pytest.mark.parametrize(
    ("facts", "picture", "level"),
    [
        ({"day": IN_IT, "shows_officials": True}, "", 3),
        ({"day": IN_IT, "alt_text": "Karin Ahlers am Becken"}, "", 3),
        ({"day": IN_IT, "text": "Frau Ahlers kommt."}, "", 3),
        ({"day": IN_IT, "text": "Alle Kandidatinnen"}, "", 3),
        ({"day": IN_IT}, "buergermeisterin_ahlers.jpg", 3),
        ({"day": IN_IT}, "", 0),
        ({"day": BEFORE_IT, "shows_officials": True}, "Karin Ahlers", 0),
        ({"shows_officials": True}, "", 0),
    ],
)
def test_before_an_election_what_shows_office_holders_or_parties_needs_the_head(
    facts: dict[str, Any], picture: str, level: int
) -> None:
    assert asked(a_post(**facts), picture=picture, rules=replace(RULES, triggers=())).level == level


def test_an_undated_post_is_taken_as_of_today() -> None:
    facts = LevelFacts(today=IN_IT)

    assert needed_level(a_post(shows_officials=True), RULES, facts=facts).level == 3


# the level in force


def changed(before: Post, *, was: int, now: int, **facts: Any) -> tuple[int, int | None]:  # noqa: ANN401 - as above
    after = levelled(before, replace(before, text="Anders", **facts), was=was, now=now)
    return after.approval_level, after.level_by_hand


def test_the_level_follows_the_words_up_and_down() -> None:
    assert changed(a_post(approval_level=1), was=1, now=2) == (2, None)
    assert changed(a_post(approval_level=2), was=2, now=0) == (0, None)


def test_a_level_set_by_hand_stays_until_the_words_ask_for_more_than_before() -> None:
    lowered = a_post(approval_level=0, level_by_hand=0, level_reason="Wie jedes Jahr")

    assert changed(lowered, was=1, now=1) == (0, 0)
    assert changed(lowered, was=1, now=0) == (0, 0)
    assert changed(lowered, was=1, now=2) == (2, None)


def test_a_level_raised_by_hand_is_not_lowered_by_the_words() -> None:
    raised = a_post(approval_level=3, level_by_hand=3)

    assert changed(raised, was=1, now=0) == (3, 3)
    assert changed(raised, was=1, now=2) == (3, 3)


def test_what_the_office_took_off_its_table_does_not_lower_a_level_that_stands() -> None:
    stands = a_post(approval_level=2)  # the table asks for 0 by now

    assert changed(stands, was=0, now=0) == (2, None)
    assert changed(stands, was=0, now=1) == (2, None)
    assert changed(stands, was=0, now=3) == (3, None)


def test_a_level_that_was_just_chosen_is_taken_as_it_is() -> None:
    assert changed(a_post(approval_level=2), was=2, now=2, approval_level=1, level_by_hand=1) == (1, 1)


def test_a_level_is_raised_without_a_reason_and_lowered_with_one() -> None:
    post = a_post(approval_level=1)

    assert set_by_hand(post, 3, reason="", highest=3).approval_level == 3
    lowered = set_by_hand(post, 0, reason="  Wie   jedes Jahr ", highest=3)
    assert (lowered.approval_level, lowered.level_by_hand, lowered.level_reason) == (0, 0, "Wie jedes Jahr")
    with pytest.raises(NotAllowed, match="say why"):
        set_by_hand(post, 0, reason=" ", highest=3)
    with pytest.raises(NotAllowed, match="no level 4"):
        set_by_hand(post, 4, reason="", highest=3)


# periods


def test_a_period_is_kept_tidy_and_needs_a_name_and_days_in_order() -> None:
    tidy = checked_period(replace(ELECTION, name=" Landtagswahl  2027 ", words=("Partei*", " Partei* ", "")))

    assert (tidy.name, tidy.words) == ("Landtagswahl 2027", ("Partei*",))
    with pytest.raises(NotAllowed, match="which election"):
        checked_period(replace(ELECTION, name=" "))
    with pytest.raises(NotAllowed, match="ends before"):
        checked_period(replace(ELECTION, ends_on=date(2027, 8, 1)))
