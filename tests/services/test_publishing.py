"""Bringing posts to the channel by hand, and what is asked when the time has passed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, OpenPlaces
from amtdesk.domain.planning_lead import LeadState
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, PostEventKind
from amtdesk.domain.today import ItemKind
from tests.builders import NOW
from tests.builders_posts import TODAY, a_post, an_approved_post, at, open_office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


def test_what_is_copied_has_the_towns_values_and_the_hashtags(desk: Desk) -> None:
    post = an_approved_post(desk, hashtags="#Freibad")

    assert desk.posts.text_to_copy(post.id).endswith("www.birkenfurt.example/freibad\n\n#Freibad")
    assert desk.posts.mark_copied(post.id).copied_at == NOW


@pytest.mark.parametrize(
    ("value", "said"), [("", "open gaps: url_freibad"), ("[Adresse einsetzen]", r"\[Adresse einsetzen\]")]
)
def test_open_gaps_and_brackets_keep_a_text_from_being_copied(desk: Desk, value: str, said: str) -> None:
    post = an_approved_post(desk)
    desk.town.set("variables", {"url_freibad": value})

    with pytest.raises(OpenPlaces, match=said):
        desk.posts.mark_copied(post.id)


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize(
    ("text", "said"),
    [("Karte: {{url_karte}}", "open gaps: url_karte"), ("So: [Beschluss einsetzen]", r"\[Beschluss einsetzen\]")],
)
def test_nobody_approves_words_that_are_still_to_be_filled_in(desk: Desk, text: str, said: str, level: int) -> None:
    """To fill them in would void the yes, and nothing goes out before: it would never have been of use."""
    post = a_post(desk, text=text, approval_level=level)

    with pytest.raises(OpenPlaces, match=said):
        desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)

    assert desk.posts.submit(post.id, "Petra Lüders").status is PostStatus.IN_REVIEW  # to be looked at


def test_only_approved_words_are_copied(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="not approved"):
        desk.posts.mark_copied(a_post(desk).id)


def test_a_locked_post_is_not_copied_before_its_day(tmp_path: Path) -> None:
    desk, clock = open_office(tmp_path, now=NOW + timedelta(days=9))
    post = an_approved_post(desk, locked_until=date(2027, 5, 20), locked_reason="Ratsbeschluss")
    clock.set(NOW)

    with pytest.raises(NotAllowed, match="locked"):
        desk.posts.text_to_copy(post.id)
    desk.close()


def test_a_publication_is_kept_as_it_went_out_and_undo_withdraws_it(desk: Desk) -> None:
    post = an_approved_post(desk)

    out = desk.posts.mark_published(post.id, at=NOW, link=" https://example.org/7 ")
    (publication,) = out.publications
    assert (out.status, publication.link) == (PostStatus.PUBLISHED, "https://example.org/7")
    assert "www.birkenfurt.example/freibad" in publication.text
    assert desk.posts.text_to_copy(post.id) == publication.text
    assert desk.posts.mark_copied(post.id).copied_at == out.copied_at

    desk.history.undo()
    again = desk.posts.get(post.id)
    assert (again.status, again.publications[0].withdrawn_at) == (PostStatus.APPROVED, NOW)
    assert PostEventKind.PUBLICATION_TAKEN_BACK in {event.kind for event in desk.posts.timeline(post.id)}

    assert desk.posts.mark_published(post.id, at=NOW).status is PostStatus.PUBLISHED
    kinds = [event.kind for event in desk.posts.timeline(post.id)]
    assert kinds.count(PostEventKind.PUBLISHED) == 2
    assert kinds.count(PostEventKind.PUBLICATION_TAKEN_BACK) == 1


def test_nothing_is_marked_as_published_in_the_future(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="in the future"):
        desk.posts.mark_published(an_approved_post(desk).id, at=NOW + timedelta(minutes=1))


def test_a_scheduled_post_must_be_removed_there_first(desk: Desk) -> None:
    post = desk.posts.mark_scheduled(an_approved_post(desk).id)
    assert post.status is PostStatus.SCHEDULED

    with pytest.raises(NotAllowed, match="Remove it there first"):
        desk.posts.save_text(post.id, title=post.title, text="Anders")
    with pytest.raises(NotAllowed, match="Remove it there first"):
        desk.posts.move(post.id, days=1)

    assert desk.posts.unschedule(post.id).copied_at is None


def test_a_draft_is_not_scheduled(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="not approved"):
        desk.posts.mark_scheduled(a_post(desk).id)


def test_what_was_missed_is_asked_and_never_goes_out_by_itself(desk: Desk) -> None:
    missed = an_approved_post(desk, title="Verpasst", at=time(7))
    an_approved_post(desk, title="Heute noch", at=time(9))
    copied = an_approved_post(desk, title="Kopiert", at=time(7, 30))
    desk.posts.mark_copied(copied.id)
    an_approved_post(desk, title="Ohne Uhrzeit", at=None)

    assert [post.title for post in desk.posts.ask_missed(NOW)] == ["Verpasst"]
    assert desk.posts.get(missed.id).status is PostStatus.APPROVED

    assert desk.posts.mark_missed(missed.id).status is PostStatus.MISSED
    again = desk.posts.set_day(missed.id, TODAY + timedelta(days=1), at=time(9))
    assert again.status is PostStatus.APPROVED


def test_due_is_what_is_approved_and_near(desk: Desk) -> None:
    an_approved_post(desk, title="Gleich", at=time(8, 20))
    an_approved_post(desk, title="Abends", at=time(17))
    a_post(desk, title="Entwurf", at=time(8, 20))

    assert [post.title for post in desk.posts.due_between(NOW, at(8, 30))] == ["Gleich"]


def test_the_planning_lead_names_states_reach_and_gaps(desk: Desk) -> None:
    an_approved_post(desk, day=TODAY + timedelta(days=2))
    desk.posts.submit(a_post(desk, day=TODAY + timedelta(days=5)).id, "Petra Lüders")
    a_post(desk, day=TODAY + timedelta(days=6))
    desk.posts.withdraw(a_post(desk, day=TODAY + timedelta(days=8)).id)

    lead = desk.posts.planning_lead(TODAY)

    assert len(lead.days) == 28
    states = [lead.days[place].state for place in (0, 2, 5, 6, 8)]
    assert states == [LeadState.EMPTY, LeadState.APPROVED, LeadState.WAITING, LeadState.DRAFT, LeadState.EMPTY]
    assert (lead.approved_until, lead.days_ahead) == (TODAY + timedelta(days=2), 2)
    (gap,) = lead.gaps
    assert (gap.first, gap.last) == (TODAY + timedelta(days=7), TODAY + timedelta(days=27))


def test_an_empty_plan_reaches_nowhere(desk: Desk) -> None:
    lead = desk.posts.planning_lead(TODAY)

    assert (lead.approved_until, lead.days_ahead) == (None, 0)


def test_the_words_are_kept_as_they_were_copied_whatever_the_town_changes_later(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_copied(post.id)
    desk.town.set_variable("url_freibad", "www.birkenfurt.example/neu")

    out = desk.posts.mark_published(post.id, at=NOW)

    assert out.publications[0].text.endswith("www.birkenfurt.example/freibad")
    assert desk.posts.going_out(out).text == out.publications[0].text


def test_what_the_platform_holds_is_told_as_it_was_handed_over(desk: Desk) -> None:
    post = desk.posts.mark_scheduled(an_approved_post(desk).id)
    desk.town.set_variable("url_freibad", "www.birkenfurt.example/neu")

    assert desk.posts.going_out(desk.posts.get(post.id)).text.endswith("/freibad")
    assert desk.posts.mark_published(post.id, at=NOW).publications[0].text.endswith("/freibad")


def test_words_that_were_never_copied_go_out_with_the_values_of_the_day(desk: Desk) -> None:
    post = desk.posts.mark_scheduled(an_approved_post(desk).id)
    desk.posts.unschedule(post.id)
    desk.town.set_variable("url_freibad", "www.birkenfurt.example/neu")

    assert desk.posts.mark_published(post.id, at=NOW).publications[0].text.endswith("/neu")


def test_a_link_without_the_form_of_an_address_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    post = an_approved_post(desk)

    with pytest.raises(NotAllowed, match="no web address"):
        desk.posts.mark_published(post.id, at=NOW, link="steht online")

    assert desk.posts.get(post.id).publications == ()


def test_hold_and_withdrawal_ask_to_remove_it_from_the_platform_first(desk: Desk) -> None:
    post = desk.posts.mark_scheduled(an_approved_post(desk).id)

    for deed in (desk.posts.hold, desk.posts.withdraw, desk.posts.withdraw_approval):
        with pytest.raises(NotAllowed, match="Remove it there first"):
            deed(post.id)

    desk.posts.unschedule(post.id)
    assert desk.posts.hold(post.id).status is PostStatus.ON_HOLD
    with pytest.raises(NotAllowed, match="This post is on hold"):
        desk.posts.text_to_copy(post.id)

    desk.posts.resume(post.id)
    assert desk.posts.text_to_copy(post.id)


def test_only_what_is_scheduled_is_removed_from_the_platform(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="not scheduled"):
        desk.posts.unschedule(a_post(desk).id)


@pytest.mark.parametrize("when", [{"day": None}, {"at": time(7)}])
def test_the_platform_needs_a_time_that_lies_ahead(desk: Desk, when: dict[str, object]) -> None:
    post = an_approved_post(desk, **when)

    with pytest.raises(NotAllowed, match="lies ahead"):
        desk.posts.mark_scheduled(post.id)


def test_a_scheduled_post_is_silent_until_the_next_service_morning_asks_for_its_link(tmp_path: Path) -> None:
    friday, sunday = date(2027, 5, 14), date(2027, 5, 16)
    desk, clock = open_office(tmp_path, now=at(9, day=friday))
    post = an_approved_post(desk, day=sunday, at=time(10))
    (proposal,) = desk.posts.plan_ahead_proposals(friday, sunday)
    alone = desk.posts.plan_ahead_of(post)
    assert alone is not None
    assert (proposal.post.id, proposal.planned, alone.by) == (post.id, at(10, day=sunday), proposal.by)

    desk.posts.mark_scheduled(post.id)
    assert desk.posts.plan_ahead_proposals(friday, sunday) == ()
    for moment in (at(9, 50, day=sunday), at(12, day=sunday)):
        clock.set(moment)
        assert not [item for item in desk.today.brief().for_today if item.ref == post.id]

    clock.set(at(8, day=desk.town.calendar().next_service_day(sunday)))
    (asked,) = (item for item in desk.today.brief().for_today if item.ref == post.id)
    assert asked.kind is ItemKind.LINK
    desk.posts.mark_published(post.id, at=at(10, day=sunday), link="facebook.com/7")
    assert not [item for item in desk.today.brief().for_today if item.ref == post.id]
    desk.close()


def test_a_correction_is_a_new_post_linked_to_the_first(desk: Desk) -> None:
    post = an_approved_post(desk, hashtags="#Freibad", department="baeder")
    out = desk.posts.mark_published(post.id, at=NOW)

    correction = desk.posts.correct(out.id)

    assert (correction.corrects_id, correction.status) == (out.id, PostStatus.DRAFT)
    assert (correction.title, correction.text) == ("Korrektur: Freibad öffnet", out.text)
    assert (correction.day, correction.department, correction.approvals) == (TODAY, "baeder", ())
    assert correction.copied_text == ""
    assert [each.id for each in desk.posts.corrections_of(out.id)] == [correction.id]
    assert desk.posts.get(out.id) == out
    newest, *_earlier = desk.posts.timeline(out.id)
    assert (newest.kind, newest.reason) == (PostEventKind.CORRECTED, "Korrektur: Freibad öffnet")
    (begun,) = desk.posts.timeline(correction.id)
    assert (begun.kind, begun.reason) == (PostEventKind.CORRECTS, "Freibad öffnet")
    desk.history.undo()
    assert desk.posts.corrections_of(out.id) == ()


def test_only_what_is_published_is_corrected(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="not published"):
        desk.posts.correct(a_post(desk).id)


def test_a_link_that_was_found_later_is_noted_beside_what_went_out_and_undone(tmp_path: Path) -> None:
    desk, clock = open_office(tmp_path)
    post = desk.posts.mark_published(an_approved_post(desk).id, at=NOW)
    assert post.lacks_link
    for none in ("kein Link", " "):
        with pytest.raises(NotAllowed, match="copy the address"):
            desk.posts.add_link(post.id, none)

    clock.set(NOW + timedelta(hours=2))
    linked = desk.posts.add_link(post.id, " example.org/7 ")

    assert not linked.lacks_link
    assert linked.publications == (replace(post.publications[0], link="https://example.org/7"),)
    events = [(event.kind, event.at, event.reason) for event in desk.posts.timeline(post.id)]
    assert events[0] == (PostEventKind.LINK_ADDED, clock.now(), "https://example.org/7")
    assert events[1] == (PostEventKind.PUBLISHED, NOW, "")
    with pytest.raises(NotAllowed, match="its link already"):
        desk.posts.add_link(post.id, "example.org/8")

    desk.history.undo()
    assert desk.posts.get(post.id) == post
    assert PostEventKind.LINK_ADDED not in {event.kind for event in desk.posts.timeline(post.id)}
    (undone,) = (line.event for line in desk.posts.trail(TODAY, TODAY) if line.event.kind is PostEventKind.LINK_ADDED)
    assert undone.undone_at == clock.now()
    desk.history.redo()
    assert desk.posts.get(post.id).publications == linked.publications
    desk.close()


def test_only_what_is_out_is_given_a_link(desk: Desk) -> None:
    post = an_approved_post(desk)
    assert not post.lacks_link

    with pytest.raises(NotAllowed, match="not entered as published"):
        desk.posts.add_link(post.id, "example.org/7")


def test_a_locked_post_that_nobody_approved_names_its_lock(desk: Desk) -> None:
    post = a_post(desk, locked_until=date(2027, 5, 20), locked_reason="Ratsbeschluss")

    with pytest.raises(NotAllowed, match="stays locked"):
        desk.posts.text_to_copy(post.id)
