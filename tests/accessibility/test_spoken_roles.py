"""What Qt is told of widgets that it knows only as bare ones."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.spoken_roles import Spoken, make
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.reading_order import read_as_laid_out, read_before, tab_before
from amtdesk.ui.widgets.sheet import Sheet
from amtdesk.ui.widgets.spoken_choice import SpokenChoice

_Role = QAccessible.Role


def spoken(name: str, widget: QWidget) -> Spoken:
    found = make(name, widget)
    assert isinstance(found, Spoken)
    return found


def test_a_sheet_is_a_dialog_with_a_name_and_stands_beside_the_pages_of_a_stack(qtbot: QtBot) -> None:
    window, stack = QWidget(), QStackedWidget()
    qtbot.addWidget(window)
    stack.setParent(window)

    sheet = Sheet(Theme(), stack, name="Termin")

    told = spoken("Sheet", sheet)
    assert told.role() == _Role.Dialog
    assert told.text(QAccessible.Text.Name) == "Termin"
    assert sheet.parentWidget() is window, "of a stack, a screen reader is told its pages alone"


def test_a_widget_that_somebody_named_is_a_group_or_a_picture_and_others_are_left_to_qt(qtbot: QtBot) -> None:
    named, bare = QWidget(), QWidget()
    for widget in (named, bare):
        qtbot.addWidget(widget)
    named.setAccessibleName("Ruhezeit")

    assert spoken("QWidget", named).role() == _Role.Graphic
    QLineEdit(named)
    assert spoken("QWidget", named).role() == _Role.Grouping
    assert make("QWidget", bare) is None
    assert make("QLineEdit", QLineEdit(named)) is None


def test_choices_painted_in_one_frame_are_told_one_by_one_and_can_be_pressed(qtbot: QtBot) -> None:
    control = SegmentedControl(Theme(), "Farben", choices=(("light", "Hell"), ("dark", "Dunkel")))
    qtbot.addWidget(control)
    control.show()

    told = spoken("SegmentedControl", control)
    assert told.role() == _Role.Grouping
    assert told.text(QAccessible.Text.Name) == "Farben"
    assert told.childCount() == 2
    light, dark = control.findChildren(SpokenChoice)
    assert [each.accessibleName() for each in (light, dark)] == ["Hell", "Dunkel"]
    assert light.isChecked()
    assert not dark.isChecked()

    dark.click()
    assert control.key() == "dark"
    assert dark.isChecked()
    assert dark.focusProxy() is control
    assert told.indexOfChild(QAccessible.queryAccessibleInterface(dark)) == 1


def test_what_is_built_later_and_seen_earlier_is_read_and_reached_earlier(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    first, add = QLineEdit(place), QLineEdit(place)
    lines = QVBoxLayout(place)
    row = QWidget(place)
    inside = QLineEdit(row)
    for part in (first, row, add):
        lines.addWidget(part)

    read_before(add, [row])

    assert [each for each in place.children() if isinstance(each, QWidget)] == [first, row, add]
    stops, each = [], first
    for _ in range(10):
        if isinstance(each, QLineEdit):
            stops.append(each)
        each = each.nextInFocusChain()  # type: ignore[assignment]  # a ring of widgets
    assert stops[:3] == [first, inside, add]


def test_where_nothing_else_stands_yet_no_order_is_looked_for(qtbot: QtBot) -> None:
    later = QWidget()
    qtbot.addWidget(later)
    part = QLineEdit(later)
    QLineEdit(later)

    read_before(later, [part])

    assert part.previousInFocusChain() is later


def test_a_widget_is_read_and_reached_as_its_layout_shows_it_whenever_its_parts_were_built(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    whole = QVBoxLayout(window)
    place, behind = QWidget(), QLineEdit()
    whole.addWidget(place)
    whole.addWidget(behind)
    lines, inner = QVBoxLayout(place), QHBoxLayout()
    last = QLineEdit()
    lines.addLayout(inner)
    lines.addWidget(last)
    over = QLabel(place)

    first, holder = QLineEdit(), QWidget()
    low, high = QLineEdit(holder), QLineEdit(holder)
    held = QVBoxLayout(holder)
    held.addWidget(high)
    held.addWidget(low)
    inner.addWidget(first)
    lines.insertWidget(1, holder)
    read_as_laid_out(place)

    assert [each for each in place.children() if isinstance(each, QWidget)] == [first, holder, last, over]
    assert stops_from(window) == [first, high, low, last, behind]


def test_what_comes_before_a_part_follows_what_takes_no_focus_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    whole = QVBoxLayout(window)
    bars, page = QWidget(), QWidget()
    whole.addWidget(bars)
    whole.addWidget(page)
    field = QLineEdit(page)

    bar = QLineEdit(bars)
    tab_before(page, [bar])

    assert stops_from(window) == [bar, field]


def stops_from(window: QWidget) -> list[QWidget]:
    stops: list[QWidget] = []
    each: QWidget | None = window.nextInFocusChain()
    while each is not None and each is not window:
        if isinstance(each, QLineEdit):
            stops.append(each)
        each = each.nextInFocusChain()
    return stops


def test_what_only_hands_the_focus_on_is_no_stop_of_its_own(qtbot: QtBot) -> None:
    middle = QWidget()
    qtbot.addWidget(middle)
    middle.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert spoken("StopView", middle).state().focusable

    middle.setFocusProxy(QLineEdit(middle))

    assert not spoken("StopView", middle).state().focusable
