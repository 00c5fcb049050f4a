"""Packs of templates taken over as decided: row by row, whole or not at all, and where they belong."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.packs import Choice, PackChoices, RowKind
from amtdesk.domain.reply_templates import Agreement, NewTemplate
from amtdesk.services.exports import UnknownSubject
from amtdesk.system.resources import resource
from tests.builders import open_desk
from tests.builders_packs import WITH_SHORTCUT, kinds, notes, take, the_row
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


# what is decided


def test_of_two_rows_that_speak_of_one_template_one_is_taken_or_both_are_kept(desk: Desk, tmp_path: Path) -> None:
    path = german_table(tmp_path, "a;Bad;eins", "a;Bad;zwei", heading="Schlüssel;Titel;Text")

    assert take(desk, path, (0, Choice.TAKE), (1, Choice.TAKE)) == 1
    assert [t.text for t in desk.templates.all()] == ["zwei"]
    desk.history.undo()
    assert take(desk, path, (0, Choice.TAKE), (1, Choice.BOTH)) == 2

    assert {t.title: t.text for t in desk.templates.all()} == {"Bad": "eins", "Bad (2)": "zwei"}


def test_keeping_both_adds_the_file_s_words_beside_those_that_stand_here(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.", shortcut="bad")
    path = german_table(
        tmp_path, "Bad;Zu.;bad;Uwe Harms;17.01.2027", heading=f"{WITH_SHORTCUT};Abgestimmt mit;Abgestimmt am"
    )

    take(desk, path, (0, Choice.BOTH))

    (added,) = (t for t in desk.templates.all() if t.id != kept.id)
    assert desk.templates.get(kept.id) == kept
    assert (added.title, added.text, added.shortcut) == ("Bad (2)", "Zu.", "")
    assert added.agreement is not None


def test_a_deleted_template_can_be_added_with_an_id_of_its_own(desk: Desk, tmp_path: Path) -> None:
    gone = keep_template(desk, "Bad", "Offen.")
    desk.exports.templates(tmp_path / "t.yaml")
    desk.templates.delete(gone.id)

    row = the_row(desk, tmp_path / "t.yaml")
    assert (row.kind, row.choices) == (RowKind.CONFLICT, (Choice.LEAVE, Choice.BOTH))
    take(desk, tmp_path / "t.yaml", (0, Choice.BOTH))

    (added,) = desk.templates.all()
    assert (added.title, added.agreement) == ("Bad", gone.agreement)
    assert added.key != gone.key


def test_what_is_left_is_not_written_and_only_the_subjects_of_what_is_taken_come_along(
    desk: Desk, tmp_path: Path
) -> None:
    path = german_table(tmp_path, "A;Ja.;Bäder", "B;Ja.;Wald", heading="Titel;Text;Thema")

    take(desk, path, (0, Choice.LEAVE))

    assert [t.title for t in desk.templates.all()] == ["B"]
    assert [c.name for c in desk.town.categories()] == ["Wald"]


def test_taking_nothing_writes_nothing_and_makes_no_backup(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    before = sorted(path.name for path in folder.rglob("*"))

    assert take(desk, german_table(tmp_path, "A;Ja."), (0, Choice.LEAVE)) == 0

    assert sorted(path.name for path in folder.rglob("*")) == before


def test_taking_over_is_one_step_of_undo_also_for_subjects_and_agreements(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.", shortcut="b")
    before = desk.templates.all()
    path = german_table(tmp_path, "Bad;Zu.;x;Bäder", "Neu;Ja.;y;Wald", heading=f"{WITH_SHORTCUT};Thema")

    assert take(desk, path) == 2
    desk.history.undo()

    assert desk.templates.all() == before
    assert desk.town.categories() == ()


@pytest.mark.parametrize("deed", ["edit", "delete", "add"])
def test_records_that_changed_behind_the_preview_are_not_written_over(desk: Desk, tmp_path: Path, deed: str) -> None:
    kept = keep_template(desk, "Bad", "Offen.")
    path = german_table(tmp_path, "Bad;Zu.;", "Neu;Ja.;T-NEU", heading="Titel;Text;Schlüssel")
    choices = PackChoices(preview=desk.imports.preview_templates(path))
    deeds: dict[str, Callable[[], object]] = {
        "edit": lambda: desk.templates.edit(kept.id, text="Halb offen."),
        "delete": lambda: desk.templates.delete(kept.id),
        "add": lambda: desk.templates.add(NewTemplate(title="Anders", text="x", key="T-NEU")),
    }
    deeds[deed]()
    before = desk.templates.all()

    with pytest.raises(NotAllowed):
        desk.imports.take_templates(choices)
    assert desk.templates.all() == before


def test_a_use_meanwhile_is_no_change(desk: Desk, tmp_path: Path) -> None:
    kept = keep_template(desk, "Bad", "Offen.")
    choices = PackChoices(preview=desk.imports.preview_templates(german_table(tmp_path, "Bad;Zu.")))
    desk.templates.note_use(kept.id)

    assert desk.imports.take_templates(choices) == 1


def test_an_agreement_kept_without_a_review_day_is_no_change(desk: Desk, tmp_path: Path) -> None:
    desk.templates.add(NewTemplate(title="Alt", text="x", agreement=Agreement(agreed_with="W", agreed_on=DAY)))
    desk.exports.templates(tmp_path / "t.csv")

    assert the_row(desk, tmp_path / "t.csv").kind is RowKind.SAME


def test_a_placeholder_that_is_not_closed_is_said_before_it_comes_in(desk: Desk, tmp_path: Path) -> None:
    row = the_row(desk, german_table(tmp_path, "Bad;Offen bis {{uhrzeit."))

    assert row.kind is RowKind.NEW
    assert "not closed" in notes(row)


@pytest.mark.parametrize("row", ["T" * 201 + ";x", "T;" + "x" * 20_001])
def test_what_is_too_long_for_a_template_is_a_fault_of_its_line(desk: Desk, tmp_path: Path, row: str) -> None:
    preview = desk.imports.preview_templates(german_table(tmp_path, row))
    assert [fault.line for fault in preview.faults] == [2]


def test_a_template_without_words_yet_goes_out_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "", agreement=None)
    desk.exports.templates(tmp_path / "t.yaml")
    desk.exports.templates(tmp_path / "t.csv")

    assert the_row(desk, tmp_path / "t.yaml").kind is RowKind.SAME
    assert the_row(desk, tmp_path / "t.csv").kind is RowKind.SAME


# subjects


def test_a_subject_is_found_by_key_or_name_and_a_new_one_gets_a_key_of_its_own(desk: Desk, tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "categories:\n  - {key: bad, name: Bäder}\n  - {key: wald_und_flur, name: Forst}\n"
        "templates:\n  - {title: A, text: x, category: bad}\n  - {title: B, text: x, category: wald_und_flur}\n",
        encoding="utf-8",
    )
    desk.imports.import_templates(pack)

    table = german_table(tmp_path, "C;x;BÄDER", "D;x;Wald und Flur", "E;x;wald  und flur", heading="Titel;Text;Thema")
    desk.imports.import_templates(table)

    found = {t.title: (t.category, t.category_name) for t in desk.templates.all()}
    assert found["C"] == ("bad", "Bäder")
    assert found["D"] == found["E"] == ("wald_und_flur_2", "Wald und Flur")


def test_a_template_stays_in_a_subject_that_the_office_does_not_list(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "A", "x", category="Alter Ordner")
    desk.exports.templates(tmp_path / "t.csv")

    assert kinds(desk.imports.preview_templates(tmp_path / "t.csv")) == [RowKind.SAME]


def test_one_subject_can_be_exported_alone_by_key_or_name(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.imports.import_templates(resource("seed", "starter_pack.yaml"))

    assert desk.exports.templates(tmp_path / "kita.yaml", category="kita") == 3
    assert desk.exports.templates(tmp_path / "kita.csv", category="KITA-Platz ") == 3
    other.imports.import_templates(tmp_path / "kita.yaml")

    assert [category.key for category in other.town.categories()] == ["kita"]
    with pytest.raises(UnknownSubject) as refused:
        desk.exports.templates(tmp_path / "x.yaml", category="Raumfahrt")
    assert "Hundesteuer" in str(refused.value)
