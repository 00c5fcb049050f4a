"""One stop of the round and nothing else: open the group, look, capture, say the mood, go on."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from amtdesk.domain.rounds import Mood, Round, Stop, Unfinished
from amtdesk.ui.keys import key_text, with_key
from amtdesk.ui.pages.rounds.capture import Capture
from amtdesk.ui.pages.rounds.checklist import Checklist
from amtdesk.ui.pages.rounds.mood_choice import MoodChoice
from amtdesk.ui.pages.rounds.next_button import NextButton
from amtdesk.ui.pages.rounds.skip_menu import SKIP_KEYS, SkipMenu
from amtdesk.ui.pages.rounds.stop_head import StopHead
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Hairline, ScrollColumn, column, row

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.domain.identifiers import GroupId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords

BACK_KEYS: Final = "Alt+Up"
CONTENT_WIDTH: Final = 640
_AFTER_HEAD: Final = 1
_AFTER_MOOD: Final = 3


class StopView(QWidget):
    """The middle of the page during a round. A click leaves the focus in the capture field, whatever it was on."""

    next_requested = Signal()
    back_requested = Signal()
    skip_requested = Signal(object)  # Skip
    open_requested = Signal()
    address_requested = Signal(object)  # GroupId
    draft_changed = Signal()
    touched = Signal()

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._stop: Stop | None = None
        self._walk: Round | None = None
        self._is_first = False
        self._is_on_messages = False
        theme = context.theme
        self.head = StopHead(context, words)
        self.checklist = Checklist(context, self)
        self.capture = Capture(context)
        self.moods = MoodChoice(context, self)
        self.back_button = KbdButton(theme, self.tr("Back"), kind="quiet", icon="chevron-left")
        self.skip_button = KbdButton(theme, self.tr("Leave out"), kind="quiet", icon="chevron-down")
        self.primary = NextButton(theme, self.tr("Read, go on"), kind="primary", keys="Ctrl+Return")
        for button, keys in ((self.back_button, BACK_KEYS), (self.skip_button, SKIP_KEYS), (self.primary, "")):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(with_key(button.label(), keys) if keys else "")
            if keys:
                button.setAccessibleDescription(key_text(keys))
        self.setFocusProxy(self.capture.field)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._assemble()
        self._connect()

    # building

    def _assemble(self) -> None:
        theme = self._context.theme
        self.primary.let_shorten()
        self._scroll = ScrollColumn(theme, margins=(24, 32, 24, 12))
        content = self._content = column(theme, spacing=16)
        for part in (self.head, self.checklist, self.capture, self.moods):
            content.addWidget(part)
        content.addStretch(1)
        self._scroll.column.addLayout(_centred(content, theme.px(CONTENT_WIDTH)))
        foot = column(theme, spacing=0)
        foot.addWidget(Hairline(theme))
        buttons = self._buttons = row(theme, spacing=8, margins=(0, 14, 0, 20))
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.primary)
        foot.addLayout(buttons)
        whole = column(theme, spacing=0)
        whole.addWidget(self._scroll, 1)
        bottom = column(theme, margins=(24, 0, 24, 0))
        bottom.addLayout(_centred(foot, theme.px(CONTENT_WIDTH)))
        whole.addLayout(bottom)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.head.open_requested.connect(self.open_requested)
        self.head.address_requested.connect(self._ask_for_address)
        self.back_button.clicked.connect(self.go_back)
        self.skip_button.clicked.connect(self.offer_reasons)
        self.primary.clicked.connect(self._go_on)
        self.moods.chosen.connect(self._note_choice)
        self.checklist.touched.connect(self._note_choice)
        self.capture.draft_changed.connect(self.draft_changed)
        self.capture.touched.connect(self.touched)
        self.capture.reshaped.connect(self.reveal_capture)

    def bind_ways(self, owner: QWidget) -> None:
        """Let the keys for back and leaving out work anywhere on the owner."""
        for keys, deed in ((BACK_KEYS, self.go_back), (SKIP_KEYS, self.offer_reasons)):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def fold(self, *, is_narrow: bool, is_low: bool) -> None:
        """Where there is little room, the way back is an icon, and the capture field stands before the checklist."""
        back = self.tr("Back")
        self.back_button.set_label("" if is_narrow else back)
        self.back_button.setAccessibleName(back)
        self.skip_button.set_icon_name("" if is_narrow else "chevron-down")
        self._content.removeWidget(self.checklist)
        self._content.insertWidget(_AFTER_MOOD if is_low else _AFTER_HEAD, self.checklist)

    def set_tight(self, *, is_tight: bool) -> None:
        """Take less height where the window is low."""
        px = self._context.theme.px
        self._scroll.set_margins((24, 12 if is_tight else 32, 24, 8))
        self._content.setSpacing(px(10 if is_tight else 16))
        self._buttons.setContentsMargins(0, px(8 if is_tight else 14), 0, px(8 if is_tight else 20))
        self.checklist.set_tight(is_tight=is_tight)

    # what is shown

    def begin(self, kept: Unfinished) -> None:
        """She comes to a stop: what stood there before stands there again."""
        self._is_on_messages = kept.is_on_messages
        self.capture.show_draft(kept.text, kept.kind)
        self.checklist.show_ticked(kept.ticked)
        self.moods.show_mood(kept.mood)
        self._scroll.verticalScrollBar().setValue(0)

    def end(self) -> None:
        """The round is over: there is no stop to leave out."""
        self._stop = None

    def show_stop(self, stop: Stop, walk: Round) -> None:
        """Show which stop it is. What stands in its fields stays."""
        self._stop, self._walk = stop, walk
        self._is_first = stop is walk.stops[0]
        self.capture.look_again()
        self._show_step()

    def _show_step(self) -> None:
        if self._stop is None or self._walk is None:
            return
        self.head.show_stop(self._stop, self._walk, is_on_messages=self._is_on_messages)
        where = self.tr("{group}. {key} notes it.")  # said when the focus comes here
        self.capture.field.setAccessibleDescription(where.format(group=self._stop.group.name, key=key_text("Return")))
        self.back_button.setEnabled(self.has_step_before)
        if not self._stop.group.is_own_channel:
            self.primary.set_label(self.tr("Read, go on"))
        elif self._is_on_messages:
            self.primary.set_label(self.tr("Messages read, go on"))
        else:
            self.primary.set_label(self.tr("Comments read, messages next"))

    def show_time(self, *, seconds: int, paused_since: "datetime | None") -> None:
        """Show how long she has read at this stop."""
        if self._stop is not None:
            self.head.show_time(self._stop, seconds=seconds, paused_since=paused_since)

    # what is there

    @property
    def is_on_messages(self) -> bool:
        """Whether the messages of the own channel are read just now."""
        return self._is_on_messages

    def mood(self) -> Mood | None:
        """The mood she chose; None while she has not."""
        return self.moods.mood()

    def show_mood(self, mood: Mood | None) -> None:
        """Show the mood of an earlier visit."""
        self.moods.show_mood(mood)

    def unfinished(self, group_id: "GroupId", *, seconds: int) -> Unfinished:
        """What stands on the screen, to be found again."""
        return Unfinished(
            group_id=group_id,
            text=self.capture.text(),
            kind=self.capture.kind(),
            mood=self.mood(),
            seconds=seconds,
            ticked=self.checklist.ticked(),
            is_on_messages=self._is_on_messages,
        )

    def reveal_capture(self) -> None:
        """Scroll as far as needed to see the capture field with its card."""
        self._scroll.ensureWidgetVisible(self.capture, 0, self._context.theme.px(8))

    @property
    def has_step_before(self) -> bool:
        """Whether there is anything to go back to."""
        return not self._is_first or self._is_on_messages

    def show_step(self, *, is_on_messages: bool) -> None:
        """Go to the comments or the messages of the own channel."""
        self._is_on_messages = is_on_messages
        self._show_step()

    # slots

    def _go_on(self) -> None:
        self.touched.emit()
        self.next_requested.emit()

    def go_back(self) -> None:
        """To the step or the stop before, if there is one."""
        self.touched.emit()
        if self.has_step_before:
            self.back_requested.emit()

    def offer_reasons(self) -> None:
        """Ask why this stop is left out."""
        if self._stop is None:
            return
        self.touched.emit()
        menu = SkipMenu(self._context, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(self.skip_requested)
        menu.open_above(self.skip_button)

    def _note_choice(self) -> None:
        self.touched.emit()
        self.draft_changed.emit()

    def _ask_for_address(self) -> None:
        if self._stop is not None:
            self.address_requested.emit(self._stop.group.id)


def _centred(inner: QLayout, width: int) -> QHBoxLayout:
    holder = QWidget()
    holder.setLayout(inner)
    holder.setMaximumWidth(width)
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addStretch(1)
    line.addWidget(holder, 1000)
    line.addStretch(1)
    return line
