"""The form of a link, and when the platform had better bring a post."""

from dataclasses import replace
from datetime import date, time

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.participation import proposed_feedback_day, why_no_feedback_date
from amtdesk.domain.post_places import DEFAULT_DUTIES, Place, duties_as_words, duties_from, duties_from_words, duties_of
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.posts import Post
from amtdesk.domain.publishing import (
    PublishStep,
    as_it_went_out,
    checked_link,
    last_service_before,
    next_step,
    plan_ahead,
    steps_of,
)
from tests.builders import BERLIN, NOW, berlin

HOURS = {day: ((time(8), time(12)), (time(13), time(16))) for day in range(5)}
CALENDAR = OfficeCalendar(hours=HOURS, zone=BERLIN, days_off={date(2027, 5, 17): "Pfingstmontag"})
SUNDAY = date(2027, 5, 16)
POST = PostSummary(id=PostId(1), key="P1", title="Markt", status=PostStatus.APPROVED, day=SUNDAY, at=time(9))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" https://facebook.com/7 ", "https://facebook.com/7"),
        ("www.facebook.com/stadt/posts/7?x=1", "https://www.facebook.com/stadt/posts/7?x=1"),
        ("HTTP://example.org", "HTTP://example.org"),
    ],
)
def test_a_link_is_looked_at_and_never_followed(typed: str, kept: str) -> None:
    assert checked_link(typed) == kept


@pytest.mark.parametrize(
    "typed", ["online", "ftp://example.org/7", "https://", "https://[::1", "zwei wörter.de", "x@y"]
)
def test_what_has_no_form_of_an_address_is_no_link(typed: str) -> None:
    with pytest.raises(NotAllowed, match="no web address"):
        checked_link(typed)


def proposal(**facts: object) -> object:
    return plan_ahead(replace(POST, **facts), calendar=CALENDAR, zone=BERLIN, now=NOW)  # type: ignore[arg-type]  # names


def test_a_sunday_is_proposed_for_the_platform_and_friday_is_the_last_day_for_it() -> None:
    found = plan_ahead(POST, calendar=CALENDAR, zone=BERLIN, now=NOW)

    assert found is not None
    assert (found.by, found.is_day_off, found.is_approved) == (berlin(14, "16:00"), True, True)


def test_an_evening_of_a_service_day_is_proposed_too() -> None:
    found = plan_ahead(replace(POST, day=date(2027, 5, 13), at=time(19)), calendar=CALENDAR, zone=BERLIN, now=NOW)

    assert found is not None
    assert (found.by, found.is_day_off) == (berlin(13, "16:00"), False)


@pytest.mark.parametrize(
    "facts",
    [
        {"status": PostStatus.PUBLISHED},
        {"day": None},
        {"day": date(2027, 5, 13), "at": None},
        {"day": date(2027, 5, 9)},
    ],
)
def test_nothing_is_proposed_where_somebody_is_there_or_it_is_out(facts: dict[str, object]) -> None:
    assert proposal(**facts) is None


def test_a_draft_has_to_be_approved_until_then() -> None:
    found = plan_ahead(replace(POST, status=PostStatus.DRAFT), calendar=CALENDAR, zone=BERLIN, now=NOW)

    assert found is not None
    assert not found.is_approved


def test_after_the_last_service_there_is_no_time_left_to_schedule_it() -> None:
    found = plan_ahead(POST, calendar=CALENDAR, zone=BERLIN, now=berlin(15))

    assert found is not None
    assert found.by is None


def test_an_office_without_service_has_no_last_hour() -> None:
    empty = OfficeCalendar(hours={}, zone=BERLIN)

    assert last_service_before(NOW, calendar=empty, zone=BERLIN) is None


def test_a_draft_stands_on_no_platform() -> None:
    assert as_it_went_out(Post(id=PostId(1), key="P1", title="Markt", text="Am Samstag ist Markt.")) is None


def test_the_office_decides_which_topics_owe_which_places() -> None:
    assert duties_of("Beteiligung ", DEFAULT_DUTIES) == {Place.WEBSITE, Place.GAZETTE}
    assert duties_from(None) == DEFAULT_DUTIES
    own = duties_from({"": ["website", "moon"], "service": "gazette"})
    assert own == {"": (Place.WEBSITE,)}


def test_the_table_of_duties_is_one_line_of_words() -> None:
    names = {Place.WEBSITE: "Website", Place.GAZETTE: "Amtsblatt", Place.NOTICE_BOARD: "Aushang"}
    words = duties_as_words({**DEFAULT_DUTIES, "leer": ()}, names)

    assert words == "Website; beteiligung: Amtsblatt; sicherheit: Aushang"
    assert duties_from_words(words, names) == DEFAULT_DUTIES
    assert duties_from_words(" ; Kultur: amtsblatt, gazette,;", names) == {"kultur": (Place.GAZETTE,)}
    with pytest.raises(NotAllowed, match="Mond"):
        duties_from_words("Mond", names)


def test_who_asks_people_owes_them_an_answer() -> None:
    asks = Post(id=PostId(1), key="P1", title="Spielplatz", text="Was fehlt?", topic="beteiligung", day=SUNDAY)

    assert why_no_feedback_date(asks) is not None
    for answered in (
        replace(asks, topic="service"),
        replace(asks, feedback_on=SUNDAY),
        replace(asks, feedback_given_at=NOW),
        replace(asks, feedback_for_id=PostId(2)),
    ):
        assert why_no_feedback_date(answered) is None


@pytest.mark.parametrize(
    ("day", "proposed"),
    [(SUNDAY, date(2027, 6, 14)), (date(2027, 5, 18), date(2027, 6, 15)), (None, date(2027, 6, 9))],
)
def test_four_weeks_later_on_a_day_of_service_is_proposed(day: date | None, proposed: date) -> None:
    post = Post(id=PostId(1), key="P1", title="Spielplatz", text="Was fehlt?", day=day)

    assert proposed_feedback_day(post, today=NOW.date(), calendar=CALENDAR) == proposed


def test_text_picture_and_its_description_are_carried_over_one_after_the_other() -> None:
    s = PublishStep
    bare = Post(id=PostId(1), key="P1", title="Markt", text="Am Samstag ist Markt.")
    post = replace(bare, image_name="markt.jpg", image_sha256="ab", alt_text="Ein Stand mit Kürbissen.")
    copied = replace(post, copied_at=NOW)

    assert steps_of(bare) == (s.TEXT, s.ENTER)
    assert steps_of(replace(post, image_sha256="")) == (s.TEXT, s.ALT_TEXT, s.ENTER)
    assert [next_step(copied, done) for done in ((), (s.PICTURE,), (s.PICTURE, s.ALT_TEXT))] == [
        s.PICTURE,
        s.ALT_TEXT,
        s.ENTER,
    ]
    assert next_step(post, (s.PICTURE,)) is s.TEXT
