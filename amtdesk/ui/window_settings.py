"""What belongs to this window on this machine: its place, theme, zoom and language. Office rules are in the records."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from amtdesk.ui.theme import THEME_CHOICES, ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

FILE_NAME = "window.ini"
MOST_RECENT = 12


class TemplateSearch(NamedTuple):
    """What was last looked for among the reply templates: words, subject, state of the agreement."""

    query: str = ""
    category: str = ""
    state: str = ""


class WindowSettings:
    """An ini file beside the records; never the registry."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE_NAME
        if not path.exists():
            with suppress(OSError):  # nothing may be written here: then nothing is remembered either
                path.touch(mode=0o600)  # Qt would let others read what was looked for
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def theme(self) -> ThemeChoice:
        """The chosen theme; "system" until she chose."""
        value = str(self._store.value("look/theme", "system"))
        return next((known for known in THEME_CHOICES if known == value), "system")

    def keep_theme(self, choice: ThemeChoice) -> None:
        """Remember the theme."""
        self._store.setValue("look/theme", choice)

    def zoom_percent(self) -> int:
        """The chosen zoom."""
        value = str(self._store.value("look/zoom", "100"))
        return min(max(int(value), 100), 200) if value.isdigit() else 100

    def keep_zoom(self, percent: int) -> None:
        """Remember the zoom."""
        self._store.setValue("look/zoom", percent)

    def language(self) -> str:
        """The chosen language code; empty follows the system."""
        value = str(self._store.value("look/language", ""))
        return value if value in {"de", "en"} else ""

    def keep_language(self, code: str) -> None:
        """Remember the language; empty follows the system."""
        self._store.setValue("look/language", code)

    def report_folder(self) -> Path:
        """Where the last PDF was saved; her own folder until then, and when that one is gone."""
        kept = Path(str(self._store.value("report/folder", "")) or ".")
        return kept if kept.is_absolute() and kept.is_dir() else Path.home()

    def keep_report_folder(self, folder: Path) -> None:
        """Remember where PDFs go."""
        self._store.setValue("report/folder", str(folder))

    def template_search(self) -> TemplateSearch:
        """What was last looked for among the reply templates."""
        return TemplateSearch(*(str(self._store.value(f"templates/{name}", "")) for name in TemplateSearch._fields))

    def keep_template_search(self, search: TemplateSearch) -> None:
        """Remember what was looked for."""
        for name, value in search._asdict().items():
            self._store.setValue(f"templates/{name}", value)

    def plan_view(self) -> str:
        """Which view of the plan was shown last; the month until she chose."""
        value = str(self._store.value("plan/view", ""))
        return value if value in {"week", "list", "media"} else "month"

    def keep_plan_view(self, key: str) -> None:
        """Remember the view of the plan."""
        self._store.setValue("plan/view", key)

    def recent(self) -> tuple[str, ...]:
        """What was opened last, newest first, as the quick find names things."""
        return tuple(name for name in str(self._store.value("find/recent", "")).split("|") if name)

    def keep_recent(self, name: str) -> None:
        """Remember what was opened just now."""
        names = (name, *(other for other in self.recent() if other != name))
        self._store.setValue("find/recent", "|".join(names[:MOST_RECENT]))

    def stays_in_tray(self) -> bool:
        """Whether closing the window leaves the program in the tray."""
        return self._store.value("tray/stays", "no") == "yes"

    def keep_stays_in_tray(self, *, stays: bool) -> None:
        """Remember what closing the window means."""
        self._store.setValue("tray/stays", "yes" if stays else "no")

    def was_tray_told(self) -> bool:
        """Whether it was said that closing leaves the program in the tray."""
        return self._store.value("tray/told", "no") == "yes"

    def keep_tray_told(self) -> None:
        """It was said; once is enough."""
        self._store.setValue("tray/told", "yes")

    def restore_place(self, window: "QMainWindow") -> None:
        """Put the window where it was."""
        geometry = self._store.value("window/geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)

    def keep_place(self, window: "QMainWindow") -> None:
        """Remember where the window is."""
        self._store.setValue("window/geometry", window.saveGeometry())
        self._store.sync()
