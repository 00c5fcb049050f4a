"""The menu at a marked word: its cure, proposals, the own dictionary, and what every text field offers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextEdit

from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.ui.pages.plan.text_marks import CURE_KEYS
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDEST: Final = 360


class RemarkMenu(PopupMenu):
    """What can be done about one remark; below it the menu of the field."""

    cured = Signal(object)  # Check
    set_aside = Signal(object)  # Check
    word_known = Signal(str)
    own_words_requested = Signal()
    proposal_taken = Signal(object, str)  # Check, word

    def __init__(self, context: "PageContext", text: QTextEdit, *, check: Check | None) -> None:
        super().__init__(context.theme, text)
        self._check = check
        self._may_write = not text.isReadOnly()
        self._waiting: QAction | None = None
        self._curing: QAction | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if check is not None:
            self._add_remark(check, context.language.sentence(check.words))
            if check.cure is not None and self._may_write:
                self._curing = self.add(
                    context.language.sentence(check.cure.words), self._cure, icon="check", keys=CURE_KEYS
                )
            self._behind = self.addSeparator()
            self._add_deeds(check)
            self.addSeparator()
        usual = text.createStandardContextMenu(QPoint())
        usual.setParent(self, Qt.WindowType.Popup)  # as it was: without it, it would be painted into this menu
        for action in usual.actions():
            self.addAction(action)

    def cure(self) -> None:
        """Do what the entry with the key of the cure does; without one, stay open."""
        if self._curing is not None:
            self.close()
            self._curing.trigger()

    def wait_for_proposals(self) -> None:
        """Say that proposals are on their way."""
        if self._may_write:
            self._waiting = QAction(self.tr("Proposals follow …"), self)
            self._waiting.setEnabled(False)
            self.insertAction(self._behind, self._waiting)

    def offer(self, word: str, proposals: Sequence[str]) -> None:
        """Show how the word may be meant, in the place of what was waited for."""
        if self._waiting is None or self._check is None or self._check.said != word:
            return
        for proposal in proposals:
            action = QAction(proposal.replace("&", "&&"), self)
            action.triggered.connect(lambda _checked, word=proposal: self.proposal_taken.emit(self._check, word))
            self.insertAction(self._behind, action)
        if proposals:
            self.removeAction(self._waiting)
        else:
            self._waiting.setText(self.tr("No proposal"))
        self._waiting = None
        if proposals and self.isVisible():
            self.setActiveAction(self.actions()[1])

    def _add_remark(self, check: Check, words: str) -> None:
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(_WIDEST))
        said = self.addAction(self._theme.icon(_icon(check), "text.secondary"), shown.replace("&", "&&"))
        said.setEnabled(False)

    def _add_deeds(self, check: Check) -> None:
        if check.kind is CheckKind.SPELLING:
            self.add(self.tr("To the dictionary"), self._learn, icon="plus")
            self.add(self.tr("Own words …"), self.own_words_requested.emit)
        if check.level is not CheckLevel.BLOCKING:
            self.add(self.tr("Do not show this here any more"), self._set_aside, icon="eye")

    def _cure(self) -> None:
        self.cured.emit(self._check)

    def _learn(self) -> None:
        if self._check is not None:
            self.word_known.emit(self._check.said)

    def _set_aside(self) -> None:
        self.set_aside.emit(self._check)


def _icon(check: Check) -> str:
    return "info" if check.level is CheckLevel.HINT else "triangle-alert"
