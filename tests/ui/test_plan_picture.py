"""The picture of a post in the editor: chosen, dropped, described, copied, taken away."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from amtdesk.domain.posts import Post
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.picture_frame import PictureFrame, Thumbnail
from amtdesk.ui.widgets.buttons import KbdButton
from tests.builders_files import a_png
from tests.ui.test_plan_page import editor, plan

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "becken.png"
    path.write_bytes(a_png(width=1200, height=800))
    return path


@pytest.fixture
def post(running: WindowApp) -> Post:
    return running.desk.posts.add("Freibad", "Das Freibad hat am Samstag auf.")


def frame_of(running: WindowApp, post: Post) -> PictureFrame:
    found = editor(plan(running, post.id)).findChild(PictureFrame)
    assert found is not None
    return found


def buttons(frame: PictureFrame) -> dict[str, KbdButton]:
    return {each.label(): each for each in frame.findChildren(KbdButton) if not each.isHidden()}


def thumbnail(frame: PictureFrame) -> Thumbnail:
    found = frame.findChild(Thumbnail)
    assert found is not None
    return found


def drop(frame: PictureFrame, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    entering.ignore()
    QApplication.sendEvent(frame, entering)
    if entering.isAccepted():
        QApplication.sendEvent(frame, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
        QApplication.processEvents()
    return entering.isAccepted()


def test_a_chosen_picture_is_shown_and_kept(
    running: WindowApp, post: Post, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = frame_of(running, post)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(photo), ""))  # the system's own window

    buttons(frame)["Bild wählen …"].click()
    QApplication.processEvents()

    assert running.desk.posts.get(post.id).image_name == "becken.png"
    assert not thumbnail(frame).isHidden()
    assert list(buttons(frame)) == ["Anderes wählen …", "Bild kopieren", "Entfernen"]


def test_leaving_the_systems_window_chooses_nothing(
    running: WindowApp, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = frame_of(running, post)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))

    buttons(frame)["Bild wählen …"].click()

    assert running.desk.posts.get(post.id).image_name == ""


def test_a_picture_can_be_dropped_but_not_two_at_once(running: WindowApp, post: Post, photo: Path) -> None:
    frame = frame_of(running, post)

    assert not drop(frame, photo, photo)
    assert drop(frame, photo)

    assert running.desk.posts.get(post.id).image_name == "becken.png"


def test_a_picture_goes_to_the_clipboard_as_it_was_copied_in(running: WindowApp, post: Post, photo: Path) -> None:
    frame = frame_of(running, post)
    drop(frame, photo)

    buttons(frame)["Bild kopieren"].click()

    assert QGuiApplication.clipboard().image().width() == 1200


def test_taking_a_picture_away_can_be_undone(running: WindowApp, post: Post, photo: Path) -> None:
    frame = frame_of(running, post)
    drop(frame, photo)

    buttons(frame)["Entfernen"].click()
    assert thumbnail(frame).isHidden()
    running.desk.history.undo()
    QApplication.processEvents()

    assert not thumbnail(frame).isHidden()
    assert running.desk.posts.get(post.id).image_name == "becken.png"


@pytest.mark.parametrize("content", [b"", a_png()[:40], b"Sehr geehrte Damen und Herren"])
def test_a_file_that_cannot_be_seen_is_refused_in_words(
    running: WindowApp, post: Post, tmp_path: Path, content: bytes
) -> None:
    told: list[UserFacingError] = []
    running.messages.fault_raised.connect(told.append)
    broken = tmp_path / "kaputt.png"
    broken.write_bytes(content)

    drop(frame_of(running, post), broken)

    assert "kaputt.png" in str(told[0])
    assert running.desk.posts.get(post.id).image_name == ""


def test_a_lost_picture_is_told_once_and_its_name_stays(running: WindowApp, post: Post, photo: Path) -> None:
    saved = running.desk.pictures.choose(post.id, photo).post
    next((running.desk.folder / "files").rglob(saved.image_sha256)).unlink()
    told: list[UserFacingError] = []
    running.messages.fault_raised.connect(told.append)

    frame = frame_of(running, post)

    assert ["becken.png" in str(each) for each in told] == [True]
    assert thumbnail(frame).isHidden()
    assert "Anderes wählen …" in buttons(frame)
