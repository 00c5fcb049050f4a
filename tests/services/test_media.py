"""Pictures are taken in once, their rights reach every post that is not out yet, and copies leave clean."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.kept_files import KeptFileLost
from amtdesk.domain.media import Licence, MediaFilter, Medium, People
from amtdesk.domain.pictures import NotAPicture, PictureBroken, PictureKind
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, Post
from amtdesk.services import thumbnails
from amtdesk.system.files import CannotWrite
from tests import builders_files as files
from tests import builders_pictures as pictures


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.write(tmp_path / "becken.jpg", pictures.a_photo(width=1600, height=1200, orientation=6))


def settled(desk: Desk, medium: Medium) -> Medium:
    facts = replace(
        medium,
        alt_text="Ein leeres Becken.",
        licence=Licence.OWN_PHOTO,
        author="Jana Wolter",
        credit="Foto: Jana Wolter",
        people=People.NOBODY,
    )
    return desk.media.edit(facts).medium


def a_post(desk: Desk, medium: Medium, *, title: str = "Freibad") -> Post:
    post = desk.posts.add(title, "Das Freibad hat am Samstag auf.")
    return desk.pictures.use(post.id, medium.sha256).post


def approve(desk: Desk, post: Post) -> Post:
    return desk.posts.record_approval(post.id, by="Jürgen Plath", at=desk.clock.now(), way=ApprovalWay.PHONE)


def test_a_picture_is_taken_in_untouched_with_its_upright_size(desk: Desk, photo: Path) -> None:
    original = photo.read_bytes()

    medium = desk.media.keep(photo)
    photo.unlink()

    assert (medium.name, medium.kind, medium.width, medium.height) == ("becken.jpg", PictureKind.JPEG, 1200, 1600)
    assert (medium.alt_text, medium.credit, medium.licence, medium.people) == ("", "", Licence.UNKNOWN, People.UNKNOWN)
    assert desk.media.original(medium.sha256) == original
    assert desk.media.all() == (medium,)


def test_the_same_picture_again_is_found_with_its_facts(desk: Desk, photo: Path) -> None:
    known = settled(desk, desk.media.keep(photo))
    photo.rename(photo.with_name("kopie.jpg"))

    assert desk.media.keep(photo.with_name("kopie.jpg")) == known


def test_several_are_taken_in_as_one_step_and_a_bad_file_keeps_no_other_away(desk: Desk, tmp_path: Path) -> None:
    first = pictures.write(tmp_path / "a.png", pictures.a_photo("PNG"))
    again = pictures.write(tmp_path / "b.png", pictures.a_photo("PNG"))
    other = pictures.write(tmp_path / "c.webp", pictures.a_photo("WEBP"))
    text = pictures.write(tmp_path / "d.jpg", b"Sehr geehrte Damen und Herren")

    taken = desk.media.keep_all((first, again, other, text, tmp_path / "weg.jpg"))

    assert [each.name for each in taken.added] == ["a.png", "c.webp"]
    assert ["d.jpg" in str(each) or "weg.jpg" in str(each) for each in taken.refused] == [True, True]
    assert [each.name for each in desk.media.keep_all((first,)).known] == ["a.png"]
    desk.history.undo()
    assert desk.media.all() == ()
    desk.history.redo()
    assert {each.name for each in desk.media.all()} == {"a.png", "c.webp"}


def test_what_is_no_picture_or_only_part_of_one_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match=r"brief\.jpg"):
        desk.media.keep(pictures.write(tmp_path / "brief.jpg", b"Sehr geehrte"))
    with pytest.raises(PictureBroken, match=r"halb\.jpg"):
        desk.media.keep(pictures.write(tmp_path / "halb.jpg", pictures.a_photo(width=300, height=300)[:2200]))

    assert desk.media.all() == ()
    assert not (desk.folder / "files").exists()


def test_lists_are_filtered_searched_and_counted(desk: Desk, photo: Path, tmp_path: Path) -> None:
    known = settled(desk, desk.media.keep(photo))
    bare = desk.media.keep(pictures.write(tmp_path / "karte.png", pictures.a_photo("PNG")))

    assert desk.media.all(query="wolter") == (known,)
    assert desk.media.all(MediaFilter.RIGHTS_UNCLEAR) == (bare,)
    assert desk.media.counts() == {
        MediaFilter.ALL: 2,
        MediaFilter.WITHOUT_WORDS: 1,
        MediaFilter.RIGHTS_UNCLEAR: 1,
        MediaFilter.CONSENT_MISSING: 0,
        MediaFilter.CONSENT_ENDING: 0,
    }


def test_a_picture_that_is_not_there_is_told(desk: Desk) -> None:
    assert desk.media.find("") is None
    with pytest.raises(NotFound, match="not there any more"):
        desk.media.get("00")


def test_the_credit_line_is_proposed_in_german(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)
    desk.town.set("full_name", "Stadt Birkenfurt")

    assert desk.media.proposed_credit(medium) == ""
    facts = replace(medium, licence=Licence.OWN_PHOTO, author="Jana Wolter")
    assert desk.media.proposed_credit(facts) == "Foto: Jana Wolter / Stadt Birkenfurt"


def test_a_post_takes_over_what_is_known_of_its_picture(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))

    post = a_post(desk, medium)

    assert (post.image_name, post.alt_text, post.image_credit, post.consent) == (
        "becken.jpg",
        "Ein leeres Becken.",
        "Foto: Jana Wolter",
        "not_needed",
    )
    assert [each.id for each in desk.media.used_in(medium.sha256)] == [post.id]
    assert desk.media.times_used() == {medium.sha256: 1}
    assert desk.pictures.medium(post) == medium


def test_another_credit_reaches_posts_and_lets_their_approval_lapse(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    approved = approve(desk, a_post(desk, medium))
    draft = a_post(desk, medium, title="Zweiter")

    saved = desk.media.edit(replace(medium, credit="Foto: Lena Brandt"))

    assert [each.id for each in saved.lapsed] == [approved.id]
    now = desk.posts.get(approved.id)
    assert (now.status, now.standing_approval, now.image_credit) == (PostStatus.DRAFT, None, "Foto: Lena Brandt")
    assert now.approvals[-1].closing_reason == ClosingReason.PICTURE_CHANGED.value
    assert desk.posts.get(draft.id).image_credit == "Foto: Lena Brandt"
    assert desk.media.edit(saved.medium).lapsed == ()

    desk.history.undo()
    assert desk.media.get(medium.sha256).credit == "Foto: Jana Wolter"
    assert desk.posts.get(draft.id).image_credit == "Foto: Jana Wolter"
    again = desk.posts.get(approved.id)
    assert again.status is PostStatus.APPROVED
    assert again.standing_approval is not None
    assert again.standing_approval.text_fingerprint == again.words_fingerprint


def test_what_is_out_keeps_what_went_out_with_it(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    post = approve(desk, a_post(desk, medium))
    desk.posts.mark_published(post.id, at=desk.clock.now())

    saved = desk.media.edit(replace(medium, credit="Foto: Lena Brandt"))

    assert saved.lapsed == ()
    assert desk.posts.get(post.id).image_credit == "Foto: Jana Wolter"


def test_a_note_about_the_picture_is_no_edit_of_its_posts(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    post = approve(desk, a_post(desk, medium))

    desk.media.edit(replace(medium, note="Aus dem Archiv"))

    assert desk.posts.get(post.id) == post


def test_a_description_of_its_own_stays_with_the_post(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    own, following = a_post(desk, medium), a_post(desk, medium, title="Zweiter")
    desk.pictures.describe(own.id, "Das Becken, wie es am ersten Tag aussieht.")

    desk.media.edit(replace(medium, alt_text="Leeres Becken am Morgen."))

    assert desk.posts.get(own.id).alt_text == "Das Becken, wie es am ersten Tag aussieht."
    assert desk.posts.get(following.id).alt_text == "Leeres Becken am Morgen."


def test_the_first_description_becomes_the_pictures_too(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)
    post = a_post(desk, medium)

    saved = desk.pictures.describe(post.id, "Ein leeres Becken.")

    assert (saved.post.alt_text, desk.media.get(medium.sha256).alt_text) == ("Ein leeres Becken.",) * 2


def test_a_picture_named_by_a_post_alone_gets_the_file_and_what_was_said(desk: Desk, photo: Path) -> None:
    post = desk.posts.add("Freibad", "Text")
    named = replace(post, image_name=photo.name, alt_text="Becken", image_credit="Foto: Stadt", consent="not_needed")
    desk.posts.edit(named)

    saved = desk.pictures.choose(post.id, photo).post

    medium = desk.media.get(saved.image_sha256)
    assert (medium.alt_text, medium.credit, medium.people) == ("Becken", "Foto: Stadt", People.NOBODY)
    assert (saved.alt_text, saved.image_credit, saved.consent) == ("Becken", "Foto: Stadt", "not_needed")


def test_a_picture_whose_rights_are_unclear_is_not_approved(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    post = a_post(desk, medium)
    desk.media.edit(replace(medium, licence=Licence.STOCK))

    with pytest.raises(NotAllowed, match="What proves the licence"):
        approve(desk, post)


def test_without_consent_a_post_is_neither_submitted_nor_approved_nor_copied(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    with_people = replace(medium, people=People.WITH_CONSENT, consent_proof="Ordner 3")
    holds = desk.media.edit(replace(with_people, consent_until=desk.clock.today())).medium
    post = approve(desk, a_post(desk, holds))
    assert desk.posts.text_to_copy(post.id)

    ended = desk.media.edit(replace(holds, consent_until=date(2027, 5, 11)))

    assert ended.lapsed == ()  # the words are the same; the picture may not be shown any more
    assert "ended" in str(desk.media.why_not_usable(holds.sha256, desk.clock.today()))
    with pytest.raises(NotAllowed, match="ended on 11 May"):
        desk.posts.text_to_copy(post.id)
    with pytest.raises(NotAllowed, match="ended on 11 May"):
        desk.posts.submit(a_post(desk, holds).id, "Jürgen Plath")
    with pytest.raises(NotAllowed, match="ended on 11 May"):
        approve(desk, a_post(desk, holds))


def test_a_picture_that_a_post_shows_is_not_removed(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)
    post = a_post(desk, medium)

    with pytest.raises(NotAllowed, match=r"shown in posts \(1\)"):
        desk.media.delete(medium.sha256)

    desk.pictures.remove(post.id)
    desk.media.delete(medium.sha256)
    assert desk.media.all() == ()
    desk.history.undo()
    assert desk.media.all() == (medium,)


def test_a_removed_picture_that_comes_again_is_known(desk: Desk, photo: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    desk.media.delete(medium.sha256)

    assert desk.media.keep(photo) == medium


def test_the_copy_for_a_channel_is_upright_fits_and_says_nothing(desk: Desk, photo: Path, tmp_path: Path) -> None:
    medium = settled(desk, desk.media.keep(photo))
    channel = replace(desk.channels.main(), image_sizes=((1080, 1350), (1080, 1080), (1200, 630)))

    made = desk.media.clean_copy(medium.sha256, channel)

    assert (made.width, made.height) == Image.open(io.BytesIO(made.content)).size == (1012, 1350)
    assert not [secret for secret in pictures.SECRETS if secret in made.content]
    post = a_post(desk, medium)
    assert desk.media.copy_for(post, channel) == desk.pictures.copy(post, channel).content == made.content
    saved = desk.media.write_copy(made, tmp_path / "becken-kanal.jpg")
    assert saved.read_bytes() == made.content
    with pytest.raises(CannotWrite):
        desk.media.write_copy(made, tmp_path / "weg" / "becken.jpg")


def test_no_copy_leaves_while_the_picture_may_not_be_shown(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)

    with pytest.raises(NotAllowed, match="recognised"):
        desk.media.clean_copy(medium.sha256, desk.channels.main())
    with pytest.raises(NotFound, match="no picture"):
        desk.pictures.copy(desk.posts.add("Ohne", ""), desk.channels.main())


def test_a_thumbnail_is_small_clean_and_made_anew_when_it_is_gone(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)
    kept = desk.folder / thumbnails.FOLDER / medium.sha256
    first = kept.read_bytes()

    kept.unlink()

    assert desk.media.thumbnail(medium.sha256) == first == kept.read_bytes()
    assert max(Image.open(io.BytesIO(first)).size) == thumbnails.THUMBNAIL_EDGE
    assert not [secret for secret in pictures.SECRETS if secret in first]
    post = a_post(desk, medium)
    assert desk.pictures.small(post) == first
    assert desk.pictures.small(desk.posts.add("Ohne", "")) is None


def test_a_thumbnail_does_not_hide_that_the_picture_is_lost(desk: Desk, photo: Path) -> None:
    medium = desk.media.keep(photo)
    next((desk.folder / "files").rglob(medium.sha256)).unlink()

    with pytest.raises(KeptFileLost, match=r"becken\.jpg"):
        desk.media.thumbnail(medium.sha256)


def test_where_thumbnails_cannot_be_kept_they_are_made_each_time(desk: Desk, photo: Path) -> None:
    (desk.folder / thumbnails.FOLDER).write_text("a file where the folder should be")

    medium = desk.media.keep(photo)

    assert desk.media.thumbnail(medium.sha256)


def test_only_so_many_thumbnails_are_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "MOST_KEPT", 2)

    for grey in (10, 20, 30):
        desk.media.keep(pictures.write(tmp_path / f"{grey}.png", files.a_png(grey=grey)))

    assert len(list((desk.folder / thumbnails.FOLDER).iterdir())) == 2


def test_prepared_pictures_are_taken_in_within_another_command(desk: Desk, photo: Path) -> None:
    prepared = desk.media.prepared(photo)
    assert desk.media.all() == ()

    known = desk.media.keep(photo)

    assert desk.media.prepared(photo) == known
    assert prepared.sha256 == known.sha256


def test_birkenfurt_has_its_pictures_with_their_rights(desk: Desk) -> None:
    desk.demo.open_birkenfurt()
    today = desk.clock.today()

    refused = [each.name for each in desk.media.all() if desk.media.why_not_usable(each.sha256, today)]
    posts = [desk.posts.get(each.id) for each in desk.posts.list()]

    assert refused == ["azubi_samira.jpg"]
    assert all(post.image_sha256 for post in posts if post.image_name)
    assert all(desk.media.thumbnail(each.sha256) for each in desk.media.all()[:2])
    assert desk.safekeeping.check().faults == ()


def test_a_picture_without_a_description_takes_over_the_next_one_that_is_written(desk: Desk, photo: Path) -> None:
    post = a_post(desk, desk.media.keep(photo))
    desk.posts.edit(replace(post, alt_text="Becken"))

    saved = desk.pictures.describe(post.id, "Ein leeres Becken am Morgen.")

    medium = desk.media.get(post.image_sha256)
    assert (saved.post.alt_text, medium.alt_text) == ("Ein leeres Becken am Morgen.",) * 2
