"""From typed words to the list: which templates fit, which one is chosen. Nothing moves unless she moved it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import Found
from amtdesk.ui.pages.templates.rows import RowMaker
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.template_list import Loader
    from amtdesk.ui.pages.templates.view import TemplatesView
    from amtdesk.ui.pages.templates.words import TemplateWords


class Finding(QObject):
    """Searches as she types and keeps the list in step with the records."""

    chosen = Signal(object)  # TemplateId, or None: she moved there
    proposed = Signal(object)  # TemplateId, or None: the best hit for what she typed

    def __init__(self, context: "PageContext", view: "TemplatesView", *, words: "TemplateWords") -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._words = words
        self._found = Found()
        self._searched = ("", "")
        self._count = 0
        self._actions = (
            RowAction(key="copy", text=self.tr("Copy"), icon="copy", keys="Return"),
            RowAction(key="edit", text=self.tr("Edit"), icon="pencil", keys="F2"),
            RowAction(key="agree", text=self.tr("Enter agreement"), icon="stamp"),
            RowAction(key="delete", text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True),
        )
        view.search.textChanged.connect(self.search)
        view.chips.chosen.connect(self.search)
        view.list.current_changed.connect(self._choose)

    def ids(self) -> tuple[TemplateId, ...]:
        """Return what the list holds."""
        return self._found.ids

    def search(self) -> None:
        """Search for what is typed; the best hit is chosen."""
        self._find()
        self._show()

    def refresh(self, keep: TemplateId | None) -> None:
        """Read again after a change. The order stays as long as the same templates fit; the chosen one stays chosen."""
        before, searched = self._found, self._searched
        self._count = self._context.desk.templates.count()
        self._find()
        if searched == self._searched and set(before.ids) == set(self._found.ids):
            self._found = replace(self._found, ids=before.ids)
        self._show(keep)

    def choose(self, template_id: TemplateId) -> bool:
        """Choose a template; False when the present search does not hold it."""
        if template_id not in self._found.ids:
            return False
        self._view.list.bring(template_id, place=self._found.ids.index(template_id))
        return True

    def count(self) -> int:
        """Return how many templates there are at all."""
        return self._count

    def _find(self) -> None:
        query, category = self._view.search.text(), self._view.chips.current()
        self._searched = (query, category or "")
        self._found = self._context.desk.templates.search(query, category=category)

    def _show(self, keep: TemplateId | None = None) -> None:
        view = self._view
        values = self._context.desk.town.town().variables
        maker = RowMaker(self._words, values, prefixes=self._found.prefixes, actions=self._actions)
        view.list.blockSignals(True)
        view.list.show_found(len(self._found.ids), self._loader(maker))
        if keep is not None:
            self.choose(keep)
        view.list.blockSignals(False)
        view.show_hits(self._count_words())
        view.show_offer(view.search.text().strip())
        view.fit_content()
        self.proposed.emit(view.list.current_key())

    def _loader(self, maker: RowMaker) -> "Loader":
        found, templates = self._found, self._context.desk.templates

        def load(start: int, count: int) -> list[CardRow]:
            return [maker.row(hit) for hit in templates.hits(found, start=start, count=count)]

        return load

    def _choose(self, key: object) -> None:
        self.chosen.emit(key)

    def _count_words(self) -> str:
        language, hits = self._context.language, len(self._found.ids)
        total = language.number(self._count)
        words = self._view.search.text().strip()
        if not words and self._view.chips.current() is None:
            return self.tr("1 template") if self._count == 1 else self.tr("{n} templates").format(n=total)
        if hits == 0:
            return self.tr("Nothing found for “{words}”").format(words=words)
        one = self.tr("1 hit in {total} templates").format(total=total)
        many = self.tr("{n} hits in {total} templates").format(n=language.number(hits), total=total)
        return one if hits == 1 else many
