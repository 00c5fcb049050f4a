"""The fields of what an idea's draft begins with: topic, department, approval, text; and a note to herself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCompleter, QLineEdit, QWidget

from amtdesk.domain.contributions import USUAL_TOPICS
from amtdesk.ui.pages.plan.topic_words import said_topic, typed_topic
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.named_part import Part

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_TEXT_LINES: Final = 4
_NOTE_LINES: Final = 2
_USUAL_LEVEL: Final = "1"


class DraftFields(QWidget):
    """What stands in the draft from the beginning. Topics that are in use are offered while she types."""

    changed = Signal()
    accepted = Signal()  # Enter in the line

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self.topic = QLineEdit()
        self.department, self.level = self._departments(), self._levels()
        self.skeleton = self._text(self.tr("Text that the draft begins with"), lines=_TEXT_LINES)
        self.note = self._text(self.tr("Note"), lines=_NOTE_LINES)
        self._line = row(context.theme, spacing=16)
        self._lay_out()
        self._offer_topics()
        self.topic.textEdited.connect(self.changed)
        self.topic.returnPressed.connect(self.accepted)
        for box in (self.department, self.level):
            box.currentIndexChanged.connect(self.changed)
        for text in (self.skeleton, self.note):
            text.textChanged.connect(self.changed)

    def _departments(self) -> ChoiceBox:
        box = ChoiceBox(self.tr("Department"))
        box.addItem(self.tr("none"), "")
        for each in self._context.desk.town.departments():
            box.addItem(each.name, each.key)
        return box

    def _levels(self) -> ChoiceBox:
        box = ChoiceBox(self.tr("Approval at least"))
        for step in self._context.desk.town.approval_levels():
            box.addItem(self.tr("{level}, {name}").format(level=step.level, name=step.name), step.level)
        return box

    def _text(self, name: str, *, lines: int) -> AutosaveTextEdit:
        theme = self._context.theme
        field = AutosaveTextEdit(theme, name)
        field.setFixedHeight(lines * theme.line("body") + theme.px(18))
        return field

    def _lay_out(self) -> None:
        context = self._context
        lines = column(context.theme, spacing=14)
        self.setLayout(lines)
        for name, field in (
            (self.tr("Topic"), self.topic),
            (self.tr("Department"), self.department),
            (self.tr("Approval at least"), self.level),
        ):
            self._line.addWidget(Part(context, name, field=field), 1)
        lines.addLayout(self._line)
        lines.addWidget(Part(context, self.tr("Text that the draft begins with"), field=self.skeleton))
        lines.addWidget(Part(context, self.tr("Note"), field=self.note))

    def _offer_topics(self) -> None:
        topics = {*USUAL_TOPICS, *(idea.topic for idea in self._context.desk.ideas.all() if idea.topic)}
        completer = QCompleter([said_topic(topic) for topic in sorted(topics)], self.topic)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.topic.setCompleter(completer)

    def arrange(self, *, is_wide: bool) -> None:
        """Put the short fields beside or below each other."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            "topic": typed_topic(self.topic.text()),
            "department": str(self.department.currentData()),
            "level": str(self.level.currentData()),
            "skeleton": self.skeleton.text(),
            "note": self.note.text(),
        }

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; what is not named becomes empty."""
        self.topic.setText(said_topic(values.get("topic", "")))
        self.topic.setCursorPosition(0)
        self.department.setCurrentIndex(max(self.department.findData(values.get("department", "")), 0))
        self.level.setCurrentIndex(max(self.level.findData(int(values.get("level", _USUAL_LEVEL))), 0))
        self.skeleton.show_text(values.get("skeleton", ""))
        self.note.show_text(values.get("note", ""))
