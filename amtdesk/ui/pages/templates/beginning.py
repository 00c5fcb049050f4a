"""The page while there is no template: what can be taken over. Built only where it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.ui.pages.templates.empty import EmptyTemplates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedLayout

    from amtdesk.domain.reply_templates import Starter
    from amtdesk.ui.page import PageContext


class Beginning(QObject):
    """Shows the starters in the page's stack and takes over what she ticked."""

    adopted = Signal()
    new_wished = Signal()
    import_wished = Signal()
    proposal_accepted = Signal(object)  # TemplateProposal
    proposal_dismissed = Signal(object)  # TemplateProposal

    def __init__(self, context: "PageContext", stack: "QStackedLayout") -> None:
        super().__init__(stack)
        self._context = context
        self._stack = stack
        self._empty: EmptyTemplates | None = None

    def show(self) -> None:
        """Bring it to the front."""
        if self._empty is None:
            self._empty = EmptyTemplates(self._context)
            self._empty.adopted.connect(self._adopt)
            self._empty.new_wished.connect(self.new_wished)
            self._empty.import_wished.connect(self.import_wished)
            self._empty.proposals.accepted.connect(self.proposal_accepted)
            self._empty.proposals.dismissed.connect(self.proposal_dismissed)
            self._stack.addWidget(self._empty)
        self._empty.proposals.show_proposals(self._context.desk.proposals.open())
        self._stack.setCurrentWidget(self._empty)

    def shown(self) -> EmptyTemplates | None:
        """Return it while it is in front."""
        return self._empty if self._stack.currentWidget() is self._empty else None

    def _adopt(self, starters: "list[Starter]") -> None:
        count = self._context.desk.starters.adopt(starters)
        one, many = self.tr("1 template taken over as a draft."), self.tr("{n} templates taken over as drafts.")
        self._context.messages.undo_toast(one if count == 1 else many.format(n=count))
        self.adopted.emit()
