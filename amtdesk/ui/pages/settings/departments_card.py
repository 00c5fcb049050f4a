"""Fachämter: whom to ask about what, and who stands in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from amtdesk.domain.folding import query_words
from amtdesk.domain.town import Department
from amtdesk.ui.pages.settings.listing import ListedThing, ThingForm, ThingList, listed
from amtdesk.ui.pages.settings.parts import SettingsCard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class DepartmentForm(ThingForm):
    """One department."""

    def __init__(self, context: "PageContext", department: Department | None) -> None:
        remove = "" if department is None else self.tr("Remove department")
        super().__init__(context.theme, keep=self.tr("Keep"), remove=remove)
        self.department = department
        shown = department or Department(key="", name="")
        people = [("", ""), *((person.key, person.name) for person in context.desk.town.people())]
        self.name = self.line(self.tr("Name"), shown.name)
        self.phone = self.line(self.tr("Telephone"), shown.phone)
        self.mail = self.line(self.tr("E-mail"), shown.mail)
        self.topics = self.line(
            self.tr("Topics"), ", ".join(shown.topics), hint=self.tr("separated by commas, such as potholes, waste")
        )
        self.lead = self.choice(self.tr("Head"), people, chosen=shown.lead, is_open=True)
        self.deputy = self.choice(self.tr("Deputy"), people, chosen=shown.deputy, is_open=True)

    def written(self) -> Department:
        """What stands in the form."""
        name = " ".join(self.name.text().split())
        key = self.department.key if self.department is not None else "_".join(query_words(name))
        return Department(
            key=key,
            name=name,
            phone=self.phone.text(),
            mail=self.mail.text(),
            topics=listed(self.topics.text()),
            lead=_person(self.lead),
            deputy=_person(self.deputy),
        )


class DepartmentsCard(SettingsCard):
    """The list of departments."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Departments"))
        hint = self.tr("Who is asked when a question goes to a department, and what stands in the ready mail.")
        _part, lines = self.block("", hint)
        self.list = ThingList(self.theme, add=self.tr("Add department"), make_form=self._form)
        lines.addWidget(self.list)

    def show_records(self) -> None:
        """Show the departments by name."""
        names = {person.key: person.name for person in self.context.desk.town.people()}
        things = [
            ListedThing(key=each.key, title=each.name, meta=self._meta(each, names))
            for each in self.context.desk.departments.all()
        ]
        self.list.show_things(things)

    def _meta(self, department: Department, names: dict[str, str]) -> str:
        parts = [names.get(department.lead, department.lead), department.phone, department.mail]
        if department.deputy:
            parts.append(self.tr("deputy: {name}").format(name=names.get(department.deputy, department.deputy)))
        if department.topics:
            parts.append(", ".join(department.topics))
        return " · ".join(part for part in parts if part)

    def _form(self, key: str) -> ThingForm:
        department = self.context.desk.departments.get(key) if key else None
        form = DepartmentForm(self.context, department)
        form.kept.connect(partial(self._keep, form))
        form.removed.connect(partial(self._remove, form))
        return form

    def _keep(self, form: DepartmentForm) -> None:
        if self.attempt(lambda: self._save(form), form.error):
            self.list.close_form()

    def _save(self, form: DepartmentForm) -> None:
        written, departments = form.written(), self.context.desk.departments
        if form.department is None:
            written = _with_free_key(written, {each.key for each in departments.all()})
        departments.save(written)

    def _remove(self, form: DepartmentForm) -> None:
        if form.department is not None:
            name, key = form.department.name, form.department.key
            if self.attempt(lambda: self.context.desk.departments.remove(key)):
                self.context.messages.undo_toast(self.tr("Department removed: {name}").format(name=name))
            self.list.close_form()


def _person(field: QComboBox) -> str:
    """The key of a person of the house, or the name that was typed."""
    typed = " ".join(field.currentText().split())
    place = field.findText(typed)
    return str(field.itemData(place)) if place >= 0 else typed


def _with_free_key(department: Department, taken: set[str]) -> Department:

    key, number = department.key, 2
    while key in taken:
        key, number = f"{department.key}_{number}", number + 1
    return department._replace(key=key)
