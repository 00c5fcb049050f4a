"""The mood of a group: one of three, by a click, by arrows, or by its key while the capture field keeps the focus."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from amtdesk.domain.rounds import MOOD_WORD, Mood
from amtdesk.ui.keys import key_text
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import FoldingRow
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext

MOOD_KEYS: Final = {Mood.CALM: "Alt+5", Mood.TENSE: "Alt+6", Mood.HEATED: "Alt+7"}
_ICONS: Final = ("smile", "meh", "frown")


class MoodChoice(FoldingRow):
    """None is chosen until she says so; the key of the chosen one takes it back."""

    chosen = Signal()

    def __init__(self, context: "PageContext", owner: QWidget) -> None:
        super().__init__(context.theme, spacing=16)
        theme = context.theme
        words = {mood: context.language.text(MOOD_WORD[mood]) for mood in Mood}
        self.control = SegmentedControl(
            theme, self.tr("Mood"), choices=tuple(words.items()), icons=_ICONS, is_open=True, height=36
        )
        self.control.let_tighten()
        self.control.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it is
        self.control.setToolTip("\n".join(f"{key_text(MOOD_KEYS[mood])}: {word}" for mood, word in words.items()))
        self.control.chosen.connect(self._tell)
        label = Label(theme, self.tr("Mood"), role="controlStrong")
        label.setBuddy(self.control)
        first, last = key_text(MOOD_KEYS[Mood.CALM]), MOOD_KEYS[Mood.HEATED].removeprefix("Alt+")
        keys = Label(
            theme, self.tr("{first} to {last}").format(first=first, last=last), role="meta", color="text.secondary"
        )
        self.line.addWidget(label)
        self.line.addWidget(self.control)
        self.line.addWidget(keys)
        self.line.addStretch(1)
        for mood, sequence in MOOD_KEYS.items():
            shortcut = QShortcut(QKeySequence(sequence), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._taker(mood))

    def mood(self) -> Mood | None:
        """The mood she chose; None while she has not."""
        key = self.control.key()
        return key if isinstance(key, Mood) else None

    def show_mood(self, mood: Mood | None) -> None:
        """Show this mood without saying so."""
        self.control.choose(mood)

    def _taker(self, mood: Mood) -> "Callable[[], None]":
        return lambda: self._take(mood)

    def _take(self, mood: Mood) -> None:
        self.control.choose(None if self.mood() is mood else mood)
        self._tell()

    def _tell(self) -> None:
        announce(self.control, self.control.accessibleName())
        self.chosen.emit()
