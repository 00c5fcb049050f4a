"""Contributions from outside: shown first, taken over whole, recognised when they come again."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from amtdesk.desk import Desk
from amtdesk.domain.contributions import RowKind
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import MediaFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.services.contributions import ContributionService
from tests.builders import NOW
from tests.builders_sheets import a_csv, a_picture

HEADING = ("Titel", "Text", "Bilddatei", "Foto von", "Wer liefert")
FEST = ("Turnfest", "Am Samstag ist Turnfest.", "fest.jpg", "TSV", "TSV")
MARKT = ("Markt", "", "markt.jpg", "", "Schule")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with two pictures; tables are written into it."""
    folder = tmp_path / "eingang"
    folder.mkdir()
    a_picture(folder / "fest.jpg")
    a_picture(folder / "markt.jpg", color="blue")
    return folder


def a_table(inbox: Path, *rows: tuple[str, ...]) -> Path:
    return a_csv(inbox, *rows, heading=HEADING)


def taken(desk: Desk, path: Path) -> tuple[PostId, ...]:
    return desk.contributions.take(desk.contributions.preview(path))


def kinds(desk: Desk, path: Path) -> list[RowKind]:
    return [row.kind for row in desk.contributions.preview(path).rows]


def test_texts_become_drafts_of_level_two_photos_alone_do_not_rise(office: Desk, inbox: Path) -> None:
    plan = office.contributions.preview(a_table(inbox, FEST, MARKT, ("", "ohne Titel", "", "", "")))
    assert (plan.report.added, len(plan.report.faults), office.posts.list()) == (2, 1, ())

    fest, markt = (office.posts.get(each) for each in office.contributions.take(plan))

    assert (fest.status, fest.approval_level, fest.text_from_outside) == (PostStatus.DRAFT, 2, True)
    assert (fest.contributed_by, fest.image_name, fest.image_credit) == ("TSV", "fest.jpg", "Foto: TSV")
    assert (markt.status, markt.text_from_outside) == (PostStatus.IDEA, False)
    assert markt.approval_level < 2
    medium = office.media.get(fest.image_sha256)
    assert (medium.author, medium.contributed_by) == ("TSV", "TSV")


def test_all_of_it_is_one_step_of_undo_after_a_backup(office: Desk, inbox: Path) -> None:
    taken(office, a_table(inbox, FEST, MARKT))
    assert len(list(office.safekeeping.folder.glob("*before-import*"))) == 1

    office.history.undo()

    assert (office.posts.list(), office.media.all(MediaFilter.ALL)) == ((), ())


def test_the_same_rows_are_recognised_and_not_doubled(office: Desk, inbox: Path) -> None:
    path = a_table(inbox, FEST, MARKT)
    assert len(taken(office, path)) == 2

    assert kinds(office, path) == [RowKind.SAME] * 2
    assert taken(office, path) == ()
    office.history.undo()
    assert kinds(office, path) == [RowKind.NEW] * 2


def changed(inbox: Path) -> Path:
    a_picture(inbox / "neu.jpg", color="green")
    return a_table(inbox, ("Turnfest", "Am Sonntag ist Turnfest.", "neu.jpg", "TSV", "TSV"))


def test_a_changed_row_brings_an_untouched_draft_up_to_date(office: Desk, inbox: Path) -> None:
    (post_id,) = taken(office, a_table(inbox, FEST))
    office.posts.set_day(post_id, date(2027, 6, 5), at=time(9))

    plan = office.contributions.preview(changed(inbox))
    assert [(row.kind, row.is_taken) for row in plan.rows] == [(RowKind.CHANGED, True)]
    assert office.contributions.take(plan) == (post_id,)

    post = office.posts.get(post_id)
    assert (post.text, post.image_name, post.day) == ("Am Sonntag ist Turnfest.", "neu.jpg", date(2027, 6, 5))
    assert kinds(office, changed(inbox)) == [RowKind.SAME]


def test_an_edited_draft_is_never_written_over_by_itself(office: Desk, inbox: Path) -> None:
    (post_id,) = taken(office, a_table(inbox, FEST))
    office.posts.save_text(post_id, title="Turnfest", text="Meine Worte.")

    plan = office.contributions.preview(changed(inbox))
    (row,) = plan.rows
    assert (row.is_taken, row.may_be_taken, len(plan.report.conflicts)) == (False, True, 1)
    assert "so is your draft" in str(row.notes[0])
    assert office.contributions.take(plan) == ()

    office.contributions.take(plan.decide(0, is_taken=True))
    assert office.posts.get(post_id).text == "Am Sonntag ist Turnfest."
    assert "Meine Worte." in {version.text for version in office.posts.versions(post_id)}


