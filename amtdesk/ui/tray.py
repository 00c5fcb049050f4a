"""The icon in the tray and its menu. Where there is no tray, nothing here is seen and closing the window ends all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.desk_watch import DeskWatch
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.window_settings import WindowSettings

MIDDAY: Final = time(13)
MORNING: Final = time(6)


class Tray(QObject):
    """Lives as long as the window."""

    def __init__(self, window: "MainWindow", watch: "DeskWatch", *, settings: "WindowSettings") -> None:
        super().__init__(window)
        self._window = window
        self._watch = watch
        self._settings = settings
        self._is_quitting = False
        self.menu = TrayMenu(self)
        self.menu.aboutToShow.connect(self.show_state)
        self._icon = QSystemTrayIcon(window.windowIcon(), self)
        self._icon.setToolTip("AmtDesk")
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._take_click)
        self._icon.messageClicked.connect(watch.delivery.open_window)
        window.rebuilt.connect(self.show_state)
        window.installEventFilter(self)
        QCoreApplication.instance().aboutToQuit.connect(self._let_go)  # type: ignore[union-attr]  # there is one: it has a window
        self.show_state()
        if QSystemTrayIcon.isSystemTrayAvailable() or QGuiApplication.platformName() == "xcb":
            self._icon.show()  # on X11 also into a tray that comes up later, as it does after a login

    def say(self, title: str, text: str) -> None:
        """Say something beside the icon; a click on it opens the window."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.showMessage(title, text, self._window.windowIcon())

    def show_state(self) -> None:
        """Let the menu say what can be done now, in the language that is spoken now."""
        desk = self._window.context.desk
        silent = desk.reminders.settings().silent_until
        is_silent = silent is not None and silent > desk.clock.now()
        menu = self.menu
        menu.name_all()
        menu.pauses.setTitle(self.tr("Pause reminders"))
        menu.until_midday.setVisible(self._at(MIDDAY) > desk.clock.now())
        menu.end_pause.setVisible(is_silent)
        if silent is not None and is_silent:
            menu.end_pause.setText(self.tr("End the pause (until {when})").format(when=self._words_for(silent)))
        for entry in (menu.start, menu.note, menu.pauses.menuAction()):
            entry.setEnabled(desk.town.is_begun())

    # what the menu does

    def open(self) -> None:
        """Show the window."""
        self._watch.delivery.open_window()

    def start_round(self) -> None:
        """Show the window with the round."""
        self._watch.start_from_outside()

    def note_question(self) -> None:
        """Show the window and note a question, unless another sheet lies open."""
        self.open()
        if self._window.sheet() is None:
            self._window.open_quick_note()

    def pause_an_hour(self) -> None:
        """No reminders for an hour."""
        self._pause(self._window.context.desk.clock.now() + timedelta(hours=1))

    def pause_until_midday(self) -> None:
        """No reminders until 13:00."""
        self._pause(self._at(MIDDAY))

    def pause_until_morning(self) -> None:
        """No reminders until tomorrow morning; tomorrow's own ones come."""
        self._pause(self._at(MORNING, days=1))

    def end_pause(self) -> None:
        """Let reminders come again."""
        self._pause(None)

    def quit(self) -> None:
        """End the program; the window closes with it."""
        self._let_go()
        QCoreApplication.quit()

    # staying

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and self._stays():
            event.ignore()
            self._hide_window()
            return True
        return super().eventFilter(watched, event)

    def _stays(self) -> bool:
        application = QGuiApplication.instance()
        is_ending = isinstance(application, QGuiApplication) and application.isSavingSession()
        wished = self._settings.stays_in_tray() and not (self._is_quitting or is_ending)
        return wished and self._window.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def _hide_window(self) -> None:
        QApplication.setQuitOnLastWindowClosed(False)
        page = self._window.page()
        if page is not None:
            page.leave()
        self._settings.keep_place(self._window)
        self._window.hide()
        if not self._settings.was_tray_told():
            self._settings.keep_tray_told()
            where = self.tr("You find it here among the small icons, and reminders still come.")
            self._watch.delivery.tell(self.tr("AmtDesk keeps running"), where)

    def _let_go(self) -> None:
        self._is_quitting = True
        QApplication.setQuitOnLastWindowClosed(True)

    # within

    def _take_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open()

    def _pause(self, until: datetime | None) -> None:
        reminders = self._window.context.desk.reminders
        reminders.change(replace(reminders.settings(), silent_until=until))
        if until is None:
            self._window.context.messages.undo_toast(self.tr("Reminders come again."))
        else:
            words = self.tr("No reminders until {when}.").format(when=self._words_for(until))
            self._window.context.messages.undo_toast(words)

    def _at(self, at: time, *, days: int = 0) -> datetime:
        clock = self._window.context.desk.clock
        return datetime.combine(clock.today() + timedelta(days=days), at, clock.zone)

    def _words_for(self, instant: datetime) -> str:
        desk, language = self._window.context.desk, self._window.context.language
        return language.relative_time(instant, today=desk.clock.today())


class TrayMenu(QMenu):
    """The entries; they stay the same objects, because a tray of the desktop keeps hold of them."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._named: list[tuple[QAction, Callable[[], str]]] = []
        self.opening = self._add(self, tray.open, words=lambda: self.tr("Open AmtDesk"))
        self.start = self._add(self, tray.start_round, words=lambda: self.tr("Start the round"))
        self.note = self._add(self, tray.note_question, words=lambda: self.tr("Note a question"))
        self.addSeparator()
        self.pauses = self.addMenu("")
        self._add(self.pauses, tray.pause_an_hour, words=lambda: self.tr("For 1 hour"))
        self.until_midday = self._add(self.pauses, tray.pause_until_midday, words=lambda: self.tr("Until 13:00"))
        self._add(self.pauses, tray.pause_until_morning, words=lambda: self.tr("Until tomorrow morning"))
        self.end_pause = self._add(self.pauses, tray.end_pause, words=lambda: self.tr("End the pause"))
        self.addSeparator()
        self._add(self, tray.quit, words=lambda: self.tr("Quit AmtDesk"))

    def name_all(self) -> None:
        """Write the words anew."""
        for entry, words in self._named:
            entry.setText(words())

    def _add(self, menu: QMenu, deed: Callable[[], None], *, words: Callable[[], str]) -> QAction:
        entry = menu.addAction("")
        entry.triggered.connect(lambda _checked: deed())
        self._named.append((entry, words))
        return entry
