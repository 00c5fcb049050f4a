"""A post's picture is copied in, kept under the SHA-256 of its content, and comes back from any backup."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.kept_files import KeptFileLost, KeptFileNotWritten
from amtdesk.domain.media import Licence, People
from amtdesk.domain.pictures import LARGEST_PICTURE, NotAPicture, PictureTooLarge, PictureUnreadable
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, Post
from amtdesk.domain.safekeeping import CheckState
from amtdesk.storage.backup_errors import NoSpaceForBackup
from amtdesk.storage.errors import DiskFull
from tests import builders_files as files
from tests import builders_pictures as pictures
from tests.builders import open_desk
from tests.builders_backups import old_backup


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0815.png"
    path.write_bytes(files.a_png())
    return path


def a_post(desk: Desk) -> Post:
    return desk.posts.add("Freibad", "Das Freibad hat am Samstag auf.")


def kept_files(desk: Desk) -> dict[str, str]:
    return files.everything_in(desk.folder / "files")


def test_a_picture_is_copied_in_under_its_sha256(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    photo.unlink()

    assert (post.image_name, desk.pictures.content(post)) == ("IMG_0815.png", files.a_png())
    assert kept_files(desk) == {f"{post.image_sha256[:2]}/{post.image_sha256}": post.image_sha256}


def test_a_post_without_a_picture_has_no_content(desk: Desk) -> None:
    assert desk.pictures.content(a_post(desk)) is None


def test_the_same_picture_lies_there_once(desk: Desk, photo: Path) -> None:
    again = photo.with_name("copy.png")
    shutil.copy(photo, again)

    first = desk.pictures.choose(a_post(desk).id, photo).post
    second = desk.pictures.choose(desk.posts.add("Zweiter", "").id, again).post

    assert (first.image_name, second.image_name) == ("IMG_0815.png", "IMG_0815.png")  # as it was first called
    assert len(kept_files(desk)) == 1


def test_choosing_and_taking_away_can_be_undone_with_everything_that_was_said(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    described = desk.posts.edit(replace(post, alt_text="Ein Becken", image_credit="Foto: Stadt")).post

    bare = desk.pictures.remove(post.id).post
    desk.history.undo()

    assert (bare.image_name, bare.image_sha256, bare.alt_text, bare.image_credit) == ("", "", "", "")
    assert desk.posts.get(post.id) == described
    assert desk.pictures.content(described) == files.a_png()


def test_another_picture_does_not_keep_the_description_of_the_first(desk: Desk, photo: Path, tmp_path: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    desk.posts.edit(replace(post, alt_text="Ein Becken", image_credit="Foto: Stadt", consent="not_needed"))
    other = tmp_path / "other.png"
    other.write_bytes(files.a_png(grey=20))

    changed = desk.pictures.choose(post.id, other).post

    assert (changed.image_name, changed.alt_text, changed.image_credit, changed.consent) == ("other.png", "", "", "")


def test_the_file_for_a_picture_that_was_known_by_name_keeps_what_was_said(desk: Desk, photo: Path) -> None:
    post = desk.posts.edit(replace(a_post(desk), image_name=photo.name, alt_text="Ein Becken")).post

    assert desk.pictures.choose(post.id, photo).post.alt_text == "Ein Becken"


def test_choosing_the_picture_that_is_there_changes_nothing(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post

    assert desk.pictures.choose(post.id, photo).post == post


def test_another_picture_under_the_same_name_voids_an_approval(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    facts = replace(desk.media.get(post.image_sha256), alt_text="Ein Becken", author="Stadt", credit="Foto: Stadt")
    desk.media.edit(replace(facts, licence=Licence.OWN_PHOTO, people=People.NOBODY))
    desk.posts.record_approval(post.id, by="Petra", at=desk.clock.now(), way=ApprovalWay.PHONE)
    photo.write_bytes(files.a_png(grey=20))

    saved = desk.pictures.choose(post.id, photo)

    assert (saved.post.status, saved.post.standing_approval) == (PostStatus.DRAFT, None)
    assert saved.post.approvals[-1].closing_reason == ClosingReason.PICTURE_CHANGED.value
    assert saved.lapsed == saved.post.approvals[-1]  # with its reason, which the window says


def test_a_post_that_is_out_keeps_its_picture(desk: Desk, photo: Path) -> None:
    post = desk.posts.edit(replace(a_post(desk), approval_level=0)).post
    desk.posts.record_approval(post.id, by="Petra", at=desk.clock.now(), way=ApprovalWay.PHONE)
    desk.posts.mark_published(post.id, at=desk.clock.now(), link="")

    with pytest.raises(NotAllowed):
        desk.pictures.choose(post.id, photo)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("leer.png", b"", NotAPicture),
        ("brief.png", "Sehr geehrte Damen und Herren".encode("cp1252"), NotAPicture),
        ("flyer.pdf", b"%PDF-1.7", NotAPicture),
        ("riesig.png", files.a_png() + bytes(LARGEST_PICTURE), PictureTooLarge),
    ],
)
def test_what_is_no_picture_is_refused_by_name(
    desk: Desk, tmp_path: Path, name: str, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    post = a_post(desk)

    with pytest.raises(error, match=name):
        desk.pictures.choose(post.id, path)

    assert desk.posts.get(post.id) == post
    assert not (desk.folder / "files").exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "GIF"])
def test_every_kind_that_channels_take_is_taken(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = pictures.write(tmp_path / "picture", pictures.saved(pictures.a_picture(), kind))

    assert desk.pictures.choose(a_post(desk).id, path).post.image_sha256


def test_a_picture_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadable, match=r"weg\.png"):
        desk.pictures.choose(a_post(desk).id, tmp_path / "weg.png")


@files.needs_mounts
def test_a_full_drive_takes_no_picture_and_no_half_one(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=2) as stick, open_desk(stick) as desk:
        photo = tmp_path / "photo.png"
        photo.write_bytes(files.a_png() + bytes(4 * 1024 * 1024))
        post = a_post(desk)

        with pytest.raises(DiskFull):
            desk.pictures.choose(post.id, photo)

        assert desk.posts.get(post.id) == post
        assert kept_files(desk) == {}


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, photo: Path) -> None:
    (desk.folder / "files").write_text("a file where the folder should be")

    with pytest.raises(KeptFileNotWritten, match="ask your IT"):
        desk.pictures.choose(a_post(desk).id, photo)


def test_a_lost_or_changed_picture_is_told_and_found_by_the_check(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    lying = next((desk.folder / "files").rglob(post.image_sha256))

    lying.write_bytes(files.a_png(grey=1))
    with pytest.raises(KeptFileLost, match="IMG_0815"):
        desk.pictures.content(post)
    assert [point.name for point in desk.safekeeping.check().faults] == ["files"]

    lying.unlink()
    with pytest.raises(KeptFileLost, match="choose it again"):
        desk.pictures.content(post)
    assert "IMG_0815" in str(desk.safekeeping.check().faults[0].message)


def test_the_check_counts_several_lost_pictures(desk: Desk, photo: Path) -> None:
    desk.pictures.choose(a_post(desk).id, photo)
    photo.write_bytes(files.a_png(grey=1))
    desk.pictures.choose(a_post(desk).id, photo)
    shutil.rmtree(desk.folder / "files")

    faults = desk.safekeeping.check().faults

    assert [(fault.name, fault.state) for fault in faults] == [("files", CheckState.WRONG)]
    assert str(faults[0].message).startswith("2 pictures are missing")


def test_a_picture_that_was_lost_is_there_again_when_it_is_chosen_again(desk: Desk, photo: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    shutil.rmtree(desk.folder / "files")

    desk.pictures.choose(post.id, photo)

    assert desk.pictures.content(post) == files.a_png()
    assert desk.safekeeping.check().faults == ()


def test_a_backup_brings_the_pictures_to_another_machine(desk: Desk, photo: Path, tmp_path: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    (tmp_path / "other").mkdir()
    with open_desk(tmp_path / "other") as other:
        other.safekeeping.restore(backup.path)

        assert other.pictures.content(other.posts.get(post.id)) == files.a_png()
        assert other.safekeeping.check().faults == ()


def test_an_old_backup_put_in_place_by_hand_brings_its_pictures_too(desk: Desk, photo: Path, tmp_path: Path) -> None:
    post = desk.pictures.choose(a_post(desk).id, photo).post
    old_backup(desk, tmp_path / "other.sqlite3", carries_files=True)

    (tmp_path / "other").mkdir()
    (tmp_path / "other.sqlite3").rename(tmp_path / "other" / "amtdesk.sqlite3")
    with open_desk(tmp_path / "other") as other:
        assert other.pictures.content(other.posts.get(post.id)) == files.a_png()
    with open_desk(tmp_path / "other") as again:
        assert again.safekeeping.check().faults == ()


@pytest.mark.parametrize("name", ["../../elsewhere", "0" * 64])
def test_a_file_in_an_old_backup_that_is_not_what_its_name_says_is_not_taken_out(
    desk: Desk, photo: Path, tmp_path: Path, name: str
) -> None:
    desk.pictures.choose(a_post(desk).id, photo)
    backup = old_backup(desk, tmp_path / "safe.sqlite3", carries_files=True)
    with closing(sqlite3.connect(backup)) as records, records:
        records.execute("UPDATE carried_files SET sha256 = ?", (name,))

    (tmp_path / "other" / "inner").mkdir(parents=True)
    with open_desk(tmp_path / "other" / "inner") as other:
        other.safekeeping.restore(backup)
        assert [point.name for point in other.safekeeping.check().faults] == ["files"]
    assert not list((tmp_path / "other").rglob(name.rpartition("/")[2]))


def test_a_backup_is_written_although_a_picture_is_lost(desk: Desk, photo: Path, tmp_path: Path) -> None:
    desk.pictures.choose(a_post(desk).id, photo)
    shutil.rmtree(desk.folder / "files")

    desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    (tmp_path / "other").mkdir()
    with open_desk(tmp_path / "other") as other:
        other.safekeeping.restore(tmp_path / "safe.amtdesk-backup")
        assert [point.name for point in other.safekeeping.check().faults] == ["files"]


@files.needs_mounts
def test_a_restore_that_does_not_fit_leaves_everything_as_it_was(desk: Desk, photo: Path, tmp_path: Path) -> None:
    photo.write_bytes(files.a_png() + bytes(6 * 1024 * 1024))
    desk.pictures.choose(a_post(desk).id, photo)
    backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    with files.small_drive(tmp_path / "stick", megabytes=6) as stick, open_desk(stick) as other:
        before = other.posts.add("Bleibt", "")
        with pytest.raises(NoSpaceForBackup):
            other.safekeeping.restore(backup.path)

        assert other.posts.get(before.id) == before
