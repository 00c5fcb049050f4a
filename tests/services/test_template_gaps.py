"""Filling templates (T2): town values, remembered values, days counted from the day on which the text is used."""

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from tests.builders import NOW, berlin, set_clock
from tests.builders_templates import keep_template

FAMILY = "👨‍👩‍👧‍👦"


def test_a_usual_day_is_computed_when_the_text_is_used(desk: Desk) -> None:
    template = keep_template(desk, text="Sie hören bis {{frist|nächster Freitag}} von uns.")

    assert desk.templates.filled(template, {}).text == "Sie hören bis Freitag, 14. Mai von uns."
    set_clock(desk, berlin(14))
    assert desk.templates.filled(template, {}).text == "Sie hören bis Freitag, 21. Mai von uns."


def test_typed_words_come_before_usual_ones_and_count_from_today_as_well(desk: Desk) -> None:
    template = keep_template(desk, text="Bis {{frist|morgen}}, {{ort}}.")

    filled = desk.templates.filled(template, {"frist": "in zwei Wochen", "ort": "Freitag"})

    assert filled.text == "Bis Mittwoch, 26. Mai, Freitag."
    assert desk.templates.gap_values(template, {"ort": " "}) == {"frist": "Donnerstag, 13. Mai"}


def test_the_next_working_day_leaves_out_holidays_and_closing_days(desk: Desk) -> None:
    template = keep_template(desk, text="Bis {{frist|nächster Werktag}}.")

    # 13 May 2027 is no holiday; Christi Himmelfahrt was on the 6th, Whit Monday is on the 17th
    set_clock(desk, berlin(14))
    assert desk.templates.filled(template, {}).text == "Bis Dienstag, 18. Mai."


def test_what_is_inserted_unseen_has_its_days_as_dates(desk: Desk) -> None:
    desk.town.set("variables", {"stadt": "Birkenfurt"})
    template = keep_template(desk, text="{{stadt}}: bis {{frist|morgen}}, {{kontakt}}, {{datum}}")
    desk.templates.remember_value("datum", "nächster Freitag")

    assert desk.templates.prefilled_values(template) == {"stadt": "Birkenfurt", "frist": "Donnerstag, 13. Mai"}


def test_words_that_move_on_with_today_are_offered_again_a_fixed_date_is_not(desk: Desk) -> None:
    template = keep_template(desk, text="{{datum}} {{frist}}")

    desk.templates.remember_value("datum", "12. Mai")
    desk.templates.remember_value("frist", "nächster Freitag")

    assert [field.value for field in desk.templates.gap_fields(template)] == ["", "nächster Freitag"]


@pytest.mark.parametrize("value", ["{{stadt}}", "", "  "])
def test_a_town_value_that_is_none_is_asked_for(desk: Desk, value: str) -> None:
    desk.town.set("variables", {"stadt": value})
    template = keep_template(desk, text="Willkommen in {{stadt}}.")

    assert desk.templates.asked_gaps(template) == ("stadt",)
    assert desk.templates.filled(template, {}).open_gaps == ("stadt",)


def test_a_placeholder_that_names_itself_stays_open_and_is_not_remembered(desk: Desk) -> None:
    template = keep_template(desk, text="Fragen Sie {{kontakt}}.")

    assert desk.templates.filled(template, {"kontakt": "{{kontakt}}"}).open_gaps == ("kontakt",)
    desk.templates.remember_value("kontakt", "{{kontakt}}")
    assert desk.templates.prefilled_values(template) == {}


def test_an_emoji_family_in_a_gap_stays_one(desk: Desk) -> None:
    template = keep_template(desk, text="Für {{wen}}.")

    assert desk.templates.filled(template, {"wen": FAMILY}).text == f"Für {FAMILY}."


@pytest.mark.parametrize("text", ["", "Am {{datum", "{{{datum}}}"])
def test_words_that_cannot_go_out_are_neither_agreed_nor_counted_as_used(desk: Desk, text: str) -> None:
    template = keep_template(desk, text=text, agreement=None)
    agreement = keep_template(desk, "Anderer").agreement
    assert agreement is not None

    with pytest.raises(NotAllowed):
        desk.templates.note_use(template.id)
    with pytest.raises(NotAllowed):
        desk.templates.record_agreement(template.id, agreement)
    assert desk.templates.get(template.id).use_count == 0


def test_a_megabyte_is_refused_and_the_records_keep_what_they_had(desk: Desk) -> None:
    template = keep_template(desk)

    with pytest.raises(NotAllowed):
        desk.templates.edit(template.id, text="x" * 1_000_000)
    with pytest.raises(NotAllowed):
        keep_template(desk, "Neu", "x" * 1_000_000)

    assert desk.templates.get(template.id) == template
    assert desk.clock.now() == NOW


def test_what_cannot_be_seen_is_not_kept_and_costs_no_stamp(desk: Desk) -> None:
    template = keep_template(desk, "Frei\x00bad\r\n", f"Öffnet\u202e um 9.\r\n{FAMILY}")
    assert (template.title, template.text) == ("Freibad", f"Öffnet um 9.\n{FAMILY}")

    edited = desk.templates.edit(template.id, title="Frei\u00adbad", text=f"Öffnet um 9.\u200b\r\n{FAMILY}\u200f")

    assert (edited.title, edited.text, edited.agreement) == (template.title, template.text, template.agreement)


def test_right_to_left_words_keep_their_marks(desk: Desk) -> None:
    assert keep_template(desk, text="\u200fשלום\u200f {{ort}}").text == "\u200fשלום\u200f {{ort}}"


def test_what_is_put_into_a_gap_stands_on_one_line(desk: Desk) -> None:
    template = keep_template(desk, text="Für {{wen}}.")

    assert desk.templates.filled(template, {"wen": " alle\r\nBürger\x07 "}).text == "Für alle Bürger."


@pytest.mark.parametrize("typed", ["/frei", "Frei", " /FREI ", "fre\u00adi"])
def test_a_taken_shortcut_is_refused_and_its_owner_named(desk: Desk, typed: str) -> None:
    keep_template(desk, "Freibad", shortcut="/frei")

    with pytest.raises(NotAllowed, match="“Freibad”"):
        keep_template(desk, "Freizeit", shortcut=typed)
    assert desk.templates.count() == 1


def test_a_shortcut_with_an_umlaut_is_the_same_however_it_was_typed(desk: Desk) -> None:
    template = keep_template(desk, "Müll", shortcut="/müll")

    assert desk.templates.by_shortcut("/mu\u0308ll") == template


def test_what_was_remembered_is_there_after_a_restart(desk: Desk) -> None:
    template = keep_template(desk, text="{{kontakt}}, {{frist}}")
    desk.templates.remember_value("kontakt", "Frau Weber")
    desk.templates.remember_value("frist", "nächster Freitag")

    with desk.another() as later:
        assert [field.value for field in later.templates.gap_fields(template)] == ["Frau Weber", "nächster Freitag"]
        assert later.templates.filled(template, {"frist": "nächster Freitag"}).open_gaps == ("kontakt",)
