"""The form "Als veröffentlicht eintragen": since when a post is online, and where. It reads; the card decides.

What is typed waits until it is entered, also while she is elsewhere and over a restart.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from amtdesk.domain.post_summaries import PostStatus, planned_instant
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.approval_forms import labelled, past_moment
from amtdesk.ui.pages.plan.esc_form import EscForm
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.pause import Pause, keep_or_tell

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext

_SINCE: Final = "since"
_LINK: Final = "link"
#: What was planned when the time was typed: for another date it is proposed anew.
_PLANNED: Final = "planned"


class PublishForm(EscForm):
    """Two fields, which propose the likeliest moment and show again what was begun."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._clock = context.desk.clock
        self._language = context.language
        self._post: Post | None = None
        self._offered: dict[str, str] = {}
        self.since = QLineEdit()
        self.link = QLineEdit()
        self.link.setPlaceholderText(self.tr("optional"))
        lines = column(context.theme, spacing=10)
        self.setLayout(lines)
        lines.addLayout(labelled(context.theme, self.tr("Online since"), field=self.since))
        lines.addLayout(labelled(context.theme, self.tr("Link to the post"), field=self.link))
        self._pause = Pause(self, self.keep_begun)
        for field in (self.since, self.link):
            field.textEdited.connect(self._pause.start)

    def is_begun(self, post_id: "PostId") -> bool:
        """Whether something was typed for a post and not entered yet."""
        return bool(self._context.desk.begun_forms.get(_name(post_id)))

    def offer(self, post: "Post") -> None:
        """Begin with what she typed for this post, else with the likeliest moment."""
        self.flush()
        self._post = post
        self._offered = self._proposed(post)
        begun = dict(self._context.desk.begun_forms.get(_name(post.id)))
        if begun.pop(_PLANNED, "") != _planned(post):
            begun.pop(_SINCE, None)
        shown = self._offered | begun
        self.since.setText(shown[_SINCE])
        self.link.setText(shown[_LINK])

    def entry(self) -> tuple[datetime | None, str]:
        """The time, None when it could not be read, and the link."""
        return past_moment(self.since.text(), clock=self._clock), self.link.text().strip()

    # what was begun

    def keep_begun(self) -> None:
        """Keep what was typed. Raises NotStored."""
        self._pause.stop()
        if self._post is None:
            return
        typed = self._values()
        begun = {} if typed == self._offered else typed | {_PLANNED: _planned(self._post)}
        self._context.desk.begun_forms.keep(_name(self._post.id), begun)

    def flush(self) -> None:
        """Keep what was typed now, or say why not: another post is shown, or the page is left."""
        if self._pause.isActive():
            keep_or_tell(self._context.messages, self.keep_begun)

    def sent(self) -> None:
        """It is entered: nothing of it waits any more."""
        self._offered = self._values()
        keep_or_tell(self._context.messages, self.keep_begun)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def _values(self) -> dict[str, str]:
        return {_SINCE: self.since.text(), _LINK: self.link.text()}

    # what is proposed

    def _proposed(self, post: "Post") -> dict[str, str]:
        """As it was entered where that was taken back today, else the likeliest moment."""
        last = post.publications[-1] if post.publications else None
        today = self._clock.today()
        if last is not None and last.withdrawn_at is not None and self._clock.local(last.withdrawn_at).date() == today:
            return {_SINCE: self._words(self._clock.local(last.published_at)), _LINK: last.link}
        return {_SINCE: self._words(self._likely(post)), _LINK: ""}

    def _words(self, moment: datetime) -> str:
        return f"{self._language.numeric_date(moment.date())}, {self._language.clock_time(moment.time())}"

    def _likely(self, post: "Post") -> datetime:
        """Now, or the planned time of what the platform brought or was missed.

        Words that were copied after that time went online no earlier: now when it was today, else as they were copied.
        """
        now = self._clock.local(self._clock.now())
        planned = planned_instant(post.day, post.at, zone=self._clock.zone)
        if planned is None or planned > now:
            return now
        if post.status is PostStatus.SCHEDULED:
            return planned
        if post.copied_at is not None and post.copied_at > planned:
            copied = self._clock.local(post.copied_at)
            return now if copied.date() == now.date() else copied
        is_over = planned.date() < now.date()
        return planned if is_over or post.status is not PostStatus.APPROVED else now


def _name(post_id: "PostId") -> str:
    return f"publish:{post_id}"


def _planned(post: "Post") -> str:
    return f"{post.day or ''} {post.at or ''}"
