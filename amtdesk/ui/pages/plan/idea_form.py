"""The sheet on which a recurring idea is added or changed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.recurring_ideas import RecurringIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_fields import IdeaFields
from amtdesk.ui.widgets.form_sheet import FormSheet, Kept

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 680


class IdeaForm(FormSheet):
    """A new idea, or one that is changed."""

    def __init__(self, context: "PageContext", parent: QWidget, *, idea: RecurringIdea | None) -> None:
        fields = IdeaFields(context)
        begun_as = "idea:new" if idea is None else f"idea:{idea.id}"
        super().__init__(context, parent, fields=fields, begun_as=begun_as, width=_WIDTH)
        self.fields = fields
        self._idea = idea
        if idea is None:
            self.build(self.tr("New recurring idea"), keep=self.tr("Add idea"))
        else:
            self.build(self.tr("Edit recurring idea"), keep=self.tr("Keep changes"))

    @override
    def _show_offered(self) -> None:
        self.fields.show_idea(self._idea)

    @override
    def _store(self) -> Kept:
        ideas, facts = self._context.desk.ideas, self.fields.facts()
        if self._idea is None:
            kept, told = ideas.add(**facts), self.tr("Recurring idea added: “{title}”.")
        else:
            kept, told = ideas.edit(self._idea.id, **facts), self.tr("Recurring idea changed: “{title}”.")
        return Kept(told.format(title=kept.title), kept.id)


def open_idea_form(context: "PageContext", parent: QWidget, *, idea: RecurringIdea | None = None) -> IdeaForm:
    """Open the form over a window, or a part of it: for a new idea, or to change one."""
    form = IdeaForm(context, parent, idea=idea)
    form.open_now()
    return form
