"""The tab Medien: taking pictures in, what is asked about them, editing their facts, jumping to their posts."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.modeltest import ModelTester

from amtdesk.domain.media import Licence, Medium, People
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.media_sheet import MediumSheet
from amtdesk.ui.pages.plan.media_view import MediaView
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.plan_head import MEDIA, PlanHead
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton, LinkButton
from amtdesk.ui.widgets.choice_box import ChoiceBox
from tests import builders_pictures as pictures
from tests.builders_files import a_png
from tests.loop import let_rest
from tests.ui.test_pages import clipped
from tests.ui.test_plan_page import editor, heard, press
from tests.ui.test_plan_picture import drop, settle

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


def media(running: WindowApp) -> MediaView:
    running.settings.keep_plan_view(MEDIA)
    running.window.open(Destination("plan"))
    page = running.window.page()
    assert isinstance(page, PlanPage)
    settle(running)
    found = page.findChild(MediaView)
    assert found is not None
    return found


def a_medium(running: WindowApp, tmp_path: Path, name: str = "becken.png", *, grey: int = 128) -> Medium:
    return running.desk.media.keep(pictures.write(tmp_path / name, a_png(width=64, height=48, grey=grey)))


def settled(running: WindowApp, medium: Medium) -> Medium:
    facts = replace(medium, alt_text="Becken.", licence=Licence.OWN_PHOTO, author="Jana Wolter")
    return running.desk.media.edit(replace(facts, credit="Foto: Jana Wolter", people=People.NOBODY)).medium


def names(view: MediaView) -> list[str]:
    model = view.grid.model()
    return [model.index(number, 0).data() for number in range(model.rowCount())]


def filters(view: MediaView) -> dict[str, FilterChip]:
    return {each.label(): each for each in view.findChildren(FilterChip) if each.isVisible()}


def sheet(running: WindowApp) -> MediumSheet:
    found = running.window.findChild(MediumSheet)
    assert found is not None
    return found


def field(running: WindowApp, name: str) -> QLineEdit:
    return next(each for each in sheet(running).findChildren(QLineEdit) if each.accessibleName() == name)


def choose(running: WindowApp, name: str, value: object) -> None:
    box = next(each for each in sheet(running).findChildren(ChoiceBox) if each.accessibleName() == name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    let_rest()


def type_into(running: WindowApp, name: str, words: str) -> None:
    line = field(running, name)
    line.setText(words)
    line.setModified(True)
    line.editingFinished.emit()
    let_rest()


def test_without_pictures_it_asks_which_will_be_needed(running: WindowApp, tmp_path: Path) -> None:
    view = media(running)
    photo = pictures.write(tmp_path / "becken.png", a_png())

    assert not view.grid.isVisible()
    assert filters(view) == {}
    assert drop(view, photo)
    settle(running)

    assert names(view) == ["becken.png"]
    assert list(filters(view)) == [
        "Bildbeschreibung fehlt (1)",
        "Rechte unklar (1)",
    ]


def test_several_are_taken_in_with_one_sentence_and_undone_in_one_step(
    running: WindowApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, notes = media(running), heard(running)
    files = [str(pictures.write(tmp_path / f"{grey}.png", a_png(grey=grey))) for grey in (10, 20)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: (files, ""))  # the system's own window

    press(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    settle(running)
    assert notes[-1].text == "2 Bilder aufgenommen."
    running.messages.undo_requested.emit()
    settle(running)

    assert names(view) == []


def test_what_was_refused_is_named_while_the_others_are_taken_in(running: WindowApp, tmp_path: Path) -> None:
    view, bars = media(running), list[str]()
    running.messages.bar_raised.connect(lambda note: bars.append(note.text))
    folder = tmp_path / "fotos"
    folder.mkdir()
    pictures.write(folder / "a.png", a_png())
    for name in ("brief.jpg", "notiz.png", "plan.gif", "rede.webp"):
        pictures.write(folder / name, b"Sehr geehrte Damen und Herren")

    drop(view, folder)
    settle(running)

    assert names(view) == ["a.png"]
    assert bars[0].startswith("1 Bild aufgenommen. 4 Dateien abgelehnt. brief.jpg ist kein Bild")
    assert "plan.gif ist kein Bild" in bars[0]
    assert bars[0].endswith(" …")


def test_a_file_that_is_no_picture_is_named_until_she_goes_elsewhere(
    running: WindowApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, page = media(running), running.window.page()
    letter = pictures.write(tmp_path / "brief.jpg", b"Sehr geehrte")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(letter)], ""))
    assert page is not None
    head = page.findChild(PlanHead)
    assert head is not None

    press(head.views, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)  # the button shows the key here, too
    settle(running)
    (told,) = running.window.voice.bars.texts()
    assert told.startswith("brief.jpg ist kein Bild")

    press(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert running.window.voice.bars.texts() == ()


def test_a_picture_that_is_there_already_is_shown(running: WindowApp, tmp_path: Path) -> None:
    a_medium(running, tmp_path)
    view, notes = media(running), heard(running)

    drop(view, tmp_path / "becken.png")
    settle(running)

    assert notes[-1].text == "1 Bild ist schon da."


def test_filters_and_search_leave_what_is_asked_for(running: WindowApp, tmp_path: Path) -> None:
    settled(running, a_medium(running, tmp_path))
    a_medium(running, tmp_path, "karte.png", grey=20)
    view = media(running)

    filters(view)["Rechte unklar (1)"].click()
    assert names(view) == ["karte.png"]
    filters(view)["Bildbeschreibung fehlt (1)"].click()
    assert [chip.isChecked() for chip in filters(view).values()] == [True, False]
    filters(view)["Bildbeschreibung fehlt (1)"].click()
    assert len(names(view)) == 2

    search = next(each for each in view.findChildren(QLineEdit) if each.isVisible())
    search.setText("wolter")
    view._later.timeout.emit()  # noqa: SLF001 - the pause in typing is over
    assert names(view) == ["becken.png"]
    search.setText("gibt es nicht")
    view._later.timeout.emit()  # noqa: SLF001 - as above
    assert "gibt es nicht" in view._nothing.text()  # noqa: SLF001 - the sentence instead of a grid


def test_facts_are_entered_one_after_the_other_and_the_credit_is_proposed(running: WindowApp, tmp_path: Path) -> None:
    running.desk.town.set("full_name", "Stadt Birkenfurt")
    medium = a_medium(running, tmp_path)
    view = media(running)
    view.grid.setFocus()

    press(view.grid, Qt.Key.Key_Return)
    sheet(running).form.alt.insert("Ein leeres Becken.")
    choose(running, "Lizenz", Licence.PERMITTED)
    type_into(running, "Urheberin oder Urheber", "Lena Brandt")
    type_into(running, "Nachweis", "Mail vom Montag")
    type_into(running, "Nachweis vom", "10.5.2027")
    choose(running, "Personen im Bild", People.WITH_CONSENT)
    type_into(running, "Nachweis der Einwilligung", "Ordner 3")
    type_into(running, "Einwilligung gilt bis", "31.12.2027")
    press(running.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    stored = running.desk.media.get(medium.sha256)
    assert (stored.alt_text, stored.credit, stored.licence_on) == (
        "Ein leeres Becken.",
        "Foto: Lena Brandt",
        date(2027, 5, 10),
    )
    assert stored.consent_until == date(2027, 12, 31)
    assert running.desk.media.why_not_usable(medium.sha256, running.desk.clock.today()) is None
    assert "in 0 Beiträgen" not in str(names(view))


def test_a_date_that_is_none_is_told_and_not_stored(running: WindowApp, tmp_path: Path) -> None:
    medium = settled(running, a_medium(running, tmp_path))
    view = media(running)
    view.grid.opened.emit(medium.sha256)
    choose(running, "Lizenz", Licence.STOCK)

    type_into(running, "Nachweis vom", "neulich")
    assert field(running, "Nachweis vom").accessibleDescription().startswith("Noch kein Datum")
    assert running.desk.media.get(medium.sha256).licence_on is None
    type_into(running, "Nachweis vom", "")
    sheet(running).close_sheet()


def test_the_proposed_credit_can_be_taken(running: WindowApp, tmp_path: Path) -> None:
    medium = running.desk.media.edit(replace(settled(running, a_medium(running, tmp_path)), credit="Fotto")).medium
    view = media(running)
    view.grid.opened.emit(medium.sha256)

    take = next(each for each in sheet(running).findChildren(LinkButton) if "übernehmen" in each.label())
    take.click()
    sheet(running).close_sheet()

    assert running.desk.media.get(medium.sha256).credit == "Foto: Jana Wolter"


def test_an_approval_that_lapses_is_said_where_the_credit_is_changed(running: WindowApp, tmp_path: Path) -> None:
    medium = settled(running, a_medium(running, tmp_path))
    post = running.desk.posts.add("Freibad", "Das Freibad hat am Samstag auf.")
    running.desk.pictures.use(post.id, medium.sha256)
    running.desk.posts.record_approval(post.id, by="Jürgen Plath", at=running.desk.clock.now(), way=ApprovalWay.PHONE)
    view = media(running)
    view.grid.opened.emit(medium.sha256)

    type_into(running, "Bildnachweis", "Foto: Lena Brandt")

    said = sheet(running)._said  # noqa: SLF001 - the line at the foot
    assert said.text().startswith("Die Freigabe von „Freibad“ ist erloschen")
    said.undo_button.click()
    assert field(running, "Bildnachweis").text() == "Foto: Jana Wolter"
    sheet(running).close_sheet()


def test_the_sheet_jumps_to_the_post_that_shows_the_picture(running: WindowApp, tmp_path: Path) -> None:
    medium = a_medium(running, tmp_path)
    post = running.desk.posts.add("Freibad", "Text")
    running.desk.pictures.use(post.id, medium.sha256)
    view = media(running)
    view.grid.opened.emit(medium.sha256)

    next(each for each in sheet(running).findChildren(LinkButton) if each.label() == "Freibad").click()
    settle(running)

    page = running.window.page()
    assert isinstance(page, PlanPage)
    shown = editor(page).post()
    assert shown is not None
    assert shown.id == post.id


def test_what_no_post_shows_is_removed_with_undo_and_the_rest_is_not(running: WindowApp, tmp_path: Path) -> None:
    used, unused = a_medium(running, tmp_path), a_medium(running, tmp_path, "karte.png", grey=20)
    running.desk.pictures.use(running.desk.posts.add("Freibad", "").id, used.sha256)
    view, notes, told = media(running), heard(running), list["UserFacingError"]()
    running.messages.fault_raised.connect(told.append)
    view.grid.setFocus()

    view.grid.select(used.sha256)
    press(view.grid, Qt.Key.Key_Delete)
    assert "becken.png" in str(told[0])
    view.grid.select(unused.sha256)
    press(view.grid, Qt.Key.Key_Delete)

    assert names(view) == ["becken.png"]
    assert notes[-1].text == "„karte.png“ entfernt."
    running.messages.undo_requested.emit()
    settle(running)
    assert sorted(names(view)) == ["becken.png", "karte.png"]

    view.grid.opened.emit(unused.sha256)
    next(each for each in sheet(running).findChildren(KbdButton) if each.label() == "Entfernen").click()
    let_rest()
    assert names(view) == ["becken.png"]


@MENUS
def test_the_menu_of_a_picture_has_every_deed(running: WindowApp, tmp_path: Path) -> None:
    a_medium(running, tmp_path)
    view = media(running)
    view.grid.setFocus()
    asked: list[str] = []
    view.grid.menu_requested.connect(lambda sha256, _place: asked.append(sha256))

    place = view.grid.visualRect(view.grid.currentIndex()).center()
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, place, view.grid.mapToGlobal(place))
        QApplication.sendEvent(view.grid.viewport(), event)
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()

    assert len(asked) == 2


def test_arrows_walk_through_the_grid_and_a_screen_reader_hears_what_is_asked(
    birkenfurt: WindowApp, qtmodeltester: ModelTester
) -> None:
    view = media(birkenfurt)
    model: QAbstractItemModel = view.grid.model()
    view.grid.setFocus()

    press(view.grid, Qt.Key.Key_Right)

    assert view.grid.currentIndex().row() == 1
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert any(each.startswith("azubi_samira.jpg. ") and "Einwilligung fehlt" in each for each in spoken)
    qtmodeltester.check(model)


def test_a_thousand_pictures_are_shown_without_making_all_of_them_small(running: WindowApp, tmp_path: Path) -> None:
    first = a_medium(running, tmp_path)
    view = media(running)
    many = tuple(replace(first, sha256=f"{number:064x}", name=f"{number}.png") for number in range(1000))

    view.grid.show_media(many, {})
    view.grid.grab()

    asked = view.grid._pictures._asked  # noqa: SLF001 - what the painting asked for
    assert 0 < len(asked) < 60
    view.grid.show_media((), {})
    settle(running)


@pytest.mark.parametrize(("size", "zoom"), [((1024, 640), 100), ((1280, 800), 200)])
def test_nothing_is_clipped_in_a_small_window_or_at_200_percent(
    birkenfurt: WindowApp, size: tuple[int, int], zoom: int
) -> None:
    birkenfurt.window.resize(*size)
    birkenfurt.theme.set_zoom(zoom)
    view = media(birkenfurt)
    let_rest()

    assert clipped(view) == []  # type: ignore[arg-type]  # it asks for children only
    view.grid.opened.emit(birkenfurt.desk.media.all()[-1].sha256)
    settle(birkenfurt)
    assert clipped(sheet(birkenfurt)) == []  # type: ignore[arg-type]  # as above
    sheet(birkenfurt).close_sheet()


def test_each_tile_is_painted_with_its_picture(birkenfurt: WindowApp) -> None:
    view = media(birkenfurt)
    view.grid.grab()
    settle(birkenfurt)

    tile: QRect = view.grid.visualRect(view.grid.model().index(0, 0))
    picture: QPixmap = view.grid.grab(tile)
    middle = picture.toImage().pixelColor(QPoint(tile.width() // 2, tile.height() // 4))

    assert middle.name() != birkenfurt.theme.color("bg.sunken").name()


def test_everything_that_takes_the_focus_has_a_name_and_one_button_is_primary(birkenfurt: WindowApp) -> None:
    view = media(birkenfurt)
    page = birkenfurt.window.page()
    assert page is not None
    view.grid.opened.emit(birkenfurt.desk.media.all()[-1].sha256)
    settle(birkenfurt)
    parts = [*page.findChildren(QWidget), *sheet(birkenfurt).findChildren(QWidget)]

    nameless = [each for each in parts if each.isVisible() and each.focusPolicy().value and not each.accessibleName()]
    primary = [each.label() for each in sheet(birkenfurt).findChildren(KbdButton) if each.kind == "primary"]

    assert [type(each).__name__ for each in nameless if type(each) not in {QWidget, QScrollArea}] == []
    assert primary == ["Erledigt"]
    sheet(birkenfurt).close_sheet()
