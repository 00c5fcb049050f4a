"""What the week paints by hand: a thing alone in its cell takes the room of the cell; Saturdays look like Saturdays."""

from PySide6.QtCore import QPoint

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.pages.plan.week_lines import CellLine, DayLines, MoreWords
from amtdesk.ui.theme import Theme
from tests.loop import let_rest
from tests.ui.plan_week_hand import week

LONG = "Sprechstunde der Bürgermeisterin im Dorfgemeinschaftshaus"
LINE = CellLine("long", LONG, icon="flag", further="16–18 Uhr")


def _places(cell: DayLines) -> int:
    _first, rects = cell._seen()  # noqa: SLF001 - what is painted
    return rects[0].height()


def test_an_occasion_alone_in_its_cell_takes_as_many_lines_as_there_is_room_for(theme: Theme) -> None:
    cell = DayLines(theme, more=MoreWords(one="+ 1", many="+ {n}"))
    cell.resize(theme.px(130), theme.px(7 + 5 * 19))

    cell.show_lines([LINE, CellLine("other", "Wochenmarkt")], name="Anlässe")
    beside_another = _places(cell)
    cell.show_lines([LINE], name="Anlässe")

    assert beside_another == theme.px(3 * 19)
    assert _places(cell) > beside_another
    assert cell.needed_height(cell.width()) == beside_another + 2 * theme.px(7), "it asks for no more than before"


def test_the_weekend_of_the_following_week_has_its_ground_and_its_lines(birkenfurt: WindowApp) -> None:
    grid = week(birkenfurt).grid

    picture, edges = grid.grab().toImage(), grid.edges()
    y = grid.height() - 8
    grounds = [picture.pixelColor(QPoint((edges[place] + edges[place + 1]) // 2, y)) for place in (3, 5, 6)]
    theme = birkenfurt.window.context.theme

    assert [each.name() for each in grounds] == [theme.color(f"bg.{name}").name() for name in ("surface", "app", "app")]
    assert picture.pixelColor(QPoint(edges[6], y)) == theme.color("border.subtle")


def test_where_headings_name_the_days_the_rows_leave_no_column_for_them(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.window.context.theme.set_zoom(200)
    table = week(birkenfurt).first_focus()
    assert isinstance(table, PlanTable)
    let_rest()

    table.select_key(next(row.key for row in table.rows() if row.title.startswith("Feuerwehr")))
    let_rest()

    assert table._delegate._shortened(table.currentIndex()) == []  # noqa: SLF001 - what a tip would have to tell
