"""Darstellung: colours, size and language of this computer's window."""

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal

from amtdesk.ui.keys import key_text
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.choices import SegmentedControl

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import ThemeChoice

_SIZES: Final = (100, 125, 150, 200)


class LookCard(SettingsCard):
    """How the window looks and speaks."""

    language_chosen = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Appearance"))
        self.themes = self._theme_choice()
        hint = self.tr("Applies at once. Also with {larger} and {smaller}.")
        keys = hint.format(larger=key_text("Ctrl++"), smaller=key_text("Ctrl+-"))
        self.setting(self.tr("Colours"), "", control=self.themes)
        self.setting(self.tr("Size"), keys, control=self._zoom_choice())
        self.setting(self.tr("Language"), "", control=self._language_choice())
        self.theme.changed.connect(self.show_records)  # also by the key that takes it back

    def show_records(self) -> None:
        """Show the colours that hold now."""
        self.themes.choose(self.theme.choice)

    def _theme_choice(self) -> SegmentedControl:
        choices = (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("hc-light", self.tr("Contrast, light")),
            ("hc-dark", self.tr("Contrast, dark")),
        )
        control = SegmentedControl(self.theme, self.tr("Colours"), choices=choices)
        control.choose(self.theme.choice)
        control.chosen.connect(self._take_theme)
        return control

    def _zoom_choice(self) -> SegmentedControl:
        language, chosen = self.context.language, self.theme.zoom_percent
        offered = sorted({*_SIZES, chosen})  # the keys take smaller steps: what holds now is always among them
        steps = tuple((percent, language.percent(percent / 100)) for percent in offered)
        control = SegmentedControl(self.theme, self.tr("Size"), choices=steps)
        control.choose(chosen)
        control.chosen.connect(self._take_zoom)
        return control

    def _language_choice(self) -> SegmentedControl:
        control = SegmentedControl(self.theme, self.tr("Language"), choices=(("de", "Deutsch"), ("en", "English")))
        control.choose(self.context.language.code)
        control.chosen.connect(self._take_language)
        return control

    def _take_theme(self, choice: object) -> None:
        back = partial(self.theme.set_choice, self.theme.choice)
        self.theme.set_choice(cast("ThemeChoice", choice))
        self.context.messages.way_back(self.tr("The colours are changed."), back)

    def _take_zoom(self, percent: object) -> None:
        back = partial(self.theme.set_zoom, self.theme.zoom_percent)
        self.theme.set_zoom(cast("int", percent))
        self.context.messages.way_back(self.tr("The size is changed."), back)

    def _take_language(self, code: object) -> None:
        self.language_chosen.emit(str(code))
