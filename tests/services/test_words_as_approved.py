"""What goes out is what somebody approved: after a hold, a way back, other values of the town, another picture."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.media import Licence, Medium, People
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.pre_election import PreElectionPeriod
from amtdesk.storage.post_log import OF_POST
from amtdesk.system.clock import StillClock
from tests import builders_files as files
from tests.builders import NOW
from tests.builders_posts import TEXT, TODAY, a_post, an_approved_post, at, open_office

_S = PostStatus


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path)
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(office: tuple[Desk, StillClock]) -> Desk:
    return office[0]


def approve(desk: Desk, post: Post, *, valid_until: date | None = None) -> Post:
    way = ApprovalWay.PHONE
    return desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=way, valid_until=valid_until)


def rewrite(desk: Desk, post: Post, text: str = "Ganz anders: um 8 Uhr") -> Post:
    return desk.posts.save_text(post.id, title=post.title, text=text).post


def a_picture(desk: Desk, tmp_path: Path, *, name: str = "rutsche.png", number: int = 1) -> Medium:
    path = tmp_path / name
    path.write_bytes(files.a_png(width=10 + number))
    described = replace(desk.media.keep(path), alt_text="Eine Rutsche", author="Hanna Brink", people=People.NOBODY)
    return desk.media.edit(replace(described, licence=Licence.OWN_PHOTO, credit="Foto: Hanna Brink")).medium


# on hold


def test_what_was_edited_on_hold_is_a_draft_afterwards_and_not_submitted_any_more(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    desk.posts.hold(post.id)
    rewrite(desk, post)

    resumed = desk.posts.resume(post.id)

    assert (resumed.status, resumed.submitted_at, resumed.submitted_to) == (_S.DRAFT, None, "")


def test_a_submission_that_was_taken_back_does_not_come_back_from_hold(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    desk.posts.take_back_submission(post.id)
    desk.posts.hold(post.id)

    assert desk.posts.resume(post.id).status is _S.DRAFT


def test_a_post_on_hold_whose_approval_ends_is_a_draft_afterwards(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    approve(desk, post, valid_until=TODAY)
    desk.posts.mark_copied(post.id)
    desk.posts.hold(post.id)
    clock.set(at(9, day=date(2027, 5, 13)))

    assert [each.status for each in desk.posts.list()] == [_S.ON_HOLD]
    resumed = desk.posts.resume(post.id)
    assert (resumed.status, resumed.submitted_at, resumed.copied_text) == (_S.DRAFT, None, "")


def test_restoring_approved_words_takes_no_post_off_hold(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.hold(post.id)
    rewrite(desk, post)

    restored = desk.posts.restore_version(post.id, 1)

    assert restored.status is _S.ON_HOLD
    assert restored.standing_approval is not None
    assert desk.posts.resume(post.id).status is _S.APPROVED


@pytest.mark.parametrize("leave", ["hold", "withdraw"])
def test_words_that_were_copied_before_an_edit_are_not_kept_as_published(desk: Desk, leave: str) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_copied(post.id)
    getattr(desk.posts, leave)(post.id)
    if leave == "withdraw":
        desk.posts.begin_draft(post.id)
    approve(desk, rewrite(desk, post))

    out = desk.posts.mark_published(post.id, at=NOW)

    assert out.publications[0].text == "Ganz anders: um 8 Uhr"


# the way back


def test_with_approved_words_come_the_hashtags_that_were_approved_with_them(desk: Desk) -> None:
    post = an_approved_post(desk, hashtags="#Freibad")
    lapsed = desk.posts.edit(replace(post, hashtags="#Hallenbad")).lapsed
    assert lapsed is not None

    restored = desk.posts.restore_version(post.id, lapsed.version)

    assert (restored.hashtags, restored.status) == ("#Freibad", _S.APPROVED)


def test_with_approved_words_comes_the_picture_that_was_approved_with_them(desk: Desk, tmp_path: Path) -> None:
    first, second = (a_picture(desk, tmp_path, name="bad.png", number=number) for number in (1, 2))
    post = approve(desk, desk.pictures.use(a_post(desk).id, first.sha256).post)
    lapsed = desk.pictures.use(post.id, second.sha256).lapsed
    assert lapsed is not None

    restored = desk.posts.restore_version(post.id, lapsed.version)

    assert (restored.image_sha256, restored.status) == (first.sha256, _S.APPROVED)
    desk.history.undo()
    assert desk.posts.get(post.id).image_sha256 == second.sha256


def test_a_picture_that_came_after_the_approval_goes_when_its_words_come_back(desk: Desk, tmp_path: Path) -> None:
    post = an_approved_post(desk)
    desk.pictures.use(post.id, a_picture(desk, tmp_path).sha256)

    restored = desk.posts.restore_version(post.id, 1)

    assert (restored.image_sha256, restored.image_name, restored.status) == ("", "", _S.APPROVED)


def test_a_credit_that_was_set_right_since_is_not_restored(desk: Desk, tmp_path: Path) -> None:
    medium = a_picture(desk, tmp_path)
    post = approve(desk, desk.pictures.use(a_post(desk).id, medium.sha256).post)
    desk.media.edit(replace(medium, credit="Foto: Rolf Kamp"))

    restored = desk.posts.restore_version(post.id, 1)

    assert (restored.image_credit, restored.status) == ("Foto: Rolf Kamp", _S.DRAFT)


def test_a_picture_that_is_only_named_gets_its_description_back_while_it_is_the_same(desk: Desk) -> None:
    named = {"image_name": "a.jpg", "alt_text": "Eine Rutsche", "image_credit": "Foto: Stadt"}
    post = an_approved_post(desk, **named)
    desk.posts.edit(replace(post, alt_text="Zwei Rutschen"))
    assert desk.posts.restore_version(post.id, 1).status is _S.APPROVED

    desk.posts.edit(replace(desk.posts.get(post.id), image_name="b.jpg"))
    assert desk.posts.restore_version(post.id, 1).image_name == "b.jpg"


def test_no_approval_comes_back_while_people_in_the_picture_have_not_consented(desk: Desk) -> None:
    named = {"image_name": "a.jpg", "alt_text": "Kinder", "image_credit": "Foto: Stadt", "consent": "on_file"}
    post = an_approved_post(desk, **named)
    desk.posts.edit(replace(post, consent="missing"))

    assert desk.posts.restore_version(post.id, 1).status is _S.DRAFT


def test_an_approval_whose_day_has_passed_does_not_come_back_with_its_words(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = approve(desk, a_post(desk), valid_until=TODAY)
    rewrite(desk, post)
    clock.set(at(9, day=date(2027, 5, 13)))

    restored = desk.posts.restore_version(post.id, 1)
    assert (restored.status, len(restored.approvals)) == (_S.DRAFT, 1)


def test_an_approval_for_a_lower_level_does_not_come_back(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.set_level(post.id, 2)

    assert desk.posts.restore_version(post.id, 1).standing_approval is None


def test_an_edit_closes_every_approval_that_stands(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.withdraw(post.id)
    approve(desk, desk.posts.begin_draft(post.id))

    assert [each.holds for each in rewrite(desk, post).approvals] == [False, False]


def test_of_two_approvals_only_the_one_whose_day_has_passed_ends(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = approve(desk, a_post(desk), valid_until=TODAY)
    desk.posts.withdraw(post.id)
    approve(desk, desk.posts.begin_draft(post.id))
    clock.set(at(9, day=date(2027, 5, 13)))

    (shown,) = desk.posts.list()
    assert shown.status is _S.APPROVED
    assert [each.holds for each in desk.posts.get(post.id).approvals] == [False, True]


# the town's values


def test_other_values_of_the_town_than_those_approved_do_not_go_out(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.town.set_variable("url_freibad", "www.example.com/gewinnspiel")

    for leave in (desk.posts.text_to_copy, desk.posts.mark_copied, desk.posts.mark_scheduled):
        with pytest.raises(NotAllowed, match="different now from what was approved"):
            leave(post.id)

    desk.posts.withdraw_approval(post.id)
    approve(desk, post)
    assert desk.posts.text_to_copy(post.id).endswith("/gewinnspiel")
    desk.history.undo()
    desk.history.undo()  # the first approval stands again, and it was of other values
    with pytest.raises(NotAllowed, match="different now"):
        desk.posts.text_to_copy(post.id)


def test_what_was_copied_before_a_value_changed_may_be_scheduled(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_copied(post.id)
    desk.town.set_variable("url_freibad", "www.birkenfurt.example/neu")

    assert desk.posts.mark_scheduled(post.id).copied_text.endswith("/freibad")


def test_values_that_a_post_does_not_say_keep_nothing_back(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.town.set_variable("tel_bauhof", "07123 456")

    assert desk.posts.text_to_copy(post.id).startswith(TEXT[:20])


# what is known of a picture


def test_a_picture_that_turns_out_to_show_the_head_voids_an_approval_before_an_election(
    desk: Desk, tmp_path: Path
) -> None:
    desk.town.set("mayor_name", "Karin Ahlers")
    desk.posts.put_pre_election_period(
        PreElectionPeriod(name="Wahl", starts_on=TODAY, ends_on=date(2027, 6, 1), words=("Kandidat*",))
    )
    medium = a_picture(desk, tmp_path)
    post = approve(desk, desk.pictures.use(a_post(desk).id, medium.sha256).post)

    saved = desk.media.edit(replace(medium, note="Karin Ahlers auf der Rutsche"))

    assert [each.id for each in saved.lapsed] == [post.id]
    assert (desk.posts.get(post.id).status, desk.posts.get(post.id).approval_level) == (_S.DRAFT, 3)


def test_a_correction_has_the_level_of_the_table_not_the_one_set_by_hand_for_other_words(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.set_level(post.id, 0, reason="Text vom Fachamt")
    desk.posts.record_approval(post.id, by="Jana Wolter", at=NOW, way=ApprovalWay.IN_PERSON)
    desk.posts.mark_published(post.id, at=NOW)

    correction = desk.posts.correct(post.id)

    assert (correction.approval_level, correction.level_by_hand, correction.level_reason) == (1, None, "")


def test_what_is_out_teaches_its_picture_no_new_description(desk: Desk, tmp_path: Path) -> None:
    medium = a_picture(desk, tmp_path)
    post = approve(desk, desk.pictures.use(a_post(desk).id, medium.sha256).post)
    desk.posts.mark_published(post.id, at=NOW)
    desk.media.edit(replace(medium, alt_text=""))

    with pytest.raises(NotAllowed, match="is published"):
        desk.pictures.describe(post.id, "Zwei Rutschen")
    assert desk.media.get(medium.sha256).alt_text == ""
    desk.pictures.describe(post.id, "Eine Rutsche")  # what went out with it says so
    assert desk.media.get(medium.sha256).alt_text == "Eine Rutsche"


def test_the_log_of_a_post_is_found_by_the_post_however_much_was_approved(desk: Desk) -> None:
    rows = desk._database.rows("EXPLAIN QUERY PLAN " + OF_POST.format(kinds="?"), ("post:1", "post_submitted"))  # noqa: SLF001 - no other way to see it

    assert any("log_by_subject" in row["detail"] for row in rows)
