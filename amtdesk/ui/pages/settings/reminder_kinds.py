"""What she is reminded of: one switch a kind, with its word and when it speaks."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.words import N_
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amtdesk.ui.page import PageContext

#: In the order of a day: its word, and when it speaks.
KIND_WORDS: Final["Mapping[MatterKind, tuple[str, str]]"] = {
    MatterKind.ROUND: (N_("Round through the groups"), N_("at the times above")),
    MatterKind.QUESTION_SOON: (N_("Question runs out"), N_("2 hours before your target, and when it is missed")),
    MatterKind.POST_DUE: (N_("Post is to go out"), N_("at its time, while it is approved and not copied")),
    MatterKind.POST_WITHOUT_LINK: (
        N_("Link of a scheduled post"),
        N_("on the next morning of service, while it is missing"),
    ),
    MatterKind.FOLLOW_UP: (N_("Ask a department again"), N_("in the morning of the day you chose")),
    MatterKind.APPROVAL_WAITS: (N_("Approval of a post"), N_("when it waits longer than the office agreed")),
    MatterKind.ANSWER_WAITS: (N_("Approval of an answer"), N_("when it waits longer than the office agreed")),
    MatterKind.REPORT_DUE: (N_("Weekly report"), N_("when its week ends")),
    MatterKind.TEMPLATE_REVIEW: (N_("Agree a template again"), N_("on the day of its review, or when it ends")),
    MatterKind.OWN_TASK: (N_("Own tasks"), N_("at their time, else in the morning")),
}


class ReminderKinds(QWidget):
    """A switch for each kind."""

    switched = Signal(str, bool)  # the kind; whether she wants to be reminded of it

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.switches: dict[MatterKind, Switch] = {}
        theme, language = context.theme, context.language
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        for kind, (word, hint) in KIND_WORDS.items():
            switch = Switch(theme, language.text(word), is_on=True)
            switch.clicked.connect(partial(self._tell, kind))
            self.switches[kind] = switch
            words = column(theme, spacing=0)
            label = Label(theme, language.text(word), wrap=True)
            label.setBuddy(switch)
            words.addWidget(label)
            words.addWidget(Label(theme, language.text(hint), role="meta", color="text.secondary", wrap=True))
            line = row(theme, spacing=16)
            line.addLayout(words, 1)
            line.addWidget(switch)
            lines.addLayout(line)

    def show_off(self, kinds_off: frozenset[str]) -> None:
        """Show which are off."""
        for kind, switch in self.switches.items():
            switch.setChecked(kind not in kinds_off)

    def _tell(self, kind: MatterKind) -> None:
        self.switched.emit(str(kind), self.switches[kind].isChecked())
