"""One stop of the round and nothing else: open the group, look, capture, say the mood, go on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from amtdesk.domain.rounds import (
    MOOD_WORD,
    Mood,
    Round,
    SkipReason,
    Stop,
    Unfinished,
)
from amtdesk.domain.words import N_
from amtdesk.ui.pages.rounds.capture import Capture
from amtdesk.ui.pages.rounds.checklist import Checklist
from amtdesk.ui.pages.rounds.next_button import NextButton
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Hairline, ScrollColumn, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords

CONTENT_WIDTH: Final = 640
_AFTER_HEAD: Final = 1
_AFTER_MOOD: Final = 3
_REASONS: Final = {
    SkipReason.NO_TIME: N_("No time"),
    SkipReason.GROUP_CLOSED: N_("Group closed"),
    SkipReason.NOTHING_DUE: N_("Nothing due today"),
}
_MOOD_ICONS: Final = ("smile", "meh", "frown")


@dataclass(frozen=True, slots=True)
class Skip:
    """She leaves a stop out; without a reason the whole rest for lack of time."""

    reason: SkipReason | None


class StopView(QWidget):
    """The middle of the page during a round."""

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
        self._words = words
        self._stop: Stop | None = None
        self._is_on_messages = False
        theme = context.theme
        self._about = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._name = Label(theme, role="display", wrap=True)
        self.open_button = KbdButton(theme, self.tr("Open the group"), icon="external-link", keys="Ctrl+O").bind_keys()
        self._mode = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.address_button = LinkButton(theme, self.tr("Enter the address"))
        self._rules = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.checklist = Checklist(context, self)
        self.capture = Capture(context)
        moods = tuple((mood, context.language.text(MOOD_WORD[mood])) for mood in Mood)
        self._mood = SegmentedControl(theme, self.tr("Mood"), choices=moods, icons=_MOOD_ICONS, is_open=True)
        self.back_button = KbdButton(theme, self.tr("Back"), kind="quiet", icon="chevron-left")
        self.skip_button = KbdButton(theme, self.tr("Leave out"), kind="quiet", icon="chevron-down")
        self.primary = NextButton(theme, self.tr("Read, go on"), kind="primary", keys="Ctrl+Return")
        self.setFocusProxy(self.capture.field)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._assemble()
        self._connect()

    # building

    def _assemble(self) -> None:
        theme = self._context.theme
        self._scroll = ScrollColumn(theme, margins=(24, 32, 24, 12))
        content = column(theme, spacing=16)
        content.addLayout(self._head())
        content.addWidget(self.checklist)
        content.addWidget(self.capture)
        content.addLayout(self._mood_row())
        content.addStretch(1)
        self._content = content
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

    def _head(self) -> QHBoxLayout:
        theme = self._context.theme
        head = column(theme, spacing=2)
        head.addWidget(self._about)
        head.addWidget(self._name)
        head.addSpacing(theme.px(6))
        line = row(theme, spacing=16)
        line.addWidget(self.open_button)
        line.addWidget(self._mode, 1)
        line.addWidget(self.address_button)
        head.addLayout(line)
        head.addSpacing(theme.px(6))
        head.addWidget(self._rules)
        outer = QHBoxLayout()
        outer.addLayout(head)
        return outer

    def _mood_row(self) -> QHBoxLayout:
        line = row(self._context.theme, spacing=16)
        label = Label(self._context.theme, self.tr("Mood"), role="controlStrong")
        label.setBuddy(self._mood)
        line.addWidget(label)
        line.addWidget(self._mood)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_requested)
        self.address_button.clicked.connect(self._ask_for_address)
        self.back_button.clicked.connect(self._go_back)
        self.skip_button.clicked.connect(self._offer_reasons)
        self.primary.clicked.connect(self._go_on)
        self._mood.chosen.connect(self._note_mood)
        self.capture.draft_changed.connect(self.draft_changed)
        self.capture.reshaped.connect(self.reveal_capture)
        self.checklist.touched.connect(self.draft_changed)
        for part in (self.capture, self.checklist):
            part.touched.connect(self.touched)

    def fold(self, *, is_narrow: bool, is_low: bool) -> None:
        """Where there is little room, the way back is an icon, and the capture field stands before the checklist."""
        back = self.tr("Back")
        self.back_button.set_label("" if is_narrow else back)
        self.back_button.setAccessibleName(back)
        self.back_button.setToolTip(back if is_narrow else "")
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

    def show_stop(self, stop: Stop, walk: Round, *, is_first: bool) -> None:
        """Show a stop. What stands in its fields stays when it is the same one as before."""
        is_same = self._stop is not None and self._stop.group.id == stop.group.id
        self._stop = stop
        if not is_same:
            self._is_on_messages = False
            self._show_fields(walk.unfinished, stop)
        group = stop.group
        self._name.setText(group.name)
        self.back_button.setEnabled(not is_first or self._is_on_messages)
        self._about.setText(self._words.about(stop, walk))
        self._show_way(stop)
        rules = [self.tr("House rules: {rules}").format(rules=group.house_rules)] if group.house_rules else []
        self._rules.setText("\n".join((*rules, group.note.split("\n")[0]) if group.note else rules))
        self._rules.setToolTip(plain_tip(group.note))
        self._rules.setVisible(bool(self._rules.text()))
        self._show_step()

    def _show_fields(self, unfinished: Unfinished | None, stop: Stop) -> None:
        mine = unfinished if unfinished is not None and unfinished.group_id == stop.group.id else None
        kept = mine or Unfinished(group_id=stop.group.id)
        self.capture.show_draft(kept.text, kept.kind)
        self.checklist.show_ticked(kept.ticked)
        self._mood.choose(kept.mood)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_way(self, stop: Stop) -> None:
        group = stop.group
        own = group.is_own_channel
        self.open_button.set_label(self.tr("Open the channel") if own else self.tr("Open the group"))
        self.open_button.setEnabled(bool(group.address))
        self.address_button.setVisible(not group.address)
        parts = [self._words.mode(group), self._words.last_read_sentence(group)]
        if not group.address:
            parts = [self.tr("There is no address for it yet.")]
        self._mode.setText(" ".join(parts))

    def _show_step(self) -> None:
        """The own channel is read in two steps: comments, then messages (R1)."""
        if self._stop is None or not self._stop.group.is_own_channel:
            self.primary.set_label(self.tr("Read, go on"))
        elif self._is_on_messages:
            self._about.setText(self.tr("Own channel, second: the messages"))
            self.primary.set_label(self.tr("Messages read, go on"))
        else:
            self._about.setText(self.tr("Own channel, first: the comments"))
            self.primary.set_label(self.tr("Comments read, messages next"))

    # what is there

    @property
    def is_on_messages(self) -> bool:
        """Whether the messages of the own channel are read just now."""
        return self._is_on_messages

    def mood(self) -> Mood | None:
        """The mood she chose; None while she has not."""
        key = self._mood.key()
        return key if isinstance(key, Mood) else None

    def show_mood(self, mood: Mood | None) -> None:
        """Show the mood of an earlier visit."""
        self._mood.choose(mood)

    def unfinished(self, group_id: "GroupId", *, seconds: int) -> Unfinished:
        """What stands on the screen, to be found again."""
        return Unfinished(
            group_id=group_id,
            text=self.capture.text(),
            kind=self.capture.kind(),
            mood=self.mood(),
            seconds=seconds,
            ticked=self.checklist.ticked(),
        )

    def forget(self) -> None:
        """The next stop that is shown begins anew, also if it is the same group."""
        self._stop = None

    def reveal_capture(self) -> None:
        """Scroll as far as needed to see the capture field with its card."""
        self._scroll.ensureWidgetVisible(self.capture, 0, self._context.theme.px(8))

    # slots

    def _go_on(self) -> None:
        self.touched.emit()
        if self._stop is not None and self._stop.group.is_own_channel and not self._is_on_messages:
            self._is_on_messages = True
            self.back_button.setEnabled(True)
            self._show_step()
            self.capture.field.setFocus()
            return
        self.next_requested.emit()

    def _go_back(self) -> None:
        self.touched.emit()
        if self._is_on_messages:
            self._is_on_messages = False
            self.back_button.setEnabled(False)
            self._show_step()
            self.capture.field.setFocus()
            return
        self.back_requested.emit()

    def _offer_reasons(self) -> None:
        menu = PopupMenu(self._context.theme, self)
        for reason, words in _REASONS.items():
            menu.add(self._context.language.text(words), self._skipper(Skip(reason)))
        menu.addSeparator()
        menu.add(self.tr("End the round here, no time for the rest"), self._skipper(Skip(None)))
        menu.popup(self.skip_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _skipper(self, skip: Skip) -> Callable[[], None]:
        return lambda: self.skip_requested.emit(skip)

    def _note_mood(self, _mood: object) -> None:
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
