"""Buttons, chips, choices, measures: they grow with their words, and say in words what they show."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.overriding import override
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import IconButton, KbdButton, LinkButton
from amtdesk.ui.widgets.cards import PlaceOfPages
from amtdesk.ui.widgets.chips import Chip, GreenWithoutStamp
from amtdesk.ui.widgets.choices import SegmentedControl, Switch
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label, TextBlock
from amtdesk.ui.widgets.meters import LeadState, PlanningLeadStrip, Ring
from amtdesk.ui.widgets.step_bar import Step, StepBar
from tests.loop import let_rest

LONG = "Kopieren und abschließen"


def longer(text: str) -> str:
    """A pseudo-string a good third longer, as other languages are."""
    return text + "ñ" * max(1, round(len(text) * 0.35))


@pytest.mark.parametrize("zoom", [100, 125, 200])
def test_a_button_grows_with_its_words(zoom: int, theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(zoom)
    button = KbdButton(theme, longer(LONG), kind="primary", icon="copy", keys="Ctrl+Return")
    qtbot.addWidget(button)

    words = QFontMetrics(theme.font("controlStrong")).horizontalAdvance(longer(LONG))

    assert button.minimumSizeHint().width() > words + theme.px(18 + 8 + 8 + 2 * 16)


@pytest.mark.parametrize("zoom", [100, 200])
def test_targets_are_28_px_or_more(zoom: int, theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(zoom)
    parts = (
        KbdButton(theme, "Ja", small=True),
        LinkButton(theme, "Ja"),
        IconButton(theme, "Mehr", icon="ellipsis", small=True),
        Switch(theme, "Täglich"),
        SegmentedControl(theme, "Größe", choices=((1, "100"), (2, "200"))),
    )
    for part in parts:
        qtbot.addWidget(part)

        assert part.sizeHint().height() >= theme.px(28)
        assert part.sizeHint().width() >= theme.px(28)


def test_an_icon_alone_has_a_name_and_a_tooltip(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "Schließen", icon="x")
    qtbot.addWidget(button)

    assert (button.accessibleName(), button.toolTip()) == ("Schließen", "Schließen")


def test_enter_and_space_press_a_focused_button(theme: Theme, qtbot: QtBot) -> None:
    button = KbdButton(theme, "Antworten")
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))

    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert len(pressed) == 2


def test_green_under_another_icon_is_refused(theme: Theme) -> None:
    with pytest.raises(GreenWithoutStamp):
        Chip(theme, "abgestimmt", kind="approved", icon="check")


def test_arrows_choose_and_say_what_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, "Farben", choices=(("light", "Hell"), ("dark", "Dunkel")))
    qtbot.addWidget(control)

    with qtbot.waitSignal(control.chosen) as blocker:
        qtbot.keyClick(control, Qt.Key.Key_Right)

    assert blocker.args == ["dark"]
    assert control.accessibleName() == "Farben: Dunkel"


def test_space_turns_a_switch_and_it_says_so(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Täglich sichern")
    qtbot.addWidget(switch)
    before = switch.accessibleDescription()

    qtbot.keyClick(switch, Qt.Key.Key_Space)

    assert switch.isChecked()
    assert switch.accessibleDescription() != before


def test_a_ring_says_its_share_in_words(theme: Theme, qtbot: QtBot) -> None:
    ring = Ring(theme)
    qtbot.addWidget(ring)

    ring.show_share(0.1, ("1:48", "Std."), spoken="noch 1 Stunde 48 Minuten")

    assert ring.accessibleName() == "noch 1 Stunde 48 Minuten"


def test_days_of_the_planning_lead_differ_in_shape_not_only_in_colour(theme: Theme, qtbot: QtBot) -> None:
    states: tuple[LeadState, ...] = ("approved", "waiting", "draft", "empty")
    seen = set()
    for state in states:
        strip = PlanningLeadStrip(theme)
        qtbot.addWidget(strip)
        strip.resize(280, 50)
        strip.show_days([state] * 28, [""] * 28)
        image = strip.grab().toImage()
        filled = sum(image.pixelColor(4, y).lightness() < 140 for y in range(22))
        seen.add((filled, image.pixelColor(4, 11).name(), image.pixelColor(4, 18).name()))

    assert len(seen) == len(states)


def test_enter_on_the_planning_lead_opens_the_first_gap(theme: Theme, qtbot: QtBot) -> None:
    strip = PlanningLeadStrip(theme)
    qtbot.addWidget(strip)
    strip.show_days(["empty"] * 28, [""] * 28, first_gap=4)

    with qtbot.waitSignal(strip.opened) as blocker:
        qtbot.keyClick(strip, Qt.Key.Key_Return)

    assert blocker.args == [4]


def test_body_text_has_lines_of_24_px(theme: Theme, qtbot: QtBot) -> None:
    block = TextBlock(theme, "eins\nzwei\n\nvier")
    qtbot.addWidget(block)

    assert block.heightForWidth(400) == 4 * 24


def test_long_words_wrap_and_are_never_cut(theme: Theme, qtbot: QtBot) -> None:
    block = TextBlock(theme, "Donaudampfschifffahrtsgesellschaftskapitän" * 3)
    qtbot.addWidget(block)

    assert block.heightForWidth(200) > 24


def test_a_signed_step_always_wears_the_stamp(theme: Theme, qtbot: QtBot) -> None:
    steps = StepBar(theme, "Stand")
    qtbot.addWidget(steps)
    stamped = Step(text="Freigegeben", state="signed", icon="check")

    steps.show_steps([stamped])
    with_check = steps.grab().toImage()
    steps.show_steps([Step(text="Freigegeben", state="signed")])

    assert steps.grab().toImage() == with_check
    assert steps.accessibleName() == "Stand: Freigegeben"


def test_an_empty_page_says_its_sentence_to_the_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "Welche Fragen hören Sie immer wieder?", text="Einmal anlegen.")
    qtbot.addWidget(state)

    assert state.accessibleName() == "Welche Fragen hören Sie immer wieder? Einmal anlegen."


def test_a_row_of_buttons_wraps_into_the_next_line(theme: Theme, qtbot: QtBot) -> None:
    line = FlowRow(theme)
    qtbot.addWidget(line)
    buttons = [KbdButton(theme, LONG) for _ in range(4)]
    for button in buttons:
        line.flow.addWidget(button)

    line.resize(500, 10)
    line.resize(500, line.heightForWidth(500))
    line.show()

    assert line.heightForWidth(2000) == 36
    assert len({button.y() for button in buttons}) == 2
    assert all(button.geometry().right() <= 500 for button in buttons)


def test_the_ways_on_from_an_empty_page_wrap_in_the_middle(theme: Theme, qtbot: QtBot) -> None:
    buttons = tuple(KbdButton(theme, LONG) for _ in range(3))
    state = EmptyState(theme, "Womit möchten Sie anfangen?", text="Diese Termine stehen fest:", buttons=buttons)
    qtbot.addWidget(state)
    state.resize(450, 600)
    state.show()

    first, second, third = (button.geometry() for button in buttons)
    assert state.minimumSizeHint().width() <= 450
    assert first.y() == second.y() < third.y()
    assert abs(third.center().x() - (first.left() + second.right()) / 2) <= 2


def test_columns_of_one_width_end_where_the_line_ends(theme: Theme, qtbot: QtBot) -> None:
    row = FlowRow(theme, spacing=16, even_from=150)
    qtbot.addWidget(row)
    parts = [KbdButton(theme, "Mo") for _ in range(7)]
    for part in parts:
        row.flow.addWidget(part)

    row.resize(719, row.heightForWidth(719))
    row.flow.setGeometry(row.rect())

    assert [part.y() for part in parts] == [0] * 4 + [36 + 16] * 3
    assert (parts[0].x(), parts[3].geometry().right()) == (0, 718)
    assert max(part.width() for part in parts) - min(part.width() for part in parts) <= 1
    assert row.heightForWidth(100) == 7 * 36 + 6 * 16


def test_the_next_line_of_a_row_has_its_own_height_and_one_middle(theme: Theme, qtbot: QtBot) -> None:
    row = FlowRow(theme)
    qtbot.addWidget(row)
    parts = (KbdButton(theme, "Übergeben"), LinkButton(theme, "Mailtext kopieren"))
    for part in parts:
        row.flow.addWidget(part)

    row.resize(600, row.flow.heightForWidth(600))
    row.flow.setGeometry(row.rect())

    first, second = (part.geometry() for part in parts)
    assert first.height() > second.height()
    assert first.center().y() == second.center().y()


def test_a_bound_key_presses_at_once(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    field, button = QLineEdit(), KbdButton(theme, "Öffnen", keys="Ctrl+O").bind_keys()
    lines.addWidget(field)
    lines.addWidget(button)
    button.clicked.connect(field.clear)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClicks(field, "vorher")
    qtbot.keyClick(field, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "nachher")

    assert field.text() == "nachher"


def test_an_address_longer_than_its_column_breaks_and_is_read_as_one(theme: Theme, qtbot: QtBot) -> None:
    address = "https://www.birkenfurt.example/" + "rathaus/" * 30
    label = Label(theme, address, wrap=True)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(300) > 2 * theme.line("body")
    assert label.text() == address


def test_choices_go_on_in_a_second_line_where_there_is_less_room(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, "Farben", choices=[(n, f"Farbe Nummer {n}") for n in range(4)])
    qtbot.addWidget(control)
    assert control.minimumSizeHint() == control.sizeHint()

    control.let_wrap()
    width = control.sizeHint().width() // 2 + 1
    control.resize(width, control.heightForWidth(width))
    control.show()
    with qtbot.waitSignal(control.chosen) as blocker:
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.rect().bottomLeft() + QPoint(8, -8))

    assert control.height() == 2 * theme.px(32)
    assert blocker.args == [2]
    assert control.minimumSizeHint().width() < width


def _inked(button: LinkButton) -> list[int]:
    """The columns of pixels in which something is painted."""
    button.setStyleSheet("background: white")
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 0)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]


def test_a_link_begins_where_its_line_begins_and_at_the_end_of_a_line_it_ends_there(theme: Theme, qtbot: QtBot) -> None:
    first, last = LinkButton(theme, "Hindernis"), LinkButton(theme, "Hindernis", at_end=True)
    for link in (first, last):
        qtbot.addWidget(link)
        link.resize(200, 28)

    assert _inked(first)[0] <= theme.px(2)
    assert _inked(last)[-1] >= 200 - theme.px(3)


def test_a_link_is_underlined_in_high_contrast(theme: Theme, qtbot: QtBot) -> None:
    link = LinkButton(theme, "Hindernis")
    qtbot.addWidget(link)
    link.resize(200, 28)
    plain = len(_inked(link))

    theme.set_choice("hc-light")

    assert len(_inked(link)) > plain  # the gaps between letters, too


class Asked(QWidget):
    """Counts how often it is asked what room it wants."""

    count = 0

    @override
    def sizeHint(self) -> QSize:
        self.count += 1
        return QSize(3000, 3000)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def test_a_page_that_says_something_else_is_laid_out_without_asking_the_others(theme: Theme, qtbot: QtBot) -> None:
    around, pages, page, other = QWidget(), PlaceOfPages(), QWidget(), Asked()
    qtbot.addWidget(around)
    label = Label(theme, "Gespeichert")
    for place, part in ((around, pages), (page, label)):
        QVBoxLayout(place).addWidget(part)
    for each in (page, other):
        pages.addWidget(each)
    around.resize(400, 300)
    around.show()
    let_rest()
    asked, room = other.count, pages.size()

    label.setText("Noch nicht gespeichert. Ihr Text bleibt hier.")
    let_rest()

    assert other.count == asked
    assert pages.size() == room
    assert pages.width() > 300
