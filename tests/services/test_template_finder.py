"""Searching reply templates (T1): what is found, in which order, what is marked, and what is said to odd input."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amtdesk.desk import Desk
from amtdesk.domain.reply_templates import AgreementState
from tests.builders import NOW, open_desk
from tests.builders_templates import ending, keep_template

DAY = NOW.date()


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for many queries."""
    with open_desk(tmp_path_factory.mktemp("answering")) as opened:
        keep_template(opened, "Freibad", "Es öffnet am 9. Mai.")
        keep_template(opened, "Straße", "Die Müllabfuhr AND so weiter.")
        yield opened


def titles(desk: Desk, query: str, **narrowed: object) -> list[str]:
    return [hit.template.title for hit in desk.templates.find(query, **narrowed)]  # type: ignore[arg-type]  # as find takes them


def marked(desk: Desk, query: str) -> list[str]:
    hit = desk.templates.find(query)[0]
    texts = ((hit.template.title, hit.title_marks), (hit.template.text, hit.text_marks))
    return [text[start : start + length] for text, marks in texts for start, length in marks]


# what is found


@pytest.mark.parametrize("query", ["strasse kehr", "kehr straße", "KEHRPLAN", "Strassen", "kehrt", "/kehr", "reinig"])
def test_all_words_are_found_in_any_order_by_their_beginning_in_title_text_shortcut_and_subject(
    desk: Desk, query: str
) -> None:
    text = "Die Straße wird dienstags gekehrt. Kehrtag ist Freitag."
    keep_template(desk, "Kehrplan", text, category="reinigung", shortcut="kehr")
    keep_template(desk, "Freibad", "Es öffnet am 9. Mai.")

    assert titles(desk, query) == ["Kehrplan"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [("Straße", "strasse"), ("Strasse", "straße"), ("Müll", "muell"), ("Muell", "Müll"), ("Mu\u0308ll", "müll")],
)
def test_umlauts_and_sharp_s_find_each_other_both_ways(desk: Desk, written: str, typed: str) -> None:
    template = keep_template(desk, written, "…")

    assert titles(desk, typed) == [template.title]


@pytest.mark.parametrize("typed", ["freibat", "frebad", "freiibad", "friebad", "reibad", "xfreibad", "grundstük"])
def test_one_typo_is_forgiven_anywhere_in_the_word(desk: Desk, typed: str) -> None:
    keep_template(desk, "Freibad auf dem Grundstück", "…")

    assert titles(desk, typed) == ["Freibad auf dem Grundstück"]


def test_each_word_may_hold_a_typo_of_its_own(desk: Desk) -> None:
    keep_template(desk, "Öffnungszeiten Freibad", "…")
    keep_template(desk, "Öffnungszeiten Rathaus", "…")

    assert titles(desk, "oeffnugszeiten freibat") == ["Öffnungszeiten Freibad"]
    assert titles(desk, "öffnugnszeiten frxxbad") == []


def test_what_is_marked_is_marked_also_where_a_typo_was_forgiven(desk: Desk) -> None:
    keep_template(desk, "Freibad", "Das Freibad in der Straße öffnet.")

    assert marked(desk, "strasse frei") == ["Frei", "Frei", "Straße"]
    assert marked(desk, "strase freibat") == ["Freibad", "Freibad", "Straße"]


# the order


def test_the_title_comes_before_the_text_and_what_was_used_last_before_what_is_older(desk: Desk) -> None:
    for title, text in (("A", "Bad"), ("Bad B", "…"), ("Bad C", "…"), ("D", "Bad")):
        keep_template(desk, title, text)
    desk.templates.note_use(desk.templates.find("bad c")[0].template.id)
    desk.templates.note_use(desk.templates.find("d")[0].template.id)

    assert titles(desk, "bad") == ["Bad C", "Bad B", "D", "A"]


def test_what_fits_as_typed_comes_before_what_is_forgiven(desk: Desk) -> None:
    keep_template(desk, "Freibad", "…")
    keep_template(desk, "Notizen", "Freibatterie")

    found = desk.templates.search("freibat")

    assert titles(desk, "freibat") == ["Notizen", "Freibad"]
    assert (found.exact, found.is_forgiven) == (1, False)
    assert desk.templates.hits(found)[0].prefixes == ("freibat",)


def test_a_word_that_stands_somewhere_just_so_is_no_typo(desk: Desk) -> None:
    keep_template(desk, "Tonne", "…")
    keep_template(desk, "Sonne", "…")

    assert titles(desk, "tonne") == ["Tonne"]


