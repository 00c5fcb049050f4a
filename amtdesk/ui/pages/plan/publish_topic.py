"""What a post is about: the topic decides where else it has to appear, and whether readers are owed an answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from amtdesk.domain.contributions import USUAL_TOPICS
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.topic_words import said_topic, typed_topic
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext


class TopicField(QWidget):
    """The topics of the plan to choose from; any other may be typed."""

    chosen = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._post_id: PostId | None = None
        theme = context.theme
        name = self.tr("Topic")
        self.box = ChoiceBox(name)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setFont(theme.font("control"))
        if (line := self.box.lineEdit()) is not None:
            line.setFont(theme.font("control"))
            line.setAccessibleName(name)
            line.setPlaceholderText("–")  # not as text: what is typed after a click would join it
            line.editingFinished.connect(self._keep)
        label = Label(theme, name, role="metaStrong", color="text.primary")
        label.setBuddy(self.box)
        whole = row(theme, spacing=12)
        self.setLayout(whole)
        whole.addWidget(label)
        whole.addWidget(self.box, 1)
        self.box.activated.connect(self._keep)
        self._topic = ""

    def show_post(self, post: "Post") -> None:
        """Show what it is about; what is out keeps its topic."""
        if post.id != self._post_id:  # once a post: all posts are looked at for it
            self._post_id = post.id
            self._offer(tuple(sorted({*USUAL_TOPICS, *self._context.desk.plan_days.topics()})))
        self._topic = post.topic
        if not self._is_typing():
            self.box.setEditText(said_topic(post.topic))
        self.setEnabled(not post.is_out and post.status is not PostStatus.WITHDRAWN)

    def _offer(self, topics: tuple[str, ...]) -> None:
        self.box.clear()
        self.box.addItem("–", "")
        for topic in topics:
            self.box.addItem(said_topic(topic), topic)

    def _is_typing(self) -> bool:
        line = self.box.lineEdit()
        return line is not None and line.hasFocus() and line.isModified()

    def _keep(self) -> None:
        typed = typed_topic(self.box.currentText())
        topic = "" if typed == "–" else typed
        if line := self.box.lineEdit():
            line.setModified(False)
        if topic != self._topic.lower():
            self._topic = topic
            self.chosen.emit(topic)
