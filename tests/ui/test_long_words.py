"""What happens where words need more room than there is: at 200 %, in a narrow window, in a longer language."""

from datetime import UTC

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.words import Message
from amtdesk.system.language import Language
from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.parts import FieldBox, FoldingRow, text_field
from amtdesk.ui.messages import BarAction, BarNote
from amtdesk.ui.pages.plan.check_line import CheckLine
from amtdesk.ui.pages.plan.week_grid import RowNames
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.banner import Banner
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.plan_week_hand import week
from tools.layout_checks import faults_of

_REMINDER = "Der Rundgang ist fällig, eine Frage läuft bis 16:40 ab, und drei Nachfragen bei Fachämtern stehen aus."


def test_a_bar_puts_its_buttons_below_a_sentence_that_would_be_high_beside_them(qtbot: QtBot, theme: Theme) -> None:
    bar = Banner(theme, BarNote("reminder", _REMINDER, actions=(BarAction("Heute öffnen"), BarAction("Gesehen"))))
    qtbot.addWidget(bar)
    bar.resize(1000, 60)
    bar.show()
    let_rest()
    words, button = bar.findChildren(Label)[0], bar.findChildren(KbdButton)[0]
    assert button.geometry().left() > words.geometry().right()

    bar.resize(420, 160)
    let_rest()

    assert button.geometry().top() > words.geometry().bottom()
    bar.resize(1000, 60)
    let_rest()
    assert button.geometry().left() > words.geometry().right()


def test_a_column_of_names_is_told_what_its_longest_word_needs(qtbot: QtBot, theme: Theme) -> None:
    name = Label(theme, "Bildbeschreibung, höchstens", role="meta", wrap=True)
    qtbot.addWidget(name)

    assert name.widest_word() > name.fontMetrics().horizontalAdvance("Bildbeschreibung,")
    assert Label(theme).widest_word() == 0


def _box(theme: Theme, hint: str) -> FieldBox:
    return FieldBox(theme, "Name", field=text_field(lambda: None, placeholder=hint))


def _tops(boxes: list[FieldBox]) -> list[int]:
    return sorted({box.y() for box in boxes})


def _shown(qtbot: QtBot, part: QWidget, *, width: int) -> None:
    qtbot.addWidget(part)
    part.resize(width, 300)
    part.show()
    let_rest()


def test_fields_beside_each_other_go_on_in_the_next_line_where_their_hints_need_it(qtbot: QtBot, theme: Theme) -> None:
    short, long = FlowRow(theme, even_from=100), FlowRow(theme, even_from=100)
    brief, wordy = [_box(theme, "keine") for _ in range(4)], [_box(theme, "keine einzige Erinnerung") for _ in range(4)]
    for line, boxes in ((short, brief), (long, wordy)):
        for box in boxes:
            line.flow.addWidget(box)
        _shown(qtbot, line, width=500)

    assert len(_tops(brief)) == 1
    assert len(_tops(wordy)) > 1
    for box in wordy:
        assert box.field.width() > box.field.fontMetrics().horizontalAdvance("keine einzige Erinnerung")


def test_a_pair_of_fields_folds_where_a_hint_needs_more_than_its_half(qtbot: QtBot, theme: Theme) -> None:
    boxes = [_box(theme, "etwa „Du kommst aus Haselbrück, wenn …“"), _box(theme, "wie im Browser")]
    pair = FoldingRow(theme, boxes)

    _shown(qtbot, pair, width=500)
    assert len(_tops(boxes)) == 2

    pair.resize(800, 300)
    let_rest()
    assert len(_tops(boxes)) == 1
    pair.fold(is_narrow=True)
    let_rest()
    assert len(_tops(boxes)) == 2


def test_a_column_that_scrolls_gives_way_to_what_does_not(qtbot: QtBot, theme: Theme) -> None:
    page, words, below = QWidget(), Label(theme, _REMINDER, wrap=True), ScrollColumn(theme)
    below.column.addWidget(_box(theme, "keine"))
    lines = QVBoxLayout(page)
    lines.addWidget(words)
    lines.addWidget(below)
    _shown(qtbot, page, width=260)

    page.resize(260, words.heightForWidth(words.width()) + 80)
    let_rest()

    assert words.height() >= words.heightForWidth(words.width())
    assert below.height() >= theme.px(36)


def test_the_names_of_the_week_have_their_room_in_a_longer_language(birkenfurt: WindowApp) -> None:
    grid = week(birkenfurt).grid
    grid._names = RowNames("Anlässenläss", "Beiträgeeitr", "Routinenoutinen", "KW 20")  # noqa: SLF001 - of another language
    birkenfurt.window.resize(1440, 900)
    let_rest()

    cut = [fault for fault in faults_of(birkenfurt.window, 1.0) if fault.kind == "cut"]

    assert grid.isVisible()
    assert cut == []


def test_the_way_of_a_check_stands_below_a_word_that_needs_the_room_beside_it(qtbot: QtBot, theme: Theme) -> None:
    said = Message("Schwer zu lesen (Wiener Sachtextformelverfahren 17); kürzere Sätze helfen")
    check = Check(kind=CheckKind.LENGTH, is_fine=False, words=said)
    line = CheckLine(theme, Language("de", UTC), check=check, is_read_only=False)
    words, way = line.findChildren(Label)[0], line.findChildren(LinkButton)[0]

    _shown(qtbot, line, width=400)
    assert way.geometry().left() > words.geometry().right()

    line.resize(230, 300)
    let_rest()
    assert way.geometry().top() > words.geometry().bottom()
    assert words.width() >= words.widest_word()
    line.resize(400, 300)
    let_rest()
    assert way.geometry().left() > words.geometry().right()


@pytest.mark.parametrize("width", [700, 220])
def test_what_has_no_plate_begins_a_line_of_its_own_below_the_edges_of_what_has_one(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    line = FlowRow(theme)
    deed, leave = KbdButton(theme, "Kopieren und abschließen", kind="primary"), KbdButton(theme, "Zu", kind="quiet")
    for button in (deed, leave):
        line.flow.addWidget(button)

    _shown(qtbot, line, width=width)

    is_below = leave.y() > deed.y()
    assert is_below == (width == 220)
    assert (_begin(leave) == 0) == is_below
    assert leave.ringed().width() < leave.width() if is_below else leave.ringed() == leave.rect()


def test_tools_stay_below_one_another_and_a_lone_way_out_begins_with_its_words(qtbot: QtBot, theme: Theme) -> None:
    tools, alone = FlowRow(theme), FlowRow(theme)
    buttons = [KbdButton(theme, words, kind="quiet") for words in ("Baustein einsetzen", "Bild", "Schließen")]
    for line, inside in ((tools, buttons[:2]), (alone, buttons[2:])):
        for button in inside:
            line.flow.addWidget(button)
        _shown(qtbot, line, width=200)

    assert buttons[1].y() > buttons[0].y()
    assert [_begin(button) > 0 for button in buttons] == [True, True, False]


def _begin(button: KbdButton) -> int:
    """How far from its left edge it begins to paint its words."""
    return button._content_left()  # noqa: SLF001 - what is painted
