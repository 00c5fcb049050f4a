"""The sheet on which a date of her own is added or changed."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.own_dates import OwnDate
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.occasion_fields import OccasionFields
from amtdesk.ui.widgets.form_sheet import FormSheet, Kept

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 600


class OccasionForm(FormSheet):
    """A new date of hers, or one that is changed."""

    def __init__(self, context: "PageContext", parent: QWidget, *, own: OwnDate | None, day: date) -> None:
        fields = OccasionFields(context)
        begun_as = "date:new" if own is None else f"date:{own.id}"
        super().__init__(context, parent, fields=fields, begun_as=begun_as, width=_WIDTH)
        self.fields = fields
        self._own, self._day = own, day
        if own is None:
            self.build(self.tr("New occasion"), keep=self.tr("Add occasion"))
        else:
            self.build(self.tr("Edit occasion"), keep=self.tr("Keep changes"))

    @override
    def _show_offered(self) -> None:
        self.fields.show_own(self._own, day=self._day)

    @override
    def _store(self) -> Kept:
        occasions, title, facts = self._context.desk.occasions, self.fields.title.text(), self.fields.facts()
        if self._own is None:
            kept, told = occasions.add_own(title, **facts), self.tr("Occasion added: “{title}”.")
        else:
            kept = occasions.edit_own(self._own.id, title=title, **facts)
            told = self.tr("Occasion changed: “{title}”.")
        return Kept(told.format(title=kept.title), kept.id)


def open_occasion_form(context: "PageContext", parent: QWidget, *, day: date) -> OccasionForm:
    """Open the form for a new date of her own on this day."""
    form = OccasionForm(context, parent, own=None, day=day)
    form.open_now()
    return form
