"""The reminder to whoever is to approve a post: the mail text, ready to be copied. That it was sent is noted.

Heute and the editor offer the same.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.clipboard import Clipboard
    from amtdesk.ui.page import PageContext

#: The text scrolls; in a low window it gives room to what is done with it.
_MOST_LINES: Final = 12
_LEAST_LINES: Final = 2


class RemindSheet(Sheet):
    """Shows the words that go out and changes none of them; copying notes that someone was reminded."""

    def __init__(self, context: "PageContext", post_id: "PostId", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=620)
        self._context = context
        self._post_id = post_id
        self._name = context.desk.posts.get(post_id).submitted_to
        self._was_reminded = bool(context.desk.posts.reminders(post_id))
        self._clipboard: Clipboard | None = None
        self._assemble()
        self.copy_button.clicked.connect(self._copy)
        self.closed.connect(self.deleteLater)
        shortcut = QShortcut(QKeySequence("Return"), self.text, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._copy)

    def _assemble(self) -> None:
        theme = self._context.theme
        name = self._name or self.tr("whoever approves")
        heading = self.tr("Remind a second time: {name}") if self._was_reminded else self.tr("Remind: {name}")
        self.setAccessibleName(heading.format(name=name))
        self._heading = Label(theme, heading.format(name=name), role="heading", wrap=True)
        self._hint = Label(theme, self._hint_words(), role="meta", color="text.secondary", wrap=True)
        body = column(theme, spacing=10, margins=(20, 18, 20, 20))
        self._make_text()
        self._refusal = RefusalLine(theme)
        self._refusal.hide()
        copy = self.tr("Copy the reminder")
        self.copy_button = KbdButton(theme, copy, kind="primary", icon="copy", keys="Ctrl+Return")
        for widget in (self._heading, self._hint, self.text, self._refusal):
            body.addWidget(widget)
        body.addWidget(self.end_with(self.copy_button, leave=self.tr("Cancel")))
        self.panel.column.addLayout(body)

    def _make_text(self) -> None:
        theme = self._context.theme
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.font("body"))
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setAccessibleName(self.tr("Text of the reminder"))
        line = self.text.fontMetrics().lineSpacing()
        self.text.setMaximumHeight(_MOST_LINES * line + theme.px(16))
        self.text.setMinimumHeight(_LEAST_LINES * line + theme.px(16))

    def _hint_words(self) -> str:
        last = self.tr("This is the last one: two reminders are enough.")
        first = self.tr("Paste it into a mail. One more reminder is possible a day later.")
        words = last if self._was_reminded else first
        reached = self._context.desk.approval_papers.reached(self._name)
        if reached is None:
            return words
        contact = self._context.language.sentence(reached)
        return self.tr("{words} {contact}.").format(words=words, contact=contact[:1].upper() + contact[1:])

    def show_mail(self, clipboard: "Clipboard") -> None:
        """Open it with the words as they go out; `clipboard` outlives the sheet, to look again after it was closed."""
        self._clipboard = clipboard
        self.text.setPlainText(self._context.desk.approval_papers.reminder_text(self._post_id))
        self.open(self.text)

    def _copy(self) -> None:
        if self._clipboard is not None:
            self._clipboard.copy(self.text.toPlainText(), then=self._note)

    def _note(self) -> None:
        """The words are on the clipboard: from here on it counts as a reminder."""
        try:
            self._context.desk.posts.remind(self._post_id)
        except UserFacingError as error:
            self._refusal.setText(self._context.language.sentence(error))
            self._refusal.show()
            self.refit()
            return
        said = self.tr("Reminder copied and noted. Paste it into a mail.")
        if self._name:
            words = self.tr("Reminder to {name} copied and noted. Paste it into a mail.")
            said = words.format(name=self._name)
        self.close_sheet()
        self._context.messages.undo_toast(said)
