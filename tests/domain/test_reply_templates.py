"""Gaps and agreements of reply templates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.gaps import fill_gaps, gap_defaults, gap_label, pieces_of
from amtdesk.domain.reply_templates import Agreement, AgreementState, as_shortcut, is_same_wording
from tests.builders_questions import a_template

TODAY = date(2027, 5, 12)


def agreed_until(day: date | None) -> Agreement:
    return Agreement(agreed_with="Hauptamt", agreed_on=date(2027, 1, 1), valid_until=day)


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (None, AgreementState.AGREED),
        (date(2027, 6, 12), AgreementState.AGREED),
        (date(2027, 6, 11), AgreementState.ENDING_SOON),
        (date(2027, 5, 12), AgreementState.ENDING_SOON),
        (date(2027, 5, 11), AgreementState.EXPIRED),
    ],
)
def test_an_agreement_runs_out_after_its_last_day(end: date | None, state: AgreementState) -> None:
    assert agreed_until(end).state(today=TODAY) is state


def test_a_gap_takes_the_value_that_is_given_before_the_one_that_usually_stands_there() -> None:
    text = "Wir antworten bis {{frist|morgen, 12 Uhr}}."

    assert fill_gaps(text, {}).text == "Wir antworten bis morgen, 12 Uhr."
    assert fill_gaps(text, {"frist": "Freitag"}).text == "Wir antworten bis Freitag."
    assert gap_defaults(text) == {"frist": "morgen, 12 Uhr"}


def test_a_gap_without_value_stays_open_and_is_named_once() -> None:
    filled = fill_gaps("{{datum}} und {{ datum }} bis {{uhrzeit}}", {"uhrzeit": "  "})

    assert filled.open_gaps == ("datum", "uhrzeit")
    assert filled.text.startswith("{{datum}}")


def test_a_gap_may_be_named_in_plain_words() -> None:
    assert a_template("In der {{Name der Straße}}.").gaps == ("name_der_straße",)
    assert fill_gaps("In der {{Name der Straße}}.", {"name_der_straße": "Lindenallee"}).text == "In der Lindenallee."


def test_a_value_that_looks_like_a_gap_stays_what_it_is() -> None:
    assert fill_gaps("{{a}} {{b}}", {"a": "{{b}}", "b": "x"}).text == "{{b}} x"


@given(st.text(), st.dictionaries(st.sampled_from(("datum", "ort")), st.text()))
def test_the_pieces_of_a_text_are_the_text(text: str, values: dict[str, str]) -> None:
    assert "".join(piece.text for piece in pieces_of(text, values)) == fill_gaps(text, values).text


def test_gaps_are_asked_for_in_words() -> None:
    assert str(gap_label("tel_bauhof")) == "Telephone: Bauhof"
    assert str(gap_label("naechster_tag")) == "Nächster Tag"


def test_white_space_is_no_other_wording() -> None:
    assert is_same_wording("Guten  Tag,\nja", "Guten Tag, ja")
    assert not is_same_wording("Guten Tag", "GutenTag")


def test_a_shortcut_is_kept_without_its_slash() -> None:
    assert as_shortcut(" /Frei ") == "frei"
