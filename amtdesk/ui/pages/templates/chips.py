"""The subjects to choose from: the most used as chips, the rest in a menu. One tab stop, the arrows move."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.domain.reply_templates import CategoryUse
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import FilterChip
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from amtdesk.ui.theme import Theme

_MOST_CHIPS: Final = 8


class CategoryChips(QWidget):
    """All subjects, the most used ones that fit, and "More"."""

    chosen = Signal(object)  # the category's key, or None for all

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._uses: tuple[CategoryUse, ...] = ()
        self._current: str | None = None
        self._all = FilterChip(theme, self.tr("All subjects"), parent=self)
        self._all.clicked.connect(self._take_all)
        self._more = FilterChip(theme, self.tr("More …"), icon="chevron-down", parent=self)
        self._more.clicked.connect(self._open_menu)
        self._chips: dict[str, FilterChip] = {}
        self._all.setChecked(True)
        self.setAccessibleName(self.tr("Subjects"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def current(self) -> str | None:
        """The chosen subject's key."""
        return self._current

    def show_categories(self, uses: Sequence[CategoryUse]) -> None:
        """Show these subjects in their order; those that stand there already stay where they are."""
        places = {use.key: place for place, use in enumerate(self._uses)}
        uses = sorted(uses, key=lambda use: places.get(use.key, len(places)))
        is_gone = self._current is not None and all(use.key != self._current for use in uses)
        if is_gone:
            self._current = None
        if is_gone or tuple(uses) != self._uses:
            self._uses = tuple(uses)
            self._make_chips()
        self._arrange()

    def restore(self, key: str | None) -> None:
        """Take a subject without telling anyone; one that no template has is forgotten when subjects are shown."""
        self._current = key
        self._make_chips()
        self._arrange()

    def choose(self, key: str | None) -> None:
        """Narrow to one subject, or to all."""
        self.restore(key)
        self.chosen.emit(key)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(28))

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        shown = [chip for chip in (self._all, *self._chips.values(), self._more) if chip.isVisible()]
        here = next((place for place, chip in enumerate(shown) if chip.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        shown[max(0, min(here + step, len(shown) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_chips(self) -> None:
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {use.key: self._chip(use) for use in self._front()}
        self._more.raise_()  # read behind them
        self._all.setChecked(self._current is None)
        self._all.setFocusPolicy(_stop(is_stop=self._current is None))

    def _front(self) -> tuple[CategoryUse, ...]:
        """The most used; a subject chosen from the menu takes the first place."""
        front = self._uses[:_MOST_CHIPS]
        chosen = next((use for use in self._uses if use.key == self._current), None)
        return front if chosen is None or chosen in front else (chosen, *front[:-1])

    def _chip(self, use: CategoryUse) -> FilterChip:
        chip = FilterChip(self._theme, use.name, parent=self)
        chip.setChecked(use.key == self._current)
        chip.setFocusPolicy(_stop(is_stop=use.key == self._current))
        chip.clicked.connect(self._taker(use.key))
        return chip

    def _taker(self, key: str) -> Callable[[], None]:
        return lambda: self.choose(None if key == self._current else key)

    def _take_all(self) -> None:
        self.choose(None)

    def _arrange(self) -> None:
        gap, x = self._theme.px(8), 0
        more = self._more.sizeHint().width()
        x = _place(self._all, x) + gap
        hidden = len(self._uses) > len(self._chips)
        chips = list(self._chips.values())
        for number, chip in enumerate(chips):
            is_last = number == len(chips) - 1 and not hidden
            room = self.width() - (0 if is_last else more + gap)
            fits = not (hidden and number and not chips[number - 1].isVisibleTo(self))
            fits = fits and x + chip.sizeHint().width() <= room
            chip.setVisible(fits)
            if fits:
                x = _place(chip, x) + gap
            else:
                hidden = True
        self._more.setVisible(hidden)
        self._more.setChecked(False)
        if hidden:
            _place(self._more, x)

    def _open_menu(self) -> None:
        self._more.setChecked(False)
        menu = PopupMenu(self._theme, self)
        for use in sorted(self._uses, key=lambda each: each.name.casefold()):
            menu.add(f"{use.name} ({use.count})", self._picker(use.key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _picker(self, key: str) -> Callable[[], None]:
        return lambda: self.choose(key)


def _place(chip: FilterChip, x: int) -> int:
    hint = chip.sizeHint()
    chip.setGeometry(x, 0, hint.width(), hint.height())
    return x + hint.width()


def _stop(*, is_stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
