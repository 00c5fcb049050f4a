"""The sheet that restores, at 200 %: what would be lost is seen, and a picture of it is taken when all is laid out."""

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.settings.backup_sheet import BackupSheet
from amtdesk.ui.widgets.cards import ScrollColumn
from tools.at_rest import settle
from tools.shots import SHOTS


def test_what_scrolls_in_a_picture_shows_its_bar(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.theme.set_zoom(200)
    shot = next(each for each in SHOTS if each.name == "settings-restore")
    settle(birkenfurt)

    shot.prepare(birkenfurt.window, birkenfurt.desk)
    settle(birkenfurt)

    sheet = birkenfurt.window.sheet()
    assert sheet is not None
    (words,) = sheet.findChildren(ScrollColumn)
    bar = words.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.isVisible()


def test_what_restoring_would_lose_is_seen_at_200_per_cent_without_scrolling(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.theme.set_zoom(200)
    settle(birkenfurt)

    next(each for each in SHOTS if each.name == "settings-restore").prepare(birkenfurt.window, birkenfurt.desk)
    settle(birkenfurt)

    sheet = birkenfurt.window.sheet()
    assert isinstance(sheet, BackupSheet)
    lost = next(label for label in sheet.lines if label.text().startswith("Seitdem neu oder geändert"))
    assert lost.visibleRegion().boundingRect().height() == lost.height()
