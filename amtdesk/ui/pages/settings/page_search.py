"""The search of the settings page: its field, what is said when nothing fits, the way into the first row that does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from amtdesk.ui.pages.settings.sections import FIRST, ORDER
from amtdesk.ui.pages.settings.settings_search import KEYS, SettingsSearch, SettingsSearchField, first_to_act
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import Page
    from amtdesk.ui.pages.settings.parts import SettingsCard
    from amtdesk.ui.widgets.cards import ScrollColumn


class PageSearch(QObject):
    """Looks through all cards, which are built when something is typed."""

    def __init__(
        self,
        page: "Page",
        scroll: "ScrollColumn",
        *,
        all_cards: "Callable[[], list[SettingsCard]]",
        mark: "Callable[[str], None]",
    ) -> None:
        super().__init__(page)
        self._mark = mark  # the section in view
        self._page = page
        self._scroll = scroll
        self._all_cards = all_cards
        self._looked_for: SettingsSearch | None = None  # made when she looks for something
        self._hits: list[QWidget] = []
        self.field = SettingsSearchField(page.theme, self.tr("Find a setting"))
        self._nothing = Label(page.theme, color="text.secondary", wrap=True)
        self._nothing.hide()
        scroll.column.addWidget(self._nothing)
        self.field.textChanged.connect(self._look_for)
        self.field.accepted.connect(self._enter_hit)
        find = QShortcut(QKeySequence(KEYS), page)  # of the window: also from the rail, while this page is shown
        find.activated.connect(self._begin)

    def hits(self) -> "list[QWidget]":
        """The rows that were found, in order."""
        return self._hits

    def section(self) -> str:
        """The section in which the first of them stands; empty when nothing was found."""
        cards = zip(ORDER, self._all_cards(), strict=True) if self._hits else ()
        return next((key for key, card in cards if card.isAncestorOf(self._hits[0])), "")

    def look_again(self) -> None:
        """The cards show something else by now."""
        self._hits = self._hits_for(self.field.text())

    def _begin(self) -> None:
        if any(sheet.isVisible() for sheet in self._page.window().findChildren(Sheet)):
            return  # as all keys of a page, it waits until the sheet is closed
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _look_for(self, words: str) -> None:
        self._hits = self._hits_for(words)
        self._scroll.verticalScrollBar().setValue(0)
        self._mark(self.section() or FIRST)
        announce(self._page, self._found_words(words))

    def _hits_for(self, words: str) -> "list[QWidget]":
        if self._looked_for is None:
            self._looked_for = SettingsSearch(self._page.theme, self._page.language)
        hits = self._looked_for.show_hits(words, self._all_cards() if words else ())
        self._nothing.setText(self.tr("No setting is called “{words}”.").format(words=words.strip()))
        self._nothing.setVisible(bool(words.strip()) and not hits)
        return hits

    def _found_words(self, words: str) -> str:
        if not words.strip():
            return self.tr("All settings")
        count = len(self._hits)
        return self.tr("1 setting") if count == 1 else self.tr("{n} settings").format(n=count)

    def _enter_hit(self) -> None:
        """Go to the first row that fits: into what can be done there."""
        focus = next(filter(None, map(first_to_act, self._hits)), None)
        if focus is not None:
            self._scroll.ensureWidgetVisible(focus)
            focus.setFocus(Qt.FocusReason.TabFocusReason)
