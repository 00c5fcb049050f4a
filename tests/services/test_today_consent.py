"""Heute names coming posts whose picture shows people without a consent that holds on their day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.media import Medium, People
from amtdesk.domain.today import COMING_DAYS, ItemKind
from tests import builders_pictures as pictures

MONDAY = date(2027, 5, 17)


@pytest.fixture
def medium(desk: Desk, tmp_path: Path) -> Medium:
    desk.town.begin_empty()
    return desk.media.keep(pictures.write(tmp_path / "azubi.jpg", pictures.a_photo()))


def asked(desk: Desk) -> list[tuple[str, str, date]]:
    brief = desk.today.brief()
    items = (*brief.for_today, *brief.coming)
    return [
        (each.title, each.note, each.due_at.date()) for each in items if each.kind is ItemKind.CONSENT and each.due_at
    ]


def test_a_missing_or_ended_consent_is_asked_for_until_it_is_there(desk: Desk, medium: Medium) -> None:
    post = desk.posts.add("Ausbildung", "Wir bilden aus.", day=MONDAY)
    desk.pictures.use(post.id, medium.sha256)
    assert asked(desk) == []  # nobody has looked at the picture yet: the media ask for that

    desk.media.edit(replace(medium, people=People.CONSENT_MISSING))
    assert asked(desk) == [("Ausbildung", "azubi.jpg", MONDAY)]

    given = replace(medium, people=People.WITH_CONSENT, consent_proof="Akte 12", consent_until=date(2027, 5, 16))
    desk.media.edit(given)
    assert asked(desk) == [("Ausbildung", "azubi.jpg", MONDAY)]  # it ends the day before

    desk.media.edit(replace(given, consent_until=MONDAY))
    assert asked(desk) == []


def test_what_is_far_ahead_or_withdrawn_is_not_asked_for(desk: Desk, medium: Medium) -> None:
    post = desk.posts.add("Ausbildung", "Wir bilden aus.", day=date(2027, 5, 13 + COMING_DAYS))
    desk.pictures.use(post.id, medium.sha256)
    desk.media.edit(replace(medium, people=People.CONSENT_MISSING))
    assert asked(desk) == []

    desk.posts.set_day(post.id, MONDAY, at=None)
    assert len(asked(desk)) == 1
    desk.posts.withdraw(post.id)
    assert asked(desk) == []
