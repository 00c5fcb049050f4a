"""The sheet on which a recurring idea is added or changed. What was typed waits, also over a restart."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.recurring_ideas import IdeaFault, RecurringIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_fields import IdeaFields
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, row
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 680
_NEW: Final = "idea:new"


class IdeaForm(TallSheet):
    """A new idea, or one that is changed. Ctrl+Enter keeps it; Esc leaves, and nothing typed is lost."""

    kept = Signal(str, object)  # what was done, in words, for whoever shows no toast; the IdeaId

    def __init__(self, context: "PageContext", parent: QWidget, *, idea: RecurringIdea | None) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._idea = idea
        self._is_toasting = True
        self.heading.setText(self.tr("New recurring idea") if idea is None else self.tr("Edit recurring idea"))
        self.setAccessibleName(self.heading.text())
        self.fields = IdeaFields(context)
        keep = self.tr("Add idea") if idea is None else self.tr("Keep changes")
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

    def open_now(self, *, says_itself: bool = True) -> None:
        """Show the sheet with the focus in the title; without `says_itself`, `kept` is told instead of a toast."""
        self._is_toasting = says_itself
        self.open(self.fields.title)
        self.fields.title.selectAll()

    # what was begun

    def _show_begun(self) -> None:
        self.fields.show_idea(self._idea)
        self._offered = self.fields.values()
        begun = self._context.desk.begun_forms.get(self._kept_as())
        if begun:
            self.fields.show_values({**self._offered, **begun})
        self._begun.setVisible(bool(begun))
        self._pause.stop()

    def _forget(self) -> None:
        self._context.desk.begun_forms.keep(self._kept_as(), {})
        self._show_begun()
        self.fields.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_begun(self) -> None:
        """Keep what was typed; what she left alone begins anew the next time."""
        self._pause.stop()
        typed = {name: text for name, text in self.fields.values().items() if text != self._offered[name]}
        self._context.desk.begun_forms.keep(self._kept_as(), typed)

    def _kept_as(self) -> str:
        return _NEW if self._idea is None else f"idea:{self._idea.id}"

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
        ideas, facts = self._context.desk.ideas, self.fields.facts()
        try:
            kept = ideas.add(**facts) if self._idea is None else ideas.edit(self._idea.id, **facts)
        except UserFacingError as error:
            self._say(error)
            return
        self._end(kept)

    def _end(self, kept: RecurringIdea) -> None:
        told = self.tr("Recurring idea added: “{title}”.")
        if self._idea is not None:
            told = self.tr("Recurring idea changed: “{title}”.")
        self._offered = self.fields.values()  # it is kept: nothing of it waits any more
        self.close_sheet()
        self.kept.emit(told.format(title=kept.title), kept.id)
        if self._is_toasting:
            self._context.messages.undo_toast(told.format(title=kept.title))

    def _say(self, error: UserFacingError) -> None:
        sentence = self._context.language.sentence(error)
        if isinstance(error, IdeaFault):
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


def open_idea_form(context: "PageContext", parent: QWidget, *, idea: RecurringIdea | None = None) -> IdeaForm:
    """Open the form over a window, or a part of it: for a new idea, or to change one."""
    form = IdeaForm(context, parent, idea=idea)
    form.open_now()
    return form
