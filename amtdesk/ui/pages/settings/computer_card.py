"""Dieser Rechner: whether AmtDesk stays in the tray when its window is closed, and starts at login."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from amtdesk.domain.words import N_
from amtdesk.system.autostart import AtLogin, Autostart, program_line
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amtdesk.ui.page import PageContext

#: What is said when neither on nor off is the whole truth.
_BESIDE: "Final[Mapping[AtLogin, str]]" = {
    AtLogin.SWITCHED_OFF: N_("The settings of this computer switched the start off."),
    AtLogin.ELSEWHERE: N_(
        "At login another AmtDesk starts, or one with other records. Switched on here, this one starts instead."
    ),
}


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
        self._beside = Label(self.theme, role="meta", color="warn.text", wrap=True)
        self.stays.toggled.connect(self._take_stays)
        self.at_login.toggled.connect(self._take_login)
        hint = self.tr("When closed, AmtDesk stays among the small icons, where there is such a place.")
        self.setting(stays, hint, control=self.stays)
        below = QWidget()
        lines = column(self.theme, spacing=4)
        below.setLayout(lines)
        lines.addWidget(self._beside)
        lines.addWidget(self._error)
        self.setting(at_login, "", control=self.at_login, below=below)

    def show_records(self) -> None:
        """Show what holds now."""
        self.stays.setChecked(self._settings.stays_in_tray())
        self.show_now()

    @override
    def show_now(self) -> None:
        state = self._autostart.state()
        self.at_login.setChecked(state is AtLogin.ON)
        self._beside.setText(self.context.language.text(_BESIDE.get(state, "")))
        self._beside.setVisible(state in _BESIDE)

    def _take_stays(self, is_on: bool) -> None:
        if is_on != self._settings.stays_in_tray():
            self._settings.keep_stays_in_tray(stays=is_on)
            self._offer_back(self.stays, partial(self._settings.keep_stays_in_tray, stays=not is_on))

    def _offer_back(self, switch: Switch, back: "Callable[[], None]") -> None:
        def go_back() -> None:
            back()
            if isValid(self):  # else it was built anew, and shows it
                self.show_records()

        self.context.messages.way_back(self.tr("Changed: {setting}").format(setting=switch.accessibleName()), go_back)

    def _take_login(self, is_on: bool) -> None:
        if is_on != self._autostart.is_on():
            if self.attempt(lambda: self._autostart.switch(is_on=is_on), self._error):
                self._offer_back(self.at_login, partial(self._autostart.switch, is_on=not is_on))
            self.show_now()
