"""Ihre Stadt: what the office is called, who works here, and whom the weekly report addresses."""

from functools import partial
from typing import TYPE_CHECKING

from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class TownCard(SettingsCard):
    """Names that go out on paper and in mails."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Your town"))
        self._fields: dict[str, SettingField] = {}
        for key, name, hint in (
            ("name", self.tr("Town"), ""),
            ("full_name", self.tr("Full name of the office"), self.tr("Stands at the head of the weekly report.")),
            ("user_name", self.tr("Your name"), ""),
            ("user_salutation", self.tr("How you are addressed"), self.tr("For example Frau Wolter.")),
            ("mayor_title", self.tr("Title of the head"), self.tr("The weekly report addresses this office.")),
            ("mayor_name", self.tr("Name of the head"), ""),
        ):
            field = SettingField(self.theme, name)
            field.kept.connect(partial(self._keep, key))
            self._fields[key] = field
            self.setting(name, hint, control=field)

    def show_records(self) -> None:
        """Show the names that are stored."""
        town = self.context.desk.town.town()
        for key, field in self._fields.items():
            field.show_text(str(getattr(town, key)))

    def _keep(self, key: str, text: str) -> None:
        self._fields[key].show_text(text)
        self.attempt(partial(self.context.desk.town.set, key, text))
