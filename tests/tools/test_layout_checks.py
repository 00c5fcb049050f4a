"""The measuring of what is painted finds what is planted, and nothing where all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.overriding import override
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.focus_frame import ABOVE_FOCUS
from amtdesk.ui.widgets.labels import IconLabel
from amtdesk.ui.widgets.shadow import TOAST, PanelShadow
from tools.contrast_checks import contrast, contrast_faults, focus_faults
from tools.layout_checks import faults_of
from tools.long_german import lengthened
from tools.painted import painted

Plant = Callable[[QWidget], object]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """An empty window of plain white, at 100 %, whatever size stood here before."""
    qapp.setStyleSheet("")
    made = QWidget()
    font = QFont(qapp.font())
    font.setPixelSize(14)
    made.setFont(font)
    made.setPalette(QPalette(QColor("white")))
    made.resize(400, 300)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %; nothing is dressed in it."""
    assert qapp is not None
    return Theme(choice="light")


class Painting(QWidget):
    """Paints words as delegates do: shortened to its width."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = "Ein Satz, der länger ist als die Zeile, in der er steht"
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), shown)


class Plate(QWidget):
    """Paints its place as a toast does: Qt does not know that nothing is seen through it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor("black"))


def label(window: QWidget, words: str, place: QRect, *, color: str = "black") -> QLabel:
    made = QLabel(words, window)
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
    made.setPalette(palette)
    made.setGeometry(place)
    return made


def kinds(window: QWidget) -> set[str]:
    return {fault.kind for fault in faults_of(window, 1.0)}


def cut(window: QWidget) -> None:
    label(window, "Viel zu lang für so wenig Platz", QRect(10, 10, 60, 30))


def cut_in_height(window: QWidget) -> None:
    label(window, "Tief", QRect(10, 10, 60, 5))


def shortened(window: QWidget) -> None:
    Painting(window).setGeometry(10, 10, 90, 30)


def hint_too_long(window: QWidget) -> None:
    field = QLineEdit(window)
    field.setPlaceholderText("Ein Hinweis, den niemand zu Ende liest")
    field.setGeometry(10, 10, 90, 30)


def on_one_another(window: QWidget) -> None:
    for _ in range(2):
        label(window, "Zweimal", QRect(10 + 4 * _, 10, 120, 30))


def covered(window: QWidget) -> None:
    label(window, "Halb verdeckt und doch zu sehen", QRect(10, 10, 300, 30))
    above = QWidget(window)
    above.setAutoFillBackground(True)
    above.setGeometry(60, 0, 40, 60)


def beside_its_frame(window: QWidget) -> None:
    QWidget(window).setGeometry(380, 10, 60, 30)


def sideways(window: QWidget) -> None:
    area = QScrollArea(window)
    area.setGeometry(0, 0, 200, 200)
    inner = QWidget()
    inner.setFixedSize(600, 50)
    area.setWidget(inner)


def small(window: QWidget) -> None:
    QPushButton("x", window).setGeometry(10, 10, 40, 20)


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (cut, "cut"),
        (cut_in_height, "cut"),
        (shortened, "shortened"),
        (hint_too_long, "shortened"),
        (on_one_another, "on one another"),
        (on_one_another, "parts on one another"),
        (covered, "covered"),
        (beside_its_frame, "beside its frame"),
        (sideways, "scrolls sideways"),
        (small, "small target"),
    ],
)
def test_what_is_planted_is_found(plant: Plant, kind: str, window: QWidget) -> None:
    plant(window)
    window.show()

    assert kind in kinds(window)


def test_what_fits_is_no_fault(window: QWidget) -> None:
    label(window, "Genug Platz", QRect(10, 10, 200, 30))
    QPushButton("Weiter", window).setGeometry(10, 50, 120, 36)
    window.show()

    assert faults_of(window, 1.0) == []


def test_what_pointing_tells_may_be_shortened(window: QWidget) -> None:
    made = Painting(window)
    made.setGeometry(10, 10, 90, 30)
    made.setToolTip("Ein Satz, der länger ist als die Zeile, in der er steht")
    window.show()

    assert faults_of(window, 1.0) == []


