"""The upper part of a stop: which one it is, how long she has read, the way into the browser, what holds there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from datetime import datetime

    from amtdesk.domain.groups import Group
    from amtdesk.domain.rounds import Round, Stop
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords


class StopHead(QWidget):
    """Name, address, house rules. The own channel is read in two steps: comments, then messages (R1)."""

    open_requested = Signal()
    address_requested = Signal()

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._words = words
        theme = context.theme
        self._about = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._time = Label(theme, role="meta", color="text.secondary")
        self._time.setToolTip(
            self.tr(
                "Reading time counts here and while another window is in front. "
                "It stands still after 2 minutes without a key, and after 10 minutes elsewhere."
            )
        )
        self._name = Label(theme, role="display", wrap=True)
        self.open_button = KbdButton(theme, self.tr("Open the group"), icon="external-link", keys="Ctrl+O").bind_keys()
        self._mode = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.address_button = LinkButton(theme, self.tr("Enter the address"))
        self._rules = Label(theme, role="meta", color="text.secondary", wrap=True)
        for button in (self.open_button, self.address_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.open_button.clicked.connect(self.open_requested)
        self.address_button.clicked.connect(self.address_requested)
        self._assemble(context)

    def _assemble(self, context: "PageContext") -> None:
        theme = context.theme
        first = row(theme, spacing=16)
        first.addWidget(self._about, 1)
        first.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        way = row(theme, spacing=16)
        way.addWidget(self.open_button)
        way.addWidget(self._mode, 1)
        way.addWidget(self.address_button)
        lines = column(theme, spacing=2)
        lines.addLayout(first)
        lines.addWidget(self._name)
        lines.addSpacing(theme.px(6))
        lines.addLayout(way)
        lines.addSpacing(theme.px(6))
        lines.addWidget(self._rules)
        self.setLayout(lines)

    def show_stop(self, stop: "Stop", walk: "Round", *, is_on_messages: bool) -> None:
        """Show which stop it is, and say it when it is another: the focus stays in the same field."""
        group, about = stop.group, self._step_words(stop, walk, is_on_messages=is_on_messages)
        is_another = (group.name, about) != (self._name.text(), self._about.text())
        self._name.setText(group.name)
        self._about.setText(about)
        if is_another:
            announce(self, f"{group.name}, {about}")
        own = group.is_own_channel
        self.open_button.set_label(self.tr("Go to the channel") if own else self.tr("Open the group"))
        self.address_button.setVisible(not group.address)
        self._mode.setText(self._way_words(group))
        rules = [self.tr("House rules: {rules}").format(rules=group.house_rules)] if group.house_rules else []
        self._rules.setText("\n".join((*rules, group.note.split("\n")[0]) if group.note else rules))
        self._rules.setToolTip(plain_tip(group.note))
        self._rules.setVisible(bool(self._rules.text()))

    def show_time(self, stop: "Stop", *, seconds: int, paused_since: "datetime | None") -> None:
        """Show how long she has read here, and whether the time stands still."""
        self._time.setText(self._words.reading(stop.group, seconds=seconds, paused_since=paused_since))

    def step_words(self) -> str:
        """Which stop it is, or which step of the own channel."""
        return self._about.text()

    def time_words(self) -> str:
        """What is said about the time."""
        return self._time.text()

    def _step_words(self, stop: "Stop", walk: "Round", *, is_on_messages: bool) -> str:
        if not stop.group.is_own_channel:
            return self._words.about(stop, walk)
        if is_on_messages:
            return self.tr("Own channel, second: the messages")
        return self.tr("Own channel, first: the comments")

    def _way_words(self, group: "Group") -> str:
        if not group.address:
            return self.tr("There is no address for it yet.")
        return f"{self._words.mode(group)}\n{self._words.last_read_sentence(group)}"
