"""The context menu of the month: of the chosen chip, else of the day with its occasions."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from amtdesk.domain.occasions import Occasion
from amtdesk.ui.pages.plan.month_words import beginning_first
from amtdesk.ui.pages.plan.post_faces import ProposalKey
from amtdesk.ui.widgets.card_rows import RowAction
from amtdesk.ui.widgets.menus import PopupMenu, row_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.month_grid import MonthGrid
    from amtdesk.ui.pages.plan.plan_acts import PlanActs
    from amtdesk.ui.pages.plan.plan_rows import PlanRows
    from amtdesk.ui.pages.plan.post_faces import ChipKey


class MonthMenu(QObject):
    """Made anew at each wish."""

    new_asked = Signal(object)  # date

    def __init__(self, context: "PageContext", grid: "MonthGrid", *, rows: "PlanRows", acts: "PlanActs") -> None:
        super().__init__(grid)
        self._context = context
        self._grid = grid
        self._rows = rows
        self._acts = acts

    def popup(self, place: QPoint) -> None:
        """Show it there."""
        chip = self._grid.chip()
        menu = self._of_day() if chip is None else self._of_chip(chip.key)
        self._add_day(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _of_chip(self, key: "ChipKey") -> PopupMenu:
        theme, act = self._context.theme, self._actor(key)
        return row_menu(theme, self._actions(key), on_action=act, parent=self._grid)

    def _actor(self, key: "ChipKey") -> "Callable[[str], None]":
        return lambda wish: self._acts.act(key, wish)

    def _actions(self, key: "ChipKey") -> tuple[RowAction, ...]:
        if isinstance(key, ProposalKey):
            return self._acts.proposal_actions()
        day = self._grid.weeks.day_at(*self._grid.place())
        post = next(each for each in day.posts if each.id == key)
        return self._rows.actions(post)

    def _of_day(self) -> PopupMenu:
        day = self._grid.weeks.day_at(*self._grid.place())
        menu = PopupMenu(self._context.theme, self._grid)
        if day.day >= self._context.desk.clock.today():
            menu.add(self.tr("New post on this day"), self._asker(day.day), icon="plus", keys="Ctrl+N")
        return menu

    def _add_day(self, menu: PopupMenu) -> None:
        """What stands on the day beside its posts: no key leads to it where a post or an idea is chosen."""
        day = self._grid.weeks.day_at(*self._grid.place())
        menu.addSeparator()
        for occasion in beginning_first(day):
            words = self.tr("Occasion “{title}” …").format(title=occasion.title)
            menu.add(words, self._opener(occasion), icon="flag")
            if day.day >= self._context.desk.clock.today():
                draft = self.tr("Draft from “{title}”").format(title=occasion.title)
                menu.add(draft, self._drafter(occasion), icon="plus")
        menu.add(self.tr("The whole day"), lambda: self._grid.day_asked.emit(day.day), icon="list-todo")

    def _asker(self, day: date) -> "Callable[[], None]":
        return lambda: self.new_asked.emit(day)

    def _drafter(self, occasion: Occasion) -> "Callable[[], None]":
        return lambda: self._acts.draft_from(occasion)

    def _opener(self, occasion: Occasion) -> "Callable[[], None]":
        return lambda: self._acts.open_occasion(occasion)
