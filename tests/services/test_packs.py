"""Packs of templates beside the records: what each row is, what is decided, and that nothing is lost on the way."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.packs import Choice, PackChoices, PackPreview, PackRow, RowKind
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.services.exports import UnknownSubject
from amtdesk.system.resources import resource
from tests.builders import open_desk
from tests.builders_templates import german_table, keep_template

LATER = "Uwe Harms;16.04.2027"
DAY = date(2027, 1, 18)
WITH_AGREEMENT = "Titel;Text;Abgestimmt mit;Abgestimmt am"
WITH_SHORTCUT = "Titel;Text;Kürzel"


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


def kinds(preview: PackPreview) -> list[RowKind]:
    return [row.kind for row in preview.rows]


def the_row(desk: Desk, path: Path) -> PackRow:
    (row,) = desk.imports.preview_templates(path).rows
    return row


def notes(row: PackRow) -> str:
    return " ".join(str(note) for note in row.notes)


def edited(path: Path, old: str, new: str) -> Path:
    """The file after someone changed words in it."""
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))
    return path


def take(desk: Desk, path: Path, *decided: tuple[int, Choice]) -> int:
    choices = PackChoices(preview=desk.imports.preview_templates(path))
    for number, choice in decided:
        choices = choices.decide(number, choice)
    return desk.imports.take_templates(choices)


# what a row is


def test_a_preview_names_new_changed_and_same_rows_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    keep_template(desk, "Bad", "Offen.")
    keep_template(desk, "Tonne", "Blau.")
    before = desk.templates.all()

    preview = desk.imports.preview_templates(german_table(tmp_path, "Bad;Offen.", "Tonne;Grün.", "Neu;Ja."))

    assert kinds(preview) == [RowKind.SAME, RowKind.CHANGED, RowKind.NEW]
    assert [row.line for row in preview.rows] == [2, 3, 4]
    assert desk.templates.all() == before


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


def test_a_shortcut_that_will_not_do_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    preview = desk.imports.preview_templates(german_table(tmp_path, "A;Ja.;zwei wörter", heading=WITH_SHORTCUT))
    assert [fault.line for fault in preview.faults] == [2]


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
    {
        "edit": lambda: desk.templates.edit(kept.id, text="Halb offen."),
        "delete": lambda: desk.templates.delete(kept.id),
        "add": lambda: desk.templates.add(NewTemplate(title="Anders", text="x", key="T-NEU")),
    }[deed]()
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


# the round trip

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aäßÄé=+-@'\";,\t\n\r#:|>&*!%{}[]– „“€\u00a0\u200d\ufeff\x07\x0b\x85\u2028🙂👨\u200d👩\u200d👧"
        ),
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda words: bool("".join(c for c in words if c >= " " and c not in "\x7f\ufeff").strip()))
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2027, 5, 12))


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    agreed_on = draw(DAYS)
    later = st.none() | st.integers(0, 3000).map(lambda days: agreed_on + timedelta(days=days))
    return Agreement(
        agreed_with=draw(WORDS),
        agreed_on=agreed_on,
        department=draw(st.just("") | WORDS),
        valid_until=draw(later),
        next_review=draw(later.filter(bool)),
    )


@st.composite
def new_templates(draw: st.DrawFn, number: int) -> NewTemplate:
    return NewTemplate(
        title=f"{draw(WORDS)} {number}",
        text=draw(WORDS),
        key=f"T-{number}",
        category=draw(st.sampled_from(["", "bad", "wald", "Ohne Liste"])),
        kind=draw(st.sampled_from(["comment", "dm", "group", "press"])),
        shortcut=draw(st.sampled_from(["", f"kürzel-{number}", f"{number}e5", f"-{number}"])),
        approval_level=draw(st.integers(0, 3)),
        review_months=draw(st.integers(1, 120)),
        note=draw(st.just("") | WORDS),
        agreement=draw(st.none() | agreements()),
    )


def said(template: ReplyTemplate) -> tuple[object, ...]:
    """What a pack has to carry, as a text file can: white space at the ends and control characters are no content."""
    agreement = template.agreement
    return (
        *(plain(words) for words in (template.title, template.text, template.note, template.category_name)),
        *(template.key, template.kind, template.shortcut, template.approval_level, template.review_months),
        None
        if agreement is None
        else (plain(agreement.agreed_with), plain(agreement.department), agreement.agreed_on, agreement.valid_until),
    )


def plain(words: str) -> str:
    lines = words.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if (c >= " " or c in "\t\n") and c not in "\x7f\ufeff").strip()


@given(st.integers(1, 4).flatmap(lambda n: st.tuples(*(new_templates(number) for number in range(n)))))
@settings(max_examples=60)
def test_what_goes_out_is_the_same_here_and_comes_whole_to_another_desk(templates: tuple[NewTemplate, ...]) -> None:
    with TemporaryDirectory() as name:
        for folder in ("one", "csv", "yaml"):
            Path(name, folder).mkdir()
        with open_desk(Path(name, "one")) as desk:
            kept = [desk.templates.add(each) for each in templates]
            for ending in ("csv", "yaml"):
                path = Path(name, f"pack.{ending}")
                desk.exports.templates(path)
                preview = desk.imports.preview_templates(path)
                assert (kinds(preview), preview.faults) == ([RowKind.SAME] * len(kept), ())
                with open_desk(Path(name, ending)) as other:
                    report = other.imports.import_templates(path)
                    assert (report.added, report.conflicts, report.faults) == (len(kept), (), ())
                    there = sorted(other.templates.all(), key=lambda each: each.key)
                    assert [said(each) for each in there] == [said(desk.templates.get(each.id)) for each in kept]
                    back = Path(name, f"back.{ending}")
                    other.exports.templates(back)
                assert kinds(desk.imports.preview_templates(back)) == [RowKind.SAME] * len(kept)
