"""The window that is seen when the desk cannot be opened: one sentence, the next step, no page behind it."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.system.resources import resource
from amtdesk.ui.clipboard import put
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.focus_frame import FocusFrame
from amtdesk.ui.widgets.labels import IconLabel, PageTitle, TextBlock

if TYPE_CHECKING:
    from amtdesk.desk.way_out import LastBackup
    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme


class Way(Enum):
    """How she goes on."""

    AGAIN = auto()
    ANEW = auto()


class FailureWindow(QWidget):
    """What is wrong and what to do; the words can be copied for IT. A damaged desk goes on from its last backup."""

    def __init__(
        self, theme: "Theme", sentence: str, *, language: "Language | None" = None, way_out: "LastBackup | None" = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._sentence = sentence
        self._language = language
        self._way_out = way_out
        self.way: Way | None = None
        self.setWindowTitle("AmtDesk")
        self.setWindowIcon(QIcon(str(resource("icons", "amtdesk.svg"))))
        self.setAccessibleName(sentence)
        self.restore_button = KbdButton(theme, self._restore_words(), kind="primary", icon="history", keys="Return")
        self.again_button = KbdButton(theme, self.tr("Try again"))
        self.new_button = KbdButton(theme, self.tr("Begin with empty records here"))
        self.new_button.hide()
        self.copy_button = KbdButton(theme, self.tr("Copy for IT"), icon="copy")
        self.close_button = KbdButton(theme, self.tr("Close"))
        self.text = TextBlock(theme, sentence)
        self._hint = TextBlock(theme, self._restore_hint(), color="text.secondary")
        self._assemble()
        self._focus_frame = FocusFrame(theme, self)
        self._lead_on(self.restore_button if way_out is not None else self.again_button)

    def _assemble(self) -> None:
        theme = self._theme
        lines = column(theme, spacing=12, margins=(32, 28, 32, 24))
        self.setLayout(lines)
        head = row(theme, spacing=12)
        head.addWidget(IconLabel(theme, "triangle-alert", color="danger.base", size=22))
        head.addWidget(PageTitle(theme, self.tr("AmtDesk cannot open your records")), 1)
        lines.addLayout(head)
        lines.addWidget(self.text)
        lines.addWidget(self._hint)
        lines.addStretch(1)
        buttons = FlowLayout(theme)
        for button in (self.restore_button, self.again_button, self.new_button, self.copy_button, self.close_button):
            buttons.addWidget(button)
        lines.addLayout(buttons)
        self.restore_button.clicked.connect(self._restore)
        self.again_button.clicked.connect(self._try_again)
        self.new_button.clicked.connect(self._begin_anew)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        self.resize(theme.px(640), theme.px(300))

    def offer_new(self, *, is_offered: bool) -> None:
        """Let empty records be begun: she may know that there are none to be missed."""
        self.new_button.setVisible(is_offered)
        self._fit()

    def _lead_on(self, button: KbdButton) -> None:
        """Let this be the one thing to do."""
        self.restore_button.setVisible(button is self.restore_button)
        self._hint.setVisible(button is self.restore_button)
        self.again_button.set_kind("secondary" if button is self.restore_button else "primary")
        self.again_button.set_keys("" if button is self.restore_button else "Return")
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentence and the buttons need at this width: no page scrolls here."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restore_words(self) -> str:
        if self._way_out is None or self._language is None:
            return ""
        today = self._language.local(self._way_out.clock.now()).date()
        when = self._language.relative_time(self._way_out.made_at, today=today)
        return self.tr("Go on from the backup: {when}").format(when=when)

    def _restore_hint(self) -> str:
        return self.tr(
            "The file as it is now is kept beside the backups. What you wrote after that backup is only there."
        )

    def _restore(self) -> None:
        if self._way_out is None or self._language is None:
            return
        try:
            self._way_out.restore()
        except UserFacingError as error:
            self._sentence = self._language.sentence(error)
            self.text.set_text(self._sentence)
            self._way_out = None
            self._lead_on(self.again_button)
            return
        self._try_again()

    def _try_again(self) -> None:
        self._go(Way.AGAIN)

    def _begin_anew(self) -> None:
        self._go(Way.ANEW)

    def _go(self, way: Way) -> None:
        self.way = way
        self.close()

    def _copy(self) -> None:
        put(self._sentence)
