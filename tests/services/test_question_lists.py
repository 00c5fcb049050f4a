"""Lists of questions: every filter, alone and together, page by page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CLOSED, QuestionSource, QuestionStatus, ReplyKind
from tests.builders import berlin, open_desk
from tests.builders_questions import send_agreed

COMMENT, GROUP = QuestionSource.PAGE_COMMENT, QuestionSource.GROUP


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        group = desk.rounds.add_group(name="Eltern in Birkenfurt")
        note = desk.questions.note
        pool = note("Wann öffnet das Freibad?", source=COMMENT, category="freibad", asked_at=berlin(10, "08:00"))
        note("Gibt es noch Plätze in der Kita?", source=GROUP, category="kita", group_id=group.id,
             asked_at=berlin(11, "08:00"))  # fmt: skip
        note("Was kostet die Müllabfuhr?", source=QuestionSource.DIRECT_MESSAGE, category="muell",
             asked_at=berlin(11, "09:00"))  # fmt: skip
        lamp = note("Laterne aus", source=COMMENT, category="beleuchtung", asked_at=berlin(12, "07:00"))
        send_agreed(desk, pool.id, ReplyKind.ANSWER)
        desk.questions.hand_to_department(lamp.id, "bauhof", asked="Wann?")
        yield desk


def found(desk: Desk, wanted: QuestionFilter) -> list[str]:
    listed = [question.category for question in desk.questions.list(wanted)]
    assert desk.questions.count(wanted) == len(listed)
    return listed


def test_without_a_filter_everything_is_listed_latest_first(desk: Desk) -> None:
    assert found(desk, QuestionFilter()) == ["beleuchtung", "muell", "kita", "freibad"]


@pytest.mark.parametrize(
    ("wanted", "categories"),
    [
        (QuestionFilter(statuses=frozenset({QuestionStatus.ANSWERED})), ["freibad"]),
        (QuestionFilter(statuses=CLOSED), ["freibad"]),
        (QuestionFilter(statuses=frozenset(QuestionStatus) - CLOSED), ["beleuchtung", "muell", "kita"]),
        (QuestionFilter(sources=frozenset({COMMENT})), ["beleuchtung", "freibad"]),
        (QuestionFilter(category="kita"), ["kita"]),
        (QuestionFilter(department="bauhof"), ["beleuchtung"]),
        (QuestionFilter(words="müll kostet"), ["muell"]),
        (QuestionFilter(words="MUELLABF"), ["muell"]),
        (QuestionFilter(words="kita freibad"), []),
        (QuestionFilter(words="!?"), ["beleuchtung", "muell", "kita", "freibad"]),
        (QuestionFilter(words='"'), ["beleuchtung", "muell", "kita", "freibad"]),
        (QuestionFilter(asked_from=berlin(11, "09:00")), ["beleuchtung", "muell"]),
        (QuestionFilter(asked_until=berlin(11, "09:00")), ["kita", "freibad"]),
        (QuestionFilter(sources=frozenset({COMMENT}), words="aus", asked_from=berlin(12, "00:00")), ["beleuchtung"]),
    ],
)
def test_each_filter_leaves_what_fits(desk: Desk, wanted: QuestionFilter, categories: list[str]) -> None:
    assert found(desk, wanted) == categories


def test_a_group_lists_its_own(desk: Desk) -> None:
    (group,) = [group for group in desk.rounds.groups() if group.name == "Eltern in Birkenfurt"]
    assert found(desk, QuestionFilter(group_id=group.id)) == ["kita"]


def test_the_list_comes_in_pages(desk: Desk) -> None:
    page = desk.questions.list(QuestionFilter(), limit=2, offset=1)
    assert [question.category for question in page] == ["muell", "kita"]


def test_a_deleted_question_is_in_no_list(desk: Desk) -> None:
    (question,) = desk.questions.list(QuestionFilter(category="kita"))
    desk.questions.delete(question.id)
    assert found(desk, QuestionFilter(category="kita")) == []
    assert found(desk, QuestionFilter(words="kita")) == []
