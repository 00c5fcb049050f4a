"""Where else a post has to appear."""

from datetime import timedelta

from amtdesk.desk import Desk
from amtdesk.domain.post_places import Place
from tests.builders import NOW
from tests.builders_posts import TODAY, a_post


def test_what_the_office_owes_stands_on_the_list_and_is_due_with_the_post(office: Desk) -> None:
    post = a_post(office, topic="beteiligung")

    website, gazette = office.posts.places(post.id)

    assert (website.place, gazette.place) == (Place.WEBSITE, Place.GAZETTE)
    assert (website.due_on, website.is_duty, website.is_kept) == (TODAY, True, False)


def test_a_place_is_ticked_and_undo_takes_the_tick_back(office: Desk) -> None:
    post = a_post(office)

    (done,) = office.posts.place_done(post.id, Place.WEBSITE)
    assert (done.done_at, office.posts.open_places(post.id)) == (NOW, ())
    (again,) = office.posts.place_done(post.id, Place.WEBSITE, is_done=False)
    assert (again.done_at, again.is_duty, again.is_kept) == (None, True, True)

    office.history.undo()
    assert office.posts.open_places(post.id) == ()


def test_further_places_are_added_with_a_day_and_taken_off_again(office: Desk) -> None:
    post, friday = a_post(office), TODAY + timedelta(days=2)

    _website, gazette = office.posts.set_place(post.id, Place.GAZETTE, due_on=friday, note=" Seite\n3 ")
    assert (gazette.due_on, gazette.note, gazette.is_duty) == (friday, "Seite 3", False)
    assert office.posts.set_place(post.id, Place.GAZETTE, due_on=friday, note="Seite 3")[1] == gazette
    assert len(office.posts.set_place(post.id, Place.WEBSITE, due_on=TODAY)) == 2

    assert [each.place for each in office.posts.remove_place(post.id, Place.GAZETTE)] == [Place.WEBSITE]
    assert [each.place for each in office.posts.remove_place(post.id, Place.GAZETTE)] == [Place.WEBSITE]


def test_the_office_decides_what_is_owed(office: Desk) -> None:
    post = a_post(office, topic="service")

    office.posts.set_place_duties({})
    assert office.posts.places(post.id) == ()

    office.posts.set_place_duties({"service": (Place.NOTICE_BOARD,)})
    assert [each.place for each in office.posts.places(post.id)] == [Place.NOTICE_BOARD]
