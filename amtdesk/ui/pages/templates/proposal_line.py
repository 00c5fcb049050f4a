"""A quiet line: this subject is answered in own words again and again; make a template of it, or not now (Q7)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from amtdesk.domain.proposals import TemplateProposal
    from amtdesk.ui.theme import Theme


class ProposalLine(FlowRow):
    """Shows one proposal, the most answered subject; hidden while there is none."""

    accepted = Signal(object)  # TemplateProposal
    dismissed = Signal(object)  # TemplateProposal

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme)
        self._proposal: TemplateProposal | None = None
        self._words = Label(theme, role="meta", color="text.secondary")
        self.take = LinkButton(theme, self.tr("Make a template"), icon="plus")
        self.not_now = LinkButton(theme, self.tr("Not now"))
        self.take.clicked.connect(self._accept)
        self.not_now.clicked.connect(self._dismiss)
        parts: tuple[QWidget, ...] = (self._words, self.take, self.not_now)
        for part in parts:
            self.flow.addWidget(part)
        self.hide()

    def show_proposals(self, proposals: "tuple[TemplateProposal, ...]") -> None:
        """Show the first of them, or nothing."""
        self._proposal = proposals[0] if proposals else None
        if self._proposal is not None:
            words = self.tr("{n} answers about “{subject}” in four weeks, none with a template.")
            said = words.format(n=self._proposal.count, subject=self._proposal.category_name)
            self._words.setText(said)
            self.take.setAccessibleDescription(said)
            self._fit()
        self.setVisible(self._proposal is not None)

    # Where a part takes its height from its width, Qt gives the list all it would like, and the page scrolls.

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.flow.heightForWidth(self.width()))

    def _accept(self) -> None:
        self.accepted.emit(self._proposal)

    def _dismiss(self) -> None:
        self.dismissed.emit(self._proposal)
