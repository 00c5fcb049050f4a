"""The icon in the tray and its menu. Where there is no tray, nothing here is seen and closing the window ends all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from amtdesk.ui.notice_actions import OPEN
from amtdesk.ui.overriding import override
from amtdesk.ui.pauses import Pauses

if TYPE_CHECKING:
    from amtdesk.ui.desk_watch import DeskWatch
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.window_settings import WindowSettings


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
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._take_click)
        self._icon.messageClicked.connect(self._take_message)
        window.rebuilt.connect(self.show_state)
        watch.looked.connect(self.show_state)
        window.installEventFilter(self)
        QCoreApplication.instance().aboutToQuit.connect(self._let_go)  # type: ignore[union-attr]  # there is one: it has a window
        self.show_state()
        if QSystemTrayIcon.isSystemTrayAvailable() or QGuiApplication.platformName() == "xcb":
            self._icon.show()  # on X11 also into a tray that comes up later, as it does after a login

    def say(self, title: str, text: str) -> bool:
        """Say something beside the icon; a click on it leads there. False where there is no place for it."""
        is_possible = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
        if is_possible:
            self._icon.showMessage(title, text, self._window.windowIcon())
        return is_possible

    def show_state(self) -> None:
        """Let menu and tooltip say what holds now, in the language that is spoken now."""
        pauses, menu = self._pauses(), self.menu
        ends_at = pauses.ends_at()
        menu.name_all()
        menu.until_midday.setVisible(pauses.midday() is not None)
        menu.end_pause.setVisible(ends_at is not None)
        if ends_at is None:
            menu.pauses.setTitle(self.tr("Pause reminders"))
        else:
            when = pauses.words_for(ends_at)
            menu.pauses.setTitle(self.tr("Reminders pause until {when}").format(when=when))
        for entry in (menu.start, menu.note, menu.pauses.menuAction()):
            entry.setEnabled(self._window.context.desk.town.is_begun())
        words = self._words()
        if words != self._icon.toolTip():
            self._icon.setToolTip(words)

    def _words(self) -> str:
        """What the icon says under the mouse: a pause before all, else the reminder that stands."""
        pauses, standing = self._pauses(), self._watch.sentence()
        ends_at = pauses.ends_at()
        if ends_at is not None:
            return self.tr("AmtDesk: no reminders until {when}").format(when=pauses.words_for(ends_at))
        return self.tr("AmtDesk: {sentence}").format(sentence=standing) if standing else "AmtDesk"

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
        self._pauses().pause(self._pauses().an_hour().until)

    def pause_until_midday(self) -> None:
        """No reminders until 13:00."""
        midday = self._pauses().midday()
        if midday is not None:  # the menu may have stood open for long
            self._pauses().pause(midday.until)

    def pause_until_morning(self) -> None:
        """No reminders until tomorrow morning; tomorrow's own ones come."""
        self._pauses().pause(self._pauses().tomorrow().until)

    def end_pause(self) -> None:
        """Let reminders come again."""
        self._pauses().end()

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
            where = self.tr(
                "You find it here among the small icons, and reminders still come. "
                "The settings, under “This computer”, let you change that."
            )
            if self._watch.delivery.tell(self.tr("AmtDesk keeps running"), where):
                self._settings.keep_tray_told()

    def _let_go(self) -> None:
        self._is_quitting = True
        QApplication.setQuitOnLastWindowClosed(True)

    # within

    def _take_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open()

    def _take_message(self) -> None:
        self._watch.delivery.pressed.emit(OPEN)

    def _pauses(self) -> Pauses:
        return Pauses(self._window.context)  # the window's language may be another by now


class TrayMenu(QMenu):
    """The entries; they stay the same objects, because a tray of the desktop keeps hold of them."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._named: list[tuple[QAction, Callable[[], str]]] = []
        self.opening = self._add(self, tray.open, words=lambda: self.tr("Open AmtDesk"))
        self.start = self._add(self, tray.start_round, words=lambda: self.tr("Start the round"))
        self.note = self._add(self, tray.note_question, words=lambda: self.tr("Note a question"))
        self.addSeparator()
        self.end_pause = self._add(self, tray.end_pause, words=lambda: self.tr("Remind again"))
        self.pauses = self.addMenu("")
        self._add(self.pauses, tray.pause_an_hour, words=lambda: self.tr("For 1 hour"))
        self.until_midday = self._add(self.pauses, tray.pause_until_midday, words=lambda: self.tr("Until 13:00"))
        self._add(self.pauses, tray.pause_until_morning, words=lambda: self.tr("Until tomorrow morning"))
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
