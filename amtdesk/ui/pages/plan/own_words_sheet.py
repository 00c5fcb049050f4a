"""The sheet "Eigene Wörter": names and words that the spelling check shall know, to add and to remove."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.errors import NotAllowed
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_LIST_HEIGHT: Final = 260


class OwnWordsSheet(Sheet):
    """One field, and the words below it. Each step can be undone."""

    def __init__(self, context: "PageContext", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=440)
        self._context = context
        self._checks = context.desk.checks
        theme = context.theme
        self.setAccessibleName(self.tr("Own words"))
        self._field = QLineEdit()
        self._field.setFont(theme.font("control"))
        self._field.setAccessibleName(self.tr("A word that the check shall know"))
        self._field.setPlaceholderText(self.tr("Such as Mahretal"))
        self._field.setToolTip(self._field.placeholderText())  # it is as wide as there is room for
        self._add = KbdButton(theme, self.tr("Add"), kind="primary", icon="plus", keys="Return")
        self._said = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._list = ScrollColumn(theme, margins=(0, 0, 8, 0))
        self._words = column(theme, spacing=2)
        self._assemble()
        self._field.returnPressed.connect(self._keep)
        self._add.clicked.connect(self._keep)

    def show_words(self) -> None:
        """Open with the words as they are."""
        self._said.setText(self.tr("The names of the town, its people and departments are known anyway."))
        self._list_words()
        self.open(self._field)

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=10, margins=(20, 18, 20, 20))
        lines.addWidget(Label(theme, self.tr("Own words"), role="heading"))
        ask = row(theme, spacing=8)
        ask.addWidget(self._field, 1)
        ask.addWidget(self._add)
        lines.addLayout(ask)
        lines.addWidget(self._said)
        self._list.column.addLayout(self._words)
        self._list.column.addStretch(1)
        self._list.setFixedHeight(theme.px(_LIST_HEIGHT))
        lines.addWidget(self._list)
        lines.addWidget(self.end_with())
        self.panel.column.addLayout(lines)

    def _list_words(self) -> None:
        clear_layout(self._words)
        words = self._checks.words()
        for word in words:
            self._words.addWidget(self._line(word))
        if not words:
            nothing = self.tr("No own word yet. A marked word is added by its menu as well.")
            self._words.addWidget(Label(self._theme, nothing, role="control", color="text.secondary", wrap=True))

    def _line(self, word: str) -> QWidget:
        place = QWidget()
        line = row(self._theme, spacing=8)
        place.setLayout(line)
        line.addWidget(Label(self._theme, word, role="control"), 1)
        remove = LinkButton(self._theme, self.tr("Remove"), at_end=True)
        remove.setAccessibleName(self.tr("Remove: {word}").format(word=word))
        remove.clicked.connect(lambda: self._remove(word))
        line.addWidget(remove)
        return place

    def _keep(self) -> None:
        try:
            self._checks.add_word(self._field.text())
        except NotAllowed as error:
            self._said.setText(self._context.language.sentence(error))
            return
        self._field.clear()
        self._list_words()
        self._field.setFocus()

    def _remove(self, word: str) -> None:
        self._checks.remove_word(word)
        self._list_words()
        self._field.setFocus()
        self._context.messages.undo_toast(self.tr("“{word}” is removed").format(word=word))
