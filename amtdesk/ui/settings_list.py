"""The rows of the settings by name, so that the quick find knows them before the page is built, and shows one."""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from amtdesk.domain.words import N_
from amtdesk.ui.pages.settings.rows import SETTINGS_ROWS
from amtdesk.ui.widgets.labels import Label

_NESTED: Final = 4


class SettingName(NamedTuple):
    """One row: `title` is written on it, `also` are other words that someone may look for."""

    key: str
    title: str
    also: str = ""


SETTINGS: Final[tuple[SettingName, ...]] = (
    SettingName("theme", N_("Colours"), N_("light dark mode night high contrast theme appearance")),
    SettingName("zoom", N_("Size"), N_("zoom larger smaller type font text size enlarge percent appearance")),
    SettingName("language", N_("Language"), N_("German English Deutsch Englisch Sprache")),
    SettingName("stays_in_tray", N_("Keep running in the tray"), N_("close quit icon taskbar background minimise")),
    SettingName("at_login", N_("Start at login"), N_("autostart automatically computer on switch on boot Windows")),
    SettingName("folder", N_("Folder"), N_("records where data lie drive path directory")),
    SettingName("backup", N_("Last backup"), N_("safety copy back up save data")),
    *(SettingName(*each) for each in SETTINGS_ROWS),
)


def show_setting(page: QWidget, title: str) -> bool:
    """Scroll to the row with this title and put the focus into it; False when the page has no such row."""
    label = next((each for each in page.findChildren(Label) if each.text() == title and each.isVisible()), None)
    if label is None:
        return False
    focus = _first_to_act(label, page)
    area = _scroll_area_of(label)
    if area is not None:
        for _level in range(_NESTED):  # what was just built is laid out from the inside, a posted event a level
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        _reveal(area, (focus, label))
    (focus or area or page).setFocus(Qt.FocusReason.ShortcutFocusReason)
    return True


def _reveal(area: QScrollArea, parts: tuple[QWidget | None, ...]) -> None:
    for part in parts:
        if part is not None:
            area.ensureWidgetVisible(part, 0, area.height() // 4)


def _first_to_act(label: QWidget, page: QWidget) -> QWidget | None:
    """What stands beside the label and takes the focus; a card's first part where the label is its heading."""
    holder = label.parentWidget()
    if holder is None or holder is page:
        return None
    inside = [
        each
        for each in holder.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    below = [
        each
        for each in inside
        if each.mapTo(page, each.rect().bottomLeft()).y() >= label.mapTo(page, label.rect().topLeft()).y()
    ]
    return below[0] if below else None


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
