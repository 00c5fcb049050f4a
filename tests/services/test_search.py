"""The quick search over everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.services.search import UnknownKind
from tests.builders import open_desk
from tests.builders_templates import keep_template


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        for number in range(6):
            keep_template(opened, f"Freibad {number}", "Baden")
            opened.questions.note(f"Wann öffnet das Freibad {number}?", source=QuestionSource.OTHER)
        opened.posts.add("Saisonstart im Freibad")
        yield opened


def test_every_kind_has_its_turn(desk: Desk) -> None:
    hits = desk.search.find("freibad")

    assert len(hits) == 9
    assert {hit.kind for hit in hits} == {"templates", "questions", "posts"}
    assert [hit.kind for hit in hits] == sorted((hit.kind for hit in hits), key=desk.search.KINDS.index)


def test_one_kind_alone_can_be_searched_and_forgives_a_typo(desk: Desk) -> None:
    assert [hit.title for hit in desk.search.find("fraibad saison", "posts")] == ["Saisonstart im Freibad"]
    assert len(desk.search.find("freibad", "questions", limit=4)) == 4
    assert desk.search.find("wal", "questions") == ()


def test_nothing_typed_finds_nothing(desk: Desk) -> None:
    assert desk.search.find("  ") == ()


def test_what_is_new_is_found_at_once(desk: Desk) -> None:
    assert desk.search.find("schlaglcoh", "questions") == ()
    desk.questions.note("Ein Schlagloch", source=QuestionSource.OTHER)
    assert len(desk.search.find("schlaglcoh", "questions")) == 1


def test_an_unknown_kind_is_said_in_words(desk: Desk) -> None:
    with pytest.raises(UnknownKind, match=r".*"):
        desk.search.find("freibad", "cats")
