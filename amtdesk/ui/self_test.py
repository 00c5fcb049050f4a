"""What `amtdesk --self-test` does with the window: loads every resource, builds every page, in both languages."""

from typing import TYPE_CHECKING

from amtdesk.system.resources import resource
from amtdesk.ui.app import PAGES, WindowApp, make_application
from amtdesk.ui.icons import icon_pixmap
from amtdesk.ui.page import NEW, Destination
from amtdesk.ui.theme import FONT_FILES, THEME_CHOICES

if TYPE_CHECKING:
    from amtdesk.desk import Desk


#: Pages whose editors and forms are built only when something new is begun.
BEGINNABLE = ("plan", "templates", "questions", "rounds")


class SelfTestFailed(Exception):
    """Something that every installation needs is missing or broken."""


def self_test(desk: "Desk") -> list[str]:
    """Return a line for each thing that was checked; raise on anything wrong."""
    app = make_application()
    running = WindowApp(app, desk)
    try:
        return [
            _fonts(),
            _icons(running),
            _themes(running),
            _spelling(),
            *_pages(running),
        ]
    finally:
        running.window.close()


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase

    if "Source Sans 3" not in QFontDatabase.families():
        raise SelfTestFailed("the font Source Sans 3 is not known to Qt")
    return f"fonts: {len(FONT_FILES)} files, family Source Sans 3"


def _icons(running: WindowApp) -> str:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    for name in names:
        if icon_pixmap(name, running.theme.color("text.primary"), size=18).toImage().isNull():
            raise SelfTestFailed(f"icon cannot be painted: {name}")
    return f"icons: {len(names)} painted"


def _themes(running: WindowApp) -> str:
    before = running.theme.choice
    for choice in THEME_CHOICES:
        running.theme.set_choice(choice)
    running.theme.set_choice(before)
    return f"themes: {len(THEME_CHOICES)} dressed"


def _spelling() -> str:
    from amtdesk.system.spelling import german_spelling

    dictionary = german_spelling()
    if not dictionary.knows("Öffnungszeiten") or dictionary.knows("Öfnungszeiten"):
        raise SelfTestFailed("the German dictionary does not know its words")
    return f"spelling: the German dictionary, read by {dictionary.way()}"


def _pages(running: WindowApp) -> list[str]:
    running.desk.town.begin_empty()
    found = []
    for code in ("de", "en"):
        running.change_language(code)
        for spec in PAGES:
            running.window.open(Destination(spec.key))
            found.append(f"page {spec.key} ({code}): {_shown_title(running)}")
    for key in BEGINNABLE:
        running.window.open(Destination(key, NEW))
        found.append(f"begun on {key}: {_shown_title(running)}")
    return found


def _shown_title(running: WindowApp) -> str:
    page = running.window.page()
    if page is None:
        raise SelfTestFailed("no page is shown")
    page.grab()
    return page.accessible_title()
