"""What can be said of a plan as a whole (P5): gaps, clashes, balance of topics, a question to readers, no service."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.plan_remarks import (
    PlannedPost,
    PlanRemark,
    PlanWindow,
    RemarkKind,
    asks_readers,
    nearby,
    plan_remarks,
    topic_shares,
)
from amtdesk.domain.post_summaries import PostStatus

MONDAY = date(2027, 5, 10)
TODAY = MONDAY + timedelta(days=2)
TEN = time(10)
OFFICE = OfficeCalendar(
    hours={day: ((time(8), time(16)),) for day in range(5)},
    zone=ZoneInfo("Europe/Berlin"),
    days_off={date(2027, 5, 17): "Pfingstmontag"},
)


def day(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def a_post(
    offset: int,
    *,
    number: int | None = None,
    at: time | None = None,
    topic: str = "",
    status: PostStatus = PostStatus.APPROVED,
    asks: bool = True,
) -> PlannedPost:
    return PlannedPost(
        id=PostId(offset * 10 if number is None else number),
        title=f"Beitrag {offset}",
        status=status,
        day=day(offset),
        at=at,
        topic=topic,
        asks_readers=asks,
    )


def a_window(*, days: int = 14, wishes: dict[str, float] | None = None) -> PlanWindow:
    return PlanWindow(first=MONDAY, last=day(days - 1), today=TODAY, calendar=OFFICE, wishes=wishes or {})


def remarks(kind: RemarkKind, posts: Iterable[PlannedPost], window: PlanWindow | None = None) -> list[PlanRemark]:
    return [each for each in plan_remarks(posts, window or a_window()) if each.kind is kind]


# clashes


def test_two_posts_at_one_time_are_named_together() -> None:
    found = remarks(RemarkKind.SAME_TIME, [a_post(3, number=1, at=TEN), a_post(3, number=2, at=TEN)])

    assert [[post.id for post in each.posts] for each in found] == [[1, 2]]
    assert found[0].first == day(3)


def test_posts_without_a_time_or_at_another_do_not_clash() -> None:
    posts = [a_post(3, number=1), a_post(3, number=2), a_post(4, number=3, at=TEN), a_post(4, number=4, at=time(11))]

    assert not remarks(RemarkKind.SAME_TIME, posts)


def test_what_is_out_already_is_not_said_to_clash() -> None:
    posts = [a_post(0, number=n, at=TEN, status=PostStatus.PUBLISHED) for n in (1, 2)]

    assert not remarks(RemarkKind.SAME_TIME, posts)


@pytest.mark.parametrize(("apart", "clashes"), [(0, True), (1, True), (3, True), (4, False)])
def test_the_same_topic_within_three_days_is_a_clash(apart: int, *, clashes: bool) -> None:
    posts = [a_post(3, number=1, topic="service"), a_post(3 + apart, number=2, topic="service")]

    assert bool(remarks(RemarkKind.SAME_TOPIC, posts)) is clashes


def test_a_run_of_one_topic_is_said_once() -> None:
    posts = [a_post(offset, topic="service") for offset in (2, 4, 7, 11)] + [a_post(5, number=1, topic="kultur")]

    (found,) = remarks(RemarkKind.SAME_TOPIC, posts)

    assert (found.first, found.last, len(found.posts)) == (day(2), day(7), 3)


def test_withdrawn_and_missed_posts_stand_in_nobodys_way() -> None:
    gone = [
        a_post(3, number=n, topic="service", at=TEN, status=status)
        for n, status in enumerate((PostStatus.WITHDRAWN, PostStatus.MISSED))
    ]

    kinds = {each.kind for each in plan_remarks([*gone, a_post(3, number=9, topic="service", at=TEN)], a_window())}

    assert not kinds & {RemarkKind.SAME_TIME, RemarkKind.SAME_TOPIC}


def test_a_run_that_is_out_is_not_remarked() -> None:
    posts = [a_post(offset, topic="service", status=PostStatus.PUBLISHED) for offset in (0, 1)]

    assert not remarks(RemarkKind.SAME_TOPIC, posts)


def test_a_run_beyond_the_days_that_are_shown_is_left_out() -> None:
    posts = [a_post(offset, topic="service") for offset in (20, 21)]

    assert not remarks(RemarkKind.SAME_TOPIC, posts)


def test_what_a_moved_post_would_clash_with_is_known_beforehand() -> None:
    wish = a_post(5, number=1, topic="service", at=TEN)
    same_time = a_post(5, number=2, at=TEN)
    same_topic = a_post(7, number=3, topic="service")
    far, gone = a_post(9, number=4, topic="service"), a_post(5, number=5, at=TEN, status=PostStatus.WITHDRAWN)

    assert nearby(wish, [wish, same_time, same_topic, far, gone]) == (same_time, same_topic)


# service and gaps


def test_a_day_without_service_proposes_the_platform() -> None:
    found = remarks(RemarkKind.NO_SERVICE, [a_post(5, number=1), a_post(5, number=2), a_post(7, number=3)])

    assert [(each.first, len(each.posts)) for each in found] == [(day(5), 2), (day(7), 1)]


def test_what_the_platform_brings_anyway_needs_nobody() -> None:
    assert not remarks(RemarkKind.NO_SERVICE, [a_post(5, status=PostStatus.SCHEDULED)])


def test_what_went_out_on_a_sunday_is_not_remarked() -> None:
    assert not remarks(RemarkKind.NO_SERVICE, [a_post(-1, status=PostStatus.PUBLISHED), a_post(20)])


def test_three_days_of_service_without_a_post_are_a_gap() -> None:
    planned = [a_post(offset) for offset in (2, 9, 10, 11)]

    (gap,) = remarks(RemarkKind.GAP, planned)

    assert (gap.first, gap.last, gap.service_days) == (day(3), day(8), 3), "the weekend and Whit Monday count for none"


# a question a week


def test_a_week_in_which_nobody_is_asked_is_named() -> None:
    posts = [a_post(2, asks=True), a_post(8, asks=False), a_post(9, asks=False)]

    (found,) = remarks(RemarkKind.NO_QUESTION, posts)

    assert (found.first, found.last) == (day(7), day(13))


def test_a_week_without_any_post_is_a_gap_and_asks_nothing() -> None:
    assert not remarks(RemarkKind.NO_QUESTION, [a_post(2)])


def test_weeks_that_are_over_are_left_alone() -> None:
    window = PlanWindow(first=day(-14), last=day(13), today=TODAY, calendar=OFFICE, wishes={})

    found = remarks(RemarkKind.NO_QUESTION, [a_post(-10, asks=False), a_post(1, asks=False)], window)

    assert [each.first for each in found] == [MONDAY]


def test_a_window_that_begins_in_the_middle_of_a_week_begins_with_the_next() -> None:
    window = PlanWindow(first=day(4), last=day(13), today=TODAY, calendar=OFFICE, wishes={})

    found = remarks(RemarkKind.NO_QUESTION, [a_post(4, asks=False), a_post(8, asks=False)], window)

    assert [each.first for each in found] == [day(7)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Marktmeister plant den Sommer. Welcher Stand fehlt Ihnen? Schreiben Sie es in die Kommentare.",
        "Wo machen Sie am liebsten Pause?",
        "Welche Frage sollen wir als Nächstes beantworten?",
        "Was soll auf den Spielplatz? Schreiben Sie uns.",
        "Und was meint ihr dazu? Was ist euer Lieblingsplatz?",
        "Jetzt sind Sie dran: Wasser, Klettern, Schatten, eine lange Bank?",
    ],
)
def test_a_question_to_readers_is_found(text: str) -> None:
    assert asks_readers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Das Rathaus ist am Freitag geschlossen.",
        "Sie fragen: Kann ich Passbilder auf Papier mitbringen? Seit Mai gelten digitale Bilder.",
        "Wer hilft, wenn es brennt? Die Feuerwehr.",
        "Was ist neu? Der Bus 12 fährt öfter.",
        "",
    ],
)
def test_what_nobody_is_to_answer_is_no_question_to_readers(text: str) -> None:
    assert not asks_readers(text)


# balance


def topics(**posts: int) -> list[PlannedPost]:
    names = [name for name, count in posts.items() for _ in range(count)]
    return [a_post(number % 28, number=number, topic=name) for number, name in enumerate(names)]


def test_a_topic_with_more_than_twice_its_even_share_is_named() -> None:
    (found,) = remarks(RemarkKind.BALANCE, topics(service=7, kultur=1, verkehr=1, umwelt=1))

    assert found.topic is not None
    assert (found.topic.topic, found.topic.share, found.topic.due) == ("service", 0.7, 0.25)
    assert (found.first, found.last) == (MONDAY, day(27))


def test_an_even_plan_needs_no_remark() -> None:
    assert not remarks(RemarkKind.BALANCE, topics(service=3, kultur=2, verkehr=3))


def test_few_posts_have_no_balance() -> None:
    assert not remarks(RemarkKind.BALANCE, topics(service=7))


def test_the_offices_own_wish_goes_before_an_even_share() -> None:
    posts = topics(service=6, kultur=2)

    assert not remarks(RemarkKind.BALANCE, posts, a_window(wishes={"service": 70, "kultur": 30}))


def test_a_wished_topic_that_never_comes_is_named() -> None:
    window = a_window(wishes={"service": 50, "jugend": 50, "nichts": 0})

    (found,) = remarks(RemarkKind.BALANCE, topics(service=6, kultur=2), window)

    assert found.topic is not None
    assert (found.topic.topic, found.topic.posts, found.topic.due) == ("jugend", 0, 0.5)


def test_shares_come_greatest_first_and_add_up() -> None:
    shares = topic_shares(topics(service=5, kultur=3), MONDAY, last=day(27), wishes={})

    assert [each.topic for each in shares] == ["service", "kultur"]
    assert sum(each.share for each in shares) == pytest.approx(1)


def test_remarks_come_by_kind_clashes_before_balance() -> None:
    posts = [*topics(service=9), a_post(3, number=90, at=TEN), a_post(3, number=91, at=TEN)]

    kinds = [each.kind for each in plan_remarks(posts, a_window())]

    assert kinds == sorted(kinds, key=list(RemarkKind).index)