def test_words_that_stand_apart_are_forgiven_when_nothing_holds_them_together(desk: Desk) -> None:
    keep_template(desk, "Sonne im Freibad", "…")
    keep_template(desk, "Tonne", "…")

    assert titles(desk, "tonne freibad") == ["Sonne im Freibad"]


def test_where_enough_fits_nothing_similar_follows(desk: Desk) -> None:
    for number in range(3):
        keep_template(desk, f"Freibatterie {number}", "…")
    keep_template(desk, "Freibad", "…")

    assert len(titles(desk, "freibat")) == 3


# subject and state


def test_subject_and_state_narrow_what_is_found(desk: Desk) -> None:
    keep_template(desk, "Bad A", "…", category="bad")
    keep_template(desk, "Bad B", "…", category="bad", agreement=None)
    keep_template(desk, "Bad C", "…", category="bad", agreement=ending(DAY - timedelta(days=1)))
    keep_template(desk, "Bad D", "…", category="müll", agreement=ending(DAY + timedelta(days=30)))

    assert titles(desk, "bad", category="bad", state=AgreementState.EXPIRED) == ["Bad C"]
    assert titles(desk, "bad", state=AgreementState.ENDING_SOON) == ["Bad D"]
    assert titles(desk, "", category="bad", state=AgreementState.DRAFT) == ["Bad B"]
    assert desk.templates.states() == dict.fromkeys(AgreementState, 1)
    assert desk.templates.states(category="müll") == {AgreementState.ENDING_SOON: 1}


# when nothing is found


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("fraibat", "Freibad"),  # two typos
        ("kiat", "Kita"),  # too short to be forgiven
        ("freibad kitta xyz", "freibad"),  # never together; as she typed it
        ("fraibat öffnet", "Freibad öffnet"),
        ("qqqqq", ""),
        ("ab", ""),
        ("!!!", ""),
    ],
)
def test_what_was_perhaps_meant_is_named_as_it_is_written(desk: Desk, query: str, meant: str) -> None:
    keep_template(desk, "Freibad", "Es öffnet am 9. Mai.")
    keep_template(desk, "Kita", "Das Kind.")

    assert desk.templates.did_you_mean(query) == meant


def test_nothing_is_proposed_that_the_filter_hides(desk: Desk) -> None:
    keep_template(desk, "Freibad", "…", category="bad")

    assert desk.templates.did_you_mean("fraibat", category="müll") == ""


# odd input


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '"bad',
        "bad*",
        "bad AND",
        "AND OR NOT",
        "NEAR(bad müll)",
        "title:bad",
        "-bad",
        "^bad",
        "bad'; --",
        "{bad}",
        "bad\x00",
    ],
)
def test_signs_and_operators_of_the_index_are_harmless(desk: Desk, query: str) -> None:
    keep_template(desk, "Bad", "Es öffnet.")

    desk.templates.find(query)
    desk.templates.did_you_mean(query)


@pytest.mark.parametrize("query", ["bad*", '"bad"', "(bad)", "-bad", "^bad"])
def test_signs_do_not_count(desk: Desk, query: str) -> None:
    keep_template(desk, "Bad", "Es öffnet.")

    assert titles(desk, query) == ["Bad"]


@pytest.mark.parametrize("query", ["", "  ", "?!", "🙂", "👨‍👩‍👧", '"'])
def test_signs_and_emoji_alone_narrow_nothing(desk: Desk, query: str) -> None:
    keep_template(desk, "Bad", "…")
    keep_template(desk, "Müll", "…")

    assert sorted(titles(desk, query)) == ["Bad", "Müll"]


def test_a_megabyte_pasted_into_the_search_is_looked_for_by_its_beginning(desk: Desk) -> None:
    keep_template(desk, "Freibad", "Wann öffnet es?")

    assert titles(desk, "freibad " * 125_000) == ["Freibad"]
    assert titles(desk, "x" * 1_000_000) == []
    assert desk.templates.did_you_mean("wort " * 200_000) == ""


@given(query=st.text(max_size=40))
@settings(max_examples=60)
def test_whatever_is_typed_is_answered(query: str, answering: Desk) -> None:
    found = answering.templates.find(query)

    assert len(found) <= 2
    assert isinstance(answering.templates.did_you_mean(query), str)


def test_what_changed_is_found_at_once_also_with_a_typo(desk: Desk) -> None:
    assert titles(desk, "maibuam") == []
    template = keep_template(desk, "Maibaum", "…")
    assert titles(desk, "maibuam") == ["Maibaum"]

    desk.templates.delete(template.id)

    assert titles(desk, "maibuam") == []
