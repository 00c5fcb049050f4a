"""Finding, filling, agreeing and changing reply templates."""

from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import Agreement, AgreementState, NewTemplate
from tests.builders import NOW, set_clock
from tests.builders_templates import AGREED, ending, keep_template

TODAY = date(2027, 5, 12)


def titles(desk: Desk, query: str, **filters: object) -> list[str]:
    return [hit.template.title for hit in desk.templates.find(query, **filters)]  # type: ignore[arg-type]  # by name


# T1


def test_all_words_must_match_in_title_text_subject_or_shortcut(desk: Desk) -> None:
    keep_template(desk, "Freibad: Preise", "Karten im Bürgerbüro", shortcut="/eintritt")
    keep_template(desk, "Freibad: Hunde", "Bitte nicht")

    assert titles(desk, "freibad") == ["Freibad: Hunde", "Freibad: Preise"]
    assert titles(desk, "freib burgerb") == ["Freibad: Preise"]
    assert titles(desk, "eintr") == ["Freibad: Preise"]
    assert titles(desk, "freibad xyz") == []


def test_one_typo_is_forgiven_from_five_letters_on(desk: Desk) -> None:
    keep_template(desk, "Freibad", "…")
    keep_template(desk, "Müll", "…")

    assert titles(desk, "freibat") == ["Freibad"]
    assert titles(desk, "fribad") == ["Freibad"]
    assert titles(desk, "mull") == ["Müll"]
    assert titles(desk, "mulx") == []
    assert desk.templates.search("freibat").is_forgiven


def test_a_typo_is_not_looked_for_where_the_word_itself_is_found(desk: Desk) -> None:
    keep_template(desk, "Tonne", "…")
    keep_template(desk, "Wonne der Tonnen", "…")
    keep_template(desk, "Sonne", "…")

    assert titles(desk, "tonne") == ["Tonne", "Wonne der Tonnen"]


def test_the_title_counts_before_the_text_and_what_was_used_last_before_the_rest(desk: Desk) -> None:
    in_text = keep_template(desk, "Baden", "Im Freibad")
    old = keep_template(desk, "Freibad A", "…")
    new = keep_template(desk, "Freibad B", "…")
    for hours, template in enumerate((old, new, in_text)):
        set_clock(desk, NOW + timedelta(hours=hours))
        desk.templates.note_use(template.id)

    assert titles(desk, "freibad") == ["Freibad B", "Freibad A", "Baden"]
    assert titles(desk, "") == ["Baden", "Freibad B", "Freibad A"]


def test_an_exact_shortcut_comes_first(desk: Desk) -> None:
    keep_template(desk, "Freizeit", "…")
    keep_template(desk, "Bad", "…", shortcut="/frei")

    assert titles(desk, "/frei") == ["Bad", "Freizeit"]


def test_matches_are_ranges_of_the_text_as_written(desk: Desk) -> None:
    keep_template(desk, "Große Straße", "In der Straße")

    hit = desk.templates.find("strasse")[0]

    assert hit.title_marks == ((6, 6),)
    assert hit.text_marks == ((7, 6),)


def test_subject_and_state_narrow_the_search(desk: Desk) -> None:
    keep_template(desk, "A", "Bad", category="freizeit")
    keep_template(desk, "B", "Bad", category="freizeit", agreement=None)
    keep_template(desk, "C", "Bad", agreement=ending(TODAY - timedelta(days=1)))

    assert titles(desk, "bad", category="freizeit") == ["A", "B"]
    assert titles(desk, "", state=AgreementState.DRAFT) == ["B"]
    assert titles(desk, "", state=AgreementState.EXPIRED) == ["C"]
    assert [use.key for use in desk.templates.categories()] == ["freizeit"]


def test_a_deleted_template_is_not_found_until_undo_brings_it_back(desk: Desk) -> None:
    template = keep_template(desk)

    desk.templates.delete(template.id)
    assert titles(desk, "freibad") == []
    with pytest.raises(NotFound):
        desk.templates.get(template.id)

    desk.history.undo()
    assert desk.templates.get(template.id) == template
    assert titles(desk, "freibad") == [template.title]


# T2


def test_the_town_fills_its_own_gaps_and_the_last_value_is_offered_for_others(desk: Desk) -> None:
    desk.town.set("variables", {"stadt": "Birkenfurt"})
    template = keep_template(desk, text="{{stadt}}: {{kontakt}} am {{datum}}")

    desk.templates.remember_value("kontakt", "Frau Weber")
    desk.templates.remember_value("datum", "12. Mai")
    desk.templates.remember_value("stadt", "Altenrode")

    assert desk.templates.prefilled_values(template) == {"stadt": "Birkenfurt", "kontakt": "Frau Weber"}
    assert desk.templates.asked_gaps(template) == ("kontakt", "datum")


def test_a_value_that_is_remembered_already_is_not_written_again(desk: Desk) -> None:
    desk.templates.remember_value("kontakt", "Frau Weber")
    announced: list[object] = []
    desk.on_change(announced.append)

    desk.templates.remember_value("kontakt", " Frau Weber ")

    assert announced == []


