"""The sheet on which a date of her own is added or changed. What was typed waits, also over a restart."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.own_dates import DateFault, OwnDate
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.occasion_fields import OccasionFields
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, row
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 600
_NEW: Final = "date:new"


class OccasionForm(TallSheet):
    """A new date of hers, or one that is changed. Ctrl+Enter keeps it; Esc leaves, and nothing typed is lost."""

    def __init__(self, context: "PageContext", parent: QWidget, *, own: OwnDate | None, day: date) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._own = own
        self._day = day
        self.heading.setText(self.tr("New occasion") if own is None else self.tr("Edit occasion"))
        self.setAccessibleName(self.heading.text())
        self.fields = OccasionFields(context)
        keep = self.tr("Add occasion") if own is None else self.tr("Keep changes")
        self.keep = KbdButton(context.theme, keep, kind="primary", keys="Ctrl+Return")
        self.cancel = KbdButton(context.theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._begun = QWidget()
        self.forget = LinkButton(context.theme, self.tr("Begin anew"))
        self._wrong = Label(context.theme, role="meta", color="danger.text", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._assemble()
        self._connect()
        self._show_begun()

    def _assemble(self) -> None:
        theme = self._theme
        line = row(theme, spacing=8)
        line.addWidget(Label(theme, self.tr("What you typed before is still here."), role="meta", wrap=True), 1)
        line.addWidget(self.forget)
        self._begun.setLayout(line)
        self.head.addWidget(self._begun)
        self._body = ScrollColumn(theme, margins=(24, 4, 24, 4))
        self._body.column.addWidget(self.fields)
        self._body.column.addStretch(1)
        self._wrong.hide()
        self.foot.addWidget(self._wrong)
        buttons = FlowRow(theme)
        for button in (self.keep, self.cancel):
            buttons.flow.addWidget(button)
        self.foot.addWidget(buttons)
        self.add_middle(self._body)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep_begun)
        self.fields.typed.connect(self._pause.start)
        self.fields.accepted.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_sheet)
        self.forget.clicked.connect(self._forget)

    def open_now(self) -> None:
        """Show the sheet with the focus in the title."""
        self.open(self.fields.lines["title"])
        self.fields.lines["title"].selectAll()

    # what was begun

    def _show_begun(self) -> None:
        self.fields.show_own(self._own, day=self._day)
        self._offered = self.fields.values()
        begun = self._context.desk.begun_forms.get(self._kept_as())
        if begun:
            self.fields.show_values({**self._offered, **begun})
        self._begun.setVisible(bool(begun))
        self._pause.stop()

    def _forget(self) -> None:
        self._context.desk.begun_forms.keep(self._kept_as(), {})
        self._show_begun()
        self.fields.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_begun(self) -> None:
        """Keep what was typed; what she left alone begins anew the next time, such as the day."""
        self._pause.stop()
        typed = {name: text for name, text in self.fields.values().items() if text != self._offered[name]}
        self._context.desk.begun_forms.keep(self._kept_as(), typed)

    def _kept_as(self) -> str:
        return _NEW if self._own is None else f"date:{self._own.id}"

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_begun()
        super().hideEvent(event)

    # what is done

    def _keep(self) -> None:
        wrong = self.fields.find_faults()
        if wrong is not None:
            self._lead_to(wrong)
            return
        try:
            kept = self._store()
        except UserFacingError as error:
            self._say(error)
            return
        told = self.tr("Occasion added: “{title}”.") if self._own is None else self.tr("Occasion changed: “{title}”.")
        self._offered = self.fields.values()  # it is kept: nothing of it waits any more
        self.close_sheet()
        self._context.messages.undo_toast(told.format(title=kept.title))

    def _store(self) -> OwnDate:
        occasions, title, facts = self._context.desk.occasions, self.fields.title(), self.fields.facts()
        if self._own is None:
            return occasions.add_own(title, **facts)
        return occasions.edit_own(self._own.id, title=title, **facts)

    def _say(self, error: UserFacingError) -> None:
        sentence = self._context.language.sentence(error)
        if isinstance(error, DateFault):
            self._lead_to(self.fields.blame(error, sentence))
            return
        self._wrong.setText(sentence)
        self._wrong.show()

    def _lead_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.ensureWidgetVisible(field, 0, self._theme.px(48))

    @override
    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.fields.arrange(round(min(parent.width() / self._theme.zoom - 32, _WIDTH)) - 48)
        super()._place()


def open_occasion_form(context: "PageContext", parent: QWidget, *, day: date) -> OccasionForm:
    """Open the form for a new date of her own on this day."""
    form = OccasionForm(context, parent, own=None, day=day)
    form.open_now()
    return form
