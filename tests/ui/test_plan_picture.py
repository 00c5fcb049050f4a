"""The picture of a post in the editor: chosen from the media or a file, dropped, described, copied, taken away."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from amtdesk.domain.media import Licence, People
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.media_picker import MediaPicker
from amtdesk.ui.pages.plan.media_sheet import MediumSheet
from amtdesk.ui.pages.plan.picture_card import PictureCard
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.chips import Chip
from tests import builders_pictures as pictures
from tests.builders_files import a_png
from tests.loop import let_rest
from tests.ui.test_plan_page import editor, heard, plan

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.write(tmp_path / "becken.png", a_png(width=1200, height=800))


@pytest.fixture
def post(running: WindowApp) -> Post:
    return running.desk.posts.add("Freibad", "Das Freibad hat am Samstag auf.")


def settle(running: WindowApp) -> None:
    """Let workers and what follows come to their end."""
    for _ in range(4):
        running.tasks.wait()
        let_rest()


def card_of(running: WindowApp, post: Post) -> PictureCard:
    found = editor(plan(running, post.id)).findChild(PictureCard)
    assert found is not None
    settle(running)
    return found


def buttons(card: QWidget) -> dict[str, KbdButton]:
    return {each.label(): each for each in card.findChildren(KbdButton) if each.isVisible() and each.label()}


def chips(card: PictureCard) -> list[str]:
    return [each.text() for each in card.findChildren(Chip) if each.isVisible()]


def drop(target: QWidget, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    return entering.isAccepted()


def drop_on(running: WindowApp, card: PictureCard, *paths: Path) -> bool:
    is_taken = drop(card, *paths)
    settle(running)
    return is_taken


def choose(running: WindowApp, card: PictureCard, words: str) -> None:
    """One entry of the menu behind the three dots."""
    next(entry for entry in card.menu().actions() if entry.text().split("\t")[0] == words).trigger()
    settle(running)


def settle_rights(running: WindowApp, post: Post) -> None:
    media = running.desk.media
    medium = media.get(running.desk.posts.get(post.id).image_sha256)
    facts = replace(medium, licence=Licence.OWN_PHOTO, author="Jana Wolter", credit="Foto: Jana Wolter")
    media.edit(replace(facts, people=People.NOBODY))
    let_rest()


def test_a_chosen_file_is_shown_with_what_is_still_asked(
    running: WindowApp, post: Post, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(running, post)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(photo), ""))  # the system's own window

    buttons(card)["Datei wählen …"].setFocus()
    buttons(card)["Datei wählen …"].click()
    settle(running)

    assert running.desk.posts.get(post.id).image_name == "becken.png"
    assert card.alt.hasFocus()
    assert card.thumbnail.isVisible()
    assert chips(card) == ["Rechte unklar", "Personen noch nicht geprüft"]
    assert "Rechte und Personen eintragen" in buttons(card)


def test_leaving_the_systems_window_chooses_nothing(
    running: WindowApp, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(running, post)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))

    buttons(card)["Datei wählen …"].click()

    assert running.desk.posts.get(post.id).image_name == ""


def test_a_picture_can_be_dropped_but_not_two_at_once(running: WindowApp, post: Post, photo: Path) -> None:
    card = card_of(running, post)

    assert not drop_on(running, card, photo, photo)
    assert drop_on(running, card, photo)

    assert running.desk.posts.get(post.id).image_name == "becken.png"


def test_a_picture_says_that_it_voids_the_approval_and_not_the_text(
    running: WindowApp, post: Post, photo: Path
) -> None:
    desk = running.desk
    desk.posts.record_approval(post.id, by="Björn Tietz", at=desk.clock.now(), way=ApprovalWay.PHONE)
    card, notes = card_of(running, post), heard(running)

    drop_on(running, card, photo)

    said = "Freigabe von B. Tietz ist erloschen, weil Sie das Bild oder die Angaben dazu geändert haben."
    assert said in [note.text for note in notes]


def test_a_picture_from_the_media_brings_what_is_known_of_it(running: WindowApp, post: Post, photo: Path) -> None:
    medium = running.desk.media.keep(photo)
    running.desk.media.edit(replace(medium, alt_text="Ein leeres Becken.", credit="Foto: Stadt"))
    card = card_of(running, post)

    buttons(card)["Aus den Medien wählen …"].click()
    picker = running.window.findChild(MediaPicker)
    assert picker is not None
    picker.field.setText("leer")
    picker.field.accepted.emit()
    settle(running)

    stored = running.desk.posts.get(post.id)
    assert (stored.image_sha256, stored.alt_text, stored.image_credit) == (
        medium.sha256,
        "Ein leeres Becken.",
        "Foto: Stadt",
    )
    assert card.alt.text() == "Ein leeres Becken."


def test_the_description_is_edited_in_place_and_long_ones_are_hinted_at(
    running: WindowApp, post: Post, photo: Path
) -> None:
    card = card_of(running, post)
    drop_on(running, card, photo)

    card.alt.insert("Ein leeres Becken am Morgen. " * 5)
    card.flush()
    let_rest()

    assert running.desk.posts.get(post.id).alt_text.startswith("Ein leeres Becken am Morgen.")
    assert "Über 100 Zeichen" in card._length.text()  # noqa: SLF001 - what is said below the field


def test_rights_and_people_are_entered_on_the_pictures_sheet(running: WindowApp, post: Post, photo: Path) -> None:
    card = card_of(running, post)
    drop_on(running, card, photo)

    card.enter_rights.click()
    sheet = running.window.findChild(MediumSheet)
    assert sheet is not None
    settle_rights(running, post)
    sheet.close_sheet()
    settle(running)

    assert chips(card) == ["Bildrechte geklärt", "niemand erkennbar"]
    assert not card.enter_rights.isVisible()


def test_the_picture_goes_to_the_clipboard_when_it_may_be_shown(running: WindowApp, post: Post, photo: Path) -> None:
    told: list[UserFacingError] = []
    running.messages.fault_raised.connect(told.append)
    card = card_of(running, post)
    drop_on(running, card, photo)

    choose(running, card, "Bild kopieren")
    assert "Personen erkennbar" in running.language.sentence(told[0])

    settle_rights(running, post)
    choose(running, card, "Bild kopieren")
    assert QGuiApplication.clipboard().image().width() == 1080


def test_a_copy_is_saved_for_the_channel(
    running: WindowApp, post: Post, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(running, post)
    drop_on(running, card, photo)
    settle_rights(running, post)
    target = tmp_path / "kopie.png"
    monkeypatch.setattr("amtdesk.ui.pages.plan.media_deeds.ask_target", lambda *_asked, **_named: target)
    notes = heard(running)

    choose(running, card, "Kopie für den Kanal speichern …")

    assert target.read_bytes().startswith(b"\x89PNG")
    assert "Kopie gespeichert: kopie.png" in notes[-1].text


def test_taking_a_picture_away_can_be_undone(running: WindowApp, post: Post, photo: Path) -> None:
    card = card_of(running, post)
    drop_on(running, card, photo)

    choose(running, card, "Bild wegnehmen")
    assert not card.thumbnail.isVisible()
    running.desk.history.undo()
    settle(running)

    assert card.thumbnail.isVisible()
    assert running.desk.posts.get(post.id).image_name == "becken.png"


@pytest.mark.parametrize("content", [b"", a_png()[:40], b"Sehr geehrte Damen und Herren"])
def test_a_file_that_cannot_be_seen_is_refused_in_words(
    running: WindowApp, post: Post, tmp_path: Path, content: bytes
) -> None:
    told: list[UserFacingError] = []
    running.messages.fault_raised.connect(told.append)
    broken = pictures.write(tmp_path / "kaputt.png", content)

    drop_on(running, card_of(running, post), broken)

    assert "kaputt.png" in str(told[0])
    assert running.desk.posts.get(post.id).image_name == ""


def test_a_lost_picture_is_told_once_and_its_name_stays(running: WindowApp, post: Post, photo: Path) -> None:
    saved = running.desk.pictures.choose(post.id, photo).post
    next((running.desk.folder / "files").rglob(saved.image_sha256)).unlink()
    told: list[UserFacingError] = []
    running.messages.fault_raised.connect(told.append)

    card = card_of(running, post)

    assert ["becken.png" in str(each) for each in told] == [True]
    assert not card.thumbnail.isVisible()


def test_a_picture_known_by_its_name_alone_keeps_its_credit_with_the_post(running: WindowApp, post: Post) -> None:
    running.desk.posts.edit(replace(post, image_name="alt.jpg", image_credit="Foto: Stadt"))
    card = card_of(running, post)

    assert card.named.isVisible()
    assert chips(card) == []
    card._hashtags.setText("#Freibad")  # noqa: SLF001 - typed into
    card.flush()

    stored = running.desk.posts.get(post.id)
    assert (stored.image_credit, stored.hashtags) == ("Foto: Stadt", "#Freibad")


def test_what_is_out_can_be_copied_but_not_changed(birkenfurt: WindowApp) -> None:
    key = next(each.id for each in birkenfurt.desk.posts.list() if each.key == "P03")
    card = card_of(birkenfurt, birkenfurt.desk.posts.get(key))

    assert card.alt.isReadOnly()
    assert not drop_on(birkenfurt, card, Path("/tmp/anderes.png"))  # noqa: S108 - never read
    assert "Bild wegnehmen" not in [entry.text() for entry in card.menu().actions()]
