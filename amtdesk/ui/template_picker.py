"""Picking a reply template: a search over the dimmed window (Ctrl+B). Those that fit the question stand first."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import AgreementState, TemplateHit
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.cards import Hairline, row
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.keycap import KeyHints
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.row_delegate import RowStyle
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amtdesk.domain.suggestions import SuggestedTemplate
    from amtdesk.ui.page import PageContext

_SHOWN: Final = 60
_LIST_HEIGHT: Final = 392
_LEAST_HEIGHT: Final = 80
_FIELD_AND_FOOT: Final = 100
_ICONS: Final = {
    AgreementState.AGREED: ("stamp", "approve.base"),
    AgreementState.ENDING_SOON: ("stamp", "approve.base"),
    AgreementState.DRAFT: ("circle-dashed", "text.secondary"),
    AgreementState.EXPIRED: ("triangle-alert", "danger.base"),
}


class TemplatePicker(Sheet):
    """Type, choose, Enter. Expired words are found and not handed out."""

    chosen = Signal(object)  # TemplateId

    def __init__(self, context: "PageContext", parent: QWidget, *, offered: "Sequence[SuggestedTemplate]" = ()) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Insert a reply template"))
        self._context = context
        self._hits: dict[TemplateId, TemplateHit] = {}
        self._offered = tuple(offered)
        theme = context.theme
        self.field = SearchField(theme, self.tr("Search reply templates"), bare=True)
        self.field.setProperty("ownFocus", True)
        self.list = CardList(theme, self.tr("Reply templates"), style=RowStyle(), framed=False)
        room = parent.height() - 2 * min(theme.px(72), parent.height() // 8) - theme.px(_FIELD_AND_FOOT)
        self.list.setFixedHeight(max(min(theme.px(_LIST_HEIGHT), room), theme.px(_LEAST_HEIGHT)))
        self._hint = Label(theme, role="meta", color="text.secondary", wrap=True)
        above = row(theme, margins=(0, 10, 0, 10))
        above.addWidget(self.field)
        self.panel.column.addLayout(above)
        self.panel.column.addWidget(Hairline(theme))
        self.panel.column.addWidget(self.list)
        self.panel.column.addWidget(Hairline(theme))
        foot = row(theme, margins=(16, 10, 16, 10))
        self._keys = KeyHints(theme, (("Up", "Down"), self.tr("choose")), (("Return",), self.tr("inserts")))
        foot.addWidget(self._keys)
        foot.addWidget(self._hint, 1)
        self.panel.column.addLayout(foot)
        self.field.textChanged.connect(self._search)
        self.field.drive(self.list)
        self.list.opened.connect(self._choose)
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet with the focus in the field."""
        self._search("")
        self.open(self.field)

    def _search(self, words: str) -> None:
        first = () if words.strip() else self._offered
        known = {each.template.id for each in first}
        found = [hit for hit in self._context.desk.templates.find(words, limit=_SHOWN) if hit.template.id not in known]
        offered = [TemplateHit(template=each.template) for each in first]
        self._hits = {hit.template.id: hit for hit in (*offered, *found)}
        self.list.show_rows([*self._fitting(offered), *(self._row(hit) for hit in found)])
        self.list.select_first()
        if self._hits:
            self._say("")
        elif words.strip():
            self._say(self.tr("Nothing found for “{words}”.").format(words=words.strip()))
        else:
            self._say(self.tr("There are no reply templates yet."))

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))
        self._keys.setVisible(not sentence)

    def _fitting(self, offered: "Sequence[TemplateHit]") -> "Iterator[CardRow]":
        """Those that fit the question, each with its reason, and the heading of the others."""
        if not offered:
            return
        yield heading(self.tr("Fits the question"))
        for hit, each in zip(offered, self._offered, strict=True):
            reason = self._context.language.sentence(each.reason)
            yield self._row(hit)._replace(right=reason, right_color="text.secondary")
        yield heading(self.tr("All templates"))

    def _row(self, hit: TemplateHit) -> CardRow:
        template = hit.template
        state = template.agreement_state(today=self._context.desk.clock.today())
        icon, color = _ICONS[state]
        is_expired = state is AgreementState.EXPIRED
        return CardRow(
            key=template.id,
            title=template.title,
            marks=hit.title_marks,
            snippet=" ".join(template.text.split()),
            snippet_marks=hit.text_marks,
            icon=icon,
            icon_color=color,
            right=self.tr("expired") if is_expired else template.category_name,
            right_color="danger.text" if is_expired else "text.secondary",
            status=self._spoken(state),
        )

    def _spoken(self, state: AgreementState) -> str:
        return {
            AgreementState.AGREED: self.tr("agreed"),
            AgreementState.ENDING_SOON: self.tr("agreed, ending soon"),
            AgreementState.DRAFT: self.tr("not agreed yet"),
            AgreementState.EXPIRED: self.tr("expired"),
        }[state]

    def _choose(self, template_id: TemplateId) -> None:
        template = self._hits[template_id].template
        if not template.may_be_copied(today=self._context.desk.clock.today()):
            words = self.tr("“{title}” has expired. Please have it agreed again.")
            self._say(words.format(title=template.title))
            return
        self.close_sheet()
        self.chosen.emit(template_id)
