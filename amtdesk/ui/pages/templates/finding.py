"""From typed words to the list: which templates fit, which one is chosen. Nothing moves unless she moved it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import AgreementState, Found
from amtdesk.domain.search import typed_words
from amtdesk.ui.pages.templates.rows import RowMaker
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.card_rows import CardRow, RowAction
from amtdesk.ui.window_settings import TemplateSearch, WindowSettings

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.template_list import Loader
    from amtdesk.ui.pages.templates.view import TemplatesView
    from amtdesk.ui.pages.templates.words import TemplateWords

#: What is said about a list may follow when typing pauses; the list itself answers to every key at once.
_PAUSE_MS: Final = 250
_SHOWN_LETTERS: Final = 28


class _Searched(NamedTuple):
    query: str = ""
    category: str | None = None
    state: AgreementState | None = None

    @property
    def is_narrowed(self) -> bool:
        return self.category is not None or self.state is not None


class Finding(QObject):
    """Searches as she types and keeps the list in step with the records."""

    chosen = Signal(object)  # TemplateId, or None: she moved there
    proposed = Signal(object)  # TemplateId, or None: the best hit for what she typed

    def __init__(self, context: "PageContext", view: "TemplatesView", *, words: "TemplateWords") -> None:
        super().__init__(view)
        self._context = context
        self._templates = context.desk.templates
        self._settings = WindowSettings(context.desk.folder)
        self._view = view
        self._words = words
        self._found = Found()
        self._searched = _Searched()
        self._meant = ""
        self._count = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._say_more)
        self._actions = (
            RowAction(key="copy", text=self.tr("Copy"), icon="copy", keys="Return"),
            RowAction(key="edit", text=self.tr("Edit"), icon="pencil", keys="F2"),
            RowAction(key="agree", text=self.tr("Enter agreement"), icon="stamp"),
            RowAction(key="delete", text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True),
        )
        self._restore()
        view.search.textChanged.connect(self.search)
        view.chips.chosen.connect(self.search)
        view.states.chosen.connect(self.search)
        view.states.count_with(self._count_states)
        view.way_on.clicked.connect(self._go_on)
        view.list.current_changed.connect(self._choose)

    # across pages and restarts

    def keep(self) -> None:
        """Remember what is looked for and typed into gaps. The page is left: nothing more is said about the list."""
        self._pause.stop()
        self._view.preview.typed.keep()
        state = self._view.states.current()
        found = TemplateSearch(
            query=self._view.search.text(),
            category=self._view.chips.current() or "",
            state="" if state is None else state.value,
        )
        self._settings.keep_template_search(found)

    def _restore(self) -> None:
        kept = self._settings.template_search()
        self._view.search.setText(kept.query)
        self._view.chips.restore(kept.category or None)
        self._view.states.restore(next((state for state in AgreementState if state.value == kept.state), None))

    # searching

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
        self._count = self._templates.count()
        self._view.chips.show_categories(self._templates.categories())
        self._find()
        if searched == self._searched and set(before.ids) == set(self._found.ids):
            self._found = replace(self._found, ids=before.ids)
        self._show(keep)

    def show_all(self) -> None:
        """Look for nothing in particular any more."""
        view = self._view
        view.chips.restore(None)
        view.states.restore(None)
        view.search.clear()
        self.refresh(keep=None)

    def choose(self, template_id: TemplateId) -> bool:
        """Choose a template; False when the present search does not hold it."""
        if template_id not in self._found.ids:
            return False
        self._view.list.bring(template_id, place=self._found.ids.index(template_id))
        return True

    def stay_at(self, template_id: TemplateId | None) -> TemplateId | None:
        """Let the list stand at the template that is shown, for its words could not be stored; return it."""
        if template_id is not None:
            with QSignalBlocker(self):
                self.choose(template_id)
        return template_id

    def count(self) -> int:
        """Return how many templates there are at all."""
        return self._count

    def _count_states(self) -> Mapping[AgreementState, int]:
        return self._templates.states(category=self._view.chips.current())

    def _find(self) -> None:
        view = self._view
        self._searched = _Searched(view.search.text(), view.chips.current(), view.states.current())
        query, category, state = self._searched
        self._found = self._templates.search(query, category=category, state=state)

    def _show(self, keep: TemplateId | None = None) -> None:
        view = self._view
        maker = RowMaker(self._words, self._context.desk.town.town().variables, actions=self._actions)
        view.list.blockSignals(True)
        view.list.show_found(len(self._found.ids), self._loader(maker))
        if keep is not None:
            self.choose(keep)
        view.list.blockSignals(False)
        view.show_hits(self._count_words())
        view.show_offer(view.search.text().strip() if typed_words(view.search.text()) else "")
        view.show_way_on("")
        view.fit_content()
        self._pause.start()
        self.proposed.emit(view.list.current_key())

    def _loader(self, maker: RowMaker) -> "Loader":
        found, templates = self._found, self._templates

        def load(start: int, count: int) -> list[CardRow]:
            return [maker.row(hit) for hit in templates.hits(found, start=start, count=count)]

        return load

    def _choose(self, key: object) -> None:
        self.chosen.emit(key)

    # words about the list

    def _count_words(self) -> str:
        language, hits = self._context.language, len(self._found.ids)
        total = language.number(self._count)
        has_words = bool(typed_words(self._searched.query))
        if not has_words and not self._searched.is_narrowed:
            return self.tr("1 template") if self._count == 1 else self.tr("{n} templates").format(n=total)
        if hits == 0:
            return self._nothing_words(has_words=has_words)
        exact = self._found.exact
        if exact < hits:
            one = self.tr("{similar} similar in {total} templates")
            many = self.tr("{n} exact, {similar} similar in {total} templates")
            return (many if exact else one).format(n=exact, similar=language.number(hits - exact), total=total)
        one = self.tr("1 hit in {total} templates").format(total=total)
        many = self.tr("{n} hits in {total} templates").format(n=language.number(hits), total=total)
        return one if hits == 1 else many

    def _nothing_words(self, *, has_words: bool) -> str:
        if not has_words:
            return self.tr("No template like this")
        words = _shortened(self._searched.query)
        if self._searched.is_narrowed:
            return self.tr("Nothing found here for “{words}”").format(words=words)
        return self.tr("Nothing found for “{words}”").format(words=words)

    def _say_more(self) -> None:
        """When typing pauses: the way on where nothing was found, and the count for a screen reader."""
        self._meant = ""
        said = self._count_words()
        if not self._found.ids:
            way_on = self._way_on()
            self._view.show_way_on(way_on)
            said = f"{said}. {way_on}"
        announce(self._view.search, said)

    def _way_on(self) -> str:
        query, category, state = self._searched
        if self._searched.is_narrowed and (hits := len(self._templates.search(query).ids)):
            n = self._context.language.number(hits)
            return self.tr("1 hit without filter") if hits == 1 else self.tr("{n} hits without filter").format(n=n)
        self._meant = self._templates.did_you_mean(query, category=category, state=state)
        return self.tr("Did you mean “{words}”?").format(words=_shortened(self._meant)) if self._meant else ""

    def _go_on(self) -> None:
        view = self._view
        if self._meant:
            view.search.setText(self._meant)
        else:
            view.chips.restore(None)
            view.states.restore(None)
            self.refresh(keep=None)
        view.focus_search()


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN_LETTERS else f"{line[:_SHOWN_LETTERS].rstrip()} …"
