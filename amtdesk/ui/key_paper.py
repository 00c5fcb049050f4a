"""The overview of keys: what stands in it, for the sheet (F1) and for paper, and the way into a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amtdesk.domain.key_overview import KeyLine, KeySection
from amtdesk.ui.file_target import ChooseTarget, ask_target, show_file
from amtdesk.ui.key_map import KEY_MAP, PLACES
from amtdesk.ui.keys import key_text
from amtdesk.ui.page import PageContext, PageSpec
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.desk import Desk


def key_sections(context: PageContext, specs: tuple[PageSpec, ...], *, pages: str) -> tuple[KeySection, ...]:
    """Return all keys by place, in the window's language; `pages` is the heading of the pages' own keys."""
    say = context.language.text
    own = tuple(KeyLine(keys=(key_text(spec.shortcut),), text=say(spec.title)) for spec in specs)
    places = tuple(
        KeySection(
            title=say(title),
            lines=tuple(
                KeyLine(keys=tuple(key_text(keys) for keys in binding.shown()), text=say(binding.text))
                for binding in KEY_MAP
                if binding.place == place
            ),
        )
        for place, title in PLACES.items()
    )
    return (KeySection(title=pages, lines=own), *places)


class KeyPaper(QObject):
    """Asks where to, and writes the PDF in the background."""

    def __init__(self, context: PageContext, specs: tuple[PageSpec, ...], *, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._specs = specs
        self._window = window
        self._settings = WindowSettings(context.desk.folder)
        self.choose_path: ChooseTarget = ask_target

    def save(self) -> None:
        """Ask where to, and save."""
        proposed = self._settings.report_folder() / self.tr("AmtDesk-keys.pdf")
        title = self.tr("Save the overview of keys")
        path = self.choose_path(self._window, title, proposal=str(proposed), files="PDF (*.pdf)")
        if path is None:
            return
        sections, language = key_sections(self._context, self._specs, pages=self.tr("Pages")), self._context.language

        def work(desk: "Desk") -> Path:
            return desk.key_overview.save_pdf(sections, language, path=path)

        self._context.tasks.run(self.tr("Saving the PDF"), work, hearer=self, then=self._saved)

    def _saved(self, path: Path) -> None:
        self._settings.keep_report_folder(path.parent)
        said = self.tr("Saved: {name}").format(name=path.name)
        self._context.messages.toast(said, self.tr("Show"), on_action=lambda: show_file(path))
