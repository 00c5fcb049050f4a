"""The window that is seen when the desk cannot be opened: one sentence, the next step, no page behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from amtdesk.system.resources import resource
from amtdesk.ui.clipboard import put
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import IconLabel, PageTitle, TextBlock

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class FailureWindow(QWidget):
    """What is wrong and what to do; the words can be copied for IT."""

    def __init__(self, theme: "Theme", sentence: str) -> None:
        super().__init__()
        self._sentence = sentence
        self.is_tried_again = False
        self.setWindowTitle("AmtDesk")
        self.setWindowIcon(QIcon(str(resource("icons", "amtdesk.svg"))))
        self.setAccessibleName(sentence)
        lines = column(theme, spacing=12, margins=(32, 28, 32, 24))
        self.setLayout(lines)
        head = row(theme, spacing=12)
        head.addWidget(IconLabel(theme, "triangle-alert", color="danger.base", size=22))
        head.addWidget(PageTitle(theme, self.tr("AmtDesk cannot open your records")), 1)
        lines.addLayout(head)
        self.text = TextBlock(theme, sentence)
        lines.addWidget(self.text)
        lines.addStretch(1)
        buttons = row(theme)
        self.again_button = KbdButton(theme, self.tr("Try again"), kind="primary", keys="Return")
        self.again_button.clicked.connect(self._try_again)
        self.close_button = KbdButton(theme, self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        self.copy_button = KbdButton(theme, self.tr("Copy for IT"), icon="copy")
        self.copy_button.clicked.connect(self._copy)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        self.resize(theme.px(640), theme.px(280))
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_again(self) -> None:
        self.is_tried_again = True
        self.close()

    def _copy(self) -> None:
        put(self._sentence)
