"""The month by itself: what its cells show and say, keys, mouse, carrying posts from day to day, endless weeks."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.ui.pages.plan.day_sheet import DaySheet
from amtdesk.ui.pages.plan.month_grid import DAY_ITSELF
from amtdesk.ui.pages.plan.post_faces import ChipFace
from amtdesk.ui.theme import Theme
from tests.builders import berlin, set_clock
from tests.loop import let_rest
from tests.ui.month_hand import FRIDAY, THURSDAY, WEDNESDAY, Month, a_month, a_planned_post, approved

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))
MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
WHITMONDAY = date(2027, 5, 17)


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.town.begin_empty()
    return desk


@pytest.fixture
def month(office: Desk, theme: Theme) -> Iterator[Month]:
    """A month over an empty plan: what is added is shown at once."""
    with a_month(office, theme) as month:
        yield month


def press(month: Month, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    QTest.keyClick(month.grid, key, pressed)
    let_rest()


def a_weekly_idea(desk: Desk) -> None:
    desk.ideas.add(
        title="Frage der Woche", kind=IdeaKind.BY_RULE, rhythm="FREQ=WEEKLY;BYDAY=FR", starts_on=FRIDAY, at=time(12)
    )


def in_tray(month: Month) -> list[str]:
    let_rest()
    return [row.title for row in month.view.tray.ideas.rows()]


def target_of(month: Month) -> tuple[int, int] | None:
    return month.grid.drop_place


def chips_of(month: Month, day: date) -> tuple[ChipFace, ...]:
    return month.grid.face(*month.grid.weeks.place_of(day)).places.faces


def chosen_title(month: Month) -> str:
    chip = month.grid.chip()
    return "" if chip is None else chip.title


# what is shown


def test_it_opens_at_this_week_with_today_current(month: Month) -> None:
    assert month.grid.days_in_sight() == (date(2027, 5, 10), date(2027, 6, 13))
    assert month.view.period_words() == "10. Mai bis 13. Juni"
    assert month.grid.day() == WEDNESDAY


def test_a_cell_shows_posts_by_time_and_names_occasions_the_month_and_today(month: Month) -> None:
    a_planned_post(month.desk, "Wochenmarkt", at="15:00")
    a_planned_post(month.desk, "Blutspende", at="09:00")

    assert month.titles(FRIDAY) == ["Blutspende", "Wochenmarkt"]
    assert month.grid.face(1, 0).places.lines == () or month.grid.weeks.date_at(1, 0) != WHITMONDAY
    whitmonday = month.grid.face(*month.grid.weeks.place_of(WHITMONDAY))
    assert whitmonday.places.lines == ("Pfingstmontag",)
    assert month.grid.face(*month.grid.weeks.place_of(WEDNESDAY)).is_today
    assert month.grid.face(*month.grid.weeks.place_of(date(2027, 6, 1))).number == "1. Juni"
    assert month.grid.face(month.grid.first_row(), 0).number == "10. Mai"


def test_a_day_shows_one_proposal_at_most_and_none_beside_two_posts_or_an_idea(month: Month) -> None:
    a_weekly_idea(month.desk)
    month.desk.ideas.add(
        title="Wochenende", kind=IdeaKind.BY_RULE, rhythm="FREQ=WEEKLY;BYDAY=FR", starts_on=FRIDAY, at=time(15)
    )
    week_after = FRIDAY + timedelta(days=7)
    a_planned_post(month.desk)
    a_planned_post(month.desk, "Stadtlauf", at="08:00")
    month.desk.posts.add("Bachpaten", day=week_after, is_idea=True)
    let_rest()

    busy, with_idea, free = (
        month.grid.face(*month.grid.weeks.place_of(FRIDAY + timedelta(days=7 * weeks))) for weeks in range(3)
    )

    assert [chip.face.title for chip in busy.places.chips] == ["Stadtlauf", "Freibad öffnet"]
    assert [chip.face.title for chip in with_idea.places.chips] == ["Bachpaten"]
    assert [chip.face.title for chip in free.places.chips] == ["Frage der Woche"]
    assert (busy.more, with_idea.more, free.more) == ("+ 2 Ideen", "+ 2 Ideen", "+ 1 Idee")


def test_green_comes_with_the_stamp_only(month: Month) -> None:
    approved(month.desk, a_planned_post(month.desk))
    for status in (PostStatus.DRAFT, PostStatus.IDEA):
        month.desk.posts.add(status.value, day=FRIDAY, is_idea=status is PostStatus.IDEA)

    faces = month.grid.face(*month.grid.weeks.place_of(FRIDAY)).places.faces

    green = {face.icon for face in faces if "approve" in face.look.fill + face.look.icon_color + face.look.lead_color}
    assert green == {"stamp"}


def test_what_was_to_go_out_and_was_not_copied_is_asked_about_and_no_longer_green(month: Month) -> None:
    approved(month.desk, a_planned_post(month.desk, day=WEDNESDAY, at="08:30"))
    assert chips_of(month, WEDNESDAY)[0].icon == "stamp"

    set_clock(month.desk, berlin(12, "09:00"))
    month.view.tick()

    (face,) = chips_of(month, WEDNESDAY)
    assert (face.icon, face.look.fill) == ("clock-alert", "warn.soft")
    assert face.spoken == "Beitrag: Freibad öffnet, Zeit vorbei, nicht kopiert, 08:30"


def test_an_occasion_becomes_a_draft_by_enter_twice(month: Month) -> None:
    month.desk.occasions.add_own("Sperrung Mühlenstraße", day=FRIDAY, until=date(2027, 5, 21))
    month.grid.choose_day(WHITMONDAY)

    press(month, Qt.Key.Key_Return)
    sheet = month.window.findChild(DaySheet)
    assert sheet is not None
    assert [row.title for row in sheet.table.rows()] == ["Pfingstmontag", "Sperrung Mühlenstraße"]
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    assert sheet.isVisible()  # an occasion is not deleted here: nothing happens, and nothing closes
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)

    (post,) = month.desk.posts.list()
    assert (post.title, post.day, month.opened) == ("Pfingstmontag", WHITMONDAY, [post.id])
    assert month.toasts[-1].text == "Entwurf begonnen für Mo, 17. Mai: „Pfingstmontag“."


def test_a_day_says_everything_that_stands_on_it(month: Month) -> None:
    approved(month.desk, a_planned_post(month.desk, day=WHITMONDAY))
    month.desk.posts.add("Ohne Zeit", day=WHITMONDAY)
    index = month.grid.weeks.index(*month.grid.weeks.place_of(WHITMONDAY))

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "Montag, 17. Mai. Anlass: Pfingstmontag. Beitrag: Freibad öffnet, freigegeben, 10:00. "
        "Beitrag: Ohne Zeit, Entwurf."
    )
    today = month.grid.weeks.index(*month.grid.weeks.place_of(WEDNESDAY))
    assert today.data(Qt.ItemDataRole.AccessibleTextRole) == "Mittwoch, 12. Mai, heute. Lücke."


def test_screen_readers_meet_a_table_with_the_current_day_in_it(month: Month) -> None:
    a_planned_post(month.desk)
    month.grid.choose_day(FRIDAY)

    table = QAccessible.queryAccessibleInterface(month.grid)

    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Monat"
    assert table.focusChild().text(QAccessible.Text.Name) == (
        "Freitag, 14. Mai. Beitrag: Freibad öffnet, Entwurf, 10:00."
    )
    past = month.grid.weeks.index(*month.grid.weeks.place_of(date(2026, 12, 24)))
    assert past.data(Qt.ItemDataRole.AccessibleTextRole) == "Donnerstag, 24. Dezember 2026. Kein Beitrag."


def test_the_weeks_are_a_model_that_qt_can_trust(month: Month, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(month.grid.weeks)
    assert month.grid.weeks.headerData(month.grid.first_row(), Qt.Orientation.Vertical) == "KW\u00a019"
    assert month.grid.weeks.headerData(5, Qt.Orientation.Horizontal) == "Samstag"


def test_many_posts_shrink_and_the_rest_is_counted_and_listed(month: Month) -> None:
    for hour in range(8, 16):
        a_planned_post(month.desk, f"Beitrag {hour}", at=f"{hour:02}:00")
    month.grid.choose_day(FRIDAY)
    places = month.grid.face(*month.grid.place()).places

    assert len(places.chips) < len(places.faces) == 8
    for _chip in places.chips:
        press(month, Qt.Key.Key_Down)
    assert month.grid.chip() is None
    press(month, Qt.Key.Key_Return)

    sheet = month.window.findChild(DaySheet)
    assert sheet is not None
    assert [row.title for row in sheet.table.rows()] == [f"Beitrag {hour}" for hour in range(8, 16)]
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert len(month.opened) == 1


def test_what_lasts_is_named_where_it_begins_and_again_on_mondays(month: Month) -> None:
    month.desk.occasions.add_own("Sperrung Mühlenstraße", day=FRIDAY, until=date(2027, 5, 21))

    def face(day: date) -> tuple[str, str, bool]:
        found = month.grid.face(*month.grid.weeks.place_of(day))
        return " ".join(found.places.lines), found.beside, found.goes_on

    assert face(FRIDAY) == ("Sperrung Mühlenstraße", "", True)
    assert face(WHITMONDAY) == ("Pfingstmontag", "Sperrung Mühlenstraße", True)
    assert face(date(2027, 5, 21)) == ("", "", True)


def test_a_filter_leaves_out_what_does_not_fit(month: Month) -> None:
    approved(month.desk, a_planned_post(month.desk, "Freibad"))
    a_planned_post(month.desk, "Entwurf")

    month.view.show_filter(PlanFilter(statuses=frozenset({PostStatus.APPROVED})))

    assert month.titles(FRIDAY) == ["Freibad"]


# keys


def test_arrows_go_by_day_through_the_chips_and_by_week(month: Month) -> None:
    for title, at in (("A", "08:00"), ("B", "09:00")):
        a_planned_post(month.desk, title, day=THURSDAY, at=at)

    press(month, Qt.Key.Key_Right)
    assert (month.grid.day(), chosen_title(month)) == (THURSDAY, "A")
    press(month, Qt.Key.Key_Down)
    assert chosen_title(month) == "B"
    press(month, Qt.Key.Key_Down)
    assert (month.grid.day(), month.grid.item()) == (THURSDAY + timedelta(days=7), DAY_ITSELF)
    press(month, Qt.Key.Key_Up)
    assert chosen_title(month) == "B"
    press(month, Qt.Key.Key_Home)
    assert month.grid.day() == date(2027, 5, 10)
    press(month, Qt.Key.Key_PageDown)
    assert month.grid.day() == date(2027, 6, 14)
    assert month.grid.days_in_sight()[0] == date(2027, 6, 14)
    press(month, Qt.Key.Key_Home, CTRL)
    assert month.grid.day() == WEDNESDAY


def test_tab_goes_through_the_chips_of_a_day_and_on(month: Month) -> None:
    for title, at in (("A", "08:00"), ("B", "09:00")):
        a_planned_post(month.desk, title, day=THURSDAY, at=at)
    month.grid.choose_day(THURSDAY)

    press(month, Qt.Key.Key_Tab)
    assert chosen_title(month) == "B"
    press(month, Qt.Key.Key_Tab)
    assert not month.grid.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers", "days"),
    [
        (Qt.Key.Key_Right, (CTRL, SHIFT), 1),
        (Qt.Key.Key_Down, (CTRL, SHIFT), 7),
        (Qt.Key.Key_Right, (ALT,), 1),
        (Qt.Key.Key_Down, (ALT,), 7),
    ],
)
def test_keys_carry_a_post_by_day_and_week_and_it_keeps_its_time(
    month: Month, key: Qt.Key, modifiers: tuple[Qt.KeyboardModifier, ...], days: int
) -> None:
    post = a_planned_post(month.desk)
    month.grid.choose_day(FRIDAY)

    press(month, key, *modifiers)

    moved = month.desk.posts.get(post.id)
    assert moved.day is not None
    assert (moved.day, moved.at) == (FRIDAY + timedelta(days=days), time(10))
    assert (month.grid.day(), chosen_title(month)) == (moved.day, "Freibad öffnet")
    assert month.toasts[-1].text == f"Auf {month.view._language.short_date(moved.day)} verschoben."  # noqa: SLF001 - its own words
    month.desk.history.undo()
    assert month.desk.posts.get(post.id).day == FRIDAY
    assert (month.grid.day(), chosen_title(month)) == (FRIDAY, "Freibad öffnet")


def test_what_is_over_refuses_with_a_sentence(month: Month) -> None:
    post = a_planned_post(month.desk, day=WEDNESDAY)
    out = approved(month.desk, a_planned_post(month.desk, "Raus", day=THURSDAY))
    month.desk.posts.mark_published(out.id, at=month.desk.clock.now(), link="")
    month.grid.choose_day(WEDNESDAY)

    press(month, Qt.Key.Key_Left, CTRL, SHIFT)
    assert month.desk.posts.get(post.id).day == WEDNESDAY
    assert len(month.refused) == 1

    month.carry(out.id, FRIDAY)
    assert month.desk.posts.get(out.id).day == THURSDAY
    assert len(month.refused) == 2


def test_del_withdraws_and_n_and_enter_begin_a_post_on_the_chosen_day(month: Month) -> None:
    post = a_planned_post(month.desk, day=THURSDAY)
    press(month, Qt.Key.Key_Right)
    press(month, Qt.Key.Key_Delete)
    assert month.desk.posts.get(post.id).status is PostStatus.WITHDRAWN

    press(month, Qt.Key.Key_N)
    press(month, Qt.Key.Key_Return)
    assert month.new == [THURSDAY, THURSDAY]
    assert month.view.wished_day() == (THURSDAY, "")

    month.grid.choose_day(date(2027, 5, 10))
    press(month, Qt.Key.Key_N)
    assert month.new == [THURSDAY, THURSDAY]


def test_enter_opens_and_alt_left_is_the_windows_where_no_post_is_chosen(month: Month) -> None:
    post = a_planned_post(month.desk, day=WEDNESDAY)
    month.grid.choose_day(WEDNESDAY)
    press(month, Qt.Key.Key_Return)
    assert month.opened == [post.id]
    assert month.view.current_post() == post.id

    press(month, Qt.Key.Key_Right)
    press(month, Qt.Key.Key_Left, ALT)
    assert month.desk.posts.get(post.id).day == WEDNESDAY


# time and looks


def test_at_midnight_today_is_another_day(month: Month) -> None:
    set_clock(month.desk, berlin(13))
    month.view.tick()

    assert month.grid.face(*month.grid.weeks.place_of(THURSDAY)).is_today


def test_what_was_read_ahead_on_an_earlier_day_begins_at_today_and_stays_once_seen(office: Desk, theme: Theme) -> None:
    set_clock(office, berlin(7))
    with a_month(office, theme, is_seen=False) as month:
        set_clock(office, berlin(12))
        month.window.show()

        assert (month.grid.day(), month.grid.days_in_sight()[0]) == (WEDNESDAY, date(2027, 5, 10))

        set_clock(office, berlin(19))
        month.view.tick()
        assert (month.grid.day(), month.grid.days_in_sight()[0]) == (WEDNESDAY, date(2027, 5, 10))


def test_other_looks_paint_anew(month: Month, theme: Theme) -> None:
    approved(month.desk, a_planned_post(month.desk))
    light = month.grid.grab().toImage()

    theme.set_choice("hc-dark")
    let_rest()
    dark = month.grid.grab().toImage()
    theme.set_choice("light")

    assert light != dark


def test_ideas_are_noted_beside_it_and_fold_away(month: Month) -> None:
    month.view.tray.noted.emit("Brunnenfest")
    assert in_tray(month) == ["Brunnenfest"]

    month.view.fold(1100)
    assert not month.view.tray.isVisible()
    month.view.legend.tray_button.click()
    assert month.view.tray.isVisible()


def test_the_date_sheet_moves_what_is_chosen(month: Month, qtbot: QtBot) -> None:
    post = a_planned_post(month.desk)
    month.grid.choose_day(FRIDAY)

    press(month, Qt.Key.Key_T, CTRL)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "+3")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert month.desk.posts.get(post.id).day == date(2027, 5, 15)
