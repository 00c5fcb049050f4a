"""Angaben für Textbausteine: the town's own numbers, addresses and pages that fill placeholders by themselves (T2)."""

from functools import partial
from typing import TYPE_CHECKING, Final

from amtdesk.domain.gaps import GAP, gap_label, gap_name
from amtdesk.ui.pages.settings.listing import ListedThing, ThingForm, ThingList
from amtdesk.ui.pages.settings.parts import SettingsCard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: Placeholders that begin so are the town's own, whoever wrote the template.
_OWN: Final = ("tel_", "mail_", "url_", "fax_", "stadt", "oeffnungszeiten", "redaktionszeiten", "rathaus")
#: Beyond this many templates the list of what they still lack would make the page wait.
_MOST_TEMPLATES: Final = 500


class ValueForm(ThingForm):
    """One value."""

    def __init__(self, context: "PageContext", name: str) -> None:
        super().__init__(context.theme, keep=self.tr("Keep"), remove=self.tr("Remove value") if name else "")
        self.value = self.line(self.tr("Value"), context.desk.town.town().variables.get(name, ""))
        self.name = self.line(self.tr("Placeholder"), name, hint=self.tr("such as tel_buergerbuero"))
        self.name.setReadOnly(bool(name))


class ValuesCard(SettingsCard):
    """What the town fills into its templates; what they still lack stands there too."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Values for templates"))
        _part, lines = self.block(
            "", self.tr("They fill placeholders by themselves. Personal data do not belong here.")
        )
        self.list = ThingList(self.theme, add=self.tr("Add value"), make_form=self._form)
        lines.addWidget(self.list)

    def show_records(self) -> None:
        """Show the values, and the placeholders that have none yet."""
        known = self.context.desk.town.town().variables
        names = sorted({*known, *self._lacking()})
        self.list.show_things([self._thing(name, known.get(name, "")) for name in names])

    def _thing(self, name: str, value: str) -> ListedThing:
        title = self.context.language.sentence(gap_label(name))
        return ListedThing(key=name, title=title, meta=value or self.tr("no value yet: {name}").format(name=name))

    def _lacking(self) -> set[str]:
        templates = self.context.desk.templates
        if templates.count() > _MOST_TEMPLATES:
            return set()
        names = {gap_name(gap) for each in templates.all() for gap in GAP.finditer(each.text)}
        return {name for name in names if name.startswith(_OWN)}

    def _form(self, key: str) -> ThingForm:
        form = ValueForm(self.context, key)
        form.kept.connect(partial(self._keep, form))
        form.removed.connect(partial(self._remove, form))
        return form

    def _keep(self, form: ValueForm) -> None:
        town = self.context.desk.town
        if self.attempt(lambda: town.set_variable(form.name.text(), form.value.text()), form.error):
            self.list.close_form()

    def _remove(self, form: ValueForm) -> None:
        name = form.name.text()
        if self.attempt(lambda: self.context.desk.town.set_variable(name, "")):
            self.context.messages.undo_toast(self.tr("Value removed: {name}").format(name=name))
        self.list.close_form()
