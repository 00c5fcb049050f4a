"""Packs of templates beside the records: what each row is, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.packs import Choice, RowKind
from tests.builders import open_desk
from tests.builders_packs import LATER, WITH_AGREEMENT, WITH_SHORTCUT, edited, kinds, notes, take, the_row
from tests.builders_templates import german_table, keep_template

DAY = date(2027, 1, 18)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "desk").mkdir()
    with open_desk(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A second desk, as another town has it."""
    (tmp_path / "other").mkdir()
    with open_desk(tmp_path / "other") as opened:
        yield opened


# what a row is


def test_a_preview_names_new_changed_and_same_rows_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.")
    keep_template(desk, "Tonne", "Blau.")
    before = desk.templates.all()

    preview = desk.imports.preview_templates(german_table(tmp_path, "Bad;Offen.", "Tonne;Grün.", "Neu;Ja."))

    assert kinds(preview) == [RowKind.SAME, RowKind.CHANGED, RowKind.NEW]
    assert [row.line for row in preview.rows] == [2, 3, 4]
    assert desk.templates.all() == before


def test_what_a_file_says_nothing_about_stays_as_it_is_here(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", category="bad", shortcut="b", agreement=None)
    kept = desk.templates.edit(kept.id, kind="dm", approval_level=3, review_months=6, note="Satzung")
    table = german_table(tmp_path, "Bad;Zu.;;;", heading="Titel;Text;Art;Freigabestufe;Prüfmonate")

    take(desk, table)

    assert desk.templates.get(kept.id) == replace(kept, text="Zu.")
    assert the_row(desk, german_table(tmp_path, "Bad;Zu.;;;", heading="Titel;Text;Kürzel;Thema;Hinweis")).differences()


def test_what_is_emptied_in_an_exported_pack_is_emptied_here(desk: Desk, other: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", shortcut="b", agreement=None)
    desk.exports.templates(tmp_path / "out.yaml")
    other.imports.import_templates(tmp_path / "out.yaml")
    (theirs,) = other.templates.all()
    other.templates.edit(theirs.id, shortcut="")
    other.exports.templates(tmp_path / "back.yaml")

    take(desk, tmp_path / "back.yaml")

    assert desk.templates.get(kept.id).shortcut == ""


def test_other_words_cost_the_agreement_and_the_row_says_so(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.")

    row = the_row(desk, german_table(tmp_path, "Bad;Zu."))

    assert row.kind is RowKind.CHANGED
    assert row.costs_stamp
    assert "Petra Lüders of 18.01.2027 lapses" in notes(row)


def test_a_newer_agreement_of_the_file_is_taken_with_its_words(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.")

    row = the_row(desk, german_table(tmp_path, f"Bad;Zu.;{LATER}", heading=WITH_AGREEMENT))

    assert (row.kind, row.costs_stamp) == (RowKind.CHANGED, False)
    assert "Brings its own agreement: Uwe Harms, 16.04.2027." in notes(row)


def test_the_agreement_that_stands_here_does_not_hold_for_other_words_because_the_file_repeats_it(
    desk: Desk, tmp_path: Path
) -> None:
    kept = keep_template(desk, "Bad", "Offen.")
    path = german_table(tmp_path, "Bad;Zu.;Petra Lüders;18.01.2027", heading=WITH_AGREEMENT)

    row = the_row(desk, path)
    take(desk, path)

    assert row.costs_stamp
    assert desk.templates.get(kept.id).agreement is None


@pytest.mark.parametrize("who", ["Uwe Harms;17.01.2027", "Uwe Harms;18.01.2027"])
def test_words_agreed_here_later_or_on_the_same_day_are_a_conflict(desk: Desk, tmp_path: Path, who: str) -> None:
    keep_template(desk, "Bad", "Offen.")

    row = the_row(desk, german_table(tmp_path, f"Bad;Zu.;{who}", heading=WITH_AGREEMENT))

    assert (row.kind, row.standard) == (RowKind.CONFLICT, Choice.LEAVE)
    assert "Agreed here with Petra Lüders on 18.01.2027" in notes(row)


def test_a_draft_takes_the_agreement_that_the_file_brings_for_the_same_words(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", agreement=None)
    path = german_table(tmp_path, f"Bad;Offen.;{LATER}", heading=WITH_AGREEMENT)

    assert the_row(desk, path).kind is RowKind.CHANGED
    take(desk, path)

    agreement = desk.templates.get(kept.id).agreement
    assert agreement is not None
    assert agreement.agreed_with == "Uwe Harms"


def test_a_longer_life_of_the_same_agreement_is_a_plain_change(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.")
    path = german_table(
        tmp_path, "Bad;Offen.;Petra Lüders;18.01.2027;31.12.2028", heading=f"{WITH_AGREEMENT};Gültig bis"
    )

    assert the_row(desk, path).kind is RowKind.CHANGED
    take(desk, path)

    agreement = desk.templates.get(kept.id).agreement
    assert agreement is not None
    assert agreement.valid_until == date(2028, 12, 31)


def test_a_table_changed_in_excel_while_the_desk_stood_still_is_a_plain_change(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.", agreement=None)
    desk.exports.templates(tmp_path / "t.csv")

    assert the_row(desk, edited(tmp_path / "t.csv", "Offen.", "Zu.")).kind is RowKind.CHANGED


def test_signs_that_excel_turned_into_question_marks_are_a_conflict(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Ja? Offen 🙂\u202fheute.", agreement=None)

    lost = the_row(desk, german_table(tmp_path, "Bad;Ja? Offen ???heute und morgen."))
    asked = the_row(desk, german_table(tmp_path, "Bad;Ja? Offen?"))

    assert (lost.kind, asked.kind) == (RowKind.CONFLICT, RowKind.CHANGED)
    assert "question marks where “🙂" in notes(lost)


def test_words_changed_here_and_in_excel_are_a_conflict(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", agreement=None)
    desk.exports.templates(tmp_path / "t.csv")
    desk.templates.edit(kept.id, text="Halb offen.")

    row = the_row(desk, edited(tmp_path / "t.csv", "Offen.", "Zu."))

    assert row.kind is RowKind.CONFLICT
    assert "Changed on both sides" in notes(row)
    assert row.choices == (Choice.TAKE, Choice.LEAVE, Choice.BOTH)


def test_a_file_with_words_that_were_changed_here_since_is_a_conflict(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", agreement=None)
    desk.exports.templates(tmp_path / "t.yaml")
    desk.templates.edit(kept.id, title="Freibad")

    row = the_row(desk, tmp_path / "t.yaml")

    assert row.kind is RowKind.CONFLICT
    assert "The file is older" in notes(row)


def test_a_pack_that_another_desk_went_on_with_is_a_plain_change(desk: Desk, other: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.", agreement=None)
    desk.exports.templates(tmp_path / "out.yaml")
    other.imports.import_templates(tmp_path / "out.yaml")
    (theirs,) = other.templates.all()
    other.templates.edit(theirs.id, text="Zu.")
    other.exports.templates(tmp_path / "back.yaml")

    assert the_row(desk, tmp_path / "back.yaml").kind is RowKind.CHANGED


def test_a_pack_that_both_desks_went_on_with_is_a_conflict(desk: Desk, other: Desk, tmp_path: Path) -> None:
    ours = keep_template(desk, "Bad", "Offen.", agreement=None)
    desk.exports.templates(tmp_path / "out.yaml")
    other.imports.import_templates(tmp_path / "out.yaml")
    (theirs,) = other.templates.all()
    other.templates.edit(theirs.id, text="Zu.")
    desk.templates.edit(ours.id, text="Halb offen.")
    other.exports.templates(tmp_path / "back.yaml")

    assert the_row(desk, tmp_path / "back.yaml").kind is RowKind.CONFLICT


def test_words_changed_in_the_file_lose_the_agreement_they_were_exported_with(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    keep_template(desk, "Bad", "Offen.")
    desk.exports.templates(tmp_path / "t.csv")

    row = the_row(other, edited(tmp_path / "t.csv", "Offen.", "Zu."))

    assert (row.kind, row.new.agreement) == (RowKind.NEW, None)
    assert "left out: the words were changed after it" in notes(row)


def test_a_shortcut_that_belongs_to_another_template_here_is_a_conflict_and_stays_there(
    desk: Desk, tmp_path: Path
) -> None:
    keep_template(desk, "Bad", shortcut="bad")
    path = german_table(tmp_path, "Freibad;Ja.;bad", heading=WITH_SHORTCUT)

    row = the_row(desk, path)
    assert row.kind is RowKind.CONFLICT
    assert "belongs to “Bad” here" in notes(row)
    assert take(desk, path, (0, Choice.TAKE)) == 1

    assert {t.title: t.shortcut for t in desk.templates.all()} == {"Bad": "bad", "Freibad": ""}


def test_a_row_whose_only_news_is_a_taken_shortcut_can_only_be_left(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", shortcut="bad")
    keep_template(desk, "Frei", "Ja.", shortcut="frei")

    row = the_row(desk, german_table(tmp_path, "Frei;Ja.;bad", heading=WITH_SHORTCUT))

    assert (row.kind, row.choices) == (RowKind.CONFLICT, (Choice.LEAVE,))


def test_of_two_rows_with_one_shortcut_the_first_taken_has_it(desk: Desk, tmp_path: Path) -> None:
    path = german_table(tmp_path, "A;Ja.;x", "B;Ja.;x", "C;Ja.;x", heading=WITH_SHORTCUT)

    assert kinds(desk.imports.preview_templates(path)) == [RowKind.CONFLICT] * 3
    take(desk, path, (1, Choice.TAKE), (2, Choice.TAKE))

    assert {t.title: t.shortcut for t in desk.templates.all()} == {"B": "x", "C": ""}


def test_a_title_that_stands_here_under_another_id_is_said(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.")

    row = the_row(desk, german_table(tmp_path, "T-9;BAD;Zu.", heading="Schlüssel;Titel;Text"))

    assert row.kind is RowKind.NEW
    assert "stands here already, under another id" in notes(row)


def test_a_shortcut_that_will_not_do_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    preview = desk.imports.preview_templates(german_table(tmp_path, "A;Ja.;zwei wörter", heading=WITH_SHORTCUT))
    assert [fault.line for fault in preview.faults] == [2]
