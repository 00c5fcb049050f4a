"""The week of the plan through the window: what a day shows, walking and moving by keys, gaps, the narrow window."""

from datetime import date, time

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from amtdesk.domain.plan_remarks import RemarkKind
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.date_sheet import DateSheet
from amtdesk.ui.pages.plan.plan_remarks_line import RemarksSheet
from amtdesk.ui.pages.plan.post_drag import carried
from amtdesk.ui.pages.plan.post_peek import PostPeek
from amtdesk.ui.pages.plan.preview import PhonePreview
from amtdesk.ui.pages.plan.week_column import ghost_of
from amtdesk.ui.pages.plan.week_lines import DayLines
from amtdesk.ui.pages.report.page import ReportPage
from tests.loop import let_rest
from tests.ui.plan_week_hand import CTRL, MOVE, post_id, press, titles, week
from tests.ui.test_pages import clipped

MON, WED, THU, FRI, SAT, SUN = 0, 2, 3, 4, 5, 6


def test_a_week_shows_what_is_fixed_what_goes_out_and_what_is_done_anyway(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)

    assert view.period_words() == "KW\u00a019, 10. bis 16. Mai"
    assert view.side_words() == "4 Beiträge, Ziel: 3 bis 5"
    assert titles(view, WED)[0] == "Feuerwehr: Übungsabend zum Zuschauen"
    assert [line.further for line in view.grid.occasions[WED].lines()] == ["16–18 Uhr"]
    assert [line.text for line in view.grid.routines[FRI].lines()][:2] == ["Rundgang", "Wochenbericht"]
    assert view.grid.routines[MON].lines()[0].text == "Rundgang, 08:39"
    assert [chip.title for chip in view.grid.outlook.chips() if chip.place == 0] == ["Pfingstmontag: Wanderweg"]
    offers = {card.state: card.button for column in view.grid.columns for card in column.cards()}
    assert (offers["freigegeben"], offers["veröffentlicht"]) == ("Kopieren", "")
    parts = [*view.grid.columns, *view.grid.occasions, *view.grid.routines, view.grid.outlook]
    assert all(part.accessibleName() for part in parts)
    assert sum(bool(column.focusPolicy().value & 1) for column in view.grid.columns) == 1, "one day takes the Tab key"
    assert view.grid.columns[MON].accessibleName() == "Beiträge, Montag, 10. Mai"


def test_a_click_on_the_button_of_a_card_copies(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    column = view.grid.columns[WED]
    rect = column.visualRect(column.currentIndex())

    QTest.mouseClick(
        column.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.center().x(), rect.bottom() - 4 - 20)
    )

    assert "Wer hilft, wenn es brennt?" in QGuiApplication.clipboard().text()


