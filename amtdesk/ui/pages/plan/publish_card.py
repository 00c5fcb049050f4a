"""The card under the approval: posts that belong together, where else this one appears, what readers are owed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound, UserFacingError
from amtdesk.domain.participation import FEEDBACK
from amtdesk.domain.post_places import PLACE_WORD
from amtdesk.domain.publishing import CORRECTION
from amtdesk.ui.pages.plan.publish_feedback import FeedbackPart
from amtdesk.ui.pages.plan.publish_places import PlaceLines
from amtdesk.ui.pages.plan.publish_record import PublishRecord
from amtdesk.ui.pages.plan.publish_topic import TopicField
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, Hairline, clear_layout, column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from datetime import date, time

    from amtdesk.domain.post_places import PostPlace
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.date_sheet import DateSheet
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_words import PostWords

#: How wide a title may be in the column of 306, in design px.
_LINK_WIDTH: Final = 232


class PublishingCard(Card):
    """Nothing of it changes the words; all of it can be undone."""

    saved = Signal(object)  # SavedPost: another topic may ask for another level

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__(context.theme, padding=(14, 16), spacing=10)
        self._context = context
        self._words = words
        self._deeds = deeds
        self._post: Post | None = None
        self._place: PostPlace | None = None
        self._made_date: DateSheet | None = None
        self._shown: tuple[tuple[str, int], ...] = ()
        self._record = PublishRecord(context, parent=self)
        self.topic = TopicField(context)
        self.places = PlaceLines(context, self._record)
        self.feedback = FeedbackPart(context, self._record, deeds=deeds)
        theme = context.theme
        self._links = column(theme, spacing=2)
        self._related = QWidget()
        self._related.setLayout(self._links)
        self._line = Hairline(theme)
        self._by = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.column.addWidget(Label(theme, self.tr("Also on"), role="heading"))
        self.column.addWidget(self.places)
        self.column.addWidget(self.topic)
        self.column.addWidget(self.feedback)
        self.column.addWidget(self._by)
        self.column.addWidget(self._line)
        self.column.addWidget(self._related)
        self.places.day_requested.connect(self._ask_day)
        self.topic.chosen.connect(self._keep_topic)

    def show_post(self, post: "Post") -> None:
        """Show what belongs to a post."""
        self._post = post
        self.topic.show_post(post)
        self.places.show_post(post)
        self.feedback.show_post(post)
        self._by.setText(self.tr("Delivered by {name}").format(name=post.contributed_by))
        self._by.setVisible(bool(post.contributed_by))
        links = tuple(self._links_of(post))
        if links != self._shown:
            self._shown = links
            clear_layout(self._links)
            for words, post_id in links:
                self._links.addWidget(self._link(words, post_id))
        self._related.setVisible(bool(links))
        self._line.setVisible(bool(links))

    def _links_of(self, post: "Post") -> "list[tuple[str, int]]":
        posts = self._context.desk.posts
        related = [
            (self.tr("Corrects: {title}"), post.corrects_id),
            (self.tr("Feedback on: {title}"), post.feedback_for_id),
            *((self.tr("Corrected by: {title}"), each.id) for each in posts.corrections_of(post.id)),
            (self.tr("Feedback: {title}"), posts.feedback_of(post.id)),
        ]
        found: list[tuple[str, int]] = []
        for words, other in related:
            if other is None:
                continue
            try:
                title = self._words.title(posts.get(other)).removeprefix(CORRECTION).removeprefix(FEEDBACK)
            except NotFound:  # thrown away since: there is nothing to lead to
                continue
            found.append((words.format(title=title), other))
        return found

    def _link(self, words: str, post_id: int) -> QWidget:
        part = QWidget()
        line = row(self._theme, spacing=0)
        part.setLayout(line)
        metrics = QFontMetrics(self._theme.font("metaStrong"))
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(_LINK_WIDTH))
        link = LinkButton(self._theme, short, icon="link")
        link.setAccessibleName(words)
        link.setToolTip(words)
        link.clicked.connect(lambda: self._deeds.open_requested.emit(post_id))
        line.addWidget(link, 1)
        return part

    def _keep_topic(self, topic: str) -> None:
        if self._post is None:
            return
        try:
            saved = self._context.desk.posts.edit(replace(self._post, topic=topic), is_step=True)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self.saved.emit(saved)

    def _ask_day(self, place: "PostPlace") -> None:
        if self._made_date is None:
            from amtdesk.ui.pages.plan.date_sheet import DateSheet

            self._made_date = DateSheet(self._context, self._words, parent=self.window())
            self._made_date.date_chosen.connect(self._take_day)
        self._place = place
        name = self._context.language.text(PLACE_WORD[place.place])
        self._made_date.ask(name, day=place.due_on, at=None)

    def _take_day(self, day: "date", _at: "time | None") -> None:
        if self._place is not None:
            self._record.set_day(self._place, day)
