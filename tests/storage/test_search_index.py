"""The folded index of one table: beginnings, typos, and what comes near."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.domain.changes import Area
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.search import typed_words
from amtdesk.domain.words import N_, Message
from amtdesk.storage.search import SearchIndex
from tests.builders import open_desk
from tests.builders_templates import keep_template


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with open_desk(tmp_path) as desk:
        for text in ("Wann öffnet das Freibad?", "Freibäder im Kreis", "Preise der Kita"):
            desk.questions.note(text, source=QuestionSource.OTHER)
        yield SearchIndex(desk._database, "questions")  # noqa: SLF001 - the index is asked without a service


def slips(index: SearchIndex, typed: str) -> tuple[str, ...]:
    return index.slips(typed_words(typed)[0])


def test_a_beginning_and_a_whole_word_are_told_apart(index: SearchIndex) -> None:
    assert index.begins("frei")
    assert not index.has("frei")
    assert index.has("freibad")
    assert not index.begins("xyz")


@pytest.mark.parametrize("typed", ["freibat", "reibad", "xfreibad", "rfeibad", "greibad"])
def test_a_typo_may_be_in_any_letter_also_the_first(index: SearchIndex, typed: str) -> None:
    assert "freibad" in slips(index, typed)


def test_short_words_have_no_slips(index: SearchIndex) -> None:
    (short,) = typed_words("kitt")

    assert slips(index, "kitt") == ()
    assert index.forgiven(short) == ("kitt",)
    assert index.ids([index.forgiven(short)]) == []


def test_a_long_word_that_begins_nothing_is_not_found_beside_a_letter_that_begins_much(index: SearchIndex) -> None:
    assert index.ids([("freibad",), ("w",)]) == [1]
    assert index.ids([("freibaf",), ("w",)]) == []


def test_typing_on_asks_only_for_what_can_still_be_there(index: SearchIndex) -> None:
    assert slips(index, "xreib") == ("freib",) == slips(index, "xreib")
    assert slips(index, "xreiba") == ("freiba",)
    assert slips(index, "xreibax") == ()


def test_the_nearest_word_is_at_most_two_slips_away(index: SearchIndex) -> None:
    assert index.nearest(typed_words("fraibat")[0]) == "freibad"
    assert index.nearest(typed_words("kiat")[0]) == "kita"
    assert index.nearest(typed_words("freixxxx")[0]) is None
    assert index.nearest(typed_words("ki")[0]) is None


def test_every_word_must_begin_a_word_and_the_newest_comes_first(index: SearchIndex) -> None:
    assert index.ids([("freib",)]) == [2, 1]
    assert index.ids([("freib",), ("wann", "kreis")], limit=1) == [2]
    assert index.ids([("freib",), ()]) == index.ids([]) == []


def test_a_template_is_found_by_the_name_of_its_subject_also_after_that_changed(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        keep_template(desk, "Tonne", "Am Montag.", category="abfall")
        database = desk._database  # noqa: SLF001 - no service names subjects anew
        label, at = Message(N_("Setting changed")), desk.clock.now()
        with database.command(label, at=at, areas={Area.TOWN}) as writer:
            number = writer.insert("categories", {"key": "abfall", "name": "Müll und Umwelt"})
        assert desk.templates.find("umwelt")
        with database.command(label, at=at, areas={Area.TOWN}) as writer:
            writer.update("categories", number, changes={"name": "Sauberkeit"})
        assert desk.templates.find("sauberkeit")
        assert not desk.templates.find("umwelt")
        with database.command(label, at=at, areas={Area.TOWN}) as writer:
            writer.delete("categories", number)

        assert not desk.templates.find("sauberkeit")
        assert desk.templates.find("abfall")


def test_after_a_change_words_are_read_again(index: SearchIndex, tmp_path: Path) -> None:
    assert slips(index, "blumne") == ()
    with open_desk(tmp_path) as other:
        other.questions.note("Blumen am Markt", source=QuestionSource.OTHER)

    index.forget()

    assert slips(index, "blumne") == ("blume", "blumen")
