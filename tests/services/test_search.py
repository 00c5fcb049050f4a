"""The quick search over everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.search import Rank
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


def test_a_group_is_found_by_its_name_its_platform_and_its_topics(desk: Desk) -> None:
    desk.rounds.add_group(name="Du kommst aus Birkenfurt", platform="Facebook", topics="Flohmarkt und Verkehr")

    assert [hit.title for hit in desk.search.find("birkenfrut", "groups")] == ["Du kommst aus Birkenfurt"]
    assert [hit.rank for hit in desk.search.find("flohm faceb", "groups")] == [Rank.ELSEWHERE]
    assert desk.search.find("xyz", "groups") == ()


def test_what_was_found_is_marked_where_it_stands(desk: Desk) -> None:
    keep_template(desk, "Preise", "Im Freibad kostet es drei Euro.")

    (in_title, *_rest) = desk.search.find("fraibad", "templates")
    in_text = next(hit for hit in desk.search.find("freibad", "templates") if hit.title == "Preise")

    assert in_title.marks == ((0, 7),)
    assert in_title.rank >= Rank.FORGIVEN
    assert (in_text.marks, in_text.excerpt_marks, in_text.rank) == ((), ((3, 7),), Rank.ELSEWHERE)


def test_of_a_long_question_the_place_is_shown_where_the_words_stand(desk: Desk) -> None:
    asked = "Guten Tag, " + "ich frage mich schon lange, " * 8 + "wann der Sperrmüll abgeholt wird."
    desk.questions.note(asked, source=QuestionSource.OTHER)

    (hit,) = desk.search.find("sperrmuell", "questions")

    (start, length) = hit.marks[0]
    assert hit.title.startswith("… ")
    assert hit.title[start : start + length] == "Sperrmüll"


def test_a_typo_in_a_template_that_is_found_by_its_text_ranks_last(desk: Desk) -> None:
    keep_template(desk, "Preise", "Das Hallenbad kostet drei Euro.")

    (hit,) = desk.search.find("halenbad", "templates")

    assert hit.rank == Rank.ELSEWHERE + Rank.FORGIVEN


def test_what_waits_is_found_before_what_is_done(desk: Desk) -> None:
    waiting = desk.questions.note("Laterne kaputt", source=QuestionSource.OTHER)
    done = desk.questions.note("Laterne an", source=QuestionSource.OTHER)
    desk.questions.close_without_answer(done.id, reason="erledigt")

    assert [hit.id for hit in desk.search.find("laterne", "questions")] == [waiting.id, done.id]


def test_everything_is_ready_before_the_first_word(desk: Desk) -> None:
    desk.search.get_ready()

    assert desk.search.find("freibad")


def test_where_many_titles_fit_the_best_are_the_same_as_those_of_the_whole_search(desk: Desk) -> None:
    keep_template(desk, "Bäder", "Das Freibad öffnet.")
    for query in ("f", "freibad", "freibad 3", "freibat", "baden", ""):
        whole = desk.templates.hits(desk.templates.search(query))

        assert [desk.templates.find(query, limit=count) for count in (4, 2, 0)] == [whole[:4], whole[:2], ()]


def test_a_group_or_a_task_that_is_new_or_gone_is_so_in_the_next_search(desk: Desk) -> None:
    assert desk.search.find("schwimmbad") == ()

    desk.rounds.add_group(name="Schwimmbadfreunde", platform="Facebook")
    assert [hit.title for hit in desk.search.find("schwimmbad", "groups")] == ["Schwimmbadfreunde"]

    desk.history.undo()
    assert desk.search.find("schwimmbad", "groups") == ()

    desk.own_tasks.add(title="Schwimmbad anrufen")
    assert [hit.title for hit in desk.search.find("schwimmbad", "tasks")] == ["Schwimmbad anrufen"]


def test_what_a_typo_may_have_meant_is_read_while_nothing_is_typed(desk: Desk) -> None:
    asked: list[str] = []
    found = desk.search.find("freibat")
    desk.questions.note("Laterne kaputt", source=QuestionSource.OTHER)  # what was read is forgotten

    desk.search.read_ahead("wann freiba")
    desk._database._connection.set_trace_callback(asked.append)  # noqa: SLF001 - what the file is asked
    again = [hit for kind in desk.search.KINDS for hit in desk.search.find("freibat", kind)]
    desk._database._connection.set_trace_callback(None)  # noqa: SLF001 - as above

    assert {hit.title for hit in found} <= {hit.title for hit in again}
    assert not [sql for sql in asked if "questions_terms" in sql or "questions_places" in sql]


@pytest.mark.parametrize("words", ["", " ", "!?", "f"])
def test_there_is_little_to_read_before_a_word_is_typed(desk: Desk, words: str) -> None:
    desk.search.read_ahead(words)

    assert desk.search.find("freibad")
