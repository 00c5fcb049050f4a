"""Recurring ideas on real records: kept, proposed, taken, left out, brought back, triggered by hand."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.domain.words import Message
from amtdesk.services.town import TownRecords
from tests.builders import berlin, open_desk, set_clock

TODAY = date(2027, 5, 12)
THURSDAYS = "FREQ=WEEKLY;BYDAY=TH"


def may(day: int) -> date:
    return date(2027, 5, day)


# keeping


def an_idea(desk: Desk, **facts: object) -> RecurringIdea:
    usual: dict[str, object] = {"title": "Wochenmarkt", "kind": IdeaKind.BY_RULE, "rhythm": THURSDAYS}
    return desk.ideas.add(**{**usual, **facts})  # type: ignore[arg-type]  # facts of the test


def a_council(desk: Desk, **more: object) -> RecurringIdea:
    usual: dict[str, object] = {
        "title": "Stadtrat – Vorschau",
        "kind": IdeaKind.BY_OFFSET,
        "offsets": (-3,),
        "occasion_kind": "council",
        "rhythm": "",
    }
    return an_idea(desk, **{**usual, **more})


def proposed(desk: Desk, first: int = 12, last: int = 31) -> list[tuple[str, date]]:
    return [(each.title, each.day) for each in desk.ideas.proposed(may(first), may(last))]


def test_an_idea_is_kept_with_all_it_says_over_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        kept = a_council(
            desk,
            offsets=(-14, 0),
            end_offsets=(0, 28),
            occasion_words="Haushalt",
            ends_on=date(2028, 1, 1),
            at=time(9),
            lead_days=21,
            on_days_off=OnDaysOff.DROP,
            topic="aktuell",
            department="hauptamt",
            level=2,
            goal="Z2",
            target_group="alle",
            format="Text",
            dialogue="Kommen Sie gern.",
            skeleton="Am {{datum}} tagt der Stadtrat.",
            note="Neutral",
        )

    with open_desk(tmp_path) as desk:
        assert desk.ideas.get(kept.id) == kept


def test_an_idea_is_changed_rests_goes_on_and_goes_each_with_undo(desk: Desk) -> None:
    idea = an_idea(desk)
    assert proposed(desk)[0] == ("Wochenmarkt", may(13))

    assert desk.ideas.edit(idea.id, title="Markt").title == "Markt"
    desk.ideas.edit(idea.id, title="Markt")  # nothing is different: no step
    desk.history.undo()
    assert desk.ideas.get(idea.id).title == "Wochenmarkt"

    desk.ideas.rest(idea.id, True)
    assert not proposed(desk)
    desk.ideas.rest(idea.id, False)
    assert proposed(desk)

    desk.ideas.delete(idea.id)
    assert not desk.ideas.all()
    with pytest.raises(NotFound):
        desk.ideas.get(idea.id)
    desk.history.undo()
    assert desk.ideas.get(idea.id) == idea


def test_a_new_idea_gets_a_key_that_none_has(desk: Desk) -> None:
    first = an_idea(desk)
    with desk._database.command(Message("Test"), at=desk.clock.now(), areas=()) as writer:  # noqa: SLF001 - a key from elsewhere
        writer.update("recurring_ideas", first.id, changes={"key": "idea-2"})

    assert an_idea(desk).key == "idea-3"


# proposals


def test_a_proposal_becomes_a_draft_only_when_she_takes_it(desk: Desk) -> None:
    idea = an_idea(desk, skeleton="Samstag ist Markt.", at=time(11), topic="service", note="Foto", format="Bild")
    assert desk.posts.is_empty()

    post = desk.ideas.take(idea.id, may(13))

    assert (post.title, post.text, post.day, post.at) == ("Wochenmarkt", "Samstag ist Markt.", may(13), time(11))
    assert (post.status, post.topic, post.note) == (PostStatus.DRAFT, "service", "Bild\nFoto")
    assert (post.idea_id, post.idea_day) == (idea.id, may(13))
    assert proposed(desk, 12, 19) == []


def test_undo_and_throwing_the_empty_draft_away_bring_the_proposal_back(desk: Desk) -> None:
    idea = an_idea(desk)
    desk.ideas.take(idea.id, may(13))
    desk.history.undo()
    assert proposed(desk)[0] == ("Wochenmarkt", may(13))

    desk.posts.discard(desk.ideas.take(idea.id, may(13)).id)
    assert proposed(desk)[0] == ("Wochenmarkt", may(13))
    assert desk.ideas.take(idea.id, may(13)).day == may(13)


def test_a_draft_begun_by_a_skeleton_goes_by_undo_also_when_its_words_were_kept(desk: Desk) -> None:
    idea = an_idea(desk, skeleton="Samstag ist Markt: {{uhrzeit}}.")
    post = desk.ideas.take(idea.id, may(13))
    desk.posts.keep_version(post.id)

    desk.history.undo()

    assert desk.posts.list() == ()
    assert proposed(desk)[0] == ("Wochenmarkt", may(13))


def test_what_is_taken_or_left_out_cannot_be_taken_again(desk: Desk) -> None:
    idea = an_idea(desk)
    desk.ideas.take(idea.id, may(13))
    desk.ideas.skip(idea.id, may(20))

    for day in (may(13), may(20), may(21)):
        with pytest.raises(NotAllowed):
            desk.ideas.take(idea.id, day)
    with pytest.raises(NotAllowed):
        desk.ideas.skip(idea.id, may(20))


def test_a_day_left_out_comes_back_by_undo_or_by_wish(desk: Desk) -> None:
    idea = an_idea(desk)
    desk.ideas.skip(idea.id, may(13))
    assert proposed(desk)[0][1] == may(20)
    assert desk.ideas.skipped(idea.id) == (may(13),)

    desk.ideas.bring_back(idea.id, may(13))
    desk.ideas.bring_back(idea.id, may(13))  # it is proposed already: nothing happens
    assert proposed(desk)[0][1] == may(13)


def test_a_changed_rule_never_proposes_a_taken_day_twice(desk: Desk) -> None:
    idea = an_idea(desk)
    desk.ideas.take(idea.id, may(13))

    desk.ideas.edit(idea.id, rhythm="FREQ=DAILY", title="Täglich")

    assert [day for _, day in proposed(desk, 12, 15)] == [may(12), may(14), may(15)]


def test_a_day_that_a_holiday_moved_stays_taken_when_the_holiday_goes(desk: Desk) -> None:
    idea = an_idea(desk, rhythm="FREQ=WEEKLY;BYDAY=MO", on_days_off=OnDaysOff.AFTER)
    assert desk.ideas.take(idea.id, may(18)).day == may(18)  # Whit Monday

    desk.ideas.edit(idea.id, on_days_off=OnDaysOff.KEEP)

    assert [day for _, day in proposed(desk, 12, 25)] == [may(24)]


def test_what_is_past_is_not_proposed(desk: Desk) -> None:
    an_idea(desk)
    set_clock(desk, berlin(14))

    assert [day for _, day in proposed(desk, 1, 31)] == [may(20), may(27)]


def test_the_level_of_an_idea_is_the_least(desk: Desk) -> None:
    free = an_idea(desk, level=0, skeleton="Bis dann.")
    high = an_idea(desk, level=3, skeleton="Bis dann.")

    assert desk.ideas.take(free.id, may(13)).approval_level == 0
    assert desk.ideas.take(high.id, may(13)).approval_level == 3


def test_a_skeleton_is_filled_with_what_is_known_of_the_date(desk: Desk) -> None:
    desk.occasions.add_own("Stadtrat", day=may(20), at=time(18))
    desk.occasions.add_own("Bauausschuss", day=may(27), until=may(28), at=time(17, 30), ends_at=time(12))
    idea = a_council(desk, skeleton="Am {{datum}} um {{uhrzeit}}: {{thema}}")
    site = an_idea(
        desk,
        kind=IdeaKind.BY_OFFSET,
        rhythm="",
        end_offsets=(0,),
        occasion_words="Bauausschuss",
        skeleton="{{von}} bis {{bis}}, {{uhrzeit}}",
    )

    assert desk.ideas.take(idea.id, may(17)).text == "Am Donnerstag, 20. Mai um 18 Uhr: {{thema}}"
    assert desk.ideas.take(site.id, may(28)).text == "Donnerstag, 27. Mai bis Freitag, 28. Mai, 17:30 Uhr"


def test_a_post_about_a_shifted_round_names_the_holiday(desk: Desk) -> None:
    desk.occasions.add_own("Müllabfuhr", day=may(6), rhythm=THURSDAYS, moves_after_holidays=True)
    idea = a_council(
        desk, occasion_kind="waste_shift", offsets=(-5,), skeleton="Wegen {{feiertag}} ({{datum}}) später."
    )

    post = desk.ideas.take(idea.id, may(12))

    assert post.text == "Wegen Pfingstmontag ({{datum}}) später."


def test_an_idea_is_triggered_by_hand_for_a_day_or_without_one(desk: Desk) -> None:
    job = desk.ideas.add(title="Stellenanzeigen")

    assert desk.ideas.trigger(job.id, day=None).day is None
    assert desk.ideas.trigger(job.id, day=may(19)).day == may(19)
    assert job.kind is IdeaKind.BY_HAND
    assert not proposed(desk)


def test_a_trigger_for_a_proposed_day_takes_the_proposal(desk: Desk) -> None:
    idea = an_idea(desk)

    desk.ideas.trigger(idea.id, day=may(13))

    assert proposed(desk)[0][1] == may(20)


def test_the_next_day_of_each_idea_is_found_within_a_year(desk: Desk) -> None:
    soon, late, never = (
        an_idea(desk),
        an_idea(desk, rhythm="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=2"),
        desk.ideas.add(title="X"),
    )

    following = desk.ideas.next_proposals()

    assert (following[soon.id].day, following[late.id].day) == (may(13), date(2028, 5, 2))
    assert never.id not in following


def test_a_new_date_a_new_holiday_and_a_new_idea_are_seen_at_once(desk: Desk) -> None:
    a_council(desk)
    assert not proposed(desk)

    desk.occasions.add_own("Stadtrat", day=may(20))
    assert proposed(desk) == [("Stadtrat – Vorschau", may(17))]

    an_idea(desk, rhythm="FREQ=WEEKLY;BYDAY=FR", on_days_off=OnDaysOff.DROP)
    assert ("Wochenmarkt", may(14)) in proposed(desk)
    desk.town.record(TownRecords(settings={}, closing_days={may(14): "Betriebsausflug"}))
    assert ("Wochenmarkt", may(14)) not in proposed(desk)


def test_long_scrolling_forgets_what_lies_far_away(desk: Desk) -> None:
    an_idea(desk)

    far = desk.ideas.proposed(TODAY, TODAY + timedelta(days=35 * 210))

    assert len(far) > 1000
    assert len(desk.ideas._days._stretches) <= 200  # noqa: SLF001 - that it stays small cannot be seen from outside


# drafts from dates


def the(desk: Desk, title: str) -> Occasion:
    return next(each for each in desk.occasions.between(may(1), date(2027, 8, 1)) if each.title == title)


def test_a_draft_from_a_date_begins_with_the_idea_that_proposes_next(desk: Desk) -> None:
    desk.occasions.add_own("Stadtrat", day=may(20))
    a_council(desk, title="So wurde entschieden", offsets=(1,))
    preview = a_council(desk, on_days_off=OnDaysOff.AFTER)

    post = desk.ideas.draft_from(the(desk, "Stadtrat"))

    assert (post.idea_id, post.day) == (preview.id, may(18))  # 17 May is a holiday
    assert post.occasion_uid == the(desk, "Stadtrat").uid
    assert desk.ideas.draft_from(the(desk, "Stadtrat")).title == "So wurde entschieden"


def test_a_draft_from_a_date_without_an_idea_is_for_its_own_day(desk: Desk) -> None:
    resting = a_council(desk)
    desk.ideas.rest(resting.id, True)
    desk.occasions.add_own("Stadtrat", day=may(20))
    desk.occasions.add_own("Rückblick", day=may(3))

    assert desk.ideas.draft_from(the(desk, "Stadtrat")).day == may(20)
    past = desk.ideas.draft_from(the(desk, "Rückblick"))
    assert (past.day, past.department, past.title) == (None, "", "Rückblick")


# from before


def test_ideas_from_before_are_read_by_what_they_told(desk: Desk) -> None:
    with desk._database.command(Message("Test"), at=desk.clock.now(), areas=()) as writer:  # noqa: SLF001 - a row as it was written then
        writer.insert(
            "recurring_ideas",
            {
                "key": "R01",
                "title": "Markt",
                "details": '{"approval": 2, "target": "alle", "dialog": "Und Sie?", "note": null}',
            },
        )

    idea = desk.ideas.all()[0]

    assert (idea.kind, idea.level, idea.target_group, idea.dialogue, idea.note) == (
        IdeaKind.BY_HAND,
        2,
        "alle",
        "Und Sie?",
        "",
    )
    assert desk.ideas.trigger(IdeaId(idea.id), day=may(19)).title == "Markt"


def test_an_idea_that_tells_no_level_needs_the_usual_one(desk: Desk) -> None:
    with desk._database.command(Message("Test"), at=desk.clock.now(), areas=()) as writer:  # noqa: SLF001 - as above
        writer.insert("recurring_ideas", {"key": "R01", "title": "Markt", "details": "{}"})

    assert desk.ideas.all()[0].level == 1
