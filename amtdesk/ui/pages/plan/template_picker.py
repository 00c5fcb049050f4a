"""The sheet behind Ctrl+B: finds a reply template and puts its words at the cursor. It knows nothing of the post."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import ReplyTemplate, fill_gaps
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

MOST_SHOWN: Final = 50


class TemplatePicker(Sheet):
    """Typing filters, arrows move, Enter inserts. Expired ones are found and not inserted."""

    text_chosen = Signal(str)

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=600)
        self.setAccessibleName(self.tr("Insert a reply template"))
        self._desk = context.desk
        self._search = SearchField(context.theme, self.tr("Search reply templates"))
        self._found = CardList(context.theme, self.tr("Reply templates"), framed=False)
        self._found.setMinimumHeight(context.theme.px(320))
        self._nothing = Label(context.theme, "", role="body", color="text.secondary", wrap=True)
        body = column(context.theme, spacing=8, margins=(16, 16, 16, 12))
        for part in (self._search, self._nothing, self._found):
            body.addWidget(part)
        self.panel.column.addLayout(body)
        self._search.drive(self._found)
        self._search.textChanged.connect(self._find)
        self._found.opened.connect(self._choose)

    def ask(self) -> None:
        """Open it."""
        self._search.clear()
        self._find("")
        self.open(self._search)

    def words_of(self, template: ReplyTemplate) -> str | None:
        """The template's words with the town's values; None when they have expired. Counts the use."""
        if not template.may_be_copied(today=self._desk.clock.today()):
            return None
        self._desk.templates.note_use(template.id)
        return fill_gaps(template.text, self._desk.templates.prefilled_values(template)).text

    def words_of_shortcut(self, typed: str) -> str | None:
        """The words behind `/kürzel`; None when there are none."""
        template = self._desk.templates.by_shortcut(typed)
        return None if template is None else self.words_of(template)

    def _find(self, query: str) -> None:
        today = self._desk.clock.today()
        hits = self._desk.templates.find(query, limit=MOST_SHOWN)
        rows = []
        for hit in hits:
            template = hit.template
            is_usable = template.may_be_copied(today=today)
            rows.append(
                CardRow(
                    key=template.id,
                    title=template.title,
                    meta=" ".join(template.text.split())[:120],
                    marks=tuple(hit.title_marks),
                    right="" if is_usable else self.tr("expired"),
                    right_icon="" if is_usable else "clock-alert",
                )
            )
        self._found.show_rows(rows)
        self._found.select_first()
        self._found.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(self.tr("Nothing found for “{query}”.").format(query=query))

    def _choose(self, key: object) -> None:
        if not isinstance(key, int):
            return
        words = self.words_of(self._desk.templates.get(TemplateId(key)))
        if words is None:
            self._nothing.setText(self.tr("These words have expired. Agree on them again before you use them."))
            self._nothing.show()
            return
        self.close_sheet()
        self.text_chosen.emit(words)
