"""One field of the report, edited where it stands: proposed text, hers once she types, and the way back."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from amtdesk.domain.reports import LISTS, Entry, ReportField
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords

_LEAST_LINES: Final = 2
_MOST_LINES: Final = 14


class EntryCard(Card):
    """Heading and count, the field, whose words they are. It asks; the page stores."""

    typed = Signal()  # with each key, before it is stored
    edited = Signal(object, str)  # ReportField, text: to be stored
    reset_requested = Signal(object)  # ReportField

    def __init__(self, context: "PageContext", words: "ReportWords", *, field: ReportField, title: str) -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=4)
        self.field = field
        self._words = words
        self._was_edited = False
        theme = context.theme
        self._count = Label(theme, role="meta", color="text.secondary")
        self.text = AutosaveTextEdit(theme, title)
        self._origin = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.reset = LinkButton(theme, self.tr("Back to the proposal"), icon="undo-2", at_end=True)
        self.reset.setAccessibleName(self.tr("Back to the proposal: {title}").format(title=title))
        head = row(theme, spacing=8)
        heading = Label(theme, title, role="heading", wrap=True)
        heading.setBuddy(self.text)
        head.addWidget(heading, 1)
        head.addWidget(self._count)
        foot = row(theme, spacing=8)
        foot.addWidget(self._origin, 1)
        foot.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(self.text)
        self.column.addSpacing(theme.px(2))
        self.column.addLayout(foot)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.save_requested.connect(self._ask_to_store)
        self.text.textChanged.connect(self._typed)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.reset.clicked.connect(self._ask_to_reset)

    def show_entry(self, entry: Entry, *, is_fixed: bool) -> None:
        """Show what stands there; what is just being typed stays."""
        if not self.text.has_unsaved() or is_fixed:
            self.text.show_text(self._words.text(entry))
        self._was_edited = entry.is_edited
        self.text.setReadOnly(is_fixed)
        self._origin.setText(self._hint(entry))
        self.reset.setVisible(entry.is_edited and not is_fixed)
        self._typed()
        self._fit()

    def count_words(self) -> str:
        """What stands beside the heading."""
        return self._count.text()

    def origin_words(self) -> str:
        """What stands below the field."""
        return self._origin.text()

    def _hint(self, entry: Entry) -> str:
        origin = self._words.origin(entry)
        if entry.field is ReportField.TOPICS:
            return self.tr("{origin} One subject a line, with its count: Pool: 6").format(origin=origin)
        if entry.field in LISTS:
            return self.tr("{origin} One point a line.").format(origin=origin)
        return origin

    def _ask_to_store(self, text: str) -> None:
        self.edited.emit(self.field, text)

    def _ask_to_reset(self) -> None:
        self.text.setFocus()
        self.reset_requested.emit(self.field)

    def _typed(self) -> None:
        text = self.text.text()
        self._count.setText(self._words.count(self.field, text))
        self._count.set_color("warn.text" if self._words.is_over(self.field, text) else "text.secondary")
        if self.text.has_unsaved():
            self.typed.emit()

    def _fit(self) -> None:
        line = self._theme.line("body")
        frame = 2 * (self._theme.px(8) + self._theme.hairline())
        wished = round(self.text.document().size().height())
        height = min(max(wished, _LEAST_LINES * line), _MOST_LINES * line) + frame
        if self.text.height() != height:
            self.text.setFixedHeight(height)
