"""Gaps: what they ask for, what fills them today, and braces that will never be filled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.gaps import (
    GapKind,
    fill_gaps,
    gap_defaults,
    gap_faults,
    gap_form_fields,
    is_filled,
    usual_days,
)
from amtdesk.domain.template_rules import hindrance, require_short_text, require_title, require_usable
from amtdesk.domain.wording import open_gaps
from tests.builders_questions import a_template

TODAY = date(2027, 5, 12)
FAMILY = "👨‍👩‍👧‍👦"
MEGABYTE = 1_000_000


def faults(text: str) -> list[str]:
    return [str(fault.message) for fault in gap_faults(text)]


# the form


def test_the_form_asks_for_each_gap_once_with_what_is_usual_as_of_today() -> None:
    template = a_template("Bis {{frist|morgen um 12 Uhr}}, {{kontakt}}, spätestens {{frist}}.")

    frist, kontakt = gap_form_fields(template, today=TODAY, values={"kontakt": "Frau Weber"})

    assert (frist.name, frist.kind, frist.default) == ("frist", GapKind.DAY, "Donnerstag, 13. Mai, um 12 Uhr")
    assert (kontakt.name, kontakt.kind, kontakt.value) == ("kontakt", GapKind.TEXT, "Frau Weber")
    assert str(kontakt.label) == "Kontakt"


def test_a_gap_is_a_days_by_its_name_or_by_what_is_usual() -> None:
    template = a_template(
        "{{datum}} {{Start-Termin}} {{abgabefrist}} {{naechster_tag}} {{wann|nächster Freitag}} "
        "{{antwort}} {{tagung}} {{tag}} {{update}}"
    )

    kinds = [field.kind for field in gap_form_fields(template, today=TODAY, values={})]

    assert kinds == [GapKind.DAY] * 5 + [GapKind.TEXT] * 4


def test_words_in_a_days_gap_become_the_date_and_stay_words_elsewhere() -> None:
    datum, antwort = gap_form_fields(a_template("{{datum}} {{antwort}}"), today=TODAY, values={})

    assert datum.spoken("nächster Freitag ", today=TODAY) == "Freitag, 14. Mai"
    assert antwort.spoken(" morgen", today=TODAY) == "morgen"


def test_what_is_usual_is_told_as_a_date_only_where_it_counts_from_today() -> None:
    template = a_template("{{frist|morgen}} {{stand|21. Mai}} {{ort|Rathaus}} {{grund}}")

    assert usual_days(template, today=TODAY) == {"frist": "Donnerstag, 13. Mai"}


def test_what_is_usual_holds_wherever_the_name_stands_and_the_first_one_counts() -> None:
    text = "{{frist|morgen}} und {{frist}}, {{frist|übermorgen}}"

    assert gap_defaults(text) == {"frist": "morgen"}
    assert fill_gaps("{{frist|morgen}} und {{frist}}", {}).text == "morgen und morgen"


# a placeholder that names itself


@pytest.mark.parametrize("value", ["{{x}}", "{{", "}}", "siehe {{y}}"])
def test_a_value_with_braces_stays_what_it_is_and_leaves_its_gap_open(value: str) -> None:
    filled = fill_gaps("Am {{x}}.", {"x": value})

    assert (filled.text, filled.open_gaps) == (f"Am {value}.", ("x",))
    assert not is_filled(value)


def test_a_usual_value_cannot_hold_braces() -> None:
    assert faults("{{x|{{x}}}}") != []


# braces that will never be filled


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Am {{datum.", "The placeholder “{{datum.” is not closed: two closing braces are missing behind it."),
        ("Am {{datum und {{ort}}", "The placeholder “{{datum und {{ort}}” is not closed: two closing braces are"),
        ("Am datum}} ist", "Two closing braces stand behind “Am datum}}” without a placeholder that begins there."),
        ("{{a {{b}} }}", "A placeholder stands inside other braces near “{{a {{b}} }}”."),
        ("{{a|{{b}}}}", "A placeholder stands inside other braces near “{{a|{{b}}}}”."),
        ("{{{datum}}}", "A placeholder stands inside other braces near “{{datum}}”."),
        ("{{}}", "“{{}}” is no placeholder"),
        ("{{a|b|c}}", "“{{a|b|c}}” is no placeholder"),
        ("{{\n}}", "“{{ }}” is no placeholder"),
    ],
)
def test_each_slip_with_braces_is_named(text: str, sentence: str) -> None:
    (found,) = faults(text)

    assert found.startswith(sentence)


@pytest.mark.parametrize("text", ["", "{ {a} }", "{{datum}}", "{{ Name der Straße }} {{frist|morgen, 12 Uhr}}", "}{"])
def test_what_is_written_right_has_no_fault(text: str) -> None:
    assert faults(text) == []


def test_a_fault_says_where_it_stands() -> None:
    (fault,) = gap_faults(f"{FAMILY} Am {{{{datum")

    assert fault.start == len(f"{FAMILY} Am ")


def test_braces_that_are_no_gap_count_as_open_wherever_an_answer_is_checked() -> None:
    assert open_gaps("Am {{datum}} bis {{ende") == ("datum", "{{ende")
    assert open_gaps("Am 9. Mai.") == ()


@given(st.text(alphabet="{}|a \n"))
def test_a_text_without_faults_has_only_gaps_that_can_be_filled(text: str) -> None:
    filled = fill_gaps(text, dict.fromkeys(a_template(text).gaps, "x"))

    assert bool(gap_faults(text)) or ("{{" not in filled.text and "}}" not in filled.text)


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["{{a" + " " * MEGABYTE, "{{" * (MEGABYTE // 2), "{{a|" * (MEGABYTE // 4)])
def test_a_pasted_megabyte_of_braces_is_read_in_one_go(text: str) -> None:
    assert 1 <= len(gap_faults(text)) <= 9


# what keeps words from being agreed and copied


@pytest.mark.parametrize("text", ["", " \n", "Am {{datum."])
def test_words_that_are_none_are_hindered_with_a_sentence(text: str) -> None:
    assert hindrance(text) is not None
    with pytest.raises(NotAllowed):
        require_usable(text)


@pytest.mark.parametrize("text", [FAMILY, "Öffnet am {{datum}}.", "\u200fשלום"])
def test_emoji_families_and_other_scripts_are_words(text: str) -> None:
    require_usable(text)
    assert fill_gaps(text, {"datum": FAMILY}).text == text.replace("{{datum}}", FAMILY)


def test_a_title_is_there_and_fits_into_a_list() -> None:
    require_title("Freibad")
    for title in ("", "  ", "x" * 201):
        with pytest.raises(NotAllowed):
            require_title(title)


def test_a_whole_file_is_no_template() -> None:
    require_short_text("x" * 20_000)
    with pytest.raises(NotAllowed, match="1000000 letters"):
        require_short_text("x" * MEGABYTE)
