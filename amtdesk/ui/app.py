"""Starts the window: application, looks, words, desk, first page. Nothing heavy may be imported on this way."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_
from amtdesk.system.language import Language, language_of_the_system
from amtdesk.system.memory import keep_what_was_loaded, tidy_what_was_built
from amtdesk.ui.faults import Faults
from amtdesk.ui.main_window import AFTER_PAINT_MS, MainWindow
from amtdesk.ui.messages import Messages
from amtdesk.ui.page import Destination, PageContext, PageSpec
from amtdesk.ui.page_list import PAGES
from amtdesk.ui.tasks import Tasks
from amtdesk.ui.text_undo import TextUndo
from amtdesk.ui.theme import Theme, load_fonts
from amtdesk.ui.translator import Translators
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.desk.opening import Opening
    from amtdesk.desk.way_out import LastBackup
    from amtdesk.ui.failure_window import Way
    from amtdesk.ui.only_reading import OnlyReading
    from amtdesk.ui.pages_ahead import PagesAhead
    from amtdesk.ui.second_start import SecondStart
    from amtdesk.ui.tray import Tray


AFTER_START_MS = 5000


def make_application() -> QApplication:
    """The one QApplication, in the style that the theme dresses."""
    existing = QApplication.instance()
    # the style by argument: setStyle would hand out a QStyle, and PySide would load every style class for it
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("AmtDesk")
    app.setDesktopFileName("amtdesk")
    return app


class WindowApp:
    """Everything that lives as long as the window does."""

    def __init__(self, app: QApplication, desk: "Desk", *, language: str | None = None) -> None:
        self.app = app
        self.desk = desk
        self.settings = WindowSettings(desk.folder)
        load_fonts()
        self.theme = Theme(choice=self.settings.theme(), zoom_percent=self.settings.zoom_percent())
        self.theme.prepare(app)
        self.theme.changed.connect(self._keep_looks)
        app.styleHints().colorSchemeChanged.connect(self.theme.follow_system)
        self.language = Language(language or self.settings.language() or language_of_the_system(), desk.clock.zone)
        self.translators = Translators()
        self.translators.speak(self.language)
        self.messages = Messages()
        self.tasks = Tasks(desk.another, self._report)
        self.window = self._first_window()
        self.text_undo = TextUndo(app, self.messages, offered=self._offered_keys)
        self._second_start: SecondStart | None = None
        self._only_reading: OnlyReading | None = None
        self.theme.dress(app)  # when the window stands: dressing it piece by piece takes 8 ms longer

    def _offered_keys(self) -> str:
        return self.window.voice.offered_keys()  # asked of the window as it is then: it is built anew now and then

    def context(self) -> PageContext:
        """What every page is given."""
        return PageContext(
            desk=self.desk, theme=self.theme, language=self.language, messages=self.messages, tasks=self.tasks
        )

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def close(self) -> None:
        """Close window and desk."""
        self.window.close()
        if self._second_start is not None:
            self._second_start.stop()
        self.translators.silence()
        self.desk.close()

    def follow(self, opening: "Opening") -> None:
        """Keep the right to write alive and hear a second start; or say who has that right. Tell screen readers."""
        from amtdesk.ui.spoken_roles import tell_roles

        tell_roles()
        self.window.ticker.timeout.connect(opening.beat)
        if self.desk.may_write():
            self._hear_second_start()
            return
        from amtdesk.ui.only_reading import OnlyReading

        self._only_reading = OnlyReading(opening, self.context)
        self.window.rebuilt.connect(self._only_reading.say)
        self._only_reading.writes_now.connect(self._hear_second_start)
        self._only_reading.say()

    def _hear_second_start(self) -> None:
        from amtdesk.ui.second_start import SecondStart

        self._second_start = SecondStart(self.window, self.desk.folder)

    def back_up_daily(self) -> None:
        """Write today's backup in the background, if it was not written yet, and carry it to the second place."""
        from amtdesk.ui.daily_care import DailyCare

        care = DailyCare(self.window, _back_up)
        care.look()
        self.window.ticker.timeout.connect(care.look)  # and tomorrow, when the window is still open then

    def tidy_when_idle(self) -> None:
        """Look for memory to tidy whenever the window waits, and never on another thread."""
        from amtdesk.ui.tidying import begin_tidying

        keep_what_was_loaded()
        begin_tidying()
        QPixmapCache.setCacheLimit(0)  # else Qt wakes every 30 s to drop one picture

    def put_in_tray(self) -> "Tray":
        """Show the icon in the tray, where there is one."""
        from amtdesk.ui.tray import Tray

        return Tray(self.window, self.window.watch, settings=self.settings)

    def build_ahead(self) -> "PagesAhead":
        """Let the other pages be built while nothing else is to be done."""
        from amtdesk.ui.pages_ahead import PagesAhead

        ahead = PagesAhead(self.window)
        ahead.done.connect(tidy_what_was_built)
        return ahead

    def change_language(self, code: str) -> None:
        """Speak another language at once; empty follows the system."""
        self.settings.keep_language(code)
        self.language = Language(code or language_of_the_system(), self.desk.clock.zone)
        self.translators.speak(self.language)
        self.window.speak(self.context())

    def _speak_other(self, code: str) -> None:
        before = self.settings.language()
        self.change_language(code)
        said = self.language.text(N_("The language is changed."))
        self.messages.way_back(said, lambda: self.change_language(before))

    def _first_window(self) -> MainWindow:
        window = MainWindow(self.context(), PAGES, settings=self.settings)
        window.language_requested.connect(self._speak_other)
        try:
            if self.desk.town.is_begun():
                window.open(Destination(PAGES[0].key))
            else:
                window.open_welcome()
        except UserFacingError:
            window.deleteLater()  # with all that ticks in it
            raise
        return window

    def _keep_looks(self) -> None:
        self.settings.keep_theme(self.theme.choice)
        self.settings.keep_zoom(self.theme.zoom_percent)

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.messages.report(error)


