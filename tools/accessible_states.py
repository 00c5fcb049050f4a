"""Every state of the window that the accessibility walk looks at: all that is painted, and every sheet beside."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractButton

import amtdesk.ui
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.privacy_card import PrivacyCard
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.sheet import Sheet
from tools.shot import Prepare, Shot
from tools.shots import EMPTY, SHOTS, WELCOME

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _press(window: "MainWindow", name: str) -> None:
    """Press the button that is called so."""
    buttons = window.findChildren(QAbstractButton)
    next(each for each in buttons if each.isVisibleTo(window) and each.accessibleName().startswith(name)).click()


def _at(key: str, target: object, *names: str) -> Prepare:
    """A page at a place, and buttons pressed there one after the other."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination(key, target))
        for name in names:
            _press(window, name)

    return prepare


def _log(window: "MainWindow", _desk: "Desk") -> None:
    """What the deletion run took: its card is built when it is come to."""
    window.open(Destination("settings", "privacy"))
    page = window.page()
    if isinstance(page, SettingsPage) and isinstance(card := page.card("privacy"), PrivacyCard):
        card.past.click()


def _task_day(window: "MainWindow", _desk: "Desk") -> None:
    """Another day for a task: asked from a menu."""
    from amtdesk.ui.pages.today.task_list import open_task_list

    tasks = open_task_list(window.context, window)
    tasks.list.select_first()
    tasks.deeds["later"].click()
    menu = next(menu for menu in tasks.findChildren(PopupMenu))
    menu.actions()[-1].trigger()
    menu.close()


BESIDE: Final = (
    Shot(name="questions-picker", prepare=_at("questions", None, "Baustein einfügen")),
    Shot(name="settings-log", prepare=_log),
    Shot(name="today-task-day", prepare=_task_day),
    Shot(name="today-menu-new", prepare=_at("today", None, "Neu")),
    Shot(name="questions-menu", prepare=_at("questions", None, "Mehr")),
    Shot(name="plan-menu", prepare=_at("plan", None, "Mehr")),
    Shot(name="templates-menu", prepare=_at("templates", None, "Mehr")),
    Shot(name="report-menu", prepare=_at("report", None, "Weitere Wege")),
)
_ON: Final[dict[str, tuple[Shot, ...]]] = {"town": (*SHOTS, *BESIDE), "empty": EMPTY, "new": WELCOME}
#: How each state is brought about, by its name.
STATES: Final[dict[str, Prepare]] = {shot.name: shot.prepare for shots in _ON.values() for shot in shots}
#: On which desk: Birkenfurt, an empty one, one on which nobody chose yet.
DESKS: Final[dict[str, str]] = {shot.name: desk for desk, shots in _ON.items() for shot in shots}
#: What each change has to pass: every page, sheets of each kind, and whatever is built late or once was silent.
_SAMPLE = (
    "today rounds questions plan templates report settings plan-editor-draft plan-filter questions-new window-find "
    "empty-today first-run-office plan-week plan-week-date plan-week-preview plan-month-carried plan-editor-asks "
    "report-year report-menu rounds-run-comments rounds-result groups-import questions-delegated templates-found "
    "templates-pack settings-licences settings-backups today-task-new empty-plan empty-today-rest-day "
    "first-run-groups-told reminder-bar"
)
SAMPLE: Final = tuple(_SAMPLE.split())


def sheet_classes() -> frozenset[str]:
    """Every sheet of the program that is no pattern for others."""
    for module in pkgutil.walk_packages(amtdesk.ui.__path__, "amtdesk.ui."):
        importlib.import_module(module.name)
    return frozenset(f"{each.__module__}.{each.__name__}" for each in _below(Sheet) if not each.__subclasses__())


def _below(kind: type[Sheet]) -> Iterator[type[Sheet]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
