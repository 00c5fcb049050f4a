"""Whose words an answer is made of (Q3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.questions import WordingOrigin
from amtdesk.domain.wording import open_gaps, origin_of, shortcut_before
from tests.builders_questions import a_template

POOL = a_template("Das Freibad {{stadt}} öffnet am {{datum}}. Telefon: {{tel_freibad}} (Kasse).")
VALUES = {"stadt": "Birkenfurt", "tel_freibad": "069 90009-160"}


def test_a_template_with_its_gaps_filled_is_unchanged() -> None:
    text = "Das Freibad Birkenfurt öffnet am 17. Mai. Telefon: 069 90009-160 (Kasse)."
    assert origin_of(text, POOL, town_values=VALUES) is WordingOrigin.TEMPLATE


def test_white_space_changes_nothing() -> None:
    text = " Das Freibad Birkenfurt  öffnet am 17. Mai.\nTelefon: 069 90009-160 (Kasse). "
    assert origin_of(text, POOL, town_values=VALUES) is WordingOrigin.TEMPLATE


@pytest.mark.parametrize(
    "text",
    [
        "Das Freibad Birkenfurt öffnet am 17. Mai. Telefon: 069 90009-160 (Kasse). Schönen Sommer!",
        "Das Freibad Birkenfurt öffnet am 17. Mai. Telefon: 069 90009-161 (Kasse).",
        "Das Freibad Anderswo öffnet am 17. Mai. Telefon: 069 90009-160 (Kasse).",
        f"Das Freibad Birkenfurt öffnet am {'bald, sehr bald ' * 9}. Telefon: 069 90009-160 (Kasse).",
        "Das Freibad Birkenfurt öffnet am . Telefon: 069 90009-160 (Kasse).",
    ],
)
def test_other_words_make_it_an_edited_template(text: str) -> None:
    assert origin_of(text, POOL, town_values=VALUES) is WordingOrigin.EDITED_TEMPLATE


def test_without_a_template_they_are_own_words() -> None:
    assert origin_of("Guten Tag", None, town_values={}) is WordingOrigin.OWN_WORDS


def test_signs_with_a_meaning_in_patterns_are_plain_text() -> None:
    assert origin_of("Kosten (ca.): 5 €?", a_template("Kosten (ca.): 5 €?"), town_values={}) is WordingOrigin.TEMPLATE
    assert (
        origin_of("Kosten (caX): 5 €?", a_template("Kosten (ca.): 5 €?"), town_values={})
        is WordingOrigin.EDITED_TEMPLATE
    )


short_values = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40)


@given(st.fixed_dictionaries({"stadt": short_values, "datum": short_values, "tel_freibad": short_values}))
def test_whatever_fills_the_gaps_leaves_a_template_unchanged(values: dict[str, str]) -> None:
    assert origin_of(fill_gaps(POOL.text, values).text, POOL, town_values=values) is WordingOrigin.TEMPLATE


def test_open_gaps_are_named_once_and_in_order() -> None:
    assert open_gaps("Am {{datum}} um {{ uhrzeit }}, also am {{datum}}.") == ("datum", "uhrzeit")


@pytest.mark.parametrize(
    ("text", "shortcut"),
    [
        ("/freibad", "/freibad"),
        ("Guten Tag, /sperrmüll-1", "/sperrmüll-1"),
        ("www.birkenfurt.example/termine", ""),
        ("/freibad ", ""),
        ("", ""),
    ],
)
def test_a_shortcut_is_a_slash_word_right_before_the_cursor(text: str, shortcut: str) -> None:
    assert shortcut_before(text) == shortcut


def test_many_gaps_in_a_row_are_compared_without_trying_every_way() -> None:
    template = a_template(" ".join(f"{{{{t{number}}}}}" for number in range(12)) + " Ende.")

    assert origin_of("Wort " * 2000, template, town_values={}) is WordingOrigin.EDITED_TEMPLATE
    assert origin_of("a b c d e f g h i j k l Ende.", template, town_values={}) is WordingOrigin.TEMPLATE