def _back_up(desk: "Desk") -> None:
    from amtdesk.system.folders import close_all_to_others
    from amtdesk.system.known_folders import remember_folder

    if not desk.town.town().is_demo:  # an invented town may be thrown away and made anew
        remember_folder(desk.folder)
    desk.safekeeping.sweep_files()  # first: a drive that is too full for a backup may have room after it
    desk.safekeeping.erase_in_kept()
    desk.safekeeping.daily()
    desk.retention.daily()  # what she agreed to let go, goes after it was saved once more
    close_all_to_others(desk.folder)


def run(opening: "Opening", *, language: str | None = None) -> int:
    """Open the window over a desk and stay until it is closed. Returns the exit code.

    Raises UserFacingError when what the first page shows cannot be read; the desk is then closed.
    """
    try:
        running = WindowApp(make_application(), opening.desk, language=language)
    except UserFacingError as error:
        opening.desk.close()
        opening.give_back()
        raise error.with_traceback(None) from None  # the half-built window goes with its frames
    faults = Faults(running.messages)
    sys.excepthook = faults.take
    running.show()
    QTimer.singleShot(AFTER_PAINT_MS, lambda: running.follow(opening))
    QTimer.singleShot(AFTER_PAINT_MS, running.tidy_when_idle)
    QTimer.singleShot(2 * AFTER_PAINT_MS, load_find)
    QTimer.singleShot(AFTER_PAINT_MS, running.build_ahead)
    QTimer.singleShot(2 * AFTER_PAINT_MS, running.put_in_tray)
    QTimer.singleShot(AFTER_START_MS, running.back_up_daily)
    code = running.app.exec()
    running.close()
    opening.give_back()
    return code


def load_find() -> None:
    """Read quick find and note sheet from the disk while nobody waits, so that Ctrl+K and Ctrl+Shift+N open at once."""
    import amtdesk.domain.pasted_text
    import amtdesk.domain.personal_data
    import amtdesk.ui.find_opener
    import amtdesk.ui.pages.questions.quick_note  # noqa: F401 - reading them is what is wanted


def show_failure_window(
    error: UserFacingError, language: Language, *, way_out: "LastBackup | None" = None
) -> "Way | None":
    """Say in a window why the desk cannot be opened, and the next step. How she wants to go on; None: not now."""
    from amtdesk.desk.beginning import RecordsAreGone
    from amtdesk.ui.failure_window import FailureWindow

    app = make_application()
    load_fonts()
    theme = Theme()
    theme.dress(app)
    translators = Translators()
    translators.speak(language)
    window = FailureWindow(theme, language.sentence(error), language=language, way_out=way_out)
    window.offer_new(is_offered=isinstance(error, RecordsAreGone))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.show()
    app.exec()
    return window.way


__all__ = ["PAGES", "PageSpec", "WindowApp", "make_application", "run", "show_failure_window"]