def test_words_that_something_hides_wholly_are_not_seen(window: QWidget) -> None:
    label(window, "Weg", QRect(10, 10, 60, 30))
    above = QWidget(window)
    above.setAutoFillBackground(True)
    above.setGeometry(0, 0, 200, 60)
    window.show()

    assert painted(window).seen() == []


def test_pale_words_are_found_and_clear_ones_are_not(window: QWidget) -> None:
    pale = label(window, "Kaum zu lesen", QRect(10, 10, 200, 30), color="#999999")
    label(window, "Gut zu lesen", QRect(10, 50, 200, 30), color="#555555")
    window.show()

    count, faults = contrast_faults(window)

    assert count == 2
    assert [pale.text() in fault.words for fault in faults] == [True]


def test_a_focus_that_nobody_sees_is_found(window: QWidget) -> None:
    silent = QWidget(window)
    silent.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    silent.setGeometry(10, 10, 100, 40)
    window.show()

    count, faults = focus_faults(window)

    assert (count, [fault.kind for fault in faults]) == (1, ["unseen focus"])


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert contrast(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert contrast(0x768393, 0xFFFFFF) == pytest.approx(3.86, abs=0.01)


@pytest.mark.parametrize("words", ["Guten Morgen", "Kopieren und abschließen", "Neu", "Bürgerfragen"])
def test_long_german_is_a_third_longer(words: str) -> None:
    assert len(lengthened(words)) >= len(words) * 1.35


@pytest.mark.parametrize("kept", ["{name}", "https://birkenfurt.example", "<b>", "Strg+K", "a@b.example", ""])
def test_long_german_leaves_alone_what_is_no_word(kept: str) -> None:
    assert kept in lengthened(f"Bitte {kept} lesen")


@pytest.mark.parametrize("field_of", [QTextEdit, QLineEdit])
def test_a_caret_between_letters_covers_nothing(
    field_of: type[QTextEdit | QLineEdit], window: QWidget, qtbot: QtBot
) -> None:
    field = field_of("Sofern es regnet, ist das Becken zu.", window)
    field.setGeometry(10, 10, 380, 60)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Right)  # with each step it is seen anew

    assert "covered" not in kinds(window)


def test_a_shadow_is_no_icon(window: QWidget, theme: Theme) -> None:
    class Panel(QWidget):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            PanelShadow(theme, TOAST).paint(QPainter(self), QRectF(20, 20, 60, 40))

    panel = Panel(window)
    panel.setGeometry(0, 0, 100, 80)
    icon = IconLabel(theme, "check")
    icon.setParent(window)
    icon.move(200, 20)
    window.show()

    assert [picture.owner for picture in painted(window).seen_pictures()] == [icon]


def test_what_a_toast_lies_over_is_not_asked_for_its_border(window: QWidget, theme: Theme) -> None:
    button = KbdButton(theme, "Angabe hinzufügen")
    button.setParent(window)
    button.setGeometry(40, 40, 200, 36)
    window.show()
    before, _faults = contrast_faults(window)
    toast = Plate(window)
    toast.setObjectName(ABOVE_FOCUS)
    toast.setGeometry(20, 20, 300, 80)
    toast.show()

    _count, faults = contrast_faults(window)

    assert before == 2  # words and border
    assert faults == []


def test_what_is_gone_by_its_turn_is_not_asked_for_its_focus(window: QWidget) -> None:
    class Leading(QWidget):
        """With the focus another part goes, as a toast does after a while."""

        @override
        def focusInEvent(self, event: QFocusEvent) -> None:
            silent.hide()

    leading, silent = Leading(window), QWidget(window)
    for top, part in ((10, leading), (80, silent)):
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        part.setGeometry(10, top, 100, 40)
    window.show()
    window.activateWindow()

    _count, faults = focus_faults(window)

    assert len(faults) == 1
