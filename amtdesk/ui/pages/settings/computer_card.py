"""Dieser Computer: whether AmtDesk stays in the tray when its window is closed, and starts at login."""

from typing import TYPE_CHECKING

from amtdesk.system.autostart import Autostart, program_line
from amtdesk.ui.pages.settings.parts import ErrorLine, SettingsCard
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ComputerCard(SettingsCard):
    """How AmtDesk begins and ends here."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("This computer"))
        self._settings = WindowSettings(context.desk.folder)
        self._autostart = Autostart(program_line(context.desk.folder))
        self._error = ErrorLine(self.theme)
        stays, at_login = self.tr("Keep running in the tray"), self.tr("Start at login")
        self.stays = Switch(self.theme, stays, is_on=self._settings.stays_in_tray())
        self.at_login = Switch(self.theme, at_login, is_on=self._autostart.is_on())
        self.stays.toggled.connect(self._take_stays)
        self.at_login.toggled.connect(self._take_login)
        hint = self.tr("When closed, AmtDesk stays among the small icons, where there is such a place.")
        self.setting(stays, hint, control=self.stays)
        self.setting(at_login, "", control=self.at_login, below=self._error)

    def show_records(self) -> None:
        """Show what holds now."""
        self.stays.setChecked(self._settings.stays_in_tray())
        self.at_login.setChecked(self._autostart.is_on())

    def _take_stays(self, is_on: bool) -> None:
        self._settings.keep_stays_in_tray(stays=is_on)

    def _take_login(self, is_on: bool) -> None:
        if is_on != self._autostart.is_on():
            self.attempt(lambda: self._autostart.switch(is_on=is_on), self._error)
            self.at_login.setChecked(self._autostart.is_on())
