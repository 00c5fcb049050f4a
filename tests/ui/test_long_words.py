"""What happens where words need more room than there is: at 200 %, in a narrow window, in a longer language."""

from pytestqt.qtbot import QtBot

from amtdesk.ui.messages import BarAction, BarNote
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.banner import Banner
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest

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
