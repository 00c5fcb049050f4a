"""What a sheet says while it lies over the window, where no toast is seen: what was done, and Undo."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


#: The icon of what was refused.
_REFUSED: Final = "triangle-alert"


class SaidLine(QWidget):
    """One line: an icon, a sentence, and the step back that belongs to it."""

    undone = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._icon = IconLabel(theme, "check")
        self._text = Label(theme, role="meta", wrap=True)
        self.undo_button = LinkButton(theme, self.tr("Undo"), keys="Ctrl+Z")
        self.undo_button.clicked.connect(self.undo)
        line = row(theme, spacing=8)
        self.setLayout(line)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self.undo_button)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, words: str, *, may_undo: bool = True) -> None:
        """Say what was done."""
        self._show(words, icon="check", color="text.primary", may_undo=may_undo)

    def report(self, error: UserFacingError) -> None:
        """Say what was refused."""
        words = self._context.language.sentence(error)
        self._show(words, icon=_REFUSED, color="danger.text", may_undo=False)

    def undo(self) -> None:
        """Take back the last step of the desk."""
        try:
            step = self._context.desk.history.undo()
        except UserFacingError as error:
            self.report(error)
            return
        if step is None:
            self.say(self.tr("There is nothing to undo."), may_undo=False)
            return
        what = self._context.language.sentence(step.label)
        self.say(self.tr("Undone: {what}").format(what=what), may_undo=False)
        self.undone.emit()

    def _show(self, words: str, *, icon: str, color: str, may_undo: bool) -> None:
        self._icon.set_icon(icon, color=color)
        self._text.setText(words)
        self._text.set_color(color)
        self.undo_button.setVisible(may_undo)
        self.show()
        announce(self, words, at_once=icon == _REFUSED)
