"""Exactly one main channel, a second only with its reason, and figures that the office may change."""

from dataclasses import replace
from datetime import date

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.channels import FIGURES, Certainty, ChannelPlace
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.services.town import TownRecords
from amtdesk.storage.channels import ChannelRepository
from tests.builders import NOW


def test_facebook_is_the_main_channel_until_the_office_chooses(desk: Desk) -> None:
    main = desk.channels.main()

    assert (main.key, main.place) == ("facebook_page", ChannelPlace.MAIN)
    assert (main.text_recommended, main.fold_after) == (400, None)
    assert main.checked_on == date(2026, 11, 21)
    assert [each.key for each in desk.channels.used()] == ["facebook_page"]


def test_the_shipped_table_tells_source_and_certainty_of_each_figure(desk: Desk) -> None:
    for channel in desk.channels.all():
        told = [name for name in FIGURES if getattr(channel, name) not in (None, ())]
        assert not told or channel.sources, channel.name
        assert set(channel.hints) <= set(FIGURES), channel.name
        assert set(channel.doubts) <= set(FIGURES), channel.name
    by_key = {each.key: each for each in desk.channels.all()}
    assert len(by_key) == 14
    assert (by_key["x"].text_max, by_key["x"].link_length) == (280, 23)
    assert (by_key["mastodon"].text_max, by_key["mastodon"].link_length) == (500, 23)
    assert (by_key["bluesky"].text_max, by_key["bluesky"].link_length) == (300, None)
    assert by_key["threads"].certainty_of("alt_max") is Certainty.UNCERTAIN


def test_choosing_another_main_channel_leaves_exactly_one(desk: Desk) -> None:
    desk.channels.make_main("mastodon")

    assert [each.key for each in desk.channels.used()] == ["mastodon"]
    assert (desk.town.town().channel, desk.town.town().channel_name) == ("mastodon", "Mastodon")

    desk.history.undo()

    assert desk.channels.main().key == "facebook_page"
    assert desk.channels.make_main("facebook_page") == desk.channels.main()


def test_a_second_channel_is_opened_with_its_reason_and_hours(desk: Desk) -> None:
    opened = desk.channels.open_second("instagram", reason="Die Jugend ist dort.", hours_a_week=2.5)

    assert (opened.place, opened.reason, opened.hours_a_week) == (ChannelPlace.SECOND, "Die Jugend ist dort.", 2.5)
    assert [each.key for each in desk.channels.used()] == ["facebook_page", "instagram"]

    closed = desk.channels.close("instagram")

    assert (closed.place, closed.reason) == (ChannelPlace.UNUSED, "Die Jugend ist dort.")


def test_the_main_channel_is_neither_opened_beside_itself_nor_closed(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="main channel already"):
        desk.channels.open_second("facebook_page", reason="Noch einmal.", hours_a_week=1)
    with pytest.raises(NotAllowed, match="another main channel first"):
        desk.channels.close("facebook_page")
    with pytest.raises(NotFound, match="not known"):
        desk.channels.get("studivz")


def test_an_edited_figure_is_the_offices_own_and_can_be_given_back(desk: Desk) -> None:
    before = desk.channels.get("mastodon")
    own = replace(before, text_max=1000, checked_on=NOW.date(), sources=("https://social.example/about",))

    edited = desk.channels.edit(replace(own, image_sizes=((600, 400),), doubts={"text_max": Certainty.CERTAIN}))

    assert edited.is_edited
    assert (edited.text_max, edited.image_sizes, edited.link_length) == (1000, ((600, 400),), 23)
    assert edited.hints == before.hints
    assert desk.channels.reset("mastodon") == before
    desk.history.undo()
    assert desk.channels.get("mastodon") == edited


def test_an_address_leaves_the_figures_the_shipped_ones(desk: Desk) -> None:
    facebook = desk.channels.main()

    kept = desk.channels.edit(replace(facebook, address="https://facebook.example/stadt"))

    assert not kept.is_edited
    assert desk.town.town().channel_address == "https://facebook.example/stadt"
    assert desk.channels.edit(kept) == kept
    assert desk.channels.reset("facebook_page").address == "https://facebook.example/stadt"


def test_newer_shipped_figures_are_offered_and_never_taken_by_themselves(desk: Desk) -> None:
    mastodon = desk.channels.get("mastodon")

    desk.channels.edit(replace(mastodon, text_max=800, checked_on=date(2025, 1, 1)))

    newer = desk.channels.newer_facts("mastodon")
    assert newer is not None
    assert newer.text_max == 500
    assert desk.channels.get("mastodon").text_max == 800
    assert desk.channels.newer_facts("x") is None

    desk.channels.edit(replace(desk.channels.get("mastodon"), checked_on=NOW.date()))

    assert desk.channels.newer_facts("mastodon") is None


def test_a_channel_that_nothing_is_shipped_of_is_known_by_its_row(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={"channel": "ortsapp", "channel_name": "Orts-App"}))

    assert (desk.channels.main().name, desk.channels.main().text_max) == ("Orts-App", None)
    assert desk.channels.shipped("ortsapp") is None
    with pytest.raises(NotAllowed, match="No figures are shipped"):
        desk.channels.reset("ortsapp")
    assert desk.channels.newer_facts("ortsapp") is None
    desk.channels.make_main("facebook_page")
    assert desk.channels.get("ortsapp").place is ChannelPlace.UNUSED


def test_what_the_town_says_of_its_channel_has_one_home(desk: Desk) -> None:
    words: dict[str, str | int] = {
        "channel": "x",
        "channel_address": "https://x.example/stadt",
        "recommended_length": 200,
    }

    desk.town.record(TownRecords(settings=words))

    main = desk.channels.main()
    assert (main.key, main.address, main.text_recommended) == ("x", "https://x.example/stadt", 200)
    assert len(ChannelRepository(desk.channels._database).all()) == 1  # noqa: SLF001 - how it lies on the disk
    desk.town.set("channel_address", "https://x.example/neu")
    assert desk.channels.main().address == "https://x.example/neu"
    desk.town.set("channel", "mastodon")
    desk.town.set("channel", "x")
    assert desk.channels.main().text_recommended == 200
    assert [each.key for each in desk.channels.used()] == ["x"]


def test_what_happens_elsewhere_leaves_the_channels_as_they_are_known(desk: Desk) -> None:
    known = desk.channels.all()

    desk.posts.add("Markt am Samstag")

    assert desk.channels.all() is known


def test_the_recommended_length_is_a_matter_of_taste_and_leaves_the_figures_shipped(desk: Desk) -> None:
    longer = desk.channels.recommend("facebook_page", 500)

    assert (longer.text_recommended, longer.is_edited) == (500, False)
    assert desk.town.town().recommended_length == 500
    assert desk.channels.recommend("facebook_page", None).text_recommended == 400
    with pytest.raises(NotAllowed, match="at least one character"):
        desk.channels.recommend("facebook_page", 0)
