"""What is under the mouse, pressed or not to be used looks so; a shadow is grey."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.pages.questions.tabs import TabRow
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.shadow import SHEET, TOAST, PanelShadow, ShadowLook


def _move(widget: QWidget, x: float) -> None:
    point, none = QPointF(x, widget.height() / 2), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def _leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def _look(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_a_choice_under_the_mouse_is_tinted_until_the_mouse_leaves(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, "Ansicht", choices=((1, "Monat"), (2, "Woche")))
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    before = _look(control)

    _move(control, control.width() * 0.75)
    pointed = _look(control)
    _leave(control)

    assert pointed != before
    assert pointed.copy(0, 0, control.width() // 3, 20) == before.copy(0, 0, control.width() // 3, 20)
    assert _look(control) == before


def test_a_disabled_choice_is_pale_and_does_not_answer_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, "Ansicht", choices=((1, "Monat"), (2, "Woche")))
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    enabled = _look(control)

    control.setEnabled(False)
    disabled = _look(control)
    control._point_at(1)  # noqa: SLF001 - Qt hands no mouse to what is disabled

    assert disabled != enabled
    assert _look(control) == disabled


def test_a_tab_under_the_mouse_is_underlined(theme: Theme, qtbot: QtBot) -> None:
    tabs = TabRow(theme, "Ansicht", tabs=(("open", "Fragen"), ("all", "Alle")))
    qtbot.addWidget(tabs)
    tabs.resize(tabs.sizeHint())
    before = _look(tabs)

    _move(tabs, tabs.width() - 8)
    pointed = _look(tabs)
    _leave(tabs)

    assert pointed != before
    assert _look(tabs) == before


def test_a_low_search_field_is_as_high_as_other_fields(theme: Theme, qtbot: QtBot) -> None:
    low, tall = SearchField(theme, "Suchen", low=True), SearchField(theme, "Suchen")
    for field in (low, tall):
        qtbot.addWidget(field)
        field.ensurePolished()

    assert low.textMargins().left() < tall.textMargins().left()
    assert low.font() == theme.font("control")


def _shadow_on_white(theme: Theme, look: ShadowLook) -> QImage:
    image = QImage(240, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    PanelShadow(theme, look).paint(painter, QRectF(60, 60, 120, 80))
    painter.end()
    return image


def test_a_shadow_is_grey_and_fades_out(theme: Theme) -> None:
    for look in (SHEET, TOAST):
        image = _shadow_on_white(theme, look)
        below = [image.pixelColor(120, 140 + step) for step in range(look.reach + look.drop)]

        lights = [(color.red(), color.green(), color.blue()) for color in below]
        tints = [max(light) - min(light) for light in lights]
        assert max(tints) <= 10
        reds = [color.red() for color in below]
        assert reds == sorted(reds)  # darkest at the panel
        assert reds[0] < 235
        assert reds[-1] >= 250