def test_what_is_approved_is_out_of_reach(office: Desk, inbox: Path) -> None:
    (post_id,) = taken(office, a_table(inbox, ("Turnfest", "Am Samstag.", "", "", "TSV")))
    office.posts.record_approval(post_id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)

    plan = office.contributions.preview(changed(inbox))

    assert not plan.rows[0].may_be_taken
    assert "out already" in str(plan.rows[0].notes[0])
    with pytest.raises(NotAllowed, match="cannot be taken"):
        plan.decide(0, is_taken=True)


def test_nothing_is_taken_over_when_the_draft_changed_since_the_preview(office: Desk, inbox: Path) -> None:
    (post_id,) = taken(office, a_table(inbox, FEST))
    plan = office.contributions.preview(changed(inbox))
    office.posts.save_text(post_id, title="Turnfest", text="Meine Worte.")

    with pytest.raises(NotAllowed, match="different now"):
        office.contributions.take(plan)
    assert office.posts.get(post_id).text == "Meine Worte."


def test_nothing_is_taken_over_when_a_picture_changed_since_the_preview(office: Desk, inbox: Path) -> None:
    plan = office.contributions.preview(a_table(inbox, MARKT, FEST))
    a_picture(inbox / "fest.jpg", color="white")

    with pytest.raises(NotAllowed, match="changed since the preview"):
        office.contributions.take(plan)
    assert (office.posts.list(), office.media.all(MediaFilter.ALL)) == ((), ())


def test_a_picture_that_is_known_keeps_what_is_known_of_it(office: Desk, inbox: Path) -> None:
    known = office.media.keep(inbox / "fest.jpg")
    office.media.edit(replace(known, author="Stadt", credit="Foto: Stadt", alt_text="Ein Fest."))

    posts = [office.posts.get(each) for each in taken(office, a_table(inbox, FEST, ("Lauf", "Am 5. Juni.", *FEST[2:])))]

    assert {(post.image_credit, post.alt_text) for post in posts} == {("Foto: Stadt", "Ein Fest.")}


def test_a_row_left_out_stays_out(office: Desk, inbox: Path) -> None:
    plan = office.contributions.preview(a_table(inbox, FEST)).decide(0, is_taken=False)

    assert (office.contributions.take(plan), plan.report.added) == ((), 0)


def test_a_row_that_stands_twice_is_taken_once_unless_she_ticks_it_again(office: Desk, inbox: Path) -> None:
    other = (FEST[0], "Auch am Sonntag ist Turnfest.", *FEST[2:])
    plan = office.contributions.preview(a_table(inbox, FEST, FEST, other))

    assert [row.is_taken for row in plan.rows] == [True, False, True]
    assert [str(note)[:34] for note in plan.rows[1].notes] == ["The same stands in row 2 already. "]
    assert len(office.contributions.take(plan)) == 2
    plan = office.contributions.preview(a_table(inbox, FEST, FEST, other))
    assert [row.kind for row in plan.rows] == [RowKind.SAME, RowKind.NEW, RowKind.SAME]
    assert plan.taken == ()
    assert len(office.contributions.take(plan.decide(1, is_taken=True))) == 1


def test_a_hidden_row_is_taken_over_only_when_she_ticks_it(office: Desk, tmp_path: Path) -> None:
    path = office.contributions.write_form(tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Beiträge"]
    sheet["A5"], sheet["B5"], sheet["F5"] = "Markt", "Am Samstag.", "Bäder"
    sheet.row_dimensions[5].hidden = True
    book.save(path)

    plan = office.contributions.preview(path)
    assert [(row.kind, row.is_taken) for row in plan.rows] == [(RowKind.LEFT, False), (RowKind.NEW, False)]
    (post_id,) = office.contributions.take(plan.decide(1, is_taken=True))
    assert office.posts.get(post_id).department == "baeder"


def test_only_rows_that_were_understood_are_written(office: Desk, inbox: Path) -> None:
    plan = office.contributions.preview(a_table(inbox, FEST))
    forged = replace(plan, rows=(replace(plan.rows[0], kind=RowKind.FAULTY),))

    with pytest.raises(ValueError, match="only what was read"):
        office.contributions.take(forged)


def test_nothing_is_imported_when_the_backup_fails(office: Desk, inbox: Path) -> None:
    def full() -> None:
        raise NotAllowed("The disk is full.")

    contributions = ContributionService(
        office._database,  # noqa: SLF001 - wired as the desk wires it, with a backup that fails
        office.clock,
        town=office.town,
        posts=office.posts,
        media=office.media,
        before_import=full,
    )
    with pytest.raises(NotAllowed, match="full"):
        contributions.take(contributions.preview(a_table(inbox, FEST)))
    assert office.posts.list() == ()
