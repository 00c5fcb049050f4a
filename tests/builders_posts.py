"""Builders for tests about posts: a desk with the office around it, and posts in any state."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from amtdesk.desk import Desk
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.town import Department, Person
from amtdesk.services.town import TownRecords
from amtdesk.system.clock import StillClock
from tests.builders import BERLIN, NOW, lay_new

TODAY = NOW.date()
TEXT = "Morgen öffnet das Freibad um 9 Uhr.\nAlle Informationen: {{url_freibad}}"

PEOPLE = (
    Person(key="p_bm", name="Karin Ahlers", role="buergermeisterin"),
    Person(key="p_ha", name="Petra Lüders", role="hauptamtsleitung"),
    Person(key="p_sm", name="Jana Wolter", role="social_media_stelle"),
    Person(key="p_ba", name="Sabine Kröger", role="bauamtsleitung"),
)


def at(hour: int, minute: int = 0, *, day: date = TODAY) -> datetime:
    """A local instant."""
    return datetime.combine(day, time(hour, minute), tzinfo=BERLIN)


def open_office(folder: Path, *, now: datetime = NOW) -> tuple[Desk, StillClock]:
    """A desk in a town hall with people, departments and addresses; Jana Wolter sits at it."""
    clock = StillClock(now)
    lay_new(folder)
    desk = Desk.open(folder, clock)
    desk.town.record(
        TownRecords(
            settings={
                "name": "Birkenfurt",
                "user_name": "Jana Wolter",
                "channel_page_name": "Stadt Birkenfurt",
                "variables": {"url_freibad": "www.birkenfurt.example/freibad"},
            },
            people=PEOPLE,
            departments=(
                Department(key="baeder", name="Bäder", lead="p_ba"),
                Department(key="hauptamt", name="Hauptamt", lead="p_ha"),
            ),
        )
    )
    return desk, clock


def a_post(
    desk: Desk,
    *,
    title: str = "Freibad öffnet",
    text: str = TEXT,
    day: date | None = TODAY,
    at: time | None = time(10),
    **details: Any,  # noqa: ANN401 - fields of a post by their names
) -> Post:
    """A draft; `details` are set by `edit`, its level by hand."""
    post = desk.posts.add(title, text, day=day, at=at)
    level = details.pop("approval_level", None)
    if details:
        post = desk.posts.edit(replace(post, **details)).post
    return post if level is None else desk.posts.set_level(post.id, level, reason="So vereinbart").post


def an_approved_post(desk: Desk, **details: Any) -> Post:  # noqa: ANN401 - as above
    """A post that Petra Lüders approved by phone."""
    post = a_post(desk, **details)
    now = desk.clock.now()
    return desk.posts.record_approval(post.id, by="Petra Lüders", at=now, way=ApprovalWay.PHONE)
