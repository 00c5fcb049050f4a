"""Whose words an answer is made of: green, with the stamp, only where someone agreed to exactly these."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import WordingOrigin
from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

SIGNED: Final = frozenset({AgreementState.AGREED, AgreementState.ENDING_SOON})


class WordingLine(QWidget):
    """One line below the field."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        line = row(theme, spacing=6)
        self.setLayout(line)
        self._stamp = IconLabel(theme, "stamp", color="approve.base")
        self._words = Label(theme, role="meta", color="text.secondary", wrap=True)
        line.addWidget(self._stamp, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_origin(self, template: ReplyTemplate | None, origin: WordingOrigin) -> None:
        """Say whose words they are."""
        is_signed = template is not None and self._state(template) in SIGNED
        is_unchanged = origin is WordingOrigin.TEMPLATE
        self._stamp.setVisible(is_unchanged and is_signed)
        self._words.setText(self._told(template, is_unchanged=is_unchanged, is_signed=is_signed))

    def _state(self, template: ReplyTemplate) -> AgreementState:
        return template.agreement_state(today=self._context.desk.clock.today())

    def _told(self, template: ReplyTemplate | None, *, is_unchanged: bool, is_signed: bool) -> str:
        if template is None:
            return self.tr("Your own words")
        if not is_unchanged:
            words = self.tr("From the template “{title}”, changed")
        elif is_signed:
            words = self.tr("From the template “{title}”, unchanged and agreed")
        else:
            words = self.tr("From the template “{title}”, unchanged, not agreed")
        return words.format(title=template.title)
