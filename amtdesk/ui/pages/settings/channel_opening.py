"""The sheet that asks before a second channel is opened: why, and who has the time. It records, it does not forbid."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.channels import ChannelRules, checked_opening
from amtdesk.domain.errors import NotAllowed
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class WantedChannel(NamedTuple):
    """What she decided: which channel, why, and how many hours a week someone has for it."""

    key: str
    reason: str
    hours_a_week: float


class ChannelOpening(TallSheet):
    """Channel, reason, hours a week. Without reason and hours nothing is opened."""

    wanted = Signal(object)  # WantedChannel

    def __init__(self, context: "PageContext", parent: QWidget, *, channels: Sequence[ChannelRules]) -> None:
        super().__init__(context.theme, parent, heading="", width=560)
        self.heading.setText(self.tr("Open a second channel"))
        self.setAccessibleName(self.heading.text())
        self._language = context.language
        theme = context.theme
        self.channel = ChoiceBox(self.tr("Channel"))
        for each in channels:
            self.channel.addItem(each.name, each.key)
        self.reason = self._line(self.tr("Whom does the town reach there, and only there?"))
        self.hours = self._line(self.tr("such as 2,5"))
        self._error = ErrorLine(theme)
        self._open = KbdButton(theme, self.tr("Open the channel"), kind="primary", keys="Return")
        self._assemble()
        self._open.clicked.connect(self._want)

    def _assemble(self) -> None:
        theme = self._theme
        why = self.tr(
            "One channel that answers within a day serves people better than two that nobody has time for: each "
            "further one needs texts, answers and moderation of its own, also when you are away. If there is a "
            "good reason all the same, write it down: it stands with the channel from then on."
        )
        middle = ScrollColumn(theme, spacing=8, margins=(24, 0, 24, 4))
        middle.column.addWidget(Label(theme, why, role="control", color="text.secondary", wrap=True))
        for name, field in (
            (self.tr("Channel"), self.channel),
            (self.tr("Reason"), self.reason),
            (self.tr("Hours a week that someone has for it"), self.hours),
        ):
            label = Label(theme, name, role="metaStrong")
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setFont(theme.font("control"))
            middle.column.addWidget(label)
            middle.column.addWidget(field)
        self.foot.addWidget(self._error)
        self.foot.addWidget(self.end_with(self._open, leave=self.tr("Stay with one channel")))
        self.add_middle(middle)

    def open_now(self) -> None:
        """Show it with the focus where the choice is made."""
        self.open(self.channel)

    def _line(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self._want)
        return field

    def _want(self) -> None:
        try:
            reason, hours = checked_opening(self.reason.text(), _hours(self.hours.text()))
        except NotAllowed as error:
            self._error.say(self._language.sentence(error))
            missing = self.hours if self.reason.text().strip() else self.reason
            missing.setFocus()
            missing.selectAll()
            return
        key = str(self.channel.currentData())
        self.close_sheet()
        self.wanted.emit(WantedChannel(key, reason, hours))


def _hours(words: str) -> float:
    """What was typed as hours; what is no number is none."""
    tidy = words.strip().replace(",", ".").removesuffix("h").removesuffix("Std.").strip()
    return float(tidy) if tidy.replace(".", "", 1).isdecimal() else 0.0
