"""Writing posts: autosave, versions, moving, undo."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import KeptBecause
from amtdesk.system.clock import StillClock
from tests.builders import NOW
from tests.builders_posts import TODAY, a_post, an_approved_post, at, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path)
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(office: tuple[Desk, StillClock]) -> Desk:
    return office[0]


@pytest.fixture
def clock(office: tuple[Desk, StillClock]) -> StillClock:
    return office[1]


def type_text(desk: Desk, post_id: PostId, text: str) -> None:
    desk.posts.save_text(post_id, title=desk.posts.get(post_id).title, text=text)


def test_a_draft_survives_a_restart(tmp_path: Path) -> None:
    desk, clock = open_office(tmp_path)
    post = a_post(desk)
    type_text(desk, post.id, "Neuer Text")
    desk.close()

    with Desk.open(tmp_path, clock) as again:
        assert again.posts.get(post.id).text == "Neuer Text"


def test_a_post_that_is_not_there_is_said_so(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.posts.get(PostId(99))


def test_typing_keeps_no_version_per_keystroke(desk: Desk, clock: StillClock) -> None:
    post = a_post(desk, text="")
    for number, text in enumerate(("D", "Da", "Das")):
        clock.set(NOW + timedelta(seconds=number))
        type_text(desk, post.id, text)

    assert desk.posts.versions(post.id) == ()
    assert desk.posts.get(post.id).version == 1


def test_saving_the_same_words_is_no_step(desk: Desk) -> None:
    post = a_post(desk, text="Gleich")
    before = desk.history.undoable()
    type_text(desk, post.id, "Gleich")

    assert desk.history.undoable() == before


def test_a_pause_of_more_than_ten_minutes_keeps_what_stood_before(desk: Desk, clock: StillClock) -> None:
    post = a_post(desk, text="Erster Stand")
    clock.set(NOW + timedelta(minutes=11))
    type_text(desk, post.id, "Zweiter Stand")

    (version,) = desk.posts.versions(post.id)
    assert (version.number, version.text, version.saved_by) == (1, "Erster Stand", "Jana Wolter")
    assert desk.posts.get(post.id).version == 2


def test_closing_the_editor_keeps_the_words_once(desk: Desk) -> None:
    post = a_post(desk, text="Stand beim Schließen")
    desk.posts.keep_version(post.id)
    desk.posts.keep_version(post.id)

    assert [version.text for version in desk.posts.versions(post.id)] == ["Stand beim Schließen"]

    type_text(desk, post.id, "Danach")
    assert desk.posts.get(post.id).version == 2


def test_restoring_a_version_keeps_the_present_words_and_can_be_undone(desk: Desk) -> None:
    post = a_post(desk, text="Alt")
    desk.posts.keep_version(post.id)
    type_text(desk, post.id, "Neu")

    assert desk.posts.restore_version(post.id, 1).text == "Alt"
    kept = {version.text: version.reason for version in desk.posts.versions(post.id)}
    assert kept == {"Alt": KeptBecause.CLOSED, "Neu": KeptBecause.EXCHANGED}

    desk.history.undo()
    assert desk.posts.get(post.id).text == "Neu"


def test_a_kept_version_does_not_stand_in_the_way_of_undo(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.move(post.id, days=1)
    desk.posts.keep_version(post.id)

    desk.history.undo()

    assert desk.posts.get(post.id).day == TODAY


def test_a_post_whose_words_were_kept_still_goes_by_undo_and_comes_again(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.keep_version(post.id)  # as Ctrl+Z does in the editor, before it takes the step back

    desk.history.undo()
    assert desk.posts.list() == ()

    desk.history.redo()
    assert [each.id for each in desk.posts.list()] == [post.id]
    assert len(desk.posts.versions(post.id)) == 1


def test_an_empty_post_is_discarded_and_comes_back_by_undo(desk: Desk) -> None:
    post = desk.posts.add("")
    desk.posts.discard(post.id)
    assert desk.posts.list() == ()

    desk.history.undo()

    assert len(desk.posts.list()) == 1


def test_the_latest_posts_stand_in_order(desk: Desk) -> None:
    for days in (3, 1, 2):
        a_post(desk, title=f"In {days} Tagen", day=TODAY + timedelta(days=days))

    assert [post.title for post in desk.posts.list(latest=2)] == ["In 2 Tagen", "In 3 Tagen"]


def test_a_version_that_is_not_kept_cannot_be_restored(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.posts.restore_version(a_post(desk).id, 7)


def test_typing_is_one_step_of_undo(desk: Desk, clock: StillClock) -> None:
    post = a_post(desk, text="Anfang")
    desk.town.set("name", "Birkenfurt an der Mahre")
    for number, text in enumerate(("Anfang u", "Anfang un", "Anfang und Ende")):
        clock.set(NOW + timedelta(seconds=number))
        type_text(desk, post.id, text)

    desk.history.undo()

    assert desk.posts.get(post.id).text == "Anfang"


def test_moving_keeps_the_time_and_can_be_undone(desk: Desk) -> None:
    post = a_post(desk, day=TODAY, at=time(9))

    moved = desk.posts.move(post.id, days=7)
    assert (moved.day, moved.at) == (TODAY + timedelta(days=7), time(9))

    desk.history.undo()
    assert desk.posts.get(post.id).day == TODAY


def test_moving_an_approved_post_keeps_its_approval(desk: Desk) -> None:
    post = an_approved_post(desk)

    assert desk.posts.move(post.id, days=1).standing_approval is not None


def test_an_idea_becomes_a_draft_when_its_text_begins(desk: Desk) -> None:
    idea = desk.posts.add("Wer arbeitet eigentlich im Rathaus?", is_idea=True)

    titled = desk.posts.save_text(idea.id, title="Wer arbeitet im Rathaus?", text="").post
    begun = desk.posts.save_text(idea.id, title=titled.title, text="Heute: der Marktmeister").post

    assert (titled.status, begun.status) == (PostStatus.IDEA, PostStatus.DRAFT)


def test_a_withdrawn_post_comes_back_by_undo(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.withdraw(post.id)
    assert desk.posts.get(post.id).status is PostStatus.WITHDRAWN

    desk.history.undo()

    assert desk.posts.get(post.id).status is PostStatus.DRAFT


def test_a_withdrawn_post_is_not_written_on(desk: Desk) -> None:
    post = desk.posts.withdraw(a_post(desk).id)

    with pytest.raises(NotAllowed, match="withdrawn"):
        type_text(desk, post.id, "Doch")

    desk.posts.begin_draft(post.id)
    type_text(desk, post.id, "Doch")


def test_an_unknown_step_is_refused_with_a_sentence(desk: Desk) -> None:
    post = a_post(desk)

    with pytest.raises(NotAllowed, match="Only approved posts are marked as published"):
        desk.posts.mark_published(post.id, at=NOW)


def test_a_held_post_stands_where_it_stood(desk: Desk) -> None:
    for post, status in (
        (a_post(desk), PostStatus.DRAFT),
        (desk.posts.submit(a_post(desk).id, "Petra Lüders"), PostStatus.IN_REVIEW),
        (an_approved_post(desk), PostStatus.APPROVED),
    ):
        assert desk.posts.hold(post.id).status is PostStatus.ON_HOLD
        assert desk.posts.resume(post.id).status is status

    with pytest.raises(NotAllowed, match="not on hold"):
        desk.posts.resume(post.id)


def test_lists_know_window_state_and_words(desk: Desk) -> None:
    a_post(desk, title="Freibad öffnet", day=TODAY)
    a_post(desk, title="Markt am Samstag", day=TODAY + timedelta(days=30))
    an_approved_post(desk, title="Wahlhelfer gesucht", day=TODAY, at=time(8))
    desk.posts.add("Was macht ein Ortsbeirat?", is_idea=True)

    titles = [post.title for post in desk.posts.list(from_day=TODAY, to_day=TODAY)]
    assert titles == ["Wahlhelfer gesucht", "Freibad öffnet"]
    assert [post.title for post in desk.posts.list(status=PostStatus.APPROVED)] == ["Wahlhelfer gesucht"]
    assert [post.title for post in desk.posts.list(query="am sam")] == ["Markt am Samstag"]
    assert [post.title for post in desk.posts.reserve()] == ["Was macht ein Ortsbeirat?"]
    assert desk.posts.has_before(TODAY + timedelta(days=1))
    assert not desk.posts.has_before(TODAY)
    assert not desk.posts.is_empty()


def test_a_summary_names_who_approved(desk: Desk) -> None:
    an_approved_post(desk)

    (summary,) = desk.posts.list()

    assert (summary.approved_by, summary.approved_at) == ("Petra Lüders", NOW)


def test_public_holidays_and_closing_days_stand_beside_the_posts(desk: Desk) -> None:
    occasions = desk.occasions.between(date(2027, 5, 1), date(2027, 5, 31))

    assert [each.title for each in occasions] == ["Tag der Arbeit", "Christi Himmelfahrt", "Pfingstmontag"]


def test_planned_and_published_are_told_apart(desk: Desk) -> None:
    out = an_approved_post(desk, title="War online", day=TODAY, at=time(7))
    desk.posts.mark_published(out.id, at=at(7, 5), link="https://example.org/1")
    a_post(desk, title="Noch Entwurf", day=TODAY, at=time(17))
    desk.posts.add("Idee", day=TODAY, at=time(18), is_idea=True)

    planned = desk.posts.planned_between(at(0), at(23))
    published = desk.posts.published_between(at(0), at(23))

    assert [post.title for post in planned] == ["War online", "Noch Entwurf"]
    assert [(post.title, post.published_at) for post in published] == [("War online", at(7, 5))]
