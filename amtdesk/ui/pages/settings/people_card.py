"""Personen im Haus: who is there, in which role, and who stands in."""

from functools import partial
from typing import TYPE_CHECKING, Final

from amtdesk.domain.town import Person
from amtdesk.ui.pages.settings.listing import ListedThing, ThingForm, ThingList
from amtdesk.ui.pages.settings.no_approver import NoApprover
from amtdesk.ui.pages.settings.parts import SettingsCard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: Keys of Birkenfurt's list that letters alone do not turn into German.
_SPELLED: Final = {
    "buergermeisterin": "Bürgermeisterin",
    "social_media_stelle": "Social-Media-Stelle",
    "zulieferung_extern": "Externe Zulieferung",
}


class PersonForm(ThingForm):
    """One person."""

    def __init__(self, context: "PageContext", person: Person | None) -> None:
        remove = "" if person is None else self.tr("Remove person")
        super().__init__(context.theme, keep=self.tr("Keep"), remove=remove)
        self.person = person
        shown = person or Person(key="", name="", role="")
        people = context.desk.people
        others = [("", ""), *((each.key, each.name) for each in people.all() if each.key != shown.key)]
        self._roles = {role: as_words(role) for role in people.roles()}
        self.name = self.line(self.tr("Name"), shown.name)
        roles = [("", ""), *self._roles.items()]
        self.role = self.choice(self.tr("Role"), roles, chosen=shown.role, is_open=True)
        self.deputy = self.choice(self.tr("Deputy"), others, chosen=shown.deputy)

    def written_role(self) -> str:
        """The key of a role that is known, or the words that were typed."""
        typed = " ".join(self.role.currentText().split())
        return next((role for role, words in self._roles.items() if words.casefold() == typed.casefold()), typed)

    def written_deputy(self) -> str:
        """The key of whoever stands in; empty for nobody."""
        return str(self.deputy.currentData() or "")


class PeopleCard(SettingsCard):
    """The list of people."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("People"))
        hint = self.tr("Colleagues who lead, say yes or stand in: they are offered where someone has to be named.")
        _part, lines = self.block("", hint)
        self.list = ThingList(self.theme, add=self.tr("Add person"), make_form=self._form)
        self.no_approver = NoApprover(self)
        lines.addWidget(self.no_approver)
        lines.addWidget(self.list)

    def show_records(self) -> None:
        """Show the people in the order they were entered."""
        self.no_approver.show_records()
        people = self.context.desk.people.all()
        names = {person.key: person.name for person in people}
        self.list.show_things([ListedThing(each.key, each.name, self._meta(each, names)) for each in people])

    def _meta(self, person: Person, names: dict[str, str]) -> str:
        levels = self.context.desk.town.approval_levels()
        parts = [as_words(person.role)]
        parts += [
            self.tr("approves level {level}").format(level=each.level)
            for each in levels
            if each.level and person.role and each.role == person.role
        ]
        if person.deputy:
            parts.append(self.tr("deputy: {name}").format(name=names.get(person.deputy, person.deputy)))
        return " · ".join(part for part in parts if part)

    def _form(self, key: str) -> ThingForm:
        form = PersonForm(self.context, self.context.desk.people.get(key) if key else None)
        form.kept.connect(partial(self._keep, form))
        form.removed.connect(partial(self._remove, form))
        return form

    def _keep(self, form: PersonForm) -> None:
        if self.attempt(lambda: self._save(form), form.error):
            self.list.close_form()

    def _save(self, form: PersonForm) -> None:
        people = self.context.desk.people
        name, role, deputy = form.name.text(), form.written_role(), form.written_deputy()
        if form.person is None:
            people.add(name, role=role, deputy=deputy)
        else:
            people.edit(form.person._replace(name=name, role=role, deputy=deputy))

    def _remove(self, form: PersonForm) -> None:
        if form.person is not None:
            name, key = form.person.name, form.person.key
            if self.attempt(lambda: self.context.desk.people.remove(key), form.error):
                self.context.messages.undo_toast(self.tr("Person removed: {name}").format(name=name))
                self.list.close_form()


def as_words(role: str) -> str:
    """A role as it is read: the office's own list writes keys, such as erster_beigeordneter."""
    return _SPELLED.get(role) or " ".join(word[:1].upper() + word[1:] for word in role.split("_"))