# T3


def test_an_edit_takes_the_stamp_away_and_the_agreed_words_can_be_brought_back(desk: Desk) -> None:
    template = keep_template(desk)

    desk.templates.edit(template.id, text="Anders.")
    edited = desk.templates.edit(template.id, text="Ganz anders.")
    assert edited.agreement is None

    restored = desk.templates.restore_agreed(template.id)
    assert (restored.text, restored.agreement) == (template.text, template.agreement)


def test_white_space_title_and_subject_leave_the_stamp_where_it_is(desk: Desk) -> None:
    template = keep_template(desk)

    edited = desk.templates.edit(template.id, text=f"{template.text}\n ", title="Bad", category="x")

    assert edited.agreement == template.agreement
    assert desk.templates.agreed_words(template.id) is None


def test_typing_is_one_step_of_undo(desk: Desk) -> None:
    template = keep_template(desk)
    for text in ("A", "AB", "ABC"):
        desk.templates.edit(template.id, text=text)

    desk.history.undo()

    assert desk.templates.get(template.id) == template


def test_expired_words_cannot_be_used_until_they_are_agreed_again(desk: Desk) -> None:
    template = keep_template(desk, agreement=ending(TODAY - timedelta(days=1)))

    with pytest.raises(NotAllowed):
        desk.templates.note_use(template.id)
    desk.templates.record_agreement(template.id, Agreement(agreed_with="Frau Weber", agreed_on=TODAY))

    assert desk.templates.note_use(template.id).use_count == 1


def test_the_next_review_follows_from_the_day_of_the_agreement(desk: Desk) -> None:
    agreement = keep_template(desk).agreement
    assert agreement is not None
    assert agreement.next_review == date(2028, 1, 18)


@pytest.mark.parametrize(
    "agreement",
    [
        Agreement(agreed_with=" ", agreed_on=TODAY),
        Agreement(agreed_with="Hauptamt", agreed_on=TODAY + timedelta(days=1)),
        Agreement(agreed_with="Hauptamt", agreed_on=TODAY, valid_until=TODAY - timedelta(days=1)),
    ],
)
def test_an_agreement_names_someone_and_lies_in_the_past(desk: Desk, agreement: Agreement) -> None:
    template = keep_template(desk, agreement=None)
    with pytest.raises(NotAllowed):
        desk.templates.record_agreement(template.id, agreement)


# T4


def test_uses_are_counted_with_their_time(desk: Desk) -> None:
    template = keep_template(desk)

    desk.templates.note_use(template.id)
    used = desk.templates.note_use(template.id)

    assert (used.use_count, used.last_used_at) == (2, NOW)


# adding


def test_a_template_needs_a_title_and_a_shortcut_of_its_own(desk: Desk) -> None:
    keep_template(desk, shortcut="/frei")

    with pytest.raises(NotAllowed):
        desk.templates.add(NewTemplate(title=" ", text="…"))
    with pytest.raises(NotAllowed):
        desk.templates.add(NewTemplate(title="X", text="…", shortcut="frei"))
    with pytest.raises(NotAllowed):
        desk.templates.add(NewTemplate(title="X", text="…", shortcut="zwei wörter"))
    found = desk.templates.by_shortcut("/Frei")
    assert found is not None
    assert found.title == "Freibad: Öffnungszeiten"


def test_keys_are_made_of_titles_and_never_used_twice(desk: Desk) -> None:
    first = keep_template(desk, "Sperrmüll anmelden")
    desk.templates.delete(first.id)
    second = keep_template(desk, "Sperrmüll anmelden")

    assert (first.key, second.key) == ("T-SPERRMULL-ANMELDEN", "T-SPERRMULL-ANMELDEN-2")


def test_an_unknown_column_is_a_bug(desk: Desk) -> None:
    with pytest.raises(TypeError):
        desk.templates.edit(keep_template(desk).id, titel="x")


def test_a_missing_template_is_said_in_words(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.templates.get(TemplateId(99))
    with pytest.raises(NotFound):
        desk.templates.restore_agreed(keep_template(desk, agreement=None).id)


# starters


def test_starters_come_as_drafts_with_their_subjects_and_can_be_undone(desk: Desk) -> None:
    offered = desk.starters.offered()
    assert len(offered) == 81

    desk.starters.adopt(offered[:3])

    assert desk.templates.count() == 3
    assert all(t.agreement is None and t.category_name != t.category for t in desk.templates.all())
    assert len(desk.starters.offered()) == 78
    desk.history.undo()
    assert desk.templates.count() == 0


def test_a_starter_gives_way_where_its_shortcut_is_taken(desk: Desk) -> None:
    offered = desk.starters.offered()
    keep_template(desk, shortcut=offered[0].template.shortcut, agreement=AGREED)

    desk.starters.adopt(offered[:1])

    taken = next(t for t in desk.templates.all() if t.key == offered[0].template.key)
    assert taken.shortcut == ""