def test_arrows_walk_through_days_and_rows_and_back(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    grid = view.grid
    assert QApplication.focusWidget() is grid.columns[WED]

    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is grid.columns[THU]
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is grid.occasions[WED]
    grid.occasions[SAT].enter()
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is grid.columns[SUN], "a day without an occasion: its posts"
    press(Qt.Key.Key_Left)
    grid.columns[SAT].row_requested.emit(1)
    assert QApplication.focusWidget() is grid.outlook, "a day without routines"
    grid.routines[THU].enter()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is grid.outlook
    for _ in range(8):
        press(Qt.Key.Key_Up)

    assert QApplication.focusWidget() in grid.occasions, "through routines and posts, up to the top"


def test_a_post_moved_by_a_day_keeps_its_time_and_the_focus_and_comes_back(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    moved = post_id(birkenfurt, "P07")

    press(Qt.Key.Key_Right, MOVE)

    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert birkenfurt.desk.posts.get(moved).day == date(2027, 5, 12), "not the window's way back"
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    post = birkenfurt.desk.posts.get(moved)
    assert (post.day, post.at) == (date(2027, 5, 13), time(17, 30))
    assert QApplication.focusWidget() is view.grid.columns[THU]
    assert view.current_post() == moved

    press(Qt.Key.Key_Z, CTRL)

    assert birkenfurt.desk.posts.get(moved).day == date(2027, 5, 12)
    out = post_id(birkenfurt, "P06")
    view.select(out)
    view.first_focus().setFocus()
    press(Qt.Key.Key_Right, MOVE)
    assert birkenfurt.desk.posts.get(out).day == date(2027, 5, 11), "what is out stands where it is"


def test_a_post_moved_by_a_week_takes_the_view_along(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)

    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)  # means the same as with Ctrl and Shift

    assert view.period_words() == "KW\u00a020, 17. bis 23. Mai"
    assert "Feuerwehr: Übungsabend zum Zuschauen" in titles(view, WED)
    assert view.current_post() == post_id(birkenfurt, "P07")


def test_a_post_dropped_on_another_day_keeps_its_time(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    target, moved = view.grid.columns[FRI], post_id(birkenfurt, "P07")
    source = view.grid.columns[WED]
    ghost = ghost_of(source, source.visualRect(source.currentIndex()))
    assert ghost.size() == source.visualRect(source.currentIndex()).size()

    for place in (target, view.grid.outlook):
        parcel = carried(moved)
        where = QPointF(view.grid.edges()[1] + 5, 20)
        event = QDropEvent(
            where, Qt.DropAction.MoveAction, parcel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        place.dropEvent(event)
        let_rest()

    post = birkenfurt.desk.posts.get(moved)
    assert (post.day, post.at) == (date(2027, 5, 18), time(17, 30)), "first onto Friday, then onto the next Tuesday"
    assert view.period_words().startswith("KW\u00a019"), "what is dragged away does not take the view along"


def test_n_begins_a_post_on_the_day_that_is_chosen(birkenfurt: WindowApp) -> None:
    week(birkenfurt)
    press(Qt.Key.Key_Right)
    before = {post.id for post in birkenfurt.desk.posts.list()}

    press(Qt.Key.Key_N)

    (begun,) = (post for post in birkenfurt.desk.posts.list() if post.id not in before)
    assert begun.day == date(2027, 5, 13)
    view = week(birkenfurt)
    QTest.mouseDClick(view.grid.columns[SUN].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    days = [post.day for post in birkenfurt.desk.posts.list() if post.id not in before]
    assert date(2027, 5, 16) in days, "a double click on an empty day does the same"


def test_space_shows_a_post_and_space_closes_it_again(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)

    press(Qt.Key.Key_Space)

    peek = birkenfurt.window.findChild(PostPeek)
    assert peek is not None
    assert peek.isVisible()
    phone = peek.findChild(PhonePreview)
    assert phone is not None
    assert phone._content.when == "12. Mai um 17:30", "as the channel says it, so that it fits"  # noqa: SLF001 - painted

    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Space)

    assert not peek.isVisible()
    assert QApplication.focusWidget() is view.grid.columns[WED]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    page = birkenfurt.window.page()
    assert page is not None
    assert page.place() == post_id(birkenfurt, "P07"), "Enter leads on to the post"


def test_a_gap_of_the_next_week_is_named_and_filled_from_the_ideas(birkenfurt: WindowApp) -> None:
    for post in birkenfurt.desk.posts.list(from_day=date(2027, 5, 17), to_day=date(2027, 5, 23), dated=True):
        birkenfurt.desk.posts.withdraw(post.id)
    view = week(birkenfurt)
    (box,) = view.grid.outlook.boxes()
    assert box.gap.words == "Lücke von vier Tagen."
    assert "Aus den Ideen passt" in box.gap.hint

    box.button.click()
    let_rest()

    planned = birkenfurt.desk.posts.list(from_day=date(2027, 5, 17), to_day=date(2027, 5, 23), dated=True)
    assert [post.status for post in planned if post.status is not PostStatus.WITHDRAWN]


def test_a_routine_leads_to_its_page(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    view.grid.routines[FRI].enter()
    press(Qt.Key.Key_Down)

    press(Qt.Key.Key_Return)

    assert isinstance(birkenfurt.window.page(), ReportPage)


def test_remarks_are_counted_and_lead_to_the_post(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    assert view.foot.remarks.link.label() == f"{len(view.foot.remarks.remarks())} Hinweise zum Plan"

    view.foot.remarks.open_remarks()
    sheet = birkenfurt.window.findChild(RemarksSheet)
    assert sheet is not None
    said = [row.title for row in sheet.list.rows()]
    assert "Mo, 17. Mai ist kein Dienst: den Beitrag auf der Plattform vorplanen." in said
    press(Qt.Key.Key_Return)

    page = birkenfurt.window.page()
    assert page is not None
    assert page.place() == post_id(birkenfurt, "P09")


def test_more_lines_than_fit_are_counted_and_reached_by_the_arrows(birkenfurt: WindowApp) -> None:
    for number in range(6):
        birkenfurt.desk.own_tasks.add(title=f"Aufgabe {number}", starts_on=date(2027, 5, 13))
    view = week(birkenfurt)
    cell = view.grid.routines[THU]
    assert isinstance(cell, DayLines)
    cell.enter()

    for _ in range(6):
        press(Qt.Key.Key_Down)

    assert "Aufgabe 5" in cell.accessibleName()
    assert cell.needed_height(cell.width()) > cell.height()

    cell.enter()
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(20, cell.height() - 8))
    assert "Rundgang" not in cell.accessibleName()


def test_the_same_days_stand_below_each_other_in_a_narrow_window(birkenfurt: WindowApp) -> None:
    birkenfurt.window.context.theme.set_zoom(200)
    view = week(birkenfurt)
    table = view.first_focus()

    said = [row.title for row in table.rows()]  # type: ignore[attr-defined]  # the list of the narrow form

    assert said[0] == "Montag, 10. Mai"
    assert "Sprechstunde der Bürgermeisterin, 16–18 Uhr" in said
    assert "Rundgang, 08:39" in said
    table.setFocus()
    table.select_key(next(row.key for row in table.rows() if row.icon == "flag"))  # type: ignore[attr-defined]  # as above
    for key, how in ((Qt.Key.Key_T, CTRL), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        press(key, how)
    assert QApplication.focusWidget() is table, "what is no post has no date to set"
    table.select_key(post_id(birkenfurt, "P07"))  # type: ignore[attr-defined]  # as above
    assert view.wished_day() == (date(2027, 5, 12), "")

    press(Qt.Key.Key_Right, MOVE)

    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P07")).day == date(2027, 5, 13)


def test_ctrl_t_tells_what_stands_on_the_day_and_moves_there(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    press(Qt.Key.Key_T, CTRL)
    sheet = birkenfurt.window.findChild(DateSheet)
    assert sheet is not None

    for key in (Qt.Key.Key_M, Qt.Key.Key_O):
        press(key)
    told = sheet.told()
    assert "Pfingstmontag: kein Dienst, auf der Plattform vorplanen." in told
    assert "Dort steht schon: „Pfingstmontag: Wanderweg“." in told
    press(Qt.Key.Key_Return)

    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P07")).day == date(2027, 5, 17)
    assert view.period_words().startswith("KW\u00a020")


def test_the_date_sheet_refuses_with_a_sentence_and_offers_days_by_keys(birkenfurt: WindowApp) -> None:
    week(birkenfurt)
    press(Qt.Key.Key_T, CTRL)
    sheet = birkenfurt.window.findChild(DateSheet)
    assert sheet is not None
    field = QApplication.focusWidget()

    for typed, said in (
        ("kegelbahn", "Noch kein Datum"),
        ("1.5.2027", "Dieser Tag ist vorbei"),
        ("di 25:70", "Noch kein Datum"),
    ):
        field.setText(typed)  # type: ignore[union-attr]  # a line to type in
        assert said in sheet.reading()
    field.setText("")  # type: ignore[union-attr]  # as above
    sheet.grid.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P07")).day == date(2027, 5, 20)


def test_ten_posts_of_a_day_scroll_within_their_column(birkenfurt: WindowApp) -> None:
    for number in range(10):
        birkenfurt.desk.posts.add(f"Meldung {number}", "Gut zu wissen.", day=date(2027, 5, 13), at=time(8 + number))
    view = week(birkenfurt)
    column = view.grid.columns[THU]
    column.enter()

    for _ in range(9):
        press(Qt.Key.Key_Down)

    assert view.current_post() == birkenfurt.desk.posts.list(from_day=date(2027, 5, 13), to_day=date(2027, 5, 13))[9].id
    assert column.verticalScrollBar().value() > 0
    assert QApplication.focusWidget() is column


def test_pages_turn_by_weeks_and_a_day_is_shown_from_elsewhere(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)

    press(Qt.Key.Key_PageDown)
    assert view.period_words().startswith("KW\u00a020")
    press(Qt.Key.Key_Home, CTRL)
    assert view.period_words().startswith("KW\u00a019")
    view.tick()
    birkenfurt.window.open(Destination("plan", date(2027, 5, 26)))
    let_rest()

    assert view.period_words().startswith("KW\u00a021")


def test_a_gap_among_the_remarks_leads_to_a_new_post_on_its_first_day(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    view.step(3)
    remarks = view.foot.remarks
    number = next(n for n, each in enumerate(remarks.remarks()) if each.kind is RemarkKind.GAP)
    remarks.open_remarks()
    sheet = birkenfurt.window.findChild(RemarksSheet)
    assert sheet is not None
    before = {post.id for post in birkenfurt.desk.posts.list()}

    sheet.list.action_requested.emit(number, "new")

    (begun,) = (post for post in birkenfurt.desk.posts.list() if post.id not in before)
    assert begun.day == date(2027, 5, 31)


def test_what_goes_on_for_weeks_is_said_once_a_week_with_its_end(birkenfurt: WindowApp) -> None:
    birkenfurt.desk.occasions.add_own("Sperrung Bahnhofstraße", day=date(2027, 5, 11), until=date(2027, 5, 28))
    view = week(birkenfurt)

    said = [[(line.text, line.further) for line in cell.lines()] for cell in view.grid.occasions]

    assert ("Sperrung Bahnhofstraße", "bis Fr, 28. Mai") in said[1]
    assert not any(text == "Sperrung Bahnhofstraße" for text, _further in said[2])
    view.step(1)
    assert "Sperrung Bahnhofstraße" in [line.text for line in view.grid.occasions[MON].lines()]


def test_no_word_of_the_week_is_clipped(birkenfurt: WindowApp) -> None:
    for width, height, zoom in ((1280, 800, 100), (1024, 640, 100), (1280, 800, 200)):
        birkenfurt.window.resize(width, height)
        birkenfurt.window.context.theme.set_zoom(zoom)
        week(birkenfurt)
        page = birkenfurt.window.page()
        assert page is not None
        assert not clipped(page)


def test_no_post_is_begun_on_a_day_that_has_passed(birkenfurt: WindowApp) -> None:
    view = week(birkenfurt)
    faults: list[object] = []
    birkenfurt.messages.fault_raised.connect(faults.append)
    before = len(birkenfurt.desk.posts.list())
    view.step(-1)
    assert view.wished_day() == (None, "")

    view.grid.columns[WED].new_requested.emit()

    assert len(faults) == 1
    assert len(birkenfurt.desk.posts.list()) == before


def test_the_following_week_says_all_its_days_and_with_the_focus_the_one_she_stands_on(birkenfurt: WindowApp) -> None:
    outlook = week(birkenfurt).grid.outlook
    said = outlook.accessibleDescription()
    assert outlook.accessibleName() == "Die folgende Woche, KW\u00a020"
    assert said.startswith("17 Pfingstmontag: Pfingstmontag: Wanderweg.")
    assert "+ 1 Beitrag" in said

    assert outlook.enter(0)

    assert outlook.accessibleDescription().startswith("17 Pfingstmontag: Pfingstmontag: Wanderweg.")
    assert len(outlook.accessibleDescription()) < len(said)
